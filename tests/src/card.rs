//! Cards in software: made, kept in files, and put into readers.

use std::cell::Cell;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::{Program, Readers};

/// Makes cards. All cards of one maker have the same authorities behind them: one issues transport
/// certificates, one the certificates of officers. The files go with the maker and its last card.
#[derive(Debug)]
pub struct CardMaker {
    folder: Arc<TempDir>,
    made: Cell<usize>,
}

impl CardMaker {
    /// A maker with an empty folder among the temporary ones.
    #[track_caller]
    pub fn new() -> Self {
        Self::within(&env::temp_dir())
    }

    /// A maker with an empty folder in this one, which is made if it is not there.
    #[track_caller]
    pub fn within(folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("a folder");
        let folder = tempfile::Builder::new()
            .prefix("cards-")
            .tempdir_in(folder)
            .expect("a temporary folder");
        Self {
            folder: Arc::new(folder),
            made: Cell::new(0),
        }
    }

    /// Makes a card of a profile (`blank`, `officer`, `pre-personalized`); `options` go to
    /// `countersign-virtual-card create` as they are. A card with secrets of its own that a host may know is
    /// added to [`CardMaker::production_file`].
    #[track_caller]
    pub fn make(&self, profile: &str, options: &[&str]) -> Card {
        self.made.set(self.made.get() + 1);
        let state = self
            .folder
            .path()
            .join(format!("{profile}-{}.json", self.made.get()));
        let mut create = Program::ours("countersign-virtual-card")
            .args(["create", profile, "--json", "--ca"])
            .arg(self.folder.path().join("authorities"))
            .arg("--state")
            .arg(&state)
            .args(options);
        if profile == "pre-personalized" || options.contains(&"--in-stock") {
            create = create.arg("--production-file").arg(self.production_file());
        }
        let told = create.succeeds().json();
        Card {
            state,
            told,
            _folder: Arc::clone(&self.folder),
        }
    }

    /// What production tells a host about the cards it made so far; there from the first such card on.
    pub fn production_file(&self) -> PathBuf {
        self.folder.path().join("production.json")
    }

    /// The certificate of the authority that issues certificates to officers, as PEM.
    pub fn officers_authority(&self) -> PathBuf {
        self.folder.path().join("authorities/officer-ca.pem")
    }
}

impl Default for CardMaker {
    fn default() -> Self {
        Self::new()
    }
}

/// A card: its state in a file, as it lies in a drawer while it is in no reader.
#[derive(Debug, Clone)]
pub struct Card {
    state: PathBuf,
    told: Value,
    _folder: Arc<TempDir>,
}

impl Card {
    /// The file.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// The PIN it was made with.
    #[track_caller]
    pub fn pin(&self) -> &str {
        self.told("pin")
    }

    /// The PUK it was made with.
    #[track_caller]
    pub fn puk(&self) -> &str {
        self.told("puk")
    }

    /// The management key it was made with, in hexadecimal.
    #[track_caller]
    pub fn management_key(&self) -> &str {
        self.told("management_key")
    }

    /// Its serial number in decimal; a card made with `--generic` has none and fails the test.
    #[track_caller]
    pub fn serial(&self) -> &str {
        self.told("serial")
    }

    #[track_caller]
    fn told(&self, name: &str) -> &str {
        self.told[name]
            .as_str()
            .unwrap_or_else(|| panic!("a card without {name}: {}", self.told))
    }
}

/// A card in a reader, until the value is dropped.
///
/// Each command returns when it has taken effect at the card; PC/SC learns of insertion and removal a little
/// later ([`Readers::wait_for_card`]).
#[derive(Debug)]
pub struct InsertedCard {
    commands: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    attached: Child,
    log: TempDir,
}

/// What went over the contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Traffic {
    /// Command APDUs that reached the card.
    pub apdus: u64,
    /// Bytes of these commands and of the answers, status words included.
    pub bytes: u64,
}

/// One command and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// INS of the command (ISO 7816-4).
    pub instruction: u8,
    /// P2 of the command: for most of them the key that is meant.
    pub key: u8,
    /// Bytes of command and answer together.
    pub bytes: u64,
}

impl Exchange {
    fn parse(word: &str) -> Option<Self> {
        let (header, lengths) = word.split_once(':')?;
        let (sent, received) = lengths.split_once('+')?;
        let byte = |at| u8::from_str_radix(header.get(at..at + 2)?, 16).ok();
        let bytes = sent.parse::<u64>().ok()? + received.parse::<u64>().ok()?;
        Some(Self {
            instruction: byte(2)?,
            key: byte(6)?,
            bytes,
        })
    }
}

