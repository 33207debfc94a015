use std::{
    collections::VecDeque,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use specta::Type;
use tokio::sync::watch;
use uuid::Uuid;

/// Names one wish of a person to change something. Whoever asks makes it; a verb that is asked twice with the same id
/// runs once, and both get its one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct OperationId(#[specta(type = String)] Uuid);

impl OperationId {
    /// A fresh one.
    pub fn fresh() -> Self {
        Self(Uuid::new_v4())
    }
}

/// The runs of one verb, by operation id.
#[derive(Debug)]
pub struct Operations<T> {
    runs: Mutex<VecDeque<(OperationId, Run<T>)>>,
}

type Run<T> = watch::Receiver<Option<Arc<T>>>;

/// Results that are kept: a repetition comes within seconds, or never.
const KEPT: usize = 64;

impl<T> Default for Operations<T> {
    fn default() -> Self {
        Self {
            runs: Mutex::default(),
        }
    }
}

impl<T: Send + Sync + 'static> Operations<T> {
    /// Runs `work` unless this operation was begun before, and waits for its result. The work goes on when the caller
    /// stops waiting: a window that reloads must not end a run half-way.
    ///
    /// `None` when the work ended without a result because the program is ending.
    pub async fn once<F>(&self, id: OperationId, work: impl FnOnce() -> F) -> Option<Arc<T>>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut run = self.begin(id, work);
        let result = run.wait_for(Option::is_some).await.ok()?;
        result.clone()
    }

    fn begin<F>(&self, id: OperationId, work: impl FnOnce() -> F) -> Run<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, run)) = runs.iter().find(|(known, _)| *known == id) {
            return run.clone();
        }
        let (sender, receiver) = watch::channel(None);
        let work = work();
        tokio::spawn(async move {
            let result = work.await;
            sender.send_replace(Some(Arc::new(result)));
        });
        if runs.len() == KEPT {
            forget_oldest_ended(&mut runs);
        }
        runs.push_back((id, receiver.clone()));
        receiver
    }
}

fn forget_oldest_ended<T>(runs: &mut VecDeque<(OperationId, Run<T>)>) {
    if let Some(ended) = runs.iter().position(|(_, run)| run.borrow().is_some()) {
        runs.remove(ended);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    };

    use super::{OperationId, Operations};

    #[tokio::test]
    async fn an_operation_runs_once_even_if_its_first_caller_goes_away() {
        let operations = Operations::default();
        let runs = Arc::new(AtomicU8::new(0));
        let id = OperationId::fresh();
        let work = || {
            let runs = runs.clone();
            async move {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                runs.fetch_add(1, Ordering::SeqCst) + 1
            }
        };
        let first =
            tokio::time::timeout(std::time::Duration::ZERO, operations.once(id, work)).await;
        assert!(first.is_err(), "the first caller gave up");
        assert_eq!(operations.once(id, work).await.as_deref(), Some(&1));
        assert_eq!(operations.once(id, work).await.as_deref(), Some(&1));
        assert_eq!(
            operations.once(OperationId::fresh(), work).await.as_deref(),
            Some(&2)
        );
    }
}
