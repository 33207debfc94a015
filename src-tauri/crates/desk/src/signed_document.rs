//! Documents that the officer card signs, for verbs that sign a single one.

use std::sync::Arc;

use card::ReaderSource;
use protocol::{
    Document, OrderId, Sha256Hex,
    cms::{SigningFault, Unsigned},
};
use uuid::Uuid;

use crate::{
    Desk,
    desk::Clock,
    fault::CardFault,
    officer_card::{NoPin, OfficerCard},
    officer_pin::OfficerPin,
    prompts::{Prompts, SignaturePurpose},
    session::SignedIn,
};

/// What it takes to have an officer sign.
pub(crate) struct Signing {
    pub(crate) readers: Arc<dyn ReaderSource>,
    pub(crate) session: Arc<SignedIn>,
    pub(crate) prompts: Arc<dyn Prompts>,
    pub(crate) purpose: SignaturePurpose,
    pub(crate) clock: Clock,
}

/// A document that the officer signed, with the digest by which others refer to it.
pub(crate) struct SignedDocument {
    pub(crate) message: Vec<u8>,
    pub(crate) digest: Sha256Hex,
}

/// Why a document was not signed.
pub(crate) enum SignError {
    /// The officer gave no PIN.
    Declined,
    /// The officer card, or the way to it.
    Card(CardFault),
    /// It has no form that can be signed.
    Signing { why: &'static str },
}

impl From<CardFault> for SignError {
    fn from(fault: CardFault) -> Self {
        Self::Card(fault)
    }
}

impl From<NoPin> for SignError {
    fn from(none: NoPin) -> Self {
        match none {
            NoPin::Declined => Self::Declined,
            NoPin::Card(fault) => Self::Card(fault),
        }
    }
}

impl From<SigningFault> for SignError {
    fn from(fault: SigningFault) -> Self {
        Self::Signing { why: fault.code() }
    }
}

impl Signing {
    pub(crate) fn new(
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
            clock: desk.clock(),
        }
    }

    /// Asks for the PIN once the officer card was seen to be there and not blocked. Blocks.
    pub(crate) fn pin(&self) -> Result<OfficerPin, SignError> {
        Ok(self.card().pin(&*self.prompts, self.purpose)?)
    }

    /// Asks for the PIN, and signs with 9C. Blocks.
    pub(crate) fn sign<T: Document>(&self, document: &T) -> Result<SignedDocument, SignError> {
        self.sign_with(&self.pin()?, document)
    }

    /// Signs with 9C. Blocks.
    pub(crate) fn sign_with<T: Document>(
        &self,
        pin: &OfficerPin,
        document: &T,
    ) -> Result<SignedDocument, SignError> {
        let unsigned = Unsigned::new(document, &self.session.signature_certificate, &[])?;
        let digest = unsigned.digest();
        let to_be_signed = unsigned.to_be_signed();
        let signature = self.card().sign(pin, &*self.prompts, to_be_signed)?;
        let message = unsigned.with_signature(&signature)?;
        Ok(SignedDocument { message, digest })
    }

    fn card(&self) -> OfficerCard<'_> {
        OfficerCard {
            readers: &*self.readers,
            session: &self.session,
        }
    }
}

/// The id of an order that begins now.
pub(crate) fn fresh_order() -> Result<OrderId, SignError> {
    OrderId::new(Uuid::now_v7()).ok_or(SignError::Signing { why: "order-id" })
}
