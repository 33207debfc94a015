//! What the kernel tells of processes.

use std::fs;
use std::path::Path;

/// A process and all that come from it.
pub(super) fn descendants(of: u32) -> Vec<u32> {
    let parents: Vec<_> = all()
        .filter_map(|process| Some((process, parent(process)?)))
        .collect();
    let mut found = vec![of];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        found.extend(children.map(|(child, _)| child));
        next += 1;
    }
    found
}

/// Those of a process and all that come from it whose program is called so.
pub(super) fn named(of: u32, program: &str) -> Vec<u32> {
    let kept = &program[..program.len().min(15)];
    let mut all = descendants(of);
    all.retain(|process| name(*process).as_deref() == Some(kept));
    all
}

/// Its program's name, of which the kernel keeps 15 letters.
pub(super) fn name(process: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim_end().to_owned())
}

/// Memory that is a process's own, with its share of what it shares with others, in KiB (proc(5), `smaps_rollup`).
pub(super) fn proportional_memory(process: u32) -> Option<u64> {
    rolled_up(process, "Pss:")
}

/// The part of [`proportional_memory`] that is no file's pages: of those, it has the more the fewer programs share them.
pub(super) fn memory_beside_files(process: u32) -> Option<u64> {
    Some(proportional_memory(process)?.saturating_sub(rolled_up(process, "Pss_File:")?))
}

fn rolled_up(process: u32, part: &str) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix(part))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The part of [`proportional_memory`] that is the pages of this file.
pub(super) fn memory_of_file(process: u32, file: &Path) -> Option<u64> {
    let maps = fs::read_to_string(format!("/proc/{process}/smaps")).ok()?;
    let path = file.to_str()?;
    let mut of_file = false;
    let mut sum = 0;
    for line in maps.lines() {
        // A mapping begins with its addresses and ends with its path; what is told of it follows, a name each.
        match line.strip_prefix("Pss:") {
            Some(size) if of_file => sum += size.split_whitespace().next()?.parse::<u64>().ok()?,
            Some(_) => {}
            None if is_mapping(line) => of_file = line.ends_with(path),
            None => {}
        }
    }
    Some(sum)
}

fn is_mapping(line: &str) -> bool {
    line.split_whitespace()
        .next()
        .is_some_and(|word| !word.ends_with(':'))
}

/// When it started, in milliseconds since 1970, to 10 ms: that is how finely the kernel keeps it.
pub(super) fn started(process: u32) -> Option<f64> {
    // Ticks since the machine started, of which Linux shows programs 100 a second on every architecture.
    let ticks: f64 = stat(process)?.get(19)?.parse().ok()?;
    let up: f64 = fs::read_to_string("/proc/uptime")
        .ok()?
        .split_whitespace()
        .next()?
        .parse()
        .ok()?;
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .ok()?;
    Some((now.as_secs_f64() - up) * 1000.0 + ticks * 10.0)
}

/// The ports on which it listens at the loopback.
pub(super) fn listening_ports(process: u32) -> Vec<u16> {
    let sockets = sockets(process);
    let table = fs::read_to_string(format!("/proc/{process}/net/tcp")).unwrap_or_default();
    table
        .lines()
        .skip(1)
        .filter_map(|line| {
            // `0: 0100007F:AD91 00000000:0000 0A …`, the inode tenth; 0A is listening.
            let words: Vec<_> = line.split_whitespace().collect();
            let (_, port) = words.get(1)?.split_once(':')?;
            let ours = *words.get(3)? == "0A" && sockets.iter().any(|inode| inode == words[9]);
            ours.then(|| u16::from_str_radix(port, 16).ok()).flatten()
        })
        .collect()
}

/// How many threads it has.
pub(super) fn threads(process: u32) -> u64 {
    entries(process, "task")
}

/// How many files, sockets and pipes it has open.
pub(super) fn open_files(process: u32) -> u64 {
    entries(process, "fd")
}

fn entries(process: u32, folder: &str) -> u64 {
    let entries = fs::read_dir(format!("/proc/{process}/{folder}"));
    entries.map_or(0, |entries| entries.count() as u64)
}

/// Its open sockets, by inode.
fn sockets(process: u32) -> Vec<String> {
    let files = fs::read_dir(format!("/proc/{process}/fd"));
    let links = files.into_iter().flatten();
    links
        .filter_map(|file| {
            let link = fs::read_link(file.ok()?.path()).ok()?;
            let inode = link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?;
            Some(inode.to_owned())
        })
        .collect()
}

fn all() -> impl Iterator<Item = u32> {
    let folders = fs::read_dir("/proc").into_iter().flatten();
    folders.filter_map(|folder| folder.ok()?.file_name().to_str()?.parse().ok())
}

fn parent(process: u32) -> Option<u32> {
    stat(process)?.get(1)?.parse().ok()
}

/// The fields of `/proc/PID/stat` after the name, which may hold anything: state, parent, …
fn stat(process: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_its_parents_descendant_and_uses_memory() {
        let this = std::process::id();
        let parent = parent(this).unwrap();
        assert!(descendants(parent).contains(&this));
        let all = proportional_memory(this).unwrap();
        let beside_files = memory_beside_files(this).unwrap();
        assert!((1..all).contains(&beside_files), "{beside_files} of {all}");
        let program = memory_of_file(this, &std::env::current_exe().unwrap()).unwrap();
        assert!(
            all > 100 && (1..all).contains(&program),
            "{program} of {all}"
        );
    }

    #[test]
    fn this_process_started_before_now_and_not_long_ago() {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        let age = now.as_secs_f64() * 1000.0 - started(std::process::id()).unwrap();
        assert!((-20.0..3_600_000.0).contains(&age), "{age}");
    }

    #[test]
    fn threads_and_open_files_are_counted() {
        let this = std::process::id();
        assert!(threads(this) >= 1);
        let before = open_files(this);
        let files = [(); 50].map(|()| fs::File::open("/proc/self/stat").unwrap());
        assert!(open_files(this) >= before + 40, "{} more", files.len());
    }

    #[test]
    fn a_listening_port_is_found() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(listening_ports(std::process::id()).contains(&port));
    }
}
