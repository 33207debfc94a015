use std::net::{Ipv4Addr, Ipv6Addr};

use const_oid::ObjectIdentifier;
use der::{
    Any, Decode, Tag, Tagged,
    asn1::{
        BmpString, Ia5StringRef, OctetStringRef, PrintableStringRef, TeletexStringRef,
        Utf8StringRef,
    },
};
use x509_cert::ext::pkix::name::{GeneralName, OtherName};

use super::Phrase;
use crate::certificate::text;

/// The user principal name by which Windows knows an account ([MS-WCCE] §2.2.2.7.7.4 names it as an other name).
const UPN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.20.2.3");
/// pivFASC-N (`FIPS 201-3 §4.2`).
const FASC_N: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.6.6");
/// The security identifier of an account (`szOID_NTDS_OBJECTSID`).
const OBJECT_SID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.25.2.1");

/// A general name (`RFC 5280 §4.2.1.6`).
pub(super) fn phrase(name: &GeneralName) -> Phrase {
    let named = |kind: &str, value: String| {
        Phrase::new("certificate-name")
            .with("kind", kind)
            .with("value", value)
    };
    match name {
        GeneralName::OtherName(other) => other_name(other),
        GeneralName::Rfc822Name(email) => named("email", email.to_string()),
        GeneralName::DnsName(dns) => named("dns", dns.to_string()),
        GeneralName::DirectoryName(name) => named("directory", text(name)),
        GeneralName::UniformResourceIdentifier(uri) => named("uri", uri.to_string()),
        GeneralName::IpAddress(address) => named("ip", ip(address.as_bytes())),
        GeneralName::RegisteredId(oid) => named("registered-id", oid.to_string()),
        GeneralName::EdiPartyName(_) => {
            Phrase::new("certificate-name-not-shown").with("kind", "edi-party")
        }
    }
}

fn other_name(other: &OtherName) -> Phrase {
    let named = |kind: &str, value: String| {
        Phrase::new("certificate-name")
            .with("kind", kind)
            .with("value", value)
    };
    let octets = || {
        other
            .value
            .decode_as::<&OctetStringRef>()
            .map(OctetStringRef::as_bytes)
    };
    match other.type_id {
        UPN => string(&other.value).map(|value| named("upn", value)),
        FASC_N => octets()
            .ok()
            .map(|value| named("fasc-n", hex::encode(value))),
        OBJECT_SID => octets()
            .ok()
            .and_then(|sid| std::str::from_utf8(sid).ok())
            .map(|sid| named("sid", sid.to_owned())),
        _ => None,
    }
    .unwrap_or_else(|| Phrase::oid("certificate-name-other", other.type_id))
}

/// A text, by whatever type it is encoded.
pub(super) fn string(value: &Any) -> Option<String> {
    match value.tag() {
        Tag::Utf8String => value
            .decode_as::<Utf8StringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        Tag::Ia5String => value
            .decode_as::<Ia5StringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        Tag::PrintableString => value
            .decode_as::<PrintableStringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        Tag::TeletexString => value
            .decode_as::<TeletexStringRef<'_>>()
            .ok()
            .map(|text| text.to_string()),
        // ISO 646: ASCII without controls.
        Tag::VisibleString => std::str::from_utf8(value.value())
            .ok()
            .filter(|text| text.is_ascii())
            .map(str::to_owned),
        Tag::BmpString => value
            .decode_as::<BmpString>()
            .ok()
            .map(|text| text.to_string()),
        _ => None,
    }
}

/// An address, or an address and its mask (`RFC 5280 §4.2.1.6`, `§4.2.1.10`).
fn ip(bytes: &[u8]) -> String {
    let v4 = |bytes: &[u8]| <[u8; 4]>::try_from(bytes).ok().map(Ipv4Addr::from);
    let v6 = |bytes: &[u8]| <[u8; 16]>::try_from(bytes).ok().map(Ipv6Addr::from);
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let one = v4(bytes).map(|ip| ip.to_string());
    let one = one.or_else(|| v6(bytes).map(|ip| ip.to_string()));
    let masked = || match (v4(first).zip(v4(second)), v6(first).zip(v6(second))) {
        (Some((ip, mask)), _) => Some(format!("{ip}/{mask}")),
        (None, Some((ip, mask))) => Some(format!("{ip}/{mask}")),
        (None, None) => None,
    };
    one.or_else(masked).unwrap_or_else(|| hex::encode(bytes))
}

/// General names; none where they are not built as they must be.
pub(super) fn all(der: &[u8]) -> Option<Vec<GeneralName>> {
    Vec::<GeneralName>::from_der(der).ok()
}
