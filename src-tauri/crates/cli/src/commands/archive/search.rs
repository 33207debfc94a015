use std::sync::Arc;

use desk::{ArchivePage, ArchivedView, SearchQuery};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::SearchArchive,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &SearchArchive, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let query = SearchQuery {
        serial: arguments.serial.clone(),
        subject: arguments.subject.clone(),
        id: arguments.id.clone(),
        after: arguments.after.clone(),
    };
    output.answer(&Found(session.desk.search_archive(&query).await?));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Found(ArchivePage);

impl Answer for Found {
    fn text(&self, output: &Output) -> String {
        match &self.0.certificates[..] {
            [] => output.say("nothing-archived-found"),
            [only] if !self.0.more => details(only, output).to_string(),
            several => {
                let table = archived_table(several, output).to_string();
                match several.last().filter(|_| self.0.more) {
                    Some(last) => {
                        let fill = Fill::new()
                            .with("count", several.len())
                            .with("id", last.id.as_str());
                        format!("{table}{}", output.fill("more-archived", &fill))
                    }
                    None => table,
                }
            }
        }
    }
}

/// A row for each.
pub(crate) fn archived_table(certificates: &[ArchivedView], output: &Output) -> Table {
    let headings = [
        "certificate-id",
        "serial-number",
        "subject",
        "key",
        "archived-on",
        "status",
        "card",
    ];
    let mut table = Table::new(headings.map(|key| output.say(key)));
    for archived in certificates {
        table.row([
            archived.id.clone(),
            archived.certificate.serial.clone(),
            archived.certificate.subject.clone(),
            archived.key_type.clone(),
            output.day(&archived.archived_at),
            status(archived, output),
            output.tell(&archived.card),
        ]);
    }
    table
}

fn status(archived: &ArchivedView, output: &Output) -> String {
    output.say(&format!("archived-status-{}", archived.status.name()))
}

/// All there is to know of one.
fn details(archived: &ArchivedView, output: &Output) -> Table {
    let certificate = &archived.certificate;
    let mut facts = Table::plain();
    let mut fact = |key: &str, value: &str| facts.row([output.say(key), value.to_owned()]);
    fact("certificate-id", &archived.id);
    fact("serial-number", &certificate.serial);
    fact("subject", &certificate.subject);
    fact("issuer", &certificate.issuer);
    fact("valid-from", &output.day(&certificate.not_before));
    fact("valid-until", &output.day(&certificate.not_after));
    fact("key", &archived.key_type);
    fact("archived-on", &output.minute(&archived.archived_at));
    fact("status", &status(archived, output));
    fact("card", &output.tell(&archived.card));
    facts
}
