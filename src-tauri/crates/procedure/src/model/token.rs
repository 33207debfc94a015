use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    CardRule, CardSecret, CertificateProcedure, Field, KeyProcedure, KeyRule, PinProcedure,
    ProcedureId, PukProcedure, RecoveredCertificate, Role,
};

/// What an officer picks: which cards it is for, what may happen to each key, how certificates look, where keys and
/// PINs come from, what is asked about the holder, and who may use it.
///
/// Whether a revision is a draft, active or closed is the host's record, not part of the content, so that closing one
/// does not make another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TokenProcedure {
    /// Version of this format: 1.
    pub format: u8,
    /// The name that files, orders and the command line use.
    pub id: ProcedureId,
    /// The name that officers read.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// One or two sentences for officers.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub description: String,
    /// The roles an officer needs, all of them.
    #[schemars(length(min = 1))]
    pub roles: BTreeSet<Role>,
    /// The cards it is for.
    pub card: CardRule,
    /// The keys it deals with, in the order of the content table.
    #[serde(rename = "key")]
    #[schemars(length(min = 1, max = 24))]
    pub keys: Vec<KeyRule>,
    /// Certificate procedures, by the name that keys refer to.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 24))]
    pub certificate_procedures: BTreeMap<ProcedureId, CertificateProcedure>,
    /// Key procedures, by the name that keys refer to.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 24))]
    pub key_procedures: BTreeMap<ProcedureId, KeyProcedure>,
    /// How the PIN is chosen and reaches the holder.
    pub pin_procedure: PinProcedure,
    /// What becomes of the PUK; it stays as it is where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PukProcedure")]
    pub puk_procedure: Option<PukProcedure>,
    /// What is asked about the holder.
    #[serde(rename = "field")]
    #[schemars(length(max = 64))]
    pub fields: Vec<Field>,
}

impl TokenProcedure {
    /// The roles an officer needs: those it names, *Recover key* where it recovers, and *Issue certificate* unless all
    /// it does is recover keys with the certificates they had.
    pub fn needed_roles(&self) -> BTreeSet<Role> {
        self.roles.union(&self.implied_roles()).copied().collect()
    }

    /// The roles that what it does asks for, whatever it names.
    pub(crate) fn implied_roles(&self) -> BTreeSet<Role> {
        let rules = || {
            let named = |rule: &KeyRule| self.key_procedures.get(&rule.key_procedure);
            self.keys.iter().filter_map(named)
        };
        let issues = rules().any(|key_procedure| match key_procedure {
            KeyProcedure::Recover(rule) => rule.certificate == RecoveredCertificate::New,
            _ => true,
        });
        let recovers = self.recoveries() > 0;
        [
            issues.then_some(Role::IssueCertificate),
            recovers.then_some(Role::RecoverKey),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether a run sets that secret of a card anew where it is the factory's.
    pub fn sets(&self, secret: CardSecret) -> bool {
        match secret {
            CardSecret::Pin => self.pin_procedure.distribution.sets(),
            CardSecret::Puk => self.puk_procedure.is_some(),
            CardSecret::ManagementKey => self.card.take_in,
        }
    }

    /// How many of its keys come from the archive.
    pub fn recoveries(&self) -> usize {
        let recovers = |rule: &&KeyRule| {
            matches!(
                self.key_procedures.get(&rule.key_procedure),
                Some(KeyProcedure::Recover(_))
            )
        };
        self.keys.iter().filter(recovers).count()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::{KeyProcedure, RecoveredCertificate, Role, test_cards::shipped};

    #[test]
    fn the_roles_follow_from_what_the_procedure_does() {
        let (issue, recover) = (Role::IssueCertificate, Role::RecoverKey);
        let roles = |id: &str| shipped(id).needed_roles();
        assert_eq!(roles("employee-card"), [issue].into());
        assert_eq!(roles("archived-encryption"), [issue].into());
        assert_eq!(roles("recover-encryption-key"), [recover].into());
        assert_eq!(roles("recover-for-investigation"), [recover].into());
    }

    #[test]
    fn a_new_certificate_and_another_key_beside_it_are_issued() {
        let both = BTreeSet::from([Role::IssueCertificate, Role::RecoverKey]);
        let mut procedure = shipped("recover-encryption-key");
        for key_procedure in procedure.key_procedures.values_mut() {
            if let KeyProcedure::Recover(rule) = key_procedure {
                rule.certificate = RecoveredCertificate::New;
            }
        }
        assert_eq!(procedure.needed_roles(), both);

        let mut procedure = shipped("recover-encryption-key");
        let other = shipped("blank-card");
        procedure.keys.push(other.keys[0].clone());
        procedure.key_procedures.extend(other.key_procedures);
        assert_eq!(procedure.needed_roles(), both);
        assert_eq!(procedure.recoveries(), 1);
    }

    #[test]
    fn a_role_that_is_named_beside_them_is_needed_as_well() {
        let mut procedure = shipped("employee-card");
        procedure.roles = [Role::RevokeCertificate].into();
        let both = BTreeSet::from([Role::IssueCertificate, Role::RevokeCertificate]);
        assert_eq!(procedure.needed_roles(), both);
    }
}
