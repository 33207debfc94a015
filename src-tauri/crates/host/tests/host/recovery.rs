//! Keys from the archive, from the draft to the receipt.

use contents::{Certificate, KeyReference};
use host::{Actor, RevocationReason};
use jiff::SignedDuration;
use procedure::{Action, Role};
use protocol::{OrderState, PinOutcome, RecoveryFault, Refusal};

use crate::support::{
    THREE_P256, World,
    recovery::{choosing, fault, for_9d, recover, recovers, retired},
};

const PLACE: KeyReference = KeyReference::KeyManagement;
const ANNA: (&str, &str) = ("Anna Berg", "anna@example.org");
const BOB: (&str, &str) = ("Bob Ek", "bob@example.org");

#[tokio::test]
async fn the_last_key_comes_with_the_certificate_it_had() {
    let (world, desk) = World::with_archive().await;
    let (one, two, three) = (
        world.blank("1").await,
        world.blank("2").await,
        world.blank("3").await,
    );
    desk.archive(&one, ANNA.0, ANNA.1).await;
    let last = desk.archive(&two, ANNA.0, ANNA.1).await;
    desk.archive(&world.blank("4").await, BOB.0, BOB.1).await;

    let draft = recover(ANNA.0, ANNA.1, 0);
    let (run, fulfilment) = desk.issue(&three, "last-reuse", draft).await.unwrap();
    assert!(run.grant.recovered[&PLACE].reused);
    assert_eq!(run.grant.recovered.len(), 1);
    assert!(run.brings(&desk, &fulfilment, PLACE, &last));
    let delivered = &fulfilment.certificates[&PLACE];
    assert_eq!(delivered.id, last.id);
    assert_eq!(delivered.certificate.0, last.certificate.der());
    assert!(fulfilment.archived.is_empty());
    let stock = desk.stock(&three.identity()).await.card.unwrap();
    assert_eq!(stock.live[&PLACE].0, last.certificate.der());
    assert!(stock.spent.is_empty());
    let lost = desk.stock(&two.identity()).await.card.unwrap();
    assert_eq!(lost.live[&PLACE].0, last.certificate.der());
    let nothing_revoked = "SELECT COUNT(*) FROM certificates WHERE revoked_at IS NOT NULL";
    assert_eq!(world.count(nothing_revoked).await, 0);
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 3);
    let audited = "SELECT COUNT(*) FROM audit WHERE event = 'key-recovered'
         AND details LIKE '%The card was lost%' AND document IS NOT NULL";
    assert_eq!(world.count(audited).await, 1);
    let details = desk.details(run.request.order).await.unwrap();
    assert_eq!(details.certificates[0].id, last.id);
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn the_last_key_comes_with_a_new_certificate() {
    let (world, desk) = World::with_archive().await;
    let old = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let two = world.blank("2").await;
    let draft = recover(ANNA.0, ANNA.1, 0);
    let (run, fulfilment) = desk.issue(&two, "last-new", draft).await.unwrap();
    assert!(!run.grant.recovered[&PLACE].reused);
    assert!(run.brings(&desk, &fulfilment, PLACE, &old));
    let delivered = &fulfilment.certificates[&PLACE];
    assert_ne!(delivered.id, old.id);
    let new = Certificate::from_der(&delivered.certificate.0).unwrap();
    assert_eq!(new.public_key(), old.certificate.public_key());
    assert_ne!(new.serial(), old.certificate.serial());
    let stock = desk.stock(&two.identity()).await.card.unwrap();
    assert_eq!(stock.live[&PLACE], delivered.certificate);
    let recorded =
        "SELECT COUNT(*) FROM recovered_keys JOIN certificates ON certificates.id = issued
         WHERE action = 'recover' AND published_at IS NOT NULL AND completed_at IS NOT NULL";
    assert_eq!(world.count(recorded).await, 1);
}

