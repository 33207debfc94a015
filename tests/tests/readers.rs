//! Readers and cards over a real PC/SC service, as the driver sees them.
//!
//! The service is found by the environment, which one process has once. So each part is played by a process of its
//! own: this test program, started again with the name of a part.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a part's process fails its test, and speaks to it"
)]

use std::{
    env,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use acceptance::{CardMaker, Readers};
use card::{CardError, Connection, PcscSource, PinpadFault, Piv, ReaderError, ReaderSource};

#[test]
fn insertion_and_removal_are_told_as_they_happen() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let (first, second) = (readers.name(0), readers.name(1));
    let card = maker.make("blank", &[]);
    let mut watch = Part::start("watch", &readers.socket(), "");
    watch.says(&format!("ReaderAdded {first}"));
    watch.says(&format!("ReaderAdded {second}"));
    let mut inserted = readers.insert(0, &card);
    watch.says(&format!("CardInserted {first}"));
    let other = readers.insert(1, &maker.make("officer", &[]));
    watch.says(&format!("CardInserted {second}"));
    inserted.remove();
    watch.says(&format!("CardRemoved {first}"));
    inserted.insert();
    watch.says(&format!("CardInserted {first}"));
    drop(other);
    watch.says(&format!("CardRemoved {second}"));
    // Stopping ends a wait, which would go on for three seconds.
    let asked = Instant::now();
    watch.release();
    watch.says("stopped");
    assert!(
        asked.elapsed() < Duration::from_secs(2),
        "stopping took {:?}",
        asked.elapsed()
    );
}

#[test]
fn a_service_that_stops_and_starts_is_told_and_found_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let socket = folder.path().join("socket");
    let mut watch = Part::start("watch", &socket, "");
    watch.says("ServiceStopped");
    Part::start("read", &socket, "Virtual 00 00").says("failed NoService");
    for _ in 0..2 {
        let readers = Readers::start();
        std::os::unix::fs::symlink(readers.socket(), &socket).expect("a link");
        watch.says("ServiceStarted");
        watch.says(&format!("ReaderAdded {}", readers.name(0)));
        watch.says(&format!("ReaderAdded {}", readers.name(1)));
        drop(readers);
        std::fs::remove_file(&socket).expect("the link is there");
        watch.says("ReaderRemoved Virtual 00 00");
        watch.says("ReaderRemoved Virtual 00 01");
        watch.says("ServiceStopped");
    }
}

#[test]
fn a_reader_without_a_pinpad_says_so_with_a_card_in_it_and_without() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let name = readers.name(0);
    let pinpad = || Part::start("pinpad", &readers.socket(), &name);
    pinpad().says("no pinpad, by a channel: NoCard");
    let _inserted = readers.insert(0, &maker.make("blank", &[]));
    pinpad().says("no pinpad, by a channel: none, and the reader serves as before");
    let mut gone = Part::start("pinpad", &readers.socket(), "Reader of yesterday");
    gone.says("NoReader");
}

#[test]
fn two_readers_are_used_at_once() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let cards = [maker.make("blank", &[]), maker.make("officer", &[])];
    let _inserted: Vec<_> = cards
        .iter()
        .enumerate()
        .map(|(reader, card)| readers.insert(reader, card))
        .collect();
    let mut both = Part::start("both", &readers.socket(), "Virtual 00 00;Virtual 00 01");
    both.says(&format!(
        "serial {}, serial {}",
        cards[0].serial(),
        cards[1].serial()
    ));
}

#[test]
fn a_reader_held_by_another_program_is_tried_again_and_then_said_to_be_busy() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("blank", &[]);
    let _inserted = readers.insert(0, &card);
    let (socket, reader) = (readers.socket(), readers.name(0));
    for hold in ["hold-reader", "hold-transaction"] {
        let mut holder = Part::start(hold, &socket, &reader);
        holder.says("held");
        let started = Instant::now();
        let mut refused = Part::start("read", &socket, &reader);
        refused.says(&format!("failed Busy {{ reader: {reader:?} }}"));
        let took = started.elapsed();
        assert!(
            (Duration::from_secs(5)..Duration::from_secs(8)).contains(&took),
            "{hold}: {took:?}"
        );

        let mut patient = Part::start("read", &socket, &reader);
        thread::sleep(Duration::from_secs(1));
        holder.release();
        patient.says(&format!("serial {}", card.serial()));
    }
}

