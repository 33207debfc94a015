//! `countersign-desktop`: the window. Commands over the workstation and the sitting at its desk, one window that shows
//! what they tell, and nothing of the domain.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod bindings;
mod commands;
mod display;
mod end;
mod instance;
mod log;
#[cfg(test)]
mod scenarios;
mod settings;
mod shell_error;
mod state;
mod view;
mod window;

use std::process::ExitCode;

use messages::{Arguments as Fill, Messages};
use tauri::{App, AppHandle, RunEvent};

use crate::{arguments::Arguments, settings::Settings, state::Shell, view::PlaceChoice};

fn main() -> ExitCode {
    log::to_standard_error();
    if !display::is_there() {
        return not_opened("no-display", &Fill::new());
    }
    let arguments = Arguments::of(std::env::args_os().skip(1));
    let (settings, trouble) = Settings::read();
    let shell = Shell::new(settings, trouble);
    match build(&shell, &arguments) {
        Ok(app) => {
            app.run(move |app, event| on_event(app, &event, &shell));
            ExitCode::SUCCESS
        }
        Err(error) => not_opened(
            "window-not-opened",
            &Fill::new().with("why", error.to_string()),
        ),
    }
}

fn not_opened(key: &str, fill: &Fill) -> ExitCode {
    let text = Messages::english().text(key, fill);
    log::at_any_rate(&text.unwrap_or_else(|missing| missing.to_string()));
    ExitCode::FAILURE
}

fn build(shell: &Shell, arguments: &Arguments) -> tauri::Result<App> {
    let mut context = tauri::generate_context!();
    instance::name(context.config_mut(), settings::named_folder().as_deref());
    let bindings = bindings::builder();
    let asked = arguments.practice.then_some(PlaceChoice::Practice);
    let shell = shell.clone();
    let builder = tauri::Builder::default()
        .manage(shell.clone())
        .invoke_handler(bindings.invoke_handler());
    window::lost_renderer::handled(builder)
        .setup(move |app| {
            // The first of all: a second start must end before it opens anything.
            instance::only_one(app.handle(), &shell);
            bindings.mount_events(app);
            window::open(app.handle(), &shell)?;
            end::on_signals(app.handle(), &shell);
            open_place(&shell, asked);
            Ok(())
        })
        .build(context)
}

/// What was asked for at the start; else what was open last. On the first run neither is known, and the window asks.
fn open_place(shell: &Shell, asked: Option<PlaceChoice>) {
    match asked {
        Some(asked) => shell.open_this_time(asked),
        None => {
            if let Some(last) = shell.settings().kept().place {
                shell.open(last);
            }
        }
    }
}

fn on_event(app: &AppHandle, event: &RunEvent, shell: &Shell) {
    match event {
        RunEvent::ExitRequested { api, .. } if !shell.may_close() => api.prevent_exit(),
        RunEvent::Exit => end::in_order(app, shell),
        _ => {}
    }
}
