use serde_json::Value;

use super::{form_of, words_of};
use crate::schema::{OID, schema};

/// The reader knows a part of JSON Schema. A keyword outside it would be a rule that nobody checks.
#[test]
fn the_schema_uses_only_what_the_reader_knows() {
    check(&schema());
}

const KNOWN: &[&str] = &[
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "oneOf",
    "pattern",
    "patternProperties",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
];

fn check(schema: &Value) {
    let Some(keywords) = schema.as_object() else {
        panic!("not a schema: {schema}")
    };
    for (keyword, value) in keywords {
        assert!(KNOWN.contains(&keyword.as_str()), "{keyword}");
        match keyword.as_str() {
            "$defs" | "properties" | "patternProperties" => {
                value.as_object().unwrap().values().for_each(check)
            }
            "items" => check(value),
            "additionalProperties" => assert_eq!(value, false),
            "oneOf" | "anyOf" => check_branches(schema, value.as_array().unwrap()),
            "pattern" => {
                let pattern = value.as_str().unwrap();
                assert!(pattern == OID || form_of(pattern).is_some(), "{pattern}");
            }
            "type" => assert!(value.is_string(), "several types: {schema}"),
            _ => {}
        }
    }
    if schema["type"] == "object" {
        let closed = schema["additionalProperties"] == false;
        assert!(closed, "open to unknown keys: {schema}");
        assert!(
            schema["patternProperties"]
                .as_object()
                .is_none_or(|patterns| patterns.len() == 1)
        );
    }
}

/// Words, or tables told apart by a key with a fixed word.
fn check_branches(schema: &Value, branches: &[Value]) {
    if words_of(schema).is_none() {
        for branch in branches {
            assert!(super::tag_of(branch).is_some(), "{branch}");
            check(branch);
        }
    }
}
