use std::sync::Arc;

use desk::{OrderCertificateView, OrderRecordView, StandingView};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::OneOrder,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &OneOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&Shown(session.desk.order(&arguments.order).await?));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Shown(OrderRecordView);

impl Answer for Shown {
    fn text(&self, output: &Output) -> String {
        let mut parts = vec![self.facts(output), self.steps(output)];
        if !self.0.certificates.is_empty() {
            parts.push(self.certificates(output).to_string());
        }
        parts.join("\n")
    }
}

impl Shown {
    fn facts(&self, output: &Output) -> String {
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
        fact("granted", &output.minute(&order.granted_at));
        fact("changed", &output.minute(&order.changed_at));
        fact("documents", &self.0.documents.join(", "));
        if let Some(standing) = &self.0.standing {
            fact("standing", &output.tell(&standing.host));
            if !standing.revokes.is_empty() {
                fact("abandoning-revokes", &revokes(standing));
            }
        }
        facts.to_string()
    }

    fn steps(&self, output: &Output) -> String {
        let mut table =
            Table::new(["steps-of-order", "at", "by", "took"].map(|key| output.say(key)));
        for step in &self.0.history {
            let took = step
                .took_ms
                .map(|ms| output.fill("took-ms", &Fill::new().with("ms", ms)));
            table.row([
                output.fill(
                    "card-event",
                    &Fill::new().with("event", step.event.as_str()),
                ),
                output.minute(&step.at),
                step.officer
                    .clone()
                    .unwrap_or_else(|| output.say("done-by-host")),
                took.unwrap_or_default(),
            ]);
        }
        table.to_string()
    }

    fn certificates(&self, output: &Output) -> Table {
        let headings = ["key", "certificate-id", "serial-number", "subject", "state"];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for certificate in &self.0.certificates {
            table.row([
                certificate.key.to_uppercase(),
                certificate.id.clone(),
                certificate.serial.clone(),
                certificate.subject.clone(),
                state(certificate, output),
            ]);
        }
        table
    }
}

fn revokes(standing: &StandingView) -> String {
    let ids = standing
        .revokes
        .iter()
        .map(|certificate| certificate.id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

fn state(certificate: &OrderCertificateView, output: &Output) -> String {
    let at =
        |key: &str, time: &String| output.fill(key, &Fill::new().with("time", output.minute(time)));
    match (&certificate.revoked_at, &certificate.published_at) {
        (Some(time), _) => at("revoked-at", time),
        (None, Some(time)) => at("published", time),
        (None, None) => output.say("not-published"),
    }
}
