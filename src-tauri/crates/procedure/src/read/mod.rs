//! Reading a token procedure: from TOML, as people write it, or from JSON, as a host sends it. Both are brought into
//! one tree whose values know where they stand, read by the schema, and then held to the rules that join several places.

mod mistake;
mod node;
mod path;
mod rule;
mod rules;
mod shape;

use serde_json::Value;
use sha2::{Digest, Sha256};

pub use mistake::{Form, Mistake, Position, ValueType};
use node::{Located, Source};
pub use rule::Rule;
use rules::check_rules;
use shape::read_shape;

use crate::{ProcedureRevision, Revision, TokenProcedure};

/// Most bytes of a procedure's text.
pub const MAX_PROCEDURE_SIZE: usize = 256 * 1024;

/// Most mistakes that are reported of one procedure.
pub const MAX_MISTAKES: usize = 100;

/// Most mistakes that are reported of broken TOML: what follows the first is often its consequence.
const MAX_SYNTAX_MISTAKES: usize = 3;

impl TokenProcedure {
    /// Reads a TOML file. `file_name` is for the mistakes alone.
    ///
    /// # Errors
    /// Every [`Mistake`], in the order of the file, at most [`MAX_MISTAKES`]. What a broken part would have to do with
    /// is not complained about: a field without a name makes no template wrong. Of a file whose
    /// TOML itself is broken the first few places are told, and it is not looked at further.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, Vec<Mistake>> {
        let source = Source::toml(file_name, text);
        if text.len() > MAX_PROCEDURE_SIZE {
            return Err(vec![source.mistake_at_start(Rule::TooLarge {
                max: MAX_PROCEDURE_SIZE,
            })]);
        }
        let tree = source.parse_toml(text)?;
        read(&source, &tree)
    }

    /// Reads the JSON form, under the same rules. `name` says in mistakes where it came from; they have a path instead
    /// of a line.
    ///
    /// # Errors
    /// As [`from_toml`](Self::from_toml).
    pub fn from_json(value: &Value, name: &str) -> Result<Self, Vec<Mistake>> {
        let source = Source::json(name);
        if value.to_string().len() > MAX_PROCEDURE_SIZE {
            return Err(vec![source.mistake_at_start(Rule::TooLarge {
                max: MAX_PROCEDURE_SIZE,
            })]);
        }
        read(&source, &Located::from_json(value))
    }

    /// The JSON form.
    #[expect(
        clippy::expect_used,
        reason = "strings, integers, lists and maps with string keys always serialise"
    )]
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("a procedure serialises")
    }

    /// The canonical JSON (`RFC 8785`): equal procedures are equal bytes, however they were written.
    #[expect(
        clippy::expect_used,
        reason = "strings, integers, lists and maps with string keys always serialise"
    )]
    pub fn canonical_json(&self) -> String {
        serde_json_canonicalizer::to_string(self).expect("a procedure serialises")
    }

    /// The hash of the canonical JSON.
    pub fn revision(&self) -> Revision {
        Revision(Sha256::digest(self.canonical_json()).into())
    }

    /// Name and hash together, as orders have them.
    pub fn procedure_revision(&self) -> ProcedureRevision {
        ProcedureRevision {
            id: self.id.clone(),
            revision: self.revision(),
        }
    }
}

fn read(source: &Source<'_>, tree: &Located) -> Result<TokenProcedure, Vec<Mistake>> {
    let shape = read_shape(tree);
    let mut found = shape.found;
    let procedure = match serde_json::from_value::<TokenProcedure>(shape.value) {
        Ok(procedure) => {
            found.extend(check_rules(&procedure, &shape.broken));
            procedure
        }
        Err(error) => {
            return Err(vec![source.mistake_at_start(Rule::Unreadable {
                reason: error.to_string(),
            })]);
        }
    };
    if found.is_empty() {
        return Ok(procedure);
    }
    let mut mistakes: Vec<_> = found
        .into_iter()
        .map(|found| source.mistake(tree, found))
        .collect();
    mistakes.sort_by_key(|mistake| mistake.position);
    mistakes.truncate(MAX_MISTAKES);
    Err(mistakes)
}

#[cfg(test)]
mod tests;
