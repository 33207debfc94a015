//! A message that somebody encrypted to a holder's certificate with `openssl cms`, and its decryption by the holder's
//! card alone: OpenSC has the card decrypt or agree, OpenSSL does the rest (RFC 5652 §6, RFC 5753).

use std::fs;
use std::path::{Path, PathBuf};

use crate::Program;

/// An encrypted message in a folder, with the text it holds.
#[derive(Debug, Clone)]
pub struct Enveloped {
    message: PathBuf,
    text: String,
}

/// The key that opens a message, as it stands in the message: what a card must work on.
pub(crate) enum ForTheCard {
    /// The content key, encrypted to an RSA key (PKCS #1 v1.5).
    Decrypt { encrypted: Vec<u8> },
    /// The sender's ephemeral point on P-256, and the content key wrapped by what both agree on.
    Agree { point: Vec<u8>, wrapped: Vec<u8> },
}

/// A SubjectPublicKeyInfo of P-256 before its point (RFC 5480).
const P256: &[u8] = b"\x30\x59\x30\x13\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07\x03\x42\x00";

/// ECC-CMS-SharedInfo for a wrapping key of 256 bits (RFC 5753 §7.2): id-aes256-wrap, no entity information.
const SHARED_INFO: &str = "3015300b060960864801650304012da206040400000100";

impl Enveloped {
    /// Encrypts a text to the certificate in this PEM file.
    #[track_caller]
    pub fn to(certificate: &str, text: &str) -> Self {
        let folder = Path::new(certificate).with_extension("enveloped");
        fs::create_dir_all(&folder).expect("a folder");
        let [plain, message] = ["plain", "message.der"].map(|name| folder.join(name));
        fs::write(&plain, text).expect("a file");
        Program::foreign("openssl")
            .args(["cms", "-encrypt", "-binary", "-aes256", "-outform", "DER"])
            .arg("-in")
            .arg(&plain)
            .arg("-out")
            .arg(&message)
            .args(["-recip", certificate])
            // Of no consequence for RSA.
            .args(if is_of_an_ec_key(certificate) {
                &["-keyopt", "ecdh_kdf_md:sha256"][..]
            } else {
                &[]
            })
            .succeeds();
        fs::remove_file(plain).expect("a file that was just written");
        let text = text.to_owned();
        Self { message, text }
    }

    /// What a card is asked for.
    #[track_caller]
    pub(crate) fn for_the_card(&self) -> ForTheCard {
        let parts = self.parts();
        let octets = || parts.iter().filter(|part| part.kind == "OCTET STRING");
        let first = octets().next().expect("an encrypted key");
        match parts.iter().find(|part| part.kind == "BIT STRING") {
            // The first octet of a BIT STRING tells how many bits do not count.
            Some(point) => ForTheCard::Agree {
                point: [P256, &self.bytes(point)[1..]].concat(),
                wrapped: self.bytes(first),
            },
            None => ForTheCard::Decrypt {
                encrypted: self.bytes(first),
            },
        }
    }

    /// The content key, from what a card agreed on with the sender's ephemeral key.
    #[track_caller]
    pub(crate) fn unwrapped(&self, shared: &[u8], wrapped: &[u8]) -> Vec<u8> {
        let derived = Program::foreign("openssl")
            .args(["kdf", "-keylen", "32", "-kdfopt", "digest:SHA256"])
            .args(["-kdfopt", &format!("hexsecret:{}", hexadecimal(shared))])
            .args(["-kdfopt", &format!("hexinfo:{SHARED_INFO}"), "X963KDF"])
            .succeeds();
        let key = derived.stdout.trim().replace(':', "");
        let [input, output] = ["wrapped", "key"].map(|name| self.beside(name));
        fs::write(&input, wrapped).expect("a file");
        Program::foreign("openssl")
            .args(["enc", "-d", "-id-aes256-wrap", "-nopad", "-K", &key])
            .args(["-iv", "A6A6A6A6A6A6A6A6", "-in"])
            .arg(&input)
            .arg("-out")
            .arg(&output)
            .succeeds();
        fs::read(output).expect("a file that was just written")
    }

    /// Fails the test unless this content key opens the message, and the text in it is the one that was encrypted.
    #[track_caller]
    pub(crate) fn is_opened_by(&self, key: &[u8]) {
        let parts = self.parts();
        let vector = parts.iter().rev().find(|part| part.kind == "OCTET STRING");
        let content = parts.iter().rev().find(|part| part.kind == "cont [ 0 ]");
        let [vector, content] = [vector, content].map(|part| self.bytes(part.expect("a part")));
        let input = self.beside("content");
        fs::write(&input, content).expect("a file");
        let opened = Program::foreign("openssl")
            .args(["enc", "-d", "-aes-256-cbc", "-K", &hexadecimal(key)])
            .args(["-iv", &hexadecimal(&vector), "-in"])
            .arg(input)
            .succeeds();
        assert_eq!(opened.stdout, self.text);
    }

    /// A path for a file beside the message.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.message.with_file_name(name)
    }

    /// The parts that hold no others, in their order.
    #[track_caller]
    fn parts(&self) -> Vec<Part> {
        let listed = Program::foreign("openssl")
            .args(["asn1parse", "-inform", "DER", "-in"])
            .arg(&self.message)
            .succeeds();
        listed.stdout.lines().filter_map(Part::parse).collect()
    }

    #[track_caller]
    fn bytes(&self, part: &Part) -> Vec<u8> {
        let message = fs::read(&self.message).expect("a file that was just written");
        message[part.start..part.start + part.length].to_vec()
    }
}

/// A part of a DER file, as OpenSSL lists it: `  183:d=7  hl=2 l=  40 prim: OCTET STRING      [HEX DUMP]:160C…`.
struct Part {
    start: usize,
    length: usize,
    kind: String,
}

impl Part {
    fn parse(line: &str) -> Option<Self> {
        let (place, kind) = line.split_once("prim: ")?;
        let (offset, rest) = place.split_once(":d=")?;
        let (_, rest) = rest.split_once("hl=")?;
        let (header, length) = rest.split_once(" l=")?;
        let number = |text: &str| text.trim().parse::<usize>().ok();
        let kind = kind.split([':', '[']).next()?.trim();
        Some(Self {
            start: number(offset)? + number(header)?,
            length: number(length)?,
            // The tag of the content itself is written with brackets.
            kind: if kind == "cont" { "cont [ 0 ]" } else { kind }.to_owned(),
        })
    }
}

#[track_caller]
fn is_of_an_ec_key(certificate: &str) -> bool {
    let shown = Program::foreign("openssl")
        .args(["x509", "-noout", "-text", "-in", certificate])
        .succeeds();
    shown.stdout.contains("id-ecPublicKey")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_line_of_openssl_is_read() {
        let part = Part::parse("  183:d=7  hl=2 l=  40 prim: OCTET STRING      [HEX DUMP]:160C");
        let part = part.map(|part| (part.start, part.length, part.kind));
        assert_eq!(part, Some((185, 40, "OCTET STRING".to_owned())));
        let content = Part::parse("  269:d=4  hl=2 l=  32 prim: cont [ 0 ]        ");
        let content = content.map(|part| (part.start, part.length, part.kind));
        assert_eq!(content, Some((271, 32, "cont [ 0 ]".to_owned())));
        assert!(Part::parse("   26:d=3  hl=3 l= 196 cons: SET               ").is_none());
    }
}
