//! The holder's new PIN, typed on the keys of the subject's reader, where those keep all its rules.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use card::{Channel, Ending, Reader, ReaderError, ReaderSource, ReaderWatch};
use desk::{
    Cancel, Coded, Declined, Desk, HolderPinPrompt, LeftBehind, NewPin, NewPinPrompt,
    OnTheReaderPrompt, OperationId, PinSet, PinToShow, ProgressReporter, Prompts,
    SignaturePinPrompt, SubmitError, Submitted, TypedOnTheReader,
};
use secret::Pin;
use workstation::practice::PracticeReaders;
use zeroize::Zeroizing;

use crate::{
    bench::{Bench, EC, Kind, OFFICER, Person, SUBJECT, verify_pin},
    secrets::procedure_with,
};

/// What happens when a new PIN is asked for on the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// It is typed, twice.
    Types(&'static str),
    /// It is typed, and the card has it; the answer is lost.
    Lost(&'static str),
    /// Two are typed that differ.
    Differs,
    /// It is too short.
    TooShort,
    /// The cancel key.
    Cancels,
    /// Nothing, until the reader gives up.
    Waits,
    /// The reader does not take the request.
    Refuses,
    /// Its driver says that it cannot do this.
    CannotDo,
    /// Its driver says no more than that it failed.
    Fails,
}

const MODIFY: u32 = 2;
const VERIFIES: [u8; 6] = [0x06, 4, 0, 0, 0, 1];
const VERIFIES_AND_MODIFIES: [u8; 12] = [0x06, 4, 0, 0, 0, 1, 0x07, 4, 0, 0, 0, 2];

/// Readers of which the subject's has keys, and a card that has a rule of its own.
pub(crate) struct WithKeys {
    pub(crate) inner: PracticeReaders,
    pub(crate) features: &'static [u8],
    pub(crate) pressed: Arc<Mutex<VecDeque<Key>>>,
    pub(crate) entries: Arc<AtomicUsize>,
    /// New PINs that the card refuses.
    pub(crate) refused: &'static [&'static str],
}

impl WithKeys {
    pub(crate) fn new(bench: &Bench, pressed: &[Key]) -> Self {
        Self {
            inner: bench.readers.clone(),
            features: &VERIFIES_AND_MODIFIES,
            pressed: Arc::new(Mutex::new(pressed.iter().copied().collect())),
            entries: Arc::default(),
            refused: &[],
        }
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
        Ok(Box::new(KeysOfChannel {
            card: self.inner.open(reader)?,
            features: self.features,
            pressed: self.pressed.clone(),
            entries: self.entries.clone(),
            refused: self.refused,
        }))
    }
}

struct KeysOfChannel {
    card: Box<dyn Channel>,
    features: &'static [u8],
    pressed: Arc<Mutex<VecDeque<Key>>>,
    entries: Arc<AtomicUsize>,
    refused: &'static [&'static str],
}

impl KeysOfChannel {
    fn modify(&mut self, structure: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        self.entries.fetch_add(1, Ordering::SeqCst);
        // The command stands behind its length, which has four bytes.
        let mut command = structure[24..].to_vec();
        assert_eq!(command[..5], [0x00, 0x24, 0x00, 0x80, 16]);
        let key = self.pressed.lock().unwrap().pop_front();
        let mut typed = |pin: &str| {
            command[13..13 + pin.len()].copy_from_slice(pin.as_bytes());
            self.transmit(&command)
        };
        // Nothing left: it was asked once more than it should be.
        let word = match key.unwrap() {
            Key::Types(pin) => return typed(pin),
            Key::Lost(pin) => {
                typed(pin)?;
                return Err(ReaderError::NotTransmitted);
            }
            Key::Fails => return Err(ReaderError::NotTransmitted),
            Key::CannotDo => return Err(ReaderError::NotSupported),
            Key::Waits => [0x64, 0x00],
            Key::Cancels => [0x64, 0x01],
            Key::Differs => [0x64, 0x02],
            Key::TooShort => [0x64, 0x03],
            Key::Refuses => [0x6B, 0x80],
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
        let new_pin = command
            .get(13..21)
            .filter(|_| matches!(command[..4], [0, 0x24 | 0x2C, 0, 0x80]));
        let refused = |pin: &&str| new_pin.is_some_and(|new| new.starts_with(pin.as_bytes()));
        if self.refused.iter().any(refused) {
            return Ok(Zeroizing::new(vec![0x69, 0x85]));
        }
        self.card.transmit(command)
    }

    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        if self.card.reader() != SUBJECT {
            return Err(ReaderError::NotTransmitted);
        }
        if code == MODIFY {
            return self.modify(data);
        }
        assert!(data.is_empty(), "no PIN is verified on these keys");
        Ok(Zeroizing::new(self.features.to_vec()))
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.card.end(ending)
    }
}

