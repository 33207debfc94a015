//! An office that archives, with holders whose cards get lost.

use std::fs;
use std::path::PathBuf;

use acceptance::{Card, Ended, Host, InsertedCard, Judged, Office, Program, Readers};
use serde_json::Value;

/// Every role there is.
pub(crate) const ALL_ROLES: &[&str] = &[
    "issue-certificate",
    "revoke-certificate",
    "recover-key",
    "approve-recovery",
];

/// The PIN that a holder types where the procedure asks for one.
const ENTERED: &str = "19283746";

/// The cards of production that take keys from outside.
pub(crate) const PLAIN: &[&str] = &[];

/// Somebody whose keys are archived.
#[derive(Clone, Copy)]
pub(crate) struct Holder {
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
}

pub(crate) const ANNA: Holder = Holder {
    name: "Anna Berg",
    email: "anna.berg@example.org",
};
pub(crate) const BOB: Holder = Holder {
    name: "Bob Dahl",
    email: "bob.dahl@example.org",
};
/// Another Anna at the same address.
pub(crate) const OTHER_ANNA: Holder = Holder {
    name: "Anna Borg",
    email: ANNA.email,
};

impl Holder {
    /// The fields of a procedure: those that only recover certificates know a holder by the address alone.
    pub(crate) fn inputs(self, procedure: &str) -> Vec<String> {
        let email = format!("email={}", self.email);
        let name = format!("common_name={}", self.name);
        let issues = ["archived-encryption", "recover-all-new"].contains(&procedure);
        let inputs = [Some(email), issues.then_some(name)];
        let inputs = inputs.into_iter().flatten();
        inputs
            .flat_map(|input| ["--input".to_owned(), input])
            .collect()
    }
}

/// An office with procedures that archive and recover.
pub(crate) struct Vault {
    pub(crate) office: Office,
}

/// A card in the subject reader, after a run.
pub(crate) struct Issued {
    // Leaves the reader before the next card comes.
    _inserted: InsertedCard,
    pin: String,
    pub(crate) result: Value,
}

/// A key that was archived.
pub(crate) struct Archived {
    /// The Certificate ID, decimal.
    pub(crate) id: String,
    /// The serial number, hexadecimal.
    pub(crate) serial: String,
    /// SHA-256 of the certificate.
    pub(crate) fingerprint: String,
    /// The certificate, a PEM file, as others have it who write to the holder.
    pub(crate) certificate: String,
}

impl Vault {
    /// With an officer who may do everything.
    #[track_caller]
    pub(crate) fn open() -> Self {
        Self::with_roles(ALL_ROLES)
    }

    #[track_caller]
    pub(crate) fn with_roles(roles: &[&str]) -> Self {
        let host = Host::init(&[]);
        host.console(["procedures", "import", "--activate"])
            .args(["recover-last", "recover-all-new"].map(procedure))
            .succeeds();
        Self {
            office: Office::open_with(Readers::start(), host, roles),
        }
    }

    /// A card from production.
    #[track_caller]
    pub(crate) fn card(&self, options: &[&str]) -> Card {
        self.office.card("pre-personalized", options)
    }

    /// Issues to a new card and takes it out again: the holder has it, and it will be lost.
    #[track_caller]
    pub(crate) fn archive(&self, holder: Holder, algorithm: &str) -> Archived {
        let issued = self.issued_with_archived_key(holder, algorithm);
        issued.archived(&self.office)
    }

    /// The same with the card still in the reader.
    #[track_caller]
    pub(crate) fn issued_with_archived_key(&self, holder: Holder, algorithm: &str) -> Issued {
        let card = self.card(PLAIN);
        let key = format!("9d={algorithm}");
        self.issue("archived-encryption", &card, holder, &["--key", &key])
    }

    /// Issues to a card, which stays in the reader.
    #[track_caller]
    pub(crate) fn issue(
        &self,
        procedure: &str,
        card: &Card,
        holder: Holder,
        arguments: &[&str],
    ) -> Issued {
        let inserted = self.office.insert(card);
        let ended = self.run(procedure, holder, arguments).succeeds();
        Issued::new(inserted, &ended)
    }

    /// A run that is refused: exit code, and words of what is said. The card stays as it was.
    #[track_caller]
    pub(crate) fn is_refused(
        &self,
        procedure: &str,
        card: &Card,
        holder: Holder,
        arguments: &[&str],
    ) -> Ended {
        let before = fs::read(card.state()).expect("the card's state");
        let inserted = self.office.insert(card);
        let ended = self.run(procedure, holder, arguments).fails();
        drop(inserted);
        let after = fs::read(card.state()).expect("the card's state");
        assert!(before == after, "the card was changed: {ended}");
        ended
    }

    /// `countersign issue` with answers in JSON.
    #[track_caller]
    pub(crate) fn run(&self, procedure: &str, holder: Holder, arguments: &[&str]) -> Program {
        let new_pin = format!("new-pin={ENTERED}");
        let run = self.office.issue(procedure, &[&new_pin]).arg("--json");
        run.args(holder.inputs(procedure)).args(arguments)
    }

    /// `countersign archive search`.
    #[track_caller]
    pub(crate) fn search(&self, criteria: &[&str]) -> Program {
        let words = [&["search"], criteria].concat();
        self.office.as_officer("archive", &words)
    }

    /// The Certificate IDs that a search finds, in its order.
    #[track_caller]
    pub(crate) fn found(&self, criteria: &[&str]) -> Vec<String> {
        let found = self.search(criteria).succeeds().json();
        assert_eq!(found["more"], false, "{found}");
        let found = found["certificates"].as_array().expect("a list");
        let id = |one: &Value| one["id"].as_str().expect("an id").to_owned();
        found.iter().map(id).collect()
    }
}

impl Issued {
    #[track_caller]
    fn new(inserted: InsertedCard, ended: &Ended) -> Self {
        let lines = ended.stdout.lines();
        let lines = lines.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let lines: Vec<_> = lines.collect();
        let shown = lines.iter().find_map(|line| line["pinCode"].as_str());
        Self {
            _inserted: inserted,
            pin: shown.unwrap_or(ENTERED).to_owned(),
            result: lines.last().expect("a result").clone(),
        }
    }

    pub(crate) fn judged<'o>(&'o self, office: &'o Office) -> Judged<'o> {
        Judged::new(office, &self.pin)
    }

    /// What the result says of the certificate in this place.
    #[track_caller]
    pub(crate) fn certificate(&self, key: &str) -> &Value {
        let certificates = self.result["certificates"].as_array().expect("a list");
        let found = certificates.iter().find(|issued| issued["key"] == key);
        found.unwrap_or_else(|| panic!("none for {key}: {}", self.result))
    }

    /// The key in 9D, which the host made: its certificate is kept as others keep it.
    #[track_caller]
    pub(crate) fn archived(&self, office: &Office) -> Archived {
        let archived = &self.result["archived"];
        assert_eq!(archived[0]["key"], "9d", "{}", self.result);
        assert_eq!(archived.as_array().map(Vec::len), Some(1), "{archived}");
        let issued = self.certificate("9d");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let serial = text(&issued["certificate"]["serial"]);
        let kept = office.file(&format!("{serial}.pem"));
        let read = self.judged(office).read_certificate("9d");
        fs::copy(read, &kept).expect("a file");
        Archived {
            id: text(&issued["id"]),
            fingerprint: text(&issued["certificate"]["fingerprint"]),
            certificate: kept.display().to_string(),
            serial,
        }
    }
}

/// The file of a procedure that only tests use.
fn procedure(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("procedures");
    folder.join(format!("{name}.toml"))
}
