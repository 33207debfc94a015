//! Who gets in, and who does not.

use contents::KeyAlgorithm;
use host::{Actor, AddOfficerError, NewOfficer, RevocationReason};
use jiff::{SignedDuration, Timestamp};
use procedure::{Action, Role};
use protocol::{CertificateFault, CertificateId, Refusal, SessionRequest};

use crate::support::{
    Desk, Key, Officer, THREE_P256, Wanted, World, body, client, draft, post_json, sign_in, url,
};

const ISSUE: &[Role] = &[Role::IssueCertificate];

#[tokio::test]
async fn what_everybody_may_read_needs_no_certificate() {
    let world = World::new().await;
    let nobody = client(&world.running, None);
    for path in [
        "/v1/authorities",
        "/v1/authorities/root.crl",
        "/v1/authorities/default.crl",
        "/v1/authorities/root.cer",
    ] {
        body(nobody.get(url(&world.running, path)).send().await.unwrap())
            .await
            .unwrap();
    }
    for path in ["/v1/procedures", "/v1/orders", "/v1/orders/x"] {
        let refused = body(nobody.get(url(&world.running, path)).send().await.unwrap()).await;
        assert_eq!(refused, Err(Refusal::NotSignedIn), "{path}");
    }
    let key = Key::new(KeyAlgorithm::EccP256);
    let request = SessionRequest {
        client_key: key.public(),
    };
    let refused = post_json(&nobody, url(&world.running, "/v1/session"), &request).await;
    assert_eq!(refused, Err(Refusal::NotSignedIn));
}

#[tokio::test]
async fn a_stranger_is_told_so() {
    let world = World::new().await;
    let key = Key::new(KeyAlgorithm::EccP256);
    let certificate = world
        .officers
        .issue(Wanted::new("Stranger", &key.public()).client());
    let refused = sign_in(&world.running, &certificate, &key).await.err();
    assert_eq!(refused, Some(Refusal::UnknownOfficer));
}

#[tokio::test]
async fn the_signature_certificate_opens_no_session() {
    let world = World::new().await;
    let officer = world.officer("Olivia", ISSUE).await;
    let refused = sign_in(
        &world.running,
        &officer.signature_certificate,
        &officer.signature,
    )
    .await
    .err();
    assert_eq!(refused, Some(Refusal::UnknownOfficer));
}

#[tokio::test]
async fn a_certificate_that_ended_is_not_taken() {
    let world = World::new().await;
    let officer = world.officer("Olivia", ISSUE).await;
    world.clock.forward(SignedDuration::from_hours(24 * 366));
    let refused = sign_in(
        &world.running,
        &officer.authentication_certificate,
        &officer.authentication,
    )
    .await
    .err();
    assert_eq!(
        refused,
        Some(Refusal::OfficerCertificate {
            why: CertificateFault::OutsideValidity
        })
    );
}

#[tokio::test]
async fn a_session_ends_by_time_and_with_its_officer() {
    let world = World::new().await;
    let desk = world.desk().await;
    desk.get::<protocol::ProcedureList>("/v1/procedures")
        .await
        .unwrap();
    world.clock.forward(SignedDuration::from_hours(8));
    assert_eq!(
        desk.get::<protocol::ProcedureList>("/v1/procedures").await,
        Err(Refusal::NotSignedIn)
    );

    let officer = world.officer("Oscar", ISSUE).await;
    let id = officer.id;
    let desk = Desk::sign_in(&world.running, officer).await.unwrap();
    world
        .host
        .disable_officer(Actor::Console, id)
        .await
        .unwrap();
    assert_eq!(
        desk.get::<protocol::ProcedureList>("/v1/procedures").await,
        Err(Refusal::NotSignedIn)
    );
    let officer = &desk.officer;
    let refused = sign_in(
        &world.running,
        &officer.authentication_certificate,
        &officer.authentication,
    )
    .await
    .err();
    assert_eq!(refused, Some(Refusal::UnknownOfficer));
}

#[tokio::test]
async fn one_client_key_is_one_officers() {
    let world = World::new().await;
    let (olivia, oscar) = (
        world.officer("Olivia", ISSUE).await,
        world.officer("Oscar", ISSUE).await,
    );
    let request = SessionRequest {
        client_key: Key::new(KeyAlgorithm::EccP256).public(),
    };
    let session = |officer: &Officer| {
        let shown = (
            officer.authentication_certificate.der().to_vec(),
            officer.authentication.pkcs8().to_vec(),
        );
        (
            client(&world.running, Some((&shown.0, &shown.1))),
            url(&world.running, "/v1/session"),
        )
    };
    let (client, address) = session(&olivia);
    post_json(&client, address, &request).await.unwrap();
    let (client, address) = session(&oscar);
    assert!(matches!(
        post_json(&client, address, &request).await,
        Err(Refusal::Malformed { .. })
    ));
    let other_curve = SessionRequest {
        client_key: Key::new(KeyAlgorithm::EccP384).public(),
    };
    let (client, address) = session(&olivia);
    assert!(matches!(
        post_json(&client, address, &other_curve).await,
        Err(Refusal::Malformed { .. })
    ));
}

#[tokio::test]
async fn a_web_page_cannot_borrow_the_officers_card() {
    let world = World::new().await;
    let officer = world.officer("Olivia", ISSUE).await;
    let shown = (
        officer.authentication_certificate.der(),
        officer.authentication.pkcs8(),
    );
    let client = client(&world.running, Some(shown));
    let request = serde_json::to_string(&SessionRequest {
        client_key: officer.signature.public(),
    })
    .unwrap();
    let post = || {
        client
            .post(url(&world.running, "/v1/session"))
            .body(request.clone())
    };
    // What a page can send without asking first: a simple request.
    let refused = body(
        post()
            .header("content-type", "text/plain")
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert!(matches!(refused, Err(Refusal::Malformed { .. })));
    let named = post()
        .header("content-type", "application/json")
        .header("origin", "https://example.org");
    assert!(matches!(
        body(named.send().await.unwrap()).await,
        Err(Refusal::Malformed { .. })
    ));
    assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 0);
}

