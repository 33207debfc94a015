//! How long a desk waits for an order whose key the host makes and archives, beside the same order for a key that lies
//! on the card.
//!
//! The time is from sending the order to having its fulfilment: checked, signed and on the disk. The desk shares the
//! machine with the host, and the pool is filled again meanwhile.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench fails by it"
)]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use contents::KeyAlgorithm;
use host::{InitOptions, KeyPool};
use procedure::{Action, Draft};

use support::{Desk, Key, World, draft};

const ORDERS: u16 = 20;

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!("one order of one certificate, {ORDERS} times, milliseconds");
    println!("{:<42} {:>8} {:>8}", "the key", "median", "longest");
    let pools = [
        (KeyPool::EMPTY, "made when it is wanted"),
        (
            KeyPool {
                rsa2048: ORDERS,
                rsa3072: ORDERS,
                rsa4096: 0,
            },
            "from the pool",
        ),
    ];
    for algorithm in [
        KeyAlgorithm::EccP256,
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::Rsa3072,
    ] {
        let desk = Waiting::set_up(KeyPool::EMPTY);
        let mut desk = runtime.block_on(desk);
        row(
            &format!("{algorithm}, on the card"),
            runtime.block_on(desk.on_card(algorithm)),
        );
        for (pool, words) in pools {
            let pooled = pool != KeyPool::EMPTY;
            if pooled && algorithm == KeyAlgorithm::EccP256 {
                continue;
            }
            let mut desk = runtime.block_on(Waiting::set_up(pool));
            if pooled {
                runtime.block_on(desk.until_filled());
            }
            row(
                &format!("{algorithm}, archived, {words}"),
                runtime.block_on(desk.archived(algorithm)),
            );
        }
    }
}

fn row(key: &str, mut waited: Vec<Duration>) {
    waited.sort();
    let millis = |time: Option<&Duration>| time.unwrap().as_secs_f64() * 1000.0;
    let (median, longest) = (waited.get(waited.len() / 2), waited.last());
    println!("{key:<42} {:>8.1} {:>8.1}", millis(median), millis(longest));
}

/// A desk at a host.
struct Waiting {
    world: World,
    desk: Desk,
    cards: u32,
}

impl Waiting {
    async fn set_up(pool: KeyPool) -> Self {
        let world = World::with_pool(InitOptions::default(), pool).await;
        let desk = world.desk().await;
        Self {
            world,
            desk,
            cards: 0,
        }
    }

    async fn until_filled(&self) {
        let keys = "SELECT COUNT(*) FROM key_pool";
        while self.world.count(keys).await < i64::from(2 * ORDERS) {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn on_card(&mut self, algorithm: KeyAlgorithm) -> Vec<Duration> {
        let mut waited = Vec::new();
        for _ in 0..ORDERS {
            let key = Key::new(algorithm);
            waited.push(self.order("blank-card", algorithm, Some(key)).await);
        }
        waited
    }

    async fn archived(&mut self, algorithm: KeyAlgorithm) -> Vec<Duration> {
        let mut waited = Vec::new();
        for _ in 0..ORDERS {
            waited.push(self.order("archived-encryption", algorithm, None).await);
        }
        waited
    }

    async fn order(
        &mut self,
        procedure: &str,
        algorithm: KeyAlgorithm,
        on_card: Option<Key>,
    ) -> Duration {
        self.cards += 1;
        let mut card = self.world.stocked(&self.cards.to_string(), &[]).await;
        let place = "9d".parse().unwrap();
        card.keys.extend(on_card.map(|key| (place, key)));
        let mut wanted: Draft = draft(&[("9d", Action::Add)], "Anna Berg");
        wanted.keys.get_mut(&place).unwrap().algorithm = Some(algorithm);
        let run = self.desk.open(&card, procedure, wanted).await.unwrap();
        let message = self.desk.signed(&run.order(&card));
        let begun = Instant::now();
        self.desk.submit_message(message).await.unwrap();
        begun.elapsed()
    }
}
