//! The program: its commands, what they print, and how they end.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use contents::KeyAlgorithm;
use serde_json::Value;

use crate::support::{Card, Issuer, Key, THREE_P256, Wanted, production_file};

struct Console {
    data: tempfile::TempDir,
}

impl Console {
    fn set_up() -> Self {
        let console = Self {
            data: tempfile::tempdir().unwrap(),
        };
        let said = console.good(&["init", "--name", "Test", "--sealing-key", "file"]);
        assert_eq!(said["sealing"], "file");
        assert_eq!(said["active-procedures"], procedure::SHIPPED.len());
        console
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-host"));
        command
            .arg("--json")
            .arg("--data")
            .arg(self.data.path().join("host"))
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn good(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.data.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn serve(&self) -> (Serving, Value) {
        let mut child = self
            .command(&["serve"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        (Serving(child), serde_json::from_str(&line).unwrap())
    }
}

/// Ended with the test, however that ends.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn pem(certificate: &contents::Certificate) -> String {
    der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, certificate.der()).unwrap()
}

#[test]
fn a_host_is_fed_and_looked_at() {
    let console = Console::set_up();
    let issuer = Issuer::new("Officer CA");
    let key = || Key::new(KeyAlgorithm::EccP256);
    let authentication = issuer.issue(Wanted::new("a", &key().public()).client());
    let signature = issuer.issue(Wanted::new("s", &key().public()).signs());
    let (a, s) = (
        console.file("a.pem", &pem(&authentication)),
        console.file("s.pem", &pem(&signature)),
    );
    let i = console.file("i.pem", &issuer.pem());
    let add = [
        "officers",
        "add",
        "--name",
        "Olivia Lind",
        "--role",
        "issue-certificate",
        "--authentication",
        &a,
        "--signature",
        &s,
        "--issuer",
        &i,
    ];
    let refused = |name: &str, file: &str, expected: &str| {
        let position = add.iter().position(|one| *one == name).unwrap() + 1;
        let mut changed = add;
        changed[position] = file;
        if name == "--authentication" && file == s {
            changed[position + 2] = &a;
        }
        let output = console.run(&changed);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(expected), "{said}");
    };
    refused("--authentication", &s, "the two certificates are swapped");
    let other = console.file("other.pem", &Issuer::new("Other CA").pem());
    refused("--issuer", &other, "not among the authorities given");
    assert_eq!(console.good(&add)["officer"], "1");
    let again = console.run(&add);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("Olivia Lind"));
    assert_eq!(
        console.good(&["officers", "list"])[0]["name"],
        "Olivia Lind"
    );

    let production = Issuer::new("Production CA");
    let card = Card::produced("1", &THREE_P256, &production);
    let file = console.file(
        "cards.json",
        &production_file(&[&card], &production).to_string(),
    );
    assert_eq!(console.good(&["cards", "import", &file])["imported"], 1);
    assert_eq!(console.good(&["cards", "import", &file])["known"], 1);
    assert_eq!(console.good(&["cards", "list"])[0]["serial"], "1");
    let broken = console.file("broken.json", "{\n  \"formt\": 1\n}");
    let refused = console.run(&["cards", "import", &broken]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("broken.json: line 2, column 9: unknown field “formt”"),
        "{said}"
    );

    let procedures = console.good(&["procedures", "list"]);
    assert_eq!(
        procedures.as_array().unwrap().len(),
        procedure::SHIPPED.len()
    );
    console.good(&["procedures", "close", "blank-card"]);
    console.good(&["procedures", "activate", "blank-card"]);
    let (name, toml) = procedure::SHIPPED[0];
    let good = console.file(name, toml);
    let bad = console.file("bad.toml", &toml.replace("format = 1", "format = 9"));
    assert_eq!(
        console.good(&["procedures", "import", "--activate", &good])[0]["new"],
        false
    );
    assert_eq!(
        console.run(&["procedures", "check", &good]).status.code(),
        Some(0)
    );
    let checked = console.run(&["procedures", "check", &bad]);
    assert_eq!(checked.status.code(), Some(3));
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let mistake = &checked["mistakes"][0];
    assert!(mistake["file"].as_str().unwrap().contains("bad.toml"));
    assert!(mistake["line"].is_u64() && mistake["column"].is_u64());
    assert_eq!(
        (&mistake["path"], &mistake["rule"]),
        (&"format".into(), &"procedure-unknown-format".into())
    );
    assert!(!mistake["text"].as_str().unwrap().is_empty());
    assert!(
        String::from_utf8_lossy(&console.run(&["procedures", "schema"]).stdout).contains("$schema")
    );

