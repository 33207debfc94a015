use contents::Guid;

use super::{Piv, object::ObjectTag};
use crate::{CardError, Instruction, Malformed, tlv};

impl Piv<'_> {
    /// Writes a Card Holder Unique Identifier (`SP 800-73-5 Part 1 §3.1.2`) with that GUID: FASC-N of an issuer outside
    /// the US government (agency, system and credential all nines), no expiry before 2100, no signature; and reads it
    /// back: two commands. Wants the management key. A GUID of zeros says that none was assigned, and is not read back.
    ///
    /// # Errors
    /// [`CardError::NotAuthorised`] without the management key, [`CardError::CardFull`];
    /// [`CardError::Malformed`] ([`Malformed::NotAsWritten`]) when another GUID, or none, is read than was written.
    pub fn put_chuid(&mut self, guid: Guid) -> Result<(), CardError> {
        self.put_object(ObjectTag::CHUID, &encode(guid))?;
        if self.guid()? == Some(guid) {
            return Ok(());
        }
        Err(CardError::Malformed {
            instruction: Instruction::GetData,
            fault: Malformed::NotAsWritten,
        })
    }
}

const FASC_N: u32 = 0x30;
const GUID: u32 = 0x34;
const EXPIRATION_DATE: u32 = 0x35;
const ISSUER_SIGNATURE: u32 = 0x3E;
const ERROR_DETECTION_CODE: u32 = 0xFE;

fn encode(guid: Guid) -> Vec<u8> {
    tlv::template(&[
        (FASC_N, &fasc_n()),
        (GUID, &guid.0),
        (EXPIRATION_DATE, b"20991231"),
        (ISSUER_SIGNATURE, &[]),
        (ERROR_DETECTION_CODE, &[]),
    ])
    .to_vec()
}

/// The GUID in a CHUID; `None` if there is none, or one of zeros, which says that none was assigned.
pub(super) fn guid(chuid: &[u8]) -> Option<Guid> {
    let bytes: [u8; 16] = tlv::find(chuid, GUID).ok()??.try_into().ok()?;
    (bytes != [0; 16]).then_some(Guid(bytes))
}

/// Start sentinel, field separator and end sentinel, as the four bits of their characters.
const START: u8 = 0xB;
const SEPARATOR: u8 = 0xD;
const END: u8 = 0xF;

/// The Federal Agency Smart Credential Number: forty characters of five bits, the four of a digit with the lowest bit
/// first and one that makes their number odd, closed by a character of the column sums (Technical Implementation
/// Guidance: Smart Card Enabled Physical Access Control Systems §2.1, 6.1 to 6.4).
fn fasc_n() -> Vec<u8> {
    let nines = [9; 6];
    let mut characters = vec![START];
    // Agency and system code, credential number, credential series, individual credential issue.
    for field in [&nines[..4], &nines[..4], &nines[..6], &[0], &[1]] {
        characters.extend(field);
        characters.push(SEPARATOR);
    }
    // Person identifier, organisational category (commercial), organisation, association (employee).
    characters.extend([0; 10]);
    characters.push(3);
    characters.extend([0; 4]);
    characters.push(1);
    characters.push(END);
    characters.push(characters.iter().fold(0, |sum, character| sum ^ character));
    packed(&characters)
}

fn packed(characters: &[u8]) -> Vec<u8> {
    let bits: Vec<u8> = characters
        .iter()
        .flat_map(|character| bits_of(*character))
        .collect();
    bits.chunks(8)
        .map(|byte| byte.iter().fold(0, |value, bit| value << 1 | bit))
        .collect()
}

fn bits_of(character: u8) -> [u8; 5] {
    let bit = |index: u8| character >> index & 1;
    let odd = 1 ^ bit(0) ^ bit(1) ^ bit(2) ^ bit(3);
    [bit(0), bit(1), bit(2), bit(3), odd]
}

#[cfg(test)]
mod tests {
    use contents::Guid;

    use super::{encode, fasc_n, guid};

    #[test]
    fn the_number_of_an_issuer_outside_government_is_the_known_one() {
        assert_eq!(
            hex::encode(fasc_n()),
            "d4e739da739ced39ce739d836858210842108421c84210c3eb"
        );
    }

    #[test]
    fn the_guid_that_was_written_is_read() {
        let written = Guid(*b"0123456789abcdef");
        assert_eq!(guid(&encode(written)), Some(written));
        assert_eq!(guid(&encode(Guid([0; 16]))), None);
        assert_eq!(guid(&[0x34, 2, 1, 1]), None);
        assert_eq!(guid(&[0x34, 16, 1]), None);
    }
}
