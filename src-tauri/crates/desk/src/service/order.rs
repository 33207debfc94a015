use jiff::{SignedDuration, Timestamp};
use protocol::{
    CardService, CardServiceGrant, PinMailer, PukSource, Refusal, Service, ServiceSecrets,
    Sha256Hex,
    cms::{self, SignerTrust},
    sealing::open_sealed,
};
use tokio::runtime::Handle;

use super::{Rules, run::Run};
use crate::{
    host::HostError,
    officer_pin::OfficerPin,
    pin_mailer::PinMailerQuestion,
    signed_document::{SignError, SignedDocument, Signing},
    submit::{AnswerFault, AskedFor, LeftBehind, SubmitFault},
};

/// An order that was granted.
pub(super) struct Granted {
    pub(super) digest: Sha256Hex,
    pub(super) secrets: ServiceSecrets,
    /// Until when the host waits for a card with a new PIN, by the desk's clock: how far that and the host's are apart is
    /// of no matter.
    ends: Timestamp,
}

/// What must be left of an order before the card is spoken to: the host must not take it for ended while it is carried out.
const ENOUGH: SignedDuration = SignedDuration::from_mins(1);

impl Granted {
    /// Whether there is time to set a PIN.
    pub(super) fn has_time(&self, now: Timestamp) -> bool {
        self.ends.duration_since(now) >= ENOUGH
    }
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
        let mut question = self.ask_pin_mailer(host, rules)?;
        let pin = signing.pin()?;
        loop {
            let said = question.as_ref().and_then(PinMailerQuestion::said).cloned();
            let granted = self.order_with(host, &signing, &pin, said.clone());
            match (granted, &mut question) {
                (
                    Err(SubmitFault::Host(HostError::Refused(Refusal::PinMailer { why }))),
                    Some(question),
                ) => question.put_again(why, |ask| self.pin_mailer(ask))?,
                (granted, _) => return Ok((said, granted?)),
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
        let granted = self.read_grant(&answer, &signed, order.made_at);
        granted.map_err(SubmitFault::Grant)
    }

    /// The host granted it after it was made: counted from there, it ends rather too early than too late.
    fn read_grant(
        &self,
        answer: &[u8],
        order: &SignedDocument,
        made_at: Timestamp,
    ) -> Result<Granted, AnswerFault> {
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
            ends: made_at + grant.expires_at.duration_since(grant.granted_at),
        })
    }
}
