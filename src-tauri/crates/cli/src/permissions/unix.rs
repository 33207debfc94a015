use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// Whether the group or others may read the file. A file that cannot be looked at is told by reading it.
pub(crate) fn are_open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o044 != 0)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::are_open_to_others;

    #[test]
    fn the_groups_and_the_others_rights_count() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for (mode, open) in [(0o600, false), (0o640, true), (0o604, true), (0o700, false)] {
            fs::set_permissions(file.path(), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(are_open_to_others(file.path()), open, "{mode:o}");
        }
    }
}
