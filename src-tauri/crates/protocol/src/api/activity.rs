use contents::CardIdentity;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{OfficerName, OrderState, OrderSummary, serial_number};
use crate::{
    ActivitySequence, Base64, CertificateId, LetterId, OrderId, ServiceOutcome, Sha256Hex,
    SignedReceipt,
};

/// Which acts of officers are searched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ActivityQuery {
    /// Whose, and whether all.
    pub which: WhichActivity,
    /// Words that an act must all have, in any order and case ([`ActivityWord`]); at most
    /// [`ActivityQuery::MAX_TEXT`] characters and [`ActivityQuery::MAX_WORDS`] words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// Those before this one: the last of the page before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<ActivitySequence>,
}

impl ActivityQuery {
    /// Fewest characters of a word: the index is over three in a row.
    pub const MIN_WORD: usize = 3;
    /// Most characters of the text.
    pub const MAX_TEXT: usize = 200;
    /// Most words.
    pub const MAX_WORDS: usize = 8;
    /// Acts in a page.
    pub const PAGE: usize = 50;

    /// The words of a text: what stands between white space.
    ///
    /// # Errors
    /// [`TextFault`] where the host would refuse the text.
    pub fn words(text: &str) -> Result<Vec<ActivityWord>, TextFault> {
        if text.chars().count() > Self::MAX_TEXT {
            return Err(TextFault::TooLong);
        }
        let words = ActivityWord::of(text).ok_or(TextFault::TooShort)?;
        match words.len() {
            0 => Err(TextFault::TooShort),
            1..=Self::MAX_WORDS => Ok(words),
            _ => Err(TextFault::TooManyWords),
        }
    }
}

/// A word that acts are searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityWord {
    /// A part of anything that is known of an act, whatever its case; 3 characters at least. Of a serial number that was
    /// written with colons, its digits alone.
    Part(String),
    /// A Certificate ID: `#815`, or a text that is a number of one or two digits.
    Certificate(CertificateId),
}

impl ActivityWord {
    /// A word that is too short for the index stands with the one before it, or the one after: `Anna Ek` is one part.
    fn of(text: &str) -> Option<Vec<Self>> {
        let alone = certificate_id(text.trim()).filter(|_| !is_long(text.trim()));
        if let Some(id) = alone {
            return Some(vec![Self::Certificate(id)]);
        }
        let (mut words, mut part) = (Vec::new(), String::new());
        for word in text.split_whitespace() {
            if let Some(id) = word.strip_prefix('#').and_then(certificate_id) {
                words.push(Self::Certificate(id));
            } else if part.is_empty() {
                part.push_str(word);
            } else if is_long(word) && is_long(&part) {
                words.push(Self::part(std::mem::replace(&mut part, word.to_owned()))?);
            } else {
                part.push(' ');
                part.push_str(word);
            }
        }
        if !part.is_empty() {
            words.push(Self::part(part)?);
        }
        Some(words)
    }

    fn part(text: String) -> Option<Self> {
        let serial = text.contains(':').then(|| serial_number(&text)).flatten();
        let serial = serial.filter(|serial| is_long(serial));
        is_long(&text).then(|| Self::Part(serial.unwrap_or(text)))
    }
}

fn is_long(text: &str) -> bool {
    text.chars().count() >= ActivityQuery::MIN_WORD
}

fn certificate_id(digits: &str) -> Option<CertificateId> {
    let number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    number
        .then(|| digits.parse().ok())
        .flatten()
        .map(CertificateId)
}

/// Why a text is not searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// It has fewer than [`ActivityQuery::MIN_WORD`] characters and is no Certificate ID.
    #[error("a text has 3 characters at least")]
    TooShort,
    /// It has more than [`ActivityQuery::MAX_TEXT`] characters.
    #[error("a text has 200 characters at most")]
    TooLong,
    /// It has more than [`ActivityQuery::MAX_WORDS`] words.
    #[error("a text has 8 words at most")]
    TooManyWords,
}

