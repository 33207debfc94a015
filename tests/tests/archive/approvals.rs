//! The key of somebody else comes onto an investigator's card after two other officers have approved, once.

use acceptance::{Colleague, Ended, Enveloped};
use serde_json::{Value, json};

use crate::vault::{ANNA, Archived, BOB, PLAIN, Vault};

const PROCEDURE: &str = "recover-for-investigation";
const REASON: &str = "Case 17: the figures of the quarter.";

/// Somebody asks for Anna's key on Bob's card; two can approve.
struct Case {
    vault: Vault,
    anna: Archived,
    first: Colleague,
    second: Colleague,
}

impl Case {
    #[track_caller]
    fn open() -> Self {
        let mut vault = Vault::open();
        let mut colleague = |name| vault.office.add_colleague(name, &["approve-recovery"]);
        let [first, second] = ["Rita Ek", "Sven Ask"].map(&mut colleague);
        let anna = vault.archive(ANNA, "eccp256");
        Self {
            vault,
            anna,
            first,
            second,
        }
    }

    /// What the order says: which key, and why.
    fn arguments(&self) -> [String; 4] {
        let recover = format!("9d={}", self.anna.id);
        ["--recover", &recover, "--reason", REASON].map(str::to_owned)
    }

    /// Asks for approval, for the card in the subject reader; the digest.
    #[track_caller]
    fn ask(&self) -> String {
        let office = &self.vault.office;
        let asked = office
            .as_officer("recovery", &["request", "--procedure", PROCEDURE])
            .args(["--device", &office.subject_device()])
            .args(BOB.inputs(PROCEDURE))
            .args(self.arguments())
            .succeeds()
            .json();
        let digest = asked["digest"].as_str().expect("a digest").to_owned();
        assert_eq!(digest.len(), 64, "{asked}");
        digest
    }

    #[track_caller]
    fn issue(&self, digest: &str) -> Ended {
        let run = self.vault.run(PROCEDURE, BOB, &["--request", digest]);
        run.args(self.arguments()).ends()
    }

    /// `countersign recovery …` by a colleague, with their own card.
    #[track_caller]
    fn colleague(&mut self, who: &Colleague, words: &[&str]) -> Ended {
        self.vault.office.as_colleague(who, |office| {
            let device = office.officer_device();
            let program = office.countersign().arg("recovery").args(words);
            program.args(["--json", "--secrets", "-", "--officer-device", &device])
        })
    }

    #[track_caller]
    fn listed(&self) -> Value {
        let listed = self.vault.office.as_officer("recovery", &["list"]);
        listed.succeeds().json()["requests"].clone()
    }
}

#[track_caller]
fn is_refused(ended: &Ended, code: &str) -> Value {
    assert_eq!(ended.status.code(), Some(7), "{ended}");
    let last = ended.stdout.lines().last().unwrap_or_default();
    let error = serde_json::from_str::<Value>(last).expect("JSON")["error"].clone();
    assert_eq!(error["code"], code, "{ended}");
    error
}

