//! What the host tells of one order, one card, one certificate, and to whom.

use contents::{CardIdentity, KeyReference};
use procedure::{Action, Role};
use protocol::{
    Base64, CardEventKind, CardRecord, CertificateAnswer, CertificateId, CertificateQuery,
    CertificateRecord, CertificateState, HostPin, OrderState, PinOutcome, Refusal, Sha256Hex,
};

use crate::support::{
    Desk, THREE_P256, World, draft, post_json,
    recovery::{REASON, recover, retired},
};

impl Desk {
    async fn card_record(&self, card: &CardIdentity) -> Result<CardRecord, Refusal> {
        let url = format!("{}/v1/cards/record", self.base);
        let answer = post_json(&self.client, url, card).await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    async fn certificate(
        &self,
        query: CertificateQuery,
    ) -> Result<Option<CertificateRecord>, Refusal> {
        let url = format!("{}/v1/certificates/find", self.base);
        let answer = post_json(&self.client, url, &query).await?;
        let answer: CertificateAnswer = serde_json::from_slice(&answer).unwrap();
        Ok(answer.certificate)
    }

    pub(crate) async fn certificate_of(
        &self,
        der: &[u8],
    ) -> Result<Option<CertificateRecord>, Refusal> {
        self.certificate(CertificateQuery::Fingerprint(Sha256Hex::of(der)))
            .await
    }

    async fn certificate_by_id(
        &self,
        id: CertificateId,
    ) -> Result<Option<CertificateRecord>, Refusal> {
        self.certificate(CertificateQuery::Id(id)).await
    }
}

const NINE_A: KeyReference = KeyReference::Authentication;

#[tokio::test]
async fn an_order_tells_its_states_and_what_abandoning_it_would_revoke() {
    let world = World::new().await;
    let olivia = world.desk().await;
    let rune = world.desk_of("Rune", &[Role::RevokeCertificate]).await;
    let card = world.stocked("1", &THREE_P256).await;
    let redo = draft(&[("9a", Action::Redo), ("9c", Action::Redo)], "Anna Berg");
    let run = olivia.open(&card, "employee-card", redo).await.unwrap();
    let id = run.request.order;
    let states = |details: &protocol::OrderDetails| {
        let events = details.history.iter();
        events
            .map(|event| (event.event, event.officer.clone()))
            .collect::<Vec<_>>()
    };
    let by = |name: &str| Some(name.to_owned());
    let details = olivia.details(id).await.unwrap();
    assert_eq!(states(&details), [(OrderState::Granted, by("Olivia Lind"))]);
    assert!(details.abandoning_revokes.is_empty(), "nothing was issued");

    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    let details = rune.details(id).await.unwrap();
    let issued: Vec<_> = fulfilment.certificates.values().map(|one| one.id).collect();
    assert_eq!(details.abandoning_revokes, issued);
    assert!(
        details
            .certificates
            .iter()
            .all(|one| one.published_at.is_none())
    );
    assert!(
        details
            .certificates
            .iter()
            .all(|one| one.action == Action::Redo)
    );
    rune.abandon(id).await.unwrap();
    let details = olivia.details(id).await.unwrap();
    assert_eq!(
        states(&details),
        [
            (OrderState::Granted, by("Olivia Lind")),
            (OrderState::Executing, by("Olivia Lind")),
            (OrderState::Fulfilled, None),
            (OrderState::Abandoned, by("Rune")),
        ]
    );
    assert!(details.history.is_sorted_by(|one, next| one.at <= next.at));
    assert!(details.abandoning_revokes.is_empty());
    assert!(
        details
            .certificates
            .iter()
            .all(|one| one.revoked_at.is_some())
    );

    let redo = draft(&[("9a", Action::Redo)], "Anna Berg");
    let (run, _) = olivia.issue(&card, "employee-card", redo).await.unwrap();
    let details = olivia.details(run.request.order).await.unwrap();
    assert!(
        details.abandoning_revokes.is_empty(),
        "it cannot be abandoned"
    );
    let published = details.certificates[0].published_at;
    let completed = details.history.last().unwrap();
    assert_eq!(completed.event, OrderState::Completed);
    assert!(published.is_some_and(|at| at <= completed.at));
}

#[tokio::test]
async fn a_card_tells_its_stock_its_history_and_its_certificates() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let stocked = desk.card_record(&card.identity()).await.unwrap();
    let stock = stocked.stock.unwrap();
    assert_eq!(stock.serial.as_deref(), Some("1"));
    assert_eq!(stock.pin, HostPin::Production);
    let keys: Vec<_> = stock.keys.iter().map(|key| key.key.to_string()).collect();
    assert_eq!(keys, ["9a", "9c", "9d"]);
    assert!(
        stock
            .keys
            .iter()
            .all(|key| key.transport_certificate.is_some())
    );
    assert_eq!(stocked.history.len(), 1);
    assert_eq!(stocked.history[0].event, CardEventKind::Imported);
    assert!(stocked.certificates.is_empty());

