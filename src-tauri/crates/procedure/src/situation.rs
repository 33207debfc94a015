use contents::{
    CardContents, CardIdentity, Certificate, CertificateObject, KeyAlgorithm, KeyReference,
    PinPolicy, PublicKey, TouchPolicy,
};

use crate::{
    Action, CertificateKind, KeyProcedure, KeyRule, StockRecord, TokenProcedure, WhyNot,
    WhyNotCard, applies_to, card_fit::takes_card, is_transport_certificate,
};

/// What is known when an action is judged: at the desk the card and the host's stock, at the host the stock alone.
#[derive(Clone, Copy)]
pub(crate) struct Situation<'a> {
    procedure: &'a TokenProcedure,
    contents: Option<&'a CardContents>,
    stock: Option<&'a StockRecord>,
}

impl<'a> Situation<'a> {
    /// Of the desk. A record of another card is left out of account.
    pub(crate) fn at_the_desk(
        procedure: &'a TokenProcedure,
        contents: &'a CardContents,
        stock: Option<&'a StockRecord>,
    ) -> Self {
        let stock = stock.filter(|stock| contents.identity.as_ref() == Some(&stock.identity));
        Self {
            procedure,
            contents: Some(contents),
            stock,
        }
    }

    /// Of the host.
    pub(crate) fn at_the_host(
        procedure: &'a TokenProcedure,
        stock: Option<&'a StockRecord>,
    ) -> Self {
        Self {
            procedure,
            contents: None,
            stock,
        }
    }

