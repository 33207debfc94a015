use contents::{CardIdentity, PublicKey};
use jiff::Timestamp;
use procedure::ProcedureRevision;
use secret::{Pin, Puk};
use serde::{Deserialize, Serialize};

use super::{OrderId, PinMailer, PinOutcome};
use crate::{Base64, Sha256Hex};

/// An order for a card that was issued before: a new PIN, and nothing else on it changes. Signed by the officer; the host
/// answers with a [`CardServiceGrant`], and the desk tells with a [`CardServiceReceipt`] what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardService {
    /// This order's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock; the host takes it within a few minutes of its own.
    pub made_at: Timestamp,
    /// The card.
    pub card: CardIdentity,
    /// What is done.
    pub service: Service,
    /// Where the new PIN goes, where the PIN procedure of the card's last order mails or prints it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pin_mailer: Option<PinMailer>,
    /// Ephemeral P-256 key to which the host seals what the desk alone may read.
    pub transport_key: PublicKey,
    /// Ephemeral P-256 key with which the receipt will be signed.
    pub order_key: PublicKey,
}

/// How the card is given a new PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "service", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Service {
    /// With the PUK (`SP 800-73-5 Part 2 §3.2.3`), whether or not the PIN is blocked.
    Unblock {
        /// Where the PUK comes from.
        puk: PukSource,
    },
    /// With the PIN that the card has, which its holder types (`SP 800-73-5 Part 2 §3.2.2`).
    ChangePin {},
}

/// Where the PUK comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PukSource {
    /// It is typed at the RA, and never leaves the desk.
    Typed,
    /// The host delivers it, to an officer with the role for it.
    Host,
}

/// The host's answer to a [`CardService`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardServiceGrant {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the order's canonical JSON.
    pub order_digest: Sha256Hex,
    /// When the host granted it, by the host's clock.
    pub granted_at: Timestamp,
    /// When the receipt must be there, by the host's clock.
    pub expires_at: Timestamp,
    /// The procedure whose PIN procedure counts: that of the card's last order.
    pub procedure: ProcedureRevision,
    /// [`ServiceSecrets`] sealed to the transport key.
    pub secrets: Base64,
}

/// What a [`CardService`] needs. Crosses the wire only sealed.
pub struct ServiceSecrets {
    /// The system's PIN: set where the PIN procedure does not let it be entered, or nobody enters one.
    pub pin: Pin,
    /// PUKs that the card may have, the likeliest first; none where it is typed, or not needed.
    pub puks: Vec<Puk>,
}

/// What came of a [`CardService`]. Signed with the order key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardServiceReceipt {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the grant's canonical JSON.
    pub grant: Sha256Hex,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The card.
    pub card: CardIdentity,
    /// What came of it.
    pub outcome: ServiceOutcome,
}

/// What came of a [`CardService`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ServiceOutcome {
    /// The card has a new PIN.
    Done {
        /// Which; never [`PinOutcome::Unchanged`].
        pin: PinOutcome,
    },
    /// The card was asked and has the PIN that it had. What would have been mailed or printed is not.
    NotDone {
        /// The desk's code for why: `wrong-puk`, `puk-blocked`, ….
        why: ServiceFailure,
    },
}

/// Why a card has no new PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceFailure {
    /// The PUK was wrong.
    WrongPuk,
    /// The PUK is blocked.
    PukBlocked,
    /// The PIN that the card has was typed wrong.
    WrongPin,
    /// That PIN is blocked.
    PinBlocked,
    /// The card refused the new PIN by a rule of its own.
    NewPinRefused,
    /// Nobody gave what was asked for.
    Declined,
    /// The card, or the way to it, failed.
    Card,
}
