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
    /// From the start of its process to the first paint of its page. The page tells its part, the kernel the other
    /// (Paint Timing §3), both to some milliseconds.
    #[track_caller]
    pub fn first_paint(&self) -> Duration {
        let script = "const paint = performance.getEntriesByName('first-contentful-paint')[0];\
             return paint ? performance.timeOrigin + paint.startTime : null;";
        let painted = self.until("nothing was painted", || self.script(script).as_f64());
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
    fn process(&self) -> u32 {
        let name = self.program.file_name().and_then(|name| name.to_str());
        let all = self.screen.processes(name.unwrap_or_default());
        match all.as_slice() {
            [one] => *one,
            _ => self.fails(format_args!("{} processes of it", all.len())),
        }
    }
}
