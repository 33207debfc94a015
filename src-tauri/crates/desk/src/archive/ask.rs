use std::{collections::BTreeSet, sync::Arc};

use contents::{Certificate, KeyReference};
use jiff::SignedDuration;
use procedure::{Draft, DraftFault, Missing, RecoveredKeys, Role};
use protocol::{ArchiveQuery, CertificateId, OrderId, RecoveryRequest};
use serde::Serialize;
use specta::Type;
use uuid::Uuid;

use super::{ArchiveError, search::search, sign::Signing};
use crate::{
    CardDraft, Desk, OperationId,
    host::HostError,
    prompts::{Prompts, SignaturePurpose},
    session::SignedIn,
};

/// How long a recovery request is good for, approved or not.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Most keys of one request: the places of a card that can take one.
const MOST: usize = 21;

impl Desk {
    /// Asks other officers to approve what a draft recovers, signed by the officer card. The draft must be complete but
    /// for the request that it is to cite, and name each archived certificate. Where all keys of a holder are recovered,
    /// the older ones are asked for, too.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub async fn request_recovery(
        &self,
        operation: OperationId,
        draft: &CardDraft,
        prompts: Arc<dyn Prompts>,
    ) -> Result<RecoveryAsked, ArchiveError> {
        let begin = || {
            let prepared = self.session().map_err(ArchiveError::from);
            let prepared = prepared.and_then(|session| {
                let wanted = Wanted::of(draft, &session.roles)?;
                let purpose = SignaturePurpose::RequestRecovery;
                Ok((Signing::new(self, session, prompts, purpose), wanted))
            });
            let clock = self.clock();
            async move {
                let (signing, wanted) = prepared?;
                let certificates = wanted.certificates(&signing.session).await?;
                let request = wanted.request(certificates, clock())?;
                let (id, expires_at) = (request.request, request.expires_at);
                let digest = signing.send(request).await?;
                Ok(RecoveryAsked {
                    digest: digest.to_string(),
                    request: id.to_string(),
                    expires_at: expires_at.to_string(),
                })
            }
        };
        match self.recovery_requests_made.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(ArchiveError::Ended),
        }
    }
}

/// A recovery request that the host took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryAsked {
    /// What an order cites: SHA-256 of the request, hexadecimal.
    pub digest: String,
    /// The request's id.
    pub request: String,
    /// When it ends (`RFC 3339`).
    pub expires_at: String,
}

/// What a draft wants approved.
struct Wanted {
    procedure: procedure::ProcedureRevision,
    card: contents::CardIdentity,
    draft: Draft,
    holder: BTreeSet<procedure::FieldName>,
    chosen: Vec<(CertificateId, RecoveredKeys)>,
}

impl Wanted {
    fn of(draft: &CardDraft, roles: &[Role]) -> Result<Self, ArchiveError> {
        let identity = draft.card().contents().identity.clone();
        let submitted = draft.signed_part();
        let mut missing = draft.missing_for_a_request(roles);
        let mut wanted = (BTreeSet::new(), Vec::new(), 0);
        for (key, rule, certificate) in draft.recoveries() {
            wanted.2 = wanted.2.max(rule.approvals);
            wanted.0.extend(rule.holder.iter().cloned());
            match certificate {
                Some(certificate) => wanted.1.push((certificate, rule.keys)),
                None => missing.push(no_certificate(key)),
            }
        }
        let (holder, chosen, approvals) = wanted;
        if approvals == 0 {
            return Err(ArchiveError::NothingToApprove);
        }
        missing.dedup();
        match identity {
            Some(card) if missing.is_empty() => Ok(Self {
                procedure: draft.listed().revision.clone(),
                card,
                draft: submitted,
                holder,
                chosen,
            }),
            _ => Err(ArchiveError::Incomplete { missing }),
        }
    }

    /// All certificates whose keys the order will bring.
    async fn certificates(&self, session: &SignedIn) -> Result<Vec<CertificateId>, ArchiveError> {
        let mut certificates = BTreeSet::new();
        for (id, keys) in &self.chosen {
            certificates.insert(*id);
            if *keys == RecoveredKeys::All {
                certificates.extend(of_the_same_holder(session, *id).await?);
            }
        }
        Ok(certificates.into_iter().collect())
    }

    fn request(
        &self,
        certificates: Vec<CertificateId>,
        made_at: jiff::Timestamp,
    ) -> Result<RecoveryRequest, ArchiveError> {
        let no_id = ArchiveError::Signing { why: "order-id" };
        let holder = self.draft.fields.iter();
        let holder = holder.filter(|(field, _)| self.holder.contains(*field));
        let reason = self.draft.recovery.as_ref();
        Ok(RecoveryRequest {
            request: OrderId::new(Uuid::now_v7()).ok_or(no_id)?,
            made_at,
            expires_at: made_at
                .checked_add(LASTS)
                .map_err(|_| ArchiveError::Signing { why: "time" })?,
            procedure: self.procedure.clone(),
            card: self.card.clone(),
            holder: holder
                .map(|(field, value)| (field.clone(), value.clone()))
                .collect(),
            certificates,
            reason: reason
                .map(|said| said.reason.clone())
                .ok_or(ArchiveError::NothingToApprove)?,
        })
    }
}

fn no_certificate(key: KeyReference) -> Missing {
    Missing::Draft(DraftFault::NoCertificateChosen { key })
}

/// The certificates of archived keys that have the same subject. Whether they are the holder's by the fields that count,
/// the host decides on the order: a request that asks for others is not matched.
async fn of_the_same_holder(
    session: &SignedIn,
    id: CertificateId,
) -> Result<Vec<CertificateId>, ArchiveError> {
    let by_id = ArchiveQuery {
        id: Some(id),
        ..ArchiveQuery::default()
    };
    let found = search(session, &by_id).await?.certificates;
    let not_archived = || ArchiveError::NotArchived { id: id.to_string() };
    let chosen = found.first().ok_or_else(not_archived)?;
    let subject = subject_of(&chosen.certificate.0)?;
    let mut query = ArchiveQuery {
        subject: Some(subject.chars().take(ArchiveQuery::MAX_SUBJECT).collect()),
        ..ArchiveQuery::default()
    };
    let mut same = Vec::new();
    loop {
        let page = search(session, &query).await?;
        for found in &page.certificates {
            if subject_of(&found.certificate.0)? == subject {
                same.push(found.id);
            }
        }
        query.after = page.certificates.last().map(|last| last.id);
        if !page.more || query.after.is_none() || same.len() > MOST {
            return Ok(same);
        }
    }
}

fn subject_of(der: &[u8]) -> Result<String, HostError> {
    let certificate = Certificate::from_der(der).map_err(|_| HostError::NotUnderstood {
        what: "an archived certificate cannot be read".to_owned(),
    })?;
    Ok(certificate.subject().to_owned())
}
