//! PIN, PUK and card management key.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use card::{CardError, Feature, ManagementKeyProof, PinFault, Piv};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use support::{Bay, SHORT_ONLY, contents};
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

/// A card with the factory's secrets, and a session in which everything is allowed.
fn opened<'c>(bay: &Bay, connection: &'c mut card::Connection) -> Piv<'c> {
    let mut session = Piv::open_any(connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    session.verify_pin(&bay.pin()).unwrap();
    session
}

#[test]
fn setting_the_tries_sets_pin_and_puk_to_the_factorys() {
    let bay = Bay::pre_personalized(Model::yubikey(1), &[]);
    let mut connection = bay.connection();
    let mut session = opened(&bay, &mut connection);
    bay.commands();
    assert_eq!(session.set_tries(5, 9), Ok(()));
    // Whether the card has the extension was not asked before.
    assert!(bay.commands() <= 3);
    assert_eq!(session.pin_tries_left(), Ok(Some(5)));
    assert_eq!(session.puk_tries_left(), Ok(Some(9)));
    let (pin, puk) = (secret::factory::pin(), secret::factory::puk());
    assert_eq!(session.change_pin(&pin, &self::pin("97531086")), Ok(()));
    assert_eq!(session.change_puk(&puk, &self::puk("86421357")), Ok(()));
    session.end().unwrap();
    let contents = contents(&mut connection);
    for (state, tries) in [(contents.pin, 5), (contents.puk, 9)] {
        assert_eq!(state.is_factory, Some(false));
        assert_eq!((state.tries, state.tries_left), (Some(tries), Some(tries)));
    }
}

#[test]
fn the_tries_are_set_with_management_key_and_pin_only() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let refused = Err(CardError::NotAuthorised {
        instruction: card::Instruction::SetPinRetries,
    });
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.set_tries(5, 5), refused);
    session.verify_pin(&bay.pin()).unwrap();
    assert_eq!(session.set_tries(5, 5), refused);
    session.end().unwrap();
    let mut session = Piv::open_any(&mut connection).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    assert_eq!(session.set_tries(5, 5), refused);
    session.verify_pin(&bay.pin()).unwrap();
    assert_eq!(session.set_tries(5, 5), Ok(()));
    assert_eq!(session.set_tries(6, 6), refused, "the PIN is forgotten");
}

#[test]
fn tries_that_a_card_does_not_offer_are_refused_before_it_sees_them() {
    let not_offered = Err(CardError::NotOffered(Feature::RetryLimits));
    for (model, pin, puk) in [
        (Model::generic(), 5, 5),
        (Model::yubikey(1), 0, 5),
        (Model::yubikey(1), 5, 0),
    ] {
        let bay = Bay::blank(model);
        let mut connection = bay.connection();
        let mut session = opened(&bay, &mut connection);
        assert_eq!(session.set_tries(pin, puk), not_offered);
        assert!(!bay.instructions().contains(&0xFA));
        drop(session);
        let offered = contents(&mut connection).capabilities.sets_tries;
        assert_eq!(offered, model != Model::generic());
    }
}

#[test]
fn a_card_that_knows_no_setting_of_tries_after_all_does_not_offer_it() {
    for status in [[0x6D, 0x00], [0x6A, 0x81]] {
        let bay = Bay::blank(Model::yubikey(1));
        let mut connection = bay.altered(move |command, answer| match command[1] {
            0xFA => status.to_vec(),
            _ => answer,
        });
        let set = opened(&bay, &mut connection).set_tries(5, 5);
        assert_eq!(set, Err(CardError::NotOffered(Feature::RetryLimits)));
    }
}

#[test]
fn the_tries_of_the_puk_are_told_where_metadata_are() {
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.puk_tries_left(), Ok(Some(3)));
    for left in [2, 1, 0] {
        let reset = session.reset_retry_counter(&puk("00000000"), &pin("123456"));
        assert!(matches!(
            reset,
            Err(CardError::WrongPuk { .. } | CardError::PukBlocked)
        ));
        assert_eq!(session.puk_tries_left(), Ok(Some(left)));
    }
    let blocked = session.change_puk(&bay.puk(), &puk("86421357"));
    assert_eq!(blocked, Err(CardError::PukBlocked));
    let generic = Bay::blank(Model::generic());
    let mut connection = generic.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.puk_tries_left(), Ok(None));
}