    pub(crate) fn procedure(&self) -> &'a TokenProcedure {
        self.procedure
    }

    /// Whether the procedure is for the card at all.
    pub(crate) fn card(&self) -> Result<(), WhyNotCard> {
        match self.contents {
            Some(contents) => applies_to(self.procedure, contents, self.stock),
            None => takes_card(self.procedure, self.stock),
        }
    }

    /// The rule for a key, with its key procedure.
    pub(crate) fn rule(&self, key: KeyReference) -> Option<(&'a KeyRule, &'a KeyProcedure)> {
        let rule = self
            .procedure
            .keys
            .iter()
            .find(|rule| rule.reference == key)?;
        Some((
            rule,
            self.procedure.key_procedures.get(&rule.key_procedure)?,
        ))
    }

    /// The key that the certificate will be for, where it lies on the card before the run.
    pub(crate) fn present_key(&self, key: KeyReference, action: Action) -> Option<&'a PublicKey> {
        match self.rule(key)?.1 {
            KeyProcedure::Production { .. } => self.production_key(key),
            KeyProcedure::Generate { .. } | KeyProcedure::Archive { .. } if action.stores() => None,
            KeyProcedure::Generate { .. } | KeyProcedure::Archive { .. } => self.certified_key(key),
            KeyProcedure::Recover(_) => None,
        }
    }

    fn production_key(&self, key: KeyReference) -> Option<&'a PublicKey> {
        self.stock?
            .production_keys
            .get(&key)
            .map(|production| &production.public_key)
    }

    /// The key that the host certified last in that place.
    fn certified_key(&self, key: KeyReference) -> Option<&'a PublicKey> {
        self.stock?.live.get(&key).map(Certificate::public_key)
    }

    /// The first reason why an action cannot be taken; `None` where it can.
    pub(crate) fn why_not(&self, key: KeyReference, action: Action) -> Option<WhyNot> {
        self.judge(key, action).err()
    }

    fn judge(&self, key: KeyReference, action: Action) -> Result<(), WhyNot> {
        let (rule, key_procedure) = self.rule(key).ok_or(WhyNot::NotInProcedure)?;
        self.card().map_err(WhyNot::Card)?;
        if !rule.actions.contains(&action) || !is_of(key_procedure, key, action) {
            return Err(WhyNot::NotOffered { action });
        }
        self.judge_place(key, action)?;
        if rule.transport_only && action == Action::Redo && !self.may_stand_for_transport(key) {
            return Err(WhyNot::NotTransport);
        }
        if key_procedure.imports() && action.stores() {
            self.judge_import(key_procedure)?;
        }
        match key_procedure {
            KeyProcedure::Generate {
                pin_policy,
                touch_policy,
                replace,
                ..
            }
            | KeyProcedure::Archive {
                pin_policy,
                touch_policy,
                replace,
                ..
            } if action.stores() => self.judge_new_key(key, *pin_policy, *touch_policy, *replace),
            KeyProcedure::Recover(rule) => {
                self.judge_new_key(key, rule.pin_policy, rule.touch_policy, rule.replace)
            }
            KeyProcedure::Production { algorithms } => {
                let expected = self.production_key(key).ok_or(WhyNot::NoProductionKey)?;
                self.judge_present(key, expected, algorithms)
            }
            KeyProcedure::Generate { algorithms, .. }
            | KeyProcedure::Archive { algorithms, .. } => {
                let expected = self.certified_key(key).ok_or(WhyNot::KeyNotCertified)?;
                self.judge_present(key, expected, algorithms)
            }
        }
    }

    /// What the place on the card itself forbids; nothing where the card was not read.
    fn judge_place(&self, key: KeyReference, action: Action) -> Result<(), WhyNot> {
        let Some(contents) = self.contents else {
            return Ok(());
        };
        let entry = contents.key(key).ok_or(WhyNot::NoRoom)?;
        if contents.pin.tries_left == Some(0) {
            return Err(WhyNot::PinBlocked);
        }
        match action {
            Action::Add => match self.certificate_kind(key, &entry.certificate) {
                // What a run that was broken off left there is no reason against the run that makes it good.
                None | Some(CertificateKind::Spent) => Ok(()),
                Some(what) => Err(WhyNot::CertificateThere { what }),
            },
            Action::Redo if entry.certificate == CertificateObject::Absent => {
                Err(WhyNot::NothingThere)
            }
            // A card with metadata that tells of no key has none.
            Action::Issue
                if entry.key.is_none()
                    && entry.unsupported_key.is_none()
                    && contents.capabilities.metadata =>
            {
                Err(WhyNot::NoKey)
            }
            // What lies there is judged with the key that would be overwritten.
            Action::Redo | Action::Issue | Action::Recover => Ok(()),
        }
    }

    /// Whether the card takes a private key from outside, and one that the host would make, where it was read.
    fn judge_import(&self, key_procedure: &KeyProcedure) -> Result<(), WhyNot> {
        let Some(contents) = self.contents else {
            return Ok(());
        };
        let imported = contents.capabilities.imports;
        match key_procedure {
            _ if imported.is_empty() => Err(WhyNot::NoImport),
            KeyProcedure::Archive { algorithms, .. } if self.taken(algorithms).is_empty() => {
                Err(WhyNot::NoImportOfAlgorithm {
                    made: algorithms.clone(),
                    imported: imported.to_vec(),
                })
            }
            _ => Ok(()),
        }
    }

    /// The algorithms of a new key in that place, the default first; none where no key is made.
    pub(crate) fn new_key_algorithms(&self, key: KeyReference) -> Vec<KeyAlgorithm> {
        match self.rule(key).map(|(_, key_procedure)| key_procedure) {
            Some(KeyProcedure::Generate { algorithms, .. }) => algorithms.clone(),
            Some(KeyProcedure::Archive { algorithms, .. }) => self.taken(algorithms),
            Some(KeyProcedure::Production { .. } | KeyProcedure::Recover(_)) | None => Vec::new(),
        }
    }

    /// Those of the algorithms that the card takes from outside; all where it was not read.
    fn taken(&self, algorithms: &[KeyAlgorithm]) -> Vec<KeyAlgorithm> {
        let imported = self.contents.map(|contents| contents.capabilities.imports);
        let taken = |one: &&KeyAlgorithm| imported.is_none_or(|imported| imported.contains(one));
        algorithms.iter().filter(taken).copied().collect()
    }

    /// What a key that is generated or imported meets in its place.
    fn judge_new_key(
        &self,
        key: KeyReference,
        pin_policy: PinPolicy,
        touch_policy: TouchPolicy,
        replace: bool,
    ) -> Result<(), WhyNot> {
        let identity = self.stock.map(|stock| &stock.identity);
        if key == KeyReference::CardAuthentication
            && matches!(identity, Some(CardIdentity::CardAuthenticationKey(_)))
        {
            return Err(WhyNot::IdentityKey);
        }
        let plain = pin_policy == PinPolicy::Default && touch_policy == TouchPolicy::Default;
        if !plain
            && self
                .contents
                .is_some_and(|contents| !contents.capabilities.policies)
        {
            return Err(WhyNot::NoPolicies);
        }
        if !replace && self.may_be_live(key) {
            Err(WhyNot::LiveCertificate)
        } else {
            Ok(())
        }
    }

    /// Whether the key has, or may have, a certificate that is still in use: one of the host's that lives, or any on
    /// the card that neither production put there nor the host calls spent. Whether a foreign one still lives cannot be
    /// known here.
    fn may_be_live(&self, key: KeyReference) -> bool {
        let unused = |kind| matches!(kind, CertificateKind::Transport | CertificateKind::Spent);
        self.certified_key(key).is_some()
            || self.kind_on_card(key).is_some_and(|kind| !unused(kind))
    }

    /// Whether no other certificate than the transport certificate has its place, as far as is known: a spent one that
    /// a run without a receipt put over it has not.
    fn may_stand_for_transport(&self, key: KeyReference) -> bool {
        let recorded = || {
            let production = self.stock?.production_keys.get(&key)?;
            production.transport_certificate.as_ref()
        };
        let spent = self.kind_on_card(key) == Some(CertificateKind::Spent);
        !self.may_be_live(key) && (!spent || recorded().is_some())
    }

    /// What kind of certificate lies on the card; `None` where there is none, or the card was not read.
    fn kind_on_card(&self, key: KeyReference) -> Option<CertificateKind> {
        self.certificate_kind(key, &self.contents?.key(key)?.certificate)
    }

    /// Whether the host says of a certificate that it is of no use any more.
    fn is_spent(&self, key: KeyReference, certificate: &Certificate) -> bool {
        self.stock
            .and_then(|stock| stock.spent.get(&key))
            .is_some_and(|spent| spent.contains(&certificate.fingerprint()))
    }

    /// What the procedure and the card say of a key that lies there already and is to be certified.
    fn judge_present(
        &self,
        key: KeyReference,
        expected: &PublicKey,
        algorithms: &[KeyAlgorithm],
    ) -> Result<(), WhyNot> {
        let algorithm = expected.algorithm();
        if !algorithms.contains(&algorithm) {
            return Err(WhyNot::AlgorithmNotAccepted {
                algorithm,
                accepted: algorithms.to_vec(),
            });
        }
        if self
            .certified_key(key)
            .is_some_and(|certified| certified != expected)
        {
            return Err(WhyNot::AnotherKey);
        }
        let Some(contents) = self.contents else {
            return Ok(());
        };
        let entry = contents.key(key);
        match entry.and_then(|entry| entry.key.as_ref()) {
            Some(found) if found.public_key != *expected => Err(WhyNot::AnotherKey),
            None if entry.is_some_and(|entry| entry.unsupported_key.is_some()) => {
                Err(WhyNot::AnotherKey)
            }
            None if contents.capabilities.metadata => Err(WhyNot::NoKey),
            Some(_) | None => Ok(()),
        }
    }

    /// What kind of certificate lies there; `None` where there is none.
    pub(crate) fn certificate_kind(
        &self,
        key: KeyReference,
        object: &CertificateObject,
    ) -> Option<CertificateKind> {
        match object {
            CertificateObject::Absent => None,
            CertificateObject::Malformed(_) => Some(CertificateKind::Malformed),
            // Neither production nor the host has one of those on record.
            CertificateObject::Unsupported(_) => Some(CertificateKind::Foreign),
            CertificateObject::Present(certificate) => {
                Some(if is_transport_certificate(certificate, key, self.stock) {
                    CertificateKind::Transport
                } else if self.stock.and_then(|stock| stock.live.get(&key)) == Some(certificate) {
                    CertificateKind::Own
                } else if self.is_spent(key, certificate) {
                    CertificateKind::Spent
                } else {
                    CertificateKind::Foreign
                })
            }
        }
    }
}

/// Whether a key procedure does that action in that place at all, whatever a rule offers: recovery goes with recover
/// alone, and a key that signs comes from no archive.
fn is_of(key_procedure: &KeyProcedure, key: KeyReference, action: Action) -> bool {
    let recovers = matches!(key_procedure, KeyProcedure::Recover(_));
    recovers == (action == Action::Recover) && (key.only_agrees() || !key_procedure.imports())
}
