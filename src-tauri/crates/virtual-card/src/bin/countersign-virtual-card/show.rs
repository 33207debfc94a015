//! `show`, and what `create` prints.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use virtual_card::profiles::NewCard;
use virtual_card::{CardState, Model, Origin, PinPolicy, TouchPolicy, VirtualCard};

use crate::{Outcome, say};

#[derive(Args)]
pub(crate) struct Show {
    /// The card's state file.
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(crate) fn run(self) -> Outcome {
        let card = VirtualCard::open(&self.state)?;
        Ok(say(&Told::of(card.state()).render(self.json)?)?)
    }
}

/// What is told about a card; secrets only of a new one.
#[derive(Serialize)]
pub(crate) struct Told {
    model: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    puk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    management_key: Option<String>,
    management_key_algorithm: &'static str,
    pin_tries_left: u8,
    puk_tries_left: u8,
    keys: Vec<ToldKey>,
    objects: Vec<String>,
}

#[derive(Serialize)]
struct ToldKey {
    slot: String,
    algorithm: &'static str,
    origin: Origin,
    pin_policy: PinPolicy,
    touch_policy: TouchPolicy,
    has_certificate: bool,
}

impl Told {
    pub(crate) fn of_new(card: &NewCard) -> Self {
        Self {
            guid: card.guid.map(hex::encode),
            pin: Some(card.pin.clone()),
            puk: Some(card.puk.clone()),
            management_key: Some(hex::encode(card.state.management_key().bytes())),
            ..Self::of(&card.state)
        }
    }

    fn of(state: &CardState) -> Self {
        Self {
            model: if matches!(state.model(), Model::YubiKey { .. }) {
                "yubikey"
            } else {
                "generic"
            },
            serial: state.model().serial().map(|serial| serial.to_string()),
            guid: None,
            pin: None,
            puk: None,
            management_key: None,
            management_key_algorithm: state.management_key().algorithm().name(),
            pin_tries_left: state.pin().tries_left(),
            puk_tries_left: state.puk().tries_left(),
            keys: state
                .keys()
                .map(|(slot, key)| ToldKey {
                    slot: slot.to_string(),
                    algorithm: key.algorithm().name(),
                    origin: key.origin(),
                    pin_policy: key.pin_policy(),
                    touch_policy: key.touch_policy(),
                    has_certificate: state.certificate(slot).is_some(),
                })
                .collect(),
            objects: state
                .objects()
                .map(|(id, _)| format!("{:x}", id.tag()))
                .collect(),
        }
    }

    pub(crate) fn render(&self, json: bool) -> Result<String, serde_json::Error> {
        if json {
            serde_json::to_string(self)
        } else {
            Ok(self.lines())
        }
    }

    fn lines(&self) -> String {
        let tries = format!(
            "PIN tries left {}, PUK tries left {}",
            self.pin_tries_left, self.puk_tries_left
        );
        let key_kind = Some(self.management_key_algorithm.to_owned());
        let facts = [
            ("serial", &self.serial),
            ("guid", &self.guid),
            ("pin", &self.pin),
            ("puk", &self.puk),
            ("management-key", &self.management_key),
            ("management-key-algorithm", &key_kind),
        ];
        let mut out = format!("{} card, {tries}", self.model);
        // Writing to a string cannot fail.
        for (name, value) in facts
            .into_iter()
            .filter_map(|(name, value)| value.as_ref().map(|value| (name, value)))
        {
            let _ = write!(out, "\n{name:<25} {value}");
        }
        for key in &self.keys {
            let certificate = if key.has_certificate {
                ", with certificate"
            } else {
                ""
            };
            let _ = write!(out, "\nkey {:<21} {}{certificate}", key.slot, key.algorithm);
        }
        out
    }
}
