//! A desk with all that stands on it and behind it.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::{Card, CardMaker, Ended, Host, InsertedCard, Program, Readers};

/// Two readers with an officer card in reader 0, and a host that serves and knows the officer. Reader 1 waits
/// for subject cards.
#[derive(Debug)]
pub struct Office {
    /// The readers.
    pub readers: Readers,
    /// The host.
    pub host: Host,
    /// The officer card, in reader 0.
    pub officer: InsertedCard,
    officer_card: Card,
    maker: CardMaker,
    folder: TempDir,
}

/// An officer beside the first one, with an own card, which lies in a drawer while it is not needed.
#[derive(Debug, Clone)]
pub struct Colleague {
    card: Card,
}

/// The reader of the officer card.
const OFFICER: usize = 0;
/// The reader of the subject card.
const SUBJECT: usize = 1;

impl Office {
    /// Opens an office with an officer, Olga Falk, who may issue and revoke.
    #[track_caller]
    pub fn open() -> Self {
        Self::open_with(
            Readers::start(),
            Host::init(&[]),
            &["issue-certificate", "revoke-certificate"],
        )
    }

    /// Opens an office with these readers, a host that does not serve yet, and the officer's roles.
    #[track_caller]
    pub fn open_with(readers: Readers, host: Host, roles: &[&str]) -> Self {
        Self::open_with_cards(CardMaker::new(), readers, host, roles)
    }

    /// Like [`Office::open_with`], with cards of this maker.
    #[track_caller]
    pub fn open_with_cards(
        maker: CardMaker,
        readers: Readers,
        mut host: Host,
        roles: &[&str],
    ) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("office-")
            .tempdir()
            .expect("a temporary folder");
        let officer_card = maker.make("officer", &["--name", OFFICER_NAME]);
        let officer = readers.insert(OFFICER, &officer_card);
        let newcomer = Newcomer {
            name: OFFICER_NAME,
            roles,
        };
        newcomer.is_added(&host, &readers, &maker, &folder);
        host.serve();
        Self {
            readers,
            host,
            officer,
            officer_card,
            maker,
            folder,
        }
    }

    /// Adds another officer, with an own card. The first officer's card is in its reader again afterwards.
    #[track_caller]
    pub fn add_colleague(&mut self, name: &str, roles: &[&str]) -> Colleague {
        let card = self.maker.make("officer", &["--name", name]);
        self.seat(&card);
        let newcomer = Newcomer { name, roles };
        newcomer.is_added(&self.host, &self.readers, &self.maker, &self.folder);
        self.seat(&self.officer_card.clone());
        Colleague { card }
    }

    /// Puts an officer card into the officer's reader; the one that lies there goes back to its drawer.
    #[track_caller]
    fn seat(&mut self, card: &Card) {
        self.officer.remove();
        self.readers.wait_for_card(OFFICER, false);
        self.officer.insert_other(card);
        self.readers.wait_for_card(OFFICER, true);
    }

    /// What a colleague does at this desk: their card is in the officer's reader meanwhile, and their PIN is the one
    /// that is given.
    #[track_caller]
    pub fn as_colleague(
        &mut self,
        colleague: &Colleague,
        work: impl FnOnce(&Self) -> Program,
    ) -> Ended {
        self.seat(&colleague.card);
        let ended = work(self)
            .stdin(format!("signature-pin={}", colleague.card.pin()))
            .ends();
        self.seat(&self.officer_card.clone());
        ended
    }

    /// Makes a card as [`CardMaker::make`] does; one that came from production is taken into the host's stock.
    #[track_caller]
    pub fn card(&self, profile: &str, options: &[&str]) -> Card {
        let card = self.maker.make(profile, options);
        let production = self.maker.production_file();
        if production.exists() {
            self.host.import(&production);
            fs::remove_file(&production).expect("the file was just read");
        }
        card
    }

    /// Puts a subject card into its reader.
    #[track_caller]
    pub fn insert(&self, card: &Card) -> InsertedCard {
        self.readers.insert(SUBJECT, card)
    }

    /// `countersign` at these readers and this host.
    #[track_caller]
    pub fn countersign(&self) -> Program {
        let program = self.readers.ours("countersign");
        program
            .env("COUNTERSIGN_HOST", self.host.url())
            .env("COUNTERSIGN_CA", self.host.ca_file())
    }

    /// `countersign issue` of a procedure to the card in the subject's reader, signed by the officer. What is
    /// asked for in `secrets` (`new-pin=…`) stands beside the Signature PIN.
    #[track_caller]
    pub fn issue(&self, procedure: &str, secrets: &[&str]) -> Program {
        let signature_pin = format!("signature-pin={}", self.officer_card.pin());
        let lines: Vec<_> = std::iter::once(signature_pin.as_str())
            .chain(secrets.iter().copied())
            .collect();
        self.countersign()
            .args(["issue", "--procedure", procedure])
            .args([
                "--officer-device",
                &self.officer_device(),
                "--device",
                &self.subject_device(),
            ])
            .args(["--secrets", "-"])
            .stdin(lines.join("\n"))
    }

    /// `countersign orders …`, as the officer, answering in JSON.
    #[track_caller]
    pub fn orders(&self, words: &[&str]) -> Program {
        self.as_officer("orders", words)
    }

    /// A command that only the officer is needed for, such as `archive` with `["search", …]`, answering in JSON.
    #[track_caller]
    pub fn as_officer(&self, command: &str, words: &[&str]) -> Program {
        let pin = format!("signature-pin={}", self.officer_card.pin());
        let program = self.countersign().arg(command).args(words);
        program
            .args(["--officer-device", &self.officer_device()])
            .args(["--secrets", "-", "--json"])
            .stdin(pin)
    }

    /// The name of the device with the officer card.
    pub fn officer_device(&self) -> String {
        self.readers.name(OFFICER)
    }

    /// The name of the device for subject cards.
    pub fn subject_device(&self) -> String {
        self.readers.name(SUBJECT)
    }

    /// The officer.
    pub fn officer_name(&self) -> &'static str {
        OFFICER_NAME
    }

    /// The officer card's secrets.
    pub fn officer_card(&self) -> &Card {
        &self.officer_card
    }

    /// A path for a file of this office; it goes when the value does.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

const OFFICER_NAME: &str = "Olga Falk";

/// An officer whom the host is to know.
struct Newcomer<'a> {
    name: &'a str,
    roles: &'a [&'a str],
}

impl Newcomer<'_> {
    /// With the card that lies in the officer's reader. OpenSC reads both certificates from it, as an organisation's
    /// own tools would.
    #[track_caller]
    fn is_added(&self, host: &Host, readers: &Readers, maker: &CardMaker, folder: &TempDir) {
        let [authentication, signature] = [("01", "authentication.pem"), ("02", "signature.pem")]
            .map(|(id, name)| {
                let file = folder.path().join(name);
                let reader = readers.name(OFFICER);
                let read = readers
                    .foreign("pkcs15-tool")
                    .args(["--reader", &reader, "--read-certificate", id])
                    .succeeds();
                fs::write(&file, read.stdout).expect("a file");
                file
            });
        host.console(["officers", "add", "--name", self.name])
            .args(self.roles.iter().flat_map(|role| ["--role", role]))
            .arg("--authentication")
            .arg(authentication)
            .arg("--signature")
            .arg(signature)
            .arg("--issuer")
            .arg(maker.officers_authority())
            .succeeds();
    }
}
