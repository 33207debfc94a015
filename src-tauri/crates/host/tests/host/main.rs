//! The host as a desk sees it: in this process, over real TLS on the loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by it"
)]

#[path = "../support/mod.rs"]
mod support;

mod activity;
mod approvals;
mod archive;
mod archive_search;
mod audit;
mod authority;
mod card_secrets;
mod console;
mod letters;
mod mail;
mod officer_card;
mod order;
mod pins;
mod processes;
mod receipts;
mod records;
mod recovery;
mod refused_open;
mod refused_orders;
mod service;
mod sign_in;
mod stock;
