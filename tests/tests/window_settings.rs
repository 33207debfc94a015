//! What is there on every screen of the real window: the command palette and Settings.
#![cfg(target_os = "linux")]

use acceptance::{By, Key, Role, Window, filled, said};
use messages::Arguments;

const OFFICER_OF_PRACTICE: &str = "246813";

#[test]
fn the_palette_does_what_is_found_with_the_keyboard_alone() {
    let window = Window::open_without_readers();
    window.by(By::Keyboard).practises();
    window.signs_in(OFFICER_OF_PRACTICE);

    let third = Arguments::new().with("number", 3);
    finds(
        &window,
        "insert card 3",
        &filled("practice-insert-of", &third),
    );
    window.sees_a(Role::Button, &filled("practice-pull-of", &third));

    finds(&window, "employee", "Employee card");
    window.sees_in(&said("procedure"), "Employee card");

    finds(&window, "about", &said("frame-about"));
    window.sees_a(Role::Dialog, &said("about-title"));
    window.key(Key::Escape);
    finds(&window, "sign out", &said("frame-sign-out"));
    window.sees_a(Role::Heading, &said("sign-in-title"));
}

#[test]
fn settings_are_opened_before_anybody_signs_in_and_change_what_is_seen_at_once() {
    let window = Window::open_without_readers();
    window.by(By::Keyboard);
    window.sees_a(Role::Button, &said("first-run-practice-go"));
    opens_settings(&window);
    window.presses_a(Role::Mark, &said("setting-practice-enabled"));
    window.sees_a(
        Role::Button,
        &format!(
            "{}: {}",
            said("setting-take-back"),
            said("setting-practice-enabled")
        ),
    );
    window.key(Key::Escape);
    window.until("the practice desk is still there", || {
        (!window.has_a(Role::Button, &said("first-run-practice-go"))).then_some(())
    });
    window.sees_a(Role::Button, &said("first-run-own-host-go"));
}

#[test]
fn the_appearance_changes_at_once_and_is_the_same_after_the_page_was_loaded_again() {
    let window = Window::open_without_readers();
    window.by(By::Keyboard);
    window.sees_a(Role::Button, &said("first-run-practice-go"));
    for scheme in ["light", "dark"] {
        opens_settings(&window);
        window.chooses(
            &said("setting-appearance"),
            &said(&format!("setting-value-{scheme}")),
        );
        is_drawn(&window, scheme);
        window.reload();
        window.sees_a(Role::Button, &said("first-run-practice-go"));
        is_drawn(&window, scheme);
    }
}

#[test]
fn the_language_changes_at_once() {
    let window = Window::open_without_readers();
    window.by(By::Keyboard);
    window.sees_a(Role::Button, &said("first-run-practice-go"));
    finds(&window, "svenska", "Svenska");
    window.until("the page does not speak Swedish", || {
        let language = window.script("return document.documentElement.lang;");
        (language == "sv").then_some(())
    });
}

#[test]
fn a_pin_code_is_copied_where_that_is_allowed() {
    let window = Window::open_without_readers();
    window.practises();
    opens_settings(&window);
    window.presses_a(Role::Mark, &said("setting-pin-allow-copy"));
    window.presses(&said("close"));
    window
        .signs_in(OFFICER_OF_PRACTICE)
        .chooses_procedure("Employee card")
        .fills("Common name", "Anna Berg")
        .fills("E-mail", "anna.berg@example.org")
        .submits(OFFICER_OF_PRACTICE);
    window.reads_the_pin_code();
    window.presses(&said("pin-code-copy"));
    let seconds = Arguments::new().with("seconds", 30);
    window.sees(&filled("pin-code-copied", &seconds));
    window.presses(&said("pin-code-noted"));
    window.sees_the_card_issued();
}

/// Opens the palette, types, and takes what is found first, which is this.
#[track_caller]
fn finds(window: &Window, typed: &str, first: &str) {
    window.chord(Key::Control, "k");
    window.sees_a(Role::Dialog, &said("palette-title"));
    window.until("the palette does not take the focus", || {
        let focus = window.script("return document.activeElement?.getAttribute('role');");
        (focus == "combobox").then_some(())
    });
    window.types(typed);
    let script =
        "return top().querySelector('[role=option][aria-selected=true]')?.textContent ?? '';";
    window.until(&format!("“{first}” is not what is found first"), || {
        let found = window.script(script);
        found.as_str()?.contains(first).then_some(())
    });
    window.key(Key::Enter);
    window.until("the palette does not close", || {
        (!window.has_a(Role::Dialog, &said("palette-title"))).then_some(())
    });
}

#[track_caller]
fn opens_settings(window: &Window) {
    window.chord(Key::Control, ",");
    window.sees_a(Role::Dialog, &said("settings-title"));
    window.sees_a(Role::Mark, &said("setting-practice-enabled"));
}

/// The scheme that the page is drawn in: its ground is dark, or light.
#[track_caller]
fn is_drawn(window: &Window, scheme: &str) {
    let script = "const [red] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);\
         return Number(red) < 128 ? 'dark' : 'light';";
    window.until(&format!("the page is not {scheme}"), || {
        (window.script(script) == scheme).then_some(())
    });
}
