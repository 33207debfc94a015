use const_oid::{ObjectIdentifier, db::rfc5280, db::rfc5912};
use der::{Any, Decode, asn1::ObjectIdentifier as Oid};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies,
    CrlDistributionPoints, ExtendedKeyUsage, KeyUsage, KeyUsages, NameConstraints,
    PolicyConstraints, PolicyMappings, PrivateKeyUsagePeriod, SubjectKeyIdentifier,
    certpolicy::{PolicyInformation, PolicyQualifierInfo},
    constraints::name::GeneralSubtree,
    crl::dp::{DistributionPoint, Reasons},
    name::{DistributionPointName, GeneralName},
};

use super::{Phrase, general_name, known_name};
use crate::certificate::unsigned;

/// The security extension of Windows (`szOID_NTDS_CA_SECURITY_EXT`): which account a certificate was issued for.
const NTDS_SECURITY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.25.2");
/// piv-interim, NACI indicator (`FIPS 201-2 Appendix B.2`).
const PIV_INTERIM: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.6.9.1");

/// The name of a known extension, and what its value says; nothing where the value is not built as it must be.
pub(super) fn described(
    oid: ObjectIdentifier,
    value: &[u8],
) -> (Option<&'static str>, Vec<Phrase>) {
    let (name, words): (_, Option<Vec<Phrase>>) = match oid {
        rfc5280::ID_CE_SUBJECT_ALT_NAME => ("subject-alternative-name", names(value)),
        rfc5280::ID_CE_ISSUER_ALT_NAME => ("issuer-alternative-name", names(value)),
        rfc5280::ID_CE_KEY_USAGE => ("key-usage", key_usage(value)),
        rfc5280::ID_CE_EXT_KEY_USAGE => ("extended-key-usage", extended_key_usage(value)),
        rfc5280::ID_CE_BASIC_CONSTRAINTS => ("basic-constraints", basic_constraints(value)),
        rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER => ("subject-key-identifier", subject_key(value)),
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER => {
            ("authority-key-identifier", authority_key(value))
        }
        rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS => {
            ("crl-distribution-points", distribution_points(value))
        }
        rfc5280::ID_CE_FRESHEST_CRL => ("freshest-crl", distribution_points(value)),
        rfc5280::ID_PE_AUTHORITY_INFO_ACCESS => ("authority-information-access", access(value)),
        rfc5280::ID_PE_SUBJECT_INFO_ACCESS => ("subject-information-access", access(value)),
        rfc5912::ID_CE_CERTIFICATE_POLICIES => ("certificate-policies", policies(value)),
        rfc5912::ID_CE_POLICY_MAPPINGS => ("policy-mappings", mappings(value)),
        rfc5280::ID_CE_POLICY_CONSTRAINTS => ("policy-constraints", policy_constraints(value)),
        rfc5280::ID_CE_INHIBIT_ANY_POLICY => ("inhibit-any-policy", inhibit_any_policy(value)),
        rfc5280::ID_CE_NAME_CONSTRAINTS => ("name-constraints", name_constraints(value)),
        rfc5280::ID_CE_PRIVATE_KEY_USAGE_PERIOD => {
            ("private-key-usage-period", usage_period(value))
        }
        rfc5280::ID_CE_SUBJECT_DIRECTORY_ATTRIBUTES => ("subject-directory-attributes", None),
        NTDS_SECURITY => ("ntds-security", names(value)),
        PIV_INTERIM => ("piv-interim", piv_interim(value)),
        _ => return (None, Vec::new()),
    };
    (Some(name), words.unwrap_or_default())
}

fn names(value: &[u8]) -> Option<Vec<Phrase>> {
    let names = general_name::all(value)?;
    Some(names.iter().map(general_name::phrase).collect())
}

fn key_usage(value: &[u8]) -> Option<Vec<Phrase>> {
    let used = KeyUsage::from_der(value).ok()?;
    let name = |usage| match usage {
        KeyUsages::DigitalSignature => "digital-signature",
        KeyUsages::NonRepudiation => "content-commitment",
        KeyUsages::KeyEncipherment => "key-encipherment",
        KeyUsages::DataEncipherment => "data-encipherment",
        KeyUsages::KeyAgreement => "key-agreement",
        KeyUsages::KeyCertSign => "certificate-signing",
        KeyUsages::CRLSign => "crl-signing",
        KeyUsages::EncipherOnly => "encipher-only",
        KeyUsages::DecipherOnly => "decipher-only",
    };
    let used = used.0.into_iter().map(name);
    Some(
        used.map(|name| Phrase::new("certificate-key-usage").with("usage", name))
            .collect(),
    )
}

fn extended_key_usage(value: &[u8]) -> Option<Vec<Phrase>> {
    let purposes = ExtendedKeyUsage::from_der(value).ok()?;
    let phrase = |oid: &Oid| {
        let dotted = oid.to_string();
        match purpose(&dotted) {
            Some(name) => Phrase::new("certificate-purpose").with("purpose", name),
            None => Phrase::oid("certificate-purpose-unknown", *oid),
        }
    };
    Some(purposes.0.iter().map(phrase).collect())
}

