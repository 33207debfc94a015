//! What officers did: who sees what of it, how it is found, and in which pages.

use contents::KeyReference;
use jiff::SignedDuration;
use procedure::{Action, Draft, Role};
use protocol::{
    ActDetails, ActState, ActivityEntry, ActivityKind, ActivityPage, ActivityQuery,
    CreateLetterIds, OrderId, OrderState, PinOutcome, Refusal, WhichActivity, canonical,
};

use crate::support::{
    Card, Desk, THREE_P256, World, draft, new_order, now, post_json,
    recovery::{REASON, choosing, recover},
};

fn asking(which: WhichActivity, text: &str) -> ActivityQuery {
    ActivityQuery {
        which,
        text: (!text.is_empty()).then(|| text.to_owned()),
        before: None,
    }
}

fn own(text: &str) -> ActivityQuery {
    asking(WhichActivity::Own, text)
}

fn all(text: &str) -> ActivityQuery {
    asking(WhichActivity::All, text)
}

impl Desk {
    async fn activity(&self, query: &ActivityQuery) -> Result<ActivityPage, Refusal> {
        let url = format!("{}/v1/activity/search", self.base);
        let answer = post_json(&self.client, url, query).await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    async fn acts(&self, query: ActivityQuery) -> Vec<ActivityEntry> {
        self.activity(&query).await.unwrap().entries
    }

    /// Orders that are found, newest first.
    async fn found(&self, query: ActivityQuery) -> Vec<OrderId> {
        let acts = self.acts(query).await.into_iter();
        acts.filter_map(|act| act.order.map(|order| order.order))
            .collect()
    }

    async fn order_for(&self, card: &Card, holder: &str) -> OrderId {
        let redo = draft(&[("9a", Action::Redo)], holder);
        let run = self.open(card, "employee-card", redo).await.unwrap();
        run.request.order
    }
}

#[tokio::test]
async fn an_order_is_found_by_everything_that_is_known_of_it() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("4711", &THREE_P256).await;
    let redo = draft(&[("9a", Action::Redo)], "Anna Åkesson");
    let run = desk.open(&card, "employee-card", redo).await.unwrap();
    let id = run.request.order;
    let granted = &desk.acts(own("")).await[0];
    assert_eq!(granted.kind, ActivityKind::Issue);
    assert_eq!(granted.officer.name, "Olivia Lind");
    assert_eq!(granted.card, Some(card.identity()));
    assert!(granted.holder.contains("Anna Åkesson"), "{granted:?}");
    let order = granted.order.as_ref().unwrap();
    assert_eq!((order.order, order.state), (id, OrderState::Granted));
    assert_eq!(order.procedure, run.request.procedure);
    assert_eq!(order.procedure_name, granted.procedure_name);

    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let issued = &fulfilment.certificates[&KeyReference::Authentication];
    let certificate = contents::Certificate::from_der(&issued.certificate.0).unwrap();
    let serial = certificate.serial();
    let colons: Vec<&str> = (0..serial.len() / 2)
        .map(|octet| &serial[2 * octet..2 * octet + 2])
        .collect();
    desk.receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    for words in [
        "Anna",
        "åkes ANNA",
        "Olivia",
        "4711",
        "Employee",
        &id.to_string(),
        &id.to_string()[9..18],
        &issued.id.to_string(),
        &format!("#{}", issued.id),
        &format!("anna #{} 4711", issued.id),
        serial,
        &serial[4..12],
        &colons.join(":"),
    ] {
        assert_eq!(desk.found(own(words)).await, [id], "{words}");
    }
    for words in ["Annna", "Anna*", "marks:issue", "#9999", "o1;", "@@@"] {
        assert!(desk.acts(own(words)).await.is_empty(), "{words}");
    }
    let completed = &desk.acts(own("Anna")).await[0];
    let order = completed.order.as_ref().unwrap();
    assert_eq!(order.state, OrderState::Completed);
    assert!(order.changed_at >= order.granted_at);
}

