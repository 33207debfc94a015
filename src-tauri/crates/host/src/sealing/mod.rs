//! The sealing key: what the database keeps secret is sealed by a key that the database does not have.
//!
//! 256 bits, AES-256-GCM with random nonces (`SP 800-38D §8.2.2`), the place of the value as associated data, so that
//! a sealed value that was copied to another row or column does not open. The key lives in the system's credential
//! store or, where there is none, in a file that the user alone can read. It does not protect against whoever can run
//! programs as that user.

mod file;
mod store;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use std::path::Path;

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    hmac, rand,
};
use zeroize::Zeroizing;

pub use store::CredentialStoreFailed;
pub(crate) use system::{create_folder_for_owner, create_for_owner};

/// Where the sealing key shall live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SealingChoice {
    /// In the credential store where there is one, else in a file; which of the two it became is reported.
    #[default]
    CredentialStoreOrFile,
    /// In the system's credential store; without one, nothing is set up.
    CredentialStore,
    /// In a file in the data folder, readable by the user alone.
    File,
}

/// Where the sealing key lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealingKind {
    /// In the system's credential store.
    CredentialStore,
    /// In a file in the data folder, readable by the user alone.
    File,
}

impl SealingKind {
    /// `credential-store` or `file`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CredentialStore => "credential-store",
            Self::File => "file",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::CredentialStore, Self::File]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Why there is no sealing key to work with.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// The system's credential store did not answer, or does not have the key.
    #[error(transparent)]
    CredentialStore(#[from] CredentialStoreFailed),
    /// The key file could not be read or written.
    #[error("sealing key file {path}: {source}")]
    File {
        /// The file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The key file can be read by others than its owner.
    #[error(
        "sealing key file {path} can be read by others than its owner; it must be readable by its owner alone"
    )]
    FileOpenToOthers {
        /// The file.
        path: std::path::PathBuf,
    },
    /// What was found is not a key of 32 bytes.
    #[error("the sealing key in the {} is not one", kind.name())]
    Malformed {
        /// Where it was found.
        kind: SealingKind,
    },
    /// The system's random generator failed.
    #[error("the system's random generator failed")]
    Random,
}

/// The key's bytes on their way to or from where they live.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// The sealing key, ready for use.
pub(crate) struct SealingKey {
    aead: RandomizedNonceKey,
    audit: hmac::Key,
}

/// A sealing key that was just made.
pub(crate) struct CreatedKey {
    pub(crate) key: SealingKey,
    pub(crate) kind: SealingKind,
    /// Why it is in a file although the credential store was wanted.
    pub(crate) no_store: Option<CredentialStoreFailed>,
}

/// Where a sealed value lies: it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) row: &'a str,
    pub(crate) column: &'static str,
}

/// A value that did not open: another key, another place, or changed bytes.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the sealed value in {table}.{column} of {row} does not open")]
pub struct DoesNotOpen {
    table: &'static str,
    row: String,
    column: &'static str,
}

/// First byte of everything that is sealed: the way it is sealed.
const AES_256_GCM_RANDOM_NONCE: u8 = 1;

impl SealingKey {
    /// Makes a new key and puts it where `choice` says.
    ///
    /// Blocks while the credential store answers.
    pub(crate) fn create(
        data: &Path,
        host: &str,
        choice: SealingChoice,
    ) -> Result<CreatedKey, SealingError> {
        let mut bytes = KeyBytes::default();
        rand::fill(bytes.as_mut()).map_err(|_| SealingError::Random)?;
        let mut no_store = None;
        let kind = match choice {
            SealingChoice::File => SealingKind::File,
            SealingChoice::CredentialStore => {
                store::write(host, &bytes)?;
                SealingKind::CredentialStore
            }
            SealingChoice::CredentialStoreOrFile => match store::write(host, &bytes) {
                Ok(()) => SealingKind::CredentialStore,
                Err(failed) => {
                    no_store = Some(failed);
                    SealingKind::File
                }
            },
        };
        if kind == SealingKind::File {
            file::write(data, &bytes)?;
        }
        Ok(CreatedKey {
            key: Self::from_bytes(&bytes),
            kind,
            no_store,
        })
    }

    /// Opens the key where it was put.
    ///
    /// Blocks while the credential store answers.
    pub(crate) fn open(data: &Path, host: &str, kind: SealingKind) -> Result<Self, SealingError> {
        let bytes = match kind {
            SealingKind::CredentialStore => store::read(host)?,
            SealingKind::File => file::read(data)?,
        };
        Ok(Self::from_bytes(&bytes))
    }

