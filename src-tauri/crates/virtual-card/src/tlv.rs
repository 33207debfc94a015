//! BER-TLV as PIV uses it (ISO 7816-4): tags of up to three bytes, definite lengths of up to 65 535.

use crate::status::Status;

/// One data object of a command's data field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tlv<'a> {
    pub(crate) tag: u32,
    pub(crate) value: &'a [u8],
}

/// Splits `bytes` into the data objects it consists of; leftovers and truncated objects are `6A80`.
pub(crate) fn parse_all(mut bytes: &[u8]) -> Result<Vec<Tlv<'_>>, Status> {
    let mut objects = Vec::new();
    while !bytes.is_empty() {
        let (object, rest) = parse_first(bytes)?;
        objects.push(object);
        bytes = rest;
    }
    Ok(objects)
}

/// Takes `bytes` as exactly one data object with this tag and returns its value.
pub(crate) fn parse_one(tag: u32, bytes: &[u8]) -> Result<&[u8], Status> {
    match parse_first(bytes)? {
        (object, []) if object.tag == tag => Ok(object.value),
        _ => Err(Status::WRONG_DATA),
    }
}

/// The first data object and what follows it.
pub(crate) fn parse_first(bytes: &[u8]) -> Result<(Tlv<'_>, &[u8]), Status> {
    let (tag, rest) = parse_tag(bytes).ok_or(Status::WRONG_DATA)?;
    let (length, rest) = parse_length(rest).ok_or(Status::WRONG_DATA)?;
    let (value, rest) = rest.split_at_checked(length).ok_or(Status::WRONG_DATA)?;
    Ok((Tlv { tag, value }, rest))
}

/// Appends one data object to `out`.
pub(crate) fn put(out: &mut Vec<u8>, tag: u32, value: &[u8]) {
    let tag_bytes = tag.to_be_bytes();
    let skip = tag_bytes
        .iter()
        .take_while(|byte| **byte == 0)
        .count()
        .min(3);
    out.extend_from_slice(&tag_bytes[skip..]);
    put_length(out, value.len());
    out.extend_from_slice(value);
}

/// One data object.
pub(crate) fn encode(tag: u32, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 8);
    put(&mut out, tag, value);
    out
}

fn put_length(out: &mut Vec<u8>, length: usize) {
    let bytes = length.to_be_bytes();
    let skip = bytes
        .iter()
        .take_while(|byte| **byte == 0)
        .count()
        .min(bytes.len() - 1);
    let significant = &bytes[skip..];
    if length >= 0x80 {
        // At most eight bytes of length: the count always fits beside the flag.
        out.push(0x80 | u8::try_from(significant.len()).unwrap_or(0x7F));
    }
    out.extend_from_slice(significant);
}

fn parse_tag(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (&first, mut rest) = bytes.split_first()?;
    let mut tag = u32::from(first);
    if first & 0x1F != 0x1F {
        return Some((tag, rest));
    }
    for _ in 0..2 {
        let (&next, after) = rest.split_first()?;
        tag = (tag << 8) | u32::from(next);
        rest = after;
        if next & 0x80 == 0 {
            return Some((tag, rest));
        }
    }
    None
}

fn parse_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    match bytes {
        [length, rest @ ..] if *length < 0x80 => Some((usize::from(*length), rest)),
        [0x81, length, rest @ ..] => Some((usize::from(*length), rest)),
        [0x82, high, low, rest @ ..] => {
            Some((usize::from(u16::from_be_bytes([*high, *low])), rest))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(tag in prop_oneof![0x01u32..0x1F, 0x5F01u32..0x5F7F, 0x7F21u32..0x7F7F], value in proptest::collection::vec(any::<u8>(), 0..3000)) {
            let bytes = encode(tag, &value);
            prop_assert_eq!(parse_one(tag, &bytes), Ok(&value[..]));
        }

        #[test]
        fn noise_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse_all(&bytes);
        }
    }

    #[test]
    fn truncated_and_leftover_bytes_are_refused() {
        assert!(parse_all(&[0x53, 0x02, 0x00]).is_err());
        assert!(parse_one(0x53, &[0x53, 0x00, 0x00]).is_err());
        assert!(parse_all(&[0x53, 0x80, 0x00, 0x00]).is_err());
        assert!(parse_all(&[0x5F]).is_err());
    }
}
