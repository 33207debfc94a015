//! Private keys put on a card from outside, with the number of commands that it takes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair,
    },
};
use card::{
    CardError, Digest, Feature, KeyPolicies, KeyUse, ManagementKeyProof, Piv, SignatureScheme,
};
use contents::{
    Certificate, KeyAlgorithm, KeyOrigin, KeyReference, PinPolicy, PublicKey, TouchPolicy,
};
use secret::PrivateKey;
use support::{Bay, SHORT_ONLY, contents, identity};
use virtual_card::Model;
use zeroize::Zeroizing;

const PLACE: KeyReference = KeyReference::KeyManagement;

/// A key pair as the host makes it.
struct Made {
    private: PrivateKey,
    public: PublicKey,
}

fn made(algorithm: KeyAlgorithm) -> Made {
    let (pkcs8, spki) = match algorithm {
        KeyAlgorithm::EccP256 => ec(&ECDSA_P256_SHA256_ASN1_SIGNING),
        KeyAlgorithm::EccP384 => ec(&ECDSA_P384_SHA384_ASN1_SIGNING),
        KeyAlgorithm::Rsa2048 => rsa(KeySize::Rsa2048),
        KeyAlgorithm::Rsa3072 => rsa(KeySize::Rsa3072),
        KeyAlgorithm::Rsa4096 => rsa(KeySize::Rsa4096),
    };
    Made {
        private: PrivateKey::new(Zeroizing::new(pkcs8)),
        public: PublicKey::from_spki(&spki).unwrap(),
    }
}

fn ec(by: &'static aws_lc_rs::signature::EcdsaSigningAlgorithm) -> (Vec<u8>, Vec<u8>) {
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(by, &SystemRandom::new()).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(by, pkcs8.as_ref()).unwrap();
    let spki = pair.public_key().as_der().unwrap();
    (pkcs8.as_ref().to_vec(), spki.as_ref().to_vec())
}

fn rsa(size: KeySize) -> (Vec<u8>, Vec<u8>) {
    let pair = RsaKeyPair::generate(size).unwrap();
    let pkcs8: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let spki = pair.public_key().as_der().unwrap();
    (pkcs8.as_ref().to_vec(), spki.as_ref().to_vec())
}

/// Whether the card uses exactly this key: it decrypts, or agrees, as its public half wants it.
fn card_uses(session: &mut Piv<'_>, bay: &Bay, public: &PublicKey) {
    let key = KeyUse::new(PLACE, public.algorithm());
    if public.algorithm().is_rsa() {
        let public = aws_lc_rs::rsa::PublicEncryptingKey::from_der(public.spki()).unwrap();
        let length = public.key_size_bytes();
        let public = aws_lc_rs::rsa::Pkcs1PublicEncryptingKey::new(public).unwrap();
        let mut sealed = vec![0; length];
        public.encrypt(b"for the card", &mut sealed).unwrap();
        let block = session.decrypt(&key, Some(&bay.pin()), &sealed).unwrap();
        assert!(block.ends_with(b"\0for the card"));
    } else {
        use aws_lc_rs::agreement::{ECDH_P256, ECDH_P384, PrivateKey, UnparsedPublicKey, agree};
        let by = match public.algorithm() {
            KeyAlgorithm::EccP384 => &ECDH_P384,
            _ => &ECDH_P256,
        };
        let ours = PrivateKey::generate(by).unwrap();
        let our_point = ours.compute_public_key().unwrap();
        let our_point = PublicKey::ecc(public.algorithm(), our_point.as_ref()).unwrap();
        let shared = session.agree(&key, Some(&bay.pin()), &our_point).unwrap();
        agree(
            &ours,
            UnparsedPublicKey::new(by, public.key_bits()),
            (),
            |expected| {
                assert_eq!(shared.as_slice(), expected);
                Ok(())
            },
        )
        .unwrap();
    }
}

fn authenticated<'c>(bay: &Bay, connection: &'c mut card::Connection) -> Piv<'c> {
    let card = identity(connection);
    let mut session = Piv::open(connection, &card).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual)
        .unwrap();
    session
}

#[test]
fn a_key_of_each_algorithm_is_imported_and_works() {
    for algorithm in KeyAlgorithm::ALL {
        let bay = Bay::blank(Model::yubikey(1));
        let mut connection = bay.connection();
        let key = made(algorithm);
        let mut session = authenticated(&bay, &mut connection);
        let imported = session.import_key(PLACE, &key.private, KeyPolicies::default());
        assert_eq!(imported, Ok(algorithm));
        card_uses(&mut session, &bay, &key.public);
        session.end().unwrap();
        let found = contents(&mut connection);
        let found = found.key(PLACE).unwrap().key.clone().unwrap();
        assert_eq!(found.public_key, key.public);
        assert_eq!(found.origin, KeyOrigin::Imported);
        let usual = (PinPolicy::Once, TouchPolicy::Never);
        assert_eq!((found.pin_policy, found.touch_policy), usual);
    }
}

#[test]
fn it_asks_for_what_was_wished() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let mut session = authenticated(&bay, &mut connection);
    let policies = KeyPolicies {
        pin: PinPolicy::Always,
        touch: TouchPolicy::Cached,
    };
    let key = made(KeyAlgorithm::EccP256);
    session.import_key(PLACE, &key.private, policies).unwrap();
    session.end().unwrap();
    let found = contents(&mut connection);
    let found = found.key(PLACE).unwrap().key.clone().unwrap();
    assert_eq!(found.pin_policy, PinPolicy::Always);
    assert_eq!(found.touch_policy, TouchPolicy::Cached);
}

