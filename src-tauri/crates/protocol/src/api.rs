//! The shapes of the host's interface: HTTP/1.1 or 2 over TLS 1.3, JSON unless said otherwise.
//!
//! | request | body | answer |
//! | --- | --- | --- |
//! | `POST /v1/session` (client certificate: the officer's authentication certificate) | [`SessionRequest`] | [`Session`] |
//! | `GET /v1/procedures` | | [`ProcedureList`] |
//! | `POST /v1/cards/find` | [`CardIdentity`] | [`StockAnswer`] |
//! | `POST /v1/open` | an [`OpenRequest`](crate::OpenRequest) as CMS (`application/cms`) | a [`Grant`](crate::Grant) as CMS |
//! | `POST /v1/orders` | an [`IssueOrder`](crate::IssueOrder) as CMS | a [`Fulfilment`](crate::Fulfilment) as CMS |
//! | `POST /v1/orders` | an [`AbandonOrder`](crate::AbandonOrder) as CMS | 204 |
//! | `POST /v1/orders/{id}/receipt` | [`SignedReceipt`](crate::SignedReceipt) | 204 |
//! | `POST /v1/orders` | a [`RecoveryRequest`](crate::RecoveryRequest) or a [`RecoveryDecision`](crate::RecoveryDecision) as CMS | 204 |
//! | `POST /v1/archive/search` | [`ArchiveQuery`] | [`ArchiveFound`] |
//! | `GET /v1/recovery-requests` | | [`RecoveryRequestList`] |
//! | `GET /v1/orders?state=open` | | [`OrderList`], newest first, at most 200 |
//! | `GET /v1/orders/{id}` | | [`OrderDetails`] |
//! | `GET /v1/acts/{id}` | | [`ActDetails`] |
//! | `POST /v1/activity/search` | [`ActivityQuery`] | [`ActivityPage`] |
//! | `POST /v1/cards/record` | [`CardIdentity`] | [`CardRecord`] |
//! | `POST /v1/certificates/find` | [`CertificateQuery`] | [`CertificateAnswer`] |
//! | `POST /v1/orders` | a [`CardService`](crate::CardService) as CMS | a [`CardServiceGrant`](crate::CardServiceGrant) as CMS |
//! | `POST /v1/orders` | [`PrintLetters`](crate::PrintLetters) as CMS | a [`LetterBatch`](crate::LetterBatch) as CMS |
//! | `POST /v1/orders` | [`CreateLetterIds`](crate::CreateLetterIds) or [`ResendMail`](crate::ResendMail) as CMS | 204 |
//! | `POST /v1/cards/service` | [`CardIdentity`] | [`ServiceOffer`] |
//! | `POST /v1/letters/search` | [`LetterQuery`] | [`LetterPage`] |
//! | `POST /v1/letters/preview` | [`LetterPreview`] | PDF without the secrets (`application/pdf`) |
//! | `GET /v1/letters/next-id` | | [`NextLetterId`] |
//! | `POST /v1/letters/next-number` | [`NextLetterNumberQuery`] | [`NextLetterNumber`] |
//! | `POST /v1/mails/search` | [`MailQuery`] | [`MailPage`] |
//! | `GET /v1/authorities` | | [`Authorities`]; no client certificate |
//! | `GET /v1/authorities/{id}.crl` | | DER CRL (`application/pkix-crl`); no client certificate |
//!
//! Everything but the first and the last two wants a connection whose client certificate holds the session's client
//! key. A refusal is a [`Refusal`] with status 4xx or 5xx, `application/json`.

use std::collections::BTreeMap;

