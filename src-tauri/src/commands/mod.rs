//! The commands, one file per subject. Each passes what it is given on to the desk or workstation; what came of it, the
//! view tells.

pub(crate) mod about;
pub(crate) mod activity;
pub(crate) mod archive;
pub(crate) mod clipboard;
pub(crate) mod first_officer;
pub(crate) mod letters;
#[cfg(test)]
mod names;
pub(crate) mod place;
pub(crate) mod practice;
pub(crate) mod run;
pub(crate) mod service;
pub(crate) mod settings;
pub(crate) mod sign_in;
pub(crate) mod smart_card;
pub(crate) mod support;
