//! The one window.

use std::time::Duration;

use configuration::Places;
use messages::{Arguments, Messages};
use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    async_runtime,
    webview::{NewWindowResponse, PermissionResponse},
};
use tauri_specta::Event;

use crate::{
    state::Shell,
    view::{AppearanceView, PlaceView, ViewChanged, WindowView},
};

mod front;
pub(crate) mod lost_renderer;
mod scheme;

/// Which window it is, for tauri.
pub(crate) const LABEL: &str = "main";

/// In CSS pixels, as the two below.
const SIZE: (f64, f64) = (1280.0, 800.0);
const SMALLEST: (f64, f64) = (1024.0, 700.0);

/// The least time between two views: a run tells more than a person can see.
const PAUSE: Duration = Duration::from_millis(20);

/// Opens the window, which shows what the shell tells from then on.
pub(crate) fn open(app: &AppHandle, shell: &Shell) -> tauri::Result<()> {
    let mut window = WebviewWindowBuilder::new(app, LABEL, page(shell))
        .title(title(&shell.view().place, &shell.settings().messages()))
        .theme(scheme::theme(shell.settings().appearance()))
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .center()
        .zoom_hotkeys_enabled(true)
        .general_autofill_enabled(false)
        .disable_drag_drop_handler()
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    if let Some(folder) = Places::named_folder() {
        // Nothing of the window is kept by the web view, but it makes its folders all the same.
        window = window.data_directory(folder.join("web-view"));
    }
    let window = window.build()?;
    scheme::follow(&window, shell);
    keep_open_during_a_run(&window, shell);
    lost_renderer::watch(&window)?;
    async_runtime::spawn(show(app.clone(), shell.clone()));
    Ok(())
}

/// Before the page's script has asked for the first view, it looks like the place that is about to be shown, and speaks
/// the language.
fn page(shell: &Shell) -> WebviewUrl {
    let language = shell.settings().language();
    let first = if shell.asks_at_start() {
        "#first-run"
    } else {
        ""
    };
    WebviewUrl::App(format!("index.html?language={language}{first}").into())
}

/// Brings the window to the front.
pub(crate) fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus())
        .and_then(|()| front::raise(&window));
    if let Err(error) = shown {
        tracing::warn!(%error, "the window was not brought to the front");
    }
}

/// Only what is built in: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    let ours = match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        _ => false,
    };
    if !ours {
        tracing::warn!(scheme = url.scheme(), "the window stays where it is");
    }
    ours
}

fn keep_open_during_a_run(window: &WebviewWindow, shell: &Shell) {
    let shell = shell.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && !shell.may_close()
        {
            api.prevent_close();
        }
    });
}

/// Tells the window each view, and has its frame say where the desk is, in the language and the colours that are set.
async fn show(app: AppHandle, shell: Shell) {
    let mut views = shell.views();
    let mut frame = Frame::default();
    while views.changed().await.is_ok() {
        let view = views.borrow_and_update().clone();
        if let Some(window) = app.get_webview_window(LABEL) {
            frame.follow(&window, &shell, &view);
        }
        if let Err(error) = ViewChanged(view).emit(&app) {
            tracing::warn!(%error, "the window was not told");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// What the window's frame shows.
#[derive(Default)]
struct Frame {
    title: Option<String>,
    appearance: Option<AppearanceView>,
}

impl Frame {
    fn follow(&mut self, window: &WebviewWindow, shell: &Shell, view: &WindowView) {
        let title = title(&view.place, &shell.settings().messages());
        if self.title.as_ref() != Some(&title) {
            let _ = window.set_title(&title);
            self.title = Some(title);
        }
        let appearance = view.settings.appearance;
        if self.appearance.replace(appearance) != Some(appearance) {
            scheme::show(window, shell.settings().appearance());
        }
    }
}

fn title(place: &PlaceView, messages: &Messages) -> String {
    let key = match place {
        PlaceView::Practice { .. } => "window-title-practice",
        _ => "window-title",
    };
    let text = messages.text(key, &Arguments::new());
    text.unwrap_or_else(|_| "Countersign".to_owned())
}

#[cfg(test)]
mod tests {
    use messages::Messages;
    use workstation::PracticeView;

    use super::{is_ours, title};
    use crate::view::PlaceView;

    #[test]
    fn it_goes_nowhere_else() {
        let goes = |url: &str| is_ours(&url.parse().unwrap());
        assert!(goes("tauri://localhost"));
        assert!(goes("tauri://localhost/index.html#run"));
        assert_eq!(goes("http://tauri.localhost/"), cfg!(windows));
        for url in [
            "https://example.org/",
            "http://localhost/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "tauri://example.org/",
        ] {
            assert!(!goes(url), "{url}");
        }
    }

    #[test]
    fn the_title_says_practice_and_nothing_else_of_the_place() {
        let elsewhere = PlaceView::Remote {
            url: "https://host.example:8443".to_owned(),
        };
        let english = Messages::english();
        assert_eq!(title(&elsewhere, &english), "Countersign");
        let practice = PracticeView {
            officer_pin: "246813".to_owned(),
            officer_device: String::new(),
            officer_card_inserted: true,
            subject_device: String::new(),
            cards: Vec::new(),
        };
        assert_eq!(
            title(&PlaceView::Practice { practice }, &english),
            "Countersign – Practice"
        );
    }
}
