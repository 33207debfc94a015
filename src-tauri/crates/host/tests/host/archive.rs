//! Keys that the host generates, archives and delivers: what is stored, what is delivered, and what opens it.

use std::{collections::BTreeMap, path::Path, time::Duration};

use contents::{Certificate, KeyAlgorithm, KeyReference};
use host::{Actor, Host, InitOptions, KeyPool, OpenError, OpenOptions};
use jiff::SignedDuration;
use procedure::{Action, Draft, TokenProcedure};
use protocol::{
    Fulfilment, OrderState, PinOutcome, RecoveryFault, Refusal, Sha256Hex, keys::private,
};
use sqlx::{Row as _, SqlitePool, sqlite::SqliteConnectOptions};

use crate::support::{Card, Desk, Key, Run, World, draft};

const CHANGES: [(&str, &str); 2] = [
    (
        "certificate-procedure = \"encryption\"\nkey-procedure = \"generated\"",
        "certificate-procedure = \"encryption\"\nkey-procedure = \"archived\"",
    ),
    (
        "[pin-procedure]",
        "[key-procedures.archived]
source = \"archive\"
algorithms = [\"eccp256\", \"eccp384\", \"rsa2048\"]
replace = true

[pin-procedure]",
    ),
];

/// A host whose procedure *blank-card* archives the key in 9d, an officer, and a card with a key in 9a.
struct Archive {
    world: World,
    desk: Desk,
    card: Card,
}

impl Archive {
    async fn new() -> Self {
        Self::with_pool(KeyPool::EMPTY).await
    }

    async fn with_pool(pool: KeyPool) -> Self {
        let world = World::with_pool(InitOptions::default(), pool).await;
        world.changed_procedure("blank-card.toml", &CHANGES).await;
        let (desk, card) = (world.desk().await, world.stocked("1", &[]).await);
        Self { world, desk, card }
    }

    /// A run up to the answer: a new key on the card in 9a, and one of the archive in 9d.
    async fn fulfilled(&mut self, algorithm: KeyAlgorithm) -> (Run, Fulfilment) {
        let run = self.opened(algorithm).await;
        let fulfilment = self.desk.submit(&run.order(&self.card)).await.unwrap();
        (run, fulfilment)
    }

    async fn opened(&mut self, algorithm: KeyAlgorithm) -> Run {
        self.card
            .keys
            .insert("9a".parse().unwrap(), Key::new(KeyAlgorithm::EccP256));
        let run = self.desk.open(&self.card, "blank-card", wanted(algorithm));
        run.await.unwrap()
    }

    /// The same, with the receipt.
    async fn issued(&mut self, algorithm: KeyAlgorithm) -> Fulfilment {
        let (run, fulfilment) = self.fulfilled(algorithm).await;
        self.desk
            .receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .unwrap();
        fulfilment
    }

    async fn pool(&self) -> SqlitePool {
        let options = SqliteConnectOptions::new().filename(self.world.database());
        SqlitePool::connect_with(options).await.unwrap()
    }

    /// Number, archive key and CMS of each record.
    async fn records(&self) -> Vec<(i64, String, Vec<u8>)> {
        let pool = self.pool().await;
        let rows = sqlx::query("SELECT id, archive_key, enveloped FROM archived_keys ORDER BY id")
            .fetch_all(&pool)
            .await
            .unwrap();
        pool.close().await;
        let record = |row: &sqlx::sqlite::SqliteRow| (row.get(0), row.get(1), row.get(2));
        rows.iter().map(record).collect()
    }

    /// Another process takes over what was left in the middle.
    async fn taken_over(&self, run: &Run) -> OrderState {
        self.world.clock.forward(SignedDuration::from_secs(61));
        let (_host, _running) = self.world.second().await;
        let details = self.desk.details(run.request.order).await.unwrap();
        details.summary.state
    }
}

fn wanted(algorithm: KeyAlgorithm) -> Draft {
    let mut draft = draft(&[("9a", Action::Redo), ("9d", Action::Redo)], "Anna Berg");
    draft.keys.get_mut(&place()).unwrap().algorithm = Some(algorithm);
    draft
}

fn place() -> KeyReference {
    "9d".parse().unwrap()
}

fn certificate(fulfilment: &Fulfilment) -> Certificate {
    Certificate::from_der(&fulfilment.certificates[&place()].certificate.0).unwrap()
}

/// Puts a fulfilled order back to where it is between the two transactions.
const LEFT_IN_THE_MIDDLE: &str = "
    DROP TRIGGER certificates_are_signed_once;
    UPDATE certificates SET certificate = NULL;
    UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL, lease_until = signed_at + 60000;";

#[tokio::test]
async fn a_key_of_each_kind_is_archived_before_it_is_delivered() {
    let mut archive = Archive::new().await;
    for (number, algorithm) in [
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
        KeyAlgorithm::Rsa2048,
    ]
    .into_iter()
    .enumerate()
    {
        let (run, fulfilment) = archive.fulfilled(algorithm).await;
        assert_eq!(archive.records().await.len(), number + 1, "it is durable");
        let keys: Vec<_> = fulfilment.keys.keys().copied().collect();
        assert_eq!(keys, [place()]);
        let certificate = certificate(&fulfilment);
        assert_eq!(certificate.public_key().algorithm(), algorithm);
        let key = run.key(&archive.desk, &fulfilment, "9d");
        assert!(private::matches(&key, certificate.public_key()));
        let receipt = &fulfilment.archived[&place()];
        assert_eq!(receipt.record.0, number as u64 + 1);
        assert_eq!(
            receipt.public_key,
            Sha256Hex::of(certificate.public_key().spki())
        );
        archive
            .desk
            .receipt(&run, &fulfilment, PinOutcome::System)
            .await
            .unwrap();
        let clear = key.expose();
        for file in std::fs::read_dir(archive.world.host.data()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            // Of the secret number: neither a header that others share nor the public key.
            let secret = if clear.len() > 1000 { 400 } else { 36 };
            let part = &clear[secret..secret + 32];
            assert!(
                !bytes.windows(part.len()).any(|window| window == part),
                "{}",
                path.display()
            );
        }
    }
    let holders = "SELECT COUNT(*) FROM archived_holders WHERE field = 'email' AND value = 'anna@example.org'";
    assert_eq!(archive.world.count(holders).await, 3);
    let told = "SELECT COUNT(*) FROM audit WHERE event = 'key-archived'";
    assert_eq!(archive.world.count(told).await, 3);
    let audit = archive.world.host.verify_audit().await.unwrap();
    assert!(audit.faults.is_empty());
}

#[tokio::test]
async fn a_package_opens_in_its_order_and_place_alone() {
    let mut archive = Archive::new().await;
    let (run, fulfilment) = archive.fulfilled(KeyAlgorithm::EccP256).await;
    let trust = protocol::cms::SignerTrust::exact(&archive.desk.key_generation);
    let registration = protocol::cms::SignerTrust::exact(&archive.desk.registration);
    let open = |order, place, trust| {
        let sealed = &fulfilment.keys[&self::place()].0;
        let at = jiff::Timestamp::now();
        protocol::sealing::open_key(sealed, &run.transport_key, order, place, trust, at).is_ok()
    };
    let order = run.request.order;
    assert!(open(order, place(), &trust));
    assert!(!open(crate::support::new_order(), place(), &trust));
    assert!(!open(order, "82".parse().unwrap(), &trust));
    assert!(!open(order, place(), &registration));
}

#[tokio::test]
async fn the_same_order_is_finished_with_the_same_key() {
    let mut archive = Archive::new().await;
    let run = archive.opened(KeyAlgorithm::EccP384).await;
    let message = archive.desk.signed(&run.order(&archive.card));
    let (answer, first) = archive.desk.submit_message(message.clone()).await.unwrap();
    let again = archive.desk.submit_message(message.clone()).await.unwrap();
    assert_eq!(again.0, answer);
    let before = archive.records().await;

    archive.world.tamper(LEFT_IN_THE_MIDDLE).await;
    assert_eq!(archive.taken_over(&run).await, OrderState::Fulfilled);
    let (_, finished) = archive.desk.submit_message(message).await.unwrap();
    assert_eq!(
        certificate(&first).public_key(),
        certificate(&finished).public_key()
    );
    assert_eq!(first.archived, finished.archived);
    assert_eq!(
        run.key(&archive.desk, &first, "9d").expose(),
        run.key(&archive.desk, &finished, "9d").expose()
    );
    assert_eq!(archive.records().await, before, "no second key");
    archive
        .desk
        .receipt(&run, &finished, PinOutcome::System)
        .await
        .unwrap();
    let orphans = "SELECT COUNT(*) FROM certificates WHERE published_at IS NULL";
    assert_eq!(archive.world.count(orphans).await, 0);
}

#[tokio::test]
async fn an_order_given_up_leaves_no_published_certificate() {
    let mut archive = Archive::new().await;
    let (run, _) = archive.fulfilled(KeyAlgorithm::EccP256).await;
    archive.desk.abandon(run.request.order).await.unwrap();
    assert_eq!(archive.records().await.len(), 1);
    let published =
        "SELECT COUNT(*) FROM certificates WHERE published_at IS NOT NULL OR revoked_at IS NULL";
    assert_eq!(archive.world.count(published).await, 0);
    let fulfilment = archive.issued(KeyAlgorithm::EccP256).await;
    assert_eq!(fulfilment.archived[&place()].record.0, 2);
}

/// Changes the byte at that place, counted from 1, whatever it was.
fn with_another_byte(at: &str) -> String {
    format!(
        "UPDATE archived_keys SET enveloped = CAST(substr(enveloped, 1, {at} - 1)
             || CASE substr(enveloped, {at}, 1) WHEN x'00' THEN x'01' ELSE x'00' END
             || substr(enveloped, {at} + 1) AS BLOB)"
    )
}

