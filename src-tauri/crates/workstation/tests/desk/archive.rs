//! Keys that the host makes and archives, and that come out of the archive again, onto virtual cards.

use contents::{CertificateObject, KeyAlgorithm, KeyOrigin, KeyReference, PublicKey};
use desk::{
    ArchivedStatus, ArchivedView, CardDraft, Coded, SearchQuery, Step, Submitted, WhichOrders,
    run_progress,
};
use host::Actor;
use procedure::Action;

use crate::bench::{BLANK, Bench, EC, Kind, Person, SUBJECT};

mod approvals;
mod cards;
mod pulled;

const PLACE: KeyReference = KeyReference::KeyManagement;
const ARCHIVES: &str = "archived-encryption";
const RECOVERS: &str = "recover-encryption-key";
const REASON: &str = "The holder lost the card.";
const PLAIN: Kind = Kind {
    generic: true,
    ..BLANK
};

/// Issues a blank card whose encryption key is archived, and gives what lies in its place.
pub(crate) async fn archived(bench: &Bench, algorithm: KeyAlgorithm) -> (Submitted, PublicKey) {
    bench.deliver(BLANK).await;
    let mut draft = bench.draft(ARCHIVES).await;
    draft.choose_algorithm(PLACE, Some(algorithm)).unwrap();
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    let (key, _) = lying(bench, PLACE);
    bench.bay(SUBJECT).take();
    (submitted, key)
}

/// Key and certificate in a place of the subject card; each is the other's.
fn lying(bench: &Bench, place: KeyReference) -> (PublicKey, contents::Certificate) {
    let mut connection =
        card::Connection::new(card::ReaderSource::open(&bench.readers, SUBJECT).unwrap());
    let mut session = card::Piv::open_any(&mut connection).unwrap();
    let entry = session.read_entry(place).unwrap();
    session.end().unwrap();
    let key = entry.key.as_ref().unwrap();
    assert_eq!(key.origin, KeyOrigin::Imported);
    let CertificateObject::Present(certificate) = &entry.certificate else {
        panic!("{place}: no certificate")
    };
    assert_eq!(certificate.public_key(), &key.public_key);
    (key.public_key.clone(), (**certificate).clone())
}

/// A blank card, and the draft that recovers onto it, with a reason.
async fn recovery(bench: &Bench) -> CardDraft {
    bench.deliver(BLANK).await;
    let mut draft = bench.draft(RECOVERS).await;
    draft.set_reason(REASON).unwrap();
    draft
}

/// The Certificate ID of what was issued for the archived key.
pub(crate) fn id_of(submitted: &Submitted) -> &str {
    let mut issued = submitted.certificates.iter();
    &issued.find(|issued| issued.key == "9d").unwrap().id
}

async fn chosen(bench: &Bench, submitted: &Submitted) -> ArchivedView {
    bench.desk.archived(id_of(submitted)).await.unwrap()
}

/// Puts the shipped recovery procedure in use with a change.
async fn changed(bench: &Bench, changes: &[(&str, &str)]) {
    let text = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "recover-encryption-key.toml")
        .unwrap()
        .1;
    let text = changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    bench.activate(&text).await;
}