    assert_eq!(
        console.good(&["orders", "list", "--open"]),
        serde_json::json!([])
    );
    assert_eq!(
        console.good(&["orders", "list", "--search", "Anna Berg"]),
        serde_json::json!([])
    );
    let too_short = console.run(&["orders", "list", "--search", "an"]);
    assert_eq!(too_short.status.code(), Some(1));
    assert_eq!(
        console.good(&["certificates", "list"]),
        serde_json::json!([])
    );
    assert_eq!(
        console.run(&["certificates", "revoke", "1"]).status.code(),
        Some(1)
    );
    console.good(&["officers", "disable", "1"]);
    // Name and certificates are free: a new card, or the old one again.
    assert_eq!(console.good(&add)["officer"], "2");
    assert!(console.good(&["audit", "verify"])["rows"].as_u64().unwrap() > 10);
    assert_eq!(console.run(&["nonsense"]).status.code(), Some(2));
    assert_eq!(console.run(&["init"]).status.code(), Some(1));
}

#[test]
fn serving_says_where_and_the_console_goes_on_beside_it() {
    let console = Console::set_up();
    let (serving, ready) = console.serve();
    assert_eq!(ready["process"], serving.0.id());
    assert!(Path::new(ready["ca-file"].as_str().unwrap()).is_file());
    std::net::TcpStream::connect(ready["address"].as_str().unwrap()).unwrap();
    assert_eq!(
        console.good(&["status"])["served-by"]["address"],
        ready["address"]
    );
    console.good(&["procedures", "close", "blank-card"]);
    let second = console.run(&["serve"]);
    assert_eq!(second.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&second.stderr).contains(ready["address"].as_str().unwrap()));
    drop(serving);
    assert_eq!(console.good(&["status"])["served-by"], Value::Null);
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    let console = Console::set_up();
    for signal in ["-TERM", "-INT", "-HUP"] {
        let (mut serving, _) = console.serve();
        let told = Command::new("kill")
            .args([signal, &serving.0.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
        assert!(serving.0.wait().unwrap().success(), "{signal}");
        assert!(
            !console
                .data
                .path()
                .join("host")
                .join("host.serving")
                .exists()
        );
    }
}

#[test]
fn an_audit_with_faults_ends_with_three() {
    let console = Console::set_up();
    let database = console.data.path().join("host").join("host.sqlite");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", database.display())).await.unwrap();
        let change = "DROP TRIGGER audit_is_not_changed; UPDATE audit SET actor = 'nobody' WHERE sequence = 2";
        sqlx::raw_sql(change).execute(&pool).await.unwrap();
        pool.close().await;
    });
    let output = console.run(&["audit", "verify"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stdout).contains("changed"));
}

/// Without a session bus there is no Secret Service to be found.
#[cfg(target_os = "linux")]
#[test]
fn without_a_credential_store_it_says_where_the_key_went() {
    let data = tempfile::tempdir().unwrap();
    let init = |folder: &str, choice: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-host"));
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command.arg("--data").arg(data.path().join(folder)).args([
            "init",
            "--no-procedures",
            "--sealing-key",
            choice,
        ]);
        command.output().unwrap()
    };
    let refused = init("strict", "credential-store");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("credential store"));
    assert!(!data.path().join("strict").join("host.sqlite").exists());
    let fell_back = init("auto", "auto");
    assert!(fell_back.status.success(), "{fell_back:?}");
    let said = String::from_utf8_lossy(&fell_back.stderr).into_owned();
    for expected in [
        "sealing.key",
        "credential store cannot be used",
        "--public-url",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    assert!(!said.contains("No default store"), "{said}");
    let next = String::from_utf8_lossy(&fell_back.stdout).into_owned();
    assert!(next.contains("officers add") && next.contains("cards import"));
    assert!(data.path().join("auto").join("host-ca.pem").is_file());
    assert!(String::from_utf8_lossy(&fell_back.stdout).contains("Sealing key    file"));
}

#[test]
fn help_explains_every_command() {
    for command in [
        "init",
        "serve",
        "status",
        "procedures",
        "officers",
        "cards",
        "audit",
        "orders",
        "certificates",
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_countersign-host"))
            .args([command, "--help"])
            .output()
            .unwrap();
        assert!(output.status.success());
        assert!(output.stdout.len() > 200, "{command}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_countersign-host"))
        .arg("--help")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Exit codes"));
}

