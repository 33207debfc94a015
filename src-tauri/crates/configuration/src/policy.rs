//! What the policy says, wherever the system keeps it.

#[cfg(any(target_os = "macos", test))]
use crate::read::property_list;
#[cfg(windows)]
use crate::read::registry;
use crate::{
    Policy,
    read::{Reading, toml_file},
};

/// The policy as one; of a key that several sources set, the first stands.
pub(crate) fn read(policy: &Policy) -> Reading {
    let readings = match policy {
        Policy::None => Vec::new(),
        Policy::File(file) => vec![toml_file::read(file)],
        #[cfg(any(target_os = "macos", test))]
        Policy::PropertyLists(files) => {
            files.iter().map(|file| property_list::read(file)).collect()
        }
        #[cfg(windows)]
        Policy::Registry(path) => registry::read(path),
    };
    readings.into_iter().fold(Reading::default(), over)
}

fn over(mut upper: Reading, lower: Reading) -> Reading {
    for setting in lower.settings {
        let set_already = |there: &crate::read::Setting| there.name == setting.name;
        if !upper.settings.iter().any(set_already) {
            upper.settings.push(setting);
        }
    }
    upper.mistakes.extend(lower.mistakes);
    upper.broken |= lower.broken;
    upper
}