async fn nothing_is_open(bench: &Bench) {
    assert_eq!(bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
}

#[tokio::test]
async fn a_key_is_archived_and_lies_on_the_card_with_its_certificate() {
    let bench = Bench::signed_in().await;
    for algorithm in [KeyAlgorithm::Rsa2048, KeyAlgorithm::EccP256] {
        bench.deliver(BLANK).await;
        let mut draft = bench.draft(ARCHIVES).await;
        draft.choose_algorithm(PLACE, Some(algorithm)).unwrap();
        let view = draft.view();
        assert_eq!(view.faults, []);
        let row = view.rows.iter().find(|row| row.reference == "9d").unwrap();
        assert!(row.archives && row.recovery.is_none());
        let summary = view.summary.unwrap();
        assert_eq!((summary.archived, summary.recovered), (1, 0));
        let says = summary.words.iter();
        let says = says.filter(|said| said.code == "signed-key-archived");
        assert_eq!(says.count(), 1);

        let (progress, mut reader) = run_progress();
        let submitting = bench.desk.submit(
            desk::OperationId::fresh(),
            &draft,
            Person::new(),
            desk::Cancel::new(),
            progress,
        );
        let reading = async {
            let mut last = None;
            while let Some(progress) = reader.next().await {
                last = Some(progress);
            }
            last.unwrap()
        };
        let (submitted, progress) = tokio::join!(submitting, reading);
        let submitted = submitted.unwrap();
        assert!(progress.steps.iter().map(|at| at.step).eq(Step::ALL));
        assert_eq!(submitted.generated, ["9a", "9c"]);
        let [key] = &submitted.archived[..] else {
            panic!("{:?}", submitted.archived)
        };
        assert_eq!((key.key.as_str(), submitted.recovered.len()), ("9d", 0));
        assert_eq!(key.algorithm, algorithm.to_string());
        assert_eq!(lying(&bench, PLACE).0.algorithm(), algorithm);
        nothing_is_open(&bench).await;
        let verified = bench.desk.verify_order(&submitted.order).await.unwrap();
        assert_eq!(verified.documents.len(), 4);
    }
}

#[tokio::test]
async fn the_last_key_is_recovered_onto_another_card_with_its_certificate() {
    let bench = Bench::signed_in().await;
    changed(&bench, &[("keys = \"all\"", "keys = \"last\"")]).await;
    for algorithm in [KeyAlgorithm::Rsa2048, KeyAlgorithm::EccP256] {
        let (first, key) = archived(&bench, algorithm).await;
        let draft = recovery(&bench).await;
        let view = draft.view();
        assert_eq!(view.faults, []);
        let row = view.rows[0].recovery.clone().unwrap();
        assert!(row.request && row.search_why_not.is_none() && row.chosen.is_none());
        assert_eq!(
            (row.keys.as_str(), row.certificate.as_str()),
            ("last", "reuse")
        );
        assert_eq!(view.recovery.unwrap().approvals, 0);
        assert_eq!(view.summary.unwrap().recovered, 1);
        let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
        let [recovered] = &submitted.recovered[..] else {
            panic!("{:?}", submitted.recovered)
        };
        assert_eq!(recovered.id, id_of(&first), "the newest one");
        assert!(recovered.reused && recovered.key == "9d");
        assert_eq!(id_of(&submitted), id_of(&first));
        let (found, certificate) = lying(&bench, PLACE);
        assert_eq!(found, key);
        assert_eq!(
            certificate.serial(),
            first.certificates[2].certificate.serial
        );
        nothing_is_open(&bench).await;
        bench.desk.verify_order(&submitted.order).await.unwrap();
        bench.bay(SUBJECT).take();
    }
}

#[tokio::test]
async fn all_keys_are_recovered_and_the_key_history_tells_of_the_older_ones() {
    let bench = Bench::signed_in().await;
    let mut keys = Vec::new();
    for algorithm in [
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
    ] {
        keys.push(archived(&bench, algorithm).await.1);
    }
    let draft = recovery(&bench).await;
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    let places: Vec<_> = submitted
        .recovered
        .iter()
        .map(|recovered| recovered.key.as_str())
        .collect();
    assert_eq!(places, ["9d", "82", "83"]);
    for (place, key) in ["83", "82", "9d"].into_iter().zip(&keys) {
        assert_eq!(lying(&bench, place.parse().unwrap()).0, *key);
    }
    let mut connection =
        card::Connection::new(card::ReaderSource::open(&bench.readers, SUBJECT).unwrap());
    let mut session = card::Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.key_history().unwrap().unwrap().on_card, 2);
    session.end().unwrap();
    nothing_is_open(&bench).await;
}

