//! The form: a draft for the card, as far as somebody has typed and chosen.

use desk::{DraftView, FaultView, FieldView, Sentence, SittingView, SummaryView};

use super::{
    card::SUBJECT_SERIAL,
    key_rows,
    procedures::{choice, employee_card},
    sentence::{card_serial, plain, said, sentence},
    sitting::{SUBJECT_DEVICE, signed_in},
};

/// The sitting with a form in it.
pub(super) fn with(draft: DraftView, draft_touched: bool) -> SittingView {
    SittingView {
        procedures: choice(),
        draft: Some(draft),
        draft_touched,
        ..signed_in()
    }
}

/// Two fields are filled, one of them not right yet.
pub(super) fn half_filled() -> SittingView {
    let mut draft = blank();
    fill(&mut draft, "common_name", "Anna Berg");
    fill(&mut draft, "email", "anna@");
    wrong(&mut draft, "email", "field-not-email");
    with(draft, true)
}

/// Nothing was typed; the procedure's presets are chosen.
pub(super) fn blank() -> DraftView {
    let mut draft = DraftView {
        device: SUBJECT_DEVICE.to_owned(),
        card: Some(card_serial(SUBJECT_SERIAL)),
        procedure: employee_card(),
        rows: vec![
            key_rows::delivered("9a", "Authentication"),
            key_rows::delivered("9c", "Signature"),
            key_rows::delivered("9d", "Encryption"),
        ],
        fields: fields(),
        faults: Vec::new(),
        summary: None,
        dropped: Vec::new(),
        holder_pin_needed: false,
        supersedes: None,
        recovery: None,
    };
    wrong(&mut draft, "common_name", "field-required");
    wrong(&mut draft, "email", "field-required");
    draft
}

/// Ready to be submitted.
pub(super) fn ready() -> DraftView {
    let mut draft = blank();
    for (name, value) in HOLDER {
        fill(&mut draft, name, value);
    }
    draft.summary = Some(summary(3, words(&draft, SUBJECT)));
    draft
}

const HOLDER: [(&str, &str); 6] = [
    ("common_name", "Anna Berg"),
    ("given_name", "Anna"),
    ("surname", "Berg"),
    ("email", "anna.berg@example.test"),
    ("upn", "anna.berg@corp.example.test"),
    ("employee_number", "E-104233"),
];

const SUBJECT: &[(&str, &str)] = &[
    ("common-name", "Anna Berg"),
    ("Employee number", "E-104233"),
    ("Given name", "Anna"),
    ("Surname", "Berg"),
];

fn fields() -> Vec<FieldView> {
    let upn_hint = "Needed for logging on to Windows: user@realm.";
    vec![
        FieldView {
            required: true,
            hideable: false,
            hint: "The full name, as it is to stand in the certificates.".to_owned(),
            ..field("common_name", "Common name", "text", 64)
        },
        field("given_name", "Given name", "text", 64),
        field("surname", "Surname", "text", 64),
        FieldView {
            required: true,
            hideable: false,
            ..field("email", "E-mail", "email", 254)
        },
        FieldView {
            hideable: false,
            hint: upn_hint.to_owned(),
            ..field("upn", "User principal name", "upn", 256)
        },
        field("employee_number", "Employee number", "text", 20),
        FieldView {
            shown: false,
            in_certificate: false,
            ..field("department", "Department", "text", 64)
        },
    ]
}

/// A field that the officer may leave empty, and hide.
pub(super) fn field(name: &str, label: &str, format: &str, max_length: u16) -> FieldView {
    FieldView {
        name: name.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        value: String::new(),
        required: false,
        format: format.to_owned(),
        max_length: Some(max_length),
        shown: true,
        hideable: true,
        fault: None,
        in_certificate: true,
    }
}

/// Types a value that is good.
pub(super) fn fill(draft: &mut DraftView, name: &str, value: &str) {
    draft.faults.retain(|fault| fault.about != name);
    let field = named(draft, name);
    field.value = value.to_owned();
    field.fault = None;
    field.shown = true;
}

