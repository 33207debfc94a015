//! The rules of keys that are archived or recovered.

use super::{At, Check, Path, Rule, keys::key_path};
use crate::{
    Action, KeyProcedure, KeyRule, KeyUsage, RecoveredCertificate, RecoveredKeys, RecoveryRule,
};

/// What says of a key that it signs.
const SIGNING: [KeyUsage; 2] = [KeyUsage::DigitalSignature, KeyUsage::NonRepudiation];

impl Check<'_> {
    /// What one key's rule must be for its key to be archived or recovered.
    pub(super) fn key_of_archive(
        &mut self,
        path: &Path,
        rule: &KeyRule,
        key_procedure: &KeyProcedure,
    ) {
        let source = source(rule);
        let recovers = matches!(key_procedure, KeyProcedure::Recover(_));
        for action in &rule.actions {
            if recovers != (*action == Action::Recover) {
                self.report_at(
                    At::Item(action.name().to_owned()),
                    path.key("actions"),
                    &[path.key("key-procedure"), source.key("source")],
                    Rule::ActionOfOtherKeyProcedure { action: *action },
                );
            }
        }
        if recovers && !rule.preset.is_empty() {
            let because = [path.key("key-procedure"), source.key("source")];
            self.report(path.key("preset"), &because, Rule::PresetOfRecovery);
        }
        if key_procedure.imports() {
            self.imported(path, rule);
        }
    }

    fn imported(&mut self, path: &Path, rule: &KeyRule) {
        let key = rule.reference;
        let because = [
            path.key("reference"),
            path.key("certificate-procedure"),
            source(rule).key("source"),
        ];
        if !key.only_agrees() {
            self.report(
                path.key("key-procedure"),
                &because,
                Rule::SigningKeyArchived { key },
            );
        }
        let procedures = &self.procedure.certificate_procedures;
        let Some(certificate) = procedures.get(&rule.certificate_procedure) else {
            return;
        };
        let usages = Path::default()
            .key("certificate-procedures")
            .key(rule.certificate_procedure.as_str())
            .key("key-usage");
        for usage in SIGNING {
            if certificate.key_usage.contains(&usage) {
                self.report_at(
                    At::Item(usage.name().to_owned()),
                    usages.clone(),
                    &because,
                    Rule::ArchivedKeySigns { usage, key },
                );
            }
        }
    }

    pub(super) fn recoveries(&mut self) {
        let procedure = self.procedure;
        for (id, key_procedure) in &procedure.key_procedures {
            if let KeyProcedure::Recover(rule) = key_procedure {
                let path = Path::default().key("key-procedures").key(id.as_str());
                self.holder(&path, rule);
                self.other_holder(&path, rule);
            }
        }
        self.all_once();
    }

    fn holder(&mut self, path: &Path, rule: &RecoveryRule) {
        let fields = Path::default().key("field");
        for name in &rule.holder {
            let found = self
                .procedure
                .fields
                .iter()
                .position(|field| field.name == *name);
            let at = At::Item(name.to_string());
            match found.and_then(|index| Some((index, self.procedure.fields.get(index)?))) {
                None => {
                    let names = (0..self.procedure.fields.len())
                        .map(|index| fields.index(index).key("name"))
                        .collect::<Vec<_>>();
                    let field = name.clone();
                    self.report_at(at, path.key("holder"), &names, Rule::NoField { field });
                }
                Some((index, field)) if !field.required && !rule.other_holder => {
                    let because = [fields.index(index), path.key("other-holder")];
                    let field = name.clone();
                    let rule = Rule::HolderFieldNotRequired { field };
                    self.report_at(at, path.key("holder"), &because, rule);
                }
                Some(_) => {}
            }
        }
    }

    fn other_holder(&mut self, path: &Path, rule: &RecoveryRule) {
        if !rule.other_holder {
            return;
        }
        let at = path.key("other-holder");
        if rule.approvals == 0 {
            let because = [path.key("approvals")];
            self.report(at.clone(), &because, Rule::OtherHolderWithoutApproval);
        }
        if rule.certificate == RecoveredCertificate::New {
            let because = [path.key("certificate")];
            self.report(at, &because, Rule::OtherHolderWithNewCertificate);
        }
    }

    /// Two that recover all would put the same keys into twice the places.
    fn all_once(&mut self) {
        let procedure = self.procedure;
        let all = procedure.keys.iter().enumerate().filter(|(_, rule)| {
            matches!(
                procedure.key_procedures.get(&rule.key_procedure),
                Some(KeyProcedure::Recover(recovery)) if recovery.keys == RecoveredKeys::All
            )
        });
        for (index, rule) in all.skip(1) {
            let because = [
                Path::default().key("key"),
                source(rule).key("keys"),
                source(rule).key("source"),
            ];
            let path = key_path(index).key("key-procedure");
            self.report(path, &because, Rule::AllRecoveredTwice);
        }
    }
}

fn source(rule: &KeyRule) -> Path {
    Path::default()
        .key("key-procedures")
        .key(rule.key_procedure.as_str())
}
