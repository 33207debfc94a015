use std::path::PathBuf;

use directories::BaseDirs;
use known_folders::{KnownFolder, get_known_folder_path};

use crate::Policy;

/// Asked of the system: the variable `ProgramData` could name any folder.
pub(super) fn machine_folder() -> Option<PathBuf> {
    let data = get_known_folder_path(KnownFolder::ProgramData)?;
    Some(data.join("Countersign"))
}

pub(super) fn policy() -> Policy {
    Policy::Registry(r"Software\Policies\Countersign".to_owned())
}

/// `%LocalAppData%\Countersign\log`
pub(crate) fn log_folder() -> Option<PathBuf> {
    let local = BaseDirs::new()?.data_local_dir().to_owned();
    Some(local.join("Countersign").join("log"))
}
