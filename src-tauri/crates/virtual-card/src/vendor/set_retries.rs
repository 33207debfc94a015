//! Set retries (`FA`): P1 tries of the PIN, P2 tries of the PUK.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::status::Status;
use crate::timing::Work;

/// Needs the management key and the PIN, **sets PIN and PUK back to the factory's values** with all tries left, and makes
/// the PIN count as not verified. Neither limit can be zero.
pub(super) fn set(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    super::require_management(card)?;
    if !card.session.pin_verified {
        return Err(Status::SECURITY_STATUS_NOT_SATISFIED);
    }
    if command.p1 == 0 || command.p2 == 0 || !command.data.is_empty() {
        return Err(Status::WRONG_PARAMETERS);
    }
    card.exchange.work = Work::Write;
    card.change(|state| state.factory_pin_and_puk(command.p1, command.p2))?;
    card.session.pin_verified = false;
    Ok(Vec::new())
}
