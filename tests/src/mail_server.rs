//! A mail server of one test: Debian's aiosmtpd, which takes mail over TLS alone and from whoever has signed in.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::{Host, Program};

/// A mail server on a free port of the loopback. It refuses addresses that begin with `refused` for good, and one that
/// begins with `later` the first time.
#[derive(Debug)]
pub struct MailServer {
    process: Child,
    port: u64,
    security: MailSecurity,
    messages: Receiver<Value>,
    folder: TempDir,
}

/// A message that the server took.
#[derive(Debug)]
pub struct Mail {
    /// The addresses that it goes to.
    pub to: Vec<String>,
    /// Whether it came over TLS, from somebody who had signed in.
    pub is_safe: bool,
    /// The message, its encoded words and quoted lines decoded by Python's own parser.
    pub text: String,
}

/// How a connection becomes one of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// By STARTTLS (RFC 3207).
    StartTls,
    /// From its first byte (RFC 8314).
    Tls,
}

impl MailSecurity {
    /// As the server and the host's console call it.
    const fn name(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Tls => "tls",
        }
    }
}

const SERVER: &str = include_str!("mail_server.py");

/// Says a message as a person reads it.
const READ: &str = "import email,email.policy,base64,sys
m = email.message_from_bytes(base64.b64decode(sys.stdin.read()), policy=email.policy.default)
for name in ('From', 'To', 'Subject', 'Auto-Submitted'): print(f'{name}: {m[name]}')
print()
print(m.get_body(('plain',)).get_content())";

impl MailServer {
    /// The user's name.
    pub const USER: &str = "countersign";
    /// The user's password.
    pub const PASSWORD: &str = "of-the-mail-server-7731";

    /// Starts it.
    #[track_caller]
    pub fn start(security: MailSecurity) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("mail-")
            .tempdir()
            .expect("a temporary folder");
        let [certificate, key] = certificate(folder.path());
        let log = fs::File::create(folder.path().join("log")).expect("a file");
        let mut process = python()
            .args(["-u", "-c", SERVER])
            .args([&certificate, &key])
            .args([security.name(), Self::USER, Self::PASSWORD])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("Debian's Python (`npm test` installs it)");
        let stdout = process.stdout.take().expect("its output is a pipe");
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(stdout).lines().map_while(Result::ok);
            for line in lines.filter_map(|line| serde_json::from_str(&line).ok()) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let ready: Option<Value> = messages.recv_timeout(Duration::from_secs(20)).ok();
        let Some(port) = ready.as_ref().and_then(|ready| ready["port"].as_u64()) else {
            let why = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            panic!("no mail server (`npm test` installs it):\n{why}");
        };
        Self {
            process,
            port,
            security,
            messages,
            folder,
        }
    }

    /// Its port on the loopback; its certificate is for `localhost`.
    pub fn port(&self) -> String {
        self.port.to_string()
    }

    /// The certificate that its own is to be trusted by.
    pub fn ca_file(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// Has a host send its mail by this server.
    #[track_caller]
    pub fn serves(&self, host: &Host) {
        host.console(["mail", "set", "--server", "localhost"])
            .args(["--port", &self.port(), "--security", self.security.name()])
            .args(["--user", Self::USER])
            .args(["--from", "Card office <cards@example.org>"])
            .arg("--ca")
            .arg(self.ca_file())
            .stdin(format!("{}\n", Self::PASSWORD))
            .succeeds();
    }

    /// The next message that it took.
    #[track_caller]
    pub fn mail(&self) -> Mail {
        let message = self.messages.recv_timeout(Duration::from_secs(30));
        let Ok(message) = message else {
            let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            panic!("no mail within half a minute: {message:?}\n{log}");
        };
        let to = message["to"].as_array().expect("addresses").iter();
        let read = Program::new("/usr/bin/python3").args(["-c", READ]);
        let read = read.stdin(message["message"].as_str().expect("a message"));
        Mail {
            to: to.filter_map(|to| to.as_str().map(str::to_owned)).collect(),
            is_safe: message["tls"] == true && message["signed_in"] == true,
            text: read.succeeds().stdout,
        }
    }

    /// Whether it took no message that was not looked at.
    pub fn has_no_more(&self) -> bool {
        self.messages.try_recv().is_err()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn python() -> Command {
    // It ends with whoever started it, as everything here does.
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "/usr/bin/python3"]);
    command.env_remove("PYTHONPATH");
    command
}

fn certificate(folder: &Path) -> [PathBuf; 2] {
    let files = ["certificate.pem", "key.pem"].map(|name| folder.join(name));
    Program::foreign("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args(["-pkeyopt", "ec_paramgen_curve:P-256"])
        .args(["-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        // A server shows no certificate of an authority.
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-out")
        .arg(&files[0])
        .arg("-keyout")
        .arg(&files[1])
        .succeeds();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEND: &str = "import smtplib,ssl,sys
port, ca, security, user, password = sys.argv[1:6]
tls = ssl.create_default_context(cafile=ca)
server = smtplib.SMTP_SSL('localhost', int(port), context=tls) if security == 'tls' else smtplib.SMTP('localhost', int(port))
if security != 'tls': server.starttls(context=tls)
server.login(user, password)
server.sendmail('a@example.org', ['b@example.org'], 'Subject: =?utf-8?q?K=C3=A4rt?=\\r\\n\\r\\n4711')";

    #[test]
    fn it_keeps_what_it_takes_over_tls() {
        for security in [MailSecurity::StartTls, MailSecurity::Tls] {
            let server = MailServer::start(security);
            Program::new("/usr/bin/python3")
                .args(["-c", SEND, &server.port()])
                .arg(server.ca_file())
                .args([security.name(), MailServer::USER, MailServer::PASSWORD])
                .succeeds();
            let mail = server.mail();
            assert_eq!(
                (mail.to, mail.is_safe),
                (vec!["b@example.org".to_owned()], true)
            );
            assert!(
                mail.text.contains("Subject: Kärt") && mail.text.contains("4711"),
                "{}",
                mail.text
            );
            assert!(server.has_no_more());
        }
    }
}
