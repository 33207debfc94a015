//! PINs, PUKs and card management keys: what a grant brings, what a receipt settles, what is refused before anything.

use contents::{CardIdentity, Guid, KeyAlgorithm};
use jiff::SignedDuration;
use procedure::{Action, CardSecret, Draft, KeyChoice, Role};
use protocol::{
    CardRecord, Fulfilment, HostPin, HostPuk, LetterId, OpenRequest, OrderState, PinMailer,
    PinMailerFault, PinOutcome, Receipt, Refusal, TakeIn, TakeInFault,
};
use secret::ManagementKeyAlgorithm;
use serde_json::json;

use crate::support::{
    Card, Desk, MANAGEMENT_KEY, Run, THREE_P256, TRANSPORT_PIN, World, draft, post_json,
    production_file, redo_three, run_keys,
};

const PUK: &str = "87654321";
const FACTORY_KEY: &str = "010203040506070801020304050607080102030405060708";

const DIGITS: &str = "[puk-procedure]\ndistribution = \"host-only\"
policy = { length = 8, characters = \"digits\" }\n\n[pin-procedure]";
const LETTERS: &str = "[puk-procedure]\ndistribution = \"show-at-ra\"
policy = { length = 8, characters = \"unambiguous\" }\n\n[pin-procedure]";

/// A world whose employee cards get a PUK.
async fn with_puk() -> (World, Desk, Card) {
    let world = World::new().await;
    world
        .changed_procedure("employee-card.toml", &[("[pin-procedure]", DIGITS)])
        .await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    (world, desk, card)
}

async fn opened(desk: &Desk, card: &Card) -> Run {
    desk.open(card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap()
}

fn puks(run: &Run) -> Vec<&str> {
    run.secrets.puks.iter().map(|puk| puk.expose()).collect()
}

fn new_puk(run: &Run) -> String {
    run.secrets.new.puk.as_ref().unwrap().expose().to_owned()
}

async fn refused_receipt(
    desk: &Desk,
    run: &Run,
    fulfilment: &Fulfilment,
    change: impl FnOnce(&mut Receipt),
) -> Refusal {
    let mut receipt = run.receipt(fulfilment, PinOutcome::System);
    change(&mut receipt);
    let signed = run.order_key.sign_receipt(&receipt).unwrap();
    desk.send_receipt(run.request.order, &signed)
        .await
        .unwrap_err()
}

async fn record(desk: &Desk, card: &Card) -> CardRecord {
    let url = format!("{}/v1/cards/record", desk.base);
    let answer = post_json(&desk.client, url, &card.identity()).await;
    serde_json::from_slice(&answer.unwrap()).unwrap()
}

#[tokio::test]
async fn a_puk_is_pending_until_its_receipt_and_goes_out_again_after_a_lost_one() {
    let (world, desk, card) = with_puk().await;
    let first = opened(&desk, &card).await;
    let set = new_puk(&first);
    assert_eq!(puks(&first), [PUK]);
    assert!(set.len() == 8 && set.bytes().all(|byte| byte.is_ascii_digit()));
    let told = async || record(&desk, &card).await.stock.unwrap().puk;
    assert_eq!(
        told().await,
        HostPuk::Held,
        "no run sets it before its fulfilment"
    );
    desk.submit(&first.order(&card)).await.unwrap();
    assert_eq!(told().await, HostPuk::InDoubt);
    // No receipt came: the card has either, and one more would make three.
    let second = opened(&desk, &card).await;
    assert_eq!(puks(&second), [set.as_str(), PUK]);
    assert_eq!(new_puk(&second), set);
    // It went out with an order that came to nothing: the one before may have set it all the same.
    desk.abandon(second.request.order).await.unwrap();
    let second = opened(&desk, &card).await;
    assert_eq!(puks(&second), [set.as_str(), PUK]);
    assert_eq!(new_puk(&second), set);
    let fulfilment = desk.submit(&second.order(&card)).await.unwrap();
    desk.receipt(&second, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM pending_secrets").await, 0);
    assert_eq!(record(&desk, &card).await.stock.unwrap().puk, HostPuk::Held);
    let third = opened(&desk, &card).await;
    assert_eq!(puks(&third), [set.as_str()], "promoted");
    assert_ne!(new_puk(&third), set);
}

#[tokio::test]
async fn a_puk_of_an_order_that_was_given_up_or_ended_is_kept_and_one_of_other_rules_is_not_set_again()
 {
    let (world, desk, card) = with_puk().await;
    let first = opened(&desk, &card).await;
    let digits = new_puk(&first);
    desk.abandon(first.request.order).await.unwrap();
    let second = opened(&desk, &card).await;
    assert_eq!(new_puk(&second), digits);
    assert_eq!(puks(&second), [PUK], "the card cannot have it");
    world.clock.forward(SignedDuration::from_mins(20));
    assert_eq!(
        desk.orders(false).await.orders[0].state,
        OrderState::Expired
    );
    let letters = [("[pin-procedure]", LETTERS)];
    world
        .changed_procedure("employee-card.toml", &letters)
        .await;
    let mut request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    let keys = run_keys();
    request.transport_key = keys.0.public_key().clone();
    request.order_key = keys.1.public_key().clone();
    // The host's clock was moved.
    request.made_at += SignedDuration::from_mins(20);
    let third = desk.open_with(request, keys).await.unwrap();
    assert_eq!(puks(&third), [PUK]);
    let new = new_puk(&third);
    assert!(
        new != digits && new.bytes().any(|byte| byte.is_ascii_uppercase()),
        "{new}"
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM pending_secrets").await, 2);
}

type Lie = fn(&mut Receipt);

#[tokio::test]
async fn a_receipt_that_lies_about_secrets_is_refused_and_settles_nothing() {
    let (world, desk, card) = with_puk().await;
    let run = opened(&desk, &card).await;
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let lies: [(&str, Lie); 4] = [
        ("puk", |receipt| receipt.puk_set = false),
        ("management-key", |receipt| {
            receipt.management_key_set = true;
        }),
        // It is shown, never typed, and always set.
        ("pin", |receipt| receipt.pin = PinOutcome::Entered),
        ("pin", |receipt| receipt.pin = PinOutcome::Unchanged),
    ];
    for (what, lie) in lies {
        let refused = refused_receipt(&desk, &run, &fulfilment, lie).await;
        assert!(
            matches!(&refused, Refusal::ReceiptRefused { what: told } if told == what),
            "{what}: {refused:?}"
        );
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM pending_secrets").await, 1);
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 2);
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 0);
    let told = "SELECT COUNT(*) FROM audit WHERE event = 'order-completed' AND details LIKE '%\"pin-shown\":true%'
         AND details LIKE '%\"puk\":\"host-only\"%'";
    assert_eq!(world.count(told).await, 1);
}

#[tokio::test]
async fn a_puk_that_no_run_set_is_not_told_as_set() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = opened(&desk, &card).await;
    assert!(run.secrets.puks.is_empty() && run.secrets.new.puk.is_none());
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let refused = refused_receipt(&desk, &run, &fulfilment, |receipt| receipt.puk_set = true).await;
    assert!(matches!(refused, Refusal::ReceiptRefused { what } if what == "puk"));
}

#[tokio::test]
async fn a_pin_that_stays_is_neither_made_nor_forgotten() {
    let world = World::new().await;
    world
        .changed_procedure(
            "employee-card.toml",
            &[(
                "distribution = \"show-at-ra\"",
                "distribution = \"unchanged\"",
            )],
        )
        .await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = opened(&desk, &card).await;
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    assert!(fulfilment.pin.is_none());
    for pin in [PinOutcome::System, PinOutcome::Entered] {
        let refused = refused_receipt(&desk, &run, &fulfilment, |receipt| receipt.pin = pin).await;
        assert!(matches!(refused, Refusal::ReceiptRefused { what } if what == "pin"));
    }
    desk.receipt(&run, &fulfilment, PinOutcome::Unchanged)
        .await
        .unwrap();
    assert_eq!(
        record(&desk, &card).await.stock.unwrap().pin,
        HostPin::Production
    );
    let again = opened(&desk, &card).await;
    assert_eq!(again.secrets.pins[0].expose(), TRANSPORT_PIN);
}

#[tokio::test]
async fn an_order_says_where_pin_and_puk_go_as_its_open_request_did() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = letter(&desk, &card, "A-1").await.unwrap();
    let good = run.order(&card);
    let mut other = good.clone();
    other.pin_mailer = mailer_to_letter("A-2");
    let mut none = good.clone();
    none.pin_mailer = None;
    let mut taken_in = good.clone();
    taken_in.take_in = Some(take_in(None));
    for (what, order) in [
        ("pin-mailer", other),
        ("pin-mailer", none),
        ("take-in", taken_in),
    ] {
        let what = what.to_owned();
        let refused = Refusal::DiffersFromOpenRequest { what };
        assert_eq!(desk.submit(&order).await.err(), Some(refused));
    }
    let fulfilment = desk.submit(&good).await.unwrap();
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    let ready =
        "SELECT COUNT(*) FROM letters WHERE state = 'ready' AND has_pin = 1 AND has_puk = 1";
    assert_eq!(world.count(ready).await, 1);
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 0);
}

fn mailer_to_letter(id: &str) -> Option<PinMailer> {
    let letter = Some(id.parse::<LetterId>().unwrap());
    let address = None;
    Some(PinMailer { address, letter })
}

fn with_address(keys: &[(&str, &str)]) -> Draft {
    let mut draft = redo_three("Anna Berg");
    for (name, value) in keys {
        draft
            .fields
            .insert(name.parse().unwrap(), (*value).to_owned());
    }
    draft
}

const STREET: [(&str, &str); 3] = [
    ("street", "Storgatan 1"),
    ("postal_code", "111 22"),
    ("city", "Stockholm"),
];

async fn open_with_mailer(
    desk: &Desk,
    card: &Card,
    (procedure, draft): (&str, Draft),
    mailer: Option<PinMailer>,
) -> Result<Run, Refusal> {
    let keys = run_keys();
    let request = desk.request(card, procedure, draft, &keys).await;
    let request = OpenRequest {
        pin_mailer: mailer,
        ..request
    };
    desk.open_with(request, keys).await
}

async fn letter(desk: &Desk, card: &Card, id: &str) -> Result<Run, Refusal> {
    let what = ("letter-card", with_address(&STREET));
    open_with_mailer(desk, card, what, mailer_to_letter(id)).await
}

fn mailer_fault(refused: Result<Run, Refusal>) -> PinMailerFault {
    match refused.err() {
        Some(Refusal::PinMailer { why }) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_letter_id_is_one_orders_until_that_comes_to_nothing() {
    let world = World::new().await;
    let desk = world.desk().await;
    let (one, two) = (
        world.stocked("1", &THREE_P256).await,
        world.stocked("2", &THREE_P256).await,
    );
    // Both at once: one has it.
    let (left, right) = tokio::join!(letter(&desk, &one, "A-1"), letter(&desk, &two, "A-1"));
    assert!(left.is_ok() != right.is_ok());
    let used = PinMailerFault::LetterIdUsed {
        id: "A-1".parse().unwrap(),
        next: None,
    };
    let (run, free) = match (left, right) {
        (Ok(run), refused) => {
            assert_eq!(mailer_fault(refused), used);
            (run, &two)
        }
        (refused, Ok(run)) => {
            assert_eq!(mailer_fault(refused), used);
            (run, &one)
        }
        _ => unreachable!(),
    };
    assert_eq!(world.count("SELECT COUNT(*) FROM orders").await, 1);
    assert_eq!(
        world.count("SELECT COUNT(*) FROM pending_secrets").await,
        1,
        "nothing of the refused one"
    );
    // Given up or superseded: it is free again.
    desk.abandon(run.request.order).await.unwrap();
    let next = letter(&desk, free, "A-1").await.unwrap();
    desk.submit(&next.order(free)).await.unwrap();
    let next = letter(&desk, free, "A-1").await.unwrap();
    let fulfilment = desk.submit(&next.order(free)).await.unwrap();
    desk.receipt(&next, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(mailer_fault(letter(&desk, free, "A-1").await), used);
}

#[tokio::test]
async fn what_is_said_of_where_pin_and_puk_go_fits_the_procedure() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let paper = || ("letter-card", with_address(&STREET));
    let mail = || {
        (
            "mail-card",
            with_address(&[("delivery_email", "RA@example.org")]),
        )
    };
    let to = |address: &str| {
        let (address, letter) = (Some(address.to_owned()), None);
        Some(PinMailer { address, letter })
    };
    let cases = [
        (paper(), None, PinMailerFault::NoLetterId {}),
        (mail(), None, PinMailerFault::NoAddress {}),
        (mail(), to("anna"), PinMailerFault::NotAnAddress {}),
        (
            mail(),
            to("ra@example.org"),
            PinMailerFault::WhereTheCardGoes {
                field: "delivery_email".parse().unwrap(),
            },
        ),
        (
            mail(),
            to("anna@example.org"),
            PinMailerFault::MailNotSetUp {},
        ),
        (
            ("employee-card", redo_three("Anna Berg")),
            mailer_to_letter("A-1"),
            PinMailerFault::NotAskedFor {},
        ),
    ];
    for (what, mailer, fault) in cases {
        let refused = open_with_mailer(&desk, &card, what, mailer).await;
        assert_eq!(mailer_fault(refused), fault);
    }
    for table in [
        "SELECT COUNT(*) FROM orders",
        "SELECT COUNT(*) FROM pending_secrets",
        "SELECT COUNT(*) FROM letter_ids",
    ] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
}

fn take_in(chuid: Option<Guid>) -> TakeIn {
    TakeIn {
        management_key: ManagementKeyAlgorithm::Aes192,
        chuid,
    }
}

fn guid(byte: u8) -> Guid {
    hex::encode([byte; 16]).parse().unwrap()
}

/// A card from its factory, on which the keys are generated.
fn from_the_box(world: &World, serial: &str) -> Card {
    Card::produced(serial, &THREE_P256, &world.production)
}

fn generated() -> Draft {
    let mut draft = draft(&[("9a", Action::Add), ("9c", Action::Add)], "Anna Berg");
    for choice in draft.keys.values_mut() {
        *choice = KeyChoice {
            algorithm: Some(KeyAlgorithm::EccP256),
            ..*choice
        };
    }
    draft
}

async fn open_new(
    desk: &Desk,
    card: &Card,
    procedure: &str,
    take_in: Option<TakeIn>,
) -> Result<Run, Refusal> {
    let keys = run_keys();
    let request = desk.request(card, procedure, generated(), &keys).await;
    desk.open_with(OpenRequest { take_in, ..request }, keys)
        .await
}

fn management_keys(run: &Run) -> Vec<String> {
    let keys = run.secrets.management_keys.iter();
    keys.map(|key| hex::encode(key.expose())).collect()
}

fn new_key(run: &Run) -> String {
    hex::encode(run.secrets.new.management_key.as_ref().unwrap().expose())
}

#[tokio::test]
async fn a_card_from_the_box_is_taken_in_and_gets_secrets_of_its_own() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = from_the_box(&world, "7");
    let name = "blank-card-taken-in";
    let first = open_new(&desk, &card, name, Some(take_in(Some(guid(7)))))
        .await
        .unwrap();
    assert_eq!(first.secrets.pins[0].expose(), "123456");
    assert_eq!(puks(&first), ["12345678"]);
    assert_eq!(management_keys(&first), [FACTORY_KEY]);
    let (pin, puk, key) = (
        first.secrets.new.pin.as_ref().unwrap().expose(),
        new_puk(&first),
        new_key(&first),
    );
    assert!(pin != "123456" && puk != "12345678" && key != FACTORY_KEY);
    let stock = record(&desk, &card).await.stock.unwrap();
    assert_eq!(stock.producer, format!("taken in by {}", desk.officer.name));
    assert_eq!((stock.guid, stock.puk), (Some(guid(7)), HostPuk::InDoubt));
    let told = desk.stock(&card.identity()).await.card.unwrap();
    assert!(told.factory.pin && told.factory.puk && told.factory.management_key);
    assert!(told.pin_held);

    // Lost: what the card may have comes first, and is set again.
    desk.submit(&first.order(&card)).await.unwrap();
    let second = open_new(&desk, &card, name, Some(take_in(None)))
        .await
        .unwrap();
    let pins: Vec<_> = second.secrets.pins.iter().map(|pin| pin.expose()).collect();
    assert_eq!((pins.len(), pins[1], pins[2]), (3, pin, "123456"));
    assert_eq!(puks(&second), [puk.as_str(), "12345678"]);
    assert_eq!(management_keys(&second), [key.as_str(), FACTORY_KEY]);
    assert_eq!(
        (new_puk(&second), new_key(&second)),
        (puk.clone(), key.clone())
    );
    assert_eq!(second.secrets.new.pin.as_ref().unwrap().expose(), pin);

    let fulfilment = desk.submit(&second.order(&card)).await.unwrap();
    desk.receipt(&second, &fulfilment, PinOutcome::Entered)
        .await
        .unwrap();
    let told = desk.stock(&card.identity()).await.card.unwrap();
    assert!(told.factory.is_none() && !told.pin_held);
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM cards WHERE taken_in_by IS NOT NULL")
            .await,
        1
    );
    let again = open_new(&desk, &card, name, Some(take_in(None))).await;
    let in_stock = Refusal::TakeIn {
        why: TakeInFault::InStock,
    };
    assert_eq!(again.err(), Some(in_stock));
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn what_a_run_sets_in_its_first_moments_may_be_on_the_card_from_the_grant_on() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = from_the_box(&world, "7");
    let name = "blank-card-taken-in";
    let first = open_new(&desk, &card, name, Some(take_in(None)))
        .await
        .unwrap();
    desk.abandon(first.request.order).await.unwrap();
    let second = open_new(&desk, &card, name, Some(take_in(None)))
        .await
        .unwrap();
    // The PUK goes with the tries; the management key is set after the fulfilment, which never was.
    let puk = new_puk(&first);
    assert_eq!(puks(&second), [puk.as_str(), "12345678"]);
    assert_eq!(management_keys(&second), [FACTORY_KEY]);
    assert_eq!((new_puk(&second), new_key(&second)), (puk, new_key(&first)));
}

#[tokio::test]
async fn a_desk_gives_a_card_in_stock_no_other_name() {
    let world = World::new().await;
    let desk = world.desk().await;
    let name = "blank-card-taken-in";
    let guid_of = async |card: &Card| record(&desk, card).await.stock.unwrap().guid;
    let mut file = production_file(&[&from_the_box(&world, "7")], &world.production);
    let recorded = &mut file["cards"][0];
    recorded["guid"] = json!(guid(7).to_string());
    recorded["management_key"] = json!({ "algorithm": "aes192", "key": FACTORY_KEY });
    recorded["keys"] = json!([]);
    let file = file.to_string();
    let import = world
        .host
        .import_cards(host::Actor::Console, file.as_bytes());
    import.await.unwrap();
    let card = from_the_box(&world, "7");
    // Production recorded another one: the card was reset, or is another one.
    let refused = open_new(&desk, &card, name, Some(take_in(Some(guid(8))))).await;
    let why = TakeInFault::InStock;
    assert_eq!(refused.err(), Some(Refusal::TakeIn { why }));
    assert_eq!(guid_of(&card).await, Some(guid(7)));
    // Called by its GUID it has one, and gets no other.
    let keys = run_keys();
    let request = desk.request(&card, name, generated(), &keys).await;
    let request = OpenRequest {
        card: CardIdentity::Guid(guid(7)),
        take_in: Some(take_in(Some(guid(8)))),
        ..request
    };
    let refused = desk.open_with(request, keys).await;
    let why = TakeInFault::NoIdentity;
    assert_eq!(refused.err(), Some(Refusal::TakeIn { why }));
    let none = open_new(&desk, &card, name, Some(take_in(None))).await;
    none.unwrap();

    // What a run was to write and may not have written, the next one may write anew.
    let card = from_the_box(&world, "9");
    for byte in [9, 10] {
        let opened = open_new(&desk, &card, name, Some(take_in(Some(guid(byte))))).await;
        opened.unwrap();
        assert_eq!(guid_of(&card).await, Some(guid(byte)));
    }
}

#[tokio::test]
async fn a_card_that_is_not_taken_in_leaves_nothing_behind() {
    let world = World::new().await;
    let desk = world.desk().await;
    let other = from_the_box(&world, "8");
    let name = "blank-card-taken-in";
    open_new(&desk, &other, name, Some(take_in(Some(guid(8)))))
        .await
        .unwrap();
    let card = from_the_box(&world, "7");
    let of = |why| Refusal::TakeIn { why };
    let refused = open_new(&desk, &card, "blank-card", Some(take_in(None))).await;
    assert_eq!(refused.err(), Some(of(TakeInFault::NotAllowed)));
    let refused = open_new(&desk, &card, name, Some(take_in(Some(guid(8))))).await;
    assert_eq!(refused.err(), Some(of(TakeInFault::GuidTaken)));
    assert_eq!(
        open_new(&desk, &card, name, None).await.err(),
        Some(Refusal::UnknownCard)
    );
    let keys = run_keys();
    let request = desk.request(&card, name, generated(), &keys).await;
    for card in [
        CardIdentity::AttestationKey("0".repeat(64)),
        CardIdentity::Guid(guid(9)),
    ] {
        let request = OpenRequest {
            card,
            take_in: Some(take_in(Some(guid(7)))),
            ..request.clone()
        };
        let answer = desk.post_cms("/v1/open", desk.signed(&request)).await;
        assert_eq!(answer.err(), Some(of(TakeInFault::NoIdentity)));
    }
    let aes128 = TakeIn {
        management_key: ManagementKeyAlgorithm::Aes128,
        chuid: None,
    };
    let refused = open_new(&desk, &card, name, Some(aes128)).await;
    assert!(matches!(refused.err(), Some(Refusal::Malformed { .. })));
    // What comes last is refused in the midst of everything: a draft that is no good.
    let request = OpenRequest {
        take_in: Some(take_in(None)),
        draft: draft(&[("9a", Action::Issue)], "Anna Berg"),
        ..request
    };
    let answer = desk.post_cms("/v1/open", desk.signed(&request)).await;
    assert!(matches!(answer.err(), Some(Refusal::DraftRefused { .. })));
    assert_eq!(world.count("SELECT COUNT(*) FROM cards").await, 1);
    assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 2);
}

