//! Where a window opens: a display, a message bus and a WebDriver of one test.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::processes;
use crate::Program;

/// A display, a message bus and WebKitWebDriver, each its own, with a home folder for what opens there.
///
/// All processes, the window's among them, live in one process namespace, which ends with the value or with the
/// test. Root needs no preparation for that; other users need unprivileged user namespaces.
#[derive(Debug)]
pub(super) struct Screen {
    /// Ends everything in the namespace when it is closed, by us or by the kernel when we are killed.
    leash: Option<ChildStdin>,
    process: Child,
    /// The first process of the namespace, as seen from outside.
    inside: u32,
    environment: Vec<(String, PathBuf)>,
    folder: TempDir,
}

/// How long display, bus and driver may take on a busy machine.
const STARTING: Duration = Duration::from_secs(30);

impl Screen {
    /// Starts all three. What opens there sees this environment beside the fixture's own.
    #[track_caller]
    pub(super) fn start(environment: &[(&str, &Path)]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("screen-")
            .tempdir()
            .expect("a temporary folder");
        let own = |(name, value): (&str, &Path)| (name.to_owned(), value.to_owned());
        let alike = ALIKE.map(|(name, value)| own((name, Path::new(value))));
        let given = environment.iter().copied().map(own);
        // What was given comes last, and holds.
        let mut environment: Vec<_> = home(folder.path())
            .into_iter()
            .chain(alike)
            .chain(given)
            .collect();
        fs::write(folder.path().join("bus.conf"), bus(folder.path())).expect("a file");
        let mut process = spawn(folder.path(), &environment);
        let leash = process.stdin.take();
        let Some(told) = Told::read(&mut process) else {
            panic!("{}", no_screen(folder.path()))
        };
        environment.push(("DISPLAY".to_owned(), told.display.into()));
        environment.push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), told.bus.into()));
        Self {
            leash,
            process,
            inside: told.inside,
            environment,
            folder,
        }
    }

    /// Where WebDriver answers. The driver chooses its port and does not tell it: the kernel does.
    #[track_caller]
    pub(super) fn driver(&self) -> String {
        let deadline = Instant::now() + STARTING;
        loop {
            let driver = self.processes("WebKitWebDriver").first().copied();
            if let Some(port) = driver.and_then(|driver| processes::listening_ports(driver).pop()) {
                return format!("http://127.0.0.1:{port}");
            }
            assert!(
                Instant::now() < deadline,
                "WebKitWebDriver does not listen:\n{}",
                self.log()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The display's name, such as `:7`.
    pub(super) fn display(&self) -> String {
        let named = self.environment.iter().find(|(name, _)| name == "DISPLAY");
        named.map_or_else(String::new, |(_, value)| value.display().to_string())
    }

    /// A program that opens on this screen as the window does.
    pub(super) fn beside(&self, program: Program) -> Program {
        self.environment
            .iter()
            .fold(program, |program, (name, value)| program.env(name, value))
    }

    /// A program that opens on this screen as the window does, and ends with it at the latest.
    pub(super) fn within(&self, program: &Path) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--target", &self.inside.to_string(), "--pid"]);
        if !crate::readers::is_root() {
            command.args(["--user", "--preserve-credentials"]);
        }
        for name in crate::program::not_of_the_test() {
            command.env_remove(name);
        }
        let environment = self.environment.iter();
        command.envs(environment.map(|(name, value)| (name, value)));
        command.arg("--").arg(program);
        command
    }

    /// The pixels that the screen shows, four bytes each. Xvfb keeps them as xwd does: behind a header that tells its
    /// own length and, as its twentieth number, that of a table of colours.
    pub(super) fn pixels(&self) -> Vec<u8> {
        let picture = fs::read(self.file("Xvfb_screen0")).unwrap_or_default();
        let number = |at: usize| {
            let bytes = picture.get(at * 4..at * 4 + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let before = number(0)
            .zip(number(19))
            .map(|(header, colours)| header + colours * 12);
        let pixels = before.and_then(|before| picture.get(before..));
        pixels.unwrap_or_default().to_vec()
    }

    /// The processes whose program is called so, of those that the driver started.
    pub(super) fn processes(&self, name: &str) -> Vec<u32> {
        processes::named(self.inside, name)
    }

    /// A path in the folder that goes with the screen.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What everything on the screen has said.
    pub(super) fn log(&self) -> String {
        fs::read_to_string(self.file("log")).unwrap_or_default()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leash = None;
        let _ = self.process.wait();
    }
}

/// Folders of its own for whatever a program keeps of its user, so that those of the person who runs the tests are
/// left alone.
fn home(folder: &Path) -> Vec<(String, PathBuf)> {
    let made = [
        ("HOME", "home"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "settings"),
        ("XDG_DATA_HOME", "share"),
        ("XDG_RUNTIME_DIR", "runtime"),
        ("XDG_STATE_HOME", "state"),
        ("COUNTERSIGN_CONFIG", "config"),
    ]
    .map(|(name, part)| {
        let path = folder.join(part);
        fs::create_dir(&path).expect("a folder");
        restrict(&path);
        (name.to_owned(), path)
    });
    // A caret does not blink: two pictures of one state are the same.
    let settings = folder.join("settings/gtk-3.0");
    fs::create_dir(&settings).expect("a folder");
    fs::write(settings.join("settings.ini"), GTK).expect("a file");
    // The host makes its own.
    let data = ("COUNTERSIGN_DATA".to_owned(), folder.join("host"));
    made.into_iter().chain([data]).collect()
}

const GTK: &str = "[Settings]\ngtk-cursor-blink=0\n";

/// XDG_RUNTIME_DIR is refused by some unless it is its user's alone.
fn restrict(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).expect("it is ours");
}

/// A bus that starts no services: none of the desktop's may answer to a test, a credential store least of all.
fn bus(folder: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        folder.join("bus").display()
    )
}

/// Runs as the first process of its namespace: when its standard input ends it ends, and the kernel ends the rest
/// with it.
const INSIDE: &str = r#"
    set -eu
    folder=$1
    read -r pid rest < /proc/self/stat
    # One each: who opens one late must not find the end that another left.
    mkfifo "$folder/told-display" "$folder/told-bus"
    Xvfb -displayfd 9 -fbdir "$folder" -screen 0 1280x800x24 -nolisten tcp -noreset 9> "$folder/told-display" >&2 < /dev/null &
    read -r display < "$folder/told-display"
    export DISPLAY=":$display"
    dbus-daemon --config-file="$folder/bus.conf" --nofork --print-address=9 9> "$folder/told-bus" >&2 < /dev/null &
    read -r DBUS_SESSION_BUS_ADDRESS < "$folder/told-bus"
    export DBUS_SESSION_BUS_ADDRESS
    WebKitWebDriver --port=0 >&2 < /dev/null &
    echo "$pid $DISPLAY $DBUS_SESSION_BUS_ADDRESS"
    exec >&2
    cat > /dev/null
"#;

fn spawn(folder: &Path, environment: &[(String, PathBuf)]) -> Child {
    let log = fs::File::create(folder.join("log")).expect("a file");
    let mut command = Command::new("unshare");
    if !crate::readers::is_root() {
        command.args(["--user", "--map-current-user"]);
    }
    command.args(["--pid", "--fork", "--kill-child"]);
    command.args(["sh", "-c", INSIDE, "sh"]).arg(folder);
    for name in crate::program::not_of_the_test() {
        command.env_remove(name);
    }
    command
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("unshare could not be started (`npm test` installs it): {error}")
        })
}

