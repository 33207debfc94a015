//! Certificate extensions, each with the criticality that `RFC 5280 §4.2` wants.

use std::net::IpAddr;

use const_oid::{
    AssociatedOid, ObjectIdentifier,
    db::rfc5280::{
        ID_AD_CA_ISSUERS, ID_KP_CLIENT_AUTH, ID_KP_CODE_SIGNING, ID_KP_EMAIL_PROTECTION,
        ID_KP_SERVER_AUTH,
    },
};
use der::{
    Encode,
    asn1::{Any, Ia5String, OctetString, Utf8StringRef},
    flagset::FlagSet,
};
use procedure::{AlternativeNameForm, CertificateContent, ExtendedKeyUsage, KeyUsage};
use x509_cert::ext::{
    Extension, Extensions,
    pkix::{
        AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints,
        CertificatePolicies, CrlDistributionPoints, ExtendedKeyUsage as Purposes,
        KeyUsage as Usage, KeyUsages, SubjectAltName, SubjectKeyIdentifier,
        certpolicy::PolicyInformation,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName, OtherName},
    },
};

/// Microsoft's user principal name (szOID_NT_PRINCIPAL_NAME).
const UPN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.20.2.3");
/// Microsoft's smart card logon.
const SMARTCARD_LOGON: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.20.2.2");
/// id-PIV-cardAuth (`FIPS 201-3 §B.1`).
const PIV_CARD_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.6.8");
/// id-kp-cmcRA (`RFC 6402 §2.10`): the registration authority of this host.
const CMC_RA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.28");
/// id-kp-cmKGA (`RFC 9480 §2.2`): who generates keys for others and signs them.
const CM_KGA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.32");

/// The extensions that say what a certificate is for; those that say whose it is come from the authority.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    pub(super) extensions: Extensions,
}

impl Profile {
    /// What a procedure says, filled in for one holder.
    pub(crate) fn of(content: &CertificateContent) -> Result<Self, der::Error> {
        let mut profile = Self::default();
        profile.key_usage(content.key_usage.iter().map(|usage| bit(*usage)))?;
        if !content.extended_key_usage.is_empty() {
            let purposes = content
                .extended_key_usage
                .iter()
                .map(purpose)
                .collect::<Result<_, _>>()?;
            profile.push(false, &Purposes(purposes))?;
        }
        if !content.alternative_names.is_empty() {
            let names = content
                .alternative_names
                .iter()
                .map(|(form, value)| general_name(*form, value));
            let names = SubjectAltName(names.collect::<Result<_, _>>()?);
            // RFC 5280 §4.1.2.6: critical where the subject is empty.
            profile.push(content.subject.is_empty(), &names)?;
        }
        if !content.policies.is_empty() {
            let policies = content.policies.iter().map(|policy| {
                let policy_identifier = oid(policy)?;
                Ok::<_, der::Error>(PolicyInformation {
                    policy_identifier,
                    policy_qualifiers: None,
                })
            });
            profile.push(
                false,
                &CertificatePolicies(policies.collect::<Result<_, _>>()?),
            )?;
        }
        Ok(profile)
    }

    fn key_usage(&mut self, bits: impl Iterator<Item = KeyUsages>) -> Result<(), der::Error> {
        let bits = bits.fold(FlagSet::default(), |bits, bit| bits | bit);
        self.push(true, &Usage(bits))
    }

    pub(super) fn push<T: AssociatedOid + Encode>(
        &mut self,
        critical: bool,
        value: &T,
    ) -> Result<(), der::Error> {
        let extn_value = OctetString::new(value.to_der()?)?;
        self.extensions.push(Extension {
            extn_id: T::OID,
            critical,
            extn_value,
        });
        Ok(())
    }

    /// Whose key it is and who says so (`RFC 5280 §4.2.1.1`, §4.2.1.2).
    pub(super) fn identify(
        &mut self,
        subject: [u8; 20],
        issuer: Option<[u8; 20]>,
    ) -> Result<(), der::Error> {
        self.push(false, &SubjectKeyIdentifier(OctetString::new(subject)?))?;
        let Some(issuer) = issuer else { return Ok(()) };
        let key_identifier = Some(OctetString::new(issuer)?);
        self.push(
            false,
            &AuthorityKeyIdentifier {
                key_identifier,
                ..AuthorityKeyIdentifier::default()
            },
        )
    }

