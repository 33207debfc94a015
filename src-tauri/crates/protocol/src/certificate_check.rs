//! Whether a certificate is good: the one check of validity, use and chain that desk and host go by.

use const_oid::ObjectIdentifier;
use contents::Certificate;
use der::Decode;
use jiff::Timestamp;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::{EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, aws_lc_rs};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};

use crate::CertificateFault;

/// id-kp-cmKGA (`RFC 9480 §2.2`).
const KEY_GENERATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.32");

/// What a certificate is to be good for (`RFC 5280 §4.2.1.3`, `§4.2.1.12`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateUse {
    /// Signing documents: key usage digitalSignature or nonRepudiation must be there. Extended key usage is not looked
    /// at: no purpose is defined for orders, and which certificate an officer signs with is fixed by the host.
    Signing,
    /// Signing key packages: as [`Signing`](Self::Signing), and the purpose id-kp-cmKGA must be named (`RFC 9480 §2.2`).
    KeyGeneration,
    /// TLS client authentication: digitalSignature where a key usage is named, and clientAuth where purposes are.
    Authentication,
    /// Whatever its procedure or its production says.
    Any,
}

/// Whether a certificate is no authority's, valid at that time, made for the use, and chains to one of the roots over
/// the intermediates (`RFC 5280 §6.1`).
///
/// A root is trusted because it is given, whether it signed itself or not; beyond the RFC it must be valid then, and
/// its path length and key usage must allow the chain, as OpenSSL has it. No other store of roots is looked at, and
/// revocation is not looked up.
///
/// # Errors
/// The first check that fails; of several roots, the most telling of what is wrong under each.
pub fn check_certificate(
    certificate: &Certificate,
    intermediates: &[Certificate],
    roots: &[Certificate],
    at: Timestamp,
    usage: CertificateUse,
) -> Result<(), CertificateFault> {
    let intermediates: Vec<_> = intermediates
        .iter()
        .map(|one| CertificateDer::from(one.der()))
        .collect();
    check_itself(certificate, at, usage)?;
    check_chain(certificate, &intermediates, roots, at, usage)
}

/// What the certificate alone says: validity and use.
pub(crate) fn check_itself(
    certificate: &Certificate,
    at: Timestamp,
    usage: CertificateUse,
) -> Result<(), CertificateFault> {
    if !is_valid(certificate, at) {
        return Err(CertificateFault::OutsideValidity);
    }
    let parsed = x509_cert::Certificate::from_der(certificate.der())
        .map_err(|_| CertificateFault::Malformed)?;
    let tbs = parsed.tbs_certificate();
    let named = tbs
        .get_extension::<KeyUsage>()
        .map_err(|_| CertificateFault::Malformed)?
        .map(|(_, named)| named);
    let constraints = tbs
        .get_extension::<BasicConstraints>()
        .map_err(|_| CertificateFault::Malformed)?;
    let fits = match usage {
        CertificateUse::Signing | CertificateUse::KeyGeneration => {
            named.is_some_and(|named| named.digital_signature() || named.non_repudiation())
        }
        CertificateUse::Authentication => named.is_none_or(|named| named.digital_signature()),
        CertificateUse::Any => true,
    };
    let purposes = tbs
        .get_extension::<ExtendedKeyUsage>()
        .map_err(|_| CertificateFault::Malformed)?
        .map(|(_, purposes)| purposes.0);
    let generates = purposes.is_some_and(|purposes| purposes.contains(&KEY_GENERATION));
    let fits = fits && (generates || usage != CertificateUse::KeyGeneration);
    let authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
    if fits && !authority {
        Ok(())
    } else {
        Err(CertificateFault::WrongUsage)
    }
}

/// Under the first root that serves; otherwise the most telling of what is wrong under each.
pub(crate) fn check_chain(
    certificate: &Certificate,
    intermediates: &[CertificateDer<'_>],
    roots: &[Certificate],
    at: Timestamp,
    usage: CertificateUse,
) -> Result<(), CertificateFault> {
    let mut wrong = CertificateFault::Untrusted;
    for root in roots {
        match chain_to(certificate, intermediates, root, at, usage) {
            Ok(()) => return Ok(()),
            Err(CertificateFault::Untrusted) => {}
            Err(fault) => wrong = fault,
        }
    }
    Err(wrong)
}

fn chain_to(
    certificate: &Certificate,
    intermediates: &[CertificateDer<'_>],
    root: &Certificate,
    at: Timestamp,
    usage: CertificateUse,
) -> Result<(), CertificateFault> {
    let root_der = CertificateDer::from(root.der());
    let anchors =
        [webpki::anchor_from_trusted_cert(&root_der).map_err(|_| CertificateFault::Untrusted)?];
    let seconds = u64::try_from(at.as_second()).map_err(|_| CertificateFault::OutsideValidity)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let der = CertificateDer::from(certificate.der());
    let end_entity = EndEntityCert::try_from(&der).map_err(|_| CertificateFault::Malformed)?;
    let path = end_entity
        .verify_for_usage(
            CHAIN_ALGORITHMS,
            &anchors,
            intermediates,
            time,
            Purposes(usage),
            None,
            None,
        )
        .map_err(|error| fault(&error))?;
    let over: Vec<_> = path
        .intermediate_certificates()
        .map(|one| one.der())
        .collect();
    let certify = over.iter().all(|one| certifies(one, 0));
    if certify && is_valid(root, at) && certifies(root.der(), over.len()) {
        Ok(())
    } else {
        Err(CertificateFault::Untrusted)
    }
}

/// `RFC 5280 §6.1.1` leaves validity, path length and key usage of an anchor out of account, and so does the library
/// that builds the chain. OpenSSL does not, and what is accepted here must be accepted there.
fn is_valid(certificate: &Certificate, at: Timestamp) -> bool {
    certificate.not_before() <= at && at <= certificate.not_after()
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
        webpki::Error::CaUsedAsEndEntity | webpki::Error::RequiredEkuNotFoundContext(_) => {
            CertificateFault::WrongUsage
        }
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

/// The extended key usage that a use asks for.
struct Purposes(CertificateUse);

impl ExtendedKeyUsageValidator for Purposes {
    fn validate(&self, purposes: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        match self.0 {
            CertificateUse::Authentication => webpki::KeyUsage::client_auth().validate(purposes),
            CertificateUse::KeyGeneration => {
                webpki::KeyUsage::required_if_present(KEY_GENERATION.as_bytes()).validate(purposes)
            }
            CertificateUse::Signing | CertificateUse::Any => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
