use protocol::{
    CardService, CardServiceGrant, PinMailer, PukSource, Refusal, Service, ServiceSecrets,
    Sha256Hex,
    cms::{self, SignerTrust},
    sealing::open_sealed,
};
use tokio::runtime::Handle;

use super::{
    Rules,
    ask::{ATTEMPTS, again},
    run::Run,
};
use crate::{
    Trouble,
    host::HostError,
    officer_pin::OfficerPin,
    prompts::{PinMailerAnswer, PinMailerPrompt},
    signed_document::{SignError, SignedDocument, Signing},
    submit::{AnswerFault, AskedFor, LeftBehind, SubmitFault},
};

/// An order that was granted.
pub(super) struct Granted {
    pub(super) digest: Sha256Hex,
    pub(super) secrets: ServiceSecrets,
}

impl From<SignError> for SubmitFault {
    fn from(error: SignError) -> Self {
        match error {
            SignError::Declined => Self::Declined {
                secret: AskedFor::SignaturePin,
            },
            SignError::Card(fault) => Self::Card(fault),
            SignError::Signing { why } => Self::Signing { why },
        }
    }
}

impl Run {
    /// Asks where the PIN goes, where the host sends it; has the officer sign the order and the host grant it. Nothing on
    /// the card has changed then. What the host does not take of the first is asked for again.
    pub(super) fn open(
        &mut self,
        host: &Handle,
        rules: &Rules,
    ) -> Result<(Option<PinMailer>, Granted), SubmitFault> {
        let signing = Signing {
            readers: self.outside.readers.clone(),
            session: self.session.clone(),
            prompts: self.outside.prompts.clone(),
            purpose: self.wish.purpose(),
            clock: self.outside.clock,
        };
        let Some(mut ask) = self.mailer_prompt(host, rules) else {
            let pin = signing.pin()?;
            return Ok((None, self.order_with(host, &signing, &pin, None)?));
        };
        let mut mailer = self.ask_mailer(&mut ask)?;
        let pin = signing.pin()?;
        loop {
            match self.order_with(host, &signing, &pin, Some(mailer.clone())) {
                Err(SubmitFault::Host(error)) if asks_again(&error, &ask) => {
                    let answer = PinMailerAnswer {
                        address: mailer.address.take(),
                        letter: mailer.letter.take().map(|id| id.to_string()),
                    };
                    again(&mut ask, &answer, Trouble::from(&error));
                    mailer = self.ask_mailer(&mut ask)?;
                }
                ended => return Ok((Some(mailer), ended?)),
            }
        }
    }

    fn order_with(
        &mut self,
        host: &Handle,
        signing: &Signing,
        pin: &OfficerPin,
        pin_mailer: Option<PinMailer>,
    ) -> Result<Granted, SubmitFault> {
        let order = CardService {
            order: self.order,
            made_at: (self.outside.clock)(),
            card: self.card.identity.clone(),
            service: self.wish.service(),
            pin_mailer,
            transport_key: self.transport_key.public_key().clone(),
            order_key: self.order_key.public_key().clone(),
        };
        let signed = signing.sign_with(pin, &order)?;
        let connection = self.session.connection();
        let answer = host.block_on(connection.post_signed("/v1/orders", &signed.message));
        let answer = answer.map_err(|failed| {
            if failed.may_have_acted {
                self.left = LeftBehind::Grant;
            }
            failed.error
        })?;
        self.left = LeftBehind::Grant;
        let granted = self.read_grant(&answer, &signed);
        granted.map_err(SubmitFault::Grant)
    }

    fn read_grant(&self, answer: &[u8], order: &SignedDocument) -> Result<Granted, AnswerFault> {
        let now = (self.outside.clock)();
        let host = &self.session.registration_certificate;
        let trust = SignerTrust::exact_under(host, &self.session.authorities);
        let verified = cms::verify::<CardServiceGrant>(answer, &trust, now)?;
        let grant = verified.document;
        if grant.order != self.order || grant.order_digest != order.digest {
            return Err(AnswerFault::AnotherOrder);
        }
        let (sealed, sealed_by) = (&grant.secrets.0, SignerTrust::exact(host));
        let secrets = open_sealed(sealed, &self.transport_key, self.order, &sealed_by, now)?;
        let secrets: ServiceSecrets = secrets;
        // The PUK is delivered where it was asked for, and only there.
        let asked_for = matches!(
            self.wish.service(),
            Service::Unblock {
                puk: PukSource::Host
            }
        );
        if asked_for == secrets.puks.is_empty() {
            return Err(AnswerFault::Incomplete);
        }
        Ok(Granted {
            digest: verified.digest,
            secrets,
        })
    }
}

/// Whether another answer may be taken.
fn asks_again(error: &HostError, ask: &PinMailerPrompt) -> bool {
    matches!(error, HostError::Refused(Refusal::PinMailer { .. })) && ask.attempt < ATTEMPTS
}
