//! A PC/SC service of one test, with two virtual readers.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{Card, InsertedCard, Program};

/// A pcscd of its own with two virtual readers, both empty at first.
///
/// pcscd's socket has one fixed place and vpcd listens on every address of the machine. Both are harmless here
/// because they live in namespaces of their own: another `/run`, and a network with nothing but a loopback.
/// Root needs no preparation for that; other users need unprivileged user namespaces, as Debian has them.
///
/// Programs outside reach the readers by `PCSCLITE_CSOCK_NAME`, which [`Readers::ours`] and
/// [`Readers::foreign`] set. Real readers of the machine are left alone.
#[derive(Debug)]
pub struct Readers {
    /// Ends everything in the namespaces when it is closed, by us or by the kernel when we are killed.
    leash: Option<ChildStdin>,
    service: Child,
    /// The first process of the namespaces, as seen from outside.
    inside: u32,
    name: String,
    folder: TempDir,
}

/// The port of the first reader; the second has the next one. Every network of ours is its own.
const PORT: u16 = 35963;

impl Readers {
    /// Starts the service; the readers are called `Virtual 00 00` and `Virtual 00 01`.
    #[track_caller]
    pub fn start() -> Self {
        Self::named("Virtual")
    }

    /// Starts the service with readers that are called as a YubiKey calls its own, which ykman and
    /// yubico-piv-tool look at: `Yubico YubiKey CCID 00 00` and `Yubico YubiKey CCID 00 01`.
    #[track_caller]
    pub fn of_yubikeys() -> Self {
        Self::named("Yubico YubiKey CCID")
    }

    /// Starts the service with readers called `name 00 00` and `name 00 01`.
    #[track_caller]
    pub fn named(name: &str) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("readers-")
            .tempdir()
            .expect("a temporary folder");
        configure(folder.path(), name);
        let mut service = spawn(folder.path());
        let leash = service.stdin.take();
        let Some(inside) = first_process(&mut service) else {
            panic!("{}", no_namespace(folder.path()))
        };
        let readers = Self {
            leash,
            service,
            inside,
            name: name.to_owned(),
            folder,
        };
        readers.wait_until_listening();
        readers
    }

    /// The name of reader 0 or 1 as PC/SC gives it.
    pub fn name(&self, reader: usize) -> String {
        format!("{} 00 0{reader}", self.name)
    }

    /// The socket that programs find in `PCSCLITE_CSOCK_NAME`.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("run/pcscd.comm")
    }

    /// Puts a card into reader 0 or 1 and returns when PC/SC sees it. The card leaves the reader when the value
    /// is dropped. One card is in one reader at a time: nothing keeps two values from writing the same file.
    #[track_caller]
    pub fn insert(&self, reader: usize, card: &Card) -> InsertedCard {
        self.insert_with(reader, card, &[])
    }

    /// Like [`Readers::insert`], with options of `countersign-virtual-card attach`, such as `--generic`.
    #[track_caller]
    pub fn insert_with(&self, reader: usize, card: &Card, options: &[&str]) -> InsertedCard {
        // PC/SC learns of a removal later than we do: the card before must not be taken for this one.
        self.wait_for_card(reader, false);
        let inserted = InsertedCard::attach(self, reader, card, options);
        self.wait_for_card(reader, !options.contains(&"--removed"));
        inserted
    }

    /// Waits until PC/SC sees a card in the reader, or none; fails the test after ten seconds.
    #[track_caller]
    pub fn wait_for_card(&self, reader: usize, present: bool) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while self.sees_card(reader) != present {
            assert!(
                Instant::now() < deadline,
                "reader {reader} still has {} card",
                if present { "no" } else { "a" }
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// A program of this workspace that finds these readers.
    #[track_caller]
    pub fn ours(&self, name: &str) -> Program {
        self.reaching(Program::ours(name))
    }

    /// A foreign tool that finds these readers and keeps what it remembers in this value's folder.
    #[track_caller]
    pub fn foreign(&self, name: &str) -> Program {
        self.reaching(Program::foreign(name))
    }

    fn reaching(&self, program: Program) -> Program {
        program
            .env("PCSCLITE_CSOCK_NAME", self.socket())
            .env("HOME", self.folder.path())
    }

    /// A program beside the readers: in their network, and ended with them at the latest.
    pub(crate) fn beside(&self, program: &Path) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--target", &self.inside.to_string(), "--net", "--pid"]);
        if !is_root() {
            command.args(["--user", "--preserve-credentials"]);
        }
        command.arg("--").arg(program);
        command
    }

    /// The port on which the driver of reader 0 or 1 waits for its card, in the readers' network.
    pub(crate) fn port(reader: usize) -> u16 {
        [PORT, PORT + 1][reader]
    }

    fn sees_card(&self, reader: usize) -> bool {
        // `1    Yes             Virtual 00 01`
        let listed = self.foreign("opensc-tool").arg("--list-readers").ends();
        let name = self.name(reader);
        listed
            .stdout
            .lines()
            .any(|line| line.ends_with(&name) && line.split_whitespace().nth(1) == Some("Yes"))
    }

    fn wait_until_listening(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !(self.socket().exists() && self.listens()) {
            assert!(
                Instant::now() < deadline,
                "pcscd did not start:\n{}",
                self.log()
            );
            thread::sleep(Duration::from_millis(2));
        }
    }

    fn listens(&self) -> bool {
        let sockets =
            fs::read_to_string(format!("/proc/{}/net/tcp", self.inside)).unwrap_or_default();
        [0, 1]
            .iter()
            .all(|reader| sockets.contains(&format!("00000000:{:04X} ", Self::port(*reader))))
    }

    fn log(&self) -> String {
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        // Looking for cards makes pcscd ask for features that the driver does not have.
        log.lines()
            .filter(|line| !line.contains("IFDControl"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.leash = None;
        let _ = self.service.wait();
        if thread::panicking() {
            eprintln!("what pcscd said:\n{}", self.log());
        }
    }
}

/// The folder: `run` becomes `/run/pcscd`, `readers` configures the two readers, `drivers` is empty so that
/// pcscd finds no driver for a real one. Two entries for one driver do not work: one entry has two slots.
fn configure(folder: &Path, name: &str) {
    for part in ["run", "readers", "drivers"] {
        fs::create_dir(folder.join(part)).expect("a folder");
    }
    let entry = format!(
        "FRIENDLYNAME \"{name}\"\nDEVICENAME /dev/null:0x{PORT:X}\nCHANNELID 0x{PORT:X}\n\
         LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\n"
    );
    fs::write(folder.join("readers/vpcd"), entry).expect("a file");
}

/// Runs as the first process of its namespaces: when its standard input ends it ends, and the kernel ends the
/// rest with it. Without a message bus under `/run` pcscd asks no policy service whether it may serve us.
const INSIDE: &str = r#"
    set -eu
    folder=$1
    ip link set lo up
    mount -t tmpfs readers /run
    mkdir /run/pcscd
    mount --bind "$folder/run" /run/pcscd
    read -r pid rest < /proc/self/stat
    echo "$pid"
    exec >&2
    unset DBUS_SYSTEM_BUS_ADDRESS
    PCSCLITE_HP_DROPDIR=$folder/drivers pcscd --foreground --error --config "$folder/readers" < /dev/null &
    cat > /dev/null
"#;

fn spawn(folder: &Path) -> Child {
    let log = fs::File::create(folder.join("log")).expect("a file");
    let mut command = Command::new("unshare");
    if !is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command
        .args([
            "--mount",
            "--net",
            "--pid",
            "--fork",
            "--kill-child",
            "--propagation",
            "private",
        ])
        .args(["sh", "-c", INSIDE, "sh"])
        .arg(folder)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("unshare could not be started (`npm test` installs it): {error}")
        })
}