#[tokio::test]
async fn all_keys_come_and_the_older_ones_take_retired_places() {
    let (world, desk) = World::with_archive().await;
    let mut keys = Vec::new();
    for serial in ["1", "2", "3"] {
        let card = world.blank(serial).await;
        keys.push(desk.archive(&card, ANNA.0, ANNA.1).await);
    }
    desk.archive(&world.blank("4").await, BOB.0, BOB.1).await;
    let card = world.blank("5").await;

    for free in 0..2 {
        let draft = recover(ANNA.0, ANNA.1, free);
        let refused = fault(desk.open(&card, "all-reuse", draft).await);
        let places = u32::from(free) + 1;
        assert_eq!(refused, RecoveryFault::MorePlacesNeeded { keys: 3, places });
    }
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM orders WHERE card = 5")
            .await,
        0,
        "nothing was granted"
    );

    let draft = recover(ANNA.0, ANNA.1, 5);
    let (run, fulfilment) = desk.issue(&card, "all-reuse", draft).await.unwrap();
    let places = [PLACE, retired(), "83".parse().unwrap()];
    assert!(fulfilment.certificates.keys().eq(places.iter()));
    for (place, key) in places.iter().zip(keys.iter().rev()) {
        assert!(run.brings(&desk, &fulfilment, *place, key));
        assert_eq!(fulfilment.certificates[place].id, key.id);
    }
    let live = desk.stock(&card.identity()).await.card.unwrap().live;
    assert!(live.keys().eq(places.iter()));
}

#[tokio::test]
async fn of_all_keys_the_last_alone_gets_a_new_certificate() {
    let (world, desk) = World::with_archive().await;
    let older = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let last = desk.archive(&world.blank("2").await, ANNA.0, ANNA.1).await;
    let card = world.blank("3").await;
    let draft = recover(ANNA.0, ANNA.1, 1);
    let (run, fulfilment) = desk.issue(&card, "all-new", draft).await.unwrap();
    assert!(run.brings(&desk, &fulfilment, PLACE, &last));
    assert!(run.brings(&desk, &fulfilment, retired(), &older));
    assert_ne!(fulfilment.certificates[&PLACE].id, last.id);
    assert_eq!(fulfilment.certificates[&retired()].id, older.id);
}

#[tokio::test]
async fn a_chosen_certificate_says_which_key() {
    let (world, desk) = World::with_archive().await;
    let first = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    desk.archive(&world.blank("2").await, ANNA.0, ANNA.1).await;
    let bobs = desk.archive(&world.blank("3").await, BOB.0, BOB.1).await;
    let card = world.blank("4").await;

    let draft = choosing(recover(ANNA.0, ANNA.1, 0), bobs.id);
    assert_eq!(
        fault(desk.open(&card, "last-reuse", draft).await),
        RecoveryFault::OtherHolder {
            id: bobs.id,
            fields: vec!["email".parse().unwrap()]
        }
    );
    let draft = choosing(recover(ANNA.0, ANNA.1, 0), first.id);
    let (run, fulfilment) = desk.issue(&card, "last-reuse", draft).await.unwrap();
    assert!(run.brings(&desk, &fulfilment, PLACE, &first));

    let three = world.stocked("5", &THREE_P256).await;
    let redo = crate::support::draft(&[("9d", Action::Redo)], ANNA.0);
    let (_, on_card) = desk.issue(&three, "employee-card", redo).await.unwrap();
    let id = on_card.certificates[&PLACE].id;
    let draft = choosing(recover(ANNA.0, ANNA.1, 0), id);
    let refused = fault(
        desk.open(&world.blank("6").await, "last-reuse", draft)
            .await,
    );
    assert_eq!(refused, RecoveryFault::NotArchived { id });
}

#[tokio::test]
async fn no_holder_and_more_than_one_are_refused_with_the_fields() {
    let (world, desk) = World::with_archive().await;
    let fields = vec!["email".parse().unwrap()];
    let card = world.blank("1").await;
    let none = fault(
        desk.open(&card, "last-reuse", recover(ANNA.0, ANNA.1, 0))
            .await,
    );
    let fields_of = fields.clone();
    assert_eq!(none, RecoveryFault::NoneFound { fields: fields_of });
    desk.archive(&world.blank("2").await, ANNA.0, ANNA.1).await;
    desk.archive(&world.blank("3").await, "Annika Berg", ANNA.1)
        .await;
    let several = fault(
        desk.open(&card, "last-reuse", recover(ANNA.0, ANNA.1, 0))
            .await,
    );
    assert_eq!(several, RecoveryFault::SeveralHolders { fields });
}

