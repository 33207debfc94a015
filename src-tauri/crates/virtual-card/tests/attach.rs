//! `countersign-virtual-card attach`, with a listener in the place of vpcd: what a reader sees when the card is
//! put in, pulled, slowed down, and when the reader's service restarts.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_countersign-virtual-card");
const SELECT: &[u8] = &[
    0x00, 0xA4, 0x04, 0x00, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00,
];
const TRIES: &[u8] = &[0x00, 0x20, 0x00, 0x80, 0x00];
const WRONG_PIN: &[u8] = b"\x00\x20\x00\x80\x08000000\xFF\xFF";

/// The reader's side.
struct Reader {
    listener: TcpListener,
}

/// One connection of a card.
struct Contact(TcpStream);

impl Reader {
    fn new() -> Self {
        Self {
            listener: TcpListener::bind("127.0.0.1:0").unwrap(),
        }
    }

    fn port(&self) -> u16 {
        self.listener.local_addr().unwrap().port()
    }

    fn accept(&self) -> Contact {
        let (stream, _) = self.listener.accept().unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        Contact(stream)
    }
}

impl Contact {
    fn control(&mut self, code: u8) {
        self.0.write_all(&[0, 1, code]).unwrap();
    }

    fn atr(&mut self) -> Vec<u8> {
        self.control(4);
        self.answer().unwrap()
    }

    fn send(&mut self, apdu: &[u8]) {
        // In two segments, as vpcd does.
        self.0
            .write_all(&u16::try_from(apdu.len()).unwrap().to_be_bytes())
            .unwrap();
        self.0.write_all(apdu).unwrap();
    }

    fn transmit(&mut self, apdu: &[u8]) -> Vec<u8> {
        self.send(apdu);
        self.answer().unwrap()
    }

    /// `None`: the card is gone.
    fn answer(&mut self) -> Option<Vec<u8>> {
        let mut length = [0; 2];
        match self.0.read_exact(&mut length) {
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset
                ) =>
            {
                return None;
            }
            done => done.unwrap(),
        }
        let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
        self.0.read_exact(&mut answer).unwrap();
        Some(answer)
    }
}

/// The program with a card, until the value is dropped.
struct Attached {
    child: Child,
    commands: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    folder: TempDir,
}

impl Attached {
    fn start(reader: &Reader, options: &[&str]) -> (Self, Contact) {
        let folder = tempfile::tempdir().unwrap();
        let state = create(&folder, "card.json", "11");
        let mut child = Command::new(PROGRAM)
            .args([
                "attach",
                "--port",
                &reader.port().to_string(),
                "--state",
                &state,
            ])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let contact = reader.accept();
        let commands = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().unwrap());
        let mut attached = Self {
            child,
            commands,
            answers,
            folder,
        };
        assert_eq!(attached.line(), format!("ok inserted {state}"));
        (attached, contact)
    }

    fn tell(&mut self, command: &str) -> String {
        writeln!(self.commands.as_mut().unwrap(), "{command}").unwrap();
        self.line()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        self.commands = None;
        let _ = self.child.wait();
    }
}

fn create(folder: &TempDir, name: &str, serial: &str) -> String {
    let state = folder.path().join(name).display().to_string();
    let created = Command::new(PROGRAM)
        .args(["create", "blank", "--serial", serial, "--state", &state])
        .output()
        .unwrap();
    assert!(created.status.success(), "{created:?}");
    state
}

#[test]
fn a_reader_powers_a_card_and_talks_to_it() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    contact.control(1);
    assert_eq!(contact.atr()[..2], [0x3B, 0xFD]);
    assert!(contact.transmit(SELECT).ends_with(&[0x90, 0x00]));
    assert_eq!(contact.transmit(TRIES), [0x63, 0xC3]);
    contact.control(2);
    assert_eq!(contact.transmit(TRIES), [0x6D, 0x00], "a reset deselects");
    assert_eq!(
        attached.tell("count"),
        "ok count apdus=3 sent=21 received=25 bytes=46"
    );
    assert_eq!(attached.tell("count reset"), "ok count reset");
    assert_eq!(
        attached.tell("count"),
        "ok count apdus=0 sent=0 received=0 bytes=0"
    );
}

