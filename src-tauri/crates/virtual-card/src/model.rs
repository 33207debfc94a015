//! Which card this is: what it answers to a reset, which vendor extensions it has, how it reads the
//! places where the standard leaves a choice.

use serde::{Deserialize, Serialize};

use crate::management_key::ManagementAlgorithm;

/// The make of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Model {
    /// A card with the vendor extensions that YubiKey tools use.
    #[serde(rename = "yubikey")]
    YubiKey {
        /// Version of the firmware, most significant part first.
        firmware: [u8; 3],
        /// Serial number.
        serial: u32,
    },
    /// A card with what SP 800-73-5 has and nothing else: no serial number, no metadata, no import.
    Generic {
        /// Refuses extended APDUs with `6700`.
        #[serde(default)]
        short_apdus_only: bool,
        /// Refuses an AID that is shorter than the nine bytes of the standard's right-truncated form.
        #[serde(default)]
        full_aid_only: bool,
        /// Answers a command without Le with `61XX` alone, and a GET RESPONSE for too much with `6CXX`; refuses `00` after the
        /// header of a VERIFY that has no PIN.
        #[serde(default)]
        strict_le: bool,
        /// Tells how many tries of the PUK are left when VERIFY names it without one.
        #[serde(default)]
        tells_puk_tries: bool,
    },
}

impl Model {
    /// A YubiKey of firmware 5.7.4.
    #[must_use]
    pub fn yubikey(serial: u32) -> Self {
        Self::YubiKey {
            firmware: [5, 7, 4],
            serial,
        }
    }

    /// A card without vendor extensions that takes extended APDUs, short AIDs and commands without Le.
    #[must_use]
    pub fn generic() -> Self {
        Self::Generic {
            short_apdus_only: false,
            full_aid_only: false,
            strict_le: false,
            tells_puk_tries: false,
        }
    }

    /// Whether it is a [`Model::YubiKey`].
    #[must_use]
    pub fn has_vendor_extensions(&self) -> bool {
        matches!(self, Self::YubiKey { .. })
    }

    /// The serial number, if this model tells one.
    #[must_use]
    pub fn serial(&self) -> Option<u32> {
        match self {
            Self::YubiKey { serial, .. } => Some(*serial),
            Self::Generic { .. } => None,
        }
    }

    /// The answer to reset (ISO 7816-3 §8.2): T=1 and historical bytes that announce the abilities.
    #[must_use]
    pub fn atr(&self) -> Vec<u8> {
        match self {
            Self::YubiKey { .. } => YUBIKEY_ATR.to_vec(),
            Self::Generic {
                short_apdus_only, ..
            } => generic_atr(*short_apdus_only),
        }
    }

    /// What firmware of this version or a later one has. A generic card has none of it.
    pub(crate) fn has_since(&self, version: [u8; 2]) -> bool {
        matches!(self, Self::YubiKey { firmware: [major, minor, _], .. } if [*major, *minor] >= version)
    }

    /// The algorithm of the factory's management key: AES-192 since firmware 5.7, 3DES before and elsewhere.
    pub(crate) fn factory_management_algorithm(&self) -> ManagementAlgorithm {
        if self.has_since([5, 7]) {
            ManagementAlgorithm::Aes192
        } else {
            ManagementAlgorithm::TripleDes
        }
    }

    pub(crate) fn takes_extended_apdus(&self) -> bool {
        !matches!(
            self,
            Self::Generic {
                short_apdus_only: true,
                ..
            }
        )
    }

    pub(crate) fn is_strict_about_le(&self) -> bool {
        matches!(
            self,
            Self::Generic {
                strict_le: true,
                ..
            }
        )
    }

    /// Whether it refuses an Le where nothing but a status comes. After data every card without vendor extensions does;
    /// without any, five bytes are how a command with neither crosses to cards that speak T=0.
    pub(crate) fn refuses_le_in_vain(&self, has_data: bool) -> bool {
        !self.has_vendor_extensions() && (has_data || self.is_strict_about_le())
    }

    pub(crate) fn tells_puk_tries(&self) -> bool {
        matches!(
            self,
            Self::Generic {
                tells_puk_tries: true,
                ..
            }
        )
    }

    pub(crate) fn shortest_aid(&self) -> usize {
        if matches!(
            self,
            Self::Generic {
                full_aid_only: true,
                ..
            }
        ) {
            9
        } else {
            5
        }
    }
}

/// Speed and guard time of the real token, historical bytes `80 73 C021C0 57 "YubiKey"`.
const YUBIKEY_ATR: [u8; 23] = [
    0x3B, 0xFD, 0x13, 0x00, 0x00, 0x81, 0x31, 0xFE, 0x15, 0x80, 0x73, 0xC0, 0x21, 0xC0, 0x57, b'Y',
    b'u', b'b', b'i', b'K', b'e', b'y', 0x40,
];

fn generic_atr(short_apdus_only: bool) -> Vec<u8> {
    // ISO 7816-4, card capabilities, third byte: b8 command chaining, b7 extended Lc and Le.
    let lengths = if short_apdus_only { 0x80 } else { 0xC0 };
    let historical = [
        0x80, 0x73, 0xC0, 0x21, lengths, 0x54, b'P', b'I', b'V', b'S',
    ];
    // TS, T0 (TD1 follows, ten historical bytes), TD1 (T=1).
    let mut atr = vec![0x3B, 0x8A, 0x01];
    atr.extend_from_slice(&historical);
    // TCK: the exclusive or of everything from T0 on becomes zero (ISO 7816-3 §8.2.5).
    let check = atr[1..].iter().fold(0, |check, byte| check ^ byte);
    atr.push(check);
    atr
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_bytes_are_right() {
        for model in [
            Model::yubikey(1),
            Model::generic(),
            Model::Generic {
                short_apdus_only: true,
                full_aid_only: false,
                strict_le: false,
                tells_puk_tries: false,
            },
        ] {
            assert_eq!(
                model.atr()[1..].iter().fold(0, |check, byte| check ^ byte),
                0,
                "{model:?}"
            );
        }
    }
}
