use std::collections::BTreeMap;

use contents::{CardIdentity, Certificate, KeyAlgorithm, KeyReference};
use protocol::Base64;
use serde_json::{Value, json};

use super::{Issuer, Key, Wanted};

pub const TRANSPORT_PIN: &str = "918273";
pub const MANAGEMENT_KEY: &str = "000102030405060708090a0b0c0d0e0f";

/// A card as production made it.
pub struct Card {
    pub serial: String,
    pub keys: BTreeMap<KeyReference, Key>,
    pub transport_certificates: BTreeMap<KeyReference, Certificate>,
}

impl Card {
    pub fn produced(
        serial: &str,
        algorithms: &[(&str, KeyAlgorithm)],
        production: &Issuer,
    ) -> Self {
        let keys: BTreeMap<KeyReference, Key> = algorithms
            .iter()
            .map(|(key, algorithm)| (key.parse().unwrap(), Key::new(*algorithm)))
            .collect();
        let transport_certificates = keys.iter().map(|(reference, key)| {
            let wanted = Wanted::new(&format!("card {serial} {reference}"), &key.public());
            (*reference, production.issue(wanted.signs()))
        });
        let transport_certificates = transport_certificates.collect();
        Self {
            serial: serial.to_owned(),
            keys,
            transport_certificates,
        }
    }

    pub fn identity(&self) -> CardIdentity {
        CardIdentity::Serial(self.serial.clone())
    }

    pub fn key(&self, reference: &str) -> &Key {
        &self.keys[&reference.parse().unwrap()]
    }

    fn recorded(&self) -> Value {
        let text = |bytes: &[u8]| serde_json::to_value(Base64(bytes.to_vec())).unwrap();
        let keys: Vec<Value> = self
            .keys
            .iter()
            .map(|(reference, key)| {
                json!({
                    "slot": reference,
                    "algorithm": key.public().algorithm(),
                    "public_key": text(key.public().spki()),
                    "transport_certificate": text(self.transport_certificates[reference].der()),
                })
            })
            .collect();
        json!({
            "card_type": "piv",
            "serial": self.serial,
            "transport_pin": TRANSPORT_PIN,
            "puk": "87654321",
            "management_key": { "algorithm": "aes128", "key": MANAGEMENT_KEY },
            "keys": keys,
        })
    }
}

pub fn production_file(cards: &[&Card], production: &Issuer) -> Value {
    json!({
        "format": "countersign-production-1",
        "producer": "Example Production",
        "certificate_authorities": [production.pem()],
        "cards": cards.iter().map(|card| card.recorded()).collect::<Vec<_>>(),
    })
}
