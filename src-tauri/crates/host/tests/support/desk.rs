use std::{collections::BTreeMap, sync::Arc, time::Duration};

use contents::{CardIdentity, Certificate, KeyReference};
use host::Running;
use jiff::Timestamp;
use procedure::{Action, Draft, KeyChoice, ProcedureId, ProcedureRevision};
use protocol::{
    AbandonOrder, AgreementKeys, CardSecrets, CertificateId, CertifiedKey, Document, Fulfilment,
    Grant, IssueOrder, OpenRequest, OrderDetails, OrderId, OrderList, PinOutcome, PinPackage,
    ProcedureList, Proof, Receipt, Refusal, Session, SessionRequest, Sha256Hex, SignedReceipt,
    StockAnswer, WrittenKey, canonical,
    cms::{self, SignerTrust},
    keys::{OrderKey, SessionKey, TransportKey},
    proof::{ProofKind, Statement},
    sealing,
    signature::{Signer, ToBeSigned},
};
use reqwest::{Client, Response};
use rustls::{ClientConfig, RootCertStore, crypto::aws_lc_rs};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};
use serde::{Serialize, de::DeserializeOwned};

use super::{Card, Key, Officer};

/// A client that trusts the host and shows a certificate, if any.
pub fn client(running: &Running, shown: Option<(&[u8], &[u8])>) -> Client {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_file(running.ca_file()).unwrap())
        .unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(roots);
    let config = match shown {
        None => builder.with_no_client_auth(),
        Some((certificate, pkcs8)) => {
            let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(pkcs8.to_vec()));
            builder
                .with_client_auth_cert(vec![CertificateDer::from(certificate.to_vec())], key)
                .unwrap()
        }
    };
    Client::builder()
        .tls_backend_preconfigured(config)
        .timeout(Duration::from_secs(60))
        .build()
        .unwrap()
}

pub fn url(running: &Running, path: &str) -> String {
    format!("https://{}{path}", running.address())
}

/// What came back: the body, or the refusal.
pub async fn body(response: Response) -> Result<Vec<u8>, Refusal> {
    let good = response.status().is_success();
    let bytes = response.bytes().await.unwrap().to_vec();
    if good {
        Ok(bytes)
    } else {
        Err(serde_json::from_slice(&bytes).unwrap())
    }
}

pub async fn post_json<T: Serialize>(
    client: &Client,
    url: String,
    value: &T,
) -> Result<Vec<u8>, Refusal> {
    body(client.post(url).json(value).send().await.unwrap()).await
}

/// Opens a session with any key and certificate.
pub async fn sign_in(
    running: &Running,
    certificate: &Certificate,
    key: &Key,
) -> Result<(Session, SessionKey), Refusal> {
    let session_key = SessionKey::generate(Timestamp::now()).unwrap();
    let client = client(running, Some((certificate.der(), key.pkcs8())));
    let request = SessionRequest {
        client_key: session_key.public_key().clone(),
    };
    let answer = post_json(&client, url(running, "/v1/session"), &request).await?;
    Ok((serde_json::from_slice(&answer).unwrap(), session_key))
}

/// An officer at a desk, signed in.
pub struct Desk {
    pub officer: Officer,
    pub session: Session,
    pub registration: Certificate,
    pub key_generation: Certificate,
    pub client: Client,
    pub base: String,
}

/// What a desk holds of one run.
pub struct Run {
    pub transport_key: TransportKey,
    pub order_key: OrderKey,
    pub request: OpenRequest,
    pub message: Vec<u8>,
    pub grant: Grant,
    pub secrets: CardSecrets,
}

impl Signer for Officer {
    type Error = std::convert::Infallible;

    fn certificate(&self) -> &Certificate {
        &self.signature_certificate
    }

    fn sign(&self, to_be_signed: &ToBeSigned) -> Result<Vec<u8>, Self::Error> {
        Ok(self.signature.sign(to_be_signed.message()))
    }
}

