use std::sync::Arc;

use desk::{VerifiedAbandonment, VerifiedOrder};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::OneOrder,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &OneOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&Verified(
        session.desk.verify_order(&arguments.order).await?,
    ));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Verified(VerifiedOrder);

impl Answer for Verified {
    fn text(&self, output: &Output) -> String {
        let order = &self.0;
        let verified = Fill::new().with("order", order.order.as_str());
        format!(
            "{}\n{}\n{}{}",
            output.fill("verified", &verified),
            self.facts(output),
            self.keys(output),
            self.fields(output)
        )
    }
}

impl Verified {
    fn facts(&self, output: &Output) -> Table {
        let order = &self.0;
        let mut facts = Table::plain();
        let mut fact = |key: &str, value: &str| facts.row([output.say(key), value.to_owned()]);
        fact(
            "state",
            &output.say(&format!("order-state-{}", order.state)),
        );
        if let Some(abandoned) = &order.abandoned {
            fact("abandoned-by", &abandonment(abandoned, output));
        }
        let procedure = format!("{} ({})", order.procedure, order.procedure_id);
        fact("procedure", &procedure);
        fact("revision", &order.revision);
        fact("card", &output.tell(&order.card));
        fact("officer", &order.officer);
        fact("documents", &order.documents.join(", "));
        let signed_by = format!("{} ({})", order.signed_by, order.signed_by_serial);
        fact("signed-by", &signed_by);
        fact("officer-authorities", &order.authorities.join("; "));
        fact("verified-at", &output.minute(&order.verified_at));
        fact("digest", &order.digest);
        facts
    }

    fn keys(&self, output: &Output) -> Table {
        let headings = ["key", "action", "algorithm", "subject", "certificate-id"];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for key in &self.0.keys {
            let action = Fill::new().with("action", key.action.as_str());
            let or_none = |value: &Option<String>| value.clone().unwrap_or_default();
            table.row([
                key.key.to_uppercase(),
                output.fill("action-name", &action),
                or_none(&key.algorithm),
                or_none(&key.subject),
                or_none(&key.certificate_id),
            ]);
        }
        table
    }

    /// By the names that were signed; what a procedure calls them on a screen is not part of the order.
    fn fields(&self, output: &Output) -> String {
        if self.0.fields.is_empty() {
            return String::new();
        }
        let mut table = Table::new(["field", "value-as-signed"].map(|key| output.say(key)));
        for field in &self.0.fields {
            table.row([field.name.as_str(), field.value.as_str()]);
        }
        format!("\n{table}")
    }
}

fn abandonment(abandoned: &VerifiedAbandonment, output: &Output) -> String {
    let fill = Fill::new()
        .with("order", abandoned.order.as_str())
        .with("officer", abandoned.signed_by.as_str())
        .with("time", output.minute(&abandoned.at))
        .with("reason", abandoned.reason.as_str());
    output.fill("abandoned-by-order", &fill)
}
