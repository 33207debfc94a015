use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

/// Logs to standard error what `COUNTERSIGN_LOG` asks for, such as `debug` or `desk=trace`; off unless asked for.
/// Nothing secret is logged at any level.
pub(crate) fn to_standard_error() {
    let filter =
        EnvFilter::try_from_env("COUNTERSIGN_LOG").unwrap_or_else(|_| EnvFilter::new("off"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
}

/// Says why there is no window, where no window can say it.
pub(crate) fn at_any_rate(text: &str) {
    // Without a standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}
