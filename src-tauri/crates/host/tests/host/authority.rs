//! What the authority issues, judged by OpenSSL.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use contents::KeyAlgorithm;
use host::{Actor, InitOptions, RevocationReason};
use jiff::SignedDuration;
use protocol::Fulfilment;

use crate::support::{Desk, THREE_P256, World, client, redo_three, url};

fn openssl(arguments: &[&str]) -> String {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .expect("OpenSSL is installed");
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "openssl {arguments:?}: {text}");
    text
}

fn write(world: &World, name: &str, bytes: &[u8]) -> PathBuf {
    let path = world.data.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn pem(world: &World, name: &str, der: &[u8]) -> PathBuf {
    let pem = der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der).unwrap();
    write(world, name, pem.as_bytes())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

async fn issued(world: &World, desk: &Desk) -> Fulfilment {
    let card = world.stocked("1", &THREE_P256).await;
    desk.issue(&card, "employee-card", redo_three("Zoë Müller"))
        .await
        .unwrap()
        .1
}

async fn crl(world: &World, id: &str) -> Vec<u8> {
    let answer = client(&world.running, None)
        .get(url(&world.running, &format!("/v1/authorities/{id}.crl")))
        .send();
    answer.await.unwrap().bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn openssl_accepts_what_it_issues() {
    for (root_key, issuing_key) in [
        (KeyAlgorithm::EccP384, KeyAlgorithm::EccP256),
        (KeyAlgorithm::Rsa3072, KeyAlgorithm::Rsa2048),
    ] {
        let public_url = Some("http://ca.example.org/".to_owned());
        let world = World::with(InitOptions {
            root_key,
            issuing_key,
            public_url,
            ..InitOptions::default()
        })
        .await;
        let desk = world.desk().await;
        let fulfilment = issued(&world, &desk).await;
        let issuing = pem(&world, "issuing.pem", &fulfilment.authorities[0].0);
        let root = world.running.ca_file().to_owned();
        for (key, issued) in &fulfilment.certificates {
            let leaf = pem(&world, &format!("{key}.pem"), &issued.certificate.0);
            openssl(&[
                "verify",
                "-x509_strict",
                "-CAfile",
                text(&root),
                "-untrusted",
                text(&issuing),
                text(&leaf),
            ]);
        }
        openssl(&[
            "verify",
            "-x509_strict",
            "-CAfile",
            text(&root),
            text(&issuing),
        ]);
        let shown = openssl(&[
            "x509",
            "-in",
            text(&world.data.path().join("9a.pem")),
            "-noout",
            "-text",
            "-nameopt",
            "utf8",
        ]);
        for part in [
            "Version: 3",
            "X509v3 Key Usage: critical",
            "Digital Signature",
            "TLS Web Client Authentication",
            "othername: UPN::anna@example.org",
            "X509v3 Subject Key Identifier",
            "X509v3 Authority Key Identifier",
            "URI:http://ca.example.org/v1/authorities/default.crl",
            "CA Issuers - URI:http://ca.example.org/v1/authorities/default.cer",
            "CN=Zoë Müller",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        let signature = openssl(&[
            "x509",
            "-in",
            text(&world.data.path().join("9c.pem")),
            "-noout",
            "-text",
        ]);
        assert!(
            signature.contains("Non Repudiation") && signature.contains("email:anna@example.org"),
            "{signature}"
        );
        let authority = openssl(&["x509", "-in", text(&issuing), "-noout", "-text"]);
        assert!(
            authority.contains("CA:TRUE, pathlen:0")
                && authority.contains("Basic Constraints: critical")
        );
        assert!(
            authority.contains("Certificate Sign, CRL Sign"),
            "{authority}"
        );
    }
}

#[tokio::test]
async fn openssl_verifies_the_stored_order() {
    let world = World::new().await;
    let desk = world.desk().await;
    issued(&world, &desk).await;
    let order = desk.orders(false).await.orders[0].order;
    let details = desk.details(order).await.unwrap();
    let message = write(&world, "order.cms", &details.issue_order.unwrap().0);
    let authority = pem(&world, "officers.pem", &details.officer_authorities[0].0);
    let at = details.signed_at.unwrap().as_second().to_string();
    let shown = openssl(&[
        "cms",
        "-verify",
        "-purpose",
        "any",
        "-inform",
        "DER",
        "-in",
        text(&message),
        "-CAfile",
        text(&authority),
        "-attime",
        &at,
    ]);
    assert!(shown.contains("countersign-issue-1"), "{shown}");
    let fulfilment = write(&world, "fulfilment.cms", &details.fulfilment.unwrap().0);
    let ca = world.running.ca_file();
    let shown = openssl(&[
        "cms",
        "-verify",
        "-purpose",
        "any",
        "-inform",
        "DER",
        "-in",
        text(&fulfilment),
        "-CAfile",
        text(ca),
    ]);
    assert!(shown.contains("countersign-fulfilment-1"), "{shown}");
}

#[tokio::test]
async fn revoked_certificates_are_in_the_list_that_openssl_reads() {
    let world = World::new().await;
    let desk = world.desk().await;
    let fulfilment = issued(&world, &desk).await;
    let issuing = pem(&world, "issuing.pem", &fulfilment.authorities[0].0);
    let list = write(&world, "empty.crl", &crl(&world, "default").await);
    let shown = openssl(&[
        "crl",
        "-inform",
        "DER",
        "-in",
        text(&list),
        "-noout",
        "-text",
        "-CAfile",
        text(&issuing),
    ]);
    assert!(
        shown.contains("verify OK") && shown.contains("No Revoked Certificates"),
        "{shown}"
    );
    let number = |shown: &str| {
        shown
            .split("X509v3 CRL Number:")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    let before = number(&shown);

    let revoked = &fulfilment.certificates[&"9a".parse().unwrap()];
    world
        .host
        .revoke_certificate(Actor::Console, revoked.id, RevocationReason::KeyCompromise)
        .await
        .unwrap();
    let list = write(&world, "one.crl", &crl(&world, "default").await);
    let shown = openssl(&[
        "crl",
        "-inform",
        "DER",
        "-in",
        text(&list),
        "-noout",
        "-text",
        "-CAfile",
        text(&issuing),
    ]);
    let serial = contents::Certificate::from_der(&revoked.certificate.0)
        .unwrap()
        .serial()
        .to_uppercase();
    for part in [
        "verify OK",
        "Version 2",
        "Key Compromise",
        &serial,
        "X509v3 Authority Key Identifier",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(number(&shown) > before);
    assert_eq!(
        crl(&world, "default").await,
        std::fs::read(&list).unwrap(),
        "one list until something changes"
    );
    world.clock.forward(SignedDuration::from_hours(25));
    assert_ne!(
        crl(&world, "default").await,
        std::fs::read(&list).unwrap(),
        "a list is a day old at most"
    );

    let leaf = pem(&world, "9a.pem", &revoked.certificate.0);
    let lists = pem_list(
        &world,
        &[crl(&world, "default").await, crl(&world, "root").await],
    );
    let output = Command::new("openssl")
        .args(["verify", "-crl_check_all", "-attime"])
        .arg((jiff::Timestamp::now().as_second() + 26 * 3600).to_string())
        .args([
            "-CAfile",
            text(world.running.ca_file()),
            "-untrusted",
            text(&issuing),
            "-CRLfile",
            text(&lists),
            text(&leaf),
        ])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("certificate revoked"),
        "{output:?}"
    );
}

fn pem_list(world: &World, lists: &[Vec<u8>]) -> PathBuf {
    let pem =
        |der: &Vec<u8>| der::pem::encode_string("X509 CRL", der::pem::LineEnding::LF, der).unwrap();
    write(
        world,
        "lists.pem",
        lists.iter().map(pem).collect::<String>().as_bytes(),
    )
}

#[tokio::test]
async fn times_past_2049_are_generalized() {
    let world = World::new().await;
    // The root lasts twenty years: it ends before; one that is set up later does not.
    let shown = openssl(&[
        "x509",
        "-in",
        text(world.running.ca_file()),
        "-noout",
        "-enddate",
    ]);
    assert!(shown.contains("notAfter="), "{shown}");
    let data = tempfile::tempdir().unwrap();
    let clock = std::sync::Arc::new(crate::support::MovedClock::default());
    clock.forward(SignedDuration::from_hours(24 * 365 * 10));
    let options = InitOptions {
        sealing: host::SealingChoice::File,
        clock,
        ..InitOptions::default()
    };
    let host = host::Host::init(&data.path().join("host"), options)
        .await
        .unwrap();
    let parsed = openssl_asn1(&world, host.root_certificate().der());
    assert!(
        parsed.contains("UTCTIME") && parsed.contains("GENERALIZEDTIME"),
        "{parsed}"
    );
}

fn openssl_asn1(world: &World, der: &[u8]) -> String {
    let file = write(world, "later.der", der);
    openssl(&["asn1parse", "-inform", "DER", "-in", text(&file)])
}

#[tokio::test]
async fn programs_that_set_a_host_up_at_once_get_the_same_one() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().join("host");
    let options = || InitOptions {
        sealing: host::SealingChoice::File,
        ..InitOptions::default()
    };
    // Somebody ended in the middle: a database without a host, and a key that sealed nothing.
    std::fs::create_dir(&data).unwrap();
    for left in ["host.sqlite", "host-new.sqlite-wal"] {
        std::fs::write(data.join(left), b"").unwrap();
    }
    std::fs::write(data.join("host-new.sqlite"), b"begun").unwrap();
    std::fs::write(data.join("sealing.key"), [7; 32]).unwrap();
    let (one, two) = tokio::join!(
        host::Host::open_or_init(&data, options()),
        host::Host::open_or_init(&data, options())
    );
    assert_eq!(
        one.unwrap().root_certificate(),
        two.unwrap().root_certificate()
    );
    assert!(!data.join("host-new.sqlite").exists());
}

#[tokio::test]
async fn a_host_is_set_up_once_and_leaves_nothing_when_it_fails() {
    let world = World::new().await;
    let options = || InitOptions {
        sealing: host::SealingChoice::File,
        ..InitOptions::default()
    };
    let again = host::Host::init(world.host.data(), options()).await;
    assert!(matches!(again, Err(host::InitError::AlreadyInitialised(_))));
    let empty = world.data.path().join("other");
    for bad in [
        InitOptions {
            name: String::new(),
            ..options()
        },
        InitOptions {
            public_url: Some("ca.example.org".to_owned()),
            ..options()
        },
        InitOptions {
            tls_names: vec!["no name".to_owned()],
            ..options()
        },
    ] {
        assert!(host::Host::init(&empty, bad).await.is_err());
        for file in ["host.sqlite", "host-new.sqlite", "sealing.key"] {
            assert!(!empty.join(file).exists(), "{file}");
        }
    }
    assert!(matches!(
        host::Host::open(&empty, host::OpenOptions::default()).await,
        Err(host::OpenError::NotInitialised(_))
    ));
    std::fs::remove_file(world.host.data().join("sealing.key")).unwrap();
    let no_key = host::Host::open(world.host.data(), host::OpenOptions::default()).await;
    assert!(matches!(no_key, Err(host::OpenError::Sealing(_))));
}