/// `RFC 5280 §4.2.1.12`, and what smart cards are used for.
fn purpose(oid: &str) -> Option<&'static str> {
    Some(match oid {
        "2.5.29.37.0" => "any",
        "1.3.6.1.5.5.7.3.1" => "tls-server",
        "1.3.6.1.5.5.7.3.2" => "tls-client",
        "1.3.6.1.5.5.7.3.3" => "code-signing",
        "1.3.6.1.5.5.7.3.4" => "email-protection",
        "1.3.6.1.5.5.7.3.8" => "time-stamping",
        "1.3.6.1.5.5.7.3.9" => "ocsp-signing",
        "1.3.6.1.5.5.7.3.21" => "ssh-client",
        "1.3.6.1.5.5.7.3.36" => "document-signing",
        "1.3.6.1.5.2.3.4" => "pkinit-client",
        "1.3.6.1.5.2.3.5" => "pkinit-kdc",
        "1.3.6.1.4.1.311.20.2.2" => "smart-card-logon",
        "1.3.6.1.4.1.311.10.3.4" => "encrypting-file-system",
        "1.3.6.1.4.1.311.10.3.12" => "microsoft-document-signing",
        "2.16.840.1.101.3.6.7" => "piv-content-signing",
        "2.16.840.1.101.3.6.8" => "piv-card-authentication",
        _ => return None,
    })
}

fn basic_constraints(value: &[u8]) -> Option<Vec<Phrase>> {
    let constraints = BasicConstraints::from_der(value).ok()?;
    let authority = if constraints.ca { "yes" } else { "no" };
    let path = constraints.path_len_constraint;
    let path =
        path.map(|length| Phrase::new("certificate-path-length").with("length", u32::from(length)));
    let authority = Phrase::new("certificate-authority").with("authority", authority);
    Some([authority].into_iter().chain(path).collect())
}

fn subject_key(value: &[u8]) -> Option<Vec<Phrase>> {
    let id = SubjectKeyIdentifier::from_der(value).ok()?;
    Some(vec![Phrase::value(hex::encode(id.0.as_bytes()))])
}

fn authority_key(value: &[u8]) -> Option<Vec<Phrase>> {
    let id = AuthorityKeyIdentifier::from_der(value).ok()?;
    let key = id
        .key_identifier
        .map(|key| Phrase::value(hex::encode(key.as_bytes())));
    let issuer = id.authority_cert_issuer.into_iter().flatten();
    let serial = id.authority_cert_serial_number.map(|serial| {
        let serial = hex::encode(unsigned(serial.as_bytes()));
        Phrase::new("certificate-authority-serial").with("serial", serial)
    });
    let issuer = issuer.map(|name| general_name::phrase(&name));
    Some(key.into_iter().chain(issuer).chain(serial).collect())
}

fn distribution_points(value: &[u8]) -> Option<Vec<Phrase>> {
    let points = CrlDistributionPoints::from_der(value).ok()?;
    Some(points.0.iter().flat_map(distribution_point).collect())
}

fn distribution_point(point: &DistributionPoint) -> Vec<Phrase> {
    let mut words = match &point.distribution_point {
        Some(DistributionPointName::FullName(names)) => {
            names.iter().map(general_name::phrase).collect()
        }
        Some(DistributionPointName::NameRelativeToCRLIssuer(name)) => {
            vec![Phrase::new("certificate-relative-name").with("value", name.to_string())]
        }
        None => Vec::new(),
    };
    let issuers = point.crl_issuer.iter().flatten();
    words.extend(issuers.map(|name| of_name("certificate-crl-issuer", name)));
    let reasons = point.reasons.into_iter().flatten();
    words.extend(reasons.map(|reason| {
        Phrase::new("certificate-crl-reason").with("reason", revocation_reason(reason))
    }));
    words
}

/// `RFC 5280 §4.2.1.13`, written as `§5.3.1` writes reasons.
const fn revocation_reason(reason: Reasons) -> &'static str {
    match reason {
        Reasons::Unused => "unspecified",
        Reasons::KeyCompromise => "keyCompromise",
        Reasons::CaCompromise => "cACompromise",
        Reasons::AffiliationChanged => "affiliationChanged",
        Reasons::Superseded => "superseded",
        Reasons::CessationOfOperation => "cessationOfOperation",
        Reasons::CertificateHold => "certificateHold",
        Reasons::PrivilegeWithdrawn => "privilegeWithdrawn",
        Reasons::AaCompromise => "aACompromise",
    }
}

/// Something that is said about a name.
fn of_name(code: &'static str, name: &GeneralName) -> Phrase {
    Phrase::new(code).with("name", general_name::phrase(name))
}

