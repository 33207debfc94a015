use contents::{KeyAlgorithm, PublicKey};
use protocol::keys::private;
use secret::PrivateKey;

use crate::{
    Fault,
    authority::{Signer, SoftwareKey},
};

/// A pair of keys for a holder, not archived yet.
pub(crate) struct NewKey {
    pub(super) private: PrivateKey,
    pub(super) public: PublicKey,
    /// Whether it lies in the pool.
    pub(super) pooled: bool,
}

impl NewKey {
    /// Makes a pair. Blocks: an RSA key of 4096 bits takes seconds.
    pub(super) fn generate(algorithm: KeyAlgorithm) -> Result<Self, Fault> {
        let (pair, pkcs8) = SoftwareKey::generate(algorithm)?;
        let (private, public) = (PrivateKey::new(pkcs8), pair.public_key().clone());
        if public.algorithm() != algorithm || !private::matches(&private, &public) {
            return Err(Fault::Random);
        }
        Ok(Self {
            private,
            public,
            pooled: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_key_is_a_pair_of_its_kind() {
        for algorithm in [
            KeyAlgorithm::EccP256,
            KeyAlgorithm::EccP384,
            KeyAlgorithm::Rsa2048,
            KeyAlgorithm::Rsa3072,
        ] {
            let key = NewKey::generate(algorithm).unwrap();
            assert_eq!(key.public.algorithm(), algorithm);
            assert_eq!(private::public_key(&key.private).unwrap(), key.public);
            assert!(!key.pooled);
        }
    }
}
