//! What is done to a card after it was issued: who may, what a grant brings, what a receipt settles, and what lies in the
//! database afterwards.

use contents::CardIdentity;
use jiff::SignedDuration;
use procedure::{Action, Draft, PinDistribution, Role};
use protocol::{
    ActDetails, ActState, ActivityEntry, ActivityKind, ActivityPage, ActivityQuery, CardEventKind,
    CardRecord, CardService, CardServiceGrant, CardServiceReceipt, Document, DocumentFault,
    LetterId, OpenRequest, OrderId, OrderState, PinMailer, PinMailerFault, PinOutcome, PukSource,
    Refusal, Service, ServiceFailure, ServiceOffer, ServiceOutcome, ServiceSecrets, Sha256Hex,
    SignedReceipt, TakeIn, WhichActivity, canonical,
    cms::{self, SignerTrust},
    keys::{OrderKey, TransportKey},
    sealing,
};
use secret::ManagementKeyAlgorithm;
use serde::{Deserialize, Serialize};

use crate::support::{
    Card, Desk, Key, Run, THREE_P256, World, draft, new_order, now, post_json, redo_three, run_keys,
};

const TAKEN_IN: &str = "blank-card-taken-in";

const TYPED: Service = Service::Unblock {
    puk: PukSource::Typed,
};
const FROM_HOST: Service = Service::Unblock {
    puk: PukSource::Host,
};
const CHANGE: Service = Service::ChangePin {};
const BOTH: [Role; 2] = [Role::UnblockCard, Role::UsePuk];
const SYSTEM: ServiceOutcome = ServiceOutcome::Done {
    pin: PinOutcome::System,
};
const ENTERED: ServiceOutcome = ServiceOutcome::Done {
    pin: PinOutcome::Entered,
};
const WRONG_PUK: ServiceOutcome = ServiceOutcome::NotDone {
    why: ServiceFailure::WrongPuk,
};

/// What a desk holds of a service.
struct Serving {
    keys: (TransportKey, OrderKey),
    service: CardService,
    message: Vec<u8>,
    answer: Vec<u8>,
    grant: CardServiceGrant,
    secrets: ServiceSecrets,
}

impl Serving {
    fn receipt(&self, outcome: ServiceOutcome) -> CardServiceReceipt {
        CardServiceReceipt {
            order: self.service.order,
            grant: canonical::digest(&self.grant).unwrap(),
            made_at: now(),
            card: self.service.card.clone(),
            outcome,
        }
    }

    fn signed(&self, receipt: &CardServiceReceipt) -> SignedReceipt {
        self.keys.1.sign_receipt(receipt).unwrap()
    }
}

fn service(card: &Card, service: Service, keys: &(TransportKey, OrderKey)) -> CardService {
    CardService {
        order: new_order(),
        made_at: now(),
        card: card.identity(),
        service,
        pin_mailer: None,
        transport_key: keys.0.public_key().clone(),
        order_key: keys.1.public_key().clone(),
    }
}

fn letter(id: &str) -> Option<PinMailer> {
    Some(PinMailer {
        address: None,
        letter: Some(id.parse::<LetterId>().unwrap()),
    })
}

