use std::{
    collections::BTreeSet,
    fmt::{Debug, Write as _},
};

use contents::KeyReference;
use jiff::Timestamp;
use procedure::{CardSecret, Datum, Revision, Role};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    CertificateFault, CertificateId, DocumentFault, DraftRefusal, LetterFault, LetterId,
    LetterNumber, LetterState, MailFault, MalformedId, OrderId, OrderState, PinMailerFault,
    RecoveryFault, RecoveryRequestState, Refusal, TakeInFault,
    canonical::CanonicalFault,
    check::CheckFault,
    cms::{SignError, SigningFault, VerifyError},
    keys::{KeyFault, ReceiptFault},
    proof::ProofFault,
    sealing::{EnvelopeFault, OpenError, PackageFault, SealError},
    signature::BadSignature,
};

const CERTIFICATE_FAULTS: [CertificateFault; 5] = [
    CertificateFault::OutsideValidity,
    CertificateFault::Revoked,
    CertificateFault::Untrusted,
    CertificateFault::WrongUsage,
    CertificateFault::Malformed,
];

const DOCUMENT_FAULTS: [DocumentFault; 6] = [
    DocumentFault::Form,
    DocumentFault::Algorithm,
    DocumentFault::Digest,
    DocumentFault::Signature,
    DocumentFault::Signer,
    DocumentFault::Content,
];

fn refusals() -> Vec<Refusal> {
    let id = || "employee-card".parse().unwrap();
    let fault = DraftRefusal {
        rule: "required".to_owned(),
        about: "email".to_owned(),
        data: [("field".to_owned(), Datum::Text("email".to_owned()))].into(),
        text: "Empty.".to_owned(),
    };
    vec![
        Refusal::NotSignedIn,
        Refusal::UnknownOfficer,
        Refusal::OfficerCertificate {
            why: CertificateFault::Revoked,
        },
        Refusal::MissingRole {
            role: Role::IssueCertificate,
        },
        Refusal::UnknownProcedure { id: id() },
        Refusal::StaleRevision {
            id: id(),
            active: Some(Revision([1; 32])),
        },
        Refusal::StaleRevision {
            id: id(),
            active: None,
        },
        Refusal::UnknownCard,
        Refusal::DraftRefused {
            faults: vec![fault],
        },
        Refusal::Document {
            why: DocumentFault::Digest,
        },
        Refusal::DiffersFromOpenRequest {
            what: "draft".to_owned(),
        },
        Refusal::NonceNotGood,
        Refusal::OrderIdTaken,
        Refusal::ProofRefused {
            key: KeyReference::Authentication,
        },
        Refusal::NotTheProductionKey {
            key: KeyReference::Signature,
        },
        Refusal::UnknownOrder,
        Refusal::OrderState {
            state: OrderState::Completed,
        },
        Refusal::Recovery {
            why: RecoveryFault::OwnRequest,
        },
        Refusal::PinMailer {
            why: PinMailerFault::NoAddress {},
        },
        Refusal::TakeIn {
            why: TakeInFault::InStock,
        },
        Refusal::FactorySecretLeft {
            secret: CardSecret::ManagementKey,
        },
        Refusal::CardNotIssued,
        Refusal::CardHasOpenOrder { order: order() },
        Refusal::PukNotHeld,
        Refusal::Letters {
            why: LetterFault::IdTaken {
                id: letter(),
                free_from: Some(43),
            },
        },
        Refusal::Mail {
            why: MailFault::Erased,
        },
        Refusal::ReceiptRefused {
            what: "keys".to_owned(),
        },
        Refusal::ClockApart {
            host_time: Timestamp::UNIX_EPOCH,
        },
        Refusal::Malformed {
            what: "body".to_owned(),
        },
        Refusal::Internal {
            reference: "7f3a".to_owned(),
        },
    ]
}

fn order() -> OrderId {
    "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01".parse().unwrap()
}

fn letter() -> LetterId {
    "PL-000042".parse().unwrap()
}

fn mailer_faults() -> Vec<PinMailerFault> {
    vec![
        PinMailerFault::NotAskedFor {},
        PinMailerFault::NoAddress {},
        PinMailerFault::NotAnAddress {},
        PinMailerFault::WhereTheCardGoes {
            field: "delivery_email".parse().unwrap(),
        },
        PinMailerFault::NoLetterId {},
        PinMailerFault::LetterIdUsed {
            id: letter(),
            next: Some("PL-000043".parse().unwrap()),
        },
        PinMailerFault::MailNotSetUp {},
    ]
}

const TAKE_IN_FAULTS: [TakeInFault; 4] = [
    TakeInFault::NotAllowed,
    TakeInFault::InStock,
    TakeInFault::GuidTaken,
    TakeInFault::NoIdentity,
];

fn letter_faults() -> Vec<LetterFault> {
    vec![
        LetterFault::Unknown {
            letter: LetterNumber(17),
        },
        LetterFault::State {
            id: letter(),
            state: LetterState::Erased,
        },
        LetterFault::PrintedBefore { id: letter() },
        LetterFault::IdTaken {
            id: letter(),
            free_from: Some(43),
        },
    ]
}