#[test]
fn a_transaction_held_by_another_program_makes_an_open_card_busy_and_then_free_again() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("blank", &[]);
    let _inserted = readers.insert(0, &card);
    let (socket, reader) = (readers.socket(), readers.name(0));
    let mut sessions = Part::start("sessions", &socket, &reader);
    let found = format!("serial {}", card.serial());
    sessions.asks();
    sessions.says(&found);
    let mut holder = Part::start("hold-transaction", &socket, &reader);
    holder.says("held");
    sessions.asks();
    sessions.says(&format!("failed Busy {{ reader: {reader:?} }}"));
    // Ends with a reset of the card, which must not disturb the next session.
    holder.release();
    holder.says("released");
    sessions.asks();
    sessions.says(&found);
    // The request that came too late was given back: others reach the card.
    Part::start("read", &socket, &reader).says(&found);
}

#[test]
fn a_card_that_is_taken_out_is_named_whenever_it_is() {
    let (readers, maker) = (Readers::start(), CardMaker::new());
    let card = maker.make("blank", &[]);
    let mut inserted = readers.insert(0, &card);
    let (socket, reader) = (readers.socket(), readers.name(0));
    for n in [1, 2, 20] {
        for before in [true, false] {
            if before {
                inserted.pull_before(n)
            } else {
                inserted.pull_after(n)
            }
            Part::start("read", &socket, &reader).says("failed CardRemoved");
            readers.wait_for_card(0, false);
            inserted.insert();
            readers.wait_for_card(0, true);
        }
    }
    let mut sessions = Part::start("sessions", &socket, &reader);
    sessions.asks();
    sessions.says(&format!("serial {}", card.serial()));
    inserted.remove();
    readers.wait_for_card(0, false);
    sessions.asks();
    sessions.says("failed CardRemoved");
    Part::start("read", &socket, &reader).says(&format!("failed NoCard {{ reader: {reader:?} }}"));
    Part::start("read", &socket, "Missing").says("failed NoReader { reader: \"Missing\" }");
}

/// What a process of this program does when it was started for a part, and nothing when it was not.
#[test]
#[ignore = "a part that the other tests start"]
fn part() {
    let Ok(part) = env::var(PART) else { return };
    let reader = env::var(READER).expect("a reader is named");
    match part.as_str() {
        "watch" => watch(),
        "read" => println!("{SAID}{}", told(read(&reader))),
        "both" => both(&reader),
        "pinpad" => println!("{SAID}{}", pinpad(&reader)),
        "sessions" => sessions(&reader),
        "hold-reader" => hold_reader(&reader),
        "hold-transaction" => hold_transaction(&reader),
        other => panic!("no part {other}"),
    }
}

const PART: &str = "READERS_TEST_PART";
const READER: &str = "READERS_TEST_READER";

/// What stands before a part's lines, among those of the test harness.
const SAID: &str = "said: ";

/// Whether the reader has a pinpad: asked directly, and over a channel in the midst of a session.
fn pinpad(reader: &str) -> String {
    match PcscSource.has_pinpad(reader) {
        Ok(false) => {}
        Ok(true) => return "a pinpad".to_owned(),
        Err(ReaderError::NoReader { .. }) => return "NoReader".to_owned(),
        Err(other) => return other.to_string(),
    }
    let channel = match PcscSource.open(reader) {
        Ok(channel) => channel,
        Err(ReaderError::NoCard { .. }) => return "no pinpad, by a channel: NoCard".to_owned(),
        Err(other) => return other.to_string(),
    };
    let mut connection = Connection::new(channel);
    let mut session = Piv::open_any(&mut connection).expect("a session");
    let asked = Instant::now();
    let missing = CardError::Pinpad(PinpadFault::Missing);
    assert_eq!(session.verify_pin_on_pinpad(), Err(missing));
    assert!(asked.elapsed() < Duration::from_millis(500));
    assert_eq!(session.pin_tries_left(), Ok(Some(3)));
    session.end().expect("an end");
    assert_eq!(connection.pinpad(), None);
    "no pinpad, by a channel: none, and the reader serves as before".to_owned()
}

fn watch() {
    let events = PcscSource.watch().expect("watching starts");
    let stop = events.stop_handle();
    thread::spawn(move || {
        wait_for_release();
        stop.stop();
    });
    for event in events {
        let line = match event {
            card::ReaderEvent::ServiceStarted => "ServiceStarted".to_owned(),
            card::ReaderEvent::ServiceStopped => "ServiceStopped".to_owned(),
            card::ReaderEvent::ReaderAdded { reader } => format!("ReaderAdded {reader}"),
            card::ReaderEvent::ReaderRemoved { reader } => format!("ReaderRemoved {reader}"),
            card::ReaderEvent::CardInserted { reader, .. } => format!("CardInserted {reader}"),
            card::ReaderEvent::CardMute { reader } => format!("CardMute {reader}"),
            card::ReaderEvent::CardRemoved { reader } => format!("CardRemoved {reader}"),
        };
        println!("{SAID}{line}");
    }
    println!("{SAID}stopped");
}