/// Whose acts, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhichActivity {
    /// The officer's own orders that are open; everybody's for one who may revoke.
    Open,
    /// All of the officer's own acts.
    Own,
    /// Everybody's, for one who may revoke; else the officer's own.
    All,
}

/// A page of acts, newest first. Later acts come before its first one; what was seen of a page does not move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ActivityPage {
    /// At most [`ActivityQuery::PAGE`].
    pub entries: Vec<ActivityEntry>,
    /// Whether there are more after the last.
    pub more: bool,
    /// How many of the officer's own orders are open, whatever was searched for.
    pub open: u32,
}

/// Something that an officer signed and the host took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ActivityEntry {
    /// Its number: later acts have higher ones.
    pub sequence: ActivitySequence,
    /// When the host took it.
    pub at: Timestamp,
    /// What was done.
    pub kind: ActivityKind,
    /// Who did it.
    pub officer: OfficerName,
    /// The order it is, or the one that was abandoned, as it stands now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order: Option<OrderSummary>,
    /// The digest of the recovery request that it is, or that was decided on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub request: Option<Sha256Hex>,
    /// The act of another kind that it is, as it stands now. Of order, request and act it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub act: Option<ActSummary>,
    /// The procedure's name for people; empty for what follows none.
    pub procedure_name: String,
    /// The card; nothing for what is about none, or about several.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub card: Option<CardIdentity>,
    /// Whose card it is to be: the values of input fields that are shown by default, in their order, the first that are
    /// not empty; at most [`ActivityEntry::MAX_HOLDER`] characters.
    pub holder: String,
    /// Why, in the officer's words: of an abandonment, a recovery, a request, a refusal, a reprint, a mail that is sent
    /// again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

impl ActivityEntry {
    /// Most characters of [`ActivityEntry::holder`].
    pub const MAX_HOLDER: usize = 120;
}

/// A signed order that is neither an [`IssueOrder`](crate::IssueOrder) nor about one, nor about a recovery: what is done
/// to a card after it was issued, and to PIN letters and mails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ActSummary {
    /// The order's id.
    pub order: OrderId,
    /// How far it got.
    pub state: ActState,
    /// When its state last changed.
    pub changed_at: Timestamp,
    /// What came of a service, once its receipt is there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<ServiceOutcome>,
    /// The PIN letters that it is about; of a row of IDs that were created, the first and the last.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub letters: Vec<LetterId>,
    /// How many letters or IDs it is about.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub count: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// How far an act got that is no issue order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActState {
    /// It was granted, and its receipt is outstanding.
    Open,
    /// It was done.
    Done,
    /// Its receipt says that it was not done.
    NotDone,
    /// The card's next one took its place before a receipt came.
    Superseded,
    /// No receipt came in time: whether it was done, the host does not know.
    Expired,
}

impl ActState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Done,
        Self::NotDone,
        Self::Superseded,
        Self::Expired,
    ];

    /// The name in data and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::NotDone => "not-done",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
        }
    }
}

/// What the host keeps of an act: the answer to `GET /v1/acts/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ActDetails {
    /// How it stands.
    pub summary: ActSummary,
    /// What was done.
    pub kind: ActivityKind,
    /// When the host took it: the time to verify it at (`-attime`).
    pub signed_at: Timestamp,
    /// The signed order, CMS.
    pub document: Base64,
    /// The receipt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub receipt: Option<SignedReceipt>,
    /// The authorities that the officer's certificates chain to, DER.
    pub officer_authorities: Vec<Base64>,
}

/// What an officer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityKind {
    /// Opened an order that issues or recovers.
    Issue,
    /// Gave an order up.
    Abandon,
    /// Asked for the approval of a recovery.
    RecoveryRequest,
    /// Approved one.
    RecoveryApproval,
    /// Refused one.
    RecoveryRefusal,
    /// Had a card's PIN set with the PUK.
    Unblock,
    /// Had a card's PIN set with the one that it had.
    ChangePin,
    /// Created IDs of PIN letters ahead.
    LetterIds,
    /// Had PIN letters handed out to be printed.
    LetterPrint,
    /// Had them handed out once more.
    LetterReprint,
    /// Had a PIN mailed once more.
    MailResend,
}

