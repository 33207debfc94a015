use std::fmt;

use console::measure_text_width;

/// Columns of text, each as wide as its widest cell, two spaces apart. Everything is left-aligned, numbers too: the
/// numbers here are names.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// With a row of headings.
    pub(crate) fn new(headings: impl IntoIterator<Item = String>) -> Self {
        Self {
            rows: vec![headings.into_iter().collect()],
        }
    }

    /// Without headings: names and values.
    pub(crate) fn plain() -> Self {
        Self { rows: Vec::new() }
    }

    /// One more row. What comes from cards and hosts is cleaned here, so that no cell can steer the terminal.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(
            cells
                .into_iter()
                .map(|cell| messages::cleaned(&cell.into()))
                .collect(),
        );
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| measure_text_width(cell))
                .max()
        };
        (0..columns)
            .map(|column| width(column).unwrap_or(0))
            .collect()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width + 2 - measure_text_width(cell)));
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let mut table = Table::new(["Key", "Subject"].map(String::from));
        table.row(["9a", "CN=Åsa"]);
        table.row(["9c (signature)", "CN=山田\u{1b}[31m"]);
        table.row(["9d", ""]);
        let expected =
            "Key             Subject\n9a              CN=Åsa\n9c (signature)  CN=山田[31m\n9d\n";
        assert_eq!(table.to_string(), expected);
    }
}
