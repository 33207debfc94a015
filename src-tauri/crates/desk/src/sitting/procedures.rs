use std::{cmp::Reverse, sync::Arc};

use procedure::ProcedureId;

use super::{
    LockedBecause, ProceduresView,
    error::SittingError,
    officer::Session,
    shared::Shared,
    state::{Asked, AskedFor, State, Work},
};
use crate::{
    NotSignedIn, ProcedureChoice, ReadCard, Trouble,
    activity::open_orders,
    fault::Coded,
    procedures::{Listed, listed},
};

/// What the host said of procedures and subject card.
#[derive(Default)]
pub(super) struct Procedures {
    listed: Option<Arc<[Listed]>>,
    trouble: Option<Trouble>,
    /// The subject card as the host knows it, with the number of its reading.
    pub(super) joined: Option<(u64, Result<ReadCard, Trouble>)>,
    /// The question that was asked last.
    asked: Option<AskedFor>,
    asking: bool,
    /// Counts how often it was to be asked again.
    pub(super) refresh: u64,
    /// Counts what the host said.
    pub(super) answers: u64,
    pub(super) chosen: Option<Chosen>,
    /// How many of the officer's own orders are open.
    open_orders: Option<u32>,
    /// The session and refresh that the host said so in.
    orders_of: Option<(u64, u64)>,
}

/// The procedure that was chosen.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) id: ProcedureId,
    by_hand: bool,
}

/// What came of asking the host.
pub(super) struct Answered {
    listed: Result<Vec<Listed>, Trouble>,
    card: Option<Result<ReadCard, Trouble>>,
    /// Open orders; nothing where the host was not asked for them.
    orders: Option<Result<u32, Trouble>>,
}

impl Shared {
    pub(super) async fn ask_host(self: Arc<Self>, asked: Asked) {
        let answered = match self.desk.session() {
            Ok(session) => {
                let card = asked.card.as_ref();
                let card = card.map(|(device, reading)| ReadCard::new(device, &reading.card));
                let joined = async {
                    match card {
                        Some(card) => Some(card.joined(&session).await),
                        None => None,
                    }
                };
                let orders = async {
                    match asked.orders {
                        true => Some(open_orders(&session).await),
                        false => None,
                    }
                };
                let (listed, card, orders) = tokio::join!(listed(&session), joined, orders);
                Answered {
                    listed: listed.map_err(|error| Trouble::from(&error)),
                    card: card.map(|card| card.map_err(|error| Trouble::from(&error))),
                    orders: orders.map(|orders| orders.map_err(|error| Trouble::from(&error))),
                }
            }
            Err(NotSignedIn) => {
                let trouble = Trouble::from(&NotSignedIn);
                let card = asked.card.as_ref().map(|_| Err(trouble.clone()));
                Answered {
                    listed: Err(trouble),
                    card,
                    orders: None,
                }
            }
        };
        self.change(|state| state.answered(asked.key, answered));
    }
}

impl State {
    /// Asks after each sign-in and for each card.
    pub(super) fn ask_host_if_needed(&mut self) {
        if self.must_be_signed_in().is_err() || self.must_not_run().is_err() {
            return;
        }
        let card = self
            .subject_reading()
            .map(|(device, _, reading)| (device.to_owned(), reading.clone()));
        let key = AskedFor {
            session: self.officer.number,
            refresh: self.procedures.refresh,
            reading: card.as_ref().map(|(_, reading)| reading.number),
        };
        let asked = self.procedures.asked;
        let listed = |asked: AskedFor| (asked.session, asked.refresh) == (key.session, key.refresh);
        if asked == Some(key) || (card.is_none() && asked.is_some_and(listed)) {
            return;
        }
        self.procedures.asked = Some(key);
        self.procedures.asking = true;
        // A card that came changes nothing about orders.
        let orders = self.procedures.orders_of != Some((key.session, key.refresh));
        self.work.push(Work::Ask(Asked { key, card, orders }));
    }

