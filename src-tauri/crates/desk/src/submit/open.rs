use std::collections::BTreeMap;

use contents::KeyReference;
use protocol::{
    AgreementKeys, CardSecrets, Grant, Nonce, OpenRequest, Sha256Hex, cms, sealing::open_sealed,
};
use secret::{ManagementKey, Pin};
use tokio::runtime::Handle;

use super::{
    AnswerFault, LeftBehind, SubmitFault,
    recovered::{Recovered, recovered},
    run::Run,
};

/// A request that was granted, with what opens the card.
pub(super) struct Opened {
    pub(super) request: Sha256Hex,
    pub(super) nonce: Nonce,
    pub(super) agreement_keys: AgreementKeys,
    pub(super) pins: Vec<Pin>,
    pub(super) management_key: ManagementKey,
    /// The archived keys that the order will bring, by the place that each takes.
    pub(super) recovered: BTreeMap<KeyReference, Recovered>,
}

impl Run {
    /// Has the officer sign the open request and the host grant it. Nothing on the subject card has changed then.
    pub(super) fn open(&mut self, host: &Handle, pin: &Pin) -> Result<Opened, SubmitFault> {
        let request = self.sign_as_officer(&self.open_request(), pin)?;
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
            .read_grant(&answer, request.digest)
            .map_err(SubmitFault::Grant)?;
        self.card_takes(&opened.recovered)?;
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

    fn open_request(&self) -> OpenRequest {
        OpenRequest {
            order: self.order,
            made_at: (self.outside.clock)(),
            procedure: self.subject.procedure.clone(),
            card: self.subject.identity.clone(),
            draft: self.subject.draft.clone(),
            transport_key: self.transport_key.public_key().clone(),
            order_key: self.order_key.public_key().clone(),
        }
    }

    fn read_grant(&self, answer: &[u8], request: Sha256Hex) -> Result<Opened, AnswerFault> {
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
        Ok(Opened {
            request,
            nonce: grant.nonce,
            agreement_keys: grant.agreement_keys,
            pins: secrets.pins,
            management_key: secrets.management_key,
            recovered,
        })
    }
}
