use std::sync::Arc;

use protocol::ResendMail;
use tokio::runtime::Handle;

use super::{LettersError, checked_reason, mails::mail_number};
use crate::{
    Desk, OperationId,
    prompts::{Prompts, SignaturePurpose},
    signed_document::{Signing, fresh_order},
};

impl Desk {
    /// Has a PIN mail sent once more, to this address: an order of the officer's.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`LettersError`]; the host judges the address.
    pub async fn resend_mail(
        &self,
        operation: OperationId,
        mail: &str,
        address: &str,
        reason: &str,
        prompts: Arc<dyn Prompts>,
    ) -> Result<(), LettersError> {
        let begin = || {
            let prepared = self.session().map_err(LettersError::from);
            let prepared = prepared.and_then(|session| {
                let document = ResendMail {
                    order: fresh_order()?,
                    made_at: (self.clock())(),
                    mail: mail_number(mail)?,
                    address: checked_address(address)?,
                    reason: checked_reason(reason)?,
                };
                let purpose = SignaturePurpose::ResendMail;
                Ok((Signing::new(self, session, prompts, purpose), document))
            });
            let host = Handle::current();
            async move {
                let (signing, document) = prepared?;
                crate::blocking::run(move || resend(&signing, &document, &host)).await
            }
        };
        match self.mails_resent.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(LettersError::Ended),
        }
    }
}

fn checked_address(address: &str) -> Result<String, LettersError> {
    match address.trim() {
        "" => Err(LettersError::NoAddress),
        address => Ok(address.to_owned()),
    }
}

fn resend(signing: &Signing, document: &ResendMail, host: &Handle) -> Result<(), LettersError> {
    let signed = signing.sign(document)?;
    let connection = signing.session.connection();
    let sent = host.block_on(connection.post_signed("/v1/orders", &signed.message));
    sent.map_err(|failed| failed.error)?;
    Ok(())
}
