use std::collections::{BTreeMap, BTreeSet};

use contents::{KeyAlgorithm, KeyReference};

use crate::{
    AlternativeNameForm, AttributeType, CertificateContentFault, CertificateProcedure,
    ExtendedKeyUsage, FieldName, KeyUsage, ProcedureId, Template,
};

/// What a certificate will contain, as far as a person decides it. Serial number, dates, key identifiers and pointers
/// are the authority's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateContent {
    /// The issuing authority at the host.
    pub issuer: ProcedureId,
    /// The subject, from the most general attribute to the most specific, each one RDN; never empty.
    pub subject: Vec<(AttributeType, String)>,
    /// Subject alternative names; there may be none.
    pub alternative_names: Vec<(AlternativeNameForm, String)>,
    /// Key usage, the bits that fit the key; never empty.
    pub key_usage: BTreeSet<KeyUsage>,
    /// Extended key usage; there may be none.
    pub extended_key_usage: BTreeSet<ExtendedKeyUsage>,
    /// Days from issuance to the end of validity.
    pub validity_days: u16,
    /// Certificate policies, dotted.
    pub policies: Vec<String>,
}

/// Something a template stands for that the certificate will not contain, because all fields it names are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// An attribute of the subject.
    Subject(AttributeType),
    /// A subject alternative name.
    AlternativeName(AlternativeNameForm),
}

impl CertificateProcedure {
    /// The fields that its templates name; those of a template that cannot be read are left out.
    pub fn fields(&self) -> BTreeSet<FieldName> {
        let subject = self.subject.iter().map(|attribute| &attribute.value);
        let templates = subject.chain(self.alternative_names.iter().map(|name| &name.value));
        let parsed = templates.filter_map(|text| Template::parse(text).ok());
        parsed
            .flat_map(|template| template.fields().cloned().collect::<Vec<_>>())
            .collect()
    }

    /// What the certificate for that key will contain when the fields have those values, and what is left out.
    ///
    /// # Errors
    /// Every [`CertificateContentFault`].
    pub fn content(
        &self,
        key: KeyReference,
        algorithm: KeyAlgorithm,
        fields: &BTreeMap<FieldName, String>,
    ) -> Result<(CertificateContent, Vec<LeftOut>), Vec<CertificateContentFault>> {
        let mut expansion = Expansion {
            fields,
            left_out: Vec::new(),
            faults: Vec::new(),
        };
        let subject = expansion.subject(self);
        let alternative_names = expansion.alternative_names(self);
        if subject.is_empty() && expansion.faults.is_empty() {
            expansion.faults.push(CertificateContentFault::EmptySubject);
        }
        let key_usage = self.key_usage_for(key, algorithm);
        if key_usage.is_empty() {
            expansion
                .faults
                .push(CertificateContentFault::NoKeyUsage { algorithm });
        }
        if !expansion.faults.is_empty() {
            return Err(expansion.faults);
        }
        let content = CertificateContent {
            issuer: self.issuer.clone(),
            subject,
            alternative_names,
            key_usage,
            extended_key_usage: self.extended_key_usage.clone(),
            validity_days: self.validity_days,
            policies: self.policies.clone(),
        };
        Ok((content, expansion.left_out))
    }
}

struct Expansion<'a> {
    fields: &'a BTreeMap<FieldName, String>,
    left_out: Vec<LeftOut>,
    faults: Vec<CertificateContentFault>,
}

impl Expansion<'_> {
    fn subject(&mut self, procedure: &CertificateProcedure) -> Vec<(AttributeType, String)> {
        let mut subject = Vec::new();
        for attribute in &procedure.subject {
            let kind = attribute.attribute;
            let Some(value) = self.expand(&attribute.value, LeftOut::Subject(kind)) else {
                continue;
            };
            match kind.check(&value) {
                Ok(()) => subject.push((kind, value)),
                Err(fault) => self.faults.push(CertificateContentFault::Subject {
                    attribute: kind,
                    fault,
                }),
            }
        }
        subject
    }

    fn alternative_names(
        &mut self,
        procedure: &CertificateProcedure,
    ) -> Vec<(AlternativeNameForm, String)> {
        let mut names = Vec::new();
        for name in &procedure.alternative_names {
            let Some(value) = self.expand(&name.value, LeftOut::AlternativeName(name.form)) else {
                continue;
            };
            match name.form.check(&value) {
                // Two templates may come out alike.
                Ok(()) if names.contains(&(name.form, value.clone())) => {}
                Ok(()) => names.push((name.form, value)),
                Err(fault) => self.faults.push(CertificateContentFault::AlternativeName {
                    form: name.form,
                    fault,
                }),
            }
        }
        names
    }

    fn expand(&mut self, template: &str, left_out: LeftOut) -> Option<String> {
        let expanded = match Template::parse(template) {
            Ok(template) => template.expand(self.fields),
            Err(fault) => {
                self.faults.push(CertificateContentFault::Template(fault));
                return None;
            }
        };
        if expanded.is_none() {
            self.left_out.push(left_out);
        }
        expanded
    }
}
