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
    /// The system's printers, by name, and which of them is set for this desk. Waits for the system.
    ///
    /// # Errors
    /// [`PrintingError::NoSystem`] where the system cannot print. That there is no printer is no error.
    pub async fn printers(&self, set: Option<&str>) -> Result<PrintersView, PrintingError> {
        Ok(PrintersView::of(printers().await?, set))
    }
}

/// The printers that letters can be printed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrintersView {
    /// The system's, by name.
    pub printers: Vec<PrinterView>,
    /// The one that is set for this desk, where the system does not have it.
    pub set_but_missing: Option<String>,
}

/// A printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrinterView {
    /// Its name, by which it is chosen.
    pub name: String,
    /// What people call it, where the system knows.
    pub description: Option<String>,
    /// Whether it is the system's default: taken where none is set for this desk, or the one that is set is not there.
    pub is_default: bool,
    /// Whether it is the one that is set for this desk: taken before the default.
    pub is_set: bool,
}

impl PrintersView {
    fn of(mut printers: Vec<PrinterView>, set: Option<&str>) -> Self {
        for printer in &mut printers {
            printer.is_set = set == Some(printer.name.as_str());
        }
        let is_there = printers.iter().any(|printer| printer.is_set);
        Self {
            printers,
            set_but_missing: set.filter(|_| !is_there).map(str::to_owned),
        }
    }

    /// The one that is taken unless another is chosen: the one that is set, else the system's default.
    pub fn preselected(&self) -> Option<&PrinterView> {
        let is_set = self.printers.iter().find(|printer| printer.is_set);
        is_set.or_else(|| self.printers.iter().find(|printer| printer.is_default))
    }
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

/// The system's printers, by name; none of them is set.
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

#[cfg(test)]
mod tests {
    use super::{PrinterView, PrintersView};

    fn known(set: Option<&str>) -> PrintersView {
        let printer = |name: &str| PrinterView {
            name: name.to_owned(),
            description: None,
            is_default: name == "Office",
            is_set: false,
        };
        PrintersView::of(["Letters", "Office"].map(printer).into(), set)
    }

    #[test]
    fn the_printer_that_is_set_comes_before_the_systems_and_is_missed_where_it_is_not_there() {
        let taken = |view: &PrintersView| view.preselected().map(|one| one.name.clone());
        let names = |taken, missing: Option<&str>| (taken, missing.map(str::to_owned));
        for (set, expected) in [
            (None, names("Office", None)),
            (Some("Letters"), names("Letters", None)),
            (Some("Attic"), names("Office", Some("Attic"))),
        ] {
            let view = known(set);
            assert_eq!(taken(&view).as_deref(), Some(expected.0));
            assert_eq!(view.set_but_missing, expected.1);
            let defaults = view.printers.iter().filter(|one| one.is_default);
            assert_eq!(defaults.count(), 1, "the system's default stays it");
        }
    }
}
