//! PUKs in doubt, on cards that tell nothing of their tries before one is shown, and on those that tell it by VERIFY.

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{lost_answers::leave_one_puk_try, *};
use crate::{
    bench::{Delivered, Kind},
    pulled::give_up_what_is_open,
    service::{UNBLOCK_BY_HOST, serve},
};

const PLAIN: Kind = Kind {
    generic: true,
    ..EC
};
const CHANGE: u8 = 0x24;
const PUK: u8 = 0x81;
const PUT_DATA: u8 = 0xDB;

/// Where a run breaks off once the host has issued: before the PUK is changed, and with its change in doubt.
const BEFORE: (u8, Option<u8>) = (PUT_DATA, None);
const IN_DOUBT: (u8, Option<u8>) = (CHANGE, Some(PUK));

async fn bench() -> Bench {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench
}

/// A plain card, and whether it tells the PUK's tries without a PUK.
async fn deliver(bench: &Bench, tells: bool) -> Delivered {
    let card = bench.deliver(PLAIN).await;
    bench.tamper(|state| state["model"]["tells_puk_tries"] = tells.into());
    card
}

async fn break_off(bench: &Bench, person: &Arc<Person>, (instruction, p2): (u8, Option<u8>)) {
    let draft = bench.draft("shown").await;
    bench.bay(SUBJECT).pull_after_command(instruction, p2);
    let error = bench.submit(&draft, person).await.unwrap_err();
    assert_eq!(error.code(), "card-removed");
    bench.bay(SUBJECT).reinsert().unwrap();
    bench.bay(SUBJECT).reset_traffic();
}

/// Gives up what is open, and has the host take it for an order that issued nothing: it gives no service to a card whose
/// last order it does not know to be on it, and the desk is to guess all the same where it is told of two PUKs.
pub(super) async fn give_up_as_if_nothing_was_issued(bench: &Bench) {
    give_up_what_is_open(bench).await;
    let file = bench.host.data().join("host.sqlite");
    let options = SqliteConnectOptions::new().filename(file);
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    let forget = "UPDATE orders SET fulfilment = NULL WHERE state = 'abandoned'";
    sqlx::query(forget).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}

fn tries_left(bench: &Bench) -> u8 {
    let left = |card: &virtual_card::VirtualCard| card.state().puk().tries_left();
    bench.bay(SUBJECT).look(left).unwrap()
}

/// How often a PUK was shown to be changed.
fn shown_to_be_changed(bench: &Bench) -> usize {
    let exchanged = bench.bay(SUBJECT).exchanged();
    let changes = exchanged
        .iter()
        .filter(|one| one.header[1..] == [CHANGE, 0, PUK]);
    changes.count()
}

#[tokio::test]
async fn the_next_run_finds_out_which_puk_a_plain_card_has() {
    let bench = bench().await;
    for tells in [false, true] {
        for (broken, guesses) in [(BEFORE, 2), (IN_DOUBT, 1)] {
            deliver(&bench, tells).await;
            break_off(&bench, &Person::new(), broken).await;
            let person = Person::new();
            issue(&bench, "shown", &person).await;
            assert_eq!(shown_to_be_changed(&bench), guesses, "{tells} {broken:?}");
            let puk = person.shown_puk().unwrap();
            assert_eq!(show_puk(bench.bay(SUBJECT), &puk), Ok(()));
            assert_eq!(tries_left(&bench), 3);
        }
    }
}

#[tokio::test]
async fn a_plain_card_with_one_of_two_puks_is_unblocked_by_the_host() {
    let bench = bench().await;
    for tells in [false, true] {
        for broken in [BEFORE, IN_DOUBT] {
            deliver(&bench, tells).await;
            let person = Person::new();
            issue(&bench, "shown", &person).await;
            let holder = Person::with_holder_pin(&person.shown().unwrap());
            break_off(&bench, &holder, broken).await;
            give_up_as_if_nothing_was_issued(&bench).await;
            let person = Person::new();
            let served = serve(&bench.desk, UNBLOCK_BY_HOST, &person, None).await;
            served.unwrap_or_else(|error| panic!("{tells} {broken:?}: {error}"));
            let pin = person.shown().unwrap();
            assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()));
        }
    }
}

#[tokio::test]
async fn the_last_try_that_a_card_tells_of_is_no_guess() {
    let bench = bench().await;
    deliver(&bench, true).await;
    let person = Person::new();
    issue(&bench, "shown", &person).await;
    let holder = Person::with_holder_pin(&person.shown().unwrap());
    break_off(&bench, &holder, BEFORE).await;
    give_up_as_if_nothing_was_issued(&bench).await;
    leave_one_puk_try(bench.bay(SUBJECT));
    let error = serve(&bench.desk, UNBLOCK_BY_HOST, &Person::new(), None).await;
    let error = error.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("puk-last-try", LeftBehind::PinAsBefore)
    );
    // Issuing says so once it knows that there are two, and before anything on the card is changed.
    let before = bench.card_state();
    let draft = bench.draft("shown").await;
    let error = bench.submit(&draft, &holder).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind, error.step),
        ("puk-last-try", LeftBehind::Grant, Step::Generate)
    );
    assert_eq!(bench.card_state(), before);
    assert_eq!(tries_left(&bench), 1);
}

/// The first guess tells the tries; the one that is left then is nobody's.
#[tokio::test]
async fn a_wrong_guess_that_leaves_one_try_is_the_last() {
    let bench = bench().await;
    deliver(&bench, false).await;
    let person = Person::new();
    issue(&bench, "shown", &person).await;
    let holder = Person::with_holder_pin(&person.shown().unwrap());
    break_off(&bench, &holder, BEFORE).await;
    show_puk(bench.bay(SUBJECT), "00000000").unwrap_err();
    let draft = bench.draft("shown").await;
    let error = bench.submit(&draft, &holder).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("wrong-puk", LeftBehind::PinNotSet)
    );
    assert_eq!(error.data()["tries-left"], 1);
    assert_eq!(tries_left(&bench), 1);
}

#[tokio::test]
async fn one_puk_is_no_guess_and_its_tries_are_not_asked_for() {
    const VERIFY: u8 = 0x20;
    let bench = bench().await;
    deliver(&bench, true).await;
    bench.bay(SUBJECT).reset_traffic();
    issue(&bench, "shown", &Person::new()).await;
    let exchanged = bench.bay(SUBJECT).exchanged();
    let asked = exchanged
        .iter()
        .filter(|one| one.header[1..] == [VERIFY, 0, PUK]);
    assert_eq!(asked.count(), 0);
    assert_eq!(shown_to_be_changed(&bench), 1);
}

/// The host keeps the factory's, which the card tells that it does not have: nobody can set another one.
#[tokio::test]
async fn a_puk_that_nobody_here_knows_is_told_as_what_it_is() {
    let bench = bench().await;
    let card = bench.make(EC);
    bench
        .deliver_as(card, |file| {
            file["cards"][0]["puk"] = FACTORY_PUK.into();
        })
        .await;
    let before = bench.card_state();
    let draft = bench.draft("shown").await;
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("puk-not-known", LeftBehind::Grant)
    );
    assert_eq!(bench.card_state(), before);
}
