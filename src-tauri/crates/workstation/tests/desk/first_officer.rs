//! Who becomes the first officer of a desk's own host, and who does not.

use std::{path::Path, process::Command};

use contents::Certificate;
use desk::{Datum, OperationId};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use virtual_card::{Algorithm, KeySlot, ReaderBay, VirtualCard, profiles::Authority};
use workstation::{OfficerCardView, Place, Workstation, practice::Pace};

use crate::{
    bench::{OFFICER, OFFICER_PIN, Person, SUBJECT, verify_pin},
    own_host::{NAME, OwnHost, typed},
};

const PIN: &str = "482915";
const TRANSPORT: [(KeySlot, Algorithm); 2] = [
    (KeySlot::AUTHENTICATION, Algorithm::EccP256),
    (KeySlot::SIGNATURE, Algorithm::Rsa2048),
];

/// The officer signs in and issues a card with a shipped procedure: both keys work, and the host takes both.
async fn the_officer_works(own: &OwnHost, pin: &str) {
    let person = Person::new();
    *person.signature_pin.lock().unwrap() = pin.to_owned();
    let desk = own.workstation.desk();
    let officer = desk.sign_in(OFFICER, person.clone()).await.unwrap();
    assert_eq!(officer.name, NAME);
    assert_eq!(officer.roles.len(), procedure::Role::ALL.len());
    let card = own.produced(false, &[]);
    own.import_at_console(&card).await;
    let bay = own.readers.bay(SUBJECT).unwrap();
    bay.insert(VirtualCard::in_memory(card.state));
    let read = desk.read_card(SUBJECT).await.unwrap();
    let mut draft = desk
        .draft(read, &"blank-card".parse().unwrap())
        .await
        .unwrap();
    for (field, value) in [("common_name", "Anna Berg"), ("email", "anna@example.org")] {
        draft.set_field(&field.parse().unwrap(), value).unwrap();
    }
    let (cancel, progress) = (desk::Cancel::new(), desk::ProgressReporter::unread());
    let submitted = desk
        .submit(OperationId::fresh(), &draft, person, cancel, progress)
        .await;
    assert_eq!(submitted.unwrap().certificates.len(), 3);
    desk.sign_out();
}

async fn closed(own: &OwnHost) {
    assert_eq!(own.workstation.first_officer().await, Ok(None));
    for refused in [
        own.issue(PIN).await.unwrap_err(),
        own.enrol(None).await.unwrap_err(),
        own.workstation
            .look_at_officer_card(OFFICER)
            .await
            .unwrap_err(),
        own.import(&own.produced(false, &TRANSPORT))
            .await
            .unwrap_err(),
    ] {
        assert_eq!(refused.code, "officer-exists");
    }
}

async fn look(own: &OwnHost) -> OfficerCardView {
    own.workstation.look_at_officer_card(OFFICER).await.unwrap()
}

/// Why the card can make nobody an officer.
async fn neither(own: &OwnHost) -> String {
    match look(own).await {
        OfficerCardView::Neither { why } => why.code,
        other => panic!("{other:?}"),
    }
}

fn certificate_in(bay: &ReaderBay, slot: KeySlot) -> Certificate {
    let der = bay.look(|card| card.state().certificate(slot)).flatten();
    Certificate::from_der(&der.unwrap()).unwrap()
}

fn openssl(arguments: &[&str]) -> String {
    let output = Command::new("openssl").args(arguments).output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "openssl {arguments:?}: {text}");
    text
}

/// The certificates on the card, as OpenSSL sees them.
async fn openssl_accepts(own: &OwnHost) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (root, issuer) = (path("root.pem"), path("issuer.pem"));
    std::fs::copy(own.host().ca_file(), &root).unwrap();
    std::fs::write(&issuer, officer_authority(&own.folder()).await).unwrap();
    for (slot, purpose, usage) in [
        (
            KeySlot::AUTHENTICATION,
            "sslclient",
            "TLS Web Client Authentication",
        ),
        (
            KeySlot::SIGNATURE,
            "any",
            "Digital Signature, Non Repudiation",
        ),
    ] {
        let (der, pem) = (path("one.der"), path("one.pem"));
        std::fs::write(&der, certificate_in(own.bay(), slot).der()).unwrap();
        openssl(&["x509", "-inform", "DER", "-in", &der, "-out", &pem]);
        let chain = ["-CAfile", &root, "-untrusted", &issuer];
        let verify = [
            &["verify", "-x509_strict", "-purpose", purpose],
            &chain[..],
            &[&pem],
        ];
        openssl(&verify.concat());
        let shown = openssl(&["x509", "-in", &pem, "-noout", "-text"]);
        assert!(shown.contains(usage) && shown.contains(NAME), "{shown}");
    }
}

