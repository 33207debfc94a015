//! What the tools of others say of a card.

use std::fs;

use serde_json::Value;

use crate::enveloped::ForTheCard;
use crate::{Ended, Enveloped, Office, Program};

/// DER before a SHA-256 hash in an RSA signature (RFC 8017 §9.2 note 1).
const SHA256_DIGEST_INFO: &[u8] =
    b"\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

/// The card in an office's subject reader, as OpenSC and OpenSSL judge it.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'o> {
    office: &'o Office,
    pin: &'o str,
}

impl<'o> Judged<'o> {
    /// The card that lies there, with its PIN.
    pub fn new(office: &'o Office, pin: &'o str) -> Self {
        Self { office, pin }
    }

    /// To the host's root, by the rules of RFC 5280.
    #[track_caller]
    pub fn certificate_is_valid(&self, key: &str) {
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
    pub fn key_works(&self, key: &str) {
        fs::write(self.path("message"), "what is signed").expect("a file");
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
            (key, None) if keeps_secrets(key) => self.decrypts(key, &public),
            (key, Some((curve, _))) if keeps_secrets(key) => self.agrees(key, &public, curve),
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

    /// The card opens a message that somebody encrypted to the certificate of a key it has, in this place.
    #[track_caller]
    pub fn opens(&self, key: &str, message: &Enveloped) {
        let [input, output] = ["card.in", "card.out"].map(|name| message.beside(name));
        let work = |bytes: &[u8], words: &[&str]| {
            fs::write(&input, bytes).expect("a file");
            self.pkcs11(key)
                .args(words)
                .arg("--input-file")
                .arg(&input)
                .arg("--output-file")
                .arg(&output)
                .succeeds();
            fs::read(&output).expect("a file that was just written")
        };
        let content_key = match message.for_the_card() {
            ForTheCard::Decrypt { encrypted } => {
                work(&encrypted, &["--decrypt", "--mechanism", "RSA-PKCS"])
            }
            ForTheCard::Agree { point, wrapped } => {
                let shared = work(&point, &["--derive", "--mechanism", "ECDH1-DERIVE"]);
                message.unwrapped(&shared, &wrapped)
            }
        };
        message.is_opened_by(&content_key);
    }

    /// The numbers of the private keys that OpenSC finds on the card: 82 is there only by its Key History.
    #[track_caller]
    pub fn keys_by_key_history(&self) -> Vec<String> {
        let device = self.office.subject_device();
        let listed = self
            .office
            .readers
            .foreign("pkcs15-tool")
            .args(["--reader", &device, "--list-keys"])
            .succeeds();
        // `\tID             : 05`
        let lines = listed.stdout.lines().map(str::trim);
        let ids = lines.filter_map(|line| line.strip_prefix("ID "));
        let ids = ids.filter_map(|rest| Some(rest.split_once(':')?.1.trim().to_owned()));
        ids.collect()
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

    /// `countersign orders verify` and, on the exported order, `openssl cms -verify`. Gives what was signed.
    #[track_caller]
    pub fn order_verifies(&self, order: &str) -> Value {
        let verified = self.office.orders(&["verify", order]).succeeds().json();
        let documents = ["open-request", "order", "fulfilment", "receipt"];
        assert_eq!(verified["documents"], serde_json::json!(documents));
        let folder = self.path("exported");
        let exported = self
            .office
            .orders(&["export", order, "--to", &folder])
            .succeeds()
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
        let signed: Value =
            serde_json::from_slice(&fs::read(content).expect("the content")).expect("JSON");
        assert_eq!(signed["order"], order);
        signed
    }

    /// Reads a certificate through OpenSC; the path of the PEM file.
    #[track_caller]
    pub fn read_certificate(&self, key: &str) -> String {
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
            .args(["--login", "--pin", self.pin, "--id", id(key)])
    }

    /// Runs OpenSSL, which must succeed.
    #[track_caller]
    pub fn openssl(&self, words: &[&str]) -> Ended {
        Program::foreign("openssl").args(words).succeeds()
    }

    /// SHA-256 of a certificate, as the result has it.
    #[track_caller]
    pub fn fingerprint(&self, certificate: &str) -> String {
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

    /// A path for a file of the office.
    pub fn path(&self, name: &str) -> String {
        self.office.file(name).display().to_string()
    }
}

/// Whether a key in this place decrypts or agrees, and does not sign.
fn keeps_secrets(key: &str) -> bool {
    !["9a", "9c", "9e"].contains(&key)
}

/// The number under which OpenSC has the key of a PIV card.
fn id(key: &str) -> &'static str {
    match key {
        "9a" => "01",
        "9c" => "02",
        "9d" => "03",
        "9e" => "04",
        "82" => "05",
        "83" => "06",
        other => panic!("no number for {other}"),
    }
}
