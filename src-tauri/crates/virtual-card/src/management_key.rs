//! The card management key 9B: 3DES or AES, one block at a time (SP 800-78-5 §5).

use aes::{Aes128, Aes192, Aes256};
#[cfg(test)]
use cipher::BlockCipherDecrypt;
use cipher::{Array, BlockCipherEncrypt, KeyInit};
use des::TdesEde3;
use serde::{Deserialize, Serialize};

/// What left the factory has this key, as 3DES or as AES-192.
pub const FACTORY_MANAGEMENT_KEY: [u8; 24] = [
    1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8,
];

/// Algorithms of the card management key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ManagementAlgorithm {
    /// 3DES with three keys, 24 bytes.
    #[serde(rename = "3des")]
    TripleDes,
    /// AES, 16 bytes.
    Aes128,
    /// AES, 24 bytes.
    Aes192,
    /// AES, 32 bytes.
    Aes256,
}

impl ManagementAlgorithm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::TripleDes, Self::Aes128, Self::Aes192, Self::Aes256];

    pub(crate) fn from_identifier(identifier: u8) -> Option<Self> {
        match identifier {
            // `00` is 3DES by default (SP 800-78-5 §6.2).
            0x00 | 0x03 => Some(Self::TripleDes),
            0x08 => Some(Self::Aes128),
            0x0A => Some(Self::Aes192),
            0x0C => Some(Self::Aes256),
            _ => None,
        }
    }

    pub(crate) fn identifier(self) -> u8 {
        match self {
            Self::TripleDes => 0x03,
            Self::Aes128 => 0x08,
            Self::Aes192 => 0x0A,
            Self::Aes256 => 0x0C,
        }
    }

    /// As written in the state file and in the production file: `3des`, `aes192`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TripleDes => "3des",
            Self::Aes128 => "aes128",
            Self::Aes192 => "aes192",
            Self::Aes256 => "aes256",
        }
    }

    /// Length of the key in bytes.
    #[must_use]
    pub fn key_length(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::TripleDes | Self::Aes192 => 24,
            Self::Aes256 => 32,
        }
    }

    /// Length of a challenge or witness in bytes.
    #[must_use]
    pub fn block_length(self) -> usize {
        if self == Self::TripleDes { 8 } else { 16 }
    }
}

impl std::str::FromStr for ManagementAlgorithm {
    type Err = UnknownManagementAlgorithm;

    fn from_str(text: &str) -> Result<Self, UnknownManagementAlgorithm> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name() == text)
            .ok_or(UnknownManagementAlgorithm)
    }
}

/// The text names no algorithm of the management key.
#[derive(Debug, thiserror::Error)]
#[error("no such algorithm of the management key; there are 3des, aes128, aes192 and aes256")]
pub struct UnknownManagementAlgorithm;

/// The card management key with its rules. It has no `Debug`; the state file holds it in the clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManagementKey {
    algorithm: ManagementAlgorithm,
    #[serde(with = "crate::hex_bytes")]
    key: Vec<u8>,
    touch: bool,
}

impl ManagementKey {
    /// A management key; `None` when the length is wrong or, for 3DES, two of its thirds are equal
    /// and [`FACTORY_MANAGEMENT_KEY`] is not meant.
    #[must_use]
    pub fn new(algorithm: ManagementAlgorithm, key: Vec<u8>) -> Option<Self> {
        let usable = key.len() == algorithm.key_length()
            && !(algorithm == ManagementAlgorithm::TripleDes && is_weak(&key));
        usable.then_some(Self {
            algorithm,
            key,
            touch: false,
        })
    }

    /// The factory's key.
    #[must_use]
    pub fn factory(algorithm: ManagementAlgorithm) -> Self {
        let key: Vec<u8> = FACTORY_MANAGEMENT_KEY
            .iter()
            .copied()
            .cycle()
            .take(algorithm.key_length())
            .collect();
        Self {
            algorithm,
            key,
            touch: false,
        }
    }

    /// A random key.
    pub(crate) fn random(algorithm: ManagementAlgorithm) -> Self {
        loop {
            let mut key = vec![0; algorithm.key_length()];
            rand::fill(&mut key[..]);
            if let Some(key) = Self::new(algorithm, key) {
                return key;
            }
        }
    }

    pub(crate) fn with_touch(mut self, touch: bool) -> Self {
        self.touch = touch;
        self
    }

    /// Its algorithm.
    #[must_use]
    pub fn algorithm(&self) -> ManagementAlgorithm {
        self.algorithm
    }

