use std::env;
use std::fs;
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;

use acceptance::{Card, Office};

pub(crate) fn run() -> ExitCode {
    // A fixture that cannot do its work says what to do; where in the code it says so is of no use here.
    panic::set_hook(Box::new(|failure| {
        tell(
            &mut io::stderr(),
            failure.payload_as_str().unwrap_or("failed"),
        )
    }));
    match open_until_interrupted() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&mut io::stderr(), &format!("readers: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn open_until_interrupted() -> Result<(), Box<dyn std::error::Error>> {
    let (interrupted, wait) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = interrupted.send(());
    })?;

    let office = Office::open();
    let subject = office.card("pre-personalized", &[]);
    let _inserted = office.insert(&subject);
    let environment = Environment::write(&office)?;
    tell(
        &mut io::stdout(),
        &description(&office, &subject, &environment),
    );

    wait.recv()?;
    tell(&mut io::stdout(), "\nReaders, cards and host are gone.");
    Ok(())
}

/// A file that a shell reads: the one that is named on the command line, else `readers/environment` in the folder
/// of build results. It goes with the readers.
struct Environment {
    file: PathBuf,
}

impl Environment {
    fn write(office: &Office) -> io::Result<Self> {
        let programs = acceptance::built("countersign")
            .parent()
            .map(Path::to_owned)
            .unwrap_or_default();
        let usual = || programs.with_file_name("readers").join("environment");
        let file = env::args_os().nth(1).map_or_else(usual, PathBuf::from);
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        let lines = [
            format!(
                "export PCSCLITE_CSOCK_NAME={}",
                quoted(&office.readers.socket())
            ),
            format!("export COUNTERSIGN_HOST={}", office.host.url()),
            format!("export COUNTERSIGN_CA={}", quoted(office.host.ca_file())),
            format!("export PATH={}:\"$PATH\"", quoted(&programs)),
        ];
        fs::write(&file, lines.join("\n") + "\n")?;
        Ok(Self { file })
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        // It may have been replaced or cleaned away meanwhile.
        let _ = fs::remove_file(&self.file);
    }
}

fn description(office: &Office, subject: &Card, environment: &Environment) -> String {
    let [officer_device, subject_device] = [office.officer_device(), office.subject_device()];
    let here = env::current_dir().unwrap_or_default();
    let file = environment
        .file
        .strip_prefix(here)
        .unwrap_or(&environment.file)
        .display();
    format!(
        "\
Two readers, two cards and a host, until Ctrl-C:

  {officer_device}   officer card of Olga Falk    Signature PIN {}
  {subject_device}   pre-personalized card        serial {}, transport PIN {}, PUK {}
  host            {}   CA file {}

In another terminal, in this folder:

  . {file}
  countersign devices
  countersign issue --procedure employee-card --officer-device \"{officer_device}\" --device \"{subject_device}\" \\
    --input common_name=\"Anna Berg\" --input email=anna.berg@example.org

The file sets these, so that every PC/SC program finds these readers and countersign this host:

{}",
        office.officer_card().pin(),
        subject.serial(),
        subject.pin(),
        subject.puk(),
        office.host.url(),
        office.host.ca_file().display(),
        fs::read_to_string(&environment.file).unwrap_or_default().trim_end().replace("export", "  export"),
    )
}

/// A path as one word of a shell.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
}

fn tell(to: &mut impl Write, text: &str) {
    // Whoever listened may be gone; there is nobody else to tell.
    let _ = writeln!(to, "{text}");
}
