//! A printing system of one test: CUPS with its PDF printer.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{Machine, Program};

/// A CUPS of its own, reached by `CUPS_SERVER`, with two printers: [`Printing::PRINTER`] is CUPS' PDF printer, which makes
/// a PDF of what comes through its filters; [`Printing::VERBATIM`] keeps the bytes that it is sent.
/// It runs on a layer of its own over this machine, because its PDF printer is configured in `/etc` alone.
#[derive(Debug)]
pub struct Printing {
    service: Child,
    folder: TempDir,
    paper: Paper,
    /// Outlives the service.
    _machine: Machine,
}

/// What `cupsd` is told beside where its files are.
const SERVICE: &str = "LogLevel warn
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
";

impl Printing {
    /// The name of the PDF printer.
    pub const PRINTER: &str = "Letters";
    /// The name of the printer that changes nothing.
    pub const VERBATIM: &str = "Verbatim";

    /// Starts it.
    #[track_caller]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("cups-")
            .tempdir()
            .expect("a temporary folder");
        // Filters and the printer run as other users.
        open_to_all(folder.path());
        let machine = Machine::start();
        let path = |name: &str| folder.path().join(name).display().to_string();
        for name in ["etc", "spool", "cache", "state", "log", "tmp", "printed"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            open_to_all(&folder.path().join(name));
        }
        let files = [
            ("ServerRoot", path("etc")),
            ("RequestRoot", path("spool")),
            ("CacheDir", path("cache")),
            ("StateDir", path("state")),
            ("TempDir", path("tmp")),
            ("ErrorLog", path("log/errors")),
            ("AccessLog", path("log/accesses")),
            ("PageLog", path("log/pages")),
            ("SystemGroup", "root".to_owned()),
        ];
        let files: String = files
            .iter()
            .map(|(name, value)| format!("{name} {value}\n"))
            .collect();
        fs::write(folder.path().join("etc/cups-files.conf"), files).expect("a file");
        let listen = format!("Listen {}\n{SERVICE}", path("socket"));
        fs::write(folder.path().join("etc/cupsd.conf"), listen).expect("a file");
        let printed = path("printed");
        machine.write(
            "/etc/cups/cups-pdf.conf",
            &format!("Out {printed}\nAnonDirName {printed}\nAnonUMask 0000\nUserUMask 0000\n"),
        );
        let door = machine.door_to(Path::new("/usr/sbin/cupsd"));
        let log = fs::File::create(folder.path().join("log/said")).expect("a file");
        // It ends with whoever started it, as everything here does.
        let service = Command::new("setpriv")
            .args(["--pdeathsig", "KILL"])
            .arg(door)
            .args(["-f", "-c", &path("etc/cupsd.conf")])
            .args(["-s", &path("etc/cups-files.conf")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("cupsd (`npm test` installs it)");
        let printing = Self {
            service,
            folder,
            paper: Paper::load(),
            _machine: machine,
        };
        printing.wait_until_listening();
        printing
            .tool("lpadmin")
            .args(["-p", Self::PRINTER, "-v", "cups-pdf:/"])
            .args(["-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd", "-E"])
            .succeeds();
        let verbatim = format!("socket://127.0.0.1:{}", printing.paper.port);
        printing
            .tool("lpadmin")
            .args(["-p", Self::VERBATIM, "-v", &verbatim, "-m", "raw", "-E"])
            .succeeds();
        printing
    }

    /// The next job of the printer that changes nothing.
    #[track_caller]
    pub fn sent(&self) -> PathBuf {
        let sent = self.paper.jobs.recv_timeout(Duration::from_secs(60));
        let Ok(sent) = sent else {
            panic!("nothing was sent:\n{}", self.errors())
        };
        let path = self.folder.path().join("sent.pdf");
        fs::write(&path, sent).expect("a file");
        path
    }

    /// What programs find in `CUPS_SERVER`.
    pub fn server(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// A tool of CUPS that speaks to this one.
    pub fn tool(&self, name: &str) -> Program {
        let sbin = Path::new("/usr/sbin").join(name);
        let found = if sbin.exists() { sbin } else { name.into() };
        Program::new(found).env("CUPS_SERVER", self.server())
    }

    /// What was printed, once there are so many jobs.
    #[track_caller]
    pub fn printed(&self, jobs: usize) -> Vec<PathBuf> {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let printed = self.files();
            if printed.len() >= jobs {
                return printed;
            }
            assert!(
                Instant::now() < end,
                "{} of {jobs} jobs were printed within a minute:\n{}",
                printed.len(),
                self.errors()
            );
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Finished ones: the printer writes in place, and ends each with the end of a PDF.
    fn files(&self) -> Vec<PathBuf> {
        let listed = fs::read_dir(self.folder.path().join("printed")).expect("a folder");
        let paths = listed.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let mut paths: Vec<_> = paths.filter(|path| is_whole(path)).collect();
        paths.sort();
        paths
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.folder.path().join("log/errors")).unwrap_or_default()
    }

    fn wait_until_listening(&self) {
        let end = Instant::now() + Duration::from_secs(20);
        while !self.server().exists() {
            assert!(
                Instant::now() < end,
                "no CUPS (`npm test` installs it):\n{}",
                fs::read_to_string(self.folder.path().join("log/said")).unwrap_or_default()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        let _ = self.service.kill();
        let _ = self.service.wait();
    }
}

/// A printer on the loopback that takes bytes, as printers on a network do (AppSocket), and keeps them.
#[derive(Debug)]
struct Paper {
    port: u16,
    jobs: Receiver<Vec<u8>>,
}

impl Paper {
    #[track_caller]
    fn load() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of the loopback");
        let port = listener.local_addr().expect("its address").port();
        let (sender, jobs) = mpsc::channel();
        thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                let mut job = Vec::new();
                let read = { connection }.read_to_end(&mut job);
                // One that comes and goes only looks whether there is a printer.
                if read.is_ok() && !job.is_empty() && sender.send(job).is_err() {
                    break;
                }
            }
        });
        Self { port, jobs }
    }
}

/// A PDF says at its end that it is one.
fn is_whole(pdf: &Path) -> bool {
    fs::read(pdf).is_ok_and(|pdf| pdf.trim_ascii_end().ends_with(b"%%EOF"))
}

fn open_to_all(folder: &Path) {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o1777)).expect("a folder of ours");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_lies_there_as_a_pdf() {
        let printing = Printing::start();
        let listed = printing.tool("lpstat").arg("-e").succeeds();
        let mut printers: Vec<_> = listed.stdout.lines().collect();
        printers.sort_unstable();
        assert_eq!(printers, [Printing::PRINTER, Printing::VERBATIM]);
        let lp = printing.tool("lp").args(["-d", Printing::PRINTER, "-"]);
        lp.stdin("printed by a test\n").succeeds();
        let [pdf] = &printing.printed(1)[..] else {
            panic!("one job")
        };
        assert!(fs::read(pdf).unwrap().starts_with(b"%PDF"));
    }
}
