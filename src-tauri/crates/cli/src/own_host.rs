//! What a person is told when the first command of a desk without a host made one of its own.

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
    let why = new.no_credential_store.as_ref().map(ToString::to_string);
    let arguments = Arguments::new()
        .with("folder", folder)
        .with("sealing", host.sealing_kind().name())
        .with("why", why.unwrap_or_default())
        .with("program", program);
    output.note(&output.fill("own-host-made", &arguments));
}