/// Somebody at a desk whose holders have keys at the reader.
struct AtTheKeys(Arc<Person>);

impl Prompts for AtTheKeys {
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.0.signature_pin(ask)
    }

    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        self.0.holder_pin(ask)
    }

    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        if !ask.pinpad {
            return self.0.new_pin(ask);
        }
        self.0.new_pin_prompts.lock().unwrap().push(ask.clone());
        Ok(NewPin::OnTheReader)
    }

    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        assert_eq!(
            (ask.reader.as_str(), ask.what, ask.tries_left),
            (SUBJECT, TypedOnTheReader::NewPin, None)
        );
        typing();
        Ok(())
    }

    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        self.0.show_pin(pin)
    }
}

/// A run at these keys, and what came of it.
struct Issued {
    bench: Bench,
    person: Arc<Person>,
    result: Result<Submitted, SubmitError>,
    entries: usize,
    /// Keys that were not asked for.
    left: usize,
}

impl Issued {
    fn pin(&self) -> PinSet {
        self.result.as_ref().unwrap().pin
    }

    /// Whether the card has this PIN, and all its tries.
    fn has(&self, pin: &str) {
        assert_eq!(verify_pin(self.bench.bay(SUBJECT), pin), Ok(()));
    }

    /// The card has the system's PIN, which was shown.
    fn has_the_systems(&self) {
        assert_eq!(self.pin(), PinSet::System);
        self.has(&self.person.shown().unwrap());
    }

    fn has_the_typed(&self, pin: &str) {
        assert_eq!(self.pin(), PinSet::Entered);
        assert_eq!(self.person.shown(), None);
        self.has(pin);
    }

    /// Where each new PIN was asked for, and why again.
    fn asked(&self) -> Vec<(bool, Option<String>)> {
        let prompts = self.person.new_pin_prompts.lock().unwrap();
        let asked = prompts.iter().map(|ask| {
            let trouble = ask.trouble.as_ref();
            (ask.pinpad, trouble.map(|trouble| trouble.code.clone()))
        });
        asked.collect()
    }
}

const PLAIN: &str = r#"[pin-procedure]
distribution = "enter-at-ra"
policy = { min-length = 6, max-length = 8, system-length = 6 }"#;

const STRICT: &str = r#"[pin-procedure]
distribution = "enter-at-ra"
policy = { min-length = 6, max-length = 8, system-length = 6, no-repeats = true }"#;

async fn issue_by(
    kind: Kind,
    policy: &str,
    person: Arc<Person>,
    readers: impl FnOnce(&Bench) -> WithKeys,
) -> Issued {
    let bench = Bench::new().await;
    bench.activate(&procedure_with("at-keys", policy)).await;
    bench.deliver(kind).await;
    let readers = Arc::new(readers(&bench));
    let desk: Desk = bench.desk_at(&bench.url, readers.clone());
    desk.sign_in(OFFICER, Person::new()).await.unwrap();
    let draft = bench.draft_at(&desk, "at-keys").await;
    let prompts = Arc::new(AtTheKeys(person.clone()));
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let result = desk
        .submit(operation, &draft, prompts, Cancel::new(), progress)
        .await;
    let left = readers.pressed.lock().unwrap().len();
    Issued {
        bench,
        person,
        result,
        entries: readers.entries.load(Ordering::SeqCst),
        left,
    }
}

async fn issue(pressed: &[Key], person: Arc<Person>) -> Issued {
    issue_by(EC, PLAIN, person, |bench| WithKeys::new(bench, pressed)).await
}

/// Nobody enters a PIN in the window.
fn nobody() -> Arc<Person> {
    Person::entering([])
}

#[tokio::test]
async fn the_holder_types_the_new_pin_on_the_reader() {
    let issued = issue(&[Key::Types("271828")], nobody()).await;
    issued.has_the_typed("271828");
    assert_eq!(issued.asked(), [(true, None)]);
}

#[tokio::test]
async fn the_keys_serve_only_where_they_keep_every_rule() {
    let in_the_window = || Person::entering([Some("271828")]);
    let typed = [Key::Types("314159")];
    let strict = issue_by(EC, STRICT, in_the_window(), |bench| {
        WithKeys::new(bench, &typed)
    });
    // This one does not tell whether its PIN is the factory's.
    let generic = Kind {
        generic: true,
        ..EC
    };
    let generic = issue_by(generic, PLAIN, in_the_window(), |bench| {
        WithKeys::new(bench, &typed)
    });
    let verifies = issue_by(EC, PLAIN, in_the_window(), |bench| WithKeys {
        features: &VERIFIES,
        ..WithKeys::new(bench, &typed)
    });
    for issued in [strict.await, generic.await, verifies.await] {
        assert_eq!((issued.asked(), issued.entries), (vec![(false, None)], 0));
        issued.has_the_typed("271828");
    }
}