use contents::{CardIdentity, KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::{
    Action, CardSecret, Data, FactorySecrets, FieldName, ProcedureId, ProcedureRevision, Revision,
    Role,
};
use serde::{Deserialize, Serialize};

use crate::{Base64, CertificateId, LetterId, LetterNumber, OfficerId, OrderId, Sha256Hex};

mod activity;
mod archive;
mod card_service;
mod letters;
mod records;
mod recovery;

pub use activity::{
    ActDetails, ActState, ActSummary, ActivityEntry, ActivityKind, ActivityPage, ActivityQuery,
    ActivityWord, OrderEvent, TextFault, WhichActivity,
};
pub use archive::{ArchiveFound, ArchiveQuery, ArchivedCertificate, serial_number};
pub use card_service::ServiceOffer;
pub use letters::{
    LetterPage, LetterPreview, LetterPrint, LetterQuery, LetterState, ListedLetter, ListedMail,
    MailPage, MailQuery, MailState, NextLetterId, NextLetterNumber, NextLetterNumberQuery,
};
pub use records::{
    CardCertificate, CardEvent, CardEventKind, CardRecord, CertificateAnswer, CertificateQuery,
    CertificateRecord, CertificateState, HostPin, HostPuk, StockKeyRecord, StockRecordOfCard,
};
pub use recovery::{
    ListedRecoveryRequest, OfficerName, RecoveryFault, RecoveryRefused, RecoveryRequestList,
    RecoveryRequestState,
};

/// Opens a session, over a connection made with the officer card's authentication key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SessionRequest {
    /// The key in memory that later connections of this session present in a self-signed client certificate; P-256.
    pub client_key: PublicKey,
}

/// A session that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Session {
    /// The officer's number.
    pub officer: OfficerId,
    /// The officer's name.
    pub name: String,
    /// What the officer may do.
    pub roles: Vec<Role>,
    /// The officer's signature certificate as the host has it, DER.
    pub signature_certificate: Base64,
    /// The host's name.
    pub host: String,
    /// The host's registration certificate, DER: it signs grants and fulfilments.
    pub registration_certificate: Base64,
    /// The host's key generation certificate, DER: it signs key packages (`RFC 9483 §4.1.6`).
    pub key_generation_certificate: Base64,
    /// The certificates between these two and the root that the desk trusts, DER.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub intermediates: Vec<Base64>,
    /// When the session ends if it is not opened again.
    pub expires_at: Timestamp,
}

/// The token procedures that are in use, whether or not the officer has their roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProcedureList {
    /// Active ones, by name.
    pub procedures: Vec<ListedProcedure>,
}

/// One active token procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ListedProcedure {
    /// Its exact revision.
    pub revision: ProcedureRevision,
    /// The revision's number for people: 1 for the first that the host took.
    pub number: u32,
    /// Its content, as `procedure` reads and hashes it.
    pub content: serde_json::Value,
}

/// What the stock says of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StockAnswer {
    /// The record; `null` for a card that is not in stock.
    pub card: Option<StockCard>,
}

/// A card in stock, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StockCard {
    /// Keys that production put on it.
    pub production_keys: BTreeMap<KeyReference, StockKey>,
    /// The host's live certificates on it, DER. One that is spent is not among them.
    pub live: BTreeMap<KeyReference, Base64>,
    /// Certificates of the host that were issued to be stored on it and are spent: revoked, expired, of the open order,
    /// which the next order supersedes, or for a key that a later order overwrote. By key, SHA-256 of their DER; the
    /// newest 32 of each key, newest first.
    pub spent: BTreeMap<KeyReference, Vec<Sha256Hex>>,
    /// Whether the host holds its PIN.
    pub pin_held: bool,
    /// Which of its secrets are the factory's, by what the host keeps.
    #[serde(skip_serializing_if = "FactorySecrets::is_none", default)]
    pub factory: FactorySecrets,
    /// The order of this card that is still open, if there is one: the next order supersedes it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub open_order: Option<OrderId>,
}

/// A key that production put on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StockKey {
    /// The key.
    pub public_key: PublicKey,
    /// Its transport certificate, DER.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub transport_certificate: Option<Base64>,
}

/// Orders, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OrderList {
    /// The orders.
    pub orders: Vec<OrderSummary>,
}

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OrderSummary {
    /// Its id.
    pub order: OrderId,
    /// How far it got.
    pub state: OrderState,
    /// The procedure it follows.
    pub procedure: ProcedureRevision,
    /// The procedure's name for people.
    pub procedure_name: String,
    /// The card.
    pub card: CardIdentity,
    /// The officer who signed it.
    pub officer: OfficerId,
    /// The officer's name.
    pub officer_name: String,
    /// When the host granted it.
    pub granted_at: Timestamp,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

/// How far an order got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// The open request was granted; no order came yet. Nothing was issued.
    Granted,
    /// The order was recorded and its certificates are being signed.
    Executing,
    /// The certificates are issued, not yet published; the desk's receipt is outstanding.
    Fulfilled,
    /// The receipt is there; the certificates are published.
    Completed,
    /// Given up; its certificates are revoked.
    Abandoned,
    /// Replaced by the same card's next order; its certificates are revoked.
    Superseded,
    /// The grant ended before an order came. Nothing was issued.
    Expired,
}

