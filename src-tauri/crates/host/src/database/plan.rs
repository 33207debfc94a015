//! How a query is answered, for tests.

use super::Database;

/// The parts of a query's plan that read a table or index from one end to the other. Indexes of virtual tables are not
/// among them, nor what a subquery made.
pub(crate) async fn scans(query: &str, made: &[&str]) -> Vec<String> {
    let is_made = |step: &str| {
        step.starts_with("SCAN (") || made.iter().any(|name| step == format!("SCAN {name}"))
    };
    let scan = |step: &String| {
        step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE INDEX") && !is_made(step)
    };
    steps(query).await.into_iter().filter(scan).collect()
}

/// The parts of a query's plan.
pub(crate) async fn steps(query: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.sqlite");
    std::fs::write(&file, []).unwrap();
    let database = Database::open(&file).await.unwrap();
    let explained = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}"));
    let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(explained)
        .fetch_all(database.pool())
        .await
        .unwrap();
    rows.into_iter().map(|(.., step)| step).collect()
}
