use desk::{PinSet, Submitted};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::output::{Answer, Output, Table};

/// An order that was carried out.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Issued(pub(crate) Submitted);

impl Answer for Issued {
    fn text(&self, output: &Output) -> String {
        let submitted = &self.0;
        let fill = Fill::new()
            .with("card", output.tell(&submitted.card))
            .with("order", submitted.order.as_str());
        let headings = [
            "key",
            "certificate-id",
            "serial-number",
            "valid-until",
            "subject",
            "on-card",
        ];
        let mut table = Table::new(headings.map(|key| output.say(key)));
        for issued in &submitted.certificates {
            let stored = output.say(if issued.stored { "yes" } else { "no" });
            let certificate = &issued.certificate;
            let [serial, subject] = [certificate.serial.clone(), certificate.subject.clone()];
            table.row([
                issued.key.to_uppercase(),
                issued.id.clone(),
                serial,
                output.day(&certificate.not_after),
                subject,
                stored,
            ]);
        }
        let pin = output.say(match submitted.pin {
            PinSet::System => "pin-is-system",
            PinSet::Entered => "pin-is-entered",
        });
        let keys = [archived(submitted, output), recovered(submitted, output)];
        let keys: String = keys.into_iter().flatten().map(|line| line + "\n").collect();
        format!("{}\n{table}{keys}{pin}", output.fill("issued", &fill))
    }
}

/// The keys that the host made and archived, where it did.
fn archived(submitted: &Submitted, output: &Output) -> Option<String> {
    let keys = submitted.archived.iter().map(|archived| {
        let fill = Fill::new()
            .with("key", archived.key.to_uppercase())
            .with("algorithm", archived.algorithm.as_str())
            .with("record", archived.record.as_str());
        output.fill("archived-key", &fill)
    });
    listed("archived-keys", keys, output)
}

/// The keys that came from the archive, where some did.
fn recovered(submitted: &Submitted, output: &Output) -> Option<String> {
    let keys = submitted.recovered.iter().map(|recovered| {
        let fill = Fill::new()
            .with("key", recovered.key.to_uppercase())
            .with("id", recovered.id.as_str())
            .with("reused", if recovered.reused { "yes" } else { "no" });
        output.fill("recovered-key", &fill)
    });
    listed("recovered-keys", keys, output)
}

fn listed(text: &str, keys: impl Iterator<Item = String>, output: &Output) -> Option<String> {
    let keys: Vec<_> = keys.collect();
    (!keys.is_empty()).then(|| output.fill(text, &Fill::new().with("keys", keys.join(", "))))
}
