//! Open requests that are refused: no grant, no secret of the card, nothing recorded.

use contents::KeyAlgorithm;
use host::Actor;
use jiff::SignedDuration;
use procedure::{Action, Role};
use protocol::{DocumentFault, OpenRequest, Refusal, cms};

use crate::support::{Card, Desk, Key, THREE_P256, World, body, draft, redo_three, run_keys};

async fn refused(desk: &Desk, request: &OpenRequest) -> Refusal {
    desk.post_cms("/v1/open", desk.signed(request))
        .await
        .unwrap_err()
}

async fn nothing_was_granted(world: &World) {
    assert_eq!(world.count("SELECT COUNT(*) FROM orders").await, 0);
    assert_eq!(world.count("SELECT COUNT(*) FROM nonces").await, 0);
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 0);
}

#[tokio::test]
async fn without_the_role() {
    let world = World::new().await;
    let officer = world.officer("Rune", &[Role::RevokeCertificate]).await;
    let desk = Desk::sign_in(&world.running, officer).await.unwrap();
    let listed = desk.procedures().await.procedures;
    assert!(!listed.is_empty(), "the desk says why none can be used");
    let card = world.stocked("1", &THREE_P256).await;
    let other = world.desk().await;
    let request = other
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    let missing = Refusal::MissingRole {
        role: Role::IssueCertificate,
    };
    assert_eq!(refused(&desk, &request).await, missing);
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn for_a_procedure_that_is_not_active() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;

    let mut unknown = request.clone();
    unknown.procedure.id = "no-such".parse().unwrap();
    assert_eq!(
        refused(&desk, &unknown).await,
        Refusal::UnknownProcedure {
            id: "no-such".parse().unwrap()
        }
    );

    let (_, toml) = procedure::SHIPPED
        .iter()
        .find(|(file, _)| *file == "employee-card.toml")
        .unwrap();
    let changed = toml.replace("validity-days = 1095", "validity-days = 365");
    let imported = world
        .host
        .import_procedure(Actor::Console, &changed, "changed.toml")
        .await
        .unwrap();
    assert_eq!(imported.number, 2);
    world
        .host
        .activate_procedure(Actor::Console, &imported.revision)
        .await
        .unwrap();
    let id = request.procedure.id.clone();
    let active = Some(imported.revision.revision);
    assert_eq!(
        refused(&desk, &request).await,
        Refusal::StaleRevision {
            id: id.clone(),
            active
        }
    );

    world
        .host
        .close_procedure(Actor::Console, &id)
        .await
        .unwrap();
    assert_eq!(
        refused(&desk, &request).await,
        Refusal::StaleRevision {
            id: id.clone(),
            active: None
        }
    );
    assert!(
        world
            .host
            .close_procedure(Actor::Console, &id)
            .await
            .is_err()
    );
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn for_a_card_that_is_not_in_stock() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = Card::produced("1", &THREE_P256, &world.production);
    let request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    assert_eq!(refused(&desk, &request).await, Refusal::UnknownCard);
    assert!(desk.stock(&card.identity()).await.card.is_none());
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn with_a_draft_that_breaks_rules() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let mut breaks = redo_three("Anna Berg");
    breaks
        .fields
        .insert("email".parse().unwrap(), "anna".to_owned());
    breaks
        .fields
        .insert("no_such".parse().unwrap(), "x".to_owned());
    let request = desk
        .request(&card, "employee-card", breaks, &run_keys())
        .await;
    let Refusal::DraftRefused { faults } = refused(&desk, &request).await else {
        panic!("not the draft")
    };
    let about: Vec<_> = faults.iter().map(|fault| fault.about.as_str()).collect();
    assert_eq!(about[..2], ["email", "no_such"]);
    assert!(
        faults
            .iter()
            .all(|fault| !fault.rule.is_empty() && !fault.text.is_empty())
    );

    let add = draft(&[("9e", Action::Add)], "Anna Berg");
    let request = desk.request(&card, "employee-card", add, &run_keys()).await;
    let Refusal::DraftRefused { faults } = refused(&desk, &request).await else {
        panic!("not the draft")
    };
    assert_eq!(faults[0].about, "9e", "the procedure does not deal with it");
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn that_another_signed_or_somebody_changed() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    let other = world.officer("Oscar", &[Role::IssueCertificate]).await;
    let document = |why| Err(Refusal::Document { why });

    let signed = cms::sign(&request, &other, &[]).unwrap();
    assert_eq!(
        desk.post_cms("/v1/open", signed).await,
        document(DocumentFault::Signer)
    );

    let good = desk.signed(&request);
    let mut changed = good.clone();
    let at = good
        .windows(9)
        .position(|window| window == b"Anna Berg")
        .unwrap();
    changed[at] = b'H';
    assert_eq!(
        desk.post_cms("/v1/open", changed).await,
        document(DocumentFault::Digest)
    );
    assert_eq!(
        desk.post_cms("/v1/open", b"no CMS".to_vec()).await,
        document(DocumentFault::Form)
    );
    assert_eq!(
        desk.post_cms("/v1/open", good[..good.len() - 1].to_vec())
            .await,
        document(DocumentFault::Form)
    );
    let mut broken = good;
    *broken.last_mut().unwrap() ^= 1;
    assert!(matches!(
        desk.post_cms("/v1/open", broken).await,
        Err(Refusal::Document { .. })
    ));
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn that_is_too_large_or_not_said_to_be_cms() {
    let world = World::new().await;
    let desk = world.desk().await;
    let large = desk
        .post_cms("/v1/open", vec![0x30; cms::MAX_BYTES + 1])
        .await;
    assert!(matches!(large, Err(Refusal::Malformed { .. })), "{large:?}");
    let post = desk.client.post(format!("{}/v1/open", desk.base)).body("x");
    assert!(matches!(
        body(post.send().await.unwrap()).await,
        Err(Refusal::Malformed { .. })
    ));
    for path in [
        "/v1/nowhere",
        "/v1/open",
        "/v1/orders?state=x",
        "/v1/orders?what=x",
    ] {
        let got = body(
            desk.client
                .get(format!("{}{path}", desk.base))
                .send()
                .await
                .unwrap(),
        )
        .await;
        assert!(
            matches!(got, Err(Refusal::Malformed { .. })),
            "{path}: {got:?}"
        );
    }
}

#[tokio::test]
async fn of_a_desk_whose_clock_is_wrong() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let good = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    for minutes in [-11, 11] {
        let made_at = good.made_at + SignedDuration::from_mins(minutes);
        let request = OpenRequest {
            made_at,
            ..good.clone()
        };
        assert!(matches!(
            refused(&desk, &request).await,
            Refusal::ClockApart { .. }
        ));
    }
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn whose_ephemeral_keys_are_of_another_kind() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let good = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    let other = Key::new(KeyAlgorithm::EccP384).public();
    for request in [
        OpenRequest {
            transport_key: other.clone(),
            ..good.clone()
        },
        OpenRequest {
            order_key: other,
            ..good.clone()
        },
    ] {
        assert!(matches!(
            refused(&desk, &request).await,
            Refusal::Malformed { .. }
        ));
    }
    nothing_was_granted(&world).await;
}

