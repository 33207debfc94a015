//! A window manager, and another program's window beside ours: what comes to the front, and what a person does to a window
//! from outside.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Stdio};

use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::Window;

/// A window manager on the window's screen. Ends with the value.
#[derive(Debug)]
pub struct Manager<'w> {
    pub(super) window: &'w Window,
    process: Child,
    pub(super) screen: RustConnection,
    pub(super) root: u32,
}

/// What the screen answers.
pub(super) type Answer<T> = Result<T, ReplyError>;

/// Where the pointer lies decides nothing.
const SETTINGS: &str = "session.focusModel: ClickToFocus\n";

/// The state of a window that a person has put away (ICCCM §4.1.4).
const ICONIC: u32 = 3;

impl Window {
    /// Starts a window manager, which finds the window there.
    #[track_caller]
    pub fn is_managed(&self) -> Manager<'_> {
        let settings = self.screen.file("managerrc");
        fs::write(&settings, SETTINGS).expect("a file");
        let log = File::create(self.screen.file("manager.log")).expect("a file");
        let process = self
            .screen
            .within(Path::new("blackbox"))
            .arg("-rc")
            .arg(settings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("nsenter can be started");
        let display = self.screen.display();
        let (screen, number) = RustConnection::connect(Some(&display)).expect("the screen answers");
        let root = screen.setup().roots[number].root;
        let manager = Manager {
            window: self,
            process,
            screen,
            root,
        };
        self.until("the window is not managed", || {
            manager.ours().ok()?.map(drop)
        });
        manager
    }
}

impl Manager<'_> {
    /// Opens another window over the whole screen, and waits until it is the one that is worked in.
    #[track_caller]
    pub fn covers_it(&self) {
        let other = self.open_another().expect("the screen answers");
        self.window
            .until("another window does not come to the front", || {
                (self.active().ok()? == Some(other)).then_some(())
            });
    }

    /// Puts the window away, as a person does with the button in its frame; waits until another one is worked in.
    #[track_caller]
    pub fn puts_it_away(&self) {
        let asked = self.ask("WM_CHANGE_STATE", ICONIC);
        asked.expect("the screen answers");
        self.window.until("the window is not put away", || {
            (self.active().ok()? != self.ours().ok()?).then_some(())
        });
    }

    /// Closes the window, as a person does with the button in its frame.
    #[track_caller]
    pub fn closes_it(&self) {
        self.ask("_NET_CLOSE_WINDOW", 0)
            .expect("the screen answers");
    }

    /// Waits until the window is before all others, and the one that is worked in.
    #[track_caller]
    pub fn has_it_in_front(&self) {
        self.window
            .until("the window does not come to the front", || {
                let ours = self.ours().ok()??;
                let highest = self.windows("_NET_CLIENT_LIST_STACKING").ok()?.pop();
                (highest == Some(ours) && self.active().ok()? == Some(ours)).then_some(())
            });
    }

    fn open_another(&self) -> Result<u32, Box<dyn std::error::Error>> {
        let other = self.screen.generate_id()?;
        self.screen.create_window(
            x11rb::COPY_DEPTH_FROM_PARENT,
            other,
            self.root,
            0,
            0,
            1280,
            800,
            0,
            WindowClass::INPUT_OUTPUT,
            x11rb::COPY_FROM_PARENT,
            &CreateWindowAux::new().background_pixel(0x0055_5555),
        )?;
        let (name, text) = (AtomEnum::WM_NAME, AtomEnum::STRING);
        let mode = x11rb::protocol::xproto::PropMode::REPLACE;
        self.screen
            .change_property8(mode, other, name, text, b"Another")?;
        self.screen.map_window(other)?;
        self.screen.flush()?;
        Ok(other)
    }

    /// Asks the window manager for something about our window (EWMH, Root Window Messages).
    fn ask(&self, what: &str, how: u32) -> Answer<()> {
        match self.ours()? {
            Some(ours) => self.ask_of(ours, what, how),
            None => Ok(()),
        }
    }

    /// Asks it for something about a window.
    pub(super) fn ask_of(&self, window: u32, what: &str, how: u32) -> Answer<()> {
        let message = ClientMessageEvent::new(32, window, self.atom(what)?, [how, 0, 0, 0, 0]);
        let to_managers = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.screen
            .send_event(false, self.root, to_managers, message)?;
        self.screen.flush()?;
        Ok(())
    }

    /// The window of the program, by its title.
    pub(super) fn ours(&self) -> Answer<Option<u32>> {
        for window in self.windows("_NET_CLIENT_LIST")? {
            if self.title(window)?.starts_with(b"Countersign") {
                return Ok(Some(window));
            }
        }
        Ok(None)
    }

    pub(super) fn active(&self) -> Answer<Option<u32>> {
        Ok(self.windows("_NET_ACTIVE_WINDOW")?.pop())
    }

    /// The windows that a property of the screen names, in its order.
    pub(super) fn windows(&self, property: &str) -> Answer<Vec<u32>> {
        let property = self.atom(property)?;
        let kind = AtomEnum::WINDOW;
        let asked = self
            .screen
            .get_property(false, self.root, property, kind, 0, 64)?;
        let reply = asked.reply()?;
        Ok(reply.value32().into_iter().flatten().collect())
    }

    /// The window that this one is a dialog of.
    pub(super) fn belongs_to(&self, window: u32) -> Answer<Option<u32>> {
        let property = AtomEnum::WM_TRANSIENT_FOR;
        let asked = self
            .screen
            .get_property(false, window, property, AtomEnum::WINDOW, 0, 1)?;
        let reply = asked.reply()?;
        Ok(reply.value32().into_iter().flatten().next())
    }

    fn title(&self, window: u32) -> Answer<Vec<u8>> {
        let property = self.atom("_NET_WM_NAME")?;
        let any = AtomEnum::ANY;
        let asked = self
            .screen
            .get_property(false, window, property, any, 0, 64)?;
        Ok(asked.reply()?.value)
    }

    fn atom(&self, name: &str) -> Answer<u32> {
        Ok(self
            .screen
            .intern_atom(false, name.as_bytes())?
            .reply()?
            .atom)
    }
}

impl Drop for Manager<'_> {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
