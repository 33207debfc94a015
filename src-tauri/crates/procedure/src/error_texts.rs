//! Every text of an error that an officer or a procedure's author can meet, and that each variant has a code.

use std::{collections::BTreeSet, fmt::Display};

use contents::{KeyAlgorithm, KeyReference};

use crate::{
    Action, AlternativeNameForm, AttributeType, CardSecret, CertificateContentFault,
    CertificateKind, CharacterSet, DraftFault, FieldFault, FieldName, Missing, NoSystemPin,
    PinFault, PinRequirement, Role, TemplateFault, ValueFault, WhyNot, WhyNotCard,
};

const KEY: KeyReference = KeyReference::Signature;
const ACTION: Action = Action::Redo;
const ALGORITHM: KeyAlgorithm = KeyAlgorithm::Rsa2048;

/// One line for each text, and the codes that were met.
struct Texts {
    lines: String,
    codes: BTreeSet<&'static str>,
}

impl Texts {
    fn of<T: Display>(samples: &[T], code: impl Fn(&T) -> &'static str) -> Self {
        let lines = samples
            .iter()
            .map(|sample| format!("{}: {sample}\n", code(sample)))
            .collect();
        Self {
            lines,
            codes: samples.iter().map(code).collect(),
        }
    }

    /// Every code has a sample: a variant that is added must come into the snapshot.
    fn cover(&self, codes: &[&'static str]) {
        let missing: Vec<_> = codes
            .iter()
            .filter(|code| !self.codes.contains(*code))
            .collect();
        assert!(missing.is_empty(), "no sample of {missing:?}");
    }
}

fn field() -> FieldName {
    "email".parse().unwrap()
}

#[test]
fn of_fields() {
    let samples = [
        FieldFault::Required,
        FieldFault::EmptyEntry,
        FieldFault::Forbidden {
            character: '\u{202E}',
        },
        FieldFault::SurroundingSpace,
        FieldFault::NotComposed,
        FieldFault::TooLong { max: 64 },
        FieldFault::TooShort { min: 2 },
        FieldFault::Character {
            set: CharacterSet::Digits,
            character: 'x',
        },
        FieldFault::Character {
            set: CharacterSet::Alphanumeric,
            character: '-',
        },
        FieldFault::Character {
            set: CharacterSet::Printable,
            character: '_',
        },
        FieldFault::Character {
            set: CharacterSet::Ascii,
            character: 'ä',
        },
        FieldFault::NotEmail,
        FieldFault::NotUpn,
        FieldFault::Pattern,
    ];
    let texts = Texts::of(&samples, FieldFault::code);
    texts.cover(FieldFault::CODES);
    insta::assert_snapshot!(texts.lines);
}

#[test]
fn of_pins() {
    let samples = [
        PinRequirement::MinLength { digits: 6 },
        PinRequirement::MaxLength { digits: 8 },
        PinRequirement::OnlyDigits,
        PinRequirement::NoRepeats,
        PinRequirement::NoSequences,
        PinRequirement::NotFactory,
        PinRequirement::NotHolderData {
            digits: vec!["46701740712".to_owned()],
        },
    ];
    let texts = Texts::of(&samples.map(PinFault), PinFault::code);
    texts.cover(PinFault::CODES);
    let system = Texts::of(&[NoSystemPin], NoSystemPin::code);
    system.cover(NoSystemPin::CODES);
    insta::assert_snapshot!(texts.lines + &system.lines);
}

#[test]
fn of_cards() {
    let left = |secret| WhyNotCard::FactorySecretLeft { secret };
    let samples = [
        WhyNotCard::NoIdentity,
        WhyNotCard::NotInStock,
        WhyNotCard::NotPrePersonalized,
        WhyNotCard::NotBlank,
        WhyNotCard::NoSerial,
        WhyNotCard::SerialNotInRange {
            serial: "1234".to_owned(),
        },
        WhyNotCard::NotFactoryNew,
        left(CardSecret::Pin),
        left(CardSecret::Puk),
        left(CardSecret::ManagementKey),
        WhyNotCard::ManagementKeyStays,
        WhyNotCard::TriesNotOffered,
        WhyNotCard::TriesWithKeys,
    ];
    let texts = Texts::of(&samples, WhyNotCard::code);
    texts.cover(WhyNotCard::CODES);
    insta::assert_snapshot!(texts.lines);
}

#[test]
fn of_actions() {
    let there = |what| WhyNot::CertificateThere { what };
    let samples = [
        WhyNot::Card(WhyNotCard::NotInStock),
        WhyNot::NotInProcedure,
        WhyNot::NotOffered { action: ACTION },
        WhyNot::NoRoom,
        WhyNot::PinBlocked,
        there(CertificateKind::Transport),
        there(CertificateKind::Own),
        there(CertificateKind::Spent),
        there(CertificateKind::Foreign),
        there(CertificateKind::Malformed),
        WhyNot::NothingThere,
        WhyNot::NotTransport,
        WhyNot::NoKey,
        WhyNot::KeyNotCertified,
        WhyNot::NoProductionKey,
        WhyNot::AnotherKey,
        WhyNot::AlgorithmNotAccepted {
            algorithm: ALGORITHM,
            accepted: vec![KeyAlgorithm::EccP256, KeyAlgorithm::EccP384],
        },
        WhyNot::LiveCertificate,
        WhyNot::IdentityKey,
        WhyNot::NoPolicies,
        WhyNot::NoImport,
        WhyNot::NoImportOfAlgorithm {
            made: vec![KeyAlgorithm::Rsa3072, KeyAlgorithm::Rsa4096],
            imported: vec![KeyAlgorithm::Rsa2048, KeyAlgorithm::EccP256],
        },
    ];
    let texts = Texts::of(&samples, WhyNot::code);
    texts.cover(WhyNot::CODES);
    insta::assert_snapshot!(texts.lines);
}

#[test]
fn of_drafts() {
    let id = "signature".parse().unwrap();
    let samples = [
        DraftFault::Field {
            field: field(),
            fault: FieldFault::NotEmail,
        },
        DraftFault::UnknownField { field: field() },
        DraftFault::NothingChosen,
        DraftFault::Card(WhyNotCard::NotInStock),
        DraftFault::UnknownKey { key: KEY },
        DraftFault::Action {
            key: KEY,
            action: ACTION,
            why: WhyNot::NothingThere,
        },
        DraftFault::AlgorithmNotOffered {
            key: KEY,
            algorithm: Some(ALGORITHM),
            offered: vec![KeyAlgorithm::EccP256],
        },
        DraftFault::AlgorithmOfPresentKey {
            key: KEY,
            algorithm: ALGORITHM,
        },
        DraftFault::NoSuchProcedure { key: KEY, id },
        DraftFault::Certificate {
            key: KEY,
            fault: CertificateContentFault::EmptySubject,
        },
        DraftFault::CertificateOfOtherKey { key: KEY },
        DraftFault::NoCertificateChosen { key: KEY },
        DraftFault::NoHolder {
            key: KEY,
            field: field(),
        },
        DraftFault::NoReason,
        DraftFault::ReasonCharacter {
            character: '\u{202E}',
        },
        DraftFault::NoRequest {
            key: KEY,
            approvals: 2,
        },
        DraftFault::NothingRecovered,
        DraftFault::NoRetiredPlace { key: KEY },
    ];
    let texts = Texts::of(&samples, DraftFault::code);
    texts.cover(DraftFault::CODES);
    let about: Vec<_> = samples.iter().map(DraftFault::about).collect();
    assert_eq!(
        about,
        [
            "email", "email", "", "", "9c", "9c", "9c", "9c", "9c", "9c", "9c", "9c", "9c", "", "",
            "9c", "", "9c"
        ]
    );
    let missing = [
        Missing::Role(Role::IssueCertificate),
        Missing::Draft(DraftFault::NothingChosen),
    ];
    let missing = Texts::of(&missing, Missing::code);
    missing.cover(Missing::CODES);
    insta::assert_snapshot!(texts.lines + &missing.lines);
}

#[test]
fn of_certificates() {
    let values = [
        ValueFault::TooLong { max: 64 },
        ValueFault::Character { character: '_' },
        ValueFault::NotCountry,
        ValueFault::NotDomainComponent,
        ValueFault::NotEmail,
        ValueFault::NotUpn,
        ValueFault::NotUri,
        ValueFault::NotDnsName,
    ];
    let templates = [
        TemplateFault::UnclosedBrace { position: 3 },
        TemplateFault::StrayBrace { position: 3 },
        TemplateFault::MalformedField {
            position: 3,
            name: "Name".to_owned(),
        },
    ];
    let attribute = AttributeType::CommonName;
    let form = AlternativeNameForm::Email;
    let contents = [
        CertificateContentFault::Subject {
            attribute,
            fault: values[0].clone(),
        },
        CertificateContentFault::AlternativeName {
            form,
            fault: values[4].clone(),
        },
        CertificateContentFault::EmptySubject,
        CertificateContentFault::NoKeyUsage {
            algorithm: ALGORITHM,
        },
        CertificateContentFault::Template(templates[0].clone()),
    ];
    let values = Texts::of(&values, ValueFault::code);
    values.cover(ValueFault::CODES);
    let templates = Texts::of(&templates, TemplateFault::code);
    templates.cover(TemplateFault::CODES);
    let contents = Texts::of(&contents, CertificateContentFault::code);
    contents.cover(CertificateContentFault::CODES);
    insta::assert_snapshot!([values.lines, templates.lines, contents.lines].concat());
}

/// A code means one thing: no two errors share one.
#[test]
fn codes_are_not_shared() {
    let all = [
        FieldFault::CODES,
        PinFault::CODES,
        NoSystemPin::CODES,
        WhyNotCard::CODES,
        WhyNot::CODES,
        DraftFault::CODES,
        Missing::CODES,
        ValueFault::CODES,
        TemplateFault::CODES,
        CertificateContentFault::CODES,
        crate::Rule::CODES,
    ]
    .concat();
    let distinct: BTreeSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
    let kebab = |code: &&str| {
        code.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    assert!(all.iter().all(kebab));
}
