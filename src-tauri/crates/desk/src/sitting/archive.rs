use std::sync::Arc;

use super::{TypedPin, form::parsed_key, officer::GivenPin, shared::Shared, state::State};
use crate::{ArchivePage, OperationId, RecoveryRequestView, SearchQuery, Trouble};

impl Shared {
    /// Nothing of what is found is kept.
    pub(super) async fn search_archive(
        self: &Arc<Self>,
        query: &SearchQuery,
    ) -> Result<ArchivePage, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.search_archive(query).await;
        self.or_trouble(found)
    }

    pub(super) async fn recovery_requests(
        self: &Arc<Self>,
    ) -> Result<Vec<RecoveryRequestView>, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.recovery_requests().await;
        self.or_trouble(found)
    }

    /// The certificate is looked up by its id: what the form says of it is what the host says, and not the window.
    pub(super) async fn choose_archived(
        self: &Arc<Self>,
        key: &str,
        id: Option<&str>,
    ) -> Result<(), Trouble> {
        let key = parsed_key(key)?;
        self.act(|state| state.changeable().map(|_| ()))?;
        let found = match id {
            Some(id) => Some(self.or_trouble(self.desk.archived(id).await)?),
            None => None,
        };
        self.act(|state| {
            let chosen = state.changeable()?.choose_archived(key, found.as_ref());
            chosen.map_err(|error| Trouble::from(&error))
        })
    }

    /// Asks for approvals of what the form recovers. Once it was asked, the form cites it.
    pub(super) async fn request_recovery(
        self: &Arc<Self>,
        operation: OperationId,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let draft = self.act(|state| state.changeable().cloned())?;
        let prompts = Arc::new(GivenPin::new(pin));
        let asked = self.desk.request_recovery(operation, &draft, prompts).await;
        let asked = self.or_trouble(asked);
        self.change(|state| state.pin_was_used(&asked));
        let asked = asked?;
        self.change(|state| {
            let recovers = draft.recoveries().map(|(key, ..)| key).collect::<Vec<_>>();
            if let Ok(form) = state.changeable()
                && form.recoveries().map(|(key, ..)| key).eq(recovers)
            {
                drop(form.cite_request(Some(&asked.digest)));
            }
        });
        Ok(())
    }

    pub(super) async fn decide_recovery(
        self: &Arc<Self>,
        operation: OperationId,
        digest: &str,
        refused_because: Option<&str>,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.act(|state| {
            state.must_be_signed_in()?;
            state.must_not_run()
        })?;
        let prompts = Arc::new(GivenPin::new(pin));
        let decided = self
            .desk
            .decide_recovery(operation, digest, refused_because, prompts)
            .await;
        let decided = self.or_trouble(decided);
        self.change(|state| state.pin_was_used(&decided));
        decided
    }
}

impl State {
    pub(super) fn request_key(&mut self, key: &str, request: bool) -> Result<(), Trouble> {
        let (key, draft) = (parsed_key(key)?, self.changeable()?);
        let requested = draft.request(key, request);
        requested.map_err(|error| Trouble::from(&error))
    }

    pub(super) fn set_reason(&mut self, reason: &str) -> Result<(), Trouble> {
        let set = self.changeable()?.set_reason(reason);
        set.map_err(|error| Trouble::from(&error))?;
        reason.clone_into(&mut self.form.reason);
        Ok(())
    }

    pub(super) fn cite_request(&mut self, digest: Option<&str>) -> Result<(), Trouble> {
        let cited = self.changeable()?.cite_request(digest);
        cited.map_err(|error| Trouble::from(&error))
    }
}