    let redo = |holder: &str| draft(&[("9a", Action::Redo)], holder);
    let (first, _) = desk
        .issue(&card, "employee-card", redo("Anna Berg"))
        .await
        .unwrap();
    let after = desk.card_record(&card.identity()).await.unwrap();
    assert_eq!(after.stock.as_ref().unwrap().pin, HostPin::UnknownToHost);
    let key = &after.stock.unwrap().keys[0];
    assert!(key.replaced_at.is_some() && key.overwritten_at.is_none());
    let run = desk
        .open(&card, "employee-card", redo("Anna Ek"))
        .await
        .unwrap();
    desk.submit(&run.order(&card)).await.unwrap();
    let record = desk.card_record(&card.identity()).await.unwrap();
    assert_eq!(record.stock.unwrap().pin, HostPin::Known);
    let events: Vec<_> = record.history.iter().map(|one| one.event).collect();
    assert_eq!(
        events,
        [
            CardEventKind::Fulfilled,
            CardEventKind::Executing,
            CardEventKind::Granted,
            CardEventKind::Completed,
            CardEventKind::Fulfilled,
            CardEventKind::Executing,
            CardEventKind::Granted,
            CardEventKind::Imported,
        ]
    );
    let completed = &record.history[3];
    assert_eq!(completed.order, Some(first.request.order));
    assert_eq!(completed.officer.as_deref(), Some("Olivia Lind"));
    assert!(completed.procedure_name.is_some());
    let states: Vec<_> = record.certificates.iter().map(|one| one.state).collect();
    assert_eq!(
        states,
        [CertificateState::Unpublished, CertificateState::Live]
    );
    let newest = &record.certificates[0];
    assert_eq!(newest.order, Some(run.request.order));
    assert_eq!((newest.key, newest.action), (NINE_A, Action::Redo));
    assert!(newest.subject.contains("Anna Ek"), "{newest:?}");

    desk.issue(&card, "employee-card", redo("Anna Ek"))
        .await
        .unwrap();
    let record = desk.card_record(&card.identity()).await.unwrap();
    let states: Vec<_> = record.certificates.iter().map(|one| one.state).collect();
    let revoked = CertificateState::Revoked;
    assert_eq!(states, [CertificateState::Live, revoked, revoked]);
}

#[tokio::test]
async fn a_recovered_key_is_of_the_card_it_was_brought_to() {
    let (world, desk) = World::with_archive().await;
    let lost = world.blank("1").await;
    let key = desk.archive(&lost, "Bob Ek", "bob@example.org").await;
    let card = world.blank("2").await;
    let wanted = recover("Bob Ek", "bob@example.org", 1);
    let (run, _) = desk.issue(&card, "last-reuse", wanted).await.unwrap();
    let record = desk.card_record(&card.identity()).await.unwrap();
    assert_eq!(record.certificates.len(), 1);
    let reused = &record.certificates[0];
    assert_eq!((reused.id, reused.action), (key.id, Action::Recover));
    assert_eq!(reused.order, Some(run.request.order));
    assert_eq!(reused.state, CertificateState::Live);
    assert_ne!(reused.key, retired());
    let found = desk.certificate_by_id(key.id).await.unwrap().unwrap();
    assert_eq!(found.card, lost.identity(), "where it was issued");
    assert!(found.archived);
    assert_eq!(found.action, Action::Add);
    let details = desk.details(run.request.order).await.unwrap();
    assert_eq!(details.certificates[0].action, Action::Recover);
    assert!(details.abandoning_revokes.is_empty());
    let text = serde_json::to_string(&record).unwrap();
    assert!(!text.contains(REASON) && !text.contains("bob@example.org,"));
}

