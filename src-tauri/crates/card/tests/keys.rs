//! Generating, proving, certifying and using keys, with the number of commands that each takes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use aws_lc_rs::{agreement, rsa, signature};
use card::{
    CardError, Connection, Digest, KeyPolicies, KeyUse, ManagementKeyProof, Piv, SignatureScheme,
};
use contents::{
    Certificate, CertificateObject, KeyAlgorithm, KeyReference, KnownBy, PinPolicy, PublicKey,
    TouchPolicy,
};
use support::{Bay, SHORT_ONLY, contents, identity};
use virtual_card::{Algorithm, KeySlot, Model, Touch};

const CERTIFICATE: &[u8] = include_bytes!("data/certificate.der");

fn verifies(key: &PublicKey, scheme: SignatureScheme, message: &[u8], found: &[u8]) -> bool {
    let by: &dyn signature::VerificationAlgorithm = match (key.algorithm(), scheme) {
        (KeyAlgorithm::EccP256, _) => &signature::ECDSA_P256_SHA256_ASN1,
        (KeyAlgorithm::EccP384, _) => &signature::ECDSA_P384_SHA384_ASN1,
        (_, SignatureScheme::RsaPss) => &signature::RSA_PSS_2048_8192_SHA256,
        _ => &signature::RSA_PKCS1_2048_8192_SHA256,
    };
    signature::UnparsedPublicKey::new(by, key.key_bits())
        .verify(message, found)
        .is_ok()
}

fn digest(algorithm: KeyAlgorithm, message: &[u8]) -> Digest {
    if algorithm == KeyAlgorithm::EccP384 {
        Digest::sha384(message)
    } else {
        Digest::sha256(message)
    }
}

#[test]
fn a_signature_survives_that_its_command_must_be_chained_after_all() {
    // Nothing was read before, so the signing command is the first that is too long for a short APDU. To some cards its
    // refusal is a command between VERIFY and signature, after which the PIN is no longer fresh.
    let bay = Bay::pre_personalized(SHORT_ONLY, &[(KeySlot::SIGNATURE, Algorithm::Rsa2048)]);
    let mut fresh = true;
    let mut connection = bay.altered(move |command, answer| {
        match command[1] {
            0x20 => fresh = true,
            0x87 if answer == [0x67, 0x00] => fresh = false,
            0x87 if !fresh && command[0] == 0 => return vec![0x69, 0x82],
            _ => {}
        }
        answer
    });
    let key = KeyUse::new(KeyReference::Signature, KeyAlgorithm::Rsa2048);
    let mut session = Piv::open_any(&mut connection).unwrap();
    let scheme = SignatureScheme::RsaPkcs1;
    let made = session.sign(&key, Some(&bay.pin()), scheme, &Digest::sha256(b"m"));
    assert!(made.is_ok(), "{made:?}");
    let verified = |instructions: Vec<u8>| instructions.iter().filter(|one| **one == 0x20).count();
    assert_eq!(verified(bay.instructions()), 2);
    session
        .sign(&key, Some(&bay.pin()), scheme, &Digest::sha256(b"m"))
        .unwrap();
    assert_eq!(verified(bay.instructions()), 3);
}

#[test]
fn a_card_whose_rsa_keys_can_be_broken_generates_none() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.altered(|command, answer| match command[1] {
        0xFD => vec![4, 3, 4, 0x90, 0],
        _ => answer,
    });
    let mut session = Piv::open_any(&mut connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let mut generate = |algorithm| {
        let policies = KeyPolicies::default();
        session.generate(KeyReference::Authentication, algorithm, policies)
    };
    let refused = CardError::NotOffered(card::Feature::SoundRsaKeys);
    assert_eq!(generate(KeyAlgorithm::Rsa2048), Err(refused));
    assert!(generate(KeyAlgorithm::EccP256).is_ok());
    assert_eq!(
        bay.instructions()
            .iter()
            .filter(|one| **one == 0x47)
            .count(),
        1
    );
}

