use std::path::{Path, PathBuf};

use contents::Certificate;
use host::{Actor, Host, NewOfficer, certificates_in};
use protocol::OfficerId;
use serde_json::json;

use super::{End, Failure, Output, arguments::Officers, output::read};

const MAX_CERTIFICATE_FILE: u64 = 1024 * 1024;

pub(super) async fn run(
    host: &Host,
    command: Officers,
    output: &mut Output,
) -> Result<End, Failure> {
    match command {
        Officers::Add {
            name,
            roles,
            authentication,
            signature,
            issuers,
        } => {
            let new = NewOfficer {
                name,
                roles: roles.into_iter().collect(),
                authentication: one(&authentication)?,
                signature: one(&signature)?,
                authorities: all(&issuers)?,
            };
            let id = host.add_officer(Actor::Console, &new).await?;
            output.result(
                &json!({ "officer": id }),
                &format!("{} is officer {id}", new.name),
            )?;
        }
        Officers::List => list(host, output).await?,
        Officers::Disable { id } => {
            host.disable_officer(Actor::Console, OfficerId(id)).await?;
            output.result(
                &json!({ "disabled": OfficerId(id) }),
                &format!("officer {id} is disabled"),
            )?;
        }
    }
    Ok(End::Done)
}

async fn list(host: &Host, output: &mut Output) -> Result<(), Failure> {
    let officers = host.officers().await?;
    output.table(
        &officers,
        "no officers; officers add makes one known",
        &["Officer", "State", "Name", "Roles", "Certificates end"],
        |officer| {
            let roles: Vec<_> = officer.roles.iter().map(|role| role.name()).collect();
            vec![
                officer.id.to_string(),
                if officer.active { "active" } else { "disabled" }.to_owned(),
                officer.name.clone(),
                roles.join(", "),
                officer
                    .authentication_ends
                    .min(officer.signature_ends)
                    .to_string(),
            ]
        },
    )
}

/// The first certificate of a file: the others of a chain are authorities.
fn one(file: &Path) -> Result<Certificate, Failure> {
    let certificates = certificates(file)?;
    certificates
        .into_iter()
        .next()
        .ok_or_else(|| format!("{}: no certificate", file.display()).into())
}

fn all(files: &[PathBuf]) -> Result<Vec<Certificate>, Failure> {
    let mut found = Vec::new();
    for file in files {
        found.extend(certificates(file)?);
    }
    Ok(found)
}

fn certificates(file: &Path) -> Result<Vec<Certificate>, Failure> {
    let bytes = read(file, MAX_CERTIFICATE_FILE)?;
    certificates_in(&bytes).map_err(|error| format!("{}: {error}", file.display()).into())
}
