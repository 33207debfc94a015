//! What officers did, and what is known of orders, certificates and cards, as a window asks for it.

use std::time::Duration;

use desk::{
    ActivityQuery, LockedBecause, OperationId, OrderRecordView, QuestionView, Remembered,
    SessionView, Sitting, WhichActivity,
};

use super::{AtDesk, is_signed_in, pin};
use crate::bench::{OFFICER, OFFICER_PIN, SUBJECT};

fn query(which: WhichActivity, text: Option<&str>) -> ActivityQuery {
    ActivityQuery {
        which,
        text: text.map(str::to_owned),
        before: None,
    }
}

/// Somebody whose run ended because nobody took the PIN: the order is open.
async fn with_an_open_order() -> (AtDesk, String) {
    let desk = AtDesk::with_form("employee-card").await;
    desk.until("no open order", |view| view.open_orders == Some(0))
        .await;
    desk.submit().unwrap();
    let QuestionView::ShowPin { id, .. } = desk.question().await else {
        panic!("no PIN to show")
    };
    desk.sitting.decline(id).unwrap();
    let order = desk.failed().await.order.unwrap();
    desk.sitting.back_to_form().unwrap();
    desk.in_stock().await;
    (desk, order)
}

/// What lies in the places of the order's keys.
fn keys(record: &OrderRecordView) -> Vec<(&str, &str)> {
    let keys = record.standing.iter().flat_map(|standing| &standing.keys);
    keys.map(|key| (key.key.as_str(), key.sentence.code.as_str()))
        .collect()
}

#[tokio::test]
async fn an_open_order_is_found_told_and_given_up() {
    let (desk, order) = with_an_open_order().await;
    let sitting = &desk.sitting;
    desk.until("an open order", |view| view.open_orders == Some(1))
        .await;

    let page = sitting.activity(&query(WhichActivity::Open, None)).await;
    let page = page.unwrap();
    assert_eq!((page.entries.len(), page.more), (1, false));
    let entry = &page.entries[0];
    assert_eq!((entry.kind.as_str(), entry.own), ("issue", true));
    assert!(entry.holder.contains("Anna Berg"), "{entry:?}");
    let summary = entry.order.as_ref().unwrap();
    assert_eq!(
        (summary.order.as_str(), summary.open),
        (order.as_str(), true)
    );

    let record = sitting.order_record(&order).await.unwrap();
    let standing = record.standing.as_ref().unwrap();
    assert_eq!(standing.host.code, "standing-host-fulfilled");
    assert_eq!(standing.card.code, "standing-card-here");
    assert_eq!(standing.card.data["device"], SUBJECT.into());
    let written = ["9a", "9c", "9d"].map(|key| (key, "standing-key-written"));
    assert_eq!(keys(&record), written);
    assert_eq!(standing.revokes, record.certificates);
    assert_eq!((record.may_abandon, &record.why_not_abandon), (true, &None));
    assert!(record.fields.iter().any(|field| field.value == "Anna Berg"));
    let events: Vec<_> = record
        .history
        .iter()
        .map(|event| event.event.as_str())
        .collect();
    assert_eq!(events, ["granted", "executing", "fulfilled"]);
    assert!(record.history[1].took_ms.is_some());

    desk.bench.bay(SUBJECT).remove();
    desk.until("no card", |view| {
        view.subject.card == desk::SubjectCardView::Empty
    })
    .await;
    let record = sitting.order_record(&order).await.unwrap();
    let standing = record.standing.as_ref().unwrap();
    assert_eq!(standing.card.code, "standing-card-not-here");
    assert_eq!(keys(&record), []);

    let verified = sitting.verify_order(&order).await.unwrap();
    assert_eq!(verified.verified.unwrap().order, order);
    assert_eq!(verified.trouble, None);

    let (operation, reason) = (OperationId::fresh(), "The holder did not come.");
    for _ in 0..2 {
        let abandoned = sitting.abandon_order(operation, &order, reason, pin(OFFICER_PIN));
        abandoned.await.unwrap();
    }
    desk.until("none open", |view| view.open_orders == Some(0))
        .await;
    let page = sitting
        .activity(&query(WhichActivity::Own, None))
        .await
        .unwrap();
    let kinds: Vec<_> = page
        .entries
        .iter()
        .map(|entry| entry.kind.as_str())
        .collect();
    assert_eq!(kinds, ["abandon", "issue"], "once");
    assert_eq!(page.entries[0].reason.as_deref(), Some(reason));
    let record = sitting.order_record(&order).await.unwrap();
    assert_eq!(record.standing, None);
    assert_eq!(record.why_not_abandon.unwrap().code, "abandon-order-closed");
    assert!(
        record
            .certificates
            .iter()
            .all(|one| one.revoked_at.is_some())
    );
}

