use contents::{KeyAlgorithm, KeyReference, PublicKey, RetiredNumber};
use proptest::prelude::*;
use rcgen::SigningKey;
use zeroize::Zeroizing;

use super::{ProofFault, ProofKind, Statement, verify};
use crate::{
    Base64, Nonce, Proof, Sha256Hex,
    fixtures::{self, Openssl},
    keys::AgreementKeyPair,
};

fn statement(key: KeyReference, public_key: PublicKey) -> Statement {
    Statement {
        order: fixtures::order_id(),
        open_request: Sha256Hex::of(b"an open request"),
        nonce: Nonce([7; 32]),
        key,
        public_key,
    }
}

fn retired() -> KeyReference {
    KeyReference::Retired(RetiredNumber::new(20).unwrap())
}

/// The card's half of an agreement: it knows the host's public key and answers the x-coordinate.
fn card_agrees(card: &AgreementKeyPair, host: &PublicKey) -> Zeroizing<Vec<u8>> {
    card.agree(host).unwrap()
}

#[test]
fn each_key_owes_one_kind_of_proof() {
    for key in KeyReference::all() {
        for algorithm in KeyAlgorithm::ALL {
            let agrees = !algorithm.is_rsa() && key.only_agrees();
            let expected = if agrees {
                ProofKind::Agreement
            } else {
                ProofKind::Signature
            };
            assert_eq!(ProofKind::of(key, algorithm), expected, "{key} {algorithm}");
        }
    }
}

#[test]
fn the_statement_names_everything() {
    let statement = statement(KeyReference::Authentication, fixtures::public_key(4));
    insta::assert_snapshot!(
        String::from_utf8(statement.to_be_signed().unwrap().message().to_vec()).unwrap()
    );
}

#[test]
fn keys_that_sign_prove_by_a_signature() {
    let rsa_everywhere = [
        KeyReference::Signature,
        KeyReference::KeyManagement,
        retired(),
    ];
    let cases = [
        (KeyAlgorithm::Rsa2048, &rsa_everywhere[..]),
        (
            KeyAlgorithm::EccP256,
            &[
                KeyReference::Authentication,
                KeyReference::CardAuthentication,
            ],
        ),
        (KeyAlgorithm::EccP384, &[KeyReference::Signature]),
    ];
    for (algorithm, places) in cases {
        let signer = fixtures::signer(algorithm);
        for place in places {
            let statement = statement(*place, signer.certificate.public_key().clone());
            let signature = signer
                .key
                .sign(statement.to_be_signed().unwrap().message())
                .unwrap();
            let proof = statement.signed(signature).unwrap();
            assert!(
                verify(&proof, &statement, None).is_ok(),
                "{algorithm} {place}"
            );
        }
    }
}

#[test]
fn keys_that_only_agree_prove_by_a_mac() {
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::EccP384] {
        let (card, host) = (
            AgreementKeyPair::generate(algorithm).unwrap(),
            AgreementKeyPair::generate(algorithm).unwrap(),
        );
        for place in [KeyReference::KeyManagement, retired()] {
            let statement = statement(place, card.public_key().clone());
            let proof = statement
                .agreed(&card_agrees(&card, host.public_key()), host.public_key())
                .unwrap();
            assert!(verify(&proof, &statement, Some(&host)).is_ok());
            assert!(matches!(
                verify(&proof, &statement, None),
                Err(ProofFault::NoAgreementKey)
            ));
        }
    }
}

#[test]
fn the_mac_is_the_one_that_is_described() {
    // K = SHA-256(SPKI of the card's key ‖ ZZ ‖ SPKI of the host's key); HMAC-SHA-256 over the statement.
    let (card, host) = (
        AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap(),
        AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap(),
    );
    let statement = statement(KeyReference::KeyManagement, card.public_key().clone());
    let zz = card_agrees(&card, host.public_key());
    let Proof::Agreement { mac } = statement.agreed(&zz, host.public_key()).unwrap() else {
        panic!("a MAC")
    };

    let key = Sha256Hex::of(&[card.public_key().spki(), &zz, host.public_key().spki()].concat());
    let openssl = Openssl::new();
    openssl.write("statement", statement.to_be_signed().unwrap().message());
    let hexkey = format!("hexkey:{key}");
    let computed = openssl.succeed(&[
        "mac",
        "-digest",
        "SHA256",
        "-macopt",
        &hexkey,
        "-in",
        "statement",
        "HMAC",
    ]);
    assert_eq!(
        String::from_utf8(computed).unwrap().trim().to_lowercase(),
        hex::encode(&mac.0)
    );
}

