use std::collections::BTreeSet;

use procedure::{FieldName, Role};
use protocol::{
    ListedRecoveryRequest, RecoveryRequest, RecoveryRequestList, RecoveryRequestState,
    cms::{SignerTrust, Verified, VerifyError, unverified_signer, verify},
};
use serde::Serialize;
use specta::Type;

use super::{ArchiveError, ArchivedView};
use crate::{
    Desk, Sentence,
    procedures::{Listed, listed},
    session::SignedIn,
};

impl Desk {
    /// The recovery requests that are open at the host, newest first: of all officers for who may approve, else the
    /// officer's own. One that was not signed as it must be is not among them: nobody could decide on it.
    ///
    /// # Errors
    /// [`ArchiveError`], when they cannot be had.
    pub async fn recovery_requests(&self) -> Result<Vec<RecoveryRequestView>, ArchiveError> {
        let session = self.session()?;
        let (found, procedures) = tokio::join!(ask(&session), listed(&session));
        let procedures = procedures.unwrap_or_default();
        let now = (self.clock())();
        let mut views = Vec::new();
        for found in &found?.requests {
            match signed_request(found, now) {
                Ok(signed) => {
                    let one = Requested {
                        found,
                        signed: &signed.document,
                    };
                    views.push(one.view(&session, &procedures, now)?);
                }
                Err(error) => {
                    let digest = found.digest.to_string();
                    tracing::warn!(digest, %error, "a recovery request was not accepted");
                }
            }
        }
        Ok(views)
    }
}

/// A recovery request, for those who decide on it and for the officer who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryRequestView {
    /// What an order cites and a decision names: SHA-256 of the request, hexadecimal.
    pub digest: String,
    /// Its id.
    pub request: String,
    /// How far it is: `pending`, `approved`, `refused`, `used`, `expired`.
    pub state: String,
    /// Who asks.
    pub officer: String,
    /// Whether that is the officer who is signed in.
    pub mine: bool,
    /// The procedure's name.
    pub procedure: String,
    /// What tells the card that the keys will be put on from every other one.
    pub card: Sentence,
    /// Who holds that card.
    pub holder: Vec<RequestedHolderView>,
    /// The certificates of the keys that are asked for.
    pub certificates: Vec<ArchivedView>,
    /// Why, in the officer's words.
    pub reason: String,
    /// When it was made (`RFC 3339`).
    pub made_at: String,
    /// When it ends (`RFC 3339`).
    pub expires_at: String,
    /// How many must approve.
    pub approvals_needed: u8,
    /// Who approved, in order.
    pub approved_by: Vec<String>,
    /// Who refused, and why.
    pub refused: Option<RecoveryRefusedView>,
    /// Why the officer who is signed in cannot decide on it; nothing where it can be refused, at least.
    pub decide_why_not: Option<Sentence>,
    /// Why the officer who is signed in cannot approve it: also, that it has its approvals.
    pub approve_why_not: Option<Sentence>,
}

/// One of the fields that say who a holder is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RequestedHolderView {
    /// Its name.
    pub field: String,
    /// The name that officers read, where the procedure is known here; else as its name.
    pub label: String,
    /// What it has.
    pub value: String,
}

/// That a recovery request was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryRefusedView {
    /// Who refused.
    pub by: String,
    /// Why, in that officer's words.
    pub reason: String,
}

pub(super) async fn ask(session: &SignedIn) -> Result<RecoveryRequestList, ArchiveError> {
    let connection = session.connection();
    Ok(connection.get("/v1/recovery-requests").await?)
}

/// The request as it was signed: by the certificate that it names. Whose that is, the host says; it checked it when it
/// took the request.
pub(super) fn signed_request(
    found: &ListedRecoveryRequest,
    now: jiff::Timestamp,
) -> Result<Verified<RecoveryRequest>, ArchiveError> {
    let signer = unverified_signer(&found.request.0)
        .map_err(|fault| ArchiveError::NotAccepted(VerifyError::Document(fault)))?;
    let signed: Verified<RecoveryRequest> =
        verify(&found.request.0, &SignerTrust::exact(&signer), now)
            .map_err(ArchiveError::NotAccepted)?;
    if signed.digest == found.digest && same_certificates(found, &signed.document) {
        Ok(signed)
    } else {
        Err(ArchiveError::NotAccepted(VerifyError::Document(
            protocol::DocumentFault::Digest,
        )))
    }
}

