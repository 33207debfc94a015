use std::sync::LazyLock;

use contents::{Certificate, KeyAlgorithm};
use proptest::prelude::*;
use rcgen::{
    BasicConstraints, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose, SigningKey,
};
use zeroize::Zeroizing;

use super::{
    MAX_BYTES, SignerTrust, SigningFault, Unsigned, VerifyError, sign, unverified_signer,
    unverified_type, verify,
};
use crate::{
    CertificateFault, Document, DocumentFault, Grant, IssueOrder, OpenRequest, Refusal, Sha256Hex,
    canonical,
    fixtures::{self, Authority, Openssl, TestSigner, at, time},
};

mod foreign;
mod tampered;

fn open_request_by(signer: &TestSigner) -> Vec<u8> {
    sign(&fixtures::open_request(), signer, &signer.intermediates).unwrap()
}

fn p256_key() -> KeyPair {
    KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap()
}

fn trusted() -> SignerTrust<'static> {
    SignerTrust::authorities(&Authority::trusted().roots)
}

/// Why an open request is refused.
fn refused(message: &[u8], trust: &SignerTrust<'_>) -> VerifyError {
    verify::<OpenRequest>(message, trust, at()).expect_err("refused")
}

#[test]
fn every_algorithm_signs_and_openssl_accepts_it() {
    let openssl = Openssl::new();
    let roots = &Authority::trusted().roots;
    for algorithm in KeyAlgorithm::ALL {
        let signer = fixtures::signer(algorithm);
        let message = open_request_by(&signer);
        let verified = verify::<OpenRequest>(&message, &trusted(), at()).unwrap();
        assert_eq!(verified.document, fixtures::open_request());
        assert_eq!(verified.signer, signer.certificate);

        let json = canonical::to_vec(&fixtures::open_request()).unwrap();
        assert_eq!(verified.digest, Sha256Hex::of(&json));
        assert_eq!(
            openssl.cms_verify(&message, roots, at()).as_deref(),
            Some(json.as_slice()),
            "{algorithm}"
        );
        assert_eq!(
            openssl.cms_verify(&message, roots, time("2028-01-01T00:00:00Z")),
            None
        );
    }
}

#[test]
fn openssl_checks_the_signing_certificate_too() {
    let openssl = Openssl::new();
    openssl.write(
        "message.der",
        &open_request_by(&fixtures::signer(KeyAlgorithm::EccP384)),
    );
    openssl.write_certificates("roots.pem", &Authority::trusted().roots);
    let at = at().as_second().to_string();
    openssl.succeed(&[
        "cms",
        "-verify",
        "-cades",
        "-inform",
        "DER",
        "-in",
        "message.der",
        "-CAfile",
        "roots.pem",
        "-attime",
        &at,
        "-purpose",
        "any",
    ]);
}

#[test]
fn a_card_can_sign_in_two_steps() {
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::Rsa2048] {
        let signer = fixtures::signer(algorithm);
        let unsigned = Unsigned::new(
            &fixtures::open_request(),
            &signer.certificate,
            &signer.intermediates,
        )
        .unwrap();
        assert_eq!(
            unsigned.digest(),
            canonical::digest(&fixtures::open_request()).unwrap()
        );
        let signature = signer.key.sign(unsigned.to_be_signed().message()).unwrap();
        let message = unsigned.with_signature(&signature).unwrap();
        assert!(verify::<OpenRequest>(&message, &trusted(), at()).is_ok());
    }
}

#[test]
fn a_signature_by_another_key_makes_no_document() {
    let (signer, other) = (fixtures::signer(KeyAlgorithm::EccP256), p256_key());
    let unsigned = Unsigned::new(&fixtures::open_request(), &signer.certificate, &[]).unwrap();
    let signature = other.sign(unsigned.to_be_signed().message()).unwrap();
    assert!(matches!(
        unsigned.with_signature(&signature),
        Err(SigningFault::WrongSignature)
    ));
}

#[test]
fn more_certificates_than_are_read_are_not_written() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let many: Vec<Certificate> = (0..8)
        .map(|_| Authority::trusted().intermediate())
        .collect();
    let refused = Unsigned::new(&fixtures::open_request(), &signer.certificate, &many).err();
    assert!(matches!(refused, Some(SigningFault::TooManyCertificates)));
}

#[test]
fn the_exact_certificate_is_enough_where_it_is_known() {
    let host = fixtures::registration();
    let message = sign(&fixtures::grant(), &host, &[]).unwrap();
    let trust = SignerTrust::exact(&host.certificate);
    assert_eq!(
        verify::<Grant>(&message, &trust, at()).unwrap().document,
        fixtures::grant()
    );

    let other = fixtures::registration();
    let refused = verify::<Grant>(&message, &SignerTrust::exact(&other.certificate), at());
    assert_eq!(refused, Err(VerifyError::Document(DocumentFault::Signer)));
    let late = verify::<Grant>(&message, &trust, time("2027-06-01T00:00:00Z"));
    assert_eq!(
        late,
        Err(VerifyError::Certificate(CertificateFault::OutsideValidity))
    );
}

#[test]
fn an_exact_certificate_may_also_have_to_chain() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let message = open_request_by(&signer);
    let roots = &Authority::trusted().roots;
    let both = SignerTrust::exact_under(&signer.certificate, roots);
    assert!(verify::<OpenRequest>(&message, &both, at()).is_ok());

    let strangers = Authority::new("Stranger").roots;
    let untrusted = SignerTrust::exact_under(&signer.certificate, &strangers);
    assert_eq!(
        refused(&message, &untrusted),
        CertificateFault::Untrusted.into()
    );
    let other = fixtures::signer(KeyAlgorithm::EccP256);
    let elsewhere = SignerTrust::exact_under(&other.certificate, roots);
    assert_eq!(refused(&message, &elsewhere), DocumentFault::Signer.into());
}

