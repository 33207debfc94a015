use protocol::OfficerId;

use crate::{Actor, AddOfficerError, Fault, Host, NewOfficer, database::Connection};

/// Why nobody became the first officer.
#[derive(Debug, thiserror::Error)]
pub enum FirstOfficerError {
    /// The host has an active officer: from then on officers are the officers' affair, or the console's.
    #[error("the host has an officer already")]
    NotFirst,
    /// The officer was not added.
    #[error(transparent)]
    Add(#[from] AddOfficerError),
}

impl From<Fault> for FirstOfficerError {
    fn from(fault: Fault) -> Self {
        Self::Add(fault.into())
    }
}

impl Host {
    /// Whether nobody can sign in: the host has no active officer.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn needs_first_officer(&self) -> Result<bool, Fault> {
        let mut connection = self.database().pool().acquire().await?;
        Ok(!has_officer(&mut connection).await?)
    }

    /// Adds an officer as [`add_officer`](Self::add_officer) does, where the host has none.
    ///
    /// # Errors
    /// [`FirstOfficerError`].
    pub async fn add_first_officer(
        &self,
        actor: Actor,
        new: &NewOfficer,
    ) -> Result<OfficerId, FirstOfficerError> {
        if !self.needs_first_officer().await? {
            return Err(FirstOfficerError::NotFirst);
        }
        new.check(self.now())?;
        let mut write = self.database().write().await?;
        // Looked at again: of two who come at once, one is the first.
        if has_officer(&mut write).await? {
            return Err(FirstOfficerError::NotFirst);
        }
        let id = self.register_officer(&mut write, actor, new).await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(id)
    }
}

pub(crate) async fn has_officer(connection: &mut Connection) -> Result<bool, Fault> {
    let active = sqlx::query("SELECT id FROM officers WHERE state = 'active' LIMIT 1");
    Ok(active.fetch_optional(&mut *connection).await?.is_some())
}
