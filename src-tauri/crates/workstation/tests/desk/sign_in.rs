//! Signing in, and what keeps an officer out.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use desk::{Coded, Desk, HostAddress, LeftBehind};
use host::{Actor, NewOfficer};
use procedure::Role;
use virtual_card::{
    Algorithm, KeySlot, Model, VirtualCard,
    profiles::{Authority, Officer},
};

use crate::{
    bench::{Bench, EC, Kind, OFFICER, OFFICER_PIN, Person, SUBJECT, verify_pin},
    pinpad::{AtTheKeys, RIGHT, WithKeys},
};

#[tokio::test]
async fn the_officer_is_known_by_the_card() {
    let bench = Bench::new().await;
    assert_eq!(bench.desk.officer(), None);
    let error = bench.desk.procedures(None).await.unwrap_err();
    assert_eq!(error.code(), "not-signed-in");
    let officer = bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
    assert_eq!(
        (officer.name.as_str(), officer.host.as_str()),
        ("Olivia Lind", "Test")
    );
    assert_eq!(officer.roles, procedure::Role::ALL.map(|role| role.name()));
    assert_eq!(bench.desk.officer(), Some(officer));
    let offered = bench.desk.procedures(None).await.unwrap().offered;
    assert_eq!(offered.len(), procedure::SHIPPED.len());
    bench.desk.sign_out();
    assert_eq!(bench.desk.officer(), None);
}

#[tokio::test]
async fn a_wrong_pin_is_shown_to_the_card_once() {
    let bench = Bench::new().await;
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = "999999".to_owned();
    let error = bench
        .desk
        .sign_in(OFFICER, person.clone())
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["tries-left"]),
        ("wrong-pin", &2.into())
    );
    let error = bench
        .desk
        .sign_in(OFFICER, person.clone())
        .await
        .unwrap_err();
    assert_eq!(error.data()["tries-left"], 1);
    assert_eq!(bench.desk.officer(), None);
    bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
    assert_eq!(person.signature_prompts.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_blocked_officer_card_is_not_asked_for_its_pin() {
    let bench = Bench::new().await;
    for wrong in ["000000", "000001", "000002"] {
        verify_pin(bench.bay(OFFICER), wrong).unwrap_err();
    }
    let person = Person::new();
    let error = bench
        .desk
        .sign_in(OFFICER, person.clone())
        .await
        .unwrap_err();
    assert_eq!(error.code(), "pin-blocked");
    assert!(person.signature_prompts.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_card_of_nobody_is_refused_by_the_host() {
    let bench = Bench::new().await;
    let stranger = bench.officer_card(Model::yubikey(9_001), Algorithm::EccP256, "Somebody Else");
    bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(stranger.state));
    let error = bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap_err();
    assert_eq!(error.code(), "unknown-officer");
}

#[tokio::test]
async fn a_subject_card_in_the_officers_device_keeps_all_its_tries() {
    let (ec, rsa) = (Some(Algorithm::EccP256), Some(Algorithm::Rsa2048));
    for (generic, keys) in [(false, ec), (true, ec), (false, rsa)] {
        let bench = Bench::new().await;
        let kind = Kind {
            generic,
            keys,
            ..EC
        };
        let card = bench.deliver(kind).await;
        let before = bench.card_state();
        let error = bench
            .desk
            .sign_in(SUBJECT, Person::new())
            .await
            .unwrap_err();
        assert_eq!(error.code(), "card-not-an-officers");
        assert_eq!(error.data()["device"], SUBJECT);
        assert_eq!(bench.card_state(), before, "tries are part of the state");
        assert_eq!(verify_pin(bench.bay(SUBJECT), &card.pin), Ok(()));
        assert_eq!(bench.desk.officer(), None);
    }
}

#[tokio::test]
async fn authorities_are_named_as_officers_come_and_go() {
    let bench = Bench::new().await;
    let other = Authority::new("Other", "Other Officer CA").unwrap();
    let card = Officer {
        model: Model::yubikey(9_002),
        name: "Nils Berg",
        algorithm: Algorithm::EccP256,
        pin: Some(OFFICER_PIN),
        authority: &other,
        attestation: None,
    };
    let card = card.make().unwrap();
    let certificate =
        |slot| contents::Certificate::from_der(&card.state.certificate(slot).unwrap()).unwrap();
    let officer = NewOfficer {
        name: "Nils Berg".to_owned(),
        roles: Role::ALL.into(),
        authentication: certificate(KeySlot::AUTHENTICATION),
        signature: certificate(KeySlot::SIGNATURE),
        authorities: vec![contents::Certificate::from_der(other.certificate_der()).unwrap()],
    };
    bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(card.state));
    let code = async || match bench.desk.sign_in(OFFICER, Person::new()).await {
        Ok(officer) => officer.name,
        Err(error) => error.code(),
    };
    assert_eq!(code().await, "card-not-an-officers");
    let id = bench
        .host
        .add_officer(Actor::Console, &officer)
        .await
        .unwrap();
    assert_eq!(code().await, "Nils Berg");
    bench
        .host
        .disable_officer(Actor::Console, id)
        .await
        .unwrap();
    assert_eq!(code().await, "card-not-an-officers");
}

#[tokio::test]
async fn a_card_without_certificates_is_no_officer_card() {
    let bench = Bench::new().await;
    let blank = bench.make(crate::bench::BLANK);
    bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(blank.state));
    let error = bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["key"]),
        ("card-has-no-certificate", &"9a".into())
    );
    bench.bay(OFFICER).take();
    let error = bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap_err();
    assert_eq!(error.code(), "reader-no-card");
    let error = bench
        .desk
        .sign_in("no such reader", Person::new())
        .await
        .unwrap_err();
    assert_eq!(error.code(), "reader-not-found");
}

