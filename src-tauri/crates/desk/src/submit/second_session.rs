use card::{CardError, Connection, KeyHistory, KeyUse, ManagementKeyProof, Piv};
use contents::{CertificateObject, KeyReference, PublicKey};
use protocol::check::{Challenge, Task};
use secret::Pin;

use super::{
    LeftBehind, SubmitFault,
    first_session::Proven,
    fulfil::{Fulfilled, Issued},
    may_have_happened,
    new_pin::ChosenPin,
    open::Opened,
    recovered::rule_of,
    run::Run,
    secrets::ToSet,
};
use crate::{Cancelling, Step, card_signature, fault::CardFault};

/// Why the session ended early.
enum SessionFault {
    Card(CardError),
    Fault(SubmitFault),
}

impl From<CardError> for SessionFault {
    fn from(error: CardError) -> Self {
        Self::Card(error)
    }
}

impl Run {
    /// Writes the certificates, checks every key with its certificate, and sets PUK, card management key and PIN, in one
    /// transaction. Tells which PIN was set.
    pub(super) fn second_session(
        &mut self,
        card: &mut Connection,
        proven: &Proven,
        fulfilled: &Fulfilled,
        new_pin: ChosenPin,
    ) -> Result<ChosenPin, SubmitFault> {
        let device = self.subject.device.clone();
        let written = self.write(card, proven, fulfilled, new_pin);
        written.map_err(|fault| match fault {
            SessionFault::Card(error) => CardFault::subject(&device)(error).into(),
            SessionFault::Fault(fault) => fault,
        })
    }

    fn write(
        &mut self,
        card: &mut Connection,
        proven: &Proven,
        fulfilled: &Fulfilled,
        new_pin: ChosenPin,
    ) -> Result<ChosenPin, SessionFault> {
        let mut session = Piv::open(card, &self.subject.identity)?;
        if let Some(key) = proven.management_key {
            session.authenticate_management_key(
                &proven.opened.management_keys[key],
                ManagementKeyProof::Mutual,
            )?;
        }
        if let Some(key) = self.taken_place(&mut session, &proven.opened)? {
            return Err(SessionFault::Fault(SubmitFault::PlaceTaken { key }));
        }
        self.import_keys(&mut session, fulfilled)?;
        for (key, issued) in &fulfilled.certificates {
            self.write_certificate(&mut session, *key, issued)?;
        }
        self.write_key_history(&mut session, fulfilled)?;
        self.outside.progress.begin(Step::Check, Cancelling::No);
        for (key, issued) in &fulfilled.certificates {
            self.outside.progress.at(*key);
            let delivered = fulfilled.delivered.get(key);
            let delivered = delivered.map(|delivered| &delivered.key_use);
            let proven_key = proven.keys.get(key).map(|proven| &proven.key_use);
            let Some(key_use) = delivered.or(proven_key) else {
                continue;
            };
            self.read_back(&mut session, *key, issued)?;
            check(
                &mut session,
                key_use,
                &proven.pin,
                issued.certificate.public_key(),
            )?;
        }
        self.left.state = LeftBehind::PinNotSet;
        if self.no_try_to_guess_puk(&mut session, &proven.opened)? {
            return Err(SessionFault::Fault(SubmitFault::LastPukTry));
        }
        let mut to_set = ToSet::new(proven, new_pin);
        if self.subject.sets_secrets() {
            self.outside.progress.begin(Step::Pin, Cancelling::No);
        }
        self.set_all(session, &mut to_set)?;
        self.left.new_keys.clear();
        Ok(to_set.chosen)
    }

    /// The first of the places that recovered keys take because they were free, and that the card does not tell is free
    /// now: another program may have put a key there since the card was read.
    pub(super) fn taken_place(
        &self,
        session: &mut Piv<'_>,
        opened: &Opened,
    ) -> Result<Option<KeyReference>, CardError> {
        for place in opened.recovered.keys() {
            let of_a_rule = rule_of(&self.subject.plan.recoveries, *place).is_some();
            if !of_a_rule && !session.is_known_empty(*place)? {
                return Ok(Some(*place));
            }
        }
        Ok(None)
    }

    /// Puts the delivered keys on the card, before any certificate: one that belongs to no key would be worse than a
    /// key without its own.
    fn import_keys(
        &mut self,
        session: &mut Piv<'_>,
        fulfilled: &Fulfilled,
    ) -> Result<(), CardError> {
        for (key, delivered) in &fulfilled.delivered {
            self.outside.progress.at(*key);
            let imported = session.import_key(*key, &delivered.key, delivered.policies());
            if imported.as_ref().err().is_none_or(may_have_happened) {
                self.left.state = LeftBehind::WrittenInPart;
                self.left.new_keys.push(*key);
            }
            imported?;
        }
        if !fulfilled.delivered.is_empty() {
            self.outside
                .progress
                .begin(Step::Certificates, Cancelling::No);
        }
        Ok(())
    }

    fn write_certificate(
        &mut self,
        session: &mut Piv<'_>,
        key: KeyReference,
        issued: &Issued,
    ) -> Result<(), CardError> {
        if !self.stores(key) {
            return Ok(());
        }
        self.outside.progress.at(key);
        let written = session.put_certificate(key, &issued.certificate);
        if written.as_ref().err().is_none_or(may_have_happened) {
            self.left.state = LeftBehind::WrittenInPart;
        }
        written
    }

    /// Software that goes by the Key History object sees no retired key without it.
    fn write_key_history(
        &mut self,
        session: &mut Piv<'_>,
        fulfilled: &Fulfilled,
    ) -> Result<(), CardError> {
        let stored = fulfilled
            .certificates
            .keys()
            .filter(|key| self.stores(**key));
        let retired = stored.filter_map(|key| match key {
            KeyReference::Retired(number) => Some(number.value()),
            _ => None,
        });
        let Some(highest) = retired.max() else {
            return Ok(());
        };
        let history = session.key_history()?.unwrap_or_default();
        if history.on_card >= highest {
            return Ok(());
        }
        session.put_key_history(&KeyHistory {
            on_card: highest,
            ..history
        })
    }

    fn read_back(
        &self,
        session: &mut Piv<'_>,
        key: KeyReference,
        issued: &Issued,
    ) -> Result<(), SessionFault> {
        if !self.stores(key) {
            return Ok(());
        }
        match session.certificate(key)? {
            CertificateObject::Present(found) if *found == issued.certificate => Ok(()),
            _ => Err(SessionFault::Fault(SubmitFault::ReadBackDiffers { key })),
        }
    }
}

/// Has the card use a key, and compares with what its certificate says.
fn check(
    session: &mut Piv<'_>,
    key: &KeyUse,
    pin: &Pin,
    certified: &PublicKey,
) -> Result<(), SessionFault> {
    let failed = SessionFault::Fault(SubmitFault::CheckFailed { key: key.reference });
    let Ok(challenge) = Challenge::for_key(certified, key.reference) else {
        return Err(failed);
    };
    let answer = match challenge.task() {
        Task::Sign(to_be_signed) => {
            card_signature::sign(session, key, Some(pin), to_be_signed)?.into()
        }
        Task::Decrypt(block) => session.decrypt(key, Some(pin), block)?,
        Task::Agree(point) => {
            let Ok(other) = PublicKey::ecc(certified.algorithm(), point) else {
                return Err(failed);
            };
            session.agree(key, Some(pin), &other)?
        }
    };
    challenge.verify(&answer).map_err(|_| failed)
}
