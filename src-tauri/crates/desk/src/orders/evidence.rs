use contents::PublicKey;
use jiff::Timestamp;
use protocol::{Authorities, OrderDetails};

use super::{
    OrdersError,
    verify::{Learned, VerifiedOrder, VerifyOrderError, verify},
};
use crate::{Desk, session::SignedIn};

mod files;

pub use files::EvidenceFile;

impl Desk {
    /// Everything the host keeps of an order, byte by byte, for those who verify it with other tools; whether it
    /// verifies here is part of it. Evidence is not withheld because it does not hold.
    ///
    /// # Errors
    /// [`OrdersError`], when the documents cannot be had.
    pub async fn order_evidence(&self, order: &str) -> Result<OrderEvidence, OrdersError> {
        let details = self.order_details(order).await?;
        let session = self.session()?;
        let mut learned = Learned::default();
        let verified = verify(&details, &session, order, &mut learned);
        if learned.authorities.is_empty() {
            let now: Authorities = session.connection().get("/v1/authorities").await?;
            let ders = now.authorities.into_iter();
            learned.authorities = ders.map(|authority| authority.certificate.0).collect();
        }
        Ok(OrderEvidence::new(details, verified, learned, &session))
    }
}

/// The documents of an order as they were made, and with what they are verified. Certificates and keys are DER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEvidence {
    /// Its id.
    pub order: String,
    /// Whether it verifies.
    pub verified: Result<VerifiedOrder, VerifyOrderError>,
    /// The open request, CMS.
    pub open_request: Vec<u8>,
    /// The signed order, CMS.
    pub issue_order: Option<Vec<u8>>,
    /// The time at which the officer's certificate is judged: when the host took the order, else when it granted it.
    pub signed_at: Timestamp,
    /// The fulfilment, CMS.
    pub fulfilment: Option<Vec<u8>>,
    /// When the host fulfilled it; when its state last changed where the fulfilment does not verify.
    pub fulfilled_at: Timestamp,
    /// The receipt.
    pub receipt: Option<ReceiptEvidence>,
    /// The key that signs the receipt, SubjectPublicKeyInfo; there if the open request verifies.
    pub order_key: Option<Vec<u8>>,
    /// The order that gave this one up, CMS.
    pub abandoned_by: Option<Vec<u8>>,
    /// When its state last changed: for an order that was given up, when that was.
    pub changed_at: Timestamp,
    /// The certificates that were issued, by key (`9a`).
    pub certificates: Vec<(String, Vec<u8>)>,
    /// The authorities that the host trusts for officers.
    pub officer_authorities: Vec<Vec<u8>>,
    /// The host's authorities that this desk trusts.
    pub host_authorities: Vec<Vec<u8>>,
    /// The host's issuing authorities between those and the certificates.
    pub issuing_authorities: Vec<Vec<u8>>,
}

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptEvidence {
    /// Its canonical JSON.
    pub content: Vec<u8>,
    /// ECDSA with SHA-256 by the order key, DER.
    pub signature: Vec<u8>,
}

impl OrderEvidence {
    fn new(
        details: OrderDetails,
        verified: Result<VerifiedOrder, VerifyOrderError>,
        learned: Learned,
        session: &SignedIn,
    ) -> Self {
        let changed_at = details.summary.changed_at;
        let trusted = session.authorities.iter();
        let host_authorities: Vec<_> = trusted.map(|root| root.der().to_vec()).collect();
        let issuing = learned.authorities.into_iter();
        let certificates = details.certificates.into_iter();
        let receipt = details.receipt.map(|signed| ReceiptEvidence {
            content: signed.receipt.0,
            signature: signed.signature.0,
        });
        Self {
            order: details.summary.order.to_string(),
            verified,
            open_request: details.open_request.0,
            issue_order: details.issue_order.map(|message| message.0),
            signed_at: details.signed_at.unwrap_or(details.summary.granted_at),
            fulfilment: details.fulfilment.map(|message| message.0),
            fulfilled_at: learned.fulfilled_at.unwrap_or(changed_at),
            receipt,
            order_key: learned.order_key.as_ref().map(spki),
            abandoned_by: details.abandoned_by.map(|message| message.0),
            changed_at,
            certificates: certificates
                .map(|one| (one.key.to_string(), one.certificate.0))
                .collect(),
            officer_authorities: details
                .officer_authorities
                .into_iter()
                .map(|der| der.0)
                .collect(),
            issuing_authorities: issuing
                .filter(|der| !host_authorities.contains(der))
                .collect(),
            host_authorities,
        }
    }
}

fn spki(key: &PublicKey) -> Vec<u8> {
    key.spki().to_vec()
}
