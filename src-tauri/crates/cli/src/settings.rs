//! The configuration, as far as it is the command line's.

use configuration::{Configuration, HostLock};
use serde_json::json;

use crate::{
    arguments::{Command, LettersCommand, MailsCommand, SetHost},
    exit::Exit,
    output::{Failure, Output},
};

/// Says what does not count in the configuration; a program that reads JSON is not told.
pub(crate) fn note_mistakes(configuration: &Configuration, output: &Output) {
    for mistake in configuration.mistakes() {
        tracing::warn!(place = mistake.place(), what = %mistake.what, "a setting does not count");
        let sentence = json!({ "code": mistake.code(), "data": mistake.data() });
        output.note(&output.tell(&sentence));
    }
}

/// The command, with what is set for it.
///
/// # Errors
/// When what is set does not allow it.
pub(crate) fn apply(
    configuration: &Configuration,
    mut command: Command,
) -> Result<Command, Failure> {
    if matches!(command, Command::Practice(_)) && !configuration.practice_enabled() {
        return Err(Failure::new("practice-disabled", json!({}), Exit::Refused));
    }
    if let Some(host) = command.host_options() {
        host.set = set_host(configuration);
    }
    set_defaults(configuration, &mut command);
    Ok(command)
}

/// What holds where nothing was typed, and the domain of an address that was typed without one.
fn set_defaults(configuration: &Configuration, command: &mut Command) {
    let whole = |address: &mut String| *address = configuration.whole_address(address);
    match command {
        Command::Issue(arguments) => arguments.draft.pin_mail.iter_mut().for_each(whole),
        Command::Unblock(arguments) => arguments.delivered.pin_mail.iter_mut().for_each(whole),
        Command::ChangePin(arguments) => arguments.delivered.pin_mail.iter_mut().for_each(whole),
        Command::Letters(letters) => match &mut letters.command {
            LettersCommand::Print(arguments) => {
                arguments.set_printer = configuration.print_printer().map(str::to_owned);
            }
            LettersCommand::CreateIds(arguments) => {
                arguments.set_prefix = configuration.letters_prefix().map(str::to_owned);
            }
            LettersCommand::List(_) | LettersCommand::Preview(_) => {}
        },
        Command::Mails(mails) => {
            if let MailsCommand::Resend(arguments) = &mut mails.command {
                whole(&mut arguments.address);
            }
        }
        _ => {}
    }
}

fn set_host(configuration: &Configuration) -> Option<SetHost> {
    let (url, locked) = match configuration.host_lock() {
        HostLock::Closed { place } => return Some(SetHost::Closed { place }),
        HostLock::At(url) => (url, true),
        HostLock::Open => (configuration.host_url()?.to_owned(), false),
    };
    Some(SetHost::At {
        url,
        ca: configuration.host_ca(),
        locked,
    })
}

#[cfg(test)]
mod tests;
