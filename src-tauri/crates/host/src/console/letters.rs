use std::{ffi::OsStr, path::Path};

use host::{Actor, Host};
use serde_json::json;

use super::{
    End, Failure, Output,
    arguments::Letters,
    output::{or_dash, read, read_text},
};

const MAX_LOGO_FILE: u64 = 256 * 1024;
const MAX_TEXT_FILE: u64 = 64 * 1024;

pub(super) async fn run(
    host: &Host,
    command: Letters,
    output: &mut Output,
) -> Result<End, Failure> {
    let Letters::Template {
        organisation,
        sender,
        logo,
        text,
        language,
        window,
    } = command;
    let mut template = host.letter_template().await?;
    let before = template.clone();
    if let Some(name) = organisation {
        template.organisation = name;
    }
    if let Some(line) = sender {
        template.sender = line;
    }
    if let Some(file) = logo {
        template.logo = named(&file)
            .map(|file| read(file, MAX_LOGO_FILE))
            .transpose()?;
    }
    if let (Some(file), Some(language)) = (text, language) {
        match named(&file) {
            Some(file) => {
                template
                    .texts
                    .insert(language, read_text(file, MAX_TEXT_FILE)?);
            }
            None => drop(template.texts.remove(&language)),
        }
    }
    template.window = window.unwrap_or(template.window);
    if template != before {
        host.set_letter_template(Actor::Console, &template).await?;
    }
    let logo = template.logo.as_ref().map(Vec::len);
    let texts: Vec<_> = template.texts.keys().map(String::as_str).collect();
    let said = format!(
        "Organisation  {}\nSender        {}\nLogo          {}\nWindow        {}\nOwn texts     {}",
        template.organisation,
        or_dash(Some(&template.sender).filter(|line| !line.is_empty())),
        or_dash(logo.map(|bytes| format!("{bytes} bytes"))),
        template.window.name(),
        or_dash(Some(texts.join(", ")).filter(|texts| !texts.is_empty())),
    );
    output.result(&json!({ "template": template, "logo-bytes": logo }), &said)?;
    Ok(End::Done)
}

/// A file that has a name. A `PathBuf` would not do: clap takes no empty one.
fn named(file: &OsStr) -> Option<&Path> {
    (!file.is_empty()).then_some(Path::new(file))
}
