//! GENERAL AUTHENTICATE (SP 800-73-5 Part 2 §3.2.4 and Appendix A): the card management key, signatures,
//! RSA decryption, key agreement.

use std::borrow::Cow;

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::{Algorithm, KeySlot, PinPolicy, StoredKey, TouchPolicy};
use crate::management_key::ManagementAlgorithm;
use crate::session::Challenge;
use crate::status::Status;
use crate::timing::{Work, require_touch};
use crate::tlv;

const MANAGEMENT: u8 = 0x9B;

/// P1 names the algorithm, P2 the key, the data field is the dynamic authentication template 7C.
pub(crate) fn authenticate(
    card: &mut VirtualCard,
    command: &Command<'_>,
) -> Result<Vec<u8>, Status> {
    let template = Template::parse(command.data)?;
    if command.p2 == MANAGEMENT {
        return authenticate_management(card, command.p1, &template);
    }
    let slot = KeySlot::new(command.p2)
        .filter(|slot| *slot != KeySlot::ATTESTATION)
        .ok_or(Status::WRONG_PARAMETERS)?;
    use_key(card, slot, command.p1, &template)
}

/// The parts of the template (SP 800-73-5 Part 2 Table 7); an empty part asks for what it names.
#[derive(Default)]
struct Template<'a> {
    witness: Option<&'a [u8]>,
    challenge: Option<&'a [u8]>,
    response: Option<&'a [u8]>,
    exponentiation: Option<&'a [u8]>,
}

impl<'a> Template<'a> {
    fn parse(data: &'a [u8]) -> Result<Self, Status> {
        let mut template = Self::default();
        for part in tlv::parse_all(tlv::parse_one(0x7C, data)?)? {
            let place = match part.tag {
                0x80 => &mut template.witness,
                0x81 => &mut template.challenge,
                0x82 => &mut template.response,
                0x85 => &mut template.exponentiation,
                _ => return Err(Status::WRONG_DATA),
            };
            if place.replace(part.value).is_some() {
                return Err(Status::WRONG_DATA);
            }
        }
        Ok(template)
    }
}

/// Appendix A: the host proves that it has the management key, by itself or together with the card.
fn authenticate_management(
    card: &mut VirtualCard,
    algorithm: u8,
    template: &Template<'_>,
) -> Result<Vec<u8>, Status> {
    let key = card.state().management_key.clone();
    if ManagementAlgorithm::from_identifier(algorithm) != Some(key.algorithm()) {
        return Err(Status::WRONG_PARAMETERS);
    }
    let pending = card.exchange.challenge.take();
    match (
        template.witness,
        template.challenge,
        template.response,
        template.exponentiation,
    ) {
        (None, Some([]), None, None) => {
            let challenge = random_block(key.algorithm());
            let expected = key.encrypt(&challenge).ok_or(Status::CARD_FAILED)?;
            card.session.challenge = Some(Challenge::External { expected });
            Ok(tlv::encode(0x7C, &tlv::encode(0x81, &challenge)))
        }
        (Some([]), None, None, None) => {
            let witness = random_block(key.algorithm());
            let encrypted = key.encrypt(&witness).ok_or(Status::CARD_FAILED)?;
            card.session.challenge = Some(Challenge::Mutual { witness });
            Ok(tlv::encode(0x7C, &tlv::encode(0x80, &encrypted)))
        }
        (None, None, Some(response), None) => {
            let Some(Challenge::External { expected }) = pending else {
                return Err(refuse_management(card));
            };
            require_management_proof(card, key.touch(), response == expected)?;
            Ok(Vec::new())
        }
        (Some(witness), Some(challenge), None | Some([]), None) => {
            let Some(Challenge::Mutual { witness: expected }) = pending else {
                return Err(refuse_management(card));
            };
            let encrypted = key.encrypt(challenge).ok_or(Status::WRONG_DATA)?;
            require_management_proof(card, key.touch(), witness == expected)?;
            Ok(tlv::encode(0x7C, &tlv::encode(0x82, &encrypted)))
        }
        // In particular no encryption of a challenge without a proof: it would forge the next proof.
        _ => Err(Status::WRONG_DATA),
    }
}

