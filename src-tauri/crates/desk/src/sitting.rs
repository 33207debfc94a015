//! What one window keeps of an officer's work at a desk: who is signed in, the two devices, the form, the run. It lives
//! here and not in the window, so that a window that is loaded again finds everything as it was.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

use crate::{
    ActEvidence, ActivityPageView, ActivityQuery, ArchivePage, CardRecordView,
    CertificateRecordView, Desk, IdsCreatedView, LetterPageView, LetterQuery, LettersPrintedView,
    MailPageView, MailQuery, NewLetterIds, NextNumberView, OperationId, OrderEvidence,
    OrderRecordView, PagePicture, PinMailerAnswer, PrintersView, RecoveryRequestView, SearchQuery,
    ServiceOfferView, ServiceWish, ShownPin, Trouble, VerificationView,
};

mod activity;
mod archive;
mod devices;
mod error;
mod filter;
mod form;
mod letters;
mod officer;
mod procedures;
mod questions;
mod run;
mod service;
mod shared;
mod state;
mod subject;
mod typed_pin;
mod view;

#[cfg(test)]
pub(crate) use error::SittingError;
pub use shared::SittingWatch;
pub use typed_pin::TypedPin;
pub use view::{
    DevicesView, LockedBecause, OfficerSideView, OutcomeView, ProceduresView, QuestionView,
    RunKind, RunView, SessionView, SittingView, SubjectCardView, SubjectSideView, WatchedCardView,
    WatchedDeviceView,
};

use shared::Shared;
use state::State;

/// An officer's sitting at a desk. Its handles are cheap to clone; it ends with the last of them, or when it is told to.
///
/// Nothing here waits for a card or for the host but [`sign_in`](Self::sign_in): work is done beside, and the view
/// tells what came of it. While the sitting is locked, the form and the questions of a run are out of reach.
#[derive(Clone)]
pub struct Sitting {
    shared: Arc<Shared>,
    _ends: Arc<EndsWithLast>,
}

/// Ends a sitting with its last handle.
struct EndsWithLast(Arc<Shared>);

impl Drop for EndsWithLast {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// What is remembered from one sitting to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Remembered {
    /// The officer's device, by name.
    pub officer_device: Option<String>,
    /// The subject card's device, by name.
    pub subject_device: Option<String>,
    /// Procedures that were submitted, by id, the last one first.
    pub recent_procedures: Vec<String>,
    /// The procedures that each officer hides, by id.
    pub hidden_procedures: Vec<HiddenFor>,
}

/// The procedures that one officer hides from the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct HiddenFor {
    /// The address of the host that the officer is one of.
    pub host: String,
    /// The officer's number there.
    pub officer: String,
    /// Their ids.
    pub procedures: Vec<String>,
}

impl Sitting {
    /// Sits down: watches the devices from now on. Choices that were remembered are taken again where they can be.
    pub async fn begin(desk: Arc<Desk>, remembered: Remembered) -> Self {
        let runtime = Handle::current();
        let shared = Shared::new(desk, remembered, runtime.clone());
        runtime.spawn(shared.clone().watch_devices());
        runtime.spawn(shared.clone().watch_session());
        let ends = Arc::new(EndsWithLast(shared.clone()));
        Self {
            shared,
            _ends: ends,
        }
    }

    /// Everything there is to show.
    pub fn view(&self) -> SittingView {
        self.shared.look(State::view)
    }
    /// The news from now on.
    pub fn watch(&self) -> SittingWatch {
        SittingWatch::new(self.shared.clone())
    }
    /// What is to be remembered. Cheap: whoever keeps it compares it with what was kept last.
    pub fn remembered(&self) -> Remembered {
        self.shared.look(|state| state.remembered.clone())
    }
    /// Whether a run is under way.
    pub fn is_running(&self) -> bool {
        self.shared.look(|state| state.must_not_run().is_err())
    }

    /// Ends the sitting, whoever else has a handle to it: devices are no longer watched, and whoever is asked something
    /// no longer is. A run that is under way goes on by its own rules, without anybody to ask.
    pub fn end(self) {
        self.shared.end();
    }

