//! Whether a certificate that somebody shows is good, with what `RFC 5280 §6` asks.

use contents::Certificate;
use der::Decode;
use jiff::Timestamp;
use protocol::CertificateFault;
use rustls_pki_types::{CertificateDer, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter};
use x509_cert::ext::pkix::KeyUsage;

/// What a certificate is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// TLS client authentication: digitalSignature, and clientAuth where purposes are named.
    Authentication,
    /// Signing documents: digitalSignature or nonRepudiation.
    Signature,
    /// A transport certificate: any.
    Any,
}

/// Whether the certificate is valid then, made for the purpose, and chains to one of the authorities. Revocation is
/// not looked up.
pub(crate) fn check(
    certificate: &Certificate,
    purpose: Purpose,
    authorities: &[Certificate],
    at: Timestamp,
) -> Result<(), CertificateFault> {
    if at < certificate.not_before() || at > certificate.not_after() {
        return Err(CertificateFault::OutsideValidity);
    }
    key_usage(certificate, purpose)?;
    chain(certificate, purpose, authorities, at)
}

/// RFC 5280 §4.2.1.3.
fn key_usage(certificate: &Certificate, purpose: Purpose) -> Result<(), CertificateFault> {
    let parsed = x509_cert::Certificate::from_der(certificate.der())
        .map_err(|_| CertificateFault::Malformed)?;
    let usage = parsed
        .tbs_certificate()
        .get_extension::<KeyUsage>()
        .map_err(|_| CertificateFault::Malformed)?;
    let fits = match (purpose, usage) {
        (Purpose::Any, _) => true,
        (Purpose::Authentication, usage) => {
            usage.is_none_or(|(_, usage)| usage.digital_signature())
        }
        (Purpose::Signature, usage) => {
            usage.is_some_and(|(_, usage)| usage.digital_signature() || usage.non_repudiation())
        }
    };
    if fits {
        Ok(())
    } else {
        Err(CertificateFault::WrongUsage)
    }
}

fn chain(
    certificate: &Certificate,
    purpose: Purpose,
    authorities: &[Certificate],
    at: Timestamp,
) -> Result<(), CertificateFault> {
    let roots: Vec<_> = authorities
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
    let der = CertificateDer::from(certificate.der());
    let end_entity = EndEntityCert::try_from(&der).map_err(|_| CertificateFault::Malformed)?;
    let algorithms = webpki::ALL_VERIFICATION_ALGS;
    let verified = match purpose {
        Purpose::Authentication => {
            let client = webpki::KeyUsage::client_auth();
            end_entity.verify_for_usage(algorithms, &anchors, &[], time, client, None, None)
        }
        Purpose::Signature | Purpose::Any => {
            end_entity.verify_for_usage(algorithms, &anchors, &[], time, AnyPurpose, None, None)
        }
    };
    verified.map(drop).map_err(|error| fault(&error))
}

fn fault(error: &webpki::Error) -> CertificateFault {
    match error {
        webpki::Error::CertExpired { .. } | webpki::Error::CertNotValidYet { .. } => {
            CertificateFault::OutsideValidity
        }
        webpki::Error::RequiredEkuNotFoundContext(_) | webpki::Error::CaUsedAsEndEntity => {
            CertificateFault::WrongUsage
        }
        _ => CertificateFault::Untrusted,
    }
}

struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        Ok(())
    }
}
