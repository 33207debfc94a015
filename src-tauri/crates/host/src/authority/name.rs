//! Distinguished names, encoded as `RFC 5280 §4.1.2.4` and its appendix A want each attribute.

use const_oid::{ObjectIdentifier, db::rfc4519};
use der::{
    Decode, Encode,
    asn1::{Any, Ia5StringRef, PrintableStringRef, Utf8StringRef},
};
use procedure::AttributeType;
use x509_cert::{
    attr::AttributeTypeAndValue,
    name::{Name, RdnSequence, RelativeDistinguishedName},
};

use crate::Fault;

/// A name from the most general attribute to the most specific, each an RDN of its own.
///
/// Fails where a value does not fit its attribute's string type (a country that is no PrintableString).
pub(crate) fn subject<'a>(
    attributes: impl IntoIterator<Item = (AttributeType, &'a str)>,
) -> Result<Name, der::Error> {
    let mut sequence = RdnSequence::default();
    for (attribute, text) in attributes {
        let (oid, value) = (oid(attribute), value(attribute, text)?);
        sequence.push(RelativeDistinguishedName::try_from(vec![
            AttributeTypeAndValue { oid, value },
        ])?);
    }
    Name::from_der(&sequence.to_der()?)
}

/// A name of one common name.
pub(crate) fn common_name(text: &str) -> Result<Name, Fault> {
    Ok(subject([(AttributeType::CommonName, text)])?)
}

fn value(attribute: AttributeType, text: &str) -> Result<Any, der::Error> {
    match attribute {
        // RFC 5280 appendix A.1: X520countryName, X520SerialNumber are PrintableString, DomainComponent is IA5String.
        AttributeType::Country | AttributeType::SerialNumber => {
            Any::encode_from(&PrintableStringRef::new(text)?)
        }
        AttributeType::DomainComponent => Any::encode_from(&Ia5StringRef::new(text)?),
        _ => Any::encode_from(&Utf8StringRef::new(text)?),
    }
}

fn oid(attribute: AttributeType) -> ObjectIdentifier {
    match attribute {
        AttributeType::Country => rfc4519::COUNTRY_NAME,
        AttributeType::State => rfc4519::ST,
        AttributeType::Locality => rfc4519::LOCALITY_NAME,
        AttributeType::Organization => rfc4519::ORGANIZATION_NAME,
        AttributeType::OrganizationalUnit => rfc4519::ORGANIZATIONAL_UNIT_NAME,
        AttributeType::DomainComponent => rfc4519::DOMAIN_COMPONENT,
        AttributeType::CommonName => rfc4519::COMMON_NAME,
        AttributeType::GivenName => rfc4519::GIVEN_NAME,
        AttributeType::Surname => rfc4519::SURNAME,
        AttributeType::Title => rfc4519::TITLE,
        AttributeType::SerialNumber => rfc4519::SERIAL_NUMBER,
        AttributeType::UserId => rfc4519::USER_ID,
    }
}
