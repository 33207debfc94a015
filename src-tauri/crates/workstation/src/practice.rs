//! The practice desk: simulated readers and cards and a host of its own, for training and for the first five minutes.
//!
//! From the command APDU up and from the TLS connection down everything is what it is elsewhere. Its cards are made as a
//! production would make them and are in the host's stock, but for one as it comes from the factory; its officer is called
//! Olivia Lind.

mod cards;
mod readers;

use std::{collections::BTreeSet, sync::Arc};

use card::ReaderSource;
use contents::{Certificate, MalformedCertificate};
use desk::{AddressError, HostAddress};
use host::{Actor, Host, InitOptions, NewOfficer, Running, SealingChoice, ServeOptions};
use procedure::Role;
use virtual_card::{
    Algorithm, KeySlot, Model, VirtualCard,
    profiles::{Authority, MakeError, NewCard, Officer},
};

pub use cards::PracticeCardError;
pub use readers::PracticeReaders;
pub use virtual_card::Pace;

use cards::{Cards, is_inserted};

use crate::{PracticeCardView, PracticeView};

/// The reader that the officer card lies in.
pub const OFFICER_DEVICE: &str = "Practice reader 1 (officer)";
/// The reader that the subject card lies in.
pub const SUBJECT_DEVICE: &str = "Practice reader 2 (subject)";

const OFFICER: &str = "Olivia Lind";
const OFFICER_PIN: &str = "246813";

/// Simulated readers and cards, with the host that knows them.
pub struct Practice {
    readers: PracticeReaders,
    cards: Cards,
    host: Host,
    running: Running,
    ca: Vec<u8>,
    /// The host's data; removed with it.
    _data: tempfile::TempDir,
}

impl Practice {
    /// Its cards take their time as told.
    pub(crate) async fn open(pace: Pace) -> Result<Self, PracticeError> {
        let data = tempfile::Builder::new()
            .prefix("countersign-practice-")
            .tempdir()?;
        let options = InitOptions {
            name: "Practice".to_owned(),
            // The credential store is the person's own; practice leaves nothing in it.
            sealing: SealingChoice::File,
            ..InitOptions::default()
        };
        let host = Host::init(&data.path().join("host"), options).await?;
        let readers = PracticeReaders::new(&[OFFICER_DEVICE, SUBJECT_DEVICE]);
        readers.set_pace(pace);
        let officer = tokio::task::spawn_blocking(make_officer).await??;
        host.add_officer(Actor::Console, &officer.record()?).await?;
        readers.put(OFFICER_DEVICE, VirtualCard::in_memory(officer.card.state));
        let running = host.serve(ServeOptions::default()).await?;
        let ca = std::fs::read(running.ca_file())?;
        let cards = Cards::new()?;
        let practice = Self {
            readers,
            cards,
            host,
            running,
            ca,
            _data: data,
        };
        practice.insert(1).await?;
        Ok(practice)
    }

    pub(crate) fn readers(&self) -> Arc<dyn ReaderSource> {
        Arc::new(self.readers.clone())
    }

    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    pub(crate) fn address(&self) -> Result<HostAddress, AddressError> {
        HostAddress::new(&format!("https://{}", self.running.address()), &self.ca)
    }

    pub(crate) async fn close(self) {
        self.running.shut_down().await;
    }

