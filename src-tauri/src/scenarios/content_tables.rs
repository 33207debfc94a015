//! Content tables: every kind of row, keys that are generated, a card that is full.

use contents::{KeyReference, RetiredNumber};
use desk::{
    CardView, CertificateKindView, KnownByView, RowView, Sentence, SittingView, SubjectCardView,
};

use super::{
    Scenario,
    card::{SUBJECT_SERIAL, card},
    certificate::{HOST_CA, PRODUCTION_CA, certificate, expired, transport},
    form::{self, ready, summary, words},
    key_rows::{
        Choosing, certified, empty, key, not_offered, renewal, why, with_actions, without_actions,
    },
    procedures::blank_card,
    sitting::at_host,
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut disabled = ready();
    disabled.rows = reasons();
    let subject = [("common-name", "Anna Berg"), ("Surname", "Berg")];
    disabled.summary = Some(summary(1, words(&disabled, &subject)));
    let mut generated = ready();
    generated.procedure = blank_card();
    generated.rows = vec![
        generating("9a", "Authentication", None),
        generating("9c", "Signature", Some("rsa2048")),
        generating("9d", "Encryption", None),
    ];
    let mut counted = summary(3, words(&generated, &[("common-name", "Anna Berg")]));
    counted.generated = 3;
    counted.overwritten_certificates = 0;
    counted.pin = "enter-at-ra".to_owned();
    generated.summary = Some(counted);
    let mut generated = form::with(generated, true);
    generated.procedures.offered.push(blank_card());
    generated.procedures.hidden.remove(0);
    generated.procedures.chosen = Some("blank-card".to_owned());
    lay(&mut generated, card(SUBJECT_SERIAL, Vec::new()));
    let mut full = ready();
    full.rows.extend(retired());
    full.rows.insert(3, outside("9e", "Card authentication"));
    let mut full = form::with(full, true);
    let mut keys: Vec<_> = super::card::transport_keys();
    keys.extend((1..=20).map(|number| {
        let name = place(number);
        super::card::key(&name, old_encryption(number))
    }));
    lay(&mut full, card(SUBJECT_SERIAL, keys));
    vec![
        table(
            "form-disabled-actions",
            "Every kind of certificate, and why actions cannot be taken.",
            form::with(disabled, true),
        ),
        table(
            "form-generates",
            "Keys are generated; an algorithm was chosen for one.",
            generated,
        ),
        table("form-24-keys", "A card with all 24 places in use.", full),
    ]
}

/// Lays a card into the subject card's device.
fn lay(sitting: &mut SittingView, there: CardView) {
    sitting.devices.devices[1].card = super::sitting::lies_there(there.clone());
    if let SubjectCardView::Read { card, .. } = &mut sitting.subject.card {
        **card = there;
    }
}

/// Each row with another reason.
fn reasons() -> Vec<RowView> {
    let foreign = certificate(
        "CN=A. Berg,O=Another Organisation Ltd,C=GB",
        "CN=Another CA,O=Another Organisation Ltd,C=GB",
        "RSA-2048",
    );
    let spent = expired(certificate(
        "CN=Anna Berg,O=Example AB,C=SE",
        HOST_CA,
        "P-256",
    ));
    let there = |key, what| Some(why(key, "certificate-there", &[("what", what)]));
    let accepted = [
        ("algorithm", "RSA-1024"),
        ("accepted", "P-256, P-384, RSA-2048, RSA-3072"),
    ];
    let malformed = RowView {
        key: Some(key("82", "P-256", KnownByView::Production)),
        certificate_kind: CertificateKindView::Malformed,
        ..empty("82", "Retired key 1")
    };
    let unsupported = RowView {
        unsupported_key: Some("Ed25519".to_owned()),
        ..empty("83", "Retired key 2")
    };
    let recorded = RowView {
        key: Some(key("84", "P-384", KnownByView::Production)),
        ..empty("84", "Retired key 3")
    };
    vec![
        renewal("9a", "Authentication"),
        with_actions(
            certified("9c", "Signature", CertificateKindView::Foreign, foreign),
            [
                there("9c", "foreign"),
                Some(why("9c", "live-certificate", &[])),
                Some(why("9c", "key-not-certified", &[])),
            ],
        ),
        with_actions(
            certified("9d", "Encryption", CertificateKindView::Spent, spent),
            [there("9d", "spent"), None, not_offered("9d", "issue")],
        ),
        without_actions(
            certified(
                "9e",
                "Card authentication",
                CertificateKindView::Transport,
                transport(SUBJECT_SERIAL, "9e", "P-256"),
            ),
            "identity-key",
            &[],
        ),
        with_actions(
            malformed,
            [there("82", "malformed"), None, not_offered("82", "issue")],
        ),
        without_actions(unsupported, "algorithm-not-accepted", &accepted),
        with_actions(
            recorded,
            [
                None,
                Some(why("84", "nothing-there", &[])),
                Some(why("84", "nothing-there", &[])),
            ],
        ),
        without_actions(empty("85", "Retired key 4"), "no-production-key", &[]),
        without_actions(empty("86", "Retired key 5"), "key-no-room", &[]),
    ]
}

fn generating(reference: &str, name: &str, algorithm: Option<&str>) -> RowView {
    let nothing: Option<Sentence> = Some(why(reference, "nothing-there", &[]));
    let row = with_actions(
        empty(reference, name),
        [None, nothing, not_offered(reference, "issue")],
    );
    RowView {
        algorithms: ["eccp256", "eccp384", "rsa2048", "rsa3072"]
            .map(str::to_owned)
            .to_vec(),
        algorithm: algorithm.map(str::to_owned),
        ..row.choosing("add")
    }
}

fn outside(reference: &str, name: &str) -> RowView {
    let there = transport(SUBJECT_SERIAL, reference, "P-256");
    let row = certified(reference, name, CertificateKindView::Transport, there);
    without_actions(row, "key-not-in-procedure", &[])
}

fn retired() -> impl Iterator<Item = RowView> {
    (1..=20_u8).map(|number| {
        let kind = if number.is_multiple_of(5) {
            CertificateKindView::Foreign
        } else {
            CertificateKindView::Spent
        };
        let row = certified(
            &place(number),
            &format!("Retired key {number}"),
            kind,
            old_encryption(number),
        );
        without_actions(row, "key-not-in-procedure", &[])
    })
}

/// The reference of a retired key's place.
fn place(number: u8) -> String {
    KeyReference::Retired(RetiredNumber::new(number).unwrap()).to_string()
}

fn old_encryption(number: u8) -> desk::CertificateDetails {
    let issuer = if number.is_multiple_of(5) {
        PRODUCTION_CA
    } else {
        HOST_CA
    };
    let subject = format!(
        "CN=Anna Berg,OU=Encryption {},O=Example AB,C=SE",
        2005 + u16::from(number)
    );
    expired(certificate(
        &subject,
        issuer,
        if number.is_multiple_of(3) {
            "RSA-2048"
        } else {
            "P-256"
        },
    ))
}

fn table(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}
