//! The file that production hands over with a batch of cards. Its format is in `docs/PRODUCTION_FILE.md`.

use std::collections::{BTreeMap, BTreeSet};

use contents::{Certificate, Guid, KeyAlgorithm, KeyReference, PublicKey};
use procedure::CardType;
use protocol::{Base64, CertificateFault, CertificateUse, check_certificate};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

use super::NotTheFormat;
use crate::CertificateFileError;

/// Most bytes of a production file.
pub const MAX_PRODUCTION_FILE: usize = 256 * 1024 * 1024;
const MAX_CARDS: usize = 100_000;
const FORMAT: &str = "countersign-production-1";

/// A batch of cards, checked.
pub(super) struct Batch {
    pub(super) producer: String,
    pub(super) cards: Vec<ProducedCard>,
}

/// A card as production left it.
pub(super) struct ProducedCard {
    pub(super) card_type: CardType,
    pub(super) serial: Option<String>,
    pub(super) guid: Option<Guid>,
    pub(super) transport_pin: Pin,
    pub(super) puk: Puk,
    pub(super) management_key: ManagementKey,
    pub(super) keys: BTreeMap<KeyReference, ProducedKey>,
}

/// A key that production put on a card.
pub(super) struct ProducedKey {
    pub(super) public_key: PublicKey,
    pub(super) transport_certificate: Option<Certificate>,
}

/// Why a production file is not taken. `card` counts from 1.
#[derive(Debug, thiserror::Error)]
pub enum ProductionFileError {
    /// Larger than such a file may be, or with more cards.
    #[error(
        "the production file is larger than {MAX_PRODUCTION_FILE} bytes or has more than {MAX_CARDS} cards"
    )]
    TooLarge,
    /// Not JSON of the format.
    #[error("line {line}, column {column}: {why}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        why: NotTheFormat,
    },
    /// Another format or version.
    #[error("format is not “{FORMAT}”, the one that is read here")]
    Format,
    /// One of the certification authorities cannot be read.
    #[error("certificate_authorities, entry {number}: {why}")]
    Authority {
        /// Which, from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        why: CertificateFileError,
    },
    /// Something of a card cannot be used.
    #[error("card {card}: {what} must be {must_be}")]
    Card {
        /// Which card.
        card: usize,
        /// The member.
        what: &'static str,
        /// What it must be.
        must_be: &'static str,
    },
    /// The public key of a key cannot be read.
    #[error(
        "card {card}: public_key of key {key} must be a DER SubjectPublicKeyInfo of an RSA, P-256 or P-384 key"
    )]
    PublicKey {
        /// Which card.
        card: usize,
        /// Which key.
        key: KeyReference,
    },
    /// A card has nothing to know it by.
    #[error("card {card} has no serial, no GUID and no key 9e: nothing to know it by")]
    NoIdentity {
        /// Which card.
        card: usize,
    },
    /// A key of a card is said twice, or its algorithm is another than the key's.
    #[error("card {card}: key {key} is there twice, or is not of the algorithm that is said")]
    Key {
        /// Which card.
        card: usize,
        /// Which key.
        key: KeyReference,
    },
    /// A transport certificate is for another key.
    #[error("card {card}: the transport certificate of key {key} is for another key")]
    OtherKey {
        /// Which card.
        card: usize,
        /// Which key.
        key: KeyReference,
    },
    /// A transport certificate does not come from the file's authorities.
    #[error("card {card}: the transport certificate of key {key} is not accepted: {why}")]
    TransportCertificate {
        /// Which card.
        card: usize,
        /// Which key.
        key: KeyReference,
        /// Which check failed.
        why: CertificateFault,
    },
}

