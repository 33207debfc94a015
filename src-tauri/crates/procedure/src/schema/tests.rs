use std::{fs, path::PathBuf};

use serde_json::{Map, Value};

use super::schema;
use crate::TokenProcedure;

/// Set to anything, the tests write the files instead of comparing them.
const UPDATE: &str = "UPDATE_GENERATED_FILES";

fn from_crate(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), path].iter().collect()
}

#[test]
fn the_committed_schema_is_fresh() {
    let path = from_crate("procedure.schema.json");
    let fresh = sorted(&schema());
    if std::env::var_os(UPDATE).is_some() {
        fs::write(
            &path,
            format!("{}\n", serde_json::to_string_pretty(&fresh).unwrap()),
        )
        .unwrap();
    }
    let committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(committed, fresh, "run the tests with {UPDATE}=1");
}

#[test]
fn the_documented_reference_is_fresh() {
    let path = from_crate("../../../docs/PROCEDURES.md");
    let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = text.split_once(BEGIN).expect("the reference begins");
    let (committed, after) = rest.split_once(END).expect("the reference ends");
    let fresh = reference();
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, format!("{before}{BEGIN}{fresh}{END}{after}")).unwrap();
    } else {
        assert_eq!(committed, fresh, "run the tests with {UPDATE}=1");
    }
}

/// The example is read as it stands, and misspelt gives the mistakes that are shown beside it.
#[test]
fn the_documented_example_is_sound() {
    let text = fs::read_to_string(from_crate("../../../docs/PROCEDURES.md"))
        .unwrap()
        .replace("\r\n", "\n");
    let block = |mark: &str| {
        text.split_once(mark)
            .unwrap()
            .1
            .split_once("```")
            .unwrap()
            .0
    };
    let example = block("```toml\n");
    assert_eq!(
        TokenProcedure::from_toml(example, "door-card.toml").err(),
        None
    );
    let misspelt = example.replace(
        "key-procedure = \"production\"",
        "key-procedure = \"produktion\"",
    );
    let mistakes = TokenProcedure::from_toml(&misspelt, "door-card.toml").unwrap_err();
    let lines: String = mistakes
        .iter()
        .map(|mistake| format!("{mistake}\n"))
        .collect();
    assert_eq!(lines, block("in `[[key]]`:\n\n```\n"));
}

const BEGIN: &str = "<!-- generated from procedure.schema.json -->\n";
const END: &str = "<!-- end -->\n";

/// Keys in one order, however the map that holds them keeps them.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.clone(), sorted(value)))
                    .collect(),
            )
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

/// The tables of the reference: heading, where its schema is, and the order of its keys where they are read best.
const TABLES: &[(&str, &str)] = &[
    ("The procedure", ""),
    ("`[card]`", "CardRule"),
    ("`serials` of `[card]`", "SerialRange"),
    ("`[[key]]`", "KeyRule"),
    ("`[certificate-procedures.NAME]`", "CertificateProcedure"),
    ("`subject` of a certificate procedure", "SubjectAttribute"),
    (
        "`alternative-names` of a certificate procedure",
        "AlternativeName",
    ),
    (
        "`[key-procedures.NAME]` with `source = \"production\"`",
        "KeyProcedure/0",
    ),
    (
        "`[key-procedures.NAME]` with `source = \"generate\"`",
        "KeyProcedure/1",
    ),
    (
        "`[key-procedures.NAME]` with `source = \"archive\"`",
        "KeyProcedure/2",
    ),
    (
        "`[key-procedures.NAME]` with `source = \"recover\"`",
        "KeyProcedure/3",
    ),
    ("`[pin-procedure]`", "PinProcedure"),
    ("`policy` of `[pin-procedure]`", "PinRules"),
    ("`[pin-procedure.mail]`", "PinMail"),
    (
        "`[pin-procedure.letter]` and `[puk-procedure.letter]`",
        "PinLetter",
    ),
    ("`[puk-procedure]`", "PukProcedure"),
    ("`policy` of `[puk-procedure]`", "PukRules"),
    ("`[[field]]`", "Field"),
];

fn reference() -> String {
    let root = sorted(&schema());
    let mut text = String::new();
    for (heading, place) in TABLES {
        let (name, variant) = place.split_once('/').unwrap_or((place, ""));
        let named = if name.is_empty() {
            &root
        } else {
            &root["$defs"][name]
        };
        let table = variant
            .parse::<usize>()
            .map_or(named, |variant| &named["oneOf"][variant]);
        text += &format!("\n### {heading}\n\n{}\n\n", prose(&table["description"]));
        text += "| key | type | default | effect |\n| --- | --- | --- | --- |\n";
        text += &rows(&root, table);
    }
    text += &words(&root);
    text + "\n"
}

