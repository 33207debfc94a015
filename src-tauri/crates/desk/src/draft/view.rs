use std::collections::BTreeMap;

use contents::KeyReference;
use procedure::{
    Action, CertificateKind, DraftFault, Field, FieldFormat, KeyThere, Missing, PinDistribution,
    Plan, RecoveredCertificate, RecoveredKeys, RecoveryRule, Role, Row, WhyNot, check_field,
    fields_in_use,
};
use protocol::DraftRefusal;
use serde::Serialize;
use specta::Type;

use super::{CardDraft, words::words};
use crate::{
    Datum, Sentence,
    archive::missing_role,
    card_view::{CertificateDetails, KnownByView},
    procedures::ProcedureView,
    sentence::from_domain,
};

/// A draft as an officer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The device the card lies in.
    pub device: String,
    /// What tells the card from every other one.
    pub card: Option<Sentence>,
    /// The procedure.
    pub procedure: ProcedureView,
    /// The content table.
    pub rows: Vec<RowView>,
    /// The input fields, in the procedure's order, hidden ones too.
    pub fields: Vec<FieldView>,
    /// What stands between the draft and its submission; empty when it can be submitted.
    pub faults: Vec<FaultView>,
    /// The draft in numbers and words, when it can be submitted.
    pub summary: Option<SummaryView>,
    /// Fields that are filled and land in no certificate, by name.
    pub dropped: Vec<String>,
    /// Whether the holder will have to type the card's PIN.
    pub holder_pin_needed: bool,
    /// The card's order that is still open, and that this one would supersede.
    pub supersedes: Option<String>,
    /// What is said of recoveries, where one is requested.
    pub recovery: Option<RecoveryView>,
}

/// What a draft says of its recoveries as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryView {
    /// Why, as typed.
    pub reason: String,
    /// The digest of the recovery request that the order will cite.
    pub request: Option<String>,
    /// How many officers beside this one must have approved it; 0 where none must.
    pub approvals: u8,
}

/// One key's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// The key: `9a`.
    pub reference: String,
    /// The name that officers read.
    pub name: String,
    /// The key that lies there.
    pub key: Option<KeyThereView>,
    /// The algorithm of a key that no certificate can be issued for, where one lies there.
    pub unsupported_key: Option<String>,
    /// What kind of certificate lies there.
    pub certificate_kind: CertificateKindView,
    /// The certificate, where one can be read.
    pub certificate: Option<CertificateDetails>,
    /// The actions, with why they cannot be taken.
    pub actions: Vec<ActionView>,
    /// The chosen action: `add`, `redo`, `issue`, `recover`; nothing for blank.
    pub chosen: Option<String>,
    /// Algorithms that can be chosen for a new key, the default first: `eccp256`, ….
    pub algorithms: Vec<String>,
    /// The algorithm that was chosen.
    pub algorithm: Option<String>,
    /// Whether the host makes and archives the key (*generate & archive*).
    pub archives: bool,
    /// The recovery, where the key comes from the archive.
    pub recovery: Option<RecoveryRowView>,
}

/// A row whose key comes from the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryRowView {
    /// Why Search cannot be used; nothing where it can.
    pub search_why_not: Option<Sentence>,
    /// Whether a recovery request is sent (Request: *Yes*).
    pub request: bool,
    /// Why none can be; nothing where one can.
    pub request_why_not: Option<Sentence>,
    /// Which keys: `last`, `all`.
    pub keys: String,
    /// With which certificate the last one comes: `reuse`, `new`.
    pub certificate: String,
    /// How many officers must approve.
    pub approvals: u8,
    /// The archived certificate that was chosen; else the host searches by the holder's fields.
    pub chosen: Option<ChosenCertificateView>,
}

/// An archived certificate that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChosenCertificateView {
    /// The Certificate ID, decimal.
    pub id: String,
    /// Its serial number, lower-case hexadecimal.
    pub serial: String,
    /// Its subject (`RFC 4514`).
    pub subject: String,
}

/// A key that lies on the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyThereView {
    /// Its algorithm, as people write it.
    pub algorithm: String,
    /// SHA-256 of the SubjectPublicKeyInfo, hexadecimal.
    pub fingerprint: String,
    /// How it is known of.
    pub known_by: KnownByView,
}

/// What kind of certificate lies in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateKindView {
    /// None.
    Absent,
    /// The transport certificate.
    Transport,
    /// A live one of the host.
    Own,
    /// One of the host that is of no use any more: revoked, expired, of an order that is not completed, or for a key
    /// that is gone.
    Spent,
    /// Any other.
    Foreign,
    /// One that cannot be read.
    Malformed,
}

/// An action of the Action column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// `add`, `redo`, `issue` or `recover`.
    pub action: String,
    /// Why it cannot be taken; nothing where it can.
    pub why_not: Option<Sentence>,
}

