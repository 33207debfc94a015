use std::time::{Duration, Instant};

use super::{Cancelling, ProgressReader, ProgressReporter, Step, StepState, run_progress};

#[tokio::test]
async fn a_run_that_is_faster_than_its_reader_loses_nothing() {
    let (reporter, mut reader) = run_progress();
    let began = std::time::Instant::now();
    let writer = tokio::task::spawn_blocking(move || {
        for step in Step::ALL {
            reporter.begin(step, Cancelling::Free);
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        reporter.finish();
    });
    let mut told = Vec::new();
    while let Some(progress) = reader.next().await {
        told.push(progress);
    }
    writer.await.unwrap();
    let most = 1 + began.elapsed().as_millis() / ProgressReader::INTERVAL.as_millis();
    assert!(
        told.len() as u128 <= most,
        "{} in {:?}",
        told.len(),
        began.elapsed()
    );
    let last = told.last().unwrap();
    assert!(
        last.steps
            .iter()
            .all(|at| at.state == StepState::Done && at.elapsed_ms.is_some())
    );
}

#[tokio::test]
async fn a_step_that_failed_leaves_the_others_waiting() {
    let (reporter, mut reader) = run_progress();
    reporter.begin(Step::Read, Cancelling::Free);
    reporter.begin(Step::Open, Cancelling::Free);
    reporter.fail();
    drop(reporter);
    let last = reader.next().await.unwrap();
    let states: Vec<_> = last.steps.iter().map(|at| at.state).collect();
    assert_eq!(
        &states[..3],
        [StepState::Done, StepState::Failed, StepState::Waiting]
    );
    assert_eq!(reader.next().await, None);
}
#[tokio::test]
async fn what_ended_is_shown_before_somebody_is_asked() {
    let (reporter, mut reader) = run_progress();
    let (asked, told) = std::sync::mpsc::channel();
    let writer = tokio::task::spawn_blocking(move || {
        for step in [Step::Read, Step::Open, Step::Generate] {
            reporter.begin(step, Cancelling::Free);
            reporter.waiting_for_answer();
            asked.send(step).unwrap();
            std::thread::sleep(Duration::from_millis(300));
            reporter.running();
        }
        reporter.finish();
    });
    let mut order = Vec::new();
    let mut last = None;
    while let Some(progress) = reader.next().await {
        order.extend(
            told.try_iter()
                .map(|step| (step, StepState::WaitingForAnswer)),
        );
        for at in &progress.steps {
            let ended = (at.step, StepState::Done);
            if at.state == StepState::Done && !order.contains(&ended) {
                order.push(ended);
            }
        }
        last = Some(progress);
    }
    writer.await.unwrap();
    order.retain(|(step, _)| *step != Step::Generate);
    assert_eq!(
        order,
        [
            (Step::Read, StepState::WaitingForAnswer),
            (Step::Read, StepState::Done),
            (Step::Open, StepState::WaitingForAnswer),
            (Step::Open, StepState::Done),
        ]
    );
    for at in &last.unwrap().steps[..3] {
        assert!(at.elapsed_ms.unwrap() < 250, "typing is no work: {at:?}");
    }
}

#[test]
fn a_reader_that_does_not_read_keeps_nobody_waiting_for_long() {
    let (reporter, reader) = run_progress();
    reporter.begin(Step::Read, Cancelling::Free);
    let began = Instant::now();
    reporter.waiting_for_answer();
    assert!(began.elapsed() < Duration::from_secs(5));
    drop(reader);
    let began = Instant::now();
    reporter.waiting_for_answer();
    assert!(began.elapsed() < ProgressReporter::SHOWN_WITHIN);
}

#[tokio::test]
async fn a_question_ahead_of_its_step_ends_no_step_unless_it_fails() {
    let (reporter, mut reader) = run_progress();
    reporter.begin(Step::Host, Cancelling::Free);
    reporter.ask_ahead(Step::Pin, Cancelling::LeavesOpenOrder);
    assert_eq!(reporter.step(), Step::Pin);
    reporter.begin(Step::Certificates, Cancelling::No);
    let progress = reader.next().await.unwrap();
    let pin = progress.steps.iter().find(|at| at.step == Step::Pin);
    let pin = pin.unwrap();
    assert_eq!((pin.state, pin.elapsed_ms), (StepState::Waiting, None));
    reporter.ask_ahead(Step::Pin, Cancelling::LeavesOpenOrder);
    reporter.fail();
    let progress = reader.next().await.unwrap();
    let pin = progress.steps.iter().find(|at| at.step == Step::Pin);
    assert_eq!(pin.unwrap().state, StepState::Failed);
}

#[tokio::test]
async fn whoever_looks_later_is_told_a_step_has_run_for_longer() {
    let (reporter, mut reader) = run_progress();
    reporter.begin(Step::Host, Cancelling::Free);
    let (_, since) = reader.next_at_once().await.unwrap();
    let at_first = since.unwrap().milliseconds();
    std::thread::sleep(Duration::from_millis(40));
    reporter.at("9c".parse().unwrap());
    let (_, again) = reader.next_at_once().await.unwrap();
    assert_eq!(again, since, "another key is no other step");
    let told = serde_json::to_value(since).unwrap().as_u64().unwrap();
    assert!(told >= u64::from(at_first) + 40, "{told}, {at_first}");
}

#[tokio::test]
async fn no_step_runs_while_somebody_is_waited_for() {
    let (reporter, mut reader) = run_progress();
    let since = async |reader: &mut ProgressReader| reader.next_at_once().await.unwrap().1;
    reporter.begin(Step::Pin, Cancelling::No);
    let began = Instant::now();
    reporter.waiting_for_answer();
    assert_eq!(since(&mut reader).await, None);
    std::thread::sleep(Duration::from_millis(60));
    reporter.running();
    let told = since(&mut reader).await.unwrap().milliseconds();
    let most = began.elapsed().as_millis() - 60;
    assert!(u128::from(told) <= most, "{told} of {most}");
    reporter.finish();
    assert_eq!(since(&mut reader).await, None);
}
