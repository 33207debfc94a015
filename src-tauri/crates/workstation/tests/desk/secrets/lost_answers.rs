//! Answers that were lost while a secret was set.

use virtual_card::ReaderBay;
use zeroize::Zeroizing;

use super::{guessed_puks::give_up_as_if_nothing_was_issued, *};
use crate::{
    bench::{Kind, Told},
    service::{UNBLOCK_BY_HOST, serve},
};

/// Readers that lose the answer to one command, once, and leave the card where it is.
struct Losing {
    inner: PracticeReaders,
    command: Command,
    lost: Arc<AtomicBool>,
}

/// A command by its instruction and P2.
#[derive(Clone, Copy, Debug)]
struct Command {
    instruction: u8,
    p2: u8,
    /// Whether the card executes it before the answer is lost.
    executed: bool,
}

struct LosingChannel {
    inner: Box<dyn Channel>,
    command: Command,
    lost: Arc<AtomicBool>,
}

impl Channel for LosingChannel {
    fn reader(&self) -> &str {
        self.inner.reader()
    }

    fn atr(&self) -> &[u8] {
        self.inner.atr()
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        self.inner.begin()
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let Command {
            instruction,
            p2,
            executed,
        } = self.command;
        let meant = command[1] == instruction && command[3] == p2;
        if !meant || self.lost.swap(true, Ordering::SeqCst) {
            return self.inner.transmit(command);
        }
        if executed {
            self.inner.transmit(command)?;
        }
        Err(ReaderError::CardReset)
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.inner.end(ending)
    }
}

impl ReaderSource for Losing {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        self.inner.readers()
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        self.inner.watch()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        let inner = self.inner.open(reader)?;
        if reader != SUBJECT {
            return Ok(inner);
        }
        Ok(Box::new(LosingChannel {
            inner,
            command: self.command,
            lost: self.lost.clone(),
        }))
    }
}

/// Submits at a desk that loses the answer to a command.
async fn submit_losing(
    bench: &Bench,
    procedure: &str,
    person: &Arc<Person>,
    command: Command,
) -> Result<Submitted, SubmitError> {
    let lost = Arc::new(AtomicBool::new(false));
    let readers = Losing {
        inner: bench.readers.clone(),
        command,
        lost: lost.clone(),
    };
    let desk: Desk = bench.desk_at(&bench.url, Arc::new(readers));
    desk.sign_in(crate::bench::OFFICER, Person::new())
        .await
        .unwrap();
    let draft = bench.draft_at(&desk, procedure).await;
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let submitted = desk
        .submit(operation, &draft, person.clone(), Cancel::new(), progress)
        .await;
    assert!(lost.load(Ordering::SeqCst), "{command:?}");
    submitted
}

const CHANGE: u8 = 0x24;
const PIN: u8 = 0x80;
const PUK: u8 = 0x81;
const SET_MANAGEMENT_KEY: u8 = 0xFF;

fn executed_or_not(instruction: u8, p2: u8) -> [Command; 2] {
    [true, false].map(|executed| Command {
        instruction,
        p2,
        executed,
    })
}

#[tokio::test]
async fn a_lost_answer_to_a_change_of_the_pin_is_found_out_in_the_same_run() {
    let bench = Bench::signed_in().await;
    for command in executed_or_not(CHANGE, PIN) {
        bench.deliver(EC).await;
        let person = Person::new();
        let submitted = submit_losing(&bench, "employee-card", &person, command).await;
        submitted.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let shown = person.shown().unwrap();
        assert_eq!(
            verify_pin(bench.bay(SUBJECT), &shown),
            Ok(()),
            "{command:?}"
        );
    }
}

#[tokio::test]
async fn a_lost_answer_to_a_change_of_the_puk_is_found_out_in_the_same_run() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    // A card that tells nothing of its tries is shown the likeliest, which tells them.
    let plain = Kind {
        generic: true,
        ..EC
    };
    for kind in [EC, plain] {
        for command in executed_or_not(CHANGE, PUK) {
            bench.deliver(kind).await;
            let person = Person::new();
            let submitted = submit_losing(&bench, "shown", &person, command).await;
            submitted.unwrap_or_else(|error| panic!("{command:?}: {error}"));
            let puk = person.shown_puk().unwrap();
            assert_eq!(show_puk(bench.bay(SUBJECT), &puk), Ok(()), "{command:?}");
            let pin = person.shown().unwrap();
            assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()), "{command:?}");
        }
    }
}

