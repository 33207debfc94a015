use std::borrow::Cow;

use contents::{KeyAlgorithm, KeyReference};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::Value;

use crate::{ExtendedKeyUsage, FieldName, ProcedureId, TokenProcedure};

/// The JSON Schema (2020-12) of a token procedure, for editors and for the reader itself.
///
/// It says what can be written; rules that join several places (references, key usage that fits the key, …) are the
/// reader's.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<TokenProcedure>();
    schema.insert("title".to_owned(), "Token procedure".into());
    schema.to_value()
}

pub(crate) fn key_reference(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = KeyReference::all()
        .map(|reference| reference.to_string())
        .collect();
    json_schema!({ "type": "string", "enum": names })
}

pub(crate) fn key_algorithms(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = KeyAlgorithm::ALL
        .into_iter()
        .map(KeyAlgorithm::name)
        .collect();
    json_schema!({
        "type": "array",
        "items": { "type": "string", "enum": names },
        "minItems": 1,
        "uniqueItems": true,
    })
}

pub(crate) fn pin_policy(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["default", "never", "once", "always"] })
}

pub(crate) fn touch_policy(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["default", "never", "always", "cached"] })
}

impl JsonSchema for ExtendedKeyUsage {
    fn schema_name() -> Cow<'static, str> {
        "ExtendedKeyUsage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<_> = Self::NAMED.iter().map(Self::name).collect();
        json_schema!({
            "description": "A purpose by its name, or any other as a dotted object identifier.",
            "type": "string",
            "anyOf": [{ "enum": names }, { "pattern": OID }],
        })
    }
}

impl JsonSchema for FieldName {
    fn schema_name() -> Cow<'static, str> {
        "FieldName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of an input field: 1 to 64 of `a–z`, `0–9` and `_`, a letter first.",
            "type": "string",
            "pattern": FIELD_NAME,
        })
    }
}

impl JsonSchema for ProcedureId {
    fn schema_name() -> Cow<'static, str> {
        "ProcedureId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A procedure's name: 1 to 64 of `a–z`, `0–9` and `-`, a letter first.",
            "type": "string",
            "pattern": PROCEDURE_ID,
        })
    }
}

/// The patterns of the schema. The reader knows them by these constants.
pub(crate) const FIELD_NAME: &str = "^[a-z][a-z0-9_]{0,63}$";
pub(crate) const PROCEDURE_ID: &str = "^[a-z][a-z0-9-]{0,63}$";
pub(crate) const DECIMAL: &str = "^[0-9]{1,39}$";
pub(crate) const OID: &str = r"^[0-9]+(\.[0-9]+)*$";

#[cfg(test)]
mod tests;
