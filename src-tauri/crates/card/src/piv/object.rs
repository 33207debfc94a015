use contents::KeyReference;
use zeroize::Zeroizing;

use super::{Piv, structure};
use crate::{CardError, Instruction, Status, apdu::Command, tlv};

/// A data object's tag (`SP 800-73-5 Part 1 §4`, Table 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ObjectTag(pub(super) u32);

impl ObjectTag {
    pub(super) const CHUID: Self = Self(0x5F_C102);
    pub(super) const KEY_HISTORY: Self = Self(0x5F_C10C);
    /// Vendor extension: the certificate of the key that attests others.
    pub(super) const ATTESTATION_CERTIFICATE: Self = Self(0x5F_FF01);

    /// The certificate object of a key.
    pub(super) fn certificate(key: KeyReference) -> Self {
        Self(match key {
            KeyReference::Authentication => 0x5F_C105,
            KeyReference::Signature => 0x5F_C10A,
            KeyReference::KeyManagement => 0x5F_C10B,
            KeyReference::CardAuthentication => 0x5F_C101,
            KeyReference::Retired(number) => 0x5F_C10C + u32::from(number.value()),
        })
    }
}

impl Piv<'_> {
    /// GET DATA (`SP 800-73-5 Part 2 §3.1.2`): the object's content without its wrapping, `None` where there is no
    /// object or an empty one.
    pub(super) fn object(
        &mut self,
        tag: ObjectTag,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, CardError> {
        let command = Command::new(Instruction::GetData, 0x3F, 0xFF)
            .data(tlv::object(TAG_LIST, &tag_bytes(tag)))
            .long_answer();
        let answer = self.send(&command)?;
        match answer.status {
            // Some cards answer with nothing where others have an empty object.
            Status::Success if answer.data.is_empty() => Ok(None),
            Status::Success => {
                let content =
                    tlv::outer(&answer.data, DATA).map_err(structure(Instruction::GetData))?;
                Ok((!content.is_empty()).then(|| Zeroizing::new(content.to_vec())))
            }
            Status::NotFound | Status::ReferencedDataNotFound => Ok(None),
            status => Err(CardError::Refused {
                instruction: Instruction::GetData,
                status,
            }),
        }
    }

    /// PUT DATA (`SP 800-73-5 Part 2 §3.3.1`). Empty content deletes the object.
    pub(super) fn put_object(&mut self, tag: ObjectTag, content: &[u8]) -> Result<(), CardError> {
        if content.len() > LONGEST_OBJECT {
            return Err(CardError::CardFull);
        }
        let command = Command::new(Instruction::PutData, 0x3F, 0xFF).data(tlv::template(&[
            (TAG_LIST, &tag_bytes(tag)),
            (DATA, content),
        ]));
        self.succeed(&command).map(drop)
    }
}

/// More than any card has room for in one object, in bytes, and less than an extended APDU carries.
const LONGEST_OBJECT: usize = 0x8000;

const TAG_LIST: u32 = 0x5C;
const DATA: u32 = 0x53;

fn tag_bytes(tag: ObjectTag) -> [u8; 3] {
    let [_, high, middle, low] = tag.0.to_be_bytes();
    [high, middle, low]
}
