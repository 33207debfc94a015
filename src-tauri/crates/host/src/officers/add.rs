use std::collections::BTreeSet;

use const_oid::db::rfc5280::ID_KP_CLIENT_AUTH;
use contents::Certificate;
use der::Decode;
use procedure::Role;
use protocol::{CertificateFault, CertificateUse, OfficerId, check_certificate};
use serde_json::json;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage};

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{Write, millis},
};

/// An officer to be added.
#[derive(Clone, Debug)]
pub struct NewOfficer {
    /// The officer's name, 1 to 100 characters; no other active officer has it.
    pub name: String,
    /// What the officer may do.
    pub roles: BTreeSet<Role>,
    /// For signing in: the certificate of the officer card's authentication key.
    pub authentication: Certificate,
    /// For documents: the certificate of the officer card's signature key.
    pub signature: Certificate,
    /// The authorities that the two chain to: each one that is trusted by itself, 1 to 16.
    pub authorities: Vec<Certificate>,
}

/// Why an officer was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddOfficerError {
    /// The name cannot be used.
    #[error("an officer's name has 1 to 100 characters and no control characters")]
    Name,
    /// No role was given.
    #[error("an officer needs at least one role")]
    NoRole,
    /// No authority, or too many.
    #[error("between 1 and 16 authorities are needed that the officer's certificates chain to")]
    Authorities,
    /// Both certificates are the same.
    #[error("authentication and signature need a certificate each")]
    SameCertificate,
    /// Each is made for what the other is given for.
    #[error(
        "the two certificates are swapped: by key usage and extended key usage, the one given for authentication is \
         made for signing, and the one given for signatures is made for signing in"
    )]
    Swapped,
    /// The authority that issued a certificate is not among those given.
    #[error(
        "the {purpose} certificate was issued by “{issuer}”, which is not among the authorities given"
    )]
    NoIssuer {
        /// Which of the two.
        purpose: &'static str,
        /// Who issued it.
        issuer: String,
    },
    /// The authentication certificate is not good.
    #[error("the authentication certificate is not accepted: {0}")]
    Authentication(#[source] CertificateFault),
    /// The signature certificate is not good.
    #[error("the signature certificate is not accepted: {0}")]
    Signature(#[source] CertificateFault),
    /// Another officer has the name.
    #[error(
        "there is an active officer with the name “{0}” already; officers disable frees the name and the certificates"
    )]
    NameTaken(String),
    /// Another officer has one of the certificates.
    #[error("another active officer has this {0} certificate")]
    CertificateTaken(&'static str),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Host {
    /// Adds an officer, whose certificates must be good now.
    ///
    /// # Errors
    /// [`AddOfficerError`].
    pub async fn add_officer(
        &self,
        actor: Actor,
        new: &NewOfficer,
    ) -> Result<OfficerId, AddOfficerError> {
        new.check(self.now())?;
        let mut write = self.database().write().await?;
        let id = self.register_officer(&mut write, actor, new).await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(id)
    }

    /// Adds an officer who was checked, in a transaction of the caller's.
    pub(crate) async fn register_officer(
        &self,
        write: &mut Write,
        actor: Actor,
        new: &NewOfficer,
    ) -> Result<OfficerId, AddOfficerError> {
        new.check_free(write).await?;
        let id = self.insert_officer(write, new).await?;
        let details = json!({
            "name": new.name,
            "roles": new.roles,
            "authentication": new.authentication.fingerprint(),
            "signature": new.signature.fingerprint(),
        });
        let (subject, event) = (id.to_string(), Event::OfficerAdded);
        self.audit(
            write,
            Entry {
                actor,
                event,
                subject: &subject,
                details,
                document: None,
            },
        )
        .await?;
        Ok(id)
    }

    async fn insert_officer(
        &self,
        write: &mut Write,
        new: &NewOfficer,
    ) -> Result<OfficerId, Fault> {
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO officers (name, state, created_at, changed_at) VALUES ($1, 'active', $2, $2) RETURNING id",
        )
        .bind(&new.name)
        .bind(millis(self.now()))
        .fetch_one(&mut **write)
        .await?;
        for role in &new.roles {
            sqlx::query("INSERT INTO officer_roles (officer, role) VALUES ($1, $2)")
                .bind(id)
                .bind(role.name())
                .execute(&mut **write)
                .await?;
        }
        for (purpose, certificate) in new.certificates() {
            sqlx::query(
                "INSERT INTO officer_certificates (officer, purpose, fingerprint, certificate) VALUES ($1, $2, $3, $4)",
            )
            .bind(id)
            .bind(purpose)
            .bind(certificate.fingerprint())
            .bind(certificate.der())
            .execute(&mut **write)
            .await?;
        }
        for authority in &new.authorities {
            sqlx::query(
                "INSERT INTO officer_authorities (officer, fingerprint, certificate) VALUES ($1, $2, $3)
                 ON CONFLICT DO NOTHING",
            )
            .bind(id)
            .bind(authority.fingerprint())
            .bind(authority.der())
            .execute(&mut **write)
            .await?;
        }
        u32::try_from(id)
            .map(OfficerId)
            .map_err(|_| Fault::Corrupt {
                what: "officers.id",
            })
    }
}

