//! A host over real TLS, and around it what a desk, an officer card and production bring: software keys, certificates,
//! a production file, the documents of a run.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test program uses its part"
)]

mod card;
mod desk;
mod issuer;
mod key;
pub mod recovery;

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use contents::{Certificate, KeyAlgorithm};
use host::{
    Actor, Clock, Host, InitOptions, KeyPool, NewOfficer, OpenOptions, Running, SealingChoice,
    ServeOptions,
};
use jiff::{SignedDuration, Timestamp};
use procedure::Role;
use protocol::OfficerId;
use tempfile::TempDir;

pub use card::{Card, MANAGEMENT_KEY, TRANSPORT_PIN, production_file};
pub use desk::{
    Desk, Run, body, client, draft, new_order, now, post_json, redo_three, run_keys, sign_in, url,
};
pub use issuer::{Issuer, Wanted};
pub use key::Key;

/// The system's clock, moved by the test.
#[derive(Debug, Default)]
pub struct MovedClock(AtomicI64);

impl MovedClock {
    pub fn forward(&self, by: SignedDuration) {
        self.0
            .fetch_add(i64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        let moved = Timestamp::now() + SignedDuration::from_millis(self.0.load(Ordering::SeqCst));
        moved.round(jiff::Unit::Millisecond).unwrap()
    }
}

/// An officer with two keys in software.
pub struct Officer {
    pub id: OfficerId,
    pub name: String,
    pub authentication: Key,
    pub authentication_certificate: Certificate,
    pub signature: Key,
    pub signature_certificate: Certificate,
}

/// A host that runs, with what belongs to it.
pub struct World {
    pub data: TempDir,
    pub clock: Arc<MovedClock>,
    pub host: Host,
    pub running: Running,
    pub officers: Issuer,
    pub production: Issuer,
}

impl World {
    pub async fn new() -> Self {
        Self::with(InitOptions::default()).await
    }

    pub async fn with(options: InitOptions) -> Self {
        Self::with_pool(options, KeyPool::EMPTY).await
    }

    /// A host that keeps keys ready. The others make each when it is wanted, so that no test waits for another's.
    pub async fn with_pool(options: InitOptions, key_pool: KeyPool) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clock = Arc::new(MovedClock::default());
        let sealing = SealingChoice::File;
        let options = InitOptions {
            sealing,
            clock: Arc::<MovedClock>::clone(&clock),
            ..options
        };
        let host = Host::init(&data.path().join("host"), options)
            .await
            .unwrap();
        let serve = ServeOptions {
            key_pool,
            ..ServeOptions::default()
        };
        let running = host.serve(serve).await.unwrap();
        let (officers, production) = (
            Issuer::new("Officer CA"),
            Issuer::new("Example Production CA"),
        );
        Self {
            data,
            clock,
            host,
            running,
            officers,
            production,
        }
    }

    /// The same host opened once more, as another process would.
    pub async fn second(&self) -> (Host, Running) {
        let clock = Arc::<MovedClock>::clone(&self.clock);
        let host = Host::open(self.host.data(), OpenOptions { clock })
            .await
            .unwrap();
        let running = host
            .serve(ServeOptions {
                shared: true,
                key_pool: KeyPool::EMPTY,
                ..ServeOptions::default()
            })
            .await
            .unwrap();
        (host, running)
    }

    pub fn database(&self) -> std::path::PathBuf {
        self.host.data().join("host.sqlite")
    }

    pub async fn officer(&self, name: &str, roles: &[Role]) -> Officer {
        self.officer_with(
            name,
            roles,
            Key::new(KeyAlgorithm::EccP256),
            Key::new(KeyAlgorithm::EccP256),
        )
        .await
    }

    pub async fn officer_with(
        &self,
        name: &str,
        roles: &[Role],
        authentication: Key,
        signature: Key,
    ) -> Officer {
        let wanted = Wanted::new(&format!("{name} authentication"), &authentication.public());
        let authentication_certificate = self.officers.issue(wanted.client());
        let wanted = Wanted::new(&format!("{name} signature"), &signature.public());
        let signature_certificate = self.officers.issue(wanted.signs());
        let new = NewOfficer {
            name: name.to_owned(),
            roles: roles.iter().copied().collect::<BTreeSet<_>>(),
            authentication: authentication_certificate.clone(),
            signature: signature_certificate.clone(),
            authorities: vec![self.officers.certificate().clone()],
        };
        let id = self.host.add_officer(Actor::Console, &new).await.unwrap();
        Officer {
            id,
            name: name.to_owned(),
            authentication,
            authentication_certificate,
            signature,
            signature_certificate,
        }
    }

    /// Olivia, who may issue, signed in.
    pub async fn desk(&self) -> Desk {
        let officer = self.officer("Olivia Lind", &[Role::IssueCertificate]).await;
        Desk::sign_in(&self.running, officer).await.unwrap()
    }

    /// A pre-personalized card, in stock.
    pub async fn stocked(&self, serial: &str, algorithms: &[(&str, KeyAlgorithm)]) -> Card {
        let card = Card::produced(serial, algorithms, &self.production);
        self.import(&[&card]).await;
        card
    }

    pub async fn import(&self, cards: &[&Card]) {
        let file = production_file(cards, &self.production);
        self.host
            .import_cards(Actor::Console, file.to_string().as_bytes())
            .await
            .unwrap();
    }

    /// A shipped procedure with changes, active in place of what has its name.
    pub async fn changed_procedure(&self, file: &str, changes: &[(&str, &str)]) {
        let shipped = procedure::SHIPPED.iter().find(|(name, _)| *name == file);
        let mut toml = shipped.unwrap().1.to_owned();
        for (from, to) in changes {
            assert!(toml.contains(from), "{file} has no {from}");
            toml = toml.replace(from, to);
        }
        let imported = self
            .host
            .import_procedure(Actor::Console, &toml, file)
            .await
            .unwrap();
        self.host
            .activate_procedure(Actor::Console, &imported.revision)
            .await
            .unwrap();
    }

    /// Rows of a table.
    pub async fn count(&self, query: &'static str) -> i64 {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.database());
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        let count = sqlx::query_scalar(query).fetch_one(&pool).await.unwrap();
        pool.close().await;
        count
    }

    /// Changes the database behind the host's back.
    pub async fn tamper(&self, statements: &str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.database());
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(statements.to_owned()))
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
    }
}

/// Three keys on P-256, as most cards have them.
pub const THREE_P256: [(&str, KeyAlgorithm); 3] = [
    ("9a", KeyAlgorithm::EccP256),
    ("9c", KeyAlgorithm::EccP256),
    ("9d", KeyAlgorithm::EccP256),
];
