//! A strict PIV card in software: SP 800-73-5 Parts 1 and 2, SP 800-78-5, and the vendor extensions that
//! YubiKey tools use.
//!
//! * [`VirtualCard`] is the card: [`VirtualCard::power_on`], [`VirtualCard::transmit`]. What the standard
//!   refuses it refuses, with the standard's status word, because drivers are tested against it.
//! * [`ReaderBay`] is the place a card lies in: insertion, removal, a pull before or after the n-th command,
//!   the pace of real silicon, counters.
//! * [`profiles`] make cards: blank, an officer's, and cards that went through production.
//! * [`vpcd`] attaches a bay to the virtual reader of the vsmartcard project, as the binary
//!   `countersign-virtual-card` does.
//!
//! It is for tests and practice. Its keys and PINs lie in the clear in memory and in the state file, it takes
//! no care of timing, and it has no secure messaging, no biometrics, no global PIN and no contactless interface.
//!
//! ```
//! use virtual_card::{CardState, Model, VirtualCard};
//!
//! let mut card = VirtualCard::in_memory(CardState::factory(Model::yubikey(12_345_678)));
//! card.power_on();
//! let answer = card.transmit(&[0x00, 0xA4, 0x04, 0x00, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00]);
//! assert!(answer.ends_with(&[0x90, 0x00]));
//! ```

mod apdu;
mod card;
mod chaining;
mod change_reference_data;
mod general_authenticate;
mod generate;
mod hex_bytes;
mod key;
mod management_key;
mod model;
mod objects;
mod private_file;
pub mod profiles;
mod reader_bay;
mod reference_data;
mod reset_retry_counter;
mod select;
mod session;
mod state;
mod status;
mod timing;
mod tlv;
mod vendor;
mod verify;
pub mod vpcd;

pub use card::VirtualCard;
pub use key::private::KeyFailed;
pub use key::{
    Algorithm, KeySlot, Origin, PinPolicy, StoredKey, TouchPolicy, UnknownAlgorithm, UnknownKeySlot,
};
pub use management_key::{
    FACTORY_MANAGEMENT_KEY, ManagementAlgorithm, ManagementKey, UnknownManagementAlgorithm,
};
pub use model::Model;
pub use objects::ObjectId;
pub use reader_bay::{CardPulled, Exchanged, Insertion, ReaderBay, Traffic};
pub use reference_data::{FACTORY_PIN, FACTORY_PUK, FACTORY_TRIES, ReferenceData};
pub use state::{CardState, OpenError, SaveError};
pub use status::Status;
pub use timing::{Pace, Touch};