/// Two sessions, with the order signed between them: generate and prove, then write the certificate. The floor is
/// three commands above that of one session; the identity is read once more in each.
fn generate_prove_and_certify(bay: &Bay, algorithm: KeyAlgorithm) -> u64 {
    let mut connection = bay.connection();
    let card = contents(&mut connection).identity.unwrap();
    let (management_key, pin) = (bay.management_key(), bay.pin());
    let reference = KeyReference::Authentication;
    let scheme = if algorithm.is_rsa() {
        SignatureScheme::RsaPkcs1
    } else {
        SignatureScheme::Ecdsa
    };
    bay.commands();

    let mut session = Piv::open(&mut connection, &card).unwrap();
    session
        .authenticate_management_key(&management_key, ManagementKeyProof::ToCard)
        .unwrap();
    let public_key = session
        .generate(reference, algorithm, KeyPolicies::default())
        .unwrap();
    let key = KeyUse::new(reference, algorithm);
    let proof = session
        .sign(&key, Some(&pin), scheme, &digest(algorithm, b"proof"))
        .unwrap();
    session.end().unwrap();
    assert!(verifies(&public_key, scheme, b"proof", &proof));

    let mut session = Piv::open(&mut connection, &card).unwrap();
    session
        .authenticate_management_key(&management_key, ManagementKeyProof::ToCard)
        .unwrap();
    session
        .put_certificate(reference, &Certificate::from_der(CERTIFICATE).unwrap())
        .unwrap();
    session.end().unwrap();
    let commands = bay.commands();

    let mut session = Piv::open_any(&mut connection).unwrap();
    let found = session.certificate(reference).unwrap();
    assert_eq!(found.certificate().map(Certificate::der), Some(CERTIFICATE));
    commands
}

#[test]
fn keys_are_generated_and_certified_within_two_commands_of_the_floor() {
    let extended = Model::yubikey(12_345_678);
    for (algorithm, model, floor) in [
        (KeyAlgorithm::EccP256, extended, 10),
        (KeyAlgorithm::EccP384, extended, 10),
        (KeyAlgorithm::Rsa2048, extended, 10),
        (KeyAlgorithm::EccP256, Model::generic(), 10),
    ] {
        let commands = generate_prove_and_certify(&Bay::blank(model), algorithm);
        assert!(
            commands <= floor + 2,
            "{algorithm} on {model:?}: {commands} commands, floor {floor}"
        );
    }
}

#[test]
fn a_card_with_short_commands_only_stays_near_its_floor() {
    // The certificate takes two chained commands; with RSA the signature's block takes two as well, and it and the
    // public key come in two parts each.
    for (algorithm, floor) in [
        (KeyAlgorithm::EccP256, 11),
        (KeyAlgorithm::EccP384, 11),
        (KeyAlgorithm::Rsa2048, 14),
    ] {
        let commands = generate_prove_and_certify(&Bay::blank(SHORT_ONLY), algorithm);
        assert!(
            commands <= floor + 2,
            "{algorithm}: {commands} commands, floor {floor}"
        );
    }
}

#[test]
fn an_rsa_key_signs_and_decrypts_in_any_place() {
    let bay = Bay::pre_personalized(
        Model::yubikey(1),
        &[(KeySlot::KEY_MANAGEMENT, Algorithm::Rsa2048)],
    );
    let mut connection = bay.connection();
    let contents = contents(&mut connection);
    let entry = contents.key(KeyReference::KeyManagement).unwrap();
    let key = KeyUse::of(entry).unwrap();
    let public_key = &entry.key.as_ref().unwrap().public_key;
    let mut session = Piv::open(&mut connection, &contents.identity.clone().unwrap()).unwrap();
    for scheme in [SignatureScheme::RsaPkcs1, SignatureScheme::RsaPss] {
        let signature = session
            .sign(&key, Some(&bay.pin()), scheme, &Digest::sha256(b"m"))
            .unwrap();
        assert!(verifies(public_key, scheme, b"m", &signature));
    }
    let public = rsa::PublicEncryptingKey::from_der(public_key.spki()).unwrap();
    let pkcs1 = rsa::Pkcs1PublicEncryptingKey::new(public).unwrap();
    let mut ciphertext = vec![0; 256];
    pkcs1.encrypt(b"for the card", &mut ciphertext).unwrap();
    let block = session.decrypt(&key, None, &ciphertext).unwrap();
    assert!(block.starts_with(&[0, 2]) && block.ends_with(b"\0for the card"));
    let error = session.decrypt(&key, None, &ciphertext[1..]).err();
    let reference = KeyReference::KeyManagement;
    assert_eq!(
        error,
        Some(CardError::WrongDataLength {
            key: reference,
            expected: 256,
            found: 255
        })
    );
    let ecdsa = session
        .sign(&key, None, SignatureScheme::Ecdsa, &Digest::sha256(b"m"))
        .err();
    assert_eq!(ecdsa, Some(CardError::UnsuitableKey { key: reference }));
}

