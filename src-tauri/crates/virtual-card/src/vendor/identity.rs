//! Version (`FD`) and serial number (`F8`).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::model::Model;
use crate::status::Status;

pub(super) fn version(card: &VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    require_no_parameters(command)?;
    match card.model() {
        Model::YubiKey { firmware, .. } => Ok(firmware.to_vec()),
        Model::Generic { .. } => Err(Status::INSTRUCTION_UNSUPPORTED),
    }
}

pub(super) fn serial(card: &VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    require_no_parameters(command)?;
    let serial = card
        .model()
        .serial()
        .ok_or(Status::INSTRUCTION_UNSUPPORTED)?;
    Ok(serial.to_be_bytes().to_vec())
}

fn require_no_parameters(command: &Command<'_>) -> Result<(), Status> {
    if (command.p1, command.p2) == (0, 0) && command.data.is_empty() {
        Ok(())
    } else {
        Err(Status::WRONG_PARAMETERS)
    }
}