impl OrderState {
    /// Whether something is still to be done: by the desk, or by abandoning it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Granted | Self::Executing | Self::Fulfilled)
    }
}

/// Everything the host keeps of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OrderDetails {
    /// As in a list.
    pub summary: OrderSummary,
    /// The signed open request, CMS.
    pub open_request: Base64,
    /// The signed order, CMS.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub issue_order: Option<Base64>,
    /// The fulfilment, CMS.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fulfilment: Option<Base64>,
    /// The receipt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub receipt: Option<crate::SignedReceipt>,
    /// The order that abandoned this one, CMS.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub abandoned_by: Option<Base64>,
    /// Its certificates.
    pub certificates: Vec<OrderCertificate>,
    /// When the host took the signed order: the time to verify it at (`-attime`).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signed_at: Option<Timestamp>,
    /// The authorities that the officer's certificates chain to, DER.
    pub officer_authorities: Vec<Base64>,
    /// The states that it came to, oldest first.
    pub history: Vec<OrderEvent>,
    /// Which of its certificates abandoning it would revoke; none for an order that cannot be abandoned.
    pub abandoning_revokes: Vec<CertificateId>,
}

/// A certificate of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OrderCertificate {
    /// Its number at the host.
    pub id: CertificateId,
    /// The key it is for.
    pub key: KeyReference,
    /// Its serial number, lower-case hexadecimal.
    pub serial: String,
    /// DER.
    pub certificate: Base64,
    /// What was done for the key; of a certificate that came with its key from the archive, [`Action::Recover`].
    pub action: Action,
    /// When it was published, if it was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_at: Option<Timestamp>,
}

/// The host's own authorities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Authorities {
    /// Roots and issuing authorities.
    pub authorities: Vec<Authority>,
}

/// One authority of the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Authority {
    /// The name that certificate procedures use: `root`, `default`, ….
    pub id: ProcedureId,
    /// DER.
    pub certificate: Base64,
}