#[tokio::test]
async fn an_officer_card_of_this_host_is_refused_once_it_is_revoked() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let redo = draft(&[("9a", Action::Redo), ("9c", Action::Redo)], "Anna Berg");
    let (_, fulfilment) = desk.issue(&card, "employee-card", redo).await.unwrap();
    let certificate = |key: &str| {
        contents::Certificate::from_der(
            &fulfilment.certificates[&key.parse().unwrap()].certificate.0,
        )
        .unwrap()
    };
    let new = NewOfficer {
        name: "Anna Berg".to_owned(),
        roles: ISSUE.iter().copied().collect(),
        authentication: certificate("9a"),
        signature: certificate("9c"),
        authorities: vec![world.host.root_certificate().clone(), issuing(&world).await],
    };
    let id = world.host.add_officer(Actor::Console, &new).await.unwrap();
    let anna = Officer {
        id,
        name: new.name,
        authentication: card.key("9a").clone(),
        authentication_certificate: new.authentication,
        signature: card.key("9c").clone(),
        signature_certificate: new.signature,
    };
    let anna = Desk::sign_in(&world.running, anna).await.unwrap();
    let other = world.stocked("2", &THREE_P256).await;
    let redo = || draft(&[("9a", Action::Redo)], "Bo Ek");
    anna.open(&other, "employee-card", redo()).await.unwrap();

    let revoked = Refusal::OfficerCertificate {
        why: CertificateFault::Revoked,
    };
    let id_of = |key: &str| fulfilment.certificates[&key.parse().unwrap()].id;
    let reason = RevocationReason::KeyCompromise;
    world
        .host
        .revoke_certificate(Actor::Console, id_of("9c"), reason)
        .await
        .unwrap();
    assert_eq!(
        anna.open(&other, "employee-card", redo()).await.err(),
        Some(revoked.clone())
    );
    world
        .host
        .revoke_certificate(Actor::Console, id_of("9a"), reason)
        .await
        .unwrap();
    let officer = &anna.officer;
    let refused = sign_in(
        &world.running,
        &officer.authentication_certificate,
        &officer.authentication,
    )
    .await
    .err();
    assert_eq!(refused, Some(revoked));
    assert!(
        world
            .host
            .revoke_certificate(Actor::Console, id_of("9a"), reason)
            .await
            .is_err()
    );
    assert!(
        world
            .host
            .revoke_certificate(Actor::Console, CertificateId(99), reason)
            .await
            .is_err()
    );
}

async fn issuing(world: &World) -> contents::Certificate {
    let answer = client(&world.running, None)
        .get(url(&world.running, "/v1/authorities/default.cer"))
        .send()
        .await;
    contents::Certificate::from_der(&answer.unwrap().bytes().await.unwrap()).unwrap()
}

#[tokio::test]
async fn an_officer_needs_good_certificates() {
    let world = World::new().await;
    let key = || Key::new(KeyAlgorithm::EccP256);
    let issue = |wanted: Wanted| world.officers.issue(wanted);
    let good = |name: &str| NewOfficer {
        name: name.to_owned(),
        roles: ISSUE.iter().copied().collect(),
        authentication: issue(Wanted::new("a", &key().public()).client()),
        signature: issue(Wanted::new("s", &key().public()).signs()),
        authorities: vec![world.officers.certificate().clone()],
    };
    let server = Wanted::new("a", &key().public()).purpose("1.3.6.1.5.5.7.3.1");
    let ended = Wanted::new("s", &key().public())
        .signs()
        .ends(Timestamp::now() - SignedDuration::from_secs(1));
    let same = good("x");
    let cases: Vec<(&str, NewOfficer)> = vec![
        (
            "name",
            NewOfficer {
                name: String::new(),
                ..good("x")
            },
        ),
        (
            "role",
            NewOfficer {
                roles: std::collections::BTreeSet::new(),
                ..good("x")
            },
        ),
        (
            "authority",
            NewOfficer {
                authorities: Vec::new(),
                ..good("x")
            },
        ),
        (
            "untrusted",
            NewOfficer {
                authorities: vec![world.production.certificate().clone()],
                ..good("x")
            },
        ),
        (
            "purpose",
            NewOfficer {
                authentication: issue(server),
                ..good("x")
            },
        ),
        (
            "usage",
            NewOfficer {
                signature: issue(Wanted::new("s", &key().public())),
                ..good("x")
            },
        ),
        (
            "ended",
            NewOfficer {
                signature: issue(ended),
                ..good("x")
            },
        ),
        (
            "same",
            NewOfficer {
                signature: same.authentication.clone(),
                ..same
            },
        ),
    ];
    for (what, new) in cases {
        assert!(
            world.host.add_officer(Actor::Console, &new).await.is_err(),
            "{what}"
        );
    }
    let first = good("Olivia");
    world
        .host
        .add_officer(Actor::Console, &first)
        .await
        .unwrap();
    let taken = world
        .host
        .add_officer(Actor::Console, &good("Olivia"))
        .await;
    assert!(matches!(taken, Err(AddOfficerError::NameTaken(_))));
    let taken = world
        .host
        .add_officer(
            Actor::Console,
            &NewOfficer {
                name: "Oscar".to_owned(),
                ..first
            },
        )
        .await;
    assert!(matches!(taken, Err(AddOfficerError::CertificateTaken(_))));
    assert_eq!(world.count("SELECT COUNT(*) FROM officers").await, 1);
}
