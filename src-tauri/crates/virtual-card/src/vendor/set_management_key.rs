//! Set the management key (`FF`): P1 `FF`, P2 `FF` or, with a touch from then on, `FE`; algorithm, `9B`,
//! length, key.

use crate::apdu::Command;
use crate::card::VirtualCard;
use crate::management_key::{ManagementAlgorithm, ManagementKey};
use crate::status::Status;
use crate::timing::Work;

pub(super) fn set(card: &mut VirtualCard, command: &Command<'_>) -> Result<Vec<u8>, Status> {
    let touch = match (command.p1, command.p2) {
        (0xFF, 0xFF) => false,
        (0xFF, 0xFE) => true,
        _ => return Err(Status::WRONG_PARAMETERS),
    };
    super::require_management(card)?;
    let [algorithm, 0x9B, length, key @ ..] = command.data else {
        return Err(Status::WRONG_DATA);
    };
    let algorithm = ManagementAlgorithm::from_identifier(*algorithm)
        .filter(|known| {
            *algorithm != 0
                && (*known == ManagementAlgorithm::TripleDes || card.model().has_since([5, 4]))
        })
        .ok_or(Status::WRONG_DATA)?;
    if usize::from(*length) != key.len() {
        return Err(Status::WRONG_DATA);
    }
    let key = ManagementKey::new(algorithm, key.to_vec()).ok_or(Status::WRONG_DATA)?;
    card.exchange.work = Work::Write;
    card.change(|state| state.management_key = key.with_touch(touch))?;
    Ok(Vec::new())
}
