//! Cards from the profiles are what their maker says they are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod management;

use std::fs;
use std::thread;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use der::{Decode as _, Encode as _};
use serde_json::Value;
use virtual_card::profiles::{
    Authority, Blank, MakeError, NewCard, Officer, PrePersonalized, production_file,
};
use virtual_card::{Algorithm, KeySlot, ManagementAlgorithm, Model, VirtualCard};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};

const KEYS: [(KeySlot, Algorithm); 3] = [
    (KeySlot::AUTHENTICATION, Algorithm::Rsa2048),
    (KeySlot::SIGNATURE, Algorithm::EccP384),
    (KeySlot::KEY_MANAGEMENT, Algorithm::EccP256),
];

fn pre_personalized(
    model: Model,
    keys: &[(KeySlot, Algorithm)],
    authority: Option<&Authority>,
) -> Result<NewCard, MakeError> {
    PrePersonalized {
        model,
        keys,
        authority,
        chuid: true,
        management_algorithm: ManagementAlgorithm::Aes256,
        attestation: None,
    }
    .make()
}

fn is_issued_by(certificate: &Certificate, authority: &Authority) -> bool {
    let issuer = Certificate::from_der(authority.certificate_der()).unwrap();
    let key = issuer
        .tbs_certificate()
        .subject_public_key_info()
        .subject_public_key
        .raw_bytes();
    let signed = certificate.tbs_certificate().to_der().unwrap();
    let (_, issuer_identifier) = issuer
        .tbs_certificate()
        .get_extension::<SubjectKeyIdentifier>()
        .unwrap()
        .unwrap();
    let (_, identifier) = certificate
        .tbs_certificate()
        .get_extension::<AuthorityKeyIdentifier>()
        .unwrap()
        .unwrap();
    identifier.key_identifier == Some(issuer_identifier.0)
        && UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key)
            .verify(&signed, certificate.signature().raw_bytes())
            .is_ok()
}

fn certificate(card: &NewCard, slot: KeySlot) -> Certificate {
    Certificate::from_der(&card.state.certificate(slot).unwrap()).unwrap()
}

#[test]
fn the_production_file_says_what_is_on_the_card() {
    let authority = Authority::new("Example Production", "Example Production CA").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("production.json");
    let yubikey = pre_personalized(Model::yubikey(4_711), &KEYS, Some(&authority)).unwrap();
    let generic = pre_personalized(Model::generic(), &[], Some(&authority)).unwrap();
    production_file::append(&path, &yubikey, Some(&authority)).unwrap();
    production_file::append(&path, &generic, Some(&authority)).unwrap();

    let file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(file["format"], "countersign-production-1");
    assert_eq!(
        file["certificate_authorities"],
        serde_json::json!([authority.certificate_pem()])
    );
    let [first, second] = &file["cards"].as_array().unwrap()[..] else {
        panic!("two cards")
    };
    assert_eq!(
        (&first["card_type"], &first["serial"]),
        (&Value::from("piv"), &Value::from("4711"))
    );
    assert_eq!(first["transport_pin"], yubikey.pin);
    assert_eq!(first["management_key"]["algorithm"], "aes256");
    assert_eq!(
        first["management_key"]["key"],
        hex::encode(yubikey.state.management_key().bytes())
    );
    for ((slot, algorithm), key) in KEYS.iter().zip(first["keys"].as_array().unwrap()) {
        assert_eq!(
            (key["slot"].as_str(), key["algorithm"].as_str()),
            (Some(slot.to_string().as_str()), Some(algorithm.name()))
        );
        let told = STANDARD
            .decode(key["transport_certificate"].as_str().unwrap())
            .unwrap();
        let told = Certificate::from_der(&told).unwrap();
        assert_eq!(told, certificate(&yubikey, *slot));
        assert!(is_issued_by(&told, &authority));
        let public_key = STANDARD
            .decode(key["public_key"].as_str().unwrap())
            .unwrap();
        assert_eq!(
            told.tbs_certificate()
                .subject_public_key_info()
                .to_der()
                .unwrap(),
            public_key
        );
    }
    assert_eq!(second.get("serial"), None);
    assert_eq!(second["guid"], hex::encode(generic.guid.unwrap()));
    assert_eq!(second["keys"], serde_json::json!([]));
}

#[test]
fn another_file_is_not_taken_for_a_production_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("production.json");
    fs::write(&path, "[]").unwrap();
    let card = pre_personalized(Model::generic(), &[], None).unwrap();
    assert!(matches!(
        production_file::append(&path, &card, None),
        Err(production_file::AppendError::Malformed { .. })
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), "[]");
}

#[test]
fn the_secrets_of_a_card_open_it() {
    let card = pre_personalized(Model::generic(), &[], None).unwrap();
    let mut pin = [0xFF; 8];
    pin[..card.pin.len()].copy_from_slice(card.pin.as_bytes());
    let mut virtual_card = VirtualCard::in_memory(card.state);
    virtual_card.transmit(&hex::decode("00A4040009A0000003080000100000").unwrap());
    let answer = virtual_card.transmit(&[&[0x00, 0x20, 0x00, 0x80, 0x08][..], &pin].concat());
    assert_eq!(answer, [0x90, 0x00]);
}

