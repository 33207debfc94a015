use procedure::PinRequirement;
use secret::{Pin, Puk};
use serde::{Serialize, Serializer};
use specta::Type;

use crate::{Sentence, Trouble};

mod pin_mailer;

pub use pin_mailer::{AddressAsk, LetterAsk, PinMailerAnswer, PinMailerPrompt};

/// Asks a person for what only a person knows, and shows what only a person may see.
///
/// Called off the async workers, and but for [`on_the_reader`](Prompts::on_the_reader) never while a card transaction is
/// held: an implementation may block for as long as the person needs. The defaults decline, so that nothing is asked of, or shown to, somebody who is not there.
pub trait Prompts: Send + Sync {
    /// The PIN of the officer card. Not asked for where the reader has keys to type it on.
    ///
    /// # Errors
    /// [`Declined`] when the officer gave none.
    fn signature_pin(&self, ask: &SignaturePinPrompt) -> Result<Pin, Declined> {
        let _ = ask;
        Err(Declined)
    }

    /// The PIN of the subject card, typed by its holder, where the host does not hold it.
    ///
    /// # Errors
    /// [`Declined`] when the holder gave none.
    fn holder_pin(&self, ask: &HolderPinPrompt) -> Result<Pin, Declined> {
        let _ = ask;
        Err(Declined)
    }

    /// A new PIN for the subject card, typed twice. Asked again, with what was wrong, while it breaks a rule, here or on
    /// the card.
    ///
    /// # Errors
    /// [`Declined`] when nobody can be asked; the run then ends with the order open. To fall back on the
    /// system-generated PIN, answer [`NewPin::Cancelled`].
    fn new_pin(&self, ask: &NewPinPrompt) -> Result<NewPin, Declined> {
        let _ = ask;
        Err(Declined)
    }

    /// Where the system's PIN and PUK go, where the procedure mails or prints them. Asked before anything is signed, and
    /// again, with what was wrong, while the answer is not taken.
    ///
    /// # Errors
    /// [`Declined`] when nobody said; the run then leaves nothing behind.
    fn pin_mailer(&self, ask: &PinMailerPrompt) -> Result<PinMailerAnswer, Declined> {
        let _ = ask;
        Err(Declined)
    }

    /// The PUK of a card that is unblocked, where the host does not deliver it. It never leaves the desk.
    ///
    /// # Errors
    /// [`Declined`] when nobody gave one.
    fn puk(&self, ask: &PukPrompt) -> Result<Puk, Declined> {
        let _ = ask;
        Err(Declined)
    }

    /// Tells that a PIN is typed on the keys of a reader, and not here, for as long as `typing` runs: it returns once the
    /// reader has answered. A card transaction may be held.
    ///
    /// # Errors
    /// [`Declined`] when nobody is there to type it; `typing` was not run then.
    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        let _ = (ask, typing);
        Err(Declined)
    }

    /// Whether [`signature_pin`](Self::signature_pin) has its answer already, or will have none: nobody is then told to
    /// type the PIN on the keys of the officer's reader, where it has some.
    fn has_signature_pin(&self) -> bool {
        false
    }

    /// What is known of the answer of [`holder_pin`](Self::holder_pin) before anybody is asked. A run that it would stop
    /// is then refused before host or card are told anything.
    fn holder_pin_beforehand(&self) -> Beforehand {
        Beforehand::Nothing
    }

    /// As [`holder_pin_beforehand`](Self::holder_pin_beforehand), for [`new_pin`](Self::new_pin).
    fn new_pin_beforehand(&self) -> Beforehand {
        Beforehand::Nothing
    }

    /// Takes over the subject card's new PIN, or its new PUK, to show it, once. It is on the card already; the host still
    /// keeps it, and forgets a PIN only after this returned `Ok`. The PIN comes first.
    ///
    /// # Errors
    /// [`Declined`] when it cannot be shown; the run then ends with the order open.
    fn show_pin(&self, pin: PinToShow) -> Result<(), Declined> {
        drop(pin);
        Err(Declined)
    }
}