#[tokio::test]
async fn a_certificate_is_found_by_what_it_is_and_by_its_number_once_published() {
    let world = World::new().await;
    let olivia = world.desk().await;
    let ida = world.desk_of("Ida", &[Role::IssueCertificate]).await;
    let rune = world.desk_of("Rune", &[Role::RevokeCertificate]).await;
    let card = world.stocked("1", &THREE_P256).await;
    let redo = draft(&[("9a", Action::Redo)], "Anna Berg");
    let run = olivia.open(&card, "employee-card", redo).await.unwrap();
    let fulfilment = olivia.submit(&run.order(&card)).await.unwrap();
    let issued = &fulfilment.certificates[&NINE_A];
    let Base64(der) = &issued.certificate;
    for desk in [&olivia, &ida, &rune] {
        let found = desk.certificate_of(der).await.unwrap().unwrap();
        assert_eq!((found.id, &found.certificate.0), (issued.id, der));
        assert_eq!(found.order, Some(run.request.order));
        assert_eq!(found.officer.as_deref(), Some("Olivia Lind"));
        assert_eq!((found.key, found.published_at), (NINE_A, None));
        assert_eq!(found.card, card.identity());
        assert!(!found.archived);
    }
    assert!(ida.certificate_by_id(issued.id).await.unwrap().is_none());
    for desk in [&olivia, &rune] {
        assert!(desk.certificate_by_id(issued.id).await.unwrap().is_some());
    }
    olivia
        .receipt(&run, &fulfilment, PinOutcome::System)
        .await
        .unwrap();
    let found = ida.certificate_by_id(issued.id).await.unwrap().unwrap();
    assert!(found.published_at.is_some());
    assert_eq!((found.revoked_at, found.reason), (None, None));
    world
        .host
        .revoke_certificate(
            host::Actor::Console,
            issued.id,
            host::RevocationReason::KeyCompromise,
        )
        .await
        .unwrap();
    let found = ida.certificate_by_id(issued.id).await.unwrap().unwrap();
    assert!(found.revoked_at.is_some());
    assert_eq!(found.reason.as_deref(), Some("keyCompromise"));

    for id in [0, 4711, u64::MAX] {
        let found = rune.certificate_by_id(CertificateId(id)).await.unwrap();
        assert!(found.is_none(), "{id}");
    }
    let foreign = world.officers.certificate();
    assert!(rune.certificate_of(foreign.der()).await.unwrap().is_none());
}

#[tokio::test]
async fn records_want_a_session_and_a_role() {
    let world = World::new().await;
    let card = world.stocked("1", &THREE_P256).await;
    let desk = world.desk_of("Nils", &[Role::ApproveRecovery]).await;
    assert!(desk.card_record(&card.identity()).await.is_ok());
    let unknown = CardIdentity::Serial("2".to_owned());
    let none = desk.card_record(&unknown).await.unwrap();
    assert_eq!((none.stock, none.history.len()), (None, 0));
    world
        .tamper("DELETE FROM officer_roles WHERE role = 'approve-recovery'")
        .await;
    let role = Role::IssueCertificate;
    let missing = Refusal::MissingRole { role };
    let refused = desk.card_record(&card.identity()).await.err();
    assert_eq!(refused, Some(missing.clone()));
    let refused = desk.certificate_by_id(CertificateId(1)).await.err();
    assert_eq!(refused, Some(missing));
    let nobody = crate::support::client(&world.running, None);
    for path in ["/v1/cards/record", "/v1/certificates/find"] {
        let url = crate::support::url(&world.running, path);
        let refused = post_json(&nobody, url, &card.identity()).await.err();
        assert_eq!(refused, Some(Refusal::NotSignedIn), "{path}");
    }
}
