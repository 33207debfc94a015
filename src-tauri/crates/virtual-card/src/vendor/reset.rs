//! Reset to the factory state (`FB`), only while PIN and PUK are both blocked.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::key::KeySlot;
use crate::objects::ObjectId;
use crate::state::CardState;
use crate::status::Status;
use crate::timing::Work;

/// Deletes keys and objects and sets PIN, PUK and management key to the factory's. The attestation key and
/// its certificate stay.
pub(super) fn reset(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if (command.p1, command.p2) != (0, 0) || !command.data.is_empty() {
        return Err(Status::WRONG_PARAMETERS);
    }
    if !(card.state().pin.is_blocked() && card.state().puk.is_blocked()) {
        return Err(Status::CONDITIONS_NOT_SATISFIED);
    }
    card.exchange.work = Work::Write;
    card.change(|state| {
        let mut fresh = CardState::factory(state.model);
        fresh
            .keys
            .extend(state.keys.remove_entry(&KeySlot::ATTESTATION));
        fresh
            .objects
            .extend(state.objects.remove_entry(&ObjectId::ATTESTATION));
        *state = fresh;
    })?;
    card.session.forget_verified();
    Ok(Vec::new())
}
