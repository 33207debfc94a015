use serde::Serialize;
use specta::Type;

use crate::{
    CardView, CertificateDetails, DraftView, HiddenProcedure, HolderPinPrompt, KeyView, LeftBehind,
    NewPinPrompt, OfficerView, OnTheReaderPrompt, PinDeliveryView, PinMailerPrompt, PinSet,
    ProcedureView, PukPrompt, RunProgress, RunningSince, Sentence, ShownSecret, Step, Submitted,
    Trouble,
};

/// Everything that a window shows of a sitting. Each one says everything, so that one that is skipped loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SittingView {
    /// The devices, and what lies in them.
    pub devices: DevicesView,
    /// The officer's side.
    pub officer: OfficerSideView,
    /// The subject card's side.
    pub subject: SubjectSideView,
    /// The procedures to choose from.
    pub procedures: ProceduresView,
    /// The form, once a card was read and a procedure chosen.
    pub draft: Option<DraftView>,
    /// Whether the form holds anything that somebody typed or chose.
    pub draft_touched: bool,
    /// The run that is under way, or that has ended and was not put away.
    pub run: Option<RunView>,
    /// How many of the officer's own orders are open; nothing while nobody is signed in, or the host has not said.
    pub open_orders: Option<u32>,
}

/// All devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DevicesView {
    /// Why no device can be seen: the smart card service does not run.
    pub trouble: Option<Trouble>,
    /// The devices, by name.
    pub devices: Vec<WatchedDeviceView>,
}

/// A device, and the card in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WatchedDeviceView {
    /// Its name; unique at one time.
    pub name: String,
    /// What lies in it.
    pub card: WatchedCardView,
}

/// What lies in a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum WatchedCardView {
    /// Nothing.
    Empty,
    /// Something that does not answer.
    Mute,
    /// A card that is being read.
    Reading {
        /// The places that were read and hold something, so far.
        keys: Vec<KeyView>,
    },
    /// A card that was read.
    Read {
        /// The card.
        card: Box<CardView>,
    },
    /// A card that could not be read.
    Unreadable {
        /// Why.
        trouble: Trouble,
    },
}

/// The officer's side of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfficerSideView {
    /// The device of the officer card.
    pub device: Option<String>,
    /// The certificate on the card that lies there, by which its officer signs in (9A).
    pub certificate: Option<CertificateDetails>,
    /// The PIN's tries that are left, where the card tells.
    pub tries_left: Option<u8>,
    /// Whether the officer's PINs are typed on the keys of the device, and not here. Commands that want one then take the
    /// empty text for it.
    pub pinpad: bool,
    /// Who is signed in.
    pub session: SessionView,
    /// Why the last attempt to sign in failed.
    pub trouble: Option<Trouble>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SessionView {
    /// Nobody.
    SignedOut,
    /// Somebody is being signed in.
    SigningIn {
        /// Whose form waits meanwhile, where the window was locked.
        locked: Option<OfficerView>,
    },
    /// This officer.
    SignedIn {
        /// Who.
        officer: OfficerView,
    },
    /// This officer's session ended by itself; the form waits for the same officer to sign in again. Another one who
    /// signs in finds it cleared.
    Locked {
        /// Whose form waits.
        officer: OfficerView,
        /// Why.
        why: LockedBecause,
    },
}

/// Why a session ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum LockedBecause {
    /// The officer card was taken out.
    CardRemoved,
    /// Nothing was done for a while, or the host ended the session.
    Idle,
}

/// The subject card's side of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubjectSideView {
    /// The device of the subject card.
    pub device: Option<String>,
    /// What lies there.
    pub card: SubjectCardView,
    /// Another device with a card that was put in since: it is offered, not taken.
    pub offered: Option<String>,
}

/// The subject card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SubjectCardView {
    /// No device was chosen.
    NoDevice,
    /// The device that was chosen is not there.
    DeviceGone,
    /// There is no card in it.
    Empty,
    /// What lies there does not answer.
    Mute,
    /// It is being read.
    Reading {
        /// The places that were read and hold something, so far.
        keys: Vec<KeyView>,
    },
    /// It was read.
    Read {
        /// The card.
        card: Box<CardView>,
        /// Whether the host knows it; nothing when the host was not asked.
        in_stock: Option<bool>,
        /// Its order that is still open at the host.
        open_order: Option<String>,
        /// Whether it was issued a moment ago and still lies there: there is no form for it until it was taken out and
        /// put in again, or somebody reloads.
        issued: bool,
    },
    /// It could not be read, or the host could not be asked about it.
    Unreadable {
        /// Why.
        trouble: Trouble,
    },
}

