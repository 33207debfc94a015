use std::collections::BTreeSet;

use card::{
    CardError, Feature, Instruction, Malformed, PinFault, PinpadFault, ReaderError, Status,
};
use contents::{CardIdentity, KeyAlgorithm, KeyReference, MalformedCertificate};
use procedure::{Action, ProcedureId, WhyNot};
use protocol::{CertificateId, DocumentFault, MalformedId, RecoveryFault, Refusal, keys::KeyFault};
use secret::ManagementKeyAlgorithm;

use super::{CODES, CardFault, CardRole, Coded};
use crate::{
    AbandonError, ActivityError, AnswerFault, ArchiveError, AskedFor, CardRecordError,
    CertificateDifference, CertificateError, DraftError, HostError, LeftBehind, LettersError,
    NewOfficerPinFault, NotSignedIn, OfficerCardFault, OrdersError, PrintingError, ProceduresError,
    ReadCardError, SignInError, Step, SubmitError, SubmitFault, Trouble, VerifyOrderError,
    sitting::SittingError,
};

const KEY: KeyReference = KeyReference::Authentication;

fn reader_errors() -> Vec<ReaderError> {
    let reader = || "a reader".to_owned();
    vec![
        ReaderError::NoService,
        ReaderError::NoReader { reader: reader() },
        ReaderError::NoCard { reader: reader() },
        ReaderError::CardRemoved,
        ReaderError::CardReset,
        ReaderError::Busy { reader: reader() },
        ReaderError::Unresponsive { reader: reader() },
        ReaderError::Unpowered { reader: reader() },
        ReaderError::Unsupported { reader: reader() },
        ReaderError::NotTransmitted,
        ReaderError::NotSupported,
        ReaderError::NoTransaction,
        ReaderError::Thread(std::io::ErrorKind::OutOfMemory),
        ReaderError::System {
            call: "SCardConnect",
            code: 0x8010_0001,
        },
    ]
}

fn card_errors() -> Vec<CardError> {
    let (instruction, status) = (Instruction::Select, Status::NotFound);
    let mut errors: Vec<_> = reader_errors().into_iter().map(CardError::Reader).collect();
    errors.extend([
        CardError::CardRemoved,
        CardError::SessionLost,
        CardError::NotPiv { status },
        CardError::AnotherCard {
            expected: CardIdentity::Serial("1".to_owned()),
            found: None,
        },
        CardError::PinNeeded { key: KEY },
        CardError::PinNotAcceptable(PinFault::TooShort { min: 6 }),
        CardError::PinNotAcceptable(PinFault::TooLong { max: 8 }),
        CardError::PinNotAcceptable(PinFault::NotDigits),
        CardError::PinNotAcceptable(PinFault::NotPrintable),
        CardError::Pinpad(PinpadFault::Missing),
        CardError::Pinpad(PinpadFault::TimedOut),
        CardError::Pinpad(PinpadFault::Cancelled),
        CardError::Pinpad(PinpadFault::Differ),
        CardError::Pinpad(PinpadFault::WrongLength),
        CardError::Pinpad(PinpadFault::NotTaken),
        CardError::WrongPin { tries_left: 2 },
        CardError::PinBlocked,
        CardError::NewPinRefused {
            instruction,
            status,
        },
        CardError::WrongPuk { tries_left: 2 },
        CardError::PukBlocked,
        CardError::ManagementKeyRefused,
        CardError::ManagementKeyAlgorithmRefused {
            algorithm: ManagementKeyAlgorithm::Aes128,
        },
        CardError::CardProofWrong,
        CardError::NotAuthorised { instruction },
        CardError::TouchNotGiven { key: KEY },
        CardError::NoSuchKey { key: KEY },
        CardError::UnsuitableKey { key: KEY },
        CardError::WrongDataLength {
            key: KEY,
            expected: 256,
            found: 1,
        },
        CardError::NotOffered(Feature::KeyPolicies),
        CardError::CardFull,
        CardError::Refused {
            instruction,
            status,
        },
        CardError::Malformed {
            instruction,
            fault: Malformed::Structure,
        },
        CardError::NoRandomness,
    ]);
    errors
}

