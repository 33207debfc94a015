//! The screen's clipboard, as another program asks it (ICCCM §2.4).

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt, CreateWindowAux, SelectionNotifyEvent, Window as Number, WindowClass,
};
use x11rb::rust_connection::RustConnection;

use super::Window;

/// Whoever holds the clipboard answers within this time, or has nothing.
const ANSWER: Duration = Duration::from_secs(2);

impl Window {
    /// The text that anybody can paste now; nothing where there is none.
    #[track_caller]
    pub fn clipboard(&self) -> Option<String> {
        self.clipboard_as("UTF8_STRING")
    }

    /// What lies on the clipboard, in the form of this name.
    #[track_caller]
    pub fn clipboard_as(&self, form: &str) -> Option<String> {
        let (screen, number) =
            RustConnection::connect(Some(&self.screen.display())).expect("the screen answers");
        let root = screen.setup().roots[number].root;
        let pasted = paste(&screen, root, form).expect("the screen answers");
        pasted.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn paste(
    screen: &RustConnection,
    root: Number,
    form: &str,
) -> Result<Option<Vec<u8>>, Box<dyn std::error::Error>> {
    let atom = |name: &str| screen.intern_atom(false, name.as_bytes());
    let [clipboard, form, into] = [atom("CLIPBOARD")?, atom(form)?, atom("PASTED")?];
    let [clipboard, form, into] = [clipboard.reply()?, form.reply()?, into.reply()?];
    let asker = screen.generate_id()?;
    screen.create_window(
        x11rb::COPY_DEPTH_FROM_PARENT,
        asker,
        root,
        0,
        0,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        x11rb::COPY_FROM_PARENT,
        &CreateWindowAux::new(),
    )?;
    screen.convert_selection(
        asker,
        clipboard.atom,
        form.atom,
        into.atom,
        x11rb::CURRENT_TIME,
    )?;
    screen.flush()?;
    let Some(answer) = answer(screen)? else {
        return Ok(None);
    };
    if answer.property == x11rb::NONE {
        return Ok(None);
    }
    let any = AtomEnum::ANY;
    let pasted = screen.get_property(true, asker, into.atom, any, 0, 1024)?;
    Ok(Some(pasted.reply()?.value))
}

fn answer(
    screen: &RustConnection,
) -> Result<Option<SelectionNotifyEvent>, Box<dyn std::error::Error>> {
    let end = Instant::now() + ANSWER;
    while Instant::now() < end {
        if let Some(Event::SelectionNotify(answer)) = screen.poll_for_event()? {
            return Ok(Some(answer));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(None)
}
