//! Command APDUs as they come over the wire (ISO 7816-3 §12.1.3), parsed strictly.

use crate::status::Status;

/// One command APDU.
#[derive(Clone, Copy)]
pub(crate) struct Command<'a> {
    pub(crate) class: u8,
    pub(crate) instruction: u8,
    pub(crate) p1: u8,
    pub(crate) p2: u8,
    pub(crate) data: &'a [u8],
    pub(crate) le: Le,
    /// Lc or Le came in the three-byte form.
    pub(crate) extended: bool,
}

/// How many bytes the other side is ready to take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Le {
    Absent,
    /// A number of bytes, 1 or more.
    Exactly(usize),
    /// `00` or `0000`: as many as that form of the command allows.
    UpTo(usize),
}

impl<'a> Command<'a> {
    /// Parses `bytes`; everything that is none of the seven forms is `6700`.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Status> {
        let (header, body) = bytes.split_first_chunk::<4>().ok_or(Status::WRONG_LENGTH)?;
        let (data, le, extended) = split_body(body)?;
        let [class, instruction, p1, p2] = *header;
        Ok(Self {
            class,
            instruction,
            p1,
            p2,
            data,
            le,
            extended,
        })
    }

    /// Whether more commands of the same chain follow.
    pub(crate) fn is_chained(&self) -> bool {
        self.class & 0x10 != 0
    }
}

fn split_body(body: &[u8]) -> Result<(&[u8], Le, bool), Status> {
    match body {
        [] => Ok((&[], Le::Absent, false)),
        [le] => Ok((&[], short_le(*le), false)),
        [0, high, low] => Ok((&[], extended_le(*high, *low), true)),
        [0, high, low, rest @ ..] => {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            split_extended(length, rest)
        }
        [length, rest @ ..] => split_short(usize::from(*length), rest),
    }
}

fn split_short(length: usize, rest: &[u8]) -> Result<(&[u8], Le, bool), Status> {
    if length == 0 {
        return Err(Status::WRONG_LENGTH);
    }
    let (data, le) = rest.split_at_checked(length).ok_or(Status::WRONG_LENGTH)?;
    match le {
        [] => Ok((data, Le::Absent, false)),
        [le] => Ok((data, short_le(*le), false)),
        _ => Err(Status::WRONG_LENGTH),
    }
}

fn split_extended(length: usize, rest: &[u8]) -> Result<(&[u8], Le, bool), Status> {
    if length == 0 {
        return Err(Status::WRONG_LENGTH);
    }
    let (data, le) = rest.split_at_checked(length).ok_or(Status::WRONG_LENGTH)?;
    match le {
        [] => Ok((data, Le::Absent, true)),
        [high, low] => Ok((data, extended_le(*high, *low), true)),
        _ => Err(Status::WRONG_LENGTH),
    }
}

fn short_le(le: u8) -> Le {
    if le == 0 {
        Le::UpTo(256)
    } else {
        Le::Exactly(usize::from(le))
    }
}

fn extended_le(high: u8, low: u8) -> Le {
    match u16::from_be_bytes([high, low]) {
        0 => Le::UpTo(65_536),
        le => Le::Exactly(usize::from(le)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(hex: &str) -> Option<(Vec<u8>, Le, bool)> {
        let bytes = hex::decode(hex).unwrap();
        Command::parse(&bytes)
            .ok()
            .map(|c| (c.data.to_vec(), c.le, c.extended))
    }

    #[test]
    fn the_seven_forms() {
        let cases: &[(&str, &[u8], Le, bool)] = &[
            ("00200080", &[], Le::Absent, false),
            ("0020008000", &[], Le::UpTo(256), false),
            ("0020008008", &[], Le::Exactly(8), false),
            ("0020008002ABCD", &[0xAB, 0xCD], Le::Absent, false),
            ("0020008002ABCD00", &[0xAB, 0xCD], Le::UpTo(256), false),
            ("00200080000100", &[], Le::Exactly(256), true),
            ("00200080000002ABCD", &[0xAB, 0xCD], Le::Absent, true),
            (
                "00200080000002ABCD0000",
                &[0xAB, 0xCD],
                Le::UpTo(65_536),
                true,
            ),
        ];
        for (hex, data, le, extended) in cases {
            assert_eq!(parsed(hex), Some((data.to_vec(), *le, *extended)), "{hex}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for hex in [
            "",
            "00",
            "002000",
            "0020008003ABCD",
            "0020008001ABCDEF",
            "002000800000",
            "00200080000000AB",
            "00200080000001ABCD",
            "00200080000003ABCD",
        ] {
            assert_eq!(parsed(hex), None, "{hex}");
        }
    }
}