#[test]
fn two_others_approve_and_the_order_uses_the_request_up() {
    let mut case = Case::open();
    let message = Enveloped::to(&case.anna.certificate, "What Anna was told.");
    let card = case.vault.card(PLAIN);
    let no_request = case.arguments();
    let no_request: Vec<_> = no_request.iter().map(String::as_str).collect();
    let ended = case.vault.is_refused(PROCEDURE, &card, BOB, &no_request);
    assert_eq!(ended.status.code(), Some(6), "{ended}");
    assert!(ended.stdout.contains("recovery-no-request"), "{ended}");

    let inserted = case.vault.office.insert(&card);
    let digest = case.ask();
    let missing = is_refused(&case.issue(&digest), "recovery-approvals-missing");
    assert_eq!(
        (&missing["data"]["needed"], &missing["data"]["given"]),
        (&json!(2), &json!(0))
    );

    // Who asks has the role to approve, and does not.
    let own = case
        .vault
        .office
        .as_officer("recovery", &["approve", &digest]);
    is_refused(&own.ends(), "recovery-own-request");

    let (first, second) = (case.first.clone(), case.second.clone());
    let approved = case.colleague(&first, &["approve", &digest]);
    assert!(approved.status.success(), "{approved}");
    assert_eq!(approved.json()["approvalsMissing"], 1, "{approved}");
    let twice = case.colleague(&first, &["approve", &digest]);
    is_refused(&twice, "recovery-decided-already");
    let missing = is_refused(&case.issue(&digest), "recovery-approvals-missing");
    assert_eq!(missing["data"]["given"], 1);

    // A beginning of the digest is enough.
    let approved = case.colleague(&second, &["approve", &digest[..12]]);
    assert!(approved.status.success(), "{approved}");
    assert_eq!(approved.json()["approvalsMissing"], 0, "{approved}");
    let listed = case.listed();
    assert_eq!(listed[0]["state"], "approved", "{listed}");
    assert_eq!(listed[0]["approvedBy"], json!(["Rita Ek", "Sven Ask"]));
    assert_eq!(listed[0]["reason"], REASON, "{listed}");
    assert_eq!(listed[0]["certificates"][0]["id"], case.anna.id, "{listed}");

    let another_reason = case
        .vault
        .run(PROCEDURE, BOB, &["--request", &digest])
        .args(["--recover", &format!("9d={}", case.anna.id)])
        .args(["--reason", "Curiosity."])
        .ends();
    let differs = is_refused(&another_reason, "recovery-differs-from-request");
    assert_eq!(differs["data"]["what"], "reason", "{differs}");
    drop(inserted);

    let arguments = case.arguments();
    let arguments = arguments.iter().map(String::as_str);
    let arguments: Vec<_> = ["--request", &digest[..8]]
        .into_iter()
        .chain(arguments)
        .collect();
    let issued = case.vault.issue(PROCEDURE, &card, BOB, &arguments);
    issued.judged(&case.vault.office).opens("9d", &message);
    assert_eq!(issued.result["recovered"][0]["id"], case.anna.id);
    drop(issued);

    let other = case.vault.card(PLAIN);
    let _inserted = case.vault.office.insert(&other);
    let used = is_refused(&case.issue(&digest), "recovery-request-state");
    assert_eq!(used["data"]["state"], "used", "{used}");
    assert_eq!(case.listed(), json!([]));
    let audit = case.vault.office.host.console(["audit", "verify"]);
    audit.succeeds();
}

#[test]
fn a_refusal_closes_the_request_and_says_why() {
    let mut case = Case::open();
    let card = case.vault.card(PLAIN);
    let _inserted = case.vault.office.insert(&card);
    let digest = case.ask();
    let (first, second) = (case.first.clone(), case.second.clone());
    let no_reason = case.colleague(&first, &["refuse", &digest, "--reason", " "]);
    assert_eq!(no_reason.status.code(), Some(2), "{no_reason}");
    let refused = case.colleague(&first, &["refuse", &digest, "--reason", "No case 17."]);
    assert!(refused.status.success(), "{refused}");
    assert_eq!(refused.json()["approved"], false, "{refused}");

    // Who asked reads it; for the others there is nothing left to decide.
    let listed = case.listed();
    assert_eq!(listed[0]["state"], "refused", "{listed}");
    let because = json!({ "by": "Rita Ek", "reason": "No case 17." });
    assert_eq!(listed[0]["refused"], because, "{listed}");
    let late = case.colleague(&second, &["approve", &digest]);
    is_refused(&late, "recovery-unknown-request");
    let ended = case.issue(&digest);
    let state = is_refused(&ended, "recovery-request-state");
    assert_eq!(state["data"]["state"], "refused", "{state}");
}

#[test]
fn what_an_officer_reads_before_approving() {
    let mut case = Case::open();
    let card = case.vault.card(PLAIN);
    let _inserted = case.vault.office.insert(&card);
    let digest = case.ask();
    let first = case.first.clone();
    let said = case.vault.office.as_colleague(&first, |office| {
        let device = office.officer_device();
        let program = office.countersign();
        program
            .args(["recovery", "approve", &digest, "--secrets", "-"])
            .args(["--officer-device", &device])
    });
    assert!(said.status.success(), "{said}");
    let serial = format!("serial {}", card.serial());
    for words in [
        "This is approved:",
        &digest,
        "Olga Falk",
        REASON,
        "Recover for an investigation",
        &serial,
        BOB.email,
        &case.anna.serial,
        ANNA.name,
        "One more approval is needed.",
    ] {
        said.says(words);
    }
}

#[test]
fn who_may_not_approve_is_told() {
    let mut case = Case::open();
    let card = case.vault.card(PLAIN);
    let _inserted = case.vault.office.insert(&card);
    let digest = case.ask();
    let roles = ["issue-certificate", "recover-key"];
    let other = case.vault.office.add_colleague("Tove Alm", &roles);
    let listed = case.colleague(&other, &["list"]).json();
    assert_eq!(
        listed["requests"],
        json!([]),
        "another officer's are not hers"
    );
    let ended = case.colleague(&other, &["approve", &digest]);
    is_refused(&ended, "recovery-unknown-request");
}
