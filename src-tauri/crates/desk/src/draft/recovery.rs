//! What a draft says of keys that come from the archive.

use std::collections::BTreeMap;

use contents::{CertificateObject, KeyAlgorithm, KeyReference};
use procedure::{
    Action, CertificateId, CertificateProcedure, Draft, DraftFault, KeyChoice, MAX_REASON, Missing,
    RecoveredCertificate, RecoveredKeys, Recovery, RecoveryRule, RequestDigest, Role,
};

use super::{CardDraft, DraftError};
use crate::archive::ArchivedView;

/// What an officer chose and typed for recoveries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Recovering {
    /// The archived certificates that were chosen; kept while their row requests nothing.
    chosen: BTreeMap<KeyReference, Chosen>,
    reason: String,
    request: Option<RequestDigest>,
}

/// An archived certificate that an officer chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) id: CertificateId,
    pub(crate) serial: String,
    pub(crate) subject: String,
}

impl Recovering {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn chosen(&self, key: KeyReference) -> Option<&Chosen> {
        self.chosen.get(&key)
    }

    pub(super) fn reason(&self) -> &str {
        &self.reason
    }

    pub(super) fn request(&self) -> Option<RequestDigest> {
        self.request
    }
}

impl CardDraft {
    /// Whether a recovery request is sent for a key (Request: *Yes*), or not. What was chosen for it stays.
    ///
    /// # Errors
    /// [`DraftError::NoSuchKey`]; [`DraftError::NothingRecovered`] for a key that does not come from the archive;
    /// [`DraftError::NotPossible`], with why.
    pub fn request(&mut self, key: KeyReference, request: bool) -> Result<(), DraftError> {
        self.recovered_row(key)?;
        self.set_action(key, request.then_some(Action::Recover))
    }

    /// Takes this archived certificate's key, and requests it; `None` leaves the host to search by the holder's fields.
    ///
    /// # Errors
    /// As [`request`](Self::request), and [`DraftError::MalformedCertificateId`].
    pub fn choose_archived(
        &mut self,
        key: KeyReference,
        certificate: Option<&ArchivedView>,
    ) -> Result<(), DraftError> {
        self.recovered_row(key)?;
        let Some(certificate) = certificate else {
            self.recovering.chosen.remove(&key);
            return Ok(());
        };
        let malformed = || DraftError::MalformedCertificateId {
            id: certificate.id.clone(),
        };
        let chosen = Chosen {
            id: certificate.id.parse().map_err(|_| malformed())?,
            serial: certificate.certificate.serial.clone(),
            subject: certificate.certificate.subject.clone(),
        };
        self.set_action(key, Some(Action::Recover))?;
        self.recovering.chosen.insert(key, chosen);
        Ok(())
    }

    /// Why keys are recovered; the empty text clears it.
    ///
    /// # Errors
    /// [`DraftError::ReasonTooLong`].
    pub fn set_reason(&mut self, reason: &str) -> Result<(), DraftError> {
        if reason.chars().count() > usize::from(MAX_REASON) {
            return Err(DraftError::ReasonTooLong { most: MAX_REASON });
        }
        reason.clone_into(&mut self.recovering.reason);
        Ok(())
    }

    /// Cites the recovery request that the order is to use up; `None` cites none.
    ///
    /// # Errors
    /// [`DraftError::MalformedDigest`].
    pub fn cite_request(&mut self, digest: Option<&str>) -> Result<(), DraftError> {
        let parsed = digest.map(str::parse).transpose();
        self.recovering.request = parsed.map_err(|_| DraftError::MalformedDigest)?;
        Ok(())
    }

    /// The rules of the keys for which a recovery request is sent.
    pub(super) fn requested(&self) -> impl Iterator<Item = (KeyReference, &RecoveryRule)> {
        self.table.rows.iter().filter_map(|row| {
            let choice = self.keys.get(&row.reference)?;
            let rule = row.recovers.as_ref()?;
            (choice.action == Action::Recover).then_some((row.reference, rule))
        })
    }

    /// Whether Request is chosen otherwise than preset, or anything is said of a recovery.
    pub(super) fn recovery_is_touched(&self) -> bool {
        !self.recovering.is_empty()
    }

    /// The choices with the archived certificates that were chosen for them, and with the algorithms of keys that the
    /// host makes: its default, the procedure's first, may be none that the card takes.
    pub(super) fn choices(&self) -> BTreeMap<KeyReference, KeyChoice> {
        let chosen = self.keys.iter().map(|(key, choice)| {
            let certificate = self.recovering.chosen(*key).map(|chosen| chosen.id);
            let recovers = choice.action == Action::Recover;
            let certificate = certificate.filter(|_| recovers);
            (
                *key,
                KeyChoice {
                    certificate,
                    algorithm: choice
                        .algorithm
                        .or_else(|| self.made_at_the_host(*key, choice)),
                    ..*choice
                },
            )
        });
        chosen.collect()
    }

