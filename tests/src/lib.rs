//! Fixtures for the tests that put finished programs together: a private PC/SC service with virtual readers,
//! cards in them, hosts, and the tools of others. They speak to programs only and link no crate of the product,
//! so that what is tested is what is shipped. Only texts are taken from `messages`: what a person reads in the window is
//! what the test looks for.
//!
//! ```no_run
//! # #[cfg(target_os = "linux")] {
//! use acceptance::{CardMaker, Readers};
//!
//! let readers = Readers::start();
//! let card = CardMaker::new().make("pre-personalized", &[]);
//! let mut inserted = readers.insert(0, &card);
//!
//! let listed = readers.foreign("opensc-tool").args(["--reader", "0", "--atr"]).succeeds();
//! assert!(listed.stdout.starts_with("3b:"));
//!
//! inserted.pull_before(3);
//! readers.ours("countersign").arg("card").fails();
//! # }
//! ```
//!
//! * [`Readers`]: a pcscd of its own per test, with two readers. Any number run beside each other, for root and
//!   for other users. Everything ends with the value, and also when the test process is killed.
//! * [`CardMaker`], [`Card`] and [`InsertedCard`]: where cards come from, a card's state in a file, and that card
//!   in a reader, where it can be pulled at the worst moment.
//! * [`Host`]: a certificate manager host in a folder of its own.
//! * [`Office`]: all of these put together, with an officer whom the host knows: what a job starts from; and with
//!   [`Colleague`]s where a job wants more than one.
//! * [`Judged`]: what OpenSC and OpenSSL say of a card that was issued in it.
//! * [`Enveloped`]: a message that was encrypted to a certificate, and is opened by a card alone.
//! * [`Machine`]: this machine with a layer of its own over it, to install and configure in.
//! * [`MailServer`] and [`Printing`]: where PINs go that are mailed and printed.
//! * [`remains_in_memory`] and [`HeldAtItsEnd`]: what is left of a secret in a process, and one that is held at its end.
//! * [`Window`]: the window on a screen of its own, with somebody in front of it who uses the mouse or the keyboard;
//!   [`Unattended`]: the same with nobody there.
//! * [`WorkingDay`]: the window of an office, used for card after card; [`Burden`]: what the window holds on to then.
//! * [`Table`]: what a bench measured, in columns.
//! * [`Program`]: runs a program with a time limit; what it said is part of every failure.
//!
//! A fixture that cannot do its work panics with what a person has to do: it is used by tests only.
//!
//! Virtual readers exist on Linux alone, because their driver (vpcd) does. A test that uses them stands in a
//! module with `#![cfg(target_os = "linux")]`.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a fixture fails the test that uses it, and says why"
)]

mod built;
#[cfg(target_os = "linux")]
mod card;
#[cfg(target_os = "linux")]
mod enveloped;
#[cfg(unix)]
mod host;
#[cfg(target_os = "linux")]
mod judged;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod mail_server;
#[cfg(target_os = "linux")]
mod office;
#[cfg(target_os = "linux")]
mod printing;
mod program;
#[cfg(target_os = "linux")]
mod readers;
#[cfg(target_os = "linux")]
mod remains;
mod table;
#[cfg(target_os = "linux")]
mod window;

pub use built::{built, tool};
#[cfg(target_os = "linux")]
pub use card::{Card, CardMaker, Exchange, InsertedCard, Traffic};
#[cfg(target_os = "linux")]
pub use enveloped::Enveloped;
#[cfg(unix)]
pub use host::Host;
#[cfg(target_os = "linux")]
pub use judged::Judged;
#[cfg(target_os = "linux")]
pub use machine::Machine;
#[cfg(target_os = "linux")]
pub use mail_server::{Mail, MailSecurity, MailServer};
#[cfg(target_os = "linux")]
pub use office::{Colleague, Office};
#[cfg(target_os = "linux")]
pub use printing::Printing;
pub use program::{Ended, Program};
#[cfg(target_os = "linux")]
pub use readers::Readers;
#[cfg(target_os = "linux")]
pub use remains::{HeldAtItsEnd, remains_in_memory};
pub use table::Table;
#[cfg(target_os = "linux")]
pub use window::{
    Burden, By, Held, Key, Manager, Memory, Role, Unattended, Window, WorkingDay, filled, said,
    said_of_error,
};
