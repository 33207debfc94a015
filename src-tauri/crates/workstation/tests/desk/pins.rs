//! PINs: asked for, checked, set and shown.

use desk::{Coded, LeftBehind, NoPrompts, PinRuleView, PinSet, Step};

use crate::bench::{Asked, BLANK, Bench, EC, Kind, OFFICER, Person, SUBJECT, verify_pin};

#[tokio::test]
async fn a_new_pin_that_breaks_a_rule_never_reaches_the_card() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let attempts = ["12345", "123456789", "12ab56", "111111", "123456", "987654"];
    let person = Person::entering([
        Some(attempts[0]),
        Some(attempts[1]),
        Some(attempts[2]),
        Some(attempts[3]),
        Some(attempts[4]),
        Some(attempts[5]),
        Some("271828"),
    ]);
    let submitted = bench
        .submit(&bench.draft("authentication-only").await, &person)
        .await
        .unwrap();
    assert_eq!(submitted.pin, PinSet::Entered);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
    let prompts = person.new_pin_prompts.lock().unwrap();
    assert_eq!(
        prompts[0].rules[..3],
        [
            PinRuleView::OnlyDigits,
            PinRuleView::MinLength { digits: 6 },
            PinRuleView::MaxLength { digits: 8 }
        ]
    );
    let broken: Vec<_> = prompts.iter().map(|prompt| prompt.broken.clone()).collect();
    assert_eq!(
        broken,
        [
            vec![],
            vec![
                PinRuleView::MinLength { digits: 6 },
                PinRuleView::NoSequences
            ],
            vec![
                PinRuleView::MaxLength { digits: 8 },
                PinRuleView::NoSequences
            ],
            vec![PinRuleView::OnlyDigits],
            vec![PinRuleView::NoRepeats],
            vec![PinRuleView::NoSequences],
            vec![PinRuleView::NoSequences],
        ]
    );
}

#[tokio::test]
async fn the_pin_of_a_run_that_ends_at_a_refused_new_pin_stays_as_it_was() {
    let bench = Bench::signed_in().await;
    let card = bench.deliver(EC).await;
    let person = Person::entering([Some("111111")]);
    let error = bench
        .submit(&bench.draft("authentication-only").await, &person)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("new-pin-refused", Step::Pin)
    );
    assert_eq!(error.left_behind, LeftBehind::NotWritten);
    assert_eq!(verify_pin(bench.bay(SUBJECT), &card.pin), Ok(()));
    let again = bench
        .submit(&bench.draft("authentication-only").await, &Person::new())
        .await
        .unwrap();
    assert_eq!(again.pin, PinSet::Entered);
}

#[tokio::test]
async fn a_known_new_pin_that_breaks_a_rule_is_refused_before_anything() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.card_state();
    for wrong in ["12345", "271828182", "12ab56", "111111", "123456"] {
        let person = Person::entering([Some(wrong)]).telling_beforehand();
        let draft = bench.draft("authentication-only").await;
        let error = bench.submit(&draft, &person).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.step, error.left_behind),
            ("new-pin-refused", Step::Pin, LeftBehind::Nothing)
        );
        assert_ne!(error.data()["broken"], serde_json::json!([]));
        assert!(person.signature_prompts.lock().unwrap().is_empty());
    }
    let nobody = Person::entering([]).telling_beforehand();
    let draft = bench.draft("authentication-only").await;
    let error = bench.submit(&draft, &nobody).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("declined", LeftBehind::Nothing)
    );
    assert_eq!(error.data()["secret"], "new-pin");
    assert_eq!(bench.card_state(), before);
    let orders = bench.desk.orders(desk::WhichOrders::All).await.unwrap();
    assert!(orders.is_empty(), "{orders:?}");
    let person = Person::entering([Some("271828")]).telling_beforehand();
    let submitted = bench.submit(&draft, &person).await.unwrap();
    assert_eq!(submitted.pin, PinSet::Entered);
}

#[tokio::test]
async fn a_holder_pin_that_is_known_to_be_missing_or_wrong_is_refused_before_anything() {
    let bench = Bench::signed_in().await;
    bench.deliver(BLANK).await;
    let draft = bench.draft("blank-card").await;
    bench.submit(&draft, &Person::new()).await.unwrap();
    let mut draft = bench.draft("blank-card").await;
    draft
        .set_action("9a".parse().unwrap(), Some(procedure::Action::Redo))
        .unwrap();
    let before = bench.card_state();
    for (person, code) in [
        (Person::new(), "declined"),
        (Person::with_holder_pin("4829"), "pin-not-acceptable"),
        (Person::with_holder_pin("482915482"), "pin-not-acceptable"),
    ] {
        let error = bench.submit(&draft, &person.telling_beforehand()).await;
        let error = error.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            (code, LeftBehind::Nothing)
        );
        assert_eq!(bench.card_state(), before);
    }
    let person = Person::with_holder_pin("482915").telling_beforehand();
    bench.submit(&draft, &person).await.unwrap();
}