#[test]
fn an_ec_key_in_9d_agrees_and_never_signs() {
    for model in [Model::yubikey(1), SHORT_ONLY] {
        for (algorithm, on_card, by) in [
            (
                KeyAlgorithm::EccP256,
                Algorithm::EccP256,
                &agreement::ECDH_P256,
            ),
            (
                KeyAlgorithm::EccP384,
                Algorithm::EccP384,
                &agreement::ECDH_P384,
            ),
        ] {
            let bay = Bay::pre_personalized(model, &[(KeySlot::KEY_MANAGEMENT, on_card)]);
            let mut connection = bay.connection();
            let contents = contents(&mut connection);
            let entry = contents.key(KeyReference::KeyManagement).unwrap();
            let ours = agreement::PrivateKey::generate(by).unwrap();
            let our_point =
                PublicKey::ecc(algorithm, ours.compute_public_key().unwrap().as_ref()).unwrap();
            let key = KeyUse::of(entry).unwrap();
            let mut session =
                Piv::open(&mut connection, &contents.identity.clone().unwrap()).unwrap();
            let before = bay.commands();
            let signature = session
                .sign(
                    &key,
                    Some(&bay.pin()),
                    SignatureScheme::Ecdsa,
                    &Digest::sha256(b"m"),
                )
                .err();
            assert_eq!(
                signature,
                Some(CardError::UnsuitableKey {
                    key: KeyReference::KeyManagement
                })
            );
            assert_eq!(
                (before > 0, bay.commands()),
                (true, 0),
                "the card saw nothing of it"
            );
            let shared = session.agree(&key, Some(&bay.pin()), &our_point).unwrap();
            let card_point = entry.key.as_ref().unwrap().public_key.key_bits();
            let peer = agreement::UnparsedPublicKey::new(by, card_point);
            agreement::agree(&ours, peer, (), |expected| {
                assert_eq!(shared.as_slice(), expected);
                Ok(())
            })
            .unwrap();
        }
    }
}

#[test]
fn each_signature_of_9c_gets_its_own_verify_and_9a_one_in_a_session() {
    let keys = [
        (KeySlot::SIGNATURE, Algorithm::EccP256),
        (KeySlot::AUTHENTICATION, Algorithm::EccP256),
    ];
    for model in [Model::yubikey(1), Model::generic()] {
        let bay = Bay::pre_personalized(model, &keys);
        let mut connection = bay.connection();
        let card = identity(&mut connection);
        let mut session = Piv::open(&mut connection, &card).unwrap();
        let mut sign = |reference, pin| {
            let key = KeyUse::new(reference, KeyAlgorithm::EccP256);
            bay.commands();
            let done = session.sign(&key, pin, SignatureScheme::Ecdsa, &Digest::sha256(b"m"));
            (done.map(drop), bay.commands())
        };
        let pin = bay.pin();
        let (signature, authentication) = (KeyReference::Signature, KeyReference::Authentication);
        assert_eq!(
            sign(signature, None),
            (Err(CardError::PinNeeded { key: signature }), 0)
        );
        assert_eq!(
            sign(authentication, None),
            (
                Err(CardError::PinNeeded {
                    key: authentication
                }),
                0
            )
        );
        assert_eq!(sign(signature, Some(&pin)), (Ok(()), 2));
        assert_eq!(sign(signature, Some(&pin)), (Ok(()), 2));
        assert_eq!(
            sign(signature, None),
            (Err(CardError::PinNeeded { key: signature }), 0)
        );
        assert_eq!(sign(authentication, Some(&pin)), (Ok(()), 1));
        assert_eq!(sign(authentication, None), (Ok(()), 1));
    }
}

