use desk::{Desk, NewOfficerPin, OfficerCardSecrets, OfficerCardWork, OfficerKey, TypedPin};
use host::{Host, OfficerCardRun};

use super::{
    FirstOfficerError,
    look::{Looked, Way, judge},
};

/// Somebody who gets an officer's certificates on a card in stock.
pub(super) struct Issuance {
    device: String,
    name: String,
    pin: NewOfficerPin,
}

impl Issuance {
    /// Judges the PIN before anything else: nothing was asked of card or host then.
    pub(super) fn new(
        device: &str,
        name: &str,
        pin: TypedPin,
        again: TypedPin,
    ) -> Result<Self, FirstOfficerError> {
        let rules = Host::officer_card_procedure()?.pin_procedure.policy;
        Ok(Self {
            device: device.to_owned(),
            name: name.trim().to_owned(),
            pin: NewOfficerPin::chosen(pin, again, &rules)?,
        })
    }

    pub(super) async fn run(self, host: &Host, desk: &Desk) -> Result<(), FirstOfficerError> {
        if !host.needs_first_officer().await? {
            return Err(FirstOfficerError::NotFirst);
        }
        let contents = desk.read_officer_card(&self.device).await?;
        let Looked { identity, way } = judge(host, contents).await?;
        let Way::Issue(actions) = way else {
            // Certificates that may be in use are not overwritten.
            let key = contents::KeyReference::Authentication;
            return Err(FirstOfficerError::PlaceTaken { key });
        };
        let card = desk.officer_card(&self.device, identity.clone())?;
        let (mut run, secrets) = host
            .begin_officer_card(&identity, &self.name, actions)
            .await?;
        let mut keys = secrets.management_keys.into_iter();
        let secrets = OfficerCardSecrets {
            pins: secrets.pins,
            management_key: keys.next().ok_or(FirstOfficerError::NotFirst)?,
        };
        match self.on_card(host, &card, secrets, &mut run).await {
            Ok(()) => Ok(()),
            Err(error) => {
                if let Err(fault) = host.abandon_officer_card(run).await {
                    // They are revoked when the next run begins, or when the host is opened.
                    tracing::error!(error = %fault, "unused officer certificates were not revoked");
                }
                Err(error)
            }
        }
    }

    /// No transaction with the card is held while the host issues.
    async fn on_card(
        self,
        host: &Host,
        card: &OfficerCardWork,
        secrets: OfficerCardSecrets,
        run: &mut OfficerCardRun,
    ) -> Result<(), FirstOfficerError> {
        let keys = run.draft().keys.iter().map(|ordered| OfficerKey {
            reference: ordered.reference,
            algorithm: ordered.key.algorithm(),
        });
        let proven = card.prove(secrets, keys.collect(), run.statements());
        let proven = proven.await?;
        let (opened_with, new_pin) = (proven.pin(), self.pin.pin());
        let certificates = host
            .issue_officer_certificates(run, proven.keys(), opened_with, new_pin)
            .await?;
        card.write(proven, certificates.clone(), self.pin).await?;
        host.complete_officer_card(run, &certificates).await?;
        Ok(())
    }
}
