//! A card that went through production: own PIN, PUK and management key, and keys with transport certificates.

use x509_cert::ext::pkix::KeyUsages;

use super::certificate::{Contents, issue, key_usage, name, valid_for_years};
use super::data_objects::{certificate_object, key_history};
use super::{Authority, MakeError, NewCard, attestation, data_objects, random_digits};
use crate::generate::is_offered;
use crate::key::{Algorithm, KeySlot, Origin, PrivateKey, StoredKey, TouchPolicy};
use crate::management_key::{ManagementAlgorithm, ManagementKey};
use crate::model::Model;
use crate::objects::ObjectId;
use crate::reference_data::ReferenceData;
use crate::state::CardState;

/// Keys that were made on the card, each with a transport certificate; a random transport PIN, PUK and
/// management key. Without keys it is a blank card in stock.
pub struct PrePersonalized<'a> {
    /// Which card it is.
    pub model: Model,
    /// The keys, for instance 9A with P-256.
    pub keys: &'a [(KeySlot, Algorithm)],
    /// Who issues the transport certificates; without, the keys have none.
    pub authority: Option<&'a Authority>,
    /// Whether the card has a CHUID and a card capability container.
    pub chuid: bool,
    /// Of the management key.
    pub management_algorithm: ManagementAlgorithm,
    /// Who certifies the attestation key of a YubiKey; without, the key certifies itself.
    pub attestation: Option<&'a Authority>,
}

impl PrePersonalized<'_> {
    /// Makes the card.
    ///
    /// # Errors
    /// A slot is named twice or cannot be chosen, the model lacks an algorithm, or a key or certificate could
    /// not be made.
    pub fn make(&self) -> Result<NewCard, MakeError> {
        self.check()?;
        let (pin, puk) = (random_digits(6), random_digits(8));
        let mut state = CardState::factory(self.model);
        state.pin = ReferenceData::new(&pin).ok_or(MakeError::PinForm)?;
        state.puk = ReferenceData::new(&puk).ok_or(MakeError::PinForm)?;
        state.management_key = ManagementKey::random(self.management_algorithm);
        attestation::equip(&mut state, self.attestation)?;
        let guid = self.chuid.then(|| data_objects::identify(&mut state));
        let owner = self.model.serial().map_or_else(
            || hex::encode(guid.unwrap_or_default()),
            |serial| serial.to_string(),
        );
        for (slot, algorithm) in self.keys {
            self.put_key(&mut state, *slot, *algorithm, &owner)?;
        }
        self.put_key_history(&mut state);
        Ok(NewCard {
            state,
            pin,
            puk,
            guid,
        })
    }

    fn check(&self) -> Result<(), MakeError> {
        for (index, (slot, algorithm)) in self.keys.iter().enumerate() {
            if *slot == KeySlot::ATTESTATION {
                return Err(MakeError::AttestationSlot);
            }
            if self.keys[..index].iter().any(|(other, _)| other == slot) {
                return Err(MakeError::SlotTwice(*slot));
            }
            if !is_offered(*algorithm, self.model) {
                return Err(MakeError::AlgorithmNotOffered);
            }
        }
        Ok(())
    }

    fn put_key(
        &self,
        state: &mut CardState,
        slot: KeySlot,
        algorithm: Algorithm,
        owner: &str,
    ) -> Result<(), MakeError> {
        let private = PrivateKey::generate(algorithm)?;
        if let Some(authority) = self.authority {
            let contents = Contents {
                subject: name(
                    Some("Example Production"),
                    &format!("Transport certificate {slot} of card {owner}"),
                )?,
                public_key: private.public_key_der(),
                validity: valid_for_years(5)?,
                extensions: vec![key_usage(transport_usages(slot, algorithm))?],
            };
            let certificate = issue(contents, &authority.issuer()?)?;
            state.objects.insert(
                ObjectId::certificate_of(slot),
                certificate_object(&certificate),
            );
        }
        let key = StoredKey {
            private,
            pin_policy: slot.default_pin_policy(),
            touch_policy: TouchPolicy::Never,
            origin: Origin::Generated,
        };
        state.keys.insert(slot, key);
        Ok(())
    }

    /// Without this object a host does not look for retired keys.
    fn put_key_history(&self, state: &mut CardState) {
        let retired = self
            .keys
            .iter()
            .filter(|(slot, _)| slot.is_retired())
            .count();
        if let (Ok(retired @ 1..), true) = (u8::try_from(retired), self.authority.is_some()) {
            state
                .objects
                .insert(ObjectId::KEY_HISTORY, key_history(retired));
        }
    }
}

fn transport_usages(slot: KeySlot, algorithm: Algorithm) -> &'static [KeyUsages] {
    match (slot, algorithm.is_rsa()) {
        (KeySlot::SIGNATURE, _) => &[KeyUsages::DigitalSignature, KeyUsages::NonRepudiation],
        (slot, true) if slot.is_for_key_management() => &[KeyUsages::KeyEncipherment],
        (slot, false) if slot.is_for_key_management() => &[KeyUsages::KeyAgreement],
        _ => &[KeyUsages::DigitalSignature],
    }
}
