//! What a window holds on to while it is open.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use super::{Window, processes};
use crate::Table;

/// What a window holds on to, its page and its processes.
#[derive(Debug, Clone, Copy)]
pub struct Burden {
    /// Memory of the program itself, without the pages of files, which it shares with whatever else runs; KiB.
    pub memory: u64,
    /// Memory of the web view's processes, likewise.
    pub web_view: u64,
    /// Elements of the page.
    pub nodes: u64,
    /// Elements that were in the page and that something still holds on to.
    pub detached: u64,
    /// Listeners that are in force, beside those from before [`Window::counts_from_now`].
    pub listeners: u64,
    /// Timers that run, likewise.
    pub timers: u64,
    /// Threads of the program itself.
    pub threads: u64,
    /// Files, sockets and pipes that the program itself has open.
    pub files: u64,
}

/// What is held, and how much more of it than before is no growth: a hundredth of what there was, and so many.
struct Measure {
    name: &'static str,
    of: fn(&Burden) -> u64,
    hundredths: u64,
    more: u64,
}

/// Threads wait for work for some seconds before they end. The web view's memory rises and falls: it gives back when it
/// likes what its collector freed, and keeps something of every script that a driver has it run.
const MEASURES: [Measure; 8] = [
    Measure {
        name: "memory of the program, beside pages of files (PSS), MiB",
        of: |burden| burden.memory / 1024,
        hundredths: 5,
        more: 8,
    },
    Measure {
        name: "memory of the web view's processes, likewise",
        of: |burden| burden.web_view / 1024,
        hundredths: 20,
        more: 20,
    },
    Measure {
        name: "elements of the page",
        of: |burden| burden.nodes,
        hundredths: 2,
        more: 10,
    },
    Measure {
        name: "elements that have left the page and are held",
        of: |burden| burden.detached,
        hundredths: 0,
        more: 20,
    },
    Measure {
        name: "event listeners since the page was loaded",
        of: |burden| burden.listeners,
        hundredths: 2,
        more: 4,
    },
    Measure {
        name: "timers",
        of: |burden| burden.timers,
        hundredths: 0,
        more: 2,
    },
    Measure {
        name: "threads of the program",
        of: |burden| burden.threads,
        hundredths: 0,
        more: 3,
    },
    Measure {
        name: "files, sockets and pipes of the program",
        of: |burden| burden.files,
        hundredths: 0,
        more: 4,
    },
];

/// Between two looks at what moves by itself: the least of it is what is held.
const BETWEEN: Duration = Duration::from_millis(500);

impl Window {
    /// Counts listeners and timers of this page from here on; those that are there already are not counted.
    #[track_caller]
    pub fn counts_from_now(&self) {
        self.script(include_str!("counts.js"));
    }

    /// What it holds on to once its web view has collected what nobody holds, and it was left alone for that long.
    #[track_caller]
    pub fn burden_after(&self, rest: Duration) -> Burden {
        let end = Instant::now() + rest;
        let mut least = self.burden_now();
        while Instant::now() < end {
            self.script("return window.countersignCollects();");
            thread::sleep(BETWEEN);
            least = least.least(&self.burden_now());
        }
        least
    }

    #[track_caller]
    fn burden_now(&self) -> Burden {
        let held = self.script("return window.countersignHolds();");
        let count = |name: &str| match held[name].as_u64() {
            Some(count) => count,
            None => self.fails(format_args!("the page does not count its {name}")),
        };
        let process = self.process();
        let memory = processes::memory_beside_files(process).unwrap_or_default();
        let all = processes::descendants(process).into_iter();
        let all: u64 = all.filter_map(processes::memory_beside_files).sum();
        Burden {
            memory,
            web_view: all.saturating_sub(memory),
            nodes: count("nodes"),
            detached: count("detached"),
            listeners: count("listeners"),
            timers: count("timers"),
            threads: processes::threads(process),
            files: processes::open_files(process),
        }
    }
}

impl Burden {
    fn least(&self, other: &Self) -> Self {
        Self {
            memory: self.memory.min(other.memory),
            web_view: self.web_view.min(other.web_view),
            nodes: self.nodes.min(other.nodes),
            detached: self.detached.min(other.detached),
            listeners: self.listeners.min(other.listeners),
            timers: self.timers.min(other.timers),
            threads: self.threads.min(other.threads),
            files: self.files.min(other.files),
        }
    }

    /// What has grown since: each measure that is more than it may be, in words.
    pub fn grown_since(&self, before: &Self) -> Vec<String> {
        let grown = MEASURES.iter().filter(|measure| {
            let (then, now) = ((measure.of)(before), (measure.of)(self));
            now > measure.most(then)
        });
        let told = |measure: &Measure| {
            let (then, now) = ((measure.of)(before), (measure.of)(self));
            format!("{}: {then}, then {now}", measure.name)
        };
        grown.map(told).collect()
    }

    /// Both, and what the later one may be at most.
    pub fn beside(&self, before: &Self, head: [&str; 3]) -> impl fmt::Display {
        let mut table = Table::new(&[head[0], head[1], head[2], "level up to"]);
        for measure in &MEASURES {
            let (then, now) = ((measure.of)(before), (measure.of)(self));
            let numbers = [then, now, measure.most(then)].map(|number| number.to_string());
            table.row([measure.name.to_owned()].into_iter().chain(numbers));
        }
        table
    }
}

impl Measure {
    fn most(&self, then: u64) -> u64 {
        then + then * self.hundredths / 100 + self.more
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: Burden = Burden {
        memory: 100 * 1024,
        web_view: 200 * 1024,
        nodes: 500,
        detached: 10,
        listeners: 100,
        timers: 1,
        threads: 20,
        files: 50,
    };

    #[test]
    fn a_little_more_is_level_and_much_more_is_growth() {
        assert_eq!(BEFORE.grown_since(&BEFORE), [""; 0]);
        let little = Burden {
            web_view: 250 * 1024,
            nodes: 520,
            listeners: 106,
            threads: 23,
            ..BEFORE
        };
        assert_eq!(little.grown_since(&BEFORE), [""; 0]);
        let much = Burden {
            memory: 114 * 1024,
            listeners: 107,
            files: 55,
            ..BEFORE
        };
        let grown = much.grown_since(&BEFORE);
        assert_eq!(grown.len(), 3, "{grown:?}");
        assert!(grown[1].ends_with("100, then 107"), "{grown:?}");
    }
}
