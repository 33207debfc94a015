//! What is refused, each with its code, and what is true of the card afterwards.

use desk::{CertificateView, Coded, LeftBehind, Step, SubmitError};
use host::Actor;
use procedure::{Action, FieldName};
use serde_json::json;
use virtual_card::VirtualCard;

use crate::bench::{BLANK, Bench, EC, Kind, OFFICER, Person, SUBJECT};

/// Submits, expects a refusal, and that the card is byte for byte what it was.
async fn refused(
    bench: &Bench,
    draft: &desk::CardDraft,
    code: &str,
    left: LeftBehind,
) -> SubmitError {
    let before = bench.card_state();
    let error = bench.submit(draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        (code, left),
        "{error}"
    );
    assert_eq!(bench.card_state(), before);
    error
}

#[tokio::test]
async fn a_stale_revision_is_refused_before_the_card_changes() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    let draft = bench.draft("blank-card").await;
    let text = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "blank-card.toml")
        .unwrap()
        .1;
    bench
        .activate(&text.replace("validity-days = 1095", "validity-days = 365"))
        .await;
    refused(&bench, &draft, "stale-revision", LeftBehind::Nothing).await;
    bench
        .submit(&bench.draft("blank-card").await, &Person::new())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_closed_procedure_is_refused_and_no_longer_listed() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let id = "employee-card".parse().unwrap();
    bench
        .host
        .close_procedure(Actor::Console, &id)
        .await
        .unwrap();
    refused(&bench, &draft, "stale-revision", LeftBehind::Nothing).await;
    let error = bench.desk.draft(bench.read().await, &id).await.unwrap_err();
    assert_eq!(error.code(), "unknown-procedure");
}

#[tokio::test]
async fn an_officer_who_was_disabled_is_refused() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let officer = bench.host.officers().await.unwrap()[0].id;
    bench
        .host
        .disable_officer(Actor::Console, officer)
        .await
        .unwrap();
    let before = bench.card_state();
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert!(
        ["not-signed-in", "unknown-officer"].contains(&error.code().as_str()),
        "{error}"
    );
    assert_eq!(
        (error.left_behind, bench.card_state()),
        (LeftBehind::Nothing, before)
    );
}

#[tokio::test]
async fn an_unknown_procedure_is_said_to_be_so() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let error = bench
        .desk
        .draft(bench.read().await, &"no-such".parse().unwrap())
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["id"]),
        ("unknown-procedure", &"no-such".into())
    );
}

#[tokio::test]
async fn a_card_that_is_not_in_stock_has_no_procedure() {
    let bench = Bench::signed_in().await;
    bench
        .bay(SUBJECT)
        .insert(VirtualCard::in_memory(bench.make(EC).state));
    let card = bench.read().await;
    assert!(card.asked_host() && card.stock().is_none());
    let choice = bench.desk.procedures(Some(&card)).await.unwrap();
    assert_eq!(choice.offered, []);
    for hidden in choice.hidden {
        // The one that is for such cards is for those of a factory only.
        let why = match hidden.procedure.id.as_str() {
            "blank-card-taken-in" => "card-not-factory-new",
            _ => "card-not-in-stock",
        };
        assert_eq!(hidden.why.code, why, "{}", hidden.procedure.id);
    }
    let draft = bench.draft("employee-card").await;
    refused(&bench, &draft, "draft-incomplete", LeftBehind::Nothing).await;
}

#[tokio::test]
async fn a_procedure_for_other_cards_is_hidden_with_why() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let choice = bench
        .desk
        .procedures(Some(&bench.read().await))
        .await
        .unwrap();
    let hidden: Vec<_> = choice
        .hidden
        .iter()
        .map(|hidden| (hidden.procedure.id.as_str(), hidden.why.code.as_str()))
        .collect();
    assert_eq!(
        hidden,
        [
            ("blank-card", "card-not-blank"),
            ("blank-card-taken-in", "card-not-blank")
        ]
    );
    assert_eq!(choice.offered.len(), procedure::SHIPPED.len() - 2);
}

