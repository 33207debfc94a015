use std::{collections::BTreeSet, sync::Arc};

use desk::{ActivityPageView, ActivityQuery, OrderView, WhichActivity, WhichOrders};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::ListOrders,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &ListOrders, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    if arguments.search.is_some() {
        let found = session.desk.activity(&query(arguments)).await?;
        output.answer(&FoundOrders::new(found));
        return Ok(());
    }
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

fn query(arguments: &ListOrders) -> ActivityQuery {
    ActivityQuery {
        which: if arguments.open {
            WhichActivity::Open
        } else {
            WhichActivity::All
        },
        text: arguments.search.clone(),
        before: arguments.before.clone(),
    }
}

#[derive(Serialize)]
struct OrderList {
    orders: Vec<OrderView>,
    #[serde(skip)]
    all: bool,
}

impl Answer for OrderList {
    fn text(&self, output: &Output) -> String {
        match (&self.orders[..], self.all) {
            ([], true) => output.say("no-orders"),
            ([], false) => output.say("no-open-orders"),
            (orders, _) => table(orders, output).to_string(),
        }
    }
}

/// A page of what was found: each order once, whatever of it was found.
#[derive(Serialize)]
struct FoundOrders {
    orders: Vec<OrderView>,
    /// Where the next page goes on, if there is one.
    before: Option<String>,
}

impl FoundOrders {
    fn new(page: ActivityPageView) -> Self {
        let last = page.entries.last().map(|entry| entry.sequence.clone());
        let mut seen = BTreeSet::new();
        let orders = page.entries.into_iter().filter_map(|entry| entry.order);
        Self {
            orders: orders
                .filter(|order| seen.insert(order.order.clone()))
                .collect(),
            before: last.filter(|_| page.more),
        }
    }
}

impl Answer for FoundOrders {
    fn text(&self, output: &Output) -> String {
        let found = match &self.orders[..] {
            [] => format!("{}\n", output.say("no-orders-found")),
            orders => table(orders, output).to_string(),
        };
        match &self.before {
            Some(position) => {
                let fill = Fill::new().with("position", position.as_str());
                format!("{found}{}", output.fill("more-orders", &fill))
            }
            None => found.trim_end().to_owned(),
        }
    }
}

fn table(orders: &[OrderView], output: &Output) -> Table {
    let headings = ["order", "state", "procedure", "card", "officer", "changed"];
    let mut table = Table::new(headings.map(|key| output.say(key)));
    for order in orders {
        let state = output.say(&format!("order-state-{}", order.state));
        let changed = output.minute(&order.changed_at);
        table.row([
            &order.order,
            &state,
            &order.procedure,
            &output.tell(&order.card),
            &order.officer,
            &changed,
        ]);
    }
    table
}