#[tokio::test]
async fn what_is_mistyped_may_come_three_times() {
    let keys = [Key::Differs, Key::TooShort, Key::Types("271828")];
    let issued = issue(&keys, nobody()).await;
    issued.has_the_typed("271828");
    assert_eq!(issued.entries, 3);

    let keys = [
        Key::Differs,
        Key::Differs,
        Key::TooShort,
        Key::Types("271828"),
    ];
    let issued = issue(&keys, nobody()).await;
    issued.has_the_systems();
    assert_eq!((issued.entries, issued.left), (3, 1));
}

#[tokio::test]
async fn where_none_is_typed_the_systems_is_set_and_shown() {
    for key in [Key::Cancels, Key::Waits] {
        let issued = issue(&[key, Key::Types("271828")], nobody()).await;
        issued.has_the_systems();
        assert_eq!((issued.entries, issued.left), (1, 1), "{key:?}");
        assert_eq!(issued.asked(), [(true, None)]);
    }
}

#[tokio::test]
async fn where_the_reader_cannot_do_it_the_pin_is_entered_in_the_window() {
    for key in [Key::Refuses, Key::CannotDo] {
        let person = Person::entering([Some("111111"), Some("123456"), Some("271828")]);
        let issued = issue(&[key], person).await;
        issued.has_the_typed("111111");
        let trouble = Some("pinpad-not-taken".to_owned());
        assert_eq!(issued.asked(), [(true, None), (false, trouble)]);

        let issued = issue(&[key], Person::entering([None])).await;
        issued.has_the_systems();
    }
}

#[tokio::test]
async fn after_a_lost_answer_the_card_tells_whether_it_has_what_was_typed() {
    // Nobody knows what became of it, and nothing did.
    let issued = issue(&[Key::Fails], nobody()).await;
    issued.has_the_systems();
    // Nobody knows what became of it, and the card has it.
    let issued = issue(&[Key::Lost("271828")], nobody()).await;
    issued.has_the_typed("271828");
}

#[tokio::test]
async fn the_factorys_pin_does_not_stay_on_the_card() {
    for key in [Key::Types("123456"), Key::Lost("123456")] {
        let issued = issue(&[key], nobody()).await;
        issued.has_the_systems();
        assert_ne!(issued.person.shown().as_deref(), Some("123456"));
    }
    let person = Person::entering([Some("123456"), Some("271828")]);
    let issued = issue(&[Key::Refuses], person).await;
    issued.has_the_typed("271828");
    let prompts = issued.person.new_pin_prompts.lock().unwrap();
    let broken: Vec<_> = prompts[2].broken.iter().map(|rule| rule.name()).collect();
    assert_eq!(broken, ["not-factory"]);
}

async fn at_a_card_with_a_rule(pressed: &[Key], policy: &str, person: Arc<Person>) -> Issued {
    issue_by(EC, policy, person, |bench| WithKeys {
        refused: &["271828", "161803"],
        ..WithKeys::new(bench, pressed)
    })
    .await
}

#[tokio::test]
async fn a_rule_of_the_cards_own_has_another_pin_typed_on_the_reader() {
    let keys = [
        Key::Types("271828"),
        Key::Types("161803"),
        Key::Types("314159"),
    ];
    let issued = at_a_card_with_a_rule(&keys, PLAIN, nobody()).await;
    issued.has_the_typed("314159");
    let refused = || Some("card-refused-new-pin".to_owned());
    assert_eq!(
        issued.asked(),
        [(true, None), (true, refused()), (true, refused())]
    );
}

#[tokio::test]
async fn a_rule_of_the_cards_own_has_another_pin_entered() {
    let person = Person::entering([Some("271828"), Some("161803"), Some("314159")]);
    let issued = at_a_card_with_a_rule(&[], STRICT, person).await;
    issued.has_the_typed("314159");
    let refused = || Some("card-refused-new-pin".to_owned());
    assert_eq!(
        issued.asked(),
        [(false, None), (false, refused()), (false, refused())]
    );

    // Who has no other has the system's.
    let person = Person::entering([Some("271828"), None]);
    at_a_card_with_a_rule(&[], STRICT, person)
        .await
        .has_the_systems();

    let always = [Some("271828"); 20];
    let issued = at_a_card_with_a_rule(&[], STRICT, Person::entering(always)).await;
    issued.has_the_systems();
    assert_eq!(issued.asked().len(), 10);
}

#[tokio::test]
async fn where_nobody_is_left_to_enter_another_the_order_stays_open() {
    let person = Person::entering([Some("271828")]);
    let issued = at_a_card_with_a_rule(&[], STRICT, person).await;
    let error = issued.result.as_ref().unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("card-refused-new-pin", LeftBehind::PinNotSet)
    );
}
