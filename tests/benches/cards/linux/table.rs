//! Numbers, and the table that shows them.

use std::fmt;

use acceptance::Traffic;

/// A table of text; the first row is its head, the first column is aligned left.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        let mut table = Self::default();
        table.row(head.iter().map(|cell| (*cell).to_owned()));
        table
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let width = self.width(column);
                match column {
                    0 => write!(f, "{cell:<width$}")?,
                    _ => write!(f, "   {cell:>width$}")?,
                }
            }
            writeln!(f)?;
            if number == 0 {
                let widths: usize = (0..row.len()).map(|column| self.width(column)).sum();
                writeln!(f, "{}", "-".repeat(widths + 3 * (row.len() - 1)))?;
            }
        }
        Ok(())
    }
}

/// `12 / 1277`: APDUs and bytes.
pub(crate) fn shown(traffic: Traffic) -> String {
    format!("{} / {}", traffic.apdus, traffic.bytes)
}

/// `0.44 / 0.61`: what `part` is of `whole`, in APDUs and in bytes.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a few thousands, shown with two digits"
)]
pub(crate) fn ratio(part: Traffic, whole: Traffic) -> String {
    let of = |part: u64, whole: u64| part as f64 / whole as f64;
    format!(
        "{:.2} / {:.2}",
        of(part.apdus, whole.apdus),
        of(part.bytes, whole.bytes)
    )
}

pub(crate) fn sum(parts: impl IntoIterator<Item = Traffic>) -> Traffic {
    let nothing = Traffic { apdus: 0, bytes: 0 };
    let plus = |a: Traffic, b: Traffic| Traffic {
        apdus: a.apdus + b.apdus,
        bytes: a.bytes + b.bytes,
    };
    parts.into_iter().fold(nothing, plus)
}
