//! Exchanges with readers that have a pinpad and such that have none.
//!
//! The answers about features behind `PUBLISHED` are those of real readers as they were published; everything else was
//! composed from `PC/SC Part 10` and recorded on no hardware. What a driver gives back is the card's status alone, with
//! T=0 as with T=1: TPDUs and blocks stay between reader and card.

use std::collections::VecDeque;

use secret::Pin;
use zeroize::Zeroizing;

use crate::{
    CardError, Channel, Connection, Ending, Instruction, Malformed, PinpadFault, Piv, ReaderError,
    pcsc::FEATURE_REQUEST,
};

const PUBLISHED: &str = "0604423300060704423300070a044233000a120442330012";
const VERIFY: u32 = 0x4233_0006;
const MODIFY: u32 = 0x4233_0007;
const VERIFY_STRUCTURE: &str = "3c3c820800080602010904000000000d0000000020008008ffffffffffffffff";
const MODIFY_STRUCTURE: &str = concat!(
    "3c3c820800000808060102020904010200000000150000000024008010",
    "313233343536ffff",
    "ffffffffffffffff"
);

/// A reader that answers recorded control calls, one after the other, and a card that answers SELECT.
struct Replayed {
    controls: VecDeque<(u32, &'static str, Result<&'static str, ReaderError>)>,
}

impl Channel for Replayed {
    fn reader(&self) -> &str {
        "Replayed"
    }

    fn atr(&self) -> &[u8] {
        &[0x3B]
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        Ok(())
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        assert_eq!(command[1], 0xA4, "no PIN goes over the program's own way");
        Ok(Zeroizing::new(vec![0x90, 0x00]))
    }

    fn control(&mut self, code: u32, data: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        let (expected, structure, answer) = self
            .controls
            .pop_front()
            .expect("no further control call is expected");
        assert_eq!((code, hex::encode(data).as_str()), (expected, structure));
        answer.map(|answer| Zeroizing::new(hex::decode(answer).unwrap()))
    }

    fn end(&mut self, _ending: Ending) -> Result<(), ReaderError> {
        Ok(())
    }
}

impl Drop for Replayed {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.controls.is_empty(), "not asked: {:?}", self.controls);
        }
    }
}

fn connection(
    features: Result<&'static str, ReaderError>,
    then: &[(u32, &'static str, Result<&'static str, ReaderError>)],
) -> Connection {
    let mut controls = VecDeque::from([(FEATURE_REQUEST, "", features)]);
    controls.extend(then.iter().cloned());
    Connection::new(Box::new(Replayed { controls }))
}

#[test]
fn the_request_for_features_has_the_systems_number() {
    let number = if cfg!(windows) {
        0x0031_3520
    } else {
        0x4200_0D48
    };
    assert_eq!(FEATURE_REQUEST, number);
}

#[test]
fn a_reader_is_asked_for_its_features_once() {
    let verified = (VERIFY, VERIFY_STRUCTURE, Ok("9000"));
    let mut connection = connection(Ok(PUBLISHED), &[verified.clone(), verified]);
    for _ in 0..3 {
        assert_eq!(connection.pinpad().unwrap().modify, Some(MODIFY));
    }
    for _ in 0..2 {
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.verify_pin_on_pinpad(), Ok(()));
    }
}

#[test]
fn a_reader_without_a_pinpad_is_asked_once_and_never_for_a_pin() {
    for features in [
        // Gemalto PC Twin Reader, published.
        Ok("120442330012"),
        Ok(""),
        Ok("06044233"),
        Ok("060342330006"),
        // It can change a PIN only, which is of no use alone.
        Ok("070442330007"),
        Err(ReaderError::NotTransmitted),
    ] {
        let mut connection = connection(features, &[]);
        let missing = Err(CardError::Pinpad(PinpadFault::Missing));
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.verify_pin_on_pinpad(), missing);
        let current = Pin::new("123456".to_owned());
        assert_eq!(session.change_pin_on_pinpad(&current), missing);
        drop(session);
        assert_eq!(connection.pinpad(), None);
    }
}

