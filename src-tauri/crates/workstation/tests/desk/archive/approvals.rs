//! Recoveries that other officers must approve.

use std::sync::Arc;

use contents::KeyAlgorithm;
use desk::{Coded, Desk, OperationId, RecoveryRequestView};
use procedure::Role;
use virtual_card::{Algorithm, Model, VirtualCard};

use super::{PLACE, archived, chosen, id_of, lying};
use crate::bench::{BLANK, Bench, OFFICER, Person, SUBJECT};

const INVESTIGATES: &str = "recover-for-investigation";
const REASON: &str = "Case 2026-117, ordered by the court.";
const OTHERS: [&str; 2] = ["Pia Moss", "Quirin Falk"];

/// Another officer, with an own card at an own desk.
async fn other_officer(bench: &Bench, serial: u32, name: &str) -> (Desk, Arc<Person>) {
    let card = bench.officer_card(Model::yubikey(serial), Algorithm::EccP256, name);
    bench
        .add_officer(name, &[Role::ApproveRecovery], &card)
        .await;
    let readers = workstation::practice::PracticeReaders::new(&[OFFICER]);
    let bay = readers.bay(OFFICER).unwrap();
    bay.insert(VirtualCard::in_memory(card.state));
    let desk = bench.desk_at(&bench.url, Arc::new(readers));
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    (desk, Person::new())
}

/// An investigator's card and the draft that puts Anna's key on it.
async fn investigation(bench: &Bench) -> (desk::CardDraft, contents::PublicKey) {
    let (first, key) = archived(bench, KeyAlgorithm::EccP256).await;
    let found = chosen(bench, &first).await;
    bench.deliver(BLANK).await;
    let mut draft = bench.draft(INVESTIGATES).await;
    let email = "email".parse().unwrap();
    draft.set_field(&email, "ivy@example.org").unwrap();
    draft.set_reason(REASON).unwrap();
    draft.request(PLACE, true).unwrap();
    let incomplete = bench
        .desk
        .request_recovery(OperationId::fresh(), &draft, Person::new());
    let incomplete = incomplete.await.unwrap_err();
    assert_eq!(incomplete.code(), "recovery-request-incomplete");
    draft.choose_archived(PLACE, Some(&found)).unwrap();
    assert_eq!(draft.view().faults[0].code, "recovery-no-request");
    assert_eq!(draft.view().recovery.unwrap().approvals, 2);
    assert_eq!(
        draft.view().rows[0]
            .recovery
            .clone()
            .unwrap()
            .chosen
            .unwrap()
            .id,
        id_of(&first)
    );
    (draft, key)
}

async fn listed(desk: &Desk, digest: &str) -> Option<RecoveryRequestView> {
    let requests = desk.recovery_requests().await.unwrap();
    requests.into_iter().find(|one| one.digest == digest)
}

async fn decide(desk: &Desk, digest: &str, refused_because: Option<&str>) -> Result<(), String> {
    let decided =
        desk.decide_recovery(OperationId::fresh(), digest, refused_because, Person::new());
    decided.await.map_err(|error| error.code())
}

