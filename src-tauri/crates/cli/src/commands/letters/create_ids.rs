use std::sync::Arc;

use desk::{Desk, IdsCreatedView, NewLetterIds, OperationId};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::CreateIds,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &CreateIds, output: &Arc<Output>) -> Result<(), Failure> {
    let prefix = arguments.prefix.as_ref().or(arguments.set_prefix.as_ref());
    let prefix = prefix.cloned().unwrap_or_default();
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let ids = NewLetterIds {
        first: match arguments.first {
            Some(first) => first,
            None => next_free(&session.desk, &prefix).await?,
        },
        prefix,
        digits: arguments.digits,
        count: arguments.count,
    };
    let prompts = session.answers.clone();
    let created = session
        .desk
        .create_letter_ids(OperationId::fresh(), &ids, prompts)
        .await;
    output.answer(&Created(
        created.map_err(|error| session.answers.explain(Failure::of(&error)))?,
    ));
    Ok(())
}

/// The number after the highest one that begins so. Where there is none, the one that no ID has, for the desk to refuse.
async fn next_free(desk: &Desk, prefix: &str) -> Result<u64, Failure> {
    let next = desk.next_letter_number(prefix).await?;
    Ok(next.first.map_or(u64::MAX, u64::from))
}

#[derive(Serialize)]
#[serde(transparent)]
struct Created(IdsCreatedView);

impl Answer for Created {
    fn text(&self, output: &Output) -> String {
        let fill = Fill::new()
            .with("first", self.0.first.as_str())
            .with("last", self.0.last.as_str());
        output.fill("letter-ids-created", &fill)
    }
}
