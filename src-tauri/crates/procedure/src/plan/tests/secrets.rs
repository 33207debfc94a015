//! What a run does with PIN, PUK, card management key and tries.

use contents::{CardContents, CardIdentity, Guid, KeyAlgorithm, KeyReference};

use super::roles;
use crate::{
    CardSecret, ContentTable, DraftFault, FactorySecrets, MailerNeeded, Missing, PinDistribution,
    Plan, PlanStep, PukDistribution, SerialRange, StockRecord, TokenProcedure, Tries, WhyNotCard,
    applies_to, check_draft, plan,
    test_cards::{
        blank_stock, certificate, empty_card, fill, pre_personalized, public_key, put, shipped,
    },
};

/// A card as it leaves its factory: it tells so, and takes other tries.
fn new_card() -> CardContents {
    let mut card = empty_card();
    card.pin.is_factory = Some(true);
    card.puk.is_factory = Some(true);
    card.management_key_is_factory = Some(true);
    card.capabilities.sets_tries = true;
    card
}

fn planned(
    procedure: &TokenProcedure,
    card: &CardContents,
    stock: Option<&StockRecord>,
) -> Result<Plan, Vec<Missing>> {
    let mut draft = ContentTable::new(procedure, card, stock).preset();
    fill(procedure, &mut draft);
    plan(procedure, card, stock, &draft, &roles())
}

fn left(secret: CardSecret) -> WhyNotCard {
    WhyNotCard::FactorySecretLeft { secret }
}

#[test]
fn a_card_from_the_box_is_taken_in_its_pin_last() {
    let procedure = shipped("blank-card-taken-in");
    let plan = planned(&procedure, &new_card(), None).unwrap();
    assert!(plan.take_in && plan.chuid && !plan.holder_pin_needed);
    assert!(plan.mailer.is_nothing());
    let steps = plan.steps();
    let tries = Tries { pin: 5, puk: 5 };
    assert_eq!(
        steps[..2],
        [PlanStep::SetTries { tries }, PlanStep::WriteChuid]
    );
    assert_eq!(
        steps[steps.len() - 3..],
        [
            PlanStep::SetPuk {
                distribution: PukDistribution::HostOnly
            },
            PlanStep::ReplaceManagementKey,
            PlanStep::SetPin {
                distribution: PinDistribution::EnterAtRa
            },
        ]
    );
    let mut with_chuid = new_card();
    with_chuid.guid = Some(Guid([7; 16]));
    let plan = planned(&procedure, &with_chuid, None).unwrap();
    assert!(plan.take_in && !plan.chuid);
}

#[test]
fn what_is_not_in_stock_is_taken_in_only_by_its_word_and_with_all_three() {
    let procedure = shipped("blank-card-taken-in");
    let changes: [fn(&mut CardContents); 6] = [
        |card| card.pin.is_factory = Some(false),
        |card| card.puk.is_factory = Some(false),
        |card| card.management_key_is_factory = Some(false),
        |card| card.pin.is_factory = None,
        |card| card.puk.is_factory = None,
        |card| card.management_key_is_factory = None,
    ];
    for change in changes {
        let mut card = new_card();
        change(&mut card);
        assert_eq!(
            applies_to(&procedure, &card, None),
            Err(WhyNotCard::NotFactoryNew)
        );
    }
    let mut another = procedure.clone();
    another.card.take_in = false;
    assert_eq!(
        applies_to(&another, &new_card(), None),
        Err(WhyNotCard::NotInStock)
    );
    let mut ranged = procedure.clone();
    ranged.card.serials.push(SerialRange {
        from: "2000".to_owned(),
        to: "2999".to_owned(),
    });
    let serial = "1234".to_owned();
    assert_eq!(
        applies_to(&ranged, &new_card(), None),
        Err(WhyNotCard::SerialNotInRange { serial })
    );
    let mut nameless = new_card();
    nameless.identity = Some(CardIdentity::Guid(Guid([1; 16])));
    assert_eq!(
        applies_to(&ranged, &nameless, None),
        Err(WhyNotCard::NoSerial)
    );
    nameless.identity = None;
    assert_eq!(
        applies_to(&procedure, &nameless, None),
        Err(WhyNotCard::NoIdentity)
    );
}

