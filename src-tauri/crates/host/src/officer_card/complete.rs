use std::collections::{BTreeMap, BTreeSet};

use contents::{Certificate, KeyReference};
use procedure::Role;
use protocol::OfficerId;

use super::{OfficerCardError, OfficerCardRun};
use crate::{
    Actor, Fault, Host, NewOfficer,
    authority::OFFICERS,
    certificates::{RevocationReason, Which},
    database::{Write, millis},
    officers::has_officer,
};

impl Host {
    /// Makes whoever has the card the first officer, with every role: the card carries these certificates, was seen to
    /// work with them, and has its new PIN, which the host forgets.
    ///
    /// # Errors
    /// [`OfficerCardError`]; then nobody became an officer, and the run is to be
    /// [abandoned](Self::abandon_officer_card).
    pub async fn complete_officer_card(
        &self,
        run: &OfficerCardRun,
        certificates: &BTreeMap<KeyReference, Certificate>,
    ) -> Result<OfficerId, OfficerCardError> {
        let new = self.officer_of(run, certificates)?;
        new.check(self.now())?;
        let mut write = self.database().write().await?;
        if has_officer(&mut write).await? {
            return Err(OfficerCardError::NotFirst);
        }
        if !self.unchanged(&mut write, run.card, run.generation).await? {
            return Err(OfficerCardError::GivenUp);
        }
        for (key, certificate) in certificates {
            self.publish(&mut write, run.card, *key, certificate)
                .await?;
        }
        self.erase_pins(&mut write, run.card).await?;
        let id = self
            .register_officer(&mut write, Actor::Console, &new)
            .await?;
        write.commit().await?;
        self.refresh_revocation_lists().await?;
        Ok(id)
    }

    fn officer_of(
        &self,
        run: &OfficerCardRun,
        certificates: &BTreeMap<KeyReference, Certificate>,
    ) -> Result<NewOfficer, OfficerCardError> {
        let of = |key| {
            let certificate = certificates.get(&key).cloned();
            certificate.ok_or(OfficerCardError::NotProven { key })
        };
        let authority = self.inner.authorities.values();
        let authority = authority.into_iter().find(|one| one.is_for_officers());
        let authority = authority.ok_or_else(|| Fault::NoAuthority(OFFICERS.to_owned()))?;
        Ok(NewOfficer {
            name: run.name.clone(),
            roles: BTreeSet::from(Role::ALL),
            authentication: of(KeyReference::Authentication)?,
            signature: of(KeyReference::Signature)?,
            authorities: vec![authority.certificate().clone()],
        })
    }

    /// The certificate lies on the card, and the key that it is for: what was there is gone.
    async fn publish(
        &self,
        write: &mut Write,
        card: i64,
        key: KeyReference,
        certificate: &Certificate,
    ) -> Result<(), OfficerCardError> {
        let (now, place) = (millis(self.now()), key.to_string());
        let fingerprint = certificate.public_key().fingerprint();
        let published = sqlx::query(
            "UPDATE certificates SET published_at = $1
             WHERE card = $2 AND key = $3 AND certificate = $4 AND order_id IS NULL AND revoked_at IS NULL",
        )
        .bind(now)
        .bind(card)
        .bind(&place)
        .bind(certificate.der())
        .execute(&mut **write)
        .await?;
        if published.rows_affected() != 1 {
            return Err(OfficerCardError::GivenUp);
        }
        let overwritten = Which::Overwritten {
            card,
            key: &place,
            fingerprint: &fingerprint,
        };
        let reason = RevocationReason::Superseded;
        self.revoke(write, Actor::Console, overwritten, reason)
            .await?;
        sqlx::query(
            "UPDATE card_keys SET replaced_at = COALESCE(replaced_at, $1), overwritten_at = COALESCE(overwritten_at, $1)
             WHERE card = $2 AND key = $3",
        )
        .bind(now)
        .bind(card)
        .bind(&place)
        .execute(&mut **write)
        .await?;
        Ok(())
    }
}
