use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{Certificate, CertificateStore, Tls, TlsParameters},
    },
};
use messages::{Arguments, Messages, cleaned};

use super::{
    MailSecurity,
    message::{Formed, Mail},
    settings::Server,
};
use crate::{Fault, Host};

/// How long a server may take for a whole mail.
const WHOLE: Duration = Duration::from_secs(90);
const CONNECT: Duration = Duration::from_secs(20);
/// Most characters of a server's answer that are kept.
const ANSWER: usize = 300;

/// What a mail server said when it took a mail, without control characters, at most 300 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAnswer(pub String);

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The host is not set up to send mail.
    #[error("the host is not set up to send mail: countersign-host mail set")]
    NotSetUp,
    /// That is no address.
    #[error("“{0}” is no e-mail address")]
    Address(String),
    /// It may go another time: the server cannot be reached, is not who it should be, does not know the host's password,
    /// or refused for now.
    #[error("not sent for now: {0}")]
    ForNow(String),
    /// The server refused the mail for good.
    #[error("refused: {0}")]
    ForGood(String),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// Sends a mail without a secret to try out how the host sends mail.
    ///
    /// # Errors
    /// [`NotSent`].
    pub async fn try_mail(&self, address: &str) -> Result<MailAnswer, NotSent> {
        if !procedure::is_email(address) {
            return Err(NotSent::Address(address.to_owned()));
        }
        let server = self.mail_server().await?.ok_or(NotSent::NotSetUp)?;
        let messages = Messages::english();
        let arguments = Arguments::new().with("host", self.name().to_owned());
        let text = |key: &str| messages.text(key, &arguments).unwrap_or_default();
        let mail = Mail {
            sender: &server.settings.sender,
            address,
            id: &uuid::Uuid::new_v4().to_string(),
            subject: &text("host-mail-test-subject"),
            text: &text("host-mail-test-text"),
            at: self.now(),
        };
        server.send(&mail.formed()?).await
    }
}

impl Server {
    /// Sends a mail over one connection, which is secure or not made.
    pub(super) async fn send(&self, mail: &Formed) -> Result<MailAnswer, NotSent> {
        let transport = self.transport()?;
        let sending = transport.send_raw(&mail.envelope, &mail.bytes);
        let Ok(sent) = tokio::time::timeout(WHOLE, sending).await else {
            return Err(NotSent::ForNow("the server took too long".to_owned()));
        };
        match sent {
            Ok(response) => {
                let lines: Vec<_> = response.message().collect();
                Ok(MailAnswer(short(&format!(
                    "{} {}",
                    response.code(),
                    lines.join(" ")
                ))))
            }
            Err(error) => Err(not_sent(&error)),
        }
    }

    fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, NotSent> {
        let settings = &self.settings;
        let parameters = self.tls().map_err(|error| not_sent(&error))?;
        let tls = match settings.security {
            MailSecurity::Starttls => Tls::Required(parameters),
            MailSecurity::Tls => Tls::Wrapper(parameters),
        };
        // The builder's name warns of connections without TLS; this one has it, or is not made.
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server)
            .port(settings.port)
            .timeout(Some(CONNECT))
            .tls(tls);
        if let (Some(user), Some(password)) = (&settings.user, &self.password) {
            // Exposed to authenticate, over TLS alone.
            let credentials = Credentials::new(user.clone(), password.expose().to_owned());
            builder = builder
                .credentials(credentials)
                .authentication(vec![Mechanism::Plain, Mechanism::Login]);
        }
        Ok(builder.build())
    }

    /// With certificates of its own the server must chain to those, else to what the system trusts.
    fn tls(&self) -> Result<TlsParameters, lettre::transport::smtp::Error> {
        let builder = TlsParameters::builder(self.settings.server.clone());
        let Some(pem) = &self.settings.ca else {
            return builder.build();
        };
        let mut builder = builder.certificate_store(CertificateStore::None);
        for certificate in crate::pem::certificates(pem.as_bytes())
            .into_iter()
            .flatten()
        {
            builder =
                builder.add_root_certificate(Certificate::from_der(certificate.der().to_vec())?);
        }
        builder.build()
    }
}

/// Refusals for good are about the mail; one that is about the host's password (`RFC 4954 §6`) is not.
fn not_sent(error: &lettre::transport::smtp::Error) -> NotSent {
    let said = short(&error.to_string());
    let code = error.status().map(u16::from);
    let about_host = matches!(code, Some(530 | 534 | 535 | 538));
    if error.is_permanent() && !about_host {
        NotSent::ForGood(said)
    } else {
        NotSent::ForNow(said)
    }
}

fn short(text: &str) -> String {
    let text = cleaned(text);
    match text.char_indices().nth(ANSWER) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
