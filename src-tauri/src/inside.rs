//! What others have made and is inside this program. The build script writes the list, see `build/inside.rs`.

use std::sync::LazyLock;

use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::view::ComponentView;

const WRITTEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/inside.json.gz"));

/// What is there when somebody asks for it, and not before.
static INSIDE: LazyLock<Inside> = LazyLock::new(read);

#[derive(Default, Deserialize)]
struct Inside {
    components: Vec<Component>,
    texts: Vec<String>,
}

#[derive(Deserialize)]
struct Component {
    name: String,
    version: String,
    licence: String,
    texts: Vec<usize>,
}

/// All components, by name.
pub(crate) fn components() -> Vec<ComponentView> {
    let components = INSIDE.components.iter();
    components
        .map(|component| ComponentView {
            name: component.name.clone(),
            version: component.version.clone(),
            licence: component.licence.clone(),
        })
        .collect()
}

/// The licence texts of one of them, one after the other.
pub(crate) fn licence(name: &str, version: &str) -> Option<String> {
    let mut components = INSIDE.components.iter();
    let component = components.find(|one| one.name == name && one.version == version)?;
    let texts = component.texts.iter();
    let texts: Vec<_> = texts
        .filter_map(|index| INSIDE.texts.get(*index).map(String::as_str))
        .collect();
    Some(texts.join("\n\n————————\n\n"))
}

fn read() -> Inside {
    serde_json::from_reader(GzDecoder::new(WRITTEN)).unwrap_or_else(|error| {
        // It was written by this program's own build; a test reads it.
        tracing::error!(%error, "the list of components cannot be read");
        Inside::default()
    })
}

#[cfg(test)]
mod tests {
    use super::{components, licence};

    #[test]
    fn every_component_has_its_licence() {
        let components = components();
        assert!(components.len() > 200, "{}", components.len());
        for component in &components {
            assert!(!component.version.is_empty(), "{component:?}");
            assert!(!component.licence.is_empty(), "{component:?}");
            let text = licence(&component.name, &component.version).unwrap();
            assert!(text.len() > 200, "{component:?} has no licence text");
        }
    }

    #[test]
    fn crates_and_packages_are_among_them_and_our_own_are_not() {
        let components = components();
        let is_there = |name: &str| components.iter().any(|one| one.name == name);
        for name in [
            "tauri",
            "rustls",
            "aws-lc-rs",
            "sqlx",
            "svelte",
            "bits-ui",
            "@fluent/bundle",
        ] {
            assert!(is_there(name), "{name}");
        }
        for name in [
            "desk",
            "countersign-desktop",
            "countersign",
            "tauri-build",
            "proptest",
            "vite",
        ] {
            assert!(!is_there(name), "{name}");
        }
    }

    #[test]
    fn nothing_else_has_a_licence_here() {
        assert_eq!(licence("tauri", "0.0.1"), None);
        assert_eq!(licence("nothing", "1.0.0"), None);
    }
}
