//! What the window can call and hear, as its TypeScript sees it.

use tauri_specta::{Builder, collect_commands, collect_events};

use crate::{commands::*, view::ViewChanged};

/// The commands and events of the window.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            place::view,
            place::open_place,
            place::open_set_host,
            place::leave_place,
            settings::settings,
            settings::change_setting,
            about::about,
            about::licence,
            support::support_bundle,
            support::save_support_bundle,
            practice::practice_insert,
            practice::practice_pull,
            practice::practice_put_back,
            practice::practice_reset,
            first_officer::look_at_officer_card,
            first_officer::import_cards,
            first_officer::enrol_officer,
            first_officer::issue_officer_card,
            sign_in::choose_officer_device,
            sign_in::sign_in,
            sign_in::sign_out,
            smart_card::choose_subject_device,
            smart_card::reload,
            smart_card::choose_procedure,
            smart_card::set_action,
            smart_card::choose_algorithm,
            smart_card::set_field,
            smart_card::show_field,
            archive::request_key,
            archive::choose_archived,
            archive::set_reason,
            archive::cite_request,
            archive::search_archive,
            archive::request_recovery,
            archive::recovery_requests,
            archive::decide_recovery,
            activity::activity,
            activity::order_record,
            activity::verify_order,
            activity::abandon_order,
            activity::export_order,
            activity::export_act,
            activity::certificate_on_card,
            activity::certificate_record,
            activity::card_record,
            activity::card_record_of_order,
            activity::hide_procedure,
            activity::show_procedure,
            activity::show_all_procedures,
            smart_card::clear_form,
            smart_card::submit,
            run::stop,
            run::give_holder_pin,
            run::enter_new_pin,
            run::enter_on_the_reader,
            run::give_pin_mailer,
            run::give_puk,
            run::cancel_new_pin,
            run::decline,
            run::take_pin,
            run::pin_noted,
            run::next_card,
            run::back_to_form,
            service::offer_service,
            service::begin_service,
            letters::letters,
            letters::letter_preview,
            letters::printers,
            letters::next_letter_number,
            letters::print_letters,
            letters::create_letter_ids,
            letters::pin_mails,
            letters::resend_mail,
            clipboard::copy_pin,
        ])
        .events(collect_events![ViewChanged])
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{fs, path::Path};

    /// The window's TypeScript.
    pub(crate) fn typescript() -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bindings.ts");
        super::builder()
            .export(specta_typescript::Typescript::default(), &file)
            .unwrap();
        fs::read_to_string(file).unwrap()
    }

    /// Writes `ui/src/bindings.ts`. With `COUNTERSIGN_GENERATED=check` it changes nothing, and fails where the file in the
    /// tree is another one.
    #[test]
    fn the_bindings_are_written() {
        let file = Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../ui/src/bindings.ts"
        ));
        let bindings = typescript();
        let same = fs::read_to_string(file).is_ok_and(|there| there == bindings);
        if std::env::var("COUNTERSIGN_GENERATED").is_ok_and(|wish| wish == "check") {
            assert!(same, "the bindings in the tree are others");
        } else if !same {
            fs::write(file, bindings).unwrap();
        }
    }
}
