use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use desk::{Coded, Sentence};
use host::{Actor, Host, ImportCardsError};
use serde_json::{Map, Value, json};
use virtual_card::{
    Algorithm, KeySlot, ManagementAlgorithm, Model, ReaderBay, VirtualCard,
    profiles::{Authority, Blank, MakeError, PrePersonalized, production_file},
};

use super::{PracticeReaders, SUBJECT_DEVICE};
use crate::PracticeCardView;

/// Why a practice card is not where it was wanted.
#[derive(Debug, thiserror::Error)]
pub enum PracticeCardError {
    /// There is no practice device of that name.
    #[error("there is no practice device {device}")]
    NoSuchDevice {
        /// The name.
        device: String,
    },
    /// No card was taken out of that device before.
    #[error("no card was taken out of {device}")]
    NothingToPutBack {
        /// The device.
        device: String,
    },
    /// There is no card of that number.
    #[error("there is no practice card {number}")]
    NoSuchCard {
        /// The number.
        number: u8,
    },
    /// It could not be made.
    #[error(transparent)]
    Make(#[from] MakeError),
    /// It could not be told to the host.
    #[error("the production file of the practice card: {0}")]
    ProductionFile(String),
    /// The host did not take it into stock.
    #[error(transparent)]
    Import(#[from] ImportCardsError),
    /// The work was abandoned because the program is ending.
    #[error("the program is ending")]
    Ended(#[from] tokio::task::JoinError),
}

impl Coded for PracticeCardError {
    fn code(&self) -> String {
        match self {
            Self::NoSuchDevice { .. } => "practice-no-such-device",
            Self::NothingToPutBack { .. } => "practice-nothing-to-put-back",
            Self::NoSuchCard { .. } => "practice-no-such-card",
            Self::Make(_) | Self::ProductionFile(_) | Self::Import(_) => "practice-card-not-made",
            Self::Ended(_) => "program-ending",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let data = match self {
            Self::NoSuchDevice { device } | Self::NothingToPutBack { device } => {
                json!({ "device": device })
            }
            Self::NoSuchCard { number } => json!({ "number": number }),
            Self::Make(_) | Self::ProductionFile(_) | Self::Import(_) | Self::Ended(_) => json!({}),
        };
        data.as_object().cloned().unwrap_or_default()
    }
}

/// All subject cards: at hand, in the reader, or not made yet. RSA keys take a while, so each card is made when it is
/// first wanted.
pub(super) struct Cards {
    production: Arc<Authority>,
    /// One card is moved at a time: a card that is being made is not made twice.
    turn: tokio::sync::Mutex<()>,
    stack: Arc<Mutex<Stack>>,
    next_serial: AtomicU32,
}

#[derive(Default)]
struct Stack {
    /// Cards at hand, by number less one; the one at the reader is not among them.
    at_hand: [Option<VirtualCard>; KINDS.len()],
    /// The one that lies in the reader, or was taken out of it last.
    at_reader: Option<u8>,
}

#[derive(Clone, Copy)]
struct Kind {
    /// The key of its name in `messages`.
    name: &'static str,
    makes: Makes,
}

/// Who made a card.
#[derive(Clone, Copy)]
enum Makes {
    /// A production, which tells the host.
    Production {
        generic: bool,
        keys: Option<Algorithm>,
    },
    /// A factory: PIN, PUK and card management key are everybody's, and the host knows nothing of it.
    Factory,
}

const KINDS: [Kind; 6] = [
    Kind {
        name: "practice-card-p256",
        makes: Makes::Production {
            generic: false,
            keys: Some(Algorithm::EccP256),
        },
    },
    Kind {
        name: "practice-card-rsa2048",
        makes: Makes::Production {
            generic: false,
            keys: Some(Algorithm::Rsa2048),
        },
    },
    Kind {
        name: "practice-card-plain-p256",
        makes: Makes::Production {
            generic: true,
            keys: Some(Algorithm::EccP256),
        },
    },
    Kind {
        name: "practice-card-plain-rsa2048",
        makes: Makes::Production {
            generic: true,
            keys: Some(Algorithm::Rsa2048),
        },
    },
    Kind {
        name: "practice-card-no-keys",
        makes: Makes::Production {
            generic: false,
            keys: None,
        },
    },
    Kind {
        name: "practice-card-factory-new",
        makes: Makes::Factory,
    },
];

const FIRST_SERIAL: u32 = 20_000_001;

impl Cards {
    pub(super) fn new() -> Result<Self, MakeError> {
        Ok(Self {
            production: Arc::new(Authority::new("Practice", "Practice Production CA")?),
            turn: tokio::sync::Mutex::default(),
            stack: Arc::default(),
            next_serial: AtomicU32::new(FIRST_SERIAL),
        })
    }

    pub(super) fn list(&self, readers: &PracticeReaders) -> Vec<PracticeCardView> {
        let lies = is_inserted(readers, SUBJECT_DEVICE);
        let inserted = self.stack().at_reader.filter(|_| lies);
        let card = |(number, kind): (u8, &Kind)| PracticeCardView {
            number,
            name: Sentence {
                code: kind.name.to_owned(),
                data: BTreeMap::new(),
            },
            inserted: inserted == Some(number),
        };
        (1..).zip(&KINDS).map(card).collect()
    }

    pub(super) async fn insert(
        &self,
        number: u8,
        readers: &PracticeReaders,
        host: &Host,
    ) -> Result<(), PracticeCardError> {
        let place = place(number)?;
        let _turn = self.turn.lock().await;
        if self.stack().at_reader == Some(number) {
            readers.found(SUBJECT_DEVICE)?.reinsert();
            return Ok(());
        }
        let at_hand = self.stack().at_hand[place].take();
        let card = match at_hand {
            Some(card) => card,
            None => self.deliver(KINDS[place], host).await?,
        };
        self.exchange(number, card, readers).await
    }

    /// The card that lies in the reader goes back to the others, and this one is put in. A card that makes a key is pulled
    /// at once, and is at hand when the computer is done with the key: a thread of its own waits for that.
    async fn exchange(
        &self,
        number: u8,
        card: VirtualCard,
        readers: &PracticeReaders,
    ) -> Result<(), PracticeCardError> {
        let bay = readers.found(SUBJECT_DEVICE)?.clone();
        let stack = self.stack.clone();
        let exchanged = move || exchange(&stack, &bay, number, card);
        Ok(tokio::task::spawn_blocking(exchanged).await?)
    }

    /// Has production deliver another card of its kind, which is put into the reader; the old one is thrown away.
    pub(super) async fn replace(
        &self,
        number: u8,
        readers: &PracticeReaders,
        host: &Host,
    ) -> Result<(), PracticeCardError> {
        let place = place(number)?;
        let _turn = self.turn.lock().await;
        let card = self.deliver(KINDS[place], host).await?;
        self.exchange(number, card, readers).await?;
        self.stack().at_hand[place] = None;
        Ok(())
    }

    /// Has a card made, and the host told of it by those who tell it.
    async fn deliver(&self, kind: Kind, host: &Host) -> Result<VirtualCard, PracticeCardError> {
        let serial = self.next_serial.fetch_add(1, Ordering::Relaxed);
        let production = self.production.clone();
        let made = tokio::task::spawn_blocking(move || make(kind, serial, &production)).await?;
        let (card, file) = made?;
        if let Some(file) = file {
            host.import_cards(Actor::Console, file.as_bytes()).await?;
        }
        Ok(card)
    }

    fn stack(&self) -> MutexGuard<'_, Stack> {
        lock(&self.stack)
    }
}

fn lock(stack: &Mutex<Stack>) -> MutexGuard<'_, Stack> {
    stack.lock().unwrap_or_else(PoisonError::into_inner)
}

fn exchange(stack: &Mutex<Stack>, bay: &ReaderBay, number: u8, card: VirtualCard) {
    let before = bay.take();
    let mut stack = lock(stack);
    let lay = stack.at_reader.replace(number);
    if let Some(lay) = lay.and_then(|lay| place(lay).ok()) {
        stack.at_hand[lay] = before;
    }
    bay.insert(card);
}

/// Whether a card lies in that reader.
pub(super) fn is_inserted(readers: &PracticeReaders, device: &str) -> bool {
    readers
        .bay(device)
        .is_some_and(|bay| bay.insertion().is_some())
}

fn place(number: u8) -> Result<usize, PracticeCardError> {
    let place = usize::from(number)
        .checked_sub(1)
        .filter(|place| *place < KINDS.len());
    place.ok_or(PracticeCardError::NoSuchCard { number })
}

/// The card, and what its production says of it.
fn make(
    kind: Kind,
    serial: u32,
    production: &Authority,
) -> Result<(VirtualCard, Option<String>), PracticeCardError> {
    let (generic, keys) = match kind.makes {
        Makes::Production { generic, keys } => (generic, keys),
        Makes::Factory => {
            let card = Blank {
                model: Model::yubikey(serial),
                chuid: false,
                attestation: None,
            };
            return Ok((VirtualCard::in_memory(card.make()?.state), None));
        }
    };
    let slots = [
        KeySlot::AUTHENTICATION,
        KeySlot::SIGNATURE,
        KeySlot::KEY_MANAGEMENT,
        KeySlot::CARD_AUTHENTICATION,
    ];
    let keys: Vec<_> = keys
        .into_iter()
        .flat_map(|algorithm| slots.map(|slot| (slot, algorithm)))
        .collect();
    let card = PrePersonalized {
        model: if generic {
            Model::generic()
        } else {
            Model::yubikey(serial)
        },
        keys: &keys,
        authority: Some(production),
        chuid: true,
        management_algorithm: ManagementAlgorithm::Aes256,
        attestation: None,
    }
    .make()?;
    let file = production_file::for_one_card(&card, Some(production))
        .map_err(|error| PracticeCardError::ProductionFile(error.to_string()))?;
    Ok((VirtualCard::in_memory(card.state), Some(file)))
}
