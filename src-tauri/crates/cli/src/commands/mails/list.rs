use std::sync::Arc;

use desk::{MailPageView, MailQuery, MailStateView, MailView};
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::ListMails,
    output::{Answer, Failure, Output, Table},
    session::Session,
};

pub(super) async fn run(arguments: &ListMails, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let named = |state: &MailStateView| Some(state.name()) == arguments.state.as_deref();
    let query = MailQuery {
        state: MailStateView::ALL.into_iter().find(named),
        before: arguments.before.clone(),
    };
    output.answer(&Found(session.desk.pin_mails(&query).await?));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Found(MailPageView);

impl Answer for Found {
    fn text(&self, output: &Output) -> String {
        let page = &self.0;
        let set_up = (!page.set_up).then(|| output.say("mails-not-set-up"));
        let Some(last) = page.mails.last() else {
            return lines([Some(output.say("no-mails")), set_up, None]);
        };
        let table = table(&page.mails, output);
        let failed = (page.failed > 0)
            .then(|| output.fill("mails-failed", &Fill::new().with("failed", page.failed)));
        let more = page.more.then(|| {
            let fill = Fill::new().with("mail", last.mail.as_str());
            output.fill("more-mails", &fill)
        });
        format!("{table}{}", lines([failed, set_up, more]))
    }
}

fn lines(lines: [Option<String>; 3]) -> String {
    let lines: Vec<_> = lines.into_iter().flatten().collect();
    lines.join("\n")
}

fn table(mails: &[MailView], output: &Output) -> Table {
    let headings = [
        "letter-number",
        "mail-address",
        "letter-state-heading",
        "letter-holder",
        "card",
        "letter-ordered",
        "mail-attempts",
        "mail-answer",
    ];
    let mut table = Table::new(headings.map(|key| output.say(key)));
    for mail in mails {
        table.row([
            mail.mail.clone(),
            mail.address.clone(),
            output.say(&format!("mail-state-{}", mail.state.name())),
            mail.holder.clone(),
            output.tell(&mail.card),
            output.minute(&mail.ordered_at),
            mail.attempts.to_string(),
            mail.answer.clone().unwrap_or_default(),
        ]);
    }
    table
}
