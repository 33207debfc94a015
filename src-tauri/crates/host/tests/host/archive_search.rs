//! Searching the archive: what is found, by whom, and in which pages.

use contents::Certificate;
use procedure::{Action, Role};
use protocol::{ArchiveFound, ArchiveQuery, CertificateId, Refusal, serial_number};

use crate::support::{
    THREE_P256, World, draft,
    recovery::{for_9d, recover},
};

fn by_subject(part: &str) -> ArchiveQuery {
    ArchiveQuery {
        subject: Some(part.to_owned()),
        ..ArchiveQuery::default()
    }
}

fn by_serial(typed: &str) -> ArchiveQuery {
    ArchiveQuery {
        serial: serial_number(typed),
        ..ArchiveQuery::default()
    }
}

fn by_id(id: CertificateId) -> ArchiveQuery {
    ArchiveQuery {
        id: Some(id),
        ..ArchiveQuery::default()
    }
}

fn ids(found: &ArchiveFound) -> Vec<u64> {
    found.certificates.iter().map(|one| one.id.0).collect()
}

#[tokio::test]
async fn every_criterion_finds_its_certificate() {
    let (world, desk) = World::with_archive().await;
    let card = world.blank("1").await;
    let anna = desk
        .archive(&card, "Anna Åkesson", "anna@example.org")
        .await;
    let bob = desk
        .archive(
            &world.blank("2").await,
            "Bob \"B\" Ek, Jr",
            "bob@example.org",
        )
        .await;

    let serial = anna.certificate.serial().to_owned();
    let colons: Vec<String> = serial
        .as_bytes()
        .chunks(2)
        .map(|pair| String::from_utf8_lossy(pair).to_uppercase())
        .collect();
    for typed in [serial.clone(), format!("0x00{serial}"), colons.join(":")] {
        let found = desk.search(&by_serial(&typed)).await.unwrap();
        assert_eq!(ids(&found), [anna.id.0], "{typed}");
        assert!(!found.more);
        assert_eq!(found.certificates[0].card, card.identity());
        assert_eq!(found.certificates[0].certificate.0, anna.certificate.der());
        assert_eq!(found.certificates[0].revoked_at, None);
    }
    let found = desk.search(&by_id(bob.id)).await.unwrap();
    assert_eq!(ids(&found), [bob.id.0]);
    for part in ["Anna", "nna", "ANNA", "na Å", "åkes", "CN=Anna Åkesson"] {
        let found = desk.search(&by_subject(part)).await.unwrap();
        assert_eq!(ids(&found), [anna.id.0], "{part}");
    }
    let found = desk.search(&by_subject("\"B\"")).await.unwrap();
    assert!(found.certificates.len() <= 1, "quotes are text, not syntax");
    for none in ["Annna", "OR Bob", "Anna*", "bob@example.org"] {
        let found = desk.search(&by_subject(none)).await.unwrap();
        assert!(ids(&found).is_empty(), "{none}");
    }

    let both = |subject: &str, id| ArchiveQuery {
        subject: Some(subject.to_owned()),
        id: Some(id),
        ..by_serial(&serial)
    };
    let found = desk.search(&both("Anna", anna.id)).await.unwrap();
    assert_eq!(ids(&found), [anna.id.0]);
    for none in [both("Bob", anna.id), both("Anna", bob.id)] {
        assert!(ids(&desk.search(&none).await.unwrap()).is_empty());
    }
    let unknown = [CertificateId(u64::MAX), CertificateId(4711)];
    for id in unknown {
        assert!(ids(&desk.search(&by_id(id)).await.unwrap()).is_empty());
    }
}

