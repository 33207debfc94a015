//! Metadata (`F7`) of the PIN, the PUK, the management key and the keys.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::{KeySlot, Origin, StoredKey};
use crate::reference_data::ReferenceData;
use crate::status::Status;
use crate::tlv;

const ALGORITHM: u32 = 0x01;
const POLICIES: u32 = 0x02;
const ORIGIN: u32 = 0x03;
const PUBLIC_KEY: u32 = 0x04;
const IS_FACTORY: u32 = 0x05;
const TRIES: u32 = 0x06;
/// What stands for the algorithm of a PIN.
const NO_ALGORITHM: u8 = 0xFF;

pub(super) fn tell(card: &VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p1 != 0x00 {
        return Err(Status::WRONG_PARAMETERS);
    }
    let state = card.state();
    match command.p2 {
        0x80 => Ok(of_reference_data(&state.pin, state.pin_is_factory())),
        0x81 => Ok(of_reference_data(&state.puk, state.puk_is_factory())),
        0x9B => Ok(of_management_key(card)),
        reference => {
            let slot = KeySlot::new(reference).ok_or(Status::REFERENCE_NOT_FOUND)?;
            state
                .keys
                .get(&slot)
                .map(of_key)
                .ok_or(Status::REFERENCE_NOT_FOUND)
        }
    }
}

fn of_reference_data(data: &ReferenceData, is_factory: bool) -> Vec<u8> {
    let mut out = tlv::encode(ALGORITHM, &[NO_ALGORITHM]);
    tlv::put(&mut out, IS_FACTORY, &[u8::from(is_factory)]);
    tlv::put(&mut out, TRIES, &[data.tries(), data.tries_left()]);
    out
}

fn of_management_key(card: &VirtualCard) -> Vec<u8> {
    let key = &card.state().management_key;
    let touch = if key.touch() { 2 } else { 1 };
    let mut out = tlv::encode(ALGORITHM, &[key.algorithm().identifier()]);
    tlv::put(&mut out, POLICIES, &[0, touch]);
    tlv::put(&mut out, IS_FACTORY, &[u8::from(key.is_factory())]);
    out
}

fn of_key(key: &StoredKey) -> Vec<u8> {
    let mut out = tlv::encode(ALGORITHM, &[key.algorithm().identifier()]);
    tlv::put(
        &mut out,
        POLICIES,
        &[key.pin_policy.identifier(), key.touch_policy.identifier()],
    );
    tlv::put(
        &mut out,
        ORIGIN,
        &[if key.origin == Origin::Generated {
            1
        } else {
            2
        }],
    );
    tlv::put(&mut out, PUBLIC_KEY, &key.private.public_key_objects());
    out
}
