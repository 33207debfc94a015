//! The documents of a signed act, for those who verify them with other tools.

use contents::{Certificate, PublicKey};
use jiff::Timestamp;
use protocol::{
    ActDetails, ActivityKind, CardService, CardServiceReceipt, CreateLetterIds, Document,
    LettersReceipt, OrderId, PrintLetters, ResendMail,
    cms::{self, SignerTrust},
    keys::GivenBack,
};

use crate::{Desk, EvidenceFile, OrdersError, Sentence, Trouble, VerifyOrderError, pem};

const ORDER: &str = "order.p7s";
const AUTHORITIES: &str = "officer-authorities.pem";
const RECEIPT: &str = "receipt.json";
const RECEIPT_SIGNATURE: &str = "receipt.sig";
const ORDER_KEY: &str = "order-key.pem";
const README: &str = "README.txt";

impl Desk {
    /// Everything the host keeps of a signed act, byte by byte; whether it verifies here is part of it. Evidence is not
    /// withheld because it does not hold.
    ///
    /// # Errors
    /// [`OrdersError`], when the documents cannot be had.
    pub async fn act_evidence(&self, order: &str) -> Result<ActEvidence, OrdersError> {
        let id: OrderId = order.parse()?;
        let session = self.session()?;
        let path = format!("/v1/acts/{id}");
        let details: ActDetails = session.connection().get(&path).await?;
        Ok(ActEvidence::new(details, id))
    }
}

/// The documents of a signed act as they were made, and with what they are verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActEvidence {
    /// The order's id.
    pub order: String,
    /// Whether order and receipt verify.
    pub verified: Result<(), VerifyOrderError>,
    /// The signed order, CMS.
    pub document: Vec<u8>,
    /// The time at which the officer's certificate is judged: when the host took the order.
    pub signed_at: Timestamp,
    /// The receipt: its canonical JSON, and its signature by the order key.
    pub receipt: Option<(Vec<u8>, Vec<u8>)>,
    /// The key that signs the receipt, SubjectPublicKeyInfo; there if the order verifies and has one.
    pub order_key: Option<Vec<u8>>,
    /// The authorities that the host trusts for officers, DER.
    pub officer_authorities: Vec<Vec<u8>>,
}

impl ActEvidence {
    fn new(details: ActDetails, id: OrderId) -> Self {
        let verified = verify(&details, id);
        let (verified, order_key) = match verified {
            Ok(key) => (Ok(()), key),
            Err((document, why)) => (Err(failed(id, document, why)), None),
        };
        Self {
            order: id.to_string(),
            verified,
            document: details.document.0,
            signed_at: details.signed_at,
            receipt: details
                .receipt
                .map(|signed| (signed.receipt.0, signed.signature.0)),
            order_key: order_key.map(|key| key.spki().to_vec()),
            officer_authorities: details
                .officer_authorities
                .into_iter()
                .map(|der| der.0)
                .collect(),
        }
    }

    /// Every document that is there, what it is verified with, and last the text about them, of which `tell` gives the
    /// sentences.
    pub fn files(&self, tell: &dyn Fn(&Sentence) -> String) -> Vec<EvidenceFile> {
        let authorities = self.officer_authorities.iter();
        let authorities: String = authorities.map(|der| pem::certificate(der)).collect();
        let mut files = vec![
            file(ORDER, self.document.clone()),
            file(AUTHORITIES, authorities.into_bytes()),
        ];
        if let Some((content, signature)) = &self.receipt {
            files.push(file(RECEIPT, content.clone()));
            files.push(file(RECEIPT_SIGNATURE, signature.clone()));
        }
        if let Some(key) = &self.order_key {
            files.push(file(ORDER_KEY, pem::public_key(key).into_bytes()));
        }
        files.push(file(README, self.readme(tell).into_bytes()));
        files
    }

    /// The line by which OpenSSL verifies what the officer signed.
    pub fn line(&self) -> String {
        let at = self.signed_at.as_second();
        format!(
            "openssl cms -verify -binary -inform DER -in {ORDER} -CAfile {AUTHORITIES} -purpose any -attime {at} -out order.json"
        )
    }

