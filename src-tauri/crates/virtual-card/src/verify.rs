//! VERIFY (SP 800-73-5 Part 2 §3.2.1).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::reference_data::is_pin;
use crate::status::Status;
use crate::timing::Work;

/// The PIV card application PIN.
pub(crate) const PIN: u8 = 0x80;
/// The PUK.
pub(crate) const PUK: u8 = 0x81;

/// Compares the PIN; without data, says whether it was verified or how many tries are left; with P1 `FF`,
/// forgets that it was verified.
pub(crate) fn verify(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if command.p2 == PUK && card.model().tells_puk_tries() && command.data.is_empty() {
        return Err(Status::tries_left(card.state().puk.tries_left()));
    }
    if command.p2 != PIN {
        return Err(Status::REFERENCE_NOT_FOUND);
    }
    match (command.p1, command.data) {
        (0x00, []) => tell_status(card),
        (0x00, data) => compare(card, data),
        (0xFF, []) => {
            card.session.pin_verified = false;
            Ok(Vec::new())
        }
        (0xFF, _) => Err(Status::WRONG_DATA),
        _ => Err(Status::WRONG_PARAMETERS),
    }
}

fn tell_status(card: &VirtualCard) -> Result<Vec<u8>, Status> {
    if card.session.pin_verified {
        return Ok(Vec::new());
    }
    // The standard has 63C0 here; the YubiKey answers as it does to a PIN.
    if card.state().pin.is_blocked() && card.model().has_vendor_extensions() {
        return Err(Status::AUTHENTICATION_BLOCKED);
    }
    Err(Status::tries_left(card.state().pin.tries_left()))
}

fn compare(card: &mut VirtualCard, data: &[u8]) -> Result<Vec<u8>, Status> {
    // The standard leaves two answers to a PIN of the wrong form: 6A80 without, or 63CX with a try lost.
    let is_of_any_use = if card.model().has_vendor_extensions() {
        data.len() == 8
    } else {
        is_pin(data)
    };
    if !is_of_any_use {
        return Err(Status::WRONG_DATA);
    }
    present_pin(card, data)?;
    card.session.pin_fresh = true;
    Ok(Vec::new())
}

/// Compares a PIN, counts, and stores the count before it is known outside.
pub(crate) fn present_pin(card: &mut VirtualCard, padded: &[u8]) -> Result<(), Status> {
    card.exchange.work = Work::Write;
    card.session.pin_verified = false;
    if card.state().pin.is_blocked() {
        return Err(Status::AUTHENTICATION_BLOCKED);
    }
    let all_tries_left = card.state().pin.tries_left() == card.state().pin.tries();
    let mut compared = card.state().pin.clone();
    let right = compared.present(padded);
    if !(right && all_tries_left) {
        let tries_left = compared.tries_left();
        card.change(|state| state.pin = compared)?;
        if !right {
            return Err(Status::tries_left(tries_left));
        }
    }
    card.session.pin_verified = true;
    Ok(())
}

/// Compares the PUK likewise.
pub(crate) fn present_puk(card: &mut VirtualCard, padded: &[u8]) -> Result<(), Status> {
    card.exchange.work = Work::Write;
    if card.state().puk.is_blocked() {
        return Err(Status::AUTHENTICATION_BLOCKED);
    }
    let (right, tries_left) =
        card.change(|state| (state.puk.present(padded), state.puk.tries_left()))?;
    if right {
        Ok(())
    } else {
        Err(Status::tries_left(tries_left))
    }
}
