//! The card pulled before and after each command of a run: afterwards the state is clear, nothing is claimed that is not
//! so, and the card's next order works.

use std::time::{Duration, Instant};

use contents::{CertificateObject, KeyReference};
use desk::{
    Cancel, Coded, DraftView, LeftBehind, OperationId, Step, StepProgress, StepState, SubmitError,
    WhichOrders, run_progress,
};
use procedure::Action;
use virtual_card::Pace;

use crate::bench::{BLANK, Bench, EC, Kind, Person, SUBJECT, verify_pin};

const PUT_DATA: u8 = 0xDB;

#[derive(Clone, Copy, Debug)]
enum Pull {
    Before(u64),
    After(u64),
}

/// What comes between the run that was broken off and the card's next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// Nothing: the next order supersedes the open one.
    Superseded,
    /// Whatever is open is given up.
    GivenUp,
}

/// Submits until the pull comes too late, and looks at everything after each run.
async fn pulled_everywhere(kind: Kind, procedure: &str, then: Then) {
    let bench = Bench::signed_in().await;
    let mut runs = 0;
    for n in 1.. {
        let mut completed = 0;
        for pull in [Pull::Before(n), Pull::After(n)] {
            runs += 1;
            if pulled_once(&bench, kind, procedure, pull, then).await {
                completed += 1;
            }
        }
        if completed == 2 {
            break;
        }
    }
    assert!(runs > 20, "{runs} runs are too few to be a whole job");
}

/// Whether the run came to its end.
async fn pulled_once(bench: &Bench, kind: Kind, procedure: &str, pull: Pull, then: Then) -> bool {
    let card = bench.deliver(kind).await;
    let draft = bench.draft(procedure).await;
    let (bay, before) = (bench.bay(SUBJECT).clone(), bench.card_state());
    match pull {
        Pull::Before(n) => bay.pull_before(n),
        Pull::After(n) => bay.pull_after(n),
    }
    let person = Person::new();
    let result = bench.submit(&draft, &person).await;
    let Err(error) = result else {
        bench.bay(SUBJECT).take();
        return true;
    };
    // Seen to be gone when it is looked at again, or gone in the middle of something.
    let gone = if error.step == Step::Read {
        "reader-no-card"
    } else {
        "card-removed"
    };
    assert_eq!(error.code(), gone, "{pull:?}: {error}");
    assert_eq!(error.data()["role"], "subject");
    bay.reinsert().unwrap();
    nothing_is_claimed(bench, &error, &before, pull).await;
    if then == Then::GivenUp {
        give_up_what_is_open(bench).await;
    }
    the_next_order_works(bench, procedure, &card.pin, &error, pull).await;
    bench.bay(SUBJECT).take();
    false
}

pub(crate) async fn give_up_what_is_open(bench: &Bench) {
    for open in bench.desk.orders(WhichOrders::Open).await.unwrap() {
        let (operation, person) = (OperationId::fresh(), Person::new());
        let given_up =
            bench
                .desk
                .abandon_order(operation, &open.order, "the card was pulled", person);
        given_up.await.unwrap();
    }
}

async fn nothing_is_claimed(bench: &Bench, error: &SubmitError, before: &[u8], pull: Pull) {
    let open = bench.desk.orders(WhichOrders::Open).await.unwrap();
    match error.left_behind {
        LeftBehind::Nothing => assert_eq!(open, [], "{pull:?}"),
        LeftBehind::Grant | LeftBehind::NewKeys => assert_eq!(open[0].state, "granted", "{pull:?}"),
        LeftBehind::NotWritten
        | LeftBehind::WrittenInPart
        | LeftBehind::PinNotSet
        | LeftBehind::PinInDoubt => {
            assert_eq!(open[0].state, "fulfilled", "{pull:?}");
        }
        _ => panic!("{pull:?}: {error:?}"),
    }
    if matches!(error.left_behind, LeftBehind::Nothing | LeftBehind::Grant) {
        assert_eq!(bench.card_state(), before, "{pull:?}");
    }
    if let Some(order) = &error.order {
        assert_eq!(&open[0].order, order);
    }
    let live = bench.read().await.stock().unwrap().live.len();
    assert_eq!(
        live, 0,
        "{pull:?}: nothing counts as live without a receipt"
    );
}

