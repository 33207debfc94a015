use std::sync::Arc;

use desk::{LetterPageView, LetterQuery, LetterStateView, LetterView};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::ListLetters,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &ListLetters, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let named = |state: &LetterStateView| Some(state.name()) == arguments.state.as_deref();
    let query = LetterQuery {
        state: LetterStateView::ALL.into_iter().find(named),
        text: arguments.search.clone().unwrap_or_default(),
        before: arguments.before.clone(),
    };
    output.answer(&Found(session.desk.letters(&query).await?));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Found(LetterPageView);

impl Answer for Found {
    fn text(&self, output: &Output) -> String {
        let page = &self.0;
        let fill = Fill::new()
            .with("ready", page.ready)
            .with("free", page.free_ids);
        let ready = output.fill("letters-ready", &fill);
        let Some(last) = page.letters.last() else {
            return format!("{}\n{ready}", output.say("no-letters"));
        };
        let table = table(&page.letters, output);
        let more = page.more.then(|| {
            let fill = Fill::new().with("letter", last.letter.as_str());
            output.fill("more-letters", &fill)
        });
        format!("{table}{ready}\n{}", more.unwrap_or_default())
    }
}

fn table(letters: &[LetterView], output: &Output) -> Table {
    let headings = [
        "letter-number",
        "letter-id",
        "letter-what",
        "letter-state-heading",
        "letter-holder",
        "card",
        "letter-ordered",
    ];
    let mut table = Table::new(headings.map(|key| output.say(key)));
    for letter in letters {
        table.row([
            letter.letter.clone(),
            id(letter, output),
            has(letter, output),
            output.say(&format!("letter-state-{}", letter.state.name())),
            letter.holder.clone(),
            output.tell(&letter.card),
            output.minute(&letter.ordered_at),
        ]);
    }
    table
}

fn id(letter: &LetterView, output: &Output) -> String {
    if letter.parts == 1 {
        return letter.id.clone();
    }
    let fill = Fill::new()
        .with("part", letter.part)
        .with("parts", letter.parts);
    format!("{} ({})", letter.id, output.fill("letter-part", &fill))
}

fn has(letter: &LetterView, output: &Output) -> String {
    let what = match (letter.pin, letter.puk) {
        (true, true) => "both",
        (false, true) => "puk",
        (_, false) => "pin",
    };
    output.fill("letter-has", &Fill::new().with("what", what))
}
