//! Attestation (`F9`): a certificate over a key that was made on the card, signed by the key in slot F9.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::{KeySlot, Origin};
use crate::model::Model;
use crate::profiles::attestation::{Attested, attestation_certificate};
use crate::status::Status;
use crate::timing::Work;

/// P1 names the slot. The answer is the certificate in DER, without an envelope.
pub(super) fn attest(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p2 != 0x00 || !command.data.is_empty() {
        return Err(Status::WRONG_PARAMETERS);
    }
    let slot = KeySlot::new(command.p1)
        .filter(|slot| *slot != KeySlot::ATTESTATION)
        .ok_or(Status::WRONG_PARAMETERS)?;
    let Model::YubiKey { firmware, serial } = card.model() else {
        return Err(Status::INSTRUCTION_UNSUPPORTED);
    };
    let state = card.state();
    let key = state.keys.get(&slot).ok_or(Status::REFERENCE_NOT_FOUND)?;
    if key.origin != Origin::Generated {
        return Err(Status::WRONG_DATA);
    }
    let signer = state
        .private_key(KeySlot::ATTESTATION)
        .ok_or(Status::REFERENCE_NOT_FOUND)?;
    let issuer = state
        .certificate(KeySlot::ATTESTATION)
        .ok_or(Status::REFERENCE_NOT_FOUND)?;
    let work = Work::Use(signer.algorithm());
    let attested = Attested {
        slot,
        key,
        firmware,
        serial,
    };
    let certificate =
        attestation_certificate(&attested, signer, &issuer).map_err(|_| Status::CARD_FAILED)?;
    card.exchange.work = work;
    Ok(certificate)
}
