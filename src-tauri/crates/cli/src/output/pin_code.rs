use std::io::{self, Write};

use console::Term;
use desk::PinToShow;

use super::{Output, to_stdout};

impl Output {
    /// Shows a PIN or a PUK, once. Where it is to be cleared, a person at the terminal acknowledges it, and it goes from the
    /// screen; elsewhere it is a line on standard output, for programs under the key `pinCode` or `pukCode`.
    ///
    /// # Errors
    /// When it could not be written: nobody has seen it.
    pub(crate) fn pin_code(&self, pin: PinToShow, clear: bool) -> io::Result<()> {
        let (order, secret) = (pin.order().to_owned(), pin.secret().name());
        let shown = pin.take();
        // The one place that shows a PIN: the procedure says that the officer reads it here.
        let digits = shown.expose();
        if self.json {
            let mut out = io::stdout().lock();
            // An id, and digits or letters, which need no escaping: one copy less than a JSON value would make.
            writeln!(out, r#"{{"order":"{order}","{secret}Code":"{digits}"}}"#)?;
            return out.flush();
        }
        if self.has_person() && clear {
            return self.box_until_read(secret, digits);
        }
        let mut out = io::stdout().lock();
        writeln!(out, "{}  {digits}", self.say(&format!("{secret}-code")))?;
        out.flush()
    }

    /// Asks for a line, which is seen while it is typed.
    ///
    /// # Errors
    /// When nothing can be read.
    pub(crate) fn ask_line(&self, question: &str) -> io::Result<String> {
        let terminal = Term::stderr();
        terminal.write_str(&format!("{question}: "))?;
        terminal.read_line()
    }

    fn box_until_read(&self, secret: &str, digits: &str) -> io::Result<()> {
        let title = self.say(&format!("{secret}-code"));
        let width = title.chars().count().max(digits.len()) + 4;
        let line = "─".repeat(width);
        let cell = |text: &str| format!("│  {text:<inner$}│", inner = width - 2);
        let terminal = Term::stderr();
        let lines = [
            format!("┌{line}┐"),
            cell(&title),
            cell(digits),
            format!("└{line}┘"),
            self.say("pin-code-acknowledge"),
        ];
        for line in &lines {
            terminal.write_line(line)?;
        }
        terminal.read_line()?;
        // One more for the line that Enter ended.
        terminal.clear_last_lines(lines.len() + 1)?;
        to_stdout(&self.say(&format!("{secret}-code-shown")));
        Ok(())
    }
}
