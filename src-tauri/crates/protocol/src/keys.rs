//! The keys of a run: made in memory, never written down by the desk, wiped when dropped.

mod agreement;
mod order;
pub mod private;
mod session;
mod transport;

pub use agreement::AgreementKeyPair;
pub use order::{GivenBack, OrderKey, ReceiptFault};
pub use session::SessionKey;
pub use transport::TransportKey;

/// Why a key could not be made or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The cryptographic library failed: no randomness, or no memory.
    #[error("the key could not be made")]
    Generation,
    /// The stored key is not one of the expected curve.
    #[error("the stored key is malformed or of another curve")]
    Malformed,
    /// Keys of this kind exist on P-256 and P-384 only.
    #[error("no such key for this algorithm: P-256 and P-384 only")]
    Algorithm,
    /// The key failed to sign.
    #[error("the key could not sign")]
    Signing,
}

impl KeyFault {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Generation => "key-generation",
            Self::Malformed => "key-malformed",
            Self::Algorithm => "key-algorithm",
            Self::Signing => "key-signing",
        }
    }
}

#[cfg(test)]
mod tests;
