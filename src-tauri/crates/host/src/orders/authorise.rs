//! What is checked of a draft, before a grant and again before anything is issued.

use contents::CardIdentity;
use procedure::{CheckedDraft, Draft, ProcedureRevision, Role, TokenProcedure, check_draft};
use protocol::{HostRule, Refusal};

use super::{refused_draft, refused_key};
use crate::{
    Fault, Host, Refused,
    authority::{Profile, subject},
    cards::StockedCard,
    database::{Connection, Write},
    officers::Officer,
};

impl Host {
    /// The procedure, if it is active in exactly this revision and the officer has its roles.
    pub(super) async fn authorised_procedure(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        wanted: &ProcedureRevision,
    ) -> Result<TokenProcedure, Refused> {
        officer.must_have(Role::IssueCertificate)?;
        let procedure = self.active_procedure(connection, wanted).await?;
        for role in &procedure.roles {
            officer.must_have(*role)?;
        }
        Ok(procedure)
    }

    /// The draft, if it keeps to the procedure and every certificate of it can be made.
    pub(super) fn checked_draft(
        &self,
        procedure: &TokenProcedure,
        card: &StockedCard,
        draft: &Draft,
    ) -> Result<CheckedDraft, Refused> {
        let draft = check_draft(procedure, Some(&card.record), draft)
            .map_err(|faults| refused_draft(&faults))?;
        for key in &draft.keys {
            let issuer = &key.certificate.issuer;
            let authority = self
                .authority(issuer)
                .filter(|authority| authority.issues());
            authority.ok_or_else(|| Fault::NoAuthority(issuer.to_string()))?;
            let attributes = key
                .certificate
                .subject
                .iter()
                .map(|(attribute, value)| (*attribute, value.as_str()));
            let encoded = subject(attributes).and_then(|_| Profile::of(&key.certificate));
            encoded.map_err(|error| {
                refused_key(
                    HostRule::CertificateNotEncodable,
                    key.reference,
                    format!("its certificate cannot be made: {error}"),
                )
            })?;
        }
        Ok(draft)
    }

    /// Procedure, card and draft of a request: everything that is checked of it without its keys.
    pub(super) async fn checked_request(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        (procedure, card, draft): (&ProcedureRevision, &CardIdentity, &Draft),
    ) -> Result<(TokenProcedure, StockedCard, CheckedDraft), Refused> {
        let procedure = self
            .authorised_procedure(connection, officer, procedure)
            .await?;
        let card = self.find_card(connection, card).await?;
        let card = card.ok_or(Refusal::UnknownCard)?;
        let draft = self.checked_draft(&procedure, &card, draft)?;
        Ok((procedure, card, draft))
    }

    /// Looks again, in the transaction that writes, at what may have changed since it was checked.
    pub(super) async fn must_still_be_good(
        &self,
        write: &mut Write,
        officer: &Officer,
        procedure: &ProcedureRevision,
    ) -> Result<(), Refused> {
        let active = sqlx::query("SELECT id FROM officers WHERE id = $1 AND state = 'active'")
            .bind(officer.number())
            .fetch_optional(&mut **write)
            .await?;
        if active.is_none() {
            return Err(Refusal::UnknownOfficer.into());
        }
        self.active_procedure(write, procedure).await.map(drop)
    }
}
