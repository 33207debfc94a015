//! A working day in rounds: what the window holds on to after a quarter of them, and at the end.

use std::time::{Duration, Instant};

use acceptance::WorkingDay;

/// A shortened day. Eight hours are about four hundred cards, each with its order, and a look at everything else.
const ROUNDS: usize = 24;
/// How long the window is left alone before it is measured: the web view's collector comes by then.
const REST: Duration = Duration::from_secs(20);

pub(super) fn print() {
    let wanted = std::env::var("COUNTERSIGN_ROUNDS");
    let rounds = wanted.map_or(ROUNDS, |count| count.parse().expect("a number of rounds"));
    assert!(rounds >= 8, "fewer than 8 rounds have no quarter");
    let quarter = rounds / 4;
    let mut day = WorkingDay::begin();
    let begun = Instant::now();
    let mut before = None;
    for number in 1..=rounds {
        day.round(number);
        // Not from here on to the end, three quarters of the rounds: what grows with them shows.
        if number == 1 {
            day.reloads();
        }
        if number == quarter {
            before = Some(day.window.burden_after(REST));
            day.reloads();
        }
    }
    let took = begun.elapsed().as_secs();
    let after = day.window.burden_after(REST);
    let before = before.expect("there was a quarter");
    let head = format!("a working day of {rounds} rounds, {took} s");
    let heads = [head.as_str(), &format!("after {quarter}"), "at the end"];
    println!("{}", after.beside(&before, heads));
    println!(
        "A round is a card in and out with its order, every tab, and Settings, search, shortcuts and About opened and \
         closed; in every fourth the officer card is taken along. The page is loaded again in the first round and at the \
         quarter, and not after it; the web view tells no size of its heap, which is part of its memory. \
         COUNTERSIGN_ROUNDS says how many rounds, 400 for eight hours.\n"
    );
    let grown = after.grown_since(&before);
    assert!(grown.is_empty(), "the window grows: {grown:#?}");
}
