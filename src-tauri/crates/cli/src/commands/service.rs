//! Cards that were issued before get a new PIN.

use std::sync::Arc;

use desk::{Cancel, OperationId, PukFrom, RunKind, Served, ServiceKind, ServiceWish, run_progress};
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use super::issue::told_pin;
use crate::{
    arguments::{ChangePin, Delivered, Unblock},
    exit::Exit,
    interrupt::Interrupt,
    output::{Answer, Failure, Output, Progress},
    session::Session,
};

pub(crate) async fn unblock(arguments: &Unblock, output: &Arc<Output>) -> Result<(), Failure> {
    let named = arguments.device.as_deref();
    let opened = Session::open_with_subject(&arguments.host, &arguments.officer, named, output);
    let (session, device) = opened.await?;
    let puk = if arguments.host_puk {
        PukFrom::Host
    } else {
        PukFrom::Typed
    };
    output.note(&output.say("unblocking-sets-pin"));
    let kind = ServiceKind::Unblock;
    let wish = ServiceWish { kind, puk };
    serve(&session, &device, wish, &arguments.delivered, output).await
}

pub(crate) async fn change_pin(arguments: &ChangePin, output: &Arc<Output>) -> Result<(), Failure> {
    let named = arguments.device.as_deref();
    let opened = Session::open_with_subject(&arguments.host, &arguments.officer, named, output);
    let (session, device) = opened.await?;
    let wish = ServiceWish {
        kind: ServiceKind::ChangePin,
        puk: PukFrom::Typed,
    };
    serve(&session, &device, wish, &arguments.delivered, output).await
}

async fn serve(
    session: &Session,
    device: &str,
    wish: ServiceWish,
    delivered: &Delivered,
    output: &Arc<Output>,
) -> Result<(), Failure> {
    let answers = &session.answers;
    answers.say_where(
        delivered.pin_mail.as_deref(),
        delivered.letter_id.as_deref(),
    );
    let card = session.desk.read_card(device).await?;
    let progress = Arc::new(Progress::new(output.clone()));
    answers.keep_still(progress.clone());
    let (reporter, mut reader) = run_progress();
    let cancel = Cancel::new();
    let interrupt = Interrupt::listen(cancel.clone(), progress.clone());
    let run = session.desk.serve(
        OperationId::fresh(),
        &card,
        wish,
        answers.clone(),
        cancel.clone(),
        reporter,
    );
    let told = async {
        while let Some(now) = reader.next().await {
            progress.tell(&now);
        }
    };
    let (served, ()) = tokio::join!(run, told);
    drop(interrupt);
    progress.end();
    let served = served.map_err(|error| {
        let failure = answers.explain(Failure::submit(&error));
        // Ctrl-C while a PIN is asked for is no answer either, and meant as a wish to stop.
        if cancel.is_requested() && failure.code() == "declined" {
            return failure.told_as("cancelled", json!({}), Exit::Cancelled);
        }
        failure
    })?;
    output.answer(&Done(served));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Done(Served);

impl Answer for Done {
    fn text(&self, output: &Output) -> String {
        let key = match self.0.service {
            RunKind::ChangePin => "service-pin-changed",
            RunKind::Unblock | RunKind::Submit => "service-unblocked",
        };
        let done = output.fill(key, &Fill::new().with("order", self.0.order.as_str()));
        let pin = told_pin(self.0.pin, self.0.delivery.as_ref(), output);
        format!("{done}\n{pin}")
    }
}