fn host_errors() -> Vec<HostError> {
    let (url, why, what) = (
        || "https://host/".to_owned(),
        || "why".to_owned(),
        "what".to_owned(),
    );
    vec![
        HostError::Unreachable { url: url() },
        HostError::WrongCertificate {
            url: url(),
            why: why(),
        },
        HostError::Tls {
            url: url(),
            why: why(),
        },
        HostError::Timeout { url: url() },
        HostError::Interrupted { url: url() },
        HostError::TooLarge { limit: 1 },
        HostError::NotUnderstood { what },
    ]
}

fn submit_faults() -> Vec<SubmitFault> {
    let answer = AnswerFault::Verify(DocumentFault::Digest.into());
    vec![
        SubmitFault::NotSignedIn(NotSignedIn),
        SubmitFault::SameDevice {
            device: "a reader".to_owned(),
        },
        SubmitFault::RunUnderWay {
            device: "a reader".to_owned(),
        },
        SubmitFault::DraftIncomplete {
            missing: Vec::new(),
        },
        SubmitFault::Declined {
            secret: AskedFor::HolderPin,
        },
        SubmitFault::Cancelled,
        SubmitFault::NewPinRefused { broken: Vec::new() },
        SubmitFault::Signing {
            why: "key-generation",
        },
        SubmitFault::Grant(answer),
        SubmitFault::Fulfilment(AnswerFault::Incomplete),
        SubmitFault::CertificateDiffers {
            key: KEY,
            what: CertificateDifference::Subject,
        },
        SubmitFault::KeyDiffers { key: KEY },
        SubmitFault::KeyPackage {
            key: KEY,
            why: "sealed",
        },
        SubmitFault::DeliveredKeyDiffers { key: KEY },
        SubmitFault::RecoveredKeyNotTaken {
            key: KEY,
            algorithm: KeyAlgorithm::Rsa4096,
            imported: vec![KeyAlgorithm::Rsa2048],
        },
        SubmitFault::PlaceTaken { key: KEY },
        SubmitFault::ReadBackDiffers { key: KEY },
        SubmitFault::CheckFailed { key: KEY },
        SubmitFault::NoIdentity,
        SubmitFault::LastPukTry,
        SubmitFault::OrderRanOut,
        SubmitFault::PukNotKnown,
        SubmitFault::Ended,
    ]
}

