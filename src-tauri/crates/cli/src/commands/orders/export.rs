use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use desk::{EvidenceFile, OrderEvidence};
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::ExportOrder,
    exit::Exit,
    output::{Answer, Failure, Output},
    session::Session,
};

/// Writes what the host keeps of the order for those who verify it elsewhere and later. An order that does not verify
/// is written, too: then that is what its files are evidence of.
pub(super) async fn run(arguments: &ExportOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let evidence = session.desk.order_evidence(&arguments.order).await?;
    let files = evidence.files(&|told| output.tell(told));
    write(&files, &arguments.to)?;
    output.answer(&Exported::new(&evidence, &files, &arguments.to));
    evidence.verified?;
    Ok(())
}

fn write(files: &[EvidenceFile], folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    for file in files {
        let path = folder.join(&file.name);
        fs::write(&path, &file.content).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let data = json!({ "file": path.display().to_string(), "why": messages::io_why(error.kind()) });
    Failure::new("file-unwritable", data, Exit::Failed)
}

#[derive(Serialize)]
struct Exported {
    order: String,
    /// Whether it verifies; if not, the failure that follows says why.
    verifies: bool,
    /// The folder.
    folder: PathBuf,
    /// The names of all files in it.
    files: Vec<String>,
    /// The signed order, CMS DER, if there is one.
    message: Option<PathBuf>,
    /// The authorities of the officer's certificate, PEM.
    authorities: PathBuf,
    /// How to verify them.
    readme: PathBuf,
    /// The time to verify the order at, in seconds since 1970.
    at: i64,
}

impl Exported {
    fn new(evidence: &OrderEvidence, files: &[EvidenceFile], folder: &Path) -> Self {
        Self {
            order: evidence.order.clone(),
            verifies: evidence.verified.is_ok(),
            folder: folder.to_owned(),
            files: files.iter().map(|file| file.name.clone()).collect(),
            message: evidence
                .issue_order
                .as_ref()
                .map(|_| folder.join(OrderEvidence::ORDER)),
            authorities: folder.join(OrderEvidence::AUTHORITIES),
            readme: folder.join(OrderEvidence::README),
            at: evidence.signed_at.as_second(),
        }
    }
}

impl Answer for Exported {
    fn text(&self, output: &Output) -> String {
        let fill = Fill::new()
            .with("order", self.order.as_str())
            .with("folder", self.folder.display().to_string())
            .with("files", self.files.join(", "))
            .with("readme", self.readme.display().to_string());
        let end = if self.verifies {
            output.fill("exported-verify", &fill)
        } else {
            output.fill("exported-unverified", &fill)
        };
        [output.fill("exported", &fill), end].join("\n")
    }
}