#[tokio::test]
async fn only_published_certificates_of_newly_archived_keys_are_found() {
    let (world, desk) = World::with_archive().await;
    let (anna, mail) = ("Anna Berg", "anna@example.org");
    let card = world.stocked("1", &THREE_P256).await;
    let redo = draft(&[("9d", Action::Redo)], anna);
    let (_, on_card) = desk.issue(&card, "employee-card", redo).await.unwrap();
    let two = world.blank("2").await;
    let wanted = for_9d(Action::Add, anna, mail);
    let run = desk.open(&two, "archives", wanted).await.unwrap();
    let fulfilment = desk.submit(&run.order(&two)).await.unwrap();
    let place = "9d".parse().unwrap();
    let not_stored = fulfilment.certificates[&place].id;
    for query in [
        by_subject("Anna"),
        by_id(on_card.certificates[&place].id),
        by_id(not_stored),
    ] {
        assert!(ids(&desk.search(&query).await.unwrap()).is_empty());
    }
    desk.receipt(&run, &fulfilment, protocol::PinOutcome::System)
        .await
        .unwrap();
    let found = desk.search(&by_subject("Anna")).await.unwrap();
    assert_eq!(ids(&found), [not_stored.0]);

    let three = world.blank("3").await;
    let (_, renewed) = desk
        .issue(&three, "last-new", recover(anna, mail, 0))
        .await
        .unwrap();
    let new = &renewed.certificates[&place];
    assert!(ids(&desk.search(&by_id(new.id)).await.unwrap()).is_empty());
    let certificate = Certificate::from_der(&new.certificate.0).unwrap();
    let serial = certificate.serial();
    assert!(ids(&desk.search(&by_serial(serial)).await.unwrap()).is_empty());
    let found = desk.search(&by_subject("Anna")).await.unwrap();
    assert_eq!(ids(&found), [not_stored.0], "the key's first certificate");
}

#[tokio::test]
async fn searching_wants_a_role_and_a_criterion_that_an_index_answers() {
    let (world, desk) = World::with_archive().await;
    let issues = world.desk_of("Ida", &[Role::IssueCertificate]).await;
    let role = Role::RecoverKey;
    assert_eq!(
        issues.search(&by_subject("Anna")).await.err(),
        Some(Refusal::MissingRole { role })
    );
    assert_eq!(
        issues.recovery_requests().await.err(),
        Some(Refusal::MissingRole { role })
    );
    let approves = world.desk_of("Petra", &[Role::ApproveRecovery]).await;
    assert!(ids(&approves.search(&by_subject("Anna")).await.unwrap()).is_empty());
    for query in [
        ArchiveQuery::default(),
        by_subject(""),
        by_subject("An"),
        by_subject("Å"),
        by_subject(&"x".repeat(201)),
        by_subject("An\0a"),
    ] {
        let refused = desk.search(&query).await.err();
        assert!(
            matches!(refused, Some(Refusal::Malformed { .. })),
            "{query:?}"
        );
    }
}

/// 120 certificates of archived keys beside the one there is, made of it behind the host's back.
const MANY: &str = "
    INSERT INTO certificates (serial, authority, order_id, card, key, action, subject, fingerprint, not_before, not_after,
            to_be_signed, certificate, published_at)
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 120)
        SELECT printf('%032x', number), authority, order_id, card, printf('k%d', number), action,
            'CN=Anna ' || CASE number % 3 WHEN 0 THEN 'Berg' ELSE 'Ek' END, printf('f%d', number), not_before, not_after,
            to_be_signed, certificate, CASE WHEN number % 40 = 0 THEN NULL ELSE published_at END
        FROM certificates, numbers WHERE certificates.id = 1;
    INSERT INTO archived_keys (id, fingerprint, algorithm, archive_key, enveloped, archived_at, order_id, certificate, card)
        SELECT certificates.id, certificates.fingerprint, archived_keys.algorithm, archived_keys.archive_key,
            archived_keys.enveloped, archived_keys.archived_at, archived_keys.order_id, certificates.id, archived_keys.card
        FROM certificates, archived_keys WHERE certificates.id > 1 AND archived_keys.id = 1;
    INSERT INTO archived_subjects (rowid, subject)
        SELECT id, subject FROM certificates WHERE id > 1 AND published_at IS NOT NULL;";

#[tokio::test]
async fn pages_have_no_gaps_and_no_doubles() {
    let (world, desk) = World::with_archive().await;
    let card = world.blank("1").await;
    desk.archive(&card, "Anna Berg", "anna@example.org").await;
    world.tamper(MANY).await;
    for (part, expected) in [("Anna", 118), ("berg", 40), ("a Ek", 78)] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let query = ArchiveQuery {
                after,
                ..by_subject(part)
            };
            let page = desk.search(&query).await.unwrap();
            assert!(page.certificates.len() <= ArchiveQuery::PAGE);
            seen.extend(ids(&page));
            after = page.certificates.last().map(|one| one.id);
            if !page.more {
                break;
            }
            assert_eq!(page.certificates.len(), ArchiveQuery::PAGE);
        }
        assert_eq!(seen.len(), expected, "{part}");
        assert!(seen.is_sorted_by(|one, next| one > next), "{part}");
    }
}
