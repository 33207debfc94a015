use desk::{PinSet, Submitted};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::output::{Answer, Output, Table, day};

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
                day(&certificate.not_after),
                subject,
                stored,
            ]);
        }
        let pin = output.say(match submitted.pin {
            PinSet::System => "pin-is-system",
            PinSet::Entered => "pin-is-entered",
        });
        format!("{}\n{table}{pin}", output.fill("issued", &fill))
    }
}
