//! The vendor extensions that YubiKey tools use, with the side effects they have on the real token
//! (Yubico, "Yubico extensions" to PIV, and the technical manual of the YubiKey 5 series).
//! A [`crate::Model::Generic`] card has none of them.

mod attest;
mod identity;
mod import;
pub(crate) mod management_application;
mod metadata;
mod move_key;
mod reset;
mod set_management_key;
mod set_retries;

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::status::Status;

pub(crate) fn dispatch(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    match command.instruction {
        0xF6 if card.model().has_since([5, 7]) => move_key::move_or_delete(card, command),
        0xF7 if card.model().has_since([5, 3]) => metadata::tell(card, command),
        0xF8 => identity::serial(card, command),
        0xF9 => attest::attest(card, command),
        0xFA => set_retries::set(card, command),
        0xFB => reset::reset(card, command),
        0xFD => identity::version(card, command),
        0xFE => import::import(card, command),
        0xFF => set_management_key::set(card, command),
        _ => Err(Status::INSTRUCTION_UNSUPPORTED),
    }
}

fn require_management(card: &VirtualCard) -> Result<(), Status> {
    if card.session.management_authenticated {
        Ok(())
    } else {
        Err(Status::SECURITY_STATUS_NOT_SATISFIED)
    }
}
