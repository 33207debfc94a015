//! A PIN typed on the reader reaches the card: a virtual card in a reader that does with the structures of PC/SC Part 10
//! what the standard says. It is no recording of hardware.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use card::{
    CardError, Channel, Connection, Digest, Ending, KeyUse, PinpadFault, Piv, ReaderError,
    SignatureScheme,
};
use contents::{KeyAlgorithm, KeyReference};
use secret::Pin;
use support::Bay;
use virtual_card::{Algorithm, KeySlot, Model};
use zeroize::Zeroizing;

/// What is typed, one entry after the other; an entry that is missing is one that nobody types.
type Typed = Arc<Mutex<Vec<&'static str>>>;

/// A reader with a pinpad.
struct PinpadReader<C> {
    card: C,
    typed: Typed,
}

impl<C: Channel> PinpadReader<C> {
    /// The next entry, as the block that the structure describes: ASCII at the beginning, FF behind it.
    fn entry(&self, structure: &[u8]) -> Result<[u8; 8], [u8; 2]> {
        assert_eq!(structure[2..5], [0x82, 0x08, 0x00], "format, block, length");
        let mut typed = self.typed.lock().unwrap();
        if typed.is_empty() {
            return Err([0x64, 0x00]);
        }
        let pin = typed.remove(0);
        let mut block = [0xFF; 8];
        match pin.len() {
            0 => Err([0x64, 0x01]),
            6..=8 => {
                block[..pin.len()].copy_from_slice(pin.as_bytes());
                Ok(block)
            }
            _ => Err([0x64, 0x03]),
        }
    }

    fn verify(&mut self, structure: &[u8]) -> Result<Vec<u8>, [u8; 2]> {
        assert_eq!(structure[5..7], [8, 6]);
        let mut command = command(&structure[15..]);
        command[5..13].copy_from_slice(&self.entry(structure)?);
        Ok(command)
    }

    fn modify(&mut self, structure: &[u8]) -> Result<Vec<u8>, [u8; 2]> {
        assert_eq!(structure[7..9], [8, 6]);
        let (old, new) = (usize::from(structure[5]), usize::from(structure[6]));
        let (confirmed, asks_current) = (structure[9] & 1 != 0, structure[9] & 2 != 0);
        assert_eq!(
            structure[11],
            1 + u8::from(confirmed) + u8::from(asks_current)
        );
        let mut command = command(&structure[20..]);
        if asks_current {
            command[5 + old..][..8].copy_from_slice(&self.entry(structure)?);
        }
        let block = self.entry(structure)?;
        if confirmed && self.entry(structure)? != block {
            return Err([0x64, 0x02]);
        }
        command[5 + new..][..8].copy_from_slice(&block);
        Ok(command)
    }
}

/// The command behind its length, which has four bytes, little-endian.
fn command(rest: &[u8]) -> Vec<u8> {
    let (length, command) = rest.split_first_chunk().unwrap();
    assert_eq!(u32::from_le_bytes(*length) as usize, command.len());
    command.to_vec()
}

impl<C: Channel> Channel for PinpadReader<C> {
    fn reader(&self) -> &str {
        self.card.reader()
    }

    fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        self.card.begin()
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        self.card.transmit(command)
    }

    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let command = match code {
            1 => self.verify(data),
            2 => self.modify(data),
            _ => {
                assert!(data.is_empty());
                let features = [[0x06, 4, 0, 0, 0, 1], [0x07, 4, 0, 0, 0, 2]];
                return Ok(Zeroizing::new(features.concat()));
            }
        };
        match command {
            Ok(command) => self.card.transmit(&command),
            Err(answer) => Ok(Zeroizing::new(answer.to_vec())),
        }
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.card.end(ending)
    }
}

fn reader(bay: &Bay, typed: &[&'static str]) -> (Connection, Typed) {
    let typed = Typed::new(Mutex::new(typed.to_vec()));
    let channel = PinpadReader {
        card: bay.channel(),
        typed: Arc::clone(&typed),
    };
    (Connection::new(Box::new(channel)), typed)
}

fn pin(text: &str) -> Pin {
    Pin::new(text.to_owned())
}

fn tries_left(bay: &Bay) -> u8 {
    bay.bay
        .look(|card| card.state().pin().tries_left())
        .unwrap()
}

#[test]
fn a_pin_typed_on_the_reader_is_verified_by_the_card() {
    for model in [Model::yubikey(1), Model::generic()] {
        let bay = Bay::blank(model);
        let (mut connection, _) = reader(&bay, &["123456", "654321", "12345678"]);
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.verify_pin_on_pinpad(), Ok(()));
        assert_eq!(session.pin_tries_left(), Ok(None));
        for tries_left in [2, 1] {
            assert_eq!(
                session.verify_pin_on_pinpad(),
                Err(CardError::WrongPin { tries_left })
            );
        }
    }
}