impl ActivityKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Issue,
        Self::Abandon,
        Self::RecoveryRequest,
        Self::RecoveryApproval,
        Self::RecoveryRefusal,
        Self::Unblock,
        Self::ChangePin,
        Self::LetterIds,
        Self::LetterPrint,
        Self::LetterReprint,
        Self::MailResend,
    ];

    /// The name in data and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Abandon => "abandon",
            Self::RecoveryRequest => "recovery-request",
            Self::RecoveryApproval => "recovery-approval",
            Self::RecoveryRefusal => "recovery-refusal",
            Self::Unblock => "unblock",
            Self::ChangePin => "change-pin",
            Self::LetterIds => "letter-ids",
            Self::LetterPrint => "letter-print",
            Self::LetterReprint => "letter-reprint",
            Self::MailResend => "mail-resend",
        }
    }
}

/// A state that an order came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OrderEvent {
    /// When.
    pub at: Timestamp,
    /// Which.
    pub event: OrderState,
    /// The name of the officer who made it so; `None` where the host did by itself, or the console.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub officer: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_of_three_characters_or_certificate_ids() {
        let part = |word: &str| ActivityWord::Part(word.to_owned());
        let id = |id| ActivityWord::Certificate(CertificateId(id));
        for (text, words) in [
            ("berg", vec![part("berg")]),
            ("  Anna \t Berg ", vec![part("Anna"), part("Berg")]),
            ("7", vec![id(7)]),
            ("anna #42", vec![id(42), part("anna")]),
            ("anna 42", vec![part("anna 42")]),
            ("Anna Ek Berg", vec![part("Anna Ek"), part("Berg")]),
            ("a b  Ek anna", vec![part("a b Ek"), part("anna")]),
            ("Bo #7 Ek", vec![id(7), part("Bo Ek")]),
            ("#815", vec![id(815)]),
            ("815", vec![part("815")]),
            ("#a1", vec![part("#a1")]),
            ("åäö", vec![part("åäö")]),
            ("00:1A:2B", vec![part("1a2b")]),
            ("anna:berg", vec![part("anna:berg")]),
        ] {
            assert_eq!(ActivityQuery::words(text), Ok(words), "{text:?}");
        }
        for text in ["", "  ", "an", "4x", "#", "#x", "#7 an"] {
            assert_eq!(
                ActivityQuery::words(text),
                Err(TextFault::TooShort),
                "{text:?}"
            );
        }
        let long = "å".repeat(201);
        assert_eq!(ActivityQuery::words(&long), Err(TextFault::TooLong));
        assert_eq!(ActivityQuery::words(&long[..400]).unwrap().len(), 1);
        let many = "abc ".repeat(9);
        assert_eq!(ActivityQuery::words(&many), Err(TextFault::TooManyWords));
    }

    #[test]
    fn a_query_has_no_member_that_is_unknown() {
        let read = |text: &str| serde_json::from_str::<ActivityQuery>(text);
        let query = read(r#"{"which":"open","text":"berg","before":"900"}"#).unwrap();
        assert_eq!(query.which, WhichActivity::Open);
        assert_eq!(query.before, Some(ActivitySequence(900)));
        assert_eq!(
            serde_json::to_string(&query).unwrap(),
            r#"{"which":"open","text":"berg","before":"900"}"#
        );
        for text in [
            "{}",
            r#"{"which":"everybody"}"#,
            r#"{"which":"own","page":2}"#,
            r#"{"which":"own","before":900}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_kind_has_its_name_on_the_wire() {
        for kind in ActivityKind::ALL {
            assert_eq!(
                serde_json::to_value(kind).unwrap(),
                serde_json::json!(kind.name())
            );
        }
        for state in ActState::ALL {
            assert_eq!(
                serde_json::to_value(state).unwrap(),
                serde_json::json!(state.name())
            );
        }
    }
}
