use std::sync::Arc;

use desk::VerifiedOrder;
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::OneOrder,
    output::{Answer, Failure, Output, Table, minute},
    session::Session,
};

pub(super) async fn run(arguments: &OneOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    output.answer(&Verified(
        session.desk.verify_order(&arguments.order).await?,
    ));
    Ok(())
}

#[derive(Serialize)]
#[serde(transparent)]
struct Verified(VerifiedOrder);

impl Answer for Verified {
    fn text(&self, output: &Output) -> String {
        let order = &self.0;
        let mut facts = Table::plain();
        let mut fact = |name: String, value: &str| facts.row([name, value.to_owned()]);
        fact(output.say("documents"), &order.documents.join(", "));
        fact(
            output.say("signed-by"),
            &format!("{} ({})", order.signed_by, order.signed_by_serial),
        );
        fact(
            output.say("officer-authorities"),
            &order.authorities.join("; "),
        );
        fact(output.say("verified-at"), &minute(&order.verified_at));
        fact(output.say("digest"), &order.digest);
        for field in &order.fields {
            fact(field.name.clone(), &field.value);
        }
        format!(
            "{}\n{facts}",
            output.fill("verified", &Fill::new().with("order", order.order.as_str()))
        )
    }
}
