//! `npm run readers`, and the lines of the README that a newcomer types at them.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what cannot be set up fails its test"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
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
    let script = format!("{ANSWERS}\n{}", lines.replace("ORDER", "\"$order\""));

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
    Program::new("kill")
        .args(["-INT", &readers.process.id().to_string()])
        .succeeds();
    assert!(readers.process.wait().expect("it ends").success());
    assert!(!readers.environment().exists());
}

/// The program of `npm run readers`, ready.
struct ByHand {
    process: Child,
    /// What it printed.
    said: String,
    folder: TempDir,
}

impl ByHand {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut process = Command::new(built("readers"))
            .arg(folder.path().join("environment"))
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
        let mut readers = Self {
            process,
            said: String::new(),
            folder,
        };
        while !readers.said.contains("export PATH") {
            match lines.recv_timeout(Duration::from_secs(30)) {
                Ok(line) => readers.said += &(line + "\n"),
                Err(error) => panic!("it is not ready ({error}):\n{}", readers.said),
            }
        }
        readers
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
