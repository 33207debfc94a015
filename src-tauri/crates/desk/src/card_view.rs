use contents::{
    CardContents, CardProduct, Certificate, CertificateObject, KeyEntry, KeyOnCard, KeyOrigin,
    KnownBy, MalformedCertificate, PinPolicy, TouchPolicy,
};
use serde::Serialize;
use specta::Type;

use crate::Sentence;

/// A card as an officer sees it. Texts in it come from the card: whoever shows them escapes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// What tells it from every other card; nothing for a card that tells nothing.
    pub identity: Option<Sentence>,
    /// What it says it is.
    pub product: String,
    /// The GUID of its CHUID, hexadecimal.
    pub guid: Option<String>,
    /// The places that hold a key or a certificate.
    pub keys: Vec<KeyView>,
    /// Places for keys, used or not.
    pub places: u8,
    /// The PIN.
    pub pin: ReferenceDataView,
    /// The PUK.
    pub puk: ReferenceDataView,
    /// Cipher of the card management key, where the card tells.
    pub management_key: Option<String>,
    /// Whether the management key is the factory's, where the card tells.
    pub management_key_is_factory: Option<bool>,
    /// Whether the card tells algorithm and policies of each key.
    pub metadata: bool,
}

/// One place for a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyView {
    /// Its reference: `9a`.
    pub reference: String,
    /// The key, where one is known of.
    pub key: Option<KeyDetails>,
    /// The algorithm of a key that no certificate can be issued for, where one lies there.
    pub unsupported_key: Option<String>,
    /// What its certificate object holds.
    pub certificate: CertificateView,
}

/// A key on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyDetails {
    /// Its algorithm, as people write it: `RSA-2048`, `P-256`.
    pub algorithm: String,
    /// SHA-256 of the SubjectPublicKeyInfo, hexadecimal.
    pub fingerprint: String,
    /// How it is known of.
    pub known_by: KnownByView,
    /// Where it came from: `generated`, `imported`, `unknown`.
    pub origin: String,
    /// When the card wants the PIN: `default`, `never`, `once`, `always`.
    pub pin_policy: String,
    /// When the card wants a touch: `default`, `never`, `always`, `cached`.
    pub touch_policy: String,
}

/// How a key is known of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum KnownByView {
    /// The card tells.
    Metadata,
    /// By the certificate beside it, or the host's live one for the place.
    Certificate,
    /// By what production recorded.
    Production,
}

impl From<KnownBy> for KnownByView {
    fn from(known_by: KnownBy) -> Self {
        match known_by {
            KnownBy::Metadata => Self::Metadata,
            KnownBy::Certificate => Self::Certificate,
            KnownBy::Production => Self::Production,
        }
    }
}

/// What a certificate object holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum CertificateView {
    /// Nothing.
    Absent,
    /// A certificate.
    Present(CertificateDetails),
    /// Something else.
    Malformed {
        /// What is wrong with it.
        why: Sentence,
    },
}

/// A certificate, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateDetails {
    /// Subject (`RFC 4514`).
    pub subject: String,
    /// Issuer (`RFC 4514`).
    pub issuer: String,
    /// Serial number, lower-case hexadecimal.
    pub serial: String,
    /// Start of validity (`RFC 3339`).
    pub not_before: String,
    /// End of validity (`RFC 3339`).
    pub not_after: String,
    /// The key's algorithm, as people write it.
    pub algorithm: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub fingerprint: String,
}

/// What a card tells about a PIN or PUK without being tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceDataView {
    /// Tries left; 0 is blocked.
    pub tries_left: Option<u8>,
    /// Tries after a success.
    pub tries: Option<u8>,
    /// Whether it is the factory's.
    pub is_factory: Option<bool>,
}

