//! A host that is killed while the card is written: nothing is lost, and nothing is left over.

use std::thread;
use std::time::{Duration, Instant};

use acceptance::Ended;
use serde_json::{Value, json};

use crate::vault::{ANNA, PLAIN, Vault};

#[test]
fn a_host_that_is_killed_before_the_receipt_leaves_an_open_order_and_no_key_to_be_found() {
    let mut vault = Vault::open();
    let card = vault.card(PLAIN);
    let mut inserted = vault.office.insert(&card);
    // Time between the host's answer and the receipt.
    inserted.delay(Duration::from_millis(40));
    let ended = while_running(&mut vault);
    assert_eq!(ended.status.code(), Some(9), "{ended}");
    let last = ended.stdout.lines().last().unwrap_or_default();
    let error = serde_json::from_str::<Value>(last).expect("JSON")["error"].clone();
    let order = error["data"]["order"].as_str().expect("an id").to_owned();
    drop(inserted);

    vault.office.host.serve();
    let shown = vault.office.orders(&["show", &order]).succeeds().json();
    assert_eq!(shown["summary"]["open"], true, "{shown}");
    assert_eq!(vault.found(&["--subject", "Anna"]), [""; 0]);
    let keys = |vault: &Vault| {
        let keys = vault.office.host.console(["archive", "keys"]);
        keys.succeeds().json()[0]["records"].clone()
    };
    assert_eq!(keys(&vault), json!(1), "it is archived all the same");

    // The card's next order takes the place of the open one, whose certificates are revoked.
    let issued = vault.issue("archived-encryption", &card, ANNA, &[]);
    let archived = issued.archived(&vault.office);
    issued.judged(&vault.office).key_works("9d");
    drop(issued);
    assert_eq!(vault.found(&["--subject", "Anna"]), [&*archived.id]);
    assert_eq!(keys(&vault), json!(2));
    let shown = vault.office.orders(&["show", &order]).succeeds().json();
    for certificate in shown["certificates"].as_array().expect("a list") {
        assert!(certificate["revokedAt"].is_string(), "{shown}");
    }
    vault.office.host.console(["audit", "verify"]).succeeds();
}

/// Kills the host once it has answered the order.
#[track_caller]
fn while_running(vault: &mut Vault) -> Ended {
    let job = vault.run("archived-encryption", ANNA, &[]);
    thread::scope(|scope| {
        let running = scope.spawn(move || job.ends());
        let deadline = Instant::now() + Duration::from_secs(30);
        while !is_answered(vault) {
            assert!(Instant::now() < deadline, "no order is answered");
            thread::sleep(Duration::from_millis(20));
        }
        vault.office.host.is_killed();
        running.join().expect("the job ends")
    })
}

fn is_answered(vault: &Vault) -> bool {
    let listed = vault.office.host.console(["orders", "list"]).succeeds();
    listed.stdout.contains("fulfilled")
}
