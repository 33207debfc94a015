//! The tools of others accept our card in software: it is a PIV card to them, with and without the vendor
//! extensions of a YubiKey. What the card made is judged by OpenSSL, not by ourselves.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up fails its test"
)]

use std::fs;
use std::path::Path;

use acceptance::{Card, CardMaker, Ended, InsertedCard, Program, Readers};
use tempfile::TempDir;

const FACTORY_KEY: &str = "010203040506070801020304050607080102030405060708";
const FACTORY_PIN: &str = "123456";
const FACTORY_PUK: &str = "12345678";

/// DER before a SHA-256 hash in an RSA signature (RFC 8017 §9.2 note 1).
const SHA256_DIGEST_INFO: &[u8] =
    b"\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

/// One card in a reader, a folder for files, and the tools.
struct Bench {
    // In this order: a card leaves its reader before the readers end.
    _inserted: InsertedCard,
    readers: Readers,
    card: Card,
    folder: TempDir,
    maker: CardMaker,
}

impl Bench {
    #[track_caller]
    fn with(profile: &str, options: &[&str]) -> Self {
        let readers = Readers::of_yubikeys();
        let maker = CardMaker::new();
        let card = maker.make(profile, options);
        let bench = Self {
            _inserted: readers.insert(0, &card),
            readers,
            card,
            folder: tempfile::tempdir().expect("a temporary folder"),
            maker,
        };
        fs::write(bench.file("message"), "what is signed").expect("a file");
        bench
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.file(name)).expect("a file that was just written")
    }

    fn tool(&self, name: &str) -> Program {
        self.readers.foreign(name).within(self.folder.path())
    }

    #[track_caller]
    fn openssl(&self, line: &str) -> Ended {
        Program::foreign("openssl")
            .within(self.folder.path())
            .args(words(line))
            .succeeds()
    }

    /// OpenSC's PKCS#11 module, signed in with the card's PIN; a context-specific PIN is given from the same source.
    #[track_caller]
    fn pkcs11(&self, line: &str) -> Ended {
        let signed_in = [
            "--module",
            "opensc-pkcs11.so",
            "--slot-index",
            "0",
            "--login",
            "--pin",
            self.card.pin(),
        ];
        self.tool("pkcs11-tool")
            .args(signed_in)
            .args(words(line))
            .succeeds()
    }

    #[track_caller]
    fn yubico(&self, line: &str) -> Ended {
        self.yubico_program(line).succeeds()
    }

    fn yubico_program(&self, line: &str) -> Program {
        self.tool("yubico-piv-tool")
            .args(["--reader", "Yubico"])
            .args(words(line))
    }

    #[track_caller]
    fn ykman(&self, line: &str) -> Ended {
        self.tool("ykman")
            .args(["--device", self.card.serial(), "piv"])
            .args(words(line))
            .succeeds()
    }

    /// Reads a certificate through OpenSC; leaves `{id}.der` and the public key `{id}.pem`.
    #[track_caller]
    fn read_certificate(&self, id: &str) {
        self.pkcs11(&format!(
            "--read-object --type cert --id {id} --output-file {id}.der"
        ));
        self.openssl(&format!(
            "x509 -inform der -in {id}.der -pubkey -noout -out {id}.pem"
        ));
    }

    /// Signs through OpenSC what OpenSSL then accepts. 9C asks for the PIN again, which pkcs11-tool gives for
    /// mechanisms over a finished hash only.
    #[track_caller]
    fn sign_and_verify(&self, id: &str, mechanism: &str, hash: &str) {
        self.read_certificate(id);
        self.openssl(&format!("dgst -{hash} -binary -out hash message"));
        let input = if mechanism == "ECDSA" {
            "hash"
        } else {
            "message"
        };
        let output = "--signature-format openssl --output-file signature";
        self.pkcs11(&format!(
            "--sign --mechanism {mechanism} --id {id} --input-file {input} {output}"
        ));
        self.openssl(&format!(
            "dgst -{hash} -verify {id}.pem -signature signature message"
        ))
        .says("Verified OK");
    }

    #[track_caller]
    fn decrypt(&self, id: &str) {
        self.read_certificate(id);
        self.openssl(&format!(
            "pkeyutl -encrypt -pubin -inkey {id}.pem -in message -out encrypted"
        ));
        self.pkcs11(&format!("--decrypt --mechanism RSA-PKCS --id {id} --input-file encrypted --output-file decrypted"));
        assert_eq!(self.bytes("decrypted"), self.bytes("message"));
    }

    #[track_caller]
    fn agree(&self, id: &str, curve: &str) {
        self.read_certificate(id);
        self.openssl(&format!(
            "ecparam -name {curve} -genkey -noout -out other.pem"
        ));
        self.openssl("pkey -in other.pem -pubout -outform der -out other.der");
        self.pkcs11(&format!(
            "--derive --mechanism ECDH1-DERIVE --id {id} --input-file other.der --output-file ours"
        ));
        self.openssl(&format!(
            "pkeyutl -derive -inkey other.pem -peerkey {id}.pem -out theirs"
        ));
        assert_eq!(self.bytes("ours"), self.bytes("theirs"));
    }

    #[track_caller]
    fn is_issued_by_production(&self, id: &str) {
        let authority = self.authority("production-ca.pem");
        self.openssl(&format!("x509 -inform der -in {id}.der -out {id}.crt"));
        self.openssl(&format!("verify -x509_strict -CAfile {authority} {id}.crt"));
    }

    fn authority(&self, name: &str) -> String {
        let production = self.maker.officers_authority();
        production.with_file_name(name).display().to_string()
    }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn is_pem(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.starts_with("-----BEGIN"))
}