#[test]
fn what_is_not_typed_costs_no_try() {
    let bay = Bay::blank(Model::yubikey(1));
    let (mut connection, _) = reader(&bay, &["", "12345", "654321", "654322"]);
    let mut session = Piv::open_any(&mut connection).unwrap();
    for fault in [PinpadFault::Cancelled, PinpadFault::WrongLength] {
        let verified = session.verify_pin_on_pinpad();
        assert_eq!(verified, Err(CardError::Pinpad(fault)));
    }
    for fault in [PinpadFault::Differ, PinpadFault::TimedOut] {
        let changed = session.change_pin_on_pinpad(&pin("123456"));
        assert_eq!(changed, Err(CardError::Pinpad(fault)));
    }
    assert_eq!(tries_left(&bay), 3);
    assert_eq!(session.verify_pin(&pin("123456")), Ok(()));
}

#[test]
fn a_new_pin_is_typed_twice_and_the_current_one_not_at_all() {
    let bay = Bay::blank(Model::generic());
    let typed = ["8642097", "8642097", "111111", "111111"];
    let (mut connection, typed) = reader(&bay, &typed);
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.change_pin_on_pinpad(&pin("123456")), Ok(()));
    assert_eq!(typed.lock().unwrap().len(), 2);
    assert_eq!(session.verify_pin(&pin("8642097")), Ok(()));
    assert_eq!(
        session.change_pin_on_pinpad(&pin("123456")),
        Err(CardError::WrongPin { tries_left: 2 })
    );
}

#[test]
fn each_signature_of_9c_has_the_pin_typed_anew_and_9a_once() {
    let keys = [
        (KeySlot::AUTHENTICATION, Algorithm::EccP256),
        (KeySlot::SIGNATURE, Algorithm::EccP256),
    ];
    let bay = Bay::pre_personalized(Model::yubikey(1), &keys);
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    session.change_pin(&bay.pin(), &pin("135790")).unwrap();
    session.end().unwrap();
    let told = Arc::new(AtomicUsize::new(0));
    let telling = Arc::clone(&told);
    let (connection, typed) = reader(&bay, &["135790", "135790", "135790"]);
    let mut connection = connection.on_pinpad(move || {
        telling.fetch_add(1, Ordering::Relaxed);
    });
    let mut session = Piv::open_any(&mut connection).unwrap();
    let sign = |session: &mut Piv<'_>, reference| {
        let key = KeyUse::new(reference, KeyAlgorithm::EccP256);
        session
            .sign(&key, None, SignatureScheme::Ecdsa, &Digest::sha256(b"m"))
            .map(drop)
    };
    let signature = KeyReference::Signature;
    assert_eq!(
        sign(&mut session, signature),
        Err(CardError::PinNeeded { key: signature })
    );
    session.take_pin_from_pinpad();
    for (reference, left) in [
        (KeyReference::Authentication, 2),
        (KeyReference::Authentication, 2),
        (signature, 1),
        (signature, 0),
    ] {
        assert_eq!(sign(&mut session, reference), Ok(()));
        assert_eq!(typed.lock().unwrap().len(), left, "{reference}");
    }
    assert_eq!(
        sign(&mut session, signature),
        Err(CardError::Pinpad(PinpadFault::TimedOut))
    );
    assert_eq!(told.load(Ordering::Relaxed), 4);
}

#[test]
fn what_was_typed_does_not_outlive_the_session() {
    let bay = Bay::blank(Model::yubikey(1));
    let (mut connection, _) = reader(&bay, &["123456"]);
    let mut session = Piv::open_any(&mut connection).unwrap();
    session.verify_pin_on_pinpad().unwrap();
    session.end().unwrap();
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.pin_tries_left(), Ok(Some(3)));
}
