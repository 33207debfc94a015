#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops when a tool fails"
)]

mod archive;
mod least;
mod ours;
mod table;
mod ykman;

use std::fs;
use std::time::Duration;

use acceptance::{Card, Host, InsertedCard, Office, Program, Readers, Table, Traffic};
use least::Least;
use ours::Run;
use table::{ratio, shown};
use ykman::{Slot, Ykman};

pub(super) fn main() {
    // What cargo says to benches (`--bench`) is of no use here.
    let roles = ["issue-certificate"];
    let office = Office::open_with(Readers::of_yubikeys(), Host::init(&[]), &roles);
    println!("\nAPDUs / bytes at the subject card\n");
    let jobs = one_key_jobs(&office);
    print_one_key(&jobs);
    print_added(&jobs);
    archive::print_import(&office);
    print_full_card(&office);
    print_reading(&office);
    archive::print_latency(&office);
}

/// Generating one key, proving it, certifying it.
struct Job {
    name: &'static str,
    least: Traffic,
    ours: Run,
    /// ykman does not know cards that are no YubiKeys.
    ykman: Option<Traffic>,
}

fn one_key_jobs(office: &Office) -> Vec<Job> {
    let short = ["--generic", "--short-apdus-only"];
    vec![
        one_key_job(office, "P-256", ("eccp256", "ECCP256"), least::P256, &[]),
        one_key_job(
            office,
            "RSA-2048",
            ("rsa2048", "RSA2048"),
            least::RSA2048,
            &[],
        ),
        one_key_job(
            office,
            "P-256, short APDUs",
            ("eccp256", ""),
            least::P256_SHORT,
            &short,
        ),
        one_key_job(
            office,
            "RSA-2048, short APDUs",
            ("rsa2048", ""),
            least::RSA2048_SHORT,
            &short,
        ),
    ]
}

