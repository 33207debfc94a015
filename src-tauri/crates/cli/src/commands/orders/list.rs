use std::sync::Arc;

use desk::{OrderView, WhichOrders};
use serde::Serialize;

use crate::{
    arguments::ListOrders,
    output::{Answer, Failure, Output, Table, minute},
    session::Session,
};

pub(super) async fn run(arguments: &ListOrders, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let which = if arguments.all {
        WhichOrders::All
    } else {
        WhichOrders::Open
    };
    output.answer(&OrderList {
        orders: session.desk.orders(which).await?,
        all: arguments.all,
    });
    Ok(())
}

#[derive(Serialize)]
struct OrderList {
    orders: Vec<OrderView>,
    #[serde(skip)]
    all: bool,
}

impl Answer for OrderList {
    fn text(&self, output: &Output) -> String {
        if self.orders.is_empty() {
            return output.say(if self.all {
                "no-orders"
            } else {
                "no-open-orders"
            });
        }
        let headings = ["order", "state", "procedure", "card", "officer", "changed"];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for order in &self.orders {
            let state = output.say(&format!("order-state-{}", order.state));
            let changed = minute(&order.changed_at);
            table.row([
                &order.order,
                &state,
                &order.procedure,
                &output.tell(&order.card),
                &order.officer,
                &changed,
            ]);
        }
        table.to_string()
    }
}
