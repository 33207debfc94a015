use std::collections::{BTreeMap, BTreeSet};

use contents::KeyReference;
use procedure::{
    Action, CheckedDraft, CheckedKey, CheckedRecovery, Draft, DraftFault, ExpectedKey, FieldName,
    RecoveredCertificate, RecoveredKeys, TokenProcedure,
};
use protocol::{Base64, CertificateId, HostRule, RecoveredKey, RecoveryFault};

use super::{Archived, archived::MOST_KEYS, refused};
use crate::{
    Host, Refused,
    cards::StockedCard,
    database::Connection,
    orders::{refused_draft, refused_key},
};

/// An archived key that an order brings to a place on the card.
#[derive(Clone, Debug)]
pub(crate) struct Recovered {
    /// The place.
    pub(crate) place: KeyReference,
    /// The key.
    pub(crate) archived: Archived,
    /// What its new certificate is to be; without one, it comes with the one it had.
    pub(crate) new: Option<CheckedKey>,
}

/// Finds the archived keys that a draft means, and the place of each. Reads, and writes nothing.
pub(crate) struct Resolving<'a> {
    pub(crate) host: &'a Host,
    pub(crate) procedure: &'a TokenProcedure,
    pub(crate) card: &'a StockedCard,
    pub(crate) draft: &'a Draft,
    pub(crate) checked: &'a CheckedDraft,
}

/// One recovery of a draft with its keys, before they have places.
struct Found<'a> {
    recovery: &'a CheckedRecovery,
    main: Archived,
    older: Vec<Archived>,
}

