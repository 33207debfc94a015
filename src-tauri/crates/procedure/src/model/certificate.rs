use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ProcedureId;

/// How a certificate looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CertificateProcedure {
    /// The issuing authority at the host: `default`, or another that the host knows.
    pub issuer: ProcedureId,
    /// The subject, from the most general attribute (country) to the most specific, each one RDN. An attribute
    /// whose fields are all empty is left out.
    #[schemars(length(min = 1, max = 20))]
    pub subject: Vec<SubjectAttribute>,
    /// Subject alternative names; one whose fields are all empty is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20))]
    pub alternative_names: Vec<AlternativeName>,
    /// Key usage (`RFC 5280 §4.2.1.3`), critical. Each certificate takes the bits that fit its key: for keys of either
    /// kind list what both need.
    #[schemars(length(min = 1))]
    pub key_usage: BTreeSet<KeyUsage>,
    /// Extended key usage (`RFC 5280 §4.2.1.12`): names or dotted object identifiers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[schemars(length(max = 20))]
    pub extended_key_usage: BTreeSet<ExtendedKeyUsage>,
    /// Days from issuance to the end of validity; never past the issuer's end.
    #[schemars(range(min = 1, max = 36525))]
    pub validity_days: u16,
    /// Certificate policies, dotted (`RFC 5280 §4.2.1.4`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20), extend("uniqueItems" = true))]
    pub policies: Vec<String>,
}

/// One attribute of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SubjectAttribute {
    /// Which attribute.
    pub attribute: AttributeType,
    /// Its value: text with `{field}` for the value of an input field.
    #[schemars(length(min = 1, max = 512))]
    pub value: String,
}

/// The attribute types a subject template can have (`RFC 5280 §4.1.2.4`, `RFC 4519`).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeType {
    /// countryName, two letters.
    Country,
    /// stateOrProvinceName.
    State,
    /// localityName.
    Locality,
    /// organizationName.
    Organization,
    /// organizationalUnitName.
    OrganizationalUnit,
    /// domainComponent.
    DomainComponent,
    /// commonName.
    CommonName,
    /// givenName.
    GivenName,
    /// surname.
    Surname,
    /// title.
    Title,
    /// serialNumber.
    SerialNumber,
    /// UID.
    UserId,
}

/// One subject alternative name (`RFC 5280 §4.2.1.6`); the value is text with `{field}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AlternativeName {
    /// Its form.
    #[serde(rename = "type")]
    pub form: AlternativeNameForm,
    /// Its value: text with `{field}` for the value of an input field.
    #[schemars(length(min = 1, max = 512))]
    pub value: String,
}

/// The form of a subject alternative name.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AlternativeNameForm {
    /// rfc822Name.
    Email,
    /// otherName of type UPN (1.3.6.1.4.1.311.20.2.3), UTF8String.
    Upn,
    /// uniformResourceIdentifier.
    Uri,
    /// dNSName.
    Dns,
}

/// Bits of the key usage extension.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUsage {
    /// digitalSignature; not for EC keys in 9D and the retired places, which never sign.
    DigitalSignature,
    /// nonRepudiation (contentCommitment); 9A and 9C only.
    NonRepudiation,
    /// keyEncipherment; RSA only.
    KeyEncipherment,
    /// dataEncipherment; RSA only.
    DataEncipherment,
    /// keyAgreement; ECC only, in 9D and the retired places.
    KeyAgreement,
}

/// A purpose in the extended key usage extension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExtendedKeyUsage {
    /// id-kp-clientAuth.
    ClientAuth,
    /// id-kp-emailProtection.
    EmailProtection,
    /// id-kp-codeSigning.
    CodeSigning,
    /// Microsoft smart card logon, 1.3.6.1.4.1.311.20.2.2.
    SmartcardLogon,
    /// id-PIV-cardAuth, 2.16.840.1.101.3.6.8.
    PivCardAuthentication,
    /// Any other, dotted.
    #[serde(untagged)]
    Other(String),
}
