use contents::{Certificate, KeyAlgorithm};
use rustls_pki_types::CertificateDer;

use super::{AgreementKeyPair, KeyFault, OrderKey, SessionKey};
use crate::{
    Base64, CardServiceReceipt, DocumentFault, Receipt,
    fixtures::{self, Openssl, at},
    signature,
};

#[test]
fn an_agreement_pair_comes_back_from_its_private_half() {
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::EccP384] {
        let pair = AgreementKeyPair::generate(algorithm).unwrap();
        let other = AgreementKeyPair::generate(algorithm).unwrap();
        let again =
            AgreementKeyPair::from_private_der(algorithm, &pair.private_der().unwrap()).unwrap();
        assert_eq!(again.public_key(), pair.public_key());
        assert_eq!(
            again.agree(other.public_key()),
            other.agree(pair.public_key())
        );
    }
}

#[test]
fn a_stored_pair_of_another_kind_is_refused() {
    let pair = AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap();
    let private = pair.private_der().unwrap();
    let read = |curve, bytes: &[u8]| AgreementKeyPair::from_private_der(curve, bytes).err();
    assert_eq!(
        read(KeyAlgorithm::EccP384, &private),
        Some(KeyFault::Malformed)
    );
    assert_eq!(
        read(KeyAlgorithm::EccP256, &private[1..]),
        Some(KeyFault::Malformed)
    );
    assert_eq!(read(KeyAlgorithm::EccP256, &[]), Some(KeyFault::Malformed));
    assert_eq!(
        read(KeyAlgorithm::Rsa2048, &private),
        Some(KeyFault::Algorithm)
    );
    assert_eq!(
        AgreementKeyPair::generate(KeyAlgorithm::Rsa3072).err(),
        Some(KeyFault::Algorithm)
    );
}

#[test]
fn a_receipt_is_good_with_its_order_key_alone() {
    let key = OrderKey::generate().unwrap();
    let signed = key.sign_receipt(&fixtures::receipt()).unwrap();
    assert_eq!(signed.verify(key.public_key()), Ok(fixtures::receipt()));
    // One receipt is not read as another.
    assert_eq!(
        signed.verify::<CardServiceReceipt>(key.public_key()),
        Err(DocumentFault::Content)
    );
    let other = OrderKey::generate().unwrap();
    assert_eq!(
        signed.verify::<Receipt>(other.public_key()),
        Err(DocumentFault::Signature)
    );

    let mut changed = signed.clone();
    changed.receipt.0[40] ^= 1;
    assert_eq!(
        changed.verify::<Receipt>(key.public_key()),
        Err(DocumentFault::Signature)
    );
    let p384 = AgreementKeyPair::generate(KeyAlgorithm::EccP384).unwrap();
    assert_eq!(
        signed.verify::<Receipt>(p384.public_key()),
        Err(DocumentFault::Algorithm)
    );
}

#[test]
fn a_service_and_a_batch_have_their_receipts() {
    let key = OrderKey::generate().unwrap();
    for receipt in [
        fixtures::card_service_receipt(),
        fixtures::card_service_not_done(),
    ] {
        let signed = key.sign_receipt(&receipt).unwrap();
        assert_eq!(signed.verify(key.public_key()), Ok(receipt));
    }
    let printed = fixtures::letters_receipt();
    let signed = key.sign_receipt(&printed).unwrap();
    assert_eq!(signed.verify(key.public_key()), Ok(printed));
    assert_eq!(
        signed.verify::<Receipt>(key.public_key()),
        Err(DocumentFault::Content)
    );
}

#[test]
fn openssl_verifies_a_receipt() {
    let (openssl, key) = (Openssl::new(), OrderKey::generate().unwrap());
    let signed = key.sign_receipt(&fixtures::receipt()).unwrap();
    openssl.write("order-key.der", key.public_key().spki());
    openssl.write("receipt.json", &signed.receipt.0);
    openssl.write("receipt.sig", &signed.signature.0);
    openssl.succeed(&[
        "pkey",
        "-pubin",
        "-inform",
        "DER",
        "-in",
        "order-key.der",
        "-out",
        "order-key.pem",
    ]);
    openssl.succeed(&[
        "dgst",
        "-sha256",
        "-verify",
        "order-key.pem",
        "-signature",
        "receipt.sig",
        "receipt.json",
    ]);
}

#[test]
fn what_the_order_key_signed_must_be_a_receipt() {
    let signer = fixtures::registration();
    let content = crate::canonical::to_vec(&fixtures::fulfilment()).unwrap();
    let signature = rcgen::SigningKey::sign(&signer.key, &content).unwrap();
    let signed = crate::SignedReceipt {
        receipt: Base64(content),
        signature: Base64(signature),
    };
    assert_eq!(
        signed.verify::<Receipt>(signer.certificate.public_key()),
        Err(DocumentFault::Content)
    );
}

#[test]
fn the_session_certificate_is_one_that_tls_takes() {
    let key = SessionKey::generate(at()).unwrap();
    let certificate = Certificate::from_der(key.certificate_der()).unwrap();
    assert_eq!(certificate.public_key(), key.public_key());
    assert_eq!(certificate.subject(), "CN=Countersign session");
    assert!(certificate.not_before() < at() && at() < certificate.not_after());

    // What rustls does with a peer's certificate.
    let der = CertificateDer::from(key.certificate_der());
    let end_entity = webpki::EndEntityCert::try_from(&der).unwrap();
    let pair = rcgen::KeyPair::try_from(key.private_key_der().as_slice()).unwrap();
    let made = rcgen::SigningKey::sign(&pair, b"handshake").unwrap();
    let algorithm = webpki::aws_lc_rs::ECDSA_P256_SHA256;
    assert!(
        end_entity
            .verify_signature(algorithm, b"handshake", &made)
            .is_ok()
    );
    assert!(signature::verify(key.public_key(), b"handshake", &made).is_ok());

    let openssl = Openssl::new();
    openssl.write_certificates("session.pem", std::slice::from_ref(&certificate));
    let at = at().as_second().to_string();
    openssl.succeed(&[
        "verify",
        "-x509_strict",
        "-check_ss_sig",
        "-purpose",
        "sslclient",
        "-attime",
        &at,
        "-partial_chain",
        "-CAfile",
        "session.pem",
        "session.pem",
    ]);
}

#[test]
fn every_session_has_another_key_and_certificate() {
    let (one, two) = (
        SessionKey::generate(at()).unwrap(),
        SessionKey::generate(at()).unwrap(),
    );
    assert_ne!(one.public_key(), two.public_key());
    let serial = |key: &SessionKey| {
        Certificate::from_der(key.certificate_der())
            .unwrap()
            .serial()
            .to_owned()
    };
    assert_ne!(serial(&one), serial(&two));
    assert_eq!(serial(&one).len(), 32);
}
