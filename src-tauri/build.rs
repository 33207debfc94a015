//! Tells tauri which commands there are, so that a window may call only those that its capability names; and writes down
//! what others have made and is inside, with its licences.

#[path = "build/inside.rs"]
mod inside;
#[path = "src/commands/names.rs"]
mod names;

use std::{env, error::Error, path::PathBuf};

fn main() {
    // The page is embedded by a macro, which cargo does not see read it.
    println!("cargo::rerun-if-changed=../ui/dist");
    if let Err(error) = commands().and_then(|()| components()) {
        // A build script has no other way to fail than with a message and a code.
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}

fn commands() -> Result<(), Box<dyn Error>> {
    let manifest = tauri_build::AppManifest::new().commands(names::COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    // Its own error is none of the standard's.
    tauri_build::try_build(attributes).map_err(|error| format!("{error:#}").into())
}

fn components() -> Result<(), Box<dyn Error>> {
    for file in ["../Cargo.lock", "../package-lock.json", "build", "licences"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let written = PathBuf::from(env::var("OUT_DIR")?).join("inside.json.gz");
    inside::write(&env::var("TARGET")?, &written)
}
