//! A desk at a host, with an officer signed in.

use std::{path::Path, sync::Arc};

use configuration::Authority;
use desk::Desk;
use messages::Arguments as Fill;
use serde_json::{Value, json};
use workstation::{Place, Workstation};

use crate::{
    answers::Answers,
    arguments::{HostOptions, OfficerOptions, SetHost},
    choose_device::{self, Role},
    exit::Exit,
    output::{Failure, Output},
    own_host,
    secrets::{LARGEST, SecretName, Secrets, SecretsError},
};

/// An officer at the desk. The embedded host runs as long as this lives.
pub(crate) struct Session {
    pub(crate) desk: Arc<Desk>,
    pub(crate) answers: Arc<Answers>,
    _workstation: Workstation,
}

impl Session {
    /// Opens the desk and signs the officer in.
    pub(crate) async fn open(
        host: &HostOptions,
        officer: &OfficerOptions,
        output: &Arc<Output>,
    ) -> Result<Self, Failure> {
        let opened = Opened::new(host, officer, output).await?;
        let named = officer.officer_device.as_deref();
        let device = choose_device::choose(&opened.desk, named, Role::Officer).await?;
        opened.sign_in(device).await
    }

    /// The same for work on a subject card, with its device. Both devices are known, and are two, before a PIN is asked
    /// for.
    pub(crate) async fn open_with_subject(
        host: &HostOptions,
        officer: &OfficerOptions,
        subject: Option<&str>,
        output: &Arc<Output>,
    ) -> Result<(Self, String), Failure> {
        let opened = Opened::new(host, officer, output).await?;
        let named = officer.officer_device.as_deref();
        let (device, subject) = choose_device::choose_both(&opened.desk, named, subject).await?;
        Ok((opened.sign_in(device).await?, subject))
    }
}

/// A desk at which nobody is signed in yet.
struct Opened {
    desk: Arc<Desk>,
    answers: Arc<Answers>,
    workstation: Workstation,
}

impl Opened {
    async fn new(
        host: &HostOptions,
        officer: &OfficerOptions,
        output: &Arc<Output>,
    ) -> Result<Self, Failure> {
        let secrets = secrets(officer.secrets.secrets.as_deref(), output)?;
        let answers = Arc::new(Answers::new(output.clone(), secrets));
        let workstation = open(place(host)?).await?;
        own_host::announce(&workstation, output);
        Ok(Self {
            desk: workstation.desk().clone(),
            answers,
            workstation,
        })
    }

    async fn sign_in(self, device: String) -> Result<Session, Failure> {
        sign_in(&self.desk, &device, &self.answers).await?;
        Ok(Session {
            desk: self.desk,
            answers: self.answers,
            _workstation: self.workstation,
        })
    }
}

/// A desk at no host, for looking at devices and cards.
pub(crate) async fn without_host() -> Result<Workstation, Failure> {
    open(Place::NoHost).await
}

/// The workstation of that place.
pub(crate) async fn open(place: Place) -> Result<Workstation, Failure> {
    Ok(Workstation::open(place).await?)
}

/// Signs in; a PIN that was needed and not given is told as such.
pub(crate) async fn sign_in(
    desk: &Desk,
    device: &str,
    answers: &Arc<Answers>,
) -> Result<(), Failure> {
    let signed_in = desk.sign_in(device, answers.clone()).await;
    signed_in
        .map(|_| ())
        .map_err(|error| answers.explain(Failure::of(&error)))
}

/// Reads the secrets file, and warns about one that others can read.
pub(crate) fn secrets(path: Option<&Path>, output: &Output) -> Result<Secrets, Failure> {
    let Some(path) = path else {
        return Ok(Secrets::default());
    };
    let secrets = Secrets::read(path).map_err(|error| not_taken(&error))?;
    if Secrets::is_readable_by_others(path) {
        let file = Fill::new().with("file", path.display().to_string());
        output.note(&output.fill("secrets-open-to-others", &file));
    }
    Ok(secrets)
}

fn not_taken(error: &SecretsError) -> Failure {
    match error {
        SecretsError::Unreadable { file, why } => {
            let data = json!({ "file": file.display().to_string(), "why": messages::io_why(*why) });
            Failure::new("secrets-unreadable", data, Exit::Usage)
        }
        SecretsError::Malformed { line } => {
            let names = SecretName::ALL.map(SecretName::name);
            Failure::new(
                "secrets-malformed",
                json!({ "line": line, "names": names }),
                Exit::Usage,
            )
        }
        SecretsError::TooLarge => Failure::new(
            "secrets-too-large",
            json!({ "bytes": LARGEST }),
            Exit::Usage,
        ),
    }
}

/// The one that the policy allows; else what was asked for, else what is set, else the embedded host.
pub(crate) fn place(host: &HostOptions) -> Result<Place, Failure> {
    match &host.set {
        Some(SetHost::Closed { place }) => Err(refused("place-closed", json!({ "place": place }))),
        Some(SetHost::At {
            url,
            ca,
            locked: true,
        }) => {
            let elsewhere = host.host.as_ref().is_some_and(|asked| asked != url);
            if elsewhere || host.data.is_some() {
                return Err(refused("place-locked", json!({ "url": url })));
            }
            // An authority of the user's own would let the user say who is that host.
            remote(url, ca.as_ref())
        }
        set => place_without_lock(host, set.as_ref()),
    }
}

fn place_without_lock(host: &HostOptions, set: Option<&SetHost>) -> Result<Place, Failure> {
    let HostOptions {
        host: url,
        ca,
        data,
        ..
    } = host;
    match (url, ca, set) {
        (Some(url), Some(ca), _) => remote(url, Some(&Authority::File(ca.clone()))),
        (_, _, Some(SetHost::At { url, ca, .. })) if data.is_none() => remote(url, ca.as_ref()),
        _ => Ok(Place::Embedded { data: data.clone() }),
    }
}

fn remote(url: &str, ca: Option<&Authority>) -> Result<Place, Failure> {
    Ok(Place::Remote {
        url: url.to_owned(),
        ca: read_authority(ca.ok_or_else(no_authority)?)?,
    })
}

fn refused(code: &str, data: Value) -> Failure {
    Failure::new(code, data, Exit::Refused)
}

fn no_authority() -> Failure {
    Failure::new("host-authority-not-set", json!({}), Exit::Usage)
}

fn read_authority(authority: &Authority) -> Result<Vec<u8>, Failure> {
    authority.read().map_err(|error| {
        let file = match authority {
            Authority::File(path) => path.display().to_string(),
            // What stands in the configuration itself was read with it.
            Authority::Pem(_) => String::new(),
        };
        let data = json!({ "file": file, "why": messages::io_why(error.kind()) });
        Failure::new("ca-unreadable", data, Exit::Usage)
    })
}