/// The line in which the process inside tells its number as it is outside.
fn first_process(service: &mut Child) -> Option<u32> {
    let mut line = String::new();
    BufReader::new(service.stdout.take()?)
        .read_line(&mut line)
        .ok()?;
    line.trim().parse().ok()
}

fn no_namespace(folder: &Path) -> String {
    let said = fs::read_to_string(folder.join("log")).unwrap_or_default();
    format!(
        "no namespaces for the readers. Root needs the right to make them (a container often lacks it), other \
         users need unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, and on Ubuntu \
         kernel.apparmor_restrict_unprivileged_userns=0):\n{said}"
    )
}

pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_empty_readers_are_there_and_no_other() {
        let readers = Readers::named("Office");
        let listed = readers
            .foreign("opensc-tool")
            .arg("--list-readers")
            .succeeds()
            .stdout;
        let names: Vec<_> = listed
            .lines()
            .skip(2)
            .map(|line| line.split_at(21).1.trim())
            .collect();
        assert_eq!(names, ["Office 00 00", "Office 00 01"]);
        assert!(!readers.sees_card(0) && !readers.sees_card(1));
    }

    #[test]
    fn many_run_beside_each_other() {
        let all: Vec<_> = (0..8).map(|_| Readers::start()).collect();
        for readers in &all {
            readers
                .foreign("opensc-tool")
                .arg("--list-readers")
                .succeeds()
                .says("Virtual 00 01");
        }
    }

    #[test]
    fn nothing_of_it_outlives_it() {
        let readers = Readers::start();
        let inside = PathBuf::from(format!("/proc/{}", readers.inside));
        let folder = readers.folder.path().to_owned();
        assert!(inside.exists());
        drop(readers);
        assert!(!inside.exists() && !folder.exists());
    }
}
