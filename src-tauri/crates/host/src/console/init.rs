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
    notes(&host, output);
    let status = Status::of(&host).await?;
    output.result(&status, &format!("{}\n\n{}", status.text(), next(&host)))?;
    Ok(End::Done)
}

fn notes(host: &Host, output: &mut Output) {
    let no_store = host
        .new_host()
        .and_then(|new| new.no_credential_store.as_ref());
    if let Some(why) = no_store {
        output.note(&format!("note: {why}"));
    }
    if host.sealing_kind() == SealingKind::File {
        output.note(
            "note: the sealing key is in the file sealing.key in the host's folder, readable by this user alone. Whoever \
             copies the folder has the database and its key.",
        );
    }
    if !host.has_public_url() {
        output.note(
            "note: without --public-url, certificates do not say where their revocation list and their issuer's \
             certificate are (no CRL distribution point, no authority information access). It is set at init alone.",
        );
    }
}

/// What a new host needs before the first card can be issued.
fn next(host: &Host) -> String {
    let program = program(host.data());
    format!(
        "Next:\n  \
         {program} officers add --name NAME --role issue-certificate \\\n      \
         --authentication 9A.pem --signature 9C.pem --issuer CA.pem\n  \
         {program} cards import PRODUCTION-FILE\n  \
         {program} serve          (for desks elsewhere; countersign itself does so with the same folder)\n\
         Desks elsewhere trust the host by the file {}.",
        host.ca_file().display()
    )
}

/// The program with the folder, where it is not the one that is taken anyway.
fn program(data: &Path) -> String {
    if host::default_data_folder().is_some_and(|default| default == data) {
        "countersign-host".to_owned()
    } else {
        format!("countersign-host --data \"{}\"", data.display())
    }
}