/// PEM of the host's authority for officers.
async fn officer_authority(folder: &Path) -> String {
    let der: Vec<u8> = sqlx::query_scalar("SELECT certificate FROM officer_authorities LIMIT 1")
        .fetch_one(&mut database(folder).await)
        .await
        .unwrap();
    let encoded = openssl_base64(&der);
    format!("-----BEGIN CERTIFICATE-----\n{encoded}-----END CERTIFICATE-----\n")
}

fn openssl_base64(der: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), der).unwrap();
    openssl(&["base64", "-in", &file.path().display().to_string()])
}

async fn database(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.join("host.sqlite"));
    SqliteConnection::connect_with(&options).await.unwrap()
}

async fn count(own: &OwnHost, query: &'static str) -> i64 {
    sqlx::query_scalar(query)
        .fetch_one(&mut database(&own.folder()).await)
        .await
        .unwrap()
}

const UNUSED: &str = "SELECT COUNT(*) FROM certificates
    WHERE order_id IS NULL AND published_at IS NULL AND revoked_at IS NULL";

#[tokio::test]
async fn an_own_host_says_what_it_needs() {
    let own = OwnHost::new().await;
    let view = own.workstation.first_officer().await.unwrap().unwrap();
    assert_eq!(view.folder, own.folder().display().to_string());
    assert_eq!((view.sealing.as_str(), view.cards_in_stock), ("file", 0));
    own.deliver(false, &[]).await;
    let view = own.workstation.first_officer().await.unwrap().unwrap();
    assert_eq!(view.cards_in_stock, 1);
    own.workstation.close().await;
}

#[tokio::test]
async fn officer_certificates_are_issued_to_a_card_in_stock() {
    for (generic, keys) in [(false, &[][..]), (false, &TRANSPORT), (true, &TRANSPORT)] {
        let own = OwnHost::new().await;
        own.deliver(generic, keys).await;
        let OfficerCardView::Issue { card, rules } = look(&own).await else {
            panic!("{generic} {}", keys.len());
        };
        assert!(card.code.starts_with("card-") && rules.len() == 5);
        own.issue(PIN).await.unwrap();
        assert_eq!(own.officers().await.len(), 1);
        verify_pin(own.bay(), PIN).unwrap();
        openssl_accepts(&own).await;
        the_officer_works(&own, PIN).await;
        closed(&own).await;
        assert_eq!(count(&own, UNUSED).await, 0);
        let pins = "SELECT COUNT(*) FROM card_pins WHERE card = 1";
        assert_eq!(
            count(&own, pins).await,
            0,
            "the host has no PIN of the officer"
        );
        let by_console = "SELECT COUNT(*) FROM audit WHERE actor = 'console'
            AND event IN ('officer-added', 'officer-certificates-issued')";
        assert_eq!(count(&own, by_console).await, 2);
        assert!(own.host().verify_audit().await.unwrap().faults.is_empty());
        own.workstation.close().await;
    }
}

#[tokio::test]
async fn an_officer_card_is_no_card_in_stock_any_more() {
    let own = OwnHost::new().await;
    own.deliver(false, &TRANSPORT).await;
    own.issue(PIN).await.unwrap();
    own.disable_all().await;
    // Nobody is there, and the card has the certificates of somebody who was: they are enrolled, not overwritten.
    let OfficerCardView::Enrol { name, .. } = look(&own).await else {
        panic!();
    };
    assert_eq!(name, NAME);
    assert_eq!(
        own.issue(PIN).await.unwrap_err().code,
        "officer-card-place-taken"
    );
    let authority = officer_authority(&own.folder()).await;
    own.enrol(Some(&authority)).await.unwrap();
    the_officer_works(&own, PIN).await;
    own.workstation.close().await;
}

