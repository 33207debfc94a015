//! The system's dialogs for files and folders, which are none of the page's: no WebDriver reaches them. A person types
//! into them, and the screen takes the keys as if they came from a keyboard.

use std::cell::Cell;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;

use super::manager::{Answer, Manager};

/// A keysym (X11 Protocol, Appendix A); for Latin letters it is the letter itself.
type Keysym = u32;

const ENTER: Keysym = 0xFF0D;
const ESCAPE: Keysym = 0xFF1B;
const SHIFT: Keysym = 0xFFE1;
const CONTROL: Keysym = 0xFFE3;

/// After this long a dialog that still looks through a folder is told again.
const AGAIN: Duration = Duration::from_secs(1);

impl Manager<'_> {
    /// Saves under this path in the dialog that asks where a file is to be.
    #[track_caller]
    pub fn saves_as(&self, path: &Path) {
        let dialog = self.has_a_dialog();
        // The name that is proposed is there already.
        self.chord(CONTROL, 'a');
        self.types(path);
        self.confirms(dialog);
    }

    /// Chooses this folder in the dialog that asks for one.
    #[track_caller]
    pub fn chooses_folder(&self, path: &Path) {
        let dialog = self.has_a_dialog();
        // Opens the field for a path, where there are places to click at first.
        self.chord(CONTROL, 'l');
        self.chord(CONTROL, 'a');
        self.types(path);
        self.confirms(dialog);
    }

    /// Goes away from the dialog without an answer.
    #[track_caller]
    pub fn cancels_the_dialog(&self) {
        let dialog = self.has_a_dialog();
        self.presses(ESCAPE);
        self.window.until("the dialog does not go", || {
            (self.dialog().ok()? != Some(dialog)).then_some(())
        });
    }

    /// Waits for a dialog that belongs to the window, and brings it to the front.
    #[track_caller]
    pub fn has_a_dialog(&self) -> u32 {
        let dialog = self
            .window
            .until("no dialog of the system", || self.dialog().ok().flatten());
        let asked = self.ask_of(dialog, "_NET_ACTIVE_WINDOW", 2);
        asked.expect("the screen answers");
        self.window
            .until("the dialog is not the one that is worked in", || {
                (self.active().ok()? == Some(dialog)).then_some(())
            });
        dialog
    }

    /// A window that is before ours, and goes with it (ICCCM §4.1.2.6).
    fn dialog(&self) -> Answer<Option<u32>> {
        let Some(ours) = self.ours()? else {
            return Ok(None);
        };
        for window in self.windows("_NET_CLIENT_LIST")? {
            if self.belongs_to(window)? == Some(ours) {
                return Ok(Some(window));
            }
        }
        Ok(None)
    }

    #[track_caller]
    fn confirms(&self, dialog: u32) {
        let next = Cell::new(Instant::now());
        self.window.until("the dialog does not take the path", || {
            if Instant::now() >= next.get() {
                self.presses(ENTER);
                next.set(Instant::now() + AGAIN);
            }
            (self.dialog().ok()? != Some(dialog)).then_some(())
        });
    }

    #[track_caller]
    fn types(&self, path: &Path) {
        let path = path.to_str().expect("a path that can be typed");
        for letter in path.chars() {
            self.presses(letter.into());
        }
    }

    #[track_caller]
    fn chord(&self, held: Keysym, letter: char) {
        let (held, _) = self.key_of(held);
        self.fakes(KEY_PRESS_EVENT, held);
        self.presses(letter.into());
        self.fakes(KEY_RELEASE_EVENT, held);
    }

    #[track_caller]
    fn presses(&self, keysym: Keysym) {
        let (key, shifted) = self.key_of(keysym);
        let shift = shifted.then(|| self.key_of(SHIFT).0);
        let held = || shift.into_iter();
        held().for_each(|shift| self.fakes(KEY_PRESS_EVENT, shift));
        self.fakes(KEY_PRESS_EVENT, key);
        self.fakes(KEY_RELEASE_EVENT, key);
        held().for_each(|shift| self.fakes(KEY_RELEASE_EVENT, shift));
        // No hand is faster.
        thread::sleep(Duration::from_millis(5));
    }

    /// The key that has this on it, and whether Shift is needed for it.
    #[track_caller]
    fn key_of(&self, keysym: Keysym) -> (u8, bool) {
        let keyboard = self.keyboard().expect("the screen has a keyboard");
        let (first, each, keysyms) = keyboard;
        let found = keysyms.chunks(each).zip(first..).find_map(|(on_it, key)| {
            let place = on_it.iter().take(2).position(|one| *one == keysym)?;
            Some((key, place == 1))
        });
        found.unwrap_or_else(|| panic!("no key for {keysym:#x}"))
    }

    fn keyboard(&self) -> Answer<(u8, usize, Vec<Keysym>)> {
        let setup = self.screen.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let asked = self.screen.get_keyboard_mapping(first, last - first + 1)?;
        let mapping = asked.reply()?;
        Ok((first, mapping.keysyms_per_keycode.into(), mapping.keysyms))
    }

    #[track_caller]
    fn fakes(&self, what: u8, key: u8) {
        let faked = self
            .screen
            .xtest_fake_input(what, key, 0, self.root, 0, 0, 0)
            .map_err(Into::into)
            .and_then(x11rb::cookie::VoidCookie::check);
        faked.expect("the screen takes keys");
    }
}
