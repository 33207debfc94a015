use contents::Certificate;
use der::Decode;
use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, aws_lc_rs};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use crate::{CertificateFault, DocumentFault, cms::VerifyError};

/// Which signers are trusted.
///
/// In every case the certificate must be valid at the time of verification, be no authority's, and have the key usage
/// digitalSignature or nonRepudiation. Revocation is not looked up here: the host knows which certificates of its
/// officers it has withdrawn.
#[derive(Clone, Copy, Debug)]
pub struct SignerTrust<'a> {
    exact: Option<&'a Certificate>,
    authorities: Option<&'a [Certificate]>,
}

impl<'a> SignerTrust<'a> {
    /// Exactly this certificate; no chain is built.
    pub fn exact(certificate: &'a Certificate) -> Self {
        Self {
            exact: Some(certificate),
            authorities: None,
        }
    }

    /// Any certificate that chains to one of these roots, over the intermediates in the document.
    pub fn authorities(roots: &'a [Certificate]) -> Self {
        Self {
            exact: None,
            authorities: Some(roots),
        }
    }

    /// Exactly this certificate, and it must chain to one of these roots.
    pub fn exact_under(certificate: &'a Certificate, roots: &'a [Certificate]) -> Self {
        Self {
            exact: Some(certificate),
            authorities: Some(roots),
        }
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
        usage(signer)?;
        if at < signer.not_before() || at > signer.not_after() {
            return Err(CertificateFault::OutsideValidity.into());
        }
        match self.authorities {
            Some(roots) => Ok(chain(signer, others, roots, at)?),
            None => Ok(()),
        }
    }
}

/// `RFC 5280 §4.2.1.3` and `§4.2.1.9`.
fn usage(signer: &Certificate) -> Result<(), CertificateFault> {
    let parsed =
        x509_cert::Certificate::from_der(signer.der()).map_err(|_| CertificateFault::Malformed)?;
    let tbs = parsed.tbs_certificate();
    let usage = tbs
        .get_extension::<KeyUsage>()
        .map_err(|_| CertificateFault::Malformed)?;
    let constraints = tbs
        .get_extension::<BasicConstraints>()
        .map_err(|_| CertificateFault::Malformed)?;
    let signs =
        usage.is_some_and(|(_, usage)| usage.digital_signature() || usage.non_repudiation());
    let authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
    if signs && !authority {
        Ok(())
    } else {
        Err(CertificateFault::WrongUsage)
    }
}

fn chain(
    signer: &Certificate,
    others: &[CertificateDer<'_>],
    roots: &[Certificate],
    at: Timestamp,
) -> Result<(), CertificateFault> {
    let roots: Vec<CertificateDer<'_>> = roots
        .iter()
        .map(|root| CertificateDer::from(root.der()))
        .collect();
    let anchors = roots
        .iter()
        .map(webpki::anchor_from_trusted_cert)
        .collect::<Result<Vec<_>, _>>();
    let anchors = anchors.map_err(|_| CertificateFault::Untrusted)?;
    let seconds = u64::try_from(at.as_second()).map_err(|_| CertificateFault::OutsideValidity)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let signer = CertificateDer::from(signer.der());
    let end_entity = EndEntityCert::try_from(&signer).map_err(|_| CertificateFault::Malformed)?;
    end_entity
        .verify_for_usage(
            CHAIN_ALGORITHMS,
            &anchors,
            others,
            time,
            AnyPurpose,
            None,
            None,
        )
        .map(|_| ())
        .map_err(|error| fault(&error))
}

fn fault(error: &webpki::Error) -> CertificateFault {
    match error {
        webpki::Error::CertExpired { .. } | webpki::Error::CertNotValidYet { .. } => {
            CertificateFault::OutsideValidity
        }
        webpki::Error::CertRevoked => CertificateFault::Revoked,
        webpki::Error::CaUsedAsEndEntity => CertificateFault::WrongUsage,
        _ => CertificateFault::Untrusted,
    }
}

/// What authorities may sign certificates with; wider than what documents are signed with, because an organisation's
/// authority chooses its own digest.
static CHAIN_ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    aws_lc_rs::ECDSA_P256_SHA256,
    aws_lc_rs::ECDSA_P256_SHA384,
    aws_lc_rs::ECDSA_P384_SHA256,
    aws_lc_rs::ECDSA_P384_SHA384,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA256,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA384,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA512,
];

/// Extended key usage is not asked for: no purpose is defined for orders, and which certificate an officer signs with
/// is fixed by the host.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}