#[test]
fn opensc_tool_knows_a_piv_card() {
    for (options, atr) in [
        (
            &[][..],
            "3b:fd:13:00:00:81:31:fe:15:80:73:c0:21:c0:57:59:75:62:69:4b:65:79:40",
        ),
        (&["--generic"], "3b:8a:01:80:73:c0:21:c0:54:50:49:56:53:"),
        (
            &["--generic", "--short-apdus-only"],
            "3b:8a:01:80:73:c0:21:80:54:50:49:56:53:",
        ),
    ] {
        let bench = Bench::with("blank", options);
        bench
            .tool("opensc-tool")
            .args(["--reader", "0", "--atr"])
            .succeeds()
            .says(atr);
        bench
            .tool("opensc-tool")
            .args(["--reader", "0", "--name"])
            .succeeds()
            .says("Personal Identity Verification Card");
    }
}

#[test]
fn pkcs11_tool_uses_rsa_keys() {
    for options in [
        &[][..],
        &["--generic"],
        &["--generic", "--short-apdus-only", "--full-aid-only"],
    ] {
        let keys = ["--keys", "9a=rsa2048,9c=rsa2048,9d=rsa2048,9e=rsa3072"];
        let bench = Bench::with("pre-personalized", &[options, &keys].concat());
        bench
            .pkcs11("--list-slots")
            .says("Yubico YubiKey CCID 00 00");
        bench
            .pkcs11("--list-objects")
            .says("PIV AUTH key")
            .says("SIGN key")
            .says("KEY MAN key")
            .says("CARD AUTH key");
        bench.sign_and_verify("01", "SHA256-RSA-PKCS", "sha256");
        bench.sign_and_verify("04", "SHA384-RSA-PKCS", "sha384");
        bench.decrypt("03");
        bench.is_issued_by_production("01");
        bench.is_issued_by_production("03");
        // 9C with its own PIN entry, by a mechanism over a finished encoding.
        bench.read_certificate("02");
        bench.openssl("dgst -sha256 -binary -out hash message");
        fs::write(
            bench.file("info"),
            [SHA256_DIGEST_INFO, &bench.bytes("hash")].concat(),
        )
        .expect("a file");
        bench.pkcs11(
            "--sign --mechanism RSA-PKCS --id 02 --input-file info --output-file signature",
        );
        bench
            .openssl("dgst -sha256 -verify 02.pem -signature signature message")
            .says("Verified OK");
    }
}

#[test]
fn pkcs11_tool_uses_ec_keys() {
    for options in [&[][..], &["--generic"]] {
        let keys = [
            "--keys",
            "9a=eccp256,9c=eccp384,9d=eccp256,9e=eccp256,82=eccp384",
        ];
        let bench = Bench::with("pre-personalized", &[options, &keys].concat());
        bench.pkcs11("--list-objects").says("Retired KEY MAN 1");
        bench.sign_and_verify("01", "ECDSA-SHA256", "sha256");
        bench.sign_and_verify("02", "ECDSA", "sha384");
        bench.sign_and_verify("04", "ECDSA", "sha256");
        bench.agree("03", "prime256v1");
        bench.agree("05", "secp384r1");
        bench.is_issued_by_production("02");
        bench.is_issued_by_production("05");
    }
}