    fn readme(&self, tell: &dyn Fn(&Sentence) -> String) -> String {
        let verified = match &self.verified {
            Ok(()) => Sentence::new("evidence-verified"),
            Err(error) => {
                let Trouble { code, data } = Trouble::from(error);
                Sentence::new("evidence-unverified").with("why", Sentence { code, data })
            }
        };
        let head = [
            Sentence::new("evidence-of").with("order", self.order.as_str()),
            verified,
            Sentence::new("evidence-how"),
        ];
        let mut text: String = head
            .iter()
            .map(|said| format!("{}\n", tell(said)))
            .collect();
        let mut part = |key: &str, line: Option<String>| {
            let line = line.map(|line| format!("  {line}\n")).unwrap_or_default();
            text.push_str(&format!("\n{}\n{line}", tell(&Sentence::new(key))));
        };
        part("evidence-act", Some(self.line()));
        if self.receipt.is_some() {
            // Without an order that verifies nobody knows the key.
            let line = self.order_key.as_ref().map(|_| {
                format!("openssl dgst -sha256 -verify {ORDER_KEY} -signature {RECEIPT_SIGNATURE} {RECEIPT}")
            });
            part("evidence-act-receipt", line);
        }
        part("evidence-act-authorities", None);
        text
    }
}

fn file(name: &str, content: Vec<u8>) -> EvidenceFile {
    EvidenceFile {
        name: name.to_owned(),
        content,
    }
}

fn failed(order: OrderId, document: &'static str, why: String) -> VerifyOrderError {
    VerifyOrderError::Failed {
        order: order.to_string(),
        document,
        why,
    }
}

/// A document and the check that does not hold.
type Failed = (&'static str, String);

/// Checks the officer's signature, that the order is the one that was asked for, and the receipt's signature. The answer
/// is the key that signs receipts, where there is one.
fn verify(details: &ActDetails, id: OrderId) -> Result<Option<PublicKey>, Failed> {
    match details.kind {
        ActivityKind::Unblock | ActivityKind::ChangePin => {
            let order: CardService = signed(details)?;
            must_be(order.order, id)?;
            let receipt: Option<CardServiceReceipt> = given_back(details, &order.order_key)?;
            receipt.map_or(Ok(()), |receipt| must_follow(receipt.order, id))?;
            Ok(Some(order.order_key))
        }
        ActivityKind::LetterPrint | ActivityKind::LetterReprint => {
            let order: PrintLetters = signed(details)?;
            must_be(order.order, id)?;
            let receipt: Option<LettersReceipt> = given_back(details, &order.order_key)?;
            receipt.map_or(Ok(()), |receipt| must_follow(receipt.order, id))?;
            Ok(Some(order.order_key))
        }
        ActivityKind::LetterIds => {
            let order: CreateLetterIds = signed(details)?;
            must_be(order.order, id).map(|()| None)
        }
        ActivityKind::MailResend => {
            let order: ResendMail = signed(details)?;
            must_be(order.order, id).map(|()| None)
        }
        _ => Err(("order", "it is of another kind".to_owned())),
    }
}

fn signed<T: Document>(details: &ActDetails) -> Result<T, Failed> {
    let why = |why: &dyn std::fmt::Display| ("order", why.to_string());
    let ders = details.officer_authorities.iter();
    let authorities: Vec<Certificate> = ders
        .map(|der| Certificate::from_der(&der.0))
        .collect::<Result<_, _>>()
        .map_err(|error| why(&error))?;
    let trust = SignerTrust::authorities(&authorities);
    cms::verify(&details.document.0, &trust, details.signed_at)
        .map(|verified| verified.document)
        .map_err(|error| why(&error))
}

fn given_back<R: GivenBack>(details: &ActDetails, key: &PublicKey) -> Result<Option<R>, Failed> {
    let receipt = details.receipt.as_ref().map(|signed| signed.verify(key));
    receipt
        .transpose()
        .map_err(|error| ("receipt", error.to_string()))
}

fn must_be(order: OrderId, asked: OrderId) -> Result<(), Failed> {
    if order == asked {
        Ok(())
    } else {
        Err(("order", "it is another order".to_owned()))
    }
}

fn must_follow(receipt: OrderId, order: OrderId) -> Result<(), Failed> {
    if receipt == order {
        Ok(())
    } else {
        Err(("receipt", "it is of another order".to_owned()))
    }
}