/// What is known of an answer before it is asked for.
pub enum Beforehand {
    /// Nothing: somebody will be asked.
    Nothing,
    /// It will be this PIN.
    Pin(Pin),
    /// There will be none: nobody can be asked.
    Nobody,
}

/// Declines everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPrompts;

impl Prompts for NoPrompts {}

/// A person gave no answer, or nobody could be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nobody answered")]
pub struct Declined;

/// What the PUK is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PukPrompt {
    /// The reader of the card.
    pub reader: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// The PUK's tries that are left, where the card tells.
    pub tries_left: Option<u8>,
    /// What was wrong with the last answer; nothing the first time.
    pub trouble: Option<Trouble>,
}

/// What is typed on the keys of a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OnTheReaderPrompt {
    /// The reader.
    pub reader: String,
    /// What is typed there.
    pub what: TypedOnTheReader,
    /// Tries left of what is typed, where the card tells; nothing for a new PIN, which costs none.
    pub tries_left: Option<u8>,
}

/// What is typed on the keys of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum TypedOnTheReader {
    /// The Signature PIN.
    SignaturePin,
    /// A new PIN, twice.
    NewPin,
}

/// What the officer's PIN is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignaturePinPrompt {
    /// What will be done with it.
    pub purpose: SignaturePurpose,
    /// The reader of the officer card.
    pub reader: String,
    /// Tries left on the card, where it tells without being tried.
    pub tries_left: Option<u8>,
}

/// What the officer card will do once its PIN is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SignaturePurpose {
    /// Prove to the host who is there (9A).
    SignIn,
    /// Sign an open request and an order (9C).
    Submit,
    /// Sign an order that gives up another (9C).
    Abandon,
    /// Sign a recovery request (9C).
    RequestRecovery,
    /// Sign what is decided on a recovery request (9C).
    DecideRecovery,
    /// Sign an order that unblocks a card (9C).
    Unblock,
    /// Sign an order that changes a card's PIN (9C).
    ChangePin,
    /// Sign an order that prints letters (9C).
    PrintLetters,
    /// Sign an order that creates letter IDs (9C).
    CreateLetterIds,
    /// Sign an order that mails a PIN once more (9C).
    ResendMail,
}

/// What the holder's PIN is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HolderPinPrompt {
    /// What will be done with it.
    pub purpose: HolderPinPurpose,
    /// The reader of the subject card.
    pub reader: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// Tries left on the card, where it tells without being tried.
    pub tries_left: Option<u8>,
    /// What was wrong with the last answer; nothing the first time.
    pub trouble: Option<Trouble>,
}

/// What is done once the holder's PIN is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum HolderPinPurpose {
    /// The keys on the card are used, for the proof that they are there and for the check of the new certificates.
    Issue,
    /// It is changed to a new one.
    ChangePin,
}

/// What a new PIN must be. The rules cross as data so that a dialog can tick them; they are judged here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewPinPrompt {
    /// The reader of the subject card.
    pub reader: String,
    /// What tells the card from every other one.
    pub card: Sentence,
    /// The rules of the procedure and of the card together.
    pub rules: Vec<PinRuleView>,
    /// The rules that the PIN given before breaks; empty the first time.
    pub broken: Vec<PinRuleView>,
    /// Why the card or the reader did not take the PIN given before, which breaks none of these rules; nothing the first
    /// time. Who then gives none that it takes may cancel: the system-generated one is set.
    pub trouble: Option<Trouble>,
    /// 1 the first time.
    pub attempt: u8,
    /// Whether it is typed on the reader's keys, and not here: [`NewPin::OnTheReader`] says that its holder is ready.
    pub pinpad: bool,
}

