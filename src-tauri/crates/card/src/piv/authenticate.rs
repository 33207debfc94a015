use cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use rand::{TryRng, rngs::SysRng};
use secret::{ManagementKey, ManagementKeyAlgorithm};
use zeroize::Zeroizing;

use super::{Piv, metadata::MANAGEMENT_KEY, refusal, structure};
use crate::{CardError, Instruction, Malformed, Status, apdu::Command, tlv};

/// Who proves to whom that it knows the card management key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManagementKeyProof {
    /// Only we to the card.
    ToCard,
    /// The card to us as well, which costs no further command.
    Mutual,
}

impl Piv<'_> {
    /// GENERAL AUTHENTICATE with the card management key (`SP 800-73-5 Part 2`, Appendix A.1 and A.2): two commands.
    /// What it allows lasts until the session ends.
    ///
    /// # Errors
    /// [`CardError::ManagementKeyRefused`], [`CardError::ManagementKeyAlgorithmRefused`];
    /// [`CardError::CardProofWrong`] when the card proves nothing, which then has accepted the key all the same.
    pub fn authenticate_management_key(
        &mut self,
        key: &ManagementKey,
        proof: ManagementKeyProof,
    ) -> Result<(), CardError> {
        self.secret_shown = true;
        match proof {
            ManagementKeyProof::ToCard => self.authenticate_to_card(key),
            ManagementKeyProof::Mutual => self.authenticate_mutually(key),
        }
    }

    fn authenticate_to_card(&mut self, key: &ManagementKey) -> Result<(), CardError> {
        let mut block = self.first_step(key, CHALLENGE)?;
        encrypt(key, &mut block)?;
        self.second_step(key, &tlv::template(&[(RESPONSE, &block)]))
            .map(drop)
    }

    fn authenticate_mutually(&mut self, key: &ManagementKey) -> Result<(), CardError> {
        let mut witness = self.first_step(key, WITNESS)?;
        decrypt(key, &mut witness)?;
        let mut challenge = Zeroizing::new(vec![0; key.algorithm().block_length()]);
        SysRng
            .try_fill_bytes(&mut challenge)
            .map_err(|_| CardError::NoRandomness)?;
        let answer = self.second_step(
            key,
            &tlv::template(&[(WITNESS, &witness), (CHALLENGE, &challenge)]),
        )?;
        let inner =
            tlv::outer(&answer, TEMPLATE).map_err(structure(Instruction::GeneralAuthenticate))?;
        encrypt(key, &mut challenge)?;
        let proven =
            tlv::find(inner, RESPONSE).map_err(structure(Instruction::GeneralAuthenticate))?;
        if proven == Some(challenge.as_slice()) {
            Ok(())
        } else {
            Err(CardError::CardProofWrong)
        }
    }

    /// Asks for a challenge or a witness: one block.
    fn first_step(
        &mut self,
        key: &ManagementKey,
        wanted: u32,
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let algorithm = key.algorithm();
        let answer = self.send(&general_authenticate(
            algorithm,
            &tlv::template(&[(wanted, &[])]),
        ))?;
        let data = match answer.status {
            Status::Success => answer.data,
            Status::IncorrectData
            | Status::IncorrectParameters
            | Status::FunctionNotSupported
            | Status::ReferencedDataNotFound => {
                return Err(CardError::ManagementKeyAlgorithmRefused { algorithm });
            }
            status => return Err(refusal(Instruction::GeneralAuthenticate, status)),
        };
        let block = tlv::outer(&data, TEMPLATE)
            .and_then(|inner| tlv::require(inner, wanted))
            .map_err(structure(Instruction::GeneralAuthenticate))?;
        if block.len() == algorithm.block_length() {
            Ok(Zeroizing::new(block.to_vec()))
        } else {
            Err(malformed())
        }
    }

    fn second_step(
        &mut self,
        key: &ManagementKey,
        content: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CardError> {
        let answer = self.send(&general_authenticate(key.algorithm(), content))?;
        match answer.status {
            Status::Success => Ok(answer.data),
            Status::SecurityStatusNotSatisfied
            | Status::VerificationFailed
            | Status::TriesLeft(_)
            | Status::Blocked
            | Status::IncorrectData => Err(CardError::ManagementKeyRefused),
            status => Err(refusal(Instruction::GeneralAuthenticate, status)),
        }
    }
}

