//! Sessions: one handshake with the officer card's authentication key registers a key of the desk's, which later
//! connections present. A session opens the door and authorises nothing: what changes anything is signed.

use contents::{Certificate, KeyAlgorithm, PublicKey};
use jiff::ToSpan;
use protocol::{Base64, Refusal, Session, SessionRequest};
use serde_json::json;

use super::Officer;
use crate::{
    Actor, Fault, Host, Refused,
    audit::{Entry, Event},
    database::millis,
};

/// How long a session lasts.
const SESSION_HOURS: i64 = 8;
/// Most sessions of one officer; the oldest end first.
const SESSIONS: i64 = 16;

impl Host {
    /// Opens a session for the officer whose authentication certificate made the connection.
    pub(crate) async fn open_session(
        &self,
        certificate: &Certificate,
        request: &SessionRequest,
    ) -> Result<Session, Refused> {
        let officer = self.officer_who_shows(certificate).await?;
        if request.client_key.algorithm() != KeyAlgorithm::EccP256 {
            return Err(Refusal::Malformed {
                what: "the client key is not on P-256".to_owned(),
            }
            .into());
        }
        let expires_at = (self.now() + SESSION_HOURS.hours()).min(certificate.not_after());
        self.record_session(&officer, &request.client_key, expires_at)
            .await?;
        Ok(Session {
            officer: officer.id,
            name: officer.name,
            roles: officer.roles.into_iter().collect(),
            signature_certificate: Base64(officer.signature.der().to_vec()),
            host: self.name().to_owned(),
            registration_certificate: Base64(self.registration_certificate().der().to_vec()),
            key_generation_certificate: Base64(self.key_generation_certificate().der().to_vec()),
            intermediates: self.key_generation_intermediates(),
            expires_at,
        })
    }

    async fn record_session(
        &self,
        officer: &Officer,
        key: &PublicKey,
        expires_at: jiff::Timestamp,
    ) -> Result<(), Refused> {
        let fingerprint = key.fingerprint();
        let mut write = self.database().write().await?;
        sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(millis(self.now()))
            .execute(&mut *write)
            .await?;
        let other: Option<i64> =
            sqlx::query_scalar("SELECT officer FROM sessions WHERE key_fingerprint = $1")
                .bind(&fingerprint)
                .fetch_optional(&mut *write)
                .await?;
        // A key belongs to whom it was registered for first: a second officer with the same key would be that one.
        if other.is_some_and(|other| other != officer.number()) {
            return Err(Refusal::Malformed {
                what: "the client key is another officer's".to_owned(),
            }
            .into());
        }
        sqlx::query(
            "INSERT INTO sessions (key_fingerprint, officer, created_at, expires_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (key_fingerprint) DO UPDATE SET created_at = $3, expires_at = $4",
        )
        .bind(&fingerprint)
        .bind(officer.number())
        .bind(millis(self.now()))
        .bind(millis(expires_at))
        .execute(&mut *write)
        .await?;
        sqlx::query(
            "DELETE FROM sessions WHERE officer = $1 AND key_fingerprint NOT IN
             (SELECT key_fingerprint FROM sessions WHERE officer = $1 ORDER BY created_at DESC LIMIT $2)",
        )
        .bind(officer.number())
        .bind(SESSIONS)
        .execute(&mut *write)
        .await?;
        let (subject, event) = (officer.id.to_string(), Event::SessionOpened);
        let details = json!({ "client-key": fingerprint });
        let actor = Actor::Officer(officer.id);
        self.audit(
            &mut write,
            Entry {
                actor,
                event,
                subject: &subject,
                details,
                document: None,
            },
        )
        .await?;
        write.commit().await?;
        Ok(())
    }

    /// The officer of the open session whose client key made the connection.
    pub(crate) async fn officer_of_session(&self, key: &PublicKey) -> Result<Officer, Refused> {
        let id: Option<i64> = sqlx::query_scalar(
            "SELECT officer FROM sessions WHERE key_fingerprint = $1 AND expires_at > $2",
        )
        .bind(key.fingerprint())
        .bind(millis(self.now()))
        .fetch_optional(self.database().pool())
        .await
        .map_err(Fault::from)?;
        let officer = match id {
            Some(id) => self.officer(id).await?,
            None => None,
        };
        Ok(officer
            .filter(|officer| officer.active)
            .ok_or(Refusal::NotSignedIn)?)
    }
}