fn read(reader: &str) -> Result<String, CardError> {
    let mut connection = Connection::new(PcscSource.open(reader)?);
    let mut session = Piv::open_any(&mut connection)?;
    let contents = session.read(&mut |_| ())?;
    session.end()?;
    Ok(contents
        .identity
        .map(|identity| identity.to_string())
        .unwrap_or_default())
}

fn both(readers: &str) {
    let readers: Vec<_> = readers.split(';').map(str::to_owned).collect();
    let mut connections: Vec<_> = readers
        .iter()
        .map(|reader| Connection::new(PcscSource.open(reader).expect("both readers open")))
        .collect();
    let work = connections.iter_mut().map(|connection| {
        move || {
            let mut identity = String::new();
            for _ in 0..10 {
                let mut session = Piv::open_any(connection).expect("a session");
                identity = session
                    .identity()
                    .expect("an answer")
                    .expect("a serial")
                    .to_string();
                session.end().expect("an end");
            }
            identity
        }
    });
    let identities = thread::scope(|scope| {
        let running: Vec<_> = work.map(|work| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect::<Vec<_>>()
    });
    println!("{SAID}{}", identities.join(", "));
}

fn sessions(reader: &str) {
    let mut connection = Connection::new(PcscSource.open(reader).expect("the reader opens"));
    for _ in io::stdin().lines() {
        let found = Piv::open_any(&mut connection).and_then(|mut session| {
            let identity = session.identity()?;
            session.end()?;
            Ok(identity
                .map(|identity| identity.to_string())
                .unwrap_or_default())
        });
        println!("{SAID}{}", told(found));
    }
}

fn told(found: Result<String, CardError>) -> String {
    match found {
        Ok(found) => found,
        Err(CardError::Reader(error)) => format!("failed {error:?}"),
        Err(error) => format!("failed {error:?}"),
    }
}

fn hold_reader(reader: &str) {
    let _held = connect(reader, pcsc::ShareMode::Exclusive);
    println!("{SAID}held");
    wait_for_release();
    println!("{SAID}released");
}

fn hold_transaction(reader: &str) {
    let mut card = connect(reader, pcsc::ShareMode::Shared);
    let transaction = card.transaction().expect("the transaction begins");
    println!("{SAID}held");
    wait_for_release();
    transaction
        .end(pcsc::Disposition::ResetCard)
        .map_err(|(_, error)| error)
        .expect("the transaction ends");
    println!("{SAID}released");
}

fn connect(reader: &str, mode: pcsc::ShareMode) -> pcsc::Card {
    let context = pcsc::Context::establish(pcsc::Scope::User).expect("the service runs");
    let name = std::ffi::CString::new(reader).expect("a name without zero");
    context
        .connect(&name, mode, pcsc::Protocols::ANY)
        .expect("the reader can be had")
}

fn wait_for_release() {
    let _ = io::stdin().read_to_end(&mut Vec::new());
}

/// A part that runs, until it is dropped.
struct Part {
    process: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Part {
    fn start(part: &str, socket: &Path, reader: &str) -> Self {
        let mut process = Command::new(env::current_exe().expect("this program has a path"))
            .args(["part", "--exact", "--ignored", "--nocapture"])
            .env(PART, part)
            .env(READER, reader)
            .env("PCSCLITE_CSOCK_NAME", socket)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program can be started");
        let (sender, lines) = channel();
        let stdout = BufReader::new(process.stdout.take().expect("its output is a pipe"));
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                // The harness may have written the beginning of the line.
                if let Some((_, said)) = line.split_once(SAID) {
                    let _ = sender.send(said.to_owned());
                }
            }
        });
        Self {
            stdin: process.stdin.take(),
            process,
            lines,
        }
    }

    #[track_caller]
    fn says(&mut self, expected: &str) {
        match self.lines.recv_timeout(Duration::from_secs(20)) {
            Ok(line) => assert_eq!(line, expected),
            Err(error) => panic!("waiting for {expected:?}: {error}"),
        }
    }

    fn asks(&mut self) {
        use std::io::Write;
        let stdin = self.stdin.as_mut().expect("it was not released");
        stdin.write_all(b"\n").expect("it listens");
    }

    fn release(&mut self) {
        self.stdin = None;
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.stdin = None;
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Part of the contract: what a reader's error looks like when it comes through a card's session.
#[test]
fn an_error_of_the_reader_keeps_its_data_through_a_session() {
    let busy = ReaderError::Busy {
        reader: "R".to_owned(),
    };
    assert_eq!(CardError::from(busy.clone()), CardError::Reader(busy));
    assert_eq!(
        CardError::from(ReaderError::CardReset),
        CardError::SessionLost
    );
}
