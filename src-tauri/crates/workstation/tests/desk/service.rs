//! Cards that were issued before get a new PIN: by their PUK, or by the PIN that they have.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use desk::{
    Cancel, Coded, Datum, Declined, Desk, HolderPinPrompt, HostAddress, LeftBehind, NewLetterIds,
    NewPin, NewPinPrompt, OperationId, PinMailerAnswer, PinMailerPrompt, PinSet, PinToShow,
    ProgressReporter, Prompts, PukFrom, PukPrompt, RunKind, Served, ServiceDistribution,
    ServiceKind, ServiceWish, SignaturePinPrompt, Step, SubmitError,
};
use host::Actor;
use secret::{Pin, Puk};

use crate::{
    bench::{Bench, Delivered, EC, OFFICER, Person, SUBJECT, Told, show_puk, verify_pin},
    pinpad::new_pin::WithKeys,
};

const RESET_RETRY_COUNTER: u8 = 0x2C;
const CHANGE_REFERENCE_DATA: u8 = 0x24;

const UNBLOCK: ServiceWish = ServiceWish {
    kind: ServiceKind::Unblock,
    puk: PukFrom::Typed,
};
pub(crate) const UNBLOCK_BY_HOST: ServiceWish = ServiceWish {
    kind: ServiceKind::Unblock,
    puk: PukFrom::Host,
};
const CHANGE: ServiceWish = ServiceWish {
    kind: ServiceKind::ChangePin,
    puk: PukFrom::Typed,
};

/// A person who knows a PUK, too.
struct WithPuk {
    person: Arc<Person>,
    puk: Option<String>,
}

impl Prompts for WithPuk {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.person.signature_pin(ask)
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        self.person.holder_pin(ask)
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        self.person.new_pin(ask)
    }

    fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, Declined> {
        self.person.pin_mailer(ask)
    }

    fn puk(&self, ask: &PukPrompt) -> Result<Puk, Declined> {
        match &ask.trouble {
            None => self.puk.clone().map(Puk::new).ok_or(Declined),
            Some(trouble) => {
                assert_eq!(trouble.code, "wrong-puk");
                let tries_left = ask.tries_left.unwrap();
                assert_eq!(trouble.data["tries-left"], Datum::Number(tries_left.into()));
                self.person.next().map(Puk::new)
            }
        }
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        self.person.show_pin(pin)
    }
}

/// A card that was issued by a procedure whose PIN is entered; the PIN is 482915.
async fn issued() -> (Bench, Delivered) {
    let bench = Bench::signed_in().await;
    let card = bench.deliver(EC).await;
    let draft = bench.draft("authentication-only").await;
    bench.submit(&draft, &Person::new()).await.unwrap();
    (bench, card)
}

pub(crate) async fn serve(
    desk: &Desk,
    wish: ServiceWish,
    person: &Arc<Person>,
    puk: Option<&str>,
) -> Result<Served, SubmitError> {
    let prompts = Arc::new(WithPuk {
        person: person.clone(),
        puk: puk.map(str::to_owned),
    });
    let card = desk.read_card(SUBJECT).await.unwrap();
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    desk.serve(operation, &card, wish, prompts, Cancel::new(), progress)
        .await
}

fn block(bench: &Bench) {
    for _ in 0..3 {
        assert!(verify_pin(bench.bay(SUBJECT), "000001").is_err());
    }
    assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Err(0x6983));
}

#[tokio::test]
async fn a_blocked_card_is_unblocked_with_a_puk_that_is_typed_and_gets_a_new_pin() {
    let (bench, card) = issued().await;
    block(&bench);
    let read = bench.read().await;
    let offer = bench.desk.service_offer(&read).await.unwrap();
    assert_eq!(offer.distribution, ServiceDistribution::EnterAtRa);
    assert_eq!(
        (offer.pin_tries_left, offer.puk_tries_left),
        (Some(0), Some(3))
    );

    let person = Person::entering([Some("111111"), Some("271828")]);
    let served = serve(&bench.desk, UNBLOCK, &person, Some(&card.puk))
        .await
        .unwrap();
    assert_eq!(
        (served.service, served.pin),
        (RunKind::Unblock, PinSet::Entered)
    );
    assert_eq!(served.delivery, None);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
    // The first one broke a rule of the procedure, which the card would not have noticed.
    assert_eq!(person.new_pin_prompts.lock().unwrap().len(), 2);
    assert_eq!(person.shown(), None);
}

