use protocol::{
    Document, Sha256Hex,
    cms::{SigningFault, Unsigned},
};

use super::{AskedFor, SubmitFault, run::Run};
use crate::{
    fault::CardFault,
    officer_card::{NoPin, OfficerCard},
    officer_pin::OfficerPin,
    prompts::SignaturePurpose,
};

/// A document that the officer signed, with the digest by which others refer to it.
pub(super) struct Signed {
    pub(super) message: Vec<u8>,
    pub(super) digest: Sha256Hex,
}

impl Run {
    /// Asks for the Signature PIN, once the officer card was seen to be there and not blocked.
    pub(super) fn signature_pin(&self) -> Result<OfficerPin, SubmitFault> {
        let prompts = &*self.outside.prompts;
        self.outside.progress.waiting_for_answer();
        let given = self.officer_card().pin(prompts, SignaturePurpose::Submit);
        self.outside.progress.running();
        given.map_err(|none| match none {
            NoPin::Declined => SubmitFault::Declined {
                secret: AskedFor::SignaturePin,
            },
            NoPin::Card(fault) => SubmitFault::Card(fault),
        })
    }

    /// Has the officer card sign a document with 9C, which wants the PIN each time.
    pub(super) fn sign_as_officer<T: Document>(
        &self,
        document: &T,
        pin: &OfficerPin,
    ) -> Result<Signed, SubmitFault> {
        let unsigned = Unsigned::new(document, &self.session.signature_certificate, &[])
            .map_err(not_signed)?;
        let digest = unsigned.digest();
        let signature = self.officers_signature(&unsigned, pin)?;
        let message = unsigned.with_signature(&signature).map_err(not_signed)?;
        Ok(Signed { message, digest })
    }

    fn officers_signature(
        &self,
        unsigned: &Unsigned,
        pin: &OfficerPin,
    ) -> Result<Vec<u8>, CardFault> {
        if pin.is_on_the_reader() {
            self.outside.progress.waiting_for_answer();
        }
        let (prompts, to_be_signed) = (&*self.outside.prompts, unsigned.to_be_signed());
        let signed = self.officer_card().sign(pin, prompts, to_be_signed);
        self.outside.progress.running();
        signed
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