#[tokio::test]
async fn a_lost_answer_to_a_change_of_the_management_key_is_found_out_in_the_same_run() {
    let bench = Bench::signed_in().await;
    for command in executed_or_not(SET_MANAGEMENT_KEY, 0xFF) {
        bench.unpack();
        let person = Person::new();
        let submitted = submit_losing(&bench, "blank-card-taken-in", &person, command).await;
        submitted.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert!(!has_factory_secret(&bench).await, "{command:?}");
        assert_eq!(verify_pin(bench.bay(SUBJECT), "482915"), Ok(()));
        bench.bay(SUBJECT).take();
    }
}

/// The card is gone: nobody can look, and the next run does.
#[tokio::test]
async fn a_puk_that_is_in_doubt_is_found_out_by_the_next_run_with_the_pending_one_first() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    let draft = bench.draft("shown").await;
    bench.bay(SUBJECT).pull_after_command(CHANGE, Some(PUK));
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("card-removed", LeftBehind::PinNotSet)
    );
    bench.bay(SUBJECT).reinsert().unwrap();
    bench.bay(SUBJECT).reset_traffic();
    let person = Person::new();
    issue(&bench, "shown", &person).await;
    let changes = bench.bay(SUBJECT).exchanged();
    let changes = changes
        .iter()
        .filter(|one| one.header[1..] == [CHANGE, 0, PUK]);
    assert_eq!(changes.count(), 1, "the pending one was tried first");
    let puk = person.shown_puk().unwrap();
    assert_eq!(show_puk(bench.bay(SUBJECT), &puk), Ok(()));
}

/// Spends all tries of the PUK but the last.
pub(super) fn leave_one_puk_try(bay: &ReaderBay) {
    for _ in 0..2 {
        show_puk(bay, "00000000").unwrap_err();
    }
}

async fn puk_tries_left(bench: &Bench) -> Option<u8> {
    bench.read().await.contents().puk.tries_left
}

/// Somebody tries PUKs while the card is out of the desk's hands.
#[tokio::test]
async fn a_puk_that_is_in_doubt_is_not_guessed_with_its_last_try() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    let bay = bench.bay(SUBJECT).clone();
    let readers = Told::new(&bench.readers, move |reader| {
        if reader == SUBJECT && bay.insertion().is_none() {
            bay.reinsert();
            leave_one_puk_try(&bay);
        }
    });
    let desk = bench.desk_at(&bench.url, readers);
    desk.sign_in(crate::bench::OFFICER, Person::new())
        .await
        .unwrap();
    let draft = bench.draft_at(&desk, "shown").await;
    bench.bay(SUBJECT).pull_after_command(CHANGE, Some(PUK));
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let error = desk
        .submit(operation, &draft, Person::new(), Cancel::new(), progress)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("card-removed", LeftBehind::PinNotSet)
    );
    assert_eq!(puk_tries_left(&bench).await, Some(1));
}

#[tokio::test]
async fn a_card_with_one_of_two_puks_is_not_unblocked_with_its_last_try() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    let person = Person::new();
    issue(&bench, "shown", &person).await;
    let draft = bench.draft("shown").await;
    bench.bay(SUBJECT).pull_after_command(CHANGE, Some(PUK));
    let holder = Person::with_holder_pin(&person.shown().unwrap());
    bench.submit(&draft, &holder).await.unwrap_err();
    bench.bay(SUBJECT).reinsert().unwrap();
    give_up_as_if_nothing_was_issued(&bench).await;
    leave_one_puk_try(bench.bay(SUBJECT));
    let error = serve(&bench.desk, UNBLOCK_BY_HOST, &Person::new(), None)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("puk-last-try", LeftBehind::PinAsBefore)
    );
    assert_eq!(puk_tries_left(&bench).await, Some(1));
}

/// With one candidate the last try is the choice of whoever asked for it.
#[tokio::test]
async fn the_only_puk_that_a_card_may_have_is_shown_with_the_last_try() {
    let bench = Bench::signed_in().await;
    bench.activate(&procedure_with("shown", SHOWN)).await;
    bench.deliver(EC).await;
    issue(&bench, "shown", &Person::new()).await;
    leave_one_puk_try(bench.bay(SUBJECT));
    let person = Person::new();
    serve(&bench.desk, UNBLOCK_BY_HOST, &person, None)
        .await
        .unwrap();
    let pin = person.shown().unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()));
}