#[tokio::test]
async fn whose_id_is_taken() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let keys = run_keys();
    let request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &keys)
        .await;
    let run = desk.open_with(request.clone(), keys).await.unwrap();
    let again = desk
        .post_cms("/v1/open", run.message.clone())
        .await
        .unwrap();
    assert_eq!(
        again,
        desk.post_cms("/v1/open", run.message).await.unwrap(),
        "the same request has the same grant"
    );

    let other = OpenRequest {
        draft: draft(&[("9a", Action::Redo)], "Bo Ek"),
        ..request
    };
    assert_eq!(refused(&desk, &other).await, Refusal::OrderIdTaken);
    let oscar = world.officer("Oscar", &[Role::IssueCertificate]).await;
    let oscar = Desk::sign_in(&world.running, oscar).await.unwrap();
    assert_eq!(refused(&oscar, &other).await, Refusal::OrderIdTaken);
    desk.abandon(other.order).await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM orders").await, 1);
}

#[tokio::test]
async fn when_the_host_fails_inside() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    world
        .tamper("UPDATE card_pins SET sealed_pin = x'01020304'")
        .await;
    let request = desk
        .request(&card, "employee-card", redo_three("Anna Berg"), &run_keys())
        .await;
    let Refusal::Internal { reference } = refused(&desk, &request).await else {
        panic!("not internal")
    };
    assert_eq!(reference.len(), 36);
    nothing_was_granted(&world).await;
}
