//! Reading cards: what is told, how many commands it takes, and what malformed objects do not spoil.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use card::{CardError, Feature, KeyPolicies, ManagementKeyProof, Piv};
use contents::{
    CardIdentity, CardProduct, Certificate, CertificateObject, Guid, KeyAlgorithm, KeyReference,
    KnownBy, MalformedCertificate, PinPolicy, TouchPolicy, UnsupportedKey,
};
use proptest::prelude::*;
use secret::ManagementKeyAlgorithm;
use support::{Bay, SHORT_ONLY, contents, identity};
use virtual_card::{Algorithm, KeySlot, ManagementAlgorithm, Model};

const CERTIFICATE: &[u8] = include_bytes!("data/certificate.der");

const EMPLOYEE: [(KeySlot, Algorithm); 4] = [
    (KeySlot::AUTHENTICATION, Algorithm::EccP256),
    (KeySlot::SIGNATURE, Algorithm::EccP384),
    (KeySlot::KEY_MANAGEMENT, Algorithm::Rsa2048),
    (KeySlot::CARD_AUTHENTICATION, Algorithm::EccP256),
];

#[test]
fn a_card_with_metadata_tells_keys_policies_and_tries() {
    let bay = Bay::pre_personalized(Model::yubikey(12_345_678), &EMPLOYEE);
    let mut connection = bay.connection();
    let mut rows = Vec::new();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let contents = session.read(&mut |entry| rows.push(entry.clone())).unwrap();
    assert_eq!(
        contents.identity,
        Some(CardIdentity::Serial("12345678".to_owned()))
    );
    assert_eq!(
        contents.product,
        CardProduct::YubiKey { version: [5, 7, 4] }
    );
    assert!(contents.guid.is_some());
    assert_eq!(
        contents.management_key,
        Some(ManagementKeyAlgorithm::Aes256)
    );
    assert_eq!(contents.management_key_is_factory, Some(false));
    assert_eq!(
        (contents.pin.tries_left, contents.pin.is_factory),
        (Some(3), Some(false))
    );
    assert_eq!(
        (contents.puk.tries_left, contents.puk.tries),
        (Some(3), Some(3))
    );
    let capabilities = contents.capabilities;
    assert!(
        capabilities.metadata
            && capabilities.attestation
            && capabilities.imports == KeyAlgorithm::ALL
            && capabilities.policies
            && capabilities.sets_tries
    );
    assert_eq!(rows, contents.keys);
    assert_eq!(
        contents
            .keys
            .iter()
            .map(|entry| entry.reference)
            .collect::<Vec<_>>(),
        KeyReference::all().collect::<Vec<_>>()
    );
    for (reference, algorithm) in KeyReference::PRIMARY.into_iter().zip([
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EccP256,
    ]) {
        let entry = contents.key(reference).unwrap();
        let key = entry.key.as_ref().unwrap();
        assert_eq!(
            (key.algorithm, key.known_by),
            (algorithm, KnownBy::Metadata)
        );
        assert_eq!(
            entry.certificate.certificate().unwrap().public_key(),
            &key.public_key
        );
    }
    assert!(
        contents
            .keys
            .iter()
            .skip(4)
            .all(|entry| entry.key.is_none())
    );
}

#[test]
fn a_card_without_metadata_shows_its_keys_by_certificate() {
    for model in [Model::generic(), SHORT_ONLY] {
        let bay = Bay::pre_personalized(model, &EMPLOYEE);
        let contents = contents(&mut bay.connection());
        let card_key = contents
            .key(KeyReference::CardAuthentication)
            .unwrap()
            .key
            .as_ref()
            .unwrap();
        let expected = CardIdentity::CardAuthenticationKey(card_key.public_key.fingerprint());
        assert_eq!(contents.identity, Some(expected));
        assert_eq!(contents.product, CardProduct::Piv);
        assert_eq!(contents.pin.tries_left, None);
        for reference in KeyReference::PRIMARY {
            assert_eq!(
                contents
                    .key(reference)
                    .unwrap()
                    .key
                    .as_ref()
                    .unwrap()
                    .known_by,
                KnownBy::Certificate
            );
        }
        let capabilities = contents.capabilities;
        assert!(
            !(capabilities.metadata
                || capabilities.attestation
                || !capabilities.imports.is_empty()
                || capabilities.policies)
        );
    }
}

