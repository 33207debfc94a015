//! The documents of an order as files, in a folder that a person chooses.

use std::{
    io,
    path::{Path, PathBuf},
};

use desk::{EvidenceFile, Sitting, Trouble};
use messages::{Arguments, Messages, io_why};
use serde::Serialize;
use serde_json::to_value;
use specta::Type;
use tauri::AppHandle;

use crate::{dialogs, state::Shell};

/// An order that was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExportedView {
    /// The folder that was made for it.
    pub(crate) folder: String,
    /// The names of the files in it.
    pub(crate) files: Vec<String>,
    /// The line by which OpenSSL verifies the order, to be run in that folder.
    pub(crate) line: String,
}

/// Asks for a folder, and makes one in it for the order. The documents are fetched before somebody is asked: what cannot
/// be exported needs no folder.
pub(crate) async fn order(
    app: &AppHandle,
    shell: &Shell,
    sitting: &Sitting,
    order: &str,
) -> Result<Option<ExportedView>, Trouble> {
    let evidence = sitting.order_evidence(order).await?;
    let texts = shell.settings().messages();
    let files = evidence.files(&|told| tell(&texts, told));
    write(app, &texts, &evidence.order, (files, evidence.line())).await
}

/// The same for an order about a card that was issued, or about PIN letters and mails.
pub(crate) async fn act(
    app: &AppHandle,
    shell: &Shell,
    sitting: &Sitting,
    order: &str,
) -> Result<Option<ExportedView>, Trouble> {
    let evidence = sitting.act_evidence(order).await?;
    let texts = shell.settings().messages();
    let files = evidence.files(&|told| tell(&texts, told));
    write(app, &texts, &evidence.order, (files, evidence.line())).await
}

async fn write(
    app: &AppHandle,
    texts: &Messages,
    order: &str,
    (files, line): (Vec<EvidenceFile>, String),
) -> Result<Option<ExportedView>, Trouble> {
    let title = texts.text("export-folder-title", &Arguments::new());
    let title = title.unwrap_or_else(|missing| missing.to_string());
    let Some(parent) = dialogs::choose_folder(app, title).await? else {
        return Ok(None);
    };
    let exported = Exported {
        folder: parent.join(format!("order-{order}")),
        files,
        line,
    };
    tauri::async_runtime::spawn_blocking(move || exported.write())
        .await
        .map_err(|_| Trouble::new("program-ending"))?
        .map(Some)
}

fn tell(texts: &Messages, told: &desk::Sentence) -> String {
    let told = to_value(told).unwrap_or_default();
    let said = texts.sentence(&told);
    said.unwrap_or_else(|missing| missing.to_string())
}

struct Exported {
    folder: PathBuf,
    files: Vec<EvidenceFile>,
    line: String,
}

impl Exported {
    /// Files of an earlier export of the same order are replaced: the host has the documents, and may have more of them
    /// by now.
    fn write(self) -> Result<ExportedView, Trouble> {
        std::fs::create_dir_all(&self.folder).map_err(|error| unwritable(&self.folder, &error))?;
        for file in &self.files {
            let path = self.folder.join(&file.name);
            std::fs::write(&path, &file.content).map_err(|error| unwritable(&path, &error))?;
        }
        Ok(ExportedView {
            folder: self.folder.display().to_string(),
            files: self.files.into_iter().map(|file| file.name).collect(),
            line: self.line,
        })
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new("file-unwritable")
        .with("file", path.display().to_string())
        .with("why", io_why(error.kind()))
}