#[tokio::test]
async fn a_key_whose_certificate_was_never_published_is_not_found() {
    let (world, desk) = World::with_archive().await;
    let one = world.blank("1").await;
    let draft = for_9d(Action::Add, ANNA.0, ANNA.1);
    let run = desk.open(&one, "archives", draft).await.unwrap();
    let fulfilment = desk.submit(&run.order(&one)).await.unwrap();
    let id = fulfilment.certificates[&PLACE].id;
    desk.abandon(run.request.order).await.unwrap();
    let two = world.blank("2").await;
    let draft = recover(ANNA.0, ANNA.1, 1);
    let none = fault(desk.open(&two, "last-reuse", draft.clone()).await);
    assert!(matches!(none, RecoveryFault::NoneFound { .. }));
    let chosen = fault(desk.open(&two, "last-reuse", choosing(draft, id)).await);
    assert_eq!(chosen, RecoveryFault::NotArchived { id });
}

#[tokio::test]
async fn a_revoked_or_expired_certificate_is_reused_in_a_retired_place_alone() {
    let (world, desk) = World::with_archive().await;
    let key = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let nowhere = RecoveryFault::MorePlacesNeeded { keys: 1, places: 0 };
    let two = world.blank("2").await;
    world
        .tamper("UPDATE certificates SET not_after = not_before + 1")
        .await;
    let draft = recover(ANNA.0, ANNA.1, 0);
    assert_eq!(fault(desk.open(&two, "last-reuse", draft).await), nowhere);
    let draft = recover(ANNA.0, ANNA.1, 2);
    let run = desk.open(&two, "last-reuse", draft).await.unwrap();
    assert!(run.grant.recovered.keys().eq([&retired()]));

    world
        .tamper("UPDATE certificates SET not_after = not_before + 100000000000, revoked_at = 1, reason = 4")
        .await;
    let draft = recover(ANNA.0, ANNA.1, 0);
    assert_eq!(fault(desk.open(&two, "last-reuse", draft).await), nowhere);
    let draft = recover(ANNA.0, ANNA.1, 2);
    let (run, fulfilment) = desk.issue(&two, "last-reuse", draft).await.unwrap();
    assert!(run.brings(&desk, &fulfilment, retired(), &key));
    let stock = desk.stock(&two.identity()).await.card.unwrap();
    assert!(stock.live.is_empty(), "a revoked certificate is not live");

    let draft = recover(ANNA.0, ANNA.1, 0);
    let three = world.blank("3").await;
    let (_, renewed) = desk.issue(&three, "last-new", draft).await.unwrap();
    assert!(renewed.certificates.contains_key(&PLACE));
}

#[tokio::test]
async fn a_compromised_key_is_reused_in_a_retired_place_and_gets_no_new_certificate() {
    let (world, desk) = World::with_archive().await;
    let key = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let card = world.blank("2").await;
    let draft = |free| recover(ANNA.0, ANNA.1, free);
    let run = desk.open(&card, "last-new", draft(0)).await.unwrap();
    assert_eq!(run.grant.recovered[&PLACE].revoked_at, None);
    let console = Actor::Console;
    let reason = RevocationReason::KeyCompromise;
    world
        .host
        .revoke_certificate(console, key.id, reason)
        .await
        .unwrap();
    let compromised = RecoveryFault::Compromised { id: key.id };
    assert_eq!(
        fault(desk.submit(&run.order(&card)).await),
        compromised,
        "revoked after the grant"
    );
    desk.abandon(run.request.order).await.unwrap();
    for procedure in ["last-new", "all-new"] {
        let refused = fault(desk.open(&card, procedure, draft(0)).await);
        assert_eq!(refused, compromised);
    }
    let issued = desk.issue(&card, "last-reuse", draft(1)).await;
    let (run, fulfilment) = issued.unwrap();
    assert!(run.brings(&desk, &fulfilment, retired(), &key));
    assert!(run.grant.recovered[&retired()].revoked_at.is_some());
}

