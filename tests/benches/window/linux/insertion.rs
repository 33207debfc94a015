//! From a card's insertion to its complete content table.

use std::time::{Duration, Instant};

use acceptance::{InsertedCard, Office, Table, Window, said};

use super::{RUNS, median, milliseconds};

pub(super) fn print() {
    let office = Office::open();
    let card = office.card("pre-personalized", &[]);
    let mut subject = office.insert(&card);
    let window = Window::open(&office.readers);
    window
        .connects_to(&office.host)
        .chooses_officer_device(&office.officer_device())
        .signs_in(office.officer_card().pin())
        .chooses_subject_device(&office.subject_device())
        .chooses_procedure("Employee card");

    let mut table = Table::new(&["a card is put in", "until its table is complete"]);
    for (each, name) in [(0, "as fast as it goes"), (10, "10 ms per APDU")] {
        subject.delay(Duration::from_millis(each));
        let times = (0..RUNS).map(|_| time(&window, &mut subject)).collect();
        table.row([name.to_owned(), milliseconds(median(times))]);
    }
    println!("{table}");
    println!("PC/SC looks at these readers every 400 ms; a real reader tells by itself.\n");
}

fn time(window: &Window, subject: &mut InsertedCard) -> Duration {
    subject.remove();
    window.sees(&said("subject-state-empty"));
    let put_in = Instant::now();
    subject.insert();
    window.until("the table stays incomplete", || {
        is_complete(window).then_some(())
    });
    put_in.elapsed()
}

/// Each of the card's four keys has its row, with what can be done about it.
fn is_complete(window: &Window) -> bool {
    let script = "const table = document.querySelector('[role=grid]:not([aria-busy])');\
         return table?.querySelectorAll('tbody tr button[aria-haspopup=menu]').length ?? 0;";
    window.script(script) == 4
}
