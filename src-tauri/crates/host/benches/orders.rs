//! Orders per second at a host on SQLite, beside the bare signing rate of the same kind of key.
//!
//! An order is all that a desk sends for one certificate: open request, order, receipt, each over TLS and each signed
//! by a key in this process; every step is on the disk before it is answered. The desks share the machine with the
//! host.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench fails by it"
)]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use contents::KeyAlgorithm;
use host::InitOptions;
use procedure::{Action, Role};

use support::{Card, Desk, Key, World, draft};

const DESKS: usize = 8;
const ORDERS: usize = 25;

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!(
        "orders of one certificate, {DESKS} desks × {ORDERS} orders, one machine for host and desks"
    );
    println!(
        "{:<16} {:>10} {:>12} {:>14}",
        "issuing key", "orders/s", "signatures/s", "signatures/order"
    );
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::Rsa2048] {
        let orders = runtime.block_on(orders_per_second(algorithm));
        let signatures = signatures_per_second(algorithm);
        let ratio = signatures / orders;
        println!(
            "{:<16} {orders:>10.1} {signatures:>12.0} {ratio:>14.0}",
            algorithm.to_string()
        );
    }
}

async fn orders_per_second(issuing_key: KeyAlgorithm) -> f64 {
    let world = World::with(InitOptions {
        issuing_key,
        ..InitOptions::default()
    })
    .await;
    let mut desks = Vec::new();
    for number in 0..DESKS {
        let officer = world
            .officer(&format!("Officer {number}"), &[Role::IssueCertificate])
            .await;
        let serials = (0..ORDERS).map(|order| (number * ORDERS + order + 1).to_string());
        let key = [("9a", KeyAlgorithm::EccP256)];
        let cards: Vec<_> = serials
            .map(|serial| Card::produced(&serial, &key, &world.production))
            .collect();
        world.import(&cards.iter().collect::<Vec<_>>()).await;
        desks.push((
            Arc::new(Desk::sign_in(&world.running, officer).await.unwrap()),
            cards,
        ));
    }
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for (desk, cards) in desks {
        tasks.push(tokio::spawn(async move {
            for card in &cards {
                let redo = draft(&[("9a", Action::Redo)], "Anna Berg");
                desk.issue(card, "employee-card", redo).await.unwrap();
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    (DESKS * ORDERS) as f64 / begun.elapsed().as_secs_f64()
}

/// One thread, a message as long as a certificate.
fn signatures_per_second(algorithm: KeyAlgorithm) -> f64 {
    let signer = Key::new(algorithm).signer();
    let message = [7; 700];
    let (begun, mut signed) = (Instant::now(), 0_u32);
    while begun.elapsed() < Duration::from_secs(1) {
        for _ in 0..20 {
            signer(&message);
            signed += 1;
        }
    }
    f64::from(signed) / begun.elapsed().as_secs_f64()
}
