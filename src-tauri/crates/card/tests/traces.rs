//! Traces have no data of commands. Alone in its program: a call site that another test reaches first, where nobody
//! listens, may be taken for one that nobody listens to.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

mod support;

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use card::{ManagementKeyProof, Piv};
use contents::Guid;
use secret::Pin;
use support::Bay;
use virtual_card::Model;

/// Where a subscriber writes, to be looked at afterwards.
#[derive(Clone, Default)]
struct Traced(Arc<Mutex<Vec<u8>>>);

impl Write for Traced {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn traces_tell_commands_and_nothing_of_what_is_in_them() {
    let bay = Bay::pre_personalized(Model::yubikey(1), &[]);
    let traced = Traced::default();
    let writer = traced.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        let mut connection = bay.connection();
        let mut session = Piv::open_any(&mut connection).unwrap();
        session.verify_pin(&bay.pin()).unwrap();
        session
            .change_pin(&bay.pin(), &Pin::new("86420975".to_owned()))
            .unwrap();
        session
            .reset_retry_counter(&bay.puk(), &Pin::new("97531086".to_owned()))
            .unwrap();
        session
            .authenticate_management_key(&bay.management_key(), ManagementKeyProof::Mutual)
            .unwrap();
        session.set_management_key(&bay.management_key()).unwrap();
        session
            .verify_pin(&Pin::new("97531086".to_owned()))
            .unwrap();
        session.set_tries(4, 4).unwrap();
        session.put_chuid(Guid(*b"0123456789abcdef")).unwrap();
    });
    let traces = String::from_utf8(traced.0.lock().unwrap().clone())
        .unwrap()
        .to_lowercase();
    for command in [
        "verify",
        "change reference data",
        "reset retry counter",
        "general authenticate",
        "set pin retries",
        "put data",
        "status=9000",
    ] {
        assert!(traces.contains(command), "{command}: {traces}");
    }
    let key = bay.management_key();
    for secret in [
        bay.pin.as_bytes(),
        bay.puk.as_bytes(),
        b"86420975",
        b"97531086",
        key.expose(),
    ] {
        assert!(!traces.contains(&hex::encode(secret)));
        assert!(!traces.contains(&format!("{secret:?}")[1..5 * 2]));
        assert!(!traces.contains(&*String::from_utf8_lossy(secret)));
    }
}
