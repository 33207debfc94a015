//! Recovery requests: what others must approve before an order recovers keys.

use contents::{CardIdentity, KeyReference};
use host::Actor;
use jiff::{SignedDuration, ToSpan};
use procedure::{Draft, Role};
use protocol::{
    CertificateId, ListedRecoveryRequest, RecoveryFault, RecoveryRequest, RecoveryRequestState,
    Refusal, canonical,
};

use crate::support::{
    Card, Desk, World, new_order, now,
    recovery::{Archived, choosing, citing, fault, recover},
};

const PLACE: KeyReference = KeyReference::KeyManagement;

/// Bob's archived key, Anna's card, Olivia who asks, and Petra and Pavel who approve.
struct Scene {
    world: World,
    olivia: Desk,
    petra: Desk,
    pavel: Desk,
    card: Card,
    key: Archived,
}

impl Scene {
    async fn new() -> Self {
        let (world, olivia) = World::with_archive().await;
        let roles = [Role::ApproveRecovery];
        let petra = world.desk_of("Petra", &roles).await;
        let pavel = world.desk_of("Pavel", &roles).await;
        let lost = world.blank("1").await;
        let key = olivia.archive(&lost, "Bob Ek", "bob@example.org").await;
        let card = world.blank("2").await;
        Self {
            world,
            olivia,
            petra,
            pavel,
            card,
            key,
        }
    }

    fn draft(&self) -> Draft {
        choosing(recover("Anna Berg", "anna@example.org", 0), self.key.id)
    }

    async fn request(&self) -> RecoveryRequest {
        let (draft, ids) = (self.draft(), [self.key.id]);
        self.olivia
            .recovery_request(&self.card, "approved", &draft, &ids)
            .await
    }

    async fn asked(&self) -> RecoveryRequest {
        let request = self.request().await;
        self.olivia.ask(&request).await.unwrap();
        request
    }

    async fn approved(&self) -> RecoveryRequest {
        let request = self.asked().await;
        self.petra.approve(&request).await.unwrap();
        self.pavel.approve(&request).await.unwrap();
        request
    }

    /// What opening an order that cites the request is refused with.
    async fn refused(&self, request: &RecoveryRequest) -> RecoveryFault {
        let draft = citing(self.draft(), request);
        fault(self.olivia.open(&self.card, "approved", draft).await)
    }
}

#[tokio::test]
async fn two_others_approve_and_one_order_uses_it_up() {
    let scene = Scene::new().await;
    let request = scene.request().await;
    let message = scene.olivia.signed(&request);
    for _ in 0..2 {
        let taken = scene.olivia.post_cms("/v1/orders", message.clone()).await;
        taken.unwrap();
    }
    let draft = citing(scene.draft(), &request);
    let missing = |given| RecoveryFault::ApprovalsMissing { needed: 2, given };
    assert_eq!(scene.refused(&request).await, missing(0));
    scene.petra.approve(&request).await.unwrap();
    assert_eq!(scene.refused(&request).await, missing(1));
    let listed = scene.pavel.recovery_requests().await.unwrap().requests;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].state, RecoveryRequestState::Pending);
    assert_eq!(listed[0].digest, canonical::digest(&request).unwrap());
    assert_eq!(listed[0].approvals_needed, 2);
    assert_eq!(listed[0].approved_by[0].name, "Petra");
    assert_eq!(listed[0].certificates[0].id, scene.key.id);
    assert_eq!(listed[0].officer_name, "Olivia Lind");
    scene.pavel.approve(&request).await.unwrap();
    let own = scene.olivia.recovery_requests().await.unwrap().requests;
    assert_eq!(own[0].state, RecoveryRequestState::Approved);

    let issued = scene.olivia.issue(&scene.card, "approved", draft).await;
    let (run, fulfilment) = issued.unwrap();
    assert!(run.brings(&scene.olivia, &fulfilment, PLACE, &scene.key));
    let used = RecoveryRequestState::Used;
    let state = RecoveryFault::RequestState { state: used };
    assert_eq!(scene.refused(&request).await, state);
    assert!(
        scene
            .petra
            .recovery_requests()
            .await
            .unwrap()
            .requests
            .is_empty()
    );
    let audited = "SELECT COUNT(*) FROM audit WHERE event IN
         ('recovery-requested', 'recovery-approved', 'key-recovered')";
    assert_eq!(scene.world.count(audited).await, 4);
    assert!(
        scene
            .world
            .host
            .verify_audit()
            .await
            .unwrap()
            .faults
            .is_empty()
    );
}