impl Desk {
    async fn offer(&self, identity: &CardIdentity) -> Result<ServiceOffer, Refusal> {
        let url = format!("{}/v1/cards/service", self.base);
        let answer = post_json(&self.client, url, identity).await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    async fn serve(&self, card: &Card, what: Service) -> Result<Serving, Refusal> {
        self.serve_to(card, what, None).await
    }

    async fn serve_to(
        &self,
        card: &Card,
        what: Service,
        pin_mailer: Option<PinMailer>,
    ) -> Result<Serving, Refusal> {
        let keys = run_keys();
        let service = CardService {
            pin_mailer,
            ..service(card, what, &keys)
        };
        self.serve_with(service, keys).await
    }

    async fn serve_with(
        &self,
        service: CardService,
        keys: (TransportKey, OrderKey),
    ) -> Result<Serving, Refusal> {
        let message = self.signed(&service);
        let answer = self.post_cms("/v1/orders", message.clone()).await?;
        let trust = SignerTrust::exact(&self.registration);
        let grant = cms::verify::<CardServiceGrant>(&answer, &trust, now()).unwrap();
        let grant = grant.document;
        assert_eq!(grant.order_digest, canonical::digest(&service).unwrap());
        let sealed = &grant.secrets.0;
        let secrets = sealing::open_sealed(sealed, &keys.0, service.order, &trust, now()).unwrap();
        Ok(Serving {
            keys,
            service,
            message,
            answer,
            grant,
            secrets,
        })
    }

    async fn settle(&self, serving: &Serving, outcome: ServiceOutcome) -> Result<(), Refusal> {
        let signed = serving.signed(&serving.receipt(outcome));
        self.send_receipt(serving.service.order, &signed).await
    }

    async fn acts_like(&self, which: WhichActivity, text: &str) -> Vec<ActivityEntry> {
        let query = ActivityQuery {
            which,
            text: (!text.is_empty()).then(|| text.to_owned()),
            before: None,
        };
        let url = format!("{}/v1/activity/search", self.base);
        let answer = post_json(&self.client, url, &query).await.unwrap();
        serde_json::from_slice::<ActivityPage>(&answer)
            .unwrap()
            .entries
    }

    async fn act(&self, order: OrderId) -> Result<ActDetails, Refusal> {
        self.get(&format!("/v1/acts/{order}")).await
    }

    async fn record_of(&self, card: &Card) -> CardRecord {
        let url = format!("{}/v1/cards/record", self.base);
        let answer = post_json(&self.client, url, &card.identity()).await;
        serde_json::from_slice(&answer.unwrap()).unwrap()
    }

    /// An employee card with its PIN in a letter, up to the grant.
    async fn open_with_letter(&self, card: &Card, id: &str) -> Run {
        let keys = run_keys();
        let draft = redo_three("Anna Berg");
        let mut request = self.request(card, "employee-card", draft, &keys).await;
        request.pin_mailer = letter(id);
        self.open_with(request, keys).await.unwrap()
    }

    /// The same up to the receipt.
    async fn issue_with_letter(&self, card: &Card, id: &str) {
        let run = self.open_with_letter(card, id).await;
        let fulfilment = self.submit(&run.order(card)).await.unwrap();
        let system = PinOutcome::System;
        self.receipt(&run, &fulfilment, system).await.unwrap();
    }
}

/// A world with a card that Olivia issued, and Ulla, who may unblock it with any PUK.
async fn issued() -> (World, Desk, Desk, Card) {
    let world = World::new().await;
    let (olivia, ulla, card) = issued_in(&world).await;
    (world, olivia, ulla, card)
}

async fn issued_in(world: &World) -> (Desk, Desk, Card) {
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    let redo = redo_three("Anna Berg");
    olivia.issue(&card, "employee-card", redo).await.unwrap();
    (olivia, ulla, card)
}

/// The employee card's procedure with another way for its PIN.
async fn distributing(world: &World, way: &str) {
    let way = format!("distribution = \"{way}\"");
    let changes = [("distribution = \"show-at-ra\"", way.as_str())];
    world
        .changed_procedure("employee-card.toml", &changes)
        .await;
}

#[tokio::test]
async fn a_service_goes_by_the_cards_last_order() {
    let (world, _olivia, ulla, card) = issued().await;
    let revision = ulla.revision("employee-card").await;
    // A later revision is another one's.
    distributing(&world, "enter-at-ra").await;
    let offer = ulla.offer(&card.identity()).await.unwrap();
    assert_eq!(offer.procedure, revision);
    let way = offer.pin_procedure.distribution;
    assert_eq!(way, PinDistribution::ShowAtRa);
    let name: procedure::FieldName = "common_name".parse().unwrap();
    assert_eq!(offer.fields[&name], "Anna Berg");
    assert!(offer.puk_at_host);

    let typed = ulla.serve(&card, TYPED).await.unwrap();
    assert_eq!(typed.grant.procedure, revision);
    assert!(typed.secrets.puks.is_empty());
    let digits = usize::from(offer.pin_procedure.policy.system_length);
    let pin = typed.secrets.pin.expose();
    assert!(pin.len() == digits && pin.bytes().all(|byte| byte.is_ascii_digit()));
    let lasts = typed
        .grant
        .expires_at
        .duration_since(typed.grant.granted_at);
    assert_eq!(lasts, SignedDuration::from_mins(15));

    let from_host = ulla.serve(&card, FROM_HOST).await.unwrap();
    let puks: Vec<_> = from_host
        .secrets
        .puks
        .iter()
        .map(|puk| puk.expose())
        .collect();
    assert_eq!(puks, ["87654321"]);
    assert_ne!(from_host.secrets.pin.expose(), pin);
    let change = ulla.serve(&card, CHANGE).await.unwrap();
    assert!(change.secrets.puks.is_empty());
    ulla.settle(&change, SYSTEM).await.unwrap();
}

/// Keys, each with that action and made on P-256.
fn on_p256(action: Action) -> Draft {
    let mut draft = draft(
        &[("9a", action), ("9c", action), ("9d", action)],
        "Anna Berg",
    );
    for choice in draft.keys.values_mut() {
        choice.algorithm = Some(contents::KeyAlgorithm::EccP256);
    }
    draft
}

/// A card from the box that Olivia took in, by a procedure that sets the tries.
async fn taken_in(world: &World, olivia: &Desk) -> Card {
    let card = Card::produced("7", &THREE_P256, &world.production);
    let (keys, add) = (run_keys(), on_p256(Action::Add));
    let request = olivia.request(&card, TAKEN_IN, add, &keys).await;
    let take_in = Some(TakeIn {
        management_key: ManagementKeyAlgorithm::Aes192,
        chuid: None,
    });
    let request = OpenRequest { take_in, ..request };
    let run = olivia.open_with(request, keys).await.unwrap();
    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    let entered = PinOutcome::Entered;
    olivia.receipt(&run, &fulfilment, entered).await.unwrap();
    card
}

#[tokio::test]
async fn a_puk_that_the_card_may_have_of_a_run_comes_before_the_one_that_it_had() {
    let world = World::new().await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = taken_in(&world, &olivia).await;
    let first = ulla.serve(&card, FROM_HOST).await.unwrap();
    let current = first.secrets.puks[0].expose().to_owned();
    assert_eq!(first.secrets.puks.len(), 1);
    // Where the run sets the tries, it sets the PUK before it orders anything.
    let run = olivia.open(&card, TAKEN_IN, on_p256(Action::Redo)).await;
    let run = run.unwrap();
    let pending = run.secrets.new.puk.as_ref().unwrap().expose();
    olivia.abandon(run.request.order).await.unwrap();
    let serving = ulla.serve(&card, FROM_HOST).await.unwrap();
    assert_eq!(puks(&serving), [pending, &current]);
    // The PIN that the run set for as long as it takes is gone with the service's, and not with one that was not set.
    let pins = "SELECT COUNT(*) FROM card_pins";
    assert_eq!(world.count(pins).await, 1);
    ulla.settle(&serving, WRONG_PUK).await.unwrap();
    assert_eq!(world.count(pins).await, 1, "the card has what it had");
    let serving = ulla.serve(&card, FROM_HOST).await.unwrap();
    ulla.settle(&serving, ENTERED).await.unwrap();
    assert_eq!(world.count(pins).await, 0);
}

#[tokio::test]
async fn a_puk_of_a_run_that_set_nothing_is_not_tried() {
    let world = World::new().await;
    let puk = "[puk-procedure]\ndistribution = \"host-only\"
policy = { length = 8, characters = \"digits\" }\n\n[pin-procedure]";
    world
        .changed_procedure("employee-card.toml", &[("[pin-procedure]", puk)])
        .await;
    let (olivia, ulla, card) = issued_in(&world).await;
    let first = ulla.serve(&card, FROM_HOST).await.unwrap();
    let redo = redo_three("Anna Berg");
    let run = olivia.open(&card, "employee-card", redo).await.unwrap();
    olivia.abandon(run.request.order).await.unwrap();
    let pending = "SELECT COUNT(*) FROM pending_secrets";
    assert_eq!(world.count(pending).await, 1, "it is kept");
    let serving = ulla.serve(&card, FROM_HOST).await.unwrap();
    assert_eq!(puks(&serving), puks(&first));
    assert_eq!(puks(&serving).len(), 1);
}

fn puks(serving: &Serving) -> Vec<&str> {
    let puks = serving.secrets.puks.iter();
    puks.map(|puk| puk.expose()).collect()
}

/// Offer and grants of every kind are refused with that.
async fn refuses(ulla: &Desk, card: &Card, refusal: &Refusal) {
    let refused = ulla.offer(&card.identity()).await.err();
    assert_eq!(refused.as_ref(), Some(refusal));
    for what in [TYPED, FROM_HOST, CHANGE] {
        let refused = ulla.serve(card, what).await.err();
        assert_eq!(refused.as_ref(), Some(refusal));
    }
}

#[tokio::test]
async fn a_card_with_an_open_order_gets_no_service_and_one_issued_in_part_goes_by_the_last() {
    let (world, olivia, ulla, card) = issued().await;
    let to_bo = || redo_three("Bo Ek");
    let run = olivia.open(&card, "employee-card", to_bo()).await.unwrap();
    let order = run.request.order;
    let open = Refusal::CardHasOpenOrder { order };
    refuses(&ulla, &card, &open).await;
    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    refuses(&ulla, &card, &open).await;
    world
        .tamper("UPDATE orders SET state = 'executing' WHERE state = 'fulfilled'")
        .await;
    refuses(&ulla, &card, &open).await;
    world
        .tamper("UPDATE orders SET state = 'fulfilled' WHERE state = 'executing'")
        .await;
    let pins = "SELECT COUNT(*) FROM card_pins";
    assert_eq!(world.count(pins).await, 1);
    olivia.abandon(order).await.unwrap();
    // Bo's certificates may be on the card. Whoever has it at the RA may have a PIN for it.
    let name: procedure::FieldName = "common_name".parse().unwrap();
    let offer = ulla.offer(&card.identity()).await.unwrap();
    assert_eq!(offer.fields[&name], "Bo Ek");
    // An order that came to nothing tells nothing of the card.
    let to_cia = redo_three("Cia Ek");
    let next = olivia.open(&card, "employee-card", to_cia).await.unwrap();
    olivia.abandon(next.request.order).await.unwrap();
    let offer = ulla.offer(&card.identity()).await.unwrap();
    assert_eq!(offer.fields[&name], "Bo Ek");
    let refused = olivia
        .receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .err();
    let state = OrderState::Abandoned;
    assert_eq!(refused, Some(Refusal::OrderState { state }));

    // Superseded: as good as given up.
    let run = olivia.open(&card, "employee-card", to_bo()).await.unwrap();
    olivia.submit(&run.order(&card)).await.unwrap();
    let next = olivia.open(&card, "employee-card", to_bo()).await.unwrap();
    let order = next.request.order;
    refuses(&ulla, &card, &Refusal::CardHasOpenOrder { order }).await;
    olivia.abandon(order).await.unwrap();
    ulla.offer(&card.identity()).await.unwrap();

    let issued = olivia.issue(&card, "employee-card", to_bo()).await;
    issued.unwrap();
    let offer = ulla.offer(&card.identity()).await.unwrap();
    assert_eq!(offer.fields[&name], "Bo Ek");
    let serving = ulla.serve(&card, TYPED).await.unwrap();
    ulla.settle(&serving, SYSTEM).await.unwrap();
    assert_eq!(world.count(pins).await, 0);
}

#[tokio::test]
async fn no_pin_of_a_card_issued_in_part_is_mailed_or_printed() {
    // Shown to Anna, then printed for Bo, who may not have the card; and the other way round.
    for by_letter in [false, true] {
        let world = World::new().await;
        let olivia = world.desk().await;
        let ulla = world.desk_of("Ulla Ek", &BOTH).await;
        let card = world.stocked("4711", &THREE_P256).await;
        let (first, second) = if by_letter {
            ("letter", "show-at-ra")
        } else {
            ("show-at-ra", "letter")
        };
        distributing(&world, first).await;
        if by_letter {
            olivia.issue_with_letter(&card, "PL-1").await;
        } else {
            let anna = redo_three("Anna Berg");
            olivia.issue(&card, "employee-card", anna).await.unwrap();
        }
        distributing(&world, second).await;
        let keys = run_keys();
        let draft = redo_three("Bo Ek");
        let mut request = olivia.request(&card, "employee-card", draft, &keys).await;
        request.pin_mailer = if by_letter { None } else { letter("PL-2") };
        let run = olivia.open_with(request, keys).await.unwrap();
        olivia.submit(&run.order(&card)).await.unwrap();
        let order = run.request.order;
        olivia.abandon(order).await.unwrap();
        let offer = ulla.offer(&card.identity()).await.unwrap();
        let way = offer.pin_procedure.distribution;
        assert_eq!(way, PinDistribution::ShowAtRa);
        let refused = ulla.serve_to(&card, TYPED, letter("PL-3")).await.err();
        let why = PinMailerFault::NotAskedFor {};
        assert_eq!(refused, Some(Refusal::PinMailer { why }));
        let serving = ulla.serve(&card, TYPED).await.unwrap();
        ulla.settle(&serving, SYSTEM).await.unwrap();
        let letters = letters_in(&world.database()).await;
        assert!(letters.iter().all(|one| one.1 == "erased"), "{letters:?}");
    }
}

#[tokio::test]
async fn a_grant_whose_time_is_over_keeps_no_service_away() {
    let (world, olivia, ulla, card) = issued().await;
    let redo = redo_three("Bo Ek");
    olivia.open(&card, "employee-card", redo).await.unwrap();
    world.clock.forward(SignedDuration::from_mins(15));
    let open = "SELECT COUNT(*) FROM orders WHERE state = 'granted'";
    assert_eq!(world.count(open).await, 1, "nobody has said so yet");
    ulla.offer(&card.identity()).await.unwrap();
    let keys = run_keys();
    let mut service = service(&card, TYPED, &keys);
    service.made_at += SignedDuration::from_mins(15);
    let serving = ulla.serve_with(service, keys).await.unwrap();
    ulla.settle(&serving, SYSTEM).await.unwrap();
}

#[tokio::test]
async fn an_order_ends_the_service_before_it_and_keeps_its_own_letter() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    let run = olivia.open_with_letter(&card, "PL-3").await;
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    let (one, two) = (line("PL-1", "ready", 1), line("PL-2", "erased", 0));
    let after = letters_in(&world.database()).await;
    assert_eq!(after, [one.clone(), two.clone()]);
    let superseded = Some(Refusal::OrderState {
        state: OrderState::Superseded,
    });
    assert_eq!(ulla.settle(&serving, SYSTEM).await.err(), superseded);
    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    assert_eq!(ulla.settle(&serving, SYSTEM).await.err(), superseded);
    let three = line("PL-3", "waiting", 1);
    let running = [one, two.clone(), three];
    assert_eq!(letters_in(&world.database()).await, running);

    // A host of before had both open.
    world
        .tamper("DROP TRIGGER acts_stay_closed; UPDATE acts SET state = 'open'")
        .await;
    assert_eq!(ulla.settle(&serving, SYSTEM).await.err(), superseded);
    assert_eq!(letters_in(&world.database()).await, running);
    let pins = "SELECT COUNT(*) FROM card_pins";
    assert_eq!(world.count(pins).await, 1, "the order's");
    let system = PinOutcome::System;
    olivia.receipt(&run, &fulfilment, system).await.unwrap();
    let after = letters_in(&world.database()).await;
    assert_eq!(
        after,
        [line("PL-1", "erased", 0), two, line("PL-3", "ready", 1)]
    );
}

#[tokio::test]
async fn a_receipt_erases_nothing_that_waits_and_a_late_one_nothing_that_came_after_it() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    let run = olivia.open_with_letter(&card, "PL-2").await;
    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    let order = run.request.order;
    let refused = ulla.serve_to(&card, TYPED, letter("PL-3")).await.err();
    assert_eq!(refused, Some(Refusal::CardHasOpenOrder { order }));
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    let waiting = [line("PL-1", "ready", 1), line("PL-2", "waiting", 1)];
    assert_eq!(letters_in(&world.database()).await, waiting);