#[tokio::test]
async fn a_host_under_another_authority_gets_nothing() {
    let bench = Bench::new().await;
    let other = Authority::new("Other", "Other Root").unwrap();
    let address = HostAddress::new(&bench.url, other.certificate_pem().as_bytes()).unwrap();
    let desk = Desk::new(Arc::new(bench.readers.clone()), address);
    let error = desk.sign_in(OFFICER, Person::new()).await.unwrap_err();
    assert_eq!(error.code(), "host-certificate");
    assert_eq!(verify_pin(bench.bay(OFFICER), OFFICER_PIN), Ok(()));
}

#[tokio::test]
async fn a_host_that_does_not_run_is_said_to_be_so() {
    let mut bench = Bench::new().await;
    bench.stop_host().await;
    let error = bench
        .desk
        .sign_in(OFFICER, Person::new())
        .await
        .unwrap_err();
    assert_eq!(error.code(), "host-unreachable");
}

#[tokio::test]
async fn an_officer_without_the_role_is_told_so_and_submits_nothing() {
    let bench = Bench::with_officer(
        Model::yubikey(7_003),
        Algorithm::EccP256,
        &[Role::RevokeCertificate],
    )
    .await;
    bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
    bench.deliver(EC).await;
    let card = bench.read().await;
    let choice = bench.desk.procedures(Some(&card)).await.unwrap();
    assert_eq!(choice.offered, []);
    assert!(!choice.hidden.is_empty());
    assert!(
        choice
            .hidden
            .iter()
            .all(|hidden| hidden.why.code == "missing-role")
    );
    let draft = bench.draft("employee-card").await;
    let faults = draft.view().faults;
    assert!(faults.iter().any(|fault| fault.code == "missing-role"));
    let error = bench.submit(&draft, &Person::new()).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.left_behind),
        ("draft-incomplete", LeftBehind::Nothing)
    );
}

#[tokio::test]
async fn a_card_that_is_read_before_anybody_signed_in_is_shown_all_the_same() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let card = bench.read().await;
    assert!(!card.asked_host() && card.stock().is_none());
    assert_eq!(card.view().keys.len(), 4);
    assert_eq!(
        bench.desk.read_card("nowhere").await.unwrap_err().code(),
        "reader-not-found"
    );
    bench.bay(SUBJECT).take();
    assert_eq!(
        bench.desk.read_card(SUBJECT).await.unwrap_err().code(),
        "reader-no-card"
    );
}

/// Takes connections like the host, and from the second on says nothing.
async fn silent_after_the_first(host: &str) -> String {
    let host = host.trim_start_matches("https://").to_owned();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut silent = Vec::new();
        let (mut desk, _) = listener.accept().await.unwrap();
        let mut host = tokio::net::TcpStream::connect(host).await.unwrap();
        tokio::spawn(async move {
            let _ = tokio::io::copy_bidirectional(&mut desk, &mut host).await;
        });
        while let Ok((desk, _)) = listener.accept().await {
            silent.push(desk);
        }
    });
    url
}

/// Windows resets a card that lies idle in a transaction for five seconds.
#[tokio::test]
async fn a_card_whose_pin_was_typed_on_the_reader_does_not_wait_long_for_a_silent_host() {
    let bench = Bench::new().await;
    let readers = WithKeys::new(&bench, &[RIGHT]);
    let desk = bench.desk_at(&silent_after_the_first(&bench.url).await, readers.clone());
    let signing_in = tokio::spawn(async move { desk.sign_in(OFFICER, AtTheKeys::new()).await });
    while readers.keys.entries() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let idle_since = Instant::now();
    let others = bench.readers.clone();
    let waited = tokio::task::spawn_blocking(move || {
        let mut channel = card::ReaderSource::open(&others, OFFICER).unwrap();
        channel.begin().unwrap();
        idle_since.elapsed()
    });
    let waited = waited.await.unwrap();
    assert!(
        waited > Duration::from_secs(1),
        "{waited:?}: it waited for nothing"
    );
    assert!(waited < Duration::from_millis(4700), "{waited:?}");
    assert!(signing_in.await.unwrap().is_err());
}