#[test]
fn what_was_verified_does_not_outlive_the_session() {
    let bay = Bay::pre_personalized(
        Model::yubikey(1),
        &[(KeySlot::AUTHENTICATION, Algorithm::EccP256)],
    );
    let key = KeyUse {
        pin_policy: PinPolicy::Never,
        ..KeyUse::new(KeyReference::Authentication, KeyAlgorithm::EccP256)
    };
    let mut connection = bay.connection();
    let card = identity(&mut connection);
    for ends_itself in [true, false] {
        let mut session = Piv::open(&mut connection, &card).unwrap();
        session.verify_pin(&bay.pin()).unwrap();
        session
            .sign(&key, None, SignatureScheme::Ecdsa, &Digest::sha256(b"m"))
            .unwrap();
        if ends_itself {
            session.end().unwrap()
        } else {
            drop(session)
        }
        let mut session = Piv::open(&mut connection, &card).unwrap();
        let error = session
            .sign(&key, None, SignatureScheme::Ecdsa, &Digest::sha256(b"m"))
            .err();
        assert!(
            matches!(error, Some(CardError::NotAuthorised { .. })),
            "{error:?}"
        );
    }
}

#[test]
fn a_touch_is_told_and_its_absence_named() {
    let bay = Bay::blank(Model::yubikey(1));
    let (told, tells) = std::sync::mpsc::channel();
    let mut connection = bay
        .connection()
        .on_touch(move |key| told.send(key).unwrap());
    let card = identity(&mut connection);
    let reference = KeyReference::CardAuthentication;
    let mut session = Piv::open(&mut connection, &card).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual)
        .unwrap();
    let policies = KeyPolicies {
        pin: PinPolicy::Never,
        touch: TouchPolicy::Always,
    };
    session
        .generate(reference, KeyAlgorithm::EccP256, policies)
        .unwrap();
    let contents = session.read(&mut |_| ()).unwrap();
    let key = KeyUse::of(contents.key(reference).unwrap()).unwrap();
    assert_eq!(
        (key.pin_policy, key.touch_policy),
        (PinPolicy::Never, TouchPolicy::Always)
    );
    let digest = Digest::sha256(b"m");
    assert!(
        session
            .sign(&key, None, SignatureScheme::Ecdsa, &digest)
            .is_ok()
    );
    bay.bay.set_touch(Touch::Refused {
        after: std::time::Duration::ZERO,
    });
    let error = session
        .sign(&key, None, SignatureScheme::Ecdsa, &digest)
        .err();
    assert_eq!(error, Some(CardError::TouchNotGiven { key: reference }));
    assert_eq!(tells.try_iter().collect::<Vec<_>>(), [reference, reference]);
}

#[test]
fn policies_are_refused_where_the_card_would_not_keep_them() {
    let bay = Bay::blank(Model::generic());
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let policies = KeyPolicies {
        pin: PinPolicy::Default,
        touch: TouchPolicy::Always,
    };
    let error = session
        .generate(
            KeyReference::Authentication,
            KeyAlgorithm::EccP256,
            policies,
        )
        .err();
    assert_eq!(
        error,
        Some(CardError::NotOffered(card::Feature::KeyPolicies))
    );
    assert!(!bay.instructions().contains(&0x47));
}

