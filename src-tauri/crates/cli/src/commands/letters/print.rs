use std::sync::Arc;

use desk::{Desk, LettersPrintedView, OperationId};
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::PrintLetters,
    exit::Exit,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &PrintLetters, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let printer = printer(&session.desk, arguments).await?;
    let prompts = session.answers.clone();
    let (letters, reason) = (&arguments.letters, arguments.reason.as_deref());
    let printed = session
        .desk
        .print_letters(OperationId::fresh(), letters, &printer, reason, prompts)
        .await;
    output.answer(&Printed(
        printed.map_err(|error| session.answers.explain(Failure::of(&error)))?,
    ));
    Ok(())
}

/// The one that was named, else the one that is set, else the system's own.
async fn printer(desk: &Desk, arguments: &PrintLetters) -> Result<String, Failure> {
    let named = arguments
        .printer
        .as_ref()
        .or(arguments.set_printer.as_ref());
    if let Some(printer) = named {
        return Ok(printer.clone());
    }
    let printers = desk.printers(None).await?;
    let preselected = printers.preselected();
    preselected
        .map(|printer| printer.name.clone())
        .ok_or_else(|| Failure::new("printer-not-chosen", json!({}), Exit::Usage))
}

#[derive(Serialize)]
#[serde(transparent)]
struct Printed(LettersPrintedView);

impl Answer for Printed {
    fn text(&self, output: &Output) -> String {
        let fill = Fill::new()
            .with("count", self.0.letters)
            .with("printer", self.0.printer.as_str())
            .with("order", self.0.order.as_str());
        output.fill("letters-printed", &fill)
    }
}