#[tokio::test]
async fn a_key_is_compromised_by_any_certificate_of_it() {
    let (world, desk) = World::with_archive().await;
    desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let draft = |free| recover(ANNA.0, ANNA.1, free);
    let two = world.blank("2").await;
    let (run, renewed) = desk.issue(&two, "last-new", draft(0)).await.unwrap();
    let id = run.grant.recovered[&PLACE].id;
    let (console, reason) = (Actor::Console, RevocationReason::KeyCompromise);
    let newer = renewed.certificates[&PLACE].id;
    world
        .host
        .revoke_certificate(console, newer, reason)
        .await
        .unwrap();
    let three = world.blank("3").await;
    assert_eq!(
        fault(desk.open(&three, "last-new", draft(0)).await),
        RecoveryFault::Compromised { id }
    );
    let run = desk.open(&three, "last-reuse", draft(1)).await.unwrap();
    assert!(run.grant.recovered.keys().eq([&retired()]));
}

#[tokio::test]
async fn free_places_that_the_host_knows_to_be_taken_are_refused() {
    let (world, desk) = World::with_archive().await;
    for serial in ["1", "2"] {
        let card = world.blank(serial).await;
        desk.archive(&card, ANNA.0, ANNA.1).await;
    }
    let card = world.blank("3").await;
    let draft = || recover(ANNA.0, ANNA.1, 1);
    desk.issue(&card, "all-reuse", draft()).await.unwrap();
    let Some(Refusal::DraftRefused { faults }) = desk.open(&card, "all-reuse", draft()).await.err()
    else {
        panic!("82 is taken")
    };
    assert_eq!(faults[0].rule, "recovery-no-retired-place");
    assert_eq!(faults[0].about, "82");
}

#[tokio::test]
async fn reuse_alone_wants_the_role_that_recovers_and_a_new_certificate_both() {
    let (world, olivia) = World::with_archive().await;
    olivia
        .archive(&world.blank("1").await, ANNA.0, ANNA.1)
        .await;
    let card = world.blank("2").await;
    let draft = || recover(ANNA.0, ANNA.1, 0);
    let issues = world.desk_of("Ida", &[Role::IssueCertificate]).await;
    let missing = |role| Some(Refusal::MissingRole { role });
    assert_eq!(
        issues.open(&card, "last-reuse", draft()).await.err(),
        missing(Role::RecoverKey)
    );
    let recovers = world.desk_of("Rolf", &[Role::RecoverKey]).await;
    assert_eq!(
        recovers.open(&card, "last-new", draft()).await.err(),
        missing(Role::IssueCertificate)
    );
    let run = recovers.open(&card, "last-reuse", draft()).await.unwrap();
    recovers.abandon(run.request.order).await.unwrap();
    recovers.issue(&card, "last-reuse", draft()).await.unwrap();
}

#[tokio::test]
async fn an_order_brings_what_was_granted_and_nothing_else() {
    let (world, desk) = World::with_archive().await;
    let first = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let card = world.stocked("2", &THREE_P256).await;
    let run = desk
        .open(&card, "last-reuse", recover(ANNA.0, ANNA.1, 0))
        .await
        .unwrap();
    let good = run.order(&card);
    let differs = |what: &str| {
        let what = what.to_owned();
        Some(Refusal::DiffersFromOpenRequest { what })
    };
    let mut fewer = good.clone();
    fewer.recovered.clear();
    assert_eq!(desk.submit(&fewer).await.err(), differs("recovered"));
    let mut elsewhere = good.clone();
    elsewhere.recovered = [(retired(), first.id)].into();
    assert_eq!(desk.submit(&elsewhere).await.err(), differs("recovered"));
    let own = [(KeyReference::Authentication, card.key("9a").clone())].into();
    let with_key = run.order_with(&own);
    assert_eq!(desk.submit(&with_key).await.err(), differs("keys"));

    desk.archive(&world.blank("3").await, ANNA.0, ANNA.1).await;
    assert_eq!(
        desk.submit(&good).await.err(),
        differs("recovered"),
        "a newer key was archived since"
    );
}

