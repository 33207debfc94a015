use secret::Passphrase;
use serde::Serialize;
use serde_json::json;
use sqlx::Row as _;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{self, Connection},
    sealing::Place,
};

/// How the connection to a mail server is made secure. A plain one is never made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// STARTTLS (`RFC 3207`); a server that does not offer it gets nothing.
    Starttls,
    /// TLS from the first byte (`RFC 8314 §3.3`).
    Tls,
}

impl MailSecurity {
    /// `starttls` or `tls`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
        }
    }
}

impl std::str::FromStr for MailSecurity {
    type Err = MailSettingsError;

    fn from_str(text: &str) -> Result<Self, MailSettingsError> {
        [Self::Starttls, Self::Tls]
            .into_iter()
            .find(|one| one.name() == text)
            .ok_or(MailSettingsError::Security)
    }
}

/// How the host sends mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct MailSettings {
    /// The server's DNS name or address, which its certificate must have.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How the connection is secured.
    pub security: MailSecurity,
    /// Who the host is there; without a name it does not authenticate.
    pub user: Option<String>,
    /// Who mails come from, `address` or `Name <address>`.
    pub sender: String,
    /// Certificates that the server's must chain to, PEM; without them those that the system trusts.
    pub ca: Option<String>,
}

/// Why settings for mail are not taken.
#[derive(Debug, thiserror::Error)]
pub enum MailSettingsError {
    /// The server's name is empty, too long, or has other characters than names and addresses have.
    #[error("“{0}” is no name or address of a server")]
    Server(String),
    /// Neither of the two ways.
    #[error("the security is starttls or tls: mail is never sent in the clear")]
    Security,
    /// Port 0.
    #[error("a port is a number from 1 to 65535")]
    Port,
    /// The sender is no address.
    #[error("“{0}” is no sender: address, or Name <address>")]
    Sender(String),
    /// A user without a password, or a password without a user; empty, or too long.
    #[error("a user and a password, each of 1 to 256 characters, belong together")]
    Password,
    /// No certificate in the PEM.
    #[error("the file holds no certificate")]
    Ca,
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The settings with what opens the server.
pub(super) struct Server {
    pub(super) settings: MailSettings,
    pub(super) password: Option<Passphrase>,
}

impl Host {
    /// Sets up how the host sends mail, in place of what was set up before.
    ///
    /// # Errors
    /// [`MailSettingsError`].
    pub async fn set_mail(
        &self,
        actor: Actor,
        settings: &MailSettings,
        password: Option<Passphrase>,
    ) -> Result<(), MailSettingsError> {
        check(settings, password.as_ref())?;
        // Exposed to be sealed.
        let sealed = password
            .map(|password| self.sealing().seal(PASSWORD, password.expose().as_bytes()))
            .transpose()
            .map_err(Fault::from)?;
        let mut write = self.database().write().await?;
        sqlx::query(
            "INSERT OR REPLACE INTO mail_settings (one, server, port, security, user, sealed_password, sender, ca)
             VALUES (1, $1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&settings.server)
        .bind(i64::from(settings.port))
        .bind(settings.security.name())
        .bind(&settings.user)
        .bind(sealed)
        .bind(&settings.sender)
        .bind(&settings.ca)
        .execute(&mut *write)
        .await
        .map_err(Fault::from)?;
        let details = json!({
            "server": settings.server, "port": settings.port, "security": settings.security.name(),
            "user": settings.user, "from": settings.sender, "own-ca": settings.ca.is_some(),
        });
        let entry = Entry {
            actor,
            event: Event::MailSet,
            subject: &settings.server,
            details,
            document: None,
        };
        self.audit(&mut write, entry).await?;
        write.commit().await.map_err(Fault::from)?;
        self.inner.mail_queued.notify_one();
        Ok(())
    }

    /// Forgets how to send mail; `false` where nothing was set up. Mails that are queued wait.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn unset_mail(&self, actor: Actor) -> Result<bool, Fault> {
        let mut write = self.database().write().await?;
        let gone = sqlx::query("DELETE FROM mail_settings")
            .execute(&mut *write)
            .await?;
        if gone.rows_affected() == 0 {
            return Ok(false);
        }
        let entry = Entry {
            actor,
            event: Event::MailUnset,
            subject: "mail",
            details: json!({}),
            document: None,
        };
        self.audit(&mut write, entry).await?;
        write.commit().await?;
        Ok(true)
    }

    /// How the host sends mail, where it does; without the password.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn mail_settings(&self) -> Result<Option<MailSettings>, Fault> {
        let server = self.mail_server().await?;
        Ok(server.map(|server| server.settings))
    }

    pub(crate) async fn mail_is_set_up(&self, connection: &mut Connection) -> Result<bool, Fault> {
        let row = sqlx::query("SELECT one FROM mail_settings")
            .fetch_optional(connection)
            .await?;
        Ok(row.is_some())
    }

    pub(super) async fn mail_server(&self) -> Result<Option<Server>, Fault> {
        let row = sqlx::query("SELECT * FROM mail_settings")
            .fetch_optional(self.database().pool())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let corrupt = || Fault::Corrupt {
            what: "mail_settings",
        };
        let sealed: Option<Vec<u8>> = row.try_get("sealed_password")?;
        let password = sealed.map(|sealed| self.sealing().unseal(PASSWORD, &sealed));
        let password = password.transpose()?.map(|plain| {
            let text = std::str::from_utf8(&plain).map_err(|_| corrupt());
            text.map(|text| Passphrase::new(text.to_owned()))
        });
        let settings = MailSettings {
            server: row.try_get("server")?,
            port: u16::try_from(row.try_get::<i64, _>("port")?).map_err(|_| corrupt())?,
            security: database::parsed(&row, "security")?,
            user: row.try_get("user")?,
            sender: row.try_get("sender")?,
            ca: row.try_get("ca")?,
        };
        Ok(Some(Server {
            settings,
            password: password.transpose()?,
        }))
    }
}

const PASSWORD: Place<'static> = Place {
    table: "mail_settings",
    row: "1",
    column: "sealed_password",
};

fn check(settings: &MailSettings, password: Option<&Passphrase>) -> Result<(), MailSettingsError> {
    let server = &settings.server;
    let taken = |one: char| one.is_ascii_alphanumeric() || matches!(one, '.' | '-' | ':');
    if !(1..=253).contains(&server.len()) || !server.chars().all(taken) {
        return Err(MailSettingsError::Server(server.clone()));
    }
    if settings.port == 0 {
        return Err(MailSettingsError::Port);
    }
    let sender: Result<lettre::message::Mailbox, _> = settings.sender.parse();
    if sender.is_err() {
        return Err(MailSettingsError::Sender(settings.sender.clone()));
    }
    // Exposed to be measured.
    let lengths = (
        settings.user.as_ref().map(|user| user.chars().count()),
        password.map(|password| password.expose().chars().count()),
    );
    match lengths {
        (None, None) => {}
        (Some(1..=256), Some(1..=256)) => {}
        _ => return Err(MailSettingsError::Password),
    }
    match &settings.ca {
        Some(pem) if crate::pem::certificates(pem.as_bytes()).is_err() => {
            Err(MailSettingsError::Ca)
        }
        _ => Ok(()),
    }
}
