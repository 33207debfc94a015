//! `countersign-desktop`: the window. Commands over the workstation and the sitting at its desk, one window that shows
//! what they tell, and nothing of the domain.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod about;
mod arguments;
mod bindings;
mod clipboard;
mod commands;
mod dialogs;
mod display;
mod end;
mod export;
mod inside;
mod instance;
mod log;
#[cfg(test)]
mod scenarios;
mod settings;
mod shell_error;
mod state;
mod support;
mod view;
mod window;
mod window_file;

use std::{alloc, process::ExitCode};

use configuration::Places;
use messages::Arguments as Fill;
use tauri::{App, AppHandle, RunEvent};
use zeroizing_alloc::ZeroAlloc;

use crate::{
    arguments::Arguments,
    settings::{Settings, System},
    state::Shell,
    view::PlaceChoice,
    window_file::WindowFile,
};

/// Wipes what is freed: libraries that encrypt, mail and draw have copies of secrets that no type of ours owns.
#[global_allocator]
static MEMORY: ZeroAlloc<alloc::System> = ZeroAlloc(alloc::System);

fn main() -> ExitCode {
    let settings = Settings::read(&Places::of_this_system(), System::asked());
    log::start(settings.configuration().log_level());
    for mistake in settings.configuration().mistakes() {
        tracing::warn!(place = mistake.place(), what = %mistake.what, "a setting does not count");
    }
    if !display::is_there() {
        return not_opened(&settings, "no-display", &Fill::new());
    }
    let arguments = Arguments::of(std::env::args_os().skip(1));
    let (remembered, trouble) = WindowFile::read();
    let shell = Shell::new(settings, remembered, trouble);
    match build(&shell, &arguments) {
        Ok(app) => {
            app.run(move |app, event| on_event(app, &event, &shell));
            ExitCode::SUCCESS
        }
        Err(error) => {
            let fill = Fill::new().with("why", error.to_string());
            not_opened(shell.settings(), "window-not-opened", &fill)
        }
    }
}

fn not_opened(settings: &Settings, key: &str, fill: &Fill) -> ExitCode {
    let text = settings.messages().text(key, fill);
    log::at_any_rate(&text.unwrap_or_else(|missing| missing.to_string()));
    ExitCode::FAILURE
}

fn build(shell: &Shell, arguments: &Arguments) -> tauri::Result<App> {
    let mut context = tauri::generate_context!();
    instance::name(context.config_mut(), Places::named_folder().as_deref());
    let bindings = bindings::builder();
    let asked = arguments.practice.then_some(PlaceChoice::Practice);
    let shell = shell.clone();
    let builder = dialogs::ready(tauri::Builder::default())
        .manage(shell.clone())
        .invoke_handler(bindings.invoke_handler());
    window::lost_renderer::handled(builder)
        .setup(move |app| {
            // The first of all: a second start must end before it opens anything.
            instance::only_one(app.handle(), &shell);
            bindings.mount_events(app);
            window::open(app.handle(), &shell)?;
            end::on_signals(app.handle(), &shell);
            shell.open_at_start(asked);
            Ok(())
        })
        .build(context)
}

fn on_event(app: &AppHandle, event: &RunEvent, shell: &Shell) {
    match event {
        RunEvent::ExitRequested { api, .. } if !shell.may_close() => api.prevent_exit(),
        RunEvent::Exit => end::in_order(app, shell),
        _ => {}
    }
}