#[tokio::test]
async fn a_blocked_card_is_unblocked_with_the_puk_that_the_host_keeps() {
    let (bench, _) = issued().await;
    block(&bench);
    let read = bench.read().await;
    assert!(bench.desk.service_offer(&read).await.unwrap().puk_at_host);
    let person = Person::entering([None]);
    let served = serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap();
    assert_eq!(served.pin, PinSet::System);
    let shown = person.shown().unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), &shown), Ok(()));
}

#[tokio::test]
async fn a_wrong_puk_costs_a_try_and_the_host_is_told() {
    let (bench, card) = issued().await;
    block(&bench);
    let person = Person::entering([Some("271828")]);
    let error = serve(&bench.desk, UNBLOCK, &person, Some("00000001"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("wrong-puk", Step::Pin)
    );
    assert_eq!(error.data()["tries-left"], 2);
    assert_eq!(error.left_behind, LeftBehind::PinAsBefore);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Err(0x6983));
    let person = Person::entering([Some("271828")]);
    serve(&bench.desk, UNBLOCK, &person, Some(&card.puk))
        .await
        .unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
}

#[tokio::test]
async fn what_was_typed_wrong_is_typed_again_in_the_same_service() {
    let (bench, card) = issued().await;
    block(&bench);
    let person = Person::entering([Some("271828")]);
    *person.next.lock().unwrap() = ["00000002".to_owned(), card.puk.clone()].into();
    serve(&bench.desk, UNBLOCK, &person, Some("00000001"))
        .await
        .unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
    assert_eq!(person.signature_prompts.lock().unwrap().len(), 1);
    assert_eq!(person.new_pin_prompts.lock().unwrap().len(), 1);

    let person = Person::entering([Some("314159")]);
    *person.holder_pin.lock().unwrap() = Some("000001".to_owned());
    *person.next.lock().unwrap() = ["271828".to_owned()].into();
    serve(&bench.desk, CHANGE, &person, None).await.unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), "314159"), Ok(()));
    let asked = person.holder_prompts.lock().unwrap();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].tries_left, Some(2));
    assert_eq!(asked[1].trouble.as_ref().unwrap().code, "wrong-pin");
}

/// How far the clock of a desk is ahead, in minutes.
static AHEAD: AtomicI64 = AtomicI64::new(0);

#[tokio::test]
async fn an_order_that_was_outwaited_is_not_carried_out() {
    let (bench, card) = issued().await;
    block(&bench);
    let clock: desk::Clock =
        || jiff::Timestamp::now() + jiff::SignedDuration::from_mins(AHEAD.load(Ordering::SeqCst));
    let address = HostAddress::new(&bench.url, &bench.ca).unwrap();
    let desk = Desk::with_clock(Arc::new(bench.readers.clone()), Some(address), clock);
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    let before = bench.bay(SUBJECT).clone();

    // A wrong PUK, and the right one only after a long while.
    let person = Person::entering([Some("271828")]);
    *person.next.lock().unwrap() = [card.puk.clone()].into();
    let slow = Arc::new(Slow {
        puks: WithPuk {
            person: person.clone(),
            puk: Some("00000001".to_owned()),
        },
        minutes: 60,
    });
    let read = desk.read_card(SUBJECT).await.unwrap();
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let served = desk.serve(operation, &read, UNBLOCK, slow, Cancel::new(), progress);
    let error = served.await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("order-ran-out", LeftBehind::PinAsBefore)
    );
    assert_eq!(person.shown(), None);
    // The card was not shown the second.
    assert_eq!(show_puk(&before, "00000001"), Err(0x63C1));
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Err(0x6983));

    AHEAD.store(0, Ordering::SeqCst);
    let person = Person::entering([Some("271828")]);
    serve(&desk, UNBLOCK, &person, Some(&card.puk))
        .await
        .unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
}

/// A person who takes so many minutes to type a PUK once more.
struct Slow {
    puks: WithPuk,
    minutes: i64,
}

impl Prompts for Slow {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.puks.signature_pin(ask)
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        self.puks.new_pin(ask)
    }

    fn puk(&self, ask: &PukPrompt) -> Result<Puk, Declined> {
        if ask.trouble.is_some() {
            AHEAD.fetch_add(self.minutes, Ordering::SeqCst);
        }
        self.puks.puk(ask)
    }
}