/// A record that was altered, and those whose key is another's, are used for nothing: the order is given up.
#[tokio::test]
async fn a_record_that_was_changed_is_not_delivered() {
    const UNGUARDED: &str = "DROP TRIGGER archived_keys_are_only_rewrapped; ";
    for change in [
        // A byte of the ciphertext, of the attributes, and of the tag.
        UNGUARDED.to_owned() + &with_another_byte("200"),
        UNGUARDED.to_owned() + &with_another_byte("length(enveloped) - 59"),
        UNGUARDED.to_owned() + &with_another_byte("length(enveloped)"),
        // The wrapped data key.
        with_another_byte("101"),
        // Another record's key, whole.
        "DROP TRIGGER archived_keys_are_only_rewrapped;
         UPDATE archived_keys SET enveloped = (SELECT enveloped FROM archived_keys WHERE id = 1) WHERE id = 2".to_owned(),
        // Another record's key, with the row saying so.
        "DROP TRIGGER archived_keys_are_only_rewrapped; DROP TRIGGER archived_keys_are_not_changed;
         DROP TRIGGER archived_keys_are_not_deleted; DROP TRIGGER archived_holders_are_not_deleted;
         CREATE TABLE kept AS SELECT * FROM archived_keys WHERE id = 1;
         DELETE FROM archived_holders; DELETE FROM archived_keys WHERE id = 1;
         UPDATE archived_keys SET fingerprint = (SELECT fingerprint FROM kept), enveloped = (SELECT enveloped FROM kept)".to_owned(),
    ] {
        let mut archive = Archive::new().await;
        archive.issued(KeyAlgorithm::EccP256).await;
        let (run, _) = archive.fulfilled(KeyAlgorithm::EccP256).await;
        archive.world.tamper("DROP TRIGGER certificates_are_signed_once;
            UPDATE certificates SET certificate = NULL WHERE published_at IS NULL;
            UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL,
                lease_until = signed_at + 60000 WHERE state = 'fulfilled'").await;
        archive.world.tamper(&change).await;
        assert_eq!(archive.taken_over(&run).await, OrderState::Abandoned, "{change}");
        let live = "SELECT COUNT(*) FROM certificates WHERE published_at IS NULL AND revoked_at IS NULL";
        assert_eq!(archive.world.count(live).await, 0, "{change}");
    }
}

#[tokio::test]
async fn the_database_keeps_records_as_they_are() {
    let mut archive = Archive::new().await;
    archive.issued(KeyAlgorithm::EccP256).await;
    let pool = archive.pool().await;
    for change in [
        "DELETE FROM archived_keys",
        "UPDATE archived_keys SET fingerprint = 'ff'",
        "UPDATE archived_keys SET certificate = 1",
        "UPDATE archived_keys SET enveloped = CAST(substr(enveloped, 1, 110) || zeroblob(length(enveloped) - 110) AS BLOB)",
        "UPDATE archived_holders SET value = 'bob@example.org'",
        "DELETE FROM archived_holders",
        "UPDATE archive_keys SET sealed_key = NULL, erased_at = 1, current = 0",
        "DELETE FROM archive_keys",
    ] {
        let done = sqlx::raw_sql(change).execute(&pool).await;
        assert!(done.is_err(), "{change}");
    }
    pool.close().await;
}

#[tokio::test]
async fn rotating_the_archive_key_touches_no_private_key() {
    let mut archive = Archive::new().await;
    archive.issued(KeyAlgorithm::Rsa2048).await;
    archive.issued(KeyAlgorithm::EccP384).await;
    let run = archive.opened(KeyAlgorithm::EccP256).await;
    let message = archive.desk.signed(&run.order(&archive.card));
    let (_, first) = archive.desk.submit_message(message.clone()).await.unwrap();
    let before = archive.records().await;
    let old = archive.world.host.archive_keys().await.unwrap();
    assert_eq!(old.len(), 1);
    assert!(old[0].current && old[0].records == 3);

    let done = archive.world.host.rotate_archive_key(Actor::Console).await;
    let done = done.unwrap();
    assert_eq!((done.rewrapped, done.left), (3, 0));
    assert_eq!(done.erased, [old[0].id.clone()]);
    let keys = archive.world.host.archive_keys().await.unwrap();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0].id, done.current);
    assert!(keys[0].current && keys[0].records == 3 && keys[0].erased_at.is_none());
    assert!(!keys[1].current && keys[1].records == 0 && keys[1].erased_at.is_some());
    for (before, after) in before.iter().zip(archive.records().await) {
        assert_eq!(after.1, done.current);
        assert_eq!(before.2[..39], after.2[..39]);
        assert_ne!(before.2[39..110], after.2[39..110], "the recipient");
        assert_eq!(before.2[110..], after.2[110..], "content, attributes, tag");
    }
    // The order goes on, with the same key.
    archive
        .world
        .tamper(
            "DROP TRIGGER certificates_are_signed_once;
             UPDATE certificates SET certificate = NULL WHERE published_at IS NULL;
             UPDATE orders SET state = 'executing', fulfilment = NULL, fulfilment_digest = NULL,
                 lease_until = signed_at + 60000 WHERE state = 'fulfilled'",
        )
        .await;
    assert_eq!(archive.taken_over(&run).await, OrderState::Fulfilled);
    let (_, finished) = archive.desk.submit_message(message).await.unwrap();
    assert_eq!(
        run.key(&archive.desk, &first, "9d").expose(),
        run.key(&archive.desk, &finished, "9d").expose()
    );
    assert!(
        archive
            .world
            .host
            .verify_audit()
            .await
            .unwrap()
            .faults
            .is_empty()
    );
    let again = archive.world.host.rotate_archive_key(Actor::Console).await;
    assert_eq!(again.unwrap().rewrapped, 3);
}

