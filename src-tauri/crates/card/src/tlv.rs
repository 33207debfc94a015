//! BER-TLV as PIV cards use it (`ISO/IEC 7816-4`): tags of up to three bytes, definite lengths of up to three
//! length bytes. Nothing here recurses: who wants to look into a template parses its value, so that the depth is what
//! the caller's code has, not what the card's answer has.

use zeroize::Zeroizing;

/// The objects that lie one after another in some bytes. Stops after the first malformed one.
pub(crate) struct Objects<'a> {
    rest: &'a [u8],
}

/// One object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Object<'a> {
    /// The tag's bytes, as a number.
    pub(crate) tag: u32,
    /// What it holds.
    pub(crate) value: &'a [u8],
}

/// Why bytes are no TLV object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TlvError {
    /// They end before the object does.
    Truncated,
    /// A tag of more than three bytes.
    Tag,
    /// An indefinite length, or one of more than three bytes.
    Length,
    /// Another object than the one that must be there.
    Missing,
}

/// The objects in `bytes`.
pub(crate) fn objects(bytes: &[u8]) -> Objects<'_> {
    Objects { rest: bytes }
}

/// The value of the first object with that tag, if there is one before the bytes end or are malformed.
pub(crate) fn find(bytes: &[u8], tag: u32) -> Result<Option<&[u8]>, TlvError> {
    for object in objects(bytes) {
        let object = object?;
        if object.tag == tag {
            return Ok(Some(object.value));
        }
    }
    Ok(None)
}

/// The value of the first object with that tag, which must be there.
pub(crate) fn require(bytes: &[u8], tag: u32) -> Result<&[u8], TlvError> {
    find(bytes, tag)?.ok_or(TlvError::Missing)
}

/// The value of the first object in `bytes`, which must have that tag. Bytes after it are ignored.
pub(crate) fn outer(bytes: &[u8], tag: u32) -> Result<&[u8], TlvError> {
    let (object, _) = read(bytes)?;
    if object.tag == tag {
        Ok(object.value)
    } else {
        Err(TlvError::Missing)
    }
}

impl<'a> Objects<'a> {
    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Objects<'a> {
    type Item = Result<Object<'a>, TlvError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        Some(match read(self.rest) {
            Ok((object, rest)) => {
                self.rest = rest;
                Ok(object)
            }
            Err(error) => {
                self.rest = &[];
                Err(error)
            }
        })
    }
}

fn read(bytes: &[u8]) -> Result<(Object<'_>, &[u8]), TlvError> {
    let (tag, rest) = read_tag(bytes)?;
    let (length, rest) = read_length(rest)?;
    let (value, rest) = rest.split_at_checked(length).ok_or(TlvError::Truncated)?;
    Ok((Object { tag, value }, rest))
}

fn read_tag(bytes: &[u8]) -> Result<(u32, &[u8]), TlvError> {
    let (&first, mut rest) = bytes.split_first().ok_or(TlvError::Truncated)?;
    let mut tag = u32::from(first);
    if first & 0x1F != 0x1F {
        return Ok((tag, rest));
    }
    for _ in 0..2 {
        let (&next, after) = rest.split_first().ok_or(TlvError::Truncated)?;
        tag = tag << 8 | u32::from(next);
        rest = after;
        if next & 0x80 == 0 {
            return Ok((tag, rest));
        }
    }
    Err(TlvError::Tag)
}

/// Lengths that take more bytes than they need are read: cards write them, and BER allows them.
fn read_length(bytes: &[u8]) -> Result<(usize, &[u8]), TlvError> {
    let (&first, rest) = bytes.split_first().ok_or(TlvError::Truncated)?;
    let count = match first {
        0x00..=0x7F => return Ok((usize::from(first), rest)),
        0x81..=0x83 => usize::from(first & 0x7F),
        _ => return Err(TlvError::Length),
    };
    let (digits, rest) = rest.split_at_checked(count).ok_or(TlvError::Truncated)?;
    Ok((
        digits
            .iter()
            .fold(0, |length, digit| length << 8 | usize::from(*digit)),
        rest,
    ))
}

/// The longest value that can be written, in bytes.
const LONGEST: usize = 0xFF_FFFF;

/// One object around `value`. Its buffer is allocated once and wiped when dropped.
pub(crate) fn object(tag: u32, value: &[u8]) -> Zeroizing<Vec<u8>> {
    template(&[(tag, value)])
}

/// Objects one after another. The buffer is allocated once and wiped when dropped.
pub(crate) fn template(objects: &[(u32, &[u8])]) -> Zeroizing<Vec<u8>> {
    let capacity = objects.iter().map(|(_, value)| 7 + value.len()).sum();
    let mut out = Zeroizing::new(Vec::with_capacity(capacity));
    for (tag, value) in objects {
        debug_assert!(value.len() <= LONGEST);
        write_tag(&mut out, *tag);
        write_length(&mut out, value.len());
        out.extend_from_slice(value);
    }
    out
}

