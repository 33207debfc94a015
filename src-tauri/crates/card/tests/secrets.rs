//! PIN, PUK and card management key.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use card::{CardError, Feature, ManagementKeyProof, PinFault, Piv};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use support::{Bay, SHORT_ONLY};
use virtual_card::{ManagementAlgorithm, Model};

fn pin(text: &str) -> Pin {
    Pin::new(text.to_owned())
}

fn puk(text: &str) -> Puk {
    Puk::new(text.to_owned())
}

#[test]
fn a_wrong_pin_tells_the_tries_left_and_then_blocks() {
    for model in [Model::yubikey(1), SHORT_ONLY] {
        let bay = Bay::pre_personalized(model, &[]);
        let mut connection = bay.connection();
        let mut session = Piv::open_any(&mut connection).unwrap();
        let wrong = pin(if bay.pin == "000000" {
            "111111"
        } else {
            "000000"
        });
        assert_eq!(session.pin_tries_left(), Ok(Some(3)));
        assert_eq!(
            session.verify_pin(&wrong),
            Err(CardError::WrongPin { tries_left: 2 })
        );
        assert_eq!(session.verify_pin(&bay.pin()), Ok(()));
        assert_eq!(session.pin_tries_left(), Ok(None));
        assert_eq!(
            session.verify_pin(&wrong),
            Err(CardError::WrongPin { tries_left: 2 })
        );
        assert_eq!(
            session.verify_pin(&wrong),
            Err(CardError::WrongPin { tries_left: 1 })
        );
        assert_eq!(session.verify_pin(&wrong), Err(CardError::PinBlocked));
        assert_eq!(session.verify_pin(&bay.pin()), Err(CardError::PinBlocked));
        assert_eq!(session.pin_tries_left(), Ok(Some(0)));
        assert_eq!(
            session.reset_retry_counter(&bay.puk(), &pin("246810")),
            Ok(())
        );
        assert_eq!(session.verify_pin(&pin("246810")), Ok(()));
    }
}

#[test]
fn what_no_card_takes_is_refused_before_the_card_sees_it() {
    let bay = Bay::pre_personalized(Model::yubikey(1), &[]);
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    bay.commands();
    let short = CardError::PinNotAcceptable(PinFault::TooShort { min: 6 });
    assert_eq!(session.verify_pin(&pin("12345")), Err(short.clone()));
    assert_eq!(
        session.change_pin(&bay.pin(), &pin("12345")),
        Err(short.clone())
    );
    let letters = session.change_pin(&bay.pin(), &pin("secret7"));
    assert_eq!(
        letters,
        Err(CardError::PinNotAcceptable(PinFault::NotDigits))
    );
    assert_eq!(
        session.reset_retry_counter(&puk("1"), &pin("123456")),
        Err(short)
    );
    assert_eq!(bay.commands(), 0);
}

#[test]
fn pin_and_puk_are_changed() {
    for model in [Model::yubikey(1), Model::generic()] {
        let bay = Bay::pre_personalized(model, &[]);
        let mut connection = bay.connection();
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.change_pin(&bay.pin(), &pin("97531086")), Ok(()));
        assert_eq!(session.verify_pin(&pin("97531086")), Ok(()));
        assert_eq!(session.change_puk(&bay.puk(), &puk("86421357")), Ok(()));
        assert_eq!(
            session.change_puk(&bay.puk(), &puk("11112222")),
            Err(CardError::WrongPuk { tries_left: 2 })
        );
        let old_puk = session.reset_retry_counter(&bay.puk(), &pin("123456"));
        assert_eq!(old_puk, Err(CardError::WrongPuk { tries_left: 1 }));
        assert_eq!(
            session.reset_retry_counter(&bay.puk(), &pin("123456")),
            Err(CardError::PukBlocked)
        );
        assert_eq!(
            session.change_pin(&pin("000000"), &pin("123456")),
            Err(CardError::WrongPin { tries_left: 2 })
        );
    }
}

#[test]
fn every_cipher_of_the_management_key_is_spoken() {
    for (on_card, algorithm) in ManagementAlgorithm::ALL
        .into_iter()
        .zip(ManagementKeyAlgorithm::ALL)
    {
        let bay = Bay::produced(Model::yubikey(1), &[], on_card);
        for proof in [ManagementKeyProof::ToCard, ManagementKeyProof::Mutual] {
            let mut connection = bay.connection();
            let mut session = Piv::open_any(&mut connection).unwrap();
            bay.commands();
            assert_eq!(
                session.authenticate_management_key(&bay.management_key(), proof),
                Ok(()),
                "{algorithm:?}"
            );
            assert_eq!(bay.commands(), 2);
            let other = ManagementKey::new(algorithm, (0..).take(algorithm.key_length()).collect())
                .unwrap();
            let refused = session.authenticate_management_key(&other, proof);
            assert_eq!(
                refused,
                Err(CardError::ManagementKeyRefused),
                "{algorithm:?}"
            );
        }
        let other = if algorithm == ManagementKeyAlgorithm::Aes128 {
            ManagementKeyAlgorithm::Aes256
        } else {
            ManagementKeyAlgorithm::Aes128
        };
        let key = ManagementKey::new(other, (0..).take(other.key_length()).collect()).unwrap();
        let mut connection = bay.connection();
        let refused = Piv::open_any(&mut connection)
            .unwrap()
            .authenticate_management_key(&key, ManagementKeyProof::ToCard);
        assert_eq!(
            refused,
            Err(CardError::ManagementKeyAlgorithmRefused { algorithm: other })
        );
    }
}

#[test]
fn a_card_that_only_pretends_to_know_the_management_key_is_found_out() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.altered(|command, mut answer| {
        // The last block of the answer to the second step is the card's proof.
        if command[1] == 0x87 && command.len() > 20 {
            let at = answer.len() - 3;
            answer[at] ^= 1;
        }
        answer
    });
    let mut session = Piv::open_any(&mut connection).unwrap();
    let proof =
        session.authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual);
    assert_eq!(proof, Err(CardError::CardProofWrong));
}

#[test]
fn a_management_key_is_changed_where_the_card_can() {
    let bay = Bay::produced(Model::yubikey(1), &[], ManagementAlgorithm::TripleDes);
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    let new = ManagementKey::new(ManagementKeyAlgorithm::Aes256, (7..39).collect()).unwrap();
    assert!(matches!(
        session.set_management_key(&new),
        Err(CardError::NotAuthorised { .. })
    ));
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    assert_eq!(session.set_management_key(&new), Ok(()));
    session.end().unwrap();
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(
        session.authenticate_management_key(&new, ManagementKeyProof::Mutual),
        Ok(())
    );
    drop(session);
    let generic = Bay::blank(Model::generic());
    let mut connection = generic.connection();
    let refused = Piv::open_any(&mut connection)
        .unwrap()
        .set_management_key(&new);
    assert_eq!(
        refused,
        Err(CardError::NotOffered(Feature::ManagementKeyChange))
    );
}