/// What makes a window the same on every machine.
const ALIKE: [(&str, &str); 7] = [
    ("LC_ALL", "C.UTF-8"),
    ("GDK_BACKEND", "x11"),
    // No bus of assistive technology is started for it.
    ("NO_AT_BRIDGE", "1"),
    ("GSETTINGS_BACKEND", "memory"),
    // tauri lets a driver in only where this is set.
    ("TAURI_WEBVIEW_AUTOMATION", "true"),
    (
        "COUNTERSIGN_LOG",
        "warn,countersign_desktop=debug,desk=debug,workstation=debug",
    ),
    ("NO_COLOR", "1"),
];

/// The line in which the process inside tells where everything is.
struct Told {
    inside: u32,
    display: String,
    bus: String,
}

impl Told {
    fn read(process: &mut Child) -> Option<Self> {
        let mut line = String::new();
        BufReader::new(process.stdout.take()?)
            .read_line(&mut line)
            .ok()?;
        let mut words = line.split_whitespace().map(str::to_owned);
        Some(Self {
            inside: words.next()?.parse().ok()?,
            display: words.next()?,
            bus: words.next()?,
        })
    }
}

fn no_screen(folder: &Path) -> String {
    let said = fs::read_to_string(folder.join("log")).unwrap_or_default();
    format!(
        "no screen for the window. It needs Xvfb, dbus-daemon and WebKitWebDriver (`npm test` installs them), and a \
         process namespace: root needs the right to make one, other users need unprivileged user namespaces:\n{said}"
    )
}