#[tokio::test]
async fn a_recovered_key_gets_a_new_certificate_where_the_procedure_says_so() {
    let bench = Bench::signed_in().await;
    let (first, key) = archived(&bench, KeyAlgorithm::Rsa2048).await;
    changed(
        &bench,
        &[
            ("keys = \"all\"", "keys = \"last\""),
            ("certificate = \"reuse\"", "certificate = \"new\""),
            (
                "roles = [\"recover-key\"]",
                "roles = [\"recover-key\", \"issue-certificate\"]",
            ),
        ],
    )
    .await;
    let draft = recovery(&bench).await;
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    assert!(!submitted.recovered[0].reused);
    assert_eq!(submitted.recovered[0].id, id_of(&first));
    assert_ne!(id_of(&submitted), id_of(&first));
    let (found, certificate) = lying(&bench, PLACE);
    assert_eq!(found, key);
    assert!(certificate.subject().contains("anna.berg@example.org"));
    bench.desk.verify_order(&submitted.order).await.unwrap();
}

#[tokio::test]
async fn a_key_whose_certificate_was_revoked_goes_to_a_retired_place_and_the_usual_one_stays() {
    let bench = Bench::signed_in().await;
    changed(&bench, &[("keys = \"all\"", "keys = \"last\"")]).await;
    let (first, key) = archived(&bench, KeyAlgorithm::Rsa2048).await;
    let id = protocol::CertificateId(id_of(&first).parse().unwrap());
    let reason = host::RevocationReason::KeyCompromise;
    let revoked = bench.host.revoke_certificate(Actor::Console, id, reason);
    revoked.await.unwrap();
    assert_eq!(chosen(&bench, &first).await.status, ArchivedStatus::Revoked);
    bench.deliver(EC).await;
    let mut draft = bench.draft(RECOVERS).await;
    draft.set_reason(REASON).unwrap();
    let before = bench.read().await.contents().key(PLACE).cloned();
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    assert_eq!(submitted.recovered[0].key, "82");
    assert_eq!(lying(&bench, "82".parse().unwrap()).0, key);
    let after = bench.read().await.contents().key(PLACE).cloned();
    assert_eq!(after, before);
    nothing_is_open(&bench).await;
}

#[tokio::test]
async fn a_chosen_key_is_found_by_search_and_recovered() {
    let bench = Bench::signed_in().await;
    changed(&bench, &[("keys = \"all\"", "keys = \"last\"")]).await;
    let (first, key) = archived(&bench, KeyAlgorithm::EccP256).await;
    archived(&bench, KeyAlgorithm::EccP256).await;
    let serial = &first.certificates[2].certificate.serial;
    let typed = format!("0x{}", serial.to_uppercase());
    for query in [
        SearchQuery {
            serial: Some(typed),
            ..SearchQuery::default()
        },
        SearchQuery {
            subject: Some("a Ber".to_owned()),
            id: Some(id_of(&first).to_owned()),
            ..SearchQuery::default()
        },
    ] {
        let page = bench.desk.search_archive(&query).await.unwrap();
        let [found] = &page.certificates[..] else {
            panic!("{page:?}")
        };
        assert_eq!(found.id, id_of(&first));
        assert_eq!((&found.certificate.serial, page.more), (serial, false));
        assert_eq!(found.status, ArchivedStatus::Valid);
    }
    let by_subject = SearchQuery {
        subject: Some("anna berg".to_owned()),
        ..SearchQuery::default()
    };
    let page = bench.desk.search_archive(&by_subject).await.unwrap();
    assert_eq!(page.certificates.len(), 2);
    assert_eq!(page.certificates[1].id, id_of(&first), "newest first");

    let mut draft = recovery(&bench).await;
    let found = chosen(&bench, &first).await;
    draft.choose_archived(PLACE, Some(&found)).unwrap();
    let row = draft.view().rows[0].recovery.clone().unwrap();
    assert_eq!(row.chosen.unwrap().id, id_of(&first));
    bench.submit(&draft, &Person::new()).await.unwrap();
    assert_eq!(lying(&bench, PLACE).0, key);
}

