//! `npm run readers`, and the lines of the README that a newcomer types at them.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what cannot be set up fails its test"
)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use acceptance::{Program, built};
use tempfile::TempDir;

#[test]
fn the_lines_of_the_readme_do_what_it_says() {
    let readers = ByHand::open();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let lines =
        lines_to_run(&readme).replace("target/readers/environment", &readers.environment_word());
    let lines = lines.replace("ORDER", "\"$order\"");
    let script = format!("{ANSWERS}\n{lines}\n{LINES_OF_THE_EXPORT}");

    let walk = Program::new("bash")
        .args(["-eu", "-o", "pipefail", "-c", &script, "bash"])
        .arg(readers.folder.path())
        .env("signature_pin", readers.word_after("Signature PIN "))
        .within(&root)
        .limit(Duration::from_secs(120))
        .succeeds();
    walk.says("holder.pem: OK")
        .says("Verified OK")
        .says("Anna Berg");
    // OpenSSL, on what the officer signed.
    walk.says("CMS Verification successful");

    // And the lines that lie beside the exported documents.
    let (_, exported) = walk
        .stdout
        .split_once("== exported\n")
        .expect("the lines of the export were run");
    for name in ["9a", "9c", "9d"] {
        assert!(
            exported.contains(&format!("certificate-{name}.pem: OK")),
            "{walk}"
        );
    }
    assert!(exported.contains("Verified OK"), "{walk}");
    let verified = walk.stderr.matches("CMS Verification successful").count();
    assert_eq!(verified, 1 + 3, "{walk}");
    digests_are_named(exported);
}

/// Each document has the SHA-256 of the one before it.
#[track_caller]
fn digests_are_named(exported: &str) {
    let digest_of = |name: &str| {
        let start = format!("SHA2-256({name})= ");
        let digest = exported.lines().find_map(|line| line.strip_prefix(&start));
        digest.unwrap_or_else(|| panic!("no digest of {name} in {exported}"))
    };
    for (name, of) in [
        ("open-request", "open-request.json"),
        ("order-digest", "order.json"),
        ("fulfilment", "fulfilment.json"),
    ] {
        let named = format!("\"{name}\":\"{}\"", digest_of(of));
        assert!(exported.contains(&named), "no {named} in {exported}");
    }
}

/// What the text beside the exported documents tells to run, and the documents themselves.
const LINES_OF_THE_EXPORT: &str = r#"
    cd order
    echo "== exported"
    sed -n 's/^  openssl/openssl/p' README.txt > lines
    . ./lines
    cat open-request.json order.json fulfilment.json receipt.json
"#;

#[test]
fn a_second_one_leaves_the_first_alone() {
    let first = ByHand::open();
    let environment = fs::read_to_string(first.environment()).expect("the environment");
    let second = Program::new(built("readers"))
        .arg(first.environment())
        .fails();
    second.says("others run already in this folder");
    let after = fs::read_to_string(first.environment()).expect("the environment");
    assert_eq!(after, environment);
}

#[test]
fn another_ones_environment_file_stays_when_one_ends() {
    let mut first = ByHand::open();
    // As after a clean-up of the folder and a second start.
    fs::write(first.environment(), "export ANOTHER=1\n").expect("the file is replaced");
    first.interrupt();
    let after = fs::read_to_string(first.environment()).expect("it is still there");
    assert_eq!(after, "export ANOTHER=1\n");
}

#[test]
fn cards_are_changed_by_what_is_typed() {
    let mut readers = ByHand::open();
    let employee = readers.word_after("serial ").replace(',', "");
    let devices = |readers: &ByHand| {
        let script = r#". "$1"; countersign devices"#;
        let program = Program::new("bash").args(["-eu", "-c", script, "bash"]);
        program.arg(readers.environment()).succeeds().stdout
    };
    // PC/SC learns of a card a little later than the reader.
    let shows = |readers: &ByHand, what: &dyn Fn(&str) -> bool| {
        let deadline = Instant::now() + Duration::from_secs(10);
        while !what(&devices(readers)) {
            assert!(Instant::now() < deadline, "{}", devices(readers));
            thread::sleep(Duration::from_millis(20));
        }
    };
    let is_employee = |said: &str| said.contains(&employee);
    let is_generic = |said: &str| said.contains("card key");
    let is_other = |said: &str| said.matches("serial").count() == 2 && !is_employee(said);
    let is_empty = |said: &str| said.matches("serial").count() == 1 && !said.contains("card key");
    shows(&readers, &is_employee);

    for (line, answer, shown) in [
        ("insert blank", "ok: ", &is_other as &dyn Fn(&str) -> bool),
        ("insert generic", "ok: ", &is_generic),
        ("remove", "ok: ", &is_empty),
        ("remove", "not done: ", &is_empty),
        ("insert nothing", "`insert nothing` is none", &is_empty),
        ("insert employee", "ok: ", &is_employee),
        ("pull after 1", "ok: ", &is_empty),
    ] {
        let said = readers.type_line(line);
        assert!(said.starts_with(answer), "{line}: {said}");
        shows(&readers, shown);
    }
    readers.interrupt();
}

