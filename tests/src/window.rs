//! The window, with somebody in front of it.

mod burden;
mod clipboard;
mod desk;
mod driver;
mod file_dialog;
mod hands;
mod kept;
mod manager;
mod memory;
mod processes;
mod screen;
mod unattended;
mod working_day;

use std::cell::Cell;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use messages::{Arguments, Messages};
use serde_json::{Value, json};

use crate::{Ended, Program, Readers};
use driver::{Driver, DriverError};
use screen::Screen;

pub use burden::Burden;
pub use desk::said_of_error;
pub use fantoccini::key::Key;
pub use hands::{By, Role};
pub use kept::Held;
pub use manager::Manager;
pub use memory::Memory;
pub use unattended::Unattended;
pub use working_day::WorkingDay;

/// The window on a screen of its own, and a person in front of it who uses the mouse or the keyboard alone.
///
/// Things are found as a person finds them, by what they are and what they are called; each step waits for what it
/// needs. One that waits in vain fails the test with what the page shows and what the program said, and leaves a
/// picture in `target/screenshots/failures`.
#[derive(Debug)]
pub struct Window {
    driver: Option<Driver>,
    program: PathBuf,
    by: Cell<By>,
    // Last: what is open on a screen ends before it.
    screen: Screen,
}

/// How long something may take that somebody waits for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);

impl Window {
    /// Opens the window of a desk that was never used before, at these readers.
    #[track_caller]
    pub fn open(readers: &Readers) -> Self {
        Self::open_with(&[("PCSCLITE_CSOCK_NAME", &readers.socket())])
    }

    /// Like [`Window::open`], and logs all there is to be logged, to its files too.
    #[track_caller]
    pub fn open_and_log_everything(readers: &Readers) -> Self {
        let log = ("COUNTERSIGN_LOG", Path::new("trace"));
        let socket = readers.socket();
        let environment = [("PCSCLITE_CSOCK_NAME", socket.as_path()), log];
        let mut window = Self::closed(&crate::built("countersign-desktop"), &environment);
        let settings = window.screen.file("config/settings.toml");
        fs::write(settings, "log.level = \"trace\"\n").expect("a file");
        window.start();
        window
    }

    /// Like [`Window::open`], and its web view looks at all there is each time it collects what nobody holds. Else it
    /// looks at what is young, and at all only when there is much: what is left until then looks like what is held.
    #[track_caller]
    pub fn open_and_collect_all(readers: &Readers) -> Self {
        let all = ("JSC_useGenerationalGC", Path::new("0"));
        Self::open_with(&[("PCSCLITE_CSOCK_NAME", &readers.socket()), all])
    }

    /// Opens the window of a desk with these lines in its settings, and with this beside the readers in its environment.
    #[track_caller]
    pub fn open_with_settings(
        readers: &Readers,
        settings: &str,
        environment: &[(&str, &Path)],
    ) -> Self {
        let socket = readers.socket();
        let environment = [environment, &[("PCSCLITE_CSOCK_NAME", socket.as_path())]].concat();
        let mut window = Self::closed(&crate::built("countersign-desktop"), &environment);
        fs::write(window.screen.file("config/settings.toml"), settings).expect("a file");
        window.start();
        window
    }

    /// Opens the window of a desk that was never used before, on a machine without a smart card service.
    #[track_caller]
    pub fn open_without_readers() -> Self {
        Self::open_with(&[("PCSCLITE_CSOCK_NAME", Path::new("/nonexistent"))])
    }

    #[track_caller]
    fn open_with(environment: &[(&str, &Path)]) -> Self {
        let program = crate::built("countersign-desktop");
        Self::open_program(&program, environment)
    }

    /// Opens the window of another program.
    #[track_caller]
    pub fn open_program(program: &Path, environment: &[(&str, &Path)]) -> Self {
        let mut window = Self::closed(program, environment);
        window.start();
        window
    }

    #[track_caller]
    fn closed(program: &Path, environment: &[(&str, &Path)]) -> Self {
        Self {
            driver: None,
            program: program.to_owned(),
            by: Cell::new(By::Mouse),
            screen: Screen::start(environment),
        }
    }

    /// From now on the person uses this.
    pub fn by(&self, by: By) -> &Self {
        self.by.set(by);
        self
    }

    /// Opens the window again, after [`Window::end`].
    #[track_caller]
    pub fn start(&mut self) {
        let driver = self.screen.driver();
        let program = self.program.display().to_string();
        match Driver::open(&driver, &program) {
            Ok(driver) => self.driver = Some(driver),
            Err(why) => panic!("`{program}` did not start: {why}\n{}", self.screen.log()),
        }
    }

