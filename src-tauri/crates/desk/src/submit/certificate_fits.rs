//! Whether a certificate is the one that was ordered, as far as the order decides it.

use contents::Certificate;
use der::Decode;
use jiff::Timestamp;
use procedure::{AlternativeNameForm, CertificateContent};
use protocol::{CertificateUse, Fulfilment, check_certificate};
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};

use super::CertificateDifference;

/// Microsoft's user principal name, as an otherName.
const UPN: der::asn1::ObjectIdentifier =
    der::asn1::ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.20.2.3");

/// Compares subject, alternative names and chain. The public key is compared by the caller.
pub(super) fn differs(
    certificate: &Certificate,
    ordered: &CertificateContent,
    fulfilment: &Fulfilment,
) -> Result<(), CertificateDifference> {
    let parsed = x509_cert::Certificate::from_der(certificate.der())
        .map_err(|_| CertificateDifference::Malformed)?;
    if subject(&parsed) != ordered_subject(ordered) {
        return Err(CertificateDifference::Subject);
    }
    if alternative_names(&parsed).ok_or(CertificateDifference::Malformed)? != ordered_names(ordered)
    {
        return Err(CertificateDifference::AlternativeNames);
    }
    chains(certificate, fulfilment, fulfilment.fulfilled_at)
}

/// Type and text of each attribute, from the most general to the most specific.
fn subject(certificate: &x509_cert::Certificate) -> Vec<(String, Vec<u8>)> {
    let attributes = certificate.tbs_certificate().subject().iter();
    attributes
        .map(|attribute| (attribute.oid.to_string(), attribute.value.value().to_vec()))
        .collect()
}

fn ordered_subject(ordered: &CertificateContent) -> Vec<(String, Vec<u8>)> {
    let text = |(attribute, text): &(procedure::AttributeType, String)| {
        (attribute.oid().to_owned(), text.as_bytes().to_vec())
    };
    ordered.subject.iter().map(text).collect()
}

/// `None` when there is a name of a form that no procedure can ask for.
fn alternative_names(
    certificate: &x509_cert::Certificate,
) -> Option<Vec<(AlternativeNameForm, String)>> {
    let Some((_, names)) = certificate
        .tbs_certificate()
        .get_extension::<SubjectAltName>()
        .ok()?
    else {
        return Some(Vec::new());
    };
    let mut found: Vec<_> = names
        .0
        .iter()
        .map(alternative_name)
        .collect::<Option<_>>()?;
    found.sort();
    Some(found)
}

fn alternative_name(name: &GeneralName) -> Option<(AlternativeNameForm, String)> {
    match name {
        GeneralName::Rfc822Name(name) => Some((AlternativeNameForm::Email, name.to_string())),
        GeneralName::DnsName(name) => Some((AlternativeNameForm::Dns, name.to_string())),
        GeneralName::UniformResourceIdentifier(name) => {
            Some((AlternativeNameForm::Uri, name.to_string()))
        }
        GeneralName::OtherName(other) if other.type_id == UPN => {
            let upn = std::str::from_utf8(other.value.value()).ok()?;
            Some((AlternativeNameForm::Upn, upn.to_owned()))
        }
        _ => None,
    }
}

fn ordered_names(ordered: &CertificateContent) -> Vec<(AlternativeNameForm, String)> {
    let mut names = ordered.alternative_names.clone();
    names.sort();
    names
}

/// The chain ends in one of the roots that the host named in the fulfilment, which its registration key signed.
pub(super) fn chains(
    certificate: &Certificate,
    fulfilment: &Fulfilment,
    at: Timestamp,
) -> Result<(), CertificateDifference> {
    let authorities = fulfilment
        .authorities
        .iter()
        .map(|der| Certificate::from_der(&der.0));
    let authorities: Vec<_> = authorities
        .collect::<Result<_, _>>()
        .map_err(|_| CertificateDifference::Malformed)?;
    let (roots, intermediates): (Vec<_>, Vec<_>) = authorities
        .into_iter()
        .partition(|authority| authority.subject() == authority.issuer());
    check_certificate(certificate, &intermediates, &roots, at, CertificateUse::Any)
        .map_err(CertificateDifference::Chain)
}
