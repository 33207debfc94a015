use std::borrow::Cow;

use sqlx::{Row, SqlitePool, migrate::Migrator};

use super::{Database, MIGRATIONS};

/// A database with the tables of that many migrations.
async fn with_migrations(file: &std::path::Path, count: usize) -> SqlitePool {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let first = Migrator {
        migrations: Cow::Borrowed(&MIGRATIONS.migrations[..count]),
        ..Migrator::DEFAULT
    };
    first.run(&pool).await.unwrap();
    pool
}

/// A database as the first tables had it, with one certificate.
async fn of_before(file: &std::path::Path) {
    let pool = with_migrations(file, 1).await;
    for row in [
        "INSERT INTO authorities VALUES ('default', 'authority', NULL, x'00', x'00', 1)",
        "INSERT INTO authorities VALUES ('tls', 'tls', 'default', x'0a', x'0b', 5)",
        "INSERT INTO procedures VALUES ('one', 'r', 1, '', 'active', 1, 1)",
        "INSERT INTO officers VALUES (1, 'Olivia Lind', 'active', 1, 1)",
        "INSERT INTO cards VALUES (1, 'piv', '1', NULL, NULL, 'Test', x'00', x'00', 1, 0)",
        "INSERT INTO orders (id, card, officer, procedure_id, procedure_revision, state, granted_at, changed_at,
             expires_at, card_identity, open_request, open_document, grant_document)
         VALUES ('o', 1, 1, 'one', 'r', 'completed', 1, 1, 1, '', x'00', '', x'00')",
        "INSERT INTO certificates VALUES (7, 'aa', 'default', 'o', 1, '9a', 'add', 'CN=Anna', 'ff', 1, 2, x'01', x'02',
             3, NULL, NULL)",
    ] {
        sqlx::query(row).execute(&pool).await.unwrap();
    }
    pool.close().await;
}

#[tokio::test]
async fn certificates_of_before_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    of_before(&file).await;
    let database = Database::open(&file).await.unwrap();
    let row = sqlx::query("SELECT * FROM certificates")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(row.get::<i64, _>("id"), 7);
    assert_eq!(row.get::<&str, _>("order_id"), "o");
    assert_eq!(row.get::<&[u8], _>("certificate"), [2]);
    assert_eq!(row.get::<i64, _>("published_at"), 3);
    let mut write = database.write().await.unwrap();
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO certificates (serial, authority, card, key, action, subject, fingerprint, not_before, not_after,
             to_be_signed)
         VALUES ('bb', 'default', 1, '9a', 'add', '', '', 1, 2, x'01') RETURNING id",
    )
    .fetch_one(&mut *write)
    .await
    .unwrap();
    assert_eq!(id, 8, "numbers go on");
    let deleted = sqlx::query("DELETE FROM certificates WHERE id = 7");
    assert!(deleted.execute(&mut *write).await.is_err());
    let changed = sqlx::query("UPDATE certificates SET certificate = x'03' WHERE id = 7");
    assert!(changed.execute(&mut *write).await.is_err());
}

#[tokio::test]
async fn the_hosts_own_keys_of_before_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    of_before(&file).await;
    let database = Database::open(&file).await.unwrap();
    let row = sqlx::query("SELECT * FROM own_keys")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(row.get::<&str, _>("id"), "tls");
    assert_eq!(row.get::<&[u8], _>("certificate"), [0x0a]);
    assert_eq!(row.get::<&[u8], _>("sealed_key"), [0x0b]);
    assert_eq!(row.get::<i64, _>("created_at"), 5);
    let left: Vec<String> = sqlx::query_scalar("SELECT id FROM authorities")
        .fetch_all(database.pool())
        .await
        .unwrap();
    assert_eq!(left, ["default"]);
}

#[tokio::test]
async fn orders_of_before_are_acts_that_wait_for_their_descriptions() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    of_before(&file).await;
    let database = Database::open(&file).await.unwrap();
    let row = sqlx::query("SELECT * FROM activity")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(row.get::<&str, _>("order_id"), "o");
    assert_eq!(row.get::<&str, _>("kind"), "issue");
    assert_eq!(row.get::<i64, _>("officer"), 1);
    assert_eq!(row.get::<i64, _>("open"), 0, "it is completed");
    assert_eq!(row.get::<i64, _>("described"), 0);
}

/// One at a time, as the host's writes are.
#[tokio::test]
async fn an_act_is_found_by_its_words_while_its_order_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    of_before(&file).await;
    let database = Database::open(&file).await.unwrap();
    let mut write = database.write().await.unwrap();
    for statement in [
        "UPDATE orders SET state = 'granted'",
        "UPDATE activity SET open = 1, words = 'Anna Berg', marks = 'o1; issue @@@'",
    ] {
        sqlx::query(statement).execute(&mut *write).await.unwrap();
    }
    for (state, is_open) in [("executing", 1), ("fulfilled", 1), ("completed", 0)] {
        sqlx::query("UPDATE orders SET state = $1")
            .bind(state)
            .execute(&mut *write)
            .await
            .unwrap();
        let open: i64 = sqlx::query_scalar("SELECT open FROM activity")
            .fetch_one(&mut *write)
            .await
            .unwrap();
        assert_eq!(open, is_open, "{state}");
        for (words, found) in [
            ("words : (\"nna b\")", 1),
            ("words : (\"issue\")", 0),
            ("marks : \"@@@\"", is_open),
        ] {
            let count: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM activity_words WHERE activity_words MATCH $1",
            )
            .bind(words)
            .fetch_one(&mut *write)
            .await
            .unwrap();
            assert_eq!(count, found, "{words} while {state}");
        }
    }
    let check = "INSERT INTO activity_words (activity_words, rank) VALUES ('integrity-check', 1)";
    sqlx::query(check).execute(&mut *write).await.unwrap();
    let deleted = sqlx::query("DELETE FROM activity");
    assert!(deleted.execute(&mut *write).await.is_err());
}

