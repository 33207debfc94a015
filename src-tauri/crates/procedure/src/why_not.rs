use contents::KeyAlgorithm;

use crate::{Action, CertificateKind, WhyNotCard, codes::told};

/// Why an action cannot be taken for a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    /// The token procedure is not for this card.
    #[error(transparent)]
    Card(WhyNotCard),
    /// The token procedure does not deal with this key.
    #[error("the procedure does not deal with this key")]
    NotInProcedure,
    /// The token procedure does not offer this action for the key.
    #[error("the procedure does not offer {action} for this key")]
    NotOffered {
        /// The action.
        action: Action,
    },
    /// The card has no place for such a key.
    #[error("the card has no place for this key")]
    NoRoom,
    /// The card's PIN is blocked, and without it no key can be proven.
    #[error("the card's PIN is blocked")]
    PinBlocked,
    /// Add, where a certificate lies already.
    #[error("there is {what} already: Redo replaces it")]
    CertificateThere {
        /// What lies there.
        what: CertificateKind,
    },
    /// Redo, where no certificate lies.
    #[error("there is no certificate to replace: Add makes the first")]
    NothingThere,
    /// Redo of another certificate than a transport certificate, under a rule for those alone.
    #[error("the procedure replaces transport certificates only")]
    NotTransport,
    /// There is no key to certify.
    #[error("there is no key")]
    NoKey,
    /// A further certificate for a generated key that the host has no live certificate for, and so does not know.
    #[error("the host has no live certificate for the key that lies there")]
    KeyNotCertified,
    /// The key must come from production, and production recorded none.
    #[error("production recorded no key there")]
    NoProductionKey,
    /// The card holds another key than the one that may be certified.
    #[error("the card holds another key there than the host has on record")]
    AnotherKey,
    /// The key's algorithm is none that the key procedure accepts.
    #[error("the key is {algorithm}, and the procedure accepts {}", list(accepted))]
    AlgorithmNotAccepted {
        /// The key's.
        algorithm: KeyAlgorithm,
        /// Those that are accepted.
        accepted: Vec<KeyAlgorithm>,
    },
    /// A new key would overwrite one whose certificate is, or may be, in use.
    #[error(
        "a new key would overwrite one whose certificate may be in use, and the procedure does not say replace"
    )]
    LiveCertificate,
    /// A new key would overwrite the one that the card is known by.
    #[error("the host knows the card by this very key")]
    IdentityKey,
    /// The key would come from the host, and the card takes none from outside.
    #[error("the card takes no private key from outside")]
    NoImport,
    /// The key would come from the host, and the card takes none of the algorithms that the host would make.
    #[error(
        "the card takes {} from outside, and the host would make {}",
        list(imported),
        list(made)
    )]
    NoImportOfAlgorithm {
        /// What the host would make.
        made: Vec<KeyAlgorithm>,
        /// What the card takes.
        imported: Vec<KeyAlgorithm>,
    },
    /// The procedure asks for a PIN or touch policy that the card cannot give a key.
    #[error("the card cannot give a key the PIN or touch policy that the procedure asks for")]
    NoPolicies,
}

pub(crate) fn list(algorithms: &[KeyAlgorithm]) -> String {
    algorithms
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

told! {
    WhyNot:
    Self::NotInProcedure => "key-not-in-procedure",
    Self::NotOffered { action } => "action-not-offered" { "action": action.name() },
    Self::NoRoom => "key-no-room",
    Self::PinBlocked => "card-pin-blocked",
    Self::CertificateThere { what } => "certificate-there" { "what": what.name() },
    Self::NothingThere => "nothing-there",
    Self::NotTransport => "not-transport-certificate",
    Self::NoKey => "no-key",
    Self::KeyNotCertified => "key-not-certified",
    Self::NoProductionKey => "no-production-key",
    Self::AnotherKey => "another-key",
    Self::AlgorithmNotAccepted { algorithm, accepted } => "algorithm-not-accepted" {
        "algorithm": algorithm.to_string(), "accepted": list(accepted)
    },
    Self::LiveCertificate => "live-certificate",
    Self::IdentityKey => "identity-key",
    Self::NoImport => "no-import",
    Self::NoImportOfAlgorithm { made, imported } => "no-import-of-algorithm" {
        "made": list(made), "imported": list(imported)
    },
    Self::NoPolicies => "no-key-policies",
    ;
    Self::Card(why) => why,
}
