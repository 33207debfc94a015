//! What a grant says will be recovered: whether it is what the officer asked for.

use std::collections::{BTreeMap, BTreeSet};

use contents::{Certificate, KeyReference};
use jiff::Timestamp;
use procedure::{PlannedRecovery, RecoveredCertificate, RecoveredKeys};
use protocol::{CertificateId, Grant, RecoveredKey};

use super::{AnswerFault, run::Subject};

/// An archived key that the host will deliver.
pub(super) struct Recovered {
    /// The Certificate ID of the certificate that was issued when the key was created.
    pub(super) id: CertificateId,
    /// That certificate.
    pub(super) certificate: Certificate,
    /// Whether the key comes with it.
    pub(super) reused: bool,
}

/// The keys that a grant names, by the place that each takes.
///
/// Each recovery brings a key. Each key takes the place of a recovery, or a free one that the draft names; it is one that
/// was chosen, where one was; in a free place, and where the procedure says so, it comes with the certificate it had.
/// Whose keys they are, the host knows.
pub(super) fn recovered(
    grant: &Grant,
    subject: &Subject,
    now: Timestamp,
) -> Result<BTreeMap<KeyReference, Recovered>, AnswerFault> {
    let free = subject.draft.recovery.iter();
    let free = free.flat_map(|said| said.free_places.iter().copied());
    if !is_asked_for(&grant.recovered, &subject.plan.recoveries, &free.collect()) {
        return Err(AnswerFault::NotAskedFor);
    }
    let recovered = grant.recovered.iter().map(|(place, key)| {
        let certificate = Certificate::from_der(&key.certificate.0);
        let certificate = certificate.map_err(|_| AnswerFault::NotAskedFor)?;
        if key.reused {
            may_come_back(*place, key.revoked_at, certificate.not_after(), now)?;
        }
        let one = Recovered {
            id: key.id,
            certificate,
            reused: key.reused,
        };
        Ok((*place, one))
    });
    recovered.collect()
}

/// A certificate that is of no use any more is for a retired place, where its key opens what was encrypted before.
fn may_come_back(
    place: KeyReference,
    revoked_at: Option<Timestamp>,
    not_after: Timestamp,
    now: Timestamp,
) -> Result<(), AnswerFault> {
    if matches!(place, KeyReference::Retired(_)) {
        Ok(())
    } else if revoked_at.is_some() {
        Err(AnswerFault::Revoked)
    } else if not_after < now {
        Err(AnswerFault::Expired)
    } else {
        Ok(())
    }
}

fn is_asked_for(
    recovered: &BTreeMap<KeyReference, RecoveredKey>,
    recoveries: &[PlannedRecovery],
    free: &BTreeSet<KeyReference>,
) -> bool {
    let in_place = |place: &KeyReference, key: &RecoveredKey| match rule_of(recoveries, *place) {
        Some(recovery) => {
            let reuses = recovery.checked.rule.certificate == RecoveredCertificate::Reuse;
            let chosen = recovery.checked.chosen;
            key.reused == reuses && chosen.is_none_or(|chosen| chosen == key.id)
        }
        None => free.contains(place) && key.reused,
    };
    let ids: BTreeSet<_> = recovered.values().map(|key| key.id).collect();
    let chosen = recoveries.iter().filter_map(|one| one.checked.chosen);
    let all = |one: &PlannedRecovery| one.checked.rule.keys == RecoveredKeys::All;
    let enough = recovered.len() >= recoveries.len();
    let not_too_many = recoveries.iter().any(all) || recovered.len() == recoveries.len();
    recovered.iter().all(|(place, key)| in_place(place, key))
        && ids.len() == recovered.len()
        && chosen.into_iter().all(|chosen| ids.contains(&chosen))
        && enough
        && not_too_many
}

