use std::{env, path::PathBuf, sync::Arc};

use desk::{Desk, DraftView, ReadCard};
use messages::Arguments as Fill;
use secret::Pin;
use serde::Serialize;
use serde_json::json;
use workstation::{
    Place, PracticeCardView,
    practice::{OFFICER_DEVICE, Pace, Practice as Simulated, SUBJECT_DEVICE},
};

use super::{
    card::card_words,
    issue::{Job, issue},
    procedures,
};
use crate::{
    answers::Answers,
    arguments::{DraftOptions, Input, Practice},
    draft,
    exit::Exit,
    output::{Answer, Failure, Output, Table},
    secrets::SecretName,
    session,
};

mod lost_card;

pub(crate) async fn run(arguments: &Practice, output: &Arc<Output>) -> Result<(), Failure> {
    draft::each_once(&arguments.draft)?;
    let procedure = draft::procedure(&arguments.procedure)?;
    let secrets = session::secrets(arguments.secrets.secrets.as_deref(), output)?;
    // Nobody can pull a card here: waiting for it would teach nothing.
    let pace = Pace::Immediate;
    let workstation = session::open(Place::Practice { pace }).await?;
    let desk = workstation.desk();
    // A practice workstation always has its readers and cards.
    let Some(practice) = workstation.practice() else {
        return Err(not_set_up("no readers"));
    };
    if arguments.cards {
        output.answer(&Cards {
            cards: practice.cards(),
        });
        return Ok(());
    }
    let pin = Pin::new(practice.officer_pin().to_owned());
    let secrets = secrets.or(SecretName::Signature, pin);
    let answers = Arc::new(Answers::new(output.clone(), secrets).showing_pin_code_later());
    session::sign_in(desk, OFFICER_DEVICE, &answers).await?;
    if arguments.procedures {
        return procedures::list(desk, output).await;
    }
    if arguments.show {
        return procedures::show(desk, &procedure, output).await;
    }
    let mut card = insert(practice, desk, arguments).await?;
    introduce(practice, desk, &card, output);
    if lost_card::is_wanted(desk, &card, &procedure).await? {
        lost_card::issue(&workstation, output).await?;
        card = insert(practice, desk, arguments).await?;
    }
    let options = with_example_holder(desk, card, arguments, output).await?;
    let job = Job {
        device: SUBJECT_DEVICE,
        procedure: &arguments.procedure,
        draft: &options,
    };
    if let Some(issued) = issue(desk, &job, &answers, output).await? {
        answers.show_kept_pin_code();
        output.answer(&issued);
        output.note(&try_next(output));
    }
    workstation.close().await;
    Ok(())
}

fn not_set_up(why: &str) -> Failure {
    Failure::new("practice", json!({ "why": why }), Exit::Failed)
}

/// Puts the card in that was asked for, or the first that the procedure is for.
async fn insert(
    practice: &Simulated,
    desk: &Desk,
    arguments: &Practice,
) -> Result<ReadCard, Failure> {
    if let Some(number) = arguments.card {
        check_number(number, &practice.cards())?;
        practice
            .insert(number)
            .await
            .map_err(|error| not_set_up(&error.to_string()))?;
        return Ok(desk.read_card(SUBJECT_DEVICE).await?);
    }
    let mut first = None;
    for card in practice.cards() {
        practice
            .insert(card.number)
            .await
            .map_err(|error| not_set_up(&error.to_string()))?;
        let read = desk.read_card(SUBJECT_DEVICE).await?;
        let offered = desk.procedures(Some(&read)).await?.offered;
        if offered
            .iter()
            .any(|procedure| procedure.id == arguments.procedure)
        {
            return Ok(read);
        }
        first.get_or_insert((card.number, read));
    }
    // A procedure that is for none of them is refused with its reason, on the first card.
    let (number, read) = first.ok_or_else(|| not_set_up("no cards"))?;
    practice
        .insert(number)
        .await
        .map_err(|error| not_set_up(&error.to_string()))?;
    Ok(read)
}

fn check_number(number: u8, cards: &[PracticeCardView]) -> Result<(), Failure> {
    let numbers = || cards.iter().map(|card| card.number);
    if numbers().any(|known| known == number) {
        return Ok(());
    }
    let data = json!({ "number": number, "first": numbers().min(), "last": numbers().max() });
    Err(Failure::new("practice-card-unknown", data, Exit::Usage))
}

