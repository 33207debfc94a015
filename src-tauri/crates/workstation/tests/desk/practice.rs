//! The practice desk, as anybody opens it.

use desk::{Coded, OperationId, ProgressReporter};
use workstation::{
    Place, Workstation,
    practice::{OFFICER_DEVICE, SUBJECT_DEVICE},
};

use crate::bench::Person;

#[tokio::test]
async fn every_practice_card_is_issued_with_the_same_verbs_as_a_real_one() {
    let workstation = Workstation::open(Place::Practice).await.unwrap();
    let practice = workstation.practice().unwrap();
    let desk = workstation.desk();
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = practice.officer_pin().to_owned();
    desk.sign_in(OFFICER_DEVICE, person.clone()).await.unwrap();
    assert_eq!(practice.cards().len(), 5);
    for card in practice.cards() {
        practice.insert(card.number).await.unwrap();
        let read = desk.read_card(SUBJECT_DEVICE).await.unwrap();
        let offered = desk.procedures(Some(&read)).await.unwrap();
        assert!(
            !offered.offered.is_empty() && !offered.hidden.is_empty(),
            "{}",
            card.name
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
        assert!(!submitted.unwrap().certificates.is_empty(), "{}", card.name);
    }
    assert!(practice.pull(SUBJECT_DEVICE));
    assert_eq!(
        desk.read_card(SUBJECT_DEVICE).await.unwrap_err().code(),
        "reader-no-card"
    );
    assert!(practice.put_back(SUBJECT_DEVICE));
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
    assert!(practice.insert(6).await.is_err());
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