    /// The algorithm of a key that the host makes where none was chosen.
    fn made_at_the_host(&self, key: KeyReference, choice: &KeyChoice) -> Option<KeyAlgorithm> {
        let row = self.table.row(key)?;
        let made = row.archives && choice.action.stores();
        row.algorithms.first().filter(|_| made).copied()
    }

    /// What the draft says of its recoveries; nothing where none is requested.
    pub(super) fn recovery(&self) -> Option<Recovery> {
        let mut requested = self.requested().peekable();
        requested.peek()?;
        let takes_places = requested.any(|(_, rule)| {
            rule.keys == RecoveredKeys::All || rule.certificate == RecoveredCertificate::Reuse
        });
        Some(Recovery {
            reason: self.recovering.reason.trim().to_owned(),
            free_places: if takes_places {
                self.free_places()
            } else {
                Vec::new()
            },
            request: self.recovering.request,
        })
    }

    /// Retired places that hold nothing, as card and stock tell, and that the procedure leaves alone. A card without
    /// metadata may hold a key where nothing is seen: none of its places counts as free.
    fn free_places(&self) -> Vec<KeyReference> {
        if !self.card.contents().capabilities.metadata {
            return Vec::new();
        }
        let dealt_with = |key: KeyReference| {
            let mut rules = self.listed.procedure.keys.iter();
            rules.any(|rule| rule.reference == key)
        };
        let recorded = |key: KeyReference| {
            let stock = self.card.stock();
            stock.is_some_and(|stock| {
                stock.production_keys.contains_key(&key) || stock.live.contains_key(&key)
            })
        };
        let places = self.card.contents().keys.iter().filter(|entry| {
            matches!(entry.reference, KeyReference::Retired(_))
                && !entry.is_occupied()
                && entry.certificate == CertificateObject::Absent
        });
        places
            .map(|entry| entry.reference)
            .filter(|key| !dealt_with(*key) && !recorded(*key))
            .collect()
    }

    fn recovered_row(&self, key: KeyReference) -> Result<(), DraftError> {
        let row = self.table.row(key).ok_or(DraftError::NoSuchKey { key })?;
        let recovers = row.recovers.as_ref();
        recovers
            .map(|_| ())
            .ok_or(DraftError::NothingRecovered { key })
    }

    /// What was said of recoveries in a draft for the same card and procedure is said in this one.
    pub(super) fn recovering_as_in(&mut self, before: &Self) {
        self.recovering = before.recovering.clone();
    }

    /// How the certificates of keys look that are recovered with new ones.
    pub(super) fn new_certificates(&self) -> BTreeMap<KeyReference, CertificateProcedure> {
        let procedure = &self.listed.procedure;
        let new = self
            .requested()
            .filter(|(_, rule)| rule.certificate == RecoveredCertificate::New);
        let looks = new.filter_map(|(key, _)| {
            let rule = procedure.keys.iter().find(|rule| rule.reference == key)?;
            let looks = &procedure.certificate_procedures;
            Some((key, looks.get(&rule.certificate_procedure)?.clone()))
        });
        looks.collect()
    }

    /// Whether keys are imported into the card: archived or recovered ones.
    pub(crate) fn imports_keys(&self) -> bool {
        let imports = |(key, choice): (&KeyReference, &KeyChoice)| {
            let row = self.table.row(*key);
            row.is_some_and(|row| row.recovers.is_some() || row.archives) && choice.action.stores()
        };
        self.keys.iter().any(imports)
    }

    /// Most approvals that a requested recovery wants.
    pub(super) fn approvals(&self) -> u8 {
        let approvals = self.requested().map(|(_, rule)| rule.approvals);
        approvals.max().unwrap_or_default()
    }

    /// The draft as it is signed.
    pub(crate) fn signed_part(&self) -> Draft {
        self.as_submitted()
    }

    /// What is requested, with the archived certificates that were chosen.
    pub(crate) fn recoveries(
        &self,
    ) -> impl Iterator<Item = (KeyReference, &RecoveryRule, Option<CertificateId>)> {
        self.requested().map(|(key, rule)| {
            let chosen = self.recovering.chosen(key).map(|chosen| chosen.id);
            (key, rule, chosen)
        })
    }

    /// What stands between the draft and a recovery request for it: all that stands between it and its submission, but
    /// that it cites no request.
    pub(crate) fn missing_for_a_request(&self, roles: &[Role]) -> Vec<Missing> {
        let missing = self.plan(&roles.iter().copied().collect()).err();
        let mut missing = missing.unwrap_or_default();
        missing.retain(|one| !matches!(one, Missing::Draft(DraftFault::NoRequest { .. })));
        missing
    }
}
