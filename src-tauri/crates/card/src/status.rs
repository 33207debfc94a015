use std::fmt;

/// The two status bytes of an answer (`SP 800-73-5 Part 1 §5.6`), with those of `ISO/IEC 7816-4` that cards give besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 9000.
    Success,
    /// 61xx: more of the answer waits; how many bytes, 0 for 256 or more.
    MoreData(u8),
    /// 6300: verification failed.
    VerificationFailed,
    /// 63CX: verification failed, so many tries are left.
    TriesLeft(u8),
    /// 6700: wrong length.
    WrongLength,
    /// 6882: secure messaging not supported.
    SecureMessagingNotSupported,
    /// 6884: command chaining not supported.
    ChainingNotSupported,
    /// 6982: security status not satisfied.
    SecurityStatusNotSatisfied,
    /// 6983: authentication method blocked.
    Blocked,
    /// 6985: conditions of use not satisfied.
    ConditionsNotSatisfied,
    /// 6A80: incorrect parameter in the data field.
    IncorrectData,
    /// 6A81: function not supported.
    FunctionNotSupported,
    /// 6A82: data object or application not found.
    NotFound,
    /// 6A84: not enough memory.
    NotEnoughMemory,
    /// 6A86: incorrect P1 or P2.
    IncorrectParameters,
    /// 6A88: referenced data not found.
    ReferencedDataNotFound,
    /// 6Cxx: wrong Le; the right one, 0 for 256.
    WrongExpectedLength(u8),
    /// 6D00: instruction not supported.
    InstructionNotSupported,
    /// 6E00: class not supported.
    ClassNotSupported,
    /// Any other.
    Other(u16),
}

impl Status {
    /// The status of that word.
    pub const fn from_word(word: u16) -> Self {
        let [high, low] = word.to_be_bytes();
        match (high, low) {
            (0x90, 0x00) => Self::Success,
            (0x61, more) => Self::MoreData(more),
            (0x63, 0x00) => Self::VerificationFailed,
            (0x63, 0xC0..=0xCF) => Self::TriesLeft(low & 0x0F),
            (0x67, 0x00) => Self::WrongLength,
            (0x68, 0x82) => Self::SecureMessagingNotSupported,
            (0x68, 0x84) => Self::ChainingNotSupported,
            (0x69, 0x82) => Self::SecurityStatusNotSatisfied,
            (0x69, 0x83) => Self::Blocked,
            (0x69, 0x85) => Self::ConditionsNotSatisfied,
            (0x6A, 0x80) => Self::IncorrectData,
            (0x6A, 0x81) => Self::FunctionNotSupported,
            (0x6A, 0x82) => Self::NotFound,
            (0x6A, 0x84) => Self::NotEnoughMemory,
            (0x6A, 0x86) => Self::IncorrectParameters,
            (0x6A, 0x88) => Self::ReferencedDataNotFound,
            (0x6C, length) => Self::WrongExpectedLength(length),
            (0x6D, 0x00) => Self::InstructionNotSupported,
            (0x6E, 0x00) => Self::ClassNotSupported,
            _ => Self::Other(word),
        }
    }

    /// The word.
    pub const fn word(self) -> u16 {
        match self {
            Self::Success => 0x9000,
            Self::MoreData(more) => 0x6100 | more as u16,
            Self::VerificationFailed => 0x6300,
            Self::TriesLeft(tries) => 0x63C0 | (tries & 0x0F) as u16,
            Self::WrongLength => 0x6700,
            Self::SecureMessagingNotSupported => 0x6882,
            Self::ChainingNotSupported => 0x6884,
            Self::SecurityStatusNotSatisfied => 0x6982,
            Self::Blocked => 0x6983,
            Self::ConditionsNotSatisfied => 0x6985,
            Self::IncorrectData => 0x6A80,
            Self::FunctionNotSupported => 0x6A81,
            Self::NotFound => 0x6A82,
            Self::NotEnoughMemory => 0x6A84,
            Self::IncorrectParameters => 0x6A86,
            Self::ReferencedDataNotFound => 0x6A88,
            Self::WrongExpectedLength(length) => 0x6C00 | length as u16,
            Self::InstructionNotSupported => 0x6D00,
            Self::ClassNotSupported => 0x6E00,
            Self::Other(word) => word,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn every_word_leads_back_to_itself() {
        for word in 0..=u16::MAX {
            assert_eq!(Status::from_word(word).word(), word);
        }
    }

    #[test]
    fn tries_left_and_waiting_bytes_are_read_from_the_low_byte() {
        assert_eq!(Status::from_word(0x63C2), Status::TriesLeft(2));
        assert_eq!(Status::from_word(0x6110), Status::MoreData(0x10));
        assert_eq!(Status::from_word(0x6C00), Status::WrongExpectedLength(0));
        assert_eq!(Status::from_word(0x63D0), Status::Other(0x63D0));
    }
}