    // A host of before gave it a service all the same.
    let hidden = "UPDATE orders SET state = 'completed' WHERE state = 'fulfilled'";
    world.tamper(hidden).await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-3")).await.unwrap();
    ulla.settle(&serving, SYSTEM).await.unwrap();
    let shown = "UPDATE orders SET state = 'fulfilled' WHERE receipt IS NULL";
    world.tamper(shown).await;
    let after = [
        line("PL-1", "erased", 0),
        line("PL-2", "waiting", 1),
        line("PL-3", "ready", 1),
    ];
    assert_eq!(letters_in(&world.database()).await, after);
    let system = PinOutcome::System;
    olivia.receipt(&run, &fulfilment, system).await.unwrap();
    let after = letters_in(&world.database()).await;
    assert_eq!(after[1], line("PL-2", "ready", 1));
    assert_eq!(after[2], line("PL-3", "ready", 1), "it is of the newer PIN");
}

#[tokio::test]
async fn a_grant_is_for_minutes_and_its_receipt_is_taken_for_a_day() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    // Somebody types a PUK again, or notes a PIN.
    world.clock.forward(SignedDuration::from_mins(16));
    let message = serving.message.clone();
    let refused = ulla.post_cms("/v1/orders", message).await.err();
    let state = OrderState::Expired;
    assert_eq!(refused, Some(Refusal::OrderState { state }));
    let (_host, _running) = world.second().await;
    let answers = "SELECT COUNT(*) FROM card_services WHERE answer IS NOT NULL";
    assert_eq!(world.count(answers).await, 0, "it opens nothing any more");
    world.clock.forward(SignedDuration::from_hours(23));
    let (_host, _running) = world.second().await;
    let ulla = Desk::sign_in(&world.running, ulla.officer).await.unwrap();
    let act = ulla.act(serving.service.order).await.unwrap();
    assert_eq!(act.summary.state, ActState::Open);
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    let after = letters_in(&world.database()).await;
    assert_eq!(
        after,
        [line("PL-1", "ready", 1), line("PL-2", "waiting", 1)]
    );
    ulla.settle(&serving, SYSTEM).await.unwrap();
    let after = letters_in(&world.database()).await;
    assert_eq!(after, [line("PL-1", "erased", 0), line("PL-2", "ready", 1)]);
}