#[test]
fn a_factorys_secrets_are_recognised_by_what_the_card_tells() {
    let told = |bay: &Bay| {
        let told = contents(&mut bay.connection());
        let references = [told.pin, told.puk].map(|state| state.is_factory);
        (
            [references[0], references[1]],
            told.management_key_is_factory,
        )
    };
    let bay = Bay::blank(Model::yubikey(1));
    assert_eq!(told(&bay), ([Some(true); 2], Some(true)));
    assert!(
        !bay.instructions()
            .iter()
            .any(|one| [0x20, 0x24, 0x2C, 0x87].contains(one)),
        "nothing is tried"
    );
    let mut connection = bay.connection();
    let mut session = opened(&bay, &mut connection);
    session.change_pin(&bay.pin(), &pin("97531086")).unwrap();
    session.end().unwrap();
    assert_eq!(told(&bay), ([Some(false), Some(true)], Some(true)));
    let mut session = Piv::open_any(&mut connection).unwrap();
    session.change_puk(&bay.puk(), &puk("86421357")).unwrap();
    session
        .authenticate_management_key(&bay.management_key(), ManagementKeyProof::ToCard)
        .unwrap();
    let key = ManagementKey::new(ManagementKeyAlgorithm::Aes192, (7..31).collect()).unwrap();
    session.set_management_key(&key).unwrap();
    session.end().unwrap();
    assert_eq!(told(&bay), ([Some(false); 2], Some(false)));
    assert_eq!(told(&Bay::blank(Model::generic())), ([None; 2], None));
}

/// What a run finds after an answer that it did not hear: the new PIN or PUK is tried first, the old one next.
#[test]
fn after_a_lost_answer_the_card_tells_by_a_trial_which_value_holds() {
    for (instruction, p2) in [(0x24, Some(0x80)), (0x2C, None)] {
        let bay = Bay::blank(Model::yubikey(1));
        let mut connection = bay.connection();
        let mut session = Piv::open_any(&mut connection).unwrap();
        bay.bay.pull_after_command(instruction, p2);
        let lost = if p2.is_some() {
            session.change_pin(&bay.pin(), &pin("97531086"))
        } else {
            session.reset_retry_counter(&bay.puk(), &pin("97531086"))
        };
        assert_eq!(lost, Err(CardError::CardRemoved));
        drop(session);
        bay.bay.reinsert().unwrap();
        let mut connection = bay.connection();
        let mut session = Piv::open_any(&mut connection).unwrap();
        assert_eq!(session.pin_tries_left(), Ok(Some(3)));
        assert_eq!(session.verify_pin(&pin("97531086")), Ok(()));
    }
    let bay = Bay::blank(Model::yubikey(1));
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    bay.bay.pull_after_command(0x24, Some(0x81));
    let lost = session.change_puk(&bay.puk(), &puk("86421357"));
    assert_eq!(lost, Err(CardError::CardRemoved));
    drop(session);
    bay.bay.reinsert().unwrap();
    let mut connection = bay.connection();
    let mut session = Piv::open_any(&mut connection).unwrap();
    assert_eq!(session.puk_tries_left(), Ok(Some(3)));
    assert_eq!(
        session.change_puk(&bay.puk(), &puk("86421357")),
        Err(CardError::WrongPuk { tries_left: 2 })
    );
    assert_eq!(session.puk_tries_left(), Ok(Some(2)));
}

#[test]
fn after_a_lost_answer_to_the_tries_the_card_has_the_factorys_pin() {
    let bay = Bay::pre_personalized(Model::yubikey(1), &[]);
    let mut connection = bay.connection();
    let mut session = opened(&bay, &mut connection);
    bay.bay.pull_after_command(0xFA, None);
    assert_eq!(session.set_tries(5, 9), Err(CardError::CardRemoved));
    drop(session);
    bay.bay.reinsert().unwrap();
    let told = contents(&mut bay.connection());
    assert_eq!((told.pin.is_factory, told.pin.tries), (Some(true), Some(5)));
    assert_eq!((told.puk.is_factory, told.puk.tries), (Some(true), Some(9)));
}
