use contents::{
    CardContents, CardIdentity, CertificateObject, KeyAlgorithm, KeyReference, KnownBy,
    MalformedCertificate, PinPolicy, PublicKey,
};

use super::{CertificateKind, ContentTable};
use crate::{
    Action, KeyProcedure, SerialRange, StockRecord, TokenProcedure, WhyNot, WhyNotCard, applies_to,
    test_cards::{
        blank_stock, certificate, empty_card, pre_personalized, public_key, put, put_unsupported,
        shipped,
    },
};

const SIGNATURE: KeyReference = KeyReference::Signature;
const ENCRYPTION: KeyReference = KeyReference::KeyManagement;
const CARD_AUTHENTICATION: KeyReference = KeyReference::CardAuthentication;

fn why_not(table: &ContentTable, key: KeyReference, action: Action) -> Option<WhyNot> {
    table.row(key).unwrap().why_not(action).cloned()
}

fn generating(procedure: &mut TokenProcedure) -> &mut KeyProcedure {
    procedure.key_procedures.values_mut().next().unwrap()
}

#[test]
fn a_new_card_offers_redo_of_its_transport_certificates() {
    let (card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
    let names: Vec<_> = table.rows.iter().map(|row| row.name.as_str()).collect();
    // 9E is in use, and the procedure does not deal with it.
    assert_eq!(
        names,
        [
            "Authentication",
            "Signature",
            "Encryption",
            "Card authentication"
        ]
    );
    for row in &table.rows[..3] {
        assert_eq!(row.certificate.kind(), Some(CertificateKind::Transport));
        assert_eq!(row.preset, Some(Action::Redo));
        assert!(row.allows(Action::Redo) && row.allows(Action::Issue));
        let what = CertificateKind::Transport;
        assert_eq!(
            row.why_not(Action::Add),
            Some(&WhyNot::CertificateThere { what })
        );
    }
    assert_eq!(
        why_not(&table, CARD_AUTHENTICATION, Action::Redo),
        Some(WhyNot::NotInProcedure)
    );
    assert_eq!(table.preset().keys.len(), 3);
}

#[test]
fn a_key_without_a_certificate_offers_add() {
    let (mut card, stock) = pre_personalized(KeyAlgorithm::Rsa2048);
    let key = stock.production_keys[&SIGNATURE].public_key.clone();
    put(&mut card, SIGNATURE, Some(&key), None);
    let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
    assert_eq!(table.row(SIGNATURE).unwrap().preset, Some(Action::Add));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::NothingThere)
    );
}

#[test]
fn a_card_that_tells_nothing_is_known_by_productions_record() {
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP384);
    card.capabilities.metadata = false;
    put(&mut card, SIGNATURE, None, None);
    let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
    let row = table.row(SIGNATURE).unwrap();
    assert_eq!(row.key.as_ref().unwrap().known_by, KnownBy::Production);
    assert_eq!(
        row.key.as_ref().unwrap().public_key,
        stock.production_keys[&SIGNATURE].public_key
    );
    assert!(row.allows(Action::Add));
}

#[test]
fn a_production_key_must_be_there() {
    let (mut card, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    put(&mut card, SIGNATURE, None, None);
    let other = public_key(KeyAlgorithm::EccP256, 77);
    put(&mut card, ENCRYPTION, Some(&other), None);
    stock.production_keys.remove(&KeyReference::Authentication);
    let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
    assert_eq!(why_not(&table, SIGNATURE, Action::Add), Some(WhyNot::NoKey));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Issue),
        Some(WhyNot::NoKey)
    );
    assert_eq!(
        why_not(&table, ENCRYPTION, Action::Add),
        Some(WhyNot::AnotherKey)
    );
    // Its transport certificate is now any certificate.
    let row = table.row(KeyReference::Authentication).unwrap();
    assert_eq!(row.certificate.kind(), Some(CertificateKind::Foreign));
    assert_eq!(row.why_not(Action::Redo), Some(&WhyNot::NoProductionKey));
}

#[test]
fn the_key_must_be_of_an_accepted_algorithm() {
    let (card, stock) = pre_personalized(KeyAlgorithm::Rsa2048);
    let mut procedure = shipped("employee-card");
    let accepted = vec![KeyAlgorithm::EccP256, KeyAlgorithm::EccP384];
    *generating(&mut procedure) = KeyProcedure::Production {
        algorithms: accepted.clone(),
    };
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let algorithm = KeyAlgorithm::Rsa2048;
    let expected = WhyNot::AlgorithmNotAccepted {
        algorithm,
        accepted,
    };
    assert_eq!(why_not(&table, SIGNATURE, Action::Redo), Some(expected));
}