async fn the_next_order_works(
    bench: &Bench,
    procedure: &str,
    pin_before: &str,
    error: &SubmitError,
    pull: Pull,
) {
    // Presets alone: whatever the broken run wrote is done anew.
    let draft = bench.draft(procedure).await;
    let view = draft.view();
    assert_eq!(view.faults, [], "{pull:?} left {:?}", error.left_behind);
    let chosen: Vec<_> = view
        .rows
        .iter()
        .filter(|row| row.chosen.is_some())
        .map(|row| row.reference.as_str())
        .collect();
    assert_eq!(
        chosen,
        keys_of(procedure),
        "{pull:?} left {:?}",
        error.left_behind
    );
    what_is_overwritten_is_named(bench, &view).await;
    // Where the change of the PIN is in doubt, the card has the PIN of before or the one that was entered.
    let entered = verify_pin(bench.bay(SUBJECT), pin_before).is_err();
    let person = Person::with_holder_pin(if entered { "482915" } else { pin_before });
    let submitted = bench.submit(&draft, &person).await;
    let submitted =
        submitted.unwrap_or_else(|again| panic!("{pull:?} left {:?}: {again}", error.left_behind));
    assert_eq!(bench.desk.orders(WhichOrders::Open).await.unwrap(), []);
    assert_eq!(
        bench
            .desk
            .order(&submitted.order)
            .await
            .unwrap()
            .summary
            .state,
        "completed"
    );
    every_certificate_is_live(bench, procedure).await;
}

/// The keys of a shipped procedure, in its order.
fn keys_of(procedure: &str) -> &'static [&'static str] {
    match procedure {
        "replace-transport-certificates" => &["9a", "9c", "9d", "9e"],
        _ => &["9a", "9c", "9d"],
    }
}

/// Each certificate that the card carries where the draft stores one is in the words of what will be signed.
async fn what_is_overwritten_is_named(bench: &Bench, view: &DraftView) {
    let lying = bench.read().await;
    let lying = view.rows.iter().filter(|row| {
        let key = row.reference.parse().unwrap();
        let entry = lying.contents().key(key).unwrap();
        row.chosen.is_some() && entry.certificate != CertificateObject::Absent
    });
    let summary = view.summary.as_ref().unwrap();
    let named = summary
        .words
        .iter()
        .filter(|sentence| sentence.code == "signed-certificate-replaced")
        .count();
    assert_eq!(named, lying.count());
    assert_eq!(named, usize::from(summary.overwritten_certificates));
}

/// What lies on the card in the procedure's places is what the host has as live there.
async fn every_certificate_is_live(bench: &Bench, procedure: &str) {
    let card = bench.read().await;
    let live = &card.stock().unwrap().live;
    for key in keys_of(procedure) {
        let key: KeyReference = key.parse().unwrap();
        let CertificateObject::Present(found) = &card.contents().key(key).unwrap().certificate
        else {
            panic!("{key}: no certificate");
        };
        assert_eq!(live.get(&key), Some(&**found), "{key}");
    }
}

const PLAIN_BLANK: Kind = Kind {
    generic: true,
    ..BLANK
};
const PLAIN_EC: Kind = Kind {
    generic: true,
    ..EC
};

#[tokio::test]
async fn generating_keys() {
    pulled_everywhere(BLANK, "blank-card", Then::Superseded).await;
}

#[tokio::test]
async fn generating_keys_on_a_plain_piv_card() {
    pulled_everywhere(PLAIN_BLANK, "blank-card", Then::Superseded).await;
}

#[tokio::test]
async fn generating_keys_and_given_up() {
    pulled_everywhere(BLANK, "blank-card", Then::GivenUp).await;
}

#[tokio::test]
async fn generating_keys_on_a_plain_piv_card_and_given_up() {
    pulled_everywhere(PLAIN_BLANK, "blank-card", Then::GivenUp).await;
}

#[tokio::test]
async fn certifying_keys_of_production() {
    pulled_everywhere(EC, "employee-card", Then::Superseded).await;
}

#[tokio::test]
async fn certifying_keys_of_production_on_a_plain_piv_card() {
    pulled_everywhere(PLAIN_EC, "employee-card", Then::Superseded).await;
}

#[tokio::test]
async fn certifying_keys_of_production_and_given_up() {
    pulled_everywhere(EC, "employee-card", Then::GivenUp).await;
}

#[tokio::test]
async fn replacing_transport_certificates() {
    pulled_everywhere(EC, "replace-transport-certificates", Then::Superseded).await;
}

#[tokio::test]
async fn replacing_transport_certificates_of_a_plain_piv_card() {
    pulled_everywhere(PLAIN_EC, "replace-transport-certificates", Then::Superseded).await;
}

