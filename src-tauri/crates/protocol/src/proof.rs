//! Proofs that a card holds the private half of a key (`RFC 4211 §4`).
//!
//! Every key is proven, over a [`Statement`] that names order, nonce and key. What proof a key gives is decided in one
//! place, [`ProofKind::of`]: RSA keys sign in every slot, because a PIV card's RSA operation is raw; EC keys sign in
//! 9A, 9C and 9E; EC keys in 9D and the retired slots can only agree, and prove by a MAC under a key agreed with the
//! host's ephemeral key (`RFC 4211 §4.3`, after `RFC 6955 §6`).

use aws_lc_rs::{digest, hmac};
use contents::{KeyReference, PublicKey};
pub use procedure::ProofKind;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    Base64, Document, Nonce, OrderId, Proof, Sha256Hex,
    canonical::{self, CanonicalFault},
    keys::AgreementKeyPair,
    signature::ToBeSigned,
};

/// What a proof is over. Never sent: desk and host each make it from what they know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Statement {
    /// The order.
    pub order: OrderId,
    /// SHA-256 of the open request's canonical JSON.
    pub open_request: Sha256Hex,
    /// The grant's nonce.
    pub nonce: Nonce,
    /// Where the key lies on the card.
    pub key: KeyReference,
    /// The key.
    pub public_key: PublicKey,
}

impl Document for Statement {
    const TYPE: &'static str = "countersign-possession-1";
    const MAX_BYTES: usize = 4 * 1024;
}

impl Statement {
    /// The proof that the key owes.
    pub fn kind(&self) -> ProofKind {
        ProofKind::of(self.key, self.public_key.algorithm())
    }

    /// What the card signs, for a proof by signature.
    ///
    /// # Errors
    /// [`ProofFault::Statement`] when the statement cannot be written.
    pub fn to_be_signed(&self) -> Result<ToBeSigned, ProofFault> {
        Ok(ToBeSigned::new(
            self.public_key.algorithm(),
            canonical::to_vec(self)?,
        ))
    }

    /// The proof from the card's signature.
    ///
    /// # Errors
    /// [`ProofFault::Signature`] when the key did not make it, [`ProofFault::WrongKind`] when the key must agree.
    pub fn signed(&self, signature: Vec<u8>) -> Result<Proof, ProofFault> {
        let proof = Proof::Signature {
            signature: Base64(signature),
        };
        verify(&proof, self, None)?;
        Ok(proof)
    }

    /// The proof from ZZ, the x-coordinate that the card answered for the host's agreement key of the grant.
    ///
    /// # Errors
    /// [`ProofFault::WrongKind`] when the key must sign, [`ProofFault::WrongCurve`] when `host` or `zz` belong to
    /// another curve.
    pub fn agreed(&self, zz: &Zeroizing<Vec<u8>>, host: &PublicKey) -> Result<Proof, ProofFault> {
        if self.kind() != ProofKind::Agreement {
            return Err(ProofFault::WrongKind);
        }
        let key = self.mac_key(zz, host)?;
        let mac = hmac::sign(&key, &canonical::to_vec(self)?);
        Ok(Proof::Agreement {
            mac: Base64(mac.as_ref().to_vec()),
        })
    }

    /// K = KDF(LeadingInfo ‖ ZZ ‖ TrailingInfo), as `RFC 6955 §6` has it for elliptic curves, with SHA-256 as the KDF.
    ///
    /// There they are the subject and the issuer of the recipient's certificate. The host's ephemeral key has none:
    /// LeadingInfo is the SubjectPublicKeyInfo of the key on the card, TrailingInfo that of the host's ephemeral key.
    /// Both are DER and so end where they say, and ZZ has the curve's length: no two inputs run together.
    fn mac_key(&self, zz: &Zeroizing<Vec<u8>>, host: &PublicKey) -> Result<hmac::Key, ProofFault> {
        let algorithm = self.public_key.algorithm();
        if host.algorithm() != algorithm || zz.len() != algorithm.size() {
            return Err(ProofFault::WrongCurve);
        }
        let mut context = digest::Context::new(&digest::SHA256);
        context.update(self.public_key.spki());
        context.update(zz);
        context.update(host.spki());
        Ok(hmac::Key::new(hmac::HMAC_SHA256, context.finish().as_ref()))
    }
}

/// Verifies a proof. `agreement` is the host's ephemeral pair of the key's curve, where the grant made one.
///
/// # Errors
/// [`ProofFault`]; every one but [`ProofFault::Statement`] says that possession is not proven.
pub fn verify(
    proof: &Proof,
    statement: &Statement,
    agreement: Option<&AgreementKeyPair>,
) -> Result<(), ProofFault> {
    match (statement.kind(), proof) {
        (ProofKind::Signature, Proof::Signature { signature }) => statement
            .to_be_signed()?
            .verify(&statement.public_key, &signature.0)
            .map_err(|_| ProofFault::Signature),
        (ProofKind::Agreement, Proof::Agreement { mac }) => {
            let pair = agreement.ok_or(ProofFault::NoAgreementKey)?;
            let zz = pair
                .agree(&statement.public_key)
                .ok_or(ProofFault::WrongCurve)?;
            let key = statement.mac_key(&zz, pair.public_key())?;
            // Compares in constant time, and refuses a MAC of another length.
            hmac::verify(&key, &canonical::to_vec(statement)?, &mac.0).map_err(|_| ProofFault::Mac)
        }
        _ => Err(ProofFault::WrongKind),
    }
}

/// Why a proof of possession does not hold, or cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ProofFault {
    /// A signature where the key must agree, or the other way round.
    #[error("not the kind of proof that the key owes")]
    WrongKind,
    /// The key must agree, and the grant has no agreement key of its curve.
    #[error("there is no agreement key of the key's curve")]
    NoAgreementKey,
    /// The agreement is between different curves, or with a point that is not on its curve.
    #[error("the agreed secret does not fit the key's curve")]
    WrongCurve,
    /// The signature does not verify.
    #[error("the proof's signature does not verify")]
    Signature,
    /// The MAC does not verify.
    #[error("the proof's MAC does not verify")]
    Mac,
    /// The statement cannot be written.
    #[error("the statement cannot be written: {0}")]
    Statement(#[from] CanonicalFault),
}

impl ProofFault {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongKind => "proof-wrong-kind",
            Self::NoAgreementKey => "proof-no-agreement-key",
            Self::WrongCurve => "proof-wrong-curve",
            Self::Signature => "proof-signature",
            Self::Mac => "proof-mac",
            Self::Statement(_) => "proof-statement",
        }
    }
}

#[cfg(test)]
mod tests;
