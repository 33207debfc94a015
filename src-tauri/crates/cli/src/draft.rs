//! The draft: made of what stands on the command line, shown in words before it is signed.

use std::collections::BTreeSet;

use desk::{CardDraft, DraftView, FieldName, FieldView, ProcedureId};
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::{DraftOptions, Input},
    exit::Exit,
    output::{Answer, Failure, Output},
    recovering,
};

/// The procedure of that name.
pub(crate) fn procedure(name: &str) -> Result<ProcedureId, Failure> {
    name.parse()
        .map_err(|_| Failure::new("unknown-procedure", json!({ "id": name }), Exit::Draft))
}

/// Refuses what is given twice: which of the two is meant cannot be known. A field that is named by its name and by its
/// label is noticed when its procedure is known, by [`fill`].
pub(crate) fn each_once(options: &DraftOptions) -> Result<(), Failure> {
    let actions = options.actions.iter().map(|chosen| chosen.key.to_string());
    let keys = options
        .algorithms
        .iter()
        .map(|chosen| chosen.key.to_string());
    inputs_once(&options.inputs)?;
    once("--action", actions)?;
    once("--key", keys)?;
    recovering::each_once(&options.recovery)
}

/// Refuses a field that is given twice.
pub(crate) fn inputs_once(inputs: &[Input]) -> Result<(), Failure> {
    once(
        "--input",
        inputs.iter().map(|input| input.field.to_lowercase()),
    )
}

pub(crate) fn once(option: &str, names: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name.clone()) {
            let data = json!({ "option": option, "about": name });
            return Err(Failure::new("given-twice", data, Exit::Usage));
        }
    }
    Ok(())
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
    enter(draft, &options.inputs)
}

/// Takes over fields, as [`fill`] does.
pub(crate) fn enter(mut draft: CardDraft, inputs: &[Input]) -> Result<CardDraft, Failure> {
    let fields = draft.view().fields;
    let meant = inputs.iter().map(|input| {
        let name = meant(&fields, &input.field)?;
        Ok((name, input.value.as_str()))
    });
    let meant: Vec<(FieldName, &str)> = meant.collect::<Result<_, Failure>>()?;
    once("--input", meant.iter().map(|(name, _)| name.to_string()))?;
    for (name, value) in meant {
        draft.set_field(&name, value).map_err(|error| {
            let failure = Failure::of(&error);
            match fields.iter().find(|field| field.name == name.as_str()) {
                Some(field) => failure.about(&field.label),
                None => failure,
            }
        })?;
    }
    Ok(draft)
}

/// The field of that name, else the only one of that label, whatever the case of letters.
fn meant(fields: &[FieldView], given: &str) -> Result<FieldName, Failure> {
    let same = |text: &str| text.to_lowercase() == given.to_lowercase();
    let named = fields.iter().find(|field| same(&field.name));
    let labelled: Vec<_> = fields.iter().filter(|field| same(&field.label)).collect();
    let field = match (named, &labelled[..]) {
        (Some(field), _) => Some(field),
        (None, [field]) => Some(*field),
        (None, []) => None,
        (None, several) => {
            let data = json!({ "input": given, "fields": choices(several.iter().copied()) });
            return Err(Failure::new("ambiguous-input", data, Exit::Draft));
        }
    };
    field
        .and_then(|field| field.name.parse().ok())
        .ok_or_else(|| {
            let data = json!({ "input": given, "fields": choices(fields) });
            Failure::new("unknown-input", data, Exit::Draft)
        })
}

/// Each as it can be named: `email (E-mail)`.
fn choices<'a>(fields: impl IntoIterator<Item = &'a FieldView>) -> Vec<String> {
    let fields = fields.into_iter();
    fields
        .map(|field| format!("{} ({})", field.name, field.label))
        .collect()
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
        let data = json!({ "faults": self.draft.faults });
        Err(Failure::new("draft-incomplete", data, Exit::Draft))
    }

    /// The answer of a dry run. A person whose draft cannot be submitted reads what is missing, a program the draft as
    /// well.
    pub(crate) fn dry_run(&self, output: &Output) -> Result<(), Failure> {
        let complete = self.must_be_complete();
        if complete.is_ok() || output.is_json() {
            output.answer(self);
        }
        complete
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
        let fields = self.draft.fields.iter();
        let dropped = fields.filter(|field| self.draft.dropped.contains(&field.name));
        let labels: Vec<_> = dropped.map(|field| field.label.as_str()).collect();
        let fill = Fill::new().with("fields", labels.join(", "));
        (!labels.is_empty()).then(|| output.fill("fields-dropped", &fill))
    }
}

impl Answer for DraftAnswer {
    fn text(&self, output: &Output) -> String {
        format!(
            "{}\n{}",
            self.before_submitting(output),
            output.say("dry-run")
        )
    }
}

#[cfg(test)]
mod tests {
    use desk::FieldView;

    use super::meant;

    fn field(name: &str, label: &str) -> FieldView {
        FieldView {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            value: String::new(),
            required: false,
            format: "text".into(),
            max_length: None,
            shown: true,
            hideable: false,
            fault: None,
            in_certificate: true,
        }
    }

    #[test]
    fn a_label_counts_where_it_is_no_name_and_the_only_one() {
        let fields = [
            field("given_name", "Name"),
            field("surname", "name"),
            field("title", "Email"),
            field("email", "E-mail"),
        ];
        let meant = |given| meant(&fields, given).map_err(|failure| failure.code().to_owned());
        assert_eq!(meant("email").unwrap().as_str(), "email");
        assert_eq!(meant("e-MAIL").unwrap().as_str(), "email");
        assert_eq!(meant("Name"), Err("ambiguous-input".into()));
        assert_eq!(meant("shoe size"), Err("unknown-input".into()));
    }
}