#[tokio::test]
async fn a_plan_that_would_leave_a_factory_secret_is_refused() {
    let world = World::new().await;
    let unchanged = (
        "distribution = \"show-at-ra\"",
        "distribution = \"unchanged\"",
    );
    world
        .changed_procedure("employee-card.toml", &[unchanged])
        .await;
    let desk = world.desk().await;
    let cases = [
        ("1", CardSecret::Pin, json!({ "transport_pin": "123456" })),
        ("2", CardSecret::Puk, json!({ "puk": "12345678" })),
        (
            "3",
            CardSecret::ManagementKey,
            json!({ "management_key": { "algorithm": "3des", "key": FACTORY_KEY } }),
        ),
    ];
    for (serial, secret, change) in cases {
        let card = Card::produced(serial, &THREE_P256, &world.production);
        let mut file = production_file(&[&card], &world.production);
        for (name, value) in change.as_object().unwrap() {
            file["cards"][0][name] = value.clone();
        }
        let import = file.to_string();
        let import = world
            .host
            .import_cards(host::Actor::Console, import.as_bytes());
        import.await.unwrap();
        assert!(
            desk.stock(&card.identity())
                .await
                .card
                .unwrap()
                .factory
                .has(secret)
        );
        let refused = desk
            .open(&card, "employee-card", redo_three("Anna Berg"))
            .await;
        assert_eq!(refused.err(), Some(Refusal::FactorySecretLeft { secret }));
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM orders").await, 0);
}

#[tokio::test]
async fn two_processes_take_the_same_card_in_once_and_set_the_same_secrets() {
    let world = World::new().await;
    let card = from_the_box(&world, "7");
    let (_host, second) = world.second().await;
    let mut desks = Vec::new();
    for (name, running) in [("Olivia", &world.running), ("Oscar", &second)] {
        let officer = world.officer(name, &[Role::IssueCertificate]).await;
        desks.push(Desk::sign_in(running, officer).await.unwrap());
    }
    let name = "blank-card-taken-in";
    let (left, right) = tokio::join!(
        open_new(&desks[0], &card, name, Some(take_in(None))),
        open_new(&desks[1], &card, name, Some(take_in(None))),
    );
    let (left, right) = (left.unwrap(), right.unwrap());
    assert_eq!(world.count("SELECT COUNT(*) FROM cards").await, 1);
    assert_eq!(
        world.count("SELECT COUNT(*) FROM pending_secrets").await,
        2,
        "one PUK and one key"
    );
    assert_eq!(new_puk(&left), new_puk(&right));
    assert_eq!(new_key(&left), new_key(&right));
    let interim = "SELECT COUNT(*) FROM card_pins WHERE kind = 'interim'";
    assert_eq!(world.count(interim).await, 1);
    // Who came second superseded the first one, and its receipt settles at either process.
    let open = "SELECT COUNT(*) FROM orders WHERE state = 'granted'";
    assert_eq!(world.count(open).await, 1);
    let (desk, run) = match desks[0].orders(true).await.orders.is_empty() {
        true => (&desks[1], right),
        false => (&desks[0], left),
    };
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM pending_secrets").await, 0);
}

#[tokio::test]
async fn the_files_hold_no_secret_that_a_run_sets() {
    let world = World::new().await;
    let desk = world.desk().await;
    let stocked = world.stocked("1", &THREE_P256).await;
    let letter = letter(&desk, &stocked, "A-1").await.unwrap();
    let letters = desk.submit(&letter.order(&stocked)).await.unwrap();
    let card = from_the_box(&world, "7");
    let run = open_new(&desk, &card, "blank-card-taken-in", Some(take_in(None)))
        .await
        .unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let mut canaries = vec![
        new_puk(&letter).into_bytes(),
        new_puk(&run).into_bytes(),
        new_key(&run).into_bytes(),
        hex::decode(new_key(&run)).unwrap(),
        MANAGEMENT_KEY.as_bytes().to_vec(),
        PUK.as_bytes().to_vec(),
    ];
    // Six digits occur by chance in the midst of others (times in milliseconds): only as a value of their own.
    let interim = run.secrets.new.pin.as_ref().unwrap();
    let pins = [
        interim.expose().to_owned(),
        run.pin(&desk, &fulfilment).pin.expose().to_owned(),
        letter.pin(&desk, &letters).pin.expose().to_owned(),
    ];
    canaries.extend(pins.iter().map(|pin| format!("\"{pin}\"").into_bytes()));
    let holds = |canaries: &[Vec<u8>]| {
        let mut files = 0;
        for entry in std::fs::read_dir(world.host.data()).unwrap() {
            let path = entry.unwrap().path();
            let Ok(bytes) = std::fs::read(&path) else {
                continue;
            };
            files += 1;
            for canary in canaries {
                let found = bytes.windows(canary.len()).any(|part| part == canary);
                assert!(!found, "{}", path.display());
            }
        }
        assert!(files > 2, "database and log were read");
    };
    holds(&canaries);
    for (run, fulfilment, pin) in [
        (&letter, &letters, PinOutcome::System),
        (&run, &fulfilment, PinOutcome::Entered),
    ] {
        desk.receipt(run, fulfilment, pin).await.unwrap();
    }
    holds(&canaries);
}
