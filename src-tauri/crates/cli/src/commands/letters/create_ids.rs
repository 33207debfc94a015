use std::sync::Arc;

use desk::{IdsCreatedView, NewLetterIds, OperationId};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::CreateIds,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &CreateIds, output: &Arc<Output>) -> Result<(), Failure> {
    let prefix = arguments.prefix.as_ref().or(arguments.set_prefix.as_ref());
    let ids = NewLetterIds {
        prefix: prefix.cloned().unwrap_or_default(),
        first: arguments.first,
        digits: arguments.digits,
        count: arguments.count,
    };
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
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
