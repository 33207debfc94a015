//! Printing by the system: its printers, and PDFs given to one of them without a file of ours. What is printed holds
//! PINs: it lives in buffers that are wiped, and in the spool of the system, which is the system's to keep.

use serde::Serialize;
use serde_json::{Map, Value, json};
use specta::Type;
use zeroize::Zeroizing;

use crate::{
    Desk,
    fault::{Coded, object},
};

#[cfg(unix)]
mod cups;
mod draw;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use cups as system;
#[cfg(windows)]
use windows as system;

pub(crate) use draw::draw_pages;

impl Desk {
    /// The system's printers, by name. Waits for the system.
    ///
    /// # Errors
    /// [`PrintingError::NoSystem`] where the system cannot print. That there is no printer is no error.
    pub async fn printers(&self) -> Result<Vec<PrinterView>, PrintingError> {
        printers().await
    }
}

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrinterView {
    /// Its name, by which it is chosen.
    pub name: String,
    /// What people call it, where the system knows.
    pub description: Option<String>,
    /// Whether it is the one that is taken unless another is chosen.
    pub is_default: bool,
}

/// Why the system did not print.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintingError {
    /// The system cannot print: its print service is not installed, or does not run.
    #[error("the system’s print service does not run")]
    NoSystem,
    /// There is no such printer.
    #[error("there is no printer {printer}")]
    NoPrinter {
        /// The name.
        printer: String,
    },
    /// The system did not take the job.
    #[error("{printer} did not take the job: {why}")]
    Refused {
        /// The printer.
        printer: String,
        /// Why, in the system's words.
        why: String,
    },
    /// The system did not answer in time. Whether it took the job is not known.
    #[error("{printer} did not answer in time")]
    NoAnswer {
        /// The printer.
        printer: String,
    },
}

impl Coded for PrintingError {
    fn code(&self) -> String {
        match self {
            Self::NoSystem => "printing-not-there",
            Self::NoPrinter { .. } => "printer-not-found",
            Self::Refused { .. } => "printing-refused",
            Self::NoAnswer { .. } => "printing-no-answer",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        match self {
            Self::NoSystem => Map::new(),
            Self::NoPrinter { printer } | Self::NoAnswer { printer } => {
                object(json!({ "printer": printer }))
            }
            Self::Refused { printer, why } => object(json!({ "printer": printer, "why": why })),
        }
    }
}

/// The system's printers, by name.
async fn printers() -> Result<Vec<PrinterView>, PrintingError> {
    let mut printers = system::printers().await?;
    printers.sort_by(|one, other| one.name.cmp(&other.name));
    printers.dedup_by(|one, other| one.name == other.name);
    Ok(printers)
}

/// Errors where there is no such printer now.
pub(crate) async fn must_have(printer: &str) -> Result<(), PrintingError> {
    let there = printers().await?;
    if there.iter().any(|there| there.name == printer) {
        Ok(())
    } else {
        Err(PrintingError::NoPrinter {
            printer: printer.to_owned(),
        })
    }
}

/// Gives a PDF to a printer, and waits until the system has taken it; not until it lies there on paper. Gives what the
/// system calls the job, where it says so. The title is seen by whoever sees the print queue.
pub(crate) async fn print(
    printer: &str,
    title: &str,
    pdf: Zeroizing<Vec<u8>>,
) -> Result<Option<String>, PrintingError> {
    system::print(printer, title, pdf).await
}