#[tokio::test]
async fn a_record_that_cannot_be_unwrapped_keeps_its_archive_key() {
    let mut archive = Archive::new().await;
    archive.issued(KeyAlgorithm::EccP256).await;
    archive.issued(KeyAlgorithm::EccP256).await;
    archive
        .world
        .tamper(&format!("{} WHERE id = 1", with_another_byte("101")))
        .await;
    let done = archive.world.host.rotate_archive_key(Actor::Console).await;
    let done = done.unwrap();
    assert_eq!((done.rewrapped, done.left), (1, 1));
    assert!(done.erased.is_empty());
    let keys = archive.world.host.archive_keys().await.unwrap();
    assert_eq!([keys[0].records, keys[1].records], [1, 1]);
    assert!(keys[1].erased_at.is_none());
}

#[tokio::test]
async fn rotations_and_orders_at_the_same_time() {
    let mut archive = Archive::new().await;
    let (host, _running) = archive.world.second().await;
    let rotating = tokio::spawn(async move {
        for _ in 0..6 {
            host.rotate_archive_key(Actor::Console).await.unwrap();
        }
    });
    for _ in 0..6 {
        archive.issued(KeyAlgorithm::EccP256).await;
    }
    rotating.await.unwrap();
    let done = archive.world.host.rotate_archive_key(Actor::Console).await;
    assert_eq!(done.unwrap().left, 0);
    let keys = archive.world.host.archive_keys().await.unwrap();
    assert_eq!(keys[0].records, 6);
    assert!(keys[1..].iter().all(|key| key.erased_at.is_some()));
}

