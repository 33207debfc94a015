//! The card pulled before and after each command of a run: afterwards the state is clear, nothing is claimed that is not
//! so, and the card's next order works.

use desk::{Coded, LeftBehind, Step, SubmitError, WhichOrders};
use procedure::Action;

use crate::bench::{BLANK, Bench, EC, Kind, Person, SUBJECT, verify_pin};

#[derive(Clone, Copy, Debug)]
enum Pull {
    Before(u64),
    After(u64),
}

/// Submits until the pull comes too late, and looks at everything after each run.
async fn pulled_everywhere(kind: Kind, procedure: &str) {
    let bench = Bench::signed_in().await;
    let mut runs = 0;
    for n in 1.. {
        let mut completed = 0;
        for pull in [Pull::Before(n), Pull::After(n)] {
            runs += 1;
            if pulled_once(&bench, kind, procedure, pull).await {
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
async fn pulled_once(bench: &Bench, kind: Kind, procedure: &str, pull: Pull) -> bool {
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
    the_next_order_works(bench, procedure, &card.pin, &error, pull).await;
    bench.bay(SUBJECT).take();
    false
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
        LeftBehind::OrderUnanswered | LeftBehind::ReceiptMissing => panic!("{pull:?}: {error:?}"),
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
    transport_pin: &str,
    error: &SubmitError,
    pull: Pull,
) {
    let mut draft = bench.draft(procedure).await;
    for row in draft.view().rows {
        // A key whose certificate was written before the pull is done anew.
        let redo = row
            .actions
            .iter()
            .any(|action| action.action == "redo" && action.why_not.is_none());
        if row.chosen.is_none() && redo && row.reference != "9e" {
            draft
                .set_action(row.reference.parse().unwrap(), Some(Action::Redo))
                .unwrap();
        }
    }
    assert_eq!(
        draft.view().faults,
        [],
        "{pull:?} left {:?}",
        error.left_behind
    );
    // Where the change of the PIN is in doubt, the card has the transport PIN or the one that was entered.
    let entered = verify_pin(bench.bay(SUBJECT), transport_pin).is_err();
    let person = if entered {
        Person::with_holder_pin("482915")
    } else {
        Person::new()
    };
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
}

#[tokio::test]
async fn generating_keys() {
    pulled_everywhere(BLANK, "blank-card").await;
}

#[tokio::test]
async fn generating_keys_on_a_plain_piv_card() {
    pulled_everywhere(
        Kind {
            generic: true,
            ..BLANK
        },
        "blank-card",
    )
    .await;
}

#[tokio::test]
async fn replacing_transport_certificates() {
    pulled_everywhere(EC, "employee-card").await;
}

#[tokio::test]
async fn replacing_transport_certificates_of_a_plain_piv_card() {
    pulled_everywhere(
        Kind {
            generic: true,
            ..EC
        },
        "employee-card",
    )
    .await;
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
