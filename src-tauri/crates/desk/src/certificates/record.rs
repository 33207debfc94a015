use contents::{CertificateObject, KeyReference};
use protocol::{CertificateAnswer, CertificateId, CertificateQuery, CertificateRecord, Sha256Hex};
use serde::Serialize;
use specta::Type;

use super::{CertificateError, CertificateFieldView};
use crate::{
    CertificateDetails, Desk, Sentence, card_view::details_of, host::HostError, pem,
    session::SignedIn,
};

impl Desk {
    /// The host's certificate of this Certificate ID.
    ///
    /// # Errors
    /// [`CertificateError`].
    pub async fn certificate(&self, id: &str) -> Result<CertificateRecordView, CertificateError> {
        let parsed: CertificateId = id
            .parse()
            .map_err(|_| CertificateError::MalformedId { id: id.to_owned() })?;
        let session = self.session()?;
        let found = find(&session, &CertificateQuery::Id(parsed)).await?;
        let found = found.ok_or_else(|| CertificateError::Unknown { id: id.to_owned() })?;
        let der = found.certificate.0.clone();
        let not_understood = || HostError::NotUnderstood {
            what: format!("the certificate {id} cannot be read"),
        };
        let details = details_of(&der).map_err(|_| not_understood())?;
        CertificateRecordView::new(details, &der, Some(&found)).map_err(|_| not_understood().into())
    }

    /// Reads the card in a device, and tells the certificate in that place of it.
    ///
    /// # Errors
    /// [`CertificateError`].
    pub async fn certificate_on_card(
        &self,
        device: &str,
        key: KeyReference,
    ) -> Result<CertificateRecordView, CertificateError> {
        let card = self.read_card(device).await?;
        let entry = card.contents().key(key);
        let object = entry.map_or(&CertificateObject::Absent, |entry| &entry.certificate);
        self.certificate_in(key, object).await
    }

    /// The certificate in that place of a card, and what the host knows of it where somebody is signed in. That the host
    /// cannot be asked is an error: it would look as if it knew nothing.
    pub(crate) async fn certificate_in(
        &self,
        key: KeyReference,
        object: &CertificateObject,
    ) -> Result<CertificateRecordView, CertificateError> {
        let malformed = |why| CertificateError::Malformed {
            key: key.to_string(),
            why,
        };
        let der = match object {
            CertificateObject::Present(certificate) => certificate.der(),
            CertificateObject::Unsupported(certificate) => certificate.der(),
            CertificateObject::Absent => {
                let key = key.to_string();
                return Err(CertificateError::NoneThere { key });
            }
            CertificateObject::Malformed(why) => return Err(malformed(why.clone())),
        };
        let found = match self.session() {
            Ok(session) => {
                find(&session, &CertificateQuery::Fingerprint(Sha256Hex::of(der))).await?
            }
            Err(_) => None,
        };
        let details = details_of(der).map_err(malformed)?;
        CertificateRecordView::new(details, der, found.as_ref()).map_err(malformed)
    }
}

async fn find(
    session: &SignedIn,
    query: &CertificateQuery,
) -> Result<Option<CertificateRecord>, HostError> {
    let connection = session.connection();
    let answer: CertificateAnswer = connection.ask("/v1/certificates/find", query).await?;
    Ok(answer.certificate)
}

/// A certificate, all that it says, and what the host knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateRecordView {
    /// In short.
    pub details: CertificateDetails,
    /// The Certificate ID, decimal, where the host issued it.
    pub id: Option<String>,
    /// Every field and extension.
    pub fields: Vec<CertificateFieldView>,
    /// The certificate (`RFC 7468 §5`).
    pub pem: String,
    /// What the host knows of it; nothing where it issued no such certificate, or nobody is signed in.
    pub host: Option<CertificateAtHostView>,
}

/// What the host knows of a certificate that it issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CertificateAtHostView {
    /// The order that it was issued in; nothing for an officer's own.
    pub order: Option<String>,
    /// The name of that order's procedure for people.
    pub procedure: Option<String>,
    /// The officer who ordered it.
    pub officer: Option<String>,
    /// What tells the card that it was issued for from every other one.
    pub card: Sentence,
    /// The key of that card: `9a`.
    pub key: String,
    /// What was done for the key: `add`, `redo`, `issue`, `recover`.
    pub action: String,
    /// When it was issued (`RFC 3339`).
    pub issued_at: String,
    /// When it was published (`RFC 3339`), if it was.
    pub published_at: Option<String>,
    /// When it was revoked (`RFC 3339`), if it was.
    pub revoked_at: Option<String>,
    /// Why: a name of `RFC 5280 §5.3.1`, `keyCompromise`, ….
    pub reason: Option<String>,
    /// Whether its private key is in the archive.
    pub archived: bool,
}

impl CertificateRecordView {
    fn new(
        details: CertificateDetails,
        der: &[u8],
        found: Option<&CertificateRecord>,
    ) -> Result<Self, contents::MalformedCertificate> {
        Ok(Self {
            details,
            id: found.map(|found| found.id.to_string()),
            fields: CertificateFieldView::of(der)?,
            pem: pem::certificate(der),
            host: found.map(CertificateAtHostView::new),
        })
    }
}

impl CertificateAtHostView {
    fn new(found: &CertificateRecord) -> Self {
        Self {
            order: found.order.map(|order| order.to_string()),
            procedure: found.procedure_name.clone(),
            officer: found.officer.clone(),
            card: Sentence::card(&found.card),
            key: found.key.to_string(),
            action: found.action.name().to_owned(),
            issued_at: found.issued_at.to_string(),
            published_at: found.published_at.map(|time| time.to_string()),
            revoked_at: found.revoked_at.map(|time| time.to_string()),
            reason: found.reason.clone(),
            archived: found.archived,
        }
    }
}
