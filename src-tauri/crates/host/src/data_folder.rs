use std::path::PathBuf;

use directories::ProjectDirs;

/// The folder of this user's own host: a desk's embedded host and the console take it where no other is named.
///
/// `None` where the system tells no home folder.
pub fn default_data_folder() -> Option<PathBuf> {
    let directories = ProjectDirs::from("org", "Countersign", "Countersign")?;
    Some(directories.data_local_dir().join("host"))
}
