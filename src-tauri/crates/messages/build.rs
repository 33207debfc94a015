//! Gathers the Fluent files of each language's folder: a new file needs no line anywhere, and one that a language lacks
//! is shown in English. That none lacks is held by the test `languages`.

use std::{env, error::Error, fmt::Write as _, fs, io, path::Path};

/// The folders; the first is the language in which every text is there.
const LANGUAGES: [&str; 4] = ["en", "sv", "de", "fr"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut source = String::new();
    for language in LANGUAGES {
        let folder = Path::new(&root).join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let files = files(&folder)?;
        writeln!(
            source,
            "/// The files of `{language}`, each a name and its content."
        )?;
        let name = language.to_uppercase();
        writeln!(source, "pub(crate) const {name}: &[(&str, &str)] = &[")?;
        for file in files {
            let path = folder.join(&file);
            println!("cargo::rerun-if-changed={}", path.display());
            writeln!(source, "    ({file:?}, include_str!({path:?})),")?;
        }
        writeln!(source, "];")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), source)?;
    Ok(())
}

/// The names of a folder's Fluent files, in alphabetical order; none where there is no such folder.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ftl") {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
