//! Messages that OpenSSL makes, and accepts, but that are not of the one form.

use super::*;

struct Foreign {
    openssl: Openssl,
    signer: TestSigner,
}

impl Foreign {
    fn new(algorithm: KeyAlgorithm) -> Self {
        let (openssl, signer) = (Openssl::new(), fixtures::signer(algorithm));
        openssl.write(
            "content",
            &canonical::to_vec(&fixtures::open_request()).unwrap(),
        );
        openssl.write_key("key.pem", &signer.key);
        openssl.write_certificates("signer.pem", std::slice::from_ref(&signer.certificate));
        openssl.write_certificates("chain.pem", &signer.intermediates);
        openssl.write_certificates("roots.pem", &Authority::trusted().roots);
        Self { openssl, signer }
    }

    fn message(&self, options: &[&str]) -> Vec<u8> {
        let mut arguments = vec![
            "cms",
            "-sign",
            "-binary",
            "-in",
            "content",
            "-signer",
            "signer.pem",
            "-inkey",
            "key.pem",
            "-certfile",
            "chain.pem",
            "-outform",
            "DER",
            "-out",
            "foreign.der",
        ];
        arguments.extend_from_slice(options);
        self.openssl.succeed(&arguments);
        self.openssl.read("foreign.der")
    }

    fn refused(&self, options: &[&str]) -> VerifyError {
        let message = self.message(options);
        let accepted = self
            .openssl
            .cms_verify(&message, &Authority::trusted().roots, at());
        assert!(accepted.is_some(), "OpenSSL refuses its own {options:?}");
        refused(&message, &trusted())
    }
}

#[test]
fn signed_attributes_must_be_the_three() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    // Without any; with a signing time and S/MIME capabilities; with a signing time alone.
    for options in [
        &["-nodetach", "-noattr"][..],
        &["-nodetach"],
        &["-nodetach", "-nosmimecap"],
    ] {
        assert_eq!(foreign.refused(options), DocumentFault::Form.into());
    }
}

#[test]
fn the_signer_is_named_by_issuer_and_serial() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    let refused = foreign.refused(&["-nodetach", "-nosmimecap", "-cades", "-keyid"]);
    assert_eq!(refused, DocumentFault::Form.into());
}

#[test]
fn content_and_certificates_must_be_inside() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    assert_eq!(
        refused(&foreign.message(&["-nosmimecap", "-cades"]), &trusted()),
        DocumentFault::Form.into()
    );
    let without = foreign.message(&["-nodetach", "-nosmimecap", "-cades", "-nocerts"]);
    assert_eq!(refused(&without, &trusted()), DocumentFault::Form.into());
}

#[test]
fn the_encoding_must_be_der() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    let message = foreign.message(&["-nodetach", "-stream", "-indef", "-nosmimecap", "-cades"]);
    assert_eq!(message[..2], [0x30, 0x80]);
    assert_eq!(refused(&message, &trusted()), DocumentFault::Form.into());
}

#[test]
fn the_digest_must_be_that_of_the_key() {
    for (algorithm, digest) in [
        (KeyAlgorithm::EccP256, "sha384"),
        (KeyAlgorithm::Rsa2048, "sha1"),
    ] {
        let foreign = Foreign::new(algorithm);
        let refused = foreign.refused(&["-nodetach", "-noattr", "-md", digest]);
        assert_eq!(refused, DocumentFault::Form.into());
    }
}

#[test]
fn only_data_is_signed() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    let refused = foreign.refused(&[
        "-nodetach",
        "-nosmimecap",
        "-cades",
        "-econtent_type",
        "1.2.3.4",
    ]);
    assert_eq!(refused, DocumentFault::Form.into());
}

#[test]
fn two_signers_are_one_too_many() {
    let foreign = Foreign::new(KeyAlgorithm::EccP256);
    let message = open_request_by(&foreign.signer);
    foreign.openssl.write("ours.der", &message);
    let second = Foreign::new(KeyAlgorithm::EccP384);
    foreign.openssl.write_certificates(
        "second.pem",
        std::slice::from_ref(&second.signer.certificate),
    );
    foreign.openssl.write_key("second.key", &second.signer.key);
    foreign.openssl.succeed(&[
        "cms",
        "-resign",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "ours.der",
        "-signer",
        "second.pem",
        "-inkey",
        "second.key",
        "-nodetach",
        "-outform",
        "DER",
        "-out",
        "both.der",
    ]);
    let both = foreign.openssl.read("both.der");
    assert!(
        foreign
            .openssl
            .cms_verify(&both, &Authority::trusted().roots, at())
            .is_some()
    );
    assert_eq!(refused(&both, &trusted()), DocumentFault::Form.into());
}
