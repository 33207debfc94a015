//! Keys from the archive, as a window chooses, asks for and recovers them.

use contents::KeyAlgorithm;
use desk::{OperationId, OutcomeView, RecoveryRowView, SearchQuery, Step};

use super::{AtDesk, pin, text};
use crate::{
    archive::{archived, id_of},
    bench::{BLANK, Bench, OFFICER_PIN},
};

const RECOVERS: &str = "recover-encryption-key";
const INVESTIGATES: &str = "recover-for-investigation";

/// Somebody at a desk whose archive has a key, with a form of the procedure for a blank card; and the Certificate ID of
/// that key.
async fn with_a_form(procedure: &str) -> (AtDesk, String) {
    let bench = Bench::signed_in().await;
    let (first, _) = archived(&bench, KeyAlgorithm::EccP256).await;
    bench.deliver(BLANK).await;
    let desk = AtDesk::new(bench).await;
    desk.sign_in().await;
    desk.in_stock().await;
    desk.sitting.choose_procedure(procedure).unwrap();
    desk.draft().await;
    let email = "anna.berg@example.org";
    desk.sitting.set_field("email", email).unwrap();
    (desk, id_of(&first).to_owned())
}

async fn row(desk: &AtDesk) -> RecoveryRowView {
    desk.draft().await.rows[0].recovery.clone().unwrap()
}

fn by_subject(subject: &str) -> SearchQuery {
    SearchQuery {
        subject: Some(subject.to_owned()),
        ..SearchQuery::default()
    }
}

#[tokio::test]
async fn a_key_is_searched_chosen_and_recovered() {
    let (desk, id) = with_a_form(RECOVERS).await;
    assert!(row(&desk).await.request, "the only recovery is requested");
    let sitting = &desk.sitting;
    let found = sitting.search_archive(&by_subject("anna")).await.unwrap();
    assert_eq!(found.certificates[0].id, id);
    sitting.choose_archived("9d", Some(&id)).await.unwrap();
    assert_eq!(row(&desk).await.chosen.unwrap().id, id);
    sitting.request_key("9d", false).unwrap();
    assert!(!row(&desk).await.request);
    sitting.choose_archived("9d", Some(&id)).await.unwrap();
    sitting.set_reason("The holder lost the card.").unwrap();
    assert_eq!(desk.draft().await.faults, []);

    desk.submit().unwrap();
    let steps = desk.sitting.view().run.unwrap().progress.steps;
    assert!(steps.iter().any(|at| at.step == Step::Keys));
    let question = desk.question().await;
    let desk::QuestionView::NewPin { id: question, .. } = question else {
        panic!("{question:?}")
    };
    let entered = sitting.enter_new_pin(question, pin("482915"), pin("482915"));
    entered.unwrap();
    let OutcomeView::Done { submitted } = desk.outcome().await else {
        panic!("{:?}", desk.sitting.view().run)
    };
    assert_eq!(submitted.recovered[0].id, id);
    assert!(submitted.recovered[0].reused);
}

#[tokio::test]
async fn what_is_said_of_a_recovery_stays_with_the_form_and_goes_with_it() {
    let (desk, id) = with_a_form(RECOVERS).await;
    desk.sitting
        .set_reason("The holder lost the card.")
        .unwrap();
    desk.sitting.choose_archived("9d", Some(&id)).await.unwrap();
    desk.sitting.reload().unwrap();
    desk.in_stock().await;
    let draft = desk.draft().await;
    let recovery = draft.recovery.unwrap();
    assert_eq!(recovery.reason, "The holder lost the card.");
    assert_eq!(row(&desk).await.chosen.unwrap().id, id);
    desk.sitting.clear_form().unwrap();
    let draft = desk.draft().await;
    assert_eq!(draft.recovery.unwrap().reason, "");
    assert_eq!(row(&desk).await.chosen, None);
    assert!(!desk.sitting.view().draft_touched);
}

#[tokio::test]
async fn what_cannot_be_chosen_or_searched_says_why_and_changes_nothing() {
    let (desk, id) = with_a_form(RECOVERS).await;
    let sitting = &desk.sitting;
    let before = desk.draft().await;
    let unknown = sitting.choose_archived("9d", Some("999999")).await;
    assert_eq!(unknown.unwrap_err().code, "recovery-not-archived");
    let no_id = sitting.choose_archived("9d", Some("0x17")).await;
    assert_eq!(no_id.unwrap_err().code, "certificate-id-malformed");
    let no_key = sitting.choose_archived("9a", Some(&id)).await;
    assert_eq!(no_key.unwrap_err().code, "draft-unknown-key");
    let short = sitting.search_archive(&by_subject("an")).await.unwrap_err();
    assert_eq!(short.code, "subject-too-short");
    let serial = SearchQuery {
        serial: Some("12g4".to_owned()),
        ..SearchQuery::default()
    };
    let malformed = sitting.search_archive(&serial).await.unwrap_err();
    assert_eq!(
        (malformed.code.as_str(), text(&malformed, "typed").as_str()),
        ("serial-malformed", "12g4")
    );
    assert_eq!(
        sitting.cite_request(Some("abc")).unwrap_err().code,
        "request-digest-malformed"
    );
    assert_eq!(desk.draft().await, before);
    sitting.sign_out().unwrap();
    let out = sitting.search_archive(&by_subject("anna")).await;
    assert_eq!(out.unwrap_err().code, "not-signed-in");
    assert_eq!(
        sitting.recovery_requests().await.unwrap_err().code,
        "not-signed-in"
    );
}

#[tokio::test]
async fn a_request_that_was_made_is_cited_by_the_form() {
    let (desk, id) = with_a_form(INVESTIGATES).await;
    let sitting = &desk.sitting;
    sitting.set_field("email", "ivy@example.org").unwrap();
    sitting.choose_archived("9d", Some(&id)).await.unwrap();
    sitting.set_reason("Case 2026-117.").unwrap();
    let faults = desk.draft().await.faults;
    assert_eq!(faults[0].code, "recovery-no-request");
    let operation = OperationId::fresh();
    for _ in 0..2 {
        let asked = sitting.request_recovery(operation, pin(OFFICER_PIN));
        asked.await.unwrap();
    }
    let draft = desk.draft().await;
    assert_eq!(draft.faults, []);
    let requests = sitting.recovery_requests().await.unwrap();
    let [request] = &requests[..] else {
        panic!("{requests:?}")
    };
    assert_eq!(
        draft.recovery.unwrap().request.as_ref(),
        Some(&request.digest)
    );
    assert!(request.mine && request.approve_why_not.is_some());
    let own = sitting.decide_recovery(
        OperationId::fresh(),
        &request.digest,
        None,
        pin(OFFICER_PIN),
    );
    assert_eq!(own.await.unwrap_err().code, "recovery-own-request");
    let wrong = sitting.request_recovery(OperationId::fresh(), pin("000000"));
    let wrong = wrong.await.unwrap_err();
    assert_eq!(wrong.code, "wrong-pin");
    desk.until("the tries", |view| view.officer.tries_left == Some(2))
        .await;
}
