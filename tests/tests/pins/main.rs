//! PINs and PUKs on their way to the holder, by the command line: mailed over TLS, printed by CUPS, entered, unblocked
//! and changed. What the card opens with afterwards, OpenSC says.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

mod bench;
mod letter;
mod mail;
mod memory;
mod service;
mod taken_in;
