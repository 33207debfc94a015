use super::*;

#[tokio::test]
async fn a_card_from_the_box_is_taken_in_and_keeps_nothing_of_its_factory() {
    let bench = Bench::signed_in().await;
    bench.unpack();
    assert!(has_factory_secret(&bench).await);
    let draft = bench.draft("blank-card-taken-in").await;
    let view = draft.view();
    assert_eq!(view.faults, []);
    let words: Vec<_> = view.summary.unwrap().words;
    for code in [
        "signed-taken-in",
        "signed-chuid",
        "signed-tries",
        "signed-puk-host-only",
    ] {
        assert!(words.iter().any(|word| word.code == code), "{code}");
    }
    let person = Person::new();
    let submitted = bench.submit(&draft, &person).await.unwrap();
    assert!(submitted.taken_in);
    assert_eq!(
        (submitted.pin, submitted.puk),
        (PinSet::Entered, Some(PukSet::HostOnly))
    );
    assert!(
        person.holder_prompts.lock().unwrap().is_empty(),
        "everybody knows its PIN"
    );
    assert!(!has_factory_secret(&bench).await);
    let card = bench.read().await;
    let contents = card.contents();
    assert!(contents.guid.is_some());
    assert_eq!((contents.pin.tries, contents.puk.tries), (Some(5), Some(5)));
    assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()));
    show_puk(bench.bay(SUBJECT), FACTORY_PUK).unwrap_err();
    verify_pin(bench.bay(SUBJECT), FACTORY_PIN).unwrap_err();
}

#[tokio::test]
async fn a_card_that_was_taken_in_is_in_stock_with_secrets_of_its_own() {
    let bench = Bench::signed_in().await;
    bench.unpack();
    issue(&bench, "blank-card-taken-in", &Person::new()).await;
    assert!(bench.read().await.stock().is_some());
    // The host opens it with the key that it made, and shows it the PUK that it made.
    let mut draft = bench.draft("blank-card-taken-in").await;
    for key in ["9a", "9c", "9d"] {
        let redo = Some(procedure::Action::Redo);
        draft.set_action(key.parse().unwrap(), redo).unwrap();
    }
    let again = Person::with_holder_pin("482915");
    let submitted = bench.submit(&draft, &again).await.unwrap();
    assert!(!submitted.taken_in);
    assert_eq!(submitted.puk, Some(PukSet::HostOnly));
    assert_eq!(bench.read().await.contents().puk.tries_left, Some(5));
    assert!(!has_factory_secret(&bench).await);
}

#[tokio::test]
async fn a_card_from_the_box_that_the_procedure_does_not_take_in_is_not_touched() {
    let bench = Bench::signed_in().await;
    bench.unpack();
    let before = bench.card_state();
    let draft = bench.draft("blank-card").await;
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("draft-incomplete", LeftBehind::Nothing)
    );
    assert_eq!(bench.card_state(), before);
}

/// At every command: afterwards nothing is claimed that is not so, and the next run takes the card in all the same.
#[tokio::test]
async fn pulled_at_every_command_the_next_run_finds_out_what_the_card_has() {
    let bench = Bench::signed_in().await;
    let mut left = std::collections::BTreeSet::new();
    for n in 1.. {
        bench.unpack();
        let draft = bench.draft("blank-card-taken-in").await;
        bench.bay(SUBJECT).pull_after(n);
        let result = bench.submit(&draft, &Person::new()).await;
        let Err(error) = result else { break };
        bench.bay(SUBJECT).reinsert().unwrap();
        left.insert(error.left_behind);
        let draft = bench.draft("blank-card-taken-in").await;
        assert_eq!(draft.view().faults, [], "{n}: {error}");
        // The PIN that was entered is on the card where its change was in doubt.
        let person = Person::with_holder_pin("482915");
        let again = bench.submit(&draft, &person).await;
        again.unwrap_or_else(|again| panic!("{n} left {:?}: {again}", error.left_behind));
        assert!(!has_factory_secret(&bench).await, "{n}");
        assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()), "{n}");
        bench.bay(SUBJECT).take();
    }
    for expected in [
        LeftBehind::FactorySecrets,
        LeftBehind::Prepared,
        LeftBehind::NewKeys,
        LeftBehind::WrittenInPart,
        LeftBehind::PinNotSet,
        LeftBehind::PinInDoubt,
    ] {
        assert!(left.contains(&expected), "{expected:?} of {left:?}");
    }
}

