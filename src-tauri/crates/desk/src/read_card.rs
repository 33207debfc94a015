use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use card::{CardError, Connection, Piv, ReaderSource};
use contents::{
    CardContents, CardIdentity, Certificate, KeyEntry, KeyOnCard, KeyOrigin, KnownBy,
    MalformedCertificate, PinPolicy, PublicKey, TouchPolicy,
};
use procedure::{ProductionKey, StockRecord};
use protocol::{Base64, OrderId, StockAnswer, StockCard};
use serde_json::{Map, Value};
use tokio::runtime::Handle;

use crate::{
    Desk, NotSignedIn,
    card_view::CardView,
    fault::{CardFault, Coded},
    host::HostError,
    session::SignedIn,
};

impl Desk {
    /// Reads the card in a device, without a PIN and without a change, and joins it with the host's stock when
    /// somebody is signed in.
    ///
    /// # Errors
    /// [`ReadCardError`] when card or host cannot be asked. That the stock does not know the card is no error.
    pub async fn read_card(&self, device: &str) -> Result<ReadCard, ReadCardError> {
        let (readers, name) = (self.readers().clone(), device.to_owned());
        let read = crate::blocking::run(move || read_card(&*readers, &name, &mut |_| ())).await?;
        let card = ReadCard::new(device, &read);
        match self.session() {
            Ok(session) => Ok(card.joined(&session).await?),
            Err(NotSignedIn) => Ok(card),
        }
    }
}

/// What was read of a card, and the connection it was read over.
#[derive(Debug)]
pub(crate) struct CardReading {
    pub(crate) contents: CardContents,
    /// Whether the reader has a pinpad.
    pub(crate) pinpad: bool,
    connection: KeptConnection,
}

/// A card that was read, joined with what the host's stock says of it.
#[derive(Clone, Debug)]
pub struct ReadCard {
    device: String,
    contents: CardContents,
    stock: Option<StockRecord>,
    open_order: Option<OrderId>,
    asked_host: bool,
    connection: KeptConnection,
}

/// The connection that a card was read over, for the one run that comes of it: it knows what the card takes, and that
/// the card was not taken out since. No transaction is held on it.
#[derive(Clone)]
pub(crate) struct KeptConnection(Arc<Kept>);

struct Kept(Mutex<Option<Connection>>);

impl KeptConnection {
    fn new(connection: Connection) -> Self {
        Self(Arc::new(Kept(Mutex::new(Some(connection)))))
    }

    /// The connection, unless it was taken before.
    pub(crate) fn take(&self) -> Option<Connection> {
        self.0.take()
    }
}

impl Kept {
    fn take(&self) -> Option<Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Kept {
    /// Parting from a card may take the system a while, and what is kept goes at any moment.
    fn drop(&mut self) {
        if let (Some(connection), Ok(runtime)) = (self.take(), Handle::try_current()) {
            runtime.spawn_blocking(move || drop(connection));
        }
    }
}

impl fmt::Debug for KeptConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptConnection")
    }
}

impl ReadCard {
    /// The card in that device, before the host is asked about it.
    pub(crate) fn new(device: &str, reading: &CardReading) -> Self {
        Self {
            device: device.to_owned(),
            contents: reading.contents.clone(),
            stock: None,
            open_order: None,
            asked_host: false,
            connection: reading.connection.clone(),
        }
    }

    /// The device it lay in.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// What lies on it. Keys that the card does not show itself are those that production recorded.
    pub fn contents(&self) -> &CardContents {
        &self.contents
    }

    /// What the host's stock says; nothing when the card is not in stock, or nobody was signed in.
    pub fn stock(&self) -> Option<&StockRecord> {
        self.stock.as_ref()
    }

    /// Whether the host was asked about the card.
    pub fn asked_host(&self) -> bool {
        self.asked_host
    }

    /// The card's order that is still open at the host: the next order supersedes it.
    pub fn open_order(&self) -> Option<String> {
        self.open_order.map(|order| order.to_string())
    }

    pub(crate) fn connection(&self) -> KeptConnection {
        self.connection.clone()
    }

    /// The card for people.
    pub fn view(&self) -> CardView {
        CardView::new(&self.contents)
    }
}

/// Why a card could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadCardError {
    /// The card, or the way to it.
    #[error(transparent)]
    Card(#[from] CardFault),
    /// The host, asked for its stock.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Coded for ReadCardError {
    fn code(&self) -> String {
        match self {
            Self::Card(fault) => fault.code(),
            Self::Host(error) => error.code(),
        }
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::Card(fault) => fault.data(),
            Self::Host(error) => error.data(),
        }
    }
}

