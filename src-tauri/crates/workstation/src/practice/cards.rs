use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use host::{Actor, Host, ImportCardsError};
use serde::Serialize;
use virtual_card::{
    Algorithm, KeySlot, ManagementAlgorithm, Model, VirtualCard,
    profiles::{Authority, MakeError, PrePersonalized, production_file},
};

use super::{PracticeReaders, SUBJECT_DEVICE};

/// A subject card of the practice desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PracticeCard {
    /// Its number, from 1.
    pub number: u8,
    /// What it is, in words.
    pub name: String,
    /// Whether it lies in the subject reader.
    pub inserted: bool,
}

/// Why a subject card is not in its reader.
#[derive(Debug, thiserror::Error)]
pub enum PracticeCardError {
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

/// All subject cards: at hand, in the reader, or not made yet. RSA keys take a while, so each card is made when it is
/// first wanted.
pub(super) struct Cards {
    production: Arc<Authority>,
    stack: Mutex<Stack>,
    next_serial: AtomicU32,
}

struct Stack {
    /// Cards at hand, by number less one; the one in the reader is not among them.
    at_hand: [Option<VirtualCard>; KINDS.len()],
    inserted: Option<u8>,
}

#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    generic: bool,
    keys: Option<Algorithm>,
}

const KINDS: [Kind; 5] = [
    Kind {
        name: "P-256 keys, tells metadata",
        generic: false,
        keys: Some(Algorithm::EccP256),
    },
    Kind {
        name: "RSA-2048 keys, tells metadata",
        generic: false,
        keys: Some(Algorithm::Rsa2048),
    },
    Kind {
        name: "P-256 keys, plain PIV",
        generic: true,
        keys: Some(Algorithm::EccP256),
    },
    Kind {
        name: "RSA-2048 keys, plain PIV",
        generic: true,
        keys: Some(Algorithm::Rsa2048),
    },
    Kind {
        name: "no keys, tells metadata",
        generic: false,
        keys: None,
    },
];

const FIRST_SERIAL: u32 = 20_000_001;

impl Cards {
    pub(super) fn new() -> Result<Self, MakeError> {
        Ok(Self {
            production: Arc::new(Authority::new("Practice", "Practice Production CA")?),
            stack: Mutex::new(Stack {
                at_hand: Default::default(),
                inserted: None,
            }),
            next_serial: AtomicU32::new(FIRST_SERIAL),
        })
    }

    pub(super) fn list(&self) -> Vec<PracticeCard> {
        let inserted = self.stack().inserted;
        let card = |(number, kind): (u8, &Kind)| PracticeCard {
            number,
            name: kind.name.to_owned(),
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
        if self.stack().inserted == Some(number) {
            if let Some(bay) = readers.bay(SUBJECT_DEVICE) {
                bay.reinsert();
            }
            return Ok(());
        }
        let at_hand = self.stack().at_hand[place].take();
        let card = match at_hand {
            Some(card) => card,
            None => self.deliver(KINDS[place], host).await?,
        };
        let mut stack = self.stack();
        if let Some(bay) = readers.bay(SUBJECT_DEVICE) {
            let before = bay.take();
            if let Some(lay) = stack
                .inserted
                .replace(number)
                .and_then(|lay| self::place(lay).ok())
            {
                stack.at_hand[lay] = before;
            }
            bay.insert(card);
        }
        Ok(())
    }

    /// Forgets the card; the next time it is wanted another is made.
    pub(super) fn discard(
        &self,
        number: u8,
        readers: &PracticeReaders,
    ) -> Result<(), PracticeCardError> {
        let place = place(number)?;
        let mut stack = self.stack();
        stack.at_hand[place] = None;
        if stack.inserted == Some(number) {
            stack.inserted = None;
            if let Some(bay) = readers.bay(SUBJECT_DEVICE) {
                bay.take();
            }
        }
        Ok(())
    }

    /// Has production make a card and tell the host of it.
    async fn deliver(&self, kind: Kind, host: &Host) -> Result<VirtualCard, PracticeCardError> {
        let serial = self.next_serial.fetch_add(1, Ordering::Relaxed);
        let production = self.production.clone();
        let made = tokio::task::spawn_blocking(move || make(kind, serial, &production)).await?;
        let (card, file) = made?;
        host.import_cards(Actor::Console, file.as_bytes()).await?;
        Ok(card)
    }

    fn stack(&self) -> MutexGuard<'_, Stack> {
        self.stack.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn place(number: u8) -> Result<usize, PracticeCardError> {
    let place = usize::from(number)
        .checked_sub(1)
        .filter(|place| *place < KINDS.len());
    place.ok_or(PracticeCardError::NoSuchCard { number })
}

fn make(
    kind: Kind,
    serial: u32,
    production: &Authority,
) -> Result<(VirtualCard, String), PracticeCardError> {
    let slots = [
        KeySlot::AUTHENTICATION,
        KeySlot::SIGNATURE,
        KeySlot::KEY_MANAGEMENT,
        KeySlot::CARD_AUTHENTICATION,
    ];
    let keys: Vec<_> = kind
        .keys
        .into_iter()
        .flat_map(|algorithm| slots.map(|slot| (slot, algorithm)))
        .collect();
    let card = PrePersonalized {
        model: if kind.generic {
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
    Ok((VirtualCard::in_memory(card.state), file))
}
