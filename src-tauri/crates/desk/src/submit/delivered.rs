//! Keys that the host delivers: opened, and checked against their certificates, before the card is touched.

use std::collections::BTreeMap;

use card::{KeyPolicies, KeyUse};
use contents::{Certificate, KeyReference, PublicKey};
use procedure::{ExpectedKey, PlannedKey};
use protocol::{Fulfilment, Sha256Hex, cms::SignerTrust, keys::private, sealing::open_key};
use secret::PrivateKey;

use super::{
    AnswerFault, ArchivedKeyView, CertificateDifference, SubmitFault,
    certificate_fits::{chains, differs},
    first_session::Proven,
    fulfil::Issued,
    recovered::{Recovered, rule_of},
    run::Run,
};

/// A key that the run imports, with what it asks for on the card.
pub(super) struct Delivered {
    pub(super) key: PrivateKey,
    pub(super) key_use: KeyUse,
}

impl Delivered {
    pub(super) const fn policies(&self) -> KeyPolicies {
        KeyPolicies {
            pin: self.key_use.pin_policy,
            touch: self.key_use.touch_policy,
        }
    }
}

impl Run {
    /// Where delivered keys will lie: those that the host makes, and those that it recovers.
    pub(super) fn delivered_places(&self, proven: &Proven) -> Vec<KeyReference> {
        let made = self.subject.plan.keys.iter().filter(|key| archives(key));
        let made = made.map(|key| key.checked.reference);
        made.chain(proven.opened.recovered.keys().copied())
            .collect()
    }

    /// The keys of a fulfilment whose certificates were read and found right.
    pub(super) fn open_keys(
        &self,
        fulfilment: &Fulfilment,
        certificates: &BTreeMap<KeyReference, Issued>,
        proven: &Proven,
    ) -> Result<BTreeMap<KeyReference, Delivered>, SubmitFault> {
        let places = self.delivered_places(proven).into_iter();
        let opened = places.map(|place| {
            let incomplete = SubmitFault::Fulfilment(AnswerFault::Incomplete);
            let certificate = &certificates.get(&place).ok_or(incomplete)?.certificate;
            let key = self.open_key(fulfilment, place, certificate.public_key())?;
            let key_use = self.key_use(place, certificate.public_key(), proven);
            Ok((place, Delivered { key, key_use }))
        });
        opened.collect()
    }

    fn open_key(
        &self,
        fulfilment: &Fulfilment,
        place: KeyReference,
        certified: &PublicKey,
    ) -> Result<PrivateKey, SubmitFault> {
        let sealed = fulfilment.keys.get(&place);
        let sealed = sealed.ok_or(SubmitFault::Fulfilment(AnswerFault::Incomplete))?;
        // Its chain was checked when the session was opened.
        let authority = SignerTrust::exact(&self.session.key_generation_certificate);
        let key = open_key(
            &sealed.0,
            &self.transport_key,
            self.order,
            place,
            &authority,
            (self.outside.clock)(),
        )
        .map_err(|fault| SubmitFault::KeyPackage {
            key: place,
            why: fault.code(),
        })?;
        if private::matches(&key, certified) {
            Ok(key)
        } else {
            Err(SubmitFault::DeliveredKeyDiffers { key: place })
        }
    }

    /// What the key asks for once it is on the card: as the key procedure says.
    fn key_use(&self, place: KeyReference, public: &PublicKey, proven: &Proven) -> KeyUse {
        let usual = KeyUse::new(place, public.algorithm());
        if let Some(planned) = self.planned(place)
            && let ExpectedKey::Archived {
                pin_policy,
                touch_policy,
                ..
            } = planned.checked.key
        {
            return KeyUse {
                pin_policy,
                touch_policy,
                ..usual
            };
        }
        let recoveries = &self.subject.plan.recoveries;
        let only = recoveries.first().filter(|_| recoveries.len() == 1);
        // Older keys come by the rule that recovers all.
        let rule = rule_of(recoveries, place).or(only);
        let rule = rule.or_else(|| {
            let mut all = recoveries.iter();
            all.find(|one| one.checked.rule.keys == procedure::RecoveredKeys::All)
        });
        let known = proven.opened.recovered.contains_key(&place);
        rule.filter(|_| known).map_or(usual, |rule| KeyUse {
            pin_policy: rule.checked.rule.pin_policy,
            touch_policy: rule.checked.rule.touch_policy,
            ..usual
        })
    }

    /// Whether a certificate for a key that the host made is the one that was ordered.
    pub(super) fn archived_fits(
        &self,
        certificate: &Certificate,
        planned: &PlannedKey,
        fulfilment: &Fulfilment,
    ) -> Result<(), CertificateDifference> {
        let public = certificate.public_key();
        let receipt = fulfilment.archived.get(&planned.checked.reference);
        let archived =
            receipt.is_some_and(|receipt| receipt.public_key == Sha256Hex::of(public.spki()));
        if !archived || !planned.checked.key.accepts(public) {
            return Err(CertificateDifference::PublicKey);
        }
        differs(certificate, &planned.checked.certificate, fulfilment)
    }

    /// Whether a certificate for a recovered key is the one that was granted, or a new one as the draft says.
    pub(super) fn recovered_fits(
        &self,
        (place, certificate): (KeyReference, &Certificate),
        granted: &Recovered,
        fulfilment: &Fulfilment,
    ) -> Result<(), CertificateDifference> {
        if certificate.public_key() != granted.certificate.public_key() {
            return Err(CertificateDifference::PublicKey);
        }
        if granted.reused {
            return if *certificate == granted.certificate {
                self.may_be_reused(place, certificate, fulfilment)
            } else {
                Err(CertificateDifference::NotReused)
            };
        }
        let algorithm = certificate.public_key().algorithm();
        let new = self.subject.new_certificates.get(&place);
        let content = new.and_then(|new| {
            new.content(place, algorithm, &self.subject.draft.fields)
                .ok()
        });
        let (content, _) = content.ok_or(CertificateDifference::Subject)?;
        differs(certificate, &content, fulfilment)
    }

    /// A certificate that has expired is for a retired place only.
    fn may_be_reused(
        &self,
        place: KeyReference,
        certificate: &Certificate,
        fulfilment: &Fulfilment,
    ) -> Result<(), CertificateDifference> {
        let expired = certificate.not_after() < fulfilment.fulfilled_at;
        if expired && !matches!(place, KeyReference::Retired(_)) {
            return Err(CertificateDifference::Expired);
        }
        let at = fulfilment.fulfilled_at.min(certificate.not_after());
        chains(certificate, fulfilment, at)
    }

    /// What was archived, for the result.
    pub(super) fn archived_views(
        &self,
        fulfilment: &Fulfilment,
        certificates: &BTreeMap<KeyReference, Issued>,
    ) -> Vec<ArchivedKeyView> {
        let archived = fulfilment.archived.iter();
        let views = archived.filter_map(|(place, receipt)| {
            let public = certificates.get(place)?.certificate.public_key();
            Some(ArchivedKeyView {
                key: place.to_string(),
                record: receipt.record.to_string(),
                algorithm: public.algorithm().to_string(),
                archived_at: receipt.archived_at.to_string(),
            })
        });
        views.collect()
    }
}

pub(super) fn archives(planned: &PlannedKey) -> bool {
    matches!(planned.checked.key, ExpectedKey::Archived { .. })
}
