//! What comes of archiving and recovering.

use desk::{
    ArchivedKeyView, OutcomeView, PinSet, RecoveredKeyView, RunView, SittingView, Step, StepState,
    Submitted,
};

use super::{
    REASON,
    drafts::recovering,
    forms::{archiving, officer_recovers},
    rows::{choose, requested, several_rows},
    with,
};
use crate::scenarios::{Scenario, outcome::submitted, run};

pub(super) fn runs() -> Vec<Scenario> {
    let mut archived = submitted(&["9a", "9c", "9d"], PinSet::System);
    archived.archived = vec![ArchivedKeyView {
        key: "9d".to_owned(),
        record: "90417".to_owned(),
        algorithm: "RSA-3072".to_owned(),
        archived_at: "2026-11-20T09:30:00Z".to_owned(),
    }];
    let mut back = submitted(&["9a", "9c"], PinSet::System);
    back.recovered = vec![
        brought("9d", "38112", true),
        brought("82", "30907", true),
        brought("83", "24001", true),
    ];
    let mut renewed = submitted(&["9d"], PinSet::System);
    renewed.recovered = vec![brought("9d", "38112", false)];
    let mut alone = submitted(&[], PinSet::System);
    alone.recovered = vec![brought("9d", "38112", true)];
    let delivering = || run::importing(Step::Keys, StepState::Running, Some("9d"));
    let all_keys = || {
        let draft = recovering(vec![requested("9d", "Encryption")], REASON);
        officer_recovers(draft, &["issue-certificate", "recover-key"])
    };
    let one_key = || {
        let mut draft = recovering(several_rows(), REASON);
        choose(&mut draft.rows[2]);
        officer_recovers(draft, &["issue-certificate", "recover-key"])
    };
    vec![
        with(
            "run-keys",
            "A delivered key is imported into the card.",
            during(delivering(), all_keys()),
        ),
        with(
            "done-archived",
            "A key was archived.",
            during(delivered(archived), archiving()),
        ),
        with(
            "done-recovered",
            "All archived keys of the holder are on the card.",
            during(delivered(back), all_keys()),
        ),
        with(
            "done-recovered-new",
            "A recovered key has a new certificate.",
            during(delivered(renewed), one_key()),
        ),
        with(
            "done-recovered-only",
            "One key was recovered with its certificate, and nothing was issued.",
            during(delivered(alone), one_key()),
        ),
    ]
}

/// The run of what this form asked for.
fn during(run: RunView, form: SittingView) -> SittingView {
    let procedure = form.draft.as_ref().unwrap().procedure.name.clone();
    SittingView {
        run: Some(RunView { procedure, ..run }),
        ..form
    }
}

/// A run that imported keys and came to its end.
fn delivered(submitted: Submitted) -> RunView {
    RunView {
        outcome: Some(OutcomeView::Done { submitted }),
        ..run::importing(Step::Receipt, StepState::Done, None)
    }
}

fn brought(key: &str, id: &str, reused: bool) -> RecoveredKeyView {
    RecoveredKeyView {
        key: key.to_owned(),
        id: id.to_owned(),
        reused,
        subject: "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE".to_owned(),
    }
}
