use contents::{CardIdentity, CertificateObject, Guid, KeyReference};

use super::{Piv, chuid, object::ObjectTag};
use crate::{CardError, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// What tells this card from every other, the strongest that it offers; `None` for a card that offers nothing. One
    /// to five commands; [`read`](Self::read) tells it besides.
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
            CardIdentity::Serial(_) => self.serial()?,
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

    /// The serial number by vendor extension F8: four bytes, big-endian.
    pub(super) fn serial(&mut self) -> Result<Option<CardIdentity>, CardError> {
        let answer = self.send(&Command::new(Instruction::GetSerial, 0, 0))?;
        let serial = (answer.status == Status::Success)
            .then(|| <[u8; 4]>::try_from(answer.data.as_slice()).ok())
            .flatten();
        Ok(serial.map(|serial| CardIdentity::Serial(u32::from_be_bytes(serial).to_string())))
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
    pub(super) fn guid(&mut self) -> Result<Option<Guid>, CardError> {
        match self.object(ObjectTag::CHUID) {
            Ok(chuid) => Ok(chuid.as_deref().and_then(|chuid| chuid::guid(chuid))),
            Err(CardError::Malformed { .. } | CardError::Refused { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The application's version by vendor extension FD: major, minor, patch. Asked once per connection.
    pub(super) fn version(&mut self) -> Result<Option<[u8; 3]>, CardError> {
        if let Some(version) = self.connection.seen.version {
            return Ok(version);
        }
        let answer = self.send(&Command::new(Instruction::GetVersion, 0, 0))?;
        let version = (answer.status == Status::Success)
            .then(|| <[u8; 3]>::try_from(answer.data.as_slice()).ok())
            .flatten();
        self.connection.seen.version = Some(version);
        Ok(version)
    }
}

/// The identity by the certificate of 9E.
pub(super) fn card_authentication_key(certificate: &CertificateObject) -> Option<CardIdentity> {
    fingerprint(certificate).map(CardIdentity::CardAuthenticationKey)
}

fn fingerprint(object: &CertificateObject) -> Option<String> {
    object
        .certificate()
        .map(|certificate| certificate.public_key().fingerprint())
}
