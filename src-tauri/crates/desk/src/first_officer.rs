//! The card side of making a host's first officer, when nobody can sign in yet: reading the card that is to be an
//! officer's, having it generate and prove its keys, and writing what was issued for them.
//!
//! What the host's side of it is, and in which order both go, is not known here: the caller brings the secrets that open
//! the card, and what is to be proven and written.

mod fault;
mod new_pin;
mod prove;
mod write;

use card::{CardError, Connection, Piv, ReaderSource};
use contents::{CardContents, CardIdentity, Certificate};
use der::Decode;
use x509_cert::attr::AttributeTypeAndValue;

pub use fault::OfficerCardFault;
pub use new_pin::{NewOfficerPin, NewOfficerPinFault};
pub use prove::{OfficerCardSecrets, OfficerKey, ProvenOfficerKeys};

use crate::{CertificateDetails, Desk, Sentence, fault::CardFault, submit::DeviceInUse};

/// `id-at-commonName` (`RFC 5280` appendix A.1).
const COMMON_NAME: der::asn1::ObjectIdentifier = der::asn1::ObjectIdentifier::new_unwrap("2.5.4.3");

impl Desk {
    /// Reads the card that is to be an officer's, without a PIN and without a change. Nobody needs to be signed in.
    ///
    /// # Errors
    /// [`CardFault`].
    pub async fn read_officer_card(&self, device: &str) -> Result<CardContents, CardFault> {
        let (readers, name) = (self.readers().clone(), device.to_owned());
        crate::blocking::run(move || {
            let read = || {
                let mut connection = Connection::new(readers.open(&name)?);
                let mut session = Piv::open_any(&mut connection)?;
                let mut contents = session.read(&mut |_| ())?;
                if contents.pin.tries_left.is_none() {
                    contents.pin.tries_left = session.pin_tries_left()?;
                }
                session.end()?;
                Ok(contents)
            };
            read().map_err(CardFault::officer(&name))
        })
        .await
    }

    /// The card in a device, to be made an officer's; the device is nobody else's until it is dropped.
    ///
    /// # Errors
    /// [`OfficerCardFault::RunUnderWay`] while another run has the device.
    pub fn officer_card(
        &self,
        device: &str,
        identity: CardIdentity,
    ) -> Result<OfficerCardWork, OfficerCardFault> {
        let in_use = self.devices_in_use.take(device);
        let in_use = in_use.ok_or_else(|| OfficerCardFault::RunUnderWay {
            device: device.to_owned(),
        })?;
        Ok(OfficerCardWork {
            card: OnCard {
                readers: self.readers().clone(),
                device: device.to_owned(),
                identity,
            },
            _in_use: in_use,
        })
    }
}

/// A card that is being made an officer's.
pub struct OfficerCardWork {
    card: OnCard,
    _in_use: DeviceInUse,
}

/// Where the card lies, and which it is: the only one that is worked on.
#[derive(Clone)]
struct OnCard {
    readers: std::sync::Arc<dyn ReaderSource>,
    device: String,
    identity: CardIdentity,
}

impl OnCard {
    /// One session with the card; blocks.
    fn session<T, E: From<CardError>>(
        &self,
        work: impl FnOnce(&mut Piv<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let channel = self.readers.open(&self.device).map_err(CardError::from)?;
        let mut connection = Connection::new(channel);
        let mut session = Piv::open(&mut connection, &self.identity)?;
        let done = work(&mut session)?;
        session.end()?;
        Ok(done)
    }
}

impl Sentence {
    /// What tells a card from every other one, in words.
    pub fn of_card(identity: &CardIdentity) -> Self {
        Self::card(identity)
    }
}

impl CertificateDetails {
    /// A certificate, for people.
    pub fn of(certificate: &Certificate) -> Self {
        Self::new(certificate)
    }
}

/// The name of the person whom a certificate is for: its most specific common name. `None` where it has none.
pub fn common_name(certificate: &Certificate) -> Option<String> {
    let parsed = x509_cert::Certificate::from_der(certificate.der()).ok()?;
    let attributes = parsed.tbs_certificate().subject().iter();
    let names = attributes.filter(|attribute| attribute.oid == COMMON_NAME);
    names.filter_map(text).last()
}

/// Of the string types that carry a name (`RFC 5280 §4.1.2.4`), those that are UTF-8 as they are.
fn text(attribute: &AttributeTypeAndValue) -> Option<String> {
    let bytes = attribute.value.value().to_vec();
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.is_empty())
}
