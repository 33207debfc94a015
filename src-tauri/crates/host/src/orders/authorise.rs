//! What is checked of a draft, before a grant and again before anything is issued.

use contents::CardIdentity;
use procedure::{
    CheckedDraft, CheckedKey, Draft, KeyProcedure, KeyRule, KeyUsage, ProcedureRevision,
    TokenProcedure, check_draft,
};
use protocol::{HostRule, RecoveryFault, Refusal, TakeIn};

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
    pub(crate) async fn authorised_procedure(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        wanted: &ProcedureRevision,
    ) -> Result<TokenProcedure, Refused> {
        let procedure = self.active_procedure(connection, wanted).await?;
        officer.must_have_all(&procedure.needed_roles())?;
        Ok(procedure)
    }

    /// The draft, if it keeps to the procedure and every certificate of it can be made.
    pub(super) fn checked_draft(
        &self,
        procedure: &TokenProcedure,
        card: &StockedCard,
        draft: &Draft,
    ) -> Result<CheckedDraft, Refused> {
        must_not_archive_signing_keys(procedure, draft)?;
        let draft = check_draft(procedure, Some(&card.record), draft)
            .map_err(|faults| refused_draft(&faults))?;
        for key in &draft.keys {
            self.must_be_encodable(key)?;
        }
        Ok(draft)
    }

    /// Refuses a key whose certificate cannot be made.
    pub(crate) fn must_be_encodable(&self, key: &CheckedKey) -> Result<(), Refused> {
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
        Ok(())
    }

    /// Procedure, card and draft of a request: everything that is checked of it without its keys.
    pub(super) async fn checked_request(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        (procedure, card, draft): (&ProcedureRevision, &CardIdentity, &Draft),
        take_in: Option<TakeIn>,
    ) -> Result<(TokenProcedure, StockedCard, CheckedDraft), Refused> {
        let procedure = self
            .authorised_procedure(connection, officer, procedure)
            .await?;
        let card = self
            .card_of_request(connection, &procedure, (card, take_in))
            .await?;
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

/// A key that signs is never archived and comes from no archive, whatever a procedure in the database says: who could
/// take it from there could sign as its holder.
fn must_not_archive_signing_keys(procedure: &TokenProcedure, draft: &Draft) -> Result<(), Refusal> {
    let chosen = |rule: &&KeyRule| draft.keys.contains_key(&rule.reference);
    for rule in procedure.keys.iter().filter(chosen) {
        let source = procedure.key_procedures.get(&rule.key_procedure);
        let certificate = procedure
            .certificate_procedures
            .get(&rule.certificate_procedure);
        let signs = [KeyUsage::DigitalSignature, KeyUsage::NonRepudiation]
            .iter()
            .any(|usage| certificate.is_some_and(|found| found.key_usage.contains(usage)));
        if source.is_some_and(KeyProcedure::imports) && (signs || !rule.reference.only_agrees()) {
            return Err(Refusal::Recovery {
                why: RecoveryFault::SigningKey,
            });
        }
    }
    Ok(())
}
