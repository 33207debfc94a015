use std::cmp::Ordering;

use const_oid::ObjectIdentifier;
use der::{
    DecodeValue, EncodeValue, ErrorKind, FixedTag, Header, Length, Reader, Tag, ValueOrd, Writer,
};

/// Most bytes of an identifier's value.
const MAX_LENGTH: usize = 39;

/// An OBJECT IDENTIFIER whose arcs may be of any size: [`ObjectIdentifier`] refuses those of `2.25`, where an arc is a
/// whole UUID (`X.667 §7`), and attributes of our own have such names.
///
/// Only compared and copied: whether the arcs of a foreign one are well formed is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Oid {
    length: u8,
    bytes: [u8; MAX_LENGTH],
}

impl Oid {
    /// `2.25.<the UUID as a decimal number>`.
    pub const fn of_uuid(uuid: u128) -> Self {
        let mut bytes = [0; MAX_LENGTH];
        // X.690 §8.19.4: the first two arcs share a byte.
        bytes[0] = 2 * 40 + 25;
        let groups = groups(uuid);
        let mut written = 0;
        while written < groups {
            let last = written + 1 == groups;
            let group = (uuid >> (7 * (groups - 1 - written))) as u8 & 0x7f;
            bytes[1 + written] = if last { group } else { group | 0x80 };
            written += 1;
        }
        Self {
            length: 1 + groups as u8,
            bytes,
        }
    }

    /// The same identifier.
    pub const fn of(identifier: ObjectIdentifier) -> Self {
        let value = identifier.as_bytes();
        let mut bytes = [0; MAX_LENGTH];
        let mut at = 0;
        while at < value.len() {
            bytes[at] = value[at];
            at += 1;
        }
        Self {
            length: value.len() as u8,
            bytes,
        }
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or(&[])
    }
}

/// How many groups of seven bits the arc takes.
const fn groups(arc: u128) -> usize {
    let bits = (u128::BITS - arc.leading_zeros()) as usize;
    if bits == 0 { 1 } else { bits.div_ceil(7) }
}

impl FixedTag for Oid {
    const TAG: Tag = Tag::ObjectIdentifier;
}

impl EncodeValue for Oid {
    fn value_len(&self) -> der::Result<Length> {
        Length::try_from(self.as_bytes().len())
    }

    fn encode_value(&self, writer: &mut impl Writer) -> der::Result<()> {
        writer.write(self.as_bytes())
    }
}

impl<'a> DecodeValue<'a> for Oid {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        let length = u8::try_from(u32::from(header.length()))
            .ok()
            .filter(|length| (1..=MAX_LENGTH).contains(&usize::from(*length)));
        let mut bytes = [0; MAX_LENGTH];
        let value = length.and_then(|length| bytes.get_mut(..usize::from(length)));
        let (Some(length), Some(value)) = (length, value) else {
            return Err(reader.error(ErrorKind::Length { tag: Self::TAG }));
        };
        reader.read_into(value)?;
        Ok(Self { length, bytes })
    }
}

impl ValueOrd for Oid {
    fn value_cmp(&self, other: &Self) -> der::Result<Ordering> {
        Ok(self.as_bytes().cmp(other.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use der::{Decode, Encode};

    use super::*;
    use crate::fixtures::Openssl;

    #[test]
    fn an_identifier_is_what_openssl_reads_of_it() {
        let openssl = Openssl::new();
        for (uuid, dotted) in [
            (0, "2.25.0"),
            (127, "2.25.127"),
            (128, "2.25.128"),
            (
                0xd9a840be_3337_43e1_a989_925a89e08393,
                "2.25.289316094100976653861106159203804808083",
            ),
            (u128::MAX, "2.25.340282366920938463463374607431768211455"),
        ] {
            let oid = Oid::of_uuid(uuid);
            let der = oid.to_der().unwrap();
            assert_eq!(Oid::from_der(&der).unwrap(), oid);
            openssl.write("oid.der", &der);
            let shown = openssl.succeed(&["asn1parse", "-inform", "DER", "-in", "oid.der"]);
            let shown = String::from_utf8(shown).unwrap();
            assert!(shown.trim_end().ends_with(&format!(":{dotted}")), "{shown}");
        }
    }

    #[test]
    fn a_usual_identifier_is_the_same_in_both_types() {
        let usual = const_oid::db::rfc6268::ID_SIGNED_DATA;
        assert_eq!(Oid::of(usual).to_der().unwrap(), usual.to_der().unwrap());
        assert_eq!(
            Oid::from_der(&usual.to_der().unwrap()).unwrap(),
            Oid::of(usual)
        );
    }

    #[test]
    fn what_is_empty_or_too_long_is_refused() {
        assert!(Oid::from_der(&[0x06, 0]).is_err());
        let mut long = vec![0x06, 40];
        long.extend([0x69; 40]);
        assert!(Oid::from_der(&long).is_err());
        long[1] = 39;
        long.pop();
        assert!(Oid::from_der(&long).is_ok());
    }
}