#[tokio::test]
async fn without_a_request_nothing_is_granted() {
    let scene = Scene::new().await;
    let draft = scene.draft();
    let Some(Refusal::DraftRefused { faults }) = scene
        .olivia
        .open(&scene.card, "approved", draft)
        .await
        .err()
    else {
        panic!("granted")
    };
    assert_eq!(faults[0].rule, "recovery-no-request");
    let never_sent = scene.request().await;
    assert_eq!(
        scene.refused(&never_sent).await,
        RecoveryFault::UnknownRequest
    );
}

#[tokio::test]
async fn who_asks_does_not_approve_and_nobody_counts_twice() {
    let scene = Scene::new().await;
    let roles = [
        Role::IssueCertificate,
        Role::RecoverKey,
        Role::ApproveRecovery,
    ];
    let rolf = scene.world.desk_of("Rolf", &roles).await;
    let request = scene.request().await;
    rolf.ask(&request).await.unwrap();
    assert_eq!(
        fault(rolf.approve(&request).await),
        RecoveryFault::OwnRequest
    );
    scene.petra.approve(&request).await.unwrap();
    assert_eq!(
        fault(scene.petra.approve(&request).await),
        RecoveryFault::DecidedAlready
    );
    assert_eq!(
        fault(scene.petra.refuse(&request, "No").await),
        RecoveryFault::DecidedAlready
    );
    assert_eq!(
        scene.olivia.approve(&request).await.err(),
        Some(Refusal::MissingRole {
            role: Role::ApproveRecovery
        })
    );
    assert_eq!(
        scene.refused(&request).await,
        RecoveryFault::UnknownRequest,
        "it is another officer's"
    );
    let own = scene.olivia.recovery_requests().await.unwrap().requests;
    assert!(own.is_empty());
}

#[tokio::test]
async fn who_was_disabled_counts_no_more_and_another_may_approve() {
    let scene = Scene::new().await;
    let request = scene.approved().await;
    let draft = citing(scene.draft(), &request);
    let run = scene.olivia.open(&scene.card, "approved", draft).await;
    let run = run.unwrap();
    let (host, petra) = (&scene.world.host, scene.petra.officer.id);
    host.disable_officer(Actor::Console, petra).await.unwrap();
    let missing = RecoveryFault::ApprovalsMissing {
        needed: 2,
        given: 1,
    };
    assert_eq!(scene.refused(&request).await, missing);
    let order = run.order(&scene.card);
    assert_eq!(fault(scene.olivia.submit(&order).await), missing);
    let listed = scene.olivia.recovery_requests().await.unwrap().requests;
    assert_eq!(listed[0].state, RecoveryRequestState::Pending);
    let names = |listed: &ListedRecoveryRequest| -> Vec<String> {
        let by = listed.approved_by.iter();
        by.map(|officer| officer.name.clone()).collect()
    };
    assert_eq!(names(&listed[0]), ["Pavel"]);

    assert_eq!(
        fault(scene.pavel.approve(&request).await),
        RecoveryFault::DecidedAlready
    );
    let roles = [Role::ApproveRecovery];
    let paula = scene.world.desk_of("Paula", &roles).await;
    paula.approve(&request).await.unwrap();
    let listed = scene.olivia.recovery_requests().await.unwrap().requests;
    assert_eq!(listed[0].state, RecoveryRequestState::Approved);
    assert_eq!(names(&listed[0]), ["Pavel", "Paula"]);
    let state = RecoveryRequestState::Approved;
    let peter = scene.world.desk_of("Peter", &roles).await;
    assert_eq!(
        fault(peter.approve(&request).await),
        RecoveryFault::RequestState { state }
    );
    scene.olivia.submit(&order).await.unwrap();
}