/// The version of Debian knows 3DES management keys only, so that the card is one of before 5.7.
#[test]
fn yubico_piv_tool_puts_keys_and_certificates_on_a_yubikey() {
    let bench = Bench::with("blank", &["--firmware", "5.4.3", "--no-chuid"]);
    bench
        .yubico("-a status")
        .says("5.4.3")
        .says("PIN tries left:\t3");

    bench.yubico("-a generate -s 9a -A ECCP256 -o 9a.pem");
    assert!(is_pem(&bench.file("9a.pem")));
    bench.yubico(&format!(
        "-a verify-pin -P {FACTORY_PIN} --sign -s 9a -A ECCP256 -H SHA256 -i message -o signature"
    ));
    bench
        .openssl("dgst -sha256 -verify 9a.pem -signature signature message")
        .says("Verified OK");
    bench.yubico("-a attest -s 9a -o attestation.pem");
    bench.yubico("-a read-certificate -s f9 -o signer.pem");
    let root = bench.authority("attestation-ca.pem");
    bench.openssl(&format!(
        "verify -CAfile {root} -untrusted signer.pem attestation.pem"
    ));
    bench
        .openssl("x509 -in attestation.pem -noout -subject")
        .says("YubiKey PIV Attestation 9a");

    for (slot, make) in [
        ("9d", "genrsa -out key.pem 2048"),
        ("82", "ecparam -name secp384r1 -genkey -noout -out key.pem"),
    ] {
        bench.openssl(make);
        bench.openssl("req -x509 -new -key key.pem -subj /CN=imported -out key.crt");
        bench.yubico(&format!("-a import-key -s {slot} -i key.pem"));
        bench.yubico(&format!("-a import-certificate -s {slot} -i key.crt"));
        bench.yubico(&format!(
            "-a verify-pin -P {FACTORY_PIN} -a test-decipher -s {slot} -i key.crt"
        ));
        bench.yubico(&format!("-a read-certificate -s {slot} -o read.crt"));
        assert_eq!(bench.bytes("read.crt"), bench.bytes("key.crt"));
    }
    bench.yubico("-a set-chuid -a set-ccc");
    bench
        .yubico("-a status")
        .says("CN=imported")
        .says("CHUID:\t30");
}

#[test]
fn yubico_piv_tool_changes_and_blocks_pins() {
    let bench = Bench::with("blank", &["--firmware", "5.4.3"]);
    bench.yubico(&format!("-a change-pin -P {FACTORY_PIN} -N 654321"));
    bench.yubico(&format!("-a change-puk -P {FACTORY_PUK} -N 87654321"));
    bench.yubico("-a unblock-pin -P 87654321 -N 111222");
    bench.yubico("-a verify-pin -P 111222");
    bench.yubico("-a verify-pin -P 111222 -a pin-retries --pin-retries 4 --puk-retries 5");
    bench.yubico(&format!("-a verify-pin -P {FACTORY_PIN}"));
    bench.yubico("-a set-mgm-key -n 000102030405060708090A0B0C0D0E0F1011121314151617");
    bench
        .yubico_program("-a generate -s 9a -A ECCP256")
        .fails()
        .says("Failed authentication");
    for left in ["3 tries left", "2 tries left", "1 tries left", "blocked"] {
        bench
            .yubico_program("-a verify-pin -P 000000")
            .fails()
            .says(left);
    }
    bench.yubico_program("-a reset").fails();
    for _ in 0..5 {
        bench
            .yubico_program("-a change-puk -P 00000000 -N 11111111")
            .fails();
    }
    bench.yubico("-a reset");
    bench.yubico("-a status").says("PIN tries left:\t3");
    bench.yubico(&format!("-a verify-pin -P {FACTORY_PIN}"));
}

