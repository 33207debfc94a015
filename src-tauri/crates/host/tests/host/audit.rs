//! The audit finds what somebody changed.

use host::AuditFault;

use crate::support::{THREE_P256, World, redo_three};

async fn world_with_an_order() -> World {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    desk.issue(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    world
}

#[tokio::test]
async fn a_changed_row_is_found_whatever_was_changed() {
    let world = world_with_an_order().await;
    let good = world.host.verify_audit().await.unwrap();
    assert!(good.faults.is_empty(), "{good:?}");
    assert!(good.rows > 10 && good.documents >= 3);
    let refused = sqlx::query("UPDATE audit SET actor = 'nobody'")
        .execute(
            &sqlx::SqlitePool::connect(&format!("sqlite:{}", world.database().display()))
                .await
                .unwrap(),
        )
        .await;
    assert!(refused.is_err(), "the audit is append-only");

    world
        .tamper("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted;")
        .await;
    let changes: [(&'static str, &'static str); 7] = [
        (
            "UPDATE audit SET at = at + 1 WHERE sequence = 5",
            "UPDATE audit SET at = at - 1 WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET actor = actor || '!' WHERE sequence = 5",
            "UPDATE audit SET actor = rtrim(actor, '!') WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET event = event || '!' WHERE sequence = 5",
            "UPDATE audit SET event = rtrim(event, '!') WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET subject = subject || '!' WHERE sequence = 5",
            "UPDATE audit SET subject = rtrim(subject, '!') WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET details = details || ' ' WHERE sequence = 5",
            "UPDATE audit SET details = rtrim(details, ' ') WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET document = 'x' WHERE sequence = 5",
            "UPDATE audit SET document = NULL WHERE sequence = 5",
        ),
        (
            "UPDATE audit SET previous = previous || '!' WHERE sequence = 5",
            "UPDATE audit SET previous = rtrim(previous, '!') WHERE sequence = 5",
        ),
    ];
    for (change, back) in changes {
        world.tamper(change).await;
        let report = world.host.verify_audit().await.unwrap();
        assert!(
            report.faults.contains(&AuditFault::Changed { row: 5 }),
            "{change}: {:?}",
            report.faults
        );
        world.tamper(back).await;
        assert!(
            world.host.verify_audit().await.unwrap().faults.is_empty(),
            "{back}"
        );
    }
}

#[tokio::test]
async fn rows_that_were_taken_out_are_missed() {
    let world = world_with_an_order().await;
    world
        .tamper("DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE sequence = 5")
        .await;
    let faults = world.host.verify_audit().await.unwrap().faults;
    assert_eq!(faults, [AuditFault::NotInOrder { row: 6 }]);
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_missed() {
    let world = world_with_an_order().await;
    world
        .tamper(
            "DROP TRIGGER audit_is_not_deleted;
             DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit);
             UPDATE audit_head SET sequence = (SELECT MAX(sequence) FROM audit),
                 hash = (SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1);",
        )
        .await;
    assert!(
        world
            .host
            .verify_audit()
            .await
            .unwrap()
            .faults
            .contains(&AuditFault::End)
    );
    world.tamper("DELETE FROM audit_head").await;
    assert!(
        world
            .host
            .verify_audit()
            .await
            .unwrap()
            .faults
            .contains(&AuditFault::End)
    );
}

#[tokio::test]
async fn a_document_that_was_exchanged_is_found() {
    for change in [
        "UPDATE orders SET open_request = x'00'",
        "UPDATE orders SET issue_order = CAST(issue_order || x'00' AS BLOB)",
        "UPDATE orders SET receipt = receipt || ' '",
    ] {
        let world = world_with_an_order().await;
        world.tamper(change).await;
        let faults = world.host.verify_audit().await.unwrap().faults;
        assert!(
            matches!(faults[..], [AuditFault::Document { .. }]),
            "{change}: {faults:?}"
        );
    }
}
