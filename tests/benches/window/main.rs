//! What the window costs: from its start to its first paint and first screen, and in memory, beside a window with nothing in it that is
//! built from the same versions; from a card's insertion to its content table; what it adds to the time of a job at
//! the command line; and what it holds on to over a working day. `npm run bench` prints it.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
fn main() {
    linux::main();
}

/// The window is driven on Linux only, where WebKitWebDriver and virtual readers are.
#[cfg(not(target_os = "linux"))]
fn main() {}