impl Batch {
    /// Reads and checks the whole file.
    pub(super) fn parse(file: &[u8]) -> Result<Self, ProductionFileError> {
        if file.len() > MAX_PRODUCTION_FILE {
            return Err(ProductionFileError::TooLarge);
        }
        let file: File =
            serde_json::from_slice(file).map_err(|error| ProductionFileError::Malformed {
                line: error.line(),
                column: error.column(),
                why: NotTheFormat::of(&error),
            })?;
        if file.format != FORMAT {
            return Err(ProductionFileError::Format);
        }
        if file.cards.len() > MAX_CARDS {
            return Err(ProductionFileError::TooLarge);
        }
        let authorities = authorities(&file.certificate_authorities)?;
        let cards = (1..)
            .zip(file.cards)
            .map(|(number, card)| card.checked(number, &authorities));
        Ok(Self {
            producer: file.producer.chars().take(200).collect(),
            cards: cards.collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    producer: String,
    certificate_authorities: Vec<String>,
    cards: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card {
    card_type: CardType,
    #[serde(default)]
    serial: Option<String>,
    #[serde(default)]
    guid: Option<Guid>,
    // Wiped with the card, whatever becomes of it; what the parser copied on the way is not.
    transport_pin: SecretText,
    puk: SecretText,
    management_key: ProducedManagementKey,
    keys: Vec<Key>,
}

/// A secret as the file has it, wiped when it is dropped.
struct SecretText(Zeroizing<String>);

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Zeroizing::new(text)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProducedManagementKey {
    algorithm: String,
    key: SecretText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    slot: KeyReference,
    algorithm: KeyAlgorithm,
    public_key: Base64,
    #[serde(default)]
    transport_certificate: Option<Base64>,
}

fn authorities(pems: &[String]) -> Result<Vec<Certificate>, ProductionFileError> {
    let mut authorities = Vec::new();
    for (number, pem) in (1..).zip(pems) {
        let unreadable = |why| ProductionFileError::Authority { number, why };
        let found = crate::pem::certificates(pem.as_bytes()).map_err(unreadable)?;
        authorities.extend(found);
    }
    Ok(authorities)
}

impl Card {
    fn checked(
        self,
        card: usize,
        authorities: &[Certificate],
    ) -> Result<ProducedCard, ProductionFileError> {
        let bad = |what, must_be| ProductionFileError::Card {
            card,
            what,
            must_be,
        };
        let serial_is_good = |serial: &String| {
            (1..=40).contains(&serial.len()) && serial.bytes().all(|digit| digit.is_ascii_digit())
        };
        if self
            .serial
            .as_ref()
            .is_some_and(|serial| !serial_is_good(serial))
        {
            return Err(bad("serial", "1 to 40 decimal digits"));
        }
        let mut keys = BTreeMap::new();
        for key in self.keys {
            let slot = key.slot;
            if keys.insert(slot, key.checked(card, authorities)?).is_some() {
                return Err(ProductionFileError::Key { card, key: slot });
            }
        }
        if self.serial.is_none()
            && self.guid.is_none()
            && !keys.contains_key(&KeyReference::CardAuthentication)
        {
            return Err(ProductionFileError::NoIdentity { card });
        }
        Ok(ProducedCard {
            card_type: self.card_type,
            // Compared as text later: one text per number.
            serial: self.serial.map(|serial| canonical_decimal(&serial)),
            guid: self.guid,
            transport_pin: Pin::new(
                secret_text(&self.transport_pin, u8::is_ascii_digit)
                    .ok_or_else(|| bad("transport_pin", "6 to 8 digits"))?,
            ),
            puk: Puk::new(
                secret_text(&self.puk, u8::is_ascii_graphic)
                    .ok_or_else(|| bad("puk", "6 to 8 visible ASCII characters"))?,
            ),
            management_key: self
                .management_key
                .checked()
                .map_err(|must_be| bad("management_key", must_be))?,
            keys,
        })
    }
}

impl ProducedManagementKey {
    /// Or what it must be.
    fn checked(self) -> Result<ManagementKey, &'static str> {
        let algorithm = ManagementKeyAlgorithm::from_name(&self.algorithm)
            .ok_or("of the algorithm 3des, aes128, aes192 or aes256")?;
        let key = hex::decode(self.key.0.as_bytes()).map_err(|_| "a key in hexadecimal")?;
        ManagementKey::new(algorithm, key).map_err(|_| "a key of its algorithm's length")
    }
}

impl Key {
    fn checked(
        self,
        card: usize,
        authorities: &[Certificate],
    ) -> Result<ProducedKey, ProductionFileError> {
        let key = self.slot;
        let public_key = PublicKey::from_spki(&self.public_key.0);
        let public_key = public_key.map_err(|_| ProductionFileError::PublicKey { card, key })?;
        if public_key.algorithm() != self.algorithm {
            return Err(ProductionFileError::Key { card, key });
        }
        let Some(der) = self.transport_certificate else {
            return Ok(ProducedKey {
                public_key,
                transport_certificate: None,
            });
        };
        let refused = |why| ProductionFileError::TransportCertificate { card, key, why };
        let certificate =
            Certificate::from_der(&der.0).map_err(|_| refused(CertificateFault::Malformed))?;
        if *certificate.public_key() != public_key {
            return Err(ProductionFileError::OtherKey { card, key });
        }
        // Where it came from is what counts, not whether it is still valid: cards lie in stock for years.
        let (at, usage) = (certificate.not_before(), CertificateUse::Any);
        check_certificate(&certificate, &[], authorities, at, usage).map_err(refused)?;
        Ok(ProducedKey {
            public_key,
            transport_certificate: Some(certificate),
        })
    }
}

/// A PIN or PUK: 6 to 8 characters (`SP 800-73-5 Part 2 §2.4.3`).
fn secret_text(SecretText(text): &SecretText, may_be: fn(&u8) -> bool) -> Option<String> {
    let good = (6..=8).contains(&text.len()) && text.as_bytes().iter().all(may_be);
    good.then(|| text.to_string())
}

/// A decimal number without leading zeros.
pub(super) fn canonical_decimal(digits: &str) -> String {
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        "0".to_owned()
    } else {
        significant.to_owned()
    }
}

/// Identities that occur twice in a batch would find the wrong card.
pub(super) fn repeated(cards: &[ProducedCard]) -> Option<usize> {
    let mut seen = BTreeSet::new();
    let identities = |card: &ProducedCard| {
        let keys = card
            .keys
            .values()
            .map(|key| key.public_key.fingerprint())
            .collect::<Vec<_>>();
        card.serial
            .clone()
            .into_iter()
            .chain(card.guid.map(|guid| guid.to_string()))
            .chain(keys)
            .collect::<Vec<_>>()
    };
    cards.iter().position(|card| {
        !identities(card)
            .into_iter()
            .all(|identity| seen.insert(identity))
    })
}