impl CardView {
    pub(crate) fn new(contents: &CardContents) -> Self {
        Self {
            identity: contents.identity.as_ref().map(Sentence::card),
            product: product(&contents.product),
            guid: contents.guid.map(|guid| guid.to_string()),
            keys: contents
                .keys
                .iter()
                .filter(|entry| entry.is_occupied())
                .map(KeyView::new)
                .collect(),
            places: u8::try_from(contents.keys.len()).unwrap_or(u8::MAX),
            pin: ReferenceDataView::new(contents.pin),
            puk: ReferenceDataView::new(contents.puk),
            management_key: contents
                .management_key
                .map(|cipher| cipher.name().to_owned()),
            management_key_is_factory: contents.management_key_is_factory,
            metadata: contents.capabilities.metadata,
        }
    }
}

fn product(product: &CardProduct) -> String {
    match product {
        CardProduct::Piv => "PIV".to_owned(),
        CardProduct::YubiKey {
            version: [major, minor, patch],
        } => format!("PIV, YubiKey {major}.{minor}.{patch}"),
    }
}

impl KeyView {
    pub(crate) fn new(entry: &KeyEntry) -> Self {
        Self {
            reference: entry.reference.to_string(),
            key: entry.key.as_ref().map(KeyDetails::new),
            unsupported_key: entry.unsupported_key.as_ref().map(ToString::to_string),
            certificate: CertificateView::new(&entry.certificate),
        }
    }
}

impl KeyDetails {
    fn new(key: &KeyOnCard) -> Self {
        let origin = match key.origin {
            KeyOrigin::Generated => "generated",
            KeyOrigin::Imported => "imported",
            KeyOrigin::Unknown => "unknown",
        };
        let pin_policy = match key.pin_policy {
            PinPolicy::Default => "default",
            PinPolicy::Never => "never",
            PinPolicy::Once => "once",
            PinPolicy::Always => "always",
        };
        let touch_policy = match key.touch_policy {
            TouchPolicy::Default => "default",
            TouchPolicy::Never => "never",
            TouchPolicy::Always => "always",
            TouchPolicy::Cached => "cached",
        };
        Self {
            algorithm: key.algorithm.to_string(),
            fingerprint: key.public_key.fingerprint(),
            known_by: key.known_by.into(),
            origin: origin.to_owned(),
            pin_policy: pin_policy.to_owned(),
            touch_policy: touch_policy.to_owned(),
        }
    }
}

impl CertificateView {
    fn new(object: &CertificateObject) -> Self {
        match object {
            CertificateObject::Absent => Self::Absent,
            CertificateObject::Present(certificate) => {
                Self::Present(CertificateDetails::new(certificate))
            }
            CertificateObject::Unsupported(certificate) => Self::Present(CertificateDetails::with(
                certificate,
                certificate.public_key().to_string(),
            )),
            CertificateObject::Malformed(why) => Self::Malformed {
                why: Sentence::malformed(why),
            },
        }
    }
}

impl CertificateDetails {
    pub(crate) fn new(certificate: &Certificate) -> Self {
        Self::with(
            certificate,
            certificate.public_key().algorithm().to_string(),
        )
    }

    fn with<K>(certificate: &Certificate<K>, algorithm: String) -> Self {
        Self {
            subject: certificate.subject().to_owned(),
            issuer: certificate.issuer().to_owned(),
            serial: certificate.serial().to_owned(),
            not_before: certificate.not_before().to_string(),
            not_after: certificate.not_after().to_string(),
            algorithm,
            fingerprint: certificate.fingerprint(),
        }
    }
}

/// A DER certificate in short, whatever its key.
pub(crate) fn details_of(der: &[u8]) -> Result<CertificateDetails, MalformedCertificate> {
    match Certificate::from_der(der) {
        Ok(certificate) => Ok(CertificateDetails::new(&certificate)),
        Err(MalformedCertificate::PublicKey(_)) => {
            let certificate = Certificate::of_unsupported_key(der)?;
            let algorithm = certificate.public_key().to_string();
            Ok(CertificateDetails::with(&certificate, algorithm))
        }
        Err(error) => Err(error),
    }
}

impl ReferenceDataView {
    fn new(state: contents::ReferenceDataState) -> Self {
        Self {
            tries_left: state.tries_left,
            tries: state.tries,
            is_factory: state.is_factory,
        }
    }
}
