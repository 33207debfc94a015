//! The whole job by the command line: real PC/SC service, virtual readers, a host beside it. What came out is judged
//! by OpenSC, yubico-piv-tool and OpenSSL.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;

use acceptance::{Ended, InsertedCard, Office, Program};
use serde_json::Value;

/// DER before a SHA-256 hash in an RSA signature (RFC 8017 §9.2 note 1).
const SHA256_DIGEST_INFO: &[u8] =
    b"\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

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
            bench.certificate_is_valid(key);
            bench.key_works(key);
        }
        bench.order_verifies();
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
    let on_card = bench.read_certificate("9a");
    assert_ne!(
        bench.fingerprint(&on_card),
        issued["certificate"]["fingerprint"]
    );
    bench
        .openssl(&["x509", "-in", &on_card, "-noout", "-subject"])
        .says("Transport certificate");
    bench.order_verifies();
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
    let first = bench.orders(&["show", bench.order()]).json();
    assert!(first["certificates"][0]["revokedAt"].is_string(), "{first}");
    let now = bench
        .orders(&["show", second["order"].as_str().expect("an id")])
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
        fs::write(office.file("message"), "what is signed").expect("a file");
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

    /// `countersign orders …`, as the officer.
    #[track_caller]
    fn orders(&self, words: &[&str]) -> Ended {
        let pin = format!("signature-pin={}", self.office.officer_card().pin());
        let program = self.office.countersign().arg("orders").args(words);
        let officer = [
            "--officer-device",
            &self.office.officer_device(),
            "--secrets",
            "-",
            "--json",
        ];
        program.args(officer).stdin(pin).succeeds()
    }

    /// Each issued certificate lies on the card, byte for byte, as OpenSC and yubico-piv-tool read it.
    #[track_caller]
    fn certificates_are_the_issued_ones(&self) {
        for issued in self.result["certificates"].as_array().expect("a list") {
            let key = issued["key"].as_str().expect("a key");
            let fingerprint = &issued["certificate"]["fingerprint"];
            assert_eq!(issued["stored"], true);
            assert_eq!(
                self.fingerprint(&self.read_certificate(key)),
                *fingerprint,
                "{key}, by OpenSC"
            );
            let file = self.path(&format!("{key}.yubico.pem"));
            let read = ["-a", "read-certificate", "-s", key, "-o", &file];
            self.yubico().args(read).succeeds();
            assert_eq!(
                self.fingerprint(&file),
                *fingerprint,
                "{key}, by yubico-piv-tool"
            );
        }
    }

    /// To the host's root, by the rules of RFC 5280.
    #[track_caller]
    fn certificate_is_valid(&self, key: &str) {
        let root = self.office.host.ca_file().display().to_string();
        let issuing = self.office.host.issuing_authority().display().to_string();
        let certificate = self.read_certificate(key);
        let line = [
            "verify",
            "-x509_strict",
            "-CAfile",
            &root,
            "-untrusted",
            &issuing,
            &certificate,
        ];
        self.openssl(&line).says("OK");
    }

    /// The card's key works with its certificate, through OpenSC, with the new PIN.
    #[track_caller]
    fn key_works(&self, key: &str) {
        let certificate = self.read_certificate(key);
        let public = self.path(&format!("{key}.public.pem"));
        self.openssl(&[
            "x509",
            "-in",
            &certificate,
            "-pubkey",
            "-noout",
            "-out",
            &public,
        ]);
        let text = self
            .openssl(&["pkey", "-pubin", "-in", &public, "-noout", "-text"])
            .stdout;
        let curve = [("prime256v1", "sha256"), ("secp384r1", "sha384")]
            .into_iter()
            .find(|(curve, _)| text.contains(curve));
        match (key, curve) {
            ("9d", None) => self.decrypts(key, &public),
            ("9d", Some((curve, _))) => self.agrees(key, &public, curve),
            (_, None) => self.signs_rsa(key, &public),
            (_, Some((_, hash))) => self.signs_ec(key, &public, hash),
        }
    }

    #[track_caller]
    fn signs_rsa(&self, key: &str, public: &str) {
        let [hash, info] = ["hash", "info"].map(|name| self.path(name));
        self.openssl(&[
            "dgst",
            "-sha256",
            "-binary",
            "-out",
            &hash,
            &self.path("message"),
        ]);
        let hashed = fs::read(&hash).expect("a file that was just written");
        fs::write(&info, [SHA256_DIGEST_INFO, &hashed].concat()).expect("a file");
        self.signs(key, public, "RSA-PKCS", &info, "sha256");
    }

    #[track_caller]
    fn signs_ec(&self, key: &str, public: &str, algorithm: &str) {
        let hash = self.path("hash");
        self.openssl(&[
            "dgst",
            &format!("-{algorithm}"),
            "-binary",
            "-out",
            &hash,
            &self.path("message"),
        ]);
        self.signs(key, public, "ECDSA", &hash, algorithm);
    }

    #[track_caller]
    fn signs(&self, key: &str, public: &str, mechanism: &str, input: &str, hash: &str) {
        let signature = self.path("signature");
        self.pkcs11(key)
            .args(["--sign", "--mechanism", mechanism, "--input-file", input])
            .args(["--signature-format", "openssl", "--output-file", &signature])
            .succeeds();
        let verify = [
            "dgst",
            &format!("-{hash}"),
            "-verify",
            public,
            "-signature",
            &signature,
        ];
        self.openssl(&[&verify[..], &[&self.path("message")]].concat())
            .says("Verified OK");
    }

    #[track_caller]
    fn decrypts(&self, key: &str, public: &str) {
        let [message, encrypted, decrypted] =
            ["message", "encrypted", "decrypted"].map(|name| self.path(name));
        self.openssl(&[
            "pkeyutl", "-encrypt", "-pubin", "-inkey", public, "-in", &message, "-out", &encrypted,
        ]);
        self.pkcs11(key)
            .args(["--decrypt", "--mechanism", "RSA-PKCS"])
            .args(["--input-file", &encrypted, "--output-file", &decrypted])
            .succeeds();
        assert_eq!(
            fs::read(decrypted).expect("a file"),
            fs::read(message).expect("a file")
        );
    }

    #[track_caller]
    fn agrees(&self, key: &str, public: &str, curve: &str) {
        let [other, other_public, ours, theirs] =
            ["other.pem", "other.der", "ours", "theirs"].map(|name| self.path(name));
        self.openssl(&[
            "ecparam", "-name", curve, "-genkey", "-noout", "-out", &other,
        ]);
        self.openssl(&[
            "pkey",
            "-in",
            &other,
            "-pubout",
            "-outform",
            "der",
            "-out",
            &other_public,
        ]);
        self.pkcs11(key)
            .args(["--derive", "--mechanism", "ECDH1-DERIVE"])
            .args(["--input-file", &other_public, "--output-file", &ours])
            .succeeds();
        self.openssl(&[
            "pkeyutl", "-derive", "-inkey", &other, "-peerkey", public, "-out", &theirs,
        ]);
        assert_eq!(
            fs::read(ours).expect("a file"),
            fs::read(theirs).expect("a file")
        );
    }

    /// `countersign orders verify` and, on the exported order, `openssl cms -verify`.
    #[track_caller]
    fn order_verifies(&self) {
        let verified = self.orders(&["verify", self.order()]).json();
        let documents = ["open-request", "order", "fulfilment", "receipt"];
        assert_eq!(verified["documents"], serde_json::json!(documents));
        let folder = self.path("exported");
        let exported = self
            .orders(&["export", self.order(), "--to", &folder])
            .json();
        let [message, authorities] =
            ["message", "authorities"].map(|name| exported[name].as_str().expect("a path"));
        let (at, content) = (exported["at"].to_string(), self.path("order.json"));
        let line = [
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            message,
            "-CAfile",
            authorities,
        ];
        self.openssl(
            &[
                &line[..],
                &["-purpose", "any", "-attime", &at, "-out", &content],
            ]
            .concat(),
        );
        let order: Value =
            serde_json::from_slice(&fs::read(content).expect("the content")).expect("JSON");
        assert_eq!(order["order"], self.order());
        assert_eq!(order["draft"]["fields"]["common_name"], "Anna Berg");
    }

    /// Reads a certificate through OpenSC; the path of the PEM file.
    #[track_caller]
    fn read_certificate(&self, key: &str) -> String {
        let device = self.office.subject_device();
        let read = self
            .office
            .readers
            .foreign("pkcs15-tool")
            .args(["--reader", &device, "--read-certificate", id(key)])
            .succeeds();
        let file = self.path(&format!("{key}.pem"));
        fs::write(&file, read.stdout).expect("a file");
        file
    }

    /// OpenSC's PKCS#11 module, signed in to the subject card with its new PIN.
    fn pkcs11(&self, key: &str) -> Program {
        let program = self.office.readers.foreign("pkcs11-tool");
        let slot = ["--module", "opensc-pkcs11.so", "--slot-index", "1"];
        program
            .args(slot)
            .args(["--login", "--pin", &self.pin, "--id", id(key)])
    }

    fn yubico(&self) -> Program {
        let program = self.office.readers.foreign("yubico-piv-tool");
        program.args(["--reader", &self.office.subject_device()])
    }

    #[track_caller]
    fn openssl(&self, words: &[&str]) -> Ended {
        Program::foreign("openssl").args(words).succeeds()
    }

    /// SHA-256 of a certificate, as the result has it.
    #[track_caller]
    fn fingerprint(&self, certificate: &str) -> String {
        let told = self
            .openssl(&[
                "x509",
                "-in",
                certificate,
                "-noout",
                "-fingerprint",
                "-sha256",
            ])
            .stdout;
        let digits = told.trim().rsplit('=').next().unwrap_or_default();
        digits.replace(':', "").to_lowercase()
    }

    fn path(&self, name: &str) -> String {
        self.office.file(name).display().to_string()
    }
}

/// The number under which OpenSC has the key of a PIV card.
fn id(key: &str) -> &'static str {
    match key {
        "9a" => "01",
        "9c" => "02",
        "9d" => "03",
        "9e" => "04",
        other => panic!("no number for {other}"),
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