#[test]
fn a_card_with_nothing_else_is_known_by_its_guid() {
    let bay = Bay::blank(Model::generic());
    let mut connection = bay.connection();
    let found = contents(&mut connection);
    assert_eq!(found.identity, found.guid.map(CardIdentity::Guid));
    assert_eq!(Some(identity(&mut connection)), found.identity);
    let mut session = Piv::open(&mut connection, &found.identity.unwrap()).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let new = Guid(*b"0123456789abcdef");
    session.put_chuid(new).unwrap();
    session.end().unwrap();
    assert_eq!(identity(&mut connection), CardIdentity::Guid(new));
}

#[test]
fn a_chuid_that_does_not_stay_as_it_was_written_is_told() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.altered(|command, answer| match command[1] {
        // A card that takes everything and keeps nothing.
        0xCB => vec![0x6A, 0x82],
        _ => answer,
    });
    let mut session = Piv::open_any(&mut connection).unwrap();
    let guid = Guid(*b"0123456789abcdef");
    assert_eq!(
        session.put_chuid(guid),
        Err(CardError::NotAuthorised {
            instruction: card::Instruction::PutData
        })
    );
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let fault = card::Malformed::NotAsWritten;
    let instruction = card::Instruction::GetData;
    assert_eq!(
        session.put_chuid(guid),
        Err(CardError::Malformed { instruction, fault })
    );
    drop(session);
    assert_eq!(contents(&mut bay.connection()).guid, Some(guid));
}

#[test]
fn reading_sends_only_what_is_harmless() {
    for model in [Model::yubikey(1), Model::generic(), SHORT_ONLY] {
        let bay = Bay::pre_personalized(model, &EMPLOYEE);
        contents(&mut bay.connection());
        for instruction in bay.instructions() {
            assert!(
                [0xA4, 0xCB, 0xC0, 0xFD, 0xF8, 0xF7].contains(&instruction),
                "{instruction:02X}"
            );
        }
    }
}

/// Fills all 24 certificate objects.
fn fill(bay: &Bay) {
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let certificate = Certificate::from_der(CERTIFICATE).unwrap();
    for reference in KeyReference::all() {
        session.put_certificate(reference, &certificate).unwrap();
    }
    session.end().unwrap();
}

#[test]
fn a_full_card_takes_few_commands() {
    // SELECT and 24 certificates are the floor; beside them serial, version, three times metadata, CHUID, and the
    // metadata of the four primary keys; without metadata the two refusals and the CHUID.
    for (model, commands) in [(Model::yubikey(1), 35), (Model::generic(), 28)] {
        let bay = Bay::blank(model);
        fill(&bay);
        let mut connection = bay.connection();
        bay.commands();
        let contents = contents(&mut connection);
        assert_eq!(bay.commands(), commands);
        assert_eq!(
            contents
                .keys
                .iter()
                .filter(|entry| entry.certificate.certificate().is_some())
                .count(),
            24
        );
    }
}

#[test]
fn empty_retired_places_take_one_command_each() {
    // The first of them is asked for certificate and metadata, the nineteen after it for metadata alone; without
    // metadata all for their certificates.
    for (model, commands) in [(Model::yubikey(1), 36), (Model::generic(), 28)] {
        let bay = Bay::blank(model);
        let mut connection = bay.connection();
        bay.commands();
        contents(&mut connection);
        assert_eq!(bay.commands(), commands, "{model:?}");
    }
}

#[test]
fn a_key_behind_empty_places_is_seen_with_its_certificate() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let place = KeyReference::from_byte(0x90).unwrap();
    let mut session = Piv::open_any(&mut connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let policies = KeyPolicies {
        pin: PinPolicy::Default,
        touch: TouchPolicy::Default,
    };
    let key = session
        .generate(place, KeyAlgorithm::EccP256, policies)
        .unwrap();
    session
        .put_certificate(place, &Certificate::from_der(CERTIFICATE).unwrap())
        .unwrap();
    session.end().unwrap();
    let contents = contents(&mut connection);
    let entry = contents.key(place).unwrap();
    assert_eq!(entry.key.as_ref().unwrap().public_key, key);
    assert!(entry.certificate.certificate().is_some());
}

#[test]
fn what_a_connection_has_seen_refused_is_not_asked_again() {
    let bay = Bay::blank(SHORT_ONLY);
    let mut connection = bay.connection();
    let count = |connection: &mut card::Connection| {
        bay.commands();
        contents(connection);
        bay.commands()
    };
    let (first, second) = (count(&mut connection), count(&mut connection));
    // Metadata were refused, and with them extended length; then the version.
    assert!(second < first, "{first} then {second}");
    assert_eq!(
        identity(&mut connection),
        contents(&mut connection).identity.unwrap()
    );
}