#[test]
fn a_session_that_wants_no_pin_asks_the_reader_nothing() {
    let mut connection = Connection::new(Box::new(Replayed {
        controls: VecDeque::new(),
    }));
    Piv::open_any(&mut connection).unwrap().end().unwrap();
}

#[test]
fn a_verification_on_the_pinpad_ends_as_the_reader_or_the_card_says() {
    let malformed = CardError::Malformed {
        instruction: Instruction::Verify,
        fault: Malformed::NoStatus,
    };
    for (answer, result) in [
        (Ok("9000"), Ok(())),
        (Ok("63c2"), Err(CardError::WrongPin { tries_left: 2 })),
        (Ok("63c0"), Err(CardError::PinBlocked)),
        (Ok("6983"), Err(CardError::PinBlocked)),
        (Ok("6400"), Err(CardError::Pinpad(PinpadFault::TimedOut))),
        (Ok("6401"), Err(CardError::Pinpad(PinpadFault::Cancelled))),
        (Ok("6402"), Err(CardError::Pinpad(PinpadFault::Differ))),
        (Ok("6403"), Err(CardError::Pinpad(PinpadFault::WrongLength))),
        (Ok("6b80"), Err(CardError::Pinpad(PinpadFault::NotTaken))),
        (Ok(""), Err(malformed.clone())),
        (Ok("90"), Err(malformed)),
        (Err(ReaderError::CardRemoved), Err(CardError::CardRemoved)),
        (Err(ReaderError::CardReset), Err(CardError::SessionLost)),
        (
            Err(ReaderError::NotTransmitted),
            Err(CardError::Pinpad(PinpadFault::NotTaken)),
        ),
    ] {
        let mut connection = connection(Ok(PUBLISHED), &[(VERIFY, VERIFY_STRUCTURE, answer)]);
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.verify_pin_on_pinpad(), result);
    }
}

#[test]
fn a_change_on_the_pinpad_gives_the_current_pin_and_asks_for_the_new_one() {
    let refused = CardError::NewPinRefused {
        instruction: Instruction::ChangeReferenceData,
        status: crate::Status::IncorrectData,
    };
    for (answer, result) in [
        (Ok("9000"), Ok(())),
        (Ok("63c1"), Err(CardError::WrongPin { tries_left: 1 })),
        (Ok("6983"), Err(CardError::PinBlocked)),
        (Ok("6a80"), Err(refused)),
        (Ok("6402"), Err(CardError::Pinpad(PinpadFault::Differ))),
        (Ok("6403"), Err(CardError::Pinpad(PinpadFault::WrongLength))),
        (Ok("6400"), Err(CardError::Pinpad(PinpadFault::TimedOut))),
        (Ok("6401"), Err(CardError::Pinpad(PinpadFault::Cancelled))),
        (Ok("6b80"), Err(CardError::Pinpad(PinpadFault::NotTaken))),
        (
            Err(ReaderError::NotSupported),
            Err(CardError::Pinpad(PinpadFault::NotTaken)),
        ),
        // The card may have been told before.
        (
            Err(ReaderError::NotTransmitted),
            Err(CardError::Reader(ReaderError::NotTransmitted)),
        ),
    ] {
        let mut connection = connection(Ok(PUBLISHED), &[(MODIFY, MODIFY_STRUCTURE, answer)]);
        let mut session = Piv::open_any(&mut connection).unwrap();
        let current = Pin::new("123456".to_owned());
        assert_eq!(session.change_pin_on_pinpad(&current), result);
    }
}

#[test]
fn a_pinpad_that_only_verifies_is_not_asked_for_a_change() {
    let mut connection = connection(Ok("060442330006"), &[]);
    let mut session = Piv::open_any(&mut connection).unwrap();
    let changed = session.change_pin_on_pinpad(&Pin::new("123456".to_owned()));
    assert_eq!(changed, Err(CardError::Pinpad(PinpadFault::Missing)));
}
