use std::collections::BTreeMap;

use card::{CardError, KeyPolicies, KeyUse, ManagementKeyProof, Piv};
use contents::{KeyAlgorithm, KeyReference, PublicKey};
use protocol::{
    CertifiedKey,
    proof::{ProofFault, Statement},
};
use secret::{ManagementKey, Pin};

use super::{OfficerCardFault, OfficerCardWork, fault::SessionFault};
use crate::card_signature;

/// What opens the card.
pub struct OfficerCardSecrets {
    /// PINs that the card may have, the likeliest first. Each is tried while more than the last try is left.
    pub pins: Vec<Pin>,
    /// The card management key.
    pub management_key: ManagementKey,
}

/// A key that the card is to generate. An EC key must lie where it may sign: 9A or 9C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficerKey {
    /// Where.
    pub reference: KeyReference,
    /// Its algorithm.
    pub algorithm: KeyAlgorithm,
}

/// Keys that the card generated and proved, and what opens it again to write their certificates.
pub struct ProvenOfficerKeys {
    pub(super) secrets: OfficerCardSecrets,
    /// Which of the PINs is the card's.
    pub(super) pin: usize,
    keys: BTreeMap<KeyReference, CertifiedKey>,
}

impl ProvenOfficerKeys {
    /// The keys.
    pub fn keys(&self) -> &BTreeMap<KeyReference, CertifiedKey> {
        &self.keys
    }

    /// The PIN that the card has.
    pub fn pin(&self) -> &Pin {
        &self.secrets.pins[self.pin]
    }
}

impl OfficerCardWork {
    /// Has the card generate the keys and prove each, in one transaction. What opens the card is shown to it before
    /// anything on it changes.
    ///
    /// # Errors
    /// [`OfficerCardFault`]; the card may have new keys then, and nothing else changed.
    pub async fn prove(
        &self,
        secrets: OfficerCardSecrets,
        keys: Vec<OfficerKey>,
        statement: impl Fn(KeyReference, PublicKey) -> Statement + Send + 'static,
    ) -> Result<ProvenOfficerKeys, OfficerCardFault> {
        let card = self.card.clone();
        crate::blocking::run(move || {
            let proven = card.session(|session| {
                session.authenticate_management_key(
                    &secrets.management_key,
                    ManagementKeyProof::Mutual,
                )?;
                let pin = show_pin(session, &secrets.pins)?;
                let mut public_keys = Vec::new();
                for key in &keys {
                    let policies = KeyPolicies::default();
                    let made = session.generate(key.reference, key.algorithm, policies)?;
                    public_keys.push((key.reference, made));
                }
                let mut proven = BTreeMap::new();
                for (reference, made) in public_keys {
                    let statement = statement(reference, made);
                    proven.insert(reference, prove(session, &secrets.pins[pin], statement)?);
                }
                Ok::<_, SessionFault>((pin, proven))
            });
            let (pin, keys) = proven.map_err(|fault| fault.at(&card.device))?;
            Ok(ProvenOfficerKeys { secrets, pin, keys })
        })
        .await
    }
}

/// Which of the PINs is the card's. The last try is nobody's to spend here.
fn show_pin(session: &mut Piv<'_>, pins: &[Pin]) -> Result<usize, SessionFault> {
    let mut tries_left = session.pin_tries_left()?;
    for (index, pin) in pins.iter().enumerate() {
        if tries_left.is_some_and(|left| left <= 1) {
            break;
        }
        match session.verify_pin(pin) {
            Ok(()) => return Ok(index),
            Err(CardError::WrongPin { tries_left: left }) => tries_left = Some(left),
            Err(error) => return Err(error.into()),
        }
    }
    Err(SessionFault::Fault(OfficerCardFault::AnotherPin {
        tries_left,
    }))
}

fn prove(
    session: &mut Piv<'_>,
    pin: &Pin,
    statement: Statement,
) -> Result<CertifiedKey, SessionFault> {
    let key = statement.key;
    let not_proven = |why: ProofFault| {
        SessionFault::Fault(OfficerCardFault::NotProven {
            key,
            why: why.code(),
        })
    };
    let key_use = KeyUse::new(key, statement.public_key.algorithm());
    let to_be_signed = statement.to_be_signed().map_err(not_proven)?;
    let signature = card_signature::sign(session, &key_use, Some(pin), &to_be_signed)?;
    let proof = statement.signed(signature).map_err(not_proven)?;
    Ok(CertifiedKey {
        public_key: statement.public_key,
        proof,
    })
}
