use std::path::PathBuf;

use directories::ProjectDirs;

use crate::Policy;

const FOLDER: &str = "/etc/countersign";

pub(super) fn machine_folder() -> Option<PathBuf> {
    Some(PathBuf::from(FOLDER))
}

/// A file that only root writes, as the machine's.
pub(super) fn policy() -> Policy {
    Policy::File(PathBuf::from(FOLDER).join("policy.conf"))
}

/// `$XDG_STATE_HOME/countersign/log`
pub(crate) fn log_folder() -> Option<PathBuf> {
    let directories = ProjectDirs::from("org", "Countersign", "Countersign")?;
    Some(directories.state_dir()?.join("log"))
}
