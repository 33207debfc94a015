use std::sync::Arc;

use desk::{Abandoned, OperationId};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::AbandonOrder,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &AbandonOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let prompts = session.answers.clone();
    let (order, reason) = (&arguments.order, &arguments.reason);
    let abandoned = session
        .desk
        .abandon_order(OperationId::fresh(), order, reason, prompts)
        .await;
    output.answer(&GivenUp(
        abandoned.map_err(|error| session.answers.explain(Failure::of(&error)))?,
    ));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct GivenUp(Abandoned);

impl Answer for GivenUp {
    fn text(&self, output: &Output) -> String {
        output.fill(
            "abandoned",
            &Fill::new().with("order", self.0.order.as_str()),
        )
    }
}