/// Why the host did not do what it was asked. Nothing was changed unless the variant says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(
    tag = "code",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Refusal {
    /// The connection has no client certificate of a session that is open.
    #[error("not signed in")]
    NotSignedIn,
    /// No officer has the certificate that the connection or document was made with.
    #[error("no officer has this certificate")]
    UnknownOfficer,
    /// The officer's certificates are not, or no longer, good.
    #[error("the officer's certificate was not accepted: {why}")]
    OfficerCertificate {
        /// Which check failed.
        why: CertificateFault,
    },
    /// The officer lacks a role.
    #[error("the officer lacks the role {role}")]
    MissingRole {
        /// The role.
        role: Role,
    },
    /// There is no such token procedure.
    #[error("there is no procedure {id}")]
    UnknownProcedure {
        /// Its name.
        id: ProcedureId,
    },
    /// Another revision of the procedure is active.
    #[error("this revision of the procedure {id} is not active")]
    StaleRevision {
        /// The procedure.
        id: ProcedureId,
        /// The active revision; `None` when the procedure is closed or a draft.
        active: Option<Revision>,
    },
    /// The card is not in stock.
    #[error("the card is not in stock")]
    UnknownCard,
    /// The draft breaks rules of the procedure.
    #[error("the draft breaks rules of the procedure: {}", faults.len())]
    DraftRefused {
        /// One for each rule that is broken.
        faults: Vec<DraftRefusal>,
    },
    /// The document's signature or form is not what it must be.
    #[error("the signed document was not accepted: {why}")]
    Document {
        /// Which check failed.
        why: DocumentFault,
    },
    /// The order is not what its open request said.
    #[error("the order differs from its open request: {what}")]
    DiffersFromOpenRequest {
        /// The field that differs.
        what: String,
    },
    /// The nonce is unknown, was used, or its grant ended.
    #[error("the nonce is unknown, was used, or its grant ended")]
    NonceNotGood,
    /// The id is taken by a document with other bytes.
    #[error("the order id is taken by another document")]
    OrderIdTaken,
    /// A proof of possession does not hold.
    #[error("the proof of possession for key {key} does not hold")]
    ProofRefused {
        /// The key.
        key: KeyReference,
    },
    /// The key is not the one production put on the card.
    #[error("key {key} is not the one that production put on the card")]
    NotTheProductionKey {
        /// The key.
        key: KeyReference,
    },
    /// There is no such order, or it is not this officer's to see.
    #[error("there is no such order")]
    UnknownOrder,
    /// The order's state does not allow it.
    #[error("the order is {}", state.code())]
    OrderState {
        /// Its state.
        state: OrderState,
    },
    /// Keys are not recovered, or a recovery request or decision is not taken.
    #[error("{why}")]
    Recovery {
        /// Why not.
        why: RecoveryFault,
    },
    /// What was said of where PIN or PUK go is not taken.
    #[error("the PIN mailer is not taken: {why}")]
    PinMailer {
        /// Why not.
        why: PinMailerFault,
    },
    /// The card cannot be taken in.
    #[error("the card is not taken in: {why}")]
    TakeIn {
        /// Why not.
        why: TakeInFault,
    },
    /// The card would keep a secret of the factory's.
    #[error("the card would keep the factory's {secret}")]
    FactorySecretLeft {
        /// Which.
        secret: CardSecret,
    },
    /// The card has no order that was completed, so there is no PIN procedure for it.
    #[error("the card was not issued by this host")]
    CardNotIssued,
    /// An order of the card is open: which PIN the card will have, its receipt says.
    #[error("the card's order {order} is open")]
    CardHasOpenOrder {
        /// The order.
        order: OrderId,
    },
    /// The host does not have the card's PUK, or the order asks for none.
    #[error("the host does not have the card's PUK")]
    PukNotHeld,
    /// Letters are not printed, or IDs not created.
    #[error("the letters are not printed: {why}")]
    Letters {
        /// Why not.
        why: LetterFault,
    },
    /// A mail is not sent again.
    #[error("the mail is not sent again: {why}")]
    Mail {
        /// Why not.
        why: MailFault,
    },
    /// The receipt does not fit the fulfilment.
    #[error("the receipt does not fit the fulfilment: {what}")]
    ReceiptRefused {
        /// What does not fit.
        what: String,
    },
    /// The desk's clock is too far from the host's.
    #[error("the desk's clock is too far from the host's")]
    ClockApart {
        /// The host's time.
        host_time: Timestamp,
    },
    /// The request is not well formed, or larger than the host takes.
    #[error("the request was not understood: {what}")]
    Malformed {
        /// What is wrong with it.
        what: String,
    },
    /// Something failed inside the host; its log has the details under this reference.
    #[error("the host failed (reference {reference})")]
    Internal {
        /// Where to find it in the host's log.
        reference: String,
    },
}

/// Why what was said of where PIN or PUK go is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PinMailerFault {
    /// The procedure mails and prints nothing, and an address or a letter ID was given; or one that it does not ask for.
    #[error("it says more than the procedure asks for")]
    NotAskedFor {},
    /// The procedure mails the PIN, and there is no address.
    #[error("no address")]
    NoAddress {},
    /// That is no address.
    #[error("not an e-mail address")]
    NotAnAddress {},
    /// The card is sent to this address: whoever had both would have all.
    #[error("the card is sent to this address")]
    WhereTheCardGoes {
        /// The field that has it.
        field: FieldName,
    },
    /// The procedure prints a letter, and there is no ID.
    #[error("no letter ID")]
    NoLetterId {},
    /// Another letter has this ID.
    #[error("the letter ID {id} is used")]
    LetterIdUsed {
        /// The ID.
        id: LetterId,
        /// The first free one that was created ahead; nothing where there is none.
        next: Option<LetterId>,
    },
    /// The host is not set up to send mail.
    #[error("the host is not set up to send mail")]
    MailNotSetUp {},
}

