//! The attestation key of a YubiKey and the certificates it signs
//! (Yubico, "PIV attestation", object identifiers below 1.3.6.1.4.1.41482.3).

use der::asn1::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use x509_cert::Certificate;
use x509_cert::ext::pkix::KeyUsages;

use super::MakeError;
use super::authority::{Authority, issuer_of};
use super::certificate::{
    Contents, Issuer, basic_constraints, extension, issue, key_identifier, key_usage, name,
    valid_for_years,
};
use crate::key::{Algorithm, KeySlot, Origin, PinPolicy, PrivateKey, StoredKey, TouchPolicy};
use crate::model::Model;
use crate::objects::ObjectId;
use crate::state::CardState;

use super::data_objects::certificate_object;

const FIRMWARE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.41482.3.3");
const SERIAL: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.41482.3.7");
const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.41482.3.8");
const FORM_FACTOR: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.41482.3.9");
const USB_A_KEYCHAIN: u8 = 0x01;

/// The key that an attestation speaks of.
pub(crate) struct Attested<'a> {
    pub(crate) slot: KeySlot,
    pub(crate) key: &'a StoredKey,
    pub(crate) firmware: [u8; 3],
    pub(crate) serial: u32,
}

/// Signs an attestation; it is valid as long as the attestation key's own certificate.
pub(crate) fn attestation_certificate(
    attested: &Attested<'_>,
    signer: &PrivateKey,
    signer_certificate: &[u8],
) -> Result<Vec<u8>, MakeError> {
    let policies = [
        attested.key.pin_policy.identifier(),
        attested.key.touch_policy.identifier(),
    ];
    let extensions = vec![
        extension(FIRMWARE, false, attested.firmware.to_vec())?,
        extension(SERIAL, false, attested.serial.to_der()?)?,
        extension(POLICIES, false, policies.to_vec())?,
        extension(FORM_FACTOR, false, vec![USB_A_KEYCHAIN])?,
    ];
    let contents = Contents {
        subject: name(None, &format!("YubiKey PIV Attestation {}", attested.slot))?,
        public_key: attested.key.public_key_der(),
        validity: *Certificate::from_der(signer_certificate)?
            .tbs_certificate()
            .validity(),
        extensions,
    };
    issue(contents, &issuer_of(signer_certificate, signer)?)
}

/// Gives a YubiKey its attestation key; without an authority its certificate is self-signed.
pub(super) fn equip(state: &mut CardState, maker: Option<&Authority>) -> Result<(), MakeError> {
    let Model::YubiKey { serial, .. } = state.model else {
        return Ok(());
    };
    let private = PrivateKey::generate(Algorithm::EccP256)?;
    let public_key = private.public_key_der();
    let subject = name(
        Some("Example Card Maker"),
        &format!("Example PIV Attestation {serial}"),
    )?;
    let issuer = match maker {
        Some(maker) => maker.issuer()?,
        None => Issuer {
            name: subject.clone(),
            key: &private,
            key_identifier: key_identifier(&public_key)?,
        },
    };
    let extensions = vec![
        basic_constraints(Some(0))?,
        key_usage(&[KeyUsages::KeyCertSign])?,
    ];
    let certificate = issue(
        Contents {
            subject,
            public_key,
            validity: valid_for_years(8)?,
            extensions,
        },
        &issuer,
    )?;
    let key = StoredKey {
        private,
        pin_policy: PinPolicy::Never,
        touch_policy: TouchPolicy::Never,
        origin: Origin::Imported,
    };
    state
        .objects
        .insert(ObjectId::ATTESTATION, certificate_object(&certificate));
    state.keys.insert(KeySlot::ATTESTATION, key);
    Ok(())
}
