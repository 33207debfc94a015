use tauri_plugin_dialog::{DialogExt, FilePath};

use super::{Parent, Question, Tell, beginning};

/// Opens the dialog and returns at once; the answer is told when it is there.
pub(super) fn ask(parent: &Parent, title: &str, question: Question, tell: Tell) {
    let mut dialog = parent
        .dialog()
        .file()
        .set_parent(parent)
        .set_title(title)
        .set_can_create_directories(true);
    if let Some(folder) = beginning() {
        dialog = dialog.set_directory(folder);
    }
    // Whoever asked may have gone.
    let answer = move |chosen: Option<FilePath>| {
        let _ = tell.send(chosen.and_then(|chosen| chosen.into_path().ok()));
    };
    match question {
        Question::Folder => dialog.pick_folder(answer),
        Question::NewFile(file) => dialog
            .add_filter(file.kind, &[file.extension])
            .set_file_name(file.name)
            .save_file(answer),
    }
}
