//! The files of an exported order, and the text that says how each is verified without this program.

use base64::{Engine, engine::general_purpose::STANDARD};
use desk::OrderEvidence;
use messages::Arguments as Fill;

use crate::output::Output;

pub(super) const ORDER: &str = "order.p7s";
pub(super) const AUTHORITIES: &str = "officer-authorities.pem";
pub(super) const README: &str = "README.txt";
const OPEN_REQUEST: &str = "open-request.p7s";
const FULFILMENT: &str = "fulfilment.p7s";
const RECEIPT: &str = "receipt.json";
const RECEIPT_SIGNATURE: &str = "receipt.sig";
const ORDER_KEY: &str = "order-key.pem";
const ABANDONED_BY: &str = "abandoned-by.p7s";
const HOST_AUTHORITIES: &str = "host-authorities.pem";
const ISSUING_AUTHORITIES: &str = "issuing-authorities.pem";

pub(super) struct File {
    pub(super) name: String,
    pub(super) content: Vec<u8>,
}

/// Every document that is there, what it is verified with, and last the text about them.
pub(super) fn of(evidence: &OrderEvidence, output: &Output) -> Vec<File> {
    let mut files = Files::default();
    files.documents(evidence);
    files.pem(AUTHORITIES, "CERTIFICATE", &evidence.officer_authorities);
    files.pem(HOST_AUTHORITIES, "CERTIFICATE", &evidence.host_authorities);
    files.pem(
        ISSUING_AUTHORITIES,
        "CERTIFICATE",
        &evidence.issuing_authorities,
    );
    for (key, certificate) in &evidence.certificates {
        files.pem(&certificate_name(key), "CERTIFICATE", &[certificate]);
    }
    let readme = Readme { evidence, output }.text();
    files.add(README, readme.into_bytes());
    files.0
}

fn certificate_name(key: &str) -> String {
    format!("certificate-{key}.pem")
}

#[derive(Default)]
struct Files(Vec<File>);

impl Files {
    fn documents(&mut self, evidence: &OrderEvidence) {
        let documents = [
            (OPEN_REQUEST, Some(&evidence.open_request)),
            (ORDER, evidence.issue_order.as_ref()),
            (FULFILMENT, evidence.fulfilment.as_ref()),
            (ABANDONED_BY, evidence.abandoned_by.as_ref()),
        ];
        for (name, document) in documents {
            if let Some(document) = document {
                self.add(name, document.clone());
            }
        }
        if let Some(receipt) = &evidence.receipt {
            self.add(RECEIPT, receipt.content.clone());
            self.add(RECEIPT_SIGNATURE, receipt.signature.clone());
        }
        if let Some(key) = &evidence.order_key {
            self.pem(ORDER_KEY, "PUBLIC KEY", &[key]);
        }
    }

    fn pem(&mut self, name: &str, label: &str, ders: &[impl AsRef<[u8]>]) {
        let blocks = ders.iter().map(|der| pem(label, der.as_ref()));
        self.add(name, blocks.collect::<String>().into_bytes());
    }

    fn add(&mut self, name: &str, content: Vec<u8>) {
        self.0.push(File {
            name: name.to_owned(),
            content,
        });
    }
}

/// `RFC 7468 §5`, `§13`.
fn pem(label: &str, der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = base64
        .as_bytes()
        .chunks(64)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}

/// What each file is, and the lines that verify it. Times are the host's, in seconds since 1970: a certificate that
/// has expired since then was good when it was used.
struct Readme<'a> {
    evidence: &'a OrderEvidence,
    output: &'a Output,
}