const MAIL_FAULTS: [MailFault; 3] = [MailFault::Unknown, MailFault::Erased, MailFault::UnderWay];

fn recovery_faults() -> Vec<RecoveryFault> {
    let fields = || vec!["email".parse().unwrap(), "common_name".parse().unwrap()];
    let id = CertificateId(4711);
    vec![
        RecoveryFault::NoneFound { fields: fields() },
        RecoveryFault::SeveralHolders { fields: fields() },
        RecoveryFault::NotArchived { id },
        RecoveryFault::OtherHolder {
            id,
            fields: fields(),
        },
        RecoveryFault::MorePlacesNeeded { keys: 3, places: 2 },
        RecoveryFault::SigningKey,
        RecoveryFault::UnknownRequest,
        RecoveryFault::RequestState {
            state: RecoveryRequestState::Expired,
        },
        RecoveryFault::ApprovalsMissing {
            needed: 2,
            given: 1,
        },
        RecoveryFault::DiffersFromRequest {
            what: "card".to_owned(),
        },
        RecoveryFault::OwnRequest,
        RecoveryFault::DecidedAlready,
        RecoveryFault::Compromised { id },
        RecoveryFault::TooManyRequests { max: 100 },
        RecoveryFault::RecordNotGood { id },
    ]
}

/// One line: code and text.
struct Lines(String);