impl Desk {
    pub async fn sign_in(running: &Running, officer: Officer) -> Result<Self, Refusal> {
        let (session, key) = sign_in(
            running,
            &officer.authentication_certificate,
            &officer.authentication,
        )
        .await?;
        let registration = Certificate::from_der(&session.registration_certificate.0).unwrap();
        let key_generation = Certificate::from_der(&session.key_generation_certificate.0).unwrap();
        let client = client(
            running,
            Some((key.certificate_der(), key.private_key_der())),
        );
        Ok(Self {
            officer,
            session,
            registration,
            key_generation,
            client,
            base: url(running, ""),
        })
    }

    /// The same session at another process.
    pub fn at(&mut self, running: &Running) {
        // The certificate of the root is the same; the client's connections are not.
        self.base = url(running, "");
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Refusal> {
        let answer = body(
            self.client
                .get(format!("{}{path}", self.base))
                .send()
                .await
                .unwrap(),
        )
        .await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    pub async fn post_cms(&self, path: &str, message: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("content-type", "application/cms");
        body(request.body(message).send().await.unwrap()).await
    }

    pub async fn procedures(&self) -> ProcedureList {
        self.get("/v1/procedures").await.unwrap()
    }

    pub async fn revision(&self, id: &str) -> ProcedureRevision {
        let id: ProcedureId = id.parse().unwrap();
        let listed = self
            .procedures()
            .await
            .procedures
            .into_iter()
            .map(|listed| listed.revision);
        listed
            .into_iter()
            .find(|revision| revision.id == id)
            .unwrap()
    }

    pub async fn stock(&self, identity: &CardIdentity) -> StockAnswer {
        let answer = post_json(
            &self.client,
            format!("{}/v1/cards/find", self.base),
            identity,
        )
        .await
        .unwrap();
        serde_json::from_slice(&answer).unwrap()
    }

    pub async fn orders(&self, open: bool) -> OrderList {
        self.get(if open {
            "/v1/orders?state=open"
        } else {
            "/v1/orders"
        })
        .await
        .unwrap()
    }

    pub async fn details(&self, order: OrderId) -> Result<OrderDetails, Refusal> {
        self.get(&format!("/v1/orders/{order}")).await
    }

    pub fn signed<T: Document>(&self, document: &T) -> Vec<u8> {
        cms::sign(document, &self.officer, &[]).unwrap()
    }

    /// An open request as a desk makes it.
    pub async fn request(
        &self,
        card: &Card,
        procedure: &str,
        draft: Draft,
        keys: &(TransportKey, OrderKey),
    ) -> OpenRequest {
        OpenRequest {
            order: new_order(),
            made_at: now(),
            procedure: self.revision(procedure).await,
            card: card.identity(),
            draft,
            pin_mailer: None,
            take_in: None,
            transport_key: keys.0.public_key().clone(),
            order_key: keys.1.public_key().clone(),
        }
    }

    pub async fn open(&self, card: &Card, procedure: &str, draft: Draft) -> Result<Run, Refusal> {
        let keys = run_keys();
        let request = self.request(card, procedure, draft, &keys).await;
        self.open_with(request, keys).await
    }

    pub async fn open_with(
        &self,
        request: OpenRequest,
        keys: (TransportKey, OrderKey),
    ) -> Result<Run, Refusal> {
        let message = self.signed(&request);
        let answer = self.post_cms("/v1/open", message.clone()).await?;
        let trust = SignerTrust::exact(&self.registration);
        let grant: Grant = cms::verify(&answer, &trust, Timestamp::now())
            .unwrap()
            .document;
        assert_eq!(grant.open_request, canonical::digest(&request).unwrap());
        let (transport_key, order_key) = keys;
        let sealed = &grant.card_secrets.0;
        let secrets = sealing::open_sealed(
            sealed,
            &transport_key,
            request.order,
            &trust,
            Timestamp::now(),
        )
        .unwrap();
        Ok(Run {
            transport_key,
            order_key,
            request,
            message,
            grant,
            secrets,
        })
    }

    pub async fn submit(&self, order: &IssueOrder) -> Result<Fulfilment, Refusal> {
        self.submit_message(self.signed(order))
            .await
            .map(|(_, fulfilment)| fulfilment)
    }

    pub async fn submit_message(&self, message: Vec<u8>) -> Result<(Vec<u8>, Fulfilment), Refusal> {
        let answer = self.post_cms("/v1/orders", message).await?;
        let trust = SignerTrust::exact(&self.registration);
        let fulfilment = cms::verify(&answer, &trust, Timestamp::now())
            .unwrap()
            .document;
        Ok((answer, fulfilment))
    }

    /// A whole run up to the receipt.
    pub async fn issue(
        &self,
        card: &Card,
        procedure: &str,
        draft: Draft,
    ) -> Result<(Run, Fulfilment), Refusal> {
        let run = self.open(card, procedure, draft).await?;
        let fulfilment = self.submit(&run.order(card)).await?;
        let pin = match fulfilment.pin {
            Some(_) => PinOutcome::System,
            None => PinOutcome::Unchanged,
        };
        self.receipt(&run, &fulfilment, pin).await?;
        Ok((run, fulfilment))
    }

    pub async fn receipt(
        &self,
        run: &Run,
        fulfilment: &Fulfilment,
        pin: PinOutcome,
    ) -> Result<(), Refusal> {
        let receipt = run.receipt(fulfilment, pin);
        self.send_receipt(
            run.request.order,
            &run.order_key.sign_receipt(&receipt).unwrap(),
        )
        .await
    }

    pub async fn send_receipt(
        &self,
        order: OrderId,
        receipt: &SignedReceipt,
    ) -> Result<(), Refusal> {
        post_json(
            &self.client,
            format!("{}/v1/orders/{order}/receipt", self.base),
            receipt,
        )
        .await
        .map(drop)
    }

    pub async fn abandon(&self, order: OrderId) -> Result<(), Refusal> {
        let abandon = AbandonOrder {
            order: new_order(),
            made_at: now(),
            abandons: order,
            reason: "test".to_owned(),
        };
        self.post_cms("/v1/orders", self.signed(&abandon))
            .await
            .map(drop)
    }
}

impl Run {
    /// The order that a card with those keys leads to; keys of the archive are the host's.
    pub fn order(&self, card: &Card) -> IssueOrder {
        let keys = self
            .request
            .draft
            .keys
            .iter()
            .filter(|(_, choice)| choice.action != Action::Recover)
            .filter_map(|(key, _)| Some((*key, card.keys.get(key)?.clone())))
            .collect();
        self.order_with(&keys)
    }

    pub fn order_with(&self, keys: &BTreeMap<KeyReference, Key>) -> IssueOrder {
        let certified = keys.iter().map(|(reference, key)| {
            (
                *reference,
                CertifiedKey {
                    public_key: key.public(),
                    proof: self.proof(*reference, key),
                },
            )
        });
        IssueOrder {
            order: self.request.order,
            open_request: self.grant.open_request,
            nonce: self.grant.nonce,
            made_at: now(),
            procedure: self.request.procedure.clone(),
            card: self.request.card.clone(),
            draft: self.request.draft.clone(),
            pin_mailer: self.request.pin_mailer.clone(),
            take_in: self.request.take_in,
            transport_key: self.request.transport_key.clone(),
            order_key: self.request.order_key.clone(),
            keys: certified.collect(),
            recovered: self.granted().collect(),
        }
    }

    fn granted(&self) -> impl Iterator<Item = (KeyReference, CertificateId)> {
        let granted = self.grant.recovered.iter();
        granted.map(|(place, key)| (*place, key.id))
    }

    pub fn statement(&self, reference: KeyReference, key: &Key) -> Statement {
        Statement {
            order: self.request.order,
            open_request: self.grant.open_request,
            nonce: self.grant.nonce,
            key: reference,
            public_key: key.public(),
        }
    }

    pub fn proof(&self, reference: KeyReference, key: &Key) -> Proof {
        let statement = self.statement(reference, key);
        match statement.kind() {
            ProofKind::Signature => statement
                .signed(key.sign(statement.to_be_signed().unwrap().message()))
                .unwrap(),
            ProofKind::Agreement => {
                let host = agreement_key(&self.grant.agreement_keys, key);
                statement.agreed(&key.agree(&host), &host).unwrap()
            }
        }
    }

    pub fn receipt(&self, fulfilment: &Fulfilment, pin: PinOutcome) -> Receipt {
        let keys = fulfilment.certificates.iter().map(|(key, issued)| {
            // An older key of the archive takes a place that the draft does not name.
            let choice = self.request.draft.keys.get(key);
            let stored = choice.is_none_or(|choice| choice.action.stores());
            (
                *key,
                WrittenKey {
                    certificate: Sha256Hex::of(&issued.certificate.0),
                    stored,
                    checked: true,
                },
            )
        });
        Receipt {
            order: self.request.order,
            fulfilment: canonical::digest(fulfilment).unwrap(),
            made_at: now(),
            card: self.request.card.clone(),
            keys: keys.collect(),
            pin,
            puk_set: self.secrets.new.puk.is_some(),
            management_key_set: self.secrets.new.management_key.is_some(),
        }
    }

    /// A private key of a fulfilment.
    pub fn key(&self, desk: &Desk, fulfilment: &Fulfilment, place: &str) -> secret::PrivateKey {
        let place = place.parse().unwrap();
        let trust = SignerTrust::exact(&desk.key_generation);
        let sealed = &fulfilment.keys[&place].0;
        sealing::open_key(
            sealed,
            &self.transport_key,
            self.request.order,
            place,
            &trust,
            Timestamp::now(),
        )
        .unwrap()
    }

    /// The system PIN of a fulfilment.
    pub fn pin(&self, desk: &Desk, fulfilment: &Fulfilment) -> PinPackage {
        let trust = SignerTrust::exact(&desk.registration);
        let order = self.request.order;
        sealing::open_sealed(
            &fulfilment.pin.as_ref().unwrap().0,
            &self.transport_key,
            order,
            &trust,
            Timestamp::now(),
        )
        .unwrap()
    }
}

fn agreement_key(keys: &AgreementKeys, key: &Key) -> contents::PublicKey {
    match key.public().algorithm() {
        contents::KeyAlgorithm::EccP256 => keys.p256.clone().unwrap(),
        _ => keys.p384.clone().unwrap(),
    }
}

pub fn run_keys() -> (TransportKey, OrderKey) {
    (
        TransportKey::generate().unwrap(),
        OrderKey::generate().unwrap(),
    )
}

pub fn new_order() -> OrderId {
    OrderId::new(uuid::Uuid::now_v7()).unwrap()
}

pub fn now() -> Timestamp {
    Timestamp::now().round(jiff::Unit::Millisecond).unwrap()
}

/// A draft for a holder.
pub fn draft(keys: &[(&str, Action)], holder: &str) -> Draft {
    let fields = [
        ("common_name", holder),
        ("email", "anna@example.org"),
        ("upn", "anna@example.org"),
    ];
    Draft {
        keys: keys
            .iter()
            .map(|(key, action)| (key.parse().unwrap(), KeyChoice::of(*action)))
            .collect(),
        fields: fields
            .into_iter()
            .map(|(name, value)| (name.parse().unwrap(), value.to_owned()))
            .collect(),
        recovery: None,
    }
}

/// Redo of the three keys of an employee card.
pub fn redo_three(holder: &str) -> Draft {
    draft(
        &[
            ("9a", Action::Redo),
            ("9c", Action::Redo),
            ("9d", Action::Redo),
        ],
        holder,
    )
}