#[tokio::test]
async fn certificates_of_an_officer_card_are_enrolled() {
    let own = OwnHost::new().await;
    let officers = Authority::new("Test", "Test Officer CA").unwrap();
    own.insert(own.officer_card(&officers, NAME));
    let OfficerCardView::Enrol {
        name,
        missing_issuers,
        authentication,
        tries_left,
        ..
    } = look(&own).await
    else {
        panic!();
    };
    assert_eq!((name.as_str(), tries_left), (NAME, Some(3)));
    assert_eq!(missing_issuers.join(", "), authentication.issuer);
    let missing = own.enrol(None).await.unwrap_err();
    assert_eq!(missing.code, "officer-issuer-missing");
    let issuer = Datum::Text(authentication.issuer.clone());
    assert_eq!(missing.data.get("issuer"), Some(&issuer));
    let other = Authority::new("Test", "Test Officer CA").unwrap();
    let untrusted = own.enrol(Some(&other.certificate_pem())).await;
    assert_eq!(untrusted.unwrap_err().code, "officer-card-certificate");
    let unreadable = own.enrol(Some("-----BEGIN CERTIFICATE-----")).await;
    assert_eq!(unreadable.unwrap_err().code, "officer-authorities-unusable");
    assert!(own.officers().await.is_empty());
    own.enrol(Some(&officers.certificate_pem())).await.unwrap();
    the_officer_works(&own, OFFICER_PIN).await;
    closed(&own).await;
    own.workstation.close().await;
}

#[tokio::test]
async fn an_issuer_that_lies_on_the_card_need_not_be_given() {
    let own = OwnHost::new().await;
    let officers = Authority::new("Test", "Test Officer CA").unwrap();
    let card = own.officer_card(&officers, NAME);
    let key = card.state.management_key();
    let algorithm = secret::ManagementKeyAlgorithm::from_name(key.algorithm().name()).unwrap();
    let key = secret::ManagementKey::new(algorithm, key.bytes().to_vec()).unwrap();
    own.insert(card);
    {
        use card::{Connection, ManagementKeyProof, Piv, ReaderSource};
        let mut connection = Connection::new(own.readers.open(OFFICER).unwrap());
        let mut session = Piv::open_any(&mut connection).unwrap();
        session
            .authenticate_management_key(&key, ManagementKeyProof::Mutual)
            .unwrap();
        let issuer = Certificate::from_der(officers.certificate_der()).unwrap();
        session
            .put_certificate("82".parse().unwrap(), &issuer)
            .unwrap();
        session.end().unwrap();
    }
    let OfficerCardView::Enrol {
        missing_issuers, ..
    } = look(&own).await
    else {
        panic!();
    };
    assert!(missing_issuers.is_empty());
    own.enrol(None).await.unwrap();
    the_officer_works(&own, OFFICER_PIN).await;
    own.workstation.close().await;
}

#[tokio::test]
async fn cards_that_make_nobody_an_officer() {
    let own = OwnHost::new().await;
    let empty = own.workstation.look_at_officer_card(OFFICER).await;
    assert_eq!(empty.unwrap_err().code, "reader-no-card");
    let unknown = own.workstation.look_at_officer_card("Reader 9").await;
    assert_eq!(unknown.unwrap_err().code, "reader-not-found");

    own.insert(own.produced(false, &[]));
    assert_eq!(neither(&own).await, "officer-card-not-in-stock");
    assert_eq!(
        own.issue(PIN).await.unwrap_err().code,
        "officer-card-not-in-stock"
    );

    let one = own.produced(false, &TRANSPORT[..1]);
    own.insert(one);
    assert_eq!(neither(&own).await, "officer-card-no-certificate");
    assert_eq!(
        own.enrol(None).await.unwrap_err().code,
        "officer-card-no-certificate"
    );

    // In stock, with a certificate of somebody else's where production had left nothing.
    own.deliver(false, &TRANSPORT[..1]).await;
    fill_empty_places(&own);
    assert_eq!(neither(&own).await, "officer-card-place-taken");
    assert_eq!(
        own.issue(PIN).await.unwrap_err().code,
        "officer-card-place-taken"
    );
    assert_eq!(
        own.enrol(None).await.unwrap_err().code,
        "officer-card-place-taken"
    );

    own.deliver(false, &[]).await;
    for wrong in ["000000", "000001", "000002"] {
        let _ = verify_pin(own.bay(), wrong);
    }
    assert_eq!(neither(&own).await, "officer-card-pin-blocked");
    assert_eq!(
        own.issue(PIN).await.unwrap_err().code,
        "officer-card-pin-blocked"
    );
    assert!(own.officers().await.is_empty());
    own.workstation.close().await;
}

