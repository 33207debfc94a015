use std::collections::BTreeMap;

use jiff::SignedDuration;
use procedure::{FieldName, KeyProcedure, RecoveryRule, TokenProcedure};
use protocol::{
    ActivityKind, CertificateId, RecoveryFault, RecoveryRequest, Refusal, canonical, cms::Verified,
};
use serde_json::json;

use super::{must_be_a_reason, refused};
use crate::{
    Actor, Fault, Host, Refused,
    activity::{About, Act},
    audit::{Entry, Event},
    database::{Connection, Write, millis},
    officers::Officer,
};

/// How long a request may last.
const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Most certificates of one: a card's key management key and its twenty retired places.
const MOST_CERTIFICATES: usize = 21;
/// Most open requests of one officer: others have to read them.
const MOST_OPEN: u32 = 100;

impl Host {
    /// Takes a recovery request, which waits for approvals from here on. The same document again changes nothing.
    pub(crate) async fn request_recovery(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<(), Refused> {
        let request: Verified<RecoveryRequest> = self.verified(officer, message).await?;
        let asking = Asking {
            host: self,
            officer,
            message,
            request: &request.document,
        };
        asking.run().await
    }
}

struct Asking<'a> {
    host: &'a Host,
    officer: &'a Officer,
    message: &'a [u8],
    request: &'a RecoveryRequest,
}

impl Asking<'_> {
    async fn run(&self) -> Result<(), Refused> {
        let (host, request) = (self.host, self.request);
        let mut write = host.database().write().await?;
        if host
            .is_known(&mut write, request.request, self.message)
            .await?
        {
            return Ok(());
        }
        host.must_be_recent(request.made_at)?;
        self.must_be_in_form()?;
        let procedure = host
            .authorised_procedure(&mut write, self.officer, &request.procedure)
            .await?;
        let approvals = self.must_ask_for_approvals(&procedure)?;
        let card = host.find_card(&mut write, &request.card).await?;
        card.ok_or(Refusal::UnknownCard)?;
        self.must_be_archived(&mut write, &procedure).await?;
        self.must_be_few(&mut write).await?;
        self.record(&mut write, approvals).await?;
        host.remember(&mut write, request.request, self.message)
            .await?;
        write.commit().await?;
        Ok(())
    }

    fn must_be_in_form(&self) -> Result<(), Refusal> {
        let request = self.request;
        let malformed = |what: &str| Refusal::Malformed {
            what: what.to_owned(),
        };
        must_be_a_reason(&request.reason)?;
        if request.expires_at <= self.host.now()
            || request.expires_at.duration_since(request.made_at) > LONGEST
        {
            return Err(malformed("a recovery request ends within 30 days"));
        }
        let certificates = &request.certificates;
        if !(1..=MOST_CERTIFICATES).contains(&certificates.len())
            || !certificates.is_sorted_by(|one, next| one < next)
        {
            let what = "a recovery request names 1 to 21 certificates, ascending, each once";
            return Err(malformed(what));
        }
        Ok(())
    }

    /// How many must approve: as many as the strictest of the procedure's recoveries wants.
    fn must_ask_for_approvals(&self, procedure: &TokenProcedure) -> Result<u8, Refusal> {
        let named = |field: &FieldName| rules(procedure).any(|rule| rule.holder.contains(field));
        if let Some(field) = self.request.holder.keys().find(|field| !named(field)) {
            return Err(Refusal::Malformed {
                what: format!("the procedure tells holders apart by other fields than {field}"),
            });
        }
        rules(procedure)
            .map(|rule| rule.approvals)
            .max()
            .filter(|approvals| *approvals > 0)
            .ok_or_else(|| Refusal::Malformed {
                what: "the procedure asks for no approvals".to_owned(),
            })
    }

    /// Every certificate is of an archived key; of this holder's, unless the procedure recovers those of others.
    async fn must_be_archived(
        &self,
        connection: &mut Connection,
        procedure: &TokenProcedure,
    ) -> Result<(), Refused> {
        let others = rules(procedure).any(|rule| rule.other_holder);
        for id in &self.request.certificates {
            let archived = self.host.archived(connection, *id).await?;
            let archived = archived.ok_or_else(|| not_archived(*id))?;
            if !others {
                let wanted: &BTreeMap<_, _> = &self.request.holder;
                self.host
                    .must_be_of_holder(connection, &archived, wanted)
                    .await?;
            }
        }
        Ok(())
    }

    /// An officer has so many requests at once that wait, or are approved, and no more.
    async fn must_be_few(&self, connection: &mut Connection) -> Result<(), Refused> {
        let open: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM recovery_requests
             WHERE officer = $1 AND state IN ('pending', 'approved') AND expires_at > $2",
        )
        .bind(self.officer.number())
        .bind(millis(self.host.now()))
        .fetch_one(&mut *connection)
        .await?;
        if open < i64::from(MOST_OPEN) {
            return Ok(());
        }
        Err(refused(RecoveryFault::TooManyRequests { max: MOST_OPEN }))
    }

    async fn record(&self, write: &mut Write, approvals: u8) -> Result<(), Refused> {
        let request = self.request;
        let no_json = |_| Fault::Document("a recovery request has no JSON");
        let document = canonical::to_vec(request).map_err(no_json)?;
        let digest = canonical::digest(request).map_err(no_json)?.to_string();
        let number: i64 = sqlx::query_scalar(
            "INSERT INTO recovery_requests (id, digest, officer, procedure_id, procedure_revision, state, approvals,
                 message, document, created_at, changed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $9, $10) RETURNING number",
        )
        .bind(request.request.to_string())
        .bind(&digest)
        .bind(self.officer.number())
        .bind(request.procedure.id.as_str())
        .bind(request.procedure.revision.to_string())
        .bind(i64::from(approvals))
        .bind(self.message)
        .bind(String::from_utf8_lossy(&document).into_owned())
        .bind(millis(self.host.now()))
        .bind(millis(request.expires_at))
        .fetch_one(&mut **write)
        .await?;
        let details = json!({
            "digest": digest, "certificates": request.certificates, "card": request.card,
            "procedure": request.procedure, "reason": request.reason, "expires": request.expires_at,
        });
        let entry = Entry {
            actor: Actor::Officer(self.officer.id),
            event: Event::RecoveryRequested,
            subject: &request.request.to_string(),
            details,
            document: Some(self.message),
        };
        self.host.audit(write, entry).await?;
        let act = Act {
            at: self.host.now(),
            officer: self.officer.id,
            kind: ActivityKind::RecoveryRequest,
            about: About::Request(number),
            reason: None,
        };
        Ok(self.host.record_activity(write, act).await?)
    }
}

fn not_archived(id: CertificateId) -> Refused {
    refused(RecoveryFault::NotArchived { id })
}

/// The recoveries of a procedure's keys.
fn rules(procedure: &TokenProcedure) -> impl Iterator<Item = &RecoveryRule> {
    let named = |rule: &procedure::KeyRule| procedure.key_procedures.get(&rule.key_procedure);
    procedure
        .keys
        .iter()
        .filter_map(named)
        .filter_map(|key_procedure| match key_procedure {
            KeyProcedure::Recover(rule) => Some(rule),
            _ => None,
        })
}
