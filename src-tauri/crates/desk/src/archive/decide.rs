use std::sync::Arc;

use procedure::{DraftFault, check_reason};
use protocol::{Decision, OrderId, RecoveryDecision, Sha256Hex};
use uuid::Uuid;

use super::{
    ArchiveError,
    requests::{ask, signed_request},
    sign::Signing,
};
use crate::{
    Desk, OperationId,
    prompts::{Prompts, SignaturePurpose},
};

impl Desk {
    /// Approves a recovery request, or refuses it where a reason is given, signed by the officer card. What is signed
    /// is the whole request that has this digest.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`ArchiveError`]; the host refuses who asked, and who has decided already.
    pub async fn decide_recovery(
        &self,
        operation: OperationId,
        digest: &str,
        refused_because: Option<&str>,
        prompts: Arc<dyn Prompts>,
    ) -> Result<(), ArchiveError> {
        let begin = || {
            let prepared = self.session().map_err(ArchiveError::from);
            let prepared = prepared.and_then(|session| {
                let decision = refused_because.map_or(Ok(Decision::Approve {}), refusal)?;
                let purpose = SignaturePurpose::DecideRecovery;
                let signing = Signing::new(self, session, prompts, purpose);
                Ok((signing, decision))
            });
            let (digest, clock) = (digest.to_owned(), self.clock());
            async move {
                let (signing, decision) = prepared?;
                let listed = ask(&signing.session).await?.requests;
                let named = |digest_of: &Sha256Hex| digest_of.to_string() == digest;
                let found = listed.iter().find(|found| named(&found.digest));
                let found = found.ok_or(ArchiveError::UnknownRequest)?;
                let request = signed_request(found, clock())?.document;
                let no_id = ArchiveError::Signing { why: "order-id" };
                let document = RecoveryDecision {
                    order: OrderId::new(Uuid::now_v7()).ok_or(no_id)?,
                    made_at: clock(),
                    request,
                    decision,
                };
                signing.send(document).await?;
                Ok(())
            }
        };
        match self.recovery_decisions.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(ArchiveError::Ended),
        }
    }
}

fn refusal(reason: &str) -> Result<Decision, ArchiveError> {
    check_reason(reason).map_err(|fault| match fault {
        DraftFault::ReasonCharacter { .. } => ArchiveError::ReasonCharacter { fault },
        _ => ArchiveError::Reason,
    })?;
    Ok(Decision::Refuse {
        reason: reason.trim().to_owned(),
    })
}