#[test]
fn yubico_piv_tool_reads_and_uses_a_generic_card() {
    let bench = Bench::with(
        "pre-personalized",
        &[
            "--generic",
            "--keys",
            "9a=rsa2048,9c=eccp256,9d=eccp256,9e=eccp256",
        ],
    );
    bench
        .yubico("-a status")
        .says("Transport certificate 9d")
        .says("PIN tries left:\t3");
    let pin = bench.card.pin();
    for (slot, test) in [
        ("9a", "test-signature"),
        ("9c", "test-signature"),
        ("9d", "test-decipher"),
    ] {
        bench.yubico(&format!("-a read-certificate -s {slot} -o {slot}.crt"));
        bench
            .yubico(&format!(
                "-a verify-pin -P {pin} -a {test} -s {slot} -i {slot}.crt"
            ))
            .says("Success");
        bench.openssl(&format!(
            "verify -x509_strict -CAfile {} {slot}.crt",
            bench.authority("production-ca.pem")
        ));
    }
    bench.yubico_program("-a attest -s 9a").fails();
}

#[test]
fn ykman_puts_keys_and_certificates_on_a_yubikey() {
    let bench = Bench::with("blank", &["--no-chuid"]);
    bench
        .ykman("info")
        .says("PIV version:              5.7.4")
        .says("AES192")
        .says("Using default PIN");
    bench.ykman(&format!(
        "keys generate -m {FACTORY_KEY} -a ECCP384 9a 9a.pem"
    ));
    bench.ykman(&format!(
        "certificates generate -m {FACTORY_KEY} -P {FACTORY_PIN} -s CN=self 9a 9a.pem"
    ));
    bench.ykman("certificates export 9a 9a.crt");
    bench.openssl("verify -CAfile 9a.crt 9a.crt");
    bench.ykman(&format!(
        "keys generate -m {FACTORY_KEY} -a RSA2048 9c 9c.pem"
    ));
    bench.ykman(&format!(
        "certificates request -P {FACTORY_PIN} -s CN=asked 9c 9c.pem 9c.csr"
    ));
    bench.openssl("req -in 9c.csr -verify -noout");

    bench.ykman("keys attest 9c attestation.pem");
    bench.ykman("certificates export f9 signer.pem");
    let root = bench.authority("attestation-ca.pem");
    bench.openssl(&format!(
        "verify -CAfile {root} -untrusted signer.pem attestation.pem"
    ));

    bench.openssl("genrsa -out key.pem 4096");
    bench.ykman(&format!(
        "keys import -m {FACTORY_KEY} --pin-policy ALWAYS --touch-policy CACHED 9d key.pem"
    ));
    bench
        .ykman("keys info 9d")
        .says("RSA4096")
        .says("IMPORTED")
        .says("ALWAYS")
        .says("CACHED");
    bench.ykman("keys export 9d 9d.pem");
    bench.openssl("pkey -in key.pem -pubout -out key.pub");
    assert_eq!(bench.bytes("9d.pem"), bench.bytes("key.pub"));
    bench.ykman(&format!("keys move -m {FACTORY_KEY} 9d 82"));
    bench.ykman(&format!("keys delete -m {FACTORY_KEY} 82"));
    bench.ykman(&format!("objects generate -m {FACTORY_KEY} CHUID"));
    let info = bench.ykman("info");
    info.says("CN=self").says("CHUID: 3019");
    assert!(!info.stdout.contains("RSA4096"), "{info}");
}

#[test]
fn ykman_changes_secrets_and_resets() {
    let bench = Bench::with("blank", &[]);
    bench.ykman(&format!("access change-pin -P {FACTORY_PIN} -n 654321"));
    bench.ykman(&format!("access change-puk -p {FACTORY_PUK} -n 87654321"));
    bench.ykman("access unblock-pin -p 87654321 -n 111222");
    let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    bench.ykman(&format!(
        "access change-management-key -f -m {FACTORY_KEY} -a AES256 -n {key}"
    ));
    bench.ykman(&format!(
        "access change-management-key -f -m {key} -P 111222 -a TDES --generate --protect"
    ));
    bench.ykman("info").says("TDES").says("protected by PIN");
    bench.ykman("keys generate -P 111222 -a ECCP256 9e 9e.pem");
    bench
        .ykman("access set-retries -f -P 111222 5 6")
        .says("123456");
    bench
        .ykman("info")
        .says("PIN tries remaining:      5/5")
        .says("PUK tries remaining:      6/6")
        .says("Using default PIN");
    bench.ykman("reset -f");
    let info = bench.ykman("info");
    info.says("3/3").says("Using default Management key");
    assert!(!info.stdout.contains("Slot 9E"), "{info}");
}
