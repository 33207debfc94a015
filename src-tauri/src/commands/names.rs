/// The names of all commands, in the order of `bindings.rs`. The build script reads this file, too: tauri then refuses
/// a command that `capabilities/main.json` does not allow.
pub(crate) const COMMANDS: &[&str] = &[
    "view",
    "open_place",
    "open_set_host",
    "leave_place",
    "settings",
    "change_setting",
    "about",
    "licence",
    "support_bundle",
    "save_support_bundle",
    "practice_insert",
    "practice_pull",
    "practice_put_back",
    "practice_reset",
    "look_at_officer_card",
    "import_cards",
    "enrol_officer",
    "issue_officer_card",
    "choose_officer_device",
    "sign_in",
    "sign_out",
    "choose_subject_device",
    "reload",
    "choose_procedure",
    "set_action",
    "choose_algorithm",
    "set_field",
    "show_field",
    "request_key",
    "choose_archived",
    "set_reason",
    "cite_request",
    "search_archive",
    "request_recovery",
    "recovery_requests",
    "decide_recovery",
    "activity",
    "order_record",
    "verify_order",
    "abandon_order",
    "export_order",
    "export_act",
    "certificate_on_card",
    "certificate_record",
    "card_record",
    "card_record_of_order",
    "hide_procedure",
    "show_procedure",
    "show_all_procedures",
    "clear_form",
    "submit",
    "stop",
    "give_holder_pin",
    "enter_new_pin",
    "enter_on_the_reader",
    "give_pin_mailer",
    "give_puk",
    "cancel_new_pin",
    "decline",
    "take_pin",
    "pin_noted",
    "next_card",
    "back_to_form",
    "offer_service",
    "begin_service",
    "letters",
    "letter_preview",
    "printers",
    "next_letter_number",
    "print_letters",
    "create_letter_ids",
    "pin_mails",
    "resend_mail",
    "copy_pin",
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use serde_json::Value;

    use super::COMMANDS;

    /// What a page needs of tauri itself: to hear events, and to be zoomed by Ctrl and plus or minus.
    const OF_TAURI: [&str; 3] = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:webview:allow-set-webview-zoom",
    ];

    #[test]
    fn the_list_names_each_command_that_the_window_has() {
        let bindings = crate::bindings::tests::typescript();
        let called = bindings.split("__TAURI_INVOKE(\"").skip(1);
        let called: Vec<_> = called.filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(called, COMMANDS);
    }

    #[test]
    fn the_capability_allows_each_command_and_nothing_else() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json");
        let capability: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert_eq!(capability["remote"], Value::Null);
        let allowed = capability["permissions"].as_array().unwrap();
        let allowed: BTreeSet<_> = allowed.iter().map(|one| one.as_str().unwrap()).collect();
        let ours = COMMANDS
            .iter()
            .map(|name| format!("allow-{}", name.replace('_', "-")));
        let wanted: BTreeSet<_> = ours.chain(OF_TAURI.map(str::to_owned)).collect();
        assert_eq!(allowed, wanted.iter().map(String::as_str).collect());
    }
}