#[tokio::test]
async fn invalid_fields_are_named() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let mut draft = bench.draft("employee-card").await;
    let field = |name: &str| name.parse::<FieldName>().unwrap();
    draft.set_field(&field("email"), "not an address").unwrap();
    draft.set_field(&field("common_name"), "").unwrap();
    let view = draft.view();
    let faults: Vec<_> = view
        .faults
        .iter()
        .map(|fault| (fault.code.as_str(), fault.about.as_str()))
        .collect();
    assert_eq!(
        faults[..2],
        [
            ("field-required", "common_name"),
            ("field-not-email", "email")
        ]
    );
    assert_eq!(view.summary, None);
    let error = refused(&bench, &draft, "draft-incomplete", LeftBehind::Nothing).await;
    assert_eq!(error.data()["faults"][1]["code"], "field-not-email");
    assert_eq!(
        draft.set_field(&field("nothing"), "x").unwrap_err().code(),
        "draft-unknown-field"
    );
    assert_eq!(
        draft
            .set_field(&field("email"), &"x".repeat(257))
            .unwrap_err()
            .code(),
        "field-too-long"
    );
}

#[tokio::test]
async fn hidden_and_dropped_fields_are_told() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let mut draft = bench.draft("employee-card").await;
    let department: FieldName = "department".parse().unwrap();
    assert!(
        !draft
            .view()
            .fields
            .iter()
            .find(|field| field.name == "department")
            .unwrap()
            .shown
    );
    draft.set_field(&department, "Human Resources").unwrap();
    assert_eq!(draft.view().dropped, ["department"]);
    draft.show_field(&department, false).unwrap();
    assert_eq!(draft.view().dropped, Vec::<String>::new());
    assert_eq!(
        draft
            .show_field(&"email".parse().unwrap(), false)
            .unwrap_err()
            .code(),
        "field-not-hideable"
    );
}

#[tokio::test]
async fn an_action_that_cannot_work_says_why() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let mut draft = bench.draft("employee-card").await;
    let error = draft
        .set_action("9a".parse().unwrap(), Some(Action::Add))
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["reason"]),
        ("action-not-possible", &"certificate-there".into())
    );
    let error = draft
        .set_action("82".parse().unwrap(), Some(Action::Add))
        .unwrap_err();
    assert_eq!(error.code(), "draft-unknown-key");
    let error = draft
        .choose_algorithm("9a".parse().unwrap(), None)
        .unwrap_err();
    assert_eq!(error.code(), "nothing-generated");
}

#[tokio::test]
async fn a_card_that_was_swapped_after_it_was_read_is_refused_before_anything() {
    for generic in [false, true] {
        let bench = Bench::signed_in().await;
        bench.deliver(Kind { generic, ..EC }).await;
        let draft = bench.draft("employee-card").await;
        bench.deliver(Kind { generic, ..EC }).await;
        let error = refused(&bench, &draft, "another-card", LeftBehind::Nothing).await;
        assert_eq!(error.step, Step::Read);
        assert_ne!(error.data()["expected"], error.data()["found"]);
    }
}

#[tokio::test]
async fn a_card_that_is_swapped_while_the_new_pin_is_typed_is_not_written() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("authentication-only").await;
    let (bay, other) = (bench.bay(SUBJECT).clone(), bench.make(EC).state);
    let untouched = serde_json::to_vec(&other).unwrap();
    let mut other = Some(VirtualCard::in_memory(other));
    let person = Person::new().meanwhile(move |asked| {
        if asked == crate::bench::Asked::New
            && let Some(other) = other.take()
        {
            bay.insert(other);
        }
    });
    let error = bench.submit(&draft, &person).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("card-removed", LeftBehind::NotWritten)
    );
    assert_eq!(bench.card_state(), untouched);
}

#[tokio::test]
async fn an_officer_card_that_was_swapped_signs_nothing() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let other = bench.officer_card(
        virtual_card::Model::yubikey(9_002),
        virtual_card::Algorithm::EccP256,
        "Other",
    );
    bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(other.state));
    let error = refused(&bench, &draft, "another-card", LeftBehind::Nothing).await;
    assert_eq!(error.data()["role"], "officer");
}

#[tokio::test]
async fn the_officers_own_card_is_not_issued() {
    let bench = Bench::signed_in().await;
    let card = bench.desk.read_card(OFFICER).await.unwrap();
    let mut draft = bench
        .desk
        .draft(card, &"employee-card".parse().unwrap())
        .await
        .unwrap();
    draft
        .set_field(&"common_name".parse().unwrap(), "Olivia Lind")
        .unwrap();
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert!(
        ["same-device", "draft-incomplete"].contains(&error.code().as_str()),
        "{error}"
    );
    assert_eq!(error.left_behind, LeftBehind::Nothing);
}

#[tokio::test]
async fn a_reader_that_another_program_holds_is_tried_and_then_said_to_be_held() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let mut other = card::ReaderSource::open(&bench.readers, SUBJECT).unwrap();
    other.begin().unwrap();
    let error = refused(&bench, &draft, "reader-busy", LeftBehind::Nothing).await;
    assert_eq!(error.data()["device"], SUBJECT);
    drop(other);
    bench.submit(&draft, &Person::new()).await.unwrap();
}

