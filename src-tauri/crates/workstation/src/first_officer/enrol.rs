use std::collections::BTreeSet;

use desk::Desk;
use host::{Actor, Host, NewOfficer, certificates_in};
use procedure::Role;

use super::{
    FirstOfficerError,
    look::{Looked, Way, judge},
};

/// Somebody whose card has an officer's certificates already.
pub(super) struct Enrolment {
    pub(super) device: String,
    pub(super) name: String,
    /// PEM.
    pub(super) authorities: Option<String>,
}

impl Enrolment {
    pub(super) async fn run(self, host: &Host, desk: &Desk) -> Result<(), FirstOfficerError> {
        if !host.needs_first_officer().await? {
            return Err(FirstOfficerError::NotFirst);
        }
        let contents = desk.read_officer_card(&self.device).await?;
        let Looked { way, .. } = judge(host, contents).await?;
        let Way::Enrol(found) = way else {
            // Transport certificates, or none: they are replaced, not enrolled.
            let key = contents::KeyReference::Authentication;
            return Err(FirstOfficerError::NoCertificate { key });
        };
        let mut authorities = found.issuers;
        if let Some(pem) = self
            .authorities
            .as_deref()
            .filter(|pem| !pem.trim().is_empty())
        {
            authorities.extend(certificates_in(pem.as_bytes())?);
        }
        if authorities.is_empty() {
            let issuer = found.signature.issuer().to_owned();
            return Err(FirstOfficerError::NoIssuer { issuer });
        }
        let new = NewOfficer {
            name: procedure::composed(self.name.trim()),
            roles: BTreeSet::from(Role::ALL),
            authentication: found.authentication,
            signature: found.signature,
            authorities,
        };
        host.add_first_officer(Actor::Console, &new).await?;
        Ok(())
    }
}