#[tokio::test]
async fn a_service_wants_its_roles() {
    let (world, olivia, ulla, card) = issued().await;
    let missing = |role| Some(Refusal::MissingRole { role });
    let refused = olivia.offer(&card.identity()).await.err();
    assert_eq!(refused, missing(Role::UnblockCard));
    for what in [TYPED, FROM_HOST, CHANGE] {
        let refused = olivia.serve(&card, what).await.err();
        assert_eq!(refused, missing(Role::UnblockCard));
    }
    let sven = world.desk_of("Sven Öst", &[Role::UnblockCard]).await;
    assert!(!sven.offer(&card.identity()).await.unwrap().puk_at_host);
    let refused = sven.serve(&card, FROM_HOST).await.err();
    assert_eq!(refused, missing(Role::UsePuk));
    let serving = sven.serve(&card, TYPED).await.unwrap();
    // Nobody else tells what came of it.
    let refused = ulla.settle(&serving, SYSTEM).await.err();
    assert_eq!(refused, Some(Refusal::UnknownOrder));
    sven.settle(&serving, SYSTEM).await.unwrap();
    let none = world.desk_of("Petra", &[Role::UsePuk]).await;
    let refused = none.serve(&card, FROM_HOST).await.err();
    assert_eq!(refused, missing(Role::UnblockCard));
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_before_a_grant() {
    let (world, _olivia, ulla, card) = issued().await;
    let away = Card::produced("99", &THREE_P256, &world.production);
    for (card, refusal) in [
        (&away, Refusal::UnknownCard),
        (
            &world.stocked("5", &THREE_P256).await,
            Refusal::CardNotIssued,
        ),
    ] {
        let refused = ulla.offer(&card.identity()).await.err();
        assert_eq!(refused.as_ref(), Some(&refusal));
        assert_eq!(ulla.serve(card, TYPED).await.err(), Some(refusal));
    }
    let not_asked_for = Refusal::PinMailer {
        why: PinMailerFault::NotAskedFor {},
    };
    let refused = ulla.serve_to(&card, TYPED, letter("PL-1")).await.err();
    assert_eq!(refused, Some(not_asked_for));

    let keys = run_keys();
    let p384 = Key::new(contents::KeyAlgorithm::EccP384).public();
    let good = service(&card, TYPED, &keys);
    let mut other_key = good.clone();
    other_key.order_key = p384.clone();
    let mut other_transport = good.clone();
    other_transport.transport_key = p384;
    for wrong in [other_key, other_transport] {
        let refused = ulla.post_cms("/v1/orders", ulla.signed(&wrong)).await.err();
        assert!(
            matches!(refused, Some(Refusal::Malformed { .. })),
            "{refused:?}"
        );
    }
    let mut old = good.clone();
    old.made_at = now() - SignedDuration::from_mins(11);
    let refused = ulla.post_cms("/v1/orders", ulla.signed(&old)).await.err();
    assert!(
        matches!(refused, Some(Refusal::ClockApart { .. })),
        "{refused:?}"
    );

    assert_eq!(world.count("SELECT COUNT(*) FROM acts").await, 0);
    ulla.serve(&card, TYPED).await.unwrap();
}

/// A service with a member more.
#[derive(Debug, Serialize, Deserialize)]
struct WithTypedPuk {
    #[serde(flatten)]
    service: CardService,
    puk: String,
}

impl Document for WithTypedPuk {
    const TYPE: &'static str = CardService::TYPE;
    const MAX_BYTES: usize = CardService::MAX_BYTES;
}

#[tokio::test]
async fn a_puk_that_was_typed_has_no_place_in_a_service() {
    let (world, _olivia, ulla, card) = issued().await;
    let keys = run_keys();
    let told = WithTypedPuk {
        service: service(&card, TYPED, &keys),
        puk: "24681357".to_owned(),
    };
    let refused = ulla.post_cms("/v1/orders", ulla.signed(&told)).await.err();
    let why = DocumentFault::Content;
    assert_eq!(refused, Some(Refusal::Document { why }));
    for entry in std::fs::read_dir(world.host.data()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|part| part == b"24681357"));
    }
}

