//! An officer's sitting, as a window drives it: what it shows, and what is true of card and host meanwhile.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use card::ReaderSource;
use desk::{
    Desk, DraftView, HostAddress, OperationId, OutcomeView, QuestionView, Remembered, RunView,
    SessionView, Sitting, SittingView, SubjectCardView, Trouble, TypedPin,
};
use tokio::time::timeout;

use crate::bench::{Bench, EC, Kind, OFFICER_PIN};

mod activity;
mod archive;
mod devices;
mod form;
mod locked;
mod pinpad;
mod procedures;
mod questions;
mod run;
mod whole_job;

/// Longest wait for something to be shown.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who sits at a desk.
struct AtDesk {
    bench: Bench,
    sitting: Sitting,
}

impl AtDesk {
    /// Sits down at a bench, with its readers.
    async fn new(bench: Bench) -> Self {
        let readers = Arc::new(bench.readers.clone());
        Self::with(bench, readers, Remembered::default()).await
    }

    async fn with(bench: Bench, readers: Arc<dyn ReaderSource>, remembered: Remembered) -> Self {
        let desk = Arc::new(bench.desk_at(&bench.url, readers));
        let sitting = Sitting::begin(desk, remembered).await;
        Self { bench, sitting }
    }

    /// Signed in, with a card of that kind in the subject reader that the host has been asked about.
    async fn signed_in_with(kind: Kind) -> Self {
        let bench = Bench::new().await;
        bench.deliver(kind).await;
        let at_desk = Self::new(bench).await;
        at_desk.sign_in().await;
        at_desk.in_stock().await;
        at_desk
    }

    /// The same with a form of the procedure that can be submitted.
    async fn with_form(procedure: &str) -> Self {
        let at_desk = Self::signed_in_with(EC).await;
        at_desk.sitting.choose_procedure(procedure).unwrap();
        at_desk.fill().await;
        at_desk
    }

    async fn sign_in(&self) {
        self.until("the officer card", |view| {
            view.officer.certificate.is_some()
        })
        .await;
        let signed_in = self.sitting.sign_in(OperationId::fresh(), pin(OFFICER_PIN));
        signed_in.await.unwrap();
    }

    /// Types what every shipped procedure asks for.
    async fn fill(&self) {
        let draft = self.draft().await;
        let names: BTreeSet<_> = draft
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        for (field, value) in [
            ("common_name", "Anna Berg"),
            ("email", "anna.berg@example.org"),
            ("upn", "anna.berg@example.org"),
            ("card_number", "4711"),
        ] {
            if names.contains(field) {
                self.sitting.set_field(field, value).unwrap();
            }
        }
        assert_eq!(self.draft().await.faults, []);
    }

    /// Waits until a view is so.
    async fn until(&self, what: &str, is_so: impl Fn(&SittingView) -> bool) -> SittingView {
        let mut watch = self.sitting.watch();
        let mut view = self.sitting.view();
        let waited = timeout(PATIENCE, async {
            while !is_so(&view) {
                view = watch.next().await.unwrap();
            }
        });
        if waited.await.is_err() {
            panic!("{what}: {:#?}", self.sitting.view());
        }
        self.sitting.view()
    }

    async fn in_stock(&self) -> SittingView {
        self.until("the card in stock", |view| {
            matches!(
                view.subject.card,
                SubjectCardView::Read {
                    in_stock: Some(true),
                    ..
                }
            ) && !view.procedures.loading
        })
        .await
    }

    /// The form, once its card is there.
    async fn draft(&self) -> DraftView {
        let view = self.until("a form with its card", |view| {
            let missing = |draft: &DraftView| {
                let mut faults = draft.faults.iter();
                faults.any(|fault| fault.code == "subject-card-not-read")
            };
            view.draft.as_ref().is_some_and(|draft| !missing(draft))
        });
        view.await.draft.unwrap()
    }

    fn submit(&self) -> Result<(), Trouble> {
        self.sitting.submit(OperationId::fresh(), pin(OFFICER_PIN))
    }

    async fn question(&self) -> QuestionView {
        let asks = |run: &RunView| run.question.is_some() || run.outcome.is_some();
        let view = self
            .until("a question", |view| view.run.as_ref().is_some_and(asks))
            .await;
        view.run.unwrap().question.unwrap()
    }

    async fn outcome(&self) -> OutcomeView {
        let ended = |run: &RunView| run.outcome.is_some();
        let view = self
            .until("an outcome", |view| view.run.as_ref().is_some_and(ended))
            .await;
        view.run.unwrap().outcome.unwrap()
    }

    /// How a run failed.
    async fn failed(&self) -> Failed {
        match self.outcome().await {
            OutcomeView::Failed {
                trouble,
                step,
                left_behind,
                order,
                ..
            } => Failed {
                trouble,
                step,
                left_behind,
                order,
            },
            other => panic!("{other:?}"),
        }
    }

    /// Takes the PIN that is shown, and says that it was noted.
    async fn take_and_note(&self) -> String {
        let QuestionView::ShowPin { id, .. } = self.question().await else {
            panic!("no PIN to show")
        };
        let shown = self.sitting.take_pin(id).unwrap().expose().to_owned();
        self.sitting.pin_noted(id, true).unwrap();
        shown
    }
}

struct Failed {
    trouble: Trouble,
    step: desk::Step,
    left_behind: desk::LeftBehind,
    order: Option<String>,
}

/// A PIN as a window gives it.
fn pin(digits: &str) -> TypedPin {
    serde_json::from_value(digits.into()).unwrap()
}

fn value(draft: &DraftView, field: &str) -> String {
    let found = draft.fields.iter().find(|one| one.name == field);
    found.unwrap().value.clone()
}

/// The chosen actions, key by key.
fn actions(draft: &DraftView) -> Vec<Option<&str>> {
    draft.rows.iter().map(|row| row.chosen.as_deref()).collect()
}

fn is_signed_in(view: &SittingView) -> bool {
    matches!(view.officer.session, SessionView::SignedIn { .. })
}

fn text(trouble: &Trouble, name: &str) -> String {
    match &trouble.data[name] {
        desk::Datum::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    }
}

/// A desk at the bench's host whose clock is another one.
fn desk_with_clock(bench: &Bench, clock: desk::Clock) -> Arc<Desk> {
    let host = HostAddress::new(&bench.url, &bench.ca).unwrap();
    Arc::new(Desk::with_clock(
        Arc::new(bench.readers.clone()),
        Some(host),
        clock,
    ))
}
