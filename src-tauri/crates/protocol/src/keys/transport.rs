use contents::{KeyAlgorithm, PublicKey};
use zeroize::Zeroizing;

use super::{AgreementKeyPair, KeyFault};

/// The desk's ephemeral P-256 key of one run, to which the host seals what the desk alone may read
/// ([`sealing`](crate::sealing)). It cannot be stored: a resumed order has a new one.
pub struct TransportKey(AgreementKeyPair);

impl TransportKey {
    /// A new key.
    ///
    /// # Errors
    /// [`KeyFault::Generation`] when the library fails.
    pub fn generate() -> Result<Self, KeyFault> {
        AgreementKeyPair::generate(KeyAlgorithm::EccP256).map(Self)
    }

    /// What goes into the open request.
    pub fn public_key(&self) -> &PublicKey {
        self.0.public_key()
    }

    pub(crate) fn agree(&self, originator: &PublicKey) -> Option<Zeroizing<Vec<u8>>> {
        self.0.agree(originator)
    }

    #[cfg(test)]
    pub(crate) fn private_der(&self) -> Zeroizing<Vec<u8>> {
        self.0.private_der().unwrap()
    }
}
