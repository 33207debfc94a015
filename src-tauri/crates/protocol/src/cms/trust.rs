use contents::Certificate;
use jiff::Timestamp;
use rustls_pki_types::CertificateDer;

use crate::{
    CertificateUse, DocumentFault,
    certificate_check::{check_chain, check_itself},
    cms::VerifyError,
};

/// Which signers are trusted.
///
/// In every case the certificate must be valid at the time of verification, be no authority's, and have the key usage
/// digitalSignature or nonRepudiation. Revocation is not looked up here: the host knows which certificates of its
/// officers it has withdrawn.
#[derive(Clone, Copy, Debug)]
pub struct SignerTrust<'a> {
    exact: Option<&'a Certificate>,
    authorities: Option<&'a [Certificate]>,
    usage: CertificateUse,
}

impl<'a> SignerTrust<'a> {
    /// Exactly this certificate; no chain is built.
    pub fn exact(certificate: &'a Certificate) -> Self {
        Self {
            exact: Some(certificate),
            authorities: None,
            usage: CertificateUse::Signing,
        }
    }

    /// Any certificate that chains to one of these roots, over the intermediates in the document.
    pub fn authorities(roots: &'a [Certificate]) -> Self {
        Self {
            exact: None,
            authorities: Some(roots),
            usage: CertificateUse::Signing,
        }
    }

    /// Exactly this certificate, and it must chain to one of these roots.
    pub fn exact_under(certificate: &'a Certificate, roots: &'a [Certificate]) -> Self {
        Self {
            exact: Some(certificate),
            authorities: Some(roots),
            usage: CertificateUse::Signing,
        }
    }

    /// The same signers, as far as they may also sign what is of that use.
    pub(crate) fn of_use(self, usage: CertificateUse) -> Self {
        Self { usage, ..self }
    }

    /// Whether the signer is one that may be asked for at all; cheap, and before anything else is computed.
    pub(super) fn expects(&self, signer: &Certificate) -> Result<(), DocumentFault> {
        match self.exact {
            Some(exact) if exact.der() != signer.der() => Err(DocumentFault::Signer),
            _ => Ok(()),
        }
    }

    /// Whether the signer's certificate is good at that time. `others` are the document's further certificates.
    pub(super) fn accepts(
        &self,
        signer: &Certificate,
        others: &[CertificateDer<'_>],
        at: Timestamp,
    ) -> Result<(), VerifyError> {
        check_itself(signer, at, self.usage)?;
        match self.authorities {
            Some(roots) => Ok(check_chain(signer, others, roots, at, self.usage)?),
            None => Ok(()),
        }
    }
}
