use contents::{KeyAlgorithm, KeyReference, PinPolicy, TouchPolicy};

use super::{CheckedDraft, ExpectedKey, check_draft, fields_in_use};
use crate::{
    Action, AlternativeNameForm, AttributeType, CertificateContentFault, CertificateId, Draft,
    DraftFault, FieldFault, FieldName, KeyChoice, KeyProcedure, KeyUsage, LeftOut,
    RecoveredCertificate, RecoveredKeys, Recovery, RecoveryRule, RequestDigest, TokenProcedure,
    ValueFault, WhyNot, WhyNotCard,
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
        draft.keys.insert(rule.reference, KeyChoice::of(action));
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
    draft.keys.insert(SIGNATURE, KeyChoice::of(Action::Add));
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
    draft.keys.insert(SIGNATURE, KeyChoice::of(Action::Issue));
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
            algorithm,
            ..KeyChoice::of(Action::Add)
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
            algorithm,
            ..KeyChoice::of(Action::Add)
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
            algorithm: Some(algorithm),
            ..KeyChoice::of(Action::Redo)
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

const REASON: &str = "The card was lost.";

fn recovery() -> Recovery {
    Recovery {
        reason: REASON.to_owned(),
        ..Recovery::default()
    }
}

fn recovering(procedure: &TokenProcedure) -> Draft {
    let mut draft = draft(procedure, Action::Recover);
    draft.recovery = Some(recovery());
    draft
}

fn retired(byte: u8) -> KeyReference {
    KeyReference::from_byte(byte).unwrap()
}

/// What the host says of a draft for a card without keys.
fn judged(procedure: &TokenProcedure, draft: &Draft) -> Result<CheckedDraft, Vec<DraftFault>> {
    check_draft(procedure, Some(&blank_stock()), draft)
}

fn rule_of(procedure: &mut TokenProcedure) -> &mut RecoveryRule {
    let Some(KeyProcedure::Recover(rule)) = procedure.key_procedures.values_mut().next() else {
        panic!("the key is recovered");
    };
    rule
}

#[test]
fn a_key_of_the_archive_is_expected_with_its_algorithm() {
    let procedure = shipped("archived-encryption");
    let mut draft = draft(&procedure, Action::Add);
    let key = |draft: &Draft| judged(&procedure, draft).unwrap().keys[2].key.clone();
    assert_eq!(
        key(&draft),
        ExpectedKey::Archived {
            algorithm: KeyAlgorithm::Rsa2048,
            pin_policy: PinPolicy::Default,
            touch_policy: TouchPolicy::Default,
        }
    );
    draft.keys.get_mut(&ENCRYPTION).unwrap().algorithm = Some(KeyAlgorithm::EccP384);
    assert_eq!(key(&draft).algorithm(), KeyAlgorithm::EccP384);
    assert!(key(&draft).accepts(&public_key(KeyAlgorithm::EccP384, 1)));
    assert!(!key(&draft).accepts(&public_key(KeyAlgorithm::EccP256, 1)));
    assert_eq!(
        judged(&procedure, &draft).unwrap().keys[2]
            .certificate
            .key_usage,
        [KeyUsage::KeyAgreement].into()
    );

    draft.keys.get_mut(&ENCRYPTION).unwrap().certificate = Some(CertificateId(1));
    assert_eq!(
        judged(&procedure, &draft),
        Err(vec![DraftFault::CertificateOfOtherKey { key: ENCRYPTION }])
    );
    draft.keys.get_mut(&ENCRYPTION).unwrap().certificate = None;
    draft.recovery = Some(recovery());
    assert_eq!(
        judged(&procedure, &draft),
        Err(vec![DraftFault::NothingRecovered])
    );
}

#[test]
fn a_recovery_names_its_place_rule_and_choice() {
    let procedure = shipped("recover-encryption-key");
    let mut draft = recovering(&procedure);
    let checked = judged(&procedure, &draft).unwrap();
    assert!(checked.keys.is_empty() && checked.dropped.is_empty());
    let [found] = checked.recoveries.as_slice() else {
        panic!("one recovery")
    };
    assert_eq!(
        (found.reference, found.chosen, found.rule.keys),
        (ENCRYPTION, None, RecoveredKeys::All)
    );
    assert_eq!(found.certificate_procedure.as_str(), "encryption");
    draft.keys.get_mut(&ENCRYPTION).unwrap().certificate = Some(CertificateId(815));
    let checked = judged(&procedure, &draft).unwrap();
    assert_eq!(checked.recoveries[0].chosen, Some(CertificateId(815)));

    let algorithm = KeyAlgorithm::EccP256;
    draft.keys.get_mut(&ENCRYPTION).unwrap().algorithm = Some(algorithm);
    assert_eq!(
        judged(&procedure, &draft),
        Err(vec![DraftFault::AlgorithmOfPresentKey {
            key: ENCRYPTION,
            algorithm
        }])
    );
}

#[test]
fn a_recovery_has_a_reason_that_can_be_read() {
    let procedure = shipped("recover-encryption-key");
    let mut draft = recovering(&procedure);
    for (reason, faults) in [
        ("", vec![DraftFault::NoReason]),
        ("  ", vec![DraftFault::NoReason]),
        (&"x".repeat(501), vec![DraftFault::NoReason]),
        (
            "Lost\u{202E}.",
            vec![DraftFault::ReasonCharacter {
                character: '\u{202E}',
            }],
        ),
        (
            "Lost\nstolen",
            vec![DraftFault::ReasonCharacter { character: '\n' }],
        ),
    ] {
        draft.recovery.as_mut().unwrap().reason = reason.to_owned();
        assert_eq!(judged(&procedure, &draft), Err(faults), "{reason:?}");
    }
    draft.recovery.as_mut().unwrap().reason = "ö".repeat(500);
    assert!(judged(&procedure, &draft).is_ok());
    draft.recovery = None;
    assert_eq!(judged(&procedure, &draft), Err(vec![DraftFault::NoReason]));
}

#[test]
fn the_archive_is_searched_by_fields_that_are_filled() {
    let procedure = shipped("recover-encryption-key");
    let mut draft = recovering(&procedure);
    draft.enter(name("email"), "");
    let faults = judged(&procedure, &draft).unwrap_err();
    assert!(faults.contains(&DraftFault::NoHolder {
        key: ENCRYPTION,
        field: name("email")
    }));
}

#[test]
fn free_places_are_retired_ones_that_no_rule_has() {
    let mut procedure = shipped("recover-encryption-key");
    let with = |procedure: &TokenProcedure, places: &[KeyReference]| {
        let mut draft = recovering(procedure);
        draft.recovery.as_mut().unwrap().free_places = places.to_vec();
        judged(procedure, &draft)
    };
    assert!(with(&procedure, &[retired(0x95), retired(0x82)]).is_ok());
    for (places, bad) in [
        (&[retired(0x82), retired(0x82)][..], retired(0x82)),
        (&[SIGNATURE], SIGNATURE),
        (&[ENCRYPTION], ENCRYPTION),
    ] {
        assert_eq!(
            with(&procedure, places),
            Err(vec![DraftFault::NoRetiredPlace { key: bad }])
        );
    }
    procedure.keys[0].reference = retired(0x82);
    assert_eq!(
        with(&procedure, &[retired(0x83), retired(0x82)]),
        Err(vec![DraftFault::NoRetiredPlace { key: retired(0x82) }])
    );

    // What is revoked or expired gives way even where one key is recovered; a new certificate never does.
    for (keys, certificate, taken) in [
        (RecoveredKeys::All, RecoveredCertificate::Reuse, true),
        (RecoveredKeys::All, RecoveredCertificate::New, true),
        (RecoveredKeys::Last, RecoveredCertificate::Reuse, true),
        (RecoveredKeys::Last, RecoveredCertificate::New, false),
    ] {
        let rule = rule_of(&mut procedure);
        (rule.keys, rule.certificate) = (keys, certificate);
        let expected = (!taken).then_some(vec![DraftFault::NothingRecovered]);
        assert_eq!(with(&procedure, &[retired(0x84)]).err(), expected);
        assert!(with(&procedure, &[]).is_ok());
    }
}

#[test]
fn what_another_holder_s_key_needs_is_named() {
    let procedure = shipped("recover-for-investigation");
    let mut draft = recovering(&procedure);
    assert_eq!(
        judged(&procedure, &draft),
        Err(vec![DraftFault::NoCertificateChosen { key: ENCRYPTION }])
    );
    draft.keys.get_mut(&ENCRYPTION).unwrap().certificate = Some(CertificateId(815));
    assert_eq!(
        judged(&procedure, &draft),
        Err(vec![DraftFault::NoRequest {
            key: ENCRYPTION,
            approvals: 2
        }])
    );
    draft.recovery.as_mut().unwrap().request = Some(RequestDigest([7; 32]));
    let checked = judged(&procedure, &draft).unwrap();
    assert_eq!(checked.recoveries[0].rule.approvals, 2);
}

#[test]
fn the_fields_in_use_are_those_of_new_certificates_and_of_the_holder() {
    let mut procedure = shipped("recover-encryption-key");
    let extra = shipped("archived-encryption");
    procedure.fields.extend(
        extra
            .fields
            .iter()
            .filter(|field| field.name.as_str() != "email")
            .cloned(),
    );
    procedure.certificate_procedures = [(
        "encryption".parse().unwrap(),
        extra.certificate_procedures[&"encryption".parse().unwrap()].clone(),
    )]
    .into();
    let draft = recovering(&procedure);
    assert_eq!(fields_in_use(&procedure, &draft), [name("email")].into());
    let dropped = judged(&procedure, &draft).unwrap().dropped;
    assert_eq!(dropped, [name("common_name"), name("upn")]);
    rule_of(&mut procedure).certificate = RecoveredCertificate::New;
    let dropped = judged(&procedure, &draft).unwrap().dropped;
    assert_eq!(dropped, [name("upn")]);
}