fn everything() -> Vec<Box<dyn Coded>> {
    let id: ProcedureId = "employee-card".parse().unwrap();
    let field: procedure::FieldName = "email".parse().unwrap();
    let mut all: Vec<Box<dyn Coded>> = Vec::new();
    for error in card_errors() {
        let (role, device) = (CardRole::Subject, "a reader".to_owned());
        all.push(Box::new(ReadCardError::Card(CardFault {
            role,
            device,
            error,
        })));
    }
    all.extend(
        reader_errors()
            .into_iter()
            .map(|error| Box::new(error) as Box<dyn Coded>),
    );
    all.extend(
        host_errors()
            .into_iter()
            .map(|error| Box::new(OrdersError::Host(error)) as Box<dyn Coded>),
    );
    for fault in submit_faults() {
        all.push(Box::new(SubmitError {
            step: Step::Open,
            left_behind: LeftBehind::Grant,
            order: Some("an order".to_owned()),
            new_keys: vec![KEY],
            fault: Box::new(fault),
        }));
    }
    all.push(Box::new(SignInError::NoHost));
    all.push(Box::new(SignInError::WithoutIdentity));
    all.push(Box::new(SignInError::NoCertificate { key: KEY }));
    all.push(Box::new(SignInError::NotAnOfficers {
        device: "a reader".to_owned(),
    }));
    all.push(Box::new(SignInError::Declined));
    all.push(Box::new(SignInError::AnotherSignatureCertificate));
    all.push(Box::new(SignInError::Key(KeyFault::Generation)));
    all.push(Box::new(ProceduresError::NoSuchProcedure { id }));
    all.push(Box::new(OrdersError::Malformed(MalformedId(
        "x".to_owned(),
    ))));
    all.push(Box::new(AbandonError::Reason));
    all.push(Box::new(AbandonError::Declined));
    all.push(Box::new(VerifyOrderError::Failed {
        order: "x".to_owned(),
        document: "order",
        why: "why".to_owned(),
    }));
    let (action, algorithm) = (Action::Add, KeyAlgorithm::EccP256);
    all.push(Box::new(DraftError::NoSuchKey { key: KEY }));
    all.push(Box::new(DraftError::NotPossible {
        key: KEY,
        action,
        why: WhyNot::NoKey,
    }));
    all.push(Box::new(DraftError::NothingGenerated { key: KEY }));
    all.push(Box::new(DraftError::AlgorithmNotOffered {
        key: KEY,
        algorithm,
        offered: vec![KeyAlgorithm::Rsa2048],
    }));
    all.push(Box::new(DraftError::NoSuchField {
        field: field.clone(),
    }));
    all.push(Box::new(DraftError::TooLong {
        field: field.clone(),
        most: 256,
    }));
    all.push(Box::new(DraftError::NotHideable { field }));
    all.push(Box::new(DraftError::NothingRecovered { key: KEY }));
    all.push(Box::new(DraftError::MalformedCertificateId {
        id: "x".to_owned(),
    }));
    all.push(Box::new(DraftError::MalformedDigest));
    all.push(Box::new(DraftError::ReasonTooLong { most: 500 }));
    all.extend(
        archive_errors()
            .into_iter()
            .map(|error| Box::new(error) as Box<dyn Coded>),
    );
    all.extend(first_officer_errors());
    all.extend(
        sitting_errors()
            .into_iter()
            .map(|error| Box::new(error) as Box<dyn Coded>),
    );
    all.extend(errors_of_looking_up());
    all.extend(letters_errors());
    all
}

fn letters_errors() -> Vec<Box<dyn Coded>> {
    let text = || "x".to_owned();
    let printing = [
        PrintingError::NoSystem,
        PrintingError::NoPrinter { printer: text() },
        PrintingError::Refused {
            printer: text(),
            why: text(),
        },
        PrintingError::NoAnswer { printer: text() },
    ];
    let own = [
        LettersError::Number { number: text() },
        LettersError::TextTooLong { max: 100 },
        LettersError::HowMany { max: 20 },
        LettersError::Reason,
        LettersError::LetterId(MalformedId(text())),
        LettersError::HowManyIds {
            max: 5000,
            max_digits: 12,
        },
        LettersError::Declined,
        LettersError::Signing { why: "order-id" },
        LettersError::Batch(AnswerFault::AnotherOrder),
        LettersError::NotTold {
            printer: text(),
            error: HostError::Timeout { url: text() },
        },
        LettersError::Preview,
        LettersError::Ended,
    ];
    let all = own.into_iter().chain(printing.map(LettersError::Printing));
    all.map(|error| Box::new(error) as Box<dyn Coded>).collect()
}

fn sitting_errors() -> Vec<SittingError> {
    let named = || "a name".to_owned();
    vec![
        SittingError::SignInUnderWay,
        SittingError::OfficerSignedIn { officer: named() },
        SittingError::OfficerDeviceNotChosen,
        SittingError::NoForm,
        SittingError::ProcedureNotChosen,
        SittingError::SubjectCardNotRead,
        SittingError::UnknownKey { key: named() },
        SittingError::UnknownAction { action: named() },
        SittingError::UnknownAlgorithm {
            key: named(),
            algorithm: named(),
        },
        SittingError::UnknownField { field: named() },
        SittingError::UnknownProcedure { id: named() },
        SittingError::RunNotPutAway,
        SittingError::QuestionGone,
        SittingError::PinsDiffer,
        SittingError::PinTaken,
        SittingError::PinNotTaken,
    ]
}