/// Whether the certificates that are shown are those that were asked for.
fn same_certificates(found: &ListedRecoveryRequest, signed: &RecoveryRequest) -> bool {
    let shown: BTreeSet<_> = found.certificates.iter().map(|shown| shown.id).collect();
    shown == signed.certificates.iter().copied().collect()
}

/// A listed request with what its officer signed.
struct Requested<'a> {
    found: &'a ListedRecoveryRequest,
    signed: &'a RecoveryRequest,
}

impl Requested<'_> {
    fn view(
        &self,
        session: &SignedIn,
        procedures: &[Listed],
        now: jiff::Timestamp,
    ) -> Result<RecoveryRequestView, ArchiveError> {
        let (found, signed) = (self.found, self.signed);
        let known = procedures
            .iter()
            .find(|known| known.revision.id == signed.procedure.id);
        let certificates = found.certificates.iter();
        let certificates = certificates.map(|found| ArchivedView::new(found, now));
        Ok(RecoveryRequestView {
            digest: found.digest.to_string(),
            request: signed.request.to_string(),
            state: found.state.name().to_owned(),
            officer: found.officer_name.clone(),
            mine: found.officer == session.officer,
            procedure: found.procedure_name.clone(),
            card: Sentence::card(&signed.card),
            holder: signed
                .holder
                .iter()
                .map(|(field, value)| RequestedHolderView {
                    field: field.to_string(),
                    label: label(known, field),
                    value: value.clone(),
                })
                .collect(),
            certificates: certificates.collect::<Result<_, _>>()?,
            reason: signed.reason.clone(),
            made_at: signed.made_at.to_string(),
            expires_at: signed.expires_at.to_string(),
            approvals_needed: found.approvals_needed,
            approved_by: found.approved_by.iter().map(|by| by.name.clone()).collect(),
            refused: found.refused.as_ref().map(|refused| RecoveryRefusedView {
                by: refused.by.name.clone(),
                reason: refused.reason.clone(),
            }),
            decide_why_not: self.decide_why_not(session),
            approve_why_not: self.approve_why_not(session),
        })
    }

    fn decide_why_not(&self, session: &SignedIn) -> Option<Sentence> {
        let found = self.found;
        let decided = || {
            found
                .approved_by
                .iter()
                .any(|by| by.officer == session.officer)
        };
        if !session.roles.contains(&Role::ApproveRecovery) {
            Some(missing_role(Role::ApproveRecovery))
        } else if found.officer == session.officer {
            Some(Sentence::new("recovery-own-request"))
        } else if decided() {
            Some(Sentence::new("recovery-decided-already"))
        } else {
            use RecoveryRequestState::{Approved, Pending};
            let open = matches!(found.state, Pending | Approved);
            (!open).then(|| in_state(found.state))
        }
    }

    /// What has its approvals can still be refused, until an order has used it.
    fn approve_why_not(&self, session: &SignedIn) -> Option<Sentence> {
        let approved = self.found.state == RecoveryRequestState::Approved;
        let approved = approved.then(|| in_state(self.found.state));
        self.decide_why_not(session).or(approved)
    }
}

fn in_state(state: RecoveryRequestState) -> Sentence {
    Sentence::new("recovery-request-state").with("state", state.name())
}

/// That the officer lacks a role, as an action's reason.
pub(crate) fn missing_role(role: Role) -> Sentence {
    Sentence::new("missing-role").with("role", role.name())
}

fn label(procedure: Option<&Listed>, field: &FieldName) -> String {
    let fields = procedure.map(|known| known.procedure.fields.iter());
    let known = fields
        .into_iter()
        .flatten()
        .find(|known| known.name == *field);
    known.map_or_else(|| field.to_string(), |known| known.label.clone())
}