#[tokio::test]
async fn the_last_wrong_puk_ends_the_service_and_the_host_is_told() {
    let (bench, _) = issued().await;
    block(&bench);
    let person = Person::entering([Some("271828")]);
    *person.next.lock().unwrap() = ["00000002", "00000003", "00000004"]
        .map(str::to_owned)
        .into();
    let error = serve(&bench.desk, UNBLOCK, &person, Some("00000001"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("puk-blocked", LeftBehind::PinAsBefore)
    );
    // Nobody was asked for a fourth one.
    assert_eq!(person.next.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_card_whose_puk_is_blocked_is_refused_before_anything_is_asked() {
    let (bench, card) = issued().await;
    for _ in 0..3 {
        assert!(show_puk(bench.bay(SUBJECT), "00000001").is_err());
    }
    let person = Person::entering([Some("271828")]);
    let error = serve(&bench.desk, UNBLOCK, &person, Some(&card.puk))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("puk-blocked", Step::Read)
    );
    assert_eq!(
        (error.left_behind, error.order),
        (LeftBehind::Nothing, None)
    );
    assert!(person.signature_prompts.lock().unwrap().is_empty());
    assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()));
}

#[tokio::test]
async fn the_pin_is_changed_by_its_holder() {
    let (bench, _) = issued().await;
    let person = Person::entering([Some("271828")]);
    *person.holder_pin.lock().unwrap() = Some("482915".to_owned());
    let served = serve(&bench.desk, CHANGE, &person, None).await.unwrap();
    assert_eq!(
        (served.service, served.pin),
        (RunKind::ChangePin, PinSet::Entered)
    );
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
}

#[tokio::test]
async fn a_wrong_pin_and_a_blocked_one_change_nothing() {
    let (bench, _) = issued().await;
    let person = || {
        let person = Person::entering([Some("271828")]);
        *person.holder_pin.lock().unwrap() = Some("000001".to_owned());
        person
    };
    let error = serve(&bench.desk, CHANGE, &person(), None)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("wrong-pin", Step::Pin)
    );
    assert_eq!(error.data()["tries-left"], 2);
    assert_eq!(error.left_behind, LeftBehind::PinAsBefore);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()));
    block(&bench);
    let error = serve(&bench.desk, CHANGE, &person(), None)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("pin-blocked", Step::Read)
    );
    assert_eq!(error.left_behind, LeftBehind::Nothing);
}

#[tokio::test]
async fn whoever_gives_nothing_leaves_nothing_behind() {
    let (bench, _) = issued().await;
    let before = bench.card_state();
    let nobody = Person::entering([]);
    for (wish, secret) in [(UNBLOCK, "puk"), (CHANGE, "holder-pin")] {
        let error = serve(&bench.desk, wish, &nobody, None).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.step),
            ("declined", Step::Open)
        );
        assert_eq!(error.data()["secret"], secret);
        assert_eq!(
            (error.left_behind, error.order),
            (LeftBehind::Nothing, None)
        );
    }
    assert!(nobody.signature_prompts.lock().unwrap().is_empty());
    assert_eq!(bench.card_state(), before);
}

#[tokio::test]
async fn a_new_pin_that_nobody_notes_is_said_to_be_on_the_card() {
    let (bench, _) = issued().await;
    let person = Person::entering([None]);
    *person.takes_shown_pin.lock().unwrap() = false;
    let error = serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap_err();
    assert_eq!(error.data()["secret"], "shown-pin");
    assert_eq!(error.left_behind, LeftBehind::NewPinNotNoted);
    let again = Person::entering([Some("271828")]);
    serve(&bench.desk, UNBLOCK_BY_HOST, &again, None)
        .await
        .unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));
}

#[tokio::test]
async fn a_card_that_this_host_did_not_issue_is_refused() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let read = bench.read().await;
    let error = bench.desk.service_offer(&read).await.unwrap_err();
    assert_eq!(error.code(), "card-not-issued");
    let person = Person::entering([Some("271828")]);
    let error = serve(&bench.desk, UNBLOCK, &person, Some("12345678"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.step),
        ("card-not-issued", Step::Read)
    );
    assert_eq!(error.left_behind, LeftBehind::Nothing);
}

