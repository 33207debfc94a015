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

/// Under the first root that serves; otherwise the most telling of what is wrong under each.
fn chain(
    signer: &Certificate,
    others: &[CertificateDer<'_>],
    roots: &[Certificate],
    at: Timestamp,
) -> Result<(), CertificateFault> {
    let mut wrong = CertificateFault::Untrusted;
    for root in roots {
        match chain_to(signer, others, root, at) {
            Ok(()) => return Ok(()),
            Err(CertificateFault::Untrusted) => {}
            Err(fault) => wrong = fault,
        }
    }
    Err(wrong)
}

fn chain_to(
    signer: &Certificate,
    others: &[CertificateDer<'_>],
    root: &Certificate,
    at: Timestamp,
) -> Result<(), CertificateFault> {
    let root_der = CertificateDer::from(root.der());
    let anchors =
        [webpki::anchor_from_trusted_cert(&root_der).map_err(|_| CertificateFault::Untrusted)?];
    let seconds = u64::try_from(at.as_second()).map_err(|_| CertificateFault::OutsideValidity)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let signer = CertificateDer::from(signer.der());
    let end_entity = EndEntityCert::try_from(&signer).map_err(|_| CertificateFault::Malformed)?;
    let path = end_entity
        .verify_for_usage(
            CHAIN_ALGORITHMS,
            &anchors,
            others,
            time,
            AnyPurpose,
            None,
            None,
        )
        .map_err(|error| fault(&error))?;
    let intermediates: Vec<_> = path
        .intermediate_certificates()
        .map(|one| one.der())
        .collect();
    let certify = intermediates.iter().all(|one| certifies(one, 0));
    if certify && is_valid(root, at) && certifies(root.der(), intermediates.len()) {
        Ok(())
    } else {
        Err(CertificateFault::Untrusted)
    }
}

/// `RFC 5280 §6.1.1` leaves validity, path length and key usage of an anchor out of account, and so does the library
/// that builds the chain. OpenSSL does not, and what is accepted here must be accepted there.
fn is_valid(root: &Certificate, at: Timestamp) -> bool {
    root.not_before() <= at && at <= root.not_after()
}

/// Whether an authority may sign certificates with so many authorities below it: its key usage, where it has one
/// (`RFC 5280 §6.1.4`, step n), and its path length (`§4.2.1.9`). The library looks at an intermediate's path length
/// and at no key usage.
fn certifies(authority: &[u8], below: usize) -> bool {
    let Ok(parsed) = x509_cert::Certificate::from_der(authority) else {
        return false;
    };
    let tbs = parsed.tbs_certificate();
    let (Ok(usage), Ok(constraints)) = (
        tbs.get_extension::<KeyUsage>(),
        tbs.get_extension::<BasicConstraints>(),
    ) else {
        return false;
    };
    let path_length = constraints.and_then(|(_, constraints)| constraints.path_len_constraint);
    usage.is_none_or(|(_, usage)| usage.key_cert_sign())
        && path_length.is_none_or(|most| below <= usize::from(most))
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
