use std::sync::Arc;

use desk::{CardRecordView, StockKeyView, StockView};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::CardRecord,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

/// Tells what the host knows of the card in a device, or of an order's.
pub(crate) async fn run(arguments: &CardRecord, output: &Arc<Output>) -> Result<(), Failure> {
    let (host, officer) = (&arguments.host, &arguments.officer);
    let record = match &arguments.order {
        Some(order) => {
            let session = Session::open(host, officer, output).await?;
            session.desk.card_record_of_order(order).await?
        }
        None => {
            let device = arguments.device.as_deref();
            let (session, device) =
                Session::open_with_subject(host, officer, device, output).await?;
            session.desk.card_record(&device).await?
        }
    };
    output.answer(&Shown(record));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Shown(CardRecordView);

impl Answer for Shown {
    fn text(&self, output: &Output) -> String {
        let mut parts = vec![self.facts(output)];
        match &self.0.stock {
            Some(stock) if !stock.keys.is_empty() => parts.push(keys(&stock.keys, output)),
            Some(_) => {}
            None => parts.push(format!("{}\n", output.say("not-in-stock"))),
        }
        if !self.0.history.is_empty() {
            parts.push(self.history(output));
        }
        if !self.0.certificates.is_empty() {
            parts.push(self.certificates(output));
        }
        parts.join("\n")
    }
}

impl Shown {
    fn facts(&self, output: &Output) -> String {
        let mut facts = Table::plain();
        facts.row([output.say("card"), output.tell(&self.0.identity)]);
        for (key, value) in self
            .0
            .stock
            .iter()
            .flat_map(|stock| of_stock(stock, output))
        {
            facts.row([output.say(key), value]);
        }
        facts.to_string()
    }

    fn history(&self, output: &Output) -> String {
        let headings = ["what-happened", "at", "by", "procedure", "order"];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for event in &self.0.history {
            table.row([
                output.fill(
                    "card-event",
                    &Fill::new().with("event", event.event.as_str()),
                ),
                output.minute(&event.at),
                event
                    .officer
                    .clone()
                    .unwrap_or_else(|| output.say("done-by-host")),
                event.procedure.clone().unwrap_or_default(),
                event.order.clone().unwrap_or_default(),
            ]);
        }
        table.to_string()
    }

    fn certificates(&self, output: &Output) -> String {
        let headings = [
            "key",
            "certificate-id",
            "serial-number",
            "subject",
            "valid-until",
            "state",
        ];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for certificate in &self.0.certificates {
            let state = Fill::new().with("state", certificate.state.as_str());
            table.row([
                certificate.key.to_uppercase(),
                certificate.id.clone(),
                certificate.serial.clone(),
                certificate.subject.clone(),
                output.day(&certificate.not_after),
                output.fill("certificate-state", &state),
            ]);
        }
        table.to_string()
    }
}

fn of_stock(stock: &StockView, output: &Output) -> Vec<(&'static str, String)> {
    let pin = Fill::new().with("pin", stock.pin.as_str());
    let known = [
        ("card-type", Some(stock.card_type.clone())),
        ("producer", Some(stock.producer.clone())),
        ("imported", Some(output.minute(&stock.imported_at))),
        ("serial-number", stock.serial.clone()),
        ("guid-then", stock.guid.clone()),
        ("pin-at-host", Some(output.fill("pin-of-card", &pin))),
    ];
    known
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)))
        .collect()
}

fn keys(keys: &[StockKeyView], output: &Output) -> String {
    let headings = [
        "key",
        "algorithm",
        "transport-certificate",
        "replaced-or-overwritten",
    ];
    let mut table = Table::new(headings.map(|key| output.say(key)));
    for key in keys {
        let at = |key: &str, time: &String| {
            output.fill(key, &Fill::new().with("time", output.minute(time)))
        };
        let since = match (&key.overwritten_at, &key.replaced_at) {
            (Some(time), _) => at("key-overwritten", time),
            (None, Some(time)) => at("key-replaced", time),
            (None, None) => output.say("key-as-produced"),
        };
        table.row([
            key.key.to_uppercase(),
            key.algorithm.clone(),
            key.transport_certificate.clone().unwrap_or_default(),
            since,
        ]);
    }
    table.to_string()
}