    fn answered(&mut self, key: AskedFor, answered: Answered) {
        if self.procedures.asked != Some(key) {
            return;
        }
        let failed = [
            answered.listed.as_ref().err(),
            answered.card.as_ref().and_then(|card| card.as_ref().err()),
            answered
                .orders
                .as_ref()
                .and_then(|orders| orders.as_ref().err()),
        ];
        let not_signed_in = NotSignedIn.code();
        if failed
            .into_iter()
            .flatten()
            .any(|trouble| trouble.code == not_signed_in)
        {
            // It is asked again once somebody is.
            self.procedures.asking = false;
            self.procedures.asked = None;
            self.lock(LockedBecause::Idle);
            return;
        }
        let procedures = &mut self.procedures;
        procedures.asking = false;
        procedures.answers += 1;
        match answered.listed {
            Ok(listed) => {
                procedures.listed = Some(listed.into());
                procedures.trouble = None;
            }
            Err(trouble) => procedures.trouble = Some(trouble),
        }
        procedures.joined = key.reading.zip(answered.card);
        if let Some(orders) = answered.orders {
            // Where the host does not say, no number is better than an old one.
            procedures.open_orders = orders.ok();
            procedures.orders_of = Some((key.session, key.refresh));
        }
    }

    /// How many of the officer's own orders are open, as far as the host has said.
    pub(super) fn open_orders(&self) -> Option<u32> {
        self.procedures.open_orders
    }

    pub(super) fn choose_procedure(&mut self, id: &str) -> Result<(), Trouble> {
        self.must_be_signed_in()?;
        self.must_not_run()?;
        let unknown = || SittingError::UnknownProcedure { id: id.to_owned() };
        let parsed: ProcedureId = id.parse().map_err(|_| unknown())?;
        if self.procedures.listed_one(&parsed).is_none() {
            return Err(unknown().into());
        }
        self.procedures.chosen = Some(Chosen {
            id: parsed,
            by_hand: true,
        });
        Ok(())
    }

    /// Where one procedure is all there is to choose for the card, it is chosen, until somebody chooses.
    pub(super) fn choose_only_procedure(&mut self) {
        let by_hand = self
            .procedures
            .chosen
            .as_ref()
            .is_some_and(|chosen| chosen.by_hand);
        let fresh = self.must_be_signed_in().is_ok() && self.run.is_none() && !by_hand;
        if !fresh || self.form.is_touched() || self.card_for_a_form().is_none() {
            return;
        }
        let offered = self.choice().offered;
        let chosen = self
            .procedures
            .chosen
            .as_ref()
            .map(|chosen| chosen.id.as_str());
        let still_offered = offered.iter().any(|one| Some(one.id.as_str()) == chosen);
        if still_offered {
            return;
        }
        self.procedures.chosen = match &offered[..] {
            [only] => only.id.parse().ok().map(|id| Chosen { id, by_hand: false }),
            _ => None,
        };
    }

    /// The card that a form is for; the one that was issued last is for none.
    pub(super) fn card_for_a_form(&self) -> Option<&ReadCard> {
        self.joined_card()
            .filter(|_| !self.subject_card_is_issued())
    }

    fn choice(&self) -> ProcedureChoice {
        let listed = self.procedures.listed();
        let mut choice = ProcedureChoice::new(listed, self.card_for_a_form(), &self.officer.roles);
        choice.hide(self.filter());
        choice
    }

    pub(super) fn procedures_view(&self) -> ProceduresView {
        let mut choice = match self.officer.session {
            Session::SignedOut => ProcedureChoice::default(),
            _ => self.choice(),
        };
        let recent = &self.remembered.recent_procedures;
        let place = |id: &str| recent.iter().position(|one| one == id);
        choice
            .offered
            .sort_by_key(|one| Reverse(place(&one.id).map(Reverse)));
        let known = choice.offered.iter().filter(|one| place(&one.id).is_some());
        ProceduresView {
            loading: self.procedures.asking,
            trouble: self.procedures.trouble.clone(),
            recent: u32::try_from(known.count()).unwrap_or(u32::MAX),
            offered: choice.offered,
            hidden: choice.hidden,
            chosen: self
                .procedures
                .chosen
                .as_ref()
                .map(|chosen| chosen.id.to_string()),
            filter: self.filtered_procedures(),
        }
    }
}

impl Procedures {
    pub(super) fn listed_one(&self, id: &ProcedureId) -> Option<&Listed> {
        self.listed()
            .iter()
            .find(|listed| listed.revision.id == *id)
    }

    /// Those that the host lists, by name.
    pub(super) fn listed(&self) -> &[Listed] {
        self.listed.as_deref().unwrap_or_default()
    }

    /// The same, for who looks at them while the state goes on.
    pub(super) fn all_listed(&self) -> Arc<[Listed]> {
        self.listed.clone().unwrap_or_default()
    }

    /// Whether the procedures are known.
    pub(super) fn are_listed(&self) -> bool {
        self.listed.is_some()
    }
}
