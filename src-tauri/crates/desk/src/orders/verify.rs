use contents::{Certificate, KeyReference, PublicKey};
use jiff::Timestamp;
use procedure::{FieldName, KeyChoice};
use protocol::{
    AbandonOrder, Fulfilment, IssueOrder, OpenRequest, OrderDetails, OrderState,
    cms::{SignerTrust, Verified},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use super::OrdersError;
use crate::{
    Desk, Sentence, Trouble,
    fault::{Coded, object},
    session::SignedIn,
};

mod follows;

use follows::{
    abandonment_follows, certificates_are_kept, fulfilment_follows, must, order_follows,
    proofs_hold, receipt_follows, signed,
};

impl Desk {
    /// Verifies an order here and now: fetches its documents and checks each signature, that each document refers to
    /// the one before it by its digest, that the order is its open request, that every certificate is for a key of
    /// the order, and that an order that was given up was given up by an officer.
    ///
    /// Which authorities vouch for officers, at what time a document came in, and how far the order got beyond what its
    /// documents show, is the host's word; all of it is part of the answer, so that it can be compared with what is
    /// known otherwise. Not verified: proofs by key agreement, which only the host can, and revocation.
    ///
    /// # Errors
    /// [`VerifyOrderError::Failed`] names the document and the first check that does not hold.
    pub async fn verify_order(&self, order: &str) -> Result<VerifiedOrder, VerifyOrderError> {
        let details = self.order_details(order).await?;
        let session = self.session().map_err(OrdersError::from)?;
        verify(&details, &session, order, &mut Learned::default())
    }
}

/// An order whose documents hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedOrder {
    /// Its id.
    pub order: String,
    /// How far it got, as in a list: the host's word, as far as the documents do not show it.
    pub state: String,
    /// The order that gave it up, where there is one.
    pub abandoned: Option<VerifiedAbandonment>,
    /// The documents that were verified: `open-request`, `order`, `fulfilment`, `receipt`, `abandoned-by`.
    pub documents: Vec<String>,
    /// The procedure's id, as signed.
    pub procedure_id: String,
    /// SHA-256 of the procedure's content, hexadecimal, as signed.
    pub revision: String,
    /// The procedure's name for people: the host's word.
    pub procedure: String,
    /// What tells the card from every other one, as signed.
    pub card: Sentence,
    /// The officer's name: the host's word.
    pub officer: String,
    /// Subject of the certificate that signed open request and order.
    pub signed_by: String,
    /// Serial number of that certificate, lower-case hexadecimal.
    pub signed_by_serial: String,
    /// Subjects of the authorities that the host trusts for officers.
    pub authorities: Vec<String>,
    /// The time it was verified at (`RFC 3339`): when the host took the order.
    pub verified_at: String,
    /// SHA-256 of the order's canonical JSON, hexadecimal; of the open request's while there is no order.
    pub digest: String,
    /// What was to happen to each key, as signed.
    pub keys: Vec<VerifiedKey>,
    /// What was typed, by field, as signed.
    pub fields: Vec<VerifiedField>,
}

/// What an order says about one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedKey {
    /// The key: `9a`.
    pub key: String,
    /// `add`, `redo`, `issue`.
    pub action: String,
    /// The algorithm of the key that was to be generated on the card; none for a key that lay there.
    pub algorithm: Option<String>,
    /// Subject of its certificate, once it is issued.
    pub subject: Option<String>,
    /// Number of its certificate at the host, decimal, once it is issued.
    pub certificate_id: Option<String>,
}

/// The order that gave another one up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedAbandonment {
    /// Its own id.
    pub order: String,
    /// Subject of the certificate that signed it.
    pub signed_by: String,
    /// Why, in the officer's words.
    pub reason: String,
    /// When the host took it (`RFC 3339`).
    pub at: String,
}

/// A field of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedField {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What came of verifying an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerificationView {
    /// The order, where it verifies.
    pub verified: Option<VerifiedOrder>,
    /// The check that does not hold, where it does not.
    pub trouble: Option<Trouble>,
}

/// Why an order was not verified.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyOrderError {
    /// Its documents could not be had.
    #[error(transparent)]
    Orders(#[from] OrdersError),
    /// A check does not hold.
    #[error("the {document} of order {order} does not verify: {why}")]
    Failed {
        /// The order.
        order: String,
        /// The document.
        document: &'static str,
        /// The check.
        why: String,
    },
}

impl Coded for VerifyOrderError {
    fn code(&self) -> String {
        match self {
            Self::Orders(error) => error.code(),
            Self::Failed { .. } => "verification-failed".to_owned(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Orders(error) => error.data(),
            Self::Failed {
                order,
                document,
                why,
            } => object(json!({ "order": order, "document": document, "why": why })),
        }
    }
}

/// What verifying brought to light on its way; what came before a check that does not hold stays.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// The key that signs the receipt.
    pub(super) order_key: Option<PublicKey>,
    /// When the host fulfilled the order.
    pub(super) fulfilled_at: Option<Timestamp>,
    /// The issuing authorities that the fulfilment names, DER.
    pub(super) authorities: Vec<Vec<u8>>,
}