fn rows(root: &Value, table: &Value) -> String {
    let required: Vec<_> = table["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let properties = table["properties"].as_object().unwrap();
    // What must be there first, in the order in which the schema asks for it.
    let optional = properties
        .keys()
        .map(String::as_str)
        .filter(|key| !required.contains(key));
    required
        .iter()
        .copied()
        .chain(optional)
        .map(|key| {
            let schema = &properties[key];
            let default = match schema.get("default") {
                Some(Value::String(text)) if text.is_empty() => "nothing".to_owned(),
                Some(default) => format!("`{default}`"),
                None if required.contains(&key) => "**required**".to_owned(),
                None => "nothing".to_owned(),
            };
            format!(
                "| `{key}` | {} | {default} | {} |\n",
                type_of(root, schema),
                prose(&schema["description"])
            )
        })
        .collect()
}

fn type_of(root: &Value, schema: &Value) -> String {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|reference| reference.strip_prefix("#/$defs/"))
    {
        let named = &root["$defs"][name];
        return match named["type"].as_str() {
            Some("object") => "table".to_owned(),
            Some("string") if named.get("pattern").is_some() => "name".to_owned(),
            _ => format!("[word](#{})", name.to_lowercase()),
        };
    }
    if schema["const"].is_string() {
        return format!("`{}`", schema["const"]);
    }
    match schema["type"].as_str() {
        Some("array") => format!(
            "list of {}{}",
            type_of(root, &schema["items"]),
            bounds(schema, "minItems", "maxItems")
        ),
        Some("object") => "tables by name".to_owned(),
        Some("integer") => format!("whole number{}", bounds(schema, "minimum", "maximum")),
        Some("boolean") => "`true` or `false`".to_owned(),
        _ if schema.get("enum").is_some() => {
            let words = schema["enum"].as_array().unwrap();
            if words.len() > 10 {
                "key reference".to_owned()
            } else {
                words
                    .iter()
                    .map(|word| format!("`{word}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            }
        }
        _ if schema["pattern"] == super::DECIMAL => "decimal number in quotes".to_owned(),
        _ => format!("text{}", bounds(schema, "minLength", "maxLength")),
    }
}

fn bounds(schema: &Value, min: &str, max: &str) -> String {
    let unit = if min == "minLength" {
        " characters"
    } else {
        ""
    };
    match (schema[min].as_u64(), schema[max].as_u64()) {
        (Some(min), Some(max)) => format!(", {min} to {max}{unit}"),
        (None, Some(max)) => format!(", at most {max}{unit}"),
        (Some(min), None) => format!(", at least {min}{unit}"),
        (None, None) => String::new(),
    }
}

/// The words that stand for something, each with what it means.
fn words(root: &Value) -> String {
    let mut text = String::new();
    for (name, schema) in root["$defs"].as_object().unwrap() {
        let words = schema["oneOf"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|word| word["const"].is_string());
        let rows: String = words
            .map(|word| {
                format!(
                    "| `{}` | {} |\n",
                    word["const"],
                    prose(&word["description"])
                )
            })
            .collect();
        let rows = if name == "ExtendedKeyUsage" {
            extended_key_usage()
        } else {
            rows
        };
        if !rows.is_empty() {
            text += &format!(
                "\n### {name}\n\n{}\n\n| word | meaning |\n| --- | --- |\n{rows}",
                prose(&schema["description"])
            );
        }
    }
    text
}

fn extended_key_usage() -> String {
    let row = |purpose: &crate::ExtendedKeyUsage| {
        format!("| `\"{}\"` | {} |\n", purpose.name(), purpose.oid())
    };
    crate::ExtendedKeyUsage::NAMED.iter().map(row).collect()
}

/// A description as a table's cell takes it: one line, without the marks of links between types.
fn prose(description: &Value) -> String {
    let text = description.as_str().unwrap_or_default();
    let text = text
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace('\n', " ")
        .replace('|', "\\|");
    text.replace("[`", "`").replace("`]", "`")
}

#[test]
fn every_part_of_the_schema_is_documented() {
    fn check(schema: &Value, place: &str) {
        for (key, property) in schema["properties"]
            .as_object()
            .into_iter()
            .flat_map(Map::iter)
        {
            let fixed = property["const"].is_string();
            assert!(
                fixed || property["description"].is_string(),
                "{place}.{key}"
            );
        }
    }
    let schema = schema();
    check(&schema, "");
    for (name, part) in schema["$defs"].as_object().unwrap() {
        check(part, name);
        part["oneOf"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .for_each(|(at, variant)| {
                check(variant, name);
                let place = format!("{name}/{at}");
                let shown = TABLES.iter().any(|(_, shown)| *shown == place);
                assert!(
                    shown || variant["properties"].is_null(),
                    "{place} is in no table"
                );
            });
        let shown = TABLES
            .iter()
            .any(|(_, place)| place.split('/').next() == Some(name))
            || part["type"] == "string";
        assert!(
            shown || part["oneOf"][0]["const"].is_string(),
            "{name} is in no table"
        );
    }
}
