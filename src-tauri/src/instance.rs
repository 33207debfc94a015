//! One window a user: a second start brings the first window to the front.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use tauri::{AppHandle, Config, Wry, plugin::TauriPlugin};

use crate::window;

/// Names this instance. A configuration folder of its own makes it another one: it has other settings and another place,
/// and tests run side by side.
pub(crate) fn name(config: &mut Config, folder: Option<&Path>) {
    let Some(folder) = folder else { return };
    let mut hasher = DefaultHasher::new();
    // From wherever the program is started.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    folder.hash(&mut hasher);
    // A letter first: a D-Bus name has no element that begins with a digit.
    config.identifier = format!("{}.c{:016x}", config.identifier, hasher.finish());
}

/// Ends a second start, after it has brought the first window to the front. Where the system cannot tell (a Linux
/// session without D-Bus), a second window opens.
pub(crate) fn only_one() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app: &AppHandle, _, _| window::bring_to_front(app))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tauri::Config;

    fn named(folder: Option<&str>) -> String {
        let mut config = Config {
            identifier: "org.example".to_owned(),
            ..Config::default()
        };
        super::name(&mut config, folder.map(Path::new));
        config.identifier
    }

    #[test]
    fn each_folder_is_an_instance_of_its_own() {
        assert_eq!(named(None), "org.example");
        let one = named(Some("one"));
        assert!(one.starts_with("org.example.c"), "{one}");
        assert_eq!(one, named(Some("./one")));
        assert_ne!(one, named(Some("two")));
    }
}