/// A document and the check that does not hold.
struct Failed(&'static str, String);

const OPEN_REQUEST: &str = "open-request";
const ORDER: &str = "order";
const FULFILMENT: &str = "fulfilment";
const RECEIPT: &str = "receipt";
const ABANDONED_BY: &str = "abandoned-by";

pub(super) fn verify(
    details: &OrderDetails,
    session: &SignedIn,
    order: &str,
    learned: &mut Learned,
) -> Result<VerifiedOrder, VerifyOrderError> {
    verify_documents(details, session, order, learned).map_err(|Failed(document, why)| {
        VerifyOrderError::Failed {
            order: order.to_owned(),
            document,
            why,
        }
    })
}

fn verify_documents(
    details: &OrderDetails,
    session: &SignedIn,
    asked: &str,
    learned: &mut Learned,
) -> Result<VerifiedOrder, Failed> {
    let authorities = officer_authorities(details)?;
    let at = details.signed_at.unwrap_or(details.summary.granted_at);
    let trust = SignerTrust::authorities(&authorities);
    let open: Verified<OpenRequest> = signed(&details.open_request, &trust, at, OPEN_REQUEST)?;
    must(
        open.document.order.to_string() == asked,
        OPEN_REQUEST,
        "it is of another order",
    )?;
    learned.order_key = Some(open.document.order_key.clone());
    let mut verified = VerifiedOrder::of_open_request(&open, details, &authorities, at);
    verified.add_what_follows(details, &open, &trust, session, learned)?;
    if let Some(message) = &details.abandoned_by {
        let abandonment = abandonment_follows(message, details, &trust)?;
        verified.add_abandonment(&abandonment, details);
    }
    must(
        details.summary.state != OrderState::Completed || details.receipt.is_some(),
        RECEIPT,
        "the order is said to be completed, and there is none",
    )?;
    Ok(verified)
}

fn officer_authorities(details: &OrderDetails) -> Result<Vec<Certificate>, Failed> {
    let ders = details.officer_authorities.iter();
    ders.map(|der| Certificate::from_der(&der.0))
        .collect::<Result<_, _>>()
        .map_err(|error| Failed(OPEN_REQUEST, format!("an authority of officers: {error}")))
}

impl VerifiedOrder {
    fn of_open_request(
        open: &Verified<OpenRequest>,
        details: &OrderDetails,
        authorities: &[Certificate],
        at: Timestamp,
    ) -> Self {
        let (document, summary) = (&open.document, &details.summary);
        let field = |(name, value): (&FieldName, &String)| VerifiedField {
            name: name.to_string(),
            value: value.clone(),
        };
        let subjects = authorities.iter().map(Certificate::subject);
        Self {
            order: document.order.to_string(),
            state: summary.state.code().to_owned(),
            abandoned: None,
            documents: vec![OPEN_REQUEST.to_owned()],
            procedure_id: document.procedure.id.to_string(),
            revision: document.procedure.revision.to_string(),
            procedure: summary.procedure_name.clone(),
            card: Sentence::card(&document.card),
            officer: summary.officer_name.clone(),
            signed_by: open.signer.subject().to_owned(),
            signed_by_serial: open.signer.serial().to_owned(),
            authorities: subjects.map(str::to_owned).collect(),
            verified_at: at.to_string(),
            digest: open.digest.to_string(),
            keys: document.draft.keys.iter().map(VerifiedKey::new).collect(),
            fields: document.draft.fields.iter().map(field).collect(),
        }
    }

    /// Order, fulfilment and receipt, as far as they are there.
    fn add_what_follows(
        &mut self,
        details: &OrderDetails,
        open: &Verified<OpenRequest>,
        trust: &SignerTrust<'_>,
        session: &SignedIn,
        learned: &mut Learned,
    ) -> Result<(), Failed> {
        let Some(message) = &details.issue_order else {
            return Ok(());
        };
        let at = details.signed_at.unwrap_or(details.summary.granted_at);
        let order: Verified<IssueOrder> = signed(message, trust, at, ORDER)?;
        order_follows(&order, open)?;
        proofs_hold(&order.document)?;
        self.documents.push(ORDER.to_owned());
        self.digest = order.digest.to_string();
        let Some(message) = &details.fulfilment else {
            return Ok(());
        };
        let fulfilment = fulfilment_follows(&message.0, &order, session)?;
        learned.note(&fulfilment.document);
        certificates_are_kept(details, &order.document, &fulfilment.document)?;
        self.documents.push(FULFILMENT.to_owned());
        self.add_certificates(&fulfilment.document)?;
        if let Some(receipt) = &details.receipt {
            receipt_follows(receipt, &order, &fulfilment)?;
            self.documents.push(RECEIPT.to_owned());
        }
        Ok(())
    }

    fn add_certificates(&mut self, fulfilment: &Fulfilment) -> Result<(), Failed> {
        for (key, issued) in &fulfilment.certificates {
            let certificate = Certificate::from_der(&issued.certificate.0)
                .map_err(|error| Failed(FULFILMENT, error.to_string()))?;
            let name = key.to_string();
            for row in self.keys.iter_mut().filter(|row| row.key == name) {
                row.subject = Some(certificate.subject().to_owned());
                row.certificate_id = Some(issued.id.to_string());
            }
        }
        Ok(())
    }

    fn add_abandonment(&mut self, by: &Verified<AbandonOrder>, details: &OrderDetails) {
        self.documents.push(ABANDONED_BY.to_owned());
        self.abandoned = Some(VerifiedAbandonment {
            order: by.document.order.to_string(),
            signed_by: by.signer.subject().to_owned(),
            reason: by.document.reason.clone(),
            at: details.summary.changed_at.to_string(),
        });
    }
}

impl VerifiedKey {
    fn new((key, choice): (&KeyReference, &KeyChoice)) -> Self {
        Self {
            key: key.to_string(),
            action: choice.action.name().to_owned(),
            algorithm: choice.algorithm.map(|algorithm| algorithm.to_string()),
            subject: None,
            certificate_id: None,
        }
    }
}

impl Learned {
    fn note(&mut self, fulfilment: &Fulfilment) {
        self.fulfilled_at = Some(fulfilment.fulfilled_at);
        let authorities = fulfilment.authorities.iter();
        self.authorities = authorities.map(|der| der.0.clone()).collect();
    }
}
