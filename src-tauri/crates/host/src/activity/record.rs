use jiff::Timestamp;
use protocol::{ActivityKind, OfficerId, OrderId};

use crate::{
    Fault, Host,
    database::{Write, millis},
};

/// Something that an officer did.
pub(crate) struct Act<'a> {
    pub(crate) at: Timestamp,
    pub(crate) officer: OfficerId,
    pub(crate) kind: ActivityKind,
    pub(crate) about: About,
    /// In the officer's words, where it is not in what it is about.
    pub(crate) reason: Option<&'a str>,
}

/// What it was done to.
#[derive(Clone, Copy)]
pub(crate) enum About {
    Order(OrderId),
    /// The number of a recovery request's row.
    Request(i64),
}

impl Host {
    /// Writes down what an officer did, in the transaction that does it; what it is about is there already.
    pub(crate) async fn record_activity(
        &self,
        write: &mut Write,
        act: Act<'_>,
    ) -> Result<(), Fault> {
        let (order, request) = match act.about {
            About::Order(order) => (Some(order.to_string()), None),
            About::Request(number) => (None, Some(number)),
        };
        let sequence: i64 = sqlx::query_scalar(
            "INSERT INTO activity (at, officer, kind, order_id, request, reason, open)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING sequence",
        )
        .bind(millis(act.at))
        .bind(i64::from(act.officer.0))
        .bind(act.kind.name())
        .bind(order)
        .bind(request)
        .bind(act.reason)
        .bind(act.kind == ActivityKind::Issue)
        .fetch_one(&mut **write)
        .await?;
        self.describe(write, sequence).await
    }

    /// What is known of an order changed: its acts are found by it from here on.
    pub(crate) async fn describe_order(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        let acts: Vec<i64> =
            sqlx::query_scalar("SELECT sequence FROM activity WHERE order_id = $1")
                .bind(order.to_string())
                .fetch_all(&mut **write)
                .await?;
        for sequence in acts {
            self.describe(write, sequence).await?;
        }
        Ok(())
    }
}