impl Resolving<'_> {
    /// All of the draft's, by their places. Refuses with the [`RecoveryFault`] that says why not.
    pub(crate) async fn run(&self, connection: &mut Connection) -> Result<Vec<Recovered>, Refused> {
        self.free_places_must_be_free()?;
        let mut found = Vec::new();
        for recovery in &self.checked.recoveries {
            let main = self.main(connection, recovery).await?;
            found.push(Found {
                recovery,
                main,
                older: Vec::new(),
            });
        }
        let mut seen = BTreeSet::new();
        for one in &found {
            if !seen.insert(one.main.record) {
                let text = "the same archived key is there twice".to_owned();
                let place = one.recovery.reference;
                return Err(refused_key(HostRule::KeyInUse, place, text).into());
            }
        }
        for one in &mut found {
            if one.recovery.rule.keys == RecoveredKeys::All {
                let older = self.older(connection, one).await?;
                one.older = older
                    .into_iter()
                    .filter(|key| seen.insert(key.record))
                    .collect();
            }
        }
        self.placed(found)
    }

    /// The host knows of some places that are not free; the others the desk has read.
    fn free_places_must_be_free(&self) -> Result<(), Refused> {
        let places = self
            .draft
            .recovery
            .iter()
            .flat_map(|said| &said.free_places);
        let taken = places.filter(|place| {
            let record = &self.card.record;
            record.live.contains_key(place) || record.production_keys.contains_key(place)
        });
        let faults: Vec<_> = taken
            .map(|place| DraftFault::NoRetiredPlace { key: *place })
            .collect();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(refused_draft(&faults).into())
        }
    }

    /// The last key, or the chosen one.
    async fn main(
        &self,
        connection: &mut Connection,
        recovery: &CheckedRecovery,
    ) -> Result<Archived, Refused> {
        let Some(id) = recovery.chosen else {
            return self.last(connection, recovery).await;
        };
        let archived = self.host.archived(connection, id).await?;
        let archived = archived.ok_or_else(|| refused(RecoveryFault::NotArchived { id }))?;
        if !recovery.rule.other_holder {
            let wanted = self.wanted(recovery);
            self.host
                .must_be_of_holder(connection, &archived, &wanted)
                .await?;
        }
        Ok(archived)
    }

    /// What the draft says of the holder.
    fn wanted(&self, recovery: &CheckedRecovery) -> BTreeMap<FieldName, String> {
        let fields = recovery.rule.holder.iter();
        let value = |field: &FieldName| self.draft.fields.get(field).cloned().unwrap_or_default();
        fields.map(|field| (field.clone(), value(field))).collect()
    }

    async fn last(
        &self,
        connection: &mut Connection,
        recovery: &CheckedRecovery,
    ) -> Result<Archived, Refused> {
        let fields = || recovery.rule.holder.iter().cloned().collect();
        let found = self
            .host
            .archived_of(connection, &self.wanted(recovery))
            .await?;
        let too_many = found.len() > MOST_KEYS;
        let mut found = found.into_iter();
        let last = found
            .next()
            .ok_or_else(|| refused(RecoveryFault::NoneFound { fields: fields() }))?;
        if too_many || found.any(|other| other.subject != last.subject) {
            return Err(refused(RecoveryFault::SeveralHolders { fields: fields() }));
        }
        Ok(last)
    }

    /// All other archived keys of the same holder, newest first.
    async fn older(
        &self,
        connection: &mut Connection,
        found: &Found<'_>,
    ) -> Result<Vec<Archived>, Refused> {
        let fields = &found.recovery.rule.holder;
        let holder = self.host.holder_of(connection, &found.main, fields).await?;
        // Without one of the fields nobody can say whose the other keys are.
        if holder.len() < fields.len() {
            return Ok(Vec::new());
        }
        let all = self.host.archived_of(connection, &holder).await?;
        let others = all.into_iter().filter(|other| {
            other.record != found.main.record && other.subject == found.main.subject
        });
        Ok(others.collect())
    }

    fn placed(&self, found: Vec<Found<'_>>) -> Result<Vec<Recovered>, Refused> {
        let said = self.draft.recovery.iter();
        let free: Vec<_> = said.flat_map(|said| said.free_places.clone()).collect();
        let own = found.iter().filter(|one| self.takes_own_place(one)).count();
        let keys: usize = found.iter().map(|one| 1 + one.older.len()).sum();
        let places = own + free.len();
        if keys > places {
            let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
            return Err(refused(RecoveryFault::MorePlacesNeeded {
                keys: count(keys),
                places: count(places),
            }));
        }
        let mut free = free.into_iter();
        let mut placed = Vec::new();
        for one in found {
            let own = self.takes_own_place(&one).then_some(one.recovery.reference);
            // The places were counted.
            if let Some(place) = own.or_else(|| free.next()) {
                let new = self.new_certificate(&one)?;
                placed.push(Recovered {
                    place,
                    archived: one.main,
                    new,
                });
            }
            placed.extend(
                one.older
                    .into_iter()
                    .zip(free.by_ref())
                    .map(|(archived, place)| Recovered {
                        place,
                        archived,
                        new: None,
                    }),
            );
        }
        placed.sort_by_key(|one| one.place);
        Ok(placed)
    }

    /// Whether the key takes its rule's place: a certificate that is revoked or expired, or of a compromised key, is never
    /// reused in a primary one.
    fn takes_own_place(&self, found: &Found<'_>) -> bool {
        found.recovery.rule.certificate == RecoveredCertificate::New
            || matches!(found.recovery.reference, KeyReference::Retired(_))
            || found.main.is_good(self.host.now())
    }

    /// The certificate of the last, or the chosen, key, where that is to be a new one.
    fn new_certificate(&self, found: &Found<'_>) -> Result<Option<CheckedKey>, Refused> {
        let (recovery, reference) = (found.recovery, found.recovery.reference);
        if recovery.rule.certificate == RecoveredCertificate::Reuse {
            return Ok(None);
        }
        // Old mail may be read with such a key; nobody is told to trust it again.
        if found.main.compromised {
            let id = found.main.id;
            return Err(refused(RecoveryFault::Compromised { id }));
        }
        let id = &recovery.certificate_procedure;
        let certificate_procedure = self.procedure.certificate_procedures.get(id);
        let missing = || {
            let (key, id) = (reference, id.clone());
            refused_draft(&[DraftFault::NoSuchProcedure { key, id }])
        };
        let key = found.main.certificate.public_key().clone();
        let (certificate, left_out) = certificate_procedure
            .ok_or_else(missing)?
            .content(reference, key.algorithm(), &self.draft.fields)
            .map_err(|faults| {
                let fault = |fault| DraftFault::Certificate {
                    key: reference,
                    fault,
                };
                refused_draft(&faults.into_iter().map(fault).collect::<Vec<_>>())
            })?;
        let new = CheckedKey {
            reference,
            name: recovery.name.clone(),
            action: Action::Recover,
            key: ExpectedKey::Present(key),
            certificate,
            left_out,
        };
        self.host.must_be_encodable(&new)?;
        Ok(Some(new))
    }
}

impl Recovered {
    /// What a grant says of it.
    pub(crate) fn granted(&self) -> (KeyReference, RecoveredKey) {
        let key = RecoveredKey {
            id: self.archived.id,
            certificate: Base64(self.archived.certificate.der().to_vec()),
            reused: self.new.is_none(),
            revoked_at: self.archived.revoked_at,
        };
        (self.place, key)
    }

    /// Which certificates those are, by place: what grant and order say.
    pub(crate) fn ids(recovered: &[Self]) -> BTreeMap<KeyReference, CertificateId> {
        let id = |one: &Self| (one.place, one.archived.id);
        recovered.iter().map(id).collect()
    }
}

impl Host {
    /// Refuses a key whose holder had other values than those.
    pub(super) async fn must_be_of_holder(
        &self,
        connection: &mut Connection,
        archived: &Archived,
        wanted: &BTreeMap<FieldName, String>,
    ) -> Result<(), Refused> {
        let holder = self.holder_of(connection, archived, wanted.keys()).await?;
        let differing = wanted
            .iter()
            .filter(|(field, value)| holder.get(*field) != Some(value));
        let fields: Vec<_> = differing.map(|(field, _)| field.clone()).collect();
        if fields.is_empty() {
            return Ok(());
        }
        let id = archived.id;
        Err(refused(RecoveryFault::OtherHolder { id, fields }))
    }
}