fn write_tag(out: &mut Vec<u8>, tag: u32) {
    let bytes = tag.to_be_bytes();
    let skipped = bytes.iter().take(3).take_while(|byte| **byte == 0).count();
    out.extend(bytes.iter().skip(skipped));
}

fn write_length(out: &mut Vec<u8>, length: usize) {
    let [.., high, middle, low] = length.to_be_bytes();
    match length {
        0..=0x7F => out.push(low),
        0x80..=0xFF => out.extend([0x81, low]),
        0x100..=0xFFFF => out.extend([0x82, middle, low]),
        _ => out.extend([0x83, high, middle, low]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Object, TlvError, find, object, objects, outer, require, template};

    #[test]
    fn a_select_answer_is_read() {
        // The application property template of a card with RSA-2048 and P-256 (SP 800-73-5 Part 2 §3.1.1, Table 3).
        let answer = hex::decode("61114f0600001000010079074f05a000000308").unwrap();
        let template = outer(&answer, 0x61).unwrap();
        assert_eq!(find(template, 0x4F), Ok(Some(&[0, 0, 0x10, 0, 1, 0][..])));
        let authority = require(template, 0x79).unwrap();
        assert_eq!(require(authority, 0x4F).unwrap(), [0xA0, 0, 0, 3, 8]);
        assert_eq!(require(authority, 0x50), Err(TlvError::Missing));
    }

    #[test]
    fn long_and_needlessly_long_forms_are_read() {
        assert_eq!(
            outer(
                &hex::decode("7f490286 00".replace(' ', "")).unwrap(),
                0x7F49
            )
            .unwrap(),
            [0x86, 0]
        );
        assert_eq!(
            outer(&hex::decode("5fc1020141").unwrap(), 0x5F_C102).unwrap(),
            [0x41]
        );
        assert_eq!(outer(&[0x53, 0x82, 0, 1, 7], 0x53).unwrap(), [7]);
        assert_eq!(outer(&[0x53, 0x83, 0, 0, 1, 7], 0x53).unwrap(), [7]);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for (bytes, error) in [
            (&[][..], TlvError::Truncated),
            (&[0x53], TlvError::Truncated),
            (&[0x53, 2, 1], TlvError::Truncated),
            (&[0x53, 0x82, 1], TlvError::Truncated),
            (&[0x53, 0x80, 0, 0], TlvError::Length),
            (&[0x53, 0x84, 0, 0, 0, 1, 7], TlvError::Length),
            (&[0x5F], TlvError::Truncated),
            (&[0x5F, 0x81, 0x82, 0x03, 0], TlvError::Tag),
            (&[0x54, 0], TlvError::Missing),
        ] {
            assert_eq!(outer(bytes, 0x53), Err(error), "{bytes:02x?}");
        }
    }

    #[test]
    fn reading_stops_at_the_first_malformed_object() {
        let read: Vec<_> = objects(&[0x01, 1, 7, 0x02, 9, 0]).collect();
        assert_eq!(
            read,
            [
                Ok(Object {
                    tag: 1,
                    value: &[7]
                }),
                Err(TlvError::Truncated)
            ]
        );
    }

    fn tag() -> impl Strategy<Value = u32> {
        prop_oneof![
            0x01u32..0x1F,
            Just(0x7C),
            Just(0x53),
            Just(0x7F49),
            Just(0x5F_C105),
            Just(0x5F_FF01)
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(values in proptest::collection::vec((tag(), proptest::collection::vec(any::<u8>(), 0..700)), 0..6)) {
            let parts: Vec<_> = values.iter().map(|(tag, value)| (*tag, value.as_slice())).collect();
            let written = template(&parts);
            let read: Result<Vec<_>, _> = objects(&written).map(|o| o.map(|o| (o.tag, o.value.to_vec()))).collect();
            prop_assert_eq!(read, Ok(values));
        }

        #[test]
        fn a_cut_object_is_truncated(value in proptest::collection::vec(any::<u8>(), 0..700), cut in 1usize..100) {
            let written = object(0x5F_C105, &value);
            let kept = written.len().saturating_sub(cut);
            prop_assert_eq!(outer(&written[..kept], 0x5F_C105), Err(TlvError::Truncated));
        }

        #[test]
        fn any_bytes_are_read_or_refused_and_reading_ends(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            prop_assert!(objects(&bytes).count() <= bytes.len());
            let _ = find(&bytes, 0x70);
            let _ = outer(&bytes, 0x53);
        }
    }
}