pub(super) fn rule_of(
    recoveries: &[PlannedRecovery],
    place: KeyReference,
) -> Option<&PlannedRecovery> {
    recoveries
        .iter()
        .find(|recovery| recovery.checked.reference == place)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use contents::{KeyReference, PinPolicy, TouchPolicy};
    use procedure::{
        CertificateThere, CheckedRecovery, Overwritten, PlannedRecovery, RecoveredCertificate,
        RecoveredKeys, RecoveryRule,
    };
    use protocol::{Base64, CertificateId, RecoveredKey};

    use super::{AnswerFault, is_asked_for, may_come_back};

    fn rule(keys: RecoveredKeys, certificate: RecoveredCertificate) -> RecoveryRule {
        RecoveryRule {
            keys,
            certificate,
            holder: ["email".parse().unwrap()].into(),
            other_holder: false,
            approvals: 0,
            pin_policy: PinPolicy::Default,
            touch_policy: TouchPolicy::Default,
            replace: false,
        }
    }

    fn planned(place: &str, rule: &RecoveryRule, chosen: Option<u64>) -> PlannedRecovery {
        PlannedRecovery {
            checked: CheckedRecovery {
                reference: place.parse().unwrap(),
                name: "Encryption".to_owned(),
                rule: rule.clone(),
                certificate_procedure: "encryption".parse().unwrap(),
                chosen: chosen.map(CertificateId),
            },
            overwritten: Overwritten {
                key: None,
                unsupported_key: None,
                certificate: CertificateThere::Absent,
            },
        }
    }

    /// Places with Certificate ID and whether the certificate is reused.
    fn is(granted: &[(&str, u64, bool)], recoveries: &[PlannedRecovery]) -> bool {
        let recovered = granted.iter().map(|(place, id, reused)| {
            let recovered = RecoveredKey {
                id: CertificateId(*id),
                certificate: Base64(Vec::new()),
                reused: *reused,
                revoked_at: None,
            };
            (place.parse().unwrap(), recovered)
        });
        let free = ["82", "83"].map(|place| place.parse::<KeyReference>().unwrap());
        is_asked_for(&recovered.collect(), recoveries, &BTreeSet::from(free))
    }

    #[test]
    fn a_revoked_or_expired_certificate_comes_to_a_retired_place_alone() {
        let [before, now, after] = [1, 2, 3].map(|at| jiff::Timestamp::new(at, 0).unwrap());
        let [used, retired] = ["9d", "82"].map(|place| place.parse().unwrap());
        for (revoked_at, not_after, refused) in [
            (None, after, None),
            (None, now, None),
            (Some(before), after, Some(AnswerFault::Revoked)),
            (None, before, Some(AnswerFault::Expired)),
        ] {
            assert_eq!(
                may_come_back(used, revoked_at, not_after, now).err(),
                refused
            );
            assert_eq!(may_come_back(retired, revoked_at, not_after, now), Ok(()));
        }
    }

    #[test]
    fn the_last_key_comes_to_its_place_or_a_free_one() {
        let rule = rule(RecoveredKeys::Last, RecoveredCertificate::Reuse);
        let last = [planned("9d", &rule, None)];
        assert!(is(&[("9d", 1, true)], &last));
        assert!(is(&[("82", 1, true)], &last));
        assert!(!is(&[], &last));
        assert!(!is(&[("84", 1, true)], &last), "a place that is not free");
        assert!(!is(&[("9a", 1, true)], &last));
        assert!(!is(&[("9d", 1, false)], &last), "with a new certificate");
        assert!(!is(&[("9d", 1, true), ("82", 2, true)], &last), "a second");
    }

    #[test]
    fn a_chosen_key_is_the_one_that_comes() {
        let rule = rule(RecoveredKeys::Last, RecoveredCertificate::New);
        let chosen = [planned("9d", &rule, Some(7))];
        assert!(is(&[("9d", 7, false)], &chosen));
        assert!(!is(&[("9d", 8, false)], &chosen));
        assert!(!is(&[("9d", 7, true)], &chosen));
        assert!(!is(&[("82", 8, true)], &chosen));
    }

    #[test]
    fn older_keys_come_once_each_with_what_they_had() {
        let rule = rule(RecoveredKeys::All, RecoveredCertificate::New);
        let all = [planned("9d", &rule, None)];
        assert!(is(&[("9d", 3, false), ("82", 2, true)], &all));
        assert!(!is(&[("9d", 3, false), ("82", 2, false)], &all));
        assert!(!is(&[("9d", 3, false), ("82", 3, true)], &all));
        assert!(!is(&[("9d", 3, false)], &[]), "nothing was asked for");
        assert!(is(&[], &[]));
    }
}
