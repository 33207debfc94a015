use contents::{CertificateField, MalformedCertificate, Phrase, PhraseDatum, certificate_fields};
use serde::Serialize;
use specta::Type;

use crate::{Datum, Sentence};

/// One field or extension of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFieldView {
    /// Which: `certificate-field-…`, `certificate-extension-…`; one that is not known has its object identifier as `oid`.
    pub name: Sentence,
    /// What it says, one sentence for each thing; none where that is not known. A point in time in them (`time`) is
    /// written by `RFC 3339`.
    pub words: Vec<Sentence>,
    /// What it is, byte by byte, hexadecimal: the DER of the field, or of an extension's value.
    pub raw: String,
    /// Whether who does not know the extension must refuse the certificate; nothing for a field.
    pub critical: Option<bool>,
}

impl CertificateFieldView {
    /// All of a DER certificate.
    ///
    /// # Errors
    /// [`MalformedCertificate`] where it is none.
    pub fn of(der: &[u8]) -> Result<Vec<Self>, MalformedCertificate> {
        let fields = certificate_fields(der)?;
        Ok(fields.into_iter().map(Self::new).collect())
    }

    fn new(field: CertificateField) -> Self {
        Self {
            name: field.name.into(),
            words: field.words.into_iter().map(Sentence::from).collect(),
            raw: field.raw,
            critical: field.critical,
        }
    }
}

impl From<Phrase> for Sentence {
    fn from(phrase: Phrase) -> Self {
        let data = phrase.data.into_iter().map(|(name, datum)| {
            let datum = match datum {
                PhraseDatum::Number(number) => Datum::Number(number),
                PhraseDatum::Text(text) => Datum::Text(text),
                PhraseDatum::Phrase(phrase) => Datum::Sentence(phrase.into()),
            };
            (name.to_owned(), datum)
        });
        Self {
            code: phrase.code.into_owned(),
            data: data.collect(),
        }
    }
}
