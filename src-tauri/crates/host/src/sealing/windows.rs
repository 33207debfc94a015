//! Permissions by access control lists: the system's own `icacls` sets and shows them.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Makes a file that its owner alone can read and write; it must not exist.
pub(crate) fn create_for_owner(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    // The file is still empty: nobody has read anything while the inherited entries were there.
    restrict(path, &format!("{}:F", owner()?)).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })?;
    Ok(file)
}

/// Makes a folder that its owner alone can use, with those above it; it may exist.
pub(crate) fn create_folder_for_owner(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path)?;
    restrict(path, &format!("{}:(OI)(CI)F", owner()?))
}

/// Whether the list names anybody but the owner.
pub(super) fn is_open_to_others(path: &Path) -> io::Result<bool> {
    let listed = run(Command::new(icacls()).arg(path))?;
    let text = String::from_utf8_lossy(&listed.stdout).to_lowercase();
    let owner = owner()?.to_lowercase();
    // One entry a line, `NAME:(rights)`; the first follows the file's name.
    Ok(text
        .lines()
        .filter(|line| line.contains(":("))
        .any(|line| !line.contains(&format!("{owner}:("))))
}

fn restrict(path: &Path, grant: &str) -> io::Result<()> {
    run(Command::new(icacls())
        .arg(path)
        .args(["/inheritance:r", "/grant:r", grant]))
    .map(drop)
}

fn run(command: &mut Command) -> io::Result<Output> {
    let output = command.output()?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(io::Error::other(format!(
            "icacls ended with {}",
            output.status
        )))
    }
}

/// By its full path: a program of that name beside ours must not be the one that runs.
fn icacls() -> PathBuf {
    let root = std::env::var_os("SystemRoot").unwrap_or_else(|| r"C:\Windows".into());
    PathBuf::from(root).join("System32").join("icacls.exe")
}

fn owner() -> io::Result<String> {
    let variable =
        |name| std::env::var(name).map_err(|_| io::Error::other(format!("{name} is not set")));
    Ok(format!(
        r"{}\{}",
        variable("USERDOMAIN")?,
        variable("USERNAME")?
    ))
}
