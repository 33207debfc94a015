//! The log files: one a day for each program, the last fourteen kept, none larger than [`MAX_FILE`].

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, tz::TimeZone};
use tracing::{Subscriber, level_filters::LevelFilter};
use tracing_appender::rolling::{InitError, RollingFileAppender, Rotation};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::Targets,
    fmt::{MakeWriter, writer::OptionalWriter},
    layer::SubscriberExt,
    registry::LookupSpan,
    util::SubscriberInitExt,
};

use crate::{LogLevel, places};

/// How many days are kept.
pub const MAX_DAYS: usize = 14;

/// The size at which a day's file ends, in bytes: what comes later that day is not logged.
pub const MAX_FILE: u64 = 16 * 1024 * 1024;

/// What is ours: the level is for these. Others know nothing of what must not be logged, and are heard from warnings on.
const OURS: &[&str] = &[
    "card",
    "configuration",
    "contents",
    "countersign",
    "countersign_desktop",
    "desk",
    "host",
    "messages",
    "procedure",
    "protocol",
    "secret",
    "virtual_card",
    "workstation",
];

/// Logs from now on: to the user's files as [`to_files`] does, as much as is set; and to standard error what
/// `COUNTERSIGN_LOG` asks for (`debug`, `desk=trace`), off unless asked for. Once in a program, at its start.
///
/// Where there can be no files, that is logged as a warning, and nothing else changes.
pub fn start(program: &str, level: LogLevel) {
    let (files, trouble) = match files_of_this_user(program, level) {
        Ok(files) => (files, None),
        Err(why) => (None, Some(why)),
    };
    let asked = EnvFilter::try_from_env("COUNTERSIGN_LOG");
    let to_standard_error = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_filter(asked.unwrap_or_else(|_| EnvFilter::new("off")));
    tracing_subscriber::registry()
        .with(files)
        .with(to_standard_error)
        .init();
    if let Some(why) = trouble {
        tracing::warn!(why, "there are no log files");
    }
}

fn files_of_this_user<S>(
    program: &str,
    level: LogLevel,
) -> Result<Option<impl Layer<S> + use<S>>, String>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    if level == LogLevel::Off {
        return Ok(None);
    }
    let folder = folder().ok_or("this user has no folder for them")?;
    let files = to_files(&folder, program, level);
    files.map(Some).map_err(|error| error.to_string())
}

/// The folder of this user's log files: `$XDG_STATE_HOME/countersign/log`, `~/Library/Logs/Countersign`,
/// `%LocalAppData%\Countersign\log`. `None` for a user without one.
pub fn folder() -> Option<PathBuf> {
    places::log_folder()
}

/// A layer that writes to the day's file of a program, `2026-11-22.countersign.log` for `countersign`, by the day in UTC.
/// Makes the folder, and deletes files of that program that are older than the last fourteen.
///
/// Each line is written before the call that logs it returns: a program that ends loses none. Where it cannot be written
/// any more, it is lost, and nobody is told.
///
/// # Errors
/// When folder or file cannot be made.
pub fn to_files<S>(
    folder: &Path,
    program: &str,
    level: LogLevel,
) -> Result<impl Layer<S> + Send + Sync + use<S>, InitError>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let layer = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(DayFiles::open(folder, program)?);
    Ok(layer.with_filter(heard(level)))
}

fn heard(level: LogLevel) -> Targets {
    let level = LevelFilter::from(level);
    let ours = OURS.iter().map(|name| (*name, level));
    Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        .with_targets(ours)
}

/// The files of one program.
struct DayFiles {
    folder: PathBuf,
    suffix: String,
    rolling: RollingFileAppender,
}

impl DayFiles {
    fn open(folder: &Path, program: &str) -> Result<Self, InitError> {
        // The name at the end: what is deleted is found by it, and `countersign` begins the names of other programs.
        let suffix = format!("{program}.log");
        // The builder looks for old files before it makes the folder, and says on standard error that there is none. Why the
        // folder cannot be made, it tells itself.
        let _ = fs::create_dir_all(folder);
        let rolling = RollingFileAppender::builder()
            .rotation(Rotation::DAILY)
            .filename_suffix(&suffix)
            .max_log_files(MAX_DAYS)
            .build(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            suffix,
            rolling,
        })
    }

    /// Several processes may write to it, so that only its size tells how much that was.
    fn is_full(&self) -> bool {
        let day = Timestamp::now().to_zoned(TimeZone::UTC).date();
        let file = self.folder.join(format!("{day}.{}", self.suffix));
        fs::metadata(file).is_ok_and(|file| file.len() >= MAX_FILE)
    }
}

impl<'a> MakeWriter<'a> for DayFiles {
    type Writer = OptionalWriter<<RollingFileAppender as MakeWriter<'a>>::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        if self.is_full() {
            OptionalWriter::none()
        } else {
            OptionalWriter::some(self.rolling.make_writer())
        }
    }
}

#[cfg(test)]
mod tests;
