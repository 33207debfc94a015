use contents::{
    Capabilities, CardContents, CardIdentity, CardProduct, Certificate, CertificateObject,
    KeyEntry, KeyOnCard, KeyOrigin, KeyReference, KnownBy, PinPolicy, ReferenceDataState,
    TouchPolicy,
};

use super::{
    Piv,
    identity::card_authentication_key,
    import::imports,
    metadata::{KeyTold, MANAGEMENT_KEY, Metadata, PIN, PUK},
};
use crate::CardError;

impl Piv<'_> {
    /// Reads the card: everything that can be had without a PIN, a key or a change. `on_entry` sees each place as soon
    /// as it was read, in the order of [`KeyReference::all`].
    ///
    /// Uses GET DATA and the vendor extensions that only read (version, serial, metadata), which are asked once and
    /// then taken as not offered. A card with all 24 certificates takes 35 commands with extended length, one whose
    /// retired places are empty 36; without metadata either takes 28, SELECT included.
    ///
    /// All 24 places are asked for, whatever the Key History object says: many tools that write retired keys do not
    /// keep it, and a key that is not seen may be overwritten. Left unread: the metadata of a retired key that has a
    /// certificate (it is taken to be the certificate's key; [`read_entry`](Self::read_entry) tells its policies); the
    /// certificate of a retired place that has no key by its metadata, where the place before it was empty too; and on
    /// a card without metadata the tries left, which [`pin_tries_left`](Self::pin_tries_left) tells.
    ///
    /// One malformed object is told in its entry and spoils nothing else.
    pub fn read(&mut self, on_entry: &mut dyn FnMut(&KeyEntry)) -> Result<CardContents, CardError> {
        let references = self.read_references()?;
        let version = self.version()?;
        let serial = self.serial()?;
        let guid = self.guid()?;
        let mut keys: Vec<KeyEntry> = Vec::with_capacity(24);
        for reference in KeyReference::all() {
            let entry = self.read_briefly(reference, keys.last())?;
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
                imports: imports(version),
                policies: self.takes_policies()?,
                sets_tries: self.sets_tries()?,
                changes_management_key: self.changes_management_key()?,
            },
        })
    }

    /// Reads one place, with all that the card tells about it: one or two commands.
    pub fn read_entry(&mut self, reference: KeyReference) -> Result<KeyEntry, CardError> {
        let certificate = self.certificate(reference)?;
        self.with_metadata(reference, certificate)
    }

    /// Whether the card tells that a place holds neither a key nor a certificate object: one command, two where there is
    /// no key. A card without metadata cannot tell, and then the answer is no.
    pub fn is_known_empty(&mut self, reference: KeyReference) -> Result<bool, CardError> {
        match self.key_metadata(reference)? {
            KeyTold::NoKey => Ok(self.certificate(reference)? == CertificateObject::Absent),
            KeyTold::Key(_) | KeyTold::Unsupported(_) | KeyTold::Nothing => Ok(false),
        }
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

    /// Reads a place by as few commands as its neighbour promises: retired places fill up one after the other, so
    /// what follows an occupied one is likely to have a certificate, which tells its key, and what follows an empty
    /// one is likely to be empty, which metadata tell.
    fn read_briefly(
        &mut self,
        reference: KeyReference,
        before: Option<&KeyEntry>,
    ) -> Result<KeyEntry, CardError> {
        let retired = |reference| matches!(reference, KeyReference::Retired(_));
        if !retired(reference) {
            return self.read_entry(reference);
        }
        let after_empty =
            before.is_some_and(|entry| retired(entry.reference) && !entry.is_occupied());
        if after_empty {
            return self.read_metadata_first(reference);
        }
        let certificate = self.certificate(reference)?;
        if tells_key(&certificate) {
            return Ok(by_certificate(reference, certificate));
        }
        self.with_metadata(reference, certificate)
    }

    fn read_metadata_first(&mut self, reference: KeyReference) -> Result<KeyEntry, CardError> {
        let told = self.key_metadata(reference)?;
        let certificate = match told {
            KeyTold::NoKey => CertificateObject::Absent,
            _ => self.certificate(reference)?,
        };
        Ok(told_by(told, reference, certificate))
    }

    fn with_metadata(
        &mut self,
        reference: KeyReference,
        certificate: CertificateObject,
    ) -> Result<KeyEntry, CardError> {
        Ok(told_by(
            self.key_metadata(reference)?,
            reference,
            certificate,
        ))
    }
}

/// A place, with the key that the card told of, or else its certificate.
fn told_by(told: KeyTold, reference: KeyReference, certificate: CertificateObject) -> KeyEntry {
    let (key, unsupported_key) = match told {
        KeyTold::Key(key) => (Some(*key), None),
        KeyTold::Unsupported(key) => (None, Some(key)),
        KeyTold::NoKey => (None, None),
        KeyTold::Nothing => return by_certificate(reference, certificate),
    };
    KeyEntry {
        reference,
        key,
        unsupported_key,
        certificate,
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
