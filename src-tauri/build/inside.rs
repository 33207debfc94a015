//! What others have made and is inside the program, with licence texts: the crates that are linked for the system that is
//! built for, and the packages that the page is made with.
//!
//! Written at each build from what is built, not kept in the tree: so it cannot be another list than the program's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs::{self, File},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use serde_json::json;

#[path = "crates.rs"]
mod crates;
#[path = "packages.rs"]
mod packages;
#[path = "texts.rs"]
mod texts;

/// One component.
struct Component {
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
    /// Where its sources are kept: components that share it share what it says of their licences.
    repository: Option<String>,
    authors: Vec<String>,
    texts: BTreeSet<String>,
}

/// Writes all of it, compressed: `components` with indices into `texts`, because hundreds have the same ones.
pub(crate) fn write(target: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut components = crates::linked(target)?;
    components.extend(packages::of_the_page()?);
    texts::complete(&mut components)?;
    components.sort_by_cached_key(|one| (one.name.to_lowercase(), one.version.clone()));
    let all: BTreeSet<_> = components.iter().flat_map(|one| &one.texts).collect();
    let index: BTreeMap<_, _> = all.iter().zip(0..).collect();
    let written = json!({
        "components": components.iter().map(|one| json!({
            "name": one.name,
            "version": one.version,
            "licence": one.licence,
            "texts": one.texts.iter().filter_map(|text| index.get(&text)).collect::<Vec<&usize>>(),
        })).collect::<Vec<_>>(),
        "texts": all,
    });
    let mut compressed = GzEncoder::new(Vec::new(), Compression::best());
    serde_json::to_writer(&mut compressed, &written)?;
    let compressed = compressed.finish()?;
    // What is the same is not written, so that nothing is compiled for it.
    if fs::read(file).ok().as_ref() != Some(&compressed) {
        fs::write(file, compressed)?;
    }
    Ok(())
}

/// The licence texts that lie in a folder: `LICENSE-MIT`, `COPYING`, `NOTICE` and their like, and `LICENSES/`.
fn texts_in(folder: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let of_licences = ["licen", "copying", "copyright", "notice", "unlicense"];
        if !of_licences.iter().any(|begin| name.starts_with(begin)) {
            continue;
        }
        // A few have a folder of them.
        if entry.file_type()?.is_dir() {
            for text in fs::read_dir(entry.path())? {
                texts.extend(text_of(&text?.path())?);
            }
        } else {
            texts.extend(text_of(&entry.path())?);
        }
    }
    Ok(texts)
}

/// A text, with the ends of its lines and the space around it made alike: what is the same looks the same.
fn text_of(file: &Path) -> Result<Option<String>, Box<dyn Error>> {
    /// Longer than any licence, in bytes.
    const LONGEST: u64 = 256 * 1024;
    /// What is shorter only says where the licence is.
    const SHORTEST: usize = 200;
    let code = file
        .extension()
        .is_some_and(|end| end == "rs" || end == "toml" || end == "json");
    if code || !file.is_file() || File::open(file)?.metadata()?.len() > LONGEST {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&fs::read(file)?).replace("\r\n", "\n");
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n").trim_matches('\n').to_owned();
    Ok(Some(text).filter(|text| text.len() >= SHORTEST))
}
