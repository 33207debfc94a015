use std::io::{self, Write};

use configuration::{LogLevel, log};

/// Logs as much as is set to the user's log files, and to standard error what is asked for there.
pub(crate) fn start(level: LogLevel) {
    log::start("countersign-desktop", level);
}

/// Says why there is no window, where no window can say it.
pub(crate) fn at_any_rate(text: &str) {
    // Without a standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}
