//! What stands in views by code and data: each has a text, and the text uses all of the data.

use std::collections::BTreeSet;

use contents::{KeyAlgorithm, KeyReference};
use messages::Messages;
use procedure::{
    Action, AlternativeNameForm, AttributeType, CardSecret, CertificateContentFault,
    CertificateKind, CharacterSet, Data, DraftFault, FieldFault, Missing, NoSystemPin, PinFault,
    PinRequirement, Role, TemplateFault, ValueFault, WhyNot, WhyNotCard,
};
use serde_json::json;

const KEY: KeyReference = KeyReference::Signature;

type Sample = (&'static str, Data);

/// Everything that can be wrong with a draft, as a desk tells it.
fn drafts() -> Vec<DraftFault> {
    let field = |fault| DraftFault::Field {
        field: "email".parse().unwrap(),
        fault,
    };
    let action = |why| DraftFault::Action {
        key: KEY,
        action: Action::Redo,
        why,
    };
    let certificate = |fault| DraftFault::Certificate { key: KEY, fault };
    let algorithm = KeyAlgorithm::Rsa2048;
    let own = [
        DraftFault::UnknownField {
            field: "email".parse().unwrap(),
        },
        DraftFault::NothingChosen,
        DraftFault::UnknownKey { key: KEY },
        DraftFault::AlgorithmNotOffered {
            key: KEY,
            algorithm: Some(algorithm),
            offered: vec![KeyAlgorithm::EccP256, KeyAlgorithm::EccP384],
        },
        DraftFault::AlgorithmNotOffered {
            key: KEY,
            algorithm: None,
            offered: vec![],
        },
        DraftFault::AlgorithmOfPresentKey {
            key: KEY,
            algorithm,
        },
        DraftFault::NoSuchProcedure {
            key: KEY,
            id: "signature".parse().unwrap(),
        },
        DraftFault::CertificateOfOtherKey { key: KEY },
        DraftFault::NoCertificateChosen { key: KEY },
        DraftFault::NoHolder {
            key: KEY,
            field: "email".parse().unwrap(),
        },
        DraftFault::NoReason,
        DraftFault::ReasonCharacter {
            character: '\u{202e}',
        },
        DraftFault::NoRequest {
            key: KEY,
            approvals: 1,
        },
        DraftFault::NoRequest {
            key: KEY,
            approvals: 2,
        },
        DraftFault::NothingRecovered,
        DraftFault::NoRetiredPlace { key: KEY },
    ];
    let mut all = own.to_vec();
    all.extend(fields().into_iter().map(field));
    all.extend(cards().into_iter().map(DraftFault::Card));
    all.extend(actions().into_iter().map(action));
    all.extend(certificates().into_iter().map(certificate));
    all
}

fn fields() -> Vec<FieldFault> {
    let character = |set| FieldFault::Character {
        set,
        character: 'ä',
    };
    vec![
        FieldFault::Required,
        FieldFault::EmptyEntry,
        FieldFault::Forbidden {
            character: '\u{202E}',
        },
        FieldFault::SurroundingSpace,
        FieldFault::NotComposed,
        FieldFault::TooLong { max: 64 },
        FieldFault::TooShort { min: 2 },
        character(CharacterSet::Digits),
        character(CharacterSet::Alphanumeric),
        character(CharacterSet::Printable),
        character(CharacterSet::Ascii),
        FieldFault::NotEmail,
        FieldFault::NotUpn,
        FieldFault::Pattern,
    ]
}

fn cards() -> Vec<WhyNotCard> {
    let mut all = vec![
        WhyNotCard::NoIdentity,
        WhyNotCard::NotInStock,
        WhyNotCard::NotPrePersonalized,
        WhyNotCard::NotBlank,
        WhyNotCard::NoSerial,
        WhyNotCard::SerialNotInRange {
            serial: "1234".to_owned(),
        },
        WhyNotCard::NotFactoryNew,
        WhyNotCard::ManagementKeyStays,
        WhyNotCard::TriesNotOffered,
        WhyNotCard::TriesWithKeys,
    ];
    all.extend(CardSecret::ALL.map(|secret| WhyNotCard::FactorySecretLeft { secret }));
    all
}

fn actions() -> Vec<WhyNot> {
    let mut all = vec![
        WhyNot::NotInProcedure,
        WhyNot::NoRoom,
        WhyNot::PinBlocked,
        WhyNot::NothingThere,
        WhyNot::NotTransport,
        WhyNot::NoKey,
        WhyNot::KeyNotCertified,
        WhyNot::NoProductionKey,
        WhyNot::AnotherKey,
        WhyNot::AlgorithmNotAccepted {
            algorithm: KeyAlgorithm::Rsa2048,
            accepted: vec![KeyAlgorithm::EccP256, KeyAlgorithm::EccP384],
        },
        WhyNot::LiveCertificate,
        WhyNot::IdentityKey,
        WhyNot::NoImport,
        WhyNot::NoImportOfAlgorithm {
            made: vec![KeyAlgorithm::Rsa3072, KeyAlgorithm::Rsa4096],
            imported: vec![KeyAlgorithm::Rsa2048, KeyAlgorithm::EccP256],
        },
        WhyNot::NoPolicies,
    ];
    all.extend(Action::ALL.map(|action| WhyNot::NotOffered { action }));
    all.extend(CertificateKind::ALL.map(|what| WhyNot::CertificateThere { what }));
    all
}

fn certificates() -> Vec<CertificateContentFault> {
    let subject = |attribute, fault| CertificateContentFault::Subject { attribute, fault };
    let name = |form, fault| CertificateContentFault::AlternativeName { form, fault };
    let template = CertificateContentFault::Template;
    let position = 3;
    vec![
        subject(AttributeType::CommonName, ValueFault::TooLong { max: 64 }),
        subject(
            AttributeType::SerialNumber,
            ValueFault::Character { character: '_' },
        ),
        subject(AttributeType::Country, ValueFault::NotCountry),
        subject(
            AttributeType::DomainComponent,
            ValueFault::NotDomainComponent,
        ),
        name(AlternativeNameForm::Email, ValueFault::NotEmail),
        name(AlternativeNameForm::Upn, ValueFault::NotUpn),
        name(AlternativeNameForm::Uri, ValueFault::NotUri),
        name(AlternativeNameForm::Dns, ValueFault::NotDnsName),
        CertificateContentFault::EmptySubject,
        CertificateContentFault::NoKeyUsage {
            algorithm: KeyAlgorithm::EccP256,
        },
        template(TemplateFault::UnclosedBrace { position }),
        template(TemplateFault::StrayBrace { position }),
        template(TemplateFault::MalformedField {
            position,
            name: "Name".to_owned(),
        }),
    ]
}

fn samples() -> Vec<Sample> {
    let pins = [
        PinRequirement::MinLength { digits: 6 },
        PinRequirement::MaxLength { digits: 8 },
        PinRequirement::OnlyDigits,
        PinRequirement::NoRepeats,
        PinRequirement::NoSequences,
        PinRequirement::NotFactory,
        PinRequirement::NotHolderData {
            digits: vec!["19870523".to_owned()],
        },
    ];
    let roles = Role::ALL.map(Missing::Role);
    let missing = drafts().into_iter().map(Missing::Draft).chain(roles);
    let mut all: Vec<Sample> = missing.map(|one| (one.code(), one.data())).collect();
    all.extend(pins.map(PinFault).map(|one| (one.code(), one.data())));
    all.push((NoSystemPin.code(), NoSystemPin.data()));
    all
}

#[test]
fn every_fault_of_a_draft_is_told_with_all_that_is_known_of_it() {
    let messages = Messages::english();
    let mut read = String::new();
    for (code, data) in samples() {
        let text = messages.sentence(&json!({ "code": code, "data": data }));
        read.push_str(&format!("{code}: {}\n", text.unwrap()));
        let names = Messages::argument_names(&format!("error-{code}"));
        for name in data.keys() {
            // What a fault is about is its field or its key; of the card as a whole it is neither.
            let about = ["field", "key"].contains(&name.as_str());
            let of_the_card = about && code.starts_with("card-");
            let used = names.contains(name.as_str()) || about && names.contains("about");
            assert!(used || of_the_card, "{code} does not say its {name}");
        }
    }
    insta::assert_snapshot!(read);
}

#[test]
fn every_code_of_a_fault_has_a_sample() {
    let given: BTreeSet<_> = samples().into_iter().map(|(code, _)| code).collect();
    for of_one_type in [
        CertificateContentFault::CODES,
        DraftFault::CODES,
        FieldFault::CODES,
        Missing::CODES,
        NoSystemPin::CODES,
        PinFault::CODES,
        TemplateFault::CODES,
        ValueFault::CODES,
        WhyNot::CODES,
        WhyNotCard::CODES,
    ] {
        let missing: Vec<_> = of_one_type
            .iter()
            .filter(|code| !given.contains(*code))
            .collect();
        assert!(missing.is_empty(), "no sample of {missing:?}");
    }
}