#[test]
fn one_malformed_object_spoils_nothing_else() {
    let bay = Bay::pre_personalized(Model::yubikey(1), &EMPLOYEE);
    let replaced: [(&[u8], &[u8], MalformedCertificate); 4] = [
        (
            &[0x5F, 0xC1, 0x05],
            &[0x53, 0x85, 1, 0x90, 0],
            MalformedCertificate::Container,
        ),
        (
            &[0x5F, 0xC1, 0x0A],
            &[0x53, 3, 0x70, 9, 1, 0x90, 0],
            MalformedCertificate::Container,
        ),
        (
            &[0x5F, 0xC1, 0x0B],
            &[0x53, 7, 0x70, 2, 0x30, 5, 0x71, 1, 0, 0x90, 0],
            MalformedCertificate::Truncated,
        ),
        (
            &[0x5F, 0xC1, 0x01],
            &[0x69, 0x82],
            MalformedCertificate::Refused { status: 0x6982 },
        ),
    ];
    let expected = replaced.clone();
    let mut connection = bay.altered(move |command, answer| {
        let found = replaced
            .iter()
            .find(|(tag, ..)| command.windows(3).any(|bytes| bytes == *tag));
        if command[1] == 0xCB {
            found.map_or(answer, |(_, bytes, _)| bytes.to_vec())
        } else {
            answer
        }
    });
    let contents = contents(&mut connection);
    for (reference, (.., malformed)) in KeyReference::PRIMARY.into_iter().zip(expected) {
        let entry = contents.key(reference).unwrap();
        assert_eq!(entry.certificate, CertificateObject::Malformed(malformed));
        assert_eq!(
            entry.key.as_ref().map(|key| key.known_by),
            Some(KnownBy::Metadata)
        );
    }
}

#[test]
fn an_object_answered_with_nothing_is_absent() {
    let bay = Bay::blank(Model::generic());
    let mut connection = bay.altered(|command, answer| {
        if command[1] == 0xCB {
            vec![0x90, 0]
        } else {
            answer
        }
    });
    let contents = contents(&mut connection);
    assert!(contents.keys.iter().all(|entry| !entry.is_occupied()));
}

#[test]
fn a_card_that_imitates_the_extensions_is_not_believed() {
    // What one open applet answers on every card: a made-up serial number and version, and metadata with nothing in
    // them.
    let bay = Bay::pre_personalized(Model::generic(), &EMPLOYEE);
    let mut connection = bay.altered(|command, answer| match command[1] {
        0xFD => vec![6, 6, 6, 0x90, 0],
        0xF8 => vec![0x00, 0x52, 0xF7, 0x43, 0x90, 0],
        0xF7 => vec![0x90, 0],
        _ => answer,
    });
    let found = contents(&mut connection);
    assert_eq!(found, contents(&mut bay.connection()));
    assert_eq!(identity(&mut connection), found.identity.unwrap());
    let mut session = Piv::open_any(&mut connection).unwrap();
    let touch = KeyPolicies {
        touch: TouchPolicy::Always,
        ..KeyPolicies::default()
    };
    let refused = session.generate(KeyReference::Authentication, KeyAlgorithm::EccP256, touch);
    assert_eq!(refused, Err(CardError::NotOffered(Feature::KeyPolicies)));
}

#[test]
fn not_found_is_no_metadata_on_a_card_that_says_so_to_everything_unknown() {
    let bay = Bay::pre_personalized(Model::generic(), &EMPLOYEE);
    for refusal in [[0x6A, 0x88], [0x6A, 0x82]] {
        let mut connection = bay.altered(move |command, answer| match command[1] {
            0xF7 => refusal.to_vec(),
            _ => answer,
        });
        let mut session = Piv::open_any(&mut connection).unwrap();
        let entry = session.read_entry(KeyReference::Authentication).unwrap();
        assert_eq!(entry.key.unwrap().known_by, KnownBy::Certificate);
        drop(session);
        assert_eq!(contents(&mut connection), contents(&mut bay.connection()));
    }
}