fn one_key_job(
    office: &Office,
    name: &'static str,
    (ours, theirs): (&str, &'static str),
    least: Least,
    card: &[&str],
) -> Job {
    let stock = [&["--in-stock"], card].concat();
    let fresh = office.card("blank", &stock);
    let key = format!("9a={ours}");
    let run = ours::issue(
        office,
        &fresh,
        "blank-card",
        &[
            "--action", "9c=blank", "--action", "9d=blank", "--key", &key,
        ],
    );
    let certificate = certificate_bytes(office, &fresh, "9a");
    let ykman = (!theirs.is_empty()).then(|| {
        let slot = Slot {
            name: "9a",
            algorithm: theirs,
        };
        at_ykman(office, &office.card("blank", &stock), |ykman| {
            ykman.generate(slot);
            ykman.prove(slot);
            ykman.certify(slot, certificate);
            ykman.import(slot, false);
        })
    });
    Job {
        name,
        least: least.with_certificate_of(certificate),
        ours: run,
        ykman,
    }
}

/// How many APDUs above the floor generating, proving and writing may cost.
const AIM: u64 = 2;

fn none() -> String {
    "–".to_owned()
}

fn print_one_key(jobs: &[Job]) {
    let head = [
        "generate, prove, write the certificate",
        "least in one session",
        "countersign",
        "ykman",
        "countersign : ykman",
        "above the floor",
    ];
    let mut table = Table::new(&head);
    for job in jobs {
        let ours = job.ours.prove_and_write();
        let floor = job.least.apdus + least::SECOND_SESSION;
        table.row([
            job.name.to_owned(),
            shown(job.least),
            shown(ours),
            job.ykman.map_or_else(none, shown),
            job.ykman.map_or_else(none, |ykman| ratio(ours, ykman)),
            format!("{:+} APDUs", ours.apdus.cast_signed() - floor.cast_signed()),
        ]);
        // Counts are exact, so that missing the aim is a fault and not bad luck.
        assert!(
            ours.apdus <= floor + AIM,
            "{}: {} APDUs, the aim is {floor} + {AIM}",
            job.name,
            ours.apdus
        );
    }
    println!("{table}");
    println!("– ykman works with YubiKeys only, and none of them is limited to short APDUs.");
    println!(
        "The order is signed, and the host works, between two sessions: the floor is {} APDUs above one session.\n",
        least::SECOND_SESSION
    );
}

fn print_added(jobs: &[Job]) {
    let mut table = Table::new(&["what a run adds to it", "read", "check", "PIN", "whole run"]);
    for Job { name, ours, .. } in jobs {
        table.row([
            (*name).to_owned(),
            shown(ours.read),
            shown(ours.check),
            shown(ours.pin),
            shown(ours.total()),
        ]);
    }
    println!("{table}");
    println!("The receipt is signed by a key of the run and costs no APDU.\n");
}

/// Three keys that production put on the card.
fn print_full_card(office: &Office) {
    let fresh = office.card("pre-personalized", &[]);
    let ours = ours::issue(office, &fresh, "employee-card", &[]);
    let certificate = certificate_bytes(office, &fresh, "9a");
    let slots = ["9a", "9c", "9d"].map(|name| Slot {
        name,
        algorithm: "ECCP256",
    });
    let ykman = at_ykman(office, &office.card("pre-personalized", &[]), |ykman| {
        ykman.info();
        for slot in slots {
            // The card refuses to sign with an EC key in 9D, and ykman has no other proof.
            let signs = slot.name != "9d";
            ykman.export(slot);
            if signs {
                ykman.prove(slot);
            }
            ykman.certify(slot, certificate);
            ykman.import(slot, signs);
        }
        ykman.change_pin("739154");
    });
    let mut table = Table::new(&[
        "Employee card, P-256",
        "read",
        "prove",
        "write",
        "check",
        "PIN",
        "whole run",
    ]);
    let least = least::employee_card();
    let row = |name: &str, parts: [String; 6]| std::iter::once(name.to_owned()).chain(parts);
    let whole = |cell: String| [none(), none(), none(), none(), none(), cell];
    table.row(row("least, APDUs", least.shown()));
    table.row(row("countersign", ours.parts().map(shown)));
    table.row(row("ykman", whole(shown(ykman))));
    table.row(row(
        "countersign : ykman",
        whole(ratio(ours.total(), ykman)),
    ));
    println!("{table}");
    println!("{}", least::EMPLOYEE_CARD);
    println!(
        "– ykman's commands do several of these parts at once: only the whole can be compared. It neither proves nor \
         checks the key in 9D.\n"
    );
}

/// A card with keys and certificates in all of its 24 slots.
fn print_reading(office: &Office) {
    let retired = (0x82..=0x95).map(|slot| format!("{slot:02x}"));
    let slots = ["9a", "9c", "9d", "9e"]
        .map(str::to_owned)
        .into_iter()
        .chain(retired);
    let keys = slots
        .map(|slot| format!("{slot}=eccp256"))
        .collect::<Vec<_>>()
        .join(",");
    let card = office.card("pre-personalized", &["--keys", &keys]);
    let mut inserted = office.insert(&card);
    let reader = office.subject_device();

    let mut rows = Vec::new();
    for delay in [0, 10] {
        inserted.delay(Duration::from_millis(delay));
        let ours = || {
            office
                .readers
                .ours("countersign")
                .args(["card", "--device", &reader])
        };
        let theirs = || {
            office
                .readers
                .foreign("ykman")
                .args(["--reader", &reader, "piv", "info"])
        };
        rows.push((
            delay,
            median(&mut inserted, ours),
            median(&mut inserted, theirs),
        ));
    }
    let mut table = Table::new(&[
        "reading a card with 24 keys and certificates",
        "countersign card",
        "ykman piv info",
        "ratio",
    ]);
    if let Some((_, (ours, _), (theirs, _))) = rows.first() {
        table.row([
            "APDUs / bytes".to_owned(),
            shown(*ours),
            shown(*theirs),
            ratio(*ours, *theirs),
        ]);
    }
    for (delay, (_, ours), (_, theirs)) in rows {
        let name = format!("wall time, {delay} ms per APDU, median of {RUNS}");
        let ratio = format!("{:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
        table.row([name, milliseconds(ours), milliseconds(theirs), ratio]);
    }
    println!("{table}");
    println!(
        "The least is {} APDUs: SELECT, and GET DATA for each certificate.\n",
        least::LIST_24
    );
}

const RUNS: usize = 5;

fn median(card: &mut InsertedCard, program: impl Fn() -> Program) -> (Traffic, Duration) {
    let mut times = Vec::new();
    let mut traffic = Traffic { apdus: 0, bytes: 0 };
    for _ in 0..RUNS {
        card.reset_traffic();
        times.push(program().succeeds().took);
        traffic = card.traffic();
    }
    times.sort_unstable();
    (traffic, times[RUNS / 2])
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

fn at_ykman(office: &Office, card: &Card, work: impl FnOnce(&Ykman<'_>)) -> Traffic {
    let mut inserted = office.insert(card);
    inserted.reset_traffic();
    work(&Ykman::new(&office.readers, &office.subject_device(), card));
    inserted.traffic()
}

/// Of the certificate in this place, so that ykman gets one of the same size.
fn certificate_bytes(office: &Office, card: &Card, key: &str) -> u64 {
    let _inserted = office.insert(card);
    let [pem, der] = ["read.pem", "read.der"].map(|name| office.file(name));
    let id = match key {
        "9d" => "03",
        _ => "01",
    };
    let reader = office.subject_device();
    let read = office
        .readers
        .foreign("pkcs15-tool")
        .args(["--reader", &reader, "--read-certificate", id])
        .succeeds();
    fs::write(&pem, read.stdout).expect("a file");
    Program::foreign("openssl")
        .args(["x509", "-outform", "DER", "-in"])
        .arg(pem)
        .arg("-out")
        .arg(&der)
        .succeeds();
    fs::metadata(der).expect("a file").len()
}