impl InsertedCard {
    #[track_caller]
    pub(crate) fn attach(readers: &Readers, reader: usize, card: &Card, options: &[&str]) -> Self {
        let log = tempfile::Builder::new()
            .prefix("attached-")
            .tempdir()
            .expect("a temporary folder");
        let stderr = fs::File::create(log.path().join("log")).expect("a file");
        let mut attached = readers
            .beside(&crate::built("countersign-virtual-card"))
            .args([
                "attach",
                "--port",
                &Readers::port(reader).to_string(),
                "--state",
            ])
            .arg(card.state())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("nsenter could not be started (`npm test` installs it): {error}")
            });
        let answers = BufReader::new(attached.stdout.take().expect("its output is a pipe"));
        let mut card = Self {
            commands: attached.stdin.take(),
            answers,
            attached,
            log,
        };
        if let Err(why) = card.answer() {
            card.refused("attach", &why);
        }
        card
    }

    /// Puts the card back into the reader after [`InsertedCard::remove`] or a pull.
    #[track_caller]
    pub fn insert(&mut self) {
        self.tell("insert");
    }

    /// Puts another card into the reader; the one that is there is pulled first.
    #[track_caller]
    pub fn insert_other(&mut self, card: &Card) {
        self.tell(&format!("insert {}", card.state().display()));
    }

    /// Takes the card out between two APDUs.
    #[track_caller]
    pub fn remove(&mut self) {
        self.tell("remove");
    }

    /// Pulls the card instead of letting the `n`-th APDU from now (from 1) reach it.
    #[track_caller]
    pub fn pull_before(&mut self, n: u64) {
        self.tell(&format!("pull before {n}"));
    }

    /// Pulls the card when it has carried out the `n`-th APDU from now (from 1): its answer is lost.
    #[track_caller]
    pub fn pull_after(&mut self, n: u64) {
        self.tell(&format!("pull after {n}"));
    }

    /// Lets every APDU take this long.
    #[track_caller]
    pub fn delay(&mut self, each: Duration) {
        self.tell(&format!("delay {}", each.as_millis()));
    }

    /// Lets every APDU take as long as on real silicon: RSA keys take seconds.
    #[track_caller]
    pub fn delay_as_silicon(&mut self) {
        self.tell("delay silicon");
    }

    /// When a key waits for a touch, somebody gives it after this time; at once unless this was called.
    #[track_caller]
    pub fn touch_after(&mut self, time: Duration) {
        self.tell(&format!("touch given {}", time.as_millis()));
    }

    /// When a key waits for a touch, nobody gives it, and the card refuses after this time.
    #[track_caller]
    pub fn refuse_touch_after(&mut self, time: Duration) {
        self.tell(&format!("touch refused {}", time.as_millis()));
    }

    /// Counts from zero again.
    #[track_caller]
    pub fn reset_traffic(&mut self) {
        self.tell("count reset");
    }

    /// What went over the contacts since the card was attached or [`InsertedCard::reset_traffic`].
    #[track_caller]
    pub fn traffic(&mut self) -> Traffic {
        // `ok count apdus=7 sent=120 received=1157 bytes=1277`
        let answer = self.tell("count");
        let number = |name| {
            let words = answer.split_whitespace();
            let value = words
                .filter_map(|word| word.split_once('='))
                .find(|(key, _)| *key == name);
            value
                .and_then(|(_, number)| number.parse().ok())
                .unwrap_or_else(|| panic!("no {name} in {answer:?}"))
        };
        Traffic {
            apdus: number("apdus"),
            bytes: number("bytes"),
        }
    }

    /// Each command since the card was attached or [`InsertedCard::reset_traffic`], without its data; at most
    /// 4096 of them.
    #[track_caller]
    pub fn exchanges(&mut self) -> Vec<Exchange> {
        // `ok count each 00a40400:14+23 00200080:13+2`
        let answer = self.tell("count each");
        let exchange =
            |word: &str| Exchange::parse(word).unwrap_or_else(|| panic!("{word:?} in {answer:?}"));
        answer.split_whitespace().skip(2).map(exchange).collect()
    }

    /// Gives a command of `countersign-virtual-card attach` as it is.
    ///
    /// # Errors
    /// Why the card did not take it.
    pub fn command(&mut self, command: &str) -> Result<String, String> {
        // If it is gone, the missing answer says so.
        let _ = self
            .commands
            .as_mut()
            .map(|commands| writeln!(commands, "{command}"));
        self.answer()
    }

    #[track_caller]
    fn tell(&mut self, command: &str) -> String {
        self.command(command)
            .unwrap_or_else(|why| self.refused(command, &why))
    }

    /// The one line with which each command is answered, and the attaching itself.
    fn answer(&mut self) -> Result<String, String> {
        let mut line = String::new();
        // One that is gone has answered nothing, which is no `ok`.
        let _ = self.answers.read_line(&mut line);
        match line.strip_prefix("ok ") {
            Some(answer) => Ok(answer.trim_end().to_owned()),
            None => Err(line.trim_start_matches("error ").trim_end().to_owned()),
        }
    }

    #[track_caller]
    fn refused(&self, command: &str, why: &str) -> ! {
        panic!(
            "the card did not take `{command}`: {why:?}\n{}",
            self.said()
        )
    }

    fn said(&self) -> String {
        fs::read_to_string(self.log.path().join("log")).unwrap_or_default()
    }
}

impl Drop for InsertedCard {
    fn drop(&mut self) {
        // The card leaves the reader when its standard input ends.
        self.commands = None;
        let _ = self.attached.wait();
        if thread::panicking() {
            eprintln!("what the card said:\n{}", self.said());
        }
    }
}
