use std::sync::Arc;

use desk::{OperationId, RecoveryAsked};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::AskForRecovery,
    draft,
    output::{Answer, Failure, Output},
    recovering,
    session::Session,
};

pub(super) async fn run(arguments: &AskForRecovery, output: &Arc<Output>) -> Result<(), Failure> {
    draft::inputs_once(&arguments.inputs)?;
    recovering::each_once(&arguments.recovery)?;
    let named = arguments.device.as_deref();
    let (session, device) =
        Session::open_with_subject(&arguments.host, &arguments.officer, named, output).await?;
    let desk = &session.desk;
    let procedure = draft::procedure(&arguments.procedure)?;
    let drafted = desk
        .draft(desk.read_card(&device).await?, &procedure)
        .await?;
    let drafted = draft::enter(drafted, &arguments.inputs)?;
    let drafted = recovering::take(desk, drafted, &arguments.recovery).await?;
    let asked = desk
        .request_recovery(OperationId::fresh(), &drafted, session.answers.clone())
        .await;
    output.answer(&Asked(
        asked.map_err(|error| session.answers.explain(Failure::of(&error)))?,
    ));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Asked(RecoveryAsked);

impl Answer for Asked {
    fn text(&self, output: &Output) -> String {
        let fill = Fill::new()
            .with("digest", self.0.digest.as_str())
            .with("time", output.minute(&self.0.expires_at));
        output.fill("recovery-asked", &fill)
    }
}
