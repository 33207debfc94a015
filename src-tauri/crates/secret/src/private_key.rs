use zeroize::Zeroizing;

/// A private key that is archived, on its way to a card, or on its way back: PKCS#8 (`RFC 5958` OneAsymmetricKey), DER.
///
/// Says nothing about what the bytes hold: whoever makes a key of them parses them.
pub struct PrivateKey(Zeroizing<Vec<u8>>);

impl PrivateKey {
    /// Takes over the bytes; they are wiped with this value.
    pub fn new(pkcs8: Zeroizing<Vec<u8>>) -> Self {
        Self(pkcs8)
    }

    /// The bytes themselves. Say beside the call why they must be read.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::PrivateKey;
    use crate::tests::wiped;

    #[test]
    fn a_private_key_is_wiped_when_it_is_dropped() {
        let PrivateKey(key) = &PrivateKey::new(Vec::new().into());
        wiped(key);
    }
}
