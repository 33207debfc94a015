use std::env;

/// Told before GTK is asked: it ends the program where it finds none.
pub(crate) fn is_there() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
