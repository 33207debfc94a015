use contents::KeyAlgorithm;

use super::{At, Check, Path, Rule, keys::key_path};
use crate::{
    AttributeType, CertificateProcedure, ExtendedKeyUsage, KeyProcedure, KeyRule, ProcedureId,
    Template, ValueFault, text::is_oid,
};

impl Check<'_> {
    pub(super) fn certificate_procedures(&mut self) {
        for (id, certificate) in &self.procedure.certificate_procedures {
            let path = Path::default()
                .key("certificate-procedures")
                .key(id.as_str());
            self.subject(&path.key("subject"), certificate);
            self.alternative_names(&path.key("alternative-names"), certificate);
            self.key_usage(&path.key("key-usage"), id, certificate);
            self.object_identifiers(&path, certificate);
        }
    }

    fn subject(&mut self, path: &Path, certificate: &CertificateProcedure) {
        for (index, attribute) in certificate.subject.iter().enumerate() {
            let path = path.index(index);
            let kind = attribute.attribute;
            let repeatable = matches!(
                kind,
                AttributeType::OrganizationalUnit | AttributeType::DomainComponent
            );
            let mut earlier = certificate.subject.iter().take(index);
            if !repeatable && earlier.any(|other| other.attribute == kind) {
                self.report(
                    path.key("attribute"),
                    &[],
                    Rule::RepeatedAttribute { attribute: kind },
                );
            }
            self.template(
                &path.key("value"),
                &[path.key("attribute")],
                &attribute.value,
                |value| kind.check(value),
            );
        }
    }

    fn alternative_names(&mut self, path: &Path, certificate: &CertificateProcedure) {
        for (index, name) in certificate.alternative_names.iter().enumerate() {
            let path = path.index(index);
            if certificate
                .alternative_names
                .iter()
                .take(index)
                .any(|other| other == name)
            {
                self.report(
                    path.clone(),
                    &[],
                    Rule::RepeatedAlternativeName { form: name.form },
                );
            }
            self.template(
                &path.key("value"),
                &[path.key("type")],
                &name.value,
                |value| name.form.check(value),
            );
        }
    }

    fn template(
        &mut self,
        path: &Path,
        because: &[Path],
        text: &str,
        check: impl Fn(&str) -> Result<(), ValueFault>,
    ) {
        let template = match Template::parse(text) {
            Ok(template) => template,
            Err(fault) => return self.report(path.clone(), &[], Rule::Template(fault)),
        };
        let names = Path::default().key("field");
        let names: Vec<_> = (0..self.procedure.fields.len())
            .map(|index| names.index(index).key("name"))
            .collect();
        for field in template.fields() {
            if self
                .procedure
                .fields
                .iter()
                .all(|other| other.name != *field)
            {
                self.report(
                    path.clone(),
                    &names,
                    Rule::NoField {
                        field: field.clone(),
                    },
                );
            }
        }
        if template.fields().next().is_none() {
            match template.constant() {
                None => self.report(path.clone(), &[], Rule::Empty),
                Some(value) => {
                    if let Err(fault) = check(&value) {
                        self.report(path.clone(), because, Rule::ConstantValue(fault));
                    }
                }
            }
        }
    }

    /// For each key that uses the procedure: each bit must fit it with one algorithm at least, and each algorithm must
    /// have one bit at least.
    fn key_usage(&mut self, path: &Path, id: &ProcedureId, certificate: &CertificateProcedure) {
        let procedure = self.procedure;
        for (index, rule) in procedure.keys.iter().enumerate() {
            let Some(key_procedure) = procedure.key_procedures.get(&rule.key_procedure) else {
                continue;
            };
            if rule.certificate_procedure != *id {
                continue;
            }
            let because = used_by(index, rule);
            let algorithms = algorithms_of(key_procedure);
            for usage in &certificate.key_usage {
                if !algorithms
                    .iter()
                    .any(|algorithm| usage.fits(rule.reference, *algorithm))
                {
                    let algorithms = algorithms.to_vec();
                    let rule = Rule::KeyUsageDoesNotFit {
                        usage: *usage,
                        key: rule.reference,
                        algorithms,
                    };
                    let at = At::Item(usage.name().to_owned());
                    self.report_at(at, path.clone(), &because, rule);
                }
            }
            for algorithm in algorithms {
                if certificate
                    .key_usage_for(rule.reference, *algorithm)
                    .is_empty()
                {
                    let rule = Rule::NoKeyUsageFits {
                        key: rule.reference,
                        algorithm: *algorithm,
                    };
                    self.report(path.clone(), &because, rule);
                }
            }
        }
    }

    fn object_identifiers(&mut self, path: &Path, certificate: &CertificateProcedure) {
        for (index, text) in certificate.policies.iter().enumerate() {
            if !is_oid(text) {
                self.report(
                    path.key("policies").index(index),
                    &[],
                    Rule::NotOid { text: text.clone() },
                );
            }
        }
        for purpose in &certificate.extended_key_usage {
            let ExtendedKeyUsage::Other(oid) = purpose else {
                continue;
            };
            let path = path.key("extended-key-usage");
            let named = ExtendedKeyUsage::NAMED
                .iter()
                .find(|named| named.oid() == oid);
            let rule = match named {
                _ if !is_oid(oid) => Rule::NotOid { text: oid.clone() },
                Some(named) => Rule::OidHasName {
                    oid: oid.clone(),
                    name: named.name().to_owned(),
                },
                None => continue,
            };
            self.report_at(At::Item(oid.clone()), path, &[], rule);
        }
    }
}

/// What a key's use of a certificate procedure hangs on.
fn used_by(index: usize, rule: &KeyRule) -> [Path; 4] {
    let key = key_path(index);
    let algorithms = Path::default()
        .key("key-procedures")
        .key(rule.key_procedure.as_str())
        .key("algorithms");
    [
        key.key("reference"),
        key.key("certificate-procedure"),
        key.key("key-procedure"),
        algorithms,
    ]
}

fn algorithms_of(key_procedure: &KeyProcedure) -> &[KeyAlgorithm] {
    match key_procedure {
        KeyProcedure::Production { algorithms }
        | KeyProcedure::Generate { algorithms, .. }
        | KeyProcedure::Archive { algorithms, .. } => algorithms,
        // Any that was archived.
        KeyProcedure::Recover(_) => &KeyAlgorithm::ALL,
    }
}
