//! The whole job by the command line: real PC/SC service, virtual readers, a host beside it. What came out is judged
//! by OpenSC, yubico-piv-tool and OpenSSL.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

use acceptance::{Ended, InsertedCard, Judged, Office, Program};
use serde_json::Value;

const EC: &str = "9a=eccp256,9c=eccp384,9d=eccp256,9e=eccp256";
const RSA: &str = "9a=rsa2048,9c=rsa2048,9d=rsa2048,9e=rsa2048";

/// A holder, for every field of the shipped procedures that asks for one.
const HOLDER: &[&str] = &[
    "--input",
    "common_name=Anna Berg",
    "--input",
    "email=anna.berg@example.org",
];
const HOLDER_WITHOUT_EMAIL: &[&str] = &["--input", "common_name=Anna Berg"];
const HOLDER_AND_CARD: &[&str] = &[
    "--input",
    "common_name=Anna Berg",
    "--input",
    "email=anna.berg@example.org",
    "--input",
    "card_number=C-1001",
];

/// What is issued to which card.
struct Job {
    procedure: &'static str,
    profile: &'static str,
    card: Vec<&'static str>,
    arguments: Vec<&'static str>,
    /// Entered at the RA; otherwise the system's is shown.
    new_pin: Option<&'static str>,
    keys: &'static [&'static str],
}

