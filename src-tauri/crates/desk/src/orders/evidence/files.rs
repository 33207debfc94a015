//! The files of an exported order, and the text that says how each is verified without this program.

use super::OrderEvidence;
use crate::{Sentence, Trouble, pem};

const ORDER: &str = "order.p7s";
const AUTHORITIES: &str = "officer-authorities.pem";
const README: &str = "README.txt";
const OPEN_REQUEST: &str = "open-request.p7s";
const FULFILMENT: &str = "fulfilment.p7s";
const RECEIPT: &str = "receipt.json";
const RECEIPT_SIGNATURE: &str = "receipt.sig";
const ORDER_KEY: &str = "order-key.pem";
const ABANDONED_BY: &str = "abandoned-by.p7s";
const HOST_AUTHORITIES: &str = "host-authorities.pem";
const ISSUING_AUTHORITIES: &str = "issuing-authorities.pem";

/// A file that an order is exported as, or one beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub content: Vec<u8>,
}

impl OrderEvidence {
    /// Name of the file with the signed order, CMS DER; it is there if there is an order.
    pub const ORDER: &str = ORDER;
    /// Name of the file with the authorities of the officer's certificate, PEM.
    pub const AUTHORITIES: &str = AUTHORITIES;
    /// Name of the text about all files.
    pub const README: &str = README;

    /// Every document that is there, what it is verified with, and last the text about them, of which `tell` gives the
    /// sentences.
    pub fn files(&self, tell: &dyn Fn(&Sentence) -> String) -> Vec<EvidenceFile> {
        let mut files = Files::default();
        files.documents(self);
        files.certificates(AUTHORITIES, &self.officer_authorities);
        files.certificates(HOST_AUTHORITIES, &self.host_authorities);
        files.certificates(ISSUING_AUTHORITIES, &self.issuing_authorities);
        for (key, certificate) in &self.certificates {
            files.certificates(&certificate_name(key), std::slice::from_ref(certificate));
        }
        let readme = Readme {
            evidence: self,
            tell,
        };
        files.add(README, readme.text().into_bytes());
        files.0
    }

    /// The line by which OpenSSL verifies what the officer signed: the order, or the open request while there is none.
    pub fn line(&self) -> String {
        let name = match self.issue_order {
            Some(_) => ORDER,
            None => OPEN_REQUEST,
        };
        cms(name, AUTHORITIES, self.signed_at.as_second())
    }
}

fn certificate_name(key: &str) -> String {
    format!("certificate-{key}.pem")
}

#[derive(Default)]
struct Files(Vec<EvidenceFile>);

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
            self.add(ORDER_KEY, pem::public_key(key).into_bytes());
        }
    }

    fn certificates(&mut self, name: &str, ders: &[Vec<u8>]) {
        let blocks = ders.iter().map(|der| pem::certificate(der));
        self.add(name, blocks.collect::<String>().into_bytes());
    }

    fn add(&mut self, name: &str, content: Vec<u8>) {
        self.0.push(EvidenceFile {
            name: name.to_owned(),
            content,
        });
    }
}

/// What each file is, and the lines that verify it. Times are the host's, in seconds since 1970: a certificate that
/// has expired since then was good when it was used.
struct Readme<'a> {
    evidence: &'a OrderEvidence,
    tell: &'a dyn Fn(&Sentence) -> String,
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
        let order = self.evidence.order.as_str();
        let verified = match &self.evidence.verified {
            Ok(_) => Sentence::new("evidence-verified"),
            Err(error) => {
                let Trouble { code, data } = Trouble::from(error);
                Sentence::new("evidence-unverified").with("why", Sentence { code, data })
            }
        };
        let said = [
            Sentence::new("evidence-of").with("order", order),
            verified,
            Sentence::new("evidence-how"),
        ];
        said.iter()
            .map(|said| format!("{}\n", (self.tell)(said)))
            .collect()
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
        let said = (self.tell)(&Sentence::new(key));
        format!("{said}\n{}", lines.collect::<String>())
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
    use messages::{Language, Messages};

    use super::{super::ReceiptEvidence, OrderEvidence};
    use crate::VerifyOrderError;

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
        let texts = Messages::english();
        let evidence = evidence();
        let files = evidence.files(&|told| texts.sentence(&told.json()).unwrap());
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

    #[test]
    fn each_language_says_in_its_own_words_why_it_did_not_verify() {
        let why = [
            "The open request does not verify: “the signature is not good”.",
            "Öppningsbegäran klarar inte kontrollen: ”the signature is not good”.",
            "Die Eröffnungsanfrage hält der Prüfung nicht stand: „the signature is not good“.",
            "La vérification a échoué pour la demande d’ouverture\u{a0}: «\u{a0}the signature is not good\u{a0}».",
        ];
        let languages = [
            Language::English,
            Language::Swedish,
            Language::German,
            Language::French,
        ];
        for (language, why) in languages.into_iter().zip(why) {
            let texts = Messages::of(language);
            let files = evidence().files(&|told| texts.sentence(&told.json()).unwrap());
            let readme = String::from_utf8(files.last().unwrap().content.clone()).unwrap();
            let told = readme.lines().nth(1).unwrap();
            assert!(told.ends_with(&format!(". {why}")), "{told}");
        }
    }
}
