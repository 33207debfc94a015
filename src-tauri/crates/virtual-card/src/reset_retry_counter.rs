//! RESET RETRY COUNTER (SP 800-73-5 Part 2 §3.2.3).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::change_reference_data::split;
use crate::reference_data::{is_pin, is_puk};
use crate::status::Status;
use crate::verify::{PIN, present_puk};

/// Sets a new PIN, given the PUK. Whether the PIN counts as verified does not change by a success; a wrong
/// PUK makes it count as not verified.
pub(crate) fn reset(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p1 != 0x00 {
        return Err(Status::WRONG_PARAMETERS);
    }
    if command.p2 != PIN {
        return Err(Status::REFERENCE_NOT_FOUND);
    }
    let (puk, new_pin) = split(command.data)?;
    let may_compare = card.model().has_vendor_extensions() || is_puk(puk) && is_pin(&new_pin);
    if !may_compare {
        return Err(Status::WRONG_DATA);
    }
    if let Err(refused) = present_puk(card, puk) {
        card.session.pin_verified = false;
        return Err(refused);
    }
    if !is_pin(&new_pin) {
        return Err(Status::WRONG_DATA);
    }
    card.change(|state| state.pin.replace(new_pin))?;
    Ok(Vec::new())
}
