use zeroize::Zeroizing;

/// The cipher of a card management key (`SP 800-78-5 §5`, Table 7; the key reference is 9B).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ManagementKeyAlgorithm {
    /// Three-key Triple DES, 24 bytes. Deprecated by SP 800-78-5, still what most cards carry.
    TripleDes,
    /// AES-128, 16 bytes.
    Aes128,
    /// AES-192, 24 bytes.
    Aes192,
    /// AES-256, 32 bytes.
    Aes256,
}

impl ManagementKeyAlgorithm {
    /// All of them, in the order of their identifiers.
    pub const ALL: [Self; 4] = [Self::TripleDes, Self::Aes128, Self::Aes192, Self::Aes256];

    /// Length of a key, in bytes.
    pub const fn key_length(self) -> usize {
        match self {
            Self::TripleDes | Self::Aes192 => 24,
            Self::Aes128 => 16,
            Self::Aes256 => 32,
        }
    }

    /// Length of the cipher's block, and so of challenges and witnesses, in bytes.
    pub const fn block_length(self) -> usize {
        match self {
            Self::TripleDes => 8,
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
        }
    }

    /// The algorithm identifier in APDUs (`SP 800-78-5 §6.2`, Table 9).
    pub const fn identifier(self) -> u8 {
        match self {
            Self::TripleDes => 0x03,
            Self::Aes128 => 0x08,
            Self::Aes192 => 0x0A,
            Self::Aes256 => 0x0C,
        }
    }

    /// The name in files and documents: `3des`, `aes128`, `aes192`, `aes256`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TripleDes => "3des",
            Self::Aes128 => "aes128",
            Self::Aes192 => "aes192",
            Self::Aes256 => "aes256",
        }
    }

    /// The algorithm of that [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name() == name)
    }

    /// The algorithm of that [`identifier`](Self::identifier).
    pub fn from_identifier(identifier: u8) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.identifier() == identifier)
    }
}

/// A card management key (PIV key reference 9B) with its cipher.
pub struct ManagementKey {
    algorithm: ManagementKeyAlgorithm,
    key: Zeroizing<Vec<u8>>,
}

impl ManagementKey {
    /// Takes over the key's bytes.
    ///
    /// # Errors
    /// [`WrongKeyLength`] when the cipher wants another number of bytes; the bytes are wiped.
    pub fn new(algorithm: ManagementKeyAlgorithm, key: Vec<u8>) -> Result<Self, WrongKeyLength> {
        let key = Zeroizing::new(key);
        if key.len() == algorithm.key_length() {
            Ok(Self { algorithm, key })
        } else {
            Err(WrongKeyLength {
                expected: algorithm.key_length(),
                found: key.len(),
            })
        }
    }

    /// The key's cipher.
    pub fn algorithm(&self) -> ManagementKeyAlgorithm {
        self.algorithm
    }

    /// The key's bytes. Say beside the call why they must be read.
    pub fn expose(&self) -> &[u8] {
        &self.key
    }

    /// A second owner of the same key. Say beside the call why one does not serve.
    pub fn duplicate(&self) -> Self {
        Self {
            algorithm: self.algorithm,
            key: self.key.clone(),
        }
    }
}

/// A card management key whose length does not fit its cipher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongKeyLength {
    /// Bytes that the cipher wants.
    pub expected: usize,
    /// Bytes that were given.
    pub found: usize,
}

impl std::fmt::Display for WrongKeyLength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "a card management key of {} bytes where its cipher wants {}",
            self.found, self.expected
        )
    }
}

impl std::error::Error for WrongKeyLength {}

#[cfg(test)]
mod tests {
    use super::{ManagementKey, ManagementKeyAlgorithm};
    use crate::tests::wiped;

    #[test]
    fn a_management_key_is_wiped_when_it_is_dropped() {
        let algorithm = ManagementKeyAlgorithm::Aes128;
        let made = ManagementKey::new(algorithm, vec![7; algorithm.key_length()]).unwrap();
        let ManagementKey { algorithm: _, key } = &made;
        wiped(key);
    }
}
