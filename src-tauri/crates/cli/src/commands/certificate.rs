use std::sync::Arc;

use desk::{CertificateAtHostView, CertificateFieldView, CertificateRecordView, Datum, Sentence};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::Certificate,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

/// Tells everything of a certificate of the host, or of one on a card.
pub(crate) async fn run(arguments: &Certificate, output: &Arc<Output>) -> Result<(), Failure> {
    let (host, officer) = (&arguments.host, &arguments.officer);
    let record = match (&arguments.id, arguments.key) {
        (Some(id), _) => {
            let session = Session::open(host, officer, output).await?;
            session.desk.certificate(id).await?
        }
        (None, key) => {
            let device = arguments.device.as_deref();
            let (session, device) =
                Session::open_with_subject(host, officer, device, output).await?;
            // The parser wants one of the two.
            let key = key.unwrap_or(contents::KeyReference::Authentication);
            session.desk.certificate_on_card(&device, key).await?
        }
    };
    output.answer(&Shown(record));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Shown(CertificateRecordView);

impl Answer for Shown {
    fn text(&self, output: &Output) -> String {
        let certificate = &self.0;
        let mut facts = Table::plain();
        for field in &certificate.fields {
            let mut words = words(field, output).into_iter();
            facts.row([name(field, output), words.next().unwrap_or_default()]);
            words.for_each(|word| facts.row([String::new(), word]));
        }
        facts.row([
            output.say("fingerprint"),
            certificate.details.fingerprint.clone(),
        ]);
        let host = match &certificate.host {
            Some(host) => at_host(certificate, host, output).to_string(),
            None => format!("{}\n", output.say("certificate-not-of-host")),
        };
        format!("{facts}\n{host}\n{}", certificate.pem)
    }
}

fn name(field: &CertificateFieldView, output: &Output) -> String {
    let name = output.tell(&field.name);
    if field.critical == Some(true) {
        format!("{name} ({})", output.say("critical"))
    } else {
        name
    }
}

/// What is not understood stands there byte by byte.
fn words(field: &CertificateFieldView, output: &Output) -> Vec<String> {
    if field.words.is_empty() {
        return vec![field.raw.clone()];
    }
    let words = field.words.iter();
    words
        .map(|told| output.tell(&readable(told, output)))
        .collect()
}

/// Times as people here write them.
fn readable(told: &Sentence, output: &Output) -> Sentence {
    let mut told = told.clone();
    if let Some(Datum::Text(time)) = told.data.get_mut("time") {
        *time = output.minute(time);
    }
    told
}

fn at_host(
    certificate: &CertificateRecordView,
    host: &CertificateAtHostView,
    output: &Output,
) -> Table {
    let mut facts = Table::plain();
    let mut fact = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.row([output.say(key), value]);
        }
    };
    fact("certificate-id", certificate.id.clone());
    fact("state", Some(state(host, output)));
    fact("card", Some(output.tell(&host.card)));
    fact("key", Some(host.key.to_uppercase()));
    fact("procedure", host.procedure.clone());
    fact("ordered-by", host.officer.clone());
    fact("order", host.order.clone());
    fact("issued-on", Some(output.minute(&host.issued_at)));
    fact(
        "archive-of-key",
        host.archived.then(|| output.say("archived-key-of")),
    );
    facts
}

fn state(host: &CertificateAtHostView, output: &Output) -> String {
    let at = |time: &String| Fill::new().with("time", output.minute(time));
    match (&host.revoked_at, &host.reason, &host.published_at) {
        (Some(time), Some(reason), _) => {
            output.fill("revoked-for", &at(time).with("reason", reason.as_str()))
        }
        (Some(time), None, _) => output.fill("revoked-at", &at(time)),
        (None, _, Some(time)) => output.fill("published", &at(time)),
        (None, _, None) => output.say("not-published"),
    }
}