fn require_management_proof(
    card: &mut VirtualCard,
    touch: bool,
    is_right: bool,
) -> Result<(), Status> {
    card.session.management_authenticated = false;
    if !is_right {
        return Err(refuse_management(card));
    }
    require_touch(
        card,
        if touch {
            TouchPolicy::Always
        } else {
            TouchPolicy::Never
        },
    )?;
    card.session.management_authenticated = true;
    Ok(())
}

fn refuse_management(card: &mut VirtualCard) -> Status {
    card.session.management_authenticated = false;
    Status::SECURITY_STATUS_NOT_SATISFIED
}

fn random_block(algorithm: ManagementAlgorithm) -> Vec<u8> {
    let mut block = vec![0; algorithm.block_length()];
    rand::fill(&mut block[..]);
    block
}

/// Appendix A: signatures, RSA decryption and key agreement.
fn use_key(
    card: &mut VirtualCard,
    slot: KeySlot,
    algorithm: u8,
    template: &Template<'_>,
) -> Result<Vec<u8>, Status> {
    let key = card
        .state()
        .keys
        .get(&slot)
        .cloned()
        .ok_or(Status::WRONG_DATA)?;
    if key.algorithm().identifier() != algorithm {
        return Err(Status::WRONG_PARAMETERS);
    }
    let operation = Operation::parse(slot, key.algorithm(), template)?;
    require_pin(card, &key)?;
    require_touch(card, key.touch_policy)?;
    card.exchange.work = Work::Use(key.algorithm());
    let result = match operation {
        Operation::SignOrDecrypt(input) => {
            key.private.sign_or_decrypt(&full_length(input, &key, card))
        }
        Operation::Agree(point) => key.private.agree(point),
    };
    let result = result.map_err(|_| Status::WRONG_DATA)?;
    Ok(tlv::encode(0x7C, &tlv::encode(0x82, &result)))
}

/// The standard has a hash as long as the curve; a YubiKey takes a shorter one for the
/// number that it is, so that SHA-256 goes with P-384.
fn full_length<'a>(input: &'a [u8], key: &StoredKey, card: &VirtualCard) -> Cow<'a, [u8]> {
    let missing = key.algorithm().length().saturating_sub(input.len());
    let pads =
        card.model().has_vendor_extensions() && !key.algorithm().is_rsa() && !input.is_empty();
    if missing == 0 || !pads {
        return Cow::Borrowed(input);
    }
    Cow::Owned([&vec![0; missing], input].concat())
}

enum Operation<'a> {
    SignOrDecrypt(&'a [u8]),
    Agree(&'a [u8]),
}

impl<'a> Operation<'a> {
    /// An EC key signs in 9A, 9C and 9E and agrees in 9D and the retired slots, never both.
    fn parse(slot: KeySlot, algorithm: Algorithm, template: &Template<'a>) -> Result<Self, Status> {
        let may_sign = algorithm.is_rsa() || !slot.is_for_key_management();
        let may_agree = !algorithm.is_rsa() && slot.is_for_key_management();
        match (
            template.witness,
            template.challenge,
            template.response,
            template.exponentiation,
        ) {
            (None, Some(input), Some([]), None) if may_sign => Ok(Self::SignOrDecrypt(input)),
            (None, None, Some([]), Some(point)) if may_agree => Ok(Self::Agree(point)),
            _ => Err(Status::WRONG_DATA),
        }
    }
}

fn require_pin(card: &VirtualCard, key: &StoredKey) -> Result<(), Status> {
    let satisfied = match key.pin_policy {
        PinPolicy::Never => true,
        PinPolicy::Once => card.session.pin_verified,
        PinPolicy::Always => card.session.pin_verified && card.exchange.pin_fresh,
    };
    if satisfied {
        Ok(())
    } else {
        Err(Status::SECURITY_STATUS_NOT_SATISFIED)
    }
}
