//! Keys that the host makes, archives and delivers: what their import costs at the reader, and what the whole costs an
//! officer who waits, beside the same with a key that the card has already.

use std::thread;
use std::time::Duration;

use acceptance::{Card, Office, Table};

use super::table::{ratio, shown};
use super::ykman::Slot;
use super::{AIM, at_ykman, certificate_bytes, least, milliseconds, ours};

/// The place of the key.
const KEY: &str = "9d";
/// Nothing but that key.
const ALONE: &[&str] = &["--action", "9a=blank", "--action", "9c=blank"];

pub(super) fn print_import(office: &Office) {
    let stock = ["--in-stock"];
    let fresh = office.card("blank", &stock);
    let archived = [ALONE, &["--key", "9d=rsa2048"]].concat();
    let run = ours::issue(office, &fresh, "archived-encryption", &archived);
    let certificate = certificate_bytes(office, &fresh, KEY);
    let slot = Slot {
        name: KEY,
        algorithm: "RSA2048",
    };
    let ykman = at_ykman(office, &office.card("blank", &stock), |ykman| {
        ykman.import_key(slot);
        ykman.certify(slot, certificate);
        ykman.import(slot, false);
    });
    let least = least::IMPORT_RSA2048.with_certificate_of(certificate);
    let ours = run.write;
    let floor = least.apdus + least::WHICH_CARD;
    let mut table = Table::new(&[
        "import a key, write the certificate",
        "least in one session",
        "countersign",
        "ykman",
        "countersign : ykman",
        "above the floor",
    ]);
    table.row([
        "RSA-2048".to_owned(),
        shown(least),
        shown(ours),
        shown(ykman),
        ratio(ours, ykman),
        format!("{:+} APDUs", ours.apdus.cast_signed() - floor.cast_signed()),
    ]);
    println!("{table}");
    print_added(&run);
    // Counts are exact, so that missing the aim is a fault and not bad luck.
    assert!(
        ours.apdus <= floor + AIM,
        "{} APDUs to import a key, the aim is {floor} + {AIM}",
        ours.apdus
    );
}

fn print_added(run: &ours::Run) {
    println!(
        "The floor is {} APDU above one session: which card it is. A run adds: read {}; open {} (whether the host's \
         secrets open the card is tried before a key is archived for it); check {} (the card decrypts with the key); \
         PIN {}; the whole {}.\n",
        least::WHICH_CARD,
        shown(run.read),
        shown(run.prove),
        shown(run.check),
        shown(run.pin),
        shown(run.total()),
    );
}

/// Each takes a new card.
const RUNS: usize = 5;

/// The host begins to fill its pool a few seconds after it serves, and rests between keys: by then there are enough.
const FILLED: Duration = Duration::from_secs(20);

pub(super) fn print_latency(office: &Office) {
    let rsa = ["--keys", "9a=rsa2048,9c=rsa2048,9d=rsa2048,9e=rsa2048"];
    let on_card = || office.card("pre-personalized", &rsa);
    let own = median(|| took(office, &on_card(), "employee-card", ALONE));
    thread::sleep(FILLED);
    let archived = [ALONE, &["--key", "9d=rsa2048"]].concat();
    let archived = median(|| {
        let card = office.card("blank", &["--in-stock"]);
        took(office, &card, "archived-encryption", &archived)
    });
    let mut table = Table::new(&["one RSA-2048 key for decryption", "time", "ratio"]);
    let row = |name: &str, time: Duration| {
        let ratio = time.as_secs_f64() / own.as_secs_f64();
        [name.to_owned(), milliseconds(time), format!("{ratio:.2}")]
    };
    table.row(row("that production put on the card", own));
    table.row(row(
        "that the host made beforehand, archives and delivers",
        archived,
    ));
    println!("{table}");
    println!(
        "countersign issue from start to end, median of {RUNS}; the pool of keys is filled.\n"
    );
}

fn took(office: &Office, card: &Card, procedure: &str, options: &[&str]) -> Duration {
    let _inserted = office.insert(card);
    ours::run(office, procedure, options).succeeds().took
}

fn median(run: impl Fn() -> Duration) -> Duration {
    let mut times: Vec<_> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[RUNS / 2]
}
