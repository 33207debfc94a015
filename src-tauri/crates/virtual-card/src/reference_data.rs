//! The PIN and the PUK: eight bytes each, with tries that run out (SP 800-73-5 Part 2 §2.4.3).

use serde::{Deserialize, Serialize};

/// The factory's PIN.
pub const FACTORY_PIN: &str = "123456";
/// The factory's PUK.
pub const FACTORY_PUK: &str = "12345678";
/// Wrong tries until a PIN or PUK is blocked, unless set otherwise.
pub const FACTORY_TRIES: u8 = 3;

/// A PIN or PUK as the card keeps it. It has no `Debug`; the state file holds it in the clear.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceData {
    #[serde(with = "crate::hex_bytes")]
    padded: [u8; 8],
    tries_left: u8,
    tries: u8,
}

impl ReferenceData {
    /// A value of 6 to 8 characters, all tries left; `None` for any other length or characters outside ASCII.
    #[must_use]
    pub fn new(value: &str) -> Option<Self> {
        let fits = value.is_ascii() && (6..=8).contains(&value.len());
        fits.then(|| Self::from_padded(pad(value.as_bytes()), FACTORY_TRIES))
    }

    pub(crate) fn from_padded(padded: [u8; 8], tries: u8) -> Self {
        Self {
            padded,
            tries_left: tries,
            tries,
        }
    }

    /// Tries left before it is blocked; zero when it is.
    #[must_use]
    pub fn tries_left(&self) -> u8 {
        self.tries_left
    }

    /// Tries after a success.
    #[must_use]
    pub fn tries(&self) -> u8 {
        self.tries
    }

    pub(crate) fn is_blocked(&self) -> bool {
        self.tries_left == 0
    }

    pub(crate) fn is(&self, value: &str) -> bool {
        self.padded == pad(value.as_bytes())
    }

    /// Compares and counts: a success gives all tries back, a failure takes one. Not to be called when blocked.
    pub(crate) fn present(&mut self, padded: &[u8]) -> bool {
        let right = self.padded == padded;
        self.tries_left = if right {
            self.tries
        } else {
            self.tries_left.saturating_sub(1)
        };
        right
    }

    pub(crate) fn replace(&mut self, padded: [u8; 8]) {
        *self = Self::from_padded(padded, self.tries);
    }
}

/// Whether these eight bytes are a PIN: six to eight digits, then `FF` (SP 800-73-5 Part 2 §2.4.3).
pub(crate) fn is_pin(padded: &[u8]) -> bool {
    is_padded(padded, |byte| byte.is_ascii_digit())
}

/// Whether these eight bytes are a PUK: six to eight bytes other than `FF`, then `FF`.
pub(crate) fn is_puk(padded: &[u8]) -> bool {
    is_padded(padded, |byte| byte != 0xFF)
}

fn is_padded(padded: &[u8], allowed: impl Fn(u8) -> bool) -> bool {
    let length = padded.iter().take_while(|byte| allowed(**byte)).count();
    padded.len() == 8 && length >= 6 && padded[length..].iter().all(|byte| *byte == 0xFF)
}

fn pad(value: &[u8]) -> [u8; 8] {
    std::array::from_fn(|index| value.get(index).copied().unwrap_or(0xFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_pin() {
        for good in ["123456", "1234567", "12345678"] {
            assert!(is_pin(&pad(good.as_bytes())), "{good}");
        }
        for bad in ["", "12345", "12345a"] {
            assert!(!is_pin(&pad(bad.as_bytes())), "{bad}");
        }
        assert!(!is_pin(b"123456\xFF1"));
        assert!(!is_pin(b"123456\x00\x00"));
        assert!(!is_pin(b"123456"));
    }

    #[test]
    fn tries_run_out_and_come_back() {
        let mut pin = ReferenceData::new("123456").unwrap();
        assert!(!pin.present(b"000000\xFF\xFF"));
        assert_eq!(pin.tries_left(), 2);
        assert!(pin.present(b"123456\xFF\xFF"));
        assert_eq!(pin.tries_left(), 3);
        for _ in 0..3 {
            pin.present(b"000000\xFF\xFF");
        }
        assert!(pin.is_blocked());
    }
}
