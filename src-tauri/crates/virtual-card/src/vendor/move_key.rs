//! Move or delete a key (`F6`): P1 where to, or `FF` to delete; P2 where from. Certificates stay where they are.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::KeySlot;
use crate::status::Status;
use crate::timing::Work;

pub(super) fn move_or_delete(
    card: &mut VirtualCard,
    command: &Command<'_>,
) -> Result<Vec<u8>, Status> {
    super::require_management(card)?;
    let from = KeySlot::new(command.p2).ok_or(Status::WRONG_PARAMETERS)?;
    let to = destination(command.p1, from)?;
    if !card.state().keys.contains_key(&from) {
        return Err(Status::REFERENCE_NOT_FOUND);
    }
    if to.is_some_and(|to| card.state().keys.contains_key(&to)) {
        return Err(Status::CONDITIONS_NOT_SATISFIED);
    }
    card.exchange.work = Work::Write;
    card.change(|state| {
        if let (Some(key), Some(to)) = (state.keys.remove(&from), to) {
            state.keys.insert(to, key);
        }
    })?;
    Ok(Vec::new())
}

/// `None`: nowhere, the key is deleted. The attestation key can go but not come or move.
fn destination(reference: u8, from: KeySlot) -> Result<Option<KeySlot>, Status> {
    if reference == 0xFF {
        return Ok(None);
    }
    let to = KeySlot::new(reference).ok_or(Status::WRONG_PARAMETERS)?;
    if to == from || to == KeySlot::ATTESTATION || from == KeySlot::ATTESTATION {
        return Err(Status::WRONG_PARAMETERS);
    }
    Ok(Some(to))
}
