use super::{Check, Path, Rule};
use crate::{Field, check_field::compile_pattern};

impl Check<'_> {
    pub(super) fn fields(&mut self) {
        let fields = &self.procedure.fields;
        let root = Path::default().key("field");
        for (index, field) in fields.iter().enumerate() {
            let path = root.index(index);
            if let Some(other) = fields
                .iter()
                .take(index)
                .position(|other| other.name == field.name)
            {
                let because = [root.index(other).key("name")];
                self.report(
                    path.key("name"),
                    &because,
                    Rule::RepeatedField {
                        field: field.name.clone(),
                    },
                );
            }
            self.text(path.key("label"), &field.label);
            self.text(path.key("hint"), &field.hint);
            self.field(&path, field);
        }
    }

    fn field(&mut self, path: &Path, field: &Field) {
        if let (Some(min), Some(max)) = (field.min_length, field.max_length)
            && min > max
        {
            self.report(
                path.key("min-length"),
                &[path.key("max-length")],
                Rule::LengthsReversed,
            );
        }
        let visibility = [
            path.key("required"),
            path.key("shown"),
            path.key("hideable"),
        ];
        if field.required && (!field.shown || field.hideable) {
            self.report(path.key("required"), &visibility, Rule::RequiredFieldHidden);
        } else if !field.shown && !field.hideable {
            self.report(path.key("shown"), &visibility, Rule::FieldNeverShown);
        }
        match field.pattern.as_deref().map(compile_pattern) {
            Some(Err(regex::Error::CompiledTooBig(_))) => {
                self.report(path.key("pattern"), &[], Rule::PatternTooLarge);
            }
            Some(Err(error)) => {
                let rule = Rule::PatternSyntax {
                    reason: reason(&error),
                };
                self.report(path.key("pattern"), &[], rule);
            }
            Some(Ok(_)) | None => {}
        }
    }
}

/// The last line of the compiler's message: those before draw the pattern.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim().trim_start_matches("error: ").to_owned()
}
