//! What was done to a card after it was issued stands among what officers did, and its documents are evidence.

use std::process::Command;

use desk::{
    ActivityEntryView, ActivityQuery, Cancel, Coded, OperationId, ProgressReporter, PukFrom,
    ServiceKind, ServiceWish, WhichActivity,
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::bench::{Bench, EC, Person, SUBJECT};

/// A card that was issued and unblocked with the PUK that the host keeps, and the officer's act.
async fn unblocked() -> (Bench, ActivityEntryView) {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let draft = bench.draft("employee-card").await;
    bench.submit(&draft, &Person::new()).await.unwrap();
    let wish = ServiceWish {
        kind: ServiceKind::Unblock,
        puk: PukFrom::Host,
    };
    let card = bench.desk.read_card(SUBJECT).await.unwrap();
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let (prompts, cancel) = (Person::new(), Cancel::new());
    bench
        .desk
        .serve(operation, &card, wish, prompts, cancel, progress)
        .await
        .unwrap();
    let query = ActivityQuery {
        which: WhichActivity::Own,
        text: None,
        before: None,
    };
    let page = bench.desk.activity(&query).await.unwrap();
    let act = page.entries.into_iter().next().unwrap();
    (bench, act)
}

#[tokio::test]
async fn a_service_is_an_act_that_openssl_verifies() {
    let (bench, entry) = unblocked().await;
    assert_eq!(entry.kind, "unblock");
    assert!(entry.order.is_none() && entry.card.is_some());
    let act = entry.act.unwrap();
    assert_eq!(
        (act.state.as_str(), act.pin.as_deref()),
        ("done", Some("system"))
    );
    let evidence = bench.desk.act_evidence(&act.order).await.unwrap();
    assert_eq!(evidence.verified, Ok(()));
    let folder = tempfile::tempdir().unwrap();
    let texts = messages::Messages::english();
    let told = |said: &desk::Sentence| {
        let said = serde_json::to_value(said).unwrap();
        texts.sentence(&said).unwrap()
    };
    for file in evidence.files(&told) {
        std::fs::write(folder.path().join(file.name), file.content).unwrap();
    }
    let readme = std::fs::read_to_string(folder.path().join("README.txt")).unwrap();
    let lines = readme
        .lines()
        .filter_map(|line| line.strip_prefix("  openssl"));
    let lines: Vec<_> = lines.collect();
    assert_eq!(lines.len(), 2, "{readme}");
    for line in lines {
        let run = Command::new("sh")
            .args(["-c", &format!("openssl{line}")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(
            run.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
    }
    let order = std::fs::read_to_string(folder.path().join("order.json")).unwrap();
    assert!(order.contains(&act.order) && order.contains("countersign-card-service-1"));
}

#[tokio::test]
async fn what_was_changed_where_it_is_kept_is_evidence_that_does_not_hold() {
    let (bench, entry) = unblocked().await;
    let act = entry.act.unwrap();
    let options = SqliteConnectOptions::new().filename(bench.host.data().join("host.sqlite"));
    let mut database = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in [
        "DROP TRIGGER acts_stay_closed",
        "UPDATE acts SET receipt = replace(receipt, '\"signature\":\"MEU', '\"signature\":\"MEQ')",
        "UPDATE acts SET receipt = replace(receipt, '\"receipt\":\"ey', '\"receipt\":\"eA')",
    ] {
        sqlx::query(statement).execute(&mut database).await.unwrap();
    }
    let evidence = bench.desk.act_evidence(&act.order).await.unwrap();
    let error = evidence.verified.unwrap_err();
    assert_eq!(error.code(), "verification-failed");
    assert_eq!(error.data()["document"], "receipt");
    assert!(evidence.receipt.is_some());
}
