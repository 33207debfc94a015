use desk::{PinDeliveryView, PinSet, PukSet, Submitted};
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
        let lines = [
            archived(submitted, output),
            recovered(submitted, output),
            submitted.taken_in.then(|| output.say("taken-in")),
            Some(told_pin(submitted.pin, submitted.delivery.as_ref(), output)),
            puk(submitted, output),
        ];
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        format!(
            "{}\n{table}{}",
            output.fill("issued", &fill),
            lines.join("\n")
        )
    }
}

/// Which PIN the card has, and how it reaches its holder.
pub(crate) fn told_pin(pin: PinSet, delivery: Option<&PinDeliveryView>, output: &Output) -> String {
    match (pin, delivery) {
        (PinSet::Entered, _) => output.say("pin-is-entered"),
        (PinSet::Unchanged, _) => output.say("pin-is-unchanged"),
        (
            PinSet::System,
            Some(PinDeliveryView {
                address: Some(address),
                ..
            }),
        ) => output.fill(
            "pin-is-mailed",
            &Fill::new().with("address", address.as_str()),
        ),
        (
            PinSet::System,
            Some(PinDeliveryView {
                letter: Some(letter),
                pin_in_letter: true,
                ..
            }),
        ) => output.fill(
            "pin-is-in-letter",
            &Fill::new().with("letter", letter.as_str()),
        ),
        (PinSet::System, _) => output.say("pin-is-system"),
    }
}

/// What became of the PUK, where a new one was set.
fn puk(submitted: &Submitted, output: &Output) -> Option<String> {
    let letter = submitted
        .delivery
        .as_ref()
        .and_then(|delivery| delivery.letter.as_deref());
    Some(match submitted.puk? {
        PukSet::HostOnly => output.say("puk-is-host-only"),
        PukSet::Shown => output.say("puk-is-shown"),
        PukSet::Letter => output.fill(
            "puk-is-in-letter",
            &Fill::new().with("letter", letter.unwrap_or_default()),
        ),
    })
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
