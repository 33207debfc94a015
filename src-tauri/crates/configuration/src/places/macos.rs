use std::path::{Path, PathBuf};

use directories::UserDirs;
use nix::unistd::{User, getuid};

use crate::Policy;

const MANAGED: &str = "/Library/Managed Preferences";
const DOMAIN: &str = "org.countersign.desktop.plist";

pub(super) fn machine_folder() -> Option<PathBuf> {
    Some(PathBuf::from("/Library/Application Support/Countersign"))
}

/// Managed preferences: those for this user before those for everybody.
pub(super) fn policy() -> Policy {
    // By the user's number: the environment could name anybody.
    let user = User::from_uid(getuid()).ok().flatten();
    let own = user.map(|user| Path::new(MANAGED).join(user.name).join(DOMAIN));
    let everybody = Path::new(MANAGED).join(DOMAIN);
    Policy::PropertyLists(own.into_iter().chain([everybody]).collect())
}

/// `~/Library/Logs/Countersign`
pub(crate) fn log_folder() -> Option<PathBuf> {
    let home = UserDirs::new()?.home_dir().to_owned();
    Some(home.join("Library/Logs/Countersign"))
}