#[tokio::test]
async fn the_same_order_gets_the_same_grant_while_it_lasts() {
    let (world, olivia, ulla, card) = issued().await;
    let keys = run_keys();
    let service = service(&card, FROM_HOST, &keys);
    let message = ulla.signed(&service);
    let first = ulla.post_cms("/v1/orders", message.clone()).await.unwrap();
    let again = ulla.post_cms("/v1/orders", message.clone()).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(world.count("SELECT COUNT(*) FROM acts").await, 1);

    let mut other = service.clone();
    other.service = CHANGE;
    let taken = Some(Refusal::OrderIdTaken);
    let refused = ulla.post_cms("/v1/orders", ulla.signed(&other)).await.err();
    assert_eq!(refused, taken);
    let sven = world.desk_of("Sven Öst", &BOTH).await;
    let refused = sven
        .post_cms("/v1/orders", sven.signed(&service))
        .await
        .err();
    assert_eq!(refused, taken);
    other.order = olivia.orders(false).await.orders[0].order;
    let refused = ulla.post_cms("/v1/orders", ulla.signed(&other)).await.err();
    assert_eq!(refused, taken);

    world.clock.forward(SignedDuration::from_mins(15));
    let state = OrderState::Expired;
    let refused = ulla.post_cms("/v1/orders", message).await.err();
    assert_eq!(refused, Some(Refusal::OrderState { state }));
}