#[test]
fn a_key_that_is_not_certified_here_occupies_its_place() {
    let der = include_bytes!("data/ed25519.der");
    let length = u16::try_from(der.len()).unwrap().to_be_bytes();
    let inner = [&[0x70, 0x82], &length[..], der, &[0x71, 1, 0]].concat();
    let outer = u16::try_from(inner.len()).unwrap().to_be_bytes();
    let object = [&[0x53, 0x82], &outer[..], &inner, &[0x90, 0]].concat();
    for model in [Model::yubikey(1), Model::generic()] {
        let bay = Bay::blank(model);
        let object = object.clone();
        let mut connection = bay.altered(move |command, answer| match command[1] {
            0xCB if command.windows(3).any(|bytes| bytes == [0x5F, 0xC1, 0x05]) => object.clone(),
            0xF7 if command[3] == 0x9A => vec![1, 1, 0xE0, 0x90, 0],
            _ => answer,
        });
        let contents = contents(&mut connection);
        let entry = contents.key(KeyReference::Authentication).unwrap();
        assert!(entry.is_occupied() && entry.key.is_none());
        assert_eq!(
            entry
                .unsupported_key
                .as_ref()
                .map(UnsupportedKey::algorithm),
            Some("Ed25519")
        );
        assert!(matches!(
            entry.certificate,
            CertificateObject::Unsupported(_)
        ));
    }
}

#[test]
fn another_card_is_refused_whatever_it_is_known_by() {
    let cards: Vec<_> = [
        Bay::blank(Model::yubikey(1)),
        Bay::blank(Model::yubikey(2)),
        Bay::pre_personalized(
            Model::generic(),
            &[(KeySlot::CARD_AUTHENTICATION, Algorithm::EccP256)],
        ),
        Bay::blank(Model::generic()),
    ]
    .into_iter()
    .map(|bay| (identity(&mut bay.connection()), bay))
    .collect();
    for (expected, _) in &cards {
        for (found, bay) in &cards {
            let mut connection = bay.connection();
            let opened = Piv::open(&mut connection, expected).map(drop);
            if expected == found {
                assert_eq!(opened, Ok(()));
            } else {
                let refused = matches!(&opened, Err(CardError::AnotherCard { expected: named, found: Some(other) })
                    if named == expected && other != expected);
                assert!(refused, "{expected} asked of {found}: {opened:?}");
            }
        }
    }
}

#[test]
fn a_card_without_the_application_is_named() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.altered(|_, _| vec![0x6A, 0x82]);
    let error = Piv::open_any(&mut connection).err();
    assert_eq!(
        error,
        Some(CardError::NotPiv {
            status: card::Status::NotFound
        })
    );
    assert_eq!(bay.instructions(), [0xA4, 0xA4]);
}

#[test]
fn a_card_pulled_at_any_command_is_said_to_be_gone() {
    let bay = Bay::produced(Model::yubikey(1), &[], ManagementAlgorithm::TripleDes);
    contents(&mut bay.connection());
    let commands = bay.commands();
    for n in 1..=commands {
        for before in [true, false] {
            let mut connection = bay.connection();
            if before {
                bay.bay.pull_before(n)
            } else {
                bay.bay.pull_after(n)
            }
            let read =
                Piv::open_any(&mut connection).and_then(|mut session| session.read(&mut |_| ()));
            assert_eq!(read.err(), Some(CardError::CardRemoved), "command {n}");
            assert_eq!(
                Piv::open_any(&mut connection).err(),
                Some(CardError::CardRemoved)
            );
            bay.bay.reinsert();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_hostile_card_is_read_or_refused_and_never_worse(answers in proptest::collection::vec(
        prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..60),
            (proptest::collection::vec(any::<u8>(), 0..300)).prop_map(|mut bytes| { bytes.extend([0x90, 0]); bytes }),
            (any::<u8>(), proptest::collection::vec(any::<u8>(), 0..100)).prop_map(|(length, bytes)| {
                [&[0x53, 0x82, 0, length], &bytes[..], &[0x90, 0]].concat()
            }),
            any::<u8>().prop_map(|more| vec![1, 2, 3, 0x61, more]),
        ], 1..40))
    {
        let bay = Bay::blank(Model::generic());
        let mut answers = answers.into_iter().cycle();
        let mut connection = bay.altered(move |command, answer| {
            if command[1] == 0xA4 { answer } else { answers.next().unwrap() }
        });
        if let Ok(mut session) = Piv::open_any(&mut connection) {
            let _ = session.read(&mut |_| ());
            let _ = session.identity();
            let _ = session.key_history();
            let _ = session.pin_tries_left();
            let _ = session.attest(KeyReference::Authentication);
            let _ = session.authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual);
            let _ = session.generate(KeyReference::Authentication, KeyAlgorithm::Rsa2048, card::KeyPolicies::default());
            let key = card::KeyUse::new(KeyReference::CardAuthentication, KeyAlgorithm::EccP256);
            let _ = session.sign(&key, None, card::SignatureScheme::Ecdsa, &card::Digest::sha256(b"m"));
        }
    }
}
