use std::collections::BTreeMap;

use card::{CardError, Connection, KeyPolicies, KeyUse, Piv};
use contents::{KeyAlgorithm, KeyReference, PublicKey};
use procedure::{ExpectedKey, PlannedKey};
use protocol::{
    AgreementKeys, CertifiedKey, Proof,
    proof::{ProofFault, ProofKind, Statement},
};
use secret::{Pin, factory};

use super::{
    AnswerFault, AskedFor, LeftBehind, SubmitFault,
    candidates::{TRIES_TO_GUESS, authenticate, may_guess_puk},
    may_have_happened,
    open::Opened,
    run::Run,
};
use crate::{
    Sentence, card_signature,
    fault::CardFault,
    prompts::{Declined, HolderPinPrompt, HolderPinPurpose},
    read_card::pin_tries_left,
};

/// What the first card session brought: the keys to certify, and what opens the card again for the second.
pub(super) struct Proven {
    pub(super) opened: Opened,
    pub(super) keys: BTreeMap<KeyReference, ProvenKey>,
    pub(super) pin: Pin,
    /// The place of the management key that opens the card among those that it may have had; none where it was not shown.
    pub(super) management_key: Option<usize>,
    /// Whether the card has its new PUK already.
    pub(super) puk_is_set: bool,
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

/// What the first session did.
struct Done {
    keys: BTreeMap<KeyReference, ProvenKey>,
    /// The place of the card's PIN among those that it may have had.
    pin: usize,
    management_key: Option<usize>,
    tries_set: bool,
}

/// Why a card session ended early.
enum SessionFault {
    Card(CardError),
    Fault(SubmitFault),
    /// None of the PINs that the host holds is the card's, or none may be tried; as many tries are left.
    NoHeldPin {
        tries_left: Option<u8>,
        try_spent: bool,
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
                Ok(done) => {
                    // The PIN that was set with the tries, or the one that was shown. One goes with what was opened: this
                    // one is shown in the second session.
                    let interim = opened.new.pin.as_ref().filter(|_| done.tries_set);
                    let pin = interim.map(Pin::duplicate);
                    return Ok(Proven {
                        opened,
                        keys: done.keys,
                        pin: pin.unwrap_or_else(|| pins.pins.swap_remove(done.pin)),
                        management_key: done.management_key,
                        puk_is_set: done.tries_set,
                    });
                }
                Err(SessionFault::NoHeldPin {
                    tries_left: left,
                    try_spent,
                }) => {
                    if try_spent {
                        self.left.state = LeftBehind::TrySpent;
                    }
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
            .is_none_or(|left| left >= TRIES_TO_GUESS)
    }

    /// No transaction is held while the holder types.
    fn holder_pin(&self, tries_left: Option<u8>) -> Result<Pin, SubmitFault> {
        if tries_left == Some(0) {
            return Err(CardFault::subject(&self.subject.device)(CardError::PinBlocked).into());
        }
        self.outside.progress.waiting_for_answer();
        let given = self.outside.prompts.holder_pin(&HolderPinPrompt {
            purpose: HolderPinPurpose::Issue,
            reader: self.subject.device.clone(),
            card: Sentence::card(&self.subject.identity),
            tries_left,
            trouble: None,
        });
        self.outside.progress.running();
        given.map_err(|Declined| SubmitFault::Declined {
            secret: AskedFor::HolderPin,
        })
    }

    /// The keys, and what opens the card.
    fn in_session(
        &mut self,
        card: &mut Connection,
        opened: &Opened,
        pins: &Pins,
    ) -> Result<Done, SessionFault> {
        let mut session = Piv::open(card, &self.subject.identity)?;
        let management_key = if self.wants_management_key() {
            Some(authenticate(&mut session, &opened.management_keys)?)
        } else {
            None
        };
        if let Some(key) = self.taken_place(&mut session, opened)? {
            return Err(SessionFault::Fault(SubmitFault::PlaceTaken { key }));
        }
        if self.no_try_to_guess_puk(&mut session, opened)? {
            return Err(SessionFault::Fault(SubmitFault::LastPukTry));
        }
        let index = show_pin(&mut session, pins)?;
        // The right PIN gives all tries back.
        self.left.state = LeftBehind::Grant;
        let tries_set = self.make_ready(&mut session, opened)?;
        let pin = opened.new.pin.as_ref().filter(|_| tries_set);
        let pin = pin.unwrap_or(&pins.pins[index]);
        let planned = self.subject.plan.keys.clone();
        let mut prepared = Vec::with_capacity(planned.len());
        for key in &planned {
            self.outside.progress.at(key.checked.reference);
            prepared.extend(self.prepare_key(&mut session, key)?);
        }
        let mut keys = BTreeMap::new();
        for (key_use, public_key) in prepared {
            self.outside.progress.at(key_use.reference);
            let proof = self.prove(&mut session, &key_use, pin, &public_key, opened)?;
            let certified = CertifiedKey { public_key, proof };
            keys.insert(key_use.reference, ProvenKey { key_use, certified });
        }
        session.end()?;
        Ok(Done {
            keys,
            pin: index,
            management_key,
            tries_set,
        })
    }

    /// Whether the PUK could not be set, because the card may have any of several and tells that none may be guessed.
    pub(super) fn no_try_to_guess_puk(
        &self,
        session: &mut Piv<'_>,
        opened: &Opened,
    ) -> Result<bool, CardError> {
        let guessed = self.shows_puk() && opened.puks.len() > 1;
        Ok(guessed && !may_guess_puk(session)?)
    }

    /// What comes before any key: the CHUID of a card that has none, and the tries, which set PIN and PUK to the
    /// factory's, so that both are set anew at once. Tells whether they were.
    fn make_ready(&mut self, session: &mut Piv<'_>, opened: &Opened) -> Result<bool, SessionFault> {
        if let Some(guid) = self.subject.take_in.and_then(|take_in| take_in.chuid) {
            let written = session.put_chuid(guid);
            if written.as_ref().err().is_none_or(may_have_happened) {
                self.left.state = LeftBehind::Prepared;
            }
            written?;
        }
        let Some(tries) = self.subject.plan.tries else {
            return Ok(false);
        };
        let (Some(pin), Some(puk)) = (&opened.new.pin, &opened.new.puk) else {
            let missing = SubmitFault::Grant(AnswerFault::Incomplete);
            return Err(SessionFault::Fault(missing));
        };
        let set = session.set_tries(tries.pin, tries.puk);
        if set.as_ref().err().is_none_or(may_have_happened) {
            self.left.state = LeftBehind::FactorySecrets;
        }
        set?;
        session.change_pin(&factory::pin(), pin)?;
        session.change_puk(&factory::puk(), puk)?;
        self.left.state = LeftBehind::Prepared;
        Ok(true)
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
/// tried while more than the last try is left: where a change of the PIN is in doubt there are two. How many are left is
/// asked before the first: what was read is from a while ago, and somebody may have tried PINs since.
fn show_pin(session: &mut Piv<'_>, pins: &Pins) -> Result<usize, SessionFault> {
    if let (true, Some(typed)) = (pins.typed, pins.pins.first()) {
        session.verify_pin(typed)?;
        return Ok(0);
    }
    let mut tries_left = pin_tries_left(session)?;
    let mut try_spent = false;
    for (index, pin) in pins.pins.iter().enumerate() {
        if tries_left.is_some_and(|left| left < TRIES_TO_GUESS) {
            break;
        }
        match session.verify_pin(pin) {
            Ok(()) => return Ok(index),
            Err(CardError::WrongPin { tries_left: left }) => {
                tries_left = Some(left);
                try_spent = true;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(SessionFault::NoHeldPin {
        tries_left,
        try_spent,
    })
}
