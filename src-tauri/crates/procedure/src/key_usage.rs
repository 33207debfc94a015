use std::{collections::BTreeSet, fmt};

use contents::{KeyAlgorithm, KeyReference};

use crate::{CertificateProcedure, KeyUsage};

impl CertificateProcedure {
    /// The key usage of a certificate for that key: of the bits listed, those that [fit](KeyUsage::fits) it. A
    /// certificate procedure for keys of either kind lists what both need (`key-encipherment` and `key-agreement`).
    pub fn key_usage_for(&self, key: KeyReference, algorithm: KeyAlgorithm) -> BTreeSet<KeyUsage> {
        self.key_usage
            .iter()
            .copied()
            .filter(|usage| usage.fits(key, algorithm))
            .collect()
    }
}

impl KeyUsage {
    /// All of them, in the order of their bits.
    pub const ALL: [Self; 5] = [
        Self::DigitalSignature,
        Self::NonRepudiation,
        Self::KeyEncipherment,
        Self::DataEncipherment,
        Self::KeyAgreement,
    ];

    /// Whether a key of that algorithm in that place can be used so.
    ///
    /// Encipherment is RSA's alone (`RFC 3279 §2.3.1`), agreement ECC's (`RFC 5480 §3`). On a PIV card an EC key in 9D
    /// and the retired places only agrees, in the others only signs (`SP 800-73-5 Part 2 §3.2.4`). Non-repudiation is
    /// for keys that sign what their holder consented to: not for 9E, which wants no PIN, and not for keys that
    /// decrypt.
    pub const fn fits(self, key: KeyReference, algorithm: KeyAlgorithm) -> bool {
        let rsa = algorithm.is_rsa();
        match self {
            Self::DigitalSignature => rsa || !key.only_agrees(),
            Self::NonRepudiation => {
                matches!(key, KeyReference::Authentication | KeyReference::Signature)
            }
            Self::KeyEncipherment | Self::DataEncipherment => rsa,
            Self::KeyAgreement => !rsa && key.only_agrees(),
        }
    }

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DigitalSignature => "digital-signature",
            Self::NonRepudiation => "non-repudiation",
            Self::KeyEncipherment => "key-encipherment",
            Self::DataEncipherment => "data-encipherment",
            Self::KeyAgreement => "key-agreement",
        }
    }
}

impl fmt::Display for KeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