/// As a run that was broken off leaves it: in stock by now, and with the factory's management key still.
#[test]
fn a_card_that_was_taken_in_before_goes_on() {
    let procedure = shipped("blank-card-taken-in");
    let mut card = new_card();
    (card.pin.is_factory, card.puk.is_factory) = (Some(false), Some(false));
    let mut stock = blank_stock();
    stock.factory.management_key = true;
    assert!(planned(&procedure, &card, Some(&stock)).unwrap().take_in);
    // By the card's word alone, too, and by the host's alone.
    stock.factory.management_key = false;
    assert!(planned(&procedure, &card, Some(&stock)).unwrap().take_in);
    card.management_key_is_factory = Some(false);
    assert!(!planned(&procedure, &card, Some(&stock)).unwrap().take_in);
    stock.factory.management_key = true;
    assert!(planned(&procedure, &card, Some(&stock)).unwrap().take_in);
}

#[test]
fn a_plan_that_leaves_a_factory_secret_is_refused_by_the_card_s_word_and_by_the_stock() {
    let unchanged = shipped("renewal");
    let (card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    assert!(planned(&unchanged, &card, Some(&stock)).is_ok());
    for secret in CardSecret::ALL {
        let fault = DraftFault::Card(left(secret));
        let (mut told, mut kept) = (card.clone(), stock.clone());
        match secret {
            CardSecret::Pin => {
                told.pin.is_factory = Some(true);
                kept.factory.pin = true;
            }
            CardSecret::Puk => {
                told.puk.is_factory = Some(true);
                kept.factory.puk = true;
            }
            CardSecret::ManagementKey => {
                told.management_key_is_factory = Some(true);
                kept.factory.management_key = true;
            }
        }
        assert_eq!(fault.code(), "factory-secret-left");
        for (card, stock) in [(&told, &stock), (&card, &kept)] {
            let mut draft = ContentTable::new(&unchanged, card, Some(stock)).preset();
            assert!(draft.keys.is_empty(), "no action can be taken");
            draft = ContentTable::new(&unchanged, &self::card(), Some(&self::stock())).preset();
            fill(&unchanged, &mut draft);
            assert_eq!(
                plan(&unchanged, card, Some(stock), &draft, &roles()),
                Err(vec![Missing::Draft(fault.clone())])
            );
            // The host goes by its stock.
            let judged = check_draft(&unchanged, Some(stock), &draft);
            let known = stock.factory != FactorySecrets::default();
            assert_eq!(judged.err(), known.then(|| vec![fault.clone()]));
        }
    }
}

/// A card whose firmware lets tries be set and does not tell them: they are taken as set by the certificates that only a
/// run of the host can have put there.
#[test]
fn a_card_that_does_not_tell_its_tries_has_them_once_the_hosts_certificates_are_on_it() {
    let procedure = shipped("blank-card-taken-in");
    let untold = || {
        let mut card = empty_card();
        card.capabilities.sets_tries = true;
        (card.pin, card.puk) = Default::default();
        card
    };
    let stock = || {
        let mut stock = blank_stock();
        stock.factory = FactorySecrets::default();
        stock
    };
    let judged = |card: &CardContents, stock: &StockRecord| {
        crate::tries::tries_to_set(&procedure, card, Some(stock))
    };
    let asked = Ok(Some(Tries { pin: 5, puk: 5 }));
    let with_keys = Err(WhyNotCard::TriesWithKeys);
    assert_eq!(judged(&untold(), &stock()), asked, "nothing is on it");

    let keys = [5, 6].map(|seed| public_key(KeyAlgorithm::EccP256, seed));
    let [one, other] = keys.each_ref().map(|key| certificate("Anna", key));
    let places = [KeyReference::Authentication, KeyReference::Signature];
    let mut card = untold();
    put(&mut card, places[0], Some(&keys[0]), Some(one.clone()));
    assert_eq!(judged(&card, &stock()), with_keys, "somebody else's");
    let mut spent = stock();
    spent.spent.insert(places[0], [one.fingerprint()].into());
    assert_eq!(judged(&card, &spent), Ok(None), "of a run without receipt");
    let mut live = stock();
    live.live.insert(places[0], one.clone());
    assert_eq!(judged(&card, &live), Ok(None), "of a run that ended");
    let mut elsewhere = stock();
    elsewhere.live.insert(places[1], one);
    assert_eq!(judged(&card, &elsewhere), with_keys, "for another place");

    // One of the host's, and another beside it.
    put(&mut card, places[1], Some(&keys[1]), Some(other));
    assert_eq!(judged(&card, &live), with_keys);

    // A card that tells other tries never had them set.
    let mut told = untold();
    put(
        &mut told,
        places[0],
        Some(&keys[0]),
        live.live.get(&places[0]).cloned(),
    );
    (told.pin.tries, told.puk.tries) = (Some(3), Some(3));
    assert_eq!(judged(&told, &live), with_keys);

    // What production put there came before any run.
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    card.capabilities.sets_tries = true;
    (card.pin, card.puk) = Default::default();
    assert_eq!(judged(&card, &stock), with_keys);
}

#[test]
fn a_management_key_of_the_factory_that_cannot_be_replaced_is_refused_in_the_plan() {
    let procedure = shipped("blank-card-taken-in");
    let mut card = new_card();
    assert!(planned(&procedure, &card, None).is_ok());
    card.capabilities.changes_management_key = false;
    let refused = Err(WhyNotCard::ManagementKeyStays);
    assert_eq!(applies_to(&procedure, &card, None), refused);
    // By what the host keeps, of a card that tells nothing.
    let mut stock = blank_stock();
    (card.pin, card.puk) = Default::default();
    card.management_key_is_factory = None;
    (card.pin.tries, card.puk.tries) = (Some(5), Some(5));
    stock.factory = FactorySecrets {
        management_key: true,
        ..FactorySecrets::default()
    };
    assert_eq!(applies_to(&procedure, &card, Some(&stock)), refused);
    stock.factory = FactorySecrets::default();
    assert_eq!(applies_to(&procedure, &card, Some(&stock)), Ok(()));
}

fn card() -> CardContents {
    pre_personalized(KeyAlgorithm::EccP256).0
}

fn stock() -> StockRecord {
    pre_personalized(KeyAlgorithm::EccP256).1
}

#[test]
fn what_a_procedure_sets_it_does_not_leave() {
    let procedure = shipped("letter-card");
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    (card.pin.is_factory, card.puk.is_factory) = (Some(true), Some(true));
    assert_eq!(applies_to(&procedure, &card, Some(&stock)), Ok(()));
    card.management_key_is_factory = Some(true);
    assert_eq!(
        applies_to(&procedure, &card, Some(&stock)),
        Err(left(CardSecret::ManagementKey))
    );
    let employee = shipped("employee-card");
    assert_eq!(
        applies_to(&employee, &card, Some(&stock)),
        Err(left(CardSecret::Puk)),
        "the first of several"
    );
    // What a record of another card says is nothing to this one.
    let (card, mut other) = pre_personalized(KeyAlgorithm::EccP256);
    other.identity = CardIdentity::Serial("9".to_owned());
    other.factory = FactorySecrets::ALL;
    assert_eq!(
        applies_to(&employee, &card, Some(&other)),
        Err(WhyNotCard::NotInStock)
    );
}

#[test]
fn tries_are_set_before_any_key_and_once() {
    let procedure = shipped("blank-card-taken-in");
    let stock = blank_stock();
    let tries =
        |card: &CardContents| planned(&procedure, card, Some(&stock)).map(|plan| plan.tries);
    let asked = Some(Tries { pin: 5, puk: 5 });
    assert_eq!(tries(&new_card()), Ok(asked));

    let mut without = new_card();
    without.capabilities.sets_tries = false;
    let refused = |why| {
        Err(vec![
            Missing::Draft(DraftFault::NothingChosen),
            card_fault(why),
        ])
    };
    assert_eq!(tries(&without), refused(WhyNotCard::TriesNotOffered));

    // A key, and a certificate without one that the card tells of.
    let key = public_key(KeyAlgorithm::EccP256, 5);
    let reference = KeyReference::CardAuthentication;
    let mut with_key = new_card();
    put(&mut with_key, reference, Some(&key), None);
    assert_eq!(tries(&with_key), refused(WhyNotCard::TriesWithKeys));
    let mut with_certificate = new_card();
    put(
        &mut with_certificate,
        reference,
        None,
        Some(certificate("Anna", &key)),
    );
    assert_eq!(tries(&with_certificate), refused(WhyNotCard::TriesWithKeys));

    // A run that set them and was broken off.
    for card in [&mut with_key, &mut without] {
        (card.pin.tries, card.puk.tries) = (Some(5), Some(5));
        assert_eq!(tries(card), Ok(None));
    }
    // One of the two is not both.
    with_key.puk.tries = Some(3);
    assert_eq!(tries(&with_key), refused(WhyNotCard::TriesWithKeys));
    // The host has no card before it.
    let mut draft = ContentTable::new(&procedure, &new_card(), Some(&stock)).preset();
    fill(&procedure, &mut draft);
    assert!(check_draft(&procedure, Some(&stock), &draft).is_ok());
}

fn card_fault(why: WhyNotCard) -> Missing {
    Missing::Draft(DraftFault::Card(why))
}

#[test]
fn a_plan_says_what_is_asked_of_the_officer_and_what_is_set() {
    let (card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let plan = |id| planned(&shipped(id), &card, Some(&stock)).unwrap();
    let letter = plan("letter-card");
    assert_eq!(letter.puk, Some(PukDistribution::Letter));
    assert_eq!(
        letter.mailer,
        MailerNeeded {
            address: false,
            letter_for_pin: true,
            letter_for_puk: true
        }
    );
    assert!(
        letter.dropped.is_empty(),
        "the lines of the address are no dropped fields"
    );
    let mail = plan("mail-card");
    assert_eq!(mail.puk, Some(PukDistribution::HostOnly));
    assert!(mail.mailer.address && !mail.mailer.letter());
    assert!(mail.dropped.is_empty());
    let steps = mail.steps();
    assert!(matches!(
        steps[steps.len() - 2..],
        [PlanStep::SetPuk { .. }, PlanStep::SetPin { .. }]
    ));
    let renewal = plan("renewal");
    assert_eq!((renewal.puk, renewal.tries), (None, None));
    assert!(!renewal.take_in && !renewal.chuid && renewal.mailer.is_nothing());
    let sets = |step: &PlanStep| matches!(step, PlanStep::SetPin { .. } | PlanStep::SetPuk { .. });
    assert!(!renewal.steps().iter().any(sets));
}

#[test]
fn a_record_of_a_card_that_is_taken_in_is_what_the_card_tells() {
    let procedure = shipped("blank-card-taken-in");
    let card = new_card();
    let record = StockRecord::factory_new(card.identity.clone().unwrap());
    let mut draft = ContentTable::new(&procedure, &card, None).preset();
    fill(&procedure, &mut draft);
    assert!(check_draft(&procedure, Some(&record), &draft).is_ok());
    let blank = shipped("blank-card");
    let mut draft = ContentTable::new(&blank, &empty_card(), Some(&blank_stock())).preset();
    fill(&blank, &mut draft);
    assert_eq!(
        check_draft(&blank, Some(&record), &draft),
        Err(vec![DraftFault::Card(left(CardSecret::Puk))])
    );
}
