//! The packages that people install: made from the programs of this build, installed, used, and removed again.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use acceptance::{Machine, Program, Window, built};

const CLIENT_CONF: &str = "/etc/countersign/client.conf";
const TEMPLATE: &str = "/usr/share/countersign/client.conf";
const PROGRAMS: [&str; 3] = ["countersign-desktop", "countersign", "countersign-host"];

#[test]
fn the_deb_installs_works_and_leaves_nothing() {
    let machine = Machine::start();
    let deb = packages().file("deb");
    on(&machine, "dpkg", &["--install", &deb]).succeeds();
    on(&machine, "dpkg", &["--status", "countersign"])
        .succeeds()
        .says("install ok installed");
    the_desktop_finds_it(&machine);
    the_programs_run(&machine);
    what_was_set_stays(&machine, &["dpkg", "--install", &deb]);
    on(&machine, "dpkg", &["--remove", "countersign"]).succeeds();
    assert!(
        machine.path(CLIENT_CONF).exists(),
        "it is the administrator's"
    );
    on(&machine, "dpkg", &["--purge", "countersign"]).succeeds();
    nothing_is_left(&machine, &["/var/lib/dpkg/", "/var/log/", "/var/cache/"]);
}

#[test]
fn the_window_opens_where_it_is_installed() {
    let machine = Machine::start();
    on(&machine, "dpkg", &["--install", &packages().file("deb")]).succeeds();
    let program = machine.door_to(Path::new("/usr/bin/countersign-desktop"));
    let window = Window::open_program(
        &program,
        &[("PCSCLITE_CSOCK_NAME", Path::new("/nonexistent"))],
    );
    window.practises();
}

#[test]
fn a_policy_is_not_the_packages_to_delete() {
    let machine = Machine::start();
    on(&machine, "dpkg", &["--install", &packages().file("deb")]).succeeds();
    machine.write("/etc/countersign/policy.conf", "locale = \"en\"\n");
    on(&machine, "dpkg", &["--purge", "countersign"]).succeeds();
    assert!(!machine.path(CLIENT_CONF).exists());
    assert!(machine.path("/etc/countersign/policy.conf").exists());
}

