//! An officer's card: an authentication and a signature certificate.

use der::asn1::ObjectIdentifier;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::KeyUsages;

use super::certificate::{Contents, extended_key_usage, issue, key_usage, name, valid_for_years};
use super::data_objects::certificate_object;
use super::{Authority, MakeError, NewCard, attestation, data_objects, random_digits};
use crate::generate::is_offered;
use crate::key::{Algorithm, KeySlot, Origin, PrivateKey, StoredKey, TouchPolicy};
use crate::management_key::{ManagementAlgorithm, ManagementKey};
use crate::model::Model;
use crate::objects::ObjectId;
use crate::reference_data::ReferenceData;
use crate::state::CardState;

const CLIENT_AUTHENTICATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2");

/// 9A with a certificate for client authentication, 9C with one for signatures; own PIN, PUK and management key.
pub struct Officer<'a> {
    /// Which card it is.
    pub model: Model,
    /// The officer's name, the common name of both certificates.
    pub name: &'a str,
    /// Of both keys.
    pub algorithm: Algorithm,
    /// The PIN; a random one of six digits if there is none.
    pub pin: Option<&'a str>,
    /// Who issues the certificates.
    pub authority: &'a Authority,
    /// Who certifies the attestation key of a YubiKey; without, the key certifies itself.
    pub attestation: Option<&'a Authority>,
}

impl Officer<'_> {
    /// Makes the card.
    ///
    /// # Errors
    /// The PIN has the wrong form, the model lacks the algorithm, or a key or certificate could not be made.
    pub fn make(&self) -> Result<NewCard, MakeError> {
        if !is_offered(self.algorithm, self.model) {
            return Err(MakeError::AlgorithmNotOffered);
        }
        let pin = self.pin.map_or_else(|| random_digits(6), ToOwned::to_owned);
        let puk = random_digits(8);
        let mut state = CardState::factory(self.model);
        state.pin = pin_data(&pin)?;
        state.puk = ReferenceData::new(&puk).ok_or(MakeError::PinForm)?;
        state.management_key = ManagementKey::random(ManagementAlgorithm::Aes256);
        attestation::equip(&mut state, self.attestation)?;
        let guid = data_objects::identify(&mut state);
        let authentication = vec![
            key_usage(&[KeyUsages::DigitalSignature])?,
            extended_key_usage(&[CLIENT_AUTHENTICATION])?,
        ];
        self.put_key(&mut state, KeySlot::AUTHENTICATION, authentication)?;
        let signature = vec![key_usage(&[
            KeyUsages::DigitalSignature,
            KeyUsages::NonRepudiation,
        ])?];
        self.put_key(&mut state, KeySlot::SIGNATURE, signature)?;
        Ok(NewCard {
            state,
            pin,
            puk,
            guid: Some(guid),
        })
    }

    fn put_key(
        &self,
        state: &mut CardState,
        slot: KeySlot,
        extensions: Vec<Extension>,
    ) -> Result<(), MakeError> {
        let private = PrivateKey::generate(self.algorithm)?;
        let contents = Contents {
            subject: name(Some("Example Organisation"), self.name)?,
            public_key: private.public_key_der(),
            validity: valid_for_years(3)?,
            extensions,
        };
        let certificate = issue(contents, &self.authority.issuer()?)?;
        let key = StoredKey {
            private,
            pin_policy: slot.default_pin_policy(),
            touch_policy: TouchPolicy::Never,
            origin: Origin::Generated,
        };
        state.keys.insert(slot, key);
        state.objects.insert(
            ObjectId::certificate_of(slot),
            certificate_object(&certificate),
        );
        Ok(())
    }
}

fn pin_data(pin: &str) -> Result<ReferenceData, MakeError> {
    let is_digits = pin.bytes().all(|byte| byte.is_ascii_digit());
    ReferenceData::new(pin)
        .filter(|_| is_digits)
        .ok_or(MakeError::PinForm)
}
