use host::{Actor, Host, MAX_PRODUCTION_FILE};
use zeroize::Zeroizing;

use super::{
    End, Failure, Output,
    arguments::Cards,
    output::{or_dash, read},
};

pub(super) async fn run(host: &Host, command: Cards, output: &mut Output) -> Result<End, Failure> {
    match command {
        Cards::Import { file } => {
            // The file holds the cards' secrets: its bytes are wiped here; the file itself is the caller's to destroy.
            let bytes = Zeroizing::new(read(&file, MAX_PRODUCTION_FILE as u64)?);
            let done = host
                .import_cards(Actor::Console, &bytes)
                .await
                .map_err(|error| format!("{}: {error}", file.display()))?;
            output.result(
                &done,
                &format!(
                    "{} imported, {} in stock already",
                    done.imported, done.known
                ),
            )?;
        }
        Cards::List { limit } => {
            let cards = host.cards(limit).await?;
            let head = [
                "Serial",
                "GUID",
                "Keys",
                "Certificates",
                "PIN",
                "Imported",
                "Producer",
            ];
            let none = "no cards in stock; cards import takes them from a production file";
            output.table(&cards, none, &head, |card| {
                vec![
                    or_dash(card.serial.as_ref()),
                    or_dash(card.guid.as_ref()),
                    card.production_keys.to_string(),
                    card.certificates.to_string(),
                    if card.pin_held { "held" } else { "holder's" }.to_owned(),
                    card.imported_at.to_string(),
                    card.producer.clone(),
                ]
            })?;
        }
    }
    Ok(End::Done)
}