/// Puts keys and certificates of another card where this one has none.
fn fill_empty_places(own: &OwnHost) {
    let card = own.bay().take().unwrap();
    let mut state = serde_json::to_value(card.state()).unwrap();
    let other = own.produced(false, &TRANSPORT).state;
    let other = serde_json::to_value(other).unwrap();
    for part in ["keys", "objects"] {
        let here = state[part].as_object_mut().unwrap();
        for (name, value) in other[part].as_object().unwrap() {
            here.entry(name).or_insert_with(|| value.clone());
        }
    }
    let state = serde_json::from_value(state).unwrap();
    own.bay().insert(VirtualCard::in_memory(state));
}

#[tokio::test]
async fn a_card_with_one_try_left_keeps_it() {
    let own = OwnHost::new().await;
    own.deliver(false, &[]).await;
    for wrong in ["000000", "000001"] {
        let _ = verify_pin(own.bay(), wrong);
    }
    let refused = own.issue(PIN).await.unwrap_err();
    assert_eq!(refused.code, "officer-card-another-pin");
    assert_eq!(refused.data.get("tries-left"), Some(&Datum::Number(1)));
    assert_eq!(
        verify_pin(own.bay(), "000002"),
        Err(0x63C0),
        "it had its last try"
    );
    own.workstation.close().await;
}

#[tokio::test]
async fn what_is_typed_is_judged_before_the_card_is_asked() {
    let own = OwnHost::new().await;
    own.deliver(false, &[]).await;
    let before = own.bay().traffic().apdus;
    let issue = |name: &'static str, pin: &'static str, again: &'static str| {
        let (operation, workstation) = (OperationId::fresh(), &own.workstation);
        workstation.issue_officer_card(operation, OFFICER, name, typed(pin), typed(again))
    };
    assert_eq!(
        issue(NAME, PIN, "482916").await.unwrap_err().code,
        "pins-differ"
    );
    for (pin, rule) in [
        ("123456", "no-sequences"),
        ("4829", "min-length"),
        ("48291a", "only-digits"),
    ] {
        let refused = issue(NAME, pin, pin).await.unwrap_err();
        assert_eq!(refused.code, "new-pin-refused");
        assert_eq!(
            refused.data.get("broken"),
            Some(&Datum::Text(rule.to_owned()))
        );
    }
    assert_eq!(own.bay().traffic().apdus, before);
    for name in [
        "",
        "O",
        "a name that is longer than the sixty-four characters of a common name",
    ] {
        assert_eq!(
            issue(name, PIN, PIN).await.unwrap_err().code,
            "officer-name-malformed"
        );
    }
    assert_eq!(count(&own, "SELECT COUNT(*) FROM certificates").await, 0);
    own.workstation.close().await;
}

#[tokio::test]
async fn a_production_file_is_taken_whole_or_not_at_all() {
    let own = OwnHost::new().await;
    let code = async |file: &str| own.workstation.import_cards(file).await.unwrap_err().code;
    assert_eq!(code("{").await, "production-file-malformed");
    assert_eq!(code("{\"format\": 1}").await, "production-file-malformed");
    let card = own.produced(false, &TRANSPORT);
    let file = virtual_card::profiles::production_file::for_one_card(&card, None).unwrap();
    assert_eq!(code(&file).await, "production-file-unusable");
    assert_eq!(own.import(&card).await, Ok(1));
    assert_eq!(own.import(&card).await, Ok(0), "it is in stock already");
    own.workstation.close().await;
}

