use host::{Actor, Host};

use super::{
    End, Failure, Output,
    arguments::Archive,
    output::{counted, or_dash},
};

pub(super) async fn run(
    host: &Host,
    command: Archive,
    output: &mut Output,
) -> Result<End, Failure> {
    match command {
        Archive::Keys => keys(host, output).await,
        Archive::Rotate => rotate(host, output).await,
    }
}

async fn keys(host: &Host, output: &mut Output) -> Result<End, Failure> {
    let keys = host.archive_keys().await?;
    let head = ["Archive key", "Created", "State", "Wraps", "Erased"];
    output.table(&keys, "no archive keys", &head, |key| {
        let state = match (key.current, key.erased_at) {
            (true, _) => "current",
            (false, None) => "old",
            (false, Some(_)) => "erased",
        };
        vec![
            key.id.clone(),
            key.created_at.to_string(),
            state.to_owned(),
            key.records.to_string(),
            or_dash(key.erased_at),
        ]
    })?;
    Ok(End::Done)
}

async fn rotate(host: &Host, output: &mut Output) -> Result<End, Failure> {
    let done = host.rotate_archive_key(Actor::Console).await?;
    let (wrapped, left) = (
        counted(done.rewrapped, "archived key is", "archived keys are"),
        counted(done.left, "archived key stays", "archived keys stay"),
    );
    let text = format!(
        "archive key {} is in use, and {wrapped} wrapped by it",
        done.current
    );
    output.result(&done, &text)?;
    if done.left == 0 {
        return Ok(End::Done);
    }
    output.note(&format!(
        "{left} under an older archive key, which did not unwrap what it should: the records were changed"
    ));
    Ok(End::Faults)
}
