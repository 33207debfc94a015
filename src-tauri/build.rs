//! Tells tauri which commands there are, so that a window may call only those that its capability names.

#[path = "src/commands/names.rs"]
mod names;

fn main() {
    // The page is embedded by a macro, which cargo does not see read it.
    println!("cargo::rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(names::COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script has no other way to fail than with a message and a code.
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}
