use std::time::{Duration, Instant};

use sqlx::SqlitePool;

use super::*;
use crate::database::{Database, plan};

/// Acts of 40 officers about one order, a hundred thousand; of each hundred one is open.
const MANY: &str = "
    INSERT INTO procedures VALUES ('one', 'r', 1, '', 'active', 1, 1);
    INSERT INTO cards (id, card_type, serial, producer, sealed_puk, sealed_management_key, created_at)
        VALUES (1, 'piv', '1', 'Test', x'00', x'00', 1);
    WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 40)
        INSERT INTO officers SELECT number, 'Officer ' || number, 'active', 1, 1 FROM numbers;
    INSERT INTO orders (id, card, officer, procedure_id, procedure_revision, state, granted_at, changed_at,
            expires_at, card_identity, open_request, open_document, grant_document)
        VALUES ('o', 1, 1, 'one', 'r', 'fulfilled', 1, 1, 1, '{}', x'00', '', x'00');
    WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 100000)
        INSERT INTO activity (at, officer, kind, order_id, open, described, procedure_name, card_identity, words, marks)
        SELECT number, 1 + number % 40, 'issue', 'o', number % 100 = 0, 1, 'Employee card', '{}',
            'Employee card' || char(10) || 'Holder ' || number || char(10) || '#' || number || ';',
            'o' || (1 + number % 40) || '; issue' || CASE number % 100 WHEN 0 THEN ' @@@' ELSE '' END
        FROM numbers;";

async fn filled() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    std::fs::write(&file, []).unwrap();
    let database = Database::open(&file).await.unwrap();
    sqlx::raw_sql(MANY).execute(database.pool()).await.unwrap();
    (folder, database)
}

async fn matching(pool: &SqlitePool, words: &str, before: i64) -> (Vec<i64>, Duration) {
    let begun = Instant::now();
    let rows = sqlx::query(MATCHING)
        .bind(before)
        .bind(51)
        .bind(0)
        .bind(words)
        .bind(true)
        .fetch_all(pool)
        .await
        .unwrap();
    let sequences = rows.iter().map(|row| row.get("sequence")).collect();
    (sequences, begun.elapsed())
}

#[tokio::test]
async fn an_index_answers_every_list() {
    for query in [ALL, OWN, OPEN_ALL, OPEN_OWN, MATCHING, HOW_MANY_OPEN] {
        // The newest first is the table's own order, read from its end until a page is full.
        let scans = plan::scans(query, &["found"]).await;
        let in_order = query == ALL || query == OPEN_ALL;
        assert!(in_order || scans.is_empty(), "{query}: {scans:?}");
        let steps = plan::steps(query).await;
        let sorted = steps.iter().any(|step| step.contains("TEMP B-TREE"));
        assert!(!sorted, "{query}: {steps:?}");
    }
}

#[tokio::test]
async fn open_orders_are_read_from_their_own_index() {
    for (query, index) in [
        (OPEN_ALL, "activity_open "),
        (OPEN_OWN, "activity_open_officer "),
        (HOW_MANY_OPEN, "activity_open_officer "),
        (OWN, "activity_officer "),
    ] {
        let steps = plan::steps(query).await;
        assert!(
            steps.iter().any(|step| format!("{step} ").contains(index)),
            "{query}: {steps:?}"
        );
    }
}

#[tokio::test]
async fn a_page_of_a_hundred_thousand_reads_no_more_than_a_page() {
    let (_folder, database) = filled().await;
    let pool = database.pool();
    // What every act has, what one officer's have, what few have, what none has.
    let everybodys = words("Employee").unwrap();
    let (first, all) = matching(pool, &everybodys, i64::MAX).await;
    assert_eq!(first, (99_950..=100_000).rev().collect::<Vec<i64>>());
    let (next, later) = matching(pool, &everybodys, 500).await;
    assert_eq!(next.first(), Some(&499));
    let own = narrowed(&everybodys, Some(7), false);
    let (sequences, one) = matching(pool, &own, i64::MAX).await;
    assert_eq!(sequences.len(), 51);
    assert!(sequences.iter().all(|sequence| sequence % 40 == 6));
    let exact = words("#4711").unwrap();
    assert_eq!(matching(pool, &exact, i64::MAX).await.0, [4711]);
    let open = narrowed(&words("47000").unwrap(), None, true);
    assert_eq!(matching(pool, &open, i64::MAX).await.0, [47_000]);
    let open = narrowed(&words("47001").unwrap(), None, true);
    assert!(matching(pool, &open, i64::MAX).await.0.is_empty());
    let (none, nowhere) = matching(pool, &words("Qx~").unwrap(), i64::MAX).await;
    assert!(none.is_empty());
    // A scan of all rows takes many times as long; the machine may be busy.
    for time in [all, later, one, nowhere] {
        assert!(time < Duration::from_millis(500), "{time:?}");
    }
}

#[test]
fn a_word_is_one_string_of_the_index_whatever_is_in_it() {
    assert_eq!(words("anna").unwrap(), "words : (\"anna\")");
    assert_eq!(
        words("\"B\" OR marks:o1;").unwrap(),
        "words : (\"\"\"B\"\" OR\" AND \"marks:o1;\")"
    );
    assert_eq!(
        words("a\"b* #7").unwrap(),
        "words : (\"#7;\" AND \"a\"\"b*\")"
    );
}
