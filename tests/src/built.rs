//! Where the programs of this workspace and the tools of the set-up are.

use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The path of a program of this workspace (`countersign`, `countersign-host`, `countersign-virtual-card`).
///
/// `cargo test` builds no programs of other packages. One that is missing, or older than a source it is made
/// of, fails the test: it would say something about another state of the code.
#[track_caller]
pub fn built(name: &str) -> PathBuf {
    let path = profile_folder().join(format!("{name}{EXE_SUFFIX}"));
    assert!(
        path.exists(),
        "{} is not there: build it with `cargo build --workspace --bins`",
        path.display()
    );
    if let Some(source) = newer_source(&path) {
        panic!(
            "{} is older than {}: build it again with `cargo build --workspace --bins`",
            path.display(),
            source.display()
        );
    }
    path
}

/// The path of a program that `npm test` installs under `target/tools`, such as `tool("ykman", "ykman")`.
#[track_caller]
pub fn tool(environment: &str, name: &str) -> PathBuf {
    let path = target_folder()
        .join("tools")
        .join(environment)
        .join("bin")
        .join(name);
    assert!(
        path.exists(),
        "{} is not there: `npm test` installs it",
        path.display()
    );
    path
}

/// `target`.
pub(crate) fn target_folder() -> PathBuf {
    let profile = profile_folder();
    let target = profile.parent();
    target
        .expect("the profile's folder lies in the target folder")
        .to_owned()
}

/// `target/debug`: found from the running program, so that `CARGO_TARGET_DIR` and other runners need no care.
fn profile_folder() -> PathBuf {
    let running = env::current_exe().expect("the running program has a path");
    let folder = running.parent().expect("a program lies in a folder");
    // Tests and benches lie in `deps`, programs beside it.
    let folder = if folder.ends_with("deps") {
        folder.parent().unwrap_or(folder)
    } else {
        folder
    };
    folder.to_owned()
}

/// A source that was changed after `program` was built, by the list that cargo leaves beside the program.
fn newer_source(program: &Path) -> Option<PathBuf> {
    let built = modified(program)?;
    let list = fs::read_to_string(program.with_extension("d")).ok()?;
    sources(&list)
        .into_iter()
        .find(|source| modified(source).is_some_and(|changed| changed > built))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The right side of a rule in make's notation; a space inside a path is escaped by a backslash.
fn sources(list: &str) -> Vec<PathBuf> {
    let Some((_, right)) = list.lines().next().and_then(|line| line.split_once(": ")) else {
        return Vec::new();
    };
    right
        .replace("\\ ", "\0")
        .split(' ')
        .map(|path| PathBuf::from(path.replace('\0', " ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_list_of_sources_with_spaces() {
        let list = "/t/debug/card: /my\\ code/main.rs /my\\ code/lib.rs\n";
        assert_eq!(
            sources(list),
            ["/my code/main.rs", "/my code/lib.rs"].map(PathBuf::from)
        );
    }

    #[test]
    fn a_program_older_than_its_source_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let [program, source] = ["program", "main.rs"].map(|name| folder.path().join(name));
        fs::write(&program, "").unwrap();
        fs::write(&source, "").unwrap();
        fs::write(
            folder.path().join("program.d"),
            format!("{}: {}\n", program.display(), source.display()),
        )
        .unwrap();

        set_age(&program, 10);
        set_age(&source, 20);
        assert_eq!(newer_source(&program), None);
        set_age(&source, 5);
        assert_eq!(newer_source(&program), Some(source));
    }

    fn set_age(path: &Path, seconds: u64) {
        let then = SystemTime::now() - std::time::Duration::from_secs(seconds);
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(then)
            .unwrap();
    }
}