/// One rule of a PIN. Says nothing of the PIN itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum PinRuleView {
    /// At least so many digits.
    MinLength {
        /// How many.
        digits: u8,
    },
    /// At most so many digits.
    MaxLength {
        /// How many.
        digits: u8,
    },
    /// Digits only.
    OnlyDigits,
    /// Not one digit throughout.
    NoRepeats,
    /// Not a run up or down throughout.
    NoSequences,
    /// Not the one that cards leave their factory with (123456).
    NotFactory,
    /// Not within what was typed about the holder.
    NotHolderData {
        /// Runs of digits that it must not stand in; nothing in them is secret.
        digits: Vec<String>,
    },
}

impl PinRuleView {
    /// The name in data, kebab case.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MinLength { .. } => "min-length",
            Self::MaxLength { .. } => "max-length",
            Self::OnlyDigits => "only-digits",
            Self::NoRepeats => "no-repeats",
            Self::NoSequences => "no-sequences",
            Self::NotFactory => "not-factory",
            Self::NotHolderData { .. } => "not-holder-data",
        }
    }
}

impl From<PinRequirement> for PinRuleView {
    fn from(rule: PinRequirement) -> Self {
        match rule {
            PinRequirement::MinLength { digits } => Self::MinLength { digits },
            PinRequirement::MaxLength { digits } => Self::MaxLength { digits },
            PinRequirement::OnlyDigits => Self::OnlyDigits,
            PinRequirement::NoRepeats => Self::NoRepeats,
            PinRequirement::NoSequences => Self::NoSequences,
            PinRequirement::NotFactory => Self::NotFactory,
            PinRequirement::NotHolderData { digits } => Self::NotHolderData { digits },
        }
    }
}

/// The answer to [`Prompts::new_pin`].
pub enum NewPin {
    /// This one.
    Entered(Pin),
    /// None: the system-generated PIN is set and shown.
    Cancelled,
    /// It will be typed on the reader's keys; only where that was asked for.
    OnTheReader,
}

/// Which secret of a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ShownSecret {
    /// The PIN.
    Pin,
    /// The PUK.
    Puk,
}

impl ShownSecret {
    /// The name in data: `pin`, `puk`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Puk => "puk",
        }
    }
}

/// A PIN or PUK that is to be shown, once: taking it uses it up.
pub struct PinToShow {
    order: String,
    secret: ShownSecret,
    digits: Pin,
}

impl PinToShow {
    pub(crate) fn pin(order: String, pin: Pin) -> Self {
        Self {
            order,
            secret: ShownSecret::Pin,
            digits: pin,
        }
    }

    pub(crate) fn puk(order: String, puk: &Puk) -> Self {
        Self {
            order,
            secret: ShownSecret::Puk,
            // Exposed to be shown: the one way in which it reaches its holder.
            digits: Pin::new(puk.expose().to_owned()),
        }
    }

    /// The order whose card has it.
    pub fn order(&self) -> &str {
        &self.order
    }

    /// Whether it is the PIN or the PUK.
    pub const fn secret(&self) -> ShownSecret {
        self.secret
    }

    /// The PIN or PUK, for the one place that shows it.
    pub fn take(self) -> ShownPin {
        ShownPin { pin: self.digits }
    }
}

/// The only type with which a PIN or PUK leaves towards a screen. It serialises, so that one command can answer with it;
/// it has neither `Debug` nor `Clone`, and is wiped when dropped.
#[derive(Serialize, Type)]
pub struct ShownPin {
    #[serde(serialize_with = "to_the_screen")]
    #[specta(type = String)]
    pin: Pin,
}

impl ShownPin {
    /// The digits, to print them. Say beside the call why.
    pub fn expose(&self) -> &str {
        // A person is to read it: this is what the type is for.
        self.pin.expose()
    }
}

fn to_the_screen<S: Serializer>(pin: &Pin, serializer: S) -> Result<S::Ok, S::Error> {
    // The answer of the one take-once command that shows it.
    serializer.serialize_str(pin.expose())
}
