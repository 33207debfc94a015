use super::{At, Check, Path, Rule};
use crate::{Action, KeyProcedure, KeyRule, StockRule};

impl Check<'_> {
    pub(super) fn keys(&mut self) {
        let procedure = self.procedure;
        for (index, rule) in procedure.keys.iter().enumerate() {
            let path = key_path(index);
            self.text(path.key("name"), &rule.name);
            let earlier = procedure
                .keys
                .iter()
                .take(index)
                .position(|other| other.reference == rule.reference);
            if let Some(other) = earlier {
                let because = [key_path(other).key("reference")];
                self.report(
                    path.key("reference"),
                    &because,
                    Rule::RepeatedKey {
                        key: rule.reference,
                    },
                );
            }
            self.references(&path, rule);
            if rule.transport_only && !rule.actions.contains(&Action::Redo) {
                self.report(
                    path.key("transport-only"),
                    &[path.key("actions")],
                    Rule::TransportOnlyWithoutRedo,
                );
            }
            for (at, action) in rule.preset.iter().enumerate() {
                if !rule.actions.contains(action) {
                    let rule = Rule::PresetNotOffered { action: *action };
                    self.report(path.key("preset").index(at), &[path.key("actions")], rule);
                }
            }
            if let Some(key_procedure) = procedure.key_procedures.get(&rule.key_procedure) {
                self.actions_on_blank_card(&path, rule, key_procedure);
                self.key_of_archive(&path, rule, key_procedure);
            }
        }
        self.unused();
    }

    fn references(&mut self, path: &Path, rule: &KeyRule) {
        let root = Path::default();
        let id = &rule.certificate_procedure;
        if !self.procedure.certificate_procedures.contains_key(id) {
            let because = [root.key("certificate-procedures").key(id.as_str())];
            let rule = Rule::NoCertificateProcedure { id: id.clone() };
            self.report(path.key("certificate-procedure"), &because, rule);
        }
        let id = &rule.key_procedure;
        if !self.procedure.key_procedures.contains_key(id) {
            let because = [root.key("key-procedures").key(id.as_str())];
            self.report(
                path.key("key-procedure"),
                &because,
                Rule::NoKeyProcedure { id: id.clone() },
            );
        }
    }

    /// On a card that production left blank there is no transport certificate: whatever lies there may be in use.
    fn actions_on_blank_card(&mut self, path: &Path, rule: &KeyRule, key_procedure: &KeyProcedure) {
        if self.procedure.card.stock != StockRule::Blank {
            return;
        }
        let source = Path::default()
            .key("key-procedures")
            .key(rule.key_procedure.as_str());
        let because = [Path::default().key("card").key("stock"), source];
        match key_procedure {
            KeyProcedure::Production { .. } => {
                self.report(
                    path.key("key-procedure"),
                    &because,
                    Rule::ProductionKeyOnBlankCard,
                );
            }
            KeyProcedure::Generate { replace: false, .. }
            | KeyProcedure::Archive { replace: false, .. }
                if rule.actions.contains(&Action::Redo) =>
            {
                let rule = Rule::ActionNeverPossible {
                    action: Action::Redo,
                };
                self.report(path.key("actions"), &because, rule);
            }
            KeyProcedure::Generate { .. }
            | KeyProcedure::Archive { .. }
            | KeyProcedure::Recover(_) => {}
        }
    }

    fn unused(&mut self) {
        let procedure = self.procedure;
        let uses = |key: &str| -> Vec<Path> {
            (0..procedure.keys.len())
                .map(|index| key_path(index).key(key))
                .collect()
        };
        for id in procedure.certificate_procedures.keys() {
            if procedure
                .keys
                .iter()
                .all(|rule| rule.certificate_procedure != *id)
            {
                let path = Path::default()
                    .key("certificate-procedures")
                    .key(id.as_str());
                let rule = Rule::UnusedCertificateProcedure { id: id.clone() };
                self.report_unused(path, &uses("certificate-procedure"), rule);
            }
        }
        for id in procedure.key_procedures.keys() {
            if procedure.keys.iter().all(|rule| rule.key_procedure != *id) {
                let path = Path::default().key("key-procedures").key(id.as_str());
                self.report_unused(
                    path,
                    &uses("key-procedure"),
                    Rule::UnusedKeyProcedure { id: id.clone() },
                );
            }
        }
    }

    /// Also where something inside the unused procedure is broken: that makes it no more used.
    fn report_unused(&mut self, path: Path, uses: &[Path], rule: Rule) {
        let keys = Path::default().key("key");
        let keys_broken = self.broken.contains(&keys);
        if !keys_broken
            && uses
                .iter()
                .all(|path| self.broken.iter().all(|broken| !broken.touches(path)))
        {
            self.found.push(super::Found {
                path,
                at: At::Key,
                rule,
            });
        }
    }
}

pub(super) fn key_path(index: usize) -> Path {
    Path::default().key("key").index(index)
}