fn access(value: &[u8]) -> Option<Vec<Phrase>> {
    let access = AuthorityInfoAccessSyntax::from_der(value).ok()?;
    let phrase = |one: &x509_cert::ext::pkix::AccessDescription| {
        let location = of_name("certificate-access", &one.access_location);
        match one.access_method.to_string().as_str() {
            "1.3.6.1.5.5.7.48.1" => location.with("method", "ocsp"),
            "1.3.6.1.5.5.7.48.2" => location.with("method", "ca-issuers"),
            "1.3.6.1.5.5.7.48.3" => location.with("method", "time-stamping"),
            "1.3.6.1.5.5.7.48.5" => location.with("method", "ca-repository"),
            other => location.with("method", other),
        }
    };
    Some(access.0.iter().map(phrase).collect())
}

fn policies(value: &[u8]) -> Option<Vec<Phrase>> {
    let policies = CertificatePolicies::from_der(value).ok()?;
    Some(policies.0.iter().flat_map(policy).collect())
}

fn policy(policy: &PolicyInformation) -> Vec<Phrase> {
    // RFC 5280 §4.2.1.4.
    const ANY_POLICY: &str = "2.5.29.32.0";
    let oid = policy.policy_identifier;
    let named = match oid.to_string().as_str() {
        ANY_POLICY => Phrase::new("certificate-any-policy"),
        other => Phrase::value(
            known_name(oid).map_or_else(|| other.to_owned(), |name| format!("{name} ({other})")),
        ),
    };
    let qualifiers = policy.policy_qualifiers.iter().flatten();
    [named]
        .into_iter()
        .chain(qualifiers.map(qualifier))
        .collect()
}

fn qualifier(qualifier: &PolicyQualifierInfo) -> Phrase {
    let unknown = || {
        Phrase::oid(
            "certificate-policy-qualifier-unknown",
            qualifier.policy_qualifier_id,
        )
    };
    let Some(value) = &qualifier.qualifier else {
        return unknown();
    };
    let told = match qualifier.policy_qualifier_id.to_string().as_str() {
        "1.3.6.1.5.5.7.2.1" => general_name::string(value)
            .map(|uri| Phrase::new("certificate-practice-statement").with("value", uri)),
        "1.3.6.1.5.5.7.2.2" => explicit_text(value)
            .map(|text| Phrase::new("certificate-user-notice").with("value", text)),
        _ => None,
    };
    told.unwrap_or_else(unknown)
}

/// The last of the two optional members of a user notice, the one that is a text.
fn explicit_text(notice: &Any) -> Option<String> {
    let members: Vec<Any> = notice.decode_as().ok()?;
    general_name::string(members.last()?)
}

fn mappings(value: &[u8]) -> Option<Vec<Phrase>> {
    let mappings = PolicyMappings::from_der(value).ok()?;
    let phrase = |one: &x509_cert::ext::pkix::PolicyMapping| {
        Phrase::new("certificate-policy-mapping")
            .with("issuer", one.issuer_domain_policy.to_string())
            .with("subject", one.subject_domain_policy.to_string())
    };
    Some(mappings.0.iter().map(phrase).collect())
}

fn policy_constraints(value: &[u8]) -> Option<Vec<Phrase>> {
    let constraints = PolicyConstraints::from_der(value).ok()?;
    let after = |code: &'static str, skipped: u32| Phrase::new(code).with("count", skipped);
    let explicit = constraints.require_explicit_policy;
    let mapping = constraints.inhibit_policy_mapping;
    let explicit = explicit.map(|skipped| after("certificate-policy-required", skipped));
    let mapping = mapping.map(|skipped| after("certificate-policy-mapping-inhibited", skipped));
    Some(explicit.into_iter().chain(mapping).collect())
}

fn inhibit_any_policy(value: &[u8]) -> Option<Vec<Phrase>> {
    let skipped = u32::from_der(value).ok()?;
    let phrase = Phrase::new("certificate-any-policy-inhibited").with("count", skipped);
    Some(vec![phrase])
}

fn name_constraints(value: &[u8]) -> Option<Vec<Phrase>> {
    let constraints = NameConstraints::from_der(value).ok()?;
    let all = |code: &'static str, subtrees: Option<Vec<GeneralSubtree>>| {
        let subtrees = subtrees.into_iter().flatten();
        subtrees.map(move |one| of_name(code, &one.base))
    };
    let permitted = all(
        "certificate-names-permitted",
        constraints.permitted_subtrees,
    );
    let excluded = all("certificate-names-excluded", constraints.excluded_subtrees);
    Some(permitted.chain(excluded).collect())
}

fn usage_period(value: &[u8]) -> Option<Vec<Phrase>> {
    let period = PrivateKeyUsagePeriod::from_der(value).ok()?;
    let told = |code: &'static str, time: der::asn1::GeneralizedTime| {
        Phrase::new(code).with("time", time.to_date_time().to_string())
    };
    let from = period
        .not_before
        .map(|time| told("certificate-key-used-from", time));
    let until = period
        .not_after
        .map(|time| told("certificate-key-used-until", time));
    Some(from.into_iter().chain(until).collect())
}

fn piv_interim(value: &[u8]) -> Option<Vec<Phrase>> {
    let interim = bool::from_der(value).ok()?;
    let interim = if interim { "yes" } else { "no" };
    Some(vec![
        Phrase::new("certificate-piv-interim").with("interim", interim),
    ])
}