    /// The desk.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.shared.desk
    }
    /// Chooses the officer's device. The subject card's device becomes the other one where it was the same.
    ///
    /// # Errors
    /// When there is no such device, or while somebody is signed in with the card in another one.
    pub fn choose_officer_device(&self, device: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.choose_officer_device(device))
    }
    /// Signs in with the card in the officer's device, or unlocks. The same officer finds the form as it was; another one
    /// finds it cleared, and what a run of the first one asks is declined. Why it failed is also kept in the view. Called
    /// again with the same operation id, it waits for the same result.
    ///
    /// # Errors
    /// When it failed.
    pub async fn sign_in(&self, operation: OperationId, pin: TypedPin) -> Result<(), Trouble> {
        self.shared.sign_in(operation, pin).await
    }
    /// Signs out and clears the form.
    ///
    /// # Errors
    /// While a run is under way.
    pub fn sign_out(&self) -> Result<(), Trouble> {
        self.shared.act(State::sign_out)
    }
    /// Chooses the subject card's device.
    ///
    /// # Errors
    /// When there is no such device, it is the officer's, or a run is under way.
    pub fn choose_subject_device(&self, device: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.choose_subject_device(device))
    }
    /// Reads the subject card and the procedures again; what was typed stays.
    ///
    /// # Errors
    /// While a run is under way.
    pub fn reload(&self) -> Result<(), Trouble> {
        self.shared.act(State::reload)
    }
    /// Reads the card in that device again: something beside the sitting has written to it.
    pub fn read_again(&self, device: &str) {
        self.shared.change(|state| state.read_again(device));
    }
    /// Chooses a token procedure. Values of fields that it has too stay.
    ///
    /// # Errors
    /// When the host offers no such procedure, or a run is under way.
    pub fn choose_procedure(&self, id: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.choose_procedure(id))
    }
    /// Sets the action for a key: `add`, `redo`, `issue`, `recover`; `None` leaves the key as it is.
    ///
    /// # Errors
    /// When it cannot be done, with why.
    pub fn set_action(&self, key: &str, action: Option<&str>) -> Result<(), Trouble> {
        self.shared.act(|state| state.set_action(key, action))
    }
    /// Chooses the algorithm of a key that will be generated; `None` goes back to the procedure's first.
    ///
    /// # Errors
    /// When it cannot be chosen.
    pub fn choose_algorithm(&self, key: &str, algorithm: Option<&str>) -> Result<(), Trouble> {
        self.shared
            .act(|state| state.choose_algorithm(key, algorithm))
    }
    /// Sets the value of a field.
    ///
    /// # Errors
    /// When there is no such field, or it is too long.
    pub fn set_field(&self, field: &str, value: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.set_field(field, value))
    }
    /// Shows or hides a field.
    ///
    /// # Errors
    /// When there is no such field, or it cannot be hidden.
    pub fn show_field(&self, field: &str, shown: bool) -> Result<(), Trouble> {
        self.shared.act(|state| state.show_field(field, shown))
    }
    /// Whether a recovery request is sent for a key (Request: *Yes*), or not.
    ///
    /// # Errors
    /// When none can be, with why.
    pub fn request_key(&self, key: &str, request: bool) -> Result<(), Trouble> {
        self.shared.act(|state| state.request_key(key, request))
    }
    /// Takes the key of the archived certificate with this Certificate ID, and requests it; `None` leaves the host to
    /// search by the holder's fields. Asks the host what the certificate is.
    ///
    /// # Errors
    /// When there is no such certificate of an archived key, or it cannot be taken.
    pub async fn choose_archived(&self, key: &str, id: Option<&str>) -> Result<(), Trouble> {
        self.shared.choose_archived(key, id).await
    }
    /// Says why keys are recovered.
    ///
    /// # Errors
    /// When it is too long.
    pub fn set_reason(&self, reason: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.set_reason(reason))
    }
    /// Cites the recovery request that the order is to use up; `None` cites none.
    ///
    /// # Errors
    /// When it is no request's digest.
    pub fn cite_request(&self, digest: Option<&str>) -> Result<(), Trouble> {
        self.shared.act(|state| state.cite_request(digest))
    }
    /// Searches the archive. Waits for the host.
    ///
    /// # Errors
    /// When a criterion is none, or the host does not answer.
    pub async fn search_archive(&self, query: &SearchQuery) -> Result<ArchivePage, Trouble> {
        self.shared.search_archive(query).await
    }
    /// The recovery requests that are open at the host. Waits for the host.
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn recovery_requests(&self) -> Result<Vec<RecoveryRequestView>, Trouble> {
        self.shared.recovery_requests().await
    }
    /// Asks other officers to approve what the form recovers; the form then cites the request. Waits for card and host.
    /// Called again with the same operation id, it waits for the same result.
    ///
    /// # Errors
    /// When the form is not complete but for the request, or the host refuses.
    pub async fn request_recovery(
        &self,
        operation: OperationId,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.shared.request_recovery(operation, pin).await
    }
    /// Approves a recovery request, or refuses it where a reason is given. Waits for card and host. Called again with
    /// the same operation id, it waits for the same result.
    ///
    /// # Errors
    /// When there is no such request, or the host refuses.
    pub async fn decide_recovery(
        &self,
        operation: OperationId,
        digest: &str,
        refused_because: Option<&str>,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.shared
            .decide_recovery(operation, digest, refused_because, pin)
            .await
    }
    /// Searches what officers did. Waits for the host.
    ///
    /// # Errors
    /// When the text cannot be searched for, or the host does not answer.
    pub async fn activity(&self, query: &ActivityQuery) -> Result<ActivityPageView, Trouble> {
        self.shared.activity(query).await
    }
    /// An order in words, with what is true of it on the card, where that lies in a device, and at the host. Waits for
    /// the host.
    ///
    /// # Errors
    /// When there is no such order, or the host does not answer.
    pub async fn order_record(&self, order: &str) -> Result<OrderRecordView, Trouble> {
        self.shared.order_record(order).await
    }
    /// Verifies an order here and now. That it does not verify is an answer. Waits for the host.
    ///
    /// # Errors
    /// When its documents cannot be had.
    pub async fn verify_order(&self, order: &str) -> Result<VerificationView, Trouble> {
        self.shared.verify_order(order).await
    }
    /// The documents of an order, and with what they are verified. Waits for the host.
    ///
    /// # Errors
    /// When they cannot be had.
    pub async fn order_evidence(&self, order: &str) -> Result<OrderEvidence, Trouble> {
        self.shared.order_evidence(order).await
    }
    /// The documents of a signed act, and with what they are verified. Waits for the host.
    ///
    /// # Errors
    /// When they cannot be had.
    pub async fn act_evidence(&self, order: &str) -> Result<ActEvidence, Trouble> {
        self.shared.act_evidence(order).await
    }
    /// Gives up an open order: its certificates are revoked. Waits for card and host. Called again with the same
    /// operation id, it waits for the same result.
    ///
    /// # Errors
    /// When there is no such order, no reason is given, or the host refuses; while a run is under way.
    pub async fn abandon_order(
        &self,
        operation: OperationId,
        order: &str,
        reason: &str,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.shared
            .abandon_order(operation, order, reason, pin)
            .await
    }
    /// The certificate in that place (`9a`) of the card in a device, and what the host knows of it where somebody is
    /// signed in. Waits for the host.
    ///
    /// # Errors
    /// When there is none, or the host does not answer.
    pub async fn certificate_on_card(
        &self,
        device: &str,
        key: &str,
    ) -> Result<CertificateRecordView, Trouble> {
        self.shared.certificate_on_card(device, key).await
    }
    /// The host's certificate of this Certificate ID. Waits for the host.
    ///
    /// # Errors
    /// When there is none, or the host does not answer.
    pub async fn certificate_record(&self, id: &str) -> Result<CertificateRecordView, Trouble> {
        self.shared.certificate_record(id).await
    }
    /// What is known of the card in a device. Waits for the host.
    ///
    /// # Errors
    /// When it was not read, has nothing that tells it from others, or the host does not answer.
    pub async fn card_record(&self, device: &str) -> Result<CardRecordView, Trouble> {
        self.shared.card_record(device).await
    }
    /// What is known of the card of an order, and the card itself where it lies in a device. Waits for the host.
    ///
    /// # Errors
    /// When there is no such order, or the host does not answer.
    pub async fn card_record_of_order(&self, order: &str) -> Result<CardRecordView, Trouble> {
        self.shared.card_record_of_order(order).await
    }
    /// Has the officer's filter hide a procedure, in this and later sittings.
    ///
    /// # Errors
    /// When the host offers no such procedure, or nobody is signed in.
    pub fn hide_procedure(&self, id: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.hide_procedure(id))
    }
    /// Has the officer's filter hide a procedure no longer.
    ///
    /// # Errors
    /// When nobody is signed in. One that is not hidden is no error.
    pub fn show_procedure(&self, id: &str) -> Result<(), Trouble> {
        self.shared.act(|state| state.show_procedure(id))
    }
    /// Empties the officer's filter.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn show_all_procedures(&self) -> Result<(), Trouble> {
        self.shared.act(State::show_all_procedures)
    }
    /// Clears what was typed and chosen; device and procedure stay.
    ///
    /// # Errors
    /// While a run is under way.
    pub fn clear_form(&self) -> Result<(), Trouble> {
        self.shared.act(State::clear_form)
    }
    /// Submits the form. Returns when the run has begun; the view tells the rest. Called again with the same operation
    /// id, it does nothing more.
    ///
    /// # Errors
    /// When it cannot begin.
    pub fn submit(&self, operation: OperationId, pin: TypedPin) -> Result<(), Trouble> {
        self.shared.submit(operation, pin)
    }
    /// What a service to the subject card would go by. Waits for the host.
    ///
    /// # Errors
    /// When no card was read, the host did not issue it, or does not answer.
    pub async fn offer_service(&self) -> Result<ServiceOfferView, Trouble> {
        self.shared.offer_service().await
    }
    /// Begins a service to the subject card. Returns when the run has begun; the view tells the rest. `procedure` is
    /// what the run is called by. Called again with the same operation id, it does nothing more.
    ///
    /// # Errors
    /// When it cannot begin.
    pub fn begin_service(
        &self,
        operation: OperationId,
        wish: ServiceWish,
        procedure: String,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        self.shared.begin_service(operation, wish, procedure, pin)
    }
    /// Searches the PIN letters. Waits for the host.
    ///
    /// # Errors
    /// When the text cannot be searched for, or the host does not answer.
    pub async fn letters(&self, query: &LetterQuery) -> Result<LetterPageView, Trouble> {
        self.shared.letters(query).await
    }
    /// A letter as it will look, without its secrets. Waits for the host.
    ///
    /// # Errors
    /// When there is no such letter, or the host does not answer.
    pub async fn letter_preview(&self, letter: &str) -> Result<Vec<PagePicture>, Trouble> {
        self.shared.letter_preview(letter).await
    }
    /// The system's printers, and which of them is set for this desk. Waits for the system.
    ///
    /// # Errors
    /// When the system cannot print.
    pub async fn printers(&self, set: Option<&str>) -> Result<PrintersView, Trouble> {
        self.shared.printers(set).await
    }
    /// From which number on letter IDs with a prefix can be created. Waits for the host.
    ///
    /// # Errors
    /// When no letter ID begins so, or the host does not answer.
    pub async fn next_letter_number(&self, prefix: &str) -> Result<NextNumberView, Trouble> {
        self.shared.next_letter_number(prefix).await
    }
    /// Prints letters. Waits for card, host and the system's printing. Called again with the same operation id, it waits
    /// for the same result.
    ///
    /// # Errors
    /// When the host refuses, or the system does not take them; they wait to be printed as before then.
    pub async fn print_letters(
        &self,
        operation: OperationId,
        letters: &[String],
        printer: &str,
        reason: Option<&str>,
        pin: TypedPin,
    ) -> Result<LettersPrintedView, Trouble> {
        let shared = &self.shared;
        shared
            .print_letters(operation, letters, printer, reason, pin)
            .await
    }
    /// Creates letter IDs ahead. Waits for card and host. Called again with the same operation id, it waits for the same
    /// result.
    ///
    /// # Errors
    /// When they are no letter IDs, one of them is there already, or the host refuses otherwise.
    pub async fn create_letter_ids(
        &self,
        operation: OperationId,
        ids: &NewLetterIds,
        pin: TypedPin,
    ) -> Result<IdsCreatedView, Trouble> {
        self.shared.create_letter_ids(operation, ids, pin).await
    }
    /// Lists the PIN mails. Waits for the host.
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn pin_mails(&self, query: &MailQuery) -> Result<MailPageView, Trouble> {
        self.shared.pin_mails(query).await
    }
    /// Has a PIN mailed once more. Waits for card and host. Called again with the same operation id, it waits for the
    /// same result.
    ///
    /// # Errors
    /// When there is no such mail, or the host refuses.
    pub async fn resend_mail(
        &self,
        operation: OperationId,
        mail: &str,
        address: &str,
        reason: &str,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let shared = &self.shared;
        shared
            .resend_mail(operation, mail, address, reason, pin)
            .await
    }
    /// Asks the run to stop, where that can still be done; where it cannot, nothing happens.
    pub fn stop(&self) {
        self.shared.act(State::stop)
    }
    /// Answers with the holder's PIN.
    ///
    /// # Errors
    /// When the question is no longer put.
    pub fn give_holder_pin(&self, question: u32, pin: TypedPin) -> Result<(), Trouble> {
        self.shared
            .act(|state| state.give_holder_pin(question, pin))
    }
    /// Answers with a new PIN, typed twice. One that breaks a rule is asked for again, with what it breaks.
    ///
    /// # Errors
    /// When the two differ, or the question is no longer put.
    pub fn enter_new_pin(
        &self,
        question: u32,
        pin: TypedPin,
        again: TypedPin,
    ) -> Result<(), Trouble> {
        self.shared
            .act(|state| state.enter_new_pin(question, pin, again))
    }
    /// Answers that the new PIN is typed on the keys of the reader.
    ///
    /// # Errors
    /// When the question is no longer put, or did not ask for that.
    pub fn enter_on_the_reader(&self, question: u32) -> Result<(), Trouble> {
        self.shared.act(|state| state.enter_on_the_reader(question))
    }
    /// Answers with where the system's PIN and PUK go. What is not taken is asked for again, with why.
    ///
    /// # Errors
    /// When the question is no longer put.
    pub fn give_pin_mailer(&self, question: u32, answer: PinMailerAnswer) -> Result<(), Trouble> {
        self.shared
            .act(|state| state.give_pin_mailer(question, answer))
    }
    /// Answers with the PUK.
    ///
    /// # Errors
    /// When the question is no longer put.
    pub fn give_puk(&self, question: u32, puk: TypedPin) -> Result<(), Trouble> {
        self.shared.act(|state| state.give_puk(question, puk))
    }
    /// Enters no PIN: the system-generated one is set and shown.
    ///
    /// # Errors
    /// When the question is no longer put.
    pub fn cancel_new_pin(&self, question: u32) -> Result<(), Trouble> {
        self.shared.act(|state| state.cancel_new_pin(question))
    }
    /// Answers that nobody will: of the holder's PIN, the run then ends.
    ///
    /// # Errors
    /// When the question is no longer put.
    pub fn decline(&self, question: u32) -> Result<(), Trouble> {
        self.shared.act(|state| state.decline(question))
    }
    /// Takes the card's new PIN, to show it: once.
    ///
    /// # Errors
    /// When it was taken before, or there is none.
    pub fn take_pin(&self, question: u32) -> Result<ShownPin, Trouble> {
        self.shared.act(|state| state.take_pin(question))
    }
    /// Says whether the PIN that was taken has been noted. If not, the run ends with the order open, and the card's next
    /// order sets another PIN; so it does where [`decline`](Self::decline) says that nobody takes it.
    ///
    /// # Errors
    /// When the question is no longer put, or the PIN was not taken.
    pub fn pin_noted(&self, question: u32, noted: bool) -> Result<(), Trouble> {
        self.shared.act(|state| state.pin_noted(question, noted))
    }
    /// Puts a run that has ended away for the next card: the procedure stays, the holder is cleared. A card that was
    /// issued and still lies there gets no form until it was put in again, or [`reload`](Self::reload) asks for one.
    ///
    /// # Errors
    /// While a run is under way.
    pub fn next_card(&self) -> Result<(), Trouble> {
        self.shared.act(State::next_card)
    }
    /// Puts a run that failed away and goes back to its form, as it was: what was typed stays, and of what was chosen
    /// all that can still be done. A card that the run may have changed was read again. After a run that succeeded, it is
    /// as [`next_card`](Self::next_card).
    ///
    /// # Errors
    /// While a run is under way.
    pub fn back_to_form(&self) -> Result<(), Trouble> {
        self.shared.act(State::back_to_form)
    }
}
