//! What is checked of an order's recoveries, before a grant and again before anything is issued.

use contents::CardIdentity;
use procedure::{CheckedDraft, Draft, ProcedureRevision, TokenProcedure};
use protocol::RecoveryFault;
use sqlx::Connection as _;

use super::{Recovered, cite::Citing, refused, resolve::Resolving};
use crate::{Fault, Host, Refused, cards::StockedCard, database::Connection, officers::Officer};

impl Host {
    /// What a draft brings from the archive: found, placed, approved where that is asked for, and every key opened.
    pub(crate) async fn checked_recoveries(
        &self,
        connection: &mut Connection,
        officer: &Officer,
        (revision, identity, draft): (&ProcedureRevision, &CardIdentity, &Draft),
        (procedure, card, checked): (&TokenProcedure, &StockedCard, &CheckedDraft),
    ) -> Result<Vec<Recovered>, Refused> {
        let resolving = Resolving {
            host: self,
            procedure,
            card,
            draft,
            checked,
        };
        let recovered = resolving.run(connection).await?;
        let citing = Citing {
            host: self,
            officer,
            procedure: revision,
            card: identity,
            draft,
            checked,
            recovered: &recovered,
        };
        citing.check(connection).await?;
        self.must_open(connection, &recovered).await?;
        Ok(recovered)
    }

    /// Opens every key and compares it with its certificate; what was opened is wiped again.
    async fn must_open(
        &self,
        connection: &mut Connection,
        recovered: &[Recovered],
    ) -> Result<(), Refused> {
        if recovered.is_empty() {
            return Ok(());
        }
        // Of one moment: a rotation may erase the archive key that a record was wrapped by when it was read.
        let mut snapshot = connection.begin().await?;
        let mut records = Vec::new();
        for one in recovered {
            let id = one.archived.id;
            let record = self.archived_key_of(&mut snapshot, id).await?;
            let record = record.ok_or_else(|| refused(RecoveryFault::RecordNotGood { id }))?;
            records.push((record, one.archived.certificate.public_key().clone()));
        }
        let keeper = self.archive_keeper(&mut snapshot).await?;
        snapshot.rollback().await?;
        // A keeper may wait for a token.
        let opened = tokio::task::spawn_blocking(move || {
            let open = |(record, certified): &(crate::archive::ArchivedKey, _)| {
                let opened = record.open(keeper.as_ref(), certified);
                opened.map(drop).map_err(|why| (record.certificate, why))
            };
            records.iter().try_for_each(open)
        });
        opened.await.map_err(|_| Fault::Task)?.map_err(|(id, why)| {
            tracing::error!(%why, certificate = %id, "an archived key was not recovered");
            refused(RecoveryFault::RecordNotGood { id })
        })
    }
}
