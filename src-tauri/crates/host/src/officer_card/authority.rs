use contents::KeyAlgorithm;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use crate::{
    Fault,
    authority::{
        Authority, Issuance, OFFICERS, Serial, Signer, SoftwareKey, authority_profile, common_name,
    },
    database::{Database, millis},
    sealing::{Place, SealingKey},
};

/// As long as the authority for holders.
const YEARS: i32 = 10;

/// The authority for officers, of a host that has none yet.
pub(crate) struct NewOfficerAuthority<'a> {
    pub(crate) database: &'a Database,
    pub(crate) sealing: &'a SealingKey,
    /// The host's.
    pub(crate) name: &'a str,
    pub(crate) root: &'a Authority,
}

impl NewOfficerAuthority<'_> {
    /// Makes it, unless another program does so at this moment.
    pub(crate) async fn make(&self, now: Timestamp) -> Result<(), Fault> {
        let (signer, pkcs8) = SoftwareKey::generate(KeyAlgorithm::EccP256)?;
        let certificate = self.certificate(&signer, now)?;
        let place = Place {
            table: "authorities",
            row: OFFICERS,
            column: "sealed_key",
        };
        let mut write = self.database.write().await?;
        sqlx::query(
            "INSERT INTO authorities (id, purpose, issuer, certificate, sealed_key, created_at)
             VALUES ($1, 'authority', 'root', $2, $3, $4) ON CONFLICT (id) DO NOTHING",
        )
        .bind(OFFICERS)
        .bind(certificate)
        .bind(self.sealing.seal(place, &pkcs8)?)
        .bind(millis(now))
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(())
    }

    fn certificate(&self, signer: &SoftwareKey, now: Timestamp) -> Result<Vec<u8>, Fault> {
        let end = now.to_zoned(TimeZone::UTC).checked_add(YEARS.years());
        self.root.issue(Issuance {
            serial: Serial::random()?,
            subject: common_name(&format!("{} Officer CA", self.name))?,
            public_key: signer.public_key().spki(),
            not_before: now,
            not_after: end
                .map_err(|_| Fault::Corrupt { what: "the clock" })?
                .timestamp(),
            profile: authority_profile(Some(0))?,
        })
    }
}
