//! Key packages: a private key that the host sends to the desk, to be put on the card.
//!
//! The shape of `RFC 9483 §4.1.6`: EnvelopedData to the transport key, in it SignedData by the key generation authority,
//! in it an AsymmetricKeyPackage (`RFC 5958`) of one key. Beyond it, the signature covers the order, the place on the
//! card and the transport key that the package is for. The signed message goes into the envelope as id-data with its
//! ContentInfo, not as bare SignedData, so that `openssl cms -decrypt` yields what `openssl cms -verify` reads.

use const_oid::ObjectIdentifier;
use contents::{KeyReference, PublicKey};
use der::{
    Any, AnyRef, Decode, Encode, Header, Reader, SliceReader, Tag, Tagged, asn1::OctetString,
};
use jiff::Timestamp;
use secret::PrivateKey;
use zeroize::Zeroizing;

use super::{OpenError, PackageFault, SealError, key_envelope};
use crate::{
    CertificateUse, Oid, OrderId, Sha256Hex,
    cms::{Attribute, Expected, SignerTrust, Unsigned, verify_typed},
    keys::{TransportKey, private},
    signature::Signer,
};

/// Most bytes of a sealed key.
pub const MAX_SEALED_KEY_BYTES: usize = 16 * 1024;

/// id-ct-KP-aKeyPackage (`RFC 5958 §2`).
const ID_KEY_PACKAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.2.1.2.78.5");
/// The order: an OCTET STRING, the 16 bytes of its id. `2.25.289316094100976653861106159203804808083`.
const ID_ORDER: Oid = Oid::of_uuid(0xd9a8_40be_3337_43e1_a989_925a_89e0_8393);
/// The place on the card: an OCTET STRING, the byte of the key reference.
/// `2.25.46012055580389156065998014233611277315`.
const ID_ENTRY: Oid = Oid::of_uuid(0x229d_997d_0f42_41e6_b433_d698_9213_1403);
/// Whom it is for: an OCTET STRING, SHA-256 of the transport key's SubjectPublicKeyInfo.
/// `2.25.95924970631340354241262357990420252688`.
const ID_RECIPIENT: Oid = Oid::of_uuid(0x482a_7a32_a60b_4dd7_a8a8_ba4a_6160_0810);
const BINDING: [Oid; 3] = [ID_ORDER, ID_ENTRY, ID_RECIPIENT];

/// Signs a private key for one place on the card of one order, and seals it to the order's transport key. `signer` is
/// the key generation authority.
///
/// # Errors
/// [`SealError`]; nothing of the key is in it. [`PackageFault::Malformed`] for what is no private key that can be
/// certified.
pub fn seal_key<S: Signer>(
    key: &PrivateKey,
    order: OrderId,
    entry: KeyReference,
    recipient: &PublicKey,
    signer: &S,
) -> Result<Vec<u8>, SealError<S::Error>> {
    let unsigned = Unsigned::of_typed(
        ID_KEY_PACKAGE,
        package_of(key)?,
        &binding(order, entry, recipient).map_err(|_| PackageFault::Malformed)?,
        signer.certificate(),
        &[],
    )?;
    let signature = signer
        .sign(unsigned.to_be_signed())
        .map_err(SealError::Signer)?;
    let signed = unsigned.secret_with_signature(&signature)?;
    Ok(key_envelope::seal(&signed, recipient)?)
}

/// Opens a sealed private key: `order` and `key` are those of the open request, `entry` is the place for which the
/// fulfilment has it, `authority` the key generation certificate that the session named; it must have the purpose
/// id-kp-cmKGA.
///
/// Whether the key is the certificate's is for the caller to check, by [`private::matches`].
///
/// # Errors
/// [`OpenError`]; nothing of the key is in it.
pub fn open_key(
    sealed: &[u8],
    key: &TransportKey,
    order: OrderId,
    entry: KeyReference,
    authority: &SignerTrust<'_>,
    at: Timestamp,
) -> Result<PrivateKey, OpenError> {
    let signed = key_envelope::open(sealed, key)?;
    let expected = Expected {
        content_type: ID_KEY_PACKAGE,
        max_content: private::MAX_BYTES + MAX_HEADER,
        further: &BINDING,
    };
    let trust = authority.of_use(CertificateUse::KeyGeneration);
    let verified = verify_typed(&signed, &expected, &trust, at)?;
    let wanted = binding(order, entry, key.public_key()).map_err(|_| PackageFault::Malformed)?;
    let others = [
        PackageFault::OtherOrder,
        PackageFault::OtherEntry,
        PackageFault::OtherRecipient,
    ];
    for ((found, wanted), other) in verified.further.iter().zip(&wanted).zip(others) {
        if found != wanted {
            return Err(other.into());
        }
    }
    Ok(key_of(verified.content)?)
}

/// The signed attributes that bind a package, in the order of [`BINDING`].
fn binding(
    order: OrderId,
    entry: KeyReference,
    recipient: &PublicKey,
) -> der::Result<Vec<Attribute>> {
    let values: [&[u8]; 3] = [
        order.as_bytes(),
        &[entry.byte()],
        &Sha256Hex::of(recipient.spki()).0,
    ];
    BINDING
        .into_iter()
        .zip(values)
        .map(|(oid, value)| Attribute::new(oid, Any::encode_from(&OctetString::new(value)?)?))
        .collect()
}

/// Most bytes that a SEQUENCE has before its content here.
const MAX_HEADER: usize = 4;

/// AsymmetricKeyPackage (`RFC 5958 §2`) of one key.
fn package_of(key: &PrivateKey) -> Result<Zeroizing<Vec<u8>>, PackageFault> {
    private::public_key(key).map_err(|_| PackageFault::Malformed)?;
    // Exposed to be sealed: the desk imports it into the card.
    let key = key.expose();
    let mut package = Zeroizing::new(Vec::with_capacity(MAX_HEADER + key.len()));
    let header = der::Length::try_from(key.len()).map(|length| Header::new(Tag::Sequence, length));
    header
        .and_then(|header| header.encode_to_vec(&mut package))
        .map_err(|_| PackageFault::TooLarge)?;
    package.extend_from_slice(key);
    Ok(package)
}

/// The only key of a package.
fn key_of(package: &[u8]) -> Result<PrivateKey, PackageFault> {
    let malformed = |_| PackageFault::Malformed;
    let keys = AnyRef::from_der(package).map_err(malformed)?;
    if keys.tag() != Tag::Sequence {
        return Err(PackageFault::Malformed);
    }
    let mut reader = SliceReader::new(keys.value()).map_err(malformed)?;
    let key = reader.tlv_bytes().map_err(malformed)?;
    if !reader.is_finished() {
        return Err(PackageFault::SeveralKeys);
    }
    let key = PrivateKey::new(Zeroizing::new(key.to_vec()));
    private::public_key(&key).map_err(|_| PackageFault::Malformed)?;
    Ok(key)
}

#[cfg(test)]
mod tests;
