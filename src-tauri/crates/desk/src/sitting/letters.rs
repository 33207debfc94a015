use std::sync::Arc;

use super::{TypedPin, officer::GivenPin, shared::Shared};
use crate::{
    IdsCreatedView, LetterPageView, LetterQuery, LettersPrintedView, MailPageView, MailQuery,
    NewLetterIds, NextNumberView, OperationId, PagePicture, PrintersView, Trouble,
};

/// Nothing of what is found is kept.
impl Shared {
    pub(super) async fn letters(
        self: &Arc<Self>,
        query: &LetterQuery,
    ) -> Result<LetterPageView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.letters(query).await;
        self.or_trouble(found)
    }

    pub(super) async fn letter_preview(
        self: &Arc<Self>,
        letter: &str,
    ) -> Result<Vec<PagePicture>, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let drawn = self.desk.letter_preview(letter).await;
        self.or_trouble(drawn)
    }

    pub(super) async fn printers(
        self: &Arc<Self>,
        set: Option<&str>,
    ) -> Result<PrintersView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.printers(set).await;
        self.or_trouble(found)
    }

    pub(super) async fn next_letter_number(
        self: &Arc<Self>,
        prefix: &str,
    ) -> Result<NextNumberView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.next_letter_number(prefix).await;
        self.or_trouble(found)
    }

    pub(super) async fn print_letters(
        self: &Arc<Self>,
        operation: OperationId,
        letters: &[String],
        printer: &str,
        reason: Option<&str>,
        pin: TypedPin,
    ) -> Result<LettersPrintedView, Trouble> {
        let prompts = self.may_sign(pin)?;
        let printed = self
            .desk
            .print_letters(operation, letters, printer, reason, prompts)
            .await;
        self.signed(printed)
    }

    pub(super) async fn create_letter_ids(
        self: &Arc<Self>,
        operation: OperationId,
        ids: &NewLetterIds,
        pin: TypedPin,
    ) -> Result<IdsCreatedView, Trouble> {
        let prompts = self.may_sign(pin)?;
        let created = self.desk.create_letter_ids(operation, ids, prompts).await;
        self.signed(created)
    }

    pub(super) async fn pin_mails(
        self: &Arc<Self>,
        query: &MailQuery,
    ) -> Result<MailPageView, Trouble> {
        self.act(|state| state.must_be_signed_in())?;
        let found = self.desk.pin_mails(query).await;
        self.or_trouble(found)
    }

    pub(super) async fn resend_mail(
        self: &Arc<Self>,
        operation: OperationId,
        mail: &str,
        address: &str,
        reason: &str,
        pin: TypedPin,
    ) -> Result<(), Trouble> {
        let prompts = self.may_sign(pin)?;
        let resent = self
            .desk
            .resend_mail(operation, mail, address, reason, prompts)
            .await;
        self.signed(resent)
    }

    /// The officer card is free to sign: no run uses it.
    fn may_sign(self: &Arc<Self>, pin: TypedPin) -> Result<Arc<GivenPin>, Trouble> {
        self.act(|state| {
            state.must_be_signed_in()?;
            state.must_not_run()
        })?;
        Ok(Arc::new(GivenPin::new(pin)))
    }

    fn signed<T>(self: &Arc<Self>, ended: Result<T, crate::LettersError>) -> Result<T, Trouble> {
        let ended = self.or_trouble(ended);
        self.change(|state| state.pin_was_used(&ended));
        ended
    }
}