#[tokio::test]
async fn a_receipt_that_does_not_fit_settles_nothing() {
    let (world, _olivia, ulla, card) = issued().await;
    let serving = ulla.serve(&card, TYPED).await.unwrap();
    let good = serving.receipt(SYSTEM);
    let with = |outcome| serving.receipt(outcome);
    let unchanged = ServiceOutcome::Done {
        pin: PinOutcome::Unchanged,
    };
    let mut cases = vec![("pin", with(unchanged)), ("pin", with(ENTERED))];
    let mut other = good.clone();
    other.order = new_order();
    cases.push(("order", other));
    let mut other = good.clone();
    other.grant = Sha256Hex::of(b"other");
    cases.push(("grant", other));
    let mut other = good.clone();
    other.card = CardIdentity::Serial("5".to_owned());
    cases.push(("card", other));
    let order = serving.service.order;
    for (what, receipt) in cases {
        let refused = ulla.send_receipt(order, &serving.signed(&receipt)).await;
        let what = what.to_owned();
        assert_eq!(refused.err(), Some(Refusal::ReceiptRefused { what }));
    }
    let forged = OrderKey::generate().unwrap().sign_receipt(&good).unwrap();
    let refused = ulla.send_receipt(order, &forged).await.err();
    let why = DocumentFault::Signature;
    assert_eq!(refused, Some(Refusal::Document { why }));
    let open = "SELECT COUNT(*) FROM acts WHERE state = 'open'";
    assert_eq!(world.count(open).await, 1);

    let signed = serving.signed(&good);
    ulla.send_receipt(order, &signed).await.unwrap();
    ulla.send_receipt(order, &signed).await.unwrap();
    let refused = ulla.settle(&serving, WRONG_PUK).await.err();
    let completed = Refusal::OrderState {
        state: OrderState::Completed,
    };
    assert_eq!(refused, Some(completed.clone()));
    let refused = ulla.post_cms("/v1/orders", serving.message).await.err();
    assert_eq!(refused, Some(completed), "the grant is gone with its end");
    let answers = "SELECT COUNT(*) FROM card_services WHERE answer IS NOT NULL";
    assert_eq!(world.count(answers).await, 0);
}

#[tokio::test]
async fn a_pin_may_be_entered_where_the_procedure_lets_it_be() {
    for way in ["enter-at-ra", "unchanged"] {
        let world = World::new().await;
        distributing(&world, way).await;
        let (_olivia, ulla, card) = issued_in(&world).await;
        let serving = ulla.serve(&card, CHANGE).await.unwrap();
        ulla.settle(&serving, ENTERED).await.unwrap();
        // Where nobody entered one, the system's is shown.
        let serving = ulla.serve(&card, CHANGE).await.unwrap();
        ulla.settle(&serving, SYSTEM).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM card_pins").await, 0);
    }
}

#[tokio::test]
async fn of_two_services_at_once_one_stays_open() {
    let (world, _olivia, ulla, card) = issued().await;
    let sven = world.desk_of("Sven Öst", &BOTH).await;
    let (one, two) = tokio::join!(ulla.serve(&card, TYPED), sven.serve(&card, FROM_HOST));
    let (one, two) = (one.unwrap(), two.unwrap());
    let open = "SELECT COUNT(*) FROM acts WHERE state = 'open'";
    assert_eq!(world.count(open).await, 1);
    let superseded = Some(Refusal::OrderState {
        state: OrderState::Superseded,
    });
    let outcomes = [
        ulla.settle(&one, SYSTEM).await.err(),
        sven.settle(&two, SYSTEM).await.err(),
    ];
    assert_eq!(outcomes.iter().filter(|one| one.is_none()).count(), 1);
    assert!(outcomes.contains(&superseded), "{outcomes:?}");
}

#[tokio::test]
async fn a_card_that_was_issued_anew_meanwhile_has_another_pin() {
    let (world, olivia, ulla, card) = issued().await;
    let serving = ulla.serve(&card, TYPED).await.unwrap();
    let redo = redo_three("Anna Berg");
    olivia.issue(&card, "employee-card", redo).await.unwrap();
    let superseded = Some(Refusal::OrderState {
        state: OrderState::Superseded,
    });
    assert_eq!(ulla.settle(&serving, SYSTEM).await.err(), superseded);
    assert_eq!(ulla.settle(&serving, SYSTEM).await.err(), superseded);
    let state = "SELECT COUNT(*) FROM acts WHERE state = 'superseded'";
    assert_eq!(world.count(state).await, 1);
}