#[tokio::test]
async fn replacing_transport_certificates_and_given_up() {
    pulled_everywhere(EC, "replace-transport-certificates", Then::GivenUp).await;
}

/// A renewal overwrites keys whose certificates are live: where it was broken off once the host had issued, the next run
/// makes all of them good, without anything chosen by hand, whether its own certificate was written or the old one of a
/// key that is gone still lies there.
async fn a_renewal_pulled_once_issued(kind: Kind) {
    const PIN: &str = "482915";
    let bench = Bench::signed_in().await;
    let mut made_good = 0;
    for n in 1.. {
        bench.deliver(kind).await;
        let draft = bench.draft("blank-card").await;
        bench.submit(&draft, &Person::new()).await.unwrap();
        let mut renewal = bench.draft("blank-card").await;
        for key in keys_of("blank-card") {
            renewal
                .set_action(key.parse().unwrap(), Some(Action::Redo))
                .unwrap();
        }
        bench.bay(SUBJECT).pull_after(n);
        let result = bench.submit(&renewal, &Person::with_holder_pin(PIN)).await;
        let Err(error) = result else { break };
        bench.bay(SUBJECT).reinsert().unwrap();
        if error.left_behind >= LeftBehind::NotWritten {
            let pull = Pull::After(n);
            the_next_order_works(&bench, "blank-card", PIN, &error, pull).await;
            made_good += 1;
        } else {
            give_up_what_is_open(&bench).await;
        }
        bench.bay(SUBJECT).take();
    }
    assert!(made_good > 10, "{made_good}");
}

#[tokio::test]
async fn renewing() {
    a_renewal_pulled_once_issued(BLANK).await;
}

#[tokio::test]
async fn renewing_on_a_plain_piv_card() {
    a_renewal_pulled_once_issued(PLAIN_BLANK).await;
}

#[tokio::test]
async fn the_officer_card_pulled_changes_nothing_on_the_subject_card() {
    let bench = Bench::signed_in().await;
    let bay = bench.bay(crate::bench::OFFICER).clone();
    let mut refused = 0;
    for n in 1.. {
        bench.deliver(EC).await;
        let draft = bench.draft("employee-card").await;
        let before = bench.card_state();
        bay.pull_after(n);
        let result = bench.submit(&draft, &Person::new()).await;
        let Err(error) = result else { break };
        refused += 1;
        assert_eq!(error.code(), "card-removed");
        assert_eq!(error.data()["role"], "officer");
        assert!(
            matches!(error.left_behind, LeftBehind::Nothing | LeftBehind::Grant),
            "{error:?}"
        );
        assert_eq!(bench.card_state(), before);
        bay.reinsert().unwrap();
    }
    assert!(refused >= 9, "{refused}");
}

/// Nobody waits for a command that a card without power will not answer.
#[tokio::test]
async fn a_card_pulled_in_the_middle_of_a_long_write_is_gone_at_once() {
    let bench = Bench::signed_in().await;
    let card = bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    let (bay, before) = (bench.bay(SUBJECT).clone(), bench.card_state());
    bay.set_pace(Pace::PerCommand(Duration::from_millis(30)));
    let (reporter, mut reader) = run_progress();
    let submit = bench.desk.submit(
        OperationId::fresh(),
        &draft,
        Person::new(),
        Cancel::new(),
        reporter,
    );
    let pull = async {
        while let Some(progress) = reader.next().await {
            let waiting =
                |step: &StepProgress| step.step == Step::Host && step.state == StepState::Waiting;
            if !progress.steps.iter().any(waiting) {
                break;
            }
        }
        drop(reader);
        bay.reset_traffic();
        while !bay.exchanged().iter().any(|one| one.header[1] == PUT_DATA) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bay.set_pace(Pace::PerCommand(Duration::from_secs(60)));
        let before = bay.traffic().apdus;
        while bay.traffic().apdus == before {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bay.remove();
        Instant::now()
    };
    let (submitted, pulled) = tokio::join!(submit, pull);
    let error = submitted.unwrap_err();
    assert!(pulled.elapsed() < Duration::from_secs(30));
    assert_eq!(
        (error.code().as_str(), error.step),
        ("card-removed", Step::Certificates)
    );
    bay.set_pace(Pace::Immediate);
    bay.reinsert().unwrap();
    let pull = Pull::After(1);
    nothing_is_claimed(&bench, &error, &before, pull).await;
    the_next_order_works(&bench, "employee-card", &card.pin, &error, pull).await;
}
