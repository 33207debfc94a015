use protocol::{ActivityKind, CardEvent, CardEventKind};
use sqlx::Row as _;

use crate::{
    Fault,
    database::{self, AnswerRow},
};

/// The services that gave a card ($1) a new PIN, newest first, at most so many ($2).
pub(crate) const SERVICES_OF_CARD: &str =
    "SELECT acts.changed_at AS at, acts.kind, officers.name AS officer_name, acts.id AS order_id, activity.procedure_name
     FROM acts JOIN officers ON officers.id = acts.officer LEFT JOIN activity ON activity.act = acts.id
     WHERE acts.card = $1 AND acts.state = 'done' AND acts.kind IN ('unblock', 'change-pin')
     ORDER BY acts.changed_at DESC LIMIT $2";

/// A service in a card's history.
pub(crate) fn service_event(row: &AnswerRow) -> Result<CardEvent, Fault> {
    let event = match database::word(row, "kind")? {
        ActivityKind::Unblock => CardEventKind::Unblocked,
        ActivityKind::ChangePin => CardEventKind::PinChanged,
        _ => return Err(Fault::Corrupt { what: "acts.kind" }),
    };
    Ok(CardEvent {
        at: database::time(row, "at")?,
        event,
        officer: row.try_get("officer_name")?,
        order: Some(database::parsed(row, "order_id")?),
        procedure_name: row.try_get("procedure_name")?,
    })
}

#[cfg(test)]
mod tests {
    use super::SERVICES_OF_CARD;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn an_index_finds_the_services_of_a_card() {
        assert_eq!(scans(SERVICES_OF_CARD, &[]).await, [""; 0]);
    }
}
