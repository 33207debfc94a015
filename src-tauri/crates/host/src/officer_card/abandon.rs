use jiff::{SignedDuration, Timestamp};

use super::OfficerCardRun;
use crate::{
    Actor, Fault, Host,
    certificates::{RevocationReason, Which},
};

/// How long a run may take before another program takes it for one that was left in the middle.
const LONGEST_RUN: SignedDuration = SignedDuration::from_mins(10);

impl Host {
    /// Gives up to make a card the first officer's: what was issued for it is revoked at once. The PINs that the card
    /// may have stay, for the next run.
    ///
    /// # Errors
    /// [`Fault`]; the next run, or the next start of the host, then revokes.
    pub async fn abandon_officer_card(&self, run: OfficerCardRun) -> Result<(), Fault> {
        // There is one first officer: whatever is unused is this run's, or was left by one that nobody ended.
        drop(run);
        self.revoke_unused(Actor::Console, Timestamp::MAX).await
    }

    /// Revokes what runs left that a program did not end.
    pub(crate) async fn revoke_unused_officer_certificates(&self) -> Result<(), Fault> {
        self.revoke_unused(Actor::Host, self.now() - LONGEST_RUN)
            .await
    }

    async fn revoke_unused(&self, actor: Actor, before: Timestamp) -> Result<(), Fault> {
        let mut write = self.database().write().await?;
        let (which, reason) = (
            Which::Unused { before },
            RevocationReason::CessationOfOperation,
        );
        let revoked = self.revoke(&mut write, actor, which, reason).await?;
        if revoked > 0 {
            write.commit().await?;
            self.refresh_revocation_lists().await?;
        }
        Ok(())
    }
}
