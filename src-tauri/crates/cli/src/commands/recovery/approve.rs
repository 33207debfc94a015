use std::sync::Arc;

use desk::{OperationId, RecoveryRequestView};
use messages::Arguments as Fill;
use serde::Serialize;

use super::shown::shown;
use crate::{
    arguments::DecidedRequest,
    output::{Answer, Failure, Output},
    recovering,
    session::Session,
};

pub(super) async fn run(arguments: &DecidedRequest, output: &Arc<Output>) -> Result<(), Failure> {
    output.answer(&decided(arguments, None, output).await?);
    Ok(())
}

/// Approves, or refuses with a reason. Before a PIN is asked for, the officer reads what is decided on.
pub(super) async fn decided(
    arguments: &DecidedRequest,
    refused_because: Option<&str>,
    output: &Arc<Output>,
) -> Result<Decided, Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let desk = &session.desk;
    let request = recovering::request_of(desk, &arguments.request).await?;
    let decision = match refused_because {
        None => "will-be-approved",
        Some(_) => "will-be-refused",
    };
    output.note(&format!(
        "{}\n{}",
        output.say(decision),
        shown(&request, output)
    ));
    let (operation, prompts) = (OperationId::fresh(), session.answers.clone());
    desk.decide_recovery(operation, &request.digest, refused_because, prompts)
        .await
        .map_err(|error| session.answers.explain(Failure::of(&error)))?;
    Ok(Decided::new(&request, refused_because.is_none()))
}

/// A request that was decided on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Decided {
    digest: String,
    approved: bool,
    /// How many approvals it still wants; none after a refusal.
    approvals_missing: Option<u8>,
}

impl Decided {
    fn new(request: &RecoveryRequestView, approved: bool) -> Self {
        let given = u8::try_from(request.approved_by.len()).unwrap_or(u8::MAX);
        let missing = request.approvals_needed.saturating_sub(given);
        Self {
            digest: request.digest.clone(),
            approved,
            approvals_missing: approved.then(|| missing.saturating_sub(1)),
        }
    }
}

impl Answer for Decided {
    fn text(&self, output: &Output) -> String {
        match self.approvals_missing {
            None => output.say("recovery-refused"),
            Some(0) => {
                let fill = Fill::new().with("digest", self.digest.as_str());
                output.fill("recovery-approved", &fill)
            }
            Some(missing) => output.fill(
                "recovery-approved-by-you",
                &Fill::new().with("count", missing),
            ),
        }
    }
}
