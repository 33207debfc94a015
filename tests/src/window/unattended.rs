//! The window as it is on a person's machine: with nothing attached that drives it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::screen::Screen;
use super::{PATIENCE, processes};
use crate::Program;

/// A window that nobody drives. All there is to know of it is what its screen shows and what it logs.
///
/// A web view that a driver is attached to does not tell its program that its renderer has ended.
#[derive(Debug)]
pub struct Unattended {
    process: Child,
    screen: Screen,
}

/// For so long nothing has changed on a screen that has come to rest.
const REST: Duration = Duration::from_millis(500);

impl Unattended {
    /// Opens it with these arguments, on a machine without a smart card service.
    #[track_caller]
    pub fn open(arguments: &[&str]) -> Self {
        let screen = Screen::start(&[("PCSCLITE_CSOCK_NAME", Path::new("/nonexistent"))]);
        let log = File::create(screen.file("window.log")).expect("a file");
        let process = screen
            .within(&crate::built("countersign-desktop"))
            .args(arguments)
            .env_remove("TAURI_WEBVIEW_AUTOMATION")
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("nsenter can be started");
        Self { process, screen }
    }

    /// What the screen shows once it has come to rest and shows something.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        self.until("its screen does not come to rest", || {
            let before = self.screen.pixels();
            thread::sleep(REST);
            let after = self.screen.pixels();
            (before == after && colours(&after) > 100).then_some(after)
        })
    }

    /// Waits until the screen shows just this.
    #[track_caller]
    pub fn shows(&self, picture: &[u8]) {
        self.until("its screen shows something else", || {
            (self.screen.pixels() == picture).then_some(())
        });
    }

    /// Kills what draws the page, and what stands ready to; returns when that has begun anew.
    #[track_caller]
    pub fn loses_its_renderer(&self) {
        let renderers = || processes::named(self.process.id(), "WebKitWebProcess");
        let before = renderers();
        assert!(!before.is_empty(), "no process draws the page");
        let numbers = before.iter().map(ToString::to_string);
        Program::new("kill").arg("-KILL").args(numbers).succeeds();
        self.until("there is no new renderer", || {
            let new = |process: &u32| !before.contains(process);
            renderers().iter().any(new).then_some(())
        });
    }

    #[track_caller]
    fn until<T>(&self, otherwise: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(Instant::now() < deadline, "{otherwise}:\n{}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Unattended {
    fn log(&self) -> String {
        fs::read_to_string(self.screen.file("window.log")).unwrap_or_default()
    }
}

impl Drop for Unattended {
    fn drop(&mut self) {
        // What it started ends with the screen.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How many colours there are, about: a page has many by the edges of its letters, an empty one has few.
fn colours(pixels: &[u8]) -> usize {
    let pixels = pixels.chunks_exact(4);
    pixels.collect::<BTreeSet<_>>().len()
}
