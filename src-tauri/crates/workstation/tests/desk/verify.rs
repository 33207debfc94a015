//! Orders verified at the desk, and what comes out when somebody changed them where they are kept.

use desk::Coded;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::bench::{Bench, EC, Person};

/// Replaces bytes in a document of every order in the host's database.
async fn change(bench: &Bench, column: &str, from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let options = SqliteConnectOptions::new().filename(bench.host.data().join("host.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    let select = format!("SELECT {column} FROM orders");
    let document: Vec<u8> = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
        .fetch_one(&mut database)
        .await
        .unwrap();
    let at = document
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .unwrap();
    let mut changed = document.clone();
    changed.splice(at..at + from.len(), to.bytes());
    let update = format!("UPDATE orders SET {column} = $1");
    sqlx::query(sqlx::AssertSqlSafe(update))
        .bind(changed)
        .execute(&mut database)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_completed_order_says_who_signed_what() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let submitted = bench
        .submit(&bench.draft("employee-card").await, &Person::new())
        .await
        .unwrap();
    let verified = bench.desk.verify_order(&submitted.order).await.unwrap();
    assert!(
        verified.signed_by.contains("Olivia Lind"),
        "{}",
        verified.signed_by
    );
    assert!(verified.authorities[0].contains("Test Officer CA"));
    assert!(
        verified.fields.iter().any(
            |field| (field.name.as_str(), field.value.as_str()) == ("common_name", "Anna Berg")
        )
    );
    assert_eq!(
        (verified.state.as_str(), verified.procedure_id.as_str()),
        ("completed", "employee-card")
    );
    let keys = verified
        .keys
        .iter()
        .map(|row| (row.key.as_str(), row.action.as_str()));
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [("9a", "redo"), ("9c", "redo"), ("9d", "redo")]
    );
    assert!(verified.keys.iter().all(|row| {
        let subject = row.subject.as_deref().unwrap_or_default();
        subject.contains("Anna Berg") && row.certificate_id.is_some()
    }));
    assert_eq!((verified.digest.len(), verified.abandoned), (64, None));
}

#[tokio::test]
async fn an_order_that_was_changed_where_it_is_kept_does_not_verify() {
    for (column, document) in [("open_request", "open-request"), ("issue_order", "order")] {
        let bench = Bench::signed_in().await;
        bench.deliver(EC).await;
        let submitted = bench
            .submit(&bench.draft("employee-card").await, &Person::new())
            .await
            .unwrap();
        change(&bench, column, "Anna Berg", "Anna Borg").await;
        let error = bench.desk.verify_order(&submitted.order).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), &error.data()["document"]),
            ("verification-failed", &document.into())
        );
    }
}

#[tokio::test]
async fn a_fulfilment_that_was_changed_where_it_is_kept_does_not_verify() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let submitted = bench
        .submit(&bench.draft("employee-card").await, &Person::new())
        .await
        .unwrap();
    change(&bench, "fulfilment", "\"id\":\"1\"", "\"id\":\"9\"").await;
    let error = bench.desk.verify_order(&submitted.order).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["document"]),
        ("verification-failed", &"fulfilment".into())
    );
    // It is handed out all the same, with what is known of it.
    let evidence = bench.desk.order_evidence(&submitted.order).await.unwrap();
    assert_eq!(evidence.verified, Err(error));
    assert!(evidence.fulfilment.is_some() && evidence.receipt.is_some());
    assert!(evidence.order_key.is_some() && evidence.certificates.len() == 3);
}

#[tokio::test]
async fn documents_of_one_order_do_not_pass_for_another() {
    let bench = Bench::signed_in().await;
    let mut orders = Vec::new();
    for _ in 0..2 {
        bench.deliver(EC).await;
        orders.push(
            bench
                .submit(&bench.draft("employee-card").await, &Person::new())
                .await
                .unwrap()
                .order,
        );
    }
    let options = SqliteConnectOptions::new().filename(bench.host.data().join("host.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    for (column, document) in [
        ("fulfilment", "fulfilment"),
        ("issue_order", "order"),
        ("open_request", "open-request"),
    ] {
        let copy = format!(
            "UPDATE orders SET {column} = (SELECT {column} FROM orders WHERE id = $2) WHERE id = $1"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(copy))
            .bind(&orders[0])
            .bind(&orders[1]);
        query.execute(&mut database).await.unwrap();
        let error = bench.desk.verify_order(&orders[0]).await.unwrap_err();
        assert_eq!(
            (error.code().as_str(), &error.data()["document"]),
            ("verification-failed", &document.into())
        );
    }
    assert!(bench.desk.verify_order(&orders[1]).await.is_ok());
}

#[tokio::test]
async fn an_order_that_lost_its_receipt_is_not_completed() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let submitted = bench
        .submit(&bench.draft("employee-card").await, &Person::new())
        .await
        .unwrap();
    let options = SqliteConnectOptions::new().filename(bench.host.data().join("host.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    let forget = "UPDATE orders SET receipt = NULL";
    sqlx::query(forget).execute(&mut database).await.unwrap();
    let error = bench.desk.verify_order(&submitted.order).await.unwrap_err();
    assert_eq!(
        (error.code().as_str(), &error.data()["document"]),
        ("verification-failed", &"receipt".into())
    );
}
