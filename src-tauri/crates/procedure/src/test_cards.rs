//! Cards and procedures for tests: certificates with a meaningless signature, keys that are no points of a curve.
//! Nothing here checks either.

use std::collections::BTreeMap;

use contents::{
    Capabilities, CardContents, CardIdentity, CardProduct, Certificate, CertificateObject,
    KeyAlgorithm, KeyEntry, KeyOnCard, KeyOrigin, KeyReference, KnownBy, PinPolicy, PublicKey,
    ReferenceDataState, TouchPolicy,
};

use crate::{Draft, FactorySecrets, ProductionKey, SHIPPED, StockRecord, TokenProcedure};

/// A shipped procedure, by its id.
pub(crate) fn shipped(id: &str) -> TokenProcedure {
    let (file, text) = SHIPPED
        .iter()
        .find(|(file, _)| *file == format!("{id}.toml"))
        .unwrap();
    TokenProcedure::from_toml(text, file).unwrap()
}

/// A key that differs by `seed`.
pub(crate) fn public_key(algorithm: KeyAlgorithm, seed: u8) -> PublicKey {
    let mut bytes = vec![seed; algorithm.size()];
    if algorithm.is_rsa() {
        bytes[0] |= 0x80;
        let last = bytes.len() - 1;
        bytes[last] |= 1;
        bytes[1] = seed;
        return PublicKey::rsa(algorithm, &bytes, &[1, 0, 1]).unwrap();
    }
    let mut point = vec![4];
    point.extend(&bytes);
    point.extend(&bytes);
    PublicKey::ecc(algorithm, &point).unwrap()
}

/// A certificate for the key, told from others by its common name.
pub(crate) fn certificate(common_name: &str, key: &PublicKey) -> Certificate {
    let name = |text: &str| {
        let attribute = [tlv(0x06, &[0x55, 0x04, 0x03]), tlv(0x0C, text.as_bytes())].concat();
        tlv(0x30, &tlv(0x31, &tlv(0x30, &attribute)))
    };
    let ecdsa_with_sha256 = tlv(
        0x30,
        &tlv(0x06, &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]),
    );
    let validity = [tlv(0x17, b"260101000000Z"), tlv(0x17, b"290101000000Z")].concat();
    let body = [
        tlv(0xA0, &tlv(0x02, &[2])),
        tlv(0x02, &[1]),
        ecdsa_with_sha256.clone(),
        name("Test CA"),
        tlv(0x30, &validity),
        name(common_name),
        key.spki().to_vec(),
    ];
    let certificate = [
        tlv(0x30, &body.concat()),
        ecdsa_with_sha256,
        tlv(0x03, &[0, 0]),
    ]
    .concat();
    Certificate::from_der(&tlv(0x30, &certificate)).unwrap()
}

fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len();
    let mut bytes = vec![tag];
    match u8::try_from(length) {
        Ok(short @ ..0x80) => bytes.push(short),
        Ok(long) => bytes.extend([0x81, long]),
        Err(_) => bytes.extend([
            0x82,
            u8::try_from(length >> 8).unwrap(),
            u8::try_from(length & 0xFF).unwrap(),
        ]),
    }
    bytes.extend(value);
    bytes
}

pub(crate) fn identity() -> CardIdentity {
    CardIdentity::Serial("1234".to_owned())
}

/// A card with metadata and nothing on it.
pub(crate) fn empty_card() -> CardContents {
    let entry = |reference| KeyEntry {
        reference,
        key: None,
        unsupported_key: None,
        certificate: CertificateObject::Absent,
    };
    let state = ReferenceDataState {
        tries_left: Some(3),
        tries: Some(3),
        is_factory: Some(false),
    };
    CardContents {
        identity: Some(identity()),
        product: CardProduct::Piv,
        guid: None,
        keys: KeyReference::all().map(entry).collect(),
        pin: state,
        puk: state,
        management_key: None,
        management_key_is_factory: None,
        capabilities: Capabilities {
            metadata: true,
            attestation: false,
            imports: &[],
            policies: false,
            sets_tries: false,
            changes_management_key: true,
        },
    }
}

pub(crate) fn on_card(public_key: &PublicKey, known_by: KnownBy) -> KeyOnCard {
    KeyOnCard {
        algorithm: public_key.algorithm(),
        public_key: public_key.clone(),
        known_by,
        origin: KeyOrigin::Unknown,
        pin_policy: PinPolicy::Default,
        touch_policy: TouchPolicy::Default,
    }
}

/// Puts a key and a certificate into a place.
pub(crate) fn put(
    card: &mut CardContents,
    reference: KeyReference,
    key: Option<&PublicKey>,
    certificate: Option<Certificate>,
) {
    let entry = card
        .keys
        .iter_mut()
        .find(|entry| entry.reference == reference)
        .unwrap();
    entry.key = key.map(|key| on_card(key, KnownBy::Metadata));
    entry.certificate = certificate.map_or(CertificateObject::Absent, |found| {
        CertificateObject::Present(found.into())
    });
}

/// Puts a key into a place that cannot be certified, with its certificate.
pub(crate) fn put_unsupported(card: &mut CardContents, reference: KeyReference) {
    let der = include_bytes!("test_cards/ed25519.der");
    let found = Certificate::of_unsupported_key(der).unwrap();
    let entry = card
        .keys
        .iter_mut()
        .find(|entry| entry.reference == reference)
        .unwrap();
    entry.key = None;
    entry.unsupported_key = Some(found.public_key().clone());
    entry.certificate = CertificateObject::Unsupported(found.into());
}

/// The record of a card that left production without keys.
pub(crate) fn blank_stock() -> StockRecord {
    StockRecord {
        identity: identity(),
        production_keys: BTreeMap::new(),
        live: BTreeMap::new(),
        spent: BTreeMap::new(),
        pin_held: true,
        factory: FactorySecrets::default(),
    }
}

/// A card as production delivers it, with its record: keys of the algorithm and transport certificates in the four
/// PIV places.
pub(crate) fn pre_personalized(algorithm: KeyAlgorithm) -> (CardContents, StockRecord) {
    let (mut card, mut stock) = (empty_card(), blank_stock());
    for (seed, reference) in (1..).zip(KeyReference::PRIMARY) {
        let key = public_key(algorithm, seed);
        let transport = certificate(&format!("TC {reference}"), &key);
        put(&mut card, reference, Some(&key), Some(transport.clone()));
        stock.production_keys.insert(
            reference,
            ProductionKey {
                public_key: key,
                transport_certificate: Some(transport),
            },
        );
    }
    (card, stock)
}

/// Fills every field of the shipped procedures that the procedure has.
pub(crate) fn fill(procedure: &TokenProcedure, draft: &mut Draft) {
    for field in &procedure.fields {
        let value = match field.name.as_str() {
            "common_name" => "Anna Berg",
            "given_name" => "Anna",
            "surname" => "Berg",
            "email" => "anna.berg@example.test",
            "upn" => "anna@corp.example.test",
            "employee_number" | "card_number" => "E-1047",
            "department" => "Finance",
            "street" => "Storgatan 7",
            "postal_code" => "411 24",
            "city" => "Göteborg",
            "delivery_email" => "front.desk@example.test",
            other => panic!("no value for the field {other}"),
        };
        draft.enter(field.name.clone(), value);
    }
}