#[tokio::test]
async fn an_officer_has_a_hundred_open_requests_at_most() {
    let scene = Scene::new().await;
    let first = scene.request().await;
    let message = scene.olivia.signed(&first);
    let send = || scene.olivia.post_cms("/v1/orders", message.clone());
    send().await.unwrap();
    for _ in 1..100 {
        scene.asked().await;
    }
    let one_more = scene.request().await;
    assert_eq!(
        fault(scene.olivia.ask(&one_more).await),
        RecoveryFault::TooManyRequests { max: 100 }
    );
    send().await.unwrap();
    let roles = [Role::IssueCertificate, Role::RecoverKey];
    let rolf = scene.world.desk_of("Rolf", &roles).await;
    rolf.ask(&scene.request().await).await.unwrap();
    scene.petra.refuse(&first, "No warrant").await.unwrap();
    scene.olivia.ask(&one_more).await.unwrap();
}

#[tokio::test]
async fn a_decision_is_on_exactly_the_request_that_the_host_has() {
    let scene = Scene::new().await;
    let request = scene.asked().await;
    let mut other = request.clone();
    other.reason = "Another reason".to_owned();
    assert_eq!(
        fault(scene.petra.approve(&other).await),
        RecoveryFault::UnknownRequest
    );
}

#[tokio::test]
async fn a_refusal_closes_the_request_and_carries_its_reason() {
    let scene = Scene::new().await;
    let request = scene.approved().await;
    let roles = [Role::ApproveRecovery];
    let paula = scene.world.desk_of("Paula", &roles).await;
    assert!(matches!(
        paula.refuse(&request, " ").await.err(),
        Some(Refusal::DraftRefused { .. })
    ));
    paula.refuse(&request, "No warrant").await.unwrap();
    let state = RecoveryRequestState::Refused;
    let closed = RecoveryFault::RequestState { state };
    assert_eq!(scene.refused(&request).await, closed);
    let again = scene.world.desk_of("Peter", &roles).await;
    assert_eq!(fault(again.approve(&request).await), closed);
    let own = scene.olivia.recovery_requests().await.unwrap().requests;
    let refused = own[0].refused.as_ref().unwrap();
    assert_eq!(
        (refused.by.name.as_str(), refused.reason.as_str()),
        ("Paula", "No warrant")
    );
    let queue = scene.petra.recovery_requests().await.unwrap().requests;
    assert!(queue.is_empty());
}

#[tokio::test]
async fn a_request_ends_with_its_time() {
    let scene = Scene::new().await;
    let mut request = scene.request().await;
    request.expires_at = now() + 5.minutes();
    scene.olivia.ask(&request).await.unwrap();
    scene.petra.approve(&request).await.unwrap();
    let approved = scene.approved().await;
    let draft = citing(scene.draft(), &approved);
    let run = scene.olivia.open(&scene.card, "approved", draft).await;
    let run = run.unwrap();
    scene.world.clock.forward(SignedDuration::from_mins(6));
    let state = RecoveryRequestState::Expired;
    let ended = RecoveryFault::RequestState { state };
    assert_eq!(fault(scene.pavel.approve(&request).await), ended);
    assert_eq!(scene.refused(&request).await, ended);
    let queue = scene.petra.recovery_requests().await.unwrap().requests;
    assert_eq!(queue.len(), 1, "the other one goes on");
    let (_host, _second) = scene.world.second().await;
    let expired = "SELECT COUNT(*) FROM recovery_requests WHERE state = 'expired'";
    assert_eq!(scene.world.count(expired).await, 1);
    let audited = "SELECT COUNT(*) FROM audit WHERE event = 'recovery-expired'";
    assert_eq!(scene.world.count(audited).await, 1);
    scene.olivia.submit(&run.order(&scene.card)).await.unwrap();
}

