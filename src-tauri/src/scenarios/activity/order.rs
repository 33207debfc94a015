use desk::{
    OrderCertificateView, OrderEventView, OrderEvidence, OrderFieldView, OrderRecordView,
    ReceiptEvidence, StandingKeyView, StandingView, Trouble, VerificationView, VerifiedAbandonment,
    VerifiedField, VerifiedKey, VerifiedOrder,
};

use super::entries;
use crate::{
    export::ExportedView,
    scenarios::{
        card::SUBJECT_SERIAL,
        certificate::{OFFICER_CA, digits},
        outcome::ORDER,
        sentence::{card_serial, plain, said},
        sitting::SUBJECT_DEVICE,
    },
};

const SUBJECT: &str = "CN=Anna Berg,SERIALNUMBER=E-104233,GN=Anna,SN=Berg";
const KEYS: [&str; 3] = ["9a", "9c", "9d"];

/// All is done.
pub(super) fn completed() -> OrderRecordView {
    record(
        "completed",
        &["granted", "executing", "fulfilled", "completed"],
    )
}

/// The card was pulled after its first certificate.
pub(super) fn open() -> OrderRecordView {
    let mut order = record("fulfilled", &["granted", "executing", "fulfilled"]);
    for certificate in &mut order.certificates {
        certificate.published_at = None;
    }
    let key = |(key, code): (&str, &str)| StandingKeyView {
        key: key.to_owned(),
        sentence: plain(code),
    };
    order.standing = Some(StandingView {
        host: plain("standing-host-fulfilled"),
        card: said("standing-card-here", [("device", SUBJECT_DEVICE)]),
        keys: [
            ("9a", "standing-key-written"),
            ("9c", "standing-key-other-certificate"),
            ("9d", "standing-key-other-certificate"),
        ]
        .map(key)
        .to_vec(),
        revokes: order.certificates.clone(),
    });
    allowed(&mut order);
    order
}

/// The same with its card in no device.
pub(super) fn away(order: &mut OrderRecordView) {
    if let Some(now) = &mut order.standing {
        now.card = plain("standing-card-not-here");
        now.keys.clear();
    }
}

/// The same before anything was issued.
pub(super) fn not_issued(order: &mut OrderRecordView) {
    order.summary = entries::order("granted");
    order.history.truncate(1);
    order.certificates.clear();
    order.keys.clear();
    order.fields.clear();
    order.signed_at = None;
    order.documents.truncate(1);
    order.standing = Some(StandingView {
        host: plain("standing-host-granted"),
        card: plain("standing-card-not-here"),
        keys: Vec::new(),
        revokes: Vec::new(),
    });
}

/// Given up by another officer.
pub(super) fn abandoned() -> OrderRecordView {
    let mut order = record(
        "abandoned",
        &["granted", "executing", "fulfilled", "abandoned"],
    );
    for certificate in &mut order.certificates {
        certificate.published_at = None;
        certificate.revoked_at = Some("2026-11-20T16:02:11Z".to_owned());
    }
    if let Some(last) = order.history.last_mut() {
        last.officer = Some("Karin Ek".to_owned());
        last.took_ms = Some(2_970_000);
    }
    order.documents = ["open-request", "order", "fulfilment", "abandoned-by"]
        .map(str::to_owned)
        .to_vec();
    order
}

/// With long names in it.
pub(super) fn long() -> OrderRecordView {
    let mut order = completed();
    let entry = entries::long();
    order.officer.clone_from(&entry.officer);
    for certificate in &mut order.certificates {
        certificate.subject = format!(
            "CN=Hubert Blaine Wolfeschlegelsteinhausenbergerdorff senior,OU=Forskningsavdelningen Norrland,{SUBJECT}"
        );
    }
    let holder = entry.holder.split_once(", ");
    let (name, email) = holder.unwrap();
    order.fields[0].value = name.to_owned();
    order.fields[3].value = email.to_owned();
    order
}

/// Its signatures hold, and those of the order that gave it up.
pub(super) fn verified_abandoned() -> VerificationView {
    let mut verification = verified();
    if let Some(order) = &mut verification.verified {
        order.abandoned = Some(VerifiedAbandonment {
            order: ORDER.replace("2e", "3f"),
            signed_by: "CN=Karin Ek,OU=Signature,O=Example AB,C=SE".to_owned(),
            reason: "The holder went home.".to_owned(),
            at: "2026-11-20T16:02:11Z".to_owned(),
        });
        order.documents = abandoned().documents;
    }
    verification
}

/// Its signatures hold.
pub(super) fn verified() -> VerificationView {
    VerificationView {
        verified: Some(verified_order()),
        trouble: None,
    }
}

