//! The desk with in-process virtual cards and an in-process host over loopback TLS: what an officer does, and
//! everything that can go wrong while it is done.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by it")]

mod abandon;
mod acts;
mod apdus;
mod archive;
mod bench;
mod first_officer;
mod host_down;
mod operations;
mod own_host;
mod pinpad;
mod pins;
mod practice;
mod proxy;
mod pulled;
mod refusals;
mod secrets;
mod service;
mod sign_in;
mod sitting;
mod verify;
mod watched;
mod whole_job;
