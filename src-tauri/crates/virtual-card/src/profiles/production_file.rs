//! The production file: how production tells the certificate manager host what it put on which card.
//! `docs/PRODUCTION_FILE.md` describes it field by field.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use super::{Authority, NewCard};
use crate::key::KeySlot;
use crate::private_file;

/// Larger files are refused: a hundred thousand cards with four keys each stay below.
const MAX_BYTES: u64 = 1 << 30;
const PRODUCER: &str = "Example Production";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductionFile {
    format: Format,
    producer: String,
    certificate_authorities: Vec<String>,
    cards: Vec<Card>,
}

#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "countersign-production-1")]
    V1,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    card_type: CardType,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guid: Option<String>,
    transport_pin: String,
    puk: String,
    management_key: ManagementKey,
    keys: Vec<Key>,
}

#[derive(Serialize, Deserialize)]
enum CardType {
    #[serde(rename = "piv")]
    Piv,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManagementKey {
    algorithm: String,
    key: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    slot: String,
    algorithm: String,
    public_key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    transport_certificate: Option<String>,
}

/// Why a card could not be added to a production file.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The file cannot be read or written.
    #[error("cannot read or write {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not a production file.
    #[error("{path} is not a production file: {source}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// The file is larger than any production file.
    #[error("{path} is larger than {MAX_BYTES} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

/// Adds `card` to the production file at `path`, which is made if it is not there, and the authority of its
/// transport certificates if it is not in it yet. The file is replaced in one step; two processes that add
/// at the same time are not kept apart.
///
/// # Errors
/// The file cannot be read or written or holds something else.
pub fn append(
    path: &Path,
    card: &NewCard,
    authority: Option<&Authority>,
) -> Result<(), AppendError> {
    let mut file = load(path)?;
    if let Some(pem) = authority
        .map(Authority::certificate_pem)
        .filter(|pem| !file.certificate_authorities.contains(pem))
    {
        file.certificate_authorities.push(pem);
    }
    file.cards.push(record(card));
    let bytes = serde_json::to_vec_pretty(&file).map_err(|source| AppendError::Malformed {
        path: path.to_path_buf(),
        source,
    })?;
    private_file::replace(path, &bytes).map_err(|source| AppendError::Io {
        path: path.to_path_buf(),
        source,
    })
}

/// The same file with this card alone, as text.
///
/// # Errors
/// Never for a card made by a profile; the encoder's error otherwise.
pub fn for_one_card(
    card: &NewCard,
    authority: Option<&Authority>,
) -> Result<String, serde_json::Error> {
    let mut file = ProductionFile::empty();
    file.certificate_authorities
        .extend(authority.map(Authority::certificate_pem));
    file.cards.push(record(card));
    serde_json::to_string_pretty(&file)
}

impl ProductionFile {
    fn empty() -> Self {
        Self {
            format: Format::V1,
            producer: PRODUCER.to_owned(),
            certificate_authorities: Vec::new(),
            cards: Vec::new(),
        }
    }
}

fn load(path: &Path) -> Result<ProductionFile, AppendError> {
    let io_error = |source| AppendError::Io {
        path: path.to_path_buf(),
        source,
    };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(ProductionFile::empty()),
        Err(error) => return Err(io_error(error)),
        Ok(metadata) if metadata.len() > MAX_BYTES => {
            return Err(AppendError::TooLarge {
                path: path.to_path_buf(),
            });
        }
        Ok(_) => {}
    }
    let bytes = fs::read(path).map_err(io_error)?;
    serde_json::from_slice(&bytes).map_err(|source| AppendError::Malformed {
        path: path.to_path_buf(),
        source,
    })
}

fn record(card: &NewCard) -> Card {
    let management_key = card.state.management_key();
    Card {
        card_type: CardType::Piv,
        serial: card.state.model().serial().map(|serial| serial.to_string()),
        guid: card.guid.map(hex::encode),
        transport_pin: card.pin.clone(),
        puk: card.puk.clone(),
        management_key: ManagementKey {
            algorithm: management_key.algorithm().name().to_owned(),
            key: hex::encode(management_key.bytes()),
        },
        keys: keys(card),
    }
}

/// All keys but the maker's attestation key.
fn keys(card: &NewCard) -> Vec<Key> {
    let keys = card
        .state
        .keys()
        .filter(|(slot, _)| *slot != KeySlot::ATTESTATION);
    keys.map(|(slot, key)| Key {
        slot: slot.to_string(),
        algorithm: key.algorithm().name().to_owned(),
        public_key: STANDARD.encode(key.public_key_der()),
        transport_certificate: card
            .state
            .certificate(slot)
            .map(|certificate| STANDARD.encode(certificate)),
    })
    .collect()
}
