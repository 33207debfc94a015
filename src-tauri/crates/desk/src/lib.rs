//! What an officer does at the desk, without a window and without a terminal: sign in, watch devices, read a card,
//! draft, submit, look after orders.
//!
//! A [`Desk`] has readers on one side and one host on the other. Its verbs are async and never block the caller; card
//! work and prompts run on threads of their own. Secrets are asked for through [`Prompts`], whose default declines. What
//! a window or terminal shows are view types: plain data without 64-bit integers, with ids, serial numbers and times as
//! text. What a person reads is a [`Sentence`]: a code that has a text in `messages`, and the data that fill it. Errors
//! carry the same ([`Coded`]).
//!
//! Deliberately absent: texts and dialogs, a journal of runs (an order that has no receipt stays open at the host), and
//! any knowledge of where readers and host come from.

mod blocking;
mod cancel;
mod card_signature;
mod card_view;
mod desk;
mod devices;
mod draft;
mod fault;
mod host;
mod officer_card;
mod operation;
mod orders;
mod procedures;
mod prompts;
mod read_card;
mod sentence;
mod session;
mod sign_in;
mod steps;
mod submit;

pub use cancel::Cancel;
pub use card_view::{
    CardView, CertificateDetails, CertificateView, KeyDetails, KeyView, KnownByView,
    ReferenceDataView,
};
pub use desk::{Clock, Desk};
pub use devices::{DeviceContent, DeviceEvent, DeviceView, DeviceWatch};
pub use draft::{
    ActionView, CardDraft, CertificateKindView, DraftError, DraftView, FaultView, FieldView,
    KeyThereView, RowView, SummaryView,
};
pub use fault::{CODES, CardFault, CardRole, Coded};
pub use host::{AddressError, HostAddress, HostError};
pub use operation::OperationId;
pub use orders::{
    AbandonError, Abandoned, OrderCertificateView, OrderDetailsView, OrderEvidence, OrderView,
    OrdersError, ReceiptEvidence, VerifiedAbandonment, VerifiedField, VerifiedKey, VerifiedOrder,
    VerifyOrderError, WhichOrders,
};
pub use procedures::{
    CardRuleView, FieldRuleView, HiddenProcedure, KeyRuleView, PinProcedureView, ProcedureChoice,
    ProcedureDetails, ProcedureView, ProceduresError, SerialRangeView,
};
// What the verbs take, for crates that name no domain.
pub use procedure::{Action, FieldName, ProcedureId};
pub use prompts::{
    Beforehand, Declined, HolderPinPrompt, NewPin, NewPinPrompt, NoPrompts, PinRuleView, PinToShow,
    Prompts, ShownPin, SignaturePinPrompt, SignaturePurpose,
};
pub use read_card::{ReadCard, ReadCardError};
pub use sentence::{Datum, Sentence};
pub use session::{NotSignedIn, OfficerView};
pub use sign_in::SignInError;
pub use steps::{
    Cancelling, ProgressReader, ProgressReporter, RunProgress, Step, StepProgress, StepState,
    run_progress,
};
pub use submit::{
    AnswerFault, AskedFor, CertificateDifference, IssuedView, LeftBehind, PinSet, SubmitError,
    SubmitFault, Submitted,
};