#[tokio::test]
async fn an_order_that_differs_from_its_request_is_refused() {
    let scene = Scene::new().await;
    let request = scene.approved().await;
    let other_card = scene.world.blank("3").await;
    let other_key = scene
        .olivia
        .archive(&scene.world.blank("4").await, "Bob Ek", "bob@example.org")
        .await;
    let differs = |what: &str| RecoveryFault::DiffersFromRequest {
        what: what.to_owned(),
    };
    let good = citing(scene.draft(), &request);
    let mut reason = good.clone();
    reason.recovery.as_mut().unwrap().reason = "Curiosity".to_owned();
    let mut holder = good.clone();
    holder
        .fields
        .insert("email".parse().unwrap(), "eve@example.org".to_owned());
    let key = choosing(good.clone(), other_key.id);
    let (card, olivia) = (&scene.card, &scene.olivia);
    for (what, card, draft) in [
        ("reason", card, reason),
        ("holder", card, holder),
        ("certificates", card, key),
        ("card", &other_card, good.clone()),
    ] {
        let refused = fault(olivia.open(card, "approved", draft).await);
        assert_eq!(refused, differs(what));
    }
    let toml = crate::support::recovery::recovers(
        "approved",
        "keys = \"last\"\ncertificate = \"reuse\"\nother-holder = true\napprovals = 1",
    );
    scene.world.activate(&toml).await;
    let refused = fault(olivia.open(card, "approved", good).await);
    assert_eq!(refused, differs("procedure"));
}

#[tokio::test]
async fn two_orders_with_one_request_are_one_too_many() {
    let scene = Scene::new().await;
    let request = scene.approved().await;
    let draft = citing(scene.draft(), &request);
    let olivia = &scene.olivia;
    let first = olivia.open(&scene.card, "approved", draft.clone()).await;
    let first = first.unwrap();
    olivia.submit(&first.order(&scene.card)).await.unwrap();
    let state = RecoveryRequestState::Used;
    let used = RecoveryFault::RequestState { state };
    assert_eq!(scene.refused(&request).await, used);
    olivia.abandon(first.request.order).await.unwrap();
    assert_eq!(
        scene.refused(&request).await,
        used,
        "the key was delivered, receipt or not"
    );
}

#[tokio::test]
async fn an_order_that_delivered_nothing_gives_its_request_back() {
    let scene = Scene::new().await;
    let request = scene.approved().await;
    let draft = citing(scene.draft(), &request);
    let olivia = &scene.olivia;
    let run = olivia.open(&scene.card, "approved", draft).await.unwrap();
    olivia.submit(&run.order(&scene.card)).await.unwrap();
    scene
        .world
        .tamper(
            "UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL,
                 lease_until = signed_at + 60000 WHERE card = 2;
             DELETE FROM card_pins WHERE order_id IS NOT NULL;",
        )
        .await;
    scene.world.clock.forward(SignedDuration::from_secs(61));
    let (_host, _second) = scene.world.second().await;
    let own = olivia.recovery_requests().await.unwrap().requests;
    assert_eq!(own[0].state, RecoveryRequestState::Approved);
}

