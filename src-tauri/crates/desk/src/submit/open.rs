use std::collections::BTreeMap;

use contents::KeyReference;
use protocol::{
    AgreementKeys, CardSecrets, Grant, NewCardSecrets, Nonce, OpenRequest, PinMailer, Refusal,
    Sha256Hex, cms, sealing::open_sealed,
};
use secret::{ManagementKey, Pin, Puk};
use tokio::runtime::Handle;

use super::{
    AnswerFault, LeftBehind, SubmitFault, candidates,
    recovered::{Recovered, recovered},
    run::Run,
};
use crate::{host::HostError, officer_pin::OfficerPin, pin_mailer::PinMailerQuestion};

/// A request that was granted, with what opens the card.
pub(super) struct Opened {
    pub(super) request: Sha256Hex,
    pub(super) nonce: Nonce,
    pub(super) agreement_keys: AgreementKeys,
    pub(super) pin_mailer: Option<PinMailer>,
    /// What the card may have, the likeliest first.
    pub(super) pins: Vec<Pin>,
    pub(super) puks: Vec<Puk>,
    pub(super) management_keys: Vec<ManagementKey>,
    /// What the run sets, beside the PIN that comes with the fulfilment: all that the plan says, and nothing else.
    pub(super) new: NewCardSecrets,
    /// The archived keys that the order will bring, by the place that each takes.
    pub(super) recovered: BTreeMap<KeyReference, Recovered>,
}

impl Run {
    /// Has the officer sign the open request and the host grant it. Nothing on the subject card has changed then. Where
    /// the host does not take what was said of where PIN and PUK go, that is asked again.
    pub(super) fn open(
        &mut self,
        host: &Handle,
        pin: &OfficerPin,
        mut mailer: Option<PinMailerQuestion>,
    ) -> Result<Opened, SubmitFault> {
        loop {
            let said = mailer.as_ref().and_then(PinMailerQuestion::said).cloned();
            match (self.open_once(host, pin, said), &mut mailer) {
                (
                    Err(SubmitFault::Host(HostError::Refused(Refusal::PinMailer { why }))),
                    Some(question),
                ) => question.put_again(why, |ask| self.pin_mailer(ask))?,
                (opened, _) => return opened,
            }
        }
    }

    fn open_once(
        &mut self,
        host: &Handle,
        pin: &OfficerPin,
        mailer: Option<PinMailer>,
    ) -> Result<Opened, SubmitFault> {
        let request = self.sign_as_officer(&self.open_request(mailer.clone()), pin)?;
        let answer = host.block_on(
            self.session
                .connection()
                .post_signed("/v1/open", &request.message),
        );
        let answer = answer.map_err(|failed| {
            if failed.may_have_acted {
                self.left.state = LeftBehind::Grant;
            }
            failed.error
        })?;
        self.left.state = LeftBehind::Grant;
        let opened = self
            .read_grant(&answer, request.digest, mailer)
            .map_err(SubmitFault::Grant)?;
        self.card_takes(&opened.recovered)?;
        if self.shows_puk() && opened.puks.is_empty() {
            return Err(SubmitFault::PukNotKnown);
        }
        Ok(opened)
    }

    /// Known now, and said before anything on the card changes and before an order uses approvals up.
    fn card_takes(&self, recovered: &BTreeMap<KeyReference, Recovered>) -> Result<(), SubmitFault> {
        let imported = self.subject.contents.capabilities.imports;
        let mut keys = recovered.iter().map(|(place, key)| {
            let algorithm = key.certificate.public_key().algorithm();
            (*place, algorithm)
        });
        match keys.find(|(_, algorithm)| !imported.contains(algorithm)) {
            Some((key, algorithm)) => Err(SubmitFault::RecoveredKeyNotTaken {
                key,
                algorithm,
                imported: imported.to_vec(),
            }),
            None => Ok(()),
        }
    }

    fn open_request(&self, pin_mailer: Option<PinMailer>) -> OpenRequest {
        OpenRequest {
            order: self.order,
            made_at: (self.outside.clock)(),
            procedure: self.subject.procedure.clone(),
            card: self.subject.identity.clone(),
            draft: self.subject.draft.clone(),
            pin_mailer,
            take_in: self.subject.take_in,
            transport_key: self.transport_key.public_key().clone(),
            order_key: self.order_key.public_key().clone(),
        }
    }

    fn read_grant(
        &self,
        answer: &[u8],
        request: Sha256Hex,
        pin_mailer: Option<PinMailer>,
    ) -> Result<Opened, AnswerFault> {
        let (trust, now) = (self.host_trust(), (self.outside.clock)());
        let grant: Grant = cms::verify(answer, &trust, now)?.document;
        if grant.order != self.order || grant.open_request != request {
            return Err(AnswerFault::AnotherOrder);
        }
        let recovered = recovered(&grant, &self.subject, now)?;
        let secrets: CardSecrets = open_sealed(
            &grant.card_secrets.0,
            &self.transport_key,
            self.order,
            &self.sealed_trust(),
            now,
        )?;
        if self.shows_puk() && secrets.puks.is_empty() {
            return Err(AnswerFault::Incomplete);
        }
        let contents = &self.subject.contents;
        let opened = Opened {
            request,
            nonce: grant.nonce,
            agreement_keys: grant.agreement_keys,
            pin_mailer,
            pins: candidates::pins(
                secrets.pins,
                contents.pin.is_factory,
                self.subject.plan.tries.is_some(),
            ),
            puks: candidates::puks(secrets.puks, contents.puk.is_factory),
            management_keys: candidates::management_keys(
                secrets.management_keys,
                contents.management_key_is_factory,
            ),
            new: secrets.new,
            recovered,
        };
        if self.brings_what_is_set(&opened) {
            Ok(opened)
        } else {
            Err(AnswerFault::Incomplete)
        }
    }

    /// Whether the card is shown the PUK that it has, to get another one. Where the tries are set, it is the factory's.
    pub(super) fn shows_puk(&self) -> bool {
        self.subject.plan.puk.is_some() && self.subject.plan.tries.is_none()
    }

    /// Whether the grant has what the plan sets, and sets nothing else. A PIN for as long as the run takes comes also where
    /// the card has the procedure's tries already; it is not set then.
    fn brings_what_is_set(&self, opened: &Opened) -> bool {
        let (plan, new) = (&self.subject.plan, &opened.new);
        let sets_tries = plan.tries.is_none() || new.pin.is_some();
        let sets_puk = new.puk.is_some() == plan.puk.is_some();
        let sets_key = new.management_key.is_some() == plan.take_in;
        sets_tries && sets_puk && sets_key
    }
}
