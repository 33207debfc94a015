//! GENERATE ASYMMETRIC KEY PAIR (SP 800-73-5 Part 2 §3.3.2).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::{Algorithm, KeySlot, Origin, PinPolicy, PrivateKey, StoredKey, TouchPolicy};
use crate::model::Model;
use crate::status::Status;
use crate::timing::Work;
use crate::tlv;

const PIN_POLICY: u32 = 0xAA;
const TOUCH_POLICY: u32 = 0xAB;

/// Makes a key pair, in the place of the one before, and answers with the public key.
pub(crate) fn generate(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p1 != 0x00 {
        return Err(Status::WRONG_PARAMETERS);
    }
    let slot = slot_to_fill(command.p2, card.model())?;
    if !card.session.management_authenticated {
        return Err(Status::SECURITY_STATUS_NOT_SATISFIED);
    }
    let mechanism = tlv::parse_all(tlv::parse_one(0xAC, command.data)?)?;
    let (algorithm, policies) = match mechanism[..] {
        [algorithm, ref policies @ ..] if algorithm.tag == 0x80 => (algorithm.value, policies),
        _ => return Err(Status::WRONG_DATA),
    };
    let &[identifier] = algorithm else {
        return Err(Status::WRONG_DATA);
    };
    let algorithm = Algorithm::from_identifier(identifier)
        .filter(|algorithm| is_offered(*algorithm, card.model()))
        .ok_or(Status::WRONG_DATA)?;
    let (pin_policy, touch_policy) = parse_policies(policies, slot, card.model())?;
    let private = PrivateKey::generate(algorithm).map_err(|_| Status::CARD_FAILED)?;
    let public = private.public_key_objects();
    card.exchange.work = Work::Generate(algorithm);
    card.change(|state| {
        state.keys.insert(
            slot,
            StoredKey {
                private,
                pin_policy,
                touch_policy,
                origin: Origin::Generated,
            },
        )
    })?;
    Ok(tlv::encode(0x7F49, &public))
}

/// The standard makes keys in the four active slots only; retired keys and the attestation key are the vendor's.
fn slot_to_fill(reference: u8, model: Model) -> Result<KeySlot, Status> {
    let slot = KeySlot::new(reference).ok_or(Status::WRONG_PARAMETERS)?;
    let is_active = !slot.is_retired() && slot != KeySlot::ATTESTATION;
    if is_active || model.has_vendor_extensions() {
        Ok(slot)
    } else {
        Err(Status::WRONG_PARAMETERS)
    }
}

/// RSA-4096 is no card key of SP 800-78-5 (§3.1, Table 1); YubiKeys know it and RSA-3072 since 5.7.
pub(crate) fn is_offered(algorithm: Algorithm, model: Model) -> bool {
    match algorithm {
        Algorithm::Rsa4096 => model.has_since([5, 7]),
        Algorithm::Rsa3072 => model.has_since([5, 7]) || !model.has_vendor_extensions(),
        _ => true,
    }
}

/// Tags AA and AB, each at most once, on cards that have them. Tag 81, an RSA exponent, is taken when it is 65537.
pub(crate) fn parse_policies(
    objects: &[tlv::Tlv<'_>],
    slot: KeySlot,
    model: Model,
) -> Result<(PinPolicy, TouchPolicy), Status> {
    let mut pin = None;
    let mut touch = None;
    for object in objects {
        match (object.tag, object.value) {
            (0x81, [0x01, 0x00, 0x01] | [0x00, 0x01, 0x00, 0x01]) => {}
            (PIN_POLICY, [policy]) if model.has_vendor_extensions() && pin.is_none() => {
                pin = Some(PinPolicy::from_identifier(*policy).ok_or(Status::WRONG_DATA)?);
            }
            (TOUCH_POLICY, [policy]) if model.has_vendor_extensions() && touch.is_none() => {
                touch = Some(TouchPolicy::from_identifier(*policy).ok_or(Status::WRONG_DATA)?);
            }
            _ => return Err(Status::WRONG_DATA),
        }
    }
    Ok((
        pin.flatten().unwrap_or(slot.default_pin_policy()),
        touch.unwrap_or_default(),
    ))
}
