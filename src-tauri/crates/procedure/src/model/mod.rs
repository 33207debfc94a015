//! The procedures as data. TOML files read into these types; unknown keys are refused.
//!
//! The types say what can be written; what a procedure must keep to beyond that (references that lead somewhere, key
//! usage that fits the key, …) is checked by [`TokenProcedure::from_toml`](crate::TokenProcedure::from_toml).

mod card;
mod certificate;
mod field;
mod key;
mod pin;
mod token;

pub use card::{CardRule, CardType, SerialRange, StockRule};
pub use certificate::{
    AlternativeName, AlternativeNameForm, AttributeType, CertificateProcedure, ExtendedKeyUsage,
    KeyUsage, SubjectAttribute,
};
pub use field::{CharacterSet, Field, FieldFormat};
pub use key::{KeyProcedure, KeyRule, RecoveredCertificate, RecoveredKeys, RecoveryRule};
pub use pin::{
    PinDistribution, PinLetter, PinMail, PinProcedure, PinRules, PukCharacters, PukDistribution,
    PukProcedure, PukRules, TextLanguage,
};
pub use token::TokenProcedure;
