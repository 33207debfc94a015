//! What jobs cost at the reader, counted by the card, beside ykman for the same work and beside the least that
//! the card's commands allow; and how long reading a card takes. `npm run bench` prints it.
//!
//! Numbers of one run belong together: certificates, and with them bytes, have other sizes elsewhere.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
fn main() {
    linux::main();
}

/// Virtual readers exist on Linux only.
#[cfg(not(target_os = "linux"))]
fn main() {}
