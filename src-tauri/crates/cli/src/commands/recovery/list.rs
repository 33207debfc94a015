use std::sync::Arc;

use desk::RecoveryRequestView;
use serde::Serialize;

use super::shown::shown;
use crate::{
    arguments::ListRequests,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &ListRequests, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&RequestList {
        requests: session.desk.recovery_requests().await?,
    });
    Ok(())
}

#[derive(Serialize)]
struct RequestList {
    requests: Vec<RecoveryRequestView>,
}

impl Answer for RequestList {
    fn text(&self, output: &Output) -> String {
        if self.requests.is_empty() {
            return output.say("no-recovery-requests");
        }
        let requests = self.requests.iter().map(|request| shown(request, output));
        requests.collect::<Vec<_>>().join("\n")
    }
}
