//! The practice desk, as anybody opens it.

use desk::{Coded, OperationId, ProgressReporter};
use workstation::{
    Place, Workstation,
    practice::{OFFICER_DEVICE, Pace, SUBJECT_DEVICE},
};

use crate::bench::Person;

const AT_ONCE: Place = Place::Practice {
    pace: Pace::Immediate,
};

#[tokio::test]
async fn every_practice_card_is_issued_with_the_same_verbs_as_a_real_one() {
    let workstation = Workstation::open(AT_ONCE).await.unwrap();
    let practice = workstation.practice().unwrap();
    let desk = workstation.desk();
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = practice.officer_pin().to_owned();
    desk.sign_in(OFFICER_DEVICE, person.clone()).await.unwrap();
    assert_eq!(practice.cards().len(), 6);
    for card in practice.cards() {
        practice.insert(card.number).await.unwrap();
        let read = desk.read_card(SUBJECT_DEVICE).await.unwrap();
        let offered = desk.procedures(Some(&read)).await.unwrap();
        assert!(
            !offered.offered.is_empty() && !offered.hidden.is_empty(),
            "{}",
            card.name.code
        );
        let id = offered.offered[0].id.parse().unwrap();
        let mut draft = desk.draft(read, &id).await.unwrap();
        for (field, value) in [
            ("common_name", "Anna Berg"),
            ("email", "anna@example.org"),
            ("card_number", "1"),
        ] {
            let _ = draft.set_field(&field.parse().unwrap(), value);
        }
        person
            .new_pins
            .lock()
            .unwrap()
            .push_back(Some("271828".to_owned()));
        let (cancel, progress) = (desk::Cancel::new(), ProgressReporter::unread());
        let submitted = desk
            .submit(
                OperationId::fresh(),
                &draft,
                person.clone(),
                cancel,
                progress,
            )
            .await;
        assert!(
            !submitted.unwrap().certificates.is_empty(),
            "{}",
            card.name.code
        );
    }
    assert!(practice.view().cards[5].inserted && practice.view().officer_card_inserted);
    practice.pull(SUBJECT_DEVICE).unwrap();
    assert!(practice.view().cards.iter().all(|card| !card.inserted));
    assert_eq!(
        desk.read_card(SUBJECT_DEVICE).await.unwrap_err().code(),
        "reader-no-card"
    );
    practice.put_back(SUBJECT_DEVICE).unwrap();
    practice.put_back(SUBJECT_DEVICE).unwrap();
    let before = desk
        .read_card(SUBJECT_DEVICE)
        .await
        .unwrap()
        .view()
        .identity;
    practice.reset(5).await.unwrap();
    let after = desk.read_card(SUBJECT_DEVICE).await.unwrap();
    assert_ne!(after.view().identity, before);
    assert!(after.stock().unwrap().live.is_empty() && after.stock().unwrap().pin_held);
    for refused in [
        practice.insert(7).await.unwrap_err(),
        practice.reset(0).await.unwrap_err(),
    ] {
        assert_eq!(refused.code(), "practice-no-such-card");
    }
    let refused = practice.pull("Reader 1").unwrap_err();
    assert_eq!(refused.code(), "practice-no-such-device");
    workstation.close().await;
}

/// Whoever practises loses a card and recovers its key onto another one.
#[tokio::test]
async fn a_key_is_archived_with_one_practice_card_and_recovered_onto_another() {
    let workstation = Workstation::open(AT_ONCE).await.unwrap();
    let practice = workstation.practice().unwrap();
    let desk = workstation.desk();
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = practice.officer_pin().to_owned();
    desk.sign_in(OFFICER_DEVICE, person.clone()).await.unwrap();
    let drafted = async |number, procedure: &str| {
        practice.insert(number).await.unwrap();
        let read = desk.read_card(SUBJECT_DEVICE).await.unwrap();
        let mut draft = desk.draft(read, &procedure.parse().unwrap()).await.unwrap();
        for (field, value) in [("common_name", "Anna Berg"), ("email", "anna@example.org")] {
            let _ = draft.set_field(&field.parse().unwrap(), value);
        }
        draft
    };
    let submitted = async |draft: desk::CardDraft| {
        let (cancel, progress) = (desk::Cancel::new(), ProgressReporter::unread());
        let operation = OperationId::fresh();
        desk.submit(operation, &draft, person.clone(), cancel, progress)
            .await
            .unwrap()
    };
    let archived = submitted(drafted(1, "archived-encryption").await).await;
    assert_eq!(archived.archived[0].key, "9d");

    // A plain PIV card takes no key from outside, and says so.
    let plain = drafted(3, "recover-encryption-key").await.view();
    let row = plain.rows.iter().find(|row| row.reference == "9d").unwrap();
    let why_not = row.recovery.as_ref().unwrap().request_why_not.as_ref();
    assert_eq!(why_not.unwrap().code, "no-import");

    let new_pin = Some("271828".to_owned());
    person.new_pins.lock().unwrap().push_back(new_pin);
    let mut draft = drafted(5, "recover-encryption-key").await;
    draft.set_reason("The card was lost.").unwrap();
    let recovered = submitted(draft).await;
    assert!(recovered.recovered[0].reused);
    assert_eq!(recovered.recovered[0].key, "9d");
    workstation.close().await;
}

#[tokio::test]
async fn a_card_that_is_wanted_twice_at_once_is_made_once() {
    let workstation = Workstation::open(AT_ONCE).await.unwrap();
    let practice = workstation.practice().unwrap();
    let inserted = || {
        let cards = practice.view().cards;
        let inserted = cards.into_iter().filter(|card| card.inserted);
        inserted.map(|card| card.number).collect::<Vec<_>>()
    };
    assert_eq!(inserted(), [1]);
    let stock = || async {
        workstation
            .embedded_host()
            .unwrap()
            .cards(10)
            .await
            .unwrap()
    };
    let before = stock().await.len();
    let (first, second) = tokio::join!(practice.insert(5), practice.insert(5));
    first.unwrap();
    second.unwrap();
    assert_eq!((inserted(), stock().await.len()), (vec![5], before + 1));
    practice.pull(SUBJECT_DEVICE).unwrap();
    practice.insert(1).await.unwrap();
    assert_eq!((inserted(), stock().await.len()), (vec![1], before + 1));
    practice.pull(OFFICER_DEVICE).unwrap();
    assert!(!practice.view().officer_card_inserted);
    workstation.close().await;
}

#[tokio::test]
async fn an_embedded_host_is_shared_with_the_program_that_came_first() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("host");
    // The credential store is not asked in tests: this host keeps its sealing key in a file.
    let options = host::InitOptions {
        sealing: host::SealingChoice::File,
        ..host::InitOptions::default()
    };
    drop(host::Host::init(&folder, options).await.unwrap());
    let place = || Place::Embedded {
        data: Some(folder.clone()),
    };
    let first = Workstation::open(place()).await.unwrap();
    let second = Workstation::open(place()).await.unwrap();
    assert!(first.embedded_host().is_some() && second.embedded_host().is_none());
    assert_eq!(
        first.desk().host().unwrap().url(),
        second.desk().host().unwrap().url()
    );
    second.close().await;
    first.close().await;
    let third = Workstation::open(place()).await.unwrap();
    assert!(third.embedded_host().is_some());
    third.close().await;
}