#[test]
fn a_certificate_that_does_not_chain_is_refused() {
    // The same names, other keys.
    let impostor = fixtures::issue(&Authority::new("Test"), p256_key(), |_| {});
    assert_eq!(
        refused(&open_request_by(&impostor), &trusted()),
        CertificateFault::Untrusted.into()
    );
    // The intermediate is missing.
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let message = sign(&fixtures::open_request(), &signer, &[]).unwrap();
    assert_eq!(
        refused(&message, &trusted()),
        CertificateFault::Untrusted.into()
    );
    assert_eq!(
        refused(&message, &SignerTrust::authorities(&[])),
        CertificateFault::Untrusted.into()
    );
}

#[test]
fn a_certificate_outside_its_validity_is_refused() {
    let message = open_request_by(&fixtures::signer(KeyAlgorithm::EccP256));
    for moment in [
        "2025-12-31T23:59:59Z",
        "2027-01-01T00:00:01Z",
        "1969-07-20T20:17:40Z",
    ] {
        let refused = verify::<OpenRequest>(&message, &trusted(), time(moment));
        assert_eq!(
            refused,
            Err(VerifyError::Certificate(CertificateFault::OutsideValidity)),
            "{moment}"
        );
    }
}

#[test]
fn a_certificate_for_another_use_is_refused() {
    let issue = |change: fn(&mut rcgen::CertificateParams)| {
        open_request_by(&fixtures::issue(Authority::trusted(), p256_key(), change))
    };
    let wrong: [fn(&mut rcgen::CertificateParams); 3] = [
        |params| params.key_usages = vec![KeyUsagePurpose::KeyAgreement],
        |params| params.key_usages = vec![],
        |params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained),
    ];
    for change in wrong {
        assert_eq!(
            refused(&issue(change), &trusted()),
            CertificateFault::WrongUsage.into()
        );
    }
    let right: [fn(&mut rcgen::CertificateParams); 2] = [
        |params| params.key_usages = vec![KeyUsagePurpose::ContentCommitment],
        |params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection],
    ];
    for change in right {
        assert!(verify::<OpenRequest>(&issue(change), &trusted(), at()).is_ok());
    }
}

#[test]
fn an_authority_that_may_not_certify_or_has_ended_is_no_authority() {
    type Change = fn(&mut rcgen::CertificateParams);
    let same: Change = |_| {};
    let ended: Change = |params| params.not_after = rcgen::date_time_ymd(2026, 2, 1);
    let revokes_only: Change = |params| params.key_usages = vec![KeyUsagePurpose::CrlSign];
    let no_authority: Change = |params| params.is_ca = IsCa::ExplicitNoCa;
    let childless: Change = |params| params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let openssl = Openssl::new();
    for (root, issuing, accepted) in [
        (same, same, true),
        (ended, same, false),
        (childless, same, false),
        (same, ended, false),
        (same, revokes_only, false),
        (same, no_authority, false),
        (same, childless, true),
    ] {
        let authority = Authority::differing("Odd", root, issuing);
        let message = open_request_by(&fixtures::issue(&authority, p256_key(), |_| {}));
        let trust = SignerTrust::authorities(&authority.roots);
        let verified = verify::<OpenRequest>(&message, &trust, at());
        assert_eq!(verified.is_ok(), accepted);
        let by_openssl = openssl.cms_verify(&message, &authority.roots, at());
        assert_eq!(by_openssl.is_some(), accepted);
    }
}

#[test]
fn a_document_of_another_type_is_refused() {
    let message = open_request_by(&fixtures::signer(KeyAlgorithm::EccP256));
    let refused = verify::<IssueOrder>(&message, &trusted(), at());
    assert_eq!(refused, Err(VerifyError::Document(DocumentFault::Content)));
}

#[test]
fn content_that_is_not_canonical_is_refused() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let text = String::from_utf8(canonical::to_vec(&fixtures::open_request()).unwrap()).unwrap();
    for content in [
        text.replacen('{', "{ ", 1),
        text.replacen('{', r#"{"also":1,"#, 1),
        String::new(),
    ] {
        let unsigned = Unsigned::of_content(
            Zeroizing::new(content.into_bytes()),
            &signer.certificate,
            &signer.intermediates,
        )
        .unwrap();
        let signature = signer.key.sign(unsigned.to_be_signed().message()).unwrap();
        let message = unsigned.with_signature(&signature).unwrap();
        assert_eq!(refused(&message, &trusted()), DocumentFault::Content.into());
    }
}

#[test]
fn what_a_message_says_of_itself_can_be_read_before_it_is_verified() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let message = open_request_by(&signer);
    assert_eq!(unverified_signer(&message), Ok(signer.certificate));
    assert_eq!(unverified_type(&message).as_deref(), Ok(OpenRequest::TYPE));
    assert_eq!(
        unverified_type(&vec![0x30; MAX_BYTES + 1]),
        Err(DocumentFault::Form)
    );
}

#[test]
fn a_fault_becomes_the_refusal_of_the_host() {
    assert_eq!(
        Refusal::from(VerifyError::Document(DocumentFault::Digest)),
        Refusal::Document {
            why: DocumentFault::Digest
        }
    );
    assert_eq!(
        Refusal::from(VerifyError::Certificate(CertificateFault::Untrusted)),
        Refusal::OfficerCertificate {
            why: CertificateFault::Untrusted
        }
    );
}
