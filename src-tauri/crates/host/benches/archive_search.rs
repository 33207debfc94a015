//! How long a desk waits for a search of a large archive: by exact serial number, by four characters of a subject, and
//! by four that are in none, beside a request that looks nothing up.
//!
//! `COUNTERSIGN_ARCHIVED` says how many archived certificates there are, two million where it says nothing. They are
//! put into the database by SQL, copies of one that was issued under other subjects: what is searched is what the host
//! searches, but no key of them opens. The desk shares the machine with the host.

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

use protocol::ArchiveQuery;
use sqlx::{SqliteConnection, sqlite::SqliteConnectOptions};

use support::{Desk, World, body};

const ARCHIVED: u32 = 2_000_000;
const SEARCHES: u32 = 300;

fn main() {
    let wanted = std::env::var("COUNTERSIGN_ARCHIVED");
    let archived = wanted.map_or(ARCHIVED, |count| count.parse().expect("a number"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(bench(archived));
}

async fn bench(archived: u32) {
    let (world, desk) = World::with_archive().await;
    let card = world.blank("1").await;
    desk.archive(&card, "Anna Berg", "anna@example.org").await;
    let begun = Instant::now();
    fill(&world, archived).await;
    let size = std::fs::metadata(world.database()).unwrap().len() / 1_000_000;
    let seconds = begun.elapsed().as_secs();
    println!("{archived} archived certificates, {size} MB, put there in {seconds} s");
    println!("one search, {SEARCHES} times, milliseconds");
    println!(
        "{:<34} {:>8} {:>8} {:>8} {:>8}",
        "criterion", "median", "p95", "ratio", "found"
    );
    let nothing = nothing(&desk).await;
    let median = nothing.median();
    nothing.print("a request that looks nothing up", median);
    let serial = |number: u32| ArchiveQuery {
        serial: Some(format!("{:032x}", SERIALS + u128::from(number))),
        ..ArchiveQuery::default()
    };
    let subject = |part: String| ArchiveQuery {
        subject: Some(part),
        ..ArchiveQuery::default()
    };
    let random = |number: u32| number.wrapping_mul(2_654_435_761) % archived;
    let searches = [
        (
            "serial number",
            searched(&desk, |number| serial(random(number))).await,
        ),
        (
            "four characters of a subject",
            searched(&desk, |number| subject(part_of(random(number)))).await,
        ),
        (
            "four characters of every subject",
            searched(&desk, |_| subject("O=Ex".to_owned())).await,
        ),
        (
            "four characters of none",
            searched(&desk, |number| subject(format!("{}Qx~", number % 10))).await,
        ),
    ];
    for (criterion, times) in searches {
        times.print(criterion, median);
    }
}

/// The first serial number of the copies; 128 bits, the first octet not zero.
const SERIALS: u128 = 0x4000_0000_0000_0000_0000_0000_0000_0000;
/// What names are made of.
const SYLLABLES: [&str; 24] = [
    "ann", "ber", "cor", "dal", "eri", "fre", "gus", "hel", "ing", "jon", "kar", "lin", "mar",
    "nil", "ols", "per", "rut", "sve", "tor", "ulf", "vik", "wal", "yrs", "zac",
];

/// The subject of a copy.
fn subject(number: u32) -> String {
    let syllable = |power: u32| SYLLABLES[(number / 24_u32.pow(power) % 24) as usize];
    let (given, family) = (
        format!("{}{}", syllable(0), syllable(1)),
        format!("{}{}{}", syllable(2), syllable(3), syllable(4)),
    );
    format!("CN={given} {family},SERIALNUMBER={number},O=Example")
}

/// Four characters of the name in a subject.
fn part_of(number: u32) -> String {
    let subject = subject(number);
    let from = 3 + (number as usize / 7) % 8;
    subject[from..from + 4].to_owned()
}

/// Puts the copies there, in one transaction.
async fn fill(world: &World, archived: u32) {
    use sqlx::{ConnectOptions as _, Connection as _};
    let options = SqliteConnectOptions::new()
        .filename(world.database())
        .foreign_keys(false)
        .pragma("cache_size", "-500000");
    let mut connection = options.connect().await.unwrap();
    let mut transaction = connection.begin().await.unwrap();
    for number in 0..archived {
        copy(&mut transaction, number).await;
    }
    transaction.commit().await.unwrap();
    connection.close().await.unwrap();
}

async fn copy(connection: &mut SqliteConnection, number: u32) {
    let id = i64::from(number) + 2;
    sqlx::query(
        "INSERT INTO certificates (id, serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
             not_after, to_be_signed, certificate, published_at)
         SELECT $1, $2, authority, order_id, card, 'copy ' || $1, action, $3, 'copy ' || $1, not_before, not_after, x'',
             certificate, published_at FROM certificates WHERE id = 1",
    )
    .bind(id)
    .bind(format!("{:032x}", SERIALS + u128::from(number)))
    .bind(subject(number))
    .execute(&mut *connection)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO archived_keys (id, fingerprint, algorithm, archive_key, enveloped, archived_at, order_id,
             certificate, card)
         SELECT $1, 'copy ' || $1, algorithm, archive_key, enveloped, archived_at, order_id, $1, card
         FROM archived_keys WHERE id = 1",
    )
    .bind(id)
    .execute(&mut *connection)
    .await
    .unwrap();
    sqlx::query("INSERT INTO archived_subjects (rowid, subject) VALUES ($1, $2)")
        .bind(id)
        .bind(subject(number))
        .execute(&mut *connection)
        .await
        .unwrap();
}

/// How long searches took, in order, and how many certificates they found.
struct Times {
    times: Vec<Duration>,
    found: usize,
}

impl Times {
    fn of(mut times: Vec<Duration>, found: usize) -> Self {
        times.sort_unstable();
        Self { times, found }
    }

    fn median(&self) -> Duration {
        self.times[self.times.len() / 2]
    }

    fn print(&self, criterion: &str, nothing: Duration) {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        let (median, p95) = (self.median(), self.times[self.times.len() * 95 / 100]);
        println!(
            "{criterion:<34} {:>8.2} {:>8.2} {:>8.1} {:>8.1}",
            milliseconds(median),
            milliseconds(p95),
            median.as_secs_f64() / nothing.as_secs_f64(),
            self.found as f64 / self.times.len() as f64,
        );
    }
}

async fn searched(desk: &Desk, query: impl Fn(u32) -> ArchiveQuery) -> Times {
    let (mut times, mut found) = (Vec::new(), 0);
    for number in 0..SEARCHES {
        let query = query(number);
        let begun = Instant::now();
        let answer = desk.search(&query).await.unwrap();
        times.push(begun.elapsed());
        found += answer.certificates.len();
    }
    Times::of(times, found)
}

async fn nothing(desk: &Desk) -> Times {
    let mut times = Vec::new();
    for _ in 0..SEARCHES {
        let begun = Instant::now();
        let request = desk.client.get(format!("{}/v1/authorities", desk.base));
        body(request.send().await.unwrap()).await.unwrap();
        times.push(begun.elapsed());
    }
    Times::of(times, 0)
}