    /// Where the issuer's list and certificate are (`RFC 5280 §4.2.1.13`, §4.2.2.1).
    pub(super) fn locate(&mut self, list: &str, issuer: &str) -> Result<(), der::Error> {
        let uri = |text: &str| Ia5String::new(text).map(GeneralName::UniformResourceIdentifier);
        let point = DistributionPoint {
            distribution_point: Some(DistributionPointName::FullName(vec![uri(list)?])),
            reasons: None,
            crl_issuer: None,
        };
        self.push(false, &CrlDistributionPoints(vec![point]))?;
        let access_method = ID_AD_CA_ISSUERS;
        let description = AccessDescription {
            access_method,
            access_location: uri(issuer)?,
        };
        self.push(false, &AuthorityInfoAccessSyntax(vec![description]))
    }
}

/// For an authority's certificate; `path_length` is how many authorities may stand below it, `None` for a root.
pub(crate) fn authority_profile(path_length: Option<u8>) -> Result<Profile, der::Error> {
    let mut profile = Profile::default();
    profile.push(
        true,
        &BasicConstraints {
            ca: true,
            path_len_constraint: path_length,
        },
    )?;
    profile.key_usage([KeyUsages::KeyCertSign, KeyUsages::CRLSign].into_iter())?;
    Ok(profile)
}

/// For the certificate that signs grants and fulfilments.
pub(crate) fn registration_profile() -> Result<Profile, der::Error> {
    signing_profile(CMC_RA)
}

/// For the certificate that signs key packages (`RFC 9483 §4.1.6`).
pub(crate) fn key_generation_profile() -> Result<Profile, der::Error> {
    signing_profile(CM_KGA)
}

fn signing_profile(purpose: ObjectIdentifier) -> Result<Profile, der::Error> {
    let mut profile = Profile::default();
    profile.key_usage([KeyUsages::DigitalSignature].into_iter())?;
    profile.push(false, &Purposes(vec![purpose]))?;
    Ok(profile)
}

/// For the host's TLS server certificate.
pub(crate) fn tls_profile(names: &[String]) -> Result<Profile, der::Error> {
    let mut profile = Profile::default();
    profile.key_usage([KeyUsages::DigitalSignature].into_iter())?;
    profile.push(false, &Purposes(vec![ID_KP_SERVER_AUTH]))?;
    let names = names.iter().map(|name| match name.parse::<IpAddr>() {
        Ok(address) => Ok(GeneralName::from(address)),
        Err(_) => Ia5String::new(name).map(GeneralName::DnsName),
    });
    profile.push(false, &SubjectAltName(names.collect::<Result<_, _>>()?))?;
    Ok(profile)
}

fn bit(usage: KeyUsage) -> KeyUsages {
    match usage {
        KeyUsage::DigitalSignature => KeyUsages::DigitalSignature,
        KeyUsage::NonRepudiation => KeyUsages::NonRepudiation,
        KeyUsage::KeyEncipherment => KeyUsages::KeyEncipherment,
        KeyUsage::DataEncipherment => KeyUsages::DataEncipherment,
        KeyUsage::KeyAgreement => KeyUsages::KeyAgreement,
    }
}

fn purpose(purpose: &ExtendedKeyUsage) -> Result<ObjectIdentifier, der::Error> {
    Ok(match purpose {
        ExtendedKeyUsage::ClientAuth => ID_KP_CLIENT_AUTH,
        ExtendedKeyUsage::EmailProtection => ID_KP_EMAIL_PROTECTION,
        ExtendedKeyUsage::CodeSigning => ID_KP_CODE_SIGNING,
        ExtendedKeyUsage::SmartcardLogon => SMARTCARD_LOGON,
        ExtendedKeyUsage::PivCardAuthentication => PIV_CARD_AUTH,
        ExtendedKeyUsage::Other(dotted) => oid(dotted)?,
    })
}

fn general_name(form: AlternativeNameForm, value: &str) -> Result<GeneralName, der::Error> {
    Ok(match form {
        AlternativeNameForm::Email => GeneralName::Rfc822Name(Ia5String::new(value)?),
        AlternativeNameForm::Uri => GeneralName::UniformResourceIdentifier(Ia5String::new(value)?),
        AlternativeNameForm::Dns => GeneralName::DnsName(Ia5String::new(value)?),
        AlternativeNameForm::Upn => GeneralName::OtherName(OtherName {
            type_id: UPN,
            value: Any::encode_from(&Utf8StringRef::new(value)?)?,
        }),
    })
}

fn oid(dotted: &str) -> Result<ObjectIdentifier, der::Error> {
    ObjectIdentifier::new(dotted).map_err(|_| der::ErrorKind::OidMalformed.into())
}
