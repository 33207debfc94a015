use contents::{KeyAlgorithm, KeyReference};

use super::{ExpectedKey, check_draft, fields_in_use};
use crate::{
    Action, AlternativeNameForm, AttributeType, CertificateContentFault, Draft, DraftFault,
    FieldFault, FieldName, KeyChoice, KeyUsage, LeftOut, TokenProcedure, ValueFault, WhyNot,
    WhyNotCard,
    test_cards::{blank_stock, fill, pre_personalized, public_key, shipped},
};

const AUTHENTICATION: KeyReference = KeyReference::Authentication;
const SIGNATURE: KeyReference = KeyReference::Signature;
const ENCRYPTION: KeyReference = KeyReference::KeyManagement;

fn name(text: &str) -> FieldName {
    text.parse().unwrap()
}

fn draft(procedure: &TokenProcedure, action: Action) -> Draft {
    let mut draft = Draft::default();
    for rule in &procedure.keys {
        draft.keys.insert(
            rule.reference,
            KeyChoice {
                action,
                algorithm: None,
            },
        );
    }
    fill(procedure, &mut draft);
    draft
}

#[test]
fn templates_are_filled_from_the_fields() {
    let procedure = shipped("employee-card");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let checked = check_draft(&procedure, Some(&stock), &draft(&procedure, Action::Redo)).unwrap();
    let [authentication, signature, encryption] = checked.keys.as_slice() else {
        panic!("three keys")
    };
    let subject: Vec<_> = authentication
        .certificate
        .subject
        .iter()
        .map(|(kind, value)| (*kind, value.as_str()))
        .collect();
    assert_eq!(
        subject,
        [
            (AttributeType::Surname, "Berg"),
            (AttributeType::GivenName, "Anna"),
            (AttributeType::SerialNumber, "E-1047"),
            (AttributeType::CommonName, "Anna Berg"),
        ]
    );
    let email = (
        AlternativeNameForm::Email,
        "anna.berg@example.test".to_owned(),
    );
    assert_eq!(signature.certificate.alternative_names, [email]);
    assert_eq!(
        signature.certificate.key_usage,
        [KeyUsage::DigitalSignature, KeyUsage::NonRepudiation].into()
    );
    assert_eq!(
        encryption.certificate.key_usage,
        [KeyUsage::KeyAgreement].into()
    );
    assert_eq!(
        encryption.key,
        ExpectedKey::Present(stock.production_keys[&ENCRYPTION].public_key.clone())
    );
    assert_eq!(checked.dropped, [name("department")]);
}

#[test]
fn key_usage_takes_the_bits_that_fit_the_key() {
    let procedure = shipped("employee-card");
    let (_, stock) = pre_personalized(KeyAlgorithm::Rsa3072);
    let checked = check_draft(&procedure, Some(&stock), &draft(&procedure, Action::Redo)).unwrap();
    assert_eq!(
        checked.keys[2].certificate.key_usage,
        [KeyUsage::KeyEncipherment].into()
    );
}

#[test]
fn empty_fields_leave_their_part_out() {
    let procedure = shipped("employee-card");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Issue);
    for field in ["given_name", "upn", "department"] {
        draft.enter(name(field), "");
    }
    let checked = check_draft(&procedure, Some(&stock), &draft).unwrap();
    assert_eq!(
        checked.keys[0].left_out,
        [
            LeftOut::Subject(AttributeType::GivenName),
            LeftOut::AlternativeName(AlternativeNameForm::Upn)
        ]
    );
    assert!(checked.keys[0].certificate.alternative_names.is_empty());
    assert!(checked.dropped.is_empty());
}

#[test]
fn fields_are_dropped_that_no_chosen_key_uses() {
    let procedure = shipped("employee-card");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Redo);
    draft.keys.retain(|key, _| *key == SIGNATURE);
    assert!(!fields_in_use(&procedure, &draft).contains(&name("upn")));
    let checked = check_draft(&procedure, Some(&stock), &draft).unwrap();
    assert_eq!(checked.dropped, [name("upn"), name("department")]);
}

#[test]
fn every_broken_rule_of_the_fields_is_named() {
    let procedure = shipped("employee-card");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Redo);
    draft.fields.remove(&name("common_name"));
    draft.fields.insert(name("email"), "anna@".to_owned());
    draft.fields.insert(name("surname"), String::new());
    draft.fields.insert(name("shoe_size"), "38".to_owned());
    let faults = check_draft(&procedure, Some(&stock), &draft).unwrap_err();
    let fields: Vec<_> = faults.iter().take(4).cloned().collect();
    assert_eq!(
        fields,
        [
            DraftFault::Field {
                field: name("common_name"),
                fault: FieldFault::Required
            },
            DraftFault::Field {
                field: name("surname"),
                fault: FieldFault::EmptyEntry
            },
            DraftFault::Field {
                field: name("email"),
                fault: FieldFault::NotEmail
            },
            DraftFault::UnknownField {
                field: name("shoe_size")
            },
        ]
    );
}

