use contents::KeyReference;
use desk::{CardFault, Coded, NewOfficerPinFault, OfficerCardFault};
use host::{
    AddOfficerError, CertificateFileError, FirstOfficerError as NotAdded, ImportCardsError,
    MAX_PRODUCTION_FILE, NotTheFormat, OfficerCardError, ProductionFileError,
};
use serde_json::{Map, Value, json};

/// Why nobody became the first officer, or a card cannot make anybody one.
#[derive(Debug, thiserror::Error)]
pub enum FirstOfficerError {
    /// The desk has no host of its own in this program.
    #[error("there is no own host in this program")]
    NoOwnHost,
    /// The host has an active officer.
    #[error("the host has an officer already")]
    NotFirst,
    /// The card could not be read.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The card has nothing that tells it from another one.
    #[error("the card has no identity")]
    WithoutIdentity,
    /// The card is not in stock, and has not the two certificates of an officer.
    #[error("the card is not in stock")]
    NotInStock,
    /// The card is in stock, and the host does not hold its PIN: it was issued before.
    #[error("the host does not hold the card's PIN")]
    NoPin,
    /// The card has an order that is open.
    #[error("an order for the card is open")]
    OpenOrder,
    /// Something lies in a place where a key would be generated, and may be in use.
    #[error("the place {key} is taken")]
    PlaceTaken {
        /// Which.
        key: KeyReference,
    },
    /// The card's PIN is blocked.
    #[error("the card's PIN is blocked")]
    PinBlocked,
    /// Only one of the two certificates lies on the card.
    #[error("there is no certificate in {key}")]
    NoCertificate {
        /// Where it is missing.
        key: KeyReference,
    },
    /// By the card's own word the key is another one than its certificate says.
    #[error("the key in {key} is not its certificate's")]
    OtherKey {
        /// Which.
        key: KeyReference,
    },
    /// A certificate cannot be an officer's.
    #[error("the certificate in {key} cannot be used: {why}")]
    Certificate {
        /// Which.
        key: KeyReference,
        /// Why, as the protocol names it: `outside-validity`, ….
        why: String,
    },
    /// Both places hold the same certificate.
    #[error("both places hold the same certificate")]
    SameCertificate,
    /// Each certificate is made for what the other is for.
    #[error("the two certificates are swapped")]
    Swapped,
    /// Who issued a certificate is not known.
    #[error("the certificate of “{issuer}” is missing")]
    NoIssuer {
        /// The issuer.
        issuer: String,
    },
    /// The authorities that were given cannot be read.
    #[error(transparent)]
    Authorities(#[from] CertificateFileError),
    /// The officer's name.
    #[error("the name cannot be used")]
    Name,
    /// The new PIN.
    #[error(transparent)]
    NewPin(#[from] NewOfficerPinFault),
    /// The card, while it was made an officer's.
    #[error(transparent)]
    Work(#[from] OfficerCardFault),
    /// The card did not give what was asked of it.
    #[error("the card's key {key} is not a new one that it proved")]
    Key {
        /// Which.
        key: KeyReference,
    },
    /// Another program began the same, or this one took too long.
    #[error("the run was given up meanwhile")]
    GivenUp,
    /// The production file.
    #[error(transparent)]
    Import(ImportCardsError),
    /// The host failed inside.
    #[error(transparent)]
    Host(host::Fault),
    /// The work was abandoned because the program is ending.
    #[error("the program is ending")]
    Ended,
}

impl From<host::Fault> for FirstOfficerError {
    fn from(fault: host::Fault) -> Self {
        Self::Host(fault)
    }
}

impl From<ImportCardsError> for FirstOfficerError {
    fn from(error: ImportCardsError) -> Self {
        match error {
            ImportCardsError::Fault(fault) => fault.into(),
            error => Self::Import(error),
        }
    }
}

impl From<NotAdded> for FirstOfficerError {
    fn from(error: NotAdded) -> Self {
        match error {
            NotAdded::NotFirst => Self::NotFirst,
            NotAdded::Add(error) => error.into(),
        }
    }
}

impl From<AddOfficerError> for FirstOfficerError {
    fn from(error: AddOfficerError) -> Self {
        let unfit = |key, why: protocol::CertificateFault| Self::Certificate {
            key,
            why: why.code().to_owned(),
        };
        match error {
            // All roles are given, and names and certificates are another's only where there is another.
            AddOfficerError::Name | AddOfficerError::NoRole => Self::Name,
            AddOfficerError::NameTaken(_) | AddOfficerError::CertificateTaken(_) => Self::NotFirst,
            AddOfficerError::Authorities => Self::Authorities(CertificateFileError::NoCertificate),
            AddOfficerError::SameCertificate => Self::SameCertificate,
            AddOfficerError::Swapped => Self::Swapped,
            AddOfficerError::NoIssuer { issuer, .. } => Self::NoIssuer { issuer },
            AddOfficerError::Authentication(why) => unfit(KeyReference::Authentication, why),
            AddOfficerError::Signature(why) => unfit(KeyReference::Signature, why),
            AddOfficerError::Fault(fault) => fault.into(),
        }
    }
}

impl From<OfficerCardError> for FirstOfficerError {
    fn from(error: OfficerCardError) -> Self {
        match error {
            OfficerCardError::NotFirst => Self::NotFirst,
            OfficerCardError::NotInStock => Self::NotInStock,
            OfficerCardError::NoPin => Self::NoPin,
            OfficerCardError::OpenOrder => Self::OpenOrder,
            OfficerCardError::Draft(faults) => super::look::refused(&faults),
            OfficerCardError::NotProven { key } | OfficerCardError::NotNew { key } => {
                Self::Key { key }
            }
            OfficerCardError::GivenUp => Self::GivenUp,
            OfficerCardError::Add(error) => error.into(),
            OfficerCardError::Fault(fault) => fault.into(),
        }
    }
}

impl Coded for FirstOfficerError {
    fn code(&self) -> String {
        match self {
            Self::Card(fault) => return fault.code(),
            Self::NewPin(fault) => return fault.code(),
            Self::Work(fault) => return fault.code(),
            Self::Import(error) => return import_code(error).to_owned(),
            Self::NoOwnHost => "no-own-host",
            Self::NotFirst => "officer-exists",
            Self::WithoutIdentity => "officer-card-without-identity",
            Self::NotInStock => "officer-card-not-in-stock",
            Self::NoPin => "officer-card-issued-before",
            Self::OpenOrder => "officer-card-open-order",
            Self::PlaceTaken { .. } => "officer-card-place-taken",
            Self::PinBlocked => "officer-card-pin-blocked",
            Self::NoCertificate { .. } => "officer-card-no-certificate",
            Self::OtherKey { .. } => "officer-card-other-key",
            Self::Certificate { .. } => "officer-card-certificate",
            Self::SameCertificate => "officer-card-same-certificate",
            Self::Swapped => "officer-card-swapped",
            Self::NoIssuer { .. } => "officer-issuer-missing",
            Self::Authorities(_) => "officer-authorities-unusable",
            Self::Name => "officer-name-malformed",
            Self::Key { .. } => "officer-card-key-not-proven",
            Self::GivenUp => "officer-card-given-up",
            Self::Host(_) => "own-host-failed",
            Self::Ended => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let data = match self {
            Self::Card(fault) => return fault.data(),
            Self::NewPin(fault) => return fault.data(),
            Self::Work(fault) => return fault.data(),
            Self::PlaceTaken { key }
            | Self::NoCertificate { key }
            | Self::OtherKey { key }
            | Self::Key { key } => json!({ "key": key.to_string() }),
            Self::Certificate { key, why } => json!({ "key": key.to_string(), "why": why }),
            Self::NoIssuer { issuer } => json!({ "issuer": issuer }),
            Self::Authorities(why) => json!({ "what": authorities_fault(why) }),
            Self::Import(error) => import_data(error),
            Self::Host(fault) => json!({ "what": fault_name(fault) }),
            _ => json!({}),
        };
        data.as_object().cloned().unwrap_or_default()
    }
}

fn import_code(error: &ImportCardsError) -> &'static str {
    match error {
        ImportCardsError::File(ProductionFileError::TooLarge) => "production-file-too-large",
        ImportCardsError::File(ProductionFileError::Malformed { .. }) => {
            "production-file-malformed"
        }
        ImportCardsError::File(_) => "production-file-unusable",
        ImportCardsError::Repeated { .. } => "production-file-repeats",
        ImportCardsError::Conflict { .. } => "production-file-conflict",
        ImportCardsError::Fault(_) => "own-host-failed",
    }
}

fn import_data(error: &ImportCardsError) -> Value {
    match error {
        ImportCardsError::File(error) => file_data(error),
        ImportCardsError::Repeated { card } | ImportCardsError::Conflict { card } => {
            json!({ "number": card })
        }
        ImportCardsError::Fault(fault) => json!({ "what": fault_name(fault) }),
    }
}

fn file_data(error: &ProductionFileError) -> Value {
    let of_card = |what: &str, card: &usize| json!({ "what": what, "number": card });
    match error {
        ProductionFileError::TooLarge => json!({ "limit": MAX_PRODUCTION_FILE }),
        ProductionFileError::Malformed { line, why, .. } => {
            json!({ "line": line, "what": format_fault(why) })
        }
        ProductionFileError::Format => json!({ "what": "format" }),
        ProductionFileError::Authority { .. } => json!({ "what": "authority" }),
        ProductionFileError::Card { card, .. } => of_card("card", card),
        ProductionFileError::NoIdentity { card } => of_card("no-identity", card),
        ProductionFileError::PublicKey { card, .. } | ProductionFileError::Key { card, .. } => {
            of_card("key", card)
        }
        ProductionFileError::OtherKey { card, .. }
        | ProductionFileError::TransportCertificate { card, .. } => {
            of_card("transport-certificate", card)
        }
    }
}

const fn format_fault(why: &NotTheFormat) -> &'static str {
    match why {
        NotTheFormat::Ends => "ends",
        NotTheFormat::NotJson => "not-json",
        NotTheFormat::UnknownField(_) => "unknown-field",
        NotTheFormat::MissingField(_) => "missing-field",
        NotTheFormat::RepeatedField(_) => "repeated-field",
        NotTheFormat::Expected(_) | NotTheFormat::Form => "value",
    }
}

const fn authorities_fault(why: &CertificateFileError) -> &'static str {
    match why {
        CertificateFileError::TooLarge => "too-large",
        CertificateFileError::NoCertificate => "no-certificate",
        CertificateFileError::Malformed(_) => "malformed",
    }
}

const fn fault_name(fault: &host::Fault) -> &'static str {
    match fault {
        host::Fault::Database(_) => "database",
        host::Fault::Unseal(_) | host::Fault::Seal(_) => "sealing",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use contents::{KeyReference, MalformedCertificate};
    use desk::{Coded, NewOfficerPinFault, OfficerCardFault};
    use host::{CertificateFileError, ImportCardsError, NotTheFormat, ProductionFileError};
    use messages::{Arguments, Messages};

    use super::FirstOfficerError;
    use crate::practice::PracticeCardError;

    const KEY: KeyReference = KeyReference::Authentication;

    fn everything() -> Vec<FirstOfficerError> {
        let mut all = vec![
            FirstOfficerError::NoOwnHost,
            FirstOfficerError::NotFirst,
            FirstOfficerError::WithoutIdentity,
            FirstOfficerError::NotInStock,
            FirstOfficerError::NoPin,
            FirstOfficerError::OpenOrder,
            FirstOfficerError::PlaceTaken { key: KEY },
            FirstOfficerError::PinBlocked,
            FirstOfficerError::NoCertificate { key: KEY },
            FirstOfficerError::OtherKey { key: KEY },
            FirstOfficerError::Certificate {
                key: KEY,
                why: "untrusted".to_owned(),
            },
            FirstOfficerError::SameCertificate,
            FirstOfficerError::Swapped,
            FirstOfficerError::NoIssuer {
                issuer: "CN=CA".to_owned(),
            },
            FirstOfficerError::Name,
            FirstOfficerError::NewPin(NewOfficerPinFault::Differ),
            FirstOfficerError::Work(OfficerCardFault::CheckFailed { key: KEY }),
            FirstOfficerError::Key { key: KEY },
            FirstOfficerError::GivenUp,
            FirstOfficerError::Host(host::Fault::Random),
            FirstOfficerError::Ended,
        ];
        let files = [
            CertificateFileError::TooLarge,
            CertificateFileError::NoCertificate,
            CertificateFileError::Malformed(MalformedCertificate::Validity),
        ];
        all.extend(files.map(FirstOfficerError::Authorities));
        let imports = [
            ProductionFileError::TooLarge,
            ProductionFileError::Malformed {
                line: 1,
                column: 1,
                why: NotTheFormat::Ends,
            },
            ProductionFileError::Format,
            ProductionFileError::NoIdentity { card: 1 },
            ProductionFileError::Key { card: 1, key: KEY },
            ProductionFileError::OtherKey { card: 1, key: KEY },
        ];
        let imports = imports.map(ImportCardsError::File).into_iter().chain([
            ImportCardsError::Repeated { card: 2 },
            ImportCardsError::Conflict { card: 2 },
        ]);
        all.extend(imports.map(FirstOfficerError::Import));
        all
    }

    #[test]
    fn every_code_has_texts_that_its_data_fill() {
        let practice = [
            PracticeCardError::NoSuchDevice {
                device: "a reader".to_owned(),
            },
            PracticeCardError::NothingToPutBack {
                device: "a reader".to_owned(),
            },
            PracticeCardError::NoSuchCard { number: 9 },
            PracticeCardError::ProductionFile("why".to_owned()),
        ];
        let first_officer = everything();
        let all = first_officer.iter().map(|error| error as &dyn Coded);
        let messages = Messages::english();
        for error in all.chain(practice.iter().map(|error| error as &dyn Coded)) {
            let data = Arguments::from_json(&error.data().into());
            messages.error(&error.code(), &data).unwrap();
        }
    }
}
