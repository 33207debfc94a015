//! PINs that are typed on the keys of a reader: first the officer's, which nobody is asked for at the desk then. The reader does with the
//! structures of PC/SC Part 10 what the standard says; it is no recording of hardware.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use card::{Channel, Ending, Reader, ReaderError, ReaderSource, ReaderWatch};
use desk::{
    Cancel, Coded, Declined, Desk, HolderPinPrompt, LeftBehind, NewPin, NewPinPrompt,
    OnTheReaderPrompt, OperationId, PinToShow, ProgressReporter, Prompts, SignaturePinPrompt,
    SubmitError, Submitted, TypedOnTheReader, WhichOrders,
};
use secret::Pin;
use workstation::practice::PracticeReaders;
use zeroize::Zeroizing;

use crate::bench::{Bench, EC, OFFICER, OFFICER_PIN, Person, SUBJECT, verify_pin};

pub(crate) mod new_pin;

/// What happens at the keys, one after the other. Nothing left: nobody types.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Key {
    /// This is typed.
    Types(&'static str),
    /// The cancel key.
    Cancels,
    /// Nothing, until the reader gives up.
    Waits,
    /// The reader does not take the request.
    Refuses,
    /// Its driver does not carry it.
    Fails,
}

/// Readers of which the officer's has keys.
pub(crate) struct WithKeys {
    inner: PracticeReaders,
    pub(crate) keys: Arc<Keys>,
}

#[derive(Default)]
pub(crate) struct Keys {
    pressed: Mutex<VecDeque<Key>>,
    /// Whether the reader gives up only after a while.
    pub(crate) patient: AtomicBool,
    /// How often the officer's reader was asked for a PIN.
    entries: AtomicUsize,
    /// How often any other was asked for what it can do.
    asked_others: AtomicUsize,
    /// How often any other was opened.
    opened_others: AtomicUsize,
}

impl WithKeys {
    pub(crate) fn new(bench: &Bench, pressed: &[Key]) -> Arc<Self> {
        let keys = Keys::default();
        keys.press(pressed);
        Arc::new(Self {
            inner: bench.readers.clone(),
            keys: Arc::new(keys),
        })
    }
}

impl Keys {
    pub(crate) fn press(&self, pressed: &[Key]) {
        self.pressed.lock().unwrap().extend(pressed);
    }

    fn next(&self) -> Key {
        let began = Instant::now();
        let waits = self.patient.load(Ordering::SeqCst);
        loop {
            if let Some(key) = self.pressed.lock().unwrap().pop_front() {
                return key;
            }
            if !waits || began.elapsed() > Duration::from_secs(10) {
                return Key::Waits;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn entries(&self) -> usize {
        self.entries.load(Ordering::SeqCst)
    }
}

impl ReaderSource for WithKeys {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        self.inner.readers()
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        self.inner.watch()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        if reader != OFFICER {
            self.keys.opened_others.fetch_add(1, Ordering::SeqCst);
        }
        Ok(Box::new(KeysOfChannel {
            card: self.inner.open(reader)?,
            keys: self.keys.clone(),
            features: 0,
        }))
    }
}

/// The channel to a card in one of these readers.
struct KeysOfChannel {
    card: Box<dyn Channel>,
    keys: Arc<Keys>,
    /// How often it was asked for what it can do.
    features: u32,
}

const VERIFY: u32 = 1;
const FEATURES: [u8; 6] = [0x06, 4, 0, 0, 0, 1];

impl KeysOfChannel {
    fn verify(&mut self, structure: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        self.keys.entries.fetch_add(1, Ordering::SeqCst);
        let word = match self.keys.next() {
            Key::Types(pin) => {
                // The command stands behind its length, which has four bytes.
                let mut command = structure[19..].to_vec();
                assert_eq!(command[..5], [0x00, 0x20, 0x00, 0x80, 8]);
                command[5..5 + pin.len()].copy_from_slice(pin.as_bytes());
                return self.card.transmit(&command);
            }
            Key::Waits => [0x64, 0x00],
            Key::Cancels => [0x64, 0x01],
            Key::Refuses => [0x6B, 0x80],
            Key::Fails => return Err(ReaderError::NotTransmitted),
        };
        Ok(Zeroizing::new(word.to_vec()))
    }
}

impl Channel for KeysOfChannel {
    fn reader(&self) -> &str {
        self.card.reader()
    }

    fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        self.card.begin()
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        self.card.transmit(command)
    }

    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        if self.card.reader() == OFFICER && code == VERIFY {
            return self.verify(data);
        }
        assert!(data.is_empty());
        self.features += 1;
        assert_eq!(self.features, 1, "a connection asks its reader once");
        if self.card.reader() == OFFICER {
            return Ok(Zeroizing::new(FEATURES.to_vec()));
        }
        self.keys.asked_others.fetch_add(1, Ordering::SeqCst);
        Err(ReaderError::NotTransmitted)
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.card.end(ending)
    }
}

