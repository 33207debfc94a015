use contents::{CardIdentity, CertificateObject, Guid, KeyReference};

use super::{Piv, chuid, object::ObjectTag};
use crate::{CardError, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// What tells this card from every other, the strongest that it offers; `None` for a card that offers nothing. One
    /// to six commands; [`read`](Self::read) tells it besides.
    pub fn identity(&mut self) -> Result<Option<CardIdentity>, CardError> {
        if let Some(serial) = self.serial()? {
            return Ok(Some(serial));
        }
        if let Some(key) = self.attestation_key()? {
            return Ok(Some(key));
        }
        if let Some(key) = self.card_authentication_key()? {
            return Ok(Some(key));
        }
        Ok(self.guid()?.map(CardIdentity::Guid))
    }

    /// Reads the identity again by the one command that it takes.
    pub(super) fn expect(&mut self, expected: &CardIdentity) -> Result<(), CardError> {
        let found = match expected {
            CardIdentity::Serial(_) => self.told_serial()?,
            CardIdentity::AttestationKey(_) => self.attestation_certificate_key()?,
            CardIdentity::CardAuthenticationKey(_) => self.card_authentication_key()?,
            CardIdentity::Guid(_) => self.guid()?.map(CardIdentity::Guid),
        };
        if found.as_ref() == Some(expected) {
            return Ok(());
        }
        let found = if found.is_some() {
            found
        } else {
            self.identity()?
        };
        Err(CardError::AnotherCard {
            expected: expected.clone(),
            found,
        })
    }

    /// The serial number, of a card that keeps what its [`version`](Self::version) promises: others answer with a
    /// number that all of their kind share.
    pub(super) fn serial(&mut self) -> Result<Option<CardIdentity>, CardError> {
        match self.version()? {
            Some(_) => self.told_serial(),
            None => Ok(None),
        }
    }

    /// Vendor extension F8: four bytes, big-endian; zero where none was given.
    fn told_serial(&mut self) -> Result<Option<CardIdentity>, CardError> {
        let answer = self.send(&Command::new(Instruction::GetSerial, 0, 0))?;
        let serial = (answer.status == Status::Success)
            .then(|| <[u8; 4]>::try_from(answer.data.as_slice()).ok())
            .flatten()
            .map(u32::from_be_bytes)
            .filter(|serial| *serial != 0);
        self.connection.seen.serial |= serial.is_some();
        Ok(serial.map(|serial| CardIdentity::Serial(serial.to_string())))
    }

    /// The key that attests others, on a card with the vendor extensions; others are not asked.
    pub(super) fn attestation_key(&mut self) -> Result<Option<CardIdentity>, CardError> {
        if self.version()?.is_none() {
            return Ok(None);
        }
        self.attestation_certificate_key()
    }

    fn attestation_certificate_key(&mut self) -> Result<Option<CardIdentity>, CardError> {
        let object = self.certificate_object(ObjectTag::ATTESTATION_CERTIFICATE)?;
        Ok(fingerprint(&object).map(CardIdentity::AttestationKey))
    }

    fn card_authentication_key(&mut self) -> Result<Option<CardIdentity>, CardError> {
        Ok(card_authentication_key(
            &self.certificate(KeyReference::CardAuthentication)?,
        ))
    }

    /// The GUID of the CHUID, where the card has one that can be read.
    pub fn guid(&mut self) -> Result<Option<Guid>, CardError> {
        match self.object(ObjectTag::CHUID) {
            Ok(chuid) => Ok(chuid.as_deref().and_then(|chuid| chuid::guid(chuid))),
            Err(CardError::Malformed { .. } | CardError::Refused { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The application's version by vendor extension FD: major, minor, patch; `None` for a card without the extensions,
    /// and for one that claims a version with which metadata come and does not tell any. Such cards imitate the
    /// extensions for the sake of some tool: their serial number is made up and the same on all of them, policies are
    /// ignored in silence, and nothing is attested. Asked once per connection.
    pub(super) fn version(&mut self) -> Result<Option<[u8; 3]>, CardError> {
        if let Some(version) = self.connection.seen.version {
            return Ok(version);
        }
        let answer = self.send(&Command::new(Instruction::GetVersion, 0, 0))?;
        let version = (answer.status == Status::Success)
            .then(|| <[u8; 3]>::try_from(answer.data.as_slice()).ok())
            .flatten();
        let version = match version {
            Some(version) if version >= METADATA_SINCE && !self.tells_metadata()? => None,
            version => version,
        };
        self.connection.seen.version = Some(version);
        Ok(version)
    }
}

/// The version that brought metadata.
const METADATA_SINCE: [u8; 3] = [5, 3, 0];

/// The identity by the certificate of 9E.
pub(super) fn card_authentication_key(certificate: &CertificateObject) -> Option<CardIdentity> {
    fingerprint(certificate).map(CardIdentity::CardAuthenticationKey)
}

fn fingerprint(object: &CertificateObject) -> Option<String> {
    object
        .certificate()
        .map(|certificate| certificate.public_key().fingerprint())
}