impl Lines {
    fn of<E: std::fmt::Display>(
        name: &str,
        errors: impl IntoIterator<Item = (&'static str, E)>,
    ) -> String {
        let mut lines = Self(format!("# {name}\n"));
        for (code, error) in errors {
            writeln!(lines.0, "{code}: {error}").unwrap();
        }
        lines.0
    }
}

macro_rules! lines {
    ($name:ident: $($error:expr),* $(,)?) => {
        Lines::of(stringify!($name), [$({
            let error: $name = $error;
            (error.code(), error.to_string())
        }),*])
    };
}

fn json() -> serde_json::Error {
    serde_json::from_str::<Value>("{").unwrap_err()
}

fn signing_faults() -> [SigningFault; 4] {
    [
        SigningFault::Document(CanonicalFault::TooDeep),
        SigningFault::TooManyCertificates,
        SigningFault::WrongSignature,
        SigningFault::Encoding(der::ErrorKind::Failed.into()),
    ]
}

type SignFault = SignError<BadSignature>;
type SealFault = SealError<BadSignature>;

#[test]
fn every_error_says_what_failed() {
    let refusals = Lines::of("Refusal", refusals().iter().map(|one| (one.code(), one)));
    let recoveries = Lines::of(
        "RecoveryFault",
        recovery_faults().iter().map(|one| (one.code(), one)),
    );
    let mailers = Lines::of(
        "PinMailerFault",
        mailer_faults().iter().map(|one| (one.code(), one)),
    );
    let taken_in = Lines::of("TakeInFault", TAKE_IN_FAULTS.map(|one| (one.code(), one)));
    let letters = Lines::of(
        "LetterFault",
        letter_faults().iter().map(|one| (one.code(), one)),
    );
    let mails = Lines::of("MailFault", MAIL_FAULTS.map(|one| (one.code(), one)));
    let certificates = Lines::of(
        "CertificateFault",
        CERTIFICATE_FAULTS.map(|one| (one.code(), one)),
    );
    let documents = Lines::of(
        "DocumentFault",
        DOCUMENT_FAULTS.map(|one| (one.code(), one)),
    );
    let canonical = lines!(CanonicalFault:
        CanonicalFault::TooLarge { limit: 65_536 },
        CanonicalFault::TooDeep,
        CanonicalFault::Malformed(json()),
        CanonicalFault::NotCanonical,
    );
    let signature = lines!(BadSignature: BadSignature);
    let signing = Lines::of(
        "SigningFault",
        signing_faults().iter().map(|one| (one.code(), one)),
    );
    let sign =
        lines!(SignFault: SignError::Signer(BadSignature), SigningFault::WrongSignature.into());
    let verify =
        lines!(VerifyError: DocumentFault::Form.into(), CertificateFault::Untrusted.into());
    let keys = lines!(KeyFault: KeyFault::Generation, KeyFault::Malformed, KeyFault::Algorithm, KeyFault::Signing);
    let receipts = lines!(ReceiptFault: CanonicalFault::TooDeep.into(), KeyFault::Signing.into());
    let proofs = lines!(ProofFault:
        ProofFault::WrongKind,
        ProofFault::NoAgreementKey,
        ProofFault::WrongCurve,
        ProofFault::Signature,
        ProofFault::Mac,
        CanonicalFault::TooDeep.into(),
    );
    let checks =
        lines!(CheckFault: CheckFault::WrongAnswer, CheckFault::Key, CheckFault::Generation);
    let packages = lines!(PackageFault:
        PackageFault::TooLarge,
        PackageFault::Characters,
        PackageFault::Malformed,
        PackageFault::OtherOrder,
        PackageFault::OtherRecipient,
        PackageFault::OtherEntry,
        PackageFault::SeveralKeys,
    );
    let envelopes = lines!(EnvelopeFault:
        EnvelopeFault::Form,
        EnvelopeFault::Recipient,
        EnvelopeFault::Changed,
        EnvelopeFault::Key,
        EnvelopeFault::Encryption,
    );
    let seal = lines!(SealFault:
        SealError::Signer(BadSignature),
        PackageFault::Characters.into(),
        SigningFault::WrongSignature.into(),
        EnvelopeFault::Key.into(),
    );
    let open = lines!(OpenError:
        EnvelopeFault::Changed.into(),
        VerifyError::Document(DocumentFault::Signer).into(),
        PackageFault::OtherOrder.into(),
    );
    let ids = lines!(MalformedId: MalformedId("1".to_owned()));
    let all = [
        refusals,
        recoveries,
        mailers,
        taken_in,
        letters,
        mails,
        certificates,
        documents,
        canonical,
        signature,
        signing,
        sign,
        verify,
        keys,
        receipts,
        proofs,
        checks,
        packages,
        envelopes,
        seal,
        open,
        ids,
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_code_is_the_tag_on_the_wire() {
    for refusal in refusals() {
        let json = serde_json::to_value(&refusal).unwrap();
        // Some name themselves one level below.
        let code = match &refusal {
            Refusal::Recovery { .. } => "recovery",
            Refusal::PinMailer { .. } => "pin-mailer",
            Refusal::TakeIn { .. } => "take-in",
            Refusal::Letters { .. } => "letters",
            Refusal::Mail { .. } => "mail",
            other => other.code(),
        };
        assert_eq!(json["code"], code);
        assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), refusal);
    }
    for fault in CERTIFICATE_FAULTS {
        assert_eq!(serde_json::to_value(fault).unwrap(), fault.code());
    }
    for fault in DOCUMENT_FAULTS {
        assert_eq!(serde_json::to_value(fault).unwrap(), fault.code());
    }
    for fault in recovery_faults() {
        let json = serde_json::to_value(&fault).unwrap();
        let reason = json["reason"].as_str().unwrap();
        assert_eq!(format!("recovery-{reason}"), fault.code());
        assert_eq!(
            serde_json::from_value::<RecoveryFault>(json).unwrap(),
            fault
        );
        let refusal = serde_json::to_value(Refusal::Recovery { why: fault.clone() }).unwrap();
        assert_eq!(
            serde_json::from_value::<Refusal>(refusal).unwrap().code(),
            fault.code()
        );
    }
    named_below("pin-mailer", mailer_faults(), PinMailerFault::code);
    named_below("take-in", TAKE_IN_FAULTS, |fault| fault.code());
    named_below("letter", letter_faults(), LetterFault::code);
    named_below("mail", MAIL_FAULTS, |fault| fault.code());
    for state in RecoveryRequestState::ALL {
        assert_eq!(serde_json::to_value(state).unwrap(), state.name());
    }
    for state in OrderState::ALL {
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
}

/// What the wire calls them stands after `prefix` in their codes, and leads back to them.
fn named_below<F: Serialize + DeserializeOwned + PartialEq + Debug>(
    prefix: &str,
    faults: impl IntoIterator<Item = F>,
    code: impl Fn(&F) -> &'static str,
) {
    for fault in faults {
        let json = serde_json::to_value(&fault).unwrap();
        let name = json["fault"].as_str().or_else(|| json.as_str()).unwrap();
        assert_eq!(format!("{prefix}-{name}"), code(&fault));
        assert_eq!(serde_json::from_value::<F>(json).unwrap(), fault);
    }
}

#[test]
fn no_refusal_is_left_out() {
    let declared = include_str!("../codes.rs");
    let mut parts = declared.split("\nimpl ");
    let mut declared = |what: &str| {
        let part = parts.find(|part| part.starts_with(what)).unwrap();
        part.matches("=> \"").count()
    };
    // Some are named by their faults.
    let named_below = |refusal: &&Refusal| {
        matches!(
            refusal,
            Refusal::Recovery { .. }
                | Refusal::PinMailer { .. }
                | Refusal::TakeIn { .. }
                | Refusal::Letters { .. }
                | Refusal::Mail { .. }
        )
    };
    let of_refusals = refusals()
        .iter()
        .filter(|refusal| !named_below(refusal))
        .map(Refusal::code)
        .collect::<BTreeSet<_>>();
    assert_eq!(of_refusals.len(), declared("Refusal"));
    assert_eq!(mailer_faults().len(), declared("PinMailerFault"));
    assert_eq!(TAKE_IN_FAULTS.len(), declared("TakeInFault"));
    assert_eq!(letter_faults().len(), declared("LetterFault"));
    assert_eq!(MAIL_FAULTS.len(), declared("MailFault"));
    let of_recoveries: BTreeSet<_> = recovery_faults().iter().map(RecoveryFault::code).collect();
    assert_eq!(of_recoveries.len(), declared("RecoveryFault"));
}