/// Says what is wrong with a field's value.
pub(super) fn wrong(draft: &mut DraftView, name: &str, code: &str) {
    let field = named(draft, name);
    let fault = said(code, [("field", name), ("about", &field.label)]);
    field.fault = Some(fault.clone());
    draft.faults.push(FaultView {
        code: fault.code,
        about: name.to_owned(),
        data: fault.data,
    });
}

/// Says what stands between the draft and its submission.
pub(super) fn fault(draft: &mut DraftView, about: &str, fault: Sentence) {
    draft.summary = None;
    draft.faults.push(FaultView {
        code: fault.code,
        about: about.to_owned(),
        data: fault.data,
    });
}

pub(super) fn named<'a>(draft: &'a mut DraftView, name: &str) -> &'a mut FieldView {
    let mut fields = draft.fields.iter_mut();
    fields.find(|field| field.name == name).unwrap()
}

/// Certificates for keys that lie there, in the place of transport certificates.
pub(super) fn summary(certificates: u8, words: Vec<Sentence>) -> SummaryView {
    SummaryView {
        certificates,
        stored: certificates,
        generated: 0,
        archived: 0,
        recovered: 0,
        overwritten_keys: 0,
        overwritten_certificates: certificates,
        pin: "show-at-ra".to_owned(),
        words,
    }
}

/// What will be signed, for a subject of these parts: an attribute by its name, or a field by its label.
pub(super) fn words(draft: &DraftView, subject: &[(&str, &str)]) -> Vec<Sentence> {
    let mut words = vec![
        sentence(
            "signed-procedure",
            [
                ("procedure", draft.procedure.name.as_str().into()),
                ("revision", draft.procedure.number.into()),
            ],
        ),
        sentence(
            "signed-card",
            [("card", card_serial(SUBJECT_SERIAL).into())],
        ),
    ];
    let issued = |row: &&desk::RowView| row.chosen.as_deref().is_some_and(|one| one != "recover");
    for row in draft.rows.iter().filter(issued) {
        words.extend(key_words(row, subject));
    }
    for field in draft
        .fields
        .iter()
        .filter(|field| field.shown && !field.value.is_empty())
    {
        words.push(said(
            "signed-field",
            [
                ("label", field.label.as_str()),
                ("value", field.value.as_str()),
            ],
        ));
    }
    words.push(plain("signed-pin-shown"));
    words
}

fn key_words(row: &desk::RowView, subject: &[(&str, &str)]) -> Vec<Sentence> {
    let place = || row.reference.to_uppercase();
    let parts: Vec<_> = subject
        .iter()
        .map(|(part, value)| attribute(part, value))
        .collect();
    let issued = match row.chosen.as_deref() {
        Some("issue") => "signed-certificate-issued",
        _ => "signed-certificate-stored",
    };
    let mut words = vec![sentence(
        issued,
        [
            ("place", place().into()),
            ("name", row.name.as_str().into()),
            ("subject", parts.into()),
        ],
    )];
    if let Some(algorithm) = row.algorithms.first().filter(|_| row.chosen.is_some()) {
        let algorithm = row.algorithm.as_ref().unwrap_or(algorithm);
        let written = algorithm.replace("eccp", "P-").replace("rsa", "RSA-");
        words.push(said(
            "signed-key-generated",
            [
                ("place", &place()),
                ("name", &row.name),
                ("algorithm", &written),
            ],
        ));
    }
    if let Some(replaced) = row
        .certificate
        .as_ref()
        .filter(|_| row.chosen.as_deref() == Some("redo"))
    {
        words.push(said(
            "signed-certificate-replaced",
            [
                ("place", &place()),
                ("name", &row.name),
                ("subject", &replaced.subject),
            ],
        ));
    }
    words
}

fn attribute(part: &str, value: &str) -> Sentence {
    if part == "common-name" {
        said("signed-attribute", [("part", part), ("value", value)])
    } else {
        said(
            "signed-attribute-of-field",
            [("label", part), ("value", value)],
        )
    }
}
