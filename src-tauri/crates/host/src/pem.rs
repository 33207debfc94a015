//! Certificates in files: PEM (`RFC 7468`), any number of them, or one in DER.

use contents::{Certificate, MalformedCertificate};
use rustls_pki_types::{CertificateDer, pem::PemObject};

/// Most bytes of a file of certificates.
const MAX_FILE: usize = 1024 * 1024;

/// Why a file gave no certificates.
#[derive(Debug, thiserror::Error)]
pub enum CertificateFileError {
    /// Larger than such a file may be.
    #[error("the file is larger than {MAX_FILE} bytes")]
    TooLarge,
    /// Neither PEM nor DER, or no certificate in it.
    #[error("there is no certificate in it, neither PEM nor DER")]
    NoCertificate,
    /// A certificate in it cannot be read.
    #[error(transparent)]
    Malformed(#[from] MalformedCertificate),
}

/// The certificates in a file, at least one.
///
/// # Errors
/// [`CertificateFileError`].
pub fn certificates(file: &[u8]) -> Result<Vec<Certificate>, CertificateFileError> {
    if file.len() > MAX_FILE {
        return Err(CertificateFileError::TooLarge);
    }
    // DER begins with a SEQUENCE; no text does.
    if file.first() == Some(&0x30) {
        return Ok(vec![Certificate::from_der(file)?]);
    }
    let mut certificates = Vec::new();
    for der in CertificateDer::pem_slice_iter(file) {
        let der = der.map_err(|_| CertificateFileError::NoCertificate)?;
        certificates.push(Certificate::from_der(&der)?);
    }
    if certificates.is_empty() {
        Err(CertificateFileError::NoCertificate)
    } else {
        Ok(certificates)
    }
}

/// A certificate as PEM.
pub(crate) fn encode(certificate: &Certificate) -> Result<String, der::Error> {
    der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, certificate.der())
        .map_err(|error| der::Error::from(der::ErrorKind::Pem(error)))
}
