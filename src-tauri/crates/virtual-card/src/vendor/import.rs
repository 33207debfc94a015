//! Import of a private key (`FE`): P1 algorithm, P2 slot; RSA as p, q, dP, dQ, qInv in tags 01 to 05,
//! EC as the scalar in tag 06, then the policies in AA and AB.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::generate::{is_offered, parse_policies};
use crate::key::{Algorithm, KeySlot, Origin, PrivateKey, StoredKey, rsa};
use crate::status::Status;
use crate::timing::Work;
use crate::tlv::{self, Tlv};

pub(super) fn import(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    super::require_management(card)?;
    let slot = KeySlot::new(command.p2).ok_or(Status::WRONG_PARAMETERS)?;
    let algorithm = Algorithm::from_identifier(command.p1)
        .filter(|algorithm| is_offered(*algorithm, card.model()))
        .ok_or(Status::WRONG_PARAMETERS)?;
    let objects = tlv::parse_all(command.data)?;
    let (private, policies) = parse_private_key(algorithm, &objects)?;
    let (pin_policy, touch_policy) = parse_policies(policies, slot, card.model())?;
    card.exchange.work = Work::Write;
    card.change(|state| {
        state.keys.insert(
            slot,
            StoredKey {
                private,
                pin_policy,
                touch_policy,
                origin: Origin::Imported,
            },
        )
    })?;
    Ok(Vec::new())
}

fn parse_private_key<'a, 'b>(
    algorithm: Algorithm,
    objects: &'b [Tlv<'a>],
) -> Result<(PrivateKey, &'b [Tlv<'a>]), Status> {
    match (algorithm, objects) {
        (Algorithm::EccP256, [scalar, policies @ ..]) if is_scalar(scalar, algorithm) => {
            let key = p256::SecretKey::from_slice(scalar.value).map_err(|_| Status::WRONG_DATA)?;
            Ok((PrivateKey::P256(key), policies))
        }
        (Algorithm::EccP384, [scalar, policies @ ..]) if is_scalar(scalar, algorithm) => {
            let key = p384::SecretKey::from_slice(scalar.value).map_err(|_| Status::WRONG_DATA)?;
            Ok((PrivateKey::P384(key), policies))
        }
        (_, [p, q, dp, dq, q_inverse, policies @ ..])
            if algorithm.is_rsa()
                && [p, q, dp, dq, q_inverse].map(|part| part.tag) == [1, 2, 3, 4, 5] =>
        {
            let parts = rsa::Components {
                p: p.value,
                q: q.value,
                dp: dp.value,
                dq: dq.value,
                q_inverse: q_inverse.value,
            };
            let key = rsa::from_components(algorithm, &parts).map_err(|_| Status::WRONG_DATA)?;
            Ok((PrivateKey::Rsa(algorithm, Box::new(key)), policies))
        }
        _ => Err(Status::WRONG_DATA),
    }
}

fn is_scalar(object: &Tlv<'_>, algorithm: Algorithm) -> bool {
    object.tag == 0x06 && object.value.len() == algorithm.length()
}