#[tokio::test]
async fn an_archive_record_that_was_changed_brings_nothing() {
    let (world, desk) = World::with_archive().await;
    let key = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let card = world.blank("2").await;
    let run = desk
        .open(&card, "last-reuse", recover(ANNA.0, ANNA.1, 0))
        .await
        .unwrap();
    world
        .tamper(
            "DROP TRIGGER archived_keys_are_only_rewrapped;
             UPDATE archived_keys SET enveloped = CAST(substr(enveloped, 1, length(enveloped) - 1)
                 || CASE substr(enveloped, -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB)",
        )
        .await;
    let not_good = RecoveryFault::RecordNotGood { id: key.id };
    assert_eq!(fault(desk.submit(&run.order(&card)).await), not_good);
    let again = desk
        .open(&card, "last-reuse", recover(ANNA.0, ANNA.1, 0))
        .await;
    assert_eq!(fault(again), not_good);
    assert_eq!(world.count("SELECT COUNT(*) FROM recovered_keys").await, 0);
}

#[tokio::test]
async fn a_receipt_names_every_place() {
    let (world, desk) = World::with_archive().await;
    for serial in ["1", "2"] {
        let card = world.blank(serial).await;
        desk.archive(&card, ANNA.0, ANNA.1).await;
    }
    let card = world.blank("3").await;
    let draft = recover(ANNA.0, ANNA.1, 1);
    let run = desk.open(&card, "all-reuse", draft).await.unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let good = run.receipt(&fulfilment, PinOutcome::System);
    let mut fewer = good.clone();
    fewer.keys.remove(&retired());
    let mut not_stored = good.clone();
    not_stored.keys.get_mut(&retired()).unwrap().stored = false;
    for (what, receipt) in [("keys", fewer), ("outcome of 82", not_stored)] {
        let signed = run.order_key.sign_receipt(&receipt).unwrap();
        let what = what.to_owned();
        assert_eq!(
            desk.send_receipt(run.request.order, &signed).await.err(),
            Some(Refusal::ReceiptRefused { what })
        );
    }
    let signed = run.order_key.sign_receipt(&good).unwrap();
    desk.send_receipt(run.request.order, &signed).await.unwrap();
}

#[tokio::test]
async fn a_recovery_without_a_receipt_leaves_nothing_live() {
    let (world, desk) = World::with_archive().await;
    let key = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let card = world.blank("2").await;
    let bobs = desk.archive(&card, BOB.0, BOB.1).await;
    let draft = || recover(ANNA.0, ANNA.1, 0);
    let run = desk.open(&card, "last-reuse", draft()).await.unwrap();
    desk.submit(&run.order(&card)).await.unwrap();
    let stock = desk.stock(&card.identity()).await.card.unwrap();
    let spent = |card: &protocol::StockCard| card.spent.get(&PLACE).cloned();
    let fingerprint = protocol::Sha256Hex::of(key.certificate.der());
    assert_eq!(stock.live[&PLACE].0, bobs.certificate.der());
    assert_eq!(spent(&stock), Some(vec![fingerprint]));
    desk.abandon(run.request.order).await.unwrap();
    let stock = desk.stock(&card.identity()).await.card.unwrap();
    assert_eq!(spent(&stock), Some(vec![fingerprint]));
    assert_eq!(stock.live[&PLACE].0, bobs.certificate.der());
    let revoked = "SELECT COUNT(*) FROM certificates WHERE revoked_at IS NOT NULL";
    assert_eq!(world.count(revoked).await, 0, "the holder still has it");

    desk.issue(&card, "last-reuse", draft()).await.unwrap();
    let stock = desk.stock(&card.identity()).await.card.unwrap();
    assert_eq!(stock.live[&PLACE].0, key.certificate.der());
    let gone = protocol::Sha256Hex::of(bobs.certificate.der());
    assert!(spent(&stock).unwrap().contains(&gone));
    assert_eq!(world.count(revoked).await, 0, "that key is archived");
}

#[tokio::test]
async fn a_key_that_is_lost_to_a_recovered_one_has_its_certificate_revoked() {
    let (world, desk) = World::with_archive().await;
    desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let card = world.stocked("2", &THREE_P256).await;
    let redo = crate::support::draft(&[("9d", Action::Redo)], ANNA.0);
    let (_, lost) = desk.issue(&card, "employee-card", redo).await.unwrap();
    let draft = recover(ANNA.0, ANNA.1, 0);
    desk.issue(&card, "last-reuse", draft).await.unwrap();
    let listed = world.host.certificates(10).await.unwrap();
    let revoked: Vec<_> = listed
        .iter()
        .filter(|one| one.revoked_at.is_some())
        .map(|one| one.id)
        .collect();
    assert_eq!(revoked, [lost.certificates[&PLACE].id]);
    let stock = desk.stock(&card.identity()).await.card.unwrap();
    assert!(!stock.production_keys.contains_key(&PLACE));
}

#[tokio::test]
async fn a_key_that_comes_back_to_its_own_card_keeps_its_certificate() {
    let (world, desk) = World::with_archive().await;
    let card = world.blank("1").await;
    let key = desk.archive(&card, ANNA.0, ANNA.1).await;
    for procedure in ["last-reuse", "last-new"] {
        let draft = recover(ANNA.0, ANNA.1, 0);
        desk.issue(&card, procedure, draft).await.unwrap();
    }
    let draft = recover(ANNA.0, ANNA.1, 0);
    desk.issue(&card, "last-reuse", draft).await.unwrap();
    let stock = desk.stock(&card.identity()).await.card.unwrap();
    assert_eq!(stock.live[&PLACE].0, key.certificate.der());
    let revoked = "SELECT COUNT(*) FROM certificates WHERE revoked_at IS NOT NULL";
    assert_eq!(world.count(revoked).await, 0);
}

#[tokio::test]
async fn a_recovery_that_was_left_in_the_middle_is_finished() {
    let (world, desk) = World::with_archive().await;
    let older = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let last = desk.archive(&world.blank("2").await, ANNA.0, ANNA.1).await;
    let card = world.blank("3").await;
    let draft = recover(ANNA.0, ANNA.1, 1);
    let run = desk.open(&card, "all-new", draft).await.unwrap();
    let message = desk.signed(&run.order(&card));
    let (_, first) = desk.submit_message(message.clone()).await.unwrap();
    world
        .tamper(
            "DROP TRIGGER certificates_are_signed_once;
             UPDATE certificates SET certificate = NULL WHERE action = 'recover';
             UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL,
                 lease_until = signed_at + 60000 WHERE card = 3;",
        )
        .await;
    world.clock.forward(SignedDuration::from_secs(61));
    let (_host, _second) = world.second().await;
    let (_, finished) = desk.submit_message(message).await.unwrap();
    assert!(run.brings(&desk, &finished, PLACE, &last));
    assert!(run.brings(&desk, &finished, retired(), &older));
    for (place, issued) in &first.certificates {
        assert_eq!(issued.id, finished.certificates[place].id);
    }
    desk.receipt(&run, &finished, PinOutcome::System)
        .await
        .unwrap();
    let state = desk.details(run.request.order).await.unwrap().summary.state;
    assert_eq!(state, OrderState::Completed);
    assert_eq!(world.count("SELECT COUNT(*) FROM certificates").await, 3);
    assert_eq!(world.count("SELECT COUNT(*) FROM recovered_keys").await, 2);
}

#[tokio::test]
async fn two_recoveries_of_one_procedure_bring_two_keys() {
    let (world, desk) = World::with_archive().await;
    let older = desk.archive(&world.blank("1").await, ANNA.0, ANNA.1).await;
    let last = desk.archive(&world.blank("2").await, ANNA.0, ANNA.1).await;
    let toml = recovers("two", "keys = \"last\"\ncertificate = \"reuse\"").replace(
        "[certificate-procedures.encryption]",
        r#"[[key]]
reference = "95"
name = "Older"
certificate-procedure = "encryption"
key-procedure = "key"
actions = ["recover"]

[certificate-procedures.encryption]"#,
    );
    world.activate(&toml).await;
    let card = world.blank("3").await;
    let place: KeyReference = "95".parse().unwrap();
    let draft = |second| {
        let mut draft = choosing(recover(ANNA.0, ANNA.1, 0), last.id);
        let mut choice = draft.keys[&PLACE];
        choice.certificate = Some(second);
        draft.keys.insert(place, choice);
        draft
    };
    let Some(Refusal::DraftRefused { faults }) =
        desk.open(&card, "two", draft(last.id)).await.err()
    else {
        panic!("the same key twice")
    };
    assert_eq!(faults[0].rule, "key-in-use");
    let (run, fulfilment) = desk.issue(&card, "two", draft(older.id)).await.unwrap();
    assert!(run.brings(&desk, &fulfilment, PLACE, &last));
    assert!(run.brings(&desk, &fulfilment, place, &older));
}
