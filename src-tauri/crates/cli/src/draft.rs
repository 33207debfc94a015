//! The draft: made of what stands on the command line, shown in words before it is signed.

use desk::{CardDraft, DraftView, FieldName, ProcedureId};
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::DraftOptions,
    exit::Exit,
    output::{Answer, Failure, Output},
};

/// The procedure of that name.
pub(crate) fn procedure(name: &str) -> Result<ProcedureId, Failure> {
    name.parse()
        .map_err(|_| Failure::new("unknown-procedure", json!({ "id": name }), Exit::Draft))
}

/// Takes over actions, algorithms and fields. What an action can or cannot do is said at once, and so is a field that
/// the procedure does not have; whether values are good, the draft's view says for all of them together.
pub(crate) fn fill(mut draft: CardDraft, options: &DraftOptions) -> Result<CardDraft, Failure> {
    for chosen in &options.actions {
        draft.set_action(chosen.key, chosen.action)?;
    }
    for chosen in &options.algorithms {
        draft.choose_algorithm(chosen.key, Some(chosen.algorithm))?;
    }
    for input in &options.inputs {
        let unknown = |_| {
            Failure::new(
                "draft-unknown-field",
                json!({ "field": input.field }),
                Exit::Draft,
            )
        };
        let name: FieldName = input.field.parse().map_err(unknown)?;
        draft.set_field(&name, &input.value)?;
    }
    Ok(draft)
}

/// A draft as it stands.
#[derive(Serialize)]
pub(crate) struct DraftAnswer {
    draft: DraftView,
}

impl DraftAnswer {
    pub(crate) fn new(draft: DraftView) -> Self {
        Self { draft }
    }

    /// Refuses a draft that cannot be submitted, with everything that stands in the way.
    pub(crate) fn must_be_complete(&self) -> Result<(), Failure> {
        if self.draft.faults.is_empty() {
            return Ok(());
        }
        let data = json!({ "faults": self.draft.faults, "count": self.draft.faults.len() });
        Err(Failure::new("draft-incomplete", data, Exit::Draft))
    }

    /// Tells the officer before a PIN is asked for what will be signed; a program is told what lands in no certificate.
    pub(crate) fn tell_before_submitting(&self, output: &Output) {
        if output.is_json() && !self.draft.dropped.is_empty() {
            output.line(&json!({ "inNoCertificate": self.draft.dropped }));
        }
        output.note(&self.before_submitting(output));
    }

    fn before_submitting(&self, output: &Output) -> String {
        let mut lines = vec![output.say("will-be-signed")];
        lines.extend(self.words(output));
        lines.extend(self.dropped(output));
        lines.join("\n")
    }

    fn words(&self, output: &Output) -> impl Iterator<Item = String> {
        let words = self.draft.summary.iter().flat_map(|summary| &summary.words);
        words.map(|sentence| format!("  {}", output.tell(sentence)))
    }

    fn dropped(&self, output: &Output) -> Option<String> {
        let dropped = self.draft.dropped.join(", ");
        (!dropped.is_empty())
            .then(|| output.fill("fields-dropped", &Fill::new().with("fields", dropped)))
    }
}

impl Answer for DraftAnswer {
    fn text(&self, output: &Output) -> String {
        if self.draft.faults.is_empty() {
            return format!(
                "{}\n{}",
                self.before_submitting(output),
                output.say("dry-run")
            );
        }
        let faults = self
            .draft
            .faults
            .iter()
            .map(|fault| format!("  – {}", output.tell_fault(fault)));
        let mut lines = vec![output.say("draft-lacks")];
        lines.extend(faults);
        lines.join("\n")
    }
}
