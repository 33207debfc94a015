use host::Host;

use super::{End, Failure, Output};

pub(super) async fn list(
    host: &Host,
    (search, open): (Option<&str>, bool),
    output: &mut Output,
) -> Result<End, Failure> {
    let orders = match search {
        Some(words) => host.search_orders(words, open).await?,
        None => host.orders(open).await?,
    };
    output.table(
        &orders,
        if open { "no open orders" } else { "no orders" },
        &["Order", "State", "Procedure", "Card", "Officer", "Changed"],
        |order| {
            vec![
                order.order.to_string(),
                format!("{:?}", order.state).to_lowercase(),
                order.procedure.clone(),
                order.card.clone(),
                order.officer.clone(),
                order.changed_at.to_string(),
            ]
        },
    )?;
    Ok(End::Done)
}