/// Types what programs ask for. A PIN on a command line is for tests only.
const ANSWERS: &str = r#"
    folder=$1
    (umask 077 && echo "signature-pin=$signature_pin" > "$folder/secrets")
    countersign() {
        case $1 in
            issue)
                command countersign "$@" --secrets "$folder/secrets" > "$folder/issued" 2>&1 || { cat "$folder/issued"; exit 1; }
                cat "$folder/issued"
                pin=$(sed -n 's/^PIN code *//p' "$folder/issued")
                order=$(sed -n 's/.* Order \(.*\)\.$/\1/p' "$folder/issued") ;;
            orders) command countersign "$@" --secrets "$folder/secrets" ;;
            *) command countersign "$@" ;;
        esac
    }
    pkcs11-tool() { command pkcs11-tool --pin "$pin" "$@"; }
"#;

/// The blocks that the README says are run here.
fn lines_to_run(readme: &str) -> String {
    let blocks = readme
        .split("<!-- tests/tests/by_hand.rs runs these lines -->\n```sh\n")
        .skip(1);
    let lines: Vec<_> = blocks
        .filter_map(|block| block.split("```").next())
        .collect();
    assert!(lines.len() >= 3, "the README has lost its lines");
    lines.concat()
}

#[test]
fn nothing_is_left_when_it_is_killed() {
    let mut readers = ByHand::open();
    let environment = fs::read_to_string(readers.environment()).expect("the environment");
    let value = |name: &str| {
        let line = environment
            .lines()
            .find_map(|line| line.strip_prefix(&format!("export {name}=")));
        line.unwrap_or_else(|| panic!("no {name} in {environment}"))
            .trim_matches('\'')
            .to_owned()
    };
    let host = value("COUNTERSIGN_HOST").replace("https://", "");
    let list = || {
        let list = Program::foreign("opensc-tool").arg("--list-readers");
        list.env("PCSCLITE_CSOCK_NAME", value("PCSCLITE_CSOCK_NAME"))
            .ends()
    };
    assert!(TcpStream::connect(&host).is_ok());
    list().says("Virtual 00 01");

    readers.process.kill().expect("it runs");
    let deadline = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect(&host).is_ok() || list().stdout.contains("Virtual") {
        assert!(Instant::now() < deadline, "host or readers live on");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn it_cleans_up_when_it_is_interrupted() {
    let mut readers = ByHand::open();
    readers.interrupt();
    assert!(!readers.environment().exists());
    let left: Vec<_> = fs::read_dir(readers.folder.path())
        .expect("the folder")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The program of `npm run readers`, ready.
struct ByHand {
    process: Child,
    keyboard: Option<ChildStdin>,
    /// What it prints from now on.
    lines: Receiver<String>,
    /// What it printed.
    said: String,
    folder: TempDir,
}

impl ByHand {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut process = Command::new(built("readers"))
            .arg(folder.path().join("environment"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("it starts");
        let stdout = BufReader::new(process.stdout.take().expect("its output is a pipe"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            stdout
                .lines()
                .map_while(Result::ok)
                .for_each(|line| drop(sender.send(line)))
        });
        let keyboard = process.stdin.take();
        let mut readers = Self {
            process,
            keyboard,
            lines,
            said: String::new(),
            folder,
        };
        while !readers.said.contains("export PATH") {
            let line = readers.next_line();
            readers.said += &(line + "\n");
        }
        readers
    }

    fn next_line(&self) -> String {
        let line = self.lines.recv_timeout(Duration::from_secs(30));
        line.unwrap_or_else(|error| panic!("it says no more ({error}):\n{}", self.said))
    }

    /// Types a line at its terminal; the first line of what it says to that.
    fn type_line(&mut self, line: &str) -> String {
        while self.lines.try_recv().is_ok() {}
        let keyboard = self.keyboard.as_mut().expect("its input is a pipe");
        writeln!(keyboard, "{line}").expect("it reads");
        self.next_line()
    }

    /// Ctrl-C.
    fn interrupt(&mut self) {
        Program::new("kill")
            .args(["-INT", &self.process.id().to_string()])
            .succeeds();
        assert!(self.process.wait().expect("it ends").success());
    }

    fn environment(&self) -> PathBuf {
        self.folder.path().join("environment")
    }

    fn environment_word(&self) -> String {
        self.environment().display().to_string()
    }

    fn word_after(&self, words: &str) -> &str {
        let after = self
            .said
            .split(words)
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next());
        after.unwrap_or_else(|| panic!("no {words:?} in {}", self.said))
    }
}

impl Drop for ByHand {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