#[tokio::test]
async fn steps_are_told_before_the_questions_that_follow_them() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let (reporter, mut reader) = desk::run_progress();
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let asked = told.clone();
    let person = Person::entering([None]).meanwhile(move |what| {
        asked.lock().unwrap().push(format!("{what:?}"));
    });
    let draft = bench.draft("authentication-only").await;
    let run = bench.desk.submit(
        desk::OperationId::fresh(),
        &draft,
        person,
        desk::Cancel::new(),
        reporter,
    );
    let telling = async {
        while let Some(progress) = reader.next().await {
            let mut told = told.lock().unwrap();
            let ended = progress
                .steps
                .iter()
                .filter(|at| at.state == desk::StepState::Done);
            for step in ended.map(|at| at.step.name().to_owned()) {
                if !told.contains(&step) {
                    told.push(step);
                }
            }
        }
    };
    let (submitted, ()) = tokio::join!(run, telling);
    submitted.unwrap();
    assert_eq!(
        *told.lock().unwrap(),
        [
            "read",
            "Signature",
            "open",
            "generate",
            "sign",
            "host",
            "New",
            "certificates",
            "check",
            "Shown",
            "pin",
            "receipt"
        ]
    );
}

#[tokio::test]
async fn cancelled_the_systems_pin_is_set_and_shown() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let person = Person::entering([None]);
    let submitted = bench
        .submit(&bench.draft("authentication-only").await, &person)
        .await
        .unwrap();
    assert_eq!(submitted.pin, PinSet::System);
    assert_eq!(
        verify_pin(bench.bay(SUBJECT), &person.shown().unwrap()),
        Ok(())
    );
}

#[tokio::test]
async fn nobody_is_asked_by_default_and_then_nothing_changes() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.card_state();
    let draft = bench.draft("employee-card").await;
    let (cancel, progress) = (desk::Cancel::new(), desk::ProgressReporter::unread());
    let operation = desk::OperationId::fresh();
    let error = bench
        .desk
        .submit(
            operation,
            &draft,
            std::sync::Arc::new(NoPrompts),
            cancel,
            progress,
        )
        .await;
    let error = error.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("declined", LeftBehind::Nothing)
    );
    assert_eq!(bench.card_state(), before);
    let error = bench
        .desk
        .sign_in(OFFICER, std::sync::Arc::new(NoPrompts))
        .await
        .unwrap_err();
    assert_eq!(error.code(), "declined");
}

#[tokio::test]
async fn a_wrong_signature_pin_costs_one_try_and_is_told() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.card_state();
    let draft = bench.draft("employee-card").await;
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = "999999".to_owned();
    for (tries_left, code) in [
        (2, "wrong-pin"),
        (1, "wrong-pin"),
        (0, "pin-blocked"),
        (0, "pin-blocked"),
    ] {
        let error = bench.submit(&draft, &person).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            (code, LeftBehind::Nothing)
        );
        assert_eq!(error.data()["role"], "officer");
        if tries_left > 0 {
            assert_eq!(error.data()["tries-left"], tries_left);
        }
    }
    let told: Vec<_> = person
        .signature_prompts
        .lock()
        .unwrap()
        .iter()
        .map(|prompt| prompt.tries_left)
        .collect();
    assert_eq!(
        told,
        [Some(3), Some(2), Some(1)],
        "a blocked card is not asked for"
    );
    assert_eq!(bench.card_state(), before);
}

#[tokio::test]
async fn a_wrong_holder_pin_leaves_the_keys_as_they_were() {
    for kind in [
        BLANK,
        Kind {
            generic: true,
            ..BLANK
        },
    ] {
        let bench = Bench::signed_in().await;
        bench.deliver(kind).await;
        let first = Person::new();
        bench
            .submit(&bench.draft("blank-card").await, &first)
            .await
            .unwrap();
        let mut draft = bench.draft("blank-card").await;
        for key in ["9a", "9c", "9d"] {
            draft
                .set_action(key.parse().unwrap(), Some(procedure::Action::Redo))
                .unwrap();
        }
        let keys = bench.read().await.contents().keys.clone();
        let error = bench
            .submit(&draft, &Person::with_holder_pin("000000"))
            .await
            .unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            ("wrong-pin", LeftBehind::TrySpent)
        );
        assert_eq!(
            (&error.data()["role"], &error.data()["tries-left"]),
            (&"subject".into(), &2.into())
        );
        assert_eq!(error.new_keys, []);
        assert_eq!(bench.read().await.contents().keys, keys);
        bench
            .submit(&draft, &Person::with_holder_pin("482915"))
            .await
            .unwrap();
    }
}