/// An input field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its name in drafts and on the command line.
    pub name: String,
    /// The name that officers read.
    pub label: String,
    /// One line of help.
    pub hint: String,
    /// What was typed, also while it is hidden.
    pub value: String,
    /// Whether it must be filled.
    pub required: bool,
    /// `text`, `email` or `upn`.
    pub format: String,
    /// Most characters.
    pub max_length: Option<u16>,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether the officer may hide and show it.
    pub hideable: bool,
    /// What is wrong with the value.
    pub fault: Option<Sentence>,
    /// Whether a chosen certificate has it.
    pub in_certificate: bool,
}

/// Something that stands between a draft and its submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FaultView {
    /// The code of its text in `messages`.
    pub code: String,
    /// What it is about: a field's or key's name; empty for the draft as a whole.
    pub about: String,
    /// What fills its text, by name in kebab case.
    pub data: BTreeMap<String, Datum>,
}

/// What submitting will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryView {
    /// Certificates that are requested.
    pub certificates: u8,
    /// Those of them that are stored on the card.
    pub stored: u8,
    /// Keys that are generated on the card.
    pub generated: u8,
    /// Keys that the host generates and archives.
    pub archived: u8,
    /// Recovery requests: each brings one key, or all of the holder's.
    pub recovered: u8,
    /// Keys that are overwritten.
    pub overwritten_keys: u8,
    /// Certificates that are overwritten.
    pub overwritten_certificates: u8,
    /// How the PIN reaches the holder: `show-at-ra`, `enter-at-ra`.
    pub pin: String,
    /// Exactly what will be signed, sentence by sentence. Nonce, ids, public keys and proofs are added on signing.
    pub words: Vec<Sentence>,
}

pub(super) fn render(draft: &CardDraft) -> DraftView {
    let plan = draft.plan(&draft.roles);
    let submitted = draft.as_submitted();
    let used = fields_in_use(&draft.listed.procedure, &submitted);
    let fields = &draft.listed.procedure.fields;
    let dropped = fields.iter().map(|field| &field.name);
    let dropped =
        dropped.filter(|name| submitted.fields.contains_key(name) && !used.contains(name));
    let (faults, summary) = match &plan {
        Ok(plan) => (Vec::new(), Some(SummaryView::new(draft, plan))),
        Err(missing) => (labelled(missing, fields), None),
    };
    DraftView {
        device: draft.card.device().to_owned(),
        card: draft.card.contents().identity.as_ref().map(Sentence::card),
        procedure: ProcedureView::new(&draft.listed),
        rows: draft
            .table
            .rows
            .iter()
            .map(|row| RowView::new(draft, row))
            .collect(),
        fields: fields
            .iter()
            .map(|field| FieldView::new(draft, field, used.contains(&field.name)))
            .collect(),
        faults,
        summary,
        dropped: dropped.map(ToString::to_string).collect(),
        holder_pin_needed: draft.card.stock().is_none_or(|stock| !stock.pin_held),
        supersedes: draft.card.open_order(),
        recovery: submitted.recovery.is_some().then(|| RecoveryView {
            reason: draft.recovering.reason().to_owned(),
            request: draft.recovering.request().map(|digest| digest.to_string()),
            approvals: draft.approvals(),
        }),
    }
}

/// The faults; what is wrong with a field is told by the label that the officer reads.
fn labelled(missing: &[Missing], fields: &[Field]) -> Vec<FaultView> {
    let fault = |missing| {
        let mut fault = FaultView::new(missing);
        if let Missing::Draft(DraftFault::Field { field, .. }) = missing {
            let field = fields.iter().find(|known| known.name == *field);
            let label = field.map(|field| ("about".to_owned(), field.label.as_str().into()));
            fault.data.extend(label);
        }
        if let Missing::Draft(DraftFault::NoHolder { field, .. }) = missing {
            let field = fields.iter().find(|known| known.name == *field);
            let label = field.map(|field| ("field".to_owned(), field.label.as_str().into()));
            fault.data.extend(label);
        }
        fault
    };
    missing.iter().map(fault).collect()
}

impl RowView {
    fn new(draft: &CardDraft, row: &Row) -> Self {
        let choice = draft.keys.get(&row.reference);
        // What comes from the archive is recovered and nothing else, and nothing else is recovered.
        let of_the_row = |action: Action| (action == Action::Recover) == row.recovers.is_some();
        let actions = row.actions.iter();
        let actions = actions.filter(|(action, _)| of_the_row(**action));
        let actions = actions.map(|(action, why_not)| ActionView {
            action: action.name().to_owned(),
            why_not: why_not
                .as_ref()
                .map(|why| why_not_sentence(row.reference, why)),
        });
        Self {
            reference: row.reference.to_string(),
            name: row.name.clone(),
            key: row.key.as_ref().map(KeyThereView::new),
            unsupported_key: row.unsupported_key.as_ref().map(ToString::to_string),
            certificate_kind: row.certificate.kind().into(),
            certificate: row.certificate.certificate().map(CertificateDetails::new),
            actions: actions.collect(),
            chosen: choice.map(|choice| choice.action.name().to_owned()),
            algorithms: row
                .algorithms
                .iter()
                .map(|algorithm| algorithm.name().to_owned())
                .collect(),
            algorithm: choice
                .and_then(|choice| choice.algorithm)
                .map(|algorithm| algorithm.name().to_owned()),
            archives: row.archives,
            recovery: row
                .recovers
                .as_ref()
                .map(|rule| RecoveryRowView::new(draft, row, rule)),
        }
    }
}