impl NewOfficer {
    fn certificates(&self) -> [(&'static str, &Certificate); 2] {
        [
            ("authentication", &self.authentication),
            ("signature", &self.signature),
        ]
    }

    pub(crate) fn check(&self, now: jiff::Timestamp) -> Result<(), AddOfficerError> {
        if !(1..=100).contains(&self.name.chars().count())
            || self.name.chars().any(char::is_control)
        {
            return Err(AddOfficerError::Name);
        }
        if self.roles.is_empty() {
            return Err(AddOfficerError::NoRole);
        }
        if !(1..=16).contains(&self.authorities.len()) {
            return Err(AddOfficerError::Authorities);
        }
        if self.authentication == self.signature {
            return Err(AddOfficerError::SameCertificate);
        }
        if self.is_swapped() {
            return Err(AddOfficerError::Swapped);
        }
        self.check_issuers()?;
        let good =
            |certificate, usage| check_certificate(certificate, &[], &self.authorities, now, usage);
        good(&self.authentication, CertificateUse::Authentication)
            .map_err(AddOfficerError::Authentication)?;
        good(&self.signature, CertificateUse::Signing).map_err(AddOfficerError::Signature)
    }

    /// What is good for both uses tells nothing: only certificates that are clearly made for each other's are swapped.
    fn is_swapped(&self) -> bool {
        let (Some(first), Some(second)) =
            (Made::of(&self.authentication), Made::of(&self.signature))
        else {
            return false;
        };
        let first_may_sign_in = first.client_authentication;
        let second_is_for_signatures = second.non_repudiation;
        !first_may_sign_in
            && !second_is_for_signatures
            && (second.client_authentication || first.non_repudiation)
    }

    /// Each authority is trusted by itself, so that who issued a certificate must be one of them.
    fn check_issuers(&self) -> Result<(), AddOfficerError> {
        for (purpose, certificate) in self.certificates() {
            let issuer = certificate.issuer();
            if self.authorities.iter().all(|one| one.subject() != issuer) {
                let issuer = issuer.to_owned();
                return Err(AddOfficerError::NoIssuer { purpose, issuer });
            }
        }
        Ok(())
    }

    async fn check_free(&self, write: &mut Write) -> Result<(), AddOfficerError> {
        let taken = sqlx::query("SELECT id FROM officers WHERE name = $1 AND state = 'active'")
            .bind(&self.name);
        if taken
            .fetch_optional(&mut **write)
            .await
            .map_err(Fault::from)?
            .is_some()
        {
            return Err(AddOfficerError::NameTaken(self.name.clone()));
        }
        for (purpose, certificate) in self.certificates() {
            let taken = sqlx::query(
                "SELECT officers.id FROM officers JOIN officer_certificates ON officer_certificates.officer = officers.id
                 WHERE purpose = $1 AND fingerprint = $2 AND state = 'active'",
            )
            .bind(purpose)
            .bind(certificate.fingerprint());
            if taken
                .fetch_optional(&mut **write)
                .await
                .map_err(Fault::from)?
                .is_some()
            {
                return Err(AddOfficerError::CertificateTaken(purpose));
            }
        }
        Ok(())
    }
}

/// What a certificate says it is made for (`RFC 5280 §4.2.1.3`, `§4.2.1.12`).
struct Made {
    non_repudiation: bool,
    client_authentication: bool,
}

impl Made {
    /// `None` where the certificate cannot be read; that is found by the check of it.
    fn of(certificate: &Certificate) -> Option<Self> {
        let certificate = x509_cert::Certificate::from_der(certificate.der()).ok()?;
        let tbs = certificate.tbs_certificate();
        let usage = tbs.get_extension::<KeyUsage>().ok()?;
        let purposes = tbs.get_extension::<ExtendedKeyUsage>().ok()?;
        Some(Self {
            non_repudiation: usage.is_some_and(|(_, usage)| usage.non_repudiation()),
            client_authentication: purposes
                .is_some_and(|(_, purposes)| purposes.0.contains(&ID_KP_CLIENT_AUTH)),
        })
    }
}