/// The procedures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProceduresView {
    /// Whether they are being asked for.
    pub loading: bool,
    /// Why they could not be.
    pub trouble: Option<Trouble>,
    /// Those that can be used: recent ones first, then by name.
    pub offered: Vec<ProcedureView>,
    /// How many of those offered, from the first, are recent.
    pub recent: u32,
    /// Those that cannot, with why.
    pub hidden: Vec<HiddenProcedure>,
    /// The id of the one that was chosen. It may be hidden: then the form says why it cannot be submitted.
    pub chosen: Option<String>,
    /// Those that the officer's filter hides, by name. They are among `hidden`, with `filtered` as why, unless they could
    /// not be used anyway.
    pub filter: Vec<ProcedureView>,
}

/// What a run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum RunKind {
    /// It carries a form out that was submitted.
    Submit,
    /// It gives a card a new PIN by its PUK.
    Unblock,
    /// It gives a card a new PIN by the one that it has.
    ChangePin,
}

/// A run: a form that was submitted, or a service to a card that was issued before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// What is done.
    pub kind: RunKind,
    /// How far it is.
    pub progress: RunProgress,
    /// Milliseconds for which the step under way has run at the moment the view is sent, without those in which people
    /// were waited for; nothing while no step runs.
    #[specta(type = Option<u32>)]
    pub running_ms: Option<RunningSince>,
    /// What somebody is asked now.
    pub question: Option<QuestionView>,
    /// Whether it was asked to stop.
    pub stopping: bool,
    /// How it ended, once it has.
    pub outcome: Option<OutcomeView>,
    /// The procedure's name.
    pub procedure: String,
    /// What tells the card from every other one.
    pub card: Option<Sentence>,
}

/// What a run asks of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum QuestionView {
    /// The holder's PIN.
    HolderPin {
        /// Names the question; answers carry it.
        id: u32,
        /// What is asked.
        ask: HolderPinPrompt,
    },
    /// A new PIN for the card.
    NewPin {
        /// Names the question; answers carry it.
        id: u32,
        /// What is asked.
        ask: NewPinPrompt,
    },
    /// Where the system's PIN and PUK go.
    PinMailer {
        /// Names the question; answers carry it.
        id: u32,
        /// What is asked.
        ask: PinMailerPrompt,
    },
    /// The PUK of a card that is unblocked.
    Puk {
        /// Names the question; answers carry it.
        id: u32,
        /// What is asked.
        ask: PukPrompt,
    },
    /// Nothing here: a PIN is typed on the keys of a reader. It goes away by itself, and takes no answer.
    OnTheReader {
        /// Names the question.
        id: u32,
        /// What is typed where.
        ask: OnTheReaderPrompt,
    },
    /// To take the card's new PIN or PUK, and to say that it was noted.
    ShowPin {
        /// Names the question; answers carry it.
        id: u32,
        /// The order whose card has it.
        order: String,
        /// Which it is.
        secret: ShownSecret,
        /// Whether it was taken to be shown. It is given out once.
        taken: bool,
    },
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum OutcomeView {
    /// The card is issued.
    Done {
        /// What was done.
        submitted: Submitted,
    },
    /// A card that was issued before has a new PIN.
    ServiceDone {
        /// What was done.
        service: RunKind,
        /// Which PIN it has now.
        pin: PinSet,
        /// Where the host sends it; nothing where it mails and prints nothing.
        delivery: Option<PinDeliveryView>,
    },
    /// It is not.
    Failed {
        /// What went wrong, with what fills its texts, `left-behind` among it.
        trouble: Trouble,
        /// The step it ended in.
        step: Step,
        /// What it left behind.
        left_behind: LeftBehind,
        /// The order, once there is something at the host to look up by it.
        order: Option<String>,
        /// Keys that were generated on the card, or may have been, and have no certificate.
        new_keys: Vec<String>,
    },
}