#[tokio::test]
async fn a_letter_waits_for_the_receipt_and_goes_with_what_came_of_it() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    let no_id = Some(Refusal::PinMailer {
        why: PinMailerFault::NoLetterId {},
    });
    assert_eq!(ulla.serve(&card, TYPED).await.err(), no_id);
    let used = |id: &str| {
        Some(Refusal::PinMailer {
            why: PinMailerFault::LetterIdUsed {
                id: id.parse().unwrap(),
                next: None,
            },
        })
    };
    let refused = ulla.serve_to(&card, TYPED, letter("PL-1")).await.err();
    assert_eq!(refused, used("PL-1"));
    let letters = |world: &World| {
        let database = world.database();
        async move { letters_in(&database).await }
    };
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    assert_eq!(letters(&world).await, [line("PL-1", "ready", 1)]);

    // Not done: nothing to print, and the ID is free again.
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    assert_eq!(letters(&world).await[1], line("PL-2", "waiting", 1));
    let other = world.stocked("4712", &THREE_P256).await;
    let draft = redo_three("Bo Ek");
    let keys = run_keys();
    let mut request = olivia.request(&other, "employee-card", draft, &keys).await;
    request.pin_mailer = letter("PL-2");
    let refused = olivia.open_with(request, keys).await.err();
    assert_eq!(refused, used("PL-2"), "another order has it");
    ulla.settle(&serving, WRONG_PUK).await.unwrap();
    let after = letters(&world).await;
    assert_eq!(after[0], line("PL-1", "ready", 1), "the card has that PIN");
    assert_eq!(after[1], line("PL-2", "erased", 0));

    // The next one takes its place before a receipt: as good as not done.
    ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    let states: Vec<_> = letters(&world).await.into_iter().map(|one| one.1).collect();
    assert_eq!(states, ["ready", "erased", "erased", "waiting"]);

    // Done: the card has another PIN than the letters before say.
    ulla.settle(&serving, SYSTEM).await.unwrap();
    let after = letters(&world).await;
    assert_eq!(after[0], line("PL-1", "erased", 0));
    assert_eq!(after[3], line("PL-2", "ready", 1));
    let pins = "SELECT COUNT(*) FROM card_pins JOIN cards ON cards.id = card WHERE serial = '4711'";
    assert_eq!(world.count(pins).await, 0);
}

#[tokio::test]
async fn an_address_that_cannot_be_typed_again_keeps_nobody_from_a_new_pin() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    // Issued before letters were asked whether they can show it.
    world
        .tamper("UPDATE orders SET open_document = replace(open_document, 'Anna Berg', '田中')")
        .await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    ulla.settle(&serving, SYSTEM).await.unwrap();
    let states: Vec<_> = letters_in(&world.database()).await;
    let states: Vec<_> = states.iter().map(|one| one.1.as_str()).collect();
    assert_eq!(states, ["erased", "ready"]);
}

#[tokio::test]
async fn a_puk_that_is_yet_to_be_printed_outlives_another_pin() {
    let world = World::new().await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    let issue = async |id: &str| {
        let keys = run_keys();
        let mut draft = redo_three("Anna Berg");
        for (field, value) in [
            ("street", "Storgatan 1"),
            ("postal_code", "837 22"),
            ("city", "Järpen"),
        ] {
            let name = field.parse().unwrap();
            draft.fields.insert(name, value.to_owned());
        }
        let mut request = olivia.request(&card, "letter-card", draft, &keys).await;
        request.pin_mailer = letter(id);
        let run = olivia.open_with(request, keys).await.unwrap();
        let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
        olivia
            .receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .unwrap();
    };
    issue("PL-1").await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    ulla.settle(&serving, SYSTEM).await.unwrap();
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    assert_eq!(
        letters_in(&world.database()).await,
        [line("PL-1", "ready", 1), line("PL-2", "ready", 1)]
    );
    let puk_alone = "SELECT COUNT(*) FROM letters WHERE id = 'PL-1' AND has_pin = 0 AND has_puk = 1
        AND sealed_pin IS NULL AND sealed_puk IS NOT NULL";
    assert_eq!(world.count(puk_alone).await, 1);
    // An order may be for someone else: what the one before did not get, nobody gets.
    issue("PL-3").await;
    let states: Vec<_> = letters_in(&world.database()).await;
    let states: Vec<_> = states.iter().map(|one| one.1.as_str()).collect();
    assert_eq!(states, ["erased", "erased", "ready"]);
}

/// Letters by number: ID, state, and how many secrets lie in them.
async fn letters_in(database: &std::path::Path) -> Vec<(String, String, i64)> {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let rows = sqlx::query_as(
        "SELECT id, state, (sealed_pin IS NOT NULL) + (sealed_puk IS NOT NULL) FROM letters ORDER BY number",
    );
    let rows = rows.fetch_all(&pool).await.unwrap();
    pool.close().await;
    rows
}

#[tokio::test]
async fn a_grant_without_receipt_ends_and_sends_nothing() {
    let world = World::new().await;
    distributing(&world, "letter").await;
    let olivia = world.desk().await;
    let ulla = world.desk_of("Ulla Ek", &BOTH).await;
    let card = world.stocked("4711", &THREE_P256).await;
    olivia.issue_with_letter(&card, "PL-1").await;
    let serving = ulla.serve_to(&card, TYPED, letter("PL-2")).await.unwrap();
    let order = serving.service.order;
    world.clock.forward(SignedDuration::from_hours(24));
    // No session lasts that long.
    let mut ulla = Desk::sign_in(&world.running, ulla.officer).await.unwrap();
    // Time has ended it, though nobody has said so yet.
    let said = |act: &ActDetails| (act.summary.state, act.summary.changed_at);
    let end = serving.grant.granted_at + SignedDuration::from_hours(24);
    let ended = (ActState::Expired, end);
    assert_eq!(said(&ulla.act(order).await.unwrap()), ended);
    // A host that is opened settles what is due.
    let (_host, running) = world.second().await;
    ulla.at(&running);
    assert_eq!(
        ulla.act(order).await.unwrap().summary.state,
        ActState::Expired
    );
    let line = |id: &str, state: &str, sealed| (id.to_owned(), state.to_owned(), sealed);
    let after = letters_in(&world.database()).await;
    assert_eq!(after, [line("PL-1", "ready", 1), line("PL-2", "erased", 0)]);
    let kept = "SELECT (SELECT COUNT(*) FROM card_services WHERE answer IS NOT NULL)
        + (SELECT COUNT(*) FROM letter_ids WHERE state = 'reserved') + (SELECT COUNT(*) FROM card_pins)";
    assert_eq!(world.count(kept).await, 0);
    let entry = &ulla.acts_like(WhichActivity::Own, "").await[0];
    assert_eq!(entry.act.as_ref().unwrap().state, ActState::Expired);
    let refused = ulla.settle(&serving, SYSTEM).await.err();
    let state = OrderState::Expired;
    assert_eq!(refused, Some(Refusal::OrderState { state }));
    let expired = "SELECT COUNT(*) FROM audit WHERE event = 'service-expired' AND actor = 'host'";
    assert_eq!(world.count(expired).await, 1);
}