impl Readme<'_> {
    fn text(&self) -> String {
        let documents = [
            Some(self.head()),
            Some(self.part("evidence-open-request", &[self.by_officer(OPEN_REQUEST)])),
            self.order(),
            self.fulfilment(),
            self.certificates(),
            self.receipt(),
            self.abandoned_by(),
            Some(self.part("evidence-authorities", &[])),
        ];
        let parts: Vec<String> = documents.into_iter().flatten().collect();
        parts.join("\n")
    }

    fn head(&self) -> String {
        let order = Fill::new().with("order", self.evidence.order.as_str());
        let verified = match &self.evidence.verified {
            Ok(_) => self.output.say("evidence-verified"),
            Err(error) => {
                let why = Fill::new().with("why", error.to_string());
                self.output.fill("evidence-unverified", &why)
            }
        };
        format!(
            "{}\n{verified}\n{}\n",
            self.output.fill("evidence-of", &order),
            self.output.say("evidence-how")
        )
    }

    fn order(&self) -> Option<String> {
        self.evidence.issue_order.as_ref()?;
        let digest = "openssl dgst -sha256 open-request.json".to_owned();
        Some(self.part("evidence-order", &[self.by_officer(ORDER), digest]))
    }

    fn fulfilment(&self) -> Option<String> {
        self.evidence.fulfilment.as_ref()?;
        let at = self.evidence.fulfilled_at.as_second();
        let digest = "openssl dgst -sha256 order.json".to_owned();
        let lines = [cms(FULFILMENT, HOST_AUTHORITIES, at), digest];
        Some(self.part("evidence-fulfilment", &lines))
    }

    fn certificates(&self) -> Option<String> {
        let at = self.evidence.fulfilled_at.as_second();
        let untrusted = if self.evidence.issuing_authorities.is_empty() {
            String::new()
        } else {
            format!(" -untrusted {ISSUING_AUTHORITIES}")
        };
        let line = |key: &str| {
            let name = certificate_name(key);
            format!("openssl verify -CAfile {HOST_AUTHORITIES}{untrusted} -attime {at} {name}")
        };
        let certificates = self.evidence.certificates.iter();
        let lines: Vec<String> = certificates.map(|(key, _)| line(key)).collect();
        (!lines.is_empty()).then(|| self.part("evidence-certificates", &lines))
    }

    fn receipt(&self) -> Option<String> {
        self.evidence.receipt.as_ref()?;
        let signature = format!(
            "openssl dgst -sha256 -verify {ORDER_KEY} -signature {RECEIPT_SIGNATURE} {RECEIPT}"
        );
        let digest = "openssl dgst -sha256 fulfilment.json".to_owned();
        // Without an open request that verifies nobody knows the key.
        let lines: &[String] = match self.evidence.order_key {
            Some(_) => &[signature, digest],
            None => &[],
        };
        Some(self.part("evidence-receipt", lines))
    }

    fn abandoned_by(&self) -> Option<String> {
        self.evidence.abandoned_by.as_ref()?;
        let at = self.evidence.changed_at.as_second();
        let line = cms(ABANDONED_BY, AUTHORITIES, at);
        Some(self.part("evidence-abandoned-by", &[line]))
    }

    fn by_officer(&self, name: &str) -> String {
        cms(name, AUTHORITIES, self.evidence.signed_at.as_second())
    }

    fn part(&self, key: &str, lines: &[String]) -> String {
        let lines = lines.iter().map(|line| format!("  {line}\n"));
        format!("{}\n{}", self.output.say(key), lines.collect::<String>())
    }
}

/// Verifies a CMS document and writes its content beside it.
fn cms(name: &str, authorities: &str, at: i64) -> String {
    let content = name.replace(".p7s", ".json");
    format!(
        "openssl cms -verify -binary -inform DER -in {name} -CAfile {authorities} -purpose any -attime {at} -out {content}"
    )
}

#[cfg(test)]
mod tests {
    use desk::{OrderEvidence, ReceiptEvidence, VerifyOrderError};

    use super::{Output, of};

    /// Bytes that are no documents: what does not verify is written as it is.
    fn evidence() -> OrderEvidence {
        let why = "the signature is not good".to_owned();
        let at = "2026-11-22T10:00:00Z".parse().unwrap();
        OrderEvidence {
            order: "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01".to_owned(),
            verified: Err(VerifyOrderError::Failed {
                order: "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01".to_owned(),
                document: "open-request",
                why,
            }),
            open_request: b"request".to_vec(),
            issue_order: Some(b"order".to_vec()),
            signed_at: at,
            fulfilment: Some(b"fulfilment".to_vec()),
            fulfilled_at: at,
            receipt: Some(ReceiptEvidence {
                content: b"{}".to_vec(),
                signature: b"signature".to_vec(),
            }),
            order_key: None,
            abandoned_by: Some(b"abandoned".to_vec()),
            changed_at: at,
            certificates: vec![("9a".to_owned(), b"certificate".to_vec())],
            officer_authorities: vec![b"officers".to_vec()],
            host_authorities: vec![b"host".to_vec()],
            issuing_authorities: Vec::new(),
        }
    }

    #[test]
    fn what_does_not_verify_is_written_and_said() {
        let files = of(&evidence(), &Output::new(false));
        let content = |name: &str| {
            let file = files.iter().find(|file| file.name == name);
            file.map(|file| String::from_utf8(file.content.clone()).unwrap())
        };
        assert_eq!(content("order.p7s").as_deref(), Some("order"));
        assert_eq!(content("receipt.sig").as_deref(), Some("signature"));
        assert_eq!(content("abandoned-by.p7s").as_deref(), Some("abandoned"));
        assert!(content("certificate-9a.pem").is_some());
        let readme = content("README.txt").unwrap();
        assert!(readme.contains("IT DID NOT VERIFY"), "{readme}");
        assert!(readme.contains("-in abandoned-by.p7s -CAfile officer-authorities.pem"));
        // Without the key there is no line that could be run.
        assert!(!readme.contains("order-key.pem -signature"));
    }
}
