//! What a window costs.

use std::cell::Cell;
use std::thread;
use std::time::Duration;

use super::{Window, processes};

/// The memory of a process and all that it started, each with its share of what they share, in KiB.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// All of it.
    pub all: u64,
    /// What of it is the program's own file: code, which a development build has several times as much of.
    pub program: u64,
}

/// Between two looks at memory that is to come to rest.
const BETWEEN: Duration = Duration::from_millis(300);

impl Window {
    /// From the start of its process to the first paint of something to be seen on its page (Paint Timing §3).
    #[track_caller]
    pub fn first_paint(&self) -> Duration {
        self.until_its("first-contentful-paint")
    }

    /// From the start of its process to the paint of its first screen, as the page marks it (User Timing §3).
    #[track_caller]
    pub fn first_screen(&self) -> Duration {
        self.until_its("screen")
    }

    /// The page tells its part, the kernel the other, both to some milliseconds.
    #[track_caller]
    fn until_its(&self, entry: &str) -> Duration {
        let script = format!(
            "const entry = performance.getEntriesByName('{entry}')[0];\
             return entry ? performance.timeOrigin + entry.startTime : null;"
        );
        let painted = self.until(&format!("no {entry}"), || self.script(&script).as_f64());
        let process = self.process();
        let Some(started) = processes::started(process) else {
            self.fails("its process is gone")
        };
        Duration::from_secs_f64((painted - started).max(0.0) / 1000.0)
    }

    /// What it takes once it has come to rest: what only the start needs is given back a little later.
    #[track_caller]
    pub fn memory(&self) -> Memory {
        let before = Cell::new(0);
        self.until("its memory does not come to rest", || {
            thread::sleep(BETWEEN);
            let now = self.memory_now();
            let moved = now.all.abs_diff(before.replace(now.all));
            (moved * 100 <= now.all).then_some(now)
        })
    }

    #[track_caller]
    fn memory_now(&self) -> Memory {
        let process = self.process();
        let all = processes::descendants(process).into_iter();
        Memory {
            all: all.filter_map(processes::proportional_memory).sum(),
            program: processes::memory_of_file(process, &self.program).unwrap_or_default(),
        }
    }

    #[track_caller]
    pub(super) fn process(&self) -> u32 {
        let all = self.screen.processes(self.program_name());
        match all.as_slice() {
            [one] => *one,
            _ => self.fails(format_args!("{} processes of it", all.len())),
        }
    }
}
