use std::sync::Arc;

use desk::{Desk, ProcedureChoice, ProcedureId};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::Procedures,
    draft,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(crate) async fn run(arguments: &Procedures, output: &Arc<Output>) -> Result<(), Failure> {
    let named = arguments.procedure.as_deref();
    let named = named.map(draft::procedure).transpose()?;
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    match named {
        Some(procedure) => show(&session.desk, &procedure, output).await,
        None => list(&session.desk, output).await,
    }
}

/// Those that the officer can use, and those that they cannot, with why.
pub(super) async fn list(desk: &Desk, output: &Output) -> Result<(), Failure> {
    output.answer(&Listed(desk.procedures(None).await?));
    Ok(())
}

/// What one asks for and does.
pub(super) async fn show(
    desk: &Desk,
    procedure: &ProcedureId,
    output: &Output,
) -> Result<(), Failure> {
    output.answer(&Shown(desk.procedure(procedure).await?));
    Ok(())
}

mod shown;

use shown::Shown;

#[derive(Serialize)]
#[serde(transparent)]
struct Listed(ProcedureChoice);

impl Answer for Listed {
    fn text(&self, output: &Output) -> String {
        let mut table =
            Table::new(["name", "procedure", "revision", "description"].map(|key| output.say(key)));
        for procedure in &self.0.offered {
            let number = procedure.number.to_string();
            table.row([
                &procedure.id,
                &procedure.name,
                &number,
                &procedure.description,
            ]);
        }
        let mut text = table.to_string();
        for hidden in &self.0.hidden {
            let fill = Fill::new()
                .with("procedure", hidden.procedure.id.as_str())
                .with("why", output.tell(&hidden.why));
            text.push_str(&output.fill("procedure-hidden", &fill));
            text.push('\n');
        }
        if self.0.offered.is_empty() && self.0.hidden.is_empty() {
            return output.say("no-procedures");
        }
        let place = Fill::new().with("place", output.place().name());
        text.push_str(&output.fill("procedures-next", &place));
        text
    }
}
