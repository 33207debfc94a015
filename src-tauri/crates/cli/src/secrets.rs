//! The secrets file: lines `name=value`, for runs without a person.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use secret::Pin;
use zeroize::Zeroizing;

use crate::permissions;

/// What a run may be asked for, answered beforehand. Empty when there is no file.
#[derive(Default)]
pub(crate) struct Secrets {
    pins: BTreeMap<SecretName, Pin>,
    from_file: bool,
}

/// The secrets a run may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SecretName {
    /// The PIN of the officer card.
    Signature,
    /// The PIN the holder knows.
    Holder,
    /// The PIN that the subject card is to get.
    New,
    /// The PUK of a card that is unblocked.
    Puk,
}

impl SecretName {
    pub(crate) const ALL: [Self; 4] = [Self::Signature, Self::Holder, Self::New, Self::Puk];

    /// The name in the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Signature => "signature-pin",
            Self::Holder => "holder-pin",
            Self::New => "new-pin",
            Self::Puk => "puk",
        }
    }
}

/// More than three lines of PINs ever need, in bytes.
pub(crate) const LARGEST: usize = 4096;

impl Secrets {
    /// Reads the file, or standard input for `-`. Its bytes are wiped when they have been taken apart.
    ///
    /// # Errors
    /// [`SecretsError`]; it never holds a value of the file.
    pub(crate) fn read(path: &Path) -> Result<Self, SecretsError> {
        let unreadable = |error: io::Error| SecretsError::Unreadable {
            file: path.to_owned(),
            why: error.kind(),
        };
        let text = if path == Path::new("-") {
            standard_input().and_then(read_all).map_err(unreadable)?
        } else {
            read_all(File::open(path).map_err(unreadable)?).map_err(unreadable)?
        };
        Self::parse(&text)
    }

    /// Whether others than its owner can read the file. Standard input has no permissions.
    pub(crate) fn is_readable_by_others(path: &Path) -> bool {
        path != Path::new("-") && permissions::are_open_to_others(path)
    }

    fn parse(text: &[u8]) -> Result<Self, SecretsError> {
        if text.len() > LARGEST {
            return Err(SecretsError::TooLarge);
        }
        let mut pins = BTreeMap::new();
        for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let malformed = SecretsError::Malformed { line: number + 1 };
            let line = std::str::from_utf8(line)
                .map_err(|_| malformed.clone())?
                .trim_end_matches('\r');
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, value) = line.split_once('=').ok_or_else(|| malformed.clone())?;
            let name = SecretName::ALL
                .into_iter()
                .find(|known| known.name() == name)
                .ok_or(malformed)?;
            pins.insert(name, Pin::new(value.to_owned()));
        }
        Ok(Self {
            pins,
            from_file: true,
        })
    }

    /// The same with one more, unless it is there.
    pub(crate) fn or(mut self, name: SecretName, pin: Pin) -> Self {
        self.pins.entry(name).or_insert(pin);
        self
    }

    /// The secret of that name. The file keeps its own: sign-in and submission both want the officer's PIN.
    pub(crate) fn find(&self, name: SecretName) -> Option<Pin> {
        self.pins.get(&name).map(Pin::duplicate)
    }

    /// Whether a file was given: then nobody is asked.
    pub(crate) fn are_given(&self) -> bool {
        self.from_file
    }
}

/// Standard input without the library's own buffer, which lives as long as the program and is not wiped.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

/// Reads one byte more than is allowed, so that what is too large is noticed and not cut.
fn read_all(source: impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    // Allocated once: growing would leave copies behind that nobody wipes.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LARGEST + 64));
    source.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a secrets file was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SecretsError {
    /// It cannot be read.
    #[error("the secrets file {} cannot be read: {why}", file.display())]
    Unreadable { file: PathBuf, why: io::ErrorKind },
    /// A line that is no known name with a value.
    #[error("line {line} of the secrets is malformed")]
    Malformed { line: usize },
    /// Larger than [`LARGEST`].
    #[error("the secrets are longer than {LARGEST} bytes")]
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, SecretName, Secrets, SecretsError};

    fn pin(secrets: &Secrets, name: SecretName) -> Option<String> {
        // The test compares it.
        secrets.find(name).map(|pin| pin.expose().to_owned())
    }

    #[test]
    fn names_and_values_are_read() {
        let secrets =
            Secrets::parse(b"# of the officer\r\nsignature-pin=12=34\r\n\nnew-pin=654321").unwrap();
        assert_eq!(
            pin(&secrets, SecretName::Signature).as_deref(),
            Some("12=34")
        );
        assert_eq!(pin(&secrets, SecretName::New).as_deref(), Some("654321"));
        assert_eq!(pin(&secrets, SecretName::Holder), None);
    }

    #[test]
    fn other_lines_are_refused_by_their_number() {
        for text in [
            "\nsignature-pin",
            "\npin=123456",
            "\n signature-pin=1",
            "\n\u{0}=1",
        ] {
            assert_eq!(
                Secrets::parse(text.as_bytes()).err(),
                Some(SecretsError::Malformed { line: 2 }),
                "{text}"
            );
        }
        assert_eq!(
            Secrets::parse(b"new-pin=\xff").err(),
            Some(SecretsError::Malformed { line: 1 })
        );
        assert_eq!(
            Secrets::parse(&[b'#'; LARGEST + 1]).err(),
            Some(SecretsError::TooLarge)
        );
    }
}