#[tokio::test]
async fn a_management_key_that_the_host_does_not_know_is_found_out_before_anything_changes() {
    for kind in [
        EC,
        BLANK,
        Kind {
            generic: true,
            ..EC
        },
    ] {
        let bench = Bench::signed_in().await;
        let wrong = json!(hex(&[0x5A; 32]));
        bench
            .deliver_as(bench.make(kind), |file| {
                file["cards"][0]["management_key"]["key"] = wrong
            })
            .await;
        let procedure = if kind.keys.is_some() {
            "employee-card"
        } else {
            "blank-card"
        };
        let draft = bench.draft(procedure).await;
        let error = refused(&bench, &draft, "management-key-refused", LeftBehind::Grant).await;
        assert_eq!(error.step, Step::Generate);
    }
}

#[tokio::test]
async fn a_key_that_is_not_the_one_production_recorded_is_not_certified() {
    let bench = Bench::signed_in().await;
    // Two cards of production, and the second one's authentication key ends up on the first.
    let other = serde_json::to_value(
        &bench
            .make(Kind {
                generic: true,
                ..EC
            })
            .state,
    )
    .unwrap();
    bench
        .deliver(Kind {
            generic: true,
            ..EC
        })
        .await;
    bench.tamper(|state| state["keys"]["9a"] = other["keys"]["9a"].clone());
    let draft = bench.draft("employee-card").await;
    let error = refused(&bench, &draft, "key-differs", LeftBehind::Grant).await;
    assert_eq!(error.data()["key"], "9a");
}

#[tokio::test]
async fn what_cannot_be_read_as_a_certificate_is_shown_and_replaced_when_asked() {
    for garbage in ["70 03 30 82 01", "53 04 70 82 ff ff", "ff"] {
        let bench = Bench::signed_in().await;
        bench.deliver(EC).await;
        let garbage: String = garbage.split(' ').collect();
        bench.tamper(|state| {
            let objects = state["objects"].as_object_mut().unwrap();
            assert!(objects.contains_key("5fc105"), "{:?}", objects.keys());
            objects.insert("5fc105".to_owned(), json!(garbage));
        });
        let card = bench.read().await.view();
        let authentication = card.keys.iter().find(|key| key.reference == "9a").unwrap();
        assert!(
            matches!(
                authentication.certificate,
                CertificateView::Malformed { .. }
            ),
            "{garbage}"
        );
        let draft = bench.draft("employee-card").await;
        assert_eq!(
            draft.view().rows[0].certificate_kind,
            desk::CertificateKindView::Malformed
        );
        bench.submit(&draft, &Person::new()).await.unwrap();
        let card = bench.read().await.view();
        assert!(matches!(
            card.keys[0].certificate,
            CertificateView::Present(_)
        ));
    }
}

#[tokio::test]
async fn a_clock_that_is_far_from_the_hosts_is_told() {
    use std::sync::Arc;
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let address = desk::HostAddress::new(&bench.url, &bench.ca).unwrap();
    let ahead: desk::Clock = || jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
    let desk = desk::Desk::with_clock(Arc::new(bench.readers.clone()), Some(address), ahead);
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    let before = bench.card_state();
    let card = desk.read_card(SUBJECT).await.unwrap();
    let mut draft = desk
        .draft(card, &"authentication-only".parse().unwrap())
        .await
        .unwrap();
    draft
        .set_field(&"common_name".parse().unwrap(), "Anna Berg")
        .unwrap();
    let (cancel, progress) = (desk::Cancel::new(), desk::ProgressReporter::unread());
    let error = desk
        .submit(
            desk::OperationId::fresh(),
            &draft,
            Person::new(),
            cancel,
            progress,
        )
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("clock-apart", LeftBehind::Nothing)
    );
    assert!(error.data()["host-time"].is_string());
    assert_eq!(bench.card_state(), before);
}

#[tokio::test]
async fn a_desk_without_a_host_reads_cards_and_lets_nobody_sign_in() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let desk = desk::Desk::without_host(std::sync::Arc::new(bench.readers.clone()));
    assert_eq!(desk.read_card(SUBJECT).await.unwrap().view().keys.len(), 4);
    assert_eq!(
        desk.sign_in(OFFICER, Person::new())
            .await
            .unwrap_err()
            .code(),
        "no-host"
    );
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
