//! Rows whose key comes from the archive.

use desk::{ChosenCertificateView, RecoveryRowView, RowView};

use super::found::archived;
use crate::scenarios::{
    key_rows::{Choosing, empty, why},
    sentence::said,
};

pub(super) fn requested(reference: &str, name: &str) -> RowView {
    let mut row = row(reference, name, "all", "reuse").choosing("recover");
    recovery(&mut row).request = true;
    row
}

pub(super) fn several_rows() -> Vec<RowView> {
    vec![
        row("9d", "Encryption", "last", "new"),
        row("82", "Retired key 1", "last", "reuse"),
    ]
}

pub(super) fn choose(row: &mut RowView) {
    let chosen = archived("38112", "CN=Anna Berg,OU=Encryption,O=Example AB,C=SE");
    row.chosen = Some("recover".to_owned());
    let recovery = recovery(row);
    recovery.request = true;
    recovery.chosen = Some(ChosenCertificateView {
        id: chosen.id,
        serial: chosen.certificate.serial,
        subject: chosen.certificate.subject,
    });
}

pub(super) fn without_role(reference: &str, name: &str) -> RowView {
    let mut row = row(reference, name, "last", "reuse");
    recovery(&mut row).search_why_not = Some(said("missing-role", [("role", "recover-key")]));
    row
}

pub(super) fn without_import() -> RowView {
    let mut row = row("82", "Retired key 1", "last", "reuse");
    let recovery = recovery(&mut row);
    recovery.search_why_not = Some(why("82", "no-import", &[("about", "82")]));
    recovery.request_why_not = Some(why("82", "no-import", &[("about", "82")]));
    row
}

/// A place whose key comes from the archive.
pub(super) fn row(reference: &str, name: &str, keys: &str, certificate: &str) -> RowView {
    RowView {
        recovery: Some(RecoveryRowView {
            search_why_not: None,
            request: false,
            request_why_not: None,
            keys: keys.to_owned(),
            certificate: certificate.to_owned(),
            approvals: 0,
            chosen: None,
        }),
        ..empty(reference, name)
    }
}

pub(super) fn recovery(row: &mut RowView) -> &mut RecoveryRowView {
    row.recovery.as_mut().unwrap()
}