#[test]
fn a_malformed_certificate_can_be_replaced_and_not_added_to() {
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let entry = card
        .keys
        .iter_mut()
        .find(|entry| entry.reference == SIGNATURE)
        .unwrap();
    entry.certificate = CertificateObject::Malformed(MalformedCertificate::Truncated);
    let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
    let what = CertificateKind::Malformed;
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Add),
        Some(WhyNot::CertificateThere { what })
    );
    assert!(table.row(SIGNATURE).unwrap().allows(Action::Redo));
}

#[test]
fn a_key_that_cannot_be_certified_is_there_all_the_same() {
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    put_unsupported(&mut card, SIGNATURE);
    let unnamed = "82".parse().unwrap();
    put_unsupported(&mut card, unnamed);
    for metadata in [true, false] {
        card.capabilities.metadata = metadata;
        let table = ContentTable::new(&shipped("employee-card"), &card, Some(&stock));
        let row = table.row(SIGNATURE).unwrap();
        assert_eq!(row.key, None);
        assert_eq!(row.unsupported_key.as_ref().unwrap().algorithm(), "Ed25519");
        let what = CertificateKind::Foreign;
        assert_eq!(row.certificate.kind(), Some(what));
        assert_eq!(
            row.why_not(Action::Add),
            Some(&WhyNot::CertificateThere { what })
        );
        // Production recorded another key, which is gone.
        assert_eq!(row.why_not(Action::Redo), Some(&WhyNot::AnotherKey));
        assert_eq!(row.why_not(Action::Issue), Some(&WhyNot::AnotherKey));
        assert!(table.row(unnamed).is_some());
    }
}

#[test]
fn transport_only_leaves_other_certificates_alone() {
    let (mut card, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    let key = stock.production_keys[&SIGNATURE].public_key.clone();
    let own = certificate("Anna", &key);
    put(&mut card, SIGNATURE, Some(&key), Some(own.clone()));
    stock.live.insert(SIGNATURE, own);
    let table = ContentTable::new(
        &shipped("replace-transport-certificates"),
        &card,
        Some(&stock),
    );
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::NotTransport)
    );
    assert_eq!(table.row(SIGNATURE).unwrap().preset, None);
    assert!(table.row(ENCRYPTION).unwrap().allows(Action::Redo));
    let not_offered = WhyNot::NotOffered {
        action: Action::Issue,
    };
    assert_eq!(
        why_not(&table, ENCRYPTION, Action::Issue),
        Some(not_offered)
    );
}

#[test]
fn a_blank_card_takes_generated_keys() {
    let (mut card, mut stock) = (empty_card(), blank_stock());
    let mut procedure = shipped("blank-card");
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let row = table.row(SIGNATURE).unwrap();
    assert_eq!(row.preset, Some(Action::Add));
    assert_eq!(row.algorithms[0], KeyAlgorithm::EccP256);

    // Issued: a new key there needs the procedure's word, and the host's certificate makes the key known.
    let key = public_key(KeyAlgorithm::EccP256, 9);
    let own = certificate("Anna", &key);
    put(&mut card, SIGNATURE, Some(&key), Some(own.clone()));
    stock.live.insert(SIGNATURE, own);
    procedure.keys[1].actions.insert(Action::Issue);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert!(table.row(SIGNATURE).unwrap().allows(Action::Redo));
    assert!(table.row(SIGNATURE).unwrap().allows(Action::Issue));
    if let KeyProcedure::Generate { replace, .. } = generating(&mut procedure) {
        *replace = false;
    }
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::LiveCertificate)
    );

    stock.live.clear();
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Issue),
        Some(WhyNot::KeyNotCertified)
    );
}

/// Puts a certificate of the host onto the card, and has the host call it spent.
fn put_spent(
    card: &mut CardContents,
    stock: &mut StockRecord,
    reference: KeyReference,
    key: &PublicKey,
) {
    let spent = certificate("Anna", key);
    let fingerprints = stock.spent.entry(reference).or_default();
    fingerprints.insert(spent.fingerprint());
    put(card, reference, Some(key), Some(spent));
}

#[test]
fn a_spent_certificate_leaves_its_place_and_key_free() {
    let (mut card, mut stock) = (empty_card(), blank_stock());
    let mut procedure = shipped("blank-card");
    if let KeyProcedure::Generate { replace, .. } = generating(&mut procedure) {
        *replace = false;
    }
    // The second certificate was written, the first and the third were not.
    put_spent(
        &mut card,
        &mut stock,
        SIGNATURE,
        &public_key(KeyAlgorithm::EccP256, 9),
    );
    for metadata in [true, false] {
        card.capabilities.metadata = metadata;
        let table = ContentTable::new(&procedure, &card, Some(&stock));
        let row = table.row(SIGNATURE).unwrap();
        assert_eq!(row.certificate.kind(), Some(CertificateKind::Spent));
        assert!(row.certificate.certificate().is_some());
        assert!(row.allows(Action::Add) && row.allows(Action::Redo));
        assert_eq!(table.preset().keys.len(), 3);
    }

    // What the host calls spent in one place says nothing about another, and nothing about what is live.
    let spent = stock.spent.remove(&SIGNATURE).unwrap();
    stock.spent.insert(ENCRYPTION, spent.clone());
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let what = CertificateKind::Foreign;
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Add),
        Some(WhyNot::CertificateThere { what })
    );
    stock.spent.insert(SIGNATURE, spent);
    let live = certificate("Anna", &public_key(KeyAlgorithm::EccP256, 8));
    stock.live.insert(SIGNATURE, live);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::LiveCertificate)
    );
}