// The dynamic authentication template and its elements (SP 800-73-5 Part 2 §3.2.4, Table 7).
pub(super) const TEMPLATE: u32 = 0x7C;
pub(super) const WITNESS: u32 = 0x80;
pub(super) const CHALLENGE: u32 = 0x81;
pub(super) const RESPONSE: u32 = 0x82;
pub(super) const EXPONENTIATION: u32 = 0x85;

fn general_authenticate(algorithm: ManagementKeyAlgorithm, content: &[u8]) -> Command {
    Command::new(
        Instruction::GeneralAuthenticate,
        algorithm.identifier(),
        MANAGEMENT_KEY,
    )
    .data(tlv::object(TEMPLATE, content))
}

fn malformed() -> CardError {
    CardError::Malformed {
        instruction: Instruction::GeneralAuthenticate,
        fault: Malformed::Result,
    }
}

/// Encrypts one block in ECB, as SP 800-78-5 §6.2 has it for symmetric algorithms.
fn encrypt(key: &ManagementKey, block: &mut [u8]) -> Result<(), CardError> {
    fn with<C: KeyInit + BlockCipherEncrypt>(key: &[u8], block: &mut [u8]) -> Option<()> {
        C::new_from_slice(key)
            .ok()?
            .encrypt_block(block.try_into().ok()?);
        Some(())
    }
    // Exposed to key the cipher, whose own state is wiped when it is dropped.
    let bytes = key.expose();
    match key.algorithm() {
        ManagementKeyAlgorithm::TripleDes => with::<des::TdesEde3>(bytes, block),
        ManagementKeyAlgorithm::Aes128 => with::<aes::Aes128>(bytes, block),
        ManagementKeyAlgorithm::Aes192 => with::<aes::Aes192>(bytes, block),
        ManagementKeyAlgorithm::Aes256 => with::<aes::Aes256>(bytes, block),
    }
    .ok_or_else(malformed)
}

/// Decrypts one block likewise.
fn decrypt(key: &ManagementKey, block: &mut [u8]) -> Result<(), CardError> {
    fn with<C: KeyInit + BlockCipherDecrypt>(key: &[u8], block: &mut [u8]) -> Option<()> {
        C::new_from_slice(key)
            .ok()?
            .decrypt_block(block.try_into().ok()?);
        Some(())
    }
    // Exposed to key the cipher, whose own state is wiped when it is dropped.
    let bytes = key.expose();
    match key.algorithm() {
        ManagementKeyAlgorithm::TripleDes => with::<des::TdesEde3>(bytes, block),
        ManagementKeyAlgorithm::Aes128 => with::<aes::Aes128>(bytes, block),
        ManagementKeyAlgorithm::Aes192 => with::<aes::Aes192>(bytes, block),
        ManagementKeyAlgorithm::Aes256 => with::<aes::Aes256>(bytes, block),
    }
    .ok_or_else(malformed)
}

#[cfg(test)]
mod tests {
    use secret::{ManagementKey, ManagementKeyAlgorithm};

    use super::{decrypt, encrypt};

    // One block each: SP 800-67 with three equal keys is DES (a worked example), FIPS 197 Appendix C.1 to C.3.
    #[test]
    fn blocks_are_encrypted_as_the_standards_examples() {
        let counted = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        let block = "00112233445566778899aabbccddeeff";
        for (algorithm, key, clear, encrypted) in [
            (
                ManagementKeyAlgorithm::TripleDes,
                &"133457799bbcdff1".repeat(3)[..],
                "0123456789abcdef",
                "85e813540f0ab405",
            ),
            (
                ManagementKeyAlgorithm::Aes128,
                &counted[..32],
                block,
                "69c4e0d86a7b0430d8cdb78070b4c55a",
            ),
            (
                ManagementKeyAlgorithm::Aes192,
                &counted[..48],
                block,
                "dda97ca4864cdfe06eaf70a0ec0d7191",
            ),
            (
                ManagementKeyAlgorithm::Aes256,
                counted,
                block,
                "8ea2b7ca516745bfeafc49904b496089",
            ),
        ] {
            let key = ManagementKey::new(algorithm, hex::decode(key).unwrap()).unwrap();
            let mut bytes = hex::decode(clear).unwrap();
            encrypt(&key, &mut bytes).unwrap();
            assert_eq!(hex::encode(&bytes), encrypted);
            decrypt(&key, &mut bytes).unwrap();
            assert_eq!(hex::encode(&bytes), clear);
        }
    }
}
