use std::collections::BTreeSet;

use contents::Certificate;
use procedure::Role;
use protocol::{CertificateFault, CertificateUse, OfficerId, Refusal, check_certificate};
use sqlx::Row as _;

use super::list::roles;
use crate::{Fault, Host, Refused, database::Connection};

/// An officer, with everything that is asked about one.
#[derive(Clone, Debug)]
pub(crate) struct Officer {
    pub(crate) id: OfficerId,
    pub(crate) name: String,
    pub(crate) active: bool,
    pub(crate) roles: BTreeSet<Role>,
    pub(crate) authentication: Certificate,
    pub(crate) signature: Certificate,
    /// The authorities that the two certificates chain to.
    pub(crate) authorities: Vec<Certificate>,
}

impl Officer {
    /// Refuses where the officer lacks the role.
    pub(crate) fn must_have(&self, role: Role) -> Result<(), Refusal> {
        if self.roles.contains(&role) {
            Ok(())
        } else {
            Err(Refusal::MissingRole { role })
        }
    }

    /// Refuses where the officer lacks one of the roles.
    pub(crate) fn must_have_all(&self, roles: &BTreeSet<Role>) -> Result<(), Refusal> {
        roles.iter().try_for_each(|role| self.must_have(*role))
    }

    /// Refuses an officer who does nothing with cards: one without any role.
    pub(crate) fn must_work_on_cards(&self) -> Result<(), Refusal> {
        if self.roles.is_empty() {
            return self.must_have(Role::IssueCertificate);
        }
        Ok(())
    }

    pub(crate) fn number(&self) -> i64 {
        i64::from(self.id.0)
    }
}

impl Host {
    /// The officer of that number, active or not.
    pub(crate) async fn officer(&self, id: i64) -> Result<Option<Officer>, Fault> {
        let mut connection = self.database().pool().acquire().await?;
        self.stored_officer(&mut connection, id).await
    }

    /// The officer of that number, active or not, for whoever holds a connection: to wait for a second one while others
    /// do the same could take forever.
    pub(crate) async fn stored_officer(
        &self,
        connection: &mut Connection,
        id: i64,
    ) -> Result<Option<Officer>, Fault> {
        let row = sqlx::query("SELECT name, state FROM officers WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Officer {
            id: u32::try_from(id)
                .map(OfficerId)
                .map_err(|_| Fault::Corrupt {
                    what: "officers.id",
                })?,
            name: row.try_get("name")?,
            active: row.try_get::<&str, _>("state")? == "active",
            roles: roles(connection, id).await?,
            authentication: officer_certificate(connection, id, "authentication").await?,
            signature: officer_certificate(connection, id, "signature").await?,
            authorities: officer_authorities(connection, id).await?,
        }))
    }

    /// The officer whose authentication certificate this is, if it is good and the officer active.
    pub(crate) async fn officer_who_shows(
        &self,
        certificate: &Certificate,
    ) -> Result<Officer, Refused> {
        let id: Option<i64> = sqlx::query_scalar(
            "SELECT officers.id FROM officers JOIN officer_certificates ON officer_certificates.officer = officers.id
             WHERE purpose = 'authentication' AND fingerprint = $1 AND state = 'active'",
        )
        .bind(certificate.fingerprint())
        .fetch_optional(self.database().pool())
        .await?;
        let officer = match id {
            Some(id) => self.officer(id).await?,
            None => None,
        };
        let officer = officer
            .filter(|officer| officer.active)
            .ok_or(Refusal::UnknownOfficer)?;
        let refused = |why| Refusal::OfficerCertificate { why };
        let (authorities, usage) = (&officer.authorities, CertificateUse::Authentication);
        check_certificate(certificate, &[], authorities, self.now(), usage).map_err(refused)?;
        self.must_not_be_revoked(certificate).await?;
        Ok(officer)
    }

    /// Refuses a certificate of an officer that this host issued and revoked. Lists of other authorities are not read.
    pub(crate) async fn must_not_be_revoked(
        &self,
        certificate: &Certificate,
    ) -> Result<(), Refused> {
        let mut connection = self.database().pool().acquire().await?;
        if !self.has_revoked(&mut connection, certificate).await? {
            return Ok(());
        }
        let why = CertificateFault::Revoked;
        Err(Refusal::OfficerCertificate { why }.into())
    }

    /// Whether this host issued that certificate, and revoked it.
    pub(crate) async fn has_revoked(
        &self,
        connection: &mut Connection,
        certificate: &Certificate,
    ) -> Result<bool, Fault> {
        let revoked = sqlx::query(
            "SELECT id FROM certificates WHERE fingerprint = $1 AND certificate = $2 AND revoked_at IS NOT NULL",
        )
        .bind(certificate.public_key().fingerprint())
        .bind(certificate.der())
        .fetch_optional(connection)
        .await?;
        Ok(revoked.is_some())
    }
}

async fn officer_certificate(
    connection: &mut Connection,
    id: i64,
    purpose: &str,
) -> Result<Certificate, Fault> {
    let der: Vec<u8> = sqlx::query_scalar(
        "SELECT certificate FROM officer_certificates WHERE officer = $1 AND purpose = $2",
    )
    .bind(id)
    .bind(purpose)
    .fetch_one(connection)
    .await?;
    Certificate::from_der(&der).map_err(|_| Fault::Corrupt {
        what: "officer_certificates.certificate",
    })
}

async fn officer_authorities(
    connection: &mut Connection,
    id: i64,
) -> Result<Vec<Certificate>, Fault> {
    let ders: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT certificate FROM officer_authorities WHERE officer = $1 ORDER BY fingerprint",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    let corrupt = |_| Fault::Corrupt {
        what: "officer_authorities.certificate",
    };
    ders.iter()
        .map(|der| Certificate::from_der(der).map_err(corrupt))
        .collect()
}
