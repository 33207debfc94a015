//! The card that a holder had before: without one there would be nothing to recover.

use std::sync::Arc;

use desk::{Cancel, Desk, OperationId, ProcedureId, ReadCard, run_progress};
use messages::Arguments as Fill;
use secret::Pin;
use workstation::{
    Workstation,
    practice::{Practice, PracticeCardError, SUBJECT_DEVICE},
};

use super::{examples, not_set_up};
use crate::{
    answers::Answers,
    arguments::DraftOptions,
    draft,
    output::{Failure, Output},
    secrets::{SecretName, Secrets},
};

/// The procedure that archives.
const ARCHIVES: &str = "archived-encryption";

/// Whether a procedure recovers keys onto this card.
pub(super) async fn is_wanted(
    desk: &Desk,
    card: &ReadCard,
    procedure: &ProcedureId,
) -> Result<bool, Failure> {
    let offered = desk.procedures(Some(card)).await?.offered;
    if !offered
        .iter()
        .any(|offered| offered.id == procedure.as_str())
    {
        // It is refused with its reason when it is drafted.
        return Ok(false);
    }
    let keys = desk.procedure(procedure).await?.keys;
    Ok(keys
        .iter()
        .any(|key| key.source.as_deref() == Some("recover")))
}

/// Issues the last of the practice cards that take an archived key to the example holder, with an archived key. Another of its kind takes its
/// place.
pub(super) async fn issue(workstation: &Workstation, output: &Arc<Output>) -> Result<(), Failure> {
    let desk = workstation.desk();
    let Some(practice) = workstation.practice() else {
        return Err(not_set_up("no readers"));
    };
    let (number, card) = last_that_takes(practice, desk).await?;
    let drafted = desk.draft(card, &draft::procedure(ARCHIVES)?).await?;
    let options = DraftOptions {
        inputs: examples(&drafted.view()),
        ..DraftOptions::default()
    };
    let drafted = draft::fill(drafted, &options)?;
    let (reporter, _unread) = run_progress();
    let submitted = desk
        .submit(
            OperationId::fresh(),
            &drafted,
            answers(practice, output),
            Cancel::new(),
            reporter,
        )
        .await
        .map_err(|error| Failure::submit(&error))?;
    let fill = Fill::new().with("card", output.tell(&submitted.card));
    output.note(&output.fill("practice-lost-card", &fill));
    practice.reset(number).await.map_err(at_hand)
}

/// That card, in the reader.
async fn last_that_takes(practice: &Practice, desk: &Desk) -> Result<(u8, ReadCard), Failure> {
    for card in practice.cards().iter().rev() {
        practice.insert(card.number).await.map_err(at_hand)?;
        let read = desk.read_card(SUBJECT_DEVICE).await?;
        let offered = desk.procedures(Some(&read)).await?.offered;
        if offered.iter().any(|offered| offered.id == ARCHIVES) {
            return Ok((card.number, read));
        }
    }
    Err(not_set_up("no cards"))
}

fn at_hand(error: PracticeCardError) -> Failure {
    not_set_up(&error.to_string())
}

/// Its PIN is nobody's: nothing is shown.
fn answers(practice: &Practice, output: &Arc<Output>) -> Arc<Answers> {
    let pin = Pin::new(practice.officer_pin().to_owned());
    let secrets = Secrets::default().or(SecretName::Signature, pin);
    Arc::new(Answers::new(output.clone(), secrets).putting_pin_code_away())
}
