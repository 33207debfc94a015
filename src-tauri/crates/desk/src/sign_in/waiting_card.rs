use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use card::{
    CardError, Connection, Digest, KeyUse, Piv, ReaderError, ReaderSource, SignatureScheme,
};
use contents::CardIdentity;

/// An officer card whose PIN was typed on its reader: it waits, in its transaction, for the one thing that it is to sign.
/// A handshake does not wait until a person has typed.
pub(super) struct WaitingCard {
    to_sign: Sender<ToSign>,
    signed: Receiver<Result<Vec<u8>, CardError>>,
}

struct ToSign {
    key: KeyUse,
    scheme: SignatureScheme,
    digest: Digest,
}

/// Longest wait, in which a handshake comes to its signature. Windows resets a card that lies idle in a transaction for
/// five seconds, and the PIN with it.
const WAIT: Duration = Duration::from_secs(4);

impl WaitingCard {
    /// Has the PIN typed on the reader, and returns once the card has taken it. Blocks.
    pub(super) fn verified(
        readers: Arc<dyn ReaderSource>,
        device: String,
        identity: CardIdentity,
    ) -> Result<Self, CardError> {
        let (tell_verified, verified) = channel();
        let (tell_signed, signed) = channel();
        let (to_sign, asked) = channel();
        // The transaction is the thread's: nobody else can hold it while a handshake goes on.
        thread::Builder::new()
            .name("officer card".to_owned())
            .spawn(move || {
                // Nobody left to tell is as good as told.
                match wait(&*readers, &device, &identity, &tell_verified, &asked) {
                    Ok(Some(signature)) => drop(tell_signed.send(Ok(signature))),
                    Ok(None) => {}
                    Err(error) => {
                        let _ = tell_signed.send(Err(error.clone()));
                        let _ = tell_verified.send(Err(error));
                    }
                }
            })
            .map_err(|error| ReaderError::Thread(error.kind()))?;
        verified.recv().unwrap_or(Err(CardError::SessionLost))?;
        Ok(Self { to_sign, signed })
    }

    /// A signature by the card, which is over with it. Blocks.
    pub(super) fn sign(
        self,
        key: KeyUse,
        scheme: SignatureScheme,
        digest: Digest,
    ) -> Result<Vec<u8>, CardError> {
        // A card that did not wait any longer answers nothing.
        let _ = self.to_sign.send(ToSign {
            key,
            scheme,
            digest,
        });
        self.signed.recv().unwrap_or(Err(CardError::SessionLost))
    }
}

/// The signature; none where nothing was to be signed in time. Whatever ends it, the card is reset.
fn wait(
    readers: &dyn ReaderSource,
    device: &str,
    identity: &CardIdentity,
    verified: &Sender<Result<(), CardError>>,
    asked: &Receiver<ToSign>,
) -> Result<Option<Vec<u8>>, CardError> {
    let mut connection = Connection::new(readers.open(device)?);
    let mut session = Piv::open(&mut connection, identity)?;
    session.verify_pin_on_pinpad()?;
    let _ = verified.send(Ok(()));
    let Ok(asked) = asked.recv_timeout(WAIT) else {
        return Ok(None);
    };
    let signature = session.sign(&asked.key, None, asked.scheme, &asked.digest)?;
    session.end()?;
    Ok(Some(signature))
}