/// Why a card is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum TakeInFault {
    /// The procedure does not take cards in.
    #[error("the procedure takes no cards in")]
    NotAllowed,
    /// It is in stock with secrets of its own, or with another GUID than it is to get.
    #[error("the card is in stock")]
    InStock,
    /// The GUID is another card's.
    #[error("another card has this GUID")]
    GuidTaken,
    /// The card cannot be told from others by what it is called.
    #[error("the card has no identity that lasts")]
    NoIdentity,
}

/// Why letters are not printed, or IDs not created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LetterFault {
    /// There is no such letter.
    #[error("there is no letter {letter}")]
    Unknown {
        /// Its number.
        letter: LetterNumber,
    },
    /// It cannot be printed in its state.
    #[error("letter {id} cannot be printed")]
    State {
        /// Its ID.
        id: LetterId,
        /// Its state.
        state: LetterState,
    },
    /// It was handed out before: to print it once more needs a reason.
    #[error("letter {id} was printed before, and no reason is given")]
    PrintedBefore {
        /// Its ID.
        id: LetterId,
    },
    /// An ID is there already, free or used.
    #[error("the letter ID {id} is there already")]
    IdTaken {
        /// The first one.
        id: LetterId,
        /// The number from which on all are free, with that prefix; nothing where there is none.
        #[serde(rename = "free-from")]
        free_from: Option<u64>,
    },
}

/// Why a mail is not sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum MailFault {
    /// There is no such mail.
    #[error("there is no such mail")]
    Unknown,
    /// The PIN is erased, or another one since.
    #[error("the PIN is erased")]
    Erased,
    /// It did not fail, and is under way.
    #[error("it is under way")]
    UnderWay,
}

/// A rule of a procedure that a draft breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DraftRefusal {
    /// The rule's code, as `procedure` has it; or one of [`HostRule`].
    pub rule: String,
    /// What it is about: a field's or a key's name.
    pub about: String,
    /// What fills the rule's text, as `procedure` has it.
    pub data: Data,
    /// One sentence in English, for a desk that has no text for the rule.
    pub text: String,
}

/// A rule of the host's own, which a desk cannot judge: it asks for what the host alone knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostRule {
    /// The key has a live certificate for another card, place or holder, or is in the order twice.
    KeyInUse,
    /// The key that was generated is not of the algorithm that was chosen.
    KeyAlgorithm,
    /// The certificate cannot be encoded.
    CertificateNotEncodable,
    /// A letter cannot show a character of its address.
    LetterNotPrintable,
    /// The address of a letter has no room in the envelope's window.
    LetterAddressTooLong,
}

impl HostRule {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::KeyInUse,
        Self::KeyAlgorithm,
        Self::CertificateNotEncodable,
        Self::LetterNotPrintable,
        Self::LetterAddressTooLong,
    ];

    /// The rule's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyInUse => "key-in-use",
            Self::KeyAlgorithm => "key-algorithm",
            Self::CertificateNotEncodable => "certificate-not-encodable",
            Self::LetterNotPrintable => "letter-not-printable",
            Self::LetterAddressTooLong => "letter-address-too-long",
        }
    }
}

/// Why a certificate was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateFault {
    /// Not, or not yet, valid.
    #[error("outside its validity")]
    OutsideValidity,
    /// Revoked.
    #[error("revoked")]
    Revoked,
    /// It does not chain to an authority that is trusted.
    #[error("no trusted authority")]
    Untrusted,
    /// Key usage or extended key usage does not fit.
    #[error("not for this use")]
    WrongUsage,
    /// Not a certificate that can be read.
    #[error("malformed")]
    Malformed,
}

/// Why a signed document was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentFault {
    /// Not CMS SignedData of the one form that is accepted.
    #[error("not of the accepted form")]
    Form,
    /// An algorithm that is not on the list.
    #[error("an algorithm that is not accepted")]
    Algorithm,
    /// The digest in the signed attributes is not the content's.
    #[error("the content is not what was signed")]
    Digest,
    /// The signature does not verify.
    #[error("the signature does not verify")]
    Signature,
    /// It was signed by another certificate than the one that was expected.
    #[error("signed by another certificate")]
    Signer,
    /// The content is not canonical JSON of the document.
    #[error("the content is not the document")]
    Content,
}