fn errors_of_looking_up() -> Vec<Box<dyn Coded>> {
    let text = || "x".to_owned();
    vec![
        Box::new(ActivityError::WordTooShort { min: 3 }),
        Box::new(ActivityError::TextTooLong { max: 200 }),
        Box::new(ActivityError::TooManyWords { max: 8 }),
        Box::new(ActivityError::Position { position: text() }),
        Box::new(CertificateError::MalformedId { id: text() }),
        Box::new(CertificateError::Unknown { id: text() }),
        Box::new(CertificateError::NoneThere { key: text() }),
        Box::new(CertificateError::Malformed {
            key: text(),
            why: MalformedCertificate::Truncated,
        }),
        Box::new(CardRecordError::NotRead { device: text() }),
        Box::new(CardRecordError::NoIdentity),
    ]
}

fn archive_errors() -> Vec<ArchiveError> {
    let text = || "x".to_owned();
    vec![
        ArchiveError::NotSignedIn(NotSignedIn),
        ArchiveError::MalformedSerial { typed: text() },
        ArchiveError::MalformedId { id: text() },
        ArchiveError::SubjectTooShort { min: 3 },
        ArchiveError::SubjectTooLong { max: 200 },
        ArchiveError::NothingToSearchFor,
        ArchiveError::NotArchived { id: text() },
        ArchiveError::NothingToApprove,
        ArchiveError::Incomplete {
            missing: Vec::new(),
        },
        ArchiveError::Reason,
        ArchiveError::ReasonCharacter {
            fault: procedure::DraftFault::ReasonCharacter { character: 'x' },
        },
        ArchiveError::UnknownRequest,
        ArchiveError::NotAccepted(DocumentFault::Form.into()),
        ArchiveError::Declined,
        ArchiveError::Signing { why: "order-id" },
        ArchiveError::Ended,
    ]
}

fn first_officer_errors() -> Vec<Box<dyn Coded>> {
    vec![
        Box::new(NewOfficerPinFault::Differ),
        Box::new(NewOfficerPinFault::Refused { broken: Vec::new() }),
        Box::new(OfficerCardFault::RunUnderWay {
            device: "a reader".to_owned(),
        }),
        Box::new(OfficerCardFault::AnotherPin { tries_left: None }),
        Box::new(OfficerCardFault::NotProven {
            key: KEY,
            why: "signature",
        }),
        Box::new(OfficerCardFault::ReadBackDiffers { key: KEY }),
        Box::new(OfficerCardFault::CheckFailed { key: KEY }),
    ]
}

#[test]
fn every_code_is_listed_and_every_listed_code_is_given() {
    let given: BTreeSet<String> = everything().iter().map(|error| error.code()).collect();
    let listed: BTreeSet<String> = CODES.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(given, listed);
    assert!(CODES.is_sorted());
}

#[test]
fn a_refusal_keeps_its_own_code_and_data() {
    let refused = HostError::Refused(Refusal::ProofRefused { key: KEY });
    assert_eq!(refused.code(), "proof-refused");
    assert_eq!(refused.data()["key"], "9a");
}

#[test]
fn a_recovery_that_is_refused_has_the_faults_own_code_and_data() {
    let refused = HostError::Refused(Refusal::Recovery {
        why: RecoveryFault::OtherHolder {
            id: CertificateId(17),
            fields: vec!["email".parse().unwrap()],
        },
    });
    assert_eq!(refused.code(), "recovery-other-holder");
    let trouble = Trouble::from(&refused);
    assert_eq!(trouble.code, "recovery-other-holder");
    assert_eq!(trouble.data["id"], "17".into());
    assert_eq!(trouble.data["fields"], "email".into());
    assert_eq!(trouble.data.get("reason"), None);
}

#[test]
fn a_run_that_ended_early_tells_what_it_left_behind() {
    let error = SubmitError {
        step: Step::Generate,
        left_behind: LeftBehind::NewKeys,
        order: None,
        new_keys: vec![KEY],
        fault: Box::new(SubmitFault::Cancelled),
    };
    let data = error.data();
    assert_eq!(
        (&data["step"], &data["left-behind"]),
        (&"generate".into(), &"new-keys".into())
    );
    assert_eq!(data["new-keys"][0], "9a");
    assert_eq!(data.get("order"), None);
}