#[test]
fn without_the_management_key_nothing_is_imported() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let card = identity(&mut connection);
    let mut session = Piv::open(&mut connection, &card).unwrap();
    let key = made(KeyAlgorithm::EccP256);
    assert_eq!(
        session.import_key(PLACE, &key.private, KeyPolicies::default()),
        Err(CardError::NotAuthorised {
            instruction: card::Instruction::ImportKey
        })
    );
    session.end().unwrap();
    assert_eq!(contents(&mut connection).key(PLACE).unwrap().key, None);
}

#[test]
fn what_is_no_key_never_reaches_the_card() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let mut session = authenticated(&bay, &mut connection);
    let whole = made(KeyAlgorithm::Rsa2048).private.expose().to_vec();
    for bytes in [
        Vec::new(),
        whole[..whole.len() - 1].to_vec(),
        vec![0x30; 64],
    ] {
        let key = PrivateKey::new(Zeroizing::new(bytes));
        let refused = session.import_key(PLACE, &key, KeyPolicies::default());
        assert_eq!(refused, Err(CardError::UnsuitableKey { key: PLACE }));
    }
    session.end().unwrap();
    assert!(!bay.instructions().contains(&0xFE));
}

#[test]
fn a_card_that_imports_nothing_is_not_asked_to() {
    for model in [Model::generic(), SHORT_ONLY] {
        let bay = Bay::blank(model);
        let mut connection = bay.connection();
        assert!(contents(&mut connection).capabilities.imports.is_empty());
        let mut session = authenticated(&bay, &mut connection);
        let key = made(KeyAlgorithm::EccP256);
        assert_eq!(
            session.import_key(PLACE, &key.private, KeyPolicies::default()),
            Err(CardError::NotOffered(Feature::KeyImport))
        );
        assert!(!bay.instructions().contains(&0xFE));
    }
}

#[test]
fn an_algorithm_that_a_version_does_not_have_never_reaches_the_card() {
    use KeyAlgorithm::{EccP256, EccP384, Rsa2048};
    for (firmware, imports) in [
        ([3, 5, 0], &[Rsa2048, EccP256][..]),
        ([4, 0, 0], &[Rsa2048, EccP256, EccP384]),
        ([5, 6, 9], &[Rsa2048, EccP256, EccP384]),
        ([5, 7, 0], &KeyAlgorithm::ALL),
    ] {
        let serial = 1;
        let bay = Bay::blank(Model::YubiKey { firmware, serial });
        let mut connection = bay.connection();
        assert_eq!(contents(&mut connection).capabilities.imports, imports);
        let mut session = authenticated(&bay, &mut connection);
        for algorithm in KeyAlgorithm::ALL {
            let before = bay.instructions().len();
            let key = made(algorithm).private;
            let imported = session.import_key(PLACE, &key, KeyPolicies::default());
            if imports.contains(&algorithm) {
                assert_eq!(imported, Ok(algorithm), "{firmware:?}");
            } else {
                let refused = CardError::NotOffered(Feature::ImportOfAlgorithm);
                assert_eq!(imported, Err(refused), "{firmware:?} {algorithm}");
                assert!(!bay.instructions()[before..].contains(&0xFE));
            }
        }
    }
}

#[test]
fn what_a_card_says_against_a_key_is_told_apart() {
    for (status, error) in [
        (
            [0x6A, 0x86],
            CardError::NotOffered(Feature::ImportOfAlgorithm),
        ),
        (
            [0x6A, 0x80],
            CardError::NotOffered(Feature::ImportOfAlgorithm),
        ),
        ([0x6D, 0x00], CardError::NotOffered(Feature::KeyImport)),
        ([0x6A, 0x84], CardError::CardFull),
    ] {
        let bay = Bay::blank(Model::yubikey(1));
        let mut connection = bay.altered(move |command, answer| match command[1] {
            0xFE => status.to_vec(),
            _ => answer,
        });
        let mut session = authenticated(&bay, &mut connection);
        let key = made(KeyAlgorithm::EccP256);
        let refused = session.import_key(PLACE, &key.private, KeyPolicies::default());
        assert_eq!(refused, Err(error));
    }
}

/// One session as a run has it: identity, management key, import, certificate. The identity is read once more than in the
/// least there could be, which is one command.
#[test]
fn a_key_and_its_certificate_take_hardly_more_than_the_least_there_could_be() {
    const CERTIFICATE: &[u8] = include_bytes!("data/certificate.der");
    let key = made(KeyAlgorithm::Rsa2048);
    for (extended, least) in [(true, 5), (false, 11)] {
        let bay = Bay::blank(Model::yubikey(1));
        let mut connection = if extended {
            bay.connection()
        } else {
            bay.short_only()
        };
        let card = contents(&mut connection).identity.unwrap();
        bay.commands();
        let mut session = Piv::open(&mut connection, &card).unwrap();
        session
            .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
            .unwrap();
        session
            .import_key(PLACE, &key.private, KeyPolicies::default())
            .unwrap();
        session
            .put_certificate(PLACE, &Certificate::from_der(CERTIFICATE).unwrap())
            .unwrap();
        session.end().unwrap();
        let commands = bay.commands();
        assert!(
            commands <= least + 1,
            "{commands} commands, at least {least}"
        );
        let key_use = KeyUse::new(PLACE, KeyAlgorithm::Rsa2048);
        let mut session = Piv::open(&mut connection, &card).unwrap();
        let scheme = SignatureScheme::RsaPkcs1;
        let signed = session.sign(&key_use, Some(&bay.pin()), scheme, &Digest::sha256(b"m"));
        assert!(signed.is_ok());
    }
}