    /// Takes a key away that was just created, where what it was for did not come to be.
    pub(crate) fn discard(data: &Path, host: &str, kind: SealingKind) {
        match kind {
            SealingKind::CredentialStore => store::delete(host),
            SealingKind::File => file::delete(data),
        }
    }

    #[expect(clippy::expect_used, reason = "the length is the type's")]
    fn from_bytes(bytes: &KeyBytes) -> Self {
        // A key of its own for the audit's MAC (HKDF-Expand of one block, RFC 5869 §2.3).
        let expand = hmac::Key::new(hmac::HMAC_SHA256, bytes.as_ref());
        let audit = hmac::sign(&expand, b"countersign audit head\x01");
        Self {
            aead: RandomizedNonceKey::new(&AES_256_GCM, bytes.as_ref()).expect("32 bytes"),
            audit: hmac::Key::new(hmac::HMAC_SHA256, audit.as_ref()),
        }
    }

    /// Seals a value for one place.
    pub(crate) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let mut text = Vec::with_capacity(plain.len() + 16);
        text.extend_from_slice(plain);
        let nonce = self
            .aead
            .seal_in_place_append_tag(Aad::from(place.associated_data()), &mut text)
            .map_err(|_| SealingError::Random)?;
        Ok([&[AES_256_GCM_RANDOM_NONCE][..], nonce.as_ref(), &text].concat())
    }

    /// Opens the value of a place.
    pub(crate) fn unseal(
        &self,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let open = || {
            let rest = sealed.strip_prefix(&[AES_256_GCM_RANDOM_NONCE])?;
            let (nonce, text) = rest.split_at_checked(NONCE_LEN)?;
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
            let mut text = Zeroizing::new(text.to_vec());
            let aad = Aad::from(place.associated_data());
            let length = self.aead.open_in_place(nonce, aad, &mut text).ok()?.len();
            text.truncate(length);
            Some(text)
        };
        open().ok_or_else(|| DoesNotOpen {
            table: place.table,
            row: place.row.to_owned(),
            column: place.column,
        })
    }

    /// The MAC of the audit's end.
    pub(crate) fn audit_mac(&self, head: &[u8]) -> Vec<u8> {
        hmac::sign(&self.audit, head).as_ref().to_vec()
    }

    /// Whether `mac` is the MAC of the audit's end.
    pub(crate) fn audit_mac_holds(&self, head: &[u8], mac: &[u8]) -> bool {
        hmac::verify(&self.audit, head, mac).is_ok()
    }
}

impl Place<'_> {
    /// Each part with its length before it, so that no two places read alike.
    fn associated_data(&self) -> Vec<u8> {
        let mut data = Vec::new();
        for part in [self.table, self.row, self.column] {
            data.extend_from_slice(&(part.len() as u64).to_be_bytes());
            data.extend_from_slice(part.as_bytes());
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyBytes, Place, SealingKey};

    fn place(row: &str) -> Place<'_> {
        Place {
            table: "cards",
            row,
            column: "sealed_puk",
        }
    }

    #[test]
    fn a_value_opens_only_in_its_place() {
        let key = SealingKey::from_bytes(&KeyBytes::new([1; 32]));
        let sealed = key.seal(place("1"), b"12345678").unwrap();
        assert_eq!(
            key.unseal(place("1"), &sealed).unwrap().as_slice(),
            b"12345678"
        );
        assert!(key.unseal(place("2"), &sealed).is_err());
        assert!(
            key.unseal(
                Place {
                    column: "sealed_pin",
                    ..place("1")
                },
                &sealed
            )
            .is_err()
        );
        assert!(
            SealingKey::from_bytes(&KeyBytes::new([2; 32]))
                .unseal(place("1"), &sealed)
                .is_err()
        );
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(key.unseal(place("1"), &changed).is_err(), "byte {index}");
            assert!(
                key.unseal(place("1"), &sealed[..index]).is_err(),
                "cut at {index}"
            );
        }
    }

    #[test]
    fn equal_values_are_sealed_differently() {
        let key = SealingKey::from_bytes(&KeyBytes::new([1; 32]));
        assert_ne!(
            key.seal(place("1"), b"same").unwrap(),
            key.seal(place("1"), b"same").unwrap()
        );
    }
}
