//! The whole job for each shipped procedure, RSA and EC, with and without metadata.

use contents::{CertificateObject, KeyReference};
use desk::{CertificateKindView, PinSet, WhichOrders};
use procedure::Action;
use virtual_card::Algorithm;

use crate::bench::{BLANK, Bench, EC, Kind, Person, SUBJECT, verify_pin};

const RSA: Kind = Kind {
    keys: Some(Algorithm::Rsa2048),
    ..EC
};
const KINDS: [Kind; 4] = [
    EC,
    Kind {
        generic: true,
        ..EC
    },
    RSA,
    Kind {
        generic: true,
        ..RSA
    },
];

/// Issues a card, and looks at card, host and PIN afterwards.
async fn issue(bench: &Bench, procedure: &str, keys: &[&str], pin: PinSet) {
    let draft = bench.draft(procedure).await;
    let view = draft.view();
    assert_eq!(view.faults, [], "{procedure}");
    assert_eq!(
        usize::from(view.summary.as_ref().unwrap().certificates),
        keys.len()
    );
    let person = Person::new();
    let submitted = bench.submit(&draft, &person).await.unwrap();
    let issued: Vec<_> = submitted
        .certificates
        .iter()
        .map(|certificate| certificate.key.as_str())
        .collect();
    assert_eq!(issued, keys);
    assert_eq!(submitted.pin, pin);
    let new_pin = match pin {
        PinSet::System => person.shown().unwrap(),
        PinSet::Entered | PinSet::Unchanged => {
            assert_eq!(person.shown(), None);
            "482915".to_owned()
        }
    };
    assert_eq!(verify_pin(bench.bay(SUBJECT), &new_pin), Ok(()));
    let card = bench.read().await;
    for certificate in &submitted.certificates {
        let subject = if certificate.key == "9e" {
            "4711"
        } else {
            "Anna Berg"
        };
        assert!(certificate.stored && certificate.certificate.subject.contains(subject));
        let key: KeyReference = certificate.key.parse().unwrap();
        let CertificateObject::Present(found) = &card.contents().key(key).unwrap().certificate
        else {
            panic!("{key}: no certificate")
        };
        assert_eq!(found.serial(), certificate.certificate.serial);
        assert_eq!(card.stock().unwrap().live.get(&key), Some(&**found));
    }
    assert!(
        !card.stock().unwrap().pin_held,
        "the holder has the PIN now"
    );
    assert_eq!(bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
    let verified = bench.desk.verify_order(&submitted.order).await.unwrap();
    assert_eq!(
        verified.documents,
        ["open-request", "order", "fulfilment", "receipt"]
    );
}

#[tokio::test]
async fn employee_card() {
    let bench = Bench::signed_in().await;
    for kind in KINDS {
        bench.deliver(kind).await;
        issue(&bench, "employee-card", &["9a", "9c", "9d"], PinSet::System).await;
    }
}

#[tokio::test]
async fn authentication_only() {
    let bench = Bench::signed_in().await;
    for kind in KINDS {
        bench.deliver(kind).await;
        issue(&bench, "authentication-only", &["9a"], PinSet::Entered).await;
    }
}

#[tokio::test]
async fn replace_transport_certificates() {
    let bench = Bench::signed_in().await;
    for kind in KINDS {
        bench.deliver(kind).await;
        issue(
            &bench,
            "replace-transport-certificates",
            &["9a", "9c", "9d", "9e"],
            PinSet::System,
        )
        .await;
    }
}

#[tokio::test]
async fn blank_card_with_ec_keys() {
    let bench = Bench::signed_in().await;
    for generic in [false, true] {
        bench.deliver(Kind { generic, ..BLANK }).await;
        issue(&bench, "blank-card", &["9a", "9c", "9d"], PinSet::Entered).await;
    }
}

#[tokio::test]
async fn blank_card_with_rsa_keys() {
    let bench = Bench::signed_in().await;
    for generic in [false, true] {
        bench.deliver(Kind { generic, ..BLANK }).await;
        let mut draft = bench.draft("blank-card").await;
        for key in ["9a", "9c", "9d"] {
            let algorithm = Some(contents::KeyAlgorithm::Rsa2048);
            draft
                .choose_algorithm(key.parse().unwrap(), algorithm)
                .unwrap();
        }
        let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
        assert_eq!(submitted.generated, ["9a", "9c", "9d"]);
        assert!(
            submitted
                .certificates
                .iter()
                .all(|issued| issued.certificate.algorithm == "RSA-2048")
        );
    }
}

#[tokio::test]
async fn a_further_certificate_is_issued_and_not_stored() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.read().await.contents().clone();
    let mut draft = bench.draft("employee-card").await;
    for key in [
        KeyReference::Authentication,
        KeyReference::Signature,
        KeyReference::KeyManagement,
    ] {
        draft.set_action(key, None).unwrap();
    }
    assert!(
        draft
            .view()
            .faults
            .iter()
            .any(|fault| fault.code == "draft-nothing-chosen")
    );
    draft
        .set_action(KeyReference::Authentication, Some(Action::Issue))
        .unwrap();
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    assert!(!submitted.certificates[0].stored);
    let after = bench.read().await.contents().clone();
    assert_eq!(after.keys, before.keys);
}

