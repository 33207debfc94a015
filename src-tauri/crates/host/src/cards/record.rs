use std::{cmp::Reverse, collections::BTreeSet};

use contents::{CardIdentity, PublicKey};
use jiff::Timestamp;
use protocol::{
    CardCertificate, CardEvent, CardEventKind, CardRecord, CertificateId, CertificateState,
    HostPin, HostPuk, StockKeyRecord, StockRecordOfCard,
};
use sqlx::Row as _;

use super::find::{card_number, overwritten};
use crate::{
    Fault, Host, Refused,
    database::{self, AnswerRow, Connection},
    officers::Officer,
    orders,
    service::{SERVICES_OF_CARD, service_event},
};

/// What became of the orders of a card ($1), newest first, at most so many ($2).
const HISTORY: &str =
    "SELECT audit.at, audit.event, officers.name AS officer_name, orders.id AS order_id, activity.procedure_name
     FROM orders JOIN audit ON audit.subject = orders.id AND audit.event LIKE 'order-%'
     LEFT JOIN officers ON officers.id =
         CASE WHEN audit.actor LIKE 'officer %' THEN CAST(substr(audit.actor, 9) AS INTEGER) END
     LEFT JOIN activity ON activity.order_id = orders.id AND activity.kind = 'issue'
     WHERE orders.card = $1 ORDER BY audit.sequence DESC LIMIT $2";

/// When a card ($1) was made an officer's.
const OFFICER_CARD: &str = "SELECT MIN(published_at) AS at FROM certificates
     WHERE card = $1 AND order_id IS NULL AND published_at IS NOT NULL";

/// The certificates that were to be stored on a card ($1), newest first, at most so many ($2).
const STORED: &str =
    "SELECT id, key, serial, subject, not_after, completed_at, revoked_at, action, order_id, sequence, step
     FROM stored_certificates AS stored WHERE card = $1 AND certificate IS NOT NULL
     ORDER BY sequence DESC, step DESC LIMIT $2";

/// Which of them have lost their keys.
const GONE: &str = concat!(
    "SELECT sequence, step FROM stored_certificates AS stored WHERE card = $1 AND ",
    overwritten!(),
    " ORDER BY sequence DESC, step DESC LIMIT $2"
);

/// The further ones for its keys ($1), newest first, at most so many ($2).
const FURTHER: &str =
    "SELECT id, key, serial, subject, not_after, published_at AS completed_at, revoked_at, action, order_id,
         id AS sequence, 0 AS step
     FROM certificates WHERE card = $1 AND action = 'issue' AND certificate IS NOT NULL ORDER BY id DESC LIMIT $2";

const KEYS: &str =
    "SELECT key, public_key, transport_certificate, replaced_at, overwritten_at FROM card_keys
     WHERE card = $1 ORDER BY key";

/// How many PINs the host holds of a card ($1), and how many of runs.
const PINS: &str = "SELECT COUNT(*) AS held, COUNT(NULLIF(kind, 'transport')) AS of_runs FROM card_pins WHERE card = $1";

/// How many PUKs of runs without a receipt a card ($1) may have.
const PENDING_PUKS: &str =
    "SELECT COUNT(*) FROM pending_secrets WHERE card = $1 AND kind = 'puk' AND may_be_set = 1";

impl Host {
    /// What the host knows of a card, without its secrets; nothing of one that is not in stock.
    pub(crate) async fn card_record(
        &self,
        officer: &Officer,
        identity: &CardIdentity,
    ) -> Result<CardRecord, Refused> {
        officer.must_work_on_cards()?;
        let mut read = self.database().read().await?;
        let Some(card) = card_number(&mut read, identity).await? else {
            return Ok(CardRecord {
                stock: None,
                history: Vec::new(),
                certificates: Vec::new(),
            });
        };
        let puk = self.told_puk(&mut read, card).await?;
        let stock = stock(&mut read, card, puk).await?;
        let history = history(&mut read, (card, stock.imported_at)).await?;
        Ok(CardRecord {
            stock: Some(stock),
            history,
            certificates: self.certificates_of_card(&mut read, card).await?,
        })
    }

    async fn told_puk(&self, connection: &mut Connection, card: i64) -> Result<HostPuk, Fault> {
        let pending: i64 = sqlx::query_scalar(PENDING_PUKS)
            .bind(card)
            .fetch_one(&mut *connection)
            .await?;
        if pending > 0 {
            return Ok(HostPuk::InDoubt);
        }
        let factory = self.factory_secrets(connection, card).await?;
        Ok(if factory.puk {
            HostPuk::Factory
        } else {
            HostPuk::Held
        })
    }

