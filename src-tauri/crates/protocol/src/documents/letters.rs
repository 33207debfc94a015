use std::fmt;

use contents::PublicKey;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::OrderId;
use crate::{Base64, LetterNumber, MailNumber, Sha256Hex};

/// An order that creates letter IDs ahead, for paper that is printed with them: `count` of them, each 1 after the one
/// before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CreateLetterIds {
    /// This order's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// What each begins with; may be empty.
    pub prefix: String,
    /// The number of the first.
    pub first: u64,
    /// How many digits the numbers have at least, with zeros before them; 1 to 12.
    pub digits: u8,
    /// How many; 1 to [`CreateLetterIds::MAX_COUNT`].
    pub count: u16,
}

impl CreateLetterIds {
    /// Most IDs of one order.
    pub const MAX_COUNT: u16 = 5000;
    /// Most digits of a number, and so the greatest: nines only.
    pub const MAX_DIGITS: u8 = 12;
    /// The greatest number.
    pub const MAX_NUMBER: u64 = 10_u64.pow(Self::MAX_DIGITS as u32) - 1;
}

/// An order to print letters. The host answers with a [`LetterBatch`], and the desk tells with a [`LettersReceipt`]
/// whether they were printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PrintLetters {
    /// This order's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The letters, 1 to [`PrintLetters::MAX_LETTERS`], each once. They are printed in ascending order of their IDs, the
    /// parts of a split one in turn, whatever their order here: as paper lies that is printed with IDs.
    pub letters: Vec<LetterNumber>,
    /// Why they are printed once more, 1 to 500 characters; needed where one of them was handed out before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// Ephemeral P-256 key to which the host seals the letters.
    pub transport_key: PublicKey,
    /// Ephemeral P-256 key with which the receipt will be signed.
    pub order_key: PublicKey,
}

impl PrintLetters {
    /// Most letters of one order.
    pub const MAX_LETTERS: usize = 20;
}

/// The host's answer to [`PrintLetters`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LetterBatch {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the order's canonical JSON.
    pub order_digest: Sha256Hex,
    /// When the host handed them out, by the host's clock.
    pub handed_out_at: Timestamp,
    /// [`SealedLetters`] sealed to the transport key.
    pub letters: Base64,
}

/// Letters to be printed. Crosses the wire only sealed.
pub struct SealedLetters {
    /// One PDF with a page for each letter, in ascending order of their IDs.
    pub pdf: Zeroizing<Vec<u8>>,
}

impl SealedLetters {
    /// Most bytes of the PDF.
    pub const MAX_BYTES: usize = 512 * 1024;
}

impl fmt::Debug for SealedLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedLetters")
    }
}

/// Whether letters were printed. Signed with the order key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LettersReceipt {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the batch's canonical JSON.
    pub batch: Sha256Hex,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// Whether the system took them for printing. Where it did not, they wait to be printed as before.
    pub printed: bool,
}

/// An order to mail a PIN whose mail failed to an address once more. Of a mail that was sent the host keeps no PIN: where
/// it never came, the card gets a new PIN by a [`CardService`](super::CardService).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ResendMail {
    /// This order's own id.
    pub order: OrderId,
    /// When the desk made it, by the desk's clock.
    pub made_at: Timestamp,
    /// The mail.
    pub mail: MailNumber,
    /// The address, as in [`PinMailer`](super::PinMailer).
    pub address: String,
    /// Why, 1 to 500 characters.
    pub reason: String,
}
