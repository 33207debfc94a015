use std::sync::Arc;

use desk::OperationId;
use messages::Arguments as Fill;
use serde::Serialize;

use crate::{
    arguments::ResendMail,
    output::{Answer, Failure, Output},
    session::Session,
};

pub(super) async fn run(arguments: &ResendMail, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let prompts = session.answers.clone();
    let ResendMail {
        mail,
        address,
        reason,
        ..
    } = arguments;
    let resent = session
        .desk
        .resend_mail(OperationId::fresh(), mail, address, reason, prompts)
        .await;
    resent.map_err(|error| session.answers.explain(Failure::of(&error)))?;
    output.answer(&Resent { mail, address });
    Ok(())
}

#[derive(Serialize)]
struct Resent<'a> {
    mail: &'a str,
    address: &'a str,
}

impl Answer for Resent<'_> {
    fn text(&self, output: &Output) -> String {
        output.fill("mail-resent", &Fill::new().with("address", self.address))
    }
}
