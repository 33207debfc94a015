//! The first officer of a desk's own host: somebody whose card has certificates already, or somebody who gets them on a
//! card in stock. Both, and the way that a card comes into stock here, are closed once the host has an active officer.
//!
//! Card work is `desk`'s and issuing is `host`'s; what is here is the order in which they go. Nobody is signed in yet, so
//! that the host is called as its console would.

mod enrol;
mod error;
mod issue;
mod look;

use std::{future::Future, sync::Arc};

use desk::{OperationId, Operations, Trouble, TypedPin};
use host::{Actor, Host};

pub use error::FirstOfficerError;

use crate::{FirstOfficerView, OfficerCardView, Workstation};

/// What was asked of the verbs here, so that each wish is fulfilled once, and one after the other.
#[derive(Default)]
pub(crate) struct FirstOfficerWork {
    operations: Operations<Result<(), Trouble>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Workstation {
    /// What there is to say of this desk's own host, where it runs in this program and has no active officer; nothing
    /// otherwise.
    ///
    /// # Errors
    /// The host cannot be asked.
    pub async fn first_officer(&self) -> Result<Option<FirstOfficerView>, Trouble> {
        let Ok(host) = self.own_host() else {
            return Ok(None);
        };
        let asked = async {
            if !host.needs_first_officer().await? {
                return Ok(None);
            }
            Ok(Some(FirstOfficerView {
                folder: host.data().display().to_string(),
                sealing: host.sealing_kind().name().to_owned(),
                cards_in_stock: host.stock_size().await?,
            }))
        };
        asked.await.map_err(|fault: host::Fault| told(fault.into()))
    }

    /// What can be made of the card in that device for the first officer. The card is read, and nothing else.
    ///
    /// # Errors
    /// There is no own host in this program, it has an officer, or the card cannot be read.
    pub async fn look_at_officer_card(&self, device: &str) -> Result<OfficerCardView, Trouble> {
        let host = self.own_host().map_err(told)?;
        look::look(host, self.desk(), device).await.map_err(told)
    }

    /// Takes the cards of a production file into the own host's stock; gives how many are new. Once the host has an
    /// officer, nobody does so without signing in: `countersign-host cards import` is left.
    ///
    /// # Errors
    /// There is no own host in this program, it has an officer, or it does not take the file; then no card was taken.
    pub async fn import_cards(&self, production_file: &str) -> Result<u32, Trouble> {
        let host = self.own_host().map_err(told)?;
        let needed = host.needs_first_officer().await;
        if !needed.map_err(|fault| told(fault.into()))? {
            return Err(told(FirstOfficerError::NotFirst));
        }
        let imported = host
            .import_cards(Actor::Console, production_file.as_bytes())
            .await;
        let imported = imported.map_err(|error| told(error.into()))?;
        Ok(imported.imported)
    }

    /// Makes the person whose two certificates lie on the card in that device the first officer, with every role.
    /// `authorities` are PEM certificates of who issued the two, where they are not on the card as well.
    ///
    /// The certificates are judged as `countersign-host officers add` judges them. That the card has their keys is not
    /// proven here: signing in proves it for 9A, the first order for 9C. Where that fails,
    /// `countersign-host officers disable` makes room for another first officer.
    ///
    /// # Errors
    /// Nobody became an officer then.
    pub async fn enrol_officer(
        &self,
        operation: OperationId,
        device: &str,
        name: &str,
        authorities: Option<&str>,
    ) -> Result<(), Trouble> {
        let enrolment = enrol::Enrolment {
            device: device.to_owned(),
            name: name.to_owned(),
            authorities: authorities.map(ToOwned::to_owned),
        };
        let desk = self.desk().clone();
        let work = |host: Host| async move { enrolment.run(&host, &desk).await };
        self.once(operation, work).await
    }

    /// Issues officer certificates to the card in stock that lies in that device, sets its PIN, and makes its holder the
    /// first officer, with every role.
    ///
    /// Nobody is an officer before the card is done. A card that was pulled on the way, at whatever moment, is made good
    /// by doing the same again; certificates that were issued and not used are revoked at once.
    ///
    /// # Errors
    /// Nobody became an officer then.
    pub async fn issue_officer_card(
        &self,
        operation: OperationId,
        device: &str,
        name: &str,
        pin: TypedPin,
        again: TypedPin,
    ) -> Result<(), Trouble> {
        let issuance = issue::Issuance::new(device, name, pin, again).map_err(told)?;
        let desk = self.desk().clone();
        let work = |host: Host| async move { issuance.run(&host, &desk).await };
        self.once(operation, work).await
    }

    /// Runs a verb once per operation, and no two at the same time.
    async fn once<F>(
        &self,
        operation: OperationId,
        work: impl FnOnce(Host) -> F,
    ) -> Result<(), Trouble>
    where
        F: Future<Output = Result<(), FirstOfficerError>> + Send + 'static,
    {
        let host = self.own_host().map_err(told)?.clone();
        let turn = self.first_officer_work().turn.clone();
        let operations = &self.first_officer_work().operations;
        let result = operations.once(operation, || {
            let work = work(host);
            async move {
                let _turn = turn.lock().await;
                work.await.map_err(told)
            }
        });
        match result.await {
            Some(result) => (*result).clone(),
            None => Err(told(FirstOfficerError::Ended)),
        }
    }
}

fn told(error: FirstOfficerError) -> Trouble {
    if let FirstOfficerError::Host(fault) = &error {
        tracing::error!(error = %fault, "the own host failed");
    }
    Trouble::from(&error)
}