/// What a card of firmware 5.2 is that has its factory's secrets or, `personalized`, those of its production: it lets tries
/// be set, and tells of nothing.
async fn deliver_untold(bench: &Bench, personalized: bool) {
    if personalized {
        bench.deliver(BLANK).await;
        bench.tamper(|state| state["model"]["firmware"] = serde_json::json!([5, 2, 4]));
        return;
    }
    let model = virtual_card::Model::YubiKey {
        firmware: [5, 2, 4],
        serial: crate::bench::next_serial(),
    };
    let blank = virtual_card::profiles::Blank {
        model,
        chuid: false,
        attestation: None,
    };
    bench.deliver_as(blank.make().unwrap(), |_| ()).await;
}

async fn renew(bench: &Bench) {
    let mut draft = bench.draft("blank-card-taken-in").await;
    for key in ["9a", "9c", "9d"] {
        let redo = Some(procedure::Action::Redo);
        draft.set_action(key.parse().unwrap(), redo).unwrap();
    }
    let view = draft.view();
    let words = view.summary.unwrap().words;
    assert!(!words.iter().any(|word| word.code == "signed-tries"));
    let person = Person::with_holder_pin("482915");
    bench.submit(&draft, &person).await.unwrap();
}

#[tokio::test]
async fn a_card_that_does_not_tell_its_tries_is_issued_again_wherever_the_run_broke_off() {
    let bench = Bench::signed_in().await;
    for personalized in [false, true] {
        let mut left = std::collections::BTreeSet::new();
        for n in 1.. {
            deliver_untold(&bench, personalized).await;
            let draft = bench.draft("blank-card-taken-in").await;
            assert_eq!(draft.view().faults, []);
            bench.bay(SUBJECT).pull_after(n);
            let result = bench.submit(&draft, &Person::new()).await;
            let Err(error) = result else { break };
            bench.bay(SUBJECT).reinsert().unwrap();
            left.insert(error.left_behind);
            let draft = bench.draft("blank-card-taken-in").await;
            assert_eq!(draft.view().faults, [], "{n}: {error}");
            let person = Person::with_holder_pin("482915");
            let again = bench.submit(&draft, &person).await;
            again.unwrap_or_else(|again| panic!("{n} left {:?}: {again}", error.left_behind));
            assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()), "{n}");
            show_puk(bench.bay(SUBJECT), FACTORY_PUK).unwrap_err();
            let tries = |card: &virtual_card::VirtualCard| {
                let state = card.state();
                (state.pin().tries(), state.puk().tries())
            };
            let tries = bench.bay(SUBJECT).look(tries);
            assert_eq!(tries, Some((5, 5)), "{n}");
            if error.left_behind >= LeftBehind::NotWritten {
                renew(&bench).await;
            }
            bench.bay(SUBJECT).take();
        }
        for expected in [LeftBehind::FactorySecrets, LeftBehind::WrittenInPart] {
            assert!(left.contains(&expected), "{expected:?} of {left:?}");
        }
        bench.bay(SUBJECT).take();
    }
}

/// A plain card in stock with the factory's management key, which no command of the standard replaces.
#[tokio::test]
async fn a_management_key_that_cannot_be_replaced_is_told_before_anything() {
    let shipped = procedure::SHIPPED.iter();
    let (_, toml) = shipped
        .clone()
        .find(|(name, _)| *name == "blank-card-taken-in.toml")
        .unwrap();
    let toml = toml.replacen("blank-card-taken-in", "without-tries", 1);
    let lines = toml.lines().filter(|line| !line.starts_with("tries"));
    let bench = Bench::signed_in().await;
    bench.activate(&lines.collect::<Vec<_>>().join("\n")).await;
    let blank = virtual_card::profiles::Blank {
        model: virtual_card::Model::generic(),
        chuid: true,
        attestation: None,
    };
    bench.deliver_as(blank.make().unwrap(), |_| ()).await;
    let before = bench.card_state();
    let draft = bench.draft("without-tries").await;
    let view = draft.view();
    let why = view.rows[0].actions[0].why_not.as_ref().unwrap();
    assert_eq!(why.code, "management-key-stays");
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("draft-incomplete", LeftBehind::Nothing)
    );
    assert_eq!(bench.card_state(), before);
}
