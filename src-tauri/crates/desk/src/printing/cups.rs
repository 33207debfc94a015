//! CUPS, by the commands that come with it on Linux and macOS: `lpstat` and `lp`, which takes the document on its
//! standard input and hands it to the print service without a file of its own.

use std::{
    ffi::OsStr,
    io,
    process::{Output, Stdio},
    time::Duration,
};

use tokio::{
    io::AsyncWriteExt as _,
    process::{Child, Command},
    time::timeout,
};
use zeroize::Zeroizing;

use super::{PrinterView, PrintingError};

/// How long the print service may take to answer a question.
const ANSWER: Duration = Duration::from_secs(10);

/// How long it may take to take a job: the printer may be asked over the network.
const JOB: Duration = Duration::from_secs(60);

/// Most characters of what the system says of a job that it did not take.
const LONGEST_WHY: usize = 300;

pub(super) async fn printers() -> Result<Vec<PrinterView>, PrintingError> {
    if !said(["-r"]).await?.contains("scheduler is running") {
        return Err(PrintingError::NoSystem);
    }
    let (names, default, details) = (said(["-e"]).await?, said(["-d"]).await?, said(["-l", "-p"]));
    Ok(listed(&names, &default, &details.await?))
}

pub(super) async fn print(
    printer: &str,
    title: &str,
    pdf: Zeroizing<Vec<u8>>,
) -> Result<Option<String>, PrintingError> {
    let refused = |why: &str| PrintingError::Refused {
        printer: printer.to_owned(),
        why: why.trim().chars().take(LONGEST_WHY).collect(),
    };
    let lp = match started("lp", ["-d", printer, "-t", title, "--"]) {
        Ok(lp) => lp,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(PrintingError::NoSystem);
        }
        Err(error) => return Err(refused(&error.to_string())),
    };
    // From here on it may have taken the job, whatever becomes of its answer.
    let answer = timeout(JOB, answered(lp, &pdf)).await;
    let answer = answer.ok().and_then(Result::ok);
    let answer = answer.ok_or_else(|| PrintingError::NoAnswer {
        printer: printer.to_owned(),
    })?;
    if answer.status.success() {
        Ok(job_name(&String::from_utf8_lossy(&answer.stdout)))
    } else {
        Err(refused(&String::from_utf8_lossy(&answer.stderr)))
    }
}

/// What `lpstat` says to a question. One that it has no answer to, such as for the default where there is none, it
/// answers with nothing or with an error: both mean that there is none.
async fn said<const N: usize>(question: [&str; N]) -> Result<String, PrintingError> {
    let lpstat = started("lpstat", question).map_err(|_| PrintingError::NoSystem)?;
    let answer = timeout(ANSWER, answered(lpstat, &[])).await;
    let answer = answer.ok().and_then(Result::ok);
    let answer = answer.ok_or(PrintingError::NoSystem)?;
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

/// Starts a command. It ends when nobody waits for it any longer.
fn started<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
    command: &str,
    arguments: I,
) -> io::Result<Child> {
    Command::new(command)
        .args(arguments)
        // The answers are read here.
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
}

/// What a command answers to that on its standard input.
async fn answered(mut child: Child, input: &[u8]) -> io::Result<Output> {
    let given = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(input).await,
        None => Ok(()),
    };
    let answer = child.wait_with_output().await?;
    match given {
        // A command that refuses says why, and may do so before it has read everything.
        Err(error) if answer.status.success() => Err(error),
        _ => Ok(answer),
    }
}

/// `lpstat -e` has a name in each line; `-d` the default's after a colon; `-l -p` a block for each printer, with a line
/// for what people call it.
fn listed(names: &str, default: &str, details: &str) -> Vec<PrinterView> {
    let default = default.trim().rsplit_once(": ").map(|(_, name)| name);
    let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
    let view = |name: &str| PrinterView {
        name: name.to_owned(),
        description: description(name, details),
        is_default: default == Some(name),
        is_set: false,
    };
    names.map(view).collect()
}

fn description(name: &str, details: &str) -> Option<String> {
    let is_its_block = |line: &&str| {
        let rest = line.strip_prefix("printer ");
        rest.and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let block = details
        .lines()
        .skip_while(|line| !is_its_block(line))
        .skip(1);
    let mut block = block.take_while(|line| line.starts_with(char::is_whitespace));
    let found = block.find_map(|line| line.trim().strip_prefix("Description:"))?;
    let found = found.trim();
    (!found.is_empty() && found != name).then(|| found.to_owned())
}

/// `request id is Office-12 (0 file(s))`.
fn job_name(answer: &str) -> Option<String> {
    let (_, job) = answer.split_once("request id is ")?;
    job.split_whitespace().next().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{job_name, listed};

    const DETAILS: &str = "printer Office is idle.  enabled since Mon\n\tForm mounted:\n\
        \tDescription: Office, 2nd floor\n\tAlerts: none\nprinter PDF is idle.  enabled since Mon\n\
        \tDescription: PDF\n";

    #[test]
    fn printers_are_read_from_the_answers_of_lpstat() {
        let printers = listed(
            "Office\nOffice2\nPDF\n",
            "system default destination: PDF\n",
            DETAILS,
        );
        let told: Vec<_> = printers
            .iter()
            .map(|one| {
                (
                    one.name.as_str(),
                    one.description.as_deref(),
                    one.is_default,
                )
            })
            .collect();
        let expected = [
            ("Office", Some("Office, 2nd floor"), false),
            ("Office2", None, false),
            ("PDF", None, true),
        ];
        assert_eq!(told, expected);
        assert!(listed("", "no system default destination\n", "").is_empty());
    }

    #[test]
    fn the_name_of_a_job_is_read_from_the_answer_of_lp() {
        let answer = "request id is PDF-12 (0 file(s))\n";
        assert_eq!(job_name(answer).as_deref(), Some("PDF-12"));
        assert_eq!(job_name(""), None);
    }
}