/// Somebody at a desk whose officer has keys at the reader.
pub(crate) struct AtTheKeys {
    /// Answers everything else, and what is asked for here all the same.
    person: Arc<Person>,
    told: Mutex<Vec<OnTheReaderPrompt>>,
    has_pin: bool,
}

impl AtTheKeys {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            person: Person::new(),
            told: Mutex::default(),
            has_pin: false,
        })
    }

    fn told(&self) -> usize {
        self.told.lock().unwrap().len()
    }

    fn asked_here(&self) -> usize {
        self.person.signature_prompts.lock().unwrap().len()
    }
}

impl Prompts for AtTheKeys {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.person.signature_pin(ask)
    }

    fn has_signature_pin(&self) -> bool {
        self.has_pin
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        self.person.holder_pin(ask)
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        assert!(!ask.pinpad, "the subject's reader has no keys");
        self.person.new_pin(ask)
    }

    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        assert_eq!(
            (ask.reader.as_str(), ask.what),
            (OFFICER, TypedOnTheReader::SignaturePin)
        );
        assert!(ask.tries_left.is_some(), "whoever types is told them");
        self.told.lock().unwrap().push(ask.clone());
        typing();
        Ok(())
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        self.person.show_pin(pin)
    }
}

async fn submit(
    bench: &Bench,
    desk: &Desk,
    officer: &Arc<AtTheKeys>,
) -> Result<Submitted, SubmitError> {
    let draft = bench.draft_at(desk, "employee-card").await;
    let (cancel, progress) = (Cancel::new(), ProgressReporter::unread());
    let operation = OperationId::fresh();
    desk.submit(operation, &draft, officer.clone(), cancel, progress)
        .await
}

pub(crate) const RIGHT: Key = Key::Types(OFFICER_PIN);

#[tokio::test]
async fn an_officer_signs_in_and_issues_a_card_without_a_pin_at_the_desk() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let readers = WithKeys::new(&bench, &[RIGHT]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = AtTheKeys::new();
    desk.sign_in(OFFICER, officer.clone()).await.unwrap();
    assert_eq!((readers.keys.entries(), officer.told()), (1, 1));
    readers.keys.press(&[RIGHT, RIGHT]);
    let issued = submit(&bench, &desk, &officer).await.unwrap();
    assert_eq!(issued.certificates.len(), 3);
    // The open request and the order: 9C wants the PIN for each.
    assert_eq!((readers.keys.entries(), officer.told()), (3, 3));
    assert_eq!(officer.asked_here(), 0);
    let shown = officer.person.shown().unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), &shown), Ok(()));
    let asked = readers.keys.asked_others.load(Ordering::SeqCst);
    let opened = readers.keys.opened_others.load(Ordering::SeqCst);
    assert!(asked <= opened, "{asked} of {opened}");
}

#[tokio::test]
async fn what_is_not_typed_signs_nobody_in_and_costs_no_try() {
    let bench = Bench::new().await;
    let readers = WithKeys::new(&bench, &[]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    for (key, code) in [
        (Key::Cancels, "pinpad-cancelled"),
        (Key::Waits, "pinpad-timed-out"),
    ] {
        readers.keys.press(&[key]);
        let officer = AtTheKeys::new();
        let error = desk.sign_in(OFFICER, officer.clone()).await.unwrap_err();
        assert_eq!(error.code(), code);
        assert_eq!(error.data()["role"], "officer");
        assert_eq!((officer.asked_here(), desk.officer()), (0, None));
    }
    readers.keys.press(&[Key::Types("000000")]);
    let error = desk.sign_in(OFFICER, AtTheKeys::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["tries-left"]),
        ("wrong-pin", &2.into())
    );
    readers.keys.press(&[RIGHT]);
    desk.sign_in(OFFICER, AtTheKeys::new()).await.unwrap();
}