#[tokio::test]
async fn request_is_changed_by_hand_and_what_was_chosen_stays() {
    let bench = Bench::signed_in().await;
    let (first, _) = archived(&bench, KeyAlgorithm::EccP256).await;
    let found = chosen(&bench, &first).await;
    let mut draft = recovery(&bench).await;
    draft.request(PLACE, false).unwrap();
    let view = draft.view();
    assert!(!view.rows[0].recovery.as_ref().unwrap().request && view.recovery.is_none());
    assert_eq!(view.faults[0].code, "draft-nothing-chosen");
    draft.choose_archived(PLACE, Some(&found)).unwrap();
    assert!(draft.view().rows[0].recovery.as_ref().unwrap().request);
    draft.request(PLACE, false).unwrap();
    draft.request(PLACE, true).unwrap();
    let row = draft.view().rows[0].recovery.clone().unwrap();
    assert_eq!(row.chosen.unwrap().id, id_of(&first));
    draft.choose_archived(PLACE, None).unwrap();
    let row = draft.view().rows[0].recovery.clone().unwrap();
    assert!(row.request && row.chosen.is_none());
    draft.set_reason(" ").unwrap();
    assert_eq!(draft.view().faults[0].code, "recovery-no-reason");
    let too_long = draft.set_reason(&"x".repeat(501)).unwrap_err();
    assert_eq!(too_long.code(), "recovery-no-reason");
    let not_recovered = draft.request(KeyReference::Signature, true).unwrap_err();
    assert_eq!(not_recovered.code(), "draft-unknown-key");
}

#[tokio::test]
async fn what_the_host_refuses_reaches_the_officer_by_its_own_name() {
    let bench = Bench::signed_in().await;
    let nothing = recovery(&bench).await;
    let before = bench.card_state();
    let error = bench.submit(&nothing, &Person::new()).await.unwrap_err();
    assert_eq!(error.code(), "recovery-none-found");
    assert_eq!(error.data()["fields"], serde_json::json!(["email"]));
    assert_eq!(bench.card_state(), before);
    bench.bay(SUBJECT).take();

    let (first, _) = archived(&bench, KeyAlgorithm::EccP256).await;
    let found = chosen(&bench, &first).await;
    let mut draft = recovery(&bench).await;
    draft.choose_archived(PLACE, Some(&found)).unwrap();
    let email = "email".parse().unwrap();
    draft.set_field(&email, "bob@example.org").unwrap();
    let before = bench.card_state();
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(error.code(), "recovery-other-holder");
    assert_eq!(error.data()["id"], id_of(&first));
    assert_eq!(error.step, Step::Open);
    assert_eq!(bench.card_state(), before);

    let unknown = bench.desk.archived("999999").await.unwrap_err();
    assert_eq!(unknown.code(), "recovery-not-archived");
}

#[tokio::test]
async fn a_card_that_takes_no_key_from_outside_says_so_beforehand() {
    let bench = Bench::signed_in().await;
    bench.deliver(PLAIN).await;
    let mut draft = bench.draft(ARCHIVES).await;
    let row = &draft.view().rows[2];
    assert!(row.archives && row.chosen.is_none());
    let add = row.actions.iter().find(|action| action.action == "add");
    assert_eq!(add.unwrap().why_not.as_ref().unwrap().code, "no-import");
    let refused = draft.set_action(PLACE, Some(Action::Add)).unwrap_err();
    assert_eq!(refused.data()["reason"], "no-import");
    let draft = bench.draft(RECOVERS).await;
    let row = draft.view().rows[0].recovery.clone().unwrap();
    assert_eq!(row.search_why_not.unwrap().code, "no-import");
    assert_eq!(row.request_why_not.unwrap().code, "no-import");
    assert!(!row.request, "none is sent by default then");
}

#[tokio::test]
async fn a_key_that_lies_there_is_lost_and_the_officer_was_told() {
    let bench = Bench::signed_in().await;
    archived(&bench, KeyAlgorithm::EccP256).await;
    bench.deliver(EC).await;
    let mut draft = bench.draft(RECOVERS).await;
    draft.set_reason(REASON).unwrap();
    let view = draft.view();
    assert_eq!(view.faults, []);
    let summary = view.summary.unwrap();
    assert_eq!(summary.overwritten_keys, 1);
    let codes: Vec<_> = summary
        .words
        .iter()
        .map(|said| said.code.as_str())
        .collect();
    for code in [
        "signed-key-recovered-found",
        "signed-all-recovered",
        "signed-key-lost",
        "signed-certificate-replaced",
        "signed-reason",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    bench.submit(&draft, &Person::new()).await.unwrap();
    lying(&bench, PLACE);
}
