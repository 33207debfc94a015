use std::io::BufRead as _;

use host::{Actor, Host, MailAnswer, MailSecurity, MailSettings, MailTemplate};
use messages::Language;
use secret::Passphrase;
use serde_json::json;
use zeroize::Zeroizing;

use super::{
    End, Failure, Output,
    arguments::Mail,
    output::{or_dash, read_text},
};

const MAX_CERTIFICATE_FILE: u64 = 1024 * 1024;
const MAX_TEXT_FILE: u64 = 64 * 1024;

pub(super) async fn run(host: &Host, command: Mail, output: &mut Output) -> Result<End, Failure> {
    match command {
        Mail::Set {
            server,
            port,
            security,
            user,
            from,
            ca,
        } => {
            let ca = ca.map(|file| read_text(&file, MAX_CERTIFICATE_FILE));
            let port = port.unwrap_or(match security {
                MailSecurity::Starttls => 587,
                MailSecurity::Tls => 465,
            });
            let sender = from;
            let ca = ca.transpose()?;
            set(
                host,
                MailSettings {
                    server,
                    port,
                    security,
                    user,
                    sender,
                    ca,
                },
                output,
            )
            .await?;
        }
        Mail::Show => show(host, output).await?,
        Mail::Test { address } => {
            let MailAnswer(answer) = host.try_mail(&address).await?;
            let text = format!("the server took a mail for {address}: {answer}");
            output.result(&json!({ "address": address, "answer": answer }), &text)?;
        }
        Mail::Unset => {
            let was = host.unset_mail(Actor::Console).await?;
            let text = if was {
                "the host sends no mail any more"
            } else {
                "no mail was set up"
            };
            output.result(&json!({ "unset": was }), text)?;
        }
        Mail::Template {
            language,
            subject,
            text,
        } => {
            let text = text.map(|file| read_text(&file, MAX_TEXT_FILE));
            template(host, &language, (subject, text.transpose()?), output).await?;
        }
    }
    Ok(End::Done)
}

async fn set(host: &Host, settings: MailSettings, output: &mut Output) -> Result<(), Failure> {
    let password = settings.user.as_ref().map(|_| password()).transpose()?;
    host.set_mail(Actor::Console, &settings, password).await?;
    let text = format!(
        "mail goes through {}:{} ({}) as {}; try it: countersign-host mail test ADDRESS",
        settings.server,
        settings.port,
        settings.security.name(),
        settings.sender
    );
    output.result(&settings, &text)
}

/// The first line of standard input.
fn password() -> Result<Passphrase, Failure> {
    let mut line = Zeroizing::new(String::with_capacity(4096));
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Passphrase::new(
        line.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

async fn show(host: &Host, output: &mut Output) -> Result<(), Failure> {
    let (settings, templates) = (host.mail_settings().await?, host.mail_templates().await?);
    let value = json!({ "settings": settings, "templates": templates });
    let mut text = settings.map_or_else(
        || "the host is not set up to send mail".to_owned(),
        server_lines,
    );
    for (language, template) in templates {
        text.push_str(&format!(
            "\n\n[{language}] {}\n{}",
            template.subject, template.text
        ));
    }
    output.result(&value, &text)
}

fn server_lines(settings: MailSettings) -> String {
    format!(
        "Server    {}:{}\nSecurity  {}\nUser      {}\nFrom      {}\nTrusts    {}",
        settings.server,
        settings.port,
        settings.security.name(),
        or_dash(settings.user),
        settings.sender,
        if settings.ca.is_some() {
            "its own certificates"
        } else {
            "what the system trusts"
        }
    )
}

async fn template(
    host: &Host,
    language: &str,
    (subject, text): (Option<String>, Option<String>),
    output: &mut Output,
) -> Result<(), Failure> {
    let Some(text) = text else {
        host.reset_mail_template(Actor::Console, language).await?;
        let said = format!("mails in {language} have the built-in text");
        return output.result(&json!({ "language": language, "built-in": true }), &said);
    };
    let built_in = || {
        let language = Language::of_tag(language).unwrap_or_default();
        MailTemplate::built_in(language).subject
    };
    let template = MailTemplate {
        subject: subject.unwrap_or_else(built_in),
        text,
    };
    host.set_mail_template(Actor::Console, language, &template)
        .await?;
    let said = format!("mails in {language} have this text");
    output.result(
        &json!({ "language": language, "template": template }),
        &said,
    )
}
