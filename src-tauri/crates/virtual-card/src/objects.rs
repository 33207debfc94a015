//! GET DATA and PUT DATA (SP 800-73-5 Part 2 §3.1.2 and §3.3.1) over the data objects of Part 1 §3.

use serde::{Deserialize, Serialize};

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::KeySlot;
use crate::model::Model;
use crate::status::Status;
use crate::timing::Work;
use crate::tlv;

/// Bytes that fit into one object.
const MAX_OBJECT: usize = 3052;
/// Bytes that fit into all objects together.
const MAX_OBJECTS: usize = 51_200;
const TAG_LIST: u32 = 0x5C;
const DATA: u32 = 0x53;

/// The discovery object's value: the AID, and that the PIV card application PIN is the only one
/// (SP 800-73-5 Part 1 §3.3.2).
pub(crate) const DISCOVERY: [u8; 18] = [
    0x4F, 0x0B, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00, 0x5F, 0x2F, 0x02,
    0x40, 0x00,
];

/// The BER-TLV tag of a data object, for instance `5FC102` for the CHUID.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ObjectId(u32);

impl ObjectId {
    /// Discovery object.
    pub const DISCOVERY: Self = Self(0x7E);
    /// Biometric information templates group template.
    pub const BIOMETRIC_GROUP: Self = Self(0x7F61);
    /// Card capability container.
    pub const CARD_CAPABILITY: Self = Self(0x5F_C107);
    /// Card holder unique identifier.
    pub const CHUID: Self = Self(0x5F_C102);
    /// Key history.
    pub const KEY_HISTORY: Self = Self(0x5F_C10C);
    /// The maker's certificate for the attestation key of a YubiKey.
    pub const ATTESTATION: Self = Self(0x5F_FF01);

    /// Where the certificate of a key lies (SP 800-73-5 Part 1 Table 3).
    #[must_use]
    pub fn certificate_of(slot: KeySlot) -> Self {
        match slot.reference() {
            0x9A => Self(0x5F_C105),
            0x9C => Self(0x5F_C10A),
            0x9D => Self(0x5F_C10B),
            0x9E => Self(0x5F_C101),
            0xF9 => Self::ATTESTATION,
            // 82 to 95 lie at 5FC10D to 5FC120.
            retired => Self(0x5F_C10D + u32::from(retired.saturating_sub(0x82))),
        }
    }

    /// The tag as a number.
    #[must_use]
    pub fn tag(self) -> u32 {
        self.0
    }

    fn parse(tag: &[u8]) -> Result<Self, Status> {
        match tag {
            [] | [_, _, _, _, ..] => Err(Status::WRONG_DATA),
            tag => Ok(Self(
                tag.iter().fold(0, |id, byte| (id << 8) | u32::from(*byte)),
            )),
        }
    }

    fn exists_on(self, model: Model) -> bool {
        match self.0 {
            0x7E => true,
            0x7F61 | 0x5F_C101..=0x5F_C103 | 0x5F_C105..=0x5F_C123 => true,
            0x5F_0000..=0x5F_FFFF => model.has_vendor_extensions(),
            _ => false,
        }
    }

    /// Whether reading needs the PIN: fingerprints, facial image, printed information, iris images and
    /// the pairing code (SP 800-73-5 Part 1 Table 2).
    fn needs_pin(self) -> bool {
        matches!(
            self.0,
            0x5F_C103 | 0x5F_C108 | 0x5F_C109 | 0x5F_C121 | 0x5F_C123
        )
    }

    /// Whether the object is its own envelope and not wrapped in tag 53.
    fn is_bare(self) -> bool {
        matches!(self, Self::DISCOVERY | Self::BIOMETRIC_GROUP)
    }
}

impl TryFrom<String> for ObjectId {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u32::from_str_radix(&text, 16).map(Self)
    }
}

impl From<ObjectId> for String {
    fn from(id: ObjectId) -> Self {
        format!("{:x}", id.0)
    }
}

/// GET DATA.
pub(crate) fn read(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    require_current_file(command)?;
    let id = ObjectId::parse(tlv::parse_one(TAG_LIST, command.data)?)?;
    if !id.exists_on(card.model()) {
        return Err(Status::NOT_FOUND);
    }
    if id.needs_pin() && !card.session.pin_verified {
        return Err(Status::SECURITY_STATUS_NOT_SATISFIED);
    }
    let value = card.state().objects.get(&id).ok_or(Status::NOT_FOUND)?;
    Ok(tlv::encode(if id.is_bare() { id.0 } else { DATA }, value))
}

/// PUT DATA. An empty value deletes the object.
pub(crate) fn write(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    require_current_file(command)?;
    if !card.session.management_authenticated {
        return Err(Status::SECURITY_STATUS_NOT_SATISFIED);
    }
    let (id, value) = addressed(command.data)?;
    if !id.exists_on(card.model()) {
        return Err(Status::NOT_FOUND);
    }
    if id == ObjectId::DISCOVERY {
        require_discovery_object(value)?;
    }
    require_room(card, id, value)?;
    card.exchange.work = Work::Write;
    card.change(|state| {
        if value.is_empty() {
            state.objects.remove(&id)
        } else {
            state.objects.insert(id, value.to_vec())
        };
    })?;
    Ok(Vec::new())
}

fn require_current_file(command: &Command<'_>) -> Result<(), Status> {
    if (command.p1, command.p2) == (0x3F, 0xFF) {
        Ok(())
    } else {
        Err(Status::WRONG_PARAMETERS)
    }
}

/// `5C tag 53 value`, or an object that is its own envelope.
fn addressed(data: &[u8]) -> Result<(ObjectId, &[u8]), Status> {
    match tlv::parse_all(data)?[..] {
        [list, value] if list.tag == TAG_LIST && value.tag == DATA => {
            let id = ObjectId::parse(list.value)?;
            if id.is_bare() {
                Err(Status::WRONG_DATA)
            } else {
                Ok((id, value.value))
            }
        }
        [object] if ObjectId(object.tag).is_bare() => Ok((ObjectId(object.tag), object.value)),
        _ => Err(Status::WRONG_DATA),
    }
}

/// This card has the PIV card application PIN and nothing else to verify a holder with, and says so.
fn require_discovery_object(value: &[u8]) -> Result<(), Status> {
    if value == DISCOVERY {
        Ok(())
    } else {
        Err(Status::WRONG_DATA)
    }
}

fn require_room(card: &VirtualCard, id: ObjectId, value: &[u8]) -> Result<(), Status> {
    let others: usize = card
        .state()
        .objects
        .iter()
        .filter(|(other, _)| **other != id)
        .map(|(_, value)| value.len())
        .sum();
    if value.len() > MAX_OBJECT || others + value.len() > MAX_OBJECTS {
        Err(Status::NOT_ENOUGH_MEMORY)
    } else {
        Ok(())
    }
}
