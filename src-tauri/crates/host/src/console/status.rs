use std::path::PathBuf;

use contents::Certificate;
use host::{HeldBy, Host};
use serde::Serialize;

use super::{End, Failure, Output};

/// What a host is.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Status {
    name: String,
    data: PathBuf,
    ca_file: PathBuf,
    sealing: &'static str,
    root: Shown,
    registration: Shown,
    officers: usize,
    active_procedures: usize,
    served_by: Option<HeldBy>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown {
    subject: String,
    serial: String,
    fingerprint: String,
    not_after: jiff::Timestamp,
}

pub(super) async fn run(host: &Host, output: &mut Output) -> Result<End, Failure> {
    let status = Status::of(host).await?;
    output.result(&status, &status.text())?;
    Ok(End::Done)
}

impl Status {
    pub(super) async fn of(host: &Host) -> Result<Self, Failure> {
        let procedures = host.procedures().await?;
        let active = procedures
            .iter()
            .filter(|procedure| procedure.state == host::ProcedureState::Active);
        Ok(Self {
            name: host.name().to_owned(),
            data: host.data().to_owned(),
            ca_file: host.ca_file(),
            sealing: host.sealing_kind().name(),
            root: Shown::of(host.root_certificate()),
            registration: Shown::of(host.registration_certificate()),
            officers: host
                .officers()
                .await?
                .iter()
                .filter(|officer| officer.active)
                .count(),
            active_procedures: active.count(),
            served_by: host.served_by()?,
        })
    }

    pub(super) fn text(&self) -> String {
        let served = match &self.served_by {
            Some(by) => format!("https://{} (process {})", by.address, by.process),
            None => "nobody".to_owned(),
        };
        [
            format!("Host           {}", self.name),
            format!("Folder         {}", self.data.display()),
            format!("Sealing key    {}", self.sealing),
            format!(
                "Root           {}, SHA-256 {}",
                self.root.subject, self.root.fingerprint
            ),
            format!("               valid to {}", self.root.not_after),
            format!("               {}", self.ca_file.display()),
            format!(
                "Registration   {}, serial {}",
                self.registration.subject, self.registration.serial
            ),
            format!("Officers       {}", self.officers),
            format!("Procedures     {} active", self.active_procedures),
            format!("Served by      {served}"),
        ]
        .join("\n")
    }
}

impl Shown {
    fn of(certificate: &Certificate) -> Self {
        Self {
            subject: certificate.subject().to_owned(),
            serial: certificate.serial().to_owned(),
            fingerprint: certificate.fingerprint(),
            not_after: certificate.not_after(),
        }
    }
}