#[test]
fn values_must_fit_the_certificate_too() {
    let mut procedure = shipped("authentication-only");
    procedure.fields[0].max_length = None;
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Redo);
    draft.enter(name("common_name"), &"a".repeat(65));
    let fault = CertificateContentFault::Subject {
        attribute: AttributeType::CommonName,
        fault: ValueFault::TooLong { max: 64 },
    };
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![DraftFault::Certificate {
            key: AUTHENTICATION,
            fault
        }])
    );
}

#[test]
fn a_certificate_without_a_subject_is_refused() {
    let mut procedure = shipped("authentication-only");
    procedure.fields[0].required = false;
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Redo);
    draft.fields.clear();
    let fault = CertificateContentFault::EmptySubject;
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![DraftFault::Certificate {
            key: AUTHENTICATION,
            fault
        }])
    );
}

#[test]
fn the_stock_alone_refuses_what_it_can() {
    let procedure = shipped("employee-card");
    let (_, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    let draft = draft(&procedure, Action::Redo);
    assert_eq!(
        check_draft(&procedure, None, &draft),
        Err(vec![DraftFault::Card(WhyNotCard::NotInStock)])
    );
    let blank = blank_stock();
    assert_eq!(
        check_draft(&procedure, Some(&blank), &draft),
        Err(vec![DraftFault::Card(WhyNotCard::NotPrePersonalized)])
    );
    stock.production_keys.remove(&SIGNATURE);
    let why = WhyNot::NoProductionKey;
    let fault = DraftFault::Action {
        key: SIGNATURE,
        action: Action::Redo,
        why,
    };
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![fault])
    );
}

#[test]
fn keys_and_actions_must_be_the_procedures() {
    let procedure = shipped("authentication-only");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = draft(&procedure, Action::Redo);
    draft.keys.insert(
        SIGNATURE,
        KeyChoice {
            action: Action::Add,
            algorithm: None,
        },
    );
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![DraftFault::UnknownKey { key: SIGNATURE }])
    );
    draft.keys.clear();
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![DraftFault::NothingChosen])
    );
    let replace = shipped("replace-transport-certificates");
    let mut draft = self::draft(&replace, Action::Redo);
    draft.keys.insert(
        SIGNATURE,
        KeyChoice {
            action: Action::Issue,
            algorithm: None,
        },
    );
    let why = WhyNot::NotOffered {
        action: Action::Issue,
    };
    let fault = DraftFault::Action {
        key: SIGNATURE,
        action: Action::Issue,
        why,
    };
    assert_eq!(
        check_draft(&replace, Some(&stock), &draft),
        Err(vec![fault])
    );
}

#[test]
fn algorithms_are_chosen_for_generated_keys_only() {
    let procedure = shipped("blank-card");
    let stock = blank_stock();
    let mut draft = draft(&procedure, Action::Add);
    let checked = check_draft(&procedure, Some(&stock), &draft).unwrap();
    assert_eq!(checked.keys[0].key.algorithm(), KeyAlgorithm::EccP256);
    assert!(
        checked.keys[0]
            .key
            .accepts(&public_key(KeyAlgorithm::EccP256, 1))
    );
    assert!(
        !checked.keys[0]
            .key
            .accepts(&public_key(KeyAlgorithm::EccP384, 1))
    );

    let algorithm = Some(KeyAlgorithm::Rsa3072);
    draft.keys.insert(
        AUTHENTICATION,
        KeyChoice {
            action: Action::Add,
            algorithm,
        },
    );
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft).unwrap().keys[0]
            .key
            .algorithm(),
        KeyAlgorithm::Rsa3072
    );
    let algorithm = Some(KeyAlgorithm::Rsa4096);
    draft.keys.insert(
        AUTHENTICATION,
        KeyChoice {
            action: Action::Add,
            algorithm,
        },
    );
    let faults = check_draft(&procedure, Some(&stock), &draft).unwrap_err();
    assert!(matches!(
        faults.as_slice(),
        [DraftFault::AlgorithmNotOffered {
            key: AUTHENTICATION,
            ..
        }]
    ));

    let procedure = shipped("authentication-only");
    let (_, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = self::draft(&procedure, Action::Redo);
    let algorithm = KeyAlgorithm::EccP256;
    draft.keys.insert(
        AUTHENTICATION,
        KeyChoice {
            action: Action::Redo,
            algorithm: Some(algorithm),
        },
    );
    let fault = DraftFault::AlgorithmOfPresentKey {
        key: AUTHENTICATION,
        algorithm,
    };
    assert_eq!(
        check_draft(&procedure, Some(&stock), &draft),
        Err(vec![fault])
    );
}
