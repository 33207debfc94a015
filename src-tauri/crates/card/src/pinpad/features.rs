/// What a reader's pinpad can do, with the control codes for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PinpadFeatures {
    /// FEATURE_VERIFY_PIN_DIRECT: takes the PIN and has the card verify it.
    pub verify: Option<u32>,
    /// FEATURE_MODIFY_PIN_DIRECT: takes a new PIN and has the card change it.
    pub modify: Option<u32>,
}

const VERIFY_PIN_DIRECT: u8 = 0x06;
const MODIFY_PIN_DIRECT: u8 = 0x07;

impl PinpadFeatures {
    /// Reads the answer to `CM_IOCTL_GET_FEATURE_REQUEST` (`PC/SC Part 10 §2.2`): entries of tag, length 4 and a control
    /// code, big-endian. What is not of that form ends the list: of a reader that answers nonsense, nothing is used.
    pub(crate) fn parse(answer: &[u8]) -> Self {
        let (entries, rest) = answer.as_chunks::<6>();
        if !rest.is_empty() || entries.iter().any(|entry| entry[1] != 4) {
            return Self::default();
        }
        let code = |tag: u8| {
            let entry = entries.iter().find(|entry| entry[0] == tag)?;
            Some(u32::from_be_bytes([entry[2], entry[3], entry[4], entry[5]]))
        };
        Self {
            verify: code(VERIFY_PIN_DIRECT),
            modify: code(MODIFY_PIN_DIRECT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PinpadFeatures;

    fn parse(answer: &str) -> PinpadFeatures {
        PinpadFeatures::parse(&hex::decode(answer).unwrap())
    }

    #[test]
    fn the_codes_stand_by_their_tags() {
        // Composed from the standard.
        let found = parse("060442330006");
        assert_eq!(found.verify, Some(0x4233_0006));
        assert_eq!(found.modify, None);
        let windows = parse("070400313590060400313588");
        assert_eq!(windows.verify, Some(0x0031_3588));
        assert_eq!(windows.modify, Some(0x0031_3590));
    }

    #[test]
    fn readers_answers_as_they_were_published_are_read() {
        // A reader with a pinpad behind the free CCID driver: verify, modify, IFD PIN properties, TLV properties
        // as rdesktop's developers noted it.
        let pinpad = parse("0604423300060704423300070a044233000a120442330012");
        assert_eq!(pinpad.verify, Some(0x4233_0006));
        assert_eq!(pinpad.modify, Some(0x4233_0007));
        // Gemalto PC Twin Reader, which has none: TLV properties only as a user of OpenSC noted it.
        assert_eq!(parse("120442330012"), PinpadFeatures::default());
    }

    #[test]
    fn an_answer_of_another_form_says_nothing() {
        for answer in [
            "",
            "06",
            "0604",
            "060342330006",
            "06034233000607",
            "0604423300060704",
            "060442330006070542330007",
            "06044233000607ff42330007",
        ] {
            assert_eq!(parse(answer), PinpadFeatures::default(), "{answer}");
        }
    }
}
