use contents::{
    Capabilities, CardContents, CardIdentity, CardProduct, Certificate, CertificateObject,
    KeyEntry, KeyOnCard, KeyOrigin, KeyReference, KnownBy, PinPolicy, ReferenceDataState,
    TouchPolicy,
};

use super::{
    Piv,
    identity::card_authentication_key,
    metadata::{KeyTold, MANAGEMENT_KEY, Metadata, PIN, PUK},
};
use crate::CardError;

impl Piv<'_> {
    /// Reads the card: everything that can be had without a PIN, a key or a change. `on_entry` sees each place as soon
    /// as it was read, in the order of [`KeyReference::all`].
    ///
    /// Uses GET DATA and the vendor extensions that only read (version, serial, metadata), which are asked once and
    /// then taken as not offered. A card with all 24 certificates takes 35 commands with extended length, or 28
    /// without metadata, SELECT included.
    ///
    /// All 24 certificate objects are read, whatever the Key History object says: many tools that write retired keys
    /// do not keep it, and a key that is not seen may be overwritten. Left unread: the metadata of a retired key that
    /// has a certificate (it is taken to be the certificate's key; [`read_entry`](Self::read_entry) tells its
    /// policies), and on a card without metadata the tries left, which [`pin_tries_left`](Self::pin_tries_left) tells.
    ///
    /// One malformed object is told in its entry and spoils nothing else.
    pub fn read(&mut self, on_entry: &mut dyn FnMut(&KeyEntry)) -> Result<CardContents, CardError> {
        let references = self.read_references()?;
        let version = self.version()?;
        let serial = self.serial()?;
        let guid = self.guid()?;
        let mut keys = Vec::with_capacity(24);
        for reference in KeyReference::all() {
            let entry = self.read_briefly(reference)?;
            on_entry(&entry);
            keys.push(entry);
        }
        let identity = match serial {
            Some(serial) => Some(serial),
            None => self.attestation_key()?,
        };
        let card_key = keys
            .iter()
            .find(|entry| entry.reference == KeyReference::CardAuthentication);
        let identity = identity
            .or_else(|| card_key.and_then(|entry| card_authentication_key(&entry.certificate)))
            .or(guid.map(CardIdentity::Guid));
        Ok(CardContents {
            identity,
            product: version.map_or(CardProduct::Piv, |version| CardProduct::YubiKey { version }),
            guid,
            keys,
            pin: references.pin,
            puk: references.puk,
            management_key: references
                .management_key
                .as_ref()
                .and_then(Metadata::management_key_algorithm),
            management_key_is_factory: references
                .management_key
                .as_ref()
                .and_then(Metadata::is_factory),
            capabilities: Capabilities {
                metadata: self.tells_metadata()?,
                attestation: self.attests()?,
                import: version.is_some(),
                policies: self.takes_policies()?,
            },
        })
    }

    /// Reads one place, with all that the card tells about it: one or two commands.
    pub fn read_entry(&mut self, reference: KeyReference) -> Result<KeyEntry, CardError> {
        let certificate = self.certificate(reference)?;
        self.with_metadata(reference, certificate)
    }

    fn read_references(&mut self) -> Result<References, CardError> {
        let state = |metadata: Option<Metadata>| {
            metadata
                .map(|metadata| metadata.reference_data_state())
                .unwrap_or_default()
        };
        Ok(References {
            pin: state(self.metadata(PIN)?),
            puk: state(self.metadata(PUK)?),
            management_key: self.metadata(MANAGEMENT_KEY)?,
        })
    }

    fn read_briefly(&mut self, reference: KeyReference) -> Result<KeyEntry, CardError> {
        let certificate = self.certificate(reference)?;
        if matches!(reference, KeyReference::Retired(_)) && tells_key(&certificate) {
            return Ok(by_certificate(reference, certificate));
        }
        self.with_metadata(reference, certificate)
    }

    fn with_metadata(
        &mut self,
        reference: KeyReference,
        certificate: CertificateObject,
    ) -> Result<KeyEntry, CardError> {
        let (key, unsupported_key) = match self.key_metadata(reference)? {
            KeyTold::Key(key) => (Some(*key), None),
            KeyTold::Unsupported(key) => (None, Some(key)),
            KeyTold::NoKey => (None, None),
            KeyTold::Nothing => return Ok(by_certificate(reference, certificate)),
        };
        Ok(KeyEntry {
            reference,
            key,
            unsupported_key,
            certificate,
        })
    }
}

struct References {
    pin: ReferenceDataState,
    puk: ReferenceDataState,
    management_key: Option<Metadata>,
}

fn tells_key(certificate: &CertificateObject) -> bool {
    matches!(
        certificate,
        CertificateObject::Present(_) | CertificateObject::Unsupported(_)
    )
}

/// A place, with the key that its certificate speaks of.
fn by_certificate(reference: KeyReference, certificate: CertificateObject) -> KeyEntry {
    KeyEntry {
        reference,
        key: certificate.certificate().map(certified_key),
        unsupported_key: match &certificate {
            CertificateObject::Unsupported(certificate) => Some(certificate.public_key().clone()),
            _ => None,
        },
        certificate,
    }
}

fn certified_key(certificate: &Certificate) -> KeyOnCard {
    let public_key = certificate.public_key();
    KeyOnCard {
        algorithm: public_key.algorithm(),
        public_key: public_key.clone(),
        known_by: KnownBy::Certificate,
        origin: KeyOrigin::Unknown,
        pin_policy: PinPolicy::Default,
        touch_policy: TouchPolicy::Default,
    }
}