#[tokio::test]
async fn requests_that_cannot_lead_to_an_order_are_refused() {
    let scene = Scene::new().await;
    let good = scene.request().await;
    let with = |change: &dyn Fn(&mut RecoveryRequest)| {
        let mut request = good.clone();
        request.request = new_order();
        change(&mut request);
        request
    };
    let olivia = &scene.olivia;
    let malformed = [
        with(&|request| request.certificates.clear()),
        with(&|request| request.certificates = vec![scene.key.id, scene.key.id]),
        with(&|request| request.certificates = (1..=22).map(CertificateId).collect()),
        with(&|request| request.expires_at = request.made_at + 721.hours()),
        with(&|request| request.expires_at = request.made_at - 1.hours()),
        with(&|request| {
            let field = "upn".parse().unwrap();
            request.holder.insert(field, "anna@example.org".to_owned());
        }),
    ];
    for request in malformed {
        let refused = olivia.ask(&request).await.err();
        assert!(
            matches!(refused, Some(Refusal::Malformed { .. })),
            "{refused:?}"
        );
    }
    for reason in [" ".to_owned(), "x".repeat(501), "a\u{202e}b".to_owned()] {
        let request = with(&|request| request.reason = reason.clone());
        assert!(matches!(
            olivia.ask(&request).await.err(),
            Some(Refusal::DraftRefused { .. })
        ));
    }
    let unknown = with(&|request| request.card = CardIdentity::Serial("99".to_owned()));
    assert_eq!(olivia.ask(&unknown).await.err(), Some(Refusal::UnknownCard));
    let id = CertificateId(4711);
    let not_archived = with(&|request| request.certificates = vec![id]);
    assert_eq!(
        fault(olivia.ask(&not_archived).await),
        RecoveryFault::NotArchived { id }
    );
    let without = olivia.revision("last-reuse").await;
    let no_approvals = with(&|request| request.procedure = without.clone());
    assert!(matches!(
        olivia.ask(&no_approvals).await.err(),
        Some(Refusal::Malformed { .. })
    ));
    assert_eq!(
        scene.petra.ask(&good).await.err(),
        Some(Refusal::MissingRole {
            role: Role::RecoverKey
        })
    );
    olivia.ask(&good).await.unwrap();
    let mut changed = good.clone();
    changed.reason = "Another".to_owned();
    assert_eq!(
        olivia.ask(&changed).await.err(),
        Some(Refusal::OrderIdTaken)
    );
    scene.world.clock.forward(SignedDuration::from_mins(30));
    let late = with(&|_| {});
    assert!(matches!(
        olivia.ask(&late).await.err(),
        Some(Refusal::ClockApart { .. })
    ));
    assert_eq!(
        scene
            .world
            .count("SELECT COUNT(*) FROM recovery_requests")
            .await,
        1
    );
}

#[tokio::test]
async fn another_holders_key_is_not_asked_for_where_the_procedure_recovers_none() {
    let scene = Scene::new().await;
    let toml = crate::support::recovery::recovers(
        "own",
        "keys = \"last\"\ncertificate = \"reuse\"\napprovals = 1",
    );
    scene.world.activate(&toml).await;
    let (draft, ids) = (scene.draft(), [scene.key.id]);
    let request = scene
        .olivia
        .recovery_request(&scene.card, "own", &draft, &ids)
        .await;
    assert_eq!(
        fault(scene.olivia.ask(&request).await),
        RecoveryFault::OtherHolder {
            id: scene.key.id,
            fields: vec!["email".parse().unwrap()]
        }
    );
}

#[tokio::test]
async fn approvals_are_what_officers_signed_and_not_what_the_database_says() {
    let scene = Scene::new().await;
    let request = scene.asked().await;
    scene.petra.approve(&request).await.unwrap();
    let missing = |given| RecoveryFault::ApprovalsMissing { needed: 2, given };
    scene
        .world
        .tamper(
            "INSERT INTO recovery_decisions (request, officer, decision, message, decided_at)
                 SELECT request, officer + 1, decision, message, decided_at FROM recovery_decisions;
             UPDATE recovery_requests SET state = 'approved';",
        )
        .await;
    assert_eq!(scene.refused(&request).await, missing(1));
    scene
        .world
        .tamper(
            "DROP TRIGGER recovery_decisions_are_not_changed;
             UPDATE recovery_decisions SET message = x'00' WHERE number = 1;",
        )
        .await;
    assert_eq!(scene.refused(&request).await, missing(0));
    let faults = scene.world.host.verify_audit().await.unwrap().faults;
    let order = request.request;
    assert_eq!(faults, [host::AuditFault::Document { order }]);
}
