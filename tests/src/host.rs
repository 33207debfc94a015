//! A certificate manager host of one test.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

use crate::Program;

/// A host in a folder of its own, with the shipped procedures. Its sealing key lies in a file, so that the
/// credential store of the person who runs the tests is left alone.
#[derive(Debug)]
pub struct Host {
    folder: TempDir,
    log_filter: &'static str,
    serving: Option<Serving>,
}

#[derive(Debug)]
struct Serving {
    /// Ends the host when it is closed, by us or by the kernel when we are killed.
    leash: Option<ChildStdin>,
    process: Child,
    /// The number of the host's own process.
    host: u64,
    address: String,
    ca_file: PathBuf,
}

impl Host {
    /// Sets a host up; it does not serve yet. `options` go to `countersign-host init` as they are.
    #[track_caller]
    pub fn init(options: &[&str]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("host-")
            .tempdir()
            .expect("a temporary folder");
        let host = Self {
            folder,
            log_filter: "warn",
            serving: None,
        };
        host.console(["init", "--sealing-key", "file"])
            .args(options)
            .succeeds();
        host
    }

    /// Has it log all there is to be logged, from when it serves next.
    pub fn log_everything(&mut self) {
        self.log_filter = "trace";
    }

    /// A command at the host's console, such as `["officers", "list"]`. It answers in JSON.
    #[track_caller]
    pub fn console<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Program {
        Program::ours("countersign-host")
            .arg("--json")
            .arg("--data")
            .arg(self.data())
            .args(words)
    }

    /// Takes the cards of a production file into stock.
    #[track_caller]
    pub fn import(&self, production_file: &Path) {
        self.console(["cards", "import"])
            .arg(production_file)
            .succeeds();
    }

    /// Serves on a free port of the loopback until [`Host::stop`] or the end of this value.
    #[track_caller]
    pub fn serve(&mut self) {
        self.serve_with(&[]);
    }

    /// Like [`Host::serve`], with options of `countersign-host serve`, such as `--listen 127.0.0.1:8443`.
    #[track_caller]
    pub fn serve_with(&mut self, options: &[&str]) {
        self.stop();
        let mut process = spawn(&self.data(), options, self.log_filter, &self.log());
        let leash = process.stdin.take();
        let mut ready = String::new();
        let stdout = process.stdout.take().expect("its output is a pipe");
        let _ = BufReader::new(stdout).read_line(&mut ready);
        let Ok(ready) = serde_json::from_str::<Value>(&ready) else {
            panic!("the host does not serve: {ready:?}\n{}", self.said());
        };
        let word = |name: &str| {
            ready[name]
                .as_str()
                .unwrap_or_else(|| panic!("no {name} in {ready}"))
                .to_owned()
        };
        let (address, ca_file) = (word("address"), word("ca-file").into());
        let host = ready["process"].as_u64();
        self.serving = Some(Serving {
            leash,
            process,
            host: host.unwrap_or_else(|| panic!("no process in {ready}")),
            address,
            ca_file,
        });
    }

    /// Ends serving as SIGTERM does: requests that are under way are answered first.
    pub fn stop(&mut self) {
        if let Some(mut serving) = self.serving.take() {
            serving.leash = None;
            let _ = serving.process.wait();
        }
    }

    /// Ends serving as a machine does that loses its power: nothing more is answered or written.
    #[track_caller]
    pub fn is_killed(&mut self) {
        let mut serving = self.serving.take().expect("the host serves");
        let killed = Command::new("kill")
            .args(["-KILL", &serving.host.to_string()])
            .status();
        assert!(killed.is_ok_and(|status| status.success()));
        serving.leash = None;
        let _ = serving.process.wait();
    }

    /// Where desks reach it: `https://127.0.0.1:` and its port.
    #[track_caller]
    pub fn url(&self) -> String {
        format!("https://{}", self.serving().address)
    }

    /// The number of its process.
    #[track_caller]
    pub fn process(&self) -> u32 {
        u32::try_from(self.serving().host).expect("the number of a process")
    }

    /// The certificate of its root, as PEM: the one that desks trust.
    #[track_caller]
    pub fn ca_file(&self) -> &Path {
        &self.serving().ca_file
    }

    /// The certificate of the authority that issues to holders, as PEM, as anybody may fetch it.
    #[track_caller]
    pub fn issuing_authority(&self) -> PathBuf {
        let [der, pem] = ["issuing.der", "issuing.pem"].map(|name| self.folder.path().join(name));
        let url = format!("{}/v1/authorities/default.cer", self.url());
        Program::foreign("curl")
            .args(["--silent", "--fail", "--output"])
            .arg(&der)
            .arg("--cacert")
            .arg(self.ca_file())
            .arg(url)
            .succeeds();
        let convert = Program::foreign("openssl")
            .args(["x509", "-inform", "DER", "-in"])
            .arg(der);
        convert.arg("-out").arg(&pem).succeeds();
        pem
    }

    /// The host's folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    #[track_caller]
    fn serving(&self) -> &Serving {
        self.serving.as_ref().expect("the host serves")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// What it has logged since it serves.
    pub fn said(&self) -> String {
        fs::read_to_string(self.log()).unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
        if thread::panicking() {
            eprintln!("what the host said:\n{}", self.said());
        }
    }
}

/// Ends a program when standard input ends. A shell does it, because the shell is also there when we are killed.
const LEASHED: &str = r#"
    "$@" &
    program=$!
    exec > /dev/null
    cat > /dev/null
    kill -TERM "$program" 2> /dev/null
    wait "$program"
"#;

fn spawn(data: &Path, options: &[&str], log_filter: &str, log: &Path) -> Child {
    let stderr = fs::File::create(log).expect("a file");
    Command::new("sh")
        .args(["-c", LEASHED, "sh"])
        .arg(crate::built("countersign-host"))
        .arg("--data")
        .arg(data)
        .arg("serve")
        .args(options)
        .env("COUNTERSIGN_LOG", log_filter)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(stderr)
        .spawn()
        .expect("a shell can be started")
}