/// The folder comes from the environment, and without it is this user's own.
#[test]
fn a_folder_need_not_be_named() {
    let home = tempfile::tempdir().unwrap();
    let run = |data: Option<&Path>, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-host"));
        command.env_remove("COUNTERSIGN_DATA");
        command.env("HOME", home.path()).env_remove("XDG_DATA_HOME");
        if let Some(data) = data {
            command.env("COUNTERSIGN_DATA", data);
        }
        command.args(arguments).output().unwrap()
    };
    let named = home.path().join("named");
    let init = ["init", "--sealing-key", "file", "--no-procedures"];
    assert!(run(Some(&named), &init).status.success());
    assert!(named.join("host.sqlite").is_file());
    for (list, none) in [
        (["officers", "list"], "no officers"),
        (["cards", "list"], "no cards in stock"),
        (["orders", "list"], "no orders"),
        (["certificates", "list"], "no certificates"),
        (["procedures", "list"], "no procedures"),
    ] {
        let output = run(Some(&named), &list);
        assert!(String::from_utf8_lossy(&output.stdout).starts_with(none));
    }
    // Where a system takes the folder from something else than HOME, its real one must not be touched.
    if cfg!(unix) {
        let status = run(None, &["status"]);
        assert_eq!(status.status.code(), Some(1));
        let said = String::from_utf8_lossy(&status.stderr).into_owned();
        assert!(said.contains(home.path().to_str().unwrap()), "{said}");
        assert!(run(None, &init).status.success());
        assert!(run(None, &["status"]).status.success());
    }
}

#[test]
fn the_archive_key_is_listed_and_rotated() {
    let console = Console::set_up();
    let keys = console.good(&["archive", "keys"]);
    let keys = keys.as_array().unwrap();
    assert_eq!(keys.len(), 1);
    assert!(keys[0]["current"] == true && keys[0]["records"] == 0);
    let done = console.good(&["archive", "rotate"]);
    assert_eq!(done["rewrapped"], 0);
    assert_eq!(done["erased"][0], keys[0]["id"]);
    let keys = console.good(&["archive", "keys"]);
    assert_eq!(keys[0]["id"], done["current"]);
    assert_eq!(keys[1]["current"], false);
    assert!(keys[1]["erased-at"].is_string());
    assert_eq!(
        console.good(&["audit", "verify"])["faults"],
        serde_json::json!([])
    );
}

#[test]
fn logo_and_text_of_letters_are_set_and_taken_away() {
    let console = Console::set_up();
    let logo = console.data.path().join("logo.png");
    std::fs::write(&logo, include_bytes!("../logos/rgb.png")).unwrap();
    let logo = logo.to_str().unwrap();
    let text = console.file("text.txt", "Din PIN.");
    let set = |arguments: &[&str]| console.good(&[&["letters", "template"], arguments].concat());
    let said = set(&["--logo", logo, "--text", &text, "--language", "sv"]);
    assert!(said["logo-bytes"].is_number());
    assert_eq!(said["template"]["texts"]["sv"], "Din PIN.");
    let said = set(&["--logo", ""]);
    assert!(said["logo-bytes"].is_null());
    assert_eq!(said["template"]["texts"]["sv"], "Din PIN.");
    let said = set(&["--text", "", "--language", "sv"]);
    assert_eq!(said["template"]["texts"], serde_json::json!({}));
}

#[test]
fn texts_of_letters_and_mails_name_the_file_that_is_not_read() {
    let console = Console::set_up();
    let latin = console.data.path().join("latin.txt");
    std::fs::write(&latin, b"F\xf6r {pin}").unwrap();
    let latin = latin.to_str().unwrap();
    for command in [
        ["letters", "template", "--language", "sv", "--text", latin],
        ["mail", "template", "--language", "sv", "--text", latin],
    ] {
        let output = console.run(&command);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(latin) && said.contains("UTF-8"), "{said}");
    }
    let output = console.run(&["letters", "template", "--organisation", ""]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_texts_of_mails_are_shown_before_a_server_is_set() {
    let console = Console::set_up();
    let output = Command::new(env!("CARGO_BIN_EXE_countersign-host"))
        .arg("--data")
        .arg(console.data.path().join("host"))
        .args(["mail", "show"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for expected in ["not set up", "[en]", "[fr]", "{pin}"] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
}
