//! A window with nothing in it, built from the same versions: what the product's own window is measured beside.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!(
        "examples/empty-window/tauri.conf.json"
    ))
}
