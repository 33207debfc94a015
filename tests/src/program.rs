//! Running a program to its end.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A program to be run once, with everything it says captured.
///
/// It sees the environment of the test but for what would make its answers differ from one desk to the next: its
/// language is English, and readers, hosts and settings that somebody has set for all programs are not set for it; what
/// it logs is not among this user's logs. It reads
/// end of file on standard input unless [`Program::stdin`] gives it something.
#[derive(Debug)]
#[must_use = "a program runs when it is asked how it ends"]
pub struct Program {
    command: Command,
    stdin: Vec<u8>,
    limit: Duration,
}

impl Program {
    /// A program by its path, or by its name on the search path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.env("LC_ALL", "C.UTF-8");
        for name in not_of_the_test() {
            command.env_remove(name);
        }
        let state = crate::built::target_folder().join("state");
        command.env("COUNTERSIGN_CONFIG", state.join("no-settings"));
        command.env("XDG_STATE_HOME", state);
        Self {
            command,
            stdin: Vec::new(),
            limit: Duration::from_secs(60),
        }
    }

    /// A program of this workspace; see [`built`](crate::built).
    #[track_caller]
    pub fn ours(name: &str) -> Self {
        Self::new(crate::built(name))
    }

    /// A foreign tool: one that the set-up pins (`ykman`), else the one of the system.
    #[track_caller]
    pub fn foreign(name: &str) -> Self {
        match name {
            "ykman" => Self::new(crate::tool("ykman", "ykman")),
            _ => Self::new(name),
        }
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable of its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it in `folder`.
    pub fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// What it reads on standard input before the end of file.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// The command of a program that starts this one, and what this one reads on standard input.
    #[cfg(target_os = "linux")]
    pub(crate) fn traced_by(self, tracer: &str, words: &[String]) -> (Command, Vec<u8>) {
        let mut command = Command::new(tracer);
        command.args(words).arg(self.command.get_program());
        command.args(self.command.get_args());
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        (command, self.stdin)
    }

    /// How long it may take instead of 60 seconds; after that it is killed and the test fails.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Runs it; fails the test unless it exits with 0.
    #[track_caller]
    pub fn succeeds(self) -> Ended {
        let ended = self.ends();
        assert!(ended.status.success(), "{ended}");
        ended
    }

    /// Runs it; fails the test if it exits with 0.
    #[track_caller]
    pub fn fails(self) -> Ended {
        let ended = self.ends();
        assert!(!ended.status.success(), "it was to fail, but {ended}");
        ended
    }

    /// Runs it to its end, whichever that is.
    #[track_caller]
    pub fn ends(mut self) -> Ended {
        let line = line(&self.command);
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let started = Instant::now();
        let mut child = self
            .command
            .spawn()
            .unwrap_or_else(|error| panic!("`{line}` could not be started: {error}"));
        let stdin = write_all(child.stdin.take(), self.stdin);
        let stdout = read_all(child.stdout.take());
        let stderr = read_all(child.stderr.take());

        let status = wait(&mut child, started + self.limit);
        let took = started.elapsed();
        // With the program gone its pipes are closed, unless it left a child of its own behind.
        let [stdout, stderr] =
            [stdout, stderr].map(|reader| reader.join().expect("reading does not panic"));
        stdin.join().expect("writing does not panic");
        match status {
            Some(status) => Ended {
                line,
                status,
                stdout,
                stderr,
                took,
            },
            None => panic!(
                "`{line}` was still running after {took:?}\n{}",
                said(&stdout, &stderr)
            ),
        }
    }
}

/// What a program said and how it ended.
#[derive(Debug)]
pub struct Ended {
    line: String,
    /// How it ended.
    pub status: ExitStatus,
    /// Its standard output; bytes that are not UTF-8 are replaced.
    pub stdout: String,
    /// Its standard error; bytes that are not UTF-8 are replaced.
    pub stderr: String,
    /// From its start to its end.
    pub took: Duration,
}

impl Ended {
    /// Fails the test unless `text` occurs on standard output or standard error.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(
            self.stdout.contains(text) || self.stderr.contains(text),
            "no word of {text:?}: {self}"
        );
        self
    }

    /// Its standard output as JSON; fails the test if it is none.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {self}"))
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` ended with {}\n{}",
            self.line,
            self.status,
            said(&self.stdout, &self.stderr)
        )
    }
}

fn said(stdout: &str, stderr: &str) -> String {
    format!("standard output:\n{stdout}\nstandard error:\n{stderr}")
}

/// Variables that would make a program's answers differ from one desk to the next.
pub(crate) fn not_of_the_test() -> impl Iterator<Item = OsString> {
    let ours = |name: &OsString| name.to_string_lossy().starts_with("COUNTERSIGN_");
    let set = env::vars_os().map(|(name, _)| name).filter(ours);
    set.chain(["LANGUAGE", "PCSCLITE_CSOCK_NAME"].map(OsString::from))
}

/// The command line as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Waits until `deadline`, then kills.
fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status);
        }
        if Instant::now() >= deadline {
            // It may have ended in this moment: both calls then have nothing to do.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn read_all(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// A program may end without having read everything: that is its affair.
fn write_all(pipe: Option<impl Write + Send + 'static>, bytes: Vec<u8>) -> JoinHandle<()> {
    thread::spawn(move || {
        if let Some(mut pipe) = pipe {
            let _ = pipe.write_all(&bytes);
        }
    })
}
