//! What is left of a secret in the memory of a process.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Program;

/// The places in a process's memory where a text stands by itself: as bytes, or in UTF-16 as a web view has it.
///
/// What is next to it must be no letter or digit, or six digits would be found within any longer number. A process that
/// ends meanwhile has none.
#[track_caller]
pub fn remains_in_memory(process: u32, text: &str) -> Vec<String> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap_or_default();
    let [memory, pages] =
        ["mem", "pagemap"].map(|name| File::open(format!("/proc/{process}/{name}")));
    let (Ok(memory), Ok(pages)) = (memory, pages) else {
        return Vec::new();
    };
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for line in maps.lines().filter(|line| is_read_write(line)) {
        for (from, length) in touched(&pages, line).unwrap_or_default() {
            let content = content(&memory, from, length);
            let places = places(&content, text.as_bytes(), 1);
            let places = places.chain(places_of_wide(&content, &wide));
            found.extend(places.map(|at| format!("{line}: {at:#x} behind {from:#x}")));
        }
    }
    found
}

/// What was mapped from a file to be read alone cannot hold what was typed.
fn is_read_write(line: &str) -> bool {
    let rights = line.split_whitespace().nth(1);
    rights.is_some_and(|rights| rights.starts_with("rw"))
}

/// The parts of a region that its process has touched, as address and length: a web view reserves far more than it uses.
/// The kernel tells of each page whether there is one (pagemap, bits 62 and 63).
fn touched(pages: &File, line: &str) -> Option<Vec<(u64, usize)>> {
    let (from, to) = line.split_whitespace().next()?.split_once('-')?;
    let [from, to] = [from, to].map(|address| u64::from_str_radix(address, 16));
    let (from, to) = (from.ok()?, to.ok()?);
    let mut parts: Vec<(u64, usize)> = Vec::new();
    let mut flags = vec![0; MANY * 8];
    for some in (from..to).step_by(MANY * PAGE) {
        let count = usize::try_from(to - some).ok()?.div_ceil(PAGE).min(MANY);
        let flags = &mut flags[..count * 8];
        pages.read_exact_at(flags, some / PAGE as u64 * 8).ok()?;
        let there = flags.chunks_exact(8).map(|page| page[7] & 0xC0 != 0);
        for (number, _) in there.enumerate().filter(|(_, there)| *there) {
            let at = some + (number * PAGE) as u64;
            match parts.last_mut() {
                Some((from, length)) if *from + *length as u64 == at => *length += PAGE,
                _ => parts.push((at, PAGE)),
            }
        }
    }
    Some(parts)
}

fn content(memory: &File, from: u64, length: usize) -> Vec<u8> {
    let mut content = vec![0; length];
    let mut read = 0;
    while read < length {
        match memory.read_at(&mut content[read..], from + read as u64) {
            Ok(more) if more > 0 => read += more,
            // A page that cannot be read, such as a guard: the next one.
            _ => read = (read / PAGE + 1) * PAGE,
        }
    }
    content
}

const PAGE: usize = 4096;
/// So many pages are asked about at once.
const MANY: usize = 1 << 15;
/// The standard library finds a byte among so many far faster than a test could that is built to be debugged.
const STRETCH: usize = 64;

fn places<'a>(content: &'a [u8], text: &'a [u8], unit: usize) -> impl Iterator<Item = usize> + 'a {
    let (first, length) = (text[0], text.len());
    let stretches = content.chunks(STRETCH).enumerate();
    let starts = stretches
        .filter(move |(_, stretch)| stretch.contains(&first))
        .flat_map(|(number, stretch)| (0..stretch.len()).map(move |at| number * STRETCH + at))
        .filter(move |at| content[*at] == first);
    starts.filter(move |at| {
        let joins = |at: Option<usize>| {
            let byte = at.and_then(|at| content.get(at));
            byte.is_some_and(u8::is_ascii_alphanumeric)
        };
        content[*at..].starts_with(text)
            && !joins(at.checked_sub(unit))
            && !joins(at.checked_add(length))
    })
}

fn places_of_wide<'a>(content: &'a [u8], wide: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    places(content, wide, 2)
}

/// A program that was held at its very end: everything that it had in memory is still there.
#[derive(Debug)]
pub struct HeldAtItsEnd {
    tracer: Child,
    process: u32,
    folder: TempDir,
}

/// How long it is held at most.
const HELD: Duration = Duration::from_secs(120);

impl HeldAtItsEnd {
    /// Starts the program and waits until it is about to end. strace holds it in front of its last system call.
    #[track_caller]
    pub fn run(program: Program) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("held-")
            .tempdir()
            .expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        let file = |name: &str| File::create(path(name)).expect("a file");
        let (mut command, stdin) = program.traced_by("strace", &strace(&path("trace")));
        fs::write(path("stdin"), stdin).expect("a file");
        let tracer = command
            .stdin(File::open(path("stdin")).expect("the file"))
            .stdout(file("stdout"))
            .stderr(file("stderr"))
            .spawn()
            .expect("strace (`npm test` installs it)");
        let mut held = Self {
            tracer,
            process: 0,
            folder,
        };
        held.process = held.waits_for_the_end();
        held
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// What it said on standard output.
    pub fn stdout(&self) -> String {
        fs::read_to_string(self.folder.path().join("stdout")).unwrap_or_default()
    }

    /// strace writes the call down before it holds it.
    #[track_caller]
    fn waits_for_the_end(&mut self) -> u32 {
        let end = Instant::now() + Duration::from_secs(60);
        let tracer = self.tracer.id();
        loop {
            let trace = fs::read_to_string(self.folder.path().join("trace")).unwrap_or_default();
            if trace.contains("exit_group(") {
                let children = fs::read_to_string(format!("/proc/{tracer}/task/{tracer}/children"));
                let child = children
                    .ok()
                    .and_then(|children| children.trim().parse().ok());
                return child.expect("the tracer's only child");
            }
            let gone = self.tracer.try_wait().is_ok_and(|status| status.is_some());
            assert!(
                !gone && Instant::now() < end,
                "it was not held at its end: {trace}\n{}\n{}",
                self.stdout(),
                fs::read_to_string(self.folder.path().join("stderr")).unwrap_or_default()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

fn strace(trace: &Path) -> Vec<String> {
    let hold = format!("inject=exit_group:delay_enter={}", HELD.as_micros());
    // Its first thread alone: what it starts is to end.
    let words = ["--trace=exit_group", "-e", &hold, "-o"];
    let trace = trace.display().to_string();
    words
        .map(str::to_owned)
        .into_iter()
        .chain([trace])
        .collect()
}

impl Drop for HeldAtItsEnd {
    fn drop(&mut self) {
        // Killed while it is held, the program does not go on.
        let _ = Command::new("kill")
            .args(["-KILL", &self.process.to_string()])
            .status();
        let _ = self.tracer.kill();
        let _ = self.tracer.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEPS: &str =
        "import os, sys; kept = sys.stdin.read(); os.write(1, b'read'); os._exit(0)";

    #[test]
    fn what_a_program_keeps_is_found_and_nothing_else() {
        let program = || Program::new("/usr/bin/python3").args(["-c", KEEPS]);
        let held = HeldAtItsEnd::run(program().stdin("my canary 80413972 sings"));
        assert_eq!(held.stdout().trim(), "read");
        assert_ne!(
            remains_in_memory(held.process(), "80413972"),
            Vec::<String>::new()
        );
        for absent in ["8041397", "27193408"] {
            assert_eq!(
                remains_in_memory(held.process(), absent),
                Vec::<String>::new(),
                "{absent}"
            );
        }
    }
}