#[test]
fn transport_only_replaces_a_spent_certificate_in_the_place_of_a_transport_certificate() {
    let (mut card, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    let procedure = shipped("replace-transport-certificates");
    for reference in [SIGNATURE, CARD_AUTHENTICATION] {
        let key = stock.production_keys[&reference].public_key.clone();
        put_spent(&mut card, &mut stock, reference, &key);
    }
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(table.preset().keys.len(), 4);

    // A certificate of the host took the transport certificate's place before.
    let production = stock.production_keys.get_mut(&SIGNATURE).unwrap();
    production.transport_certificate = None;
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::NotTransport)
    );
    assert_eq!(table.preset().keys.len(), 3);
}

#[test]
fn what_the_card_cannot_do_is_not_offered() {
    let (mut card, stock) = (empty_card(), blank_stock());
    let mut procedure = shipped("blank-card");
    if let KeyProcedure::Generate { pin_policy, .. } = generating(&mut procedure) {
        *pin_policy = PinPolicy::Once;
    }
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Add),
        Some(WhyNot::NoPolicies)
    );
    card.capabilities.policies = true;
    card.keys.retain(|entry| entry.reference != SIGNATURE);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Add),
        Some(WhyNot::NoRoom)
    );
    assert!(table.row(ENCRYPTION).unwrap().allows(Action::Add));
    card.pin.tries_left = Some(0);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, ENCRYPTION, Action::Add),
        Some(WhyNot::PinBlocked)
    );
}

#[test]
fn the_key_that_the_card_is_known_by_stays() {
    let (mut card, mut stock) = (empty_card(), blank_stock());
    let mut procedure = shipped("blank-card");
    procedure.keys[0].reference = CARD_AUTHENTICATION;
    let identity = CardIdentity::CardAuthenticationKey("00".repeat(32));
    card.identity = Some(identity.clone());
    stock.identity = identity;
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, CARD_AUTHENTICATION, Action::Add),
        Some(WhyNot::IdentityKey)
    );
    assert!(table.row(SIGNATURE).unwrap().allows(Action::Add));
}

#[test]
fn procedures_that_are_not_for_the_card_say_why() {
    let (mut card, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    let (employee, blank) = (shipped("employee-card"), shipped("blank-card"));
    assert_eq!(applies_to(&employee, &card, Some(&stock)), Ok(()));
    assert_eq!(
        applies_to(&employee, &card, None),
        Err(WhyNotCard::NotInStock)
    );
    assert_eq!(
        applies_to(&blank, &card, Some(&stock)),
        Err(WhyNotCard::NotBlank)
    );
    assert_eq!(
        applies_to(&employee, &card, Some(&blank_stock())),
        Err(WhyNotCard::NotPrePersonalized)
    );

    let mut ranged = shipped("employee-card");
    ranged.card.serials.push(SerialRange {
        from: "2000".to_owned(),
        to: "2999".to_owned(),
    });
    let outside = WhyNotCard::SerialNotInRange {
        serial: "1234".to_owned(),
    };
    assert_eq!(
        applies_to(&ranged, &card, Some(&stock)),
        Err(outside.clone())
    );
    let table = ContentTable::new(&ranged, &card, Some(&stock));
    assert_eq!(
        why_not(&table, SIGNATURE, Action::Redo),
        Some(WhyNot::Card(outside))
    );

    // The record of another card is none of this one's.
    stock.identity = CardIdentity::Serial("2500".to_owned());
    assert_eq!(
        applies_to(&employee, &card, Some(&stock)),
        Err(WhyNotCard::NotInStock)
    );
    card.identity = Some(CardIdentity::AttestationKey("ab".repeat(32)));
    stock.identity = CardIdentity::AttestationKey("ab".repeat(32));
    assert_eq!(
        applies_to(&ranged, &card, Some(&stock)),
        Err(WhyNotCard::NoSerial)
    );
    card.identity = None;
    assert_eq!(
        applies_to(&employee, &card, Some(&stock)),
        Err(WhyNotCard::NoIdentity)
    );
}
