//! The procedures to choose from.

use desk::{Remembered, SubjectCardView};
use host::Actor;
use procedure::Role;
use virtual_card::{Algorithm, Model};

use super::{AtDesk, value};
use crate::bench::{BLANK, Bench, EC};

#[tokio::test]
async fn recent_ones_come_first_and_the_others_by_name() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let remembered = Remembered {
        recent_procedures: vec![
            "replace-transport-certificates".to_owned(),
            "gone".to_owned(),
        ],
        ..Remembered::default()
    };
    let readers = std::sync::Arc::new(bench.readers.clone());
    let desk = AtDesk::with(bench, readers, remembered).await;
    desk.sign_in().await;
    let procedures = desk.in_stock().await.procedures;
    let offered: Vec<_> = procedures
        .offered
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(
        offered,
        [
            "replace-transport-certificates",
            "archived-encryption",
            "authentication-only",
            "mail-card",
            "letter-card",
            "employee-card",
            "recover-encryption-key",
            "recover-for-investigation",
            "renewal"
        ]
    );
    assert_eq!(procedures.recent, 1);
    assert_eq!(procedures.hidden[0].procedure.id, "blank-card");
}

#[tokio::test]
async fn one_that_is_all_there_is_for_a_card_is_chosen() {
    let bench = Bench::new().await;
    for also_for_blank_cards in [
        "archived-encryption",
        "recover-encryption-key",
        "recover-for-investigation",
        "blank-card-taken-in",
    ] {
        let id = also_for_blank_cards.parse().unwrap();
        bench
            .host
            .close_procedure(Actor::Console, &id)
            .await
            .unwrap();
    }
    bench.deliver(BLANK).await;
    let desk = AtDesk::new(bench).await;
    desk.sign_in().await;
    let procedures = desk.in_stock().await.procedures;
    assert_eq!(procedures.offered.len(), 1);
    assert_eq!(procedures.chosen.as_deref(), Some("blank-card"));
    desk.draft().await;
    desk.bench.deliver(EC).await;
    let view = desk.until("other procedures", |view| {
        let known = matches!(
            view.subject.card,
            SubjectCardView::Read {
                in_stock: Some(true),
                ..
            }
        );
        known && view.procedures.offered.len() > 1
    });
    assert_eq!(view.await.procedures.chosen, None, "nobody chose it");
}

#[tokio::test]
async fn an_officer_sees_what_the_roles_do_not_allow_and_why() {
    let bench = Bench::with_officer(
        Model::yubikey(7_201),
        Algorithm::EccP256,
        &[Role::RevokeCertificate],
    )
    .await;
    bench.deliver(EC).await;
    let desk = AtDesk::new(bench).await;
    desk.sign_in().await;
    let procedures = desk.in_stock().await.procedures;
    assert!(procedures.offered.is_empty() && procedures.hidden.len() >= 4);
    assert!(
        procedures
            .hidden
            .iter()
            .all(|hidden| hidden.why.code == "missing-role"),
        "{:?}",
        procedures.hidden
    );
    desk.sitting.choose_procedure("employee-card").unwrap();
    let draft = desk.draft().await;
    assert!(
        draft
            .faults
            .iter()
            .any(|fault| fault.code == "missing-role")
    );
    assert_eq!(desk.submit().unwrap_err().code, "draft-incomplete");
}

#[tokio::test]
async fn one_that_is_closed_meanwhile_stays_with_its_form_and_says_so() {
    let desk = AtDesk::with_form("employee-card").await;
    let id = "employee-card".parse().unwrap();
    desk.bench
        .host
        .close_procedure(Actor::Console, &id)
        .await
        .unwrap();
    desk.sitting.reload().unwrap();
    let view = desk.until("closed", |view| {
        let mut faults = view.draft.iter().flat_map(|draft| &draft.faults);
        faults.any(|fault| fault.code == "stale-revision")
    });
    let view = view.await;
    assert_eq!(view.procedures.chosen.as_deref(), Some("employee-card"));
    let draft = view.draft.unwrap();
    assert_eq!(
        (value(&draft, "common_name").as_str(), draft.summary),
        ("Anna Berg", None)
    );
}

#[tokio::test]
async fn a_new_revision_is_taken_up_when_the_card_is_read_again() {
    let desk = AtDesk::with_form("employee-card").await;
    let before = desk.draft().await.procedure;
    let shipped = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "employee-card.toml")
        .unwrap()
        .1;
    desk.bench
        .activate(&shipped.replace("name = \"Employee card\"", "name = \"Staff card\""))
        .await;
    desk.sitting.reload().unwrap();
    let view = desk.until("the new revision", |view| {
        view.draft
            .as_ref()
            .is_some_and(|draft| draft.procedure.name == "Staff card")
    });
    let draft = view.await.draft.unwrap();
    assert_ne!(draft.procedure.revision, before.revision);
    assert_eq!(value(&draft, "common_name"), "Anna Berg");
}

#[tokio::test]
async fn a_card_that_the_host_does_not_know_has_none() {
    let desk = AtDesk::new(Bench::new().await).await;
    desk.sign_in().await;
    let card = desk.bench.make(EC);
    desk.bench
        .bay(crate::bench::SUBJECT)
        .insert(virtual_card::VirtualCard::in_memory(card.state));
    let view = desk.until("the card asked about", |view| {
        matches!(
            view.subject.card,
            SubjectCardView::Read {
                in_stock: Some(false),
                ..
            }
        )
    });
    let procedures = view.await.procedures;
    assert!(procedures.offered.is_empty());
    for hidden in procedures.hidden {
        // The one that is for such cards is for those of a factory only.
        let why = match hidden.procedure.id.as_str() {
            "blank-card-taken-in" => "card-not-factory-new",
            _ => "card-not-in-stock",
        };
        assert_eq!(hidden.why.code, why, "{}", hidden.procedure.id);
    }
}