/// Reads a card; blocks. `on_entry` sees each place as soon as it was read.
pub(crate) fn read_card(
    readers: &dyn ReaderSource,
    device: &str,
    on_entry: &mut dyn FnMut(&KeyEntry),
) -> Result<CardReading, CardFault> {
    read_with(readers, device, on_entry).map_err(CardFault::subject(device))
}

fn read_with(
    readers: &dyn ReaderSource,
    device: &str,
    on_entry: &mut dyn FnMut(&KeyEntry),
) -> Result<CardReading, CardError> {
    let mut connection = Connection::new(readers.open(device)?);
    let mut session = Piv::open_any(&mut connection)?;
    let mut contents = session.read(on_entry)?;
    if contents.pin.tries_left.is_none() {
        contents.pin.tries_left = pin_tries_left(&mut session)?;
    }
    session.end()?;
    Ok(CardReading {
        contents,
        pinpad: connection.pinpad().is_some(),
        connection: KeptConnection::new(connection),
    })
}

/// What a card without metadata tells of its PIN by another way. One that refuses to say it is read all the same.
pub(crate) fn pin_tries_left(session: &mut Piv<'_>) -> Result<Option<u8>, CardError> {
    match session.pin_tries_left() {
        Err(CardError::Refused { .. } | CardError::NotAuthorised { .. }) => Ok(None),
        told => told,
    }
}

impl ReadCard {
    /// Joins the card with the host's stock.
    pub(crate) async fn joined(mut self, session: &SignedIn) -> Result<Self, HostError> {
        let found = match &self.contents.identity {
            Some(identity) => find_in_stock(identity, session).await?,
            None => None,
        };
        self.asked_host = true;
        if let Some((stock, open_order)) = found {
            add_recorded_keys(&mut self.contents, &stock);
            self.stock = Some(stock);
            self.open_order = open_order;
        }
        Ok(self)
    }
}

async fn find_in_stock(
    identity: &CardIdentity,
    session: &SignedIn,
) -> Result<Option<(StockRecord, Option<OrderId>)>, HostError> {
    let answer: StockAnswer = session.connection().ask("/v1/cards/find", identity).await?;
    let Some(card) = answer.card else {
        return Ok(None);
    };
    let open_order = card.open_order;
    let record = stock_record(identity, card).map_err(|error| HostError::NotUnderstood {
        what: format!("a certificate of the stock: {error}"),
    })?;
    Ok(Some((record, open_order)))
}

fn stock_record(
    identity: &CardIdentity,
    card: StockCard,
) -> Result<StockRecord, MalformedCertificate> {
    let mut production_keys = BTreeMap::new();
    for (reference, key) in card.production_keys {
        let transport_certificate = key
            .transport_certificate
            .as_ref()
            .map(certificate)
            .transpose()?;
        production_keys.insert(
            reference,
            ProductionKey {
                public_key: key.public_key,
                transport_certificate,
            },
        );
    }
    let live = card
        .live
        .iter()
        .map(|(reference, der)| Ok((*reference, certificate(der)?)));
    let spent = card.spent.iter().map(|(reference, fingerprints)| {
        let fingerprints = fingerprints.iter().map(ToString::to_string);
        (*reference, fingerprints.collect())
    });
    Ok(StockRecord {
        identity: identity.clone(),
        production_keys,
        live: live.collect::<Result<_, MalformedCertificate>>()?,
        spent: spent.collect(),
        pin_held: card.pin_held,
        factory: card.factory,
    })
}

fn certificate(der: &Base64) -> Result<Certificate, MalformedCertificate> {
    Certificate::from_der(&der.0)
}

/// A card without metadata shows a key only by its certificate. Where there is none, the key is the one that the host
/// certified last in that place, or else the one that production put there: nothing more can be known, and the proof of
/// possession finds out.
fn add_recorded_keys(contents: &mut CardContents, stock: &StockRecord) {
    if contents.capabilities.metadata {
        return;
    }
    let untold = |entry: &&mut KeyEntry| entry.key.is_none() && entry.unsupported_key.is_none();
    for entry in contents.keys.iter_mut().filter(untold) {
        let live = stock
            .live
            .get(&entry.reference)
            .map(|live| recorded(live.public_key(), KnownBy::Certificate));
        let production = stock.production_keys.get(&entry.reference);
        entry.key =
            live.or_else(|| production.map(|key| recorded(&key.public_key, KnownBy::Production)));
    }
}

fn recorded(key: &PublicKey, known_by: KnownBy) -> KeyOnCard {
    KeyOnCard {
        algorithm: key.algorithm(),
        public_key: key.clone(),
        known_by,
        origin: KeyOrigin::Unknown,
        pin_policy: PinPolicy::Default,
        touch_policy: TouchPolicy::Default,
    }
}
