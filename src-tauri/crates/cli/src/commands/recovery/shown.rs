use desk::RecoveryRequestView;
use messages::Arguments as Fill;

use crate::{
    commands::archive::archived_table,
    output::{Output, Table},
};

/// Everything that a request says: what is decided on.
pub(super) fn shown(request: &RecoveryRequestView, output: &Output) -> String {
    let mut facts = Table::plain();
    let mut fact = |key: &str, value: String| facts.row([output.say(key), value]);
    fact("request-digest", request.digest.clone());
    fact(
        "state",
        output.say(&format!("request-state-{}", request.state)),
    );
    fact("asked-by", request.officer.clone());
    fact("reason", request.reason.clone());
    fact("procedure", request.procedure.clone());
    fact("onto-card", output.tell(&request.card));
    for field in &request.holder {
        let fill = Fill::new()
            .with("label", field.label.as_str())
            .with("value", field.value.as_str());
        fact("holder", output.fill("signed-field", &fill));
    }
    fact("made-at", output.minute(&request.made_at));
    fact("ends-at", output.minute(&request.expires_at));
    fact("approvals", approvals(request, output));
    if let Some(refused) = &request.refused {
        let fill = Fill::new()
            .with("officer", refused.by.as_str())
            .with("reason", refused.reason.as_str());
        fact("refused", output.fill("refused-because", &fill));
    }
    let keys = archived_table(&request.certificates, output);
    format!("{facts}\n{keys}")
}

fn approvals(request: &RecoveryRequestView, output: &Output) -> String {
    let fill = Fill::new()
        .with("given", request.approved_by.len())
        .with("needed", request.approvals_needed)
        .with("officers", request.approved_by.join(", "));
    output.fill("approvals-given", &fill)
}
