//! Keys that are archived and recovered, by the command line: real PC/SC service, virtual readers, a host beside it.
//! What a card can do afterwards is judged by OpenSC and OpenSSL.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot be set up fails its test"
)]

mod approvals;
mod at_rest;
mod killed;
mod pulled;
mod recovered;
mod refusals;
mod search;
mod vault;
