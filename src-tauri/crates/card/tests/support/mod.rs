//! A virtual card in a bay, reached as any other card is: through a channel.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails as a test does"
)]

use std::sync::{Arc, Mutex};

use card::{Channel, Connection, Ending, ReaderError};
use contents::{CardContents, CardIdentity};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use virtual_card::{
    Algorithm, CardState, Insertion, KeySlot, ManagementAlgorithm, Model, ReaderBay, VirtualCard,
    profiles::{Authority, Blank, NewCard, PrePersonalized},
};
use zeroize::Zeroizing;

/// A bay with a card, the secrets that open it, and what was sent to it.
pub(crate) struct Bay {
    pub(crate) bay: Arc<ReaderBay>,
    pub(crate) pin: String,
    pub(crate) puk: String,
    management_key: Vec<u8>,
    management_algorithm: ManagementKeyAlgorithm,
    sent: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// What becomes of an answer on its way: the command, then the answer.
pub(crate) type Alteration = Box<dyn FnMut(&[u8], Vec<u8>) -> Vec<u8> + Send>;

pub(crate) const SHORT_ONLY: Model = Model::Generic {
    short_apdus_only: true,
    full_aid_only: true,
    strict_le: true,
    tells_puk_tries: false,
};

impl Bay {
    pub(crate) fn blank(model: Model) -> Self {
        Self::with(
            Blank {
                model,
                chuid: true,
                attestation: None,
            }
            .make()
            .unwrap(),
        )
    }

    pub(crate) fn pre_personalized(model: Model, keys: &[(KeySlot, Algorithm)]) -> Self {
        Self::produced(model, keys, ManagementAlgorithm::Aes256)
    }

    pub(crate) fn produced(
        model: Model,
        keys: &[(KeySlot, Algorithm)],
        management_algorithm: ManagementAlgorithm,
    ) -> Self {
        let authority = Authority::new("Example", "Production").unwrap();
        let profile = PrePersonalized {
            model,
            keys,
            authority: Some(&authority),
            chuid: true,
            management_algorithm,
            attestation: None,
        };
        Self::with(profile.make().unwrap())
    }

    pub(crate) fn with(card: NewCard) -> Self {
        let key = card.state.management_key();
        let algorithm = ManagementKeyAlgorithm::from_name(key.algorithm().name()).unwrap();
        let (management_key, pin, puk) = (key.bytes().to_vec(), card.pin, card.puk);
        let bay = Self::with_state(card.state);
        Self {
            pin,
            puk,
            management_key,
            management_algorithm: algorithm,
            ..bay
        }
    }

    fn with_state(state: CardState) -> Self {
        let bay = ReaderBay::new();
        bay.insert(VirtualCard::in_memory(state));
        Self {
            bay: Arc::new(bay),
            pin: String::new(),
            puk: String::new(),
            management_key: Vec::new(),
            management_algorithm: ManagementKeyAlgorithm::TripleDes,
            sent: Arc::default(),
        }
    }

    pub(crate) fn pin(&self) -> Pin {
        Pin::new(self.pin.clone())
    }

    pub(crate) fn puk(&self) -> Puk {
        Puk::new(self.puk.clone())
    }

    pub(crate) fn management_key(&self) -> ManagementKey {
        ManagementKey::new(self.management_algorithm, self.management_key.clone()).unwrap()
    }

    pub(crate) fn connection(&self) -> Connection {
        Connection::new(Box::new(self.channel()))
    }

    /// A connection on which answers are altered on their way.
    pub(crate) fn altered(
        &self,
        alteration: impl FnMut(&[u8], Vec<u8>) -> Vec<u8> + Send + 'static,
    ) -> Connection {
        let mut channel = self.channel();
        channel.alteration = Box::new(alteration);
        Connection::new(Box::new(channel))
    }

    /// A connection through a reader that carries no extended APDUs.
    pub(crate) fn short_only(&self) -> Connection {
        let mut channel = self.channel();
        channel.extended = false;
        Connection::new(Box::new(channel))
    }

    pub(crate) fn channel(&self) -> BayChannel {
        let insertion = self.bay.insertion().unwrap();
        BayChannel {
            atr: self.bay.power_on(insertion).unwrap(),
            bay: Arc::clone(&self.bay),
            insertion,
            begun: false,
            extended: true,
            alteration: Box::new(|_, answer| answer),
            sent: Arc::clone(&self.sent),
        }
    }

    /// Commands since the last call, GET RESPONSE and chained ones counted.
    pub(crate) fn commands(&self) -> u64 {
        let commands = self.bay.traffic().apdus;
        self.bay.reset_traffic();
        commands
    }

    /// The instruction bytes that were sent so far.
    pub(crate) fn instructions(&self) -> Vec<u8> {
        self.sent
            .lock()
            .unwrap()
            .iter()
            .map(|command| command[1])
            .collect()
    }
}

/// Reads the card on its own connection.
pub(crate) fn contents(connection: &mut Connection) -> CardContents {
    let mut session = card::Piv::open_any(connection).unwrap();
    let contents = session.read(&mut |_| ()).unwrap();
    session.end().unwrap();
    contents
}

/// The card's identity, as it was read.
pub(crate) fn identity(connection: &mut Connection) -> CardIdentity {
    let mut session = card::Piv::open_any(connection).unwrap();
    let identity = session.identity().unwrap().unwrap();
    session.end().unwrap();
    identity
}

pub(crate) struct BayChannel {
    bay: Arc<ReaderBay>,
    insertion: Insertion,
    atr: Vec<u8>,
    begun: bool,
    extended: bool,
    alteration: Alteration,
    sent: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Channel for BayChannel {
    fn reader(&self) -> &str {
        "Bay"
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn carries_extended_length(&self) -> bool {
        self.extended
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        self.bay
            .atr(self.insertion)
            .map_err(|_| ReaderError::CardRemoved)?;
        self.begun = true;
        Ok(())
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        assert!(self.begun, "a command outside a transaction");
        self.sent.lock().unwrap().push(command.to_vec());
        let answer = self
            .bay
            .transmit(self.insertion, command)
            .map_err(|_| ReaderError::CardRemoved)?;
        Ok(Zeroizing::new((self.alteration)(command, answer)))
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        if std::mem::take(&mut self.begun) && ending == Ending::Reset {
            self.bay
                .reset(self.insertion)
                .map_err(|_| ReaderError::CardRemoved)?;
        }
        Ok(())
    }
}