    /// Ends the program, as a machine does that is switched off; returns when it is gone, or will not go.
    pub fn end(&mut self) {
        if let Some(driver) = self.driver.take() {
            driver.close();
        }
        let deadline = Instant::now() + PATIENCE;
        while self.processes() > 0 && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks the program to end, as a session does that ends; which process it is.
    #[track_caller]
    pub fn is_told_to_end(&self) -> u32 {
        let process = self.process();
        Program::new("kill")
            .args(["-TERM", &process.to_string()])
            .succeeds();
        process
    }

    /// Waits until the program has ended by itself.
    #[track_caller]
    pub fn has_ended(&mut self) {
        self.until("the program does not end", || {
            (self.processes() == 0).then_some(())
        });
        // The driver still has a session for it, and takes one at a time.
        if let Some(driver) = self.driver.take() {
            driver.close();
        }
    }

    /// Waits until another process of the program is there instead of this one.
    #[track_caller]
    pub fn is_another_than(&self, process: u32) {
        self.until("the program has not started again", || {
            let all = self.screen.processes(self.program_name());
            (all.len() == 1 && !all.contains(&process)).then_some(())
        });
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.told(
            "reload",
            self.driver()
                .tell(|client| async move { client.refresh().await }),
        );
    }

    /// Starts the program a second time and waits for that one to end.
    #[track_caller]
    pub fn starts_again(&self) -> Ended {
        self.screen.beside(Program::new(&self.program)).ends()
    }

    /// How many processes of its program are running.
    pub fn processes(&self) -> usize {
        self.screen.processes(self.program_name()).len()
    }

    fn program_name(&self) -> &str {
        let name = self.program.file_name().and_then(|name| name.to_str());
        name.unwrap_or_default()
    }

    /// What the program has said so far.
    pub fn log(&self) -> String {
        self.screen.log()
    }

    /// The folder of its log files.
    pub fn log_folder(&self) -> PathBuf {
        self.screen.file("state/countersign/log")
    }

    /// Everything in its log files.
    #[track_caller]
    pub fn log_files(&self) -> String {
        let entries = fs::read_dir(self.log_folder()).expect("the folder of the logs");
        let files = entries.map(|entry| fs::read_to_string(entry.expect("an entry").path()));
        files.map(|text| text.expect("text")).collect()
    }

    /// The folders in which it and its web view keep something of their user.
    pub fn folders(&self) -> [PathBuf; 6] {
        ["config", "settings", "share", "state", "cache", "home"].map(|name| self.screen.file(name))
    }

    /// Where this desk's own host keeps its data.
    pub fn host_folder(&self) -> PathBuf {
        self.screen.file("host")
    }

    /// Waits until this text is on the page.
    #[track_caller]
    pub fn sees(&self, text: &str) -> &Self {
        self.until(&format!("no word of “{text}”"), || {
            self.text().contains(text).then_some(())
        });
        self
    }

    /// Waits until one of these texts is on the page; which one.
    #[track_caller]
    pub fn sees_one_of<'t>(&self, texts: &[&'t str]) -> &'t str {
        self.until(&format!("none of {texts:?}"), || {
            let page = self.text();
            texts.iter().find(|text| page.contains(**text)).copied()
        })
    }

    /// Waits until a thing of this kind and name is there.
    #[track_caller]
    pub fn sees_a(&self, role: Role, name: &str) -> &Self {
        self.find(role, name);
        self
    }

    /// Whether a thing of this kind and name is there now.
    pub fn has_a(&self, role: Role, name: &str) -> bool {
        self.find_now(role, name).is_some()
    }

    /// What the page says now, inputs aside; a dialog alone while one is open.
    pub fn text(&self) -> String {
        let text = self.driver().ask("return text();", Vec::new());
        text.ok()
            .and_then(|text| Some(text.as_str()?.to_owned()))
            .unwrap_or_default()
    }

    /// What is in a field.
    #[track_caller]
    pub fn value(&self, field: &str) -> String {
        let field = self.find(Role::Field, field);
        let value = self
            .driver()
            .tell(|_| async move { field.prop("value").await });
        self.told("value", value).unwrap_or_default()
    }

    /// Waits until a field holds this.
    #[track_caller]
    pub fn sees_in(&self, field: &str, value: &str) -> &Self {
        self.until(
            &format!("“{field}” does not hold “{value}”"),
            || {
                let element = self.find_now(Role::Field, field)?;
                let held = self
                    .driver()
                    .tell(|_| async move { element.prop("value").await });
                (held.ok()??.as_str() == value).then_some(())
            },
        );
        self
    }

    /// What the whole document holds beside what it shows: source, stores, address, and what is in its fields.
    #[track_caller]
    pub fn everything(&self) -> String {
        let script = "return JSON.stringify([document.documentElement.outerHTML, {...localStorage}, \
             {...sessionStorage}, document.cookie, location.href, history.state, \
             [...document.querySelectorAll('input, textarea, select')].map((field) => field.value)]);";
        let all = self.told("everything", self.driver().ask(script, Vec::new()));
        all.as_str().unwrap_or_default().to_owned()
    }

    /// What a script says, which may use what `page.js` has.
    #[track_caller]
    pub fn script(&self, script: &str) -> Value {
        self.told(script, self.driver().ask(script, Vec::new()))
    }

    /// Saves a picture under `target/screenshots/` and gives its path.
    pub fn picture(&self, name: &str) -> Option<PathBuf> {
        let png = self
            .driver
            .as_ref()?
            .tell(|client| async move { client.screenshot().await });
        let path = crate::built::target_folder()
            .join("screenshots")
            .join(format!("{name}.png"));
        fs::create_dir_all(path.parent()?).ok()?;
        fs::write(&path, png.ok()?).ok()?;
        Some(path)
    }

    /// Waits until `look` finds something; fails the test if it does not in time.
    #[track_caller]
    pub fn until<T>(&self, otherwise: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            if Instant::now() >= deadline {
                self.fails(otherwise);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    fn find(&self, role: Role, name: &str) -> Element {
        self.until(&format!("no {role} “{name}”"), || {
            self.find_now(role, name)
        })
    }

    fn find_now(&self, role: Role, name: &str) -> Option<Element> {
        let script = "return found(arguments[0], arguments[1]).slice(0, 2);";
        let arguments = vec![json!(role.names()), json!(name)];
        let mut found = self.driver().elements(script, arguments).ok()?;
        // Of two with one name nobody knows which is meant; it may be that one is just going.
        if found.len() == 1 { found.pop() } else { None }
    }

    /// Fails the test with all there is to see.
    #[track_caller]
    pub fn fails(&self, why: impl Display) -> ! {
        let test = thread::current()
            .name()
            .unwrap_or("window")
            .replace("::", "-");
        let picture = self.picture(&format!("failures/{test}"));
        let things = self.driver.as_ref().and_then(|driver| {
            let script = "return all([...new Set([...document.querySelectorAll('*')].map(roleOf))]\
                .filter((role) => role && !['row', 'cell', 'gridcell', 'listitem', 'table'].includes(role)))\
                .map((one) => `${roleOf(one)} “${nameOf(one)}”${isEnabled(one) ? '' : ' (disabled)'}`).join('\\n');";
            driver.ask(script, Vec::new()).ok()
        });
        panic!(
            "{why}\nThe window says:\n{}\nThings in it:\n{}\nPicture: {picture:?}\nIts last words:\n{}",
            self.text(),
            things.as_ref().and_then(Value::as_str).unwrap_or_default(),
            last_lines(&self.screen.log(), 40),
        )
    }

    #[track_caller]
    fn told<T>(&self, what: &str, answer: Result<T, DriverError>) -> T {
        answer.unwrap_or_else(|error| self.fails(format_args!("{what}: {error}")))
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the window is open")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // What does not go by itself goes with the screen.
        if let Some(driver) = self.driver.take() {
            driver.close();
        }
    }
}

/// A text as people read it, by its key in the crate `messages`.
#[track_caller]
pub fn said(key: &str) -> String {
    filled(key, &Arguments::new())
}

/// A text with something filled in, as people read it: the marks around what was filled in cannot be seen.
#[track_caller]
pub fn filled(key: &str, arguments: &Arguments) -> String {
    let text = Messages::english()
        .text(key, arguments)
        .unwrap_or_else(|error| panic!("no text for {key}: {error}"));
    text.replace(|mark| ('\u{2066}'..='\u{2069}').contains(&mark), "")
}

fn last_lines(log: &str, count: usize) -> String {
    let lines: Vec<_> = log.lines().collect();
    let line = |line: &&str| line.chars().take(300).collect::<String>();
    let last = lines.iter().skip(lines.len().saturating_sub(count));
    last.map(line).collect::<Vec<_>>().join("\n")
}
