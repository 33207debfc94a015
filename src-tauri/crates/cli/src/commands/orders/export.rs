use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use desk::VerifiedOrder;
use jiff::Timestamp;
use messages::Arguments as Fill;
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::ExportOrder,
    exit::Exit,
    output::{Answer, Failure, Output},
    session::Session,
};

/// Only an order that verifies is written: its files are for those who want to verify it again, elsewhere and later.
pub(super) async fn run(arguments: &ExportOrder, output: &Arc<Output>) -> Result<(), Failure> {
    let session = Session::open(&arguments.host, &arguments.officer, output).await?;
    let order = session.desk.verify_order(&arguments.order).await?;
    output.answer(&write(&order, &arguments.to)?);
    Ok(())
}

fn write(order: &VerifiedOrder, folder: &Path) -> Result<Exported, Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let files = [
        (folder.join("order.p7s"), order.message.clone()),
        (
            folder.join("officer-authorities.pem"),
            pem(&order.authority_certificates).into_bytes(),
        ),
    ];
    for (path, content) in &files {
        fs::write(path, content).map_err(|error| unwritable(path, &error))?;
    }
    let [message, authorities] = files.map(|(path, _)| path);
    let at = order
        .verified_at
        .parse::<Timestamp>()
        .map_or(0, Timestamp::as_second);
    Ok(Exported {
        order: order.order.clone(),
        message,
        authorities,
        at,
    })
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let data = json!({ "file": path.display().to_string(), "why": error.kind().to_string() });
    Failure::new("file-unwritable", data, Exit::Failed)
}

/// `RFC 7468 §5`.
fn pem(certificates: &[Vec<u8>]) -> String {
    certificates.iter().map(|der| one_pem(der)).collect()
}

fn one_pem(der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = base64
        .as_bytes()
        .chunks(64)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        lines.join("\n")
    )
}

#[derive(Serialize)]
struct Exported {
    order: String,
    /// The signed order, CMS DER.
    message: PathBuf,
    /// The authorities of the officer's certificate, PEM.
    authorities: PathBuf,
    /// The time to verify it at, in seconds since 1970.
    at: i64,
}

impl Answer for Exported {
    fn text(&self, output: &Output) -> String {
        let fill = Fill::new()
            .with("message", self.message.display().to_string())
            .with("authorities", self.authorities.display().to_string())
            .with("at", self.at.to_string());
        [
            output.fill("exported", &fill),
            output.fill("exported-verify", &fill),
        ]
        .join("\n")
    }
}
