use std::sync::Arc;

use card::ReaderSource;
use protocol::{Document, Sha256Hex, cms::Unsigned};
use tokio::runtime::Handle;

use super::ArchiveError;
use crate::{
    Desk,
    officer_card::{NoPin, OfficerCard},
    prompts::{Prompts, SignaturePurpose},
    session::SignedIn,
};

/// What it takes to have an officer sign a document and the host take it.
pub(super) struct Signing {
    pub(super) readers: Arc<dyn ReaderSource>,
    pub(super) session: Arc<SignedIn>,
    pub(super) prompts: Arc<dyn Prompts>,
    pub(super) purpose: SignaturePurpose,
}

impl Signing {
    pub(super) fn new(
        desk: &Desk,
        session: Arc<SignedIn>,
        prompts: Arc<dyn Prompts>,
        purpose: SignaturePurpose,
    ) -> Self {
        Self {
            readers: desk.readers().clone(),
            session,
            prompts,
            purpose,
        }
    }

    /// Signs and sends, off the async workers. Gives the digest by which others refer to the document.
    pub(super) async fn send<T: Document + Send + 'static>(
        self,
        document: T,
    ) -> Result<Sha256Hex, ArchiveError> {
        let host = Handle::current();
        crate::blocking::run(move || self.send_now(&document, &host)).await
    }

    fn send_now<T: Document>(
        &self,
        document: &T,
        host: &Handle,
    ) -> Result<Sha256Hex, ArchiveError> {
        let unsigned = Unsigned::new(document, &self.session.signature_certificate, &[])?;
        let digest = unsigned.digest();
        let signature = self.signature(&unsigned)?;
        let message = unsigned.with_signature(&signature)?;
        let sent = host.block_on(
            self.session
                .connection()
                .post_signed("/v1/orders", &message),
        );
        sent.map_err(|failed| failed.error)?;
        Ok(digest)
    }

    fn signature(&self, unsigned: &Unsigned) -> Result<Vec<u8>, ArchiveError> {
        let card = OfficerCard {
            readers: &*self.readers,
            session: &self.session,
        };
        let pin = card.pin(&*self.prompts, self.purpose);
        let pin = pin.map_err(|none| match none {
            NoPin::Declined => ArchiveError::Declined,
            NoPin::Card(fault) => ArchiveError::Card(fault),
        })?;
        Ok(card.sign(&pin, &*self.prompts, unsigned.to_be_signed())?)
    }
}
