//! The form: what stays in it, and what does not.

use desk::SubjectCardView;

use super::{AtDesk, actions, value};
use crate::bench::{BLANK, EC, SUBJECT};

#[tokio::test]
async fn a_card_that_is_pulled_and_put_back_leaves_the_form_as_it_was() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.set_action("9c", None).unwrap();
    desk.sitting.show_field("employee_number", false).unwrap();
    let before = desk.draft().await;
    assert_eq!(actions(&before)[..3], [Some("redo"), None, Some("redo")]);

    desk.bench.bay(SUBJECT).remove();
    let view = desk
        .until("nothing there", |view| {
            view.subject.card == SubjectCardView::Empty
        })
        .await;
    let without = view.draft.unwrap();
    assert_eq!(without.faults[0].code, "subject-card-not-read");
    assert_eq!(
        (without.summary, &without.rows, &without.fields),
        (None, &before.rows, &before.fields)
    );
    assert_eq!(desk.submit().unwrap_err().code, "subject-card-not-read");
    desk.sitting.set_field("surname", "Berg").unwrap();

    desk.bench.bay(SUBJECT).reinsert();
    let after = desk.draft().await;
    assert_eq!(after.rows, before.rows);
    assert_eq!(value(&after, "common_name"), "Anna Berg");
    assert_eq!(value(&after, "surname"), "Berg");
    assert_eq!(after.faults, []);
    let hidden = after
        .fields
        .iter()
        .find(|field| field.name == "employee_number");
    assert!(!hidden.unwrap().shown);
}

#[tokio::test]
async fn another_card_gets_presets_and_what_was_typed() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.set_action("9c", None).unwrap();
    let before = desk.draft().await;
    desk.bench.deliver(EC).await;
    desk.until("another card", |view| {
        view.draft
            .as_ref()
            .is_some_and(|draft| draft.card != before.card)
    })
    .await;
    let after = desk.draft().await;
    assert_eq!(
        actions(&after)[..3],
        [Some("redo"), Some("redo"), Some("redo")]
    );
    assert_eq!(value(&after, "common_name"), "Anna Berg");
}

#[tokio::test]
async fn a_procedure_that_does_not_take_the_card_says_so_in_the_form() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.bench.deliver(BLANK).await;
    let view = desk.until("another card", |view| {
        let fits = |draft: &desk::DraftView| {
            draft
                .faults
                .iter()
                .any(|fault| fault.code.starts_with("card-"))
        };
        view.draft.as_ref().is_some_and(fits)
    });
    let view = view.await;
    assert_eq!(view.procedures.chosen.as_deref(), Some("employee-card"));
    assert!(
        view.procedures
            .hidden
            .iter()
            .any(|one| one.procedure.id == "employee-card")
    );
    assert_eq!(value(&view.draft.unwrap(), "common_name"), "Anna Berg");
}

#[tokio::test]
async fn values_stay_from_procedure_to_procedure_and_back() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.set_field("surname", "Berg").unwrap();
    desk.sitting
        .choose_procedure("authentication-only")
        .unwrap();
    let draft = desk.draft().await;
    assert_eq!(value(&draft, "common_name"), "Anna Berg");
    assert!(draft.fields.iter().all(|field| field.name != "surname"));
    desk.sitting.choose_procedure("employee-card").unwrap();
    assert_eq!(value(&desk.draft().await, "surname"), "Berg");

    desk.sitting.clear_form().unwrap();
    let draft = desk.draft().await;
    assert_eq!(
        (draft.procedure.id.as_str(), value(&draft, "common_name")),
        ("employee-card", String::new())
    );
    assert!(!desk.sitting.view().draft_touched);
}

#[tokio::test]
async fn what_cannot_be_changed_is_refused_and_changes_nothing() {
    let desk = AtDesk::with_form("employee-card").await;
    let before = desk.sitting.view();
    let sitting = &desk.sitting;
    for (refused, code) in [
        (sitting.set_action("9a", Some("add")), "action-not-possible"),
        (sitting.set_action("9a", Some("burn")), "unknown-action"),
        (sitting.set_action("zz", None), "draft-unknown-key"),
        (sitting.set_action("95", None), "draft-unknown-key"),
        (
            sitting.choose_algorithm("9a", Some("eccp256")),
            "nothing-generated",
        ),
        (
            sitting.choose_algorithm("9a", Some("dsa")),
            "draft-algorithm-not-offered",
        ),
        (sitting.set_field("shoe_size", "43"), "draft-unknown-field"),
        (sitting.set_field("Shoe size", "43"), "draft-unknown-field"),
        (
            sitting.set_field("common_name", &"A".repeat(300)),
            "field-too-long",
        ),
        (
            sitting.show_field("common_name", false),
            "field-not-hideable",
        ),
        (sitting.choose_procedure("no-such"), "unknown-procedure"),
        (sitting.choose_procedure("No such"), "unknown-procedure"),
        (sitting.choose_subject_device("no such"), "reader-not-found"),
        (sitting.choose_subject_device("officer"), "same-device"),
    ] {
        assert_eq!(refused.unwrap_err().code, code);
    }
    assert_eq!(sitting.view(), before);
}

#[tokio::test]
async fn reading_again_keeps_what_was_typed_and_chosen() {
    let desk = AtDesk::with_form("employee-card").await;
    desk.sitting.set_action("9d", None).unwrap();
    let before = desk.draft().await;
    desk.sitting.reload().unwrap();
    assert!(matches!(
        desk.sitting.view().subject.card,
        SubjectCardView::Reading { .. }
    ));
    assert_eq!(desk.draft().await, before);
}
