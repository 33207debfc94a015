use std::path::Path;

use host::{Host, InitOptions, SealingChoice, SealingKind};

use super::{
    End, Failure, Output,
    arguments::{Init, SealingKey},
    status::Status,
};

pub(super) async fn run(data: &Path, init: Init, output: &mut Output) -> Result<End, Failure> {
    let sealing = match init.sealing_key {
        SealingKey::Auto => SealingChoice::CredentialStoreOrFile,
        SealingKey::CredentialStore => SealingChoice::CredentialStore,
        SealingKey::File => SealingChoice::File,
    };
    let options = InitOptions {
        name: init.name,
        sealing,
        root_key: init.root_key,
        issuing_key: init.issuing_key,
        public_url: init.public_url,
        tls_names: init.tls_names,
        shipped_procedures: !init.no_procedures,
        ..InitOptions::default()
    };
    let host = Host::init(data, options).await?;
    if host.sealing_kind() == SealingKind::File {
        output.note(
            "note: the sealing key is in the file sealing.key in the host's folder, readable by this user alone. Whoever \
             copies the folder has the database and its key.",
        );
    }
    let status = Status::of(&host).await?;
    output.result(&status, &status.text())?;
    Ok(End::Done)
}
