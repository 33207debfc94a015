use std::sync::Arc;

use desk::{Cancel, CardDraft, Desk, OperationId, Submitted, run_progress};

use serde_json::json;

use crate::{
    answers::Answers,
    arguments::{DraftOptions, Issue},
    draft::{self, DraftAnswer},
    exit::Exit,
    interrupt::Interrupt,
    output::{Failure, Output, Progress},
    recovering,
    session::Session,
};

mod submitted;

pub(crate) use submitted::{Issued, told_pin};

pub(crate) async fn run(arguments: &Issue, output: &Arc<Output>) -> Result<(), Failure> {
    draft::each_once(&arguments.draft)?;
    let named = arguments.device.as_deref();
    let (session, device) =
        Session::open_with_subject(&arguments.host, &arguments.officer, named, output).await?;
    let job = Job {
        device: &device,
        procedure: &arguments.procedure,
        draft: &arguments.draft,
    };
    let issued = issue(&session.desk, &job, &session.answers, output).await?;
    if let Some(issued) = issued {
        output.answer(&issued);
    }
    Ok(())
}

/// What is to be issued to which card.
pub(crate) struct Job<'a> {
    pub(crate) device: &'a str,
    pub(crate) procedure: &'a str,
    pub(crate) draft: &'a DraftOptions,
}

/// Drafts and submits; nothing comes back from a dry run, whose answer is given here.
pub(crate) async fn issue(
    desk: &Desk,
    job: &Job<'_>,
    answers: &Arc<Answers>,
    output: &Arc<Output>,
) -> Result<Option<Issued>, Failure> {
    let card = desk.read_card(job.device).await?;
    let drafted = desk.draft(card, &draft::procedure(job.procedure)?).await?;
    let drafted = draft::fill(drafted, job.draft)?;
    let drafted = recovering::take(desk, drafted, &job.draft.recovery).await?;
    let drafted = recovering::cite(desk, drafted, job.draft.request.as_deref()).await?;
    let shown = DraftAnswer::new(drafted.view());
    if job.draft.dry_run {
        return shown.dry_run(output).map(|()| None);
    }
    shown.must_be_complete()?;
    shown.tell_before_submitting(output);
    answers.say_where(
        job.draft.pin_mail.as_deref(),
        job.draft.letter_id.as_deref(),
    );
    let submitted = submit(desk, &drafted, answers, output).await?;
    Ok(Some(Issued(submitted)))
}

async fn submit(
    desk: &Desk,
    draft: &CardDraft,
    answers: &Arc<Answers>,
    output: &Arc<Output>,
) -> Result<Submitted, Failure> {
    let progress = Arc::new(Progress::new(output.clone()));
    answers.keep_still(progress.clone());
    let (reporter, mut reader) = run_progress();
    let cancel = Cancel::new();
    let interrupt = Interrupt::listen(cancel.clone(), progress.clone());
    let run = desk.submit(
        OperationId::fresh(),
        draft,
        answers.clone(),
        cancel.clone(),
        reporter,
    );
    let told = async {
        while let Some(now) = reader.next().await {
            progress.tell(&now);
        }
    };
    let (submitted, ()) = tokio::join!(run, told);
    drop(interrupt);
    progress.end();
    submitted.map_err(|error| {
        let failure = answers.explain(Failure::submit(&error));
        // Ctrl-C while a PIN is asked for is no answer either, and meant as a wish to stop.
        if cancel.is_requested() && failure.code() == "declined" {
            return failure.told_as("cancelled", json!({}), Exit::Cancelled);
        }
        failure
    })
}
