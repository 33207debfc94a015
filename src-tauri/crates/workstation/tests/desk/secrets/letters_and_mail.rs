use super::*;

#[tokio::test]
async fn pin_and_puk_go_by_one_letter() {
    let bench = Bench::signed_in().await;
    let card = bench.deliver(EC).await;
    let person = Person::sending_to([("", " pl-0042 ")]);
    let submitted = issue(&bench, "letter-card", &person).await;
    let delivery = submitted.delivery.unwrap();
    assert_eq!(delivery.letter.as_deref(), Some("PL-0042"));
    assert!(delivery.pin_in_letter && delivery.puk_in_letter);
    assert_eq!(
        (submitted.pin, submitted.puk),
        (PinSet::System, Some(PukSet::Letter))
    );
    assert_eq!((person.shown(), person.shown_puk()), (None, None));
    verify_pin(bench.bay(SUBJECT), &card.pin).unwrap_err();
    show_puk(bench.bay(SUBJECT), &card.puk).unwrap_err();
    let prompts = person.mailer_prompts.lock().unwrap();
    let letter = prompts[0].letter.as_ref().unwrap();
    assert!(prompts[0].address.is_none() && letter.for_pin && letter.for_puk);
}

#[tokio::test]
async fn a_letter_id_that_is_used_is_asked_for_again_until_another_is_named() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    issue(&bench, "letter-card", &Person::sending_to([("", "PL-1")])).await;
    bench.deliver(EC).await;
    let person = Person::sending_to([("", "Ä 7"), ("", "pl-1"), ("", "PL-2")]);
    let submitted = issue(&bench, "letter-card", &person).await;
    assert_eq!(submitted.delivery.unwrap().letter.as_deref(), Some("PL-2"));
    let prompts = person.mailer_prompts.lock().unwrap();
    let told = prompts.iter().map(|prompt| {
        let code = prompt.trouble.as_ref().map(|trouble| trouble.code.clone());
        (prompt.attempt, code.unwrap_or_default())
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (1, String::new()),
            (2, "pin-mailer-no-letter-id".to_owned()),
            (3, "pin-mailer-letter-id-used".to_owned())
        ]
    );
    let stood = prompts[2].letter.as_ref().unwrap().next.clone();
    assert_eq!(stood.as_deref(), Some("pl-1"));
}

#[tokio::test]
async fn in_place_of_an_id_that_is_used_stands_the_next_one_that_was_created_ahead() {
    let bench = Bench::signed_in().await;
    let ids = desk::NewLetterIds {
        prefix: "pl-".to_owned(),
        first: 1,
        digits: 4,
        count: 2,
    };
    let next = async || bench.desk.next_letter_number(" pl-").await.unwrap();
    assert_eq!(next().await.first, Some(1));
    let (operation, person) = (OperationId::fresh(), Person::new());
    let created = bench.desk.create_letter_ids(operation, &ids, person).await;
    assert_eq!(created.unwrap().last, "PL-0002");
    assert_eq!(
        (next().await.first, next().await.digits),
        (Some(3), Some(4))
    );
    bench.deliver(EC).await;
    issue(
        &bench,
        "letter-card",
        &Person::sending_to([("", "PL-0001")]),
    )
    .await;
    bench.deliver(EC).await;
    let person = Person::sending_to([("", "pl-0001"), ("", "PL-0002")]);
    issue(&bench, "letter-card", &person).await;
    let prompts = person.mailer_prompts.lock().unwrap();
    let stood = prompts
        .iter()
        .map(|prompt| prompt.letter.as_ref().unwrap().next.clone());
    let expected = [Some("PL-0002".to_owned()), Some("PL-0002".to_owned())];
    assert_eq!(stood.collect::<Vec<_>>(), expected);
    let trouble = prompts[1].trouble.as_ref().unwrap();
    assert_eq!(trouble.code, "pin-mailer-letter-id-used");
}

#[tokio::test]
async fn the_pin_is_mailed_and_never_to_where_the_card_goes() {
    let bench = Bench::signed_in().await;
    bench.set_mail().await;
    let card = bench.deliver(EC).await;
    let mut draft = bench.draft("mail-card").await;
    let goes_to = "delivery_email".parse().unwrap();
    draft.set_field(&goes_to, "Reception@example.org").unwrap();
    let person = Person::sending_to([
        ("no address", ""),
        ("", ""),
        ("reception@EXAMPLE.org", ""),
        (" anna@example.org", "PL-7"),
    ]);
    let submitted = bench.submit(&draft, &person).await.unwrap();
    let delivery = submitted.delivery.unwrap();
    assert_eq!(delivery.address.as_deref(), Some("anna@example.org"));
    assert_eq!((delivery.letter, delivery.pin_in_letter), (None, false));
    assert_eq!(submitted.puk, Some(PukSet::HostOnly));
    assert_eq!((person.shown(), person.shown_puk()), (None, None));
    verify_pin(bench.bay(SUBJECT), &card.pin).unwrap_err();
    let prompts = person.mailer_prompts.lock().unwrap();
    let asked = prompts[0].address.as_ref().unwrap();
    assert_eq!(asked.prefilled, "anna.berg@example.org");
    assert_eq!(asked.forbidden, ["Reception@example.org"]);
    let told = prompts[1..].iter();
    let told: Vec<_> = told
        .map(|prompt| prompt.trouble.as_ref().unwrap().code.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "pin-mailer-not-an-address",
            "pin-mailer-no-address",
            "pin-mailer-where-the-card-goes"
        ]
    );
}

#[tokio::test]
async fn a_host_without_a_mail_server_says_so_and_grants_nothing() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.card_state();
    let draft = bench.draft("mail-card").await;
    let person = Person::sending_to([("anna@example.org", "")]);
    let error = bench.submit(&draft, &person).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind, error.step),
        (
            "pin-mailer-mail-not-set-up",
            LeftBehind::Nothing,
            Step::Open
        )
    );
    assert_eq!(bench.card_state(), before);
    let orders = bench.desk.orders(WhichOrders::All).await.unwrap();
    assert!(orders.is_empty(), "{orders:?}");
}

#[tokio::test]
async fn whoever_does_not_say_where_leaves_nothing_behind() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let before = bench.card_state();
    let draft = bench.draft("letter-card").await;
    let person = Person::sending_to([]);
    let error = bench.submit(&draft, &person).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind, error.step),
        ("declined", LeftBehind::Nothing, Step::Open)
    );
    assert_eq!(error.data()["secret"], "pin-mailer");
    assert!(
        person.signature_prompts.lock().unwrap().is_empty(),
        "nothing was signed"
    );
    assert_eq!(bench.card_state(), before);
    let orders = bench.desk.orders(WhichOrders::All).await.unwrap();
    assert!(orders.is_empty(), "{orders:?}");
}
