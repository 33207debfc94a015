//! What a person is told when the first command of a desk without a host made one of its own.

use std::error::Error;

use messages::Arguments;
use workstation::Workstation;

use crate::output::Output;

/// Says where the new host is, where its sealing key lives, and what it needs next; nothing of a host that was there.
pub(crate) fn announce(workstation: &Workstation, output: &Output) {
    let Some(host) = workstation.embedded_host() else {
        return;
    };
    let Some(new) = host.new_host() else { return };
    let folder = host.data().display().to_string();
    let default = workstation::default_data_folder().is_some_and(|default| default == host.data());
    let program = if default {
        "countersign-host".to_owned()
    } else {
        format!("countersign-host --data \"{folder}\"")
    };
    // What the store itself says; that it cannot be used is said in the language of the person.
    let why = new.no_credential_store.as_ref().and_then(Error::source);
    let arguments = Arguments::new()
        .with("folder", folder)
        .with("sealing", host.sealing_kind().name())
        .with("why", why.map(ToString::to_string).unwrap_or_default())
        .with("program", program);
    output.note(&output.fill("own-host-made", &arguments));
}
