//! The application in which YubiKey tools look up which device this is. It can be read, not configured.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::model::Model;
use crate::status::Status;
use crate::tlv;

/// Its AID.
pub(crate) const AID: [u8; 8] = [0xA0, 0x00, 0x00, 0x05, 0x27, 0x47, 0x11, 0x17];
const READ_CONFIGURATION: u8 = 0x1D;
/// The capability bit of PIV; this device has no other.
const PIV: u8 = 0x10;
const USB_A_KEYCHAIN: u8 = 0x01;

/// The answer to SELECT: the version as text.
pub(crate) fn selected(card: &VirtualCard) -> Result<Vec<u8>, Status> {
    let Model::YubiKey {
        firmware: [major, minor, patch],
        ..
    } = card.model()
    else {
        return Err(Status::NOT_FOUND);
    };
    Ok(format!("Virtual mgr - FW version {major}.{minor}.{patch}").into_bytes())
}

pub(crate) fn dispatch(card: &VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    match (command.instruction, card.model()) {
        (READ_CONFIGURATION, Model::YubiKey { firmware, serial }) => match (command.p1, command.p2)
        {
            (0, 0) => Ok(configuration(firmware, serial)),
            _ => Err(Status::WRONG_PARAMETERS),
        },
        _ => Err(Status::INSTRUCTION_UNSUPPORTED),
    }
}

/// One page, its length first.
fn configuration(firmware: [u8; 3], serial: u32) -> Vec<u8> {
    let mut page = Vec::new();
    tlv::put(&mut page, 0x01, &[PIV]);
    tlv::put(&mut page, 0x02, &serial.to_be_bytes());
    tlv::put(&mut page, 0x03, &[PIV]);
    tlv::put(&mut page, 0x04, &[USB_A_KEYCHAIN]);
    tlv::put(&mut page, 0x05, &firmware);
    tlv::put(&mut page, 0x0A, &[0]);
    let mut out = vec![u8::try_from(page.len()).unwrap_or(u8::MAX)];
    out.append(&mut page);
    out
}
