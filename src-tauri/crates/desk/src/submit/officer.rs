use protocol::{
    Document, Sha256Hex,
    cms::{SigningFault, Unsigned},
};
use secret::Pin;

use super::{AskedFor, SubmitFault, run::Run};
use crate::{
    officer_card::OfficerCard,
    prompts::{Declined, SignaturePinPrompt, SignaturePurpose},
};

/// A document that the officer signed, with the digest by which others refer to it.
pub(super) struct Signed {
    pub(super) message: Vec<u8>,
    pub(super) digest: Sha256Hex,
}

impl Run {
    /// Asks for the Signature PIN, once the officer card was seen to be there and not blocked.
    pub(super) fn signature_pin(&self) -> Result<Pin, SubmitFault> {
        let tries_left = self.officer_card().tries_left()?;
        self.outside.progress.waiting_for_answer();
        let given = self.outside.prompts.signature_pin(&SignaturePinPrompt {
            purpose: SignaturePurpose::Submit,
            reader: self.session.device.clone(),
            tries_left,
        });
        self.outside.progress.running();
        given.map_err(|Declined| SubmitFault::Declined {
            secret: AskedFor::SignaturePin,
        })
    }

    /// Has the officer card sign a document with 9C, which wants the PIN each time.
    pub(super) fn sign_as_officer<T: Document>(
        &self,
        document: &T,
        pin: &Pin,
    ) -> Result<Signed, SubmitFault> {
        let unsigned = Unsigned::new(document, &self.session.signature_certificate, &[])
            .map_err(not_signed)?;
        let digest = unsigned.digest();
        let signature = self.officer_card().sign(pin, unsigned.to_be_signed())?;
        let message = unsigned.with_signature(&signature).map_err(not_signed)?;
        Ok(Signed { message, digest })
    }

    fn officer_card(&self) -> OfficerCard<'_> {
        OfficerCard {
            readers: &*self.outside.readers,
            session: &self.session,
        }
    }
}

fn not_signed(fault: SigningFault) -> SubmitFault {
    SubmitFault::Signing { why: fault.code() }
}
