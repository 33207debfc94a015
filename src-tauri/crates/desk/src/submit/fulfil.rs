use std::collections::{BTreeMap, BTreeSet};

use contents::{Certificate, KeyReference};
use protocol::{
    CertificateId, Fulfilment, IssueOrder, IssuedCertificate, PinOutcome, PinPackage, Receipt,
    Sha256Hex, WrittenKey, cms, keys::ReceiptFault, sealing::open_sealed,
};
use secret::Pin;
use tokio::runtime::Handle;

use super::{
    AnswerFault, ArchivedKeyView, CertificateDifference, LeftBehind, PinSet, RecoveredKeyView,
    SubmitFault,
    certificate_fits::differs,
    delivered::{Delivered, archives},
    first_session::Proven,
    officer::Signed,
    run::Run,
};
use crate::officer_pin::OfficerPin;

/// How often the reader asks for the PIN: at this point keys lie on the card that only this order certifies.
const ATTEMPTS: u8 = 3;

/// A fulfilment whose every certificate is the one that was ordered.
pub(super) struct Fulfilled {
    digest: Sha256Hex,
    pub(super) certificates: BTreeMap<KeyReference, Issued>,
    /// The keys that are imported, each of which is its certificate's.
    pub(super) delivered: BTreeMap<KeyReference, Delivered>,
    pub(super) archived: Vec<ArchivedKeyView>,
    pub(super) recovered: Vec<RecoveredKeyView>,
    /// None where the PIN stays as it is.
    pub(super) system_pin: Option<Pin>,
}

/// A certificate that the host issued.
pub(super) struct Issued {
    pub(super) id: CertificateId,
    pub(super) certificate: Certificate,
}

impl Run {
    /// Has the officer sign the order: the draft as it was granted, with the keys and their proofs.
    pub(super) fn sign_order(
        &self,
        proven: &Proven,
        pin: &OfficerPin,
    ) -> Result<Signed, SubmitFault> {
        let order = IssueOrder {
            order: self.order,
            open_request: proven.opened.request,
            nonce: proven.opened.nonce,
            made_at: (self.outside.clock)(),
            procedure: self.subject.procedure.clone(),
            card: self.subject.identity.clone(),
            draft: self.subject.draft.clone(),
            pin_mailer: proven.opened.pin_mailer.clone(),
            take_in: self.subject.take_in,
            transport_key: self.transport_key.public_key().clone(),
            order_key: self.order_key.public_key().clone(),
            keys: proven
                .keys
                .iter()
                .map(|(key, proven)| (*key, proven.certified.clone()))
                .collect(),
            recovered: proven
                .opened
                .recovered
                .iter()
                .map(|(place, key)| (*place, key.id))
                .collect(),
        };
        for _ in 1..ATTEMPTS {
            match self.sign_as_officer(&order, pin) {
                Err(SubmitFault::Card(fault)) if pin.may_come_again(&fault.error) => {
                    self.outside.must_go_on()?;
                }
                signed => return signed,
            }
        }
        self.sign_as_officer(&order, pin)
    }

    /// Sends the order, and checks what comes back before any of it goes near the card.
    pub(super) fn fulfil(
        &mut self,
        host: &Handle,
        order: &Signed,
        proven: &Proven,
    ) -> Result<Fulfilled, SubmitFault> {
        let answer = host.block_on(
            self.session
                .connection()
                .post_signed("/v1/orders", &order.message),
        );
        let answer = answer.map_err(|failed| {
            if failed.may_have_acted {
                self.left.state = LeftBehind::OrderUnanswered;
            }
            failed.error
        })?;
        self.left.state = LeftBehind::NotWritten;
        let fulfilment = self
            .read_fulfilment(&answer, order.digest, proven)
            .map_err(SubmitFault::Fulfilment)?;
        let certificates = self.read_certificates(&fulfilment.document, proven)?;
        let delivered = self.open_keys(&fulfilment.document, &certificates, proven)?;
        let system_pin = self
            .open_pin(&fulfilment.document)
            .map_err(SubmitFault::Fulfilment)?;
        Ok(Fulfilled {
            digest: fulfilment.digest,
            archived: self.archived_views(&fulfilment.document, &certificates),
            recovered: recovered_views(proven),
            certificates,
            delivered,
            system_pin,
        })
    }

    fn open_pin(&self, fulfilment: &Fulfilment) -> Result<Option<Pin>, AnswerFault> {
        let Some(sealed) = &fulfilment.pin else {
            return Ok(None);
        };
        let (trust, now) = (self.sealed_trust(), (self.outside.clock)());
        let package: PinPackage =
            open_sealed(&sealed.0, &self.transport_key, self.order, &trust, now)?;
        Ok(Some(package.pin))
    }

