use desk::{CardRuleView, FieldRuleView, KeyRuleView, PinProcedureView, ProcedureDetails};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::output::{Answer, Output, Table};

/// One procedure.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Shown(pub(super) ProcedureDetails);

impl Answer for Shown {
    fn text(&self, output: &Output) -> String {
        let shown = &self.0;
        let title = Fill::new()
            .with("procedure", shown.procedure.name.as_str())
            .with("id", shown.procedure.id.as_str())
            .with("revision", shown.procedure.number);
        let mut text = format!("{}\n", output.fill("procedure-title", &title));
        if !shown.procedure.description.is_empty() {
            text.push_str(&messages::cleaned(&shown.procedure.description));
            text.push('\n');
        }
        let mut facts = Table::plain();
        facts.row([output.say("roles"), roles(&shown.roles, output)]);
        facts.row([output.say("cards"), cards(&shown.card, output)]);
        facts.row([output.say("pin"), pin(&shown.pin, output)]);
        format!(
            "{text}\n{facts}\n{}\n{}",
            keys(&shown.keys, output),
            fields(&shown.fields, output)
        )
    }
}

fn roles(roles: &[String], output: &Output) -> String {
    let name = |role: &String| output.fill("role-name", &Fill::new().with("role", role.as_str()));
    roles.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn cards(rule: &CardRuleView, output: &Output) -> String {
    let cards = output.fill(
        "procedure-cards",
        &Fill::new().with("stock", rule.stock.as_str()),
    );
    if rule.serials.is_empty() {
        return cards;
    }
    let range = |range: &desk::SerialRangeView| {
        let fill = Fill::new()
            .with("from", range.from.as_str())
            .with("to", range.to.as_str());
        output.fill("serial-range", &fill)
    };
    let ranges: Vec<_> = rule.serials.iter().map(range).collect();
    let fill = Fill::new()
        .with("cards", cards)
        .with("ranges", ranges.join(", "));
    output.fill("procedure-serials", &fill)
}

fn pin(pin: &PinProcedureView, output: &Output) -> String {
    let distribution = Fill::new()
        .with("distribution", pin.distribution.as_str())
        .with("digits", pin.system_length);
    let digits = |digits: u8| Fill::new().with("digits", digits);
    let mut words = vec![
        output.fill("pin-distribution", &distribution),
        output.fill("pin-rule-min-length", &digits(pin.min_length)),
        output.fill("pin-rule-max-length", &digits(pin.max_length)),
    ];
    if pin.no_repeats {
        words.push(output.say("pin-rule-no-repeats"));
    }
    if pin.no_sequences {
        words.push(output.say("pin-rule-no-sequences"));
    }
    words.join("; ")
}

fn keys(keys: &[KeyRuleView], output: &Output) -> Table {
    let mut table =
        Table::new(["key", "name", "actions", "source", "algorithms"].map(|key| output.say(key)));
    for key in keys {
        let source = Fill::new().with("source", key.source.as_deref().unwrap_or("none"));
        table.row([
            key.reference.to_uppercase(),
            key.name.clone(),
            actions(key, output),
            output.fill("key-source", &source),
            key.algorithms.join(", "),
        ]);
    }
    table
}

/// As they are written in `--action`.
fn actions(key: &KeyRuleView, output: &Output) -> String {
    let words = key.actions.iter().map(|action| {
        if action == "redo" && key.transport_only {
            output.say("redo-transport-only")
        } else {
            action.clone()
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

fn fields(fields: &[FieldRuleView], output: &Output) -> Table {
    let mut table =
        Table::new(["name", "label", "required", "format", "hint"].map(|key| output.say(key)));
    for field in fields {
        table.row([
            field.name.clone(),
            field.label.clone(),
            output.say(if field.required { "yes" } else { "no" }),
            form(field, output),
            field.hint.clone(),
        ]);
    }
    table
}

/// What its value must look like, and whether it is hidden at first.
fn form(field: &FieldRuleView, output: &Output) -> String {
    let count =
        |key: &str, count: Option<u16>| Some(output.fill(key, &Fill::new().with("count", count?)));
    let word = |key: &str, name: &str, value: Option<&str>| {
        Some(output.fill(key, &Fill::new().with(name, value?)))
    };
    let format = Some(field.format.as_str()).filter(|format| *format != "text");
    let rules = [
        word("field-format", "format", format),
        count("field-least", field.min_length),
        count("field-most", field.max_length),
        word("field-characters", "set", field.characters.as_deref()),
        word("field-pattern", "pattern", field.pattern.as_deref()),
    ];
    let mut rules: Vec<_> = rules.into_iter().flatten().collect();
    if rules.is_empty() {
        rules.push(output.say("field-without-rule"));
    }
    if !field.shown {
        rules.push(output.say("field-hidden"));
    }
    rules.join(", ")
}
