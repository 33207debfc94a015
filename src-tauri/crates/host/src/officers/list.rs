use std::collections::BTreeSet;

use contents::Certificate;
use jiff::Timestamp;
use procedure::Role;
use protocol::OfficerId;
use serde::Serialize;
use sqlx::Row as _;

use crate::{
    Fault, Host,
    database::{self, Connection},
};

/// An officer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListedOfficer {
    /// The officer's number.
    pub id: OfficerId,
    /// The name.
    pub name: String,
    /// What the officer may do.
    pub roles: BTreeSet<Role>,
    /// Whether the officer may do anything at all.
    pub active: bool,
    /// Subject of the authentication certificate.
    pub authentication: String,
    /// The end of its validity.
    pub authentication_ends: Timestamp,
    /// Subject of the signature certificate.
    pub signature: String,
    /// The end of its validity.
    pub signature_ends: Timestamp,
}

impl Host {
    /// All officers, by number.
    ///
    /// # Errors
    /// [`Fault`] when the database cannot be read.
    pub async fn officers(&self) -> Result<Vec<ListedOfficer>, Fault> {
        let rows = sqlx::query("SELECT id FROM officers ORDER BY id")
            .fetch_all(self.database().pool())
            .await?;
        let mut officers = Vec::new();
        for row in rows {
            let id: i64 = row.try_get("id")?;
            officers.push(self.listed(id).await?);
        }
        Ok(officers)
    }

    async fn listed(&self, id: i64) -> Result<ListedOfficer, Fault> {
        let corrupt = || Fault::Corrupt { what: "officers" };
        let officer = self.officer(id).await?.ok_or_else(corrupt)?;
        let ends = |certificate: &Certificate| certificate.not_after();
        Ok(ListedOfficer {
            id: officer.id,
            active: officer.active,
            authentication: officer.authentication.subject().to_owned(),
            authentication_ends: ends(&officer.authentication),
            signature: officer.signature.subject().to_owned(),
            signature_ends: ends(&officer.signature),
            name: officer.name,
            roles: officer.roles,
        })
    }
}

/// The roles of an officer.
pub(super) async fn roles(connection: &mut Connection, id: i64) -> Result<BTreeSet<Role>, Fault> {
    let rows = sqlx::query("SELECT role FROM officer_roles WHERE officer = $1")
        .bind(id)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| database::parsed(row, "role"))
        .collect()
}