#[test]
fn a_generated_key_is_attested() {
    let bay = Bay::pre_personalized(
        Model::yubikey(1),
        &[(KeySlot::AUTHENTICATION, Algorithm::EccP256)],
    );
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let attestation =
        Certificate::from_der(&session.attest(KeyReference::Authentication).unwrap()).unwrap();
    let CertificateObject::Present(issuer) = session.attestation_certificate().unwrap() else {
        panic!("no attestation certificate");
    };
    assert_eq!(attestation.issuer(), issuer.subject());
    let error = session.attest(KeyReference::Signature).err();
    assert_eq!(
        error,
        Some(CardError::NoSuchKey {
            key: KeyReference::Signature
        })
    );
    drop(session);
    let mut generic = Bay::blank(Model::generic()).connection();
    let error = Piv::open_any(&mut generic)
        .unwrap()
        .attest(KeyReference::Authentication)
        .err();
    assert_eq!(
        error,
        Some(CardError::NotOffered(card::Feature::Attestation))
    );
}

#[test]
fn a_certificate_is_deleted_and_the_key_stays() {
    let bay = Bay::pre_personalized(
        Model::yubikey(1),
        &[(KeySlot::AUTHENTICATION, Algorithm::EccP256)],
    );
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let refused = session
        .delete_certificate(KeyReference::Authentication)
        .err();
    assert_eq!(
        refused,
        Some(CardError::NotAuthorised {
            instruction: card::Instruction::PutData
        })
    );
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    session
        .delete_certificate(KeyReference::Authentication)
        .unwrap();
    let contents = session.read(&mut |_| ()).unwrap();
    let entry = contents.key(KeyReference::Authentication).unwrap();
    assert_eq!(entry.certificate, CertificateObject::Absent);
    assert!(entry.key.is_some());
}

#[test]
fn a_card_pulled_at_any_command_of_a_writing_session_is_said_to_be_gone() {
    for model in [Model::yubikey(1), SHORT_ONLY] {
        let bay = Bay::blank(model);
        let mut connection = bay.connection();
        let card = contents(&mut connection).identity.unwrap();
        let write = |connection: &mut Connection| {
            let reference = KeyReference::Signature;
            let mut session = Piv::open(connection, &card)?;
            session
                .authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual)?;
            session.generate(reference, KeyAlgorithm::EccP256, KeyPolicies::default())?;
            let key = KeyUse::new(reference, KeyAlgorithm::EccP256);
            session.sign(
                &key,
                Some(&bay.pin()),
                SignatureScheme::Ecdsa,
                &Digest::sha256(b"m"),
            )?;
            session.put_certificate(reference, &Certificate::from_der(CERTIFICATE).unwrap())?;
            session.end()
        };
        bay.commands();
        write(&mut connection).unwrap();
        let commands = bay.commands();
        for n in 1..=commands {
            let mut connection = bay.connection();
            bay.bay.pull_after(n);
            assert_eq!(
                write(&mut connection),
                Err(CardError::CardRemoved),
                "after command {n} of {commands}"
            );
            bay.bay.reinsert();
        }
    }
}

#[test]
fn one_place_is_read_with_all_that_the_card_tells() {
    let bay = Bay::pre_personalized(
        Model::yubikey(1),
        &[(KeySlot::new(0x82).unwrap(), Algorithm::EccP256)],
    );
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let reference = KeyReference::from_byte(0x82).unwrap();
    let brief = session
        .read(&mut |_| ())
        .unwrap()
        .key(reference)
        .cloned()
        .unwrap();
    let whole = session.read_entry(reference).unwrap();
    assert_eq!(brief.key.unwrap().known_by, KnownBy::Certificate);
    assert_eq!(whole.key.unwrap().known_by, KnownBy::Metadata);
    assert_eq!(brief.certificate, whole.certificate);
    assert_eq!(
        session
            .key_history()
            .unwrap()
            .map(|history| history.on_card),
        Some(1)
    );
}

#[test]
fn a_key_that_is_not_there_is_named() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let key = KeyUse::new(KeyReference::Authentication, KeyAlgorithm::EccP256);
    let error = session
        .sign(
            &key,
            Some(&bay.pin()),
            SignatureScheme::Ecdsa,
            &Digest::sha256(b"m"),
        )
        .err();
    assert_eq!(
        error,
        Some(CardError::NoSuchKey {
            key: KeyReference::Authentication
        })
    );
}
