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

fn importing(mut card: CardContents) -> CardContents {
    card.capabilities.imports = &KeyAlgorithm::ALL;
    card
}

#[test]
fn a_key_that_is_archived_is_marked_and_wants_a_card_that_imports() {
    let procedure = shipped("archived-encryption");
    for (card, stock) in [
        pre_personalized(KeyAlgorithm::EccP256),
        (empty_card(), blank_stock()),
    ] {
        let table = ContentTable::new(&procedure, &importing(card.clone()), Some(&stock));
        let row = table.row(ENCRYPTION).unwrap();
        assert!(row.archives && row.recovers.is_none());
        assert!(row.preset.is_some());
        assert_eq!(row.algorithms[0], KeyAlgorithm::Rsa2048);
        assert!(!table.row(SIGNATURE).unwrap().archives);
        assert_eq!(table.preset().keys.len(), 3);

        let table = ContentTable::new(&procedure, &card, Some(&stock));
        let refused = [Action::Add, Action::Redo]
            .map(|action| why_not(&table, ENCRYPTION, action))
            .contains(&Some(WhyNot::NoImport));
        assert!(refused);
        assert_eq!(table.row(ENCRYPTION).unwrap().preset, None);
        assert_eq!(table.preset().keys.len(), 2);
    }
}

/// What a card of before 5.7 takes.
const BEFORE_5_7: &[KeyAlgorithm] = &[
    KeyAlgorithm::Rsa2048,
    KeyAlgorithm::EccP256,
    KeyAlgorithm::EccP384,
];

fn archiving(made: &[KeyAlgorithm]) -> TokenProcedure {
    let mut procedure = shipped("archived-encryption");
    for key_procedure in procedure.key_procedures.values_mut() {
        if let KeyProcedure::Archive { algorithms, .. } = key_procedure {
            *algorithms = made.to_vec();
        }
    }
    procedure
}

#[test]
fn of_archived_keys_those_are_offered_that_the_card_takes() {
    use KeyAlgorithm::{EccP384, Rsa2048, Rsa3072, Rsa4096};
    let (mut card, stock) = (empty_card(), blank_stock());
    card.capabilities.imports = BEFORE_5_7;
    let procedure = archiving(&[Rsa4096, EccP384, Rsa2048]);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let row = table.row(ENCRYPTION).unwrap();
    assert_eq!(row.algorithms, [EccP384, Rsa2048]);
    assert_eq!(row.preset, Some(Action::Add));

    let procedure = archiving(&[Rsa3072, Rsa4096]);
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let row = table.row(ENCRYPTION).unwrap();
    assert_eq!((row.algorithms.as_slice(), row.preset), (&[][..], None));
    assert_eq!(
        why_not(&table, ENCRYPTION, Action::Add),
        Some(WhyNot::NoImportOfAlgorithm {
            made: vec![Rsa3072, Rsa4096],
            imported: BEFORE_5_7.to_vec(),
        })
    );
}

#[test]
fn an_archived_key_that_the_card_does_not_take_is_no_choice_nor_a_default() {
    use KeyAlgorithm::{EccP384, Rsa4096};
    let (mut card, stock) = (empty_card(), blank_stock());
    card.capabilities.imports = BEFORE_5_7;
    let procedure = archiving(&[Rsa4096, EccP384]);
    for (chosen, good) in [(None, false), (Some(Rsa4096), false), (Some(EccP384), true)] {
        let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
        crate::test_cards::fill(&procedure, &mut draft);
        draft.keys.get_mut(&ENCRYPTION).unwrap().algorithm = chosen;
        let roles = crate::Role::ALL.into();
        let planned = crate::plan(&procedure, &card, Some(&stock), &draft, &roles);
        let fault = crate::Missing::Draft(crate::DraftFault::AlgorithmNotOffered {
            key: ENCRYPTION,
            algorithm: Some(Rsa4096),
            offered: vec![EccP384],
        });
        let expected = if good { None } else { Some(vec![fault]) };
        assert_eq!(planned.err(), expected);
        assert!(crate::check_draft(&procedure, Some(&stock), &draft).is_ok());
    }
}

#[test]
fn one_recovery_is_requested_at_first_and_of_several_none() {
    let mut procedure = shipped("recover-encryption-key");
    let (card, stock) = (importing(empty_card()), blank_stock());
    let preset = |procedure: &TokenProcedure| {
        let table = ContentTable::new(procedure, &card, Some(&stock));
        assert!(table.row(ENCRYPTION).unwrap().allows(Action::Recover));
        table.preset().keys
    };
    let chosen = preset(&procedure);
    assert_eq!(
        chosen.into_iter().collect::<Vec<_>>(),
        [(ENCRYPTION, crate::KeyChoice::of(Action::Recover))]
    );
    let mut second = procedure.keys[0].clone();
    second.reference = KeyReference::from_byte(0x82).unwrap();
    procedure.keys.push(second);
    assert!(preset(&procedure).is_empty());
}

#[test]
fn a_recovery_does_nothing_else_and_nothing_else_recovers() {
    let (card, stock) = (importing(empty_card()), blank_stock());
    for (id, refused) in [
        (
            "recover-encryption-key",
            &[Action::Add, Action::Redo, Action::Issue][..],
        ),
        ("archived-encryption", &[Action::Recover]),
        ("blank-card", &[Action::Recover]),
    ] {
        let mut procedure = shipped(id);
        // Whatever the rule says that it offers.
        for rule in &mut procedure.keys {
            rule.actions.extend(Action::ALL);
        }
        let table = ContentTable::new(&procedure, &card, Some(&stock));
        for action in refused {
            assert_eq!(
                why_not(&table, ENCRYPTION, *action),
                Some(WhyNot::NotOffered { action: *action })
            );
        }
    }
}

#[test]
fn a_place_that_signs_takes_no_key_from_the_archive() {
    let (card, stock) = (importing(empty_card()), blank_stock());
    for (id, action) in [
        ("recover-encryption-key", Action::Recover),
        ("archived-encryption", Action::Add),
    ] {
        let mut procedure = shipped(id);
        procedure.keys.retain(|rule| rule.reference == ENCRYPTION);
        procedure.keys[0].reference = SIGNATURE;
        let table = ContentTable::new(&procedure, &card, Some(&stock));
        assert_eq!(
            why_not(&table, SIGNATURE, action),
            Some(WhyNot::NotOffered { action })
        );
    }
}

#[test]
fn a_recovered_key_overwrites_what_is_in_use_only_where_the_procedure_says_so() {
    let mut procedure = shipped("recover-encryption-key");
    let (mut card, mut stock) = (importing(empty_card()), blank_stock());
    let key = public_key(KeyAlgorithm::EccP256, 9);
    let live = certificate("Anna", &key);
    stock.live.insert(ENCRYPTION, live.clone());
    put(&mut card, ENCRYPTION, Some(&key), Some(live));
    for (says, expected) in [(false, Some(WhyNot::LiveCertificate)), (true, None)] {
        for key_procedure in procedure.key_procedures.values_mut() {
            if let KeyProcedure::Recover(rule) = key_procedure {
                rule.replace = says;
            }
        }
        let table = ContentTable::new(&procedure, &card, Some(&stock));
        assert_eq!(why_not(&table, ENCRYPTION, Action::Recover), expected);
    }
    card.capabilities.imports = &[];
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    assert_eq!(
        why_not(&table, ENCRYPTION, Action::Recover),
        Some(WhyNot::NoImport)
    );
}
