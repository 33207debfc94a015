//! PIN, PUK and card management key: every way in which they are set, and where they go.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use card::{Channel, Ending, Reader, ReaderError, ReaderSource, ReaderWatch};
use desk::{
    Cancel, Coded, Desk, LeftBehind, OperationId, PinSet, ProgressReporter, PukSet, Step,
    SubmitError, Submitted, WhichOrders,
};
use workstation::practice::PracticeReaders;

use crate::bench::{Asked, BLANK, Bench, EC, Person, SUBJECT, show_puk, verify_pin};

const FACTORY_PIN: &str = "123456";
const FACTORY_PUK: &str = "12345678";

mod ends_that_fail;
mod guessed_puks;
mod letters_and_mail;
mod lost_answers;
mod taking_in;

/// Whether the card tells that it has a secret of its factory's.
async fn has_factory_secret(bench: &Bench) -> bool {
    let card = bench.read().await;
    let contents = card.contents();
    [
        contents.pin.is_factory,
        contents.puk.is_factory,
        contents.management_key_is_factory,
    ]
    .contains(&Some(true))
}

/// Issues to the card in the subject reader, with the presets.
async fn issue(bench: &Bench, procedure: &str, person: &Arc<Person>) -> Submitted {
    let draft = bench.draft(procedure).await;
    assert_eq!(draft.view().faults, [], "{procedure}");
    bench.submit(&draft, person).await.unwrap()
}

/// `employee-card`, with what a test wants of PIN and PUK in place of its own.
pub(crate) fn procedure_with(id: &str, pins: &str) -> String {
    let shipped = procedure::SHIPPED.iter();
    let (_, toml) = shipped
        .clone()
        .find(|(name, _)| *name == "employee-card.toml")
        .unwrap();
    let begins = toml.find("[pin-procedure]").unwrap();
    let ends = begins + toml[begins..].find("[[field]]").unwrap();
    let toml = format!("{}{pins}\n\n{}", &toml[..begins], &toml[ends..]);
    toml.replacen("id = \"employee-card\"", &format!("id = \"{id}\""), 1)
}

const SHOWN: &str = r#"[pin-procedure]
distribution = "show-at-ra"
policy = { min-length = 6, max-length = 8, system-length = 6 }

[puk-procedure]
distribution = "show-at-ra"
policy = { length = 8, characters = "unambiguous" }"#;

#[tokio::test]
async fn pin_and_puk_are_shown_one_after_the_other() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    let card = bench.deliver(EC).await;
    let person = Person::new();
    let submitted = issue(&bench, "shown", &person).await;
    assert_eq!(
        (submitted.pin, submitted.puk, &submitted.delivery),
        (PinSet::System, Some(PukSet::Shown), &None)
    );
    let (pin, puk) = (person.shown().unwrap(), person.shown_puk().unwrap());
    assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()));
    assert_eq!(show_puk(bench.bay(SUBJECT), &card.puk), Err(0x63C2));
    assert_eq!(show_puk(bench.bay(SUBJECT), &puk), Ok(()));
    assert_eq!(puk.len(), 8);
}

#[tokio::test]
async fn a_puk_that_nobody_noted_leaves_the_order_open_and_the_next_one_sets_another() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    let person = Person::new();
    let nobody = person.clone();
    let person = person.meanwhile(move |asked| {
        // The PIN is noted, the PUK is not.
        if asked == Asked::Shown && nobody.shown().is_some() {
            *nobody.takes_shown_pin.lock().unwrap() = false;
        }
    });
    let draft = bench.draft("shown").await;
    let error = bench.submit(&draft, &person).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind, error.step),
        ("declined", LeftBehind::ReceiptMissing, Step::Pin)
    );
    let person = Person::new();
    issue(&bench, "shown", &person).await;
    assert_eq!(
        show_puk(bench.bay(SUBJECT), &person.shown_puk().unwrap()),
        Ok(())
    );
    assert_eq!(bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
}

#[tokio::test]
async fn a_pin_that_stays_as_it_is_is_typed_and_not_set() {
    let bench = Bench::signed_in().await;
    let card = bench.deliver(EC).await;
    let person = Person::new();
    issue(&bench, "employee-card", &person).await;
    let pin = person.shown().unwrap();
    let person = Person::with_holder_pin(&pin);
    let submitted = issue(&bench, "renewal", &person).await;
    assert_eq!(submitted.pin, PinSet::Unchanged);
    assert_eq!(person.shown(), None);
    assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()));
    assert_eq!(show_puk(bench.bay(SUBJECT), &card.puk), Ok(()));
}

#[tokio::test]
async fn a_blocked_puk_and_the_last_try_of_one_are_refused_before_anything() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    for (wrong, code) in [(2, "puk-last-try"), (1, "puk-blocked")] {
        for _ in 0..wrong {
            show_puk(bench.bay(SUBJECT), "00000000").unwrap_err();
        }
        let before = bench.card_state();
        let draft = bench.draft("shown").await;
        let person = Person::new();
        let error = bench.submit(&draft, &person).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            (code, LeftBehind::Nothing)
        );
        assert!(person.signature_prompts.lock().unwrap().is_empty());
        assert_eq!(bench.card_state(), before);
    }
    assert!(
        bench
            .desk
            .orders(WhichOrders::All)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_pin_out_of_what_was_typed_about_the_holder_is_refused_with_why() {
    const NOT_HIS: &str = r#"[pin-procedure]
distribution = "enter-at-ra"
policy = { min-length = 6, max-length = 8, system-length = 6, not-holder-data = true }"#;
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("not-his", NOT_HIS)).await;
    bench.deliver(EC).await;
    let mut draft = bench.draft("not-his").await;
    let name = "common_name".parse().unwrap();
    draft.set_field(&name, "Anna Berg 070-174 07 12").unwrap();
    let person = Person::entering([Some("017407"), Some("704710"), Some("017408")]);
    let submitted = bench.submit(&draft, &person).await.unwrap();
    assert_eq!(submitted.pin, PinSet::Entered);
    let prompts = person.new_pin_prompts.lock().unwrap();
    let names = |prompt: &desk::NewPinPrompt| {
        let names = prompt.broken.iter().map(|rule| rule.name());
        names.collect::<Vec<_>>().join(" ")
    };
    let broken: Vec<_> = prompts.iter().map(names).collect();
    assert_eq!(broken, ["", "not-holder-data", "not-holder-data"]);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "017408"), Ok(()));
}

#[tokio::test]
async fn a_procedure_that_leaves_the_factorys_secrets_is_refused_before_anything() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    // Somebody set the PUK of a card in stock to the factory's.
    bench.tamper(|state| state["puk"]["padded"] = "3132333435363738".into());
    let before = bench.card_state();
    let draft = bench.draft("blank-card").await;
    let faults = draft.view().faults;
    let left = faults
        .iter()
        .find(|fault| fault.code == "factory-secret-left");
    assert_eq!(left.unwrap().data["secret"], "puk".into(), "{faults:?}");
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("draft-incomplete", LeftBehind::Nothing)
    );
    assert_eq!(bench.card_state(), before);
    // One that sets the PUK leaves nothing.
    let draft = bench.draft("blank-card-taken-in").await;
    assert_eq!(draft.view().faults, []);
}