/// What dpkg-shlibdeps finds the programs to need is named by the package, or needed by what it names.
#[test]
fn the_deb_names_what_its_programs_need() {
    let packages = packages();
    let deb = packages.file("deb");
    let named = Program::new("dpkg-deb")
        .args(["--field", &deb, "Depends"])
        .succeeds()
        .stdout;
    for needed in [
        "pcscd",
        "libpcsclite1",
        "libwebkit2gtk-4.1-0",
        "libgtk-3-0",
        "libc6",
    ] {
        assert!(names(&named).contains(needed), "{needed}: {named}");
    }
    let recommended = Program::new("dpkg-deb")
        .args(["--field", &deb, "Recommends"])
        .succeeds();
    assert_eq!(recommended.stdout.trim(), "libccid");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let unpacked = folder.path().join("unpacked");
    Program::new("dpkg-deb")
        .arg("--extract")
        .arg(&deb)
        .arg(&unpacked)
        .succeeds();
    fs::create_dir(folder.path().join("debian")).expect("a folder");
    fs::write(
        folder.path().join("debian/control"),
        "Source: x\n\nPackage: x\nArchitecture: any\n",
    )
    .expect("a file");
    let programs = PROGRAMS.map(|name| unpacked.join("usr/bin").join(name));
    let needed = Program::new("dpkg-shlibdeps")
        .arg("-O")
        .args(programs)
        .within(folder.path());
    let needed = needed.succeeds().stdout;
    let needed = needed.trim().trim_start_matches("shlibs:Depends=");
    let reached = Installed::read().reached(names(&named));
    let missing: Vec<_> = names(needed)
        .into_iter()
        .filter(|name| !reached.contains(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {needed}");
    assert_eq!(libc_of(&named), libc_of(needed));
}

#[test]
fn the_rpm_installs_works_and_leaves_nothing() {
    let machine = Machine::start();
    let rpm = packages().file("rpm");
    let asked = |what: &str| on(&machine, "rpm", &["-qp", what, &rpm]).succeeds().stdout;
    let requires = asked("--requires");
    for needed in [
        "pcsc-lite",
        "libpcsclite.so.1()(64bit)",
        "libwebkit2gtk-4.1.so.0()(64bit)",
        "libgtk-3.so.0()(64bit)",
    ] {
        assert!(
            requires.lines().any(|line| line == needed),
            "{needed}: {requires}"
        );
    }
    assert!(requires.contains("libc.so.6(GLIBC_2."), "{requires}");
    assert_eq!(asked("--recommends").trim(), "pcsc-lite-ccid");
    let listed = asked("--list");
    for program in PROGRAMS {
        assert!(
            listed
                .lines()
                .any(|line| line == format!("/usr/bin/{program}")),
            "{listed}"
        );
    }
    // What it needs is installed here by another package manager.
    on(&machine, "rpm", &["--install", "--nodeps", &rpm]).succeeds();
    the_desktop_finds_it(&machine);
    the_programs_run(&machine);
    what_was_set_stays(&machine, &["rpm", "--upgrade", "--nodeps", "--force", &rpm]);
    fs::copy(machine.path(TEMPLATE), machine.path(CLIENT_CONF)).expect("the file of the machine");
    on(&machine, "rpm", &["--erase", "countersign"]).succeeds();
    nothing_is_left(
        &machine,
        &[
            "/var/lib/rpm",
            "/usr/lib/sysimage/rpm",
            "/var/log/",
            "/var/cache/",
        ],
    );
}

/// Desktop entry, icons in every size, and what shops show of it.
fn the_desktop_finds_it(machine: &Machine) {
    let entry = "/usr/share/applications/Countersign.desktop";
    on(machine, "desktop-file-validate", &[entry]).succeeds();
    let entry = fs::read_to_string(machine.path(entry)).expect("the entry");
    for line in [
        "Name=Countersign",
        "Exec=countersign-desktop",
        "Icon=countersign-desktop",
    ] {
        assert!(entry.lines().any(|one| one == line), "{line}: {entry}");
    }
    for language in ["sv", "de", "fr"] {
        assert!(
            entry.contains(&format!("\nComment[{language}]=")),
            "{language}: {entry}"
        );
    }
    for size in [16, 24, 32, 48, 64, 128, 256, 512_u32] {
        let icon = format!("/usr/share/icons/hicolor/{size}x{size}/apps/countersign-desktop.png");
        let bytes = fs::read(machine.path(&icon)).expect(&icon);
        // PNG, 11.2.2: width and height stand in the first chunk.
        let (width, height) = (&bytes[16..20], &bytes[20..24]);
        assert_eq!(
            (width, height),
            (&size.to_be_bytes()[..], &size.to_be_bytes()[..]),
            "{icon}"
        );
    }
    let drawing = "/usr/share/icons/hicolor/scalable/apps/countersign-desktop.svg";
    assert!(machine.path(drawing).exists());
    let shop = "/usr/share/metainfo/org.countersign.desktop.metainfo.xml";
    on(machine, "appstreamcli", &["validate", "--no-net", shop]).succeeds();
}

fn the_programs_run(machine: &Machine) {
    for program in PROGRAMS.iter().skip(1) {
        let path = format!("/usr/bin/{program}");
        let said = on(machine, &path, &["--version"]).succeeds();
        said.says(env!("CARGO_PKG_VERSION"));
    }
    on(machine, "/usr/bin/countersign", &["practice", "--cards"]).succeeds();
}

/// The machine's file is made from the template, and kept as it is when the package is installed again.
fn what_was_set_stays(machine: &Machine, again: &[&str]) {
    let template = fs::read_to_string(machine.path(TEMPLATE)).expect("the template");
    let made = fs::read_to_string(machine.path(CLIENT_CONF)).expect("the machine's file");
    assert_eq!(made, template);
    machine.write(CLIENT_CONF, "[practice]\nenabled = false\n");
    on(machine, again[0], &again[1..]).succeeds();
    let kept = fs::read_to_string(machine.path(CLIENT_CONF)).expect("the machine's file");
    assert_eq!(kept, "[practice]\nenabled = false\n");
    let refused = on(
        machine,
        "/usr/bin/countersign",
        &["practice", "--cards", "--json"],
    )
    .fails();
    assert_eq!(refused.json()["error"]["code"], "practice-disabled");
}

/// But what the package manager writes down for itself, and lists that it makes anew of what is installed.
fn nothing_is_left(machine: &Machine, own: &[&str]) {
    let lists = ["/icon-theme.cache", "/mimeinfo.cache"];
    let is_own = |name: &String| {
        own.iter().any(|folder| name.starts_with(folder))
            || lists.iter().any(|list| name.ends_with(list))
    };
    let left: Vec<_> = machine
        .changed()
        .into_iter()
        .filter(|name| !is_own(name))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

fn on(machine: &Machine, program: &str, words: &[&str]) -> Program {
    let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    let program = machine
        .program(Path::new(program))
        .args(words)
        .env("PATH", path);
    program.limit(Duration::from_secs(180))
}

/// The packages of this build.
struct Packages {
    folder: PathBuf,
}

/// Made once for all tests: what is packed is what was built.
fn packages() -> &'static Packages {
    static MADE: OnceLock<Packages> = OnceLock::new();
    MADE.get_or_init(|| {
        for program in PROGRAMS {
            built(program);
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bundle");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/bundle.mjs");
        let made = Program::new("node").arg(script).arg("debug").arg(&folder);
        made.limit(Duration::from_secs(600)).succeeds();
        Packages {
            folder: folder.join("debug/bundle"),
        }
    })
}

impl Packages {
    fn file(&self, kind: &str) -> String {
        let folder = self.folder.join(kind);
        let entries = fs::read_dir(&folder).expect("the folder of packages");
        let mut files = entries.map(|entry| entry.expect("an entry").path());
        let file = files.find(|file| file.extension().is_some_and(|extension| extension == kind));
        match file {
            Some(file) => file.display().to_string(),
            None => panic!("no {kind} in {}", folder.display()),
        }
    }
}

/// The packages of this machine: for each name, those that have or provide it, and what they need.
struct Installed {
    needs: BTreeMap<String, BTreeSet<String>>,
}

impl Installed {
    fn read() -> Self {
        let format = "${Package}\t${Provides}\t${Pre-Depends}, ${Depends}\n";
        let all = Program::new("dpkg-query")
            .args(["--show", "--showformat", format])
            .succeeds();
        let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in all.stdout.lines() {
            let mut columns = line.split('\t');
            let package = columns.next().unwrap_or_default();
            let provided = names(columns.next().unwrap_or_default());
            let needed = names(columns.next().unwrap_or_default());
            for name in provided.into_iter().chain([package.to_owned()]) {
                let all = needs.entry(name).or_default();
                all.extend(needed.iter().cloned());
                // Who needs what a package provides needs the package.
                all.insert(package.to_owned());
            }
        }
        Self { needs }
    }

    /// These packages, and all that they need.
    fn reached(&self, mut open: BTreeSet<String>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        while let Some(name) = open.pop_first() {
            let needed = self.needs.get(&name).into_iter().flatten();
            open.extend(
                needed
                    .filter(|other| !reached.contains(*other) && **other != name)
                    .cloned(),
            );
            reached.insert(name);
        }
        reached
    }
}

/// The names in a list of packages, without versions and architectures; all of several that may stand for each other.
fn names(list: &str) -> BTreeSet<String> {
    let each = list.split([',', '|']).map(str::trim);
    let name = |one: &str| {
        one.split([' ', ':', '('])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    each.map(name).filter(|name| !name.is_empty()).collect()
}

fn libc_of(list: &str) -> Option<&str> {
    list.split(',')
        .map(str::trim)
        .find(|one| one.starts_with("libc6 "))
}
