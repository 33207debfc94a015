//! CHANGE REFERENCE DATA (SP 800-73-5 Part 2 §3.2.2).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::reference_data::{is_pin, is_puk};
use crate::status::Status;
use crate::verify::{PIN, PUK, present_pin, present_puk};

/// Replaces the PIN or the PUK by a new one, given the present one. A changed PIN counts as verified.
pub(crate) fn change(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p1 != 0x00 {
        return Err(Status::WRONG_PARAMETERS);
    }
    let is_right_form = match command.p2 {
        PIN => is_pin,
        PUK => is_puk,
        _ => return Err(Status::REFERENCE_NOT_FOUND),
    };
    let (present, new) = split(command.data)?;
    let may_compare =
        card.model().has_vendor_extensions() || is_right_form(present) && is_right_form(&new);
    if !may_compare {
        return Err(Status::WRONG_DATA);
    }
    if command.p2 == PIN {
        present_pin(card, present)?;
    } else {
        present_puk(card, present)?;
    }
    if !is_right_form(&new) {
        return Err(Status::WRONG_DATA);
    }
    card.change(|state| {
        if command.p2 == PIN {
            state.pin.replace(new)
        } else {
            state.puk.replace(new)
        }
    })?;
    Ok(Vec::new())
}

/// Sixteen bytes: what is there, then what takes its place.
pub(crate) fn split(data: &[u8]) -> Result<(&[u8], [u8; 8]), Status> {
    let (present, new) = data.split_at_checked(8).ok_or(Status::WRONG_DATA)?;
    Ok((present, new.try_into().map_err(|_| Status::WRONG_DATA)?))
}
