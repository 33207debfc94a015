//! The card pulled while delivered keys are written: nothing is claimed that is not so, and the next order works.

use contents::KeyAlgorithm;
use desk::{Coded, LeftBehind, Step, SubmitError};

use super::{ARCHIVES, PLACE, REASON, RECOVERS, archived, lying, nothing_is_open};
use crate::bench::{BLANK, Bench, Person, SUBJECT};

/// Submits until the pull comes too late; whether any run was broken off while keys were imported.
async fn pulled_everywhere(procedure: &str, keys: usize) {
    let bench = Bench::signed_in().await;
    for _ in 0..keys {
        archived(&bench, KeyAlgorithm::EccP256).await;
    }
    let mut steps = Vec::new();
    for n in 1.. {
        let card = bench.deliver(BLANK).await;
        let draft = ready(&bench, procedure).await;
        let bay = bench.bay(SUBJECT).clone();
        bay.pull_after(n);
        let Err(error) = bench.submit(&draft, &Person::new()).await else {
            bay.take();
            break;
        };
        bay.reinsert().unwrap();
        steps.push(error.step);
        is_true_of_the_card(&bench, &error).await;
        the_next_order_works(&bench, procedure, &card.pin).await;
        bay.take();
    }
    assert!(steps.contains(&Step::Keys), "{steps:?}");
    assert!(steps.contains(&Step::Certificates), "{steps:?}");
}

async fn ready(bench: &Bench, procedure: &str) -> desk::CardDraft {
    let mut draft = bench.draft(procedure).await;
    draft.set_reason(REASON).unwrap();
    assert_eq!(draft.view().faults, []);
    draft
}

async fn is_true_of_the_card(bench: &Bench, error: &SubmitError) {
    let card = bench.read().await;
    let imported: Vec<_> = card
        .contents()
        .keys
        .iter()
        .filter(|entry| {
            let key = entry.key.as_ref();
            key.is_some_and(|key| key.origin == contents::KeyOrigin::Imported)
        })
        .map(|entry| entry.reference)
        .collect();
    for key in &imported {
        assert!(error.new_keys.contains(key), "{key}: {error:?}");
    }
    if error.step == Step::Keys && !imported.is_empty() {
        assert_eq!(error.left_behind, LeftBehind::WrittenInPart);
        let named = error.data()["new-keys"].as_array().unwrap().len();
        assert!(named >= imported.len());
    }
    assert!(card.stock().unwrap().live.is_empty());
}

async fn the_next_order_works(bench: &Bench, procedure: &str, pin_before: &str) {
    let draft = ready(bench, procedure).await;
    let entered = crate::bench::verify_pin(bench.bay(SUBJECT), pin_before).is_err();
    let pin = if entered { "482915" } else { pin_before };
    let submitted = bench.submit(&draft, &Person::with_holder_pin(pin)).await;
    let submitted = submitted.unwrap();
    assert_eq!(
        submitted.archived.len() + usize::from(!submitted.recovered.is_empty()),
        1
    );
    lying(bench, PLACE);
    nothing_is_open(bench).await;
}

#[tokio::test]
async fn while_an_archived_key_is_imported() {
    pulled_everywhere(ARCHIVES, 0).await;
}

#[tokio::test]
async fn while_recovered_keys_are_imported() {
    pulled_everywhere(RECOVERS, 2).await;
}