#[tokio::test]
async fn what_was_done_is_searched_by_words() {
    let (desk, order) = with_an_open_order().await;
    let search = async |text: &str| {
        let query = query(WhichActivity::All, Some(text));
        desk.sitting.activity(&query).await
    };
    for text in ["anna", "BERG employee", &order[..13], "  "] {
        let found = search(text).await.unwrap();
        assert_eq!(found.entries.len(), 1, "{text}");
    }
    assert_eq!(search("nobody").await.unwrap().entries, []);
    for (text, code) in [
        ("an".to_owned(), "search-text-too-short"),
        ("a".repeat(201), "search-text-too-long"),
        ("abc ".repeat(9), "search-words-too-many"),
    ] {
        assert_eq!(search(&text).await.unwrap_err().code, code);
    }
    let before = ActivityQuery {
        before: Some("the first".to_owned()),
        ..query(WhichActivity::All, None)
    };
    let refused = desk.sitting.activity(&before).await.unwrap_err();
    assert_eq!(refused.code, "search-position-malformed");
}

#[tokio::test]
async fn an_order_is_not_given_up_without_reason_or_pin() {
    let (desk, order) = with_an_open_order().await;
    let abandon = async |order: &str, reason: &str, digits: &str| {
        let operation = OperationId::fresh();
        let abandoned = desk
            .sitting
            .abandon_order(operation, order, reason, pin(digits));
        abandoned.await.unwrap_err().code
    };
    assert_eq!(abandon(&order, " ", OFFICER_PIN).await, "reason-malformed");
    assert_eq!(
        abandon("4711", "A reason.", OFFICER_PIN).await,
        "order-id-malformed"
    );
    assert_eq!(abandon(&order, "A reason.", "000000").await, "wrong-pin");
    assert_eq!(desk.sitting.view().open_orders, Some(1));
    desk.sitting.sign_out().unwrap();
    assert_eq!(
        abandon(&order, "A reason.", OFFICER_PIN).await,
        "not-signed-in"
    );
    assert_eq!(desk.sitting.view().open_orders, None);
    let record = desk.sitting.order_record(&order).await.unwrap_err();
    assert_eq!(record.code, "not-signed-in");
}

