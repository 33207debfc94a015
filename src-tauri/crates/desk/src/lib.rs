//! What an officer does at the desk, without a window and without a terminal: sign in, watch devices, read a card,
//! draft, submit, look after orders.
//!
//! A [`Desk`] has readers on one side and one host on the other. Its verbs are async and never block the caller; card
//! work and prompts run on threads of their own. Secrets are asked for through [`Prompts`], whose default declines. What
//! a window or terminal shows are view types: plain data without 64-bit integers, with ids, serial numbers and times as
//! text. What a person reads is a [`Sentence`]: a code that has a text in `messages`, and the data that fill it. Errors
//! carry the same ([`Coded`]).
//!
//! A [`Sitting`] keeps what an officer has before them at a desk, from the devices to a run's outcome, and tells all of it
//! with each change: a window shows that, and keeps nothing itself.
//!
//! Deliberately absent: texts and dialogs, a journal of runs (an order that has no receipt stays open at the host), and
//! any knowledge of where readers and host come from.

mod activity;
mod archive;
mod blocking;
mod cancel;
mod card_signature;
mod card_view;
mod cards;
mod certificates;
mod desk;
mod devices;
mod draft;
mod fault;
mod first_officer;
mod host;
mod letters;
mod new_pin;
mod officer_card;
mod officer_pin;
mod operation;
mod orders;
mod outside;
mod pem;
mod pin_mailer;
mod printing;
mod procedures;
mod prompts;
mod read_card;
mod sentence;
mod service;
mod session;
mod sign_in;
mod signed_document;
mod sitting;
mod steps;
mod submit;
mod trouble;

pub use activity::{
    ActEvidence, ActView, ActivityEntryView, ActivityError, ActivityPageView, ActivityQuery,
    WhichActivity,
};
pub use archive::{
    ArchiveError, ArchivePage, ArchivedStatus, ArchivedView, RecoveryAsked, RecoveryRefusedView,
    RecoveryRequestView, RequestedHolderView, SearchQuery,
};
pub use cancel::Cancel;
pub use card_view::{
    CardView, CertificateDetails, CertificateView, KeyDetails, KeyView, KnownByView,
    ReferenceDataView,
};
pub use cards::{
    CardCertificateView, CardEventView, CardRecordError, CardRecordView, StockKeyView, StockView,
};
pub use certificates::{
    CertificateAtHostView, CertificateError, CertificateFieldView, CertificateRecordView,
};
pub use desk::{Clock, Desk};
pub use devices::{DeviceContent, DeviceEvent, DeviceView, DeviceWatch};
pub use draft::{
    ActionView, CardDraft, CertificateKindView, ChosenCertificateView, DraftError, DraftView,
    FaultView, FieldView, KeyThereView, RecoveryRowView, RecoveryView, RowView, SummaryView,
};
pub use fault::{CODES, CardFault, CardRole, Coded};
pub use first_officer::{
    NewOfficerPin, NewOfficerPinFault, OfficerCardFault, OfficerCardSecrets, OfficerCardWork,
    OfficerKey, ProvenOfficerKeys, common_name,
};
pub use host::{AddressError, HostAddress, HostError};
pub use letters::{
    IdsCreatedView, LetterPageView, LetterPrintView, LetterQuery, LetterStateView, LetterView,
    LettersError, LettersPrintedView, MailPageView, MailQuery, MailStateView, MailView,
    NewLetterIds, NextNumberView, PagePicture,
};
pub use operation::{OperationId, Operations};
pub use orders::{
    AbandonError, Abandoned, EvidenceFile, OrderCertificateView, OrderEventView, OrderEvidence,
    OrderFieldView, OrderRecordView, OrderView, OrdersError, ReceiptEvidence, StandingKeyView,
    StandingView, VerificationView, VerifiedAbandonment, VerifiedField, VerifiedKey, VerifiedOrder,
    VerifyOrderError, WhichOrders,
};
pub use printing::{PrinterView, PrintersView, PrintingError};
pub use procedures::{
    CardRuleView, FieldRuleView, HiddenProcedure, KeyRuleView, PinProcedureView, ProcedureChoice,
    ProcedureDetails, ProcedureView, ProceduresError, SerialRangeView,
};
// What the verbs take, for crates that name no domain.
pub use procedure::{Action, FieldName, ProcedureId};
pub use prompts::{
    AddressAsk, Beforehand, Declined, HolderPinPrompt, HolderPinPurpose, LetterAsk, NewPin,
    NewPinPrompt, NoPrompts, OnTheReaderPrompt, PinMailerAnswer, PinMailerPrompt, PinRuleView,
    PinToShow, Prompts, PukPrompt, ShownPin, ShownSecret, SignaturePinPrompt, SignaturePurpose,
    TypedOnTheReader,
};
pub use read_card::{ReadCard, ReadCardError};
pub use sentence::{Datum, Sentence};
pub use service::{
    PukFrom, Served, ServiceDistribution, ServiceKind, ServiceOfferError, ServiceOfferView,
    ServiceWish,
};
pub use session::{NotSignedIn, OfficerView};
pub use sign_in::SignInError;
pub use sitting::{
    DevicesView, HiddenFor, LockedBecause, OfficerSideView, OutcomeView, ProceduresView,
    QuestionView, Remembered, RunKind, RunView, SessionView, Sitting, SittingView, SittingWatch,
    SubjectCardView, SubjectSideView, TypedPin, WatchedCardView, WatchedDeviceView,
};
pub use steps::{
    Cancelling, ProgressReader, ProgressReporter, RunProgress, RunningSince, Step, StepProgress,
    StepState, run_progress,
};
pub use submit::{
    AnswerFault, ArchivedKeyView, AskedFor, CertificateDifference, IssuedView, LeftBehind,
    PinDeliveryView, PinSet, PukSet, RecoveredKeyView, SubmitError, SubmitFault, Submitted,
};
pub use trouble::Trouble;
