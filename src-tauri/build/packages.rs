use std::{error::Error, fs, path::Path};

use serde_json::Value;

use super::{Component, texts_in};

/// The packages that the page is made with: those of the lock file that are not for its development alone.
pub(super) fn of_the_page() -> Result<Vec<Component>, Box<dyn Error>> {
    let lock: Value = serde_json::from_slice(&fs::read("../package-lock.json")?)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let inside = packages.filter(|(path, package)| {
        let only = |what: &str| package[what] == true;
        path.starts_with("node_modules/")
            && !only("dev")
            && !only("optional")
            && !only("devOptional")
    });
    inside
        .map(|(path, package)| component(&Path::new("..").join(path), package))
        .collect()
}

fn component(folder: &Path, locked: &Value) -> Result<Component, Box<dyn Error>> {
    let manifest = folder.join("package.json");
    let manifest = fs::read(&manifest)
        .map_err(|error| format!("{}: {error} (`npm ci` brings it)", manifest.display()))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let author = &manifest["author"];
    let author = author["name"].as_str().or(author.as_str());
    let repository = &manifest["repository"];
    let repository = repository["url"].as_str().or(repository.as_str());
    Ok(Component {
        name: text(&manifest["name"]),
        version: text(&locked["version"]),
        licence: text(&manifest["license"]),
        repository: repository.map(ToOwned::to_owned),
        authors: author.map(ToOwned::to_owned).into_iter().collect(),
        texts: texts_in(folder)?,
    })
}
