//! Chains of certificates to authorities that are named, never to the system's.

use contents::Certificate;
use jiff::Timestamp;
use protocol::CertificateFault;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, aws_lc_rs};

/// Whether a certificate is valid at that time and chains to one of the roots (`RFC 5280 §6.1`). Its extended key usage
/// and revocation are not looked at.
///
/// # Errors
/// The first check that fails.
pub(crate) fn chain(
    certificate: &Certificate,
    intermediates: &[Certificate],
    roots: &[Certificate],
    at: Timestamp,
) -> Result<(), CertificateFault> {
    let [roots, intermediates] = [roots, intermediates].map(ders);
    let anchors = roots
        .iter()
        .map(webpki::anchor_from_trusted_cert)
        .collect::<Result<Vec<_>, _>>();
    let anchors = anchors.map_err(|_| CertificateFault::Untrusted)?;
    let seconds = u64::try_from(at.as_second()).map_err(|_| CertificateFault::OutsideValidity)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let der = CertificateDer::from(certificate.der());
    let end_entity = EndEntityCert::try_from(&der).map_err(|_| CertificateFault::Malformed)?;
    match end_entity.verify_for_usage(
        ALGORITHMS,
        &anchors,
        &intermediates,
        time,
        AnyPurpose,
        None,
        None,
    ) {
        Ok(_) => Ok(()),
        Err(webpki::Error::CertExpired { .. } | webpki::Error::CertNotValidYet { .. }) => {
            Err(CertificateFault::OutsideValidity)
        }
        Err(webpki::Error::CaUsedAsEndEntity) => Err(CertificateFault::WrongUsage),
        Err(_) => Err(CertificateFault::Untrusted),
    }
}

fn ders(certificates: &[Certificate]) -> Vec<CertificateDer<'_>> {
    certificates
        .iter()
        .map(|certificate| CertificateDer::from(certificate.der()))
        .collect()
}

static ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    aws_lc_rs::ECDSA_P256_SHA256,
    aws_lc_rs::ECDSA_P256_SHA384,
    aws_lc_rs::ECDSA_P384_SHA256,
    aws_lc_rs::ECDSA_P384_SHA384,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA256,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA384,
    aws_lc_rs::RSA_PKCS1_2048_8192_SHA512,
];

/// A holder's certificate may be for any purpose: which, its procedure says.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}
