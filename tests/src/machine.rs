//! This machine with a layer over it, in which programs are installed and configured.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use tempfile::TempDir;

use crate::Program;
use crate::readers::is_root;

/// This machine as it is, but what is written to `/etc`, `/usr` and `/var` lands in a layer of its own, which is gone
/// with this value. Everything else, `/tmp` and the workspace with it, is the machine's.
#[derive(Debug)]
pub struct Machine {
    /// Ends everything in the namespaces when it is closed, by us or by the kernel when we are killed.
    leash: Option<ChildStdin>,
    first: Child,
    /// The first process of the namespaces, as seen from outside.
    inside: u32,
    folder: TempDir,
}

/// What has a layer.
const LAYERED: [&str; 3] = ["etc", "usr", "var"];

/// Runs as the first process of its namespaces, as that of `Readers` does. The layers lie in memory: the kernel takes no
/// layer for one that is itself part of an overlay, as a container's files are.
const INSIDE: &str = r#"
    set -eu
    layers=$1
    shift
    mount -t tmpfs layers "$layers"
    for part; do
        mkdir -p "$layers/$part" "$layers/work/$part"
        mount -t overlay overlay -o "lowerdir=/$part,upperdir=$layers/$part,workdir=$layers/work/$part" "/$part"
    done
    read -r pid rest < /proc/self/stat
    echo "$pid"
    exec >&2
    cat > /dev/null
"#;

impl Machine {
    /// Begins the layer.
    #[track_caller]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("machine-")
            .tempdir()
            .expect("a temporary folder");
        fs::create_dir(folder.path().join("layers")).expect("a folder");
        let mut first = spawn(folder.path());
        let leash = first.stdin.take();
        let mut line = String::new();
        let said = first.stdout.take().expect("its output is a pipe");
        let _ = BufReader::new(said).read_line(&mut line);
        let Ok(inside) = line.trim().parse() else {
            let why = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            panic!(
                "no layer over this machine: root needs the right to make namespaces and overlays (a container often \
                 lacks it), other users need unprivileged user namespaces:\n{why}"
            )
        };
        Self {
            leash,
            first,
            inside,
            folder,
        }
    }

    /// A program of this workspace on that machine.
    #[track_caller]
    pub fn ours(&self, name: &str) -> Program {
        self.program(&crate::built(name))
    }

    /// A program on that machine, by its path or name there.
    pub fn program(&self, program: &Path) -> Program {
        Program::new("nsenter").args(self.entering()).arg(program)
    }

    /// A program here that starts one there, for whoever takes a path alone; it is called as the other one is.
    pub fn door_to(&self, program: &Path) -> PathBuf {
        let name = program.file_name().expect("a program has a name");
        let doors = self.folder.path().join("doors");
        fs::create_dir_all(&doors).expect("a folder");
        let door = doors.join(name);
        let words = self.entering().join(" ");
        let script = format!(
            "#!/bin/sh\nexec nsenter {words} '{}' \"$@\"\n",
            program.display()
        );
        fs::write(&door, script).expect("a file");
        fs::set_permissions(&door, fs::Permissions::from_mode(0o755)).expect("a file of ours");
        door
    }

    /// Where a path of that machine is to be found from here.
    pub fn path(&self, there: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{there}", self.inside))
    }

    /// Writes a file, and the folders to it.
    #[track_caller]
    pub fn write(&self, there: &str, text: &str) {
        let path = self.path(there);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Everything that differs from the machine below: files that were written, folders that it does not have, and what
    /// was deleted.
    pub fn changed(&self) -> BTreeSet<String> {
        let layers = self.path(&self.folder.path().join("layers").display().to_string());
        let mut changed = BTreeSet::new();
        for part in LAYERED {
            list(&layers.join(part), &format!("/{part}"), &mut changed);
        }
        changed
    }

    fn entering(&self) -> Vec<String> {
        // Its root too: a namespace is entered at the machine's own root, which is not ours in a changed root.
        let mut words = vec![format!("--target={}", self.inside)];
        words.extend(["--mount", "--root", "--wd"].map(str::to_owned));
        if !is_root() {
            words.extend(["--user", "--preserve-credentials"].map(str::to_owned));
        }
        words.push("--".to_owned());
        words
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.leash = None;
        let _ = self.first.wait();
    }
}

fn spawn(folder: &Path) -> Child {
    let log = fs::File::create(folder.join("log")).expect("a file");
    let mut command = Command::new("unshare");
    if !is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command
        .args([
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--propagation",
            "private",
        ])
        .args(["sh", "-c", INSIDE, "sh"])
        .arg(folder.join("layers"))
        .args(LAYERED)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("unshare could not be started (`npm test` installs it): {error}")
        })
}

/// What was deleted lies in a layer as a character device.
fn list(folder: &Path, name: &str, changed: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the layer") {
        let entry = entry.expect("an entry of it");
        let kind = entry.file_type().expect("its kind");
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            list(&entry.path(), &name, changed);
            // A folder in which something was changed is in the layer, too.
            if Path::new(&name).is_dir() {
                continue;
            }
        }
        let deleted = if kind.is_char_device() {
            " is deleted"
        } else {
            ""
        };
        changed.insert(format!("{name}{deleted}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_there_alone() {
        let machine = Machine::start();
        machine.write("/etc/countersign-of-this-test/file", "here");
        assert!(!Path::new("/etc/countersign-of-this-test").exists());
        let read = machine.program(Path::new("cat"));
        let read = read.arg("/etc/countersign-of-this-test/file").succeeds();
        assert_eq!(read.stdout, "here");
        fs::remove_file(machine.path("/etc/passwd")).unwrap();
        let changed: Vec<_> = machine.changed().into_iter().collect();
        assert_eq!(
            changed,
            [
                "/etc/countersign-of-this-test",
                "/etc/countersign-of-this-test/file",
                "/etc/passwd is deleted"
            ]
        );
        let folder = machine.folder.path().to_owned();
        drop(machine);
        assert!(!folder.exists() && Path::new("/etc/passwd").exists());
    }
}