#[tokio::test]
async fn a_certificate_and_a_card_are_told_in_full() {
    let (desk, order) = with_an_open_order().await;
    let sitting = &desk.sitting;
    let on_card = sitting.certificate_on_card(SUBJECT, "9a").await.unwrap();
    let host = on_card.host.as_ref().unwrap();
    assert_eq!(host.order.as_deref(), Some(order.as_str()));
    assert_eq!((host.key.as_str(), &host.published_at), ("9a", &None));
    assert!(on_card.pem.starts_with("-----BEGIN CERTIFICATE-----\n"));
    let names: Vec<_> = on_card
        .fields
        .iter()
        .map(|field| field.name.code.as_str())
        .collect();
    for name in [
        "certificate-field-subject",
        "certificate-extension-key-usage",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    let id = on_card.id.clone().unwrap();
    assert_eq!(sitting.certificate_record(&id).await.unwrap(), on_card);
    for (id, code) in [
        ("999999", "unknown-certificate"),
        ("0x1", "certificate-id-malformed"),
    ] {
        assert_eq!(sitting.certificate_record(id).await.unwrap_err().code, code);
    }
    for (device, key, code) in [
        (SUBJECT, "95", "no-certificate-there"),
        (SUBJECT, "80", "draft-unknown-key"),
        ("nowhere", "9a", "reader-not-found"),
    ] {
        let refused = sitting.certificate_on_card(device, key).await.unwrap_err();
        assert_eq!(refused.code, code);
    }
    let officers = sitting.certificate_on_card(OFFICER, "9c").await.unwrap();
    assert!(!officers.fields.is_empty());

    let record = sitting.card_record(SUBJECT).await.unwrap();
    let stock = record.stock.as_ref().unwrap();
    assert!(!stock.keys.is_empty() && !stock.card_type.is_empty());
    let newest = &record.history[0];
    assert_eq!(
        (newest.event.as_str(), newest.order.as_deref()),
        ("fulfilled", Some(order.as_str()))
    );
    assert_eq!(record.history.last().unwrap().event, "imported");
    let certificates = record.certificates.iter();
    let states: Vec<_> = certificates
        .map(|one| (one.key.as_str(), one.state.as_str()))
        .collect();
    assert_eq!(states.len(), 3);
    assert!(
        states.iter().all(|(_, state)| *state == "unpublished"),
        "{states:?}"
    );
    assert_eq!(sitting.card_record_of_order(&order).await.unwrap(), record);
    desk.bench.bay(SUBJECT).remove();
    desk.until("no card", |view| {
        view.subject.card == desk::SubjectCardView::Empty
    })
    .await;
    let away = sitting.card_record_of_order(&order).await.unwrap();
    assert_eq!((away.card, &away.stock), (None, &record.stock));
    assert_eq!(
        sitting.card_record(SUBJECT).await.unwrap_err().code,
        "card-not-read"
    );
}

#[tokio::test]
async fn a_card_that_an_order_was_not_written_to_is_told_as_it_is() {
    let (desk, order) = with_an_open_order().await;
    desk.bench.bay(SUBJECT).remove();
    let other = desk.bench.deliver(crate::bench::EC).await;
    drop(other);
    desk.in_stock().await;
    let record = desk.sitting.order_record(&order).await.unwrap();
    let standing = record.standing.unwrap();
    assert_eq!(
        standing.card.code, "standing-card-not-here",
        "another card lies there"
    );
}

#[tokio::test]
async fn what_an_officer_hides_is_hidden_from_that_officer() {
    let desk = AtDesk::signed_in_with(crate::bench::EC).await;
    let sitting = &desk.sitting;
    let offered = || {
        let view = sitting.view();
        view.procedures
            .offered
            .into_iter()
            .map(|one| one.id)
            .collect::<Vec<_>>()
    };
    let before = offered();
    assert!(before.len() > 1, "{before:?}");
    let (hidden, rest) = before.split_first().unwrap();
    sitting.hide_procedure(hidden).unwrap();
    sitting.hide_procedure(hidden).unwrap();
    assert_eq!(offered(), rest);
    let view = sitting.view().procedures;
    let why = view.hidden.iter().find(|one| one.procedure.id == *hidden);
    assert_eq!(why.unwrap().why.code, "filtered");
    assert_eq!(view.filter.len(), 1);
    assert_eq!(view.filter[0].id, *hidden);
    let unknown = sitting.hide_procedure("no-such-procedure").unwrap_err();
    assert_eq!(unknown.code, "unknown-procedure");

    let remembered = sitting.remembered();
    assert_eq!(remembered.hidden_procedures.len(), 1);
    let written = serde_json::to_value(&remembered).unwrap();
    let remembered: Remembered = serde_json::from_value(written).unwrap();
    sitting.sign_out().unwrap();
    assert_eq!(sitting.view().procedures.filter, []);
    assert_eq!(
        sitting.hide_procedure(hidden).unwrap_err().code,
        "not-signed-in"
    );

    let later = Sitting::begin(sitting.desk().clone(), remembered).await;
    let later = AtDesk {
        bench: desk.bench,
        sitting: later,
    };
    later.sign_in().await;
    let view = later.in_stock().await.procedures;
    assert_eq!(view.filter[0].id, *hidden, "kept from sitting to sitting");
    later.sitting.show_procedure(hidden).unwrap();
    assert_eq!(later.sitting.view().procedures.filter, []);
    later.sitting.hide_procedure(hidden).unwrap();
    later.sitting.show_all_procedures().unwrap();
    assert_eq!(later.sitting.view().procedures.offered.len(), before.len());
    assert_eq!(later.sitting.remembered().hidden_procedures, []);
}

#[tokio::test]
async fn a_desk_locks_after_the_time_that_was_set_and_work_counts() {
    let desk = AtDesk::with_form("employee-card").await;
    let idle = Duration::from_secs(2);
    desk.sitting.desk().lock_after(idle);
    for n in 0..6 {
        tokio::time::sleep(idle / 4).await;
        desk.sitting
            .set_field("common_name", &format!("Anna Berg {n}"))
            .unwrap();
    }
    assert!(is_signed_in(&desk.sitting.view()), "somebody typed");
    let view = desk.until("locked", |view| !is_signed_in(view)).await;
    let SessionView::Locked { why, .. } = view.officer.session else {
        panic!("{:?}", view.officer.session)
    };
    assert_eq!(why, LockedBecause::Idle);
    let refused = desk
        .sitting
        .activity(&query(WhichActivity::Own, None))
        .await;
    assert_eq!(refused.unwrap_err().code, "not-signed-in");
}