#[tokio::test]
async fn a_card_of_nobody_is_told_before_its_pin_is_typed() {
    let bench = Bench::new().await;
    let stranger = bench.make(EC);
    bench
        .bay(OFFICER)
        .insert(virtual_card::VirtualCard::in_memory(stranger.state));
    let readers = WithKeys::new(&bench, &[RIGHT]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = AtTheKeys::new();
    let error = desk.sign_in(OFFICER, officer.clone()).await.unwrap_err();
    assert_eq!(error.code(), "card-not-an-officers");
    assert_eq!((readers.keys.entries(), officer.told()), (0, 0));
}

#[tokio::test]
async fn an_open_request_that_is_not_signed_on_the_reader_leaves_nothing() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let readers = WithKeys::new(&bench, &[RIGHT]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = AtTheKeys::new();
    desk.sign_in(OFFICER, officer.clone()).await.unwrap();
    let before = bench.card_state();
    for (key, code) in [
        (Key::Cancels, "pinpad-cancelled"),
        (Key::Waits, "pinpad-timed-out"),
    ] {
        readers.keys.press(&[key]);
        let error = submit(&bench, &desk, &officer).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.left_behind, error.order),
            (code, LeftBehind::Nothing, None)
        );
        assert_eq!(bench.card_state(), before);
    }
    assert_eq!(desk.orders(WhichOrders::All).await.unwrap(), []);
    assert_eq!(officer.asked_here(), 0);
}

#[tokio::test]
async fn an_order_is_asked_for_again_where_nobody_typed_in_time_or_somebody_mistyped() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let readers = WithKeys::new(&bench, &[RIGHT]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = AtTheKeys::new();
    desk.sign_in(OFFICER, officer.clone()).await.unwrap();
    let mistyped = Key::Types("000000");
    readers.keys.press(&[RIGHT, Key::Waits, mistyped, RIGHT]);
    submit(&bench, &desk, &officer).await.unwrap();
    assert_eq!(readers.keys.entries(), 5);

    bench.deliver(EC).await;
    readers.keys.press(&[RIGHT, Key::Cancels]);
    let error = submit(&bench, &desk, &officer).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("pinpad-cancelled", LeftBehind::Grant),
        "whoever cancels is not asked again"
    );
    assert_eq!(readers.keys.entries(), 7);
}

#[tokio::test]
async fn keys_that_do_not_serve_have_the_pin_asked_for_here() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    for key in [Key::Refuses, Key::Fails] {
        let readers = WithKeys::new(&bench, &[key]);
        let desk = bench.desk_at(&bench.url, readers.clone());
        let officer = AtTheKeys::new();
        desk.sign_in(OFFICER, officer.clone()).await.unwrap();
        assert_eq!((readers.keys.entries(), officer.asked_here()), (1, 1));
    }
    let readers = WithKeys::new(&bench, &[Key::Fails, Key::Fails]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = AtTheKeys::new();
    desk.sign_in(OFFICER, officer.clone()).await.unwrap();
    submit(&bench, &desk, &officer).await.unwrap();
    // Once for sign-in, once for both signatures of the submission.
    assert_eq!((readers.keys.entries(), officer.asked_here()), (2, 2));
}

#[tokio::test]
async fn a_pin_that_is_known_beforehand_is_not_asked_for_on_the_reader() {
    let bench = Bench::new().await;
    let readers = WithKeys::new(&bench, &[]);
    let desk = bench.desk_at(&bench.url, readers.clone());
    let officer = Arc::new(AtTheKeys {
        person: Person::new(),
        told: Mutex::default(),
        has_pin: true,
    });
    desk.sign_in(OFFICER, officer.clone()).await.unwrap();
    assert_eq!((readers.keys.entries(), officer.asked_here()), (0, 1));
}