impl Job {
    fn employee_card(card: &[&'static str]) -> Self {
        Self {
            procedure: "employee-card",
            profile: "pre-personalized",
            card: card.to_vec(),
            arguments: HOLDER.to_vec(),
            new_pin: None,
            keys: &["9a", "9c", "9d"],
        }
    }

    fn authentication_only(card: &[&'static str]) -> Self {
        Self {
            procedure: "authentication-only",
            arguments: HOLDER_WITHOUT_EMAIL.to_vec(),
            new_pin: Some("192837"),
            keys: &["9a"],
            ..Self::employee_card(card)
        }
    }

    fn replace_transport_certificates(card: &[&'static str]) -> Self {
        Self {
            procedure: "replace-transport-certificates",
            arguments: HOLDER_AND_CARD.to_vec(),
            keys: &["9a", "9c", "9d", "9e"],
            ..Self::employee_card(card)
        }
    }

    fn blank_card(card: &[&'static str], algorithms: &[&'static str]) -> Self {
        Self {
            procedure: "blank-card",
            profile: "blank",
            card: [&["--in-stock"], card].concat(),
            arguments: [HOLDER, algorithms].concat(),
            new_pin: Some("19283746"),
            ..Self::employee_card(&[])
        }
    }

    /// Issues, and has everything that came out checked by others.
    #[track_caller]
    fn is_done(&self) {
        let bench = Bench::issue(self);
        bench.certificates_are_the_issued_ones();
        for key in self.keys {
            bench.judged().certificate_is_valid(key);
            bench.judged().key_works(key);
        }
        let signed = bench.judged().order_verifies(bench.order());
        assert_eq!(signed["draft"]["fields"]["common_name"], "Anna Berg");
    }
}

macro_rules! jobs {
    ($($name:ident: $job:expr;)*) => {$(
        #[test]
        fn $name() {
            $job.is_done();
        }
    )*};
}

jobs! {
    employee_card_with_ec_keys: Job::employee_card(&["--keys", EC]);
    employee_card_with_rsa_keys: Job::employee_card(&["--keys", RSA]);
    employee_card_with_ec_keys_on_a_generic_card: Job::employee_card(&["--keys", EC, "--generic"]);
    employee_card_with_rsa_keys_on_a_generic_card: Job::employee_card(&["--keys", RSA, "--generic"]);
    employee_card_by_short_apdus: Job::employee_card(&["--keys", RSA, "--generic", "--short-apdus-only"]);
    authentication_only_with_an_ec_key: Job::authentication_only(&["--keys", EC]);
    authentication_only_with_an_rsa_key: Job::authentication_only(&["--keys", RSA]);
    authentication_only_with_an_ec_key_on_a_generic_card: Job::authentication_only(&["--keys", EC, "--generic"]);
    authentication_only_with_an_rsa_key_on_a_generic_card: Job::authentication_only(&["--keys", RSA, "--generic"]);
    replace_transport_certificates_of_ec_keys: Job::replace_transport_certificates(&["--keys", EC]);
    replace_transport_certificates_of_rsa_keys: Job::replace_transport_certificates(&["--keys", RSA]);
    replace_transport_certificates_of_ec_keys_on_a_generic_card: Job::replace_transport_certificates(&["--keys", EC, "--generic"]);
    replace_transport_certificates_of_rsa_keys_on_a_generic_card: Job::replace_transport_certificates(&["--keys", RSA, "--generic"]);
    blank_card_with_ec_keys: Job::blank_card(&[], &[]);
    blank_card_with_rsa_keys: Job::blank_card(&[], &["--key", "9a=rsa2048", "--key", "9c=rsa2048", "--key", "9d=rsa2048"]);
    blank_card_with_ec_keys_on_a_generic_card: Job::blank_card(&["--generic"], &[]);
    blank_card_with_rsa_keys_on_a_generic_card: Job::blank_card(&["--generic"], &["--key", "9a=rsa2048", "--key", "9c=rsa2048", "--key", "9d=rsa2048"]);
}

/// *Issue*: the certificate is for the card's key and does not lie on the card.
#[test]
fn a_further_certificate_is_not_stored_on_the_card() {
    let job = Job {
        arguments: [HOLDER_WITHOUT_EMAIL, &["--action", "9a=issue"]].concat(),
        ..Job::authentication_only(&["--keys", EC])
    };
    let bench = Bench::issue(&job);
    let issued = &bench.result["certificates"][0];
    assert_eq!(issued["stored"], false);
    let on_card = bench.judged().read_certificate("9a");
    assert_ne!(
        bench.judged().fingerprint(&on_card),
        issued["certificate"]["fingerprint"]
    );
    bench
        .judged()
        .openssl(&["x509", "-in", &on_card, "-noout", "-subject"])
        .says("Transport certificate");
    bench.judged().order_verifies(bench.order());
}

/// A second run replaces the first one's certificates, which are revoked once the receipt is there.
#[test]
fn a_renewal_replaces_and_revokes() {
    let job = Job::authentication_only(&["--keys", EC]);
    let bench = Bench::issue(&job);
    let again = bench
        .office
        .issue(
            "authentication-only",
            &["new-pin=564738", "holder-pin=192837"],
        )
        .args(HOLDER_WITHOUT_EMAIL)
        .args(["--action", "9a=redo", "--json"])
        .succeeds();
    let second = last(&again);
    assert_ne!(second["order"], bench.result["order"]);
    let first = bench
        .office
        .orders(&["show", bench.order()])
        .succeeds()
        .json();
    assert!(first["certificates"][0]["revokedAt"].is_string(), "{first}");
    let now = bench
        .office
        .orders(&["show", second["order"].as_str().expect("an id")])
        .succeeds()
        .json();
    assert!(now["certificates"][0]["revokedAt"].is_null(), "{now}");
}

/// A card that was issued, in its reader, and the office it was issued in.
struct Bench {
    // In this order: a card leaves its reader before the readers end.
    _inserted: InsertedCard,
    office: Office,
    result: Value,
    pin: String,
}

impl Bench {
    #[track_caller]
    fn issue(job: &Job) -> Self {
        let office = Office::open();
        let card = office.card(job.profile, &job.card);
        let inserted = office.insert(&card);
        let new_pin = job.new_pin.map(|pin| format!("new-pin={pin}"));
        let secrets: Vec<&str> = new_pin.iter().map(String::as_str).collect();
        let ended = office
            .issue(job.procedure, &secrets)
            .arg("--json")
            .args(&job.arguments)
            .succeeds();
        let shown = lines(&ended)
            .iter()
            .find_map(|line| Some(line["pinCode"].as_str()?.to_owned()));
        assert_eq!(
            shown.is_some(),
            job.new_pin.is_none(),
            "a PIN is shown when none was entered: {ended}"
        );
        let pin = shown
            .or(job.new_pin.map(str::to_owned))
            .expect("one of the two");
        assert_ne!(pin, card.pin(), "the transport PIN is replaced");
        let result = last(&ended);
        Self {
            _inserted: inserted,
            office,
            result,
            pin,
        }
    }

    fn order(&self) -> &str {
        self.result["order"].as_str().expect("an order has an id")
    }

    fn judged(&self) -> Judged<'_> {
        Judged::new(&self.office, &self.pin)
    }

    /// Each issued certificate lies on the card, byte for byte, as OpenSC and yubico-piv-tool read it.
    #[track_caller]
    fn certificates_are_the_issued_ones(&self) {
        let judged = self.judged();
        for issued in self.result["certificates"].as_array().expect("a list") {
            let key = issued["key"].as_str().expect("a key");
            let fingerprint = &issued["certificate"]["fingerprint"];
            assert_eq!(issued["stored"], true);
            assert_eq!(
                judged.fingerprint(&judged.read_certificate(key)),
                *fingerprint,
                "{key}, by OpenSC"
            );
            let file = judged.path(&format!("{key}.yubico.pem"));
            let read = ["-a", "read-certificate", "-s", key, "-o", &file];
            self.yubico().args(read).succeeds();
            assert_eq!(
                judged.fingerprint(&file),
                *fingerprint,
                "{key}, by yubico-piv-tool"
            );
        }
    }

    fn yubico(&self) -> Program {
        let program = self.office.readers.foreign("yubico-piv-tool");
        program.args(["--reader", &self.office.subject_device()])
    }
}

/// Every line of standard output, as JSON.
#[track_caller]
fn lines(ended: &Ended) -> Vec<Value> {
    let parse =
        |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {ended}"));
    ended.stdout.lines().map(parse).collect()
}

/// The result, which is the last line.
#[track_caller]
fn last(ended: &Ended) -> Value {
    lines(ended).pop().expect("a result")
}