async fn until(world: &World, query: &'static str, wanted: i64) {
    for _ in 0..600 {
        if world.count(query).await == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not within a minute: {query} is {wanted}");
}

#[tokio::test]
async fn keys_are_kept_ready_and_each_is_archived_once() {
    let pool = KeyPool {
        rsa2048: 2,
        ..KeyPool::EMPTY
    };
    let mut archive = Archive::with_pool(pool).await;
    let pooled = "SELECT COUNT(*) FROM key_pool";
    until(&archive.world, pooled, 2).await;
    let ready: Vec<String> = {
        let pool = archive.pool().await;
        let all = sqlx::query_scalar("SELECT fingerprint FROM key_pool");
        let all = all.fetch_all(&pool).await.unwrap();
        pool.close().await;
        all
    };
    let fulfilment = archive.issued(KeyAlgorithm::Rsa2048).await;
    let taken = certificate(&fulfilment).public_key().fingerprint();
    assert!(ready.contains(&taken));
    let left = "SELECT COUNT(*) FROM key_pool WHERE fingerprint IN (SELECT fingerprint FROM archived_keys)";
    assert_eq!(archive.world.count(left).await, 0);
    // The place is filled at once, and no further.
    until(&archive.world, pooled, 2).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(archive.world.count(pooled).await, 2);
    // More orders than keys are ready: the others are made when they are wanted.
    let mut seen = BTreeMap::new();
    for _ in 0..4 {
        let fulfilment = archive.issued(KeyAlgorithm::Rsa2048).await;
        let key = certificate(&fulfilment).public_key().fingerprint();
        assert!(seen.insert(key, ()).is_none(), "a key is used once");
    }
    archive.issued(KeyAlgorithm::EccP256).await;
}

#[tokio::test]
async fn a_key_of_the_pool_that_does_not_open_holds_no_order_up() {
    let pool = KeyPool {
        rsa2048: 1,
        ..KeyPool::EMPTY
    };
    let mut archive = Archive::with_pool(pool).await;
    until(&archive.world, "SELECT COUNT(*) FROM key_pool", 1).await;
    archive
        .world
        .tamper("UPDATE key_pool SET sealed_key = x'00', created_at = -1")
        .await;
    let fulfilment = archive.issued(KeyAlgorithm::Rsa2048).await;
    assert_eq!(
        certificate(&fulfilment).public_key().algorithm(),
        KeyAlgorithm::Rsa2048
    );
    let spoiled = "SELECT COUNT(*) FROM key_pool WHERE created_at = -1";
    until(&archive.world, spoiled, 0).await;
    let good = "SELECT COUNT(*) FROM key_pool WHERE created_at > 0";
    until(&archive.world, good, 1).await;
}

#[tokio::test]
async fn one_key_of_the_pool_and_orders_at_once() {
    let pool = KeyPool {
        rsa2048: 1,
        ..KeyPool::EMPTY
    };
    let archive = Archive::with_pool(pool).await;
    until(&archive.world, "SELECT COUNT(*) FROM key_pool", 1).await;
    let (_host, second) = archive.world.second().await;
    let mut tasks = Vec::new();
    for number in 0..4 {
        let mut card = archive.world.stocked(&format!("10{number}"), &[]).await;
        card.keys
            .insert("9a".parse().unwrap(), Key::new(KeyAlgorithm::EccP256));
        let name = format!("Officer {number}");
        let roles = [procedure::Role::IssueCertificate];
        let officer = archive.world.officer(&name, &roles).await;
        let at = if number % 2 == 0 {
            &archive.world.running
        } else {
            &second
        };
        let desk = Desk::sign_in(at, officer).await.unwrap();
        tasks.push(tokio::spawn(async move {
            let issued = desk.issue(&card, "blank-card", wanted(KeyAlgorithm::Rsa2048));
            certificate(&issued.await.unwrap().1)
                .public_key()
                .fingerprint()
        }));
    }
    let mut keys = std::collections::BTreeSet::new();
    for task in tasks {
        keys.insert(task.await.unwrap());
    }
    assert_eq!(keys.len(), 4);
}

/// Copies what the database is made of.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("host.sqlite") {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[tokio::test]
async fn a_copy_of_the_database_opens_nothing() {
    let mut archive = Archive::new().await;
    archive.issued(KeyAlgorithm::Rsa2048).await;
    let folder = tempfile::tempdir().unwrap();
    let stolen = folder.path().join("stolen");
    copy(archive.world.host.data(), &stolen);
    let open = || Host::open(&stolen, OpenOptions::default());
    let without = open().await.err();
    assert!(
        matches!(without, Some(OpenError::Sealing(_))),
        "{without:?}"
    );

    let other = World::new().await;
    std::fs::copy(
        other.host.data().join("sealing.key"),
        stolen.join("sealing.key"),
    )
    .unwrap();
    let with_another = open().await.err();
    assert!(
        matches!(with_another, Some(OpenError::Fault(host::Fault::Unseal(_)))),
        "{with_another:?}"
    );

    // With the key it opens: the copy is whole.
    std::fs::copy(
        archive.world.host.data().join("sealing.key"),
        stolen.join("sealing.key"),
    )
    .unwrap();
    let keys = open().await.unwrap().archive_keys().await.unwrap();
    assert_eq!(keys[0].records, 1);
}

#[tokio::test]
async fn an_order_names_no_key_for_a_place_that_is_archived() {
    let mut archive = Archive::new().await;
    let run = archive.opened(KeyAlgorithm::EccP256).await;
    let mut keys = archive.card.keys.clone();
    keys.insert(place(), Key::new(KeyAlgorithm::EccP256));
    let mut order = run.order(&archive.card);
    let named = protocol::CertifiedKey {
        public_key: keys[&place()].public(),
        proof: order.keys.values().next().unwrap().proof.clone(),
    };
    order.keys.insert(place(), named);
    let differs = Refusal::DiffersFromOpenRequest {
        what: "keys".to_owned(),
    };
    assert_eq!(archive.desk.submit(&order).await.err(), Some(differs));
    assert!(archive.records().await.is_empty());
    archive
        .desk
        .submit(&run.order(&archive.card))
        .await
        .unwrap();
}

/// Whatever got into the database: the procedure is put there as a program that knows no such rule would.
#[tokio::test]
async fn a_signing_key_is_not_archived() {
    let archive = Archive::new().await;
    let procedures = archive.desk.procedures().await.procedures;
    let listed = procedures
        .into_iter()
        .find(|listed| listed.revision.id.as_str() == "blank-card");
    let content = serde_json::to_value(listed.unwrap().content).unwrap();
    let mut good: TokenProcedure = serde_json::from_value(content).unwrap();
    let changes: [fn(&mut TokenProcedure); 2] = [
        |procedure| procedure.keys[1].key_procedure = "archived".parse().unwrap(),
        |procedure| {
            procedure.keys[1].key_procedure = "generated".parse().unwrap();
            procedure.keys[2].certificate_procedure = "signature".parse().unwrap();
        },
    ];
    let mut number = 100;
    for (change, key) in changes.into_iter().zip(["9c", "9d"]) {
        change(&mut good);
        number += 1;
        let pool = archive.pool().await;
        sqlx::raw_sql("UPDATE procedures SET state = 'closed' WHERE id = 'blank-card'")
            .execute(&pool)
            .await
            .unwrap();
        sqlx::query("INSERT INTO procedures VALUES ('blank-card', $1, $2, $3, 'active', 1, 1)")
            .bind(good.revision().to_string())
            .bind(number)
            .bind(serde_json::to_string(&good).unwrap())
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
        let mut wanted = draft(&[(key, Action::Add)], "Anna Berg");
        let choice = wanted.keys.get_mut(&key.parse().unwrap()).unwrap();
        choice.algorithm = Some(KeyAlgorithm::Rsa2048);
        let refused = archive.desk.open(&archive.card, "blank-card", wanted).await;
        let signing = Refusal::Recovery {
            why: RecoveryFault::SigningKey,
        };
        assert_eq!(refused.err(), Some(signing), "{key}");
    }
}
