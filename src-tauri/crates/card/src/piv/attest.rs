use contents::{CertificateObject, KeyReference};

use super::{Piv, object::ObjectTag};
use crate::{CardError, Feature, Instruction, Status, apdu::Command};

impl Piv<'_> {
    /// A certificate, made by the card, that the key there was generated on it (vendor extension F9), as DER. Nothing
    /// is checked here: neither its signature nor that it speaks of the key that is expected.
    ///
    /// # Errors
    /// [`CardError::NotOffered`] on a card without the extension; [`CardError::NoSuchKey`] when there is no key, or one
    /// that was imported.
    pub fn attest(&mut self, key: KeyReference) -> Result<Vec<u8>, CardError> {
        if !self.attests()? {
            return Err(CardError::NotOffered(Feature::Attestation));
        }
        let command = Command::new(Instruction::Attest, key.byte(), 0x00).long_answer();
        match self.succeed(&command) {
            Err(CardError::Refused {
                status: Status::IncorrectData | Status::ReferencedDataNotFound | Status::NotFound,
                ..
            }) => Err(CardError::NoSuchKey { key }),
            other => other.map(|der| der.to_vec()),
        }
    }

    /// The certificate of the key that the card attests with.
    pub fn attestation_certificate(&mut self) -> Result<CertificateObject, CardError> {
        self.certificate_object(ObjectTag::ATTESTATION_CERTIFICATE)
    }

    /// By the version that the card reports: what cannot attest may do something else at that instruction.
    pub(super) fn attests(&mut self) -> Result<bool, CardError> {
        Ok(self.version()?.is_some_and(|version| version >= [4, 3, 0]))
    }
}
