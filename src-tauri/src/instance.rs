//! One window a user: a second start brings the first window to the front.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
    thread,
    time::Duration,
};

use tauri::{AppHandle, Config};

use crate::{state::Shell, window};

/// How often the first instance is told again, and after how long each time: one that is just going answers no more, and
/// its name is free a moment later.
const TOLD_AGAIN: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

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

/// Ends a second start, after it has brought the first window to the front. One that comes while the first is ending has
/// that one start again once it has closed its desk: two at one desk would be in each other's way.
///
/// Where the system cannot tell (a Linux session without D-Bus), or the first does not answer, a second window opens.
pub(crate) fn only_one(app: &AppHandle, shell: &Shell) {
    for _ in 0..TOLD_AGAIN {
        let shell = shell.clone();
        let plugin = tauri_plugin_single_instance::init(move |app: &AppHandle, _, _| {
            if !shell.start_again_if_ending() {
                window::bring_to_front(app);
            }
        });
        // The program ends in here where another one answers.
        match app.plugin(plugin) {
            Ok(()) => return,
            Err(error) => tracing::debug!(%error, "the first instance does not answer"),
        }
        thread::sleep(PAUSE);
    }
    tracing::warn!("the first instance does not answer: a second window opens");
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