#[tokio::test]
async fn an_officer_sees_the_own_acts_and_one_who_may_revoke_everybodys() {
    let world = World::new().await;
    let olivia = world.desk().await;
    let roles = [Role::IssueCertificate];
    let ida = world.desk_of("Ida Ek", &roles).await;
    let rune = world.desk_of("Rune", &[Role::RevokeCertificate]).await;
    let one = world.stocked("1", &THREE_P256).await;
    let two = world.stocked("2", &THREE_P256).await;
    let of_olivia = olivia.order_for(&one, "Anna Berg").await;
    let of_ida = ida.order_for(&two, "Anna Ek").await;

    for which in [WhichActivity::Open, WhichActivity::Own, WhichActivity::All] {
        for text in ["", "Anna"] {
            let query = || asking(which, text);
            assert_eq!(olivia.found(query()).await, [of_olivia], "{which:?} {text}");
            assert_eq!(ida.found(query()).await, [of_ida], "{which:?} {text}");
            let everybodys = [of_ida, of_olivia];
            let expected: &[OrderId] = match which {
                WhichActivity::Own => &[],
                WhichActivity::Open | WhichActivity::All => &everybodys,
            };
            assert_eq!(rune.found(query()).await, expected, "{which:?} {text}");
        }
    }
    assert_eq!(olivia.activity(&own("")).await.unwrap().open, 1);
    assert_eq!(rune.activity(&all("")).await.unwrap().open, 0, "own ones");
    assert!(olivia.found(all("Ida")).await.is_empty());

    rune.abandon(of_ida).await.unwrap();
    let abandoned = &rune.acts(own("")).await[0];
    assert_eq!(abandoned.kind, ActivityKind::Abandon);
    assert_eq!(abandoned.reason.as_deref(), Some("test"));
    let order = abandoned.order.as_ref().unwrap();
    assert_eq!((order.order, order.state), (of_ida, OrderState::Abandoned));
    assert_eq!(order.officer_name, "Ida Ek");
    assert_eq!(abandoned.holder, ida.acts(own("")).await[0].holder);
    assert!(ida.found(asking(WhichActivity::Open, "")).await.is_empty());
    assert!(
        ida.found(asking(WhichActivity::Open, "Anna"))
            .await
            .is_empty()
    );
    assert_eq!(ida.activity(&own("")).await.unwrap().open, 0);
    assert_eq!(rune.found(all("Anna Ek")).await, [of_ida, of_ida]);
    let console = |text: &'static str, open| world.host.search_orders(text, open);
    let listed = console("Anna", false).await.unwrap();
    let listed: Vec<_> = listed.iter().map(|one| (one.order, one.state)).collect();
    let both = [
        (of_ida, OrderState::Abandoned),
        (of_olivia, OrderState::Granted),
    ];
    assert_eq!(listed, both);
    assert_eq!(console("Anna", true).await.unwrap().len(), 1);
    assert!(console("an", false).await.is_err());
}

#[tokio::test]
async fn a_grant_whose_time_is_over_is_shown_as_expired_and_not_open() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let id = desk.order_for(&card, "Anna Berg").await;
    let open = |text| asking(WhichActivity::Open, text);
    assert_eq!(desk.found(open("")).await, [id]);
    assert_eq!(desk.found(open("Anna")).await, [id]);
    world.clock.forward(SignedDuration::from_mins(16));
    assert!(desk.found(open("")).await.is_empty());
    assert!(desk.found(open("Anna")).await.is_empty());
    let page = desk.activity(&own("Anna")).await.unwrap();
    assert_eq!(page.open, 0);
    let order = page.entries[0].order.as_ref().unwrap();
    assert_eq!(order.state, OrderState::Expired);
    assert_eq!(
        order.changed_at,
        order.granted_at + SignedDuration::from_mins(15)
    );
    let history = desk.details(id).await.unwrap().history;
    let last = history.last().unwrap();
    assert_eq!(
        (last.event, last.at),
        (OrderState::Expired, order.changed_at)
    );
}

#[tokio::test]
async fn requests_and_decisions_are_acts() {
    let (world, olivia) = World::with_archive().await;
    let petra = world.desk_of("Petra", &[Role::ApproveRecovery]).await;
    let pavel = world.desk_of("Pavel", &[Role::ApproveRecovery]).await;
    let lost = world.blank("1").await;
    let key = olivia.archive(&lost, "Bob Ek", "bob@example.org").await;
    let card = world.blank("2").await;
    let wanted: Draft = choosing(recover("Anna Berg", "anna@example.org", 0), key.id);
    let request = olivia
        .recovery_request(&card, "approved", &wanted, &[key.id])
        .await;
    olivia.ask(&request).await.unwrap();
    petra.approve(&request).await.unwrap();
    pavel.refuse(&request, "Not without a call").await.unwrap();

    let digest = canonical::digest(&request).unwrap();
    let asked = &olivia.acts(own("")).await[0];
    assert_eq!(asked.kind, ActivityKind::RecoveryRequest);
    assert_eq!(asked.request, Some(digest));
    assert_eq!(asked.order, None);
    assert_eq!(asked.reason.as_deref(), Some(REASON));
    assert_eq!(asked.card, Some(card.identity()));
    assert_eq!(asked.holder, "anna@example.org");
    let approved = &petra.acts(own("")).await[0];
    assert_eq!(approved.kind, ActivityKind::RecoveryApproval);
    assert_eq!((approved.request, &approved.reason), (Some(digest), &None));
    let refused = &pavel.acts(own("call")).await[0];
    assert_eq!(refused.kind, ActivityKind::RecoveryRefusal);
    assert_eq!(refused.reason.as_deref(), Some("Not without a call"));
    for words in [
        format!("#{}", key.id),
        digest.to_string(),
        "lost".to_owned(),
    ] {
        let found = olivia.acts(own(&words)).await;
        assert!(
            found.iter().any(|act| act.request == Some(digest)),
            "{words}"
        );
    }
    assert!(olivia.acts(own("call")).await.is_empty(), "Pavel's words");
    assert!(petra.acts(all("Bob")).await.is_empty());
}

