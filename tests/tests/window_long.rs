//! That the window holds on to no more after some rounds of work than after the first ones. `npm run bench` measures a
//! longer day, and memory.
#![cfg(target_os = "linux")]

use std::time::Duration;

use acceptance::{Burden, WorkingDay};

/// How long the window is left alone before it is looked at.
const REST: Duration = Duration::from_secs(4);

#[test]
fn listeners_timers_threads_and_files_are_level_after_some_rounds() {
    let mut day = WorkingDay::begin();
    for number in 1..=2 {
        day.round(number);
    }
    day.reloads();
    day.round(3);
    let before = day.window.burden_after(REST);
    for number in 4..=7 {
        day.round(number);
    }
    let after = day.window.burden_after(REST);
    // Memory needs longer to come to a level.
    let after = Burden {
        memory: before.memory,
        web_view: before.web_view,
        ..after
    };
    let grown = after.grown_since(&before);
    assert!(grown.is_empty(), "{grown:#?}");
}
