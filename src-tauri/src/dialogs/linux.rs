//! GTK's, on the thread on which GTK lives. (A second thread that runs GTK, as a dialog of the plugin would be shown on
//! here, runs the web view's work as well whenever it is faster.)

use std::{cell::Cell, path::PathBuf};

use gtk::{
    FileChooserAction, FileChooserNative, FileFilter, ResponseType,
    prelude::{FileChooserExt, NativeDialogExt},
};

use super::{NewFile, Parent, Question, Tell, beginning};

/// Opens the dialog and returns at once; the answer is told when it is there.
pub(super) fn ask(parent: &Parent, title: &str, question: Question, tell: Tell) {
    let Ok(parent) = parent.gtk_window() else {
        return;
    };
    let dialog = FileChooserNative::builder()
        .title(title)
        .transient_for(&parent)
        .modal(true)
        .create_folders(true)
        .build();
    if let Some(folder) = beginning() {
        dialog.set_current_folder(folder);
    }
    match question {
        Question::Folder => dialog.set_action(FileChooserAction::SelectFolder),
        Question::NewFile(file) => to_save(&dialog, &file),
    }
    // The dialog keeps itself until it is answered: nobody else does.
    let open = Cell::new(Some((dialog.clone(), tell)));
    dialog.connect_response(move |_, response| {
        if let Some((dialog, tell)) = open.take() {
            // Whoever asked may have gone.
            let _ = tell.send(chosen(&dialog, response));
            dialog.destroy();
        }
    });
    dialog.show();
}

fn to_save(dialog: &FileChooserNative, file: &NewFile) {
    dialog.set_action(FileChooserAction::Save);
    dialog.set_do_overwrite_confirmation(true);
    dialog.set_current_name(&file.name);
    let filter = FileFilter::new();
    filter.set_name(Some(&file.kind));
    filter.add_pattern(&format!("*.{}", file.extension));
    dialog.add_filter(filter);
}

fn chosen(dialog: &FileChooserNative, response: ResponseType) -> Option<PathBuf> {
    let accepted = response == ResponseType::Accept;
    accepted.then(|| dialog.filename()).flatten()
}