fn verified_order() -> VerifiedOrder {
    let order = completed();
    VerifiedOrder {
        order: ORDER.to_owned(),
        state: "completed".to_owned(),
        abandoned: None,
        documents: order.documents,
        procedure_id: "employee-card".to_owned(),
        revision: digits(&["revision"], 64),
        procedure: entries::PROCEDURE.to_owned(),
        card: card_serial(SUBJECT_SERIAL),
        officer: entries::OFFICER.to_owned(),
        signed_by: "CN=Olivia Lind,OU=Signature,O=Example AB,C=SE".to_owned(),
        signed_by_serial: digits(&["signer"], 32),
        authorities: vec![OFFICER_CA.to_owned()],
        verified_at: "2026-11-20T15:12:21Z".to_owned(),
        digest: digits(&["digest"], 64),
        keys: order.keys,
        fields: order.fields.into_iter().map(as_signed).collect(),
    }
}

fn as_signed(field: OrderFieldView) -> VerifiedField {
    VerifiedField {
        name: field.name,
        value: field.value,
    }
}

/// One of them does not.
pub(super) fn not_verified() -> VerificationView {
    let trouble = Trouble::new("verification-failed")
        .with("order", ORDER)
        .with("document", "order")
        .with("why", "the signature is not that of the certificate");
    VerificationView {
        verified: None,
        trouble: Some(trouble),
    }
}

pub(super) fn exported() -> ExportedView {
    let evidence = evidence();
    let files = evidence.files(&|_| String::new());
    ExportedView {
        folder: format!("/home/olivia/Documents/Evidence for the auditors/order-{ORDER}"),
        files: files.into_iter().map(|file| file.name).collect(),
        line: evidence.line(),
    }
}

/// As the host has it of an order that is completed; which files there are does not depend on what is in them.
fn evidence() -> OrderEvidence {
    let bytes = || vec![0x30, 0x00];
    let at = "2026-11-20T15:12:21Z".parse().unwrap();
    OrderEvidence {
        order: ORDER.to_owned(),
        verified: Ok(verified_order()),
        open_request: bytes(),
        issue_order: Some(bytes()),
        signed_at: at,
        fulfilment: Some(bytes()),
        fulfilled_at: at,
        receipt: Some(ReceiptEvidence {
            content: bytes(),
            signature: bytes(),
        }),
        order_key: Some(bytes()),
        abandoned_by: None,
        changed_at: at,
        certificates: KEYS.map(|key| (key.to_owned(), bytes())).to_vec(),
        officer_authorities: vec![bytes()],
        host_authorities: vec![bytes()],
        issuing_authorities: vec![bytes()],
    }
}

fn record(state: &str, events: &[&str]) -> OrderRecordView {
    let documents = ["open-request", "order", "fulfilment", "receipt"];
    let documents = &documents[..events.len().min(documents.len())];
    OrderRecordView {
        summary: entries::order(state),
        officer: entries::OFFICER.to_owned(),
        own: true,
        signed_at: Some("2026-11-20T15:12:21Z".to_owned()),
        history: events.iter().zip(0_u32..).map(event).collect(),
        certificates: KEYS
            .into_iter()
            .zip(41_207_u32..)
            .map(certificate)
            .collect(),
        fields: [
            ("common_name", "Common name", "Anna Berg"),
            ("given_name", "Given name", "Anna"),
            ("surname", "Surname", "Berg"),
            ("email", "E-mail", "anna.berg@example.org"),
            ("employee_number", "Employee number", "E-104233"),
        ]
        .map(field)
        .to_vec(),
        keys: KEYS.map(key).to_vec(),
        documents: documents.iter().map(|name| (*name).to_owned()).collect(),
        standing: None,
        may_abandon: false,
        why_not_abandon: Some(said("abandon-order-closed", [("state", state)])),
    }
}

fn allowed(order: &mut OrderRecordView) {
    order.may_abandon = true;
    order.why_not_abandon = None;
}

fn event((event, number): (&&str, u32)) -> OrderEventView {
    OrderEventView {
        at: format!("2026-11-20T15:12:{:02}Z", 4 + number * 9),
        event: (*event).to_owned(),
        officer: (number != 2).then(|| entries::OFFICER.to_owned()),
        took_ms: (number > 0).then_some(8_740 + number * 310),
    }
}

fn certificate((key, id): (&str, u32)) -> OrderCertificateView {
    OrderCertificateView {
        id: id.to_string(),
        key: key.to_owned(),
        serial: digits(&["order", key], 32),
        subject: SUBJECT.to_owned(),
        action: "redo".to_owned(),
        not_after: "2029-11-20T15:12:21Z".to_owned(),
        published_at: Some("2026-11-20T15:12:41Z".to_owned()),
        revoked_at: None,
    }
}

fn field((name, label, value): (&str, &str, &str)) -> OrderFieldView {
    OrderFieldView {
        name: name.to_owned(),
        label: Some(label.to_owned()),
        value: value.to_owned(),
    }
}

fn key(key: &str) -> VerifiedKey {
    VerifiedKey {
        key: key.to_owned(),
        action: "redo".to_owned(),
        algorithm: (key == "9d").then(|| "P-384".to_owned()),
        subject: Some(SUBJECT.to_owned()),
        certificate_id: None,
    }
}
