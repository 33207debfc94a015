use std::sync::Arc;

use desk::ProcedureChoice;
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::Procedures,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(crate) async fn run(arguments: &Procedures, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&Listed(session.desk.procedures(None).await?));
    Ok(())
}

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
            output.say("no-procedures")
        } else {
            text
        }
    }
}