#[tokio::test]
async fn the_holder_types_the_pin_in_the_second_run() {
    for kind in [
        EC,
        Kind {
            generic: true,
            ..EC
        },
    ] {
        let bench = Bench::signed_in().await;
        bench.deliver(kind).await;
        let first = Person::new();
        bench
            .submit(&bench.draft("employee-card").await, &first)
            .await
            .unwrap();
        let draft = bench.draft("employee-card").await;
        let view = draft.view();
        assert!(view.holder_pin_needed);
        assert!(
            view.rows
                .iter()
                .take(3)
                .all(|row| row.certificate_kind == CertificateKindView::Own)
        );
        let second = Person::with_holder_pin(&first.shown().unwrap());
        bench.submit(&draft, &second).await.unwrap();
        assert_eq!(second.holder_prompts.lock().unwrap().len(), 1);
        assert_ne!(second.shown(), first.shown());
        assert_eq!(
            verify_pin(bench.bay(SUBJECT), &second.shown().unwrap()),
            Ok(())
        );
    }
}

#[tokio::test]
async fn an_officer_card_with_rsa_keys_or_without_metadata_does_as_well() {
    use procedure::Role;
    use virtual_card::Model;
    for (model, algorithm) in [
        (Model::yubikey(7_002), Algorithm::Rsa2048),
        (Model::generic(), Algorithm::EccP384),
        (Model::generic(), Algorithm::Rsa2048),
    ] {
        let bench = Bench::with_officer(model, algorithm, &Role::ALL).await;
        bench
            .desk
            .sign_in(crate::bench::OFFICER, Person::new())
            .await
            .unwrap();
        bench.deliver(EC).await;
        bench
            .submit(&bench.draft("authentication-only").await, &Person::new())
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_p384_key_that_agrees_is_proven_and_checked() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    let mut draft = bench.draft("blank-card").await;
    let algorithm = Some(contents::KeyAlgorithm::EccP384);
    draft
        .choose_algorithm(KeyReference::KeyManagement, algorithm)
        .unwrap();
    let submitted = bench.submit(&draft, &Person::new()).await.unwrap();
    let encryption = submitted
        .certificates
        .iter()
        .find(|issued| issued.key == "9d")
        .unwrap();
    assert_eq!(encryption.certificate.algorithm, "P-384");
}

#[tokio::test]
async fn a_retired_key_is_issued_and_the_key_history_says_so() {
    let bench = Bench::signed_in().await;
    let text = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "employee-card.toml")
        .unwrap()
        .1;
    bench
        .activate(&text.replace("reference = \"9d\"", "reference = \"83\""))
        .await;
    for kind in KINDS {
        bench
            .deliver(Kind {
                retired: true,
                ..kind
            })
            .await;
        issue(&bench, "employee-card", &["9a", "9c", "83"], PinSet::System).await;
        let mut connection =
            card::Connection::new(card::ReaderSource::open(&bench.readers, SUBJECT).unwrap());
        let mut session = card::Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.key_history().unwrap().unwrap().on_card, 2);
    }
}
