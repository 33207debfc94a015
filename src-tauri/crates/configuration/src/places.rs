use std::{
    env,
    path::{Path, PathBuf},
    slice,
};

use directories::ProjectDirs;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(windows)]
use windows as system;

pub(crate) use system::log_folder;

/// Names the user's folder where it is not the user's own.
const FOLDER_VARIABLE: &str = "COUNTERSIGN_CONFIG";

/// Where the layers are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The machine's file.
    pub machine: Option<PathBuf>,
    /// The user's file; `None` for a user without a folder.
    pub user: Option<PathBuf>,
    /// What the machine is managed by.
    pub policy: Policy,
}

/// Where a policy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Nowhere.
    None,
    /// In a TOML file.
    File(PathBuf),
    /// In property lists, the first that sets a key before the others.
    #[cfg(any(target_os = "macos", test))]
    PropertyLists(Vec<PathBuf>),
    /// In the registry, at this path of the machine and of the user, the machine before the user.
    #[cfg(windows)]
    Registry(String),
}

impl Places {
    /// The largest file that is read, in bytes.
    pub const MAX_FILE: u64 = 256 * 1024;

    /// Those of this system and this user.
    pub fn of_this_system() -> Self {
        Self {
            machine: system::machine_folder().map(|folder| folder.join("client.conf")),
            user: Self::user_folder().map(|folder| folder.join("settings.toml")),
            policy: system::policy(),
        }
    }

    /// The folder of the user's files: the one that `COUNTERSIGN_CONFIG` names, else the user's own that does not roam.
    pub fn user_folder() -> Option<PathBuf> {
        Self::named_folder().or_else(|| {
            let directories = ProjectDirs::from("org", "Countersign", "Countersign")?;
            Some(directories.config_local_dir().to_owned())
        })
    }

    /// The folder that `COUNTERSIGN_CONFIG` names.
    pub fn named_folder() -> Option<PathBuf> {
        let named = env::var_os(FOLDER_VARIABLE).filter(|named| !named.is_empty());
        named.map(PathBuf::from)
    }

    /// The files in the order in which they are read.
    pub(crate) fn files(&self) -> Vec<&Path> {
        let policy: &[PathBuf] = match &self.policy {
            Policy::File(file) => slice::from_ref(file),
            #[cfg(any(target_os = "macos", test))]
            Policy::PropertyLists(files) => files,
            _ => &[],
        };
        let own = self.machine.iter().chain(&self.user);
        own.chain(policy).map(PathBuf::as_path).collect()
    }

    /// Where a person looks for the policy; `None` without one.
    pub fn policy_file(&self) -> Option<PathBuf> {
        match &self.policy {
            Policy::None => None,
            Policy::File(file) => Some(file.clone()),
            #[cfg(any(target_os = "macos", test))]
            Policy::PropertyLists(files) => files.last().cloned(),
            #[cfg(windows)]
            Policy::Registry(path) => Some(PathBuf::from("HKEY_LOCAL_MACHINE").join(path)),
        }
    }
}