/// What stands in the table before it takes acts beside orders and requests.
const ACTIVITY: &str = "
    INSERT INTO procedures VALUES ('one', 'r', 1, '', 'active', 1, 1);
    INSERT INTO officers VALUES (1, 'Olivia Lind', 'active', 1, 1);
    INSERT INTO cards (id, card_type, serial, producer, sealed_puk, sealed_management_key, created_at)
        VALUES (1, 'piv', '1', 'Test', x'00', x'00', 1);
    INSERT INTO orders (id, card, officer, procedure_id, procedure_revision, state, granted_at, changed_at,
            expires_at, card_identity, open_request, open_document, grant_document)
        VALUES ('o', 1, 1, 'one', 'r', 'granted', 1, 1, 1, '{}', x'00', '', x'00');
    INSERT INTO activity (sequence, at, officer, kind, order_id, reason, open, described, procedure_name,
            card_identity, holder, words, marks)
        VALUES (7, 3, 1, 'abandon', 'o', 'lost', 0, 1, 'One', '{}', 'Anna Berg', 'Anna Berg', 'o1; abandon'),
            (9, 4, 1, 'issue', 'o', NULL, 1, 1, 'One', '{}', 'Anna Berg', 'Anna Berg', 'o1; issue @@@'),
            (10, 5, 1, 'issue', 'o', NULL, 1, 0, '', '', '', '', '');";

#[tokio::test]
async fn acts_of_before_are_kept_beside_those_that_are_new() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    let pool = with_migrations(&file, 7).await;
    sqlx::raw_sql(ACTIVITY).execute(&pool).await.unwrap();
    let rows = "SELECT sequence, at, officer, kind, order_id, reason, open, described, procedure_name || card_identity
            || holder || words || marks FROM activity WHERE order_id = 'o' ORDER BY sequence";
    type Act = (
        i64,
        i64,
        i64,
        String,
        String,
        Option<String>,
        i64,
        i64,
        String,
    );
    let before: Vec<Act> = sqlx::query_as(rows).fetch_all(&pool).await.unwrap();
    assert_eq!(before.len(), 3);
    pool.close().await;

    let database = Database::open(&file).await.unwrap();
    let mut write = database.write().await.unwrap();
    let kept: Vec<Act> = sqlx::query_as(rows).fetch_all(&mut *write).await.unwrap();
    assert_eq!(kept, before);
    sqlx::raw_sql(
        "INSERT INTO acts (id, kind, officer, state, at, changed_at, card, message, letters, count)
             VALUES ('a', 'unblock', 1, 'open', 6, 6, 1, x'00', '[]', 0);
         INSERT INTO activity (at, officer, kind, act, open, described, words, marks)
             VALUES (6, 1, 'unblock', 'a', 0, 1, 'Anna Berg', 'o1; unblock');
         UPDATE orders SET state = 'abandoned';",
    )
    .execute(&mut *write)
    .await
    .unwrap();
    let found: Vec<i64> = sqlx::query_scalar(
        "SELECT rowid FROM activity_words WHERE activity_words MATCH 'words : (\"nna b\")' ORDER BY rowid",
    )
    .fetch_all(&mut *write)
    .await
    .unwrap();
    assert_eq!(found, [7, 9, 11], "numbers go on");
    let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM activity WHERE open = 1")
        .fetch_one(&mut *write)
        .await
        .unwrap();
    assert_eq!(open, 0, "they end with their order");
    let check = "INSERT INTO activity_words (activity_words, rank) VALUES ('integrity-check', 1)";
    sqlx::query(check).execute(&mut *write).await.unwrap();
    for refused in [
        "DELETE FROM activity",
        "DELETE FROM acts",
        "UPDATE acts SET message = x'01'",
        "INSERT INTO acts (id, kind, officer, state, at, changed_at, card, message, letters, count)
             VALUES ('b', 'change-pin', 1, 'open', 6, 6, 1, x'00', '[]', 0)",
        "INSERT INTO activity (at, officer, kind, act, order_id, open) VALUES (6, 1, 'unblock', 'a', 'o', 0)",
        "INSERT INTO activity (at, officer, kind, open) VALUES (6, 1, 'unblock', 0)",
    ] {
        let refused = sqlx::query(refused).execute(&mut *write).await;
        assert!(refused.is_err(), "{refused:?}");
    }
    let ended = "UPDATE acts SET state = 'done', outcome = '{}'";
    sqlx::query(ended).execute(&mut *write).await.unwrap();
    let reopened = sqlx::query("UPDATE acts SET state = 'open'").execute(&mut *write);
    assert!(reopened.await.is_err());
}