#[test]
fn a_proof_holds_for_its_own_statement_alone() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let right = statement(
        KeyReference::Authentication,
        signer.certificate.public_key().clone(),
    );
    let proof = right
        .signed(
            signer
                .key
                .sign(right.to_be_signed().unwrap().message())
                .unwrap(),
        )
        .unwrap();
    let wrong = [
        Statement {
            order: fixtures::other_order_id(),
            ..right.clone()
        },
        Statement {
            open_request: Sha256Hex::of(b"another"),
            ..right.clone()
        },
        Statement {
            nonce: Nonce([8; 32]),
            ..right.clone()
        },
        Statement {
            key: KeyReference::Signature,
            ..right.clone()
        },
        Statement {
            public_key: fixtures::public_key(9),
            ..right.clone()
        },
    ];
    for statement in wrong {
        assert!(matches!(
            verify(&proof, &statement, None),
            Err(ProofFault::Signature)
        ));
    }
}

#[test]
fn a_mac_holds_for_its_own_statement_and_keys_alone() {
    let pair = || AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap();
    let (card, host, other) = (pair(), pair(), pair());
    let right = statement(KeyReference::KeyManagement, card.public_key().clone());
    let proof = right
        .agreed(&card_agrees(&card, host.public_key()), host.public_key())
        .unwrap();
    assert!(matches!(
        verify(&proof, &right, Some(&other)),
        Err(ProofFault::Mac)
    ));
    let later = Statement {
        nonce: Nonce([8; 32]),
        ..right.clone()
    };
    assert!(matches!(
        verify(&proof, &later, Some(&host)),
        Err(ProofFault::Mac)
    ));
    let elsewhere = Statement {
        public_key: other.public_key().clone(),
        ..right.clone()
    };
    assert!(matches!(
        verify(&proof, &elsewhere, Some(&host)),
        Err(ProofFault::Mac)
    ));
    // What somebody computes who has not got the card.
    let guessed = right
        .agreed(&card_agrees(&other, host.public_key()), host.public_key())
        .unwrap();
    assert!(matches!(
        verify(&guessed, &right, Some(&host)),
        Err(ProofFault::Mac)
    ));
}

#[test]
fn curves_and_kinds_are_not_mixed() {
    let p256 = AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap();
    let p384 = AgreementKeyPair::generate(KeyAlgorithm::EccP384).unwrap();
    let agrees = statement(KeyReference::KeyManagement, p256.public_key().clone());
    let signs = statement(KeyReference::Authentication, p256.public_key().clone());
    let zz = Zeroizing::new(vec![1; 32]);
    let mac = Proof::Agreement {
        mac: Base64(vec![0; 32]),
    };
    let signature = Proof::Signature {
        signature: Base64(vec![0; 70]),
    };

    assert!(matches!(
        agrees.agreed(&zz, p384.public_key()),
        Err(ProofFault::WrongCurve)
    ));
    assert!(matches!(
        agrees.agreed(&Zeroizing::new(vec![1; 31]), p256.public_key()),
        Err(ProofFault::WrongCurve)
    ));
    assert!(matches!(
        verify(&mac, &agrees, Some(&p384)),
        Err(ProofFault::WrongCurve)
    ));
    assert!(matches!(
        signs.agreed(&zz, p256.public_key()),
        Err(ProofFault::WrongKind)
    ));
    assert!(matches!(
        verify(&mac, &signs, Some(&p256)),
        Err(ProofFault::WrongKind)
    ));
    assert!(matches!(
        verify(&signature, &agrees, Some(&p256)),
        Err(ProofFault::WrongKind)
    ));
    assert!(matches!(
        agrees.signed(vec![0; 70]),
        Err(ProofFault::WrongKind)
    ));
}

#[test]
fn a_point_off_the_curve_proves_nothing() {
    let off = PublicKey::ecc(KeyAlgorithm::EccP256, &[&[4][..], &[1; 64]].concat()).unwrap();
    let host = AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap();
    let mac = Proof::Agreement {
        mac: Base64(vec![0; 32]),
    };
    let agrees = statement(KeyReference::KeyManagement, off.clone());
    assert!(matches!(
        verify(&mac, &agrees, Some(&host)),
        Err(ProofFault::WrongCurve)
    ));
    let signature = Proof::Signature {
        signature: Base64(vec![0; 70]),
    };
    let signs = statement(KeyReference::Authentication, off);
    assert!(matches!(
        verify(&signature, &signs, None),
        Err(ProofFault::Signature)
    ));
}

proptest! {
    #[test]
    fn no_bytes_prove_anything(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let host = AgreementKeyPair::generate(KeyAlgorithm::EccP256).unwrap();
        let agrees = statement(KeyReference::KeyManagement, fixtures::public_key(4));
        let mac = Proof::Agreement { mac: Base64(bytes.clone()) };
        prop_assert!(verify(&mac, &agrees, Some(&host)).is_err());
        let signs = statement(KeyReference::Authentication, fixtures::public_key(4));
        let signature = Proof::Signature { signature: Base64(bytes) };
        prop_assert!(verify(&signature, &signs, None).is_err());
    }
}
