//! The form in its states.

use desk::{
    CertificateKindView, DraftView, HostError, RowView, SittingView, SubjectCardView, Trouble,
};

use super::{
    Scenario,
    card::SUBJECT_SERIAL,
    certificate::{HOST_CA, certificate},
    form::{self, blank, fault, field, fill, half_filled, ready, summary, words, wrong},
    key_rows::{Choosing, certified, renewal, why, with_actions, without_actions},
    procedures::{choice, procedure},
    sentence::{plain, said},
    sitting::at_host,
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = filling();
    all.extend(faults());
    all.extend(consequences());
    all.extend(texts());
    all
}

fn form(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}

fn filling() -> Vec<Scenario> {
    vec![
        form(
            "form-blank",
            "The form as it comes: presets chosen, nothing typed.",
            form::with(blank(), false),
        ),
        form(
            "form-half-filled",
            "Half filled, an e-mail address not right yet.",
            half_filled(),
        ),
        form(
            "form-ready",
            "Filled: it can be submitted.",
            form::with(ready(), true),
        ),
    ]
}

fn faults() -> Vec<Scenario> {
    let mut fields = ready();
    fields.summary = None;
    for (name, value, code) in [
        ("common_name", "", "field-required"),
        ("email", "anna.berg at example", "field-not-email"),
        ("upn", "anna", "field-not-upn"),
        ("surname", " Berg", "field-surrounding-space"),
    ] {
        fill(&mut fields, name, value);
        wrong(&mut fields, name, code);
    }
    let mut nothing = ready();
    for row in &mut nothing.rows {
        row.chosen = None;
    }
    fault(&mut nothing, "", plain("draft-nothing-chosen"));
    let mut role = ready();
    fault(
        &mut role,
        "issue-certificate",
        said("missing-role", [("role", "issue-certificate")]),
    );
    let mut unknown = blank();
    unknown.faults.clear();
    unknown.rows = unknown
        .rows
        .into_iter()
        .map(|row| {
            without_actions(
                RowView {
                    chosen: None,
                    ..row
                },
                "card-not-in-stock",
                &[],
            )
        })
        .collect();
    fault(&mut unknown, "", plain("card-not-in-stock"));
    let mut unknown = form::with(unknown, false);
    if let SubjectCardView::Read { in_stock, .. } = &mut unknown.subject.card {
        *in_stock = Some(false);
    }
    let mut host = form::with(ready(), true);
    host.procedures.trouble = Some(Trouble::from(&HostError::Interrupted {
        url: super::sitting::HOST_URL.to_owned(),
    }));
    vec![
        form(
            "form-faults",
            "Four fields are not right.",
            form::with(fields, true),
        ),
        form(
            "form-nothing-chosen",
            "Filled, and no key has an action.",
            form::with(nothing, true),
        ),
        form(
            "form-missing-role",
            "The officer lacks a role.",
            form::with(role, true),
        ),
        form(
            "form-card-not-in-stock",
            "The card is not in stock: no action can be taken.",
            unknown,
        ),
        form(
            "form-host-trouble",
            "The procedures could not be loaded again.",
            host,
        ),
    ]
}

fn consequences() -> Vec<Scenario> {
    let mut dropped = ready();
    fill(&mut dropped, "department", "Kundtjänst Norr");
    form::named(&mut dropped, "department").in_certificate = false;
    dropped.dropped = vec!["department".to_owned()];
    let order = "0192f7c1-7d4e-7b1a-9c55-3f1d2ab07e64";
    let mut supersedes = ready();
    supersedes.supersedes = Some(order.to_owned());
    if let Some(summary) = &mut supersedes.summary {
        summary
            .words
            .push(said("signed-supersedes", [("order", order)]));
    }
    let mut supersedes = form::with(supersedes, true);
    if let SubjectCardView::Read { open_order, .. } = &mut supersedes.subject.card {
        *open_order = Some(order.to_owned());
    }
    let mut holder = ready();
    holder.holder_pin_needed = true;
    holder.rows = ["9a", "9c", "9d"]
        .into_iter()
        .zip(["Authentication", "Signature", "Encryption"])
        .map(|(reference, name)| renewal(reference, name))
        .collect();
    let mut hidden = form::with(ready(), true);
    hidden.procedures.chosen = Some("visitor-card".to_owned());
    if let Some(draft) = &mut hidden.draft {
        draft.procedure = procedure(
            "visitor-card",
            "Visitor card",
            "One certificate for the doors, for a week at most.",
            1,
        );
        fault(
            draft,
            "",
            said("card-serial-not-in-range", [("serial", SUBJECT_SERIAL)]),
        );
    }
    vec![
        form(
            "form-dropped",
            "A filled field lands in no certificate.",
            form::with(dropped, true),
        ),
        form("form-supersedes", "The card has an open order.", supersedes),
        form(
            "form-holder-pin",
            "A renewal: the holder will have to type the PIN.",
            form::with(holder, true),
        ),
        form(
            "form-hidden-procedure",
            "The procedure that was chosen is not for this card.",
            hidden,
        ),
    ]
}

fn texts() -> Vec<Scenario> {
    vec![
        form(
            "form-long-names",
            "Names as long as fields allow.",
            form::with(long_names(), true),
        ),
        form(
            "form-right-to-left",
            "Names that run from right to left.",
            form::with(right_to_left(), true),
        ),
    ]
}

fn long_names() -> DraftView {
    let name = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff-Öst";
    let mut draft = ready();
    draft.procedure = choice().offered[3].clone();
    fill(&mut draft, "common_name", name);
    fill(
        &mut draft,
        "given_name",
        "Maximiliana-Alexandrina Theodora Josefina Ulrika",
    );
    fill(
        &mut draft,
        "surname",
        "Wolfeschlegelsteinhausenbergerdorff-Österåkerssundet",
    );
    fill(
        &mut draft,
        "email",
        "maximiliana-alexandrina.wolfeschlegelsteinhausenbergerdorff@forskningsavdelningen.norrland.example.test",
    );
    for (row, name) in draft.rows.iter_mut().zip([
        "Inloggning i driftcentralens system och i Windows",
        "Underskrift",
        "Kryptering av e-post och dokument",
    ]) {
        name.clone_into(&mut row.name);
    }
    let subject = [("common-name", name), ("Employee number", "E-104233")];
    draft.summary = Some(summary(3, words(&draft, &subject)));
    draft
}

fn right_to_left() -> DraftView {
    let mut draft = ready();
    fill(&mut draft, "common_name", "נועה בן־דוד");
    fill(&mut draft, "given_name", "נועה");
    fill(&mut draft, "surname", "בן־דוד");
    fill(&mut draft, "email", "noa.ben-david@example.test");
    draft.fields.push(desk::FieldView {
        value: "مريم الفاسي".to_owned(),
        ..field("sponsor", "الراعي (Sponsor)", "text", 64)
    });
    let there = certificate("CN=مريم الفاسي,O=شركة المثال,C=MA", HOST_CA, "P-256");
    draft.rows[0] = with_actions(
        certified(
            "9a",
            "אימות (Authentication)",
            CertificateKindView::Own,
            there,
        ),
        [
            Some(why("9a", "certificate-there", &[("what", "own")])),
            None,
            None,
        ],
    )
    .choosing("redo");
    let subject = [("common-name", "נועה בן־דוד"), ("Surname", "בן־דוד")];
    draft.summary = Some(summary(3, words(&draft, &subject)));
    draft
}
