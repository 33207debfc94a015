use std::{fs, path::PathBuf, sync::Arc};

use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::PreviewLetter,
    exit::Exit,
    output::{Answer, Failure, Output},
    session::Session,
};

/// The host's PDF as it is: neither PIN nor PUK is in it.
pub(super) async fn run(arguments: &PreviewLetter, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let pdf = session.desk.letter_preview_pdf(&arguments.letter).await?;
    let file = &arguments.to;
    fs::write(file, pdf).map_err(|error| {
        let why = messages::io_why(error.kind());
        let data = json!({ "file": file.display().to_string(), "why": why });
        Failure::new("file-unwritable", data, Exit::Failed)
    })?;
    output.answer(&Written { file: file.clone() });
    Ok(())
}

#[derive(Serialize)]
struct Written {
    file: PathBuf,
}

impl Answer for Written {
    fn text(&self, output: &Output) -> String {
        let file = self.file.display().to_string();
        output.fill("letter-preview-written", &Fill::new().with("file", file))
    }
}
