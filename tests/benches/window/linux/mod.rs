#![expect(clippy::print_stdout, reason = "a bench prints")]

mod insertion;
mod issuance;
mod start;

use std::time::Duration;

pub(super) fn main() {
    // What cargo says to benches (`--bench`) is of no use here.
    start::print();
    insertion::print();
    issuance::print();
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
