use std::collections::BTreeMap;

use card::{CardError, Connection, KeyPolicies, KeyUse, ManagementKeyProof, Piv};
use contents::{KeyAlgorithm, KeyReference, PublicKey};
use procedure::{ExpectedKey, PlannedKey};
use protocol::{
    AgreementKeys, CertifiedKey, Proof,
    proof::{ProofFault, ProofKind, Statement},
};
use secret::Pin;

use super::{
    AnswerFault, AskedFor, LeftBehind, SubmitFault, may_have_happened, open::Opened, run::Run,
};
use crate::{
    Sentence, card_signature,
    fault::CardFault,
    prompts::{Declined, HolderPinPrompt},
};

/// What the first card session brought: the keys to certify, and what opens the card again for the second.
pub(super) struct Proven {
    pub(super) opened: Opened,
    pub(super) keys: BTreeMap<KeyReference, ProvenKey>,
    pub(super) pin: Pin,
}

/// A key that the card holds.
pub(super) struct ProvenKey {
    pub(super) key_use: KeyUse,
    pub(super) certified: CertifiedKey,
}

/// PINs that the card may have.
struct Pins {
    pins: Vec<Pin>,
    /// A person typed it: it is tried once.
    typed: bool,
}

/// Why a card session ended early.
enum SessionFault {
    Card(CardError),
    Fault(SubmitFault),
    /// None of the PINs that the host holds is the card's; as many tries are left.
    NoHeldPin {
        tries_left: Option<u8>,
    },
}

impl From<CardError> for SessionFault {
    fn from(error: CardError) -> Self {
        Self::Card(error)
    }
}

impl Run {
    /// Generates keys and proves possession of all, in one transaction. What opens the card (management key, PIN) is
    /// shown to it before anything on it changes, so that a wrong one leaves it as it was.
    pub(super) fn first_session(
        &mut self,
        card: &mut Connection,
        mut opened: Opened,
    ) -> Result<Proven, SubmitFault> {
        let held = std::mem::take(&mut opened.pins);
        let mut pins = Pins {
            pins: if self.may_try_held_pins() {
                held
            } else {
                Vec::new()
            },
            typed: false,
        };
        let mut tries_left = self.subject.contents.pin.tries_left;
        loop {
            if pins.pins.is_empty() {
                pins = Pins {
                    pins: vec![self.holder_pin(tries_left)?],
                    typed: true,
                };
            }
            match self.in_session(card, &opened, &pins) {
                Ok((keys, index)) => {
                    return Ok(Proven {
                        opened,
                        keys,
                        pin: pins.pins.swap_remove(index),
                    });
                }
                Err(SessionFault::NoHeldPin { tries_left: left }) => {
                    self.left.state = LeftBehind::TrySpent;
                    pins.pins.clear();
                    tries_left = left;
                }
                Err(SessionFault::Fault(fault)) => return Err(fault),
                Err(SessionFault::Card(error)) => {
                    if matches!(error, CardError::WrongPin { .. } | CardError::PinBlocked) {
                        self.left.state = LeftBehind::TrySpent;
                    }
                    return Err(CardFault::subject(&self.subject.device)(error).into());
                }
            }
        }
    }

    /// The last try is a person's to spend, not the desk's.
    pub(super) fn may_try_held_pins(&self) -> bool {
        self.subject
            .contents
            .pin
            .tries_left
            .is_none_or(|tries| tries > 1)
    }

    /// No transaction is held while the holder types.
    fn holder_pin(&self, tries_left: Option<u8>) -> Result<Pin, SubmitFault> {
        if tries_left == Some(0) {
            return Err(CardFault::subject(&self.subject.device)(CardError::PinBlocked).into());
        }
        self.outside.progress.waiting_for_answer();
        let given = self.outside.prompts.holder_pin(&HolderPinPrompt {
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            tries_left,
        });
        self.outside.progress.running();
        given.map_err(|Declined| SubmitFault::Declined {
            secret: AskedFor::HolderPin,
        })
    }

    /// The keys, and which of the PINs is the card's.
    fn in_session(
        &mut self,
        card: &mut Connection,
        opened: &Opened,
        pins: &Pins,
    ) -> Result<(BTreeMap<KeyReference, ProvenKey>, usize), SessionFault> {
        let mut session = Piv::open(card, &self.subject.identity)?;
        if self.stores_any() {
            session
                .authenticate_management_key(&opened.management_key, ManagementKeyProof::Mutual)?;
        }
        if let Some(key) = self.taken_place(&mut session, opened)? {
            return Err(SessionFault::Fault(SubmitFault::PlaceTaken { key }));
        }
        let index = show_pin(&mut session, pins)?;
        // The right PIN gives all tries back.
        self.left.state = LeftBehind::Grant;
        let planned = self.subject.plan.keys.clone();
        let mut prepared = Vec::with_capacity(planned.len());
        for key in &planned {
            self.outside.progress.at(key.checked.reference);
            prepared.extend(self.prepare_key(&mut session, key)?);
        }
        let mut keys = BTreeMap::new();
        for (key_use, public_key) in prepared {
            self.outside.progress.at(key_use.reference);
            let proof = self.prove(
                &mut session,
                &key_use,
                &pins.pins[index],
                &public_key,
                opened,
            )?;
            let certified = CertifiedKey { public_key, proof };
            keys.insert(key_use.reference, ProvenKey { key_use, certified });
        }
        session.end()?;
        Ok((keys, index))
    }

