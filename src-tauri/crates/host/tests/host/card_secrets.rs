//! Secrets of cards: nowhere in the database in the clear, and only in their own places sealed.

use procedure::Action;

use crate::support::{MANAGEMENT_KEY, THREE_P256, TRANSPORT_PIN, World, draft, redo_three};

#[tokio::test]
async fn the_files_hold_no_secret_in_the_clear() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
    let pin = run.pin(&desk, &fulfilment).pin.expose().to_owned();
    let management_key = hex::decode(MANAGEMENT_KEY).unwrap();
    for entry in std::fs::read_dir(world.host.data()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in [
            TRANSPORT_PIN.as_bytes(),
            b"87654321",
            MANAGEMENT_KEY.as_bytes(),
            &management_key,
        ] {
            assert!(!contains(&bytes, secret), "{}", path.display());
        }
        // Six digits occur by chance in the midst of others (times in milliseconds): only as a value of their own.
        let quoted = format!("\"{pin}\"");
        assert!(!contains(&bytes, quoted.as_bytes()), "{}", path.display());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_hosts_folder() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::new().await;
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(mode(world.host.data()), 0);
    for name in ["host.sqlite", "host.sqlite-wal", "sealing.key"] {
        assert_eq!(mode(&world.host.data().join(name)), 0, "{name}");
    }
}

#[tokio::test]
async fn several_pins_in_doubt_are_told_the_likeliest_first() {
    let world = World::new().await;
    let desk = world.desk().await;
    let card = world.stocked("1", &THREE_P256).await;
    let mut set = Vec::new();
    for _ in 0..3 {
        let run = desk
            .open(&card, "employee-card", redo_three("Anna Berg"))
            .await
            .unwrap();
        let fulfilment = desk.submit(&run.order(&card)).await.unwrap();
        set.push(run.pin(&desk, &fulfilment).pin.expose().to_owned());
    }
    let run = desk
        .open(&card, "employee-card", redo_three("Anna Berg"))
        .await
        .unwrap();
    let pins: Vec<_> = run.secrets.pins.iter().map(|pin| pin.expose()).collect();
    assert_eq!(pins, [set[2].as_str(), TRANSPORT_PIN, set[1].as_str()]);
}

#[tokio::test]
async fn a_sealed_value_opens_nowhere_else() {
    let world = World::new().await;
    let desk = world.desk().await;
    let (one, two) = (
        world.stocked("1", &THREE_P256).await,
        world.stocked("2", &THREE_P256).await,
    );
    world
        .tamper(
            "UPDATE cards SET sealed_management_key =
                 (SELECT sealed_management_key FROM cards WHERE serial = '1') WHERE serial = '2'",
        )
        .await;
    let redo = || draft(&[("9a", Action::Redo)], "Anna Berg");
    desk.open(&one, "employee-card", redo()).await.unwrap();
    let refused = desk.open(&two, "employee-card", redo()).await.err();
    assert!(
        matches!(refused, Some(protocol::Refusal::Internal { .. })),
        "{refused:?}"
    );
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
