//! The first run's window beside an empty one.

use std::path::Path;
use std::time::Duration;

use acceptance::{Role, Table, Window, built, said};

use super::{RUNS, median, milliseconds};

/// How many times an empty window's time and memory ours may take.
const AIM: f64 = 1.2;

/// What one kind of window took.
struct Measured {
    paint: Duration,
    kibibytes: u64,
}

pub(super) fn print() {
    let empty = built("examples/empty-window");
    let ours = built("countersign-desktop");
    let (mut theirs, mut mine) = (Vec::new(), Vec::new());
    // By turns, so that whatever else the machine does falls on both; each begins with warm caches.
    measure(&empty, false);
    measure(&ours, true);
    for _ in 0..RUNS {
        theirs.push(measure(&empty, false));
        mine.push(measure(&ours, true));
    }
    let [theirs, mine] = [theirs, mine].map(middle);

    let paint = mine.paint.as_secs_f64() / theirs.paint.as_secs_f64();
    let memory = ratio(mine.kibibytes, theirs.kibibytes);
    let mut table = Table::new(&[
        "the window at its first run",
        "countersign",
        "empty",
        "ratio",
        "aim",
    ]);
    let aim = format!("≤ {AIM}");
    table.row([
        format!("start to first paint, median of {RUNS}"),
        milliseconds(mine.paint),
        milliseconds(theirs.paint),
        format!("{paint:.2}"),
        aim.clone(),
    ]);
    table.row([
        "memory of all its processes (PSS)".to_owned(),
        mebibytes(mine.kibibytes),
        mebibytes(theirs.kibibytes),
        format!("{memory:.2}"),
        aim,
    ]);
    println!("\n{table}");
    println!("Both in the development profile, under Xvfb, with a driver attached.\n");
    assert!(
        memory <= AIM,
        "memory is {memory:.2} times that of an empty window"
    );
    assert!(
        paint <= AIM,
        "the first paint takes {paint:.2} times that of an empty window"
    );
}

fn measure(program: &Path, is_ours: bool) -> Measured {
    let window = Window::open_program(
        program,
        &[("PCSCLITE_CSOCK_NAME", Path::new("/nonexistent"))],
    );
    if is_ours {
        window.sees_a(Role::Heading, &said("first-run-title"));
    } else {
        window.sees("Nothing.");
    }
    Measured {
        paint: window.first_paint(),
        kibibytes: window.settled_memory(),
    }
}

fn middle(all: Vec<Measured>) -> Measured {
    let paint = median(all.iter().map(|one| one.paint).collect());
    let kibibytes = median(all.iter().map(|one| one.kibibytes).collect());
    Measured { paint, kibibytes }
}

fn mebibytes(kibibytes: u64) -> String {
    format!("{} MiB", kibibytes / 1024)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes of some hundred thousand, shown with two digits"
)]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
