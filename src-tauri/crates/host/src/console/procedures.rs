use std::{
    fs,
    path::{Path, PathBuf},
};

use host::{Actor, Host};
use procedure::{Mistake, TokenProcedure};
use serde_json::{Value, json};

use super::{End, Failure, Output, arguments::Procedures};

pub(super) async fn run(
    host: &Host,
    command: Procedures,
    output: &mut Output,
) -> Result<End, Failure> {
    match command {
        Procedures::Import { files, activate } => import(host, &files, activate, output).await,
        Procedures::List => list(host, output).await,
        Procedures::Activate { id, number } => {
            let revision = host.find_revision(&id, number).await?;
            host.activate_procedure(Actor::Console, &revision).await?;
            output.result(
                &revision,
                &format!("{id} is active with revision {}", revision.revision),
            )?;
            Ok(End::Done)
        }
        Procedures::Close { id } => {
            host.close_procedure(Actor::Console, &id).await?;
            output.result(&json!({ "closed": id }), &format!("{id} is closed"))?;
            Ok(End::Done)
        }
        Procedures::Check { files } => check(&files, output),
        Procedures::Schema => schema(output),
    }
}

async fn import(
    host: &Host,
    files: &[PathBuf],
    activate: bool,
    output: &mut Output,
) -> Result<End, Failure> {
    let mut imported = Vec::new();
    for file in files {
        let procedure = host
            .import_procedure(Actor::Console, &read(file)?, &file.display().to_string())
            .await?;
        if activate {
            host.activate_procedure(Actor::Console, &procedure.revision)
                .await?;
        }
        imported.push(procedure);
    }
    output.table(
        &imported,
        "no procedures",
        &["Procedure", "Number", "Revision", ""],
        |procedure| {
            let known = if procedure.new {
                ""
            } else {
                "was there already"
            };
            let revision = procedure.revision.revision.to_string();
            vec![
                procedure.revision.id.to_string(),
                procedure.number.to_string(),
                revision,
                known.to_owned(),
            ]
        },
    )?;
    Ok(End::Done)
}

async fn list(host: &Host, output: &mut Output) -> Result<End, Failure> {
    let procedures = host.procedures().await?;
    output.table(
        &procedures,
        "no procedures; procedures import takes them from TOML files",
        &["Procedure", "Number", "State", "Name", "Revision"],
        |one| {
            let state = format!("{:?}", one.state).to_lowercase();
            let (id, revision) = (
                one.revision.id.to_string(),
                one.revision.revision.to_string(),
            );
            vec![
                id,
                one.number.to_string(),
                state,
                one.name.clone(),
                revision,
            ]
        },
    )?;
    Ok(End::Done)
}

/// Names every mistake of every file.
pub(super) fn check(files: &[PathBuf], output: &mut Output) -> Result<End, Failure> {
    let mut mistakes = Vec::new();
    for file in files {
        let found = TokenProcedure::from_toml(&read(file)?, &file.display().to_string());
        mistakes.extend(found.err().into_iter().flatten());
    }
    let text = if mistakes.is_empty() {
        "no mistakes".to_owned()
    } else {
        let lines: Vec<_> = mistakes.iter().map(Mistake::to_string).collect();
        lines.join("\n")
    };
    let values: Vec<_> = mistakes.iter().map(value).collect();
    output.result(&json!({ "mistakes": values }), &text)?;
    Ok(if mistakes.is_empty() {
        End::Done
    } else {
        End::Faults
    })
}

/// A mistake as a program takes it.
fn value(mistake: &Mistake) -> Value {
    json!({
        "file": mistake.file,
        "line": mistake.position.map(|position| position.line),
        "column": mistake.position.map(|position| position.column),
        "path": mistake.path,
        "rule": mistake.rule.code(),
        "text": mistake.rule.to_string(),
    })
}

pub(super) fn schema(output: &mut Output) -> Result<End, Failure> {
    output.line(&serde_json::to_string_pretty(&procedure::schema())?)?;
    Ok(End::Done)
}

fn read(file: &Path) -> Result<String, Failure> {
    super::output::limited(file, procedure::MAX_PROCEDURE_SIZE as u64)?;
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()).into())
}