impl RecoveryRowView {
    fn new(draft: &CardDraft, row: &Row, rule: &RecoveryRule) -> Self {
        let why_not = row.why_not(Action::Recover);
        let why_not = why_not.map(|why| why_not_sentence(row.reference, why));
        let may = draft.roles.contains(&Role::RecoverKey);
        let search_why_not = (!may).then(|| missing_role(Role::RecoverKey));
        let choice = draft.keys.get(&row.reference);
        let chosen = draft.recovering.chosen(row.reference);
        Self {
            search_why_not: search_why_not.or_else(|| why_not.clone()),
            request: choice.is_some_and(|choice| choice.action == Action::Recover),
            request_why_not: why_not,
            keys: match rule.keys {
                RecoveredKeys::Last => "last",
                RecoveredKeys::All => "all",
            }
            .to_owned(),
            certificate: match rule.certificate {
                RecoveredCertificate::Reuse => "reuse",
                RecoveredCertificate::New => "new",
            }
            .to_owned(),
            approvals: rule.approvals,
            chosen: chosen.map(|chosen| ChosenCertificateView {
                id: chosen.id.to_string(),
                serial: chosen.serial.clone(),
                subject: chosen.subject.clone(),
            }),
        }
    }
}

/// The reason, which is about the key.
pub(super) fn why_not_sentence(key: KeyReference, why: &WhyNot) -> Sentence {
    Sentence::of(why.code(), why.data()).with("key", key.to_string())
}

impl KeyThereView {
    fn new(key: &KeyThere) -> Self {
        Self {
            algorithm: key.public_key.algorithm().to_string(),
            fingerprint: key.public_key.fingerprint(),
            known_by: key.known_by.into(),
        }
    }
}

impl From<Option<CertificateKind>> for CertificateKindView {
    fn from(kind: Option<CertificateKind>) -> Self {
        match kind {
            None => Self::Absent,
            Some(CertificateKind::Transport) => Self::Transport,
            Some(CertificateKind::Own) => Self::Own,
            Some(CertificateKind::Spent) => Self::Spent,
            Some(CertificateKind::Foreign) => Self::Foreign,
            Some(CertificateKind::Malformed) => Self::Malformed,
        }
    }
}

impl FieldView {
    fn new(draft: &CardDraft, field: &Field, in_certificate: bool) -> Self {
        let value = draft
            .typed
            .get(&field.name)
            .map(String::as_str)
            .unwrap_or_default();
        let shown = !draft.hidden.contains(&field.name);
        let judged = if shown { value } else { "" };
        let fault = check_field(field, judged).err();
        Self {
            name: field.name.to_string(),
            label: field.label.clone(),
            hint: field.hint.clone(),
            value: value.to_owned(),
            required: field.required,
            format: format_name(field.format).to_owned(),
            max_length: field.max_length,
            shown,
            hideable: field.hideable,
            fault: fault.map(|fault| {
                Sentence::of(fault.code(), fault.data())
                    .with("field", field.name.to_string())
                    .with("about", field.label.as_str())
            }),
            in_certificate,
        }
    }
}

pub(crate) const fn format_name(format: FieldFormat) -> &'static str {
    match format {
        FieldFormat::Text => "text",
        FieldFormat::Email => "email",
        FieldFormat::Upn => "upn",
    }
}

pub(crate) const fn pin_name(distribution: PinDistribution) -> &'static str {
    distribution.name()
}

impl FaultView {
    /// What the host found. A host that is newer than this desk may know rules that have no text here: what it says of
    /// them itself goes along.
    pub(crate) fn refused(refusal: &DraftRefusal) -> Self {
        let mut data = from_domain(refusal.data.clone());
        data.insert("said".to_owned(), Datum::Text(refusal.text.clone()));
        Self {
            code: refusal.rule.clone(),
            about: refusal.about.clone(),
            data,
        }
    }

    pub(crate) fn new(missing: &Missing) -> Self {
        let about = match missing {
            Missing::Role(role) => role.name().to_owned(),
            Missing::Draft(fault) => fault.about(),
        };
        Self {
            code: missing.code().to_owned(),
            about,
            data: from_domain(missing.data()),
        }
    }
}

impl SummaryView {
    fn new(draft: &CardDraft, plan: &Plan) -> Self {
        let summary = plan.summary();
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        Self {
            certificates: count(summary.certificates),
            stored: count(summary.stored),
            generated: count(summary.generated),
            archived: count(summary.archived),
            recovered: count(summary.recovered),
            overwritten_keys: count(summary.overwritten_keys),
            overwritten_certificates: count(summary.overwritten_certificates),
            pin: pin_name(plan.pin).to_owned(),
            words: words(draft, plan),
        }
    }
}
