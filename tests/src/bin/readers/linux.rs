mod commands;
mod environment;

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};
use std::thread;

use acceptance::{Card, CardMaker, Host, Office, Readers};
use commands::Command;
use environment::{Environment, Place};

pub(crate) fn run() -> ExitCode {
    // A fixture that cannot do its work says what to do; where in the code it says so is of no use here.
    panic::set_hook(Box::new(|failure| {
        tell(
            &mut io::stderr(),
            failure.payload_as_str().unwrap_or("failed"),
        )
    }));
    match open_until_interrupted() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&mut io::stderr(), &format!("readers: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// What the person at the terminal does.
enum Event {
    Interrupted,
    Typed(String),
}

fn open_until_interrupted() -> Result<(), Box<dyn std::error::Error>> {
    let (sender, events) = mpsc::channel();
    let interrupted = sender.clone();
    ctrlc::set_handler(move || {
        let _ = interrupted.send(Event::Interrupted);
    })?;
    let place = Place::take()?;

    let office = Office::open_with_cards(
        CardMaker::within(place.folder()),
        Readers::start(),
        Host::init(&[]),
        &[
            "issue-certificate",
            "revoke-certificate",
            "recover-key",
            "manage-pin-letters",
            "unblock-card",
            "use-puk",
        ],
    );
    let cards = Cards::make(&office);
    let mut inserted = office.insert(&cards.employee);
    let environment = place.write(&office)?;
    tell(
        &mut io::stdout(),
        &description(&office, &cards, &environment),
    );

    read_lines(sender);
    while let Event::Typed(line) = events.recv()? {
        let answer = match line.parse::<Command>() {
            Ok(command) => command.give(&mut inserted, &cards),
            Err(why) => why,
        };
        tell(&mut io::stdout(), &answer);
    }
    tell(&mut io::stdout(), "\nReaders, cards and host are gone.");
    Ok(())
}

/// Until standard input ends, which ends nothing else: whoever starts the program without a terminal ends it by a
/// signal.
fn read_lines(sender: Sender<Event>) {
    thread::spawn(move || {
        for line in io::stdin().lines().map_while(Result::ok) {
            if !line.trim().is_empty() && sender.send(Event::Typed(line)).is_err() {
                break;
            }
        }
    });
}

/// The subject cards: one is in the reader, the others lie beside it.
struct Cards {
    /// From production, with keys and transport certificates.
    employee: Card,
    /// In stock, with empty slots.
    blank: Card,
    /// From production, without a vendor's extensions: no serial number, no metadata.
    generic: Card,
}

impl Cards {
    fn make(office: &Office) -> Self {
        Self {
            employee: office.card("pre-personalized", &[]),
            blank: office.card("blank", &["--in-stock"]),
            generic: office.card("pre-personalized", &["--generic"]),
        }
    }
}

fn description(office: &Office, cards: &Cards, environment: &Environment) -> String {
    let [officer_device, subject_device] = [office.officer_device(), office.subject_device()];
    let subject = &cards.employee;
    let file = environment.shown();
    format!(
        "\
Two readers, two cards and a host, until Ctrl-C:

  {officer_device}   officer card of Olga Falk    Signature PIN {}
  {subject_device}   pre-personalized card        serial {}, transport PIN {}, PUK {}
  host            {}   CA file {}

In another terminal, in this folder:

  . {file}
  countersign devices
  countersign issue --procedure employee-card --officer-device \"{officer_device}\" --device \"{subject_device}\" \\
    --input common_name=\"Anna Berg\" --input email=anna.berg@example.org

Two more subject cards lie beside the reader; type here, in this terminal:

{}

The state of each card is in a file, for countersign-virtual-card show --state FILE:

  employee   {}
  blank      {}
  generic    {}

The environment file sets these, so that every PC/SC program finds these readers and countersign this host:

{}",
        office.officer_card().pin(),
        subject.serial(),
        subject.pin(),
        subject.puk(),
        office.host.url(),
        office.host.ca_file().display(),
        commands::HELP,
        environment::from_here(cards.employee.state()),
        environment::from_here(cards.blank.state()),
        environment::from_here(cards.generic.state()),
        environment.content().trim_end().replace("export", "  export"),
    )
}

fn tell(to: &mut impl Write, text: &str) {
    // Whoever listened may be gone; there is nobody else to tell.
    let _ = writeln!(to, "{text}");
}