#[tokio::test]
async fn services_are_acts_and_stand_in_the_cards_history() {
    let (world, olivia, ulla, card) = issued().await;
    let rune = world.desk_of("Rune", &[Role::RevokeCertificate]).await;
    let failed = ulla.serve(&card, FROM_HOST).await.unwrap();
    ulla.settle(&failed, WRONG_PUK).await.unwrap();
    let unblocked = ulla.serve(&card, TYPED).await.unwrap();
    ulla.settle(&unblocked, SYSTEM).await.unwrap();
    let changed = ulla.serve(&card, CHANGE).await.unwrap();
    ulla.settle(&changed, SYSTEM).await.unwrap();
    let open = ulla.serve(&card, CHANGE).await.unwrap();

    let acts = ulla.acts_like(WhichActivity::Own, "").await;
    let told: Vec<_> = acts
        .iter()
        .map(|entry| {
            let act = entry.act.as_ref().unwrap();
            (act.order, entry.kind, act.state, act.outcome)
        })
        .collect();
    let (unblock, change) = (ActivityKind::Unblock, ActivityKind::ChangePin);
    let order = |serving: &Serving| serving.service.order;
    let done = |serving, kind| (order(serving), kind, ActState::Done, Some(SYSTEM));
    let expected = [
        (order(&open), change, ActState::Open, None),
        done(&changed, change),
        done(&unblocked, unblock),
        (order(&failed), unblock, ActState::NotDone, Some(WRONG_PUK)),
    ];
    assert_eq!(told, expected);
    let entry = &acts[0];
    assert_eq!(entry.officer.name, "Ulla Ek");
    assert_eq!(entry.card, Some(card.identity()));
    assert!(entry.holder.contains("Anna Berg"), "{entry:?}");
    assert_eq!((&entry.order, &entry.request), (&None, &None));
    assert_eq!(entry.at, open.grant.granted_at);
    for words in [
        "anna berg",
        "4711",
        "Ulla",
        "employee",
        &order(&open).to_string(),
    ] {
        let found = ulla.acts_like(WhichActivity::Own, words).await;
        assert!(found.contains(entry), "{words}");
    }
    // Nobody settles it but time: it is none of the open orders.
    assert!(ulla.acts_like(WhichActivity::Open, "").await.is_empty());
    assert!(ulla.acts_like(WhichActivity::Open, "Anna").await.is_empty());
    assert_eq!(rune.acts_like(WhichActivity::All, "Ulla").await.len(), 4);
    assert!(
        olivia
            .acts_like(WhichActivity::All, "Ulla")
            .await
            .is_empty()
    );

    let details = rune.act(order(&unblocked)).await.unwrap();
    assert_eq!(details.kind, unblock);
    assert!(details.receipt.is_some());
    let trust = [world.officers.certificate().clone()];
    let trust = SignerTrust::authorities(&trust);
    let signed = cms::verify::<CardService>(&details.document.0, &trust, details.signed_at);
    assert_eq!(signed.unwrap().document, unblocked.service);
    let refused = olivia.act(order(&unblocked)).await.err();
    assert_eq!(refused, Some(Refusal::UnknownOrder));
    let refused = ulla.act(new_order()).await.err();
    assert_eq!(refused, Some(Refusal::UnknownOrder));

    let history = ulla.record_of(&card).await.history;
    let events: Vec<_> = history.iter().take(3).map(|event| event.event).collect();
    let newest = [
        CardEventKind::PinChanged,
        CardEventKind::Unblocked,
        CardEventKind::Completed,
    ];
    assert_eq!(events, newest);
    assert_eq!(history[0].officer.as_deref(), Some("Ulla Ek"));
    assert_eq!(history[0].order, Some(order(&changed)));
    assert!(history[0].procedure_name.is_some());
    let audited = world.host.verify_audit().await.unwrap();
    assert!(audited.faults.is_empty(), "{audited:?}");
    world
        .tamper("DROP TRIGGER acts_are_not_changed; UPDATE acts SET message = x'00' WHERE state = 'open'")
        .await;
    let audited = world.host.verify_audit().await.unwrap();
    assert_eq!(audited.faults.len(), 1, "{audited:?}");
}

#[tokio::test]
async fn no_pin_or_puk_of_a_service_lies_in_the_files_in_the_clear() {
    let (world, _olivia, ulla, card) = issued().await;
    let serving = ulla.serve(&card, FROM_HOST).await.unwrap();
    assert!(!serving.answer.is_empty());
    let pin = format!("\"{}\"", serving.secrets.pin.expose());
    let look = || {
        for entry in std::fs::read_dir(world.host.data()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for secret in [pin.as_bytes(), b"87654321"] {
                let found = bytes.windows(secret.len()).any(|part| part == secret);
                assert!(!found, "{}", path.display());
            }
        }
    };
    look();
    ulla.settle(&serving, SYSTEM).await.unwrap();
    look();
}
