use std::sync::Arc;

use desk::OrderDetailsView;
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::OneOrder,
    output::{Answer, Failure, Output, Table, minute},
    session::Session,
};

pub(super) async fn run(arguments: &OneOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&Shown(session.desk.order(&arguments.order).await?));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Shown(OrderDetailsView);

impl Answer for Shown {
    fn text(&self, output: &Output) -> String {
        let order = &self.0.summary;
        let mut facts = Table::plain();
        let mut fact = |key: &str, value: &str| facts.row([output.say(key), value.to_owned()]);
        fact("order", &order.order);
        fact(
            "state",
            &output.say(&format!("order-state-{}", order.state)),
        );
        fact("procedure", &order.procedure);
        fact("card", &output.tell(&order.card));
        fact("officer", &order.officer);
        fact("granted", &minute(&order.granted_at));
        fact("changed", &minute(&order.changed_at));
        fact("documents", &self.0.documents.join(", "));
        if self.0.certificates.is_empty() {
            return facts.to_string();
        }
        format!("{facts}\n{}", self.certificates(output))
    }
}

impl Shown {
    fn certificates(&self, output: &Output) -> Table {
        let mut table = Table::new(
            ["key", "certificate-id", "serial-number", "state"].map(|key| output.say(key)),
        );
        for certificate in &self.0.certificates {
            let state = match &certificate.revoked_at {
                Some(time) => output.fill("revoked-at", &Fill::new().with("time", minute(time))),
                None => output.say("not-revoked"),
            };
            table.row([
                &certificate.key.to_uppercase(),
                &certificate.id,
                &certificate.serial,
                &state,
            ]);
        }
        table
    }
}
