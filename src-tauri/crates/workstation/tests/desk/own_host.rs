//! A desk with its own host, and nobody there yet.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use desk::{OperationId, Trouble, TypedPin};
use host::{Actor, Host, InitOptions, SealingChoice};
use protocol::OfficerId;
use virtual_card::{
    Algorithm, KeySlot, ManagementAlgorithm, Model, ReaderBay, VirtualCard,
    profiles::{Authority, NewCard, Officer, PrePersonalized, production_file},
};
use workstation::{Place, Workstation, practice::PracticeReaders};

use crate::bench::{OFFICER, OFFICER_PIN, SUBJECT};

pub(crate) const NAME: &str = "Olivia Lind";

static NEXT_SERIAL: AtomicU32 = AtomicU32::new(40_000_001);

/// A workstation with an embedded host that has no officer.
pub(crate) struct OwnHost {
    pub(crate) workstation: Workstation,
    pub(crate) readers: PracticeReaders,
    pub(crate) production: Authority,
    data: tempfile::TempDir,
}

impl OwnHost {
    pub(crate) async fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("host");
        // The credential store is not asked in tests: this host keeps its sealing key in a file.
        let options = InitOptions {
            sealing: SealingChoice::File,
            ..InitOptions::default()
        };
        drop(Host::init(&folder, options).await.unwrap());
        let readers = PracticeReaders::new(&[OFFICER, SUBJECT]);
        let place = Place::Embedded { data: Some(folder) };
        let workstation = Workstation::open_with(place, Arc::new(readers.clone()));
        Self {
            workstation: workstation.await.unwrap(),
            readers,
            production: Authority::new("Test", "Test Production CA").unwrap(),
            data,
        }
    }

    pub(crate) fn host(&self) -> &Host {
        self.workstation.embedded_host().unwrap()
    }

    pub(crate) fn folder(&self) -> std::path::PathBuf {
        self.data.path().join("host")
    }

    pub(crate) fn bay(&self) -> &Arc<ReaderBay> {
        self.readers.bay(OFFICER).unwrap()
    }

    /// A card as production makes them: with keys and transport certificates, or blank.
    pub(crate) fn produced(&self, generic: bool, keys: &[(KeySlot, Algorithm)]) -> NewCard {
        let serial = NEXT_SERIAL.fetch_add(1, Ordering::Relaxed);
        let card = PrePersonalized {
            model: if generic {
                Model::generic()
            } else {
                Model::yubikey(serial)
            },
            keys,
            authority: Some(&self.production),
            chuid: true,
            management_algorithm: ManagementAlgorithm::Aes256,
            attestation: None,
        };
        card.make().unwrap()
    }

    /// Takes a card into stock by the window's way.
    pub(crate) async fn import(&self, card: &NewCard) -> Result<u32, Trouble> {
        let file = production_file::for_one_card(card, Some(&self.production)).unwrap();
        self.workstation.import_cards(&file).await
    }

    /// The same at the host's console.
    pub(crate) async fn import_at_console(&self, card: &NewCard) {
        let file = production_file::for_one_card(card, Some(&self.production)).unwrap();
        let host = self.workstation.embedded_host().unwrap();
        let imported = host.import_cards(host::Actor::Console, file.as_bytes());
        assert_eq!(imported.await.unwrap().imported, 1);
    }

    /// A card in stock, in the officer's device.
    pub(crate) async fn deliver(&self, generic: bool, keys: &[(KeySlot, Algorithm)]) {
        let card = self.produced(generic, keys);
        assert_eq!(self.import(&card).await, Ok(1));
        self.insert(card);
    }

    /// A card that is an officer's elsewhere.
    pub(crate) fn officer_card(&self, authority: &Authority, name: &str) -> NewCard {
        let serial = NEXT_SERIAL.fetch_add(1, Ordering::Relaxed);
        let officer = Officer {
            model: Model::yubikey(serial),
            name,
            algorithm: Algorithm::EccP256,
            pin: Some(OFFICER_PIN),
            authority,
            attestation: None,
        };
        officer.make().unwrap()
    }

    pub(crate) fn insert(&self, card: NewCard) {
        self.bay().insert(VirtualCard::in_memory(card.state));
    }

    pub(crate) async fn issue(&self, pin: &str) -> Result<(), Trouble> {
        let (operation, again) = (OperationId::fresh(), typed(pin));
        self.workstation
            .issue_officer_card(operation, OFFICER, NAME, typed(pin), again)
            .await
    }

    pub(crate) async fn enrol(&self, authorities: Option<&str>) -> Result<(), Trouble> {
        let operation = OperationId::fresh();
        self.workstation
            .enrol_officer(operation, OFFICER, NAME, authorities)
            .await
    }

    /// Active officers.
    pub(crate) async fn officers(&self) -> Vec<OfficerId> {
        let officers = self.host().officers().await.unwrap();
        let active = officers.into_iter().filter(|officer| officer.active);
        active.map(|officer| officer.id).collect()
    }

    /// Makes room for another first officer.
    pub(crate) async fn disable_all(&self) {
        for officer in self.officers().await {
            self.host()
                .disable_officer(Actor::Console, officer)
                .await
                .unwrap();
        }
    }
}

pub(crate) fn typed(pin: &str) -> TypedPin {
    serde_json::from_value(pin.into()).unwrap()
}
