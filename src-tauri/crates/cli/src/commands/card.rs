use desk::{CardView, CertificateView, KeyView, ReferenceDataView};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::Card,
    choose_device::{self, Role},
    output::{Answer, Failure, Output, Table},
    session,
};

pub(crate) async fn run(arguments: &Card, output: &Output) -> Result<(), Failure> {
    let workstation = session::without_host().await?;
    let desk = workstation.desk();
    let device = choose_device::choose(desk, arguments.device.as_deref(), Role::Subject).await?;
    let card = desk.read_card(&device).await?;
    output.answer(&ShownCard {
        device,
        card: card.view(),
    });
    Ok(())
}

#[derive(Serialize)]
struct ShownCard {
    device: String,
    card: CardView,
}

impl Answer for ShownCard {
    fn text(&self, output: &Output) -> String {
        let card = &self.card;
        let mut facts = Table::plain();
        let mut fact = |key: &str, value: String| facts.row([output.say(key), value]);
        fact("device", self.device.clone());
        fact("card", card_words(card, output));
        if let Some(guid) = &card.guid {
            fact("guid", guid.clone());
        }
        fact("pin", reference_data(&card.pin, output));
        fact("puk", reference_data(&card.puk, output));
        fact("management-key", management_key(card, output));
        if card.keys.is_empty() {
            return format!("{facts}\n{}", output.say("card-without-keys"));
        }
        format!("{facts}\n{}", keys(&card.keys, output))
    }
}

/// The card in one line: what tells it from others, and what it is.
pub(super) fn card_words(card: &CardView, output: &Output) -> String {
    let identity = card.identity.as_ref().map_or_else(
        || output.say("card-without-identity"),
        |identity| output.tell(identity),
    );
    format!("{identity}, {}", card.product)
}

fn keys(keys: &[KeyView], output: &Output) -> Table {
    let mut table = Table::new(
        ["key", "algorithm", "certificate", "valid-until", "issuer"].map(|key| output.say(key)),
    );
    for key in keys {
        let algorithm = key.key.as_ref().map(|key| key.algorithm.clone());
        let algorithm = algorithm
            .or_else(|| key.unsupported_key.clone())
            .unwrap_or_else(|| "–".to_owned());
        let [certificate, until, issuer] = certificate(&key.certificate, output);
        table.row([
            key.reference.to_uppercase(),
            algorithm,
            certificate,
            until,
            issuer,
        ]);
    }
    table
}

fn certificate(certificate: &CertificateView, output: &Output) -> [String; 3] {
    match certificate {
        CertificateView::Absent => ["–".to_owned(), String::new(), String::new()],
        CertificateView::Present(details) => [
            details.subject.clone(),
            output.day(&details.not_after),
            details.issuer.clone(),
        ],
        CertificateView::Malformed { why } => {
            let words = output.fill(
                "certificate-malformed",
                &Fill::new().with("why", output.tell(why)),
            );
            [words, String::new(), String::new()]
        }
    }
}

fn reference_data(data: &ReferenceDataView, output: &Output) -> String {
    let tries = data.tries_left.map_or_else(
        || output.say("not-told"),
        |left| output.fill("tries-left", &Fill::new().with("tries-left", left)),
    );
    if data.is_factory == Some(true) {
        format!("{tries}, {}", output.say("factory"))
    } else {
        tries
    }
}

fn management_key(card: &CardView, output: &Output) -> String {
    let cipher = card
        .management_key
        .as_ref()
        .map_or_else(|| output.say("not-told"), |cipher| cipher.to_uppercase());
    if card.management_key_is_factory == Some(true) {
        format!("{cipher}, {}", output.say("factory"))
    } else {
        cipher
    }
}