#[tokio::test]
async fn two_other_officers_approve_and_the_order_cites_them_once() {
    let bench = Bench::signed_in().await;
    let (mut draft, key) = investigation(&bench).await;
    let (first, _) = other_officer(&bench, 7_101, OTHERS[0]).await;
    let (second, _) = other_officer(&bench, 7_102, OTHERS[1]).await;

    let operation = OperationId::fresh();
    let ask = || {
        bench
            .desk
            .request_recovery(operation, &draft, Person::new())
    };
    let asked = ask().await.unwrap();
    assert_eq!(ask().await.unwrap(), asked, "it is asked once");
    let digest = asked.digest;
    let own = listed(&bench.desk, &digest).await.unwrap();
    assert!(own.mine);
    assert_eq!(own.decide_why_not.unwrap().code, "recovery-own-request");
    assert_eq!(
        decide(&bench.desk, &digest, None).await,
        Err("recovery-own-request".to_owned())
    );

    let seen = listed(&first, &digest).await.unwrap();
    assert_eq!((seen.state.as_str(), seen.approvals_needed), ("pending", 2));
    assert_eq!((seen.reason.as_str(), seen.mine), (REASON, false));
    assert_eq!(seen.holder[0].value, "ivy@example.org");
    assert_eq!(seen.holder[0].label, "E-mail");
    assert_eq!(seen.decide_why_not, None);
    assert!(
        seen.certificates[0]
            .certificate
            .subject
            .contains("Anna Berg")
    );
    assert_eq!(decide(&first, &digest, None).await, Ok(()));
    assert_eq!(
        decide(&first, &digest, None).await,
        Err("recovery-decided-already".to_owned())
    );

    draft.cite_request(Some(&digest)).unwrap();
    assert_eq!(draft.view().faults, []);
    let early = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(early.code(), "recovery-approvals-missing");
    assert_eq!(
        (&early.data()["given"], &early.data()["needed"]),
        (&1.into(), &2.into())
    );

    assert_eq!(decide(&second, &digest, None).await, Ok(()));
    let approved = listed(&bench.desk, &digest).await.unwrap();
    assert_eq!(approved.state, "approved");
    assert_eq!(approved.approved_by, OTHERS);

    let mut other = draft.clone();
    other.set_reason("Another reason.").unwrap();
    let differs = bench.submit(&other, &Person::new()).await.unwrap_err();
    assert_eq!(differs.code(), "recovery-differs-from-request");
    assert_eq!(differs.data()["what"], "reason");

    bench.submit(&draft, &Person::new()).await.unwrap();
    assert_eq!(lying(&bench, PLACE).0, key);

    bench.bay(SUBJECT).take();
    let (mut again, _) = investigation(&bench).await;
    again.cite_request(Some(&digest)).unwrap();
    let used = bench.submit(&again, &Person::new()).await.unwrap_err();
    assert_eq!(used.code(), "recovery-request-state");
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_closes_the_request() {
    let bench = Bench::signed_in().await;
    let (mut draft, _) = investigation(&bench).await;
    let (first, _) = other_officer(&bench, 7_201, OTHERS[0]).await;
    let asked = bench
        .desk
        .request_recovery(OperationId::fresh(), &draft, Person::new());
    let digest = asked.await.unwrap().digest;
    assert_eq!(
        decide(&first, &digest, Some(" ")).await,
        Err("refusal-reason-malformed".to_owned())
    );
    let because = Some("There is no such case.");
    assert_eq!(decide(&first, &digest, because).await, Ok(()));
    draft.cite_request(Some(&digest)).unwrap();
    let refused = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(refused.code(), "recovery-request-state");
    assert_eq!(refused.data()["state"], "refused");
    assert_eq!(
        decide(&first, &"0".repeat(64), None).await,
        Err("recovery-unknown-request".to_owned())
    );
}

#[tokio::test]
async fn without_the_role_nothing_is_searched_and_the_row_says_why() {
    let roles = [Role::IssueCertificate];
    let bench = Bench::with_officer(Model::yubikey(7_301), Algorithm::EccP256, &roles).await;
    bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
    let query = desk::SearchQuery {
        subject: Some("Anna".to_owned()),
        ..desk::SearchQuery::default()
    };
    let refused = bench.desk.search_archive(&query).await.unwrap_err();
    assert_eq!(refused.code(), "missing-role");
    bench.deliver(BLANK).await;
    let draft = bench.draft(super::RECOVERS).await;
    let view = draft.view();
    let row = view.rows[0].recovery.clone().unwrap();
    assert_eq!(row.search_why_not.unwrap().code, "missing-role");
    let missing = view
        .faults
        .iter()
        .find(|fault| fault.code == "missing-role");
    assert_eq!(missing.unwrap().about, "recover-key");
}