const PLAIN: Kind = Kind {
    generic: true,
    ..EC
};

#[tokio::test]
async fn the_last_try_is_never_spent_on_a_pin_that_the_host_holds() {
    for kind in [EC, PLAIN] {
        let bench = Bench::signed_in().await;
        let card = bench.deliver(kind).await;
        for wrong in ["000000", "000001"] {
            verify_pin(bench.bay(SUBJECT), wrong).unwrap_err();
        }
        let error = bench
            .submit(&bench.draft("employee-card").await, &Person::new())
            .await
            .unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            ("declined", LeftBehind::Grant)
        );
        assert_eq!(error.data()["secret"], "holder-pin");
        assert_eq!(bench.read().await.contents().pin.tries_left, Some(1));
        let person = Person::with_holder_pin(&card.pin);
        bench
            .submit(&bench.draft("employee-card").await, &person)
            .await
            .unwrap();
        assert_eq!(person.holder_prompts.lock().unwrap()[0].tries_left, Some(1));
    }
}

/// Tries wrong PINs beside a desk that has read the card, and leaves the card as it lies.
fn try_wrong_pins(readers: &workstation::practice::PracticeReaders) {
    let mut channel = card::ReaderSource::open(readers, SUBJECT).unwrap();
    channel.begin().unwrap();
    let select = [
        0x00, 0xA4, 0x04, 0x00, 0x0B, 0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0, 1, 0,
    ];
    channel.transmit(&select).unwrap();
    for _ in 0..2 {
        let answer = channel
            .transmit(b"\x00\x20\x00\x80\x08000000\xff\xff")
            .unwrap();
        assert_eq!(answer[0], 0x63);
    }
    channel.end(card::Ending::Leave).unwrap();
}

#[tokio::test]
async fn tries_that_were_spent_since_the_card_was_read_are_noticed() {
    for kind in [EC, PLAIN] {
        let bench = Bench::signed_in().await;
        let card = bench.deliver(kind).await;
        // The host would hand out a PIN that is wrong, too.
        bench.tamper(|state| state["pin"]["padded"] = "323731383238ffff".into());
        let readers = bench.readers.clone();
        let person = Person::new().meanwhile(move |asked| {
            if asked == Asked::Signature {
                try_wrong_pins(&readers);
            }
        });
        let draft = bench.draft("employee-card").await;
        let error = bench.submit(&draft, &person).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind),
            ("declined", LeftBehind::Grant),
            "{kind:?}"
        );
        assert_eq!(person.holder_prompts.lock().unwrap()[0].tries_left, Some(1));
        assert_eq!(bench.read().await.contents().pin.tries_left, Some(1));
        assert_ne!(card.pin, "271828");
    }
}

#[tokio::test]
async fn a_blocked_card_is_refused_before_anything() {
    for kind in [EC, PLAIN] {
        is_refused_blocked(kind).await;
    }
}

async fn is_refused_blocked(kind: Kind) {
    let bench = Bench::signed_in().await;
    bench.deliver(kind).await;
    for wrong in ["000000", "000001", "000002"] {
        verify_pin(bench.bay(SUBJECT), wrong).unwrap_err();
    }
    let draft = bench.draft("employee-card").await;
    assert!(
        draft
            .view()
            .faults
            .iter()
            .any(|fault| fault.code == "draft-nothing-chosen")
    );
    let row = &draft.view().rows[0];
    assert!(
        row.actions
            .iter()
            .all(|action| action.why_not.as_ref().unwrap().code == "card-pin-blocked")
    );
}

#[tokio::test]
async fn no_transaction_is_held_while_a_person_is_asked() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let readers = bench.readers.clone();
    // Whoever can begin a transaction of their own at both cards while a prompt waits is held up by nobody.
    let person = Person::new().meanwhile(move |_: Asked| {
        for reader in [OFFICER, SUBJECT] {
            let mut channel = card::ReaderSource::open(&readers, reader).unwrap();
            let began = std::time::Instant::now();
            channel.begin().unwrap();
            assert!(began.elapsed() < std::time::Duration::from_secs(3));
        }
    });
    bench
        .submit(&bench.draft("authentication-only").await, &person)
        .await
        .unwrap();
    assert_eq!(person.new_pin_prompts.lock().unwrap().len(), 1);
}