/// A desk at which a card that was pulled lies there again as soon as it is looked for.
async fn desk_that_puts_back(bench: &Bench) -> Desk {
    let bay = bench.bay(SUBJECT).clone();
    let readers = Told::new(&bench.readers, move |reader| {
        if reader == SUBJECT && bay.insertion().is_none() {
            bay.reinsert();
        }
    });
    let desk = bench.desk_at(&bench.url, readers);
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    desk
}

#[tokio::test]
async fn after_a_lost_answer_the_card_is_asked_whether_it_has_the_new_pin() {
    let (bench, card) = issued().await;
    let desk = desk_that_puts_back(&bench).await;
    bench
        .bay(SUBJECT)
        .pull_after_command(RESET_RETRY_COUNTER, None);
    let person = Person::entering([Some("271828")]);
    let served = serve(&desk, UNBLOCK, &person, Some(&card.puk))
        .await
        .unwrap();
    assert_eq!(served.pin, PinSet::Entered);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "271828"), Ok(()));

    bench
        .bay(SUBJECT)
        .pull_after_command(CHANGE_REFERENCE_DATA, None);
    let person = Person::entering([Some("314159")]);
    *person.holder_pin.lock().unwrap() = Some("271828".to_owned());
    let served = serve(&desk, CHANGE, &person, None).await.unwrap();
    assert_eq!(served.service, RunKind::ChangePin);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "314159"), Ok(()));
}

#[tokio::test]
async fn a_card_that_never_took_the_new_pin_is_found_to_have_the_old_one() {
    let (bench, _) = issued().await;
    let (mut as_before, mut now, mut next) = (0, "482915", "271828");
    for n in 1.. {
        let desk = desk_that_puts_back(&bench).await;
        let person = Person::entering([Some(next)]);
        *person.holder_pin.lock().unwrap() = Some(now.to_owned());
        let card = desk.read_card(SUBJECT).await.unwrap();
        let there = bench.bay(SUBJECT).insertion();
        bench.bay(SUBJECT).pull_before(n);
        let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
        let prompts = Arc::new(WithPuk { person, puk: None });
        let served = desk.serve(operation, &card, CHANGE, prompts, Cancel::new(), progress);
        match served.await {
            // Pulled before the card was looked at for the first time, or not at all any more.
            Ok(_) => std::mem::swap(&mut now, &mut next),
            Err(error) => {
                let before = [LeftBehind::Nothing, LeftBehind::PinAsBefore];
                assert!(before.contains(&error.left_behind), "{n}: {error:?}");
                as_before += u32::from(error.left_behind == LeftBehind::PinAsBefore);
            }
        }
        if bench.bay(SUBJECT).insertion() == there {
            break;
        }
        if bench.bay(SUBJECT).insertion().is_none() {
            bench.bay(SUBJECT).reinsert();
        }
        assert_eq!(verify_pin(bench.bay(SUBJECT), now), Ok(()), "{n}");
    }
    assert!(as_before > 0);
}

#[tokio::test]
async fn a_card_that_is_gone_after_a_lost_answer_is_in_doubt() {
    let (bench, _) = issued().await;
    bench
        .bay(SUBJECT)
        .pull_after_command(CHANGE_REFERENCE_DATA, None);
    let person = Person::entering([Some("271828")]);
    *person.holder_pin.lock().unwrap() = Some("482915".to_owned());
    let error = serve(&bench.desk, CHANGE, &person, None).await.unwrap_err();
    assert_eq!(error.left_behind, LeftBehind::NewPinInDoubt);
    assert_eq!(error.code(), "card-removed");
}

/// Unblocks with somebody who gives these answers and no other: why it ends, and what was told before.
async fn not_taken<const N: usize>(
    bench: &Bench,
    said: [(&str, &str); N],
) -> (String, Vec<String>) {
    let before = bench.card_state();
    let person = Person::sending_to(said);
    let error = serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap_err();
    assert_eq!(
        (error.left_behind, error.step),
        (LeftBehind::Nothing, Step::Open)
    );
    assert_eq!(bench.card_state(), before);
    let prompts = person.mailer_prompts.lock().unwrap();
    let told = prompts[1..].iter();
    let told = told.map(|prompt| prompt.trouble.as_ref().unwrap().code.clone());
    (error.code(), told.collect())
}