    fn read_fulfilment(
        &self,
        answer: &[u8],
        order_digest: Sha256Hex,
        proven: &Proven,
    ) -> Result<cms::Verified<Fulfilment>, AnswerFault> {
        let verified: cms::Verified<Fulfilment> =
            cms::verify(answer, &self.host_trust(), (self.outside.clock)())?;
        let fulfilment = &verified.document;
        if fulfilment.order != self.order || fulfilment.order_digest != order_digest {
            return Err(AnswerFault::AnotherOrder);
        }
        let planned = self.subject.plan.keys.iter();
        let recovered = proven.opened.recovered.keys().copied();
        let ordered: BTreeSet<_> = planned
            .clone()
            .map(|key| key.checked.reference)
            .chain(recovered)
            .collect();
        let archived = planned.filter(|key| archives(key));
        let archived: BTreeSet<_> = archived.map(|key| key.checked.reference).collect();
        let delivered: BTreeSet<_> = self.delivered_places(proven).into_iter().collect();
        let complete = fulfilment.certificates.keys().eq(&ordered)
            && fulfilment.keys.keys().eq(&delivered)
            && fulfilment.archived.keys().eq(&archived)
            && fulfilment.pin.is_some() == self.subject.plan.pin.sets();
        if complete {
            Ok(verified)
        } else {
            Err(AnswerFault::Incomplete)
        }
    }

    fn read_certificates(
        &self,
        fulfilment: &Fulfilment,
        proven: &Proven,
    ) -> Result<BTreeMap<KeyReference, Issued>, SubmitFault> {
        let read = fulfilment.certificates.iter().map(|(key, issued)| {
            let certificate = self
                .read_certificate(*key, issued, proven, fulfilment)
                .map_err(|what| SubmitFault::CertificateDiffers { key: *key, what })?;
            Ok((
                *key,
                Issued {
                    id: issued.id,
                    certificate,
                },
            ))
        });
        read.collect()
    }

    fn read_certificate(
        &self,
        key: KeyReference,
        issued: &IssuedCertificate,
        proven: &Proven,
        fulfilment: &Fulfilment,
    ) -> Result<Certificate, CertificateDifference> {
        let certificate = Certificate::from_der(&issued.certificate.0)
            .map_err(|_| CertificateDifference::Malformed)?;
        if let Some(granted) = proven.opened.recovered.get(&key) {
            if granted.reused && granted.id != issued.id {
                return Err(CertificateDifference::NotReused);
            }
            self.recovered_fits((key, &certificate), granted, fulfilment)?;
            return Ok(certificate);
        }
        let planned = self.planned(key).ok_or(CertificateDifference::Subject)?;
        if archives(planned) {
            self.archived_fits(&certificate, planned, fulfilment)?;
            return Ok(certificate);
        }
        let certified = proven.keys.get(&key).map(|key| &key.certified);
        if certified.is_none_or(|certified| certified.public_key != *certificate.public_key()) {
            return Err(CertificateDifference::PublicKey);
        }
        differs(&certificate, &planned.checked.certificate, fulfilment)?;
        Ok(certificate)
    }

    /// Tells the host what was done. The same bytes are sent again while no answer comes: the host takes them once.
    pub(super) fn give_receipt(
        &self,
        host: &Handle,
        fulfilled: &Fulfilled,
        pin: PinSet,
    ) -> Result<(), SubmitFault> {
        let receipt = Receipt {
            order: self.order,
            fulfilment: fulfilled.digest,
            made_at: (self.outside.clock)(),
            card: self.subject.identity.clone(),
            keys: self.written_keys(fulfilled),
            pin: match pin {
                PinSet::System => PinOutcome::System,
                PinSet::Entered => PinOutcome::Entered,
                PinSet::Unchanged => PinOutcome::Unchanged,
            },
            puk_set: self.subject.plan.puk.is_some(),
            management_key_set: self.subject.plan.take_in,
        };
        let signed = self
            .order_key
            .sign_receipt(&receipt)
            .map_err(|fault: ReceiptFault| SubmitFault::Signing { why: fault.code() })?;
        let path = format!("/v1/orders/{}/receipt", self.order);
        host.block_on(self.session.connection().post_json(&path, &signed))?;
        Ok(())
    }

    fn written_keys(&self, fulfilled: &Fulfilled) -> BTreeMap<KeyReference, WrittenKey> {
        let written = fulfilled.certificates.iter().map(|(key, issued)| {
            let stored = self.stores(*key);
            let certificate = Sha256Hex::of(issued.certificate.der());
            (
                *key,
                WrittenKey {
                    certificate,
                    stored,
                    checked: true,
                },
            )
        });
        written.collect()
    }
}

/// What was recovered, for the result.
fn recovered_views(proven: &Proven) -> Vec<RecoveredKeyView> {
    let recovered = proven.opened.recovered.iter();
    let views = recovered.map(|(place, key)| RecoveredKeyView {
        key: place.to_string(),
        id: key.id.to_string(),
        reused: key.reused,
        subject: key.certificate.subject().to_owned(),
    });
    views.collect()
}