#[tokio::test]
async fn a_search_wants_a_role_and_words_that_an_index_answers() {
    let world = World::new().await;
    let desk = world.desk().await;
    for text in [" ", "an", "#", "#7 an", "an\0a"] {
        let query = ActivityQuery {
            text: Some(text.to_owned()),
            ..own("")
        };
        let refused = desk.activity(&query).await.err();
        assert!(
            matches!(refused, Some(Refusal::Malformed { .. })),
            "{text:?}"
        );
    }
    for text in ["x".repeat(201), "abc ".repeat(9)] {
        let refused = desk.activity(&own(&text)).await.err();
        assert!(matches!(refused, Some(Refusal::Malformed { .. })), "{text}");
    }
    let without = world.desk_of("Nils", &[Role::ApproveRecovery]).await;
    assert!(without.acts(own("")).await.is_empty());
    world
        .tamper("DELETE FROM officer_roles WHERE role = 'approve-recovery'")
        .await;
    let role = Role::IssueCertificate;
    let refused = without.activity(&own("")).await.err();
    assert_eq!(refused, Some(Refusal::MissingRole { role }));
    let nobody = crate::support::client(&world.running, None);
    let url = crate::support::url(&world.running, "/v1/activity/search");
    let refused = post_json(&nobody, url, &own("")).await.err();
    assert_eq!(refused, Some(Refusal::NotSignedIn));
}

/// 120 acts like the first, made behind the host's back; the last 20 another officer's.
const MANY: &str = "
    INSERT INTO activity (at, officer, kind, order_id, open, described, procedure_name, card_identity, holder, words,
            marks)
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 120)
        SELECT at, officer, kind, order_id, open, 1, procedure_name, card_identity, holder,
            words || CASE number % 3 WHEN 0 THEN char(10) || 'third' ELSE '' END, marks
        FROM activity, numbers WHERE sequence = 1;";

#[tokio::test]
async fn pages_have_no_gaps_and_no_doubles_while_new_orders_come() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    desk.order_for(&card, "Anna Berg").await;
    world.tamper(MANY).await;
    for (text, expected) in [("", 121), ("Anna", 121), ("third", 40)] {
        let (mut seen, mut before, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = desk
                .activity(&ActivityQuery {
                    before,
                    ..own(text)
                })
                .await
                .unwrap();
            assert!(page.entries.len() <= ActivityQuery::PAGE);
            seen.extend(page.entries.iter().map(|entry| entry.sequence.0));
            before = page.entries.last().map(|entry| entry.sequence);
            pages += 1;
            if pages == 1 {
                // It supersedes the one before: what was seen stays where it was.
                desk.order_for(&card, "Anna third").await;
            }
            if !page.more {
                break;
            }
            assert_eq!(page.entries.len(), ActivityQuery::PAGE);
        }
        // Each of the searches before left one order that this one finds.
        let others = u64::try_from(pages_before(text)).unwrap();
        assert_eq!(seen.len() as u64, expected + others, "{text}");
        assert!(seen.is_sorted_by(|one, next| one > next), "{text}");
    }
}

/// How many orders the searches before this one made that it finds.
fn pages_before(text: &str) -> usize {
    ["", "Anna", "third"]
        .iter()
        .position(|one| *one == text)
        .unwrap()
}