#[tokio::test]
async fn a_letter_id_that_is_none_or_used_is_told_as_such_when_no_other_comes() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("letter-card").await;
    let person = Person::sending_to([("", "PL-1")]);
    bench.submit(&draft, &person).await.unwrap();
    let (code, told) = not_taken(&bench, [("", "Ä 7"), ("", "pl-1")]).await;
    assert_eq!(code, "pin-mailer-letter-id-used");
    assert_eq!(
        told,
        ["pin-mailer-no-letter-id", "pin-mailer-letter-id-used"]
    );
    let (code, _) = not_taken(&bench, [("", "Ä 7")]).await;
    assert_eq!(code, "pin-mailer-no-letter-id");
    let (code, told) = not_taken(&bench, []).await;
    assert_eq!((code.as_str(), told.len()), ("declined", 0));
    let person = Person::sending_to([("", "PL-1"), ("", "PL-2")]);
    let served = serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap();
    assert_eq!(served.delivery.unwrap().letter.as_deref(), Some("PL-2"));
}

#[tokio::test]
async fn an_address_that_is_none_or_where_the_card_goes_is_told_as_such() {
    let bench = Bench::signed_in().await;
    bench.set_mail().await;
    bench.deliver(EC).await;
    let mut draft = bench.draft("mail-card").await;
    let goes_to = "delivery_email".parse().unwrap();
    draft.set_field(&goes_to, "Reception@example.org").unwrap();
    let person = Person::sending_to([("anna@example.org", "")]);
    bench.submit(&draft, &person).await.unwrap();
    let (code, told) = not_taken(&bench, [("no address", ""), ("reception@EXAMPLE.org", "")]).await;
    assert_eq!(code, "pin-mailer-where-the-card-goes");
    assert_eq!(
        told,
        [
            "pin-mailer-not-an-address",
            "pin-mailer-where-the-card-goes"
        ]
    );
    bench.host.unset_mail(Actor::Console).await.unwrap();
    let (code, _) = not_taken(&bench, [("anna@example.org", "")]).await;
    assert_eq!(code, "pin-mailer-mail-not-set-up");
}

#[tokio::test]
async fn a_letter_id_that_is_used_is_answered_with_the_next_free_one() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("letter-card").await;
    let person = Person::sending_to([("", "PL-1")]);
    bench.submit(&draft, &person).await.unwrap();
    let ids = NewLetterIds {
        prefix: "PL-".to_owned(),
        first: 7,
        digits: 3,
        count: 2,
    };
    let created = bench
        .desk
        .create_letter_ids(OperationId::fresh(), &ids, Person::new());
    created.await.unwrap();
    let person = Person::sending_to([("", "PL-1"), ("", "PL-007")]);
    serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap();
    let prompts = person.mailer_prompts.lock().unwrap();
    let offered = prompts[1].letter.as_ref().unwrap();
    assert_eq!(offered.next.as_deref(), Some("PL-007"));
}

#[tokio::test]
async fn a_rule_of_the_cards_own_has_another_pin_entered() {
    let (bench, card) = issued().await;
    let readers = Arc::new(WithKeys {
        refused: &["271828"],
        ..WithKeys::new(&bench, &[])
    });
    let desk = bench.desk_at(&bench.url, readers);
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    let person = Person::entering([Some("271828"), Some("314159")]);
    *person.holder_pin.lock().unwrap() = Some("482915".to_owned());
    let served = serve(&desk, CHANGE, &person, None).await.unwrap();
    assert_eq!(served.pin, PinSet::Entered);
    assert_eq!(verify_pin(bench.bay(SUBJECT), "314159"), Ok(()));
    let told = person.new_pin_prompts.lock().unwrap()[1].trouble.clone();
    assert_eq!(told.unwrap().code, "card-refused-new-pin");

    // Nobody has another; the card has the PIN that it had.
    let person = Person::entering([Some("271828")]);
    *person.holder_pin.lock().unwrap() = Some("314159".to_owned());
    let error = serve(&desk, CHANGE, &person, None).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("card-refused-new-pin", LeftBehind::PinAsBefore)
    );
    assert_eq!(verify_pin(bench.bay(SUBJECT), "314159"), Ok(()));

    // Or the system's is set and shown, by the card's PUK.
    let person = Person::entering([Some("271828"), None]);
    let served = serve(&desk, UNBLOCK, &person, Some(&card.puk)).await;
    assert_eq!(served.unwrap().pin, PinSet::System);
    let shown = person.shown().unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), &shown), Ok(()));
}