    /// The key to certify: the one that lies there, or a new one; none where the host makes it.
    fn prepare_key(
        &mut self,
        session: &mut Piv<'_>,
        planned: &PlannedKey,
    ) -> Result<Option<(KeyUse, PublicKey)>, CardError> {
        let reference = planned.checked.reference;
        match &planned.checked.key {
            ExpectedKey::Present(public_key) => {
                let told = self.subject.contents.key(reference).and_then(KeyUse::of);
                let key_use =
                    told.unwrap_or_else(|| KeyUse::new(reference, public_key.algorithm()));
                Ok(Some((key_use, public_key.clone())))
            }
            ExpectedKey::Archived { .. } => Ok(None),
            ExpectedKey::Generated {
                algorithm,
                pin_policy,
                touch_policy,
            } => {
                let policies = KeyPolicies {
                    pin: *pin_policy,
                    touch: *touch_policy,
                };
                let public_key = self.generate(session, reference, *algorithm, policies)?;
                let key_use = KeyUse {
                    reference,
                    algorithm: *algorithm,
                    pin_policy: *pin_policy,
                    touch_policy: *touch_policy,
                };
                Ok(Some((key_use, public_key)))
            }
        }
    }

    fn generate(
        &mut self,
        session: &mut Piv<'_>,
        reference: KeyReference,
        algorithm: KeyAlgorithm,
        policies: KeyPolicies,
    ) -> Result<PublicKey, CardError> {
        let generated = session.generate(reference, algorithm, policies);
        if generated.as_ref().err().is_none_or(may_have_happened) {
            self.left.state = LeftBehind::NewKeys;
            self.left.new_keys.push(reference);
        }
        generated
    }

    fn prove(
        &self,
        session: &mut Piv<'_>,
        key: &KeyUse,
        pin: &Pin,
        public_key: &PublicKey,
        opened: &Opened,
    ) -> Result<Proof, SessionFault> {
        let not_made = |fault: ProofFault| {
            SessionFault::Fault(match fault {
                ProofFault::Signature | ProofFault::Mac => {
                    SubmitFault::KeyDiffers { key: key.reference }
                }
                other => SubmitFault::Signing { why: other.code() },
            })
        };
        let statement = Statement {
            order: self.order,
            open_request: opened.request,
            nonce: opened.nonce,
            key: key.reference,
            public_key: public_key.clone(),
        };
        let proof = match statement.kind() {
            ProofKind::Signature => {
                let to_be_signed = statement.to_be_signed().map_err(not_made)?;
                statement.signed(card_signature::sign(
                    session,
                    key,
                    Some(pin),
                    &to_be_signed,
                )?)
            }
            ProofKind::Agreement => {
                let missing = SessionFault::Fault(SubmitFault::Grant(AnswerFault::Incomplete));
                let host = agreement_key(&opened.agreement_keys, key.algorithm).ok_or(missing)?;
                statement.agreed(&session.agree(key, Some(pin), host)?, host)
            }
        };
        proof.map_err(not_made)
    }
}

/// The host's ephemeral key on that curve, where the grant has one.
fn agreement_key(keys: &AgreementKeys, curve: KeyAlgorithm) -> Option<&PublicKey> {
    let key = match curve {
        KeyAlgorithm::EccP256 => keys.p256.as_ref(),
        KeyAlgorithm::EccP384 => keys.p384.as_ref(),
        KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => None,
    };
    key.filter(|key| key.algorithm() == curve)
}

/// Shows the card its PIN, and tells which it was. A typed PIN is tried once. Of those that the host holds, each is
/// tried while more than the last try is left: where a change of the PIN is in doubt there are two.
fn show_pin(session: &mut Piv<'_>, pins: &Pins) -> Result<usize, SessionFault> {
    let mut tries_left = None;
    for (index, pin) in pins.pins.iter().enumerate() {
        match session.verify_pin(pin) {
            Ok(()) => return Ok(index),
            Err(CardError::WrongPin { tries_left: left }) if !pins.typed => {
                tries_left = Some(left);
                if left <= 1 {
                    break;
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(SessionFault::NoHeldPin { tries_left })
}
