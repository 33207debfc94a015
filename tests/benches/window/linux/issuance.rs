//! One issuance in the window beside the same one at the command line.

use std::time::{Duration, Instant};

use acceptance::{Office, Table, Window, said};

use super::{median, milliseconds};

/// Each takes a new card.
const RUNS: usize = 3;

pub(super) fn print() {
    let office = Office::open();
    let line = median((0..RUNS).map(|_| by_command_line(&office)).collect());
    let window = Window::open(&office.readers);
    window
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(office.officer_card().pin())
        .chooses_subject_device(&office.subject_device());
    let times: Vec<_> = (0..RUNS).map(|_| in_window(&office, &window)).collect();
    let shown = median(times.iter().map(|(shown, _)| *shown).collect());
    let done = median(times.iter().map(|(_, done)| *done).collect());

    let mut table = Table::new(&[
        "one employee card with P-256 keys",
        "time",
        "more than the command line",
    ]);
    let more = |time: Duration| {
        let (time, line) = (time.as_secs_f64(), line.as_secs_f64());
        format!("{:+.0} ms", (time - line) * 1000.0)
    };
    table.row([
        "countersign issue, from start to end".to_owned(),
        milliseconds(line),
        String::new(),
    ]);
    table.row([
        "window, from Submit to the PIN code".to_owned(),
        milliseconds(shown),
        more(shown),
    ]);
    table.row([
        "window, from Submit to issued".to_owned(),
        milliseconds(done),
        more(done),
    ]);
    println!("{table}");
    println!(
        "Median of {RUNS}. The command line starts a program, signs in and reads the card as well, which an officer at \
         the window did before; noting the PIN takes the driver no time.\n"
    );
}

fn by_command_line(office: &Office) -> Duration {
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let inputs = [
        "--input",
        "common_name=Anna Berg",
        "--input",
        "email=anna.berg@example.org",
    ];
    office
        .issue("employee-card", &[])
        .args(inputs)
        .succeeds()
        .took
}

fn in_window(office: &Office, window: &Window) -> (Duration, Duration) {
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    if window.value(&said("procedure")).is_empty() {
        window.chooses_procedure("Employee card");
    }
    window
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(office.officer_card().pin());
    let submitted = Instant::now();
    window.reads_the_pin_code();
    let shown = submitted.elapsed();
    window.notes_the_pin_code();
    window.sees_the_card_issued();
    let done = submitted.elapsed();
    window.goes_to_the_next_card();
    (shown, done)
}