#[test]
fn an_officer_has_an_authentication_and_a_signature_certificate() {
    let authority = Authority::new("Example Organisation", "Example Officer CA").unwrap();
    let officer = Officer {
        model: Model::yubikey(1),
        name: "Élodie \"Ella\" Müller, Dr.",
        algorithm: Algorithm::EccP256,
        pin: Some("654321"),
        authority: &authority,
        attestation: None,
    };
    let card = officer.make().unwrap();
    assert_eq!(card.pin, "654321");
    let usage = |slot| {
        certificate(&card, slot)
            .tbs_certificate()
            .get_extension::<KeyUsage>()
            .unwrap()
            .unwrap()
            .1
    };
    assert!(
        usage(KeySlot::AUTHENTICATION).digital_signature()
            && !usage(KeySlot::AUTHENTICATION).non_repudiation()
    );
    assert!(
        usage(KeySlot::SIGNATURE).digital_signature()
            && usage(KeySlot::SIGNATURE).non_repudiation()
    );
    let authentication = certificate(&card, KeySlot::AUTHENTICATION);
    let (_, purposes) = authentication
        .tbs_certificate()
        .get_extension::<ExtendedKeyUsage>()
        .unwrap()
        .unwrap();
    assert_eq!(
        purposes
            .0
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["1.3.6.1.5.5.7.3.2"]
    );
    let name = authentication
        .tbs_certificate()
        .subject()
        .common_name()
        .unwrap()
        .unwrap();
    assert_eq!(name.value(), "Élodie \"Ella\" Müller, Dr.");
    assert!(
        is_issued_by(&authentication, &authority)
            && is_issued_by(&certificate(&card, KeySlot::SIGNATURE), &authority)
    );
}

#[test]
fn what_no_card_can_be_is_refused() {
    let authority = Authority::new("Example Organisation", "Example Officer CA").unwrap();
    let officer = |pin| Officer {
        model: Model::generic(),
        name: "A",
        algorithm: Algorithm::EccP256,
        pin: Some(pin),
        authority: &authority,
        attestation: None,
    };
    for pin in ["12345", "123456789", "12345a"] {
        assert!(
            matches!(officer(pin).make(), Err(MakeError::PinForm)),
            "{pin}"
        );
    }
    let twice = [KEYS[2], KEYS[2]];
    assert!(matches!(
        pre_personalized(Model::generic(), &twice, None),
        Err(MakeError::SlotTwice(KeySlot::KEY_MANAGEMENT))
    ));
    let too_long = [(KeySlot::AUTHENTICATION, Algorithm::Rsa4096)];
    assert!(matches!(
        pre_personalized(Model::generic(), &too_long, None),
        Err(MakeError::AlgorithmNotOffered)
    ));
    let makers = [(KeySlot::ATTESTATION, Algorithm::EccP256)];
    assert!(matches!(
        pre_personalized(Model::generic(), &makers, None),
        Err(MakeError::AttestationSlot)
    ));
}

#[test]
fn cards_made_at_the_same_time_share_one_authority() {
    let folder = tempfile::tempdir().unwrap();
    let authorities: Vec<Vec<u8>> = thread::scope(|scope| {
        let made: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    Authority::production_in(folder.path())
                        .unwrap()
                        .certificate_der()
                        .to_vec()
                })
            })
            .collect();
        made.into_iter().map(|made| made.join().unwrap()).collect()
    });
    assert!(authorities.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_blank_card_has_its_chuid_or_not() {
    let make = |chuid| {
        Blank {
            model: Model::yubikey(1),
            chuid,
            attestation: None,
        }
        .make()
        .unwrap()
    };
    let has_chuid = |card: &NewCard| {
        card.state
            .objects()
            .any(|(id, _)| id == virtual_card::ObjectId::CHUID)
    };
    assert!(has_chuid(&make(true)) && !has_chuid(&make(false)));
    assert_eq!(make(true).pin, "123456");
}

#[test]
fn a_card_fresh_from_the_factory_has_nothing_of_its_own() {
    for model in [Model::yubikey(1), Model::generic()] {
        let fresh = Blank {
            model,
            chuid: false,
            attestation: None,
        };
        let card = fresh.make().unwrap();
        assert_eq!(
            (card.pin.as_str(), card.puk.as_str()),
            ("123456", "12345678")
        );
        assert_eq!(card.guid, None);
        let keys = card.state.keys().map(|(slot, _)| slot);
        assert!(keys.into_iter().all(|slot| slot == KeySlot::ATTESTATION));
        let mut card = VirtualCard::in_memory(card.state);
        card.power_on();
        card.transmit(&[0, 0xA4, 4, 0, 5, 0xA0, 0, 0, 3, 8, 0]);
        let chuid = card.transmit(&[0, 0xCB, 0x3F, 0xFF, 5, 0x5C, 3, 0x5F, 0xC1, 2, 0]);
        assert_eq!(chuid, [0x6A, 0x82]);
        // Vendor extension F7, tag 05: whether it is the factory's.
        for reference in [0x80, 0x81, 0x9B] {
            let told = card.transmit(&[0, 0xF7, 0, reference, 0]);
            let is_factory = told.windows(3).any(|bytes| bytes == [5, 1, 1]);
            assert_eq!(is_factory, model != Model::generic(), "{reference:02X}");
        }
        assert!(card.transmit(b"\x00\x20\x00\x80\x08123456\xFF\xFF") == [0x90, 0]);
        management::authenticate(&mut card);
    }
}
