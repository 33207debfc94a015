use contents::Certificate;
use jiff::Timestamp;
use procedure::FieldName;
use protocol::{
    Base64, Document, Fulfilment, IssueOrder, OpenRequest, OrderDetails, SignedReceipt,
    cms::{self, SignerTrust, Verified},
    proof::{self, ProofKind, Statement},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;

use super::OrdersError;
use crate::{
    Desk,
    fault::{Coded, object},
    session::SignedIn,
};

impl Desk {
    /// Verifies an order here and now: fetches its documents and checks each signature, that each document refers to
    /// the one before it by its digest, that the order is its open request, and that every certificate is for a key of
    /// the order.
    ///
    /// Which authorities vouch for officers, and at what time a document came in, is the host's word; both are part of
    /// the answer, so that it can be compared with what is known otherwise. Not verified: proofs by key agreement, which
    /// only the host can, and revocation.
    ///
    /// # Errors
    /// [`VerifyOrderError::Failed`] names the document and the first check that does not hold.
    pub async fn verify_order(&self, order: &str) -> Result<VerifiedOrder, VerifyOrderError> {
        let details = self.order_details(order).await?;
        let session = self.session().map_err(OrdersError::from)?;
        verify(&details, &session, order)
    }
}

/// An order whose documents hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedOrder {
    /// Its id.
    pub order: String,
    /// The documents that were verified: `open-request`, `order`, `fulfilment`, `receipt`.
    pub documents: Vec<String>,
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
    /// What was typed, by field.
    pub fields: Vec<VerifiedField>,
    /// The signed order as it was made, CMS DER; the open request while there is no order.
    #[serde(skip)]
    #[specta(skip)]
    pub message: Vec<u8>,
    /// The authorities' certificates, DER, for other verifiers.
    #[serde(skip)]
    #[specta(skip)]
    pub authority_certificates: Vec<Vec<u8>>,
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

/// A document and the check that does not hold.
struct Failed(&'static str, String);

const OPEN_REQUEST: &str = "open-request";
const ORDER: &str = "order";
const FULFILMENT: &str = "fulfilment";
const RECEIPT: &str = "receipt";

fn verify(
    details: &OrderDetails,
    session: &SignedIn,
    order: &str,
) -> Result<VerifiedOrder, VerifyOrderError> {
    verify_documents(details, session, order).map_err(|Failed(document, why)| {
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
) -> Result<VerifiedOrder, Failed> {
    let authorities = details
        .officer_authorities
        .iter()
        .map(|der| Certificate::from_der(&der.0));
    let authorities: Vec<_> = authorities
        .collect::<Result<_, _>>()
        .map_err(|error| Failed(OPEN_REQUEST, format!("an authority of officers: {error}")))?;
    let at = details.signed_at.unwrap_or(details.summary.granted_at);
    let trust = SignerTrust::authorities(&authorities);
    let open: Verified<OpenRequest> = signed(&details.open_request, &trust, at, OPEN_REQUEST)?;
    must(
        open.document.order.to_string() == asked,
        OPEN_REQUEST,
        "it is of another order",
    )?;
    let mut verified = VerifiedOrder::of_open_request(&open, details, &authorities, at);
    let Some(message) = &details.issue_order else {
        return Ok(verified);
    };
    let order: Verified<IssueOrder> = signed(message, &trust, at, ORDER)?;
    order_follows(&order, &open)?;
    proofs_hold(&order.document)?;
    verified.add_order(&order, message);
    let Some(message) = &details.fulfilment else {
        return Ok(verified);
    };
    let fulfilment = fulfilment_follows(&message.0, &order, session)?;
    verified.documents.push(FULFILMENT.to_owned());
    if let Some(receipt) = &details.receipt {
        receipt_follows(receipt, &order, &fulfilment)?;
        verified.documents.push(RECEIPT.to_owned());
    }
    Ok(verified)
}

impl VerifiedOrder {
    fn of_open_request(
        open: &Verified<OpenRequest>,
        details: &OrderDetails,
        authorities: &[Certificate],
        at: Timestamp,
    ) -> Self {
        let fields = open.document.draft.fields.iter();
        let field = |(name, value): (&FieldName, &String)| VerifiedField {
            name: name.to_string(),
            value: value.clone(),
        };
        Self {
            order: open.document.order.to_string(),
            documents: vec![OPEN_REQUEST.to_owned()],
            signed_by: open.signer.subject().to_owned(),
            signed_by_serial: open.signer.serial().to_owned(),
            authorities: authorities
                .iter()
                .map(|authority| authority.subject().to_owned())
                .collect(),
            verified_at: at.to_string(),
            digest: open.digest.to_string(),
            fields: fields.map(field).collect(),
            message: details.open_request.0.clone(),
            authority_certificates: authorities
                .iter()
                .map(|authority| authority.der().to_vec())
                .collect(),
        }
    }

    fn add_order(&mut self, order: &Verified<IssueOrder>, message: &Base64) {
        self.documents.push(ORDER.to_owned());
        self.digest = order.digest.to_string();
        self.message.clone_from(&message.0);
    }
}

fn signed<T: Document>(
    message: &Base64,
    trust: &SignerTrust<'_>,
    at: Timestamp,
    document: &'static str,
) -> Result<Verified<T>, Failed> {
    cms::verify(&message.0, trust, at).map_err(|error| Failed(document, error.to_string()))
}

fn order_follows(order: &Verified<IssueOrder>, open: &Verified<OpenRequest>) -> Result<(), Failed> {
    let (issue, request) = (&order.document, &open.document);
    let checks = [
        (
            order.signer == open.signer,
            "another officer signed it than the open request",
        ),
        (
            issue.open_request == open.digest,
            "it is for another open request",
        ),
        (
            issue.order == request.order,
            "it has another id than its open request",
        ),
        (
            issue.procedure == request.procedure,
            "it follows another procedure than its open request",
        ),
        (
            issue.card == request.card,
            "it is for another card than its open request",
        ),
        (
            issue.draft == request.draft,
            "it has another draft than its open request",
        ),
        (
            issue.transport_key == request.transport_key,
            "it has another transport key than its open request",
        ),
        (
            issue.order_key == request.order_key,
            "it has another order key than its open request",
        ),
        (
            issue.keys.keys().eq(issue.draft.keys.keys()),
            "its keys are not those of its draft",
        ),
    ];
    checks
        .into_iter()
        .try_for_each(|(holds, else_why)| must(holds, ORDER, else_why))
}

/// Those by signature; the ones by key agreement only the host can verify.
fn proofs_hold(issue: &IssueOrder) -> Result<(), Failed> {
    for (key, certified) in &issue.keys {
        let statement = Statement {
            order: issue.order,
            open_request: issue.open_request,
            nonce: issue.nonce,
            key: *key,
            public_key: certified.public_key.clone(),
        };
        if statement.kind() == ProofKind::Signature {
            proof::verify(&certified.proof, &statement, None)
                .map_err(|error| Failed(ORDER, format!("the proof for key {key}: {error}")))?;
        }
    }
    Ok(())
}

fn receipt_follows(
    receipt: &SignedReceipt,
    order: &Verified<IssueOrder>,
    fulfilment: &Verified<Fulfilment>,
) -> Result<(), Failed> {
    let receipt = receipt
        .verify(&order.document.order_key)
        .map_err(|error| Failed(RECEIPT, error.to_string()))?;
    must(
        receipt.fulfilment == fulfilment.digest,
        RECEIPT,
        "it is for another fulfilment",
    )?;
    must(
        receipt.card == order.document.card,
        RECEIPT,
        "it is for another card",
    )
}

fn fulfilment_follows(
    message: &[u8],
    order: &Verified<IssueOrder>,
    session: &SignedIn,
) -> Result<Verified<Fulfilment>, Failed> {
    // The registration certificate of that time may have been another one under the same authority; when it was good
    // is only known once the fulfilment is read, and is checked then.
    let failed = |error: cms::VerifyError| Failed(FULFILMENT, error.to_string());
    let trust = SignerTrust::authorities(&session.authorities);
    let signer = cms::unverified_signer(message).map_err(|error| failed(error.into()))?;
    let fulfilment: Verified<Fulfilment> =
        cms::verify(message, &trust, signer.not_before()).map_err(failed)?;
    let fulfilled_at = fulfilment.document.fulfilled_at;
    cms::verify::<Fulfilment>(message, &trust, fulfilled_at).map_err(failed)?;
    must(
        fulfilment.document.order_digest == order.digest,
        FULFILMENT,
        "it is for another order",
    )?;
    for (key, issued) in &fulfilment.document.certificates {
        let certificate = Certificate::from_der(&issued.certificate.0).map_err(|error| {
            Failed(
                FULFILMENT,
                format!("the certificate for key {key}: {error}"),
            )
        })?;
        let ordered = order
            .document
            .keys
            .get(key)
            .map(|certified| &certified.public_key);
        must(
            ordered == Some(certificate.public_key()),
            FULFILMENT,
            "a certificate is for another key",
        )?;
    }
    Ok(fulfilment)
}

fn must(holds: bool, document: &'static str, else_why: &str) -> Result<(), Failed> {
    if holds {
        Ok(())
    } else {
        Err(Failed(document, else_why.to_owned()))
    }
}
