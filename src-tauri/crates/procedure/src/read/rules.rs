//! The rules that the schema cannot say: references, key usage that fits the key, templates, actions, lengths.

mod archive;
mod card;
mod certificates;
mod fields;
mod keys;
mod pins;

use super::{
    Rule,
    node::{At, Found},
    path::Path,
};
use crate::{CardPinLimits, PinProcedure, Role, TokenProcedure, text::forbidden_character};

/// The version of the format that is read here.
const FORMAT: u8 = 1;

/// Checks a procedure that keeps to the schema. Nothing is said about what touches a `broken` path: the value there is
/// not what was written.
pub(crate) fn check_rules(procedure: &TokenProcedure, broken: &[Path]) -> Vec<Found> {
    let mut check = Check {
        procedure,
        broken,
        found: Vec::new(),
    };
    check.head();
    check.card();
    check.keys();
    check.recoveries();
    check.certificate_procedures();
    check.pin(&procedure.pin_procedure);
    check.distribution();
    check.fields();
    check.found
}

struct Check<'a> {
    procedure: &'a TokenProcedure,
    broken: &'a [Path],
    found: Vec<Found>,
}

impl Check<'_> {
    fn head(&mut self) {
        let root = Path::default();
        let procedure = self.procedure;
        if procedure.format != FORMAT {
            self.report(
                root.key("format"),
                &[],
                Rule::UnknownFormat {
                    found: procedure.format,
                },
            );
        }
        self.text(root.key("name"), &procedure.name);
        self.text(root.key("description"), &procedure.description);
        let implied = procedure.implied_roles();
        // What the key procedures say decides which roles are wanted.
        let because = [root.key("key"), root.key("key-procedures")];
        for (role, rule) in [
            (Role::IssueCertificate, Rule::NoIssueRole),
            (Role::RecoverKey, Rule::NoRecoverRole),
        ] {
            if implied.contains(&role) && !procedure.roles.contains(&role) {
                self.report(root.key("roles"), &because, rule);
            }
        }
    }

    fn pin(&mut self, pin: &PinProcedure) {
        let path = Path::default().key("pin-procedure").key("policy");
        let rules = &pin.policy;
        let CardPinLimits {
            min_length: min,
            max_length: max,
        } = CardPinLimits::PIV;
        for (key, length) in [
            ("min-length", rules.min_length),
            ("max-length", rules.max_length),
        ] {
            if !(min..=max).contains(&length) {
                self.report(path.key(key), &[], Rule::PinLength { min, max });
            }
        }
        let lengths = [path.key("min-length"), path.key("max-length")];
        if rules.min_length > rules.max_length {
            self.report(path.key("min-length"), &lengths, Rule::LengthsReversed);
        } else if !(rules.min_length..=rules.max_length).contains(&rules.system_length) {
            let rule = Rule::SystemPinLength {
                min: rules.min_length,
                max: rules.max_length,
            };
            self.report(path.key("system-length"), &lengths, rule);
        }
    }

    /// A text that officers read.
    fn text(&mut self, path: Path, text: &str) {
        if let Some(character) = forbidden_character(text) {
            self.report(path, &[], Rule::ForbiddenCharacter { character });
        } else if text.trim() != text {
            self.report(path, &[], Rule::SurroundingSpace);
        }
    }

    fn report(&mut self, path: Path, because: &[Path], rule: Rule) {
        self.report_at(At::Value, path, because, rule);
    }

    /// Notes a mistake, unless it, or what it comes from, touches a broken value.
    fn report_at(&mut self, at: At, path: Path, because: &[Path], rule: Rule) {
        let sound = |path: &Path| self.broken.iter().all(|broken| !broken.touches(path));
        if sound(&path) && because.iter().all(sound) {
            self.found.push(Found { path, at, rule });
        }
    }
}
