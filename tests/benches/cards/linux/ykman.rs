//! The same work by ykman, as a person would do it: one command after the other.

use std::fs;
use std::path::{Path, PathBuf};

use acceptance::{Card, Program, Readers};
use tempfile::TempDir;

/// ykman at one card.
pub(crate) struct Ykman<'a> {
    readers: &'a Readers,
    reader: &'a str,
    card: &'a Card,
    folder: TempDir,
}

/// What is to be in a slot.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) name: &'static str,
    /// ykman's name of the algorithm.
    pub(crate) algorithm: &'static str,
}

impl<'a> Ykman<'a> {
    pub(crate) fn new(readers: &'a Readers, reader: &'a str, card: &'a Card) -> Self {
        Self {
            readers,
            reader,
            card,
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// Reads all that is on the card.
    pub(crate) fn info(&self) {
        self.piv(&["info"]);
    }

    pub(crate) fn generate(&self, slot: Slot) {
        let public_key = self.file(slot, "pub");
        self.piv(&[
            "keys",
            "generate",
            "-m",
            self.card.management_key(),
            "-a",
            slot.algorithm,
            slot.name,
            path(&public_key),
        ]);
    }

    /// Imports a key that OpenSSL makes.
    pub(crate) fn import_key(&self, slot: Slot) {
        let [key, public_key] = ["key", "pub"].map(|kind| self.file(slot, kind));
        Program::foreign("openssl")
            .args([
                "genpkey",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                "rsa_keygen_bits:2048",
            ])
            .args(["-out", path(&key)])
            .succeeds();
        Program::foreign("openssl")
            .args([
                "pkey",
                "-pubout",
                "-in",
                path(&key),
                "-out",
                path(&public_key),
            ])
            .succeeds();
        let key_management = self.card.management_key();
        self.piv(&[
            "keys",
            "import",
            "-m",
            key_management,
            slot.name,
            path(&key),
        ]);
    }

    /// Lets the card sign a certificate request: the proof that it has the key.
    pub(crate) fn prove(&self, slot: Slot) {
        let [public_key, request] = ["pub", "csr"].map(|kind| self.file(slot, kind));
        let subject = "CN=Anna Berg,O=Example Organisation";
        self.piv(&[
            "certificates",
            "request",
            "-P",
            self.card.pin(),
            "-s",
            subject,
            slot.name,
            path(&public_key),
            path(&request),
        ]);
    }

    /// Writes the public key of a key that is on the card, as [`Ykman::generate`] does.
    pub(crate) fn export(&self, slot: Slot) {
        self.piv(&["keys", "export", slot.name, path(&self.file(slot, "pub"))]);
    }

    /// Makes a certificate of `bytes`, as near as may be, as an authority would; the card has no part in it.
    pub(crate) fn certify(&self, slot: Slot, bytes: u64) {
        self.make_certificate(slot, 1);
        let without_filler = fs::metadata(self.file(slot, "crt")).expect("a file").len();
        let filler = usize::try_from(bytes.saturating_sub(without_filler)).expect("a small file");
        self.make_certificate(slot, filler.max(1));
    }

    fn make_certificate(&self, slot: Slot, filler: usize) {
        let [key, authority, public_key, extensions, certificate] =
            ["ca-key", "ca", "pub", "ext", "crt"].map(|kind| self.file(slot, kind));
        if !authority.exists() {
            Program::foreign("openssl")
                .args([
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                    "-nodes",
                ])
                .args([
                    "-subj",
                    "/CN=CA",
                    "-keyout",
                    path(&key),
                    "-out",
                    path(&authority),
                ])
                .succeeds();
        }
        fs::write(&extensions, format!("nsComment={}\n", "x".repeat(filler))).expect("a file");
        Program::foreign("openssl")
            .args(["x509", "-new", "-subj", "/CN=Anna Berg", "-days", "365"])
            .args([
                "-force_pubkey",
                path(&public_key),
                "-CA",
                path(&authority),
                "-CAkey",
                path(&key),
            ])
            .args([
                "-extfile",
                path(&extensions),
                "-outform",
                "DER",
                "-out",
                path(&certificate),
            ])
            .succeeds();
    }

    /// Writes the certificate to the card; with `check`, the card has to sign with its key first.
    pub(crate) fn import(&self, slot: Slot, check: bool) {
        let certificate = self.file(slot, "crt");
        let mut words = vec!["certificates", "import", "-m", self.card.management_key()];
        if check {
            words.extend(["--verify", "-P", self.card.pin()]);
        }
        words.extend([slot.name, path(&certificate)]);
        self.piv(&words);
    }

    pub(crate) fn change_pin(&self, new: &str) {
        self.piv(&["access", "change-pin", "-P", self.card.pin(), "-n", new]);
    }

    fn piv(&self, words: &[&str]) {
        let ykman = self.readers.foreign("ykman");
        ykman
            .args(["--reader", self.reader, "piv"])
            .args(words)
            .succeeds();
    }

    fn file(&self, slot: Slot, kind: &str) -> PathBuf {
        self.folder.path().join(format!("{}.{kind}", slot.name))
    }
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a temporary folder has a plain name")
}