/// What the migration before this table left: everything that came with it taken away again.
const BEFORE: &str = "
    DROP TABLE card_services;
    DROP TRIGGER activity_of_closed_orders;
    DROP TRIGGER activity_is_not_deleted;
    DROP TABLE activity;
    DROP TRIGGER acts_are_not_deleted;
    DROP TABLE acts;
    DROP TABLE activity_words;
    DROP INDEX audit_subject;
    DROP INDEX orders_card;
    DROP VIEW stored_certificates;
    DROP INDEX certificates_digest;
    DROP INDEX certificates_without_digest;
    ALTER TABLE certificates DROP COLUMN digest;
    CREATE VIEW stored_certificates (order_id, card, key, fingerprint, certificate, not_after, revoked_at, completed_at,
            imported, reused, sequence, step) AS
        SELECT order_id, card, key, fingerprint, certificate, not_after, revoked_at, published_at, 0, 0, id, 0
        FROM certificates WHERE action <> 'issue';
    DELETE FROM _sqlx_migrations WHERE version IN (5, 8);";

/// Everybody's acts. An act and what the audit says of it are a moment apart.
async fn acts_but_times(desk: &Desk) -> Vec<ActivityEntry> {
    let mut acts = desk.acts(all("")).await;
    for act in &mut acts {
        act.at = jiff::Timestamp::UNIX_EPOCH;
    }
    acts
}

#[tokio::test]
async fn a_database_of_before_is_opened_and_searchable() {
    let (world, mut olivia) = World::with_archive().await;
    let mut petra = world.desk_of("Petra", &[Role::ApproveRecovery]).await;
    let roles = [Role::RevokeCertificate, Role::IssueCertificate];
    let mut rune = world.desk_of("Rune", &roles).await;
    let one = world.blank("1").await;
    let key = olivia.archive(&one, "Bob Ek", "bob@example.org").await;
    let two = world.blank("2").await;
    let wanted = choosing(recover("Anna Berg", "anna@example.org", 0), key.id);
    let request = olivia
        .recovery_request(&two, "approved", &wanted, &[key.id])
        .await;
    olivia.ask(&request).await.unwrap();
    petra.refuse(&request, "Not without a call").await.unwrap();
    let three = world.stocked("3", &THREE_P256).await;
    let given_up = olivia.order_for(&three, "Carl Berg").await;
    rune.abandon(given_up).await.unwrap();
    let open = rune.order_for(&three, "Dora Berg").await;

    let before = acts_but_times(&rune).await;
    assert_eq!(before.len(), 6);
    world.tamper(BEFORE).await;
    let (_host, running) = world.second().await;
    for desk in [&mut olivia, &mut petra, &mut rune] {
        desk.at(&running);
    }
    assert_eq!(acts_but_times(&rune).await, before);
    assert_eq!(
        rune.found(asking(WhichActivity::Open, "Dora")).await,
        [open]
    );
    assert_eq!(rune.found(all("carl")).await, [given_up, given_up]);
    assert_eq!(olivia.acts(own("lost")).await.len(), 1);
    assert_eq!(petra.acts(own("call")).await.len(), 1);
    let found = rune.acts(all(&format!("#{}", key.id))).await;
    assert_eq!(found.len(), 3, "the order, the request and its refusal");
    let answer = rune.certificate_of(key.certificate.der()).await.unwrap();
    assert_eq!(answer.unwrap().id, key.id);
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM activity WHERE described <> 1")
            .await,
        0
    );
}

#[tokio::test]
async fn letter_ids_that_were_created_ahead_are_an_act_without_card_and_procedure() {
    let world = World::new().await;
    let desk = world.desk_of("Lena", &[Role::ManagePinLetters]).await;
    let order = CreateLetterIds {
        order: new_order(),
        made_at: now(),
        prefix: "PL-".to_owned(),
        first: 1,
        digits: 6,
        count: 500,
    };
    let message = desk.signed(&order);
    desk.post_cms("/v1/orders", message.clone()).await.unwrap();
    desk.post_cms("/v1/orders", message.clone()).await.unwrap();
    let acts = desk.acts(own("")).await;
    assert_eq!(acts.len(), 1);
    let entry = &acts[0];
    assert_eq!(entry.kind, ActivityKind::LetterIds);
    assert_eq!((&entry.card, entry.procedure_name.as_str()), (&None, ""));
    let act = entry.act.as_ref().unwrap();
    assert_eq!(
        (act.order, act.state, act.count),
        (order.order, ActState::Done, 500)
    );
    let letters: Vec<_> = act.letters.iter().map(ToString::to_string).collect();
    assert_eq!(letters, ["PL-000001", "PL-000500"]);
    for words in ["pl-000500", "Lena", &order.order.to_string()] {
        assert_eq!(desk.acts(own(words)).await, acts, "{words}");
    }
    let details: ActDetails = desk
        .get(&format!("/v1/acts/{}", order.order))
        .await
        .unwrap();
    assert_eq!((details.document.0, details.receipt), (message, None));
    assert!(world.host.verify_audit().await.unwrap().faults.is_empty());
}
