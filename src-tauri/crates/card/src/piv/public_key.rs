use contents::{KeyAlgorithm, PublicKey};

use crate::{Malformed, tlv};

/// A public key as cards answer it, without its wrapping (`SP 800-73-5 Part 2 §3.3.2`, template 7F49).
pub(super) fn parse(algorithm: KeyAlgorithm, template: &[u8]) -> Result<PublicKey, Malformed> {
    let element = |tag| tlv::require(template, tag).map_err(|_| Malformed::Structure);
    let key = if algorithm.is_rsa() {
        PublicKey::rsa(algorithm, element(0x81)?, element(0x82)?)
    } else {
        PublicKey::ecc(algorithm, element(0x86)?)
    };
    Ok(key?)
}