    async fn certificates_of_card(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Vec<CardCertificate>, Fault> {
        let most = limit(CardRecord::MAX_CERTIFICATES);
        let gone: Vec<(i64, i64)> = sqlx::query_as(GONE)
            .bind(card)
            .bind(most)
            .fetch_all(&mut *connection)
            .await?;
        let gone = BTreeSet::from_iter(gone);
        let mut certificates: Vec<((i64, i64), CardCertificate)> = Vec::new();
        for query in [STORED, FURTHER] {
            let query = sqlx::query(query).bind(card).bind(most);
            for row in &query.fetch_all(&mut *connection).await? {
                let place = (row.try_get("sequence")?, row.try_get("step")?);
                let is_gone = gone.contains(&place);
                certificates.push((place, certificate(row, is_gone, self.now())?));
            }
        }
        certificates.sort_by_key(|(place, _)| Reverse(*place));
        let certificates = certificates.into_iter().map(|(_, one)| one);
        Ok(certificates.take(CardRecord::MAX_CERTIFICATES).collect())
    }
}

async fn stock(
    connection: &mut Connection,
    card: i64,
    puk: HostPuk,
) -> Result<StockRecordOfCard, Fault> {
    let row = sqlx::query("SELECT * FROM cards WHERE id = $1")
        .bind(card)
        .fetch_one(&mut *connection)
        .await?;
    let keys = sqlx::query(KEYS)
        .bind(card)
        .fetch_all(&mut *connection)
        .await?;
    let guid: Option<&str> = row.try_get("guid")?;
    Ok(StockRecordOfCard {
        card_type: row.try_get("card_type")?,
        producer: row.try_get("producer")?,
        imported_at: database::time(&row, "created_at")?,
        serial: row.try_get("serial")?,
        key_fingerprint: row.try_get("key_fingerprint")?,
        guid: guid.map(|_| database::parsed(&row, "guid")).transpose()?,
        keys: keys.iter().map(key).collect::<Result<_, _>>()?,
        pin: pin(connection, card).await?,
        puk,
    })
}

fn key(row: &AnswerRow) -> Result<StockKeyRecord, Fault> {
    let public_key =
        PublicKey::from_spki(row.try_get("public_key")?).map_err(|_| Fault::Corrupt {
            what: "card_keys.public_key",
        })?;
    let transport: Option<&[u8]> = row.try_get("transport_certificate")?;
    let transport = transport.map(|_| super::find::certificate(row, "transport_certificate"));
    Ok(StockKeyRecord {
        key: database::parsed(row, "key")?,
        algorithm: public_key.algorithm(),
        transport_certificate: transport
            .transpose()?
            .map(|certificate| certificate.subject().to_owned()),
        replaced_at: database::optional_time(row, "replaced_at")?,
        overwritten_at: database::optional_time(row, "overwritten_at")?,
    })
}

async fn pin(connection: &mut Connection, card: i64) -> Result<HostPin, Fault> {
    let row = sqlx::query(PINS).bind(card).fetch_one(connection).await?;
    let (held, of_runs): (i64, i64) = (row.try_get("held")?, row.try_get("of_runs")?);
    Ok(match (held, of_runs) {
        (0, _) => HostPin::UnknownToHost,
        (_, 0) => HostPin::Production,
        _ => HostPin::Known,
    })
}

async fn history(
    connection: &mut Connection,
    (card, imported_at): (i64, Timestamp),
) -> Result<Vec<CardEvent>, Fault> {
    let rows = sqlx::query(HISTORY)
        .bind(card)
        .bind(limit(CardRecord::MAX_HISTORY))
        .fetch_all(&mut *connection)
        .await?;
    let mut events: Vec<CardEvent> = rows.iter().map(event).collect::<Result<_, _>>()?;
    let services = sqlx::query(SERVICES_OF_CARD)
        .bind(card)
        .bind(limit(CardRecord::MAX_HISTORY))
        .fetch_all(&mut *connection)
        .await?;
    for row in &services {
        events.push(service_event(row)?);
    }
    let row = sqlx::query(OFFICER_CARD)
        .bind(card)
        .fetch_one(connection)
        .await?;
    let without_order = |at, event| CardEvent {
        at,
        event,
        officer: None,
        order: None,
        procedure_name: None,
    };
    let officers = database::optional_time(&row, "at")?;
    events.extend(officers.map(|at| without_order(at, CardEventKind::OfficerCard)));
    events.push(without_order(imported_at, CardEventKind::Imported));
    // Newest first; those of one moment stay in their order.
    events.sort_by_key(|event| Reverse(event.at));
    events.truncate(CardRecord::MAX_HISTORY);
    Ok(events)
}

fn event(row: &AnswerRow) -> Result<CardEvent, Fault> {
    Ok(CardEvent {
        at: database::time(row, "at")?,
        event: orders::state_of_event(row.try_get("event")?)?.into(),
        officer: row.try_get("officer_name")?,
        order: Some(database::parsed(row, "order_id")?),
        procedure_name: row.try_get("procedure_name")?,
    })
}

fn certificate(row: &AnswerRow, is_gone: bool, now: Timestamp) -> Result<CardCertificate, Fault> {
    let id: i64 = row.try_get("id")?;
    let order: Option<&str> = row.try_get("order_id")?;
    let not_after = database::time(row, "not_after")?;
    let state = if database::optional_time(row, "revoked_at")?.is_some() {
        CertificateState::Revoked
    } else if not_after <= now {
        CertificateState::Expired
    } else if database::optional_time(row, "completed_at")?.is_none() {
        CertificateState::Unpublished
    } else if is_gone {
        CertificateState::Gone
    } else {
        CertificateState::Live
    };
    Ok(CardCertificate {
        id: CertificateId(u64::try_from(id).map_err(|_| Fault::Corrupt {
            what: "certificates.id",
        })?),
        key: database::parsed(row, "key")?,
        serial: row.try_get("serial")?,
        subject: row.try_get("subject")?,
        not_after,
        state,
        action: database::word(row, "action")?,
        order: order
            .map(|_| database::parsed(row, "order_id"))
            .transpose()?,
    })
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::plan::scans;

    #[tokio::test]
    async fn indexes_answer_what_became_of_a_card() {
        for query in [HISTORY, OFFICER_CARD, KEYS, PINS, PENDING_PUKS, FURTHER] {
            assert_eq!(scans(query, &[]).await, [""; 0], "{query}");
        }
        // The view's rows of one card are made once, then read through.
        for query in [STORED, GONE] {
            assert_eq!(scans(query, &["stored"]).await, [""; 0], "{query}");
        }
    }
}
