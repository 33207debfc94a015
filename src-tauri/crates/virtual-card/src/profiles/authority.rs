//! Example certification authorities: of the production, of the officers, of the makers of cards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use der::pem::LineEnding;
use der::{Decode as _, Encode as _};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{KeyUsages, SubjectKeyIdentifier};

use super::MakeError;
use super::certificate::{
    Contents, Issuer, basic_constraints, issue, key_identifier, key_usage, name, valid_for_years,
};
use crate::key::{Algorithm, PrivateKey};
use crate::private_file;

const CERTIFICATE: &str = "CERTIFICATE";
const PRIVATE_KEY: &str = "PRIVATE KEY";
/// Larger files are no certificate and no key.
const MAX_BYTES: u64 = 64 << 10;

/// A self-signed certification authority with a P-256 key. It has no `Debug`.
pub struct Authority {
    certificate: Vec<u8>,
    key: PrivateKey,
}

/// Why the files of an authority could not be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A file cannot be read or written.
    #[error("cannot read or write {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not the PEM it should be.
    #[error("{path} holds no PEM of the expected kind")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// Key and certificate do not belong to each other.
    #[error("the key and the certificate in {folder} do not belong to each other")]
    Mismatch {
        /// The folder.
        folder: PathBuf,
    },
    /// The authority could not be made.
    #[error(transparent)]
    Make(#[from] MakeError),
}

impl Authority {
    /// A new authority, in memory only; valid for ten years.
    ///
    /// # Errors
    /// The name cannot be encoded.
    pub fn new(organization: &str, common_name: &str) -> Result<Self, MakeError> {
        let key = PrivateKey::generate(Algorithm::EccP256)?;
        let certificate = self_signed(&key, organization, common_name)?;
        Ok(Self { certificate, key })
    }

    /// The authority in `folder`: `<stem>.key.pem` (PKCS#8) and `<stem>.pem`. What is missing is made, so that
    /// all cards made with one folder share one authority, also when they are made at the same time.
    ///
    /// # Errors
    /// The files cannot be read or written, or hold something else.
    pub fn in_folder(
        folder: &Path,
        stem: &str,
        organization: &str,
        common_name: &str,
    ) -> Result<Self, AuthorityError> {
        fs::create_dir_all(folder).map_err(|source| AuthorityError::Io {
            path: folder.to_path_buf(),
            source,
        })?;
        let key_path = folder.join(format!("{stem}.key.pem"));
        let key = load_or_make(&key_path, PRIVATE_KEY, || {
            Ok(PrivateKey::generate(Algorithm::EccP256)?.to_pkcs8()?)
        })?;
        let key = PrivateKey::from_pkcs8(Algorithm::EccP256, &key)
            .map_err(|_| AuthorityError::Malformed { path: key_path })?;
        let certificate_path = folder.join(format!("{stem}.pem"));
        let certificate = load_or_make(&certificate_path, CERTIFICATE, || {
            self_signed(&key, organization, common_name)
        })?;
        let parsed =
            Certificate::from_der(&certificate).map_err(|_| AuthorityError::Malformed {
                path: certificate_path,
            })?;
        let public_key = parsed.tbs_certificate().subject_public_key_info().to_der();
        if public_key.is_ok_and(|public_key| public_key == key.public_key_der()) {
            Ok(Self { certificate, key })
        } else {
            Err(AuthorityError::Mismatch {
                folder: folder.to_path_buf(),
            })
        }
    }

    /// The example production: `production-ca` in a folder.
    ///
    /// # Errors
    /// As [`Authority::in_folder`].
    pub fn production_in(folder: &Path) -> Result<Self, AuthorityError> {
        Self::in_folder(
            folder,
            "production-ca",
            "Example Production",
            "Example Production CA",
        )
    }

    /// The example officers' authority: `officer-ca` in a folder.
    ///
    /// # Errors
    /// As [`Authority::in_folder`].
    pub fn officers_in(folder: &Path) -> Result<Self, AuthorityError> {
        Self::in_folder(
            folder,
            "officer-ca",
            "Example Organisation",
            "Example Officer CA",
        )
    }

    /// The example maker of cards, which certifies attestation keys: `attestation-ca` in a folder.
    ///
    /// # Errors
    /// As [`Authority::in_folder`].
    pub fn attestation_in(folder: &Path) -> Result<Self, AuthorityError> {
        Self::in_folder(
            folder,
            "attestation-ca",
            "Example Card Maker",
            "Example Attestation Root",
        )
    }

    /// Its certificate in DER.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate
    }

    /// Its certificate in PEM.
    #[must_use]
    pub fn certificate_pem(&self) -> String {
        // A certificate's length is far below what the encoding can hold.
        der::pem::encode_string(CERTIFICATE, LineEnding::LF, &self.certificate).unwrap_or_default()
    }

    pub(super) fn issuer(&self) -> Result<Issuer<'_>, der::Error> {
        issuer_of(&self.certificate, &self.key)
    }
}

/// The signer that `certificate` speaks of.
pub(super) fn issuer_of<'a>(
    certificate: &[u8],
    key: &'a PrivateKey,
) -> Result<Issuer<'a>, der::Error> {
    let certificate = Certificate::from_der(certificate)?;
    let tbs = certificate.tbs_certificate();
    let key_identifier = match tbs.get_extension::<SubjectKeyIdentifier>() {
        Ok(Some((_, identifier))) => identifier.0.into_bytes().to_vec(),
        _ => key_identifier(&tbs.subject_public_key_info().to_der()?)?,
    };
    Ok(Issuer {
        name: tbs.subject().clone(),
        key,
        key_identifier,
    })
}

fn self_signed(
    key: &PrivateKey,
    organization: &str,
    common_name: &str,
) -> Result<Vec<u8>, MakeError> {
    let subject = name(Some(organization), common_name)?;
    let public_key = key.public_key_der();
    let issuer = Issuer {
        name: subject.clone(),
        key,
        key_identifier: key_identifier(&public_key)?,
    };
    let extensions = vec![
        basic_constraints(None)?,
        key_usage(&[KeyUsages::KeyCertSign, KeyUsages::CRLSign])?,
    ];
    issue(
        Contents {
            subject,
            public_key,
            validity: valid_for_years(10)?,
            extensions,
        },
        &issuer,
    )
}

/// Reads a PEM file; makes it first if it is not there. Of several that make it at once, one wins and all read it.
fn load_or_make(
    path: &Path,
    label: &str,
    make: impl FnOnce() -> Result<Vec<u8>, MakeError>,
) -> Result<Vec<u8>, AuthorityError> {
    let io_error = |source| AuthorityError::Io {
        path: path.to_path_buf(),
        source,
    };
    if !path.try_exists().map_err(io_error)? {
        let pem = der::pem::encode_string(label, LineEnding::LF, &make()?).map_err(|_| {
            AuthorityError::Malformed {
                path: path.to_path_buf(),
            }
        })?;
        private_file::create_whole(path, pem.as_bytes()).map_err(io_error)?;
    }
    if fs::metadata(path).map_err(io_error)?.len() > MAX_BYTES {
        return Err(AuthorityError::Malformed {
            path: path.to_path_buf(),
        });
    }
    let pem = fs::read(path).map_err(io_error)?;
    match der::pem::decode_vec(&pem) {
        Ok((found, der)) if found == label => Ok(der),
        _ => Err(AuthorityError::Malformed {
            path: path.to_path_buf(),
        }),
    }
}
