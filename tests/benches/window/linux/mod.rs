#![expect(clippy::print_stdout, reason = "a bench prints")]
#![expect(clippy::expect_used, reason = "a bench fails by it")]

mod insertion;
mod issuance;
mod long;
mod start;

use std::time::Duration;

pub(super) fn main() {
    let parts: [(&str, fn()); 4] = [
        ("start", start::print),
        ("insertion", insertion::print),
        ("issuance", issuance::print),
        ("long", long::print),
    ];
    // What cargo says to benches (`--bench`) is of no use here; whoever names parts wants these alone.
    let named: Vec<_> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    for (name, print) in parts {
        if named.is_empty() || named.iter().any(|word| word == name) {
            print();
        }
    }
}

/// How often each thing is measured.
const RUNS: usize = 5;

fn median<T: Copy + PartialOrd>(mut all: Vec<T>) -> T {
    all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    all[all.len() / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}
