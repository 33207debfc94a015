use aws_lc_rs::{
    agreement::{self, Algorithm, ECDH_P256, ECDH_P384, PrivateKey, UnparsedPublicKey},
    encoding::{AsDer, Pkcs8V1Der},
};
use contents::{KeyAlgorithm, PublicKey};
use zeroize::Zeroizing;

use super::KeyFault;

/// An ephemeral ECDH key pair on P-256 or P-384: the host's half of a proof by agreement, or the desk's of a check.
///
/// The host keeps it, sealed, between grant and order; the desk only sees the public half.
pub struct AgreementKeyPair {
    private: PrivateKey,
    public: PublicKey,
}

impl AgreementKeyPair {
    /// A new pair on the curve of that algorithm.
    ///
    /// # Errors
    /// [`KeyFault::Algorithm`] for RSA, [`KeyFault::Generation`] when the library fails.
    pub fn generate(curve: KeyAlgorithm) -> Result<Self, KeyFault> {
        let private = PrivateKey::generate(algorithm(curve)?).map_err(|_| KeyFault::Generation)?;
        Self::of_private(curve, private)
    }

    /// The pair whose [`private_der`](Self::private_der) was stored.
    ///
    /// # Errors
    /// [`KeyFault::Malformed`] for anything else, [`KeyFault::Algorithm`] for RSA.
    pub fn from_private_der(curve: KeyAlgorithm, der: &[u8]) -> Result<Self, KeyFault> {
        let private = PrivateKey::from_private_key_der(algorithm(curve)?, der)
            .map_err(|_| KeyFault::Malformed)?;
        Self::of_private(curve, private)
    }

    fn of_private(curve: KeyAlgorithm, private: PrivateKey) -> Result<Self, KeyFault> {
        let point = private
            .compute_public_key()
            .map_err(|_| KeyFault::Generation)?;
        let public = PublicKey::ecc(curve, point.as_ref()).map_err(|_| KeyFault::Generation)?;
        Ok(Self { private, public })
    }

    /// The public half.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The private half as PKCS #8 DER (`RFC 5958`), to be sealed by whoever stores it.
    ///
    /// # Errors
    /// [`KeyFault::Generation`] when the library fails.
    pub fn private_der(&self) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        let der: Pkcs8V1Der<'_> = self.private.as_der().map_err(|_| KeyFault::Generation)?;
        Ok(Zeroizing::new(der.as_ref().to_vec()))
    }

    /// ZZ: the x-coordinate of the shared point (`SEC 1 §3.3.1`), as a card answers it. `None` when the other key is
    /// of another curve or its point is not on it.
    pub(crate) fn agree(&self, other: &PublicKey) -> Option<Zeroizing<Vec<u8>>> {
        if other.algorithm() != self.public.algorithm() {
            return None;
        }
        let peer = UnparsedPublicKey::new(self.private.algorithm(), other.key_bits());
        agreement::agree(&self.private, &peer, (), |zz| {
            Ok(Zeroizing::new(zz.to_vec()))
        })
        .ok()
    }
}

fn algorithm(curve: KeyAlgorithm) -> Result<&'static Algorithm, KeyFault> {
    match curve {
        KeyAlgorithm::EccP256 => Ok(&ECDH_P256),
        KeyAlgorithm::EccP384 => Ok(&ECDH_P384),
        KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => {
            Err(KeyFault::Algorithm)
        }
    }
}
