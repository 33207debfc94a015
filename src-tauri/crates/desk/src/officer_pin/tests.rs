use std::sync::atomic::{AtomicU8, Ordering};

use card::{CardError, PinpadFault};
use secret::Pin;

use super::OfficerPin;
use crate::prompts::{
    Declined, OnTheReaderPrompt, Prompts, SignaturePinPrompt, SignaturePurpose, TypedOnTheReader,
};

#[derive(Default)]
struct Officer {
    /// What is answered at the desk.
    pin: Option<&'static str>,
    has_it: bool,
    at_the_reader: bool,
    asked: AtomicU8,
}

impl Prompts for Officer {
    fn signature_pin(&self, _: &SignaturePinPrompt) -> Result<Pin, Declined> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.pin.map(|pin| Pin::new(pin.to_owned())).ok_or(Declined)
    }

    fn has_signature_pin(&self) -> bool {
        self.has_it
    }

    fn on_the_reader(
        &self,
        ask: &OnTheReaderPrompt,
        typing: &mut dyn FnMut(),
    ) -> Result<(), Declined> {
        assert_eq!(ask.what, TypedOnTheReader::SignaturePin);
        if !self.at_the_reader {
            return Err(Declined);
        }
        typing();
        Ok(())
    }
}

fn ask() -> SignaturePinPrompt {
    SignaturePinPrompt {
        purpose: SignaturePurpose::Submit,
        reader: "reader".to_owned(),
        tries_left: None,
    }
}

/// What a card is shown: a PIN, or that it comes from the reader, which answers so.
fn sign(
    officer: &Officer,
    pin: &OfficerPin,
    reader: Result<(), CardError>,
) -> Result<&'static str, CardError> {
    pin.shown(officer, |pin| match pin {
        // Exposed to be compared.
        Some(pin) if pin.expose() == "135792" => Ok("typed"),
        Some(_) => Err(CardError::WrongPin { tries_left: 2 }),
        None => reader.clone().map(|()| "on the reader"),
    })
}

const fn at_the_reader() -> Officer {
    Officer {
        pin: Some("135792"),
        has_it: false,
        at_the_reader: true,
        asked: AtomicU8::new(0),
    }
}

#[test]
fn nobody_is_asked_here_where_the_reader_has_keys() {
    let officer = at_the_reader();
    let pin = OfficerPin::asked(&officer, ask(), true).unwrap();
    assert!(pin.is_on_the_reader());
    for _ in 0..2 {
        assert_eq!(sign(&officer, &pin, Ok(())), Ok("on the reader"));
    }
    assert_eq!(officer.asked.into_inner(), 0);
}

#[test]
fn a_pin_that_is_known_is_not_typed_on_the_reader() {
    let officer = Officer {
        has_it: true,
        ..at_the_reader()
    };
    let pin = OfficerPin::asked(&officer, ask(), true).unwrap();
    assert!(!pin.is_on_the_reader());
    assert_eq!(sign(&officer, &pin, Ok(())), Ok("typed"));
    let other = at_the_reader();
    let pin = OfficerPin::asked(&other, ask(), false).unwrap();
    assert_eq!(sign(&other, &pin, Ok(())), Ok("typed"), "no pinpad");
}

#[test]
fn a_reader_that_does_not_let_its_keys_be_used_has_it_asked_for_once() {
    for fault in [PinpadFault::Missing, PinpadFault::NotTaken] {
        let officer = at_the_reader();
        let pin = OfficerPin::asked(&officer, ask(), true).unwrap();
        let refused = || Err(CardError::Pinpad(fault));
        for _ in 0..2 {
            assert_eq!(sign(&officer, &pin, refused()), Ok("typed"));
        }
        assert_eq!(officer.asked.into_inner(), 1);
        let officer = Officer {
            pin: None,
            ..at_the_reader()
        };
        let pin = OfficerPin::asked(&officer, ask(), true).unwrap();
        let signed = sign(&officer, &pin, refused());
        assert_eq!(signed, Err(CardError::Pinpad(fault)), "nobody gave one");
    }
}

#[test]
fn what_was_not_typed_is_told_and_not_asked_for_here() {
    for fault in [
        PinpadFault::TimedOut,
        PinpadFault::Cancelled,
        PinpadFault::WrongLength,
    ] {
        let officer = at_the_reader();
        let pin = OfficerPin::asked(&officer, ask(), true).unwrap();
        let signed = sign(&officer, &pin, Err(CardError::Pinpad(fault)));
        assert_eq!(signed, Err(CardError::Pinpad(fault)));
        assert_eq!(officer.asked.into_inner(), 0);
    }
    let nobody = Officer {
        at_the_reader: false,
        ..at_the_reader()
    };
    let pin = OfficerPin::asked(&nobody, ask(), true).unwrap();
    let signed = sign(&nobody, &pin, Ok(()));
    assert_eq!(signed, Err(CardError::Pinpad(PinpadFault::Cancelled)));
}
