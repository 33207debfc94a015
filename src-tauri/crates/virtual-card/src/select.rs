//! SELECT (SP 800-73-5 Part 2 §3.1.1).

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::session::Application;
use crate::status::Status;
use crate::tlv;
use crate::vendor::management_application;

/// The PIV card application, version 1.0 (SP 800-73-5 Part 1 §2.2).
const PIV: [u8; 11] = [
    0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00,
];

/// Selects an application by its AID, whole or right-truncated. Selecting the PIV card application again
/// leaves its security status as it is; an AID that is not on the card leaves everything as it is.
pub(crate) fn select(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    if (command.p1, command.p2) != (0x04, 0x00) {
        return Err(Status::WRONG_PARAMETERS);
    }
    let aid = command.data;
    if aid.len() >= card.model().shortest_aid() && PIV.starts_with(aid) {
        if card.session.application != Some(Application::Piv) {
            card.session.forget_verified();
        }
        card.session.application = Some(Application::Piv);
        return Ok(application_property_template(
            card.model().has_vendor_extensions(),
        ));
    }
    if card.model().has_vendor_extensions() && aid == management_application::AID {
        card.session.forget_verified();
        card.session.application = Some(Application::YubiKeyManagement);
        return management_application::selected(card);
    }
    Err(Status::NOT_FOUND)
}

/// SP 800-73-5 Part 2 Table 3.
fn application_property_template(is_yubikey: bool) -> Vec<u8> {
    let mut template = tlv::encode(0x4F, &PIV[5..]);
    tlv::put(&mut template, 0x79, &tlv::encode(0x4F, &PIV[..5]));
    if !is_yubikey {
        tlv::put(&mut template, 0x50, b"PIV card in software");
    }
    tlv::encode(0x61, &template)
}