    /// Its bytes. A virtual card is no vault: its maker and the tests need them.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.key
    }

    /// Whether using it needs a touch.
    #[must_use]
    pub fn touch(&self) -> bool {
        self.touch
    }

    /// Whether it is the factory's.
    #[must_use]
    pub fn is_factory(&self) -> bool {
        self.key == Self::factory(self.algorithm).key
    }

    /// Encrypts one block; `None` when `block` is not one block long.
    pub(crate) fn encrypt(&self, block: &[u8]) -> Option<Vec<u8>> {
        match self.algorithm {
            ManagementAlgorithm::TripleDes => encrypt_with::<TdesEde3>(&self.key, block),
            ManagementAlgorithm::Aes128 => encrypt_with::<Aes128>(&self.key, block),
            ManagementAlgorithm::Aes192 => encrypt_with::<Aes192>(&self.key, block),
            ManagementAlgorithm::Aes256 => encrypt_with::<Aes256>(&self.key, block),
        }
    }

    /// Decrypts one block; `None` when `block` is not one block long.
    #[cfg(test)]
    pub(crate) fn decrypt(&self, block: &[u8]) -> Option<Vec<u8>> {
        match self.algorithm {
            ManagementAlgorithm::TripleDes => decrypt_with::<TdesEde3>(&self.key, block),
            ManagementAlgorithm::Aes128 => decrypt_with::<Aes128>(&self.key, block),
            ManagementAlgorithm::Aes192 => decrypt_with::<Aes192>(&self.key, block),
            ManagementAlgorithm::Aes256 => decrypt_with::<Aes256>(&self.key, block),
        }
    }
}

/// Single-key and two-key 3DES under another name.
fn is_weak(key: &[u8]) -> bool {
    key != FACTORY_MANAGEMENT_KEY
        && (key[..8] == key[8..16] || key[8..16] == key[16..24] || key[..8] == key[16..24])
}

fn encrypt_with<C: KeyInit + BlockCipherEncrypt>(key: &[u8], block: &[u8]) -> Option<Vec<u8>> {
    let mut block = Array::try_from(block).ok()?;
    C::new_from_slice(key).ok()?.encrypt_block(&mut block);
    Some(block.to_vec())
}

#[cfg(test)]
fn decrypt_with<C: KeyInit + BlockCipherDecrypt>(key: &[u8], block: &[u8]) -> Option<Vec<u8>> {
    let mut block = Array::try_from(block).ok()?;
    C::new_from_slice(key).ok()?.decrypt_block(&mut block);
    Some(block.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_block_there_and_back() {
        for algorithm in ManagementAlgorithm::ALL {
            let key = ManagementKey::random(algorithm);
            let block: Vec<u8> = (0..algorithm.block_length())
                .map(|byte| byte as u8)
                .collect();
            let encrypted = key.encrypt(&block).unwrap();
            assert_eq!(key.decrypt(&encrypted).unwrap(), block, "{algorithm:?}");
            assert_eq!(key.encrypt(&block[1..]), None, "{algorithm:?}");
        }
    }

    /// FIPS 197 Appendix B and SP 800-67 Appendix B.
    #[test]
    fn published_vectors() {
        let aes = ManagementKey::new(
            ManagementAlgorithm::Aes128,
            hex::decode("2b7e151628aed2a6abf7158809cf4f3c").unwrap(),
        )
        .unwrap();
        assert_eq!(
            hex::encode(
                aes.encrypt(&hex::decode("3243f6a8885a308d313198a2e0370734").unwrap())
                    .unwrap()
            ),
            "3925841d02dc09fbdc118597196a0b32"
        );
        let des = ManagementKey::new(
            ManagementAlgorithm::TripleDes,
            hex::decode("0123456789abcdef23456789abcdef01456789abcdef0123").unwrap(),
        )
        .unwrap();
        assert_eq!(
            hex::encode(des.encrypt(b"The qufc").unwrap()),
            "a826fd8ce53b855f"
        );
    }

    #[test]
    fn weak_keys_are_refused() {
        let two_keys = [[1u8; 8], [2; 8], [1; 8]].concat();
        assert!(ManagementKey::new(ManagementAlgorithm::TripleDes, two_keys.clone()).is_none());
        assert!(ManagementKey::new(ManagementAlgorithm::Aes192, two_keys).is_some());
        assert!(
            ManagementKey::new(
                ManagementAlgorithm::TripleDes,
                FACTORY_MANAGEMENT_KEY.to_vec()
            )
            .is_some()
        );
        assert!(ManagementKey::new(ManagementAlgorithm::Aes256, vec![0; 24]).is_none());
    }
}