fn introduce(practice: &Simulated, desk: &Desk, card: &ReadCard, output: &Output) {
    let name = desk
        .officer()
        .map(|officer| officer.name)
        .unwrap_or_default();
    let officer = Fill::new()
        .with("name", name)
        .with("device", OFFICER_DEVICE)
        .with("pin", practice.officer_pin());
    let subject = Fill::new()
        .with("device", SUBJECT_DEVICE)
        .with("card", card_words(&card.view(), output));
    output.note(&output.say("practice-begin"));
    output.note(&output.fill("practice-officer", &officer));
    output.note(&output.fill("practice-card", &subject));
}

/// The holder of practice cards, where nobody else was named: every field that is shown has an example; and a reason
/// where keys are recovered and none was given.
async fn with_example_holder(
    desk: &Desk,
    card: ReadCard,
    arguments: &Practice,
    output: &Output,
) -> Result<DraftOptions, Failure> {
    let mut options = arguments.draft.clone();
    let procedure = draft::procedure(&arguments.procedure)?;
    let draft = desk.draft(card, &procedure).await?.view();
    if options.inputs.is_empty() {
        options.inputs = examples(&draft);
        output.note(&output.say("practice-holder"));
    }
    options.pin_mail.get_or_insert_with(|| PIN_MAIL.to_owned());
    options
        .letter_id
        .get_or_insert_with(|| LETTER_ID.to_owned());
    if draft.recovery.is_some() && options.recovery.reason.is_none() {
        options.recovery.reason = Some(output.say("practice-reason"));
    }
    Ok(options)
}

fn examples(draft: &DraftView) -> Vec<Input> {
    let shown = draft.fields.iter().filter(|field| field.shown);
    let known = shown.filter_map(|field| Some((field, example(&field.name)?)));
    known
        .map(|(field, value)| Input {
            field: field.name.clone(),
            value: value.to_owned(),
        })
        .collect()
}

/// Where the example holder has PINs mailed to.
const PIN_MAIL: &str = "anna.berg@example.org";
/// What stands on the paper that a PIN is printed on.
const LETTER_ID: &str = "PRACTICE-0001";

fn example(field: &str) -> Option<&'static str> {
    Some(match field {
        "common_name" => "Anna Berg",
        "given_name" => "Anna",
        "surname" => "Berg",
        "email" => "anna.berg@example.org",
        "upn" => "anna.berg@example.org",
        "employee_number" => "4711",
        "card_number" => "C-1001",
        "street" => "Storgatan 1",
        "postal_code" => "111 22",
        "city" => "Stockholm",
        _ => return None,
    })
}

/// As it can be typed here again: what is below the current folder by its way from there.
fn program_as_started() -> String {
    let started = env::args_os().next().map(PathBuf::from);
    let started = started.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_NAME")));
    let below = env::current_dir()
        .ok()
        .and_then(|here| Some(started.strip_prefix(here).ok()?.to_owned()))
        // A name alone would be looked for on the search path.
        .filter(|below| below.components().count() > 1);
    let program = below.unwrap_or(started).display().to_string();
    if program.contains(' ') {
        format!("\"{program}\"")
    } else {
        program
    }
}

/// What to type next, as this program was started.
fn try_next(output: &Output) -> String {
    let program = program_as_started();
    let mut table = Table::plain();
    let mut row = |command: String, words: String| table.row([format!("  {command}"), words]);
    row(
        format!("{program} practice --dry-run"),
        output.say("practice-next-dry-run"),
    );
    row(
        format!(
            "{program} practice --input common_name=\"Your Name\" --input email=you@example.org"
        ),
        output.say("practice-next-holder"),
    );
    row(
        format!("{program} practice --procedure blank-card"),
        output.say("practice-next-blank-card"),
    );
    row(
        format!("{program} practice --procedure archived-encryption"),
        output.say("practice-next-archived"),
    );
    row(
        format!("{program} practice --procedure recover-encryption-key"),
        output.say("practice-next-recovered"),
    );
    row(
        format!("{program} practice --show"),
        output.say("practice-next-show"),
    );
    row(
        format!("{program} practice --secrets -"),
        output.say("practice-next-wrong-pin"),
    );
    // Set by npm: the sources, and with them its other scripts, are at hand.
    if env::var_os("npm_lifecycle_event").is_some() {
        row(
            "npm run readers".to_owned(),
            output.say("practice-next-readers"),
        );
    }
    format!("\n{}\n{table}", output.say("practice-next"))
}

#[derive(Serialize)]
struct Cards {
    cards: Vec<PracticeCardView>,
}

impl Answer for Cards {
    fn text(&self, output: &Output) -> String {
        let mut table = Table::new(["number", "card"].map(|key| output.say(key)));
        for card in &self.cards {
            table.row([card.number.to_string(), output.say(&card.name.code)]);
        }
        table.to_string()
    }
}
