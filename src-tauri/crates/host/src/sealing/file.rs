//! The sealing key in a file, where the system has no credential store.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{KeyBytes, SealingError, SealingKind, system};

pub(super) fn write(data: &Path, key: &KeyBytes) -> Result<(), SealingError> {
    let path = path(data);
    let text = Zeroizing::new(hex::encode(key.as_ref()));
    system::create_for_owner(&path)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .map_err(|source| SealingError::File { path, source })
}

pub(super) fn read(data: &Path) -> Result<KeyBytes, SealingError> {
    let path = path(data);
    let failed = |source: io::Error| SealingError::File {
        path: path.clone(),
        source,
    };
    if system::is_open_to_others(&path).map_err(failed)? {
        return Err(SealingError::FileOpenToOthers { path });
    }
    let text = Zeroizing::new(fs::read_to_string(&path).map_err(failed)?);
    let mut key = KeyBytes::default();
    hex::decode_to_slice(text.trim_end(), key.as_mut()).map_err(|_| SealingError::Malformed {
        kind: SealingKind::File,
    })?;
    Ok(key)
}

pub(super) fn delete(data: &Path) {
    if let Err(failed) = fs::remove_file(path(data))
        && failed.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%failed, "an unused sealing key file stays in the data folder");
    }
}

fn path(data: &Path) -> PathBuf {
    data.join("sealing.key")
}

#[cfg(test)]
mod tests {
    use super::{KeyBytes, SealingError, path, read, write};

    #[test]
    fn a_key_is_written_once_and_read_back() {
        let data = tempfile::tempdir().unwrap();
        let key = KeyBytes::new([9; 32]);
        write(data.path(), &key).unwrap();
        assert_eq!(read(data.path()).unwrap(), key);
        // A second key must never take the place of one that has sealed something.
        assert!(matches!(
            write(data.path(), &key),
            Err(SealingError::File { .. })
        ));
        std::fs::write(path(data.path()), "short").unwrap();
        assert!(matches!(
            read(data.path()),
            Err(SealingError::Malformed { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;

        let data = tempfile::tempdir().unwrap();
        write(data.path(), &KeyBytes::new([9; 32])).unwrap();
        let file = path(data.path());
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(
            read(data.path()),
            Err(SealingError::FileOpenToOthers { .. })
        ));
    }
}