    /// The PIN of the officer card, which at a practice desk is no secret.
    pub fn officer_pin(&self) -> &'static str {
        OFFICER_PIN
    }

    /// The subject cards, numbered from 1.
    pub fn cards(&self) -> Vec<PracticeCardView> {
        self.cards.list(&self.readers)
    }

    /// Everything that the panel of the practice desk shows.
    pub fn view(&self) -> PracticeView {
        PracticeView {
            officer_pin: OFFICER_PIN.to_owned(),
            officer_device: OFFICER_DEVICE.to_owned(),
            officer_card_inserted: is_inserted(&self.readers, OFFICER_DEVICE),
            subject_device: SUBJECT_DEVICE.to_owned(),
            cards: self.cards(),
        }
    }

    /// Puts the subject card of that number into the subject reader; one that lies there is taken out. The first time,
    /// the card is made, and delivered to the stock where a production does.
    ///
    /// # Errors
    /// [`PracticeCardError`]; then the reader holds what it held.
    pub async fn insert(&self, number: u8) -> Result<(), PracticeCardError> {
        self.cards.insert(number, &self.readers, &self.host).await
    }

    /// Takes the card out of a device, as a hand would: at any moment. Where none lies there, nothing is done.
    ///
    /// # Errors
    /// [`PracticeCardError::NoSuchDevice`].
    pub fn pull(&self, device: &str) -> Result<(), PracticeCardError> {
        self.readers.found(device)?.remove();
        Ok(())
    }

    /// Puts the card back that was taken out of a device last. Where it lies there, nothing is done.
    ///
    /// # Errors
    /// [`PracticeCardError::NoSuchDevice`], [`PracticeCardError::NothingToPutBack`].
    pub fn put_back(&self, device: &str) -> Result<(), PracticeCardError> {
        let bay = self.readers.found(device)?;
        if bay.reinsert().is_none() && bay.insertion().is_none() {
            return Err(PracticeCardError::NothingToPutBack {
                device: device.to_owned(),
            });
        }
        Ok(())
    }

    /// Throws the subject card of that number away and has another of its kind delivered; it is in the
    /// subject reader afterwards.
    ///
    /// # Errors
    /// [`PracticeCardError`]; then the cards are as they were.
    pub async fn reset(&self, number: u8) -> Result<(), PracticeCardError> {
        self.cards.replace(number, &self.readers, &self.host).await
    }
}

/// Why the practice desk could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// The temporary folder.
    #[error("the practice host’s folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The host was not set up.
    #[error(transparent)]
    Init(#[from] host::InitError),
    /// The host does not answer.
    #[error(transparent)]
    Serve(#[from] host::ServeError),
    /// The officer was not added.
    #[error(transparent)]
    Officer(#[from] host::AddOfficerError),
    /// A card could not be made.
    #[error(transparent)]
    Make(#[from] MakeError),
    /// A certificate of the officer card cannot be read.
    #[error("a certificate of the practice officer’s card: {0}")]
    Certificate(#[from] MalformedCertificate),
    /// The officer card lacks a certificate.
    #[error("the practice officer’s card was made without a certificate")]
    NoCertificate,
    /// A subject card.
    #[error(transparent)]
    Card(#[from] PracticeCardError),
    /// The work was abandoned because the program is ending.
    #[error("the program is ending")]
    Ended(#[from] tokio::task::JoinError),
}

/// An officer's card and who issued it.
struct MadeOfficer {
    card: NewCard,
    authority: Authority,
}

fn make_officer() -> Result<MadeOfficer, MakeError> {
    let authority = Authority::new("Practice", "Practice Officer CA")?;
    let card = Officer {
        model: Model::yubikey(100_001),
        name: OFFICER,
        algorithm: Algorithm::EccP256,
        pin: Some(OFFICER_PIN),
        authority: &authority,
        attestation: None,
    }
    .make()?;
    Ok(MadeOfficer { card, authority })
}

impl MadeOfficer {
    fn record(&self) -> Result<NewOfficer, PracticeError> {
        Ok(NewOfficer {
            name: OFFICER.to_owned(),
            roles: BTreeSet::from(Role::ALL),
            authentication: self.certificate(KeySlot::AUTHENTICATION)?,
            signature: self.certificate(KeySlot::SIGNATURE)?,
            authorities: vec![Certificate::from_der(self.authority.certificate_der())?],
        })
    }

    fn certificate(&self, slot: KeySlot) -> Result<Certificate, PracticeError> {
        let der = self
            .card
            .state
            .certificate(slot)
            .ok_or(PracticeError::NoCertificate)?;
        Ok(Certificate::from_der(&der)?)
    }
}