#[test]
fn removal_is_seen_and_insertion_brings_the_card_back() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    assert!(contact.transmit(SELECT).ends_with(&[0x90, 0x00]));
    assert_eq!(attached.tell("remove"), "ok removed");
    assert_eq!(contact.answer(), None);
    assert!(attached.tell("remove").starts_with("error "));
    assert!(attached.tell("insert").starts_with("ok inserted "));
    let mut contact = reader.accept();
    assert_eq!(contact.transmit(TRIES), [0x6D, 0x00], "it had no power");

    let other = create(&attached.folder, "other.json", "22");
    assert_eq!(
        attached.tell(&format!("insert {other}")),
        format!("ok inserted {other}")
    );
    assert_eq!(contact.answer(), None, "the first card had to go");
    let mut contact = reader.accept();
    assert!(contact.transmit(SELECT).ends_with(&[0x90, 0x00]));
    assert_eq!(
        contact.transmit(&[0x00, 0xF8, 0x00, 0x00, 0x00]),
        [0, 0, 0, 22, 0x90, 0x00]
    );
}

#[test]
fn a_pull_before_and_after_a_command() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    assert_eq!(attached.tell("pull before 2"), "ok pull before 2");
    assert!(contact.transmit(SELECT).ends_with(&[0x90, 0x00]));
    contact.send(WRONG_PIN);
    assert_eq!(contact.answer(), None);

    attached.tell("insert");
    let mut contact = reader.accept();
    assert_eq!(attached.tell("pull after 3"), "ok pull after 3");
    contact.transmit(SELECT);
    assert_eq!(
        contact.transmit(TRIES),
        [0x63, 0xC3],
        "the first wrong PIN never arrived"
    );
    contact.send(WRONG_PIN);
    assert_eq!(contact.answer(), None);

    attached.tell("insert");
    let mut contact = reader.accept();
    contact.transmit(SELECT);
    assert_eq!(contact.transmit(TRIES), [0x63, 0xC2], "the second did");
}

#[test]
fn the_answer_to_a_change_of_the_pin_is_lost() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    assert_eq!(
        attached.tell("pull after command 24 80"),
        "ok pull after command 24 80"
    );
    contact.transmit(SELECT);
    assert_eq!(contact.transmit(TRIES), [0x63, 0xC3]);
    contact.send(b"\x00\x24\x00\x80\x10123456\xFF\xFF654321\xFF\xFF");
    assert_eq!(contact.answer(), None);

    attached.tell("insert");
    let mut contact = reader.accept();
    assert_eq!(
        attached.tell("pull after command fa"),
        "ok pull after command fa"
    );
    contact.transmit(SELECT);
    assert_eq!(
        contact.transmit(b"\x00\x20\x00\x80\x08654321\xFF\xFF"),
        [0x90, 0x00],
        "the new PIN holds"
    );
    contact.send(&[0x00, 0xFA, 0x05, 0x05]);
    assert_eq!(contact.answer(), None);
}

#[test]
fn a_card_takes_its_time() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    let timed = |contact: &mut Contact| {
        let started = Instant::now();
        contact.transmit(SELECT);
        started.elapsed()
    };
    assert_eq!(attached.tell("delay 150"), "ok delay 150");
    assert!(timed(&mut contact) >= Duration::from_millis(150));
    assert_eq!(attached.tell("delay silicon"), "ok delay silicon");
    assert!(timed(&mut contact) >= Duration::from_millis(3));
    assert_eq!(attached.tell("delay off"), "ok delay off");
    assert_eq!(attached.tell("touch refused 5"), "ok touch refused");
    assert_eq!(attached.tell("touch given 5"), "ok touch given");
    for nonsense in [
        "delay never",
        "pull sideways 1",
        "pull after command 2",
        "pull after command 24 8x",
        "pull after command 2480",
        "pull before x",
        "dance",
        "insert /nowhere/card.json",
    ] {
        assert!(attached.tell(nonsense).starts_with("error "), "{nonsense}");
    }
}

#[test]
fn a_reader_that_restarts_gets_its_card_back() {
    let reader = Reader::new();
    let (_attached, contact) = Attached::start(&reader, &["--generic"]);
    drop(contact);
    let mut contact = reader.accept();
    assert_eq!(
        contact.atr()[..2],
        [0x3B, 0x8A],
        "without vendor extensions"
    );
}

#[test]
fn the_program_ends_with_its_input() {
    let reader = Reader::new();
    let (mut attached, mut contact) = Attached::start(&reader, &[]);
    attached.commands = None;
    assert!(attached.child.wait().unwrap().success());
    assert_eq!(contact.answer(), None);

    let (mut attached, _contact) = Attached::start(&reader, &[]);
    assert_eq!(attached.tell("quit"), "ok quit");
    assert!(attached.child.wait().unwrap().success());
}
