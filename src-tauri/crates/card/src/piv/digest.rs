use sha2::{Sha256, Sha384, Sha512};

/// What is signed: a message's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256([u8; 32]),
    /// SHA-384.
    Sha384([u8; 48]),
    /// SHA-512.
    Sha512([u8; 64]),
}

impl Digest {
    /// SHA-256 of a message.
    pub fn sha256(message: &[u8]) -> Self {
        Self::Sha256(<Sha256 as sha2::Digest>::digest(message).into())
    }

    /// SHA-384 of a message.
    pub fn sha384(message: &[u8]) -> Self {
        Self::Sha384(<Sha384 as sha2::Digest>::digest(message).into())
    }

    /// SHA-512 of a message.
    pub fn sha512(message: &[u8]) -> Self {
        Self::Sha512(<Sha512 as sha2::Digest>::digest(message).into())
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Sha256(bytes) => bytes,
            Self::Sha384(bytes) => bytes,
            Self::Sha512(bytes) => bytes,
        }
    }

    /// The same function over other bytes.
    pub(super) fn again(&self, message: &[u8]) -> Self {
        match self {
            Self::Sha256(_) => Self::sha256(message),
            Self::Sha384(_) => Self::sha384(message),
            Self::Sha512(_) => Self::sha512(message),
        }
    }

    /// What stands before the digest in a DER DigestInfo (`RFC 8017 §9.2`, note 1).
    pub(super) fn info_prefix(&self) -> [u8; 19] {
        let (function, length) = match self {
            Self::Sha256(_) => (1, 32),
            Self::Sha384(_) => (2, 48),
            Self::Sha512(_) => (3, 64),
        };
        [
            0x30,
            0x11 + length,
            0x30,
            0x0D,
            0x06,
            0x09,
            0x60,
            0x86,
            0x48,
            0x01,
            0x65,
            0x03,
            0x04,
            0x02,
            function,
            0x05,
            0x00,
            0x04,
            length,
        ]
    }
}