#[tokio::test]
async fn the_verbs_are_an_own_hosts_alone() {
    let data = tempfile::tempdir().unwrap();
    let pace = Pace::Immediate;
    for place in [Place::NoHost, Place::Practice { pace }] {
        let workstation = Workstation::open(place).await.unwrap();
        assert_eq!(workstation.first_officer().await, Ok(None));
        let refused = workstation.import_cards("{}").await.unwrap_err();
        assert_eq!(refused.code, "no-own-host");
        let refused = workstation.look_at_officer_card(OFFICER).await;
        assert_eq!(refused.unwrap_err().code, "no-own-host");
        workstation.close().await;
    }
    drop(data);
    // Another program serves the host: it is that one's to make the first officer.
    let own = OwnHost::new().await;
    let place = Place::Embedded {
        data: Some(own.folder()),
    };
    let second = Workstation::open(place).await.unwrap();
    assert_eq!(second.first_officer().await, Ok(None));
    second.close().await;
    own.workstation.close().await;
}

#[tokio::test]
async fn a_wish_that_is_repeated_is_fulfilled_once() {
    let own = OwnHost::new().await;
    own.deliver(false, &[]).await;
    let operation = OperationId::fresh();
    let issue = || {
        own.workstation
            .issue_officer_card(operation, OFFICER, NAME, typed(PIN), typed(PIN))
    };
    let (first, second) = tokio::join!(issue(), issue());
    assert_eq!((first, second), (Ok(()), Ok(())));
    assert_eq!(issue().await, Ok(()));
    assert_eq!(own.officers().await.len(), 1);
    let issued = "SELECT COUNT(*) FROM certificates WHERE order_id IS NULL";
    assert_eq!(count(&own, issued).await, 2);
    own.workstation.close().await;
}

/// Pulls the card at every moment until the pull comes too late. What was begun is made good by doing it again.
async fn pulled_everywhere(generic: bool, keys: &[(KeySlot, Algorithm)]) {
    let own = OwnHost::new().await;
    let (mut runs, mut issued_in_vain) = (0, 0);
    for n in 1.. {
        let mut completed = 0;
        for after in [false, true] {
            own.deliver(generic, keys).await;
            if after {
                own.bay().pull_after(n);
            } else {
                own.bay().pull_before(n);
            }
            runs += 1;
            let certificates = "SELECT COUNT(*) FROM certificates WHERE order_id IS NULL";
            let before = count(&own, certificates).await;
            if let Err(pulled) = own.issue("739518").await {
                assert_eq!(pulled.code, "card-removed", "{n} {after}");
                assert!(own.officers().await.is_empty(), "{n} {after}");
                assert_eq!(count(&own, UNUSED).await, 0, "{n} {after}");
                issued_in_vain += i32::from(count(&own, certificates).await > before);
                own.bay().reinsert().unwrap();
                assert!(
                    matches!(look(&own).await, OfficerCardView::Issue { .. }),
                    "{n} {after}"
                );
                // Whoever tries again may choose another PIN.
                own.issue(PIN).await.unwrap();
                verify_pin(own.bay(), PIN).unwrap();
            } else {
                completed += 1;
                // The pull that did not come yet would come now.
                let card = own.bay().take().unwrap();
                own.bay().insert(card);
                verify_pin(own.bay(), "739518").unwrap();
            }
            assert_eq!(own.officers().await.len(), 1);
            assert_eq!(count(&own, UNUSED).await, 0);
            if n % 8 == 0 {
                let pin = if completed > 0 { "739518" } else { PIN };
                the_officer_works(&own, pin).await;
            }
            own.disable_all().await;
            own.bay().take();
        }
        if completed == 2 {
            break;
        }
    }
    assert!(
        runs > 60 && issued_in_vain > 10,
        "{runs} runs, {issued_in_vain} in vain"
    );
    assert!(own.host().verify_audit().await.unwrap().faults.is_empty());
    own.workstation.close().await;
}

#[tokio::test]
async fn a_blank_card_pulled_at_any_moment_is_made_good() {
    pulled_everywhere(false, &[]).await;
}

#[tokio::test]
async fn a_plain_card_with_transport_certificates_pulled_at_any_moment_is_made_good() {
    const PLAIN: [(KeySlot, Algorithm); 3] = [
        (KeySlot::AUTHENTICATION, Algorithm::EccP256),
        (KeySlot::SIGNATURE, Algorithm::EccP256),
        (KeySlot::CARD_AUTHENTICATION, Algorithm::EccP256),
    ];
    pulled_everywhere(true, &PLAIN).await;
}
