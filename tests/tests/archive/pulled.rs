//! A card that is pulled while a key is recovered: what is said is true, and the next run ends well.

use acceptance::InsertedCard;

use crate::vault::{ANNA, PLAIN, Vault};

const REASON: &[&str] = &["--reason", "The card was lost."];
const EACH: usize = 7;

#[test]
fn a_card_pulled_at_any_moment_of_a_recovery_can_be_recovered_onto() {
    let vault = Vault::open();
    let archived = vault.archive(ANNA, "eccp256");
    let apdus = apdus_of_a_run(&vault);
    let (mut before, mut after) = (0, 0);
    for (turn, n) in (2..apdus).step_by(EACH).enumerate() {
        let card = vault.card(PLAIN);
        let mut inserted = vault.office.insert(&card);
        if turn % 2 == 0 {
            inserted.pull_before(n);
        } else {
            inserted.pull_after(n);
        }
        let ended = vault.run("recover-last", ANNA, REASON).ends();
        match ended.status.code() {
            // The card was pulled after its last answer that mattered.
            Some(0) => continue,
            Some(5) => before += 1,
            Some(9) => after += 1,
            _ => panic!("APDU {n} of {apdus}: {ended}"),
        }
        put_back(&vault, &mut inserted);
        drop(inserted);
        let recovered = vault.issue("recover-last", &card, ANNA, REASON);
        assert_eq!(recovered.result["recovered"][0]["id"], archived.id);
        recovered.judged(&vault.office).key_works("9d");
    }
    assert!(
        before >= 2 && after >= 1,
        "pulled {before} times before and {after} times after the host delivered, at {apdus} APDUs"
    );
    let audit = vault.office.host.console(["audit", "verify"]);
    audit.succeeds();
}

#[track_caller]
fn apdus_of_a_run(vault: &Vault) -> u64 {
    let card = vault.card(PLAIN);
    let mut inserted = vault.office.insert(&card);
    inserted.reset_traffic();
    vault.run("recover-last", ANNA, REASON).succeeds();
    inserted.traffic().apdus
}

#[track_caller]
fn put_back(vault: &Vault, inserted: &mut InsertedCard) {
    vault.office.readers.wait_for_card(1, false);
    inserted.insert();
    vault.office.readers.wait_for_card(1, true);
}
