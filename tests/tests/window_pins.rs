//! PINs on their way to the holder, in the real window: by letter, by mail, shown, copied, entered; a card that is blocked
//! and opens again; and what is left of a PIN when all is done.
#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use acceptance::{
    By, Card, Ended, Host, InsertedCard, Key, MailSecurity, MailServer, Office, Printing, Program,
    Readers, Role, Window, filled, said,
};
use messages::Arguments;

/// Entered, and nowhere else in the world.
const CANARY: &str = "70813942";
const SECOND: &str = "39427081";

const LETTER: &str = "Card by post, PIN letter";
const MAIL: &str = "Card by post, PIN by e-mail";
const SHOWN: &str = "Employee card";
const ENTERED: &str = "Authentication only";

#[test]
fn a_letter_is_ordered_seen_and_printed_and_printed_again_for_a_reason() {
    let printing = Printing::start();
    let bench = Bench::open("", &[("CUPS_SERVER", &printing.server())]);
    let window = &bench.window;
    bench.fills_a_letter_card();
    bench.submits();
    window.sees_a(Role::Dialog, &said("pin-mailer-title"));
    window.fills(&said("pin-mailer-letter"), "pl-0042");
    window.presses(&said("pin-mailer-go"));
    window.sees_the_card_issued();
    let letter = Arguments::new().with("letter", "PL-0042");
    window.sees(&filled("done-both-letter", &letter));
    window.sees(&said("done-letters-where"));

    window.presses(&said("pin-letters"));
    window.sees("PL-0042").sees("Åsa Öberg");
    window.presses(&said("letter-preview"));
    let id = Arguments::new().with("id", "PL-0042");
    window.sees_a(Role::Dialog, &filled("letter-preview-title", &id));
    bench.sees_ink();
    window.presses(&said("close"));

    bench.opens_printing();
    bench.prints_on(Printing::PRINTER);
    let [paper] = &printing.printed(1)[..] else {
        panic!("one job")
    };
    assert!(paper.exists());
    bench.lists("printed");
    let means = Arguments::new().with("state", "printed");
    window
        .sees("PL-0042")
        .sees(&filled("letter-state-means", &means));

    bench.opens_printing();
    window.sees(&said("letters-print-again"));
    window.fills(&said("signature-pin"), bench.office.officer_card().pin());
    assert!(!window.is_enabled(Role::Button, &said("letters-print-go")));
    window.fills(&said("letters-print-reason"), "The envelope was torn.");
    bench.prints_on(Printing::VERBATIM);
    let reason = Arguments::new().with("reason", "The envelope was torn.");
    window.sees(&filled("letter-print-reason", &reason));
    let letter = read(&printing.sent());
    let line = letter
        .lines()
        .find(|line| line.trim_start().starts_with("PIN"));
    let pin: String = line
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    assert_eq!(pin.len(), 6, "{letter}");
    assert!(!window.everything().contains(&pin));
    bench.opens_with(&pin);
}

#[test]
fn a_mail_goes_to_another_address_than_the_card() {
    let server = MailServer::start(MailSecurity::StartTls);
    let bench = Bench::open("", &[]);
    server.serves(&bench.office.host);
    let window = &bench.window;
    window
        .chooses_procedure(MAIL)
        .fills("Common name", "Åsa Öberg")
        .fills(&required("E-mail"), "asa.oberg@example.org")
        .fills("E-mail of who receives the card", "post.room@example.org")
        .sees("3 certificates");
    bench.submits();
    window.sees_a(Role::Dialog, &said("pin-mailer-title"));
    let (address, go) = (said("pin-mailer-address"), said("pin-mailer-go"));
    window.sees_in(&address, "asa.oberg@example.org");
    window.fills(&address, "Post.Room@example.org");
    window.sees(&said("pin-mailer-address-forbidden"));
    assert!(!window.is_enabled(Role::Button, &go));
    // Enter is no way round it.
    window.key(Key::Enter);
    window.sees_a(Role::Dialog, &said("pin-mailer-title"));
    window.fills(&address, "asa@home.example.org");
    window.presses(&go);
    window.sees_the_card_issued();
    let there = Arguments::new().with("address", "asa@home.example.org");
    window.sees(&filled("done-pin-mailed", &there));

    let mail = server.mail();
    assert_eq!(mail.to, ["asa@home.example.org"]);
    assert!(mail.is_safe && server.has_no_more(), "{mail:?}");
    let only_digits =
        |line: &&str| line.len() >= 6 && line.bytes().all(|byte| byte.is_ascii_digit());
    let pin = mail
        .text
        .lines()
        .map(str::trim)
        .find(only_digits)
        .expect("a PIN");
    assert!(!window.everything().contains(pin));
    bench.opens_with(pin);
    window.presses(&said("pin-letters"));
    window.presses_a(Role::Alternative, &said("pin-letters-mails"));
    let sent = Arguments::new().with("state", "sent");
    window
        .sees("asa@home.example.org")
        .sees(&filled("mail-state-means", &sent));
}

#[test]
fn a_blocked_card_opens_again_and_little_is_left_of_its_pins() {
    let mut bench = Bench::open(
        "log.level = \"trace\"\n",
        &[("COUNTERSIGN_LOG", Path::new("trace"))],
    );
    bench
        .window
        .chooses_procedure(ENTERED)
        .fills("Common name", "Åsa Öberg")
        .sees("1 certificate");
    bench.submits();
    bench
        .window
        .enters_the_new_pin(SECOND)
        .sees_the_card_issued();
    bench.window.goes_to_the_next_card();
    bench.is_blocked(SECOND);
    bench.is_put_in_again();

    let window = &bench.window;
    window.presses(&said("service-unblock-open"));
    bench.begins("unblock");
    window.enters_the_new_pin(CANARY);
    bench.sees_served("unblock");
    bench.opens_with(CANARY);
    window.presses(&said("service-back"));
    bench.is_put_in_again();

    bench.changes_the_pin("112233", SECOND);
    let window = &bench.window;
    // What was typed wrong is asked for once more.
    window.sees_a(Role::Dialog, &said("ask-holder-pin-title"));
    window.presses(&said("ask-holder-pin-decline"));
    let change_pin = Arguments::new().with("service", "change-pin");
    window.sees(&filled("service-failed-title", &change_pin));
    window.sees_the_code("wrong-pin");
    window.presses(&said("service-back"));
    bench.opens_with(CANARY);
    bench.is_put_in_again();
    bench.changes_the_pin(CANARY, SECOND);
    bench.sees_served("change-pin");
    let window = &bench.window;
    bench.opens_with(SECOND);
    assert!(!bench.shows_pin(CANARY).status.success());
    window.presses(&said("service-back"));

    assert!(!window.everything().contains(CANARY));
    for secret in [CANARY, SECOND, bench.card.puk()] {
        assert_eq!(window.files_with(secret), Vec::<PathBuf>::new());
    }
    // What it shows, it has: there is something to be found.
    assert_ne!(
        window.files_with("https://127.0.0.1"),
        Vec::<PathBuf>::new()
    );
    let officer = window.holds_in_memory(bench.office.officer_name());
    assert!(
        officer
            .iter()
            .any(|held| held.is_its_own && !held.places.is_empty()),
        "{officer:?}"
    );
    // What WebKit keeps of its pages and of what they sent is out of reach: it is told, and judged by no one.
    for held in window.holds_in_memory(CANARY) {
        println!("a PIN that was typed: {held}");
    }
    let Bench { mut window, .. } = bench;
    window.end();
    assert_eq!(window.files_with(CANARY), Vec::<PathBuf>::new());
}

#[test]
fn a_pin_code_hides_itself_and_is_shown_again() {
    let bench = Bench::open("pin.show_seconds = 5\n", &[]);
    let window = &bench.window;
    bench.fills_an_employee_card();
    bench.submits();
    let pin = window.reads_the_pin_code();
    window.sees(&said("pin-code-show-again"));
    assert!(!bench.has_in_its_page(&pin));
    assert!(!window.has_a(Role::Button, &said("pin-code-copy")));
    assert_eq!(bench.asks_to_copy(&pin), "copy-not-allowed");
    assert_eq!(window.clipboard(), None);

    window.presses(&said("pin-code-show-again"));
    let shown = Instant::now();
    assert_eq!(window.reads_the_pin_code(), pin);
    assert!(bench.has_in_its_page(&pin));
    window.presses(&said("pin-code-longer"));
    window.sees(&said("pin-code-show-again"));
    assert!(
        shown.elapsed() > Duration::from_secs(8),
        "{:?}",
        shown.elapsed()
    );
    assert!(!bench.has_in_its_page(&pin));
    window.presses(&said("pin-code-noted"));
    window.sees_the_card_issued();
    assert!(!bench.has_in_its_page(&pin));
    bench.opens_with(&pin);
}

#[test]
fn a_copied_pin_code_is_kept_out_of_histories_and_taken_off_unless_something_else_was_copied() {
    let bench = Bench::open("pin.allow_copy = true\npin.show_seconds = 8\n", &[]);
    let window = &bench.window;
    bench.fills_an_employee_card();
    bench.submits();
    let pin = window.reads_the_pin_code();
    window.presses(&said("pin-code-copy"));
    let seconds = Arguments::new().with("seconds", 8);
    window.sees(&filled("pin-code-copied", &seconds));
    assert_eq!(window.clipboard().as_deref(), Some(pin.as_str()));
    assert_eq!(
        window.clipboard_as("x-kde-passwordManagerHint").as_deref(),
        Some("secret")
    );
    window.until("the PIN code stays on the clipboard", || {
        window
            .clipboard()
            .unwrap_or_default()
            .is_empty()
            .then_some(())
    });

    window.until("it is not hidden", || {
        window
            .has_a(Role::Button, &said("pin-code-show-again"))
            .then_some(())
    });
    window.presses(&said("pin-code-show-again"));
    window.presses(&said("pin-code-copy"));
    window.until("it is not copied again", || {
        (window.clipboard().as_deref() == Some(&pin)).then_some(())
    });
    let copied = Instant::now();
    window.presses(&said("pin-code-noted"));
    window.sees_the_card_issued();
    window.presses(&said("frame-activity"));
    window.fills(&said("activity-search"), "something else");
    window.chord(Key::Control, "a").chord(Key::Control, "c");
    window.until("nothing else is copied", || {
        (window.clipboard().as_deref() == Some("something else")).then_some(())
    });
    thread::sleep(Duration::from_secs(10).saturating_sub(copied.elapsed()));
    assert_eq!(window.clipboard().as_deref(), Some("something else"));
}

#[test]
fn where_a_pin_goes_is_said_by_keyboard_alone() {
    let bench = Bench::open("", &[]);
    let window = &bench.window;
    bench.fills_a_letter_card();
    window.by(By::Keyboard);
    bench.submits();
    // Asked where to, the officer types at once; Escape says what Cancel says, and nothing is signed.
    window.sees_a(Role::Dialog, &said("pin-mailer-title"));
    bench.has_focus_on(&said("pin-mailer-letter"));
    window.types("not an id!");
    window.sees(&said("pin-mailer-letter-wrong"));
    window.key(Key::Enter);
    bench.has_focus_on(&said("pin-mailer-letter"));
    window.key(Key::Escape);
    window.presses(&said("back-to-form"));
    let orders = bench.office.orders(&["list"]).succeeds().json();
    assert_eq!(
        orders["orders"].as_array().map(Vec::len),
        Some(0),
        "{orders}"
    );

    bench.submits();
    window.sees_a(Role::Dialog, &said("pin-mailer-title"));
    bench.has_focus_on(&said("pin-mailer-letter"));
    window.types("PL-7");
    window.key(Key::Enter);
    window.sees_the_card_issued();
    let letter = Arguments::new().with("letter", "PL-7");
    window.sees(&filled("done-both-letter", &letter));
}

/// The roles of an officer who does everything here.
const ROLES: &[&str] = &[
    "issue-certificate",
    "manage-pin-letters",
    "unblock-card",
    "use-puk",
];

/// An officer who is signed in, with a card before them.
struct Bench {
    // In this order: the window ends before the card leaves its reader, and the card before the readers end.
    window: Window,
    subject: InsertedCard,
    card: Card,
    office: Office,
}

impl Bench {
    #[track_caller]
    fn open(settings: &str, environment: &[(&str, &Path)]) -> Self {
        let office = Office::open_with(Readers::start(), Host::init(&[]), ROLES);
        let card = office.card("pre-personalized", &[]);
        let subject = office.insert(&card);
        let window = Window::open_with_settings(&office.readers, settings, environment);
        window
            .connects_to(&office.host)
            .chooses_officer_device(&office.officer_device())
            .signs_in(office.officer_card().pin())
            .chooses_subject_device(&office.subject_device());
        Self {
            window,
            subject,
            card,
            office,
        }
    }

    #[track_caller]
    fn fills_a_letter_card(&self) {
        self.window
            .chooses_procedure(LETTER)
            .fills("Common name", "Åsa Öberg")
            .fills("E-mail", "asa.oberg@example.org")
            .fills("Street", "Östra Vägen 7")
            .fills("Postal code", "123 45")
            .fills("City", "Växjö")
            .sees("3 certificates");
    }

    #[track_caller]
    fn fills_an_employee_card(&self) {
        self.window
            .chooses_procedure(SHOWN)
            .fills("Common name", "Åsa Öberg")
            .fills("E-mail", "asa.oberg@example.org")
            .sees("3 certificates");
    }

    #[track_caller]
    fn submits(&self) {
        self.window.submits(self.office.officer_card().pin());
    }

    #[track_caller]
    fn has_focus_on(&self, field: &str) {
        self.window.until("the focus is elsewhere", || {
            self.window.has_focus(Role::Field, field).then_some(())
        });
    }

    /// Waits until the picture of a page has come, with something on it that is not white.
    #[track_caller]
    fn sees_ink(&self) {
        let script = "const page = top().querySelector('[role=img] canvas'); if (!page) return 0;\
             const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);\
             let dark = 0; for (let at = 0; at < data.length; at += 4) dark += data[at + 3] > 0 && data[at] < 96 ? 1 : 0;\
             return dark;";
        self.window.until("the preview is empty", || {
            (self.window.script(script).as_u64()? > 500).then_some(())
        });
    }

    #[track_caller]
    fn opens_printing(&self) {
        let none = Arguments::new().with("count", 0);
        self.window.presses(&filled("letters-print", &none));
        let one = Arguments::new().with("count", 1);
        self.window
            .sees_a(Role::Dialog, &filled("letters-print-title", &one));
    }

    #[track_caller]
    fn prints_on(&self, printer: &str) {
        let window = &self.window;
        window.chooses(&said("letters-printer"), printer);
        window.fills(&said("signature-pin"), self.office.officer_card().pin());
        window.presses(&said("letters-print-go"));
        let printed = Arguments::new().with("count", 1).with("printer", printer);
        window.sees(&filled("pin-letters-printed", &printed));
    }

    #[track_caller]
    fn lists(&self, state: &str) {
        let state = Arguments::new().with("state", state);
        let state = filled("letter-state-name", &state);
        self.window.chooses(&said("letters-state"), &state);
    }

    /// Whether the digits are in the page or in anything that it keeps: together, in halves, or one by one.
    #[track_caller]
    fn has_in_its_page(&self, pin: &str) -> bool {
        let page = self.window.everything();
        let one_by_one: Vec<_> = pin.chars().map(String::from).collect();
        let (half, _) = pin.split_at(pin.len() / 2);
        let forms = [pin.to_owned(), one_by_one.join(" "), format!(">{half}<")];
        forms.iter().any(|form| page.contains(form))
    }

    /// What the program answers to a page that asks it to copy: an error's code, or that it did.
    #[track_caller]
    fn asks_to_copy(&self, pin: &str) -> String {
        self.window.script(&format!(
            "delete window.told; window.__TAURI_INTERNALS__.invoke('copy_pin', {{ pin: '{pin}' }})\
             .then(() => {{ window.told = 'copied'; }}, (error) => {{ window.told = error.code; }});"
        ));
        let told = || {
            Some(
                self.window
                    .script("return window.told ?? null;")
                    .as_str()?
                    .to_owned(),
            )
        };
        self.window.until("copying is not answered", told)
    }

    /// Until the card is read there is no such button, and the tab's name begins alike.
    #[track_caller]
    fn opens_service_menu(&self) {
        let menu = said("service-menu");
        let script = format!("return all(['button']).some((one) => nameOf(one) === '{menu}');");
        self.window.until("the card's PIN has no menu", || {
            (self.window.script(&script) == true).then_some(())
        });
        self.window.presses(&menu);
    }

    /// Has the service that its dialog tells of signed and begun.
    #[track_caller]
    fn begins(&self, service: &str) {
        let window = &self.window;
        window.sees_a(Role::Dialog, &said(&format!("service-{service}")));
        if service == "unblock" {
            window.sees(&said("service-puk-host-means"));
        }
        window.fills(&said("signature-pin"), self.office.officer_card().pin());
        window.presses(&said("service-go"));
    }

    #[track_caller]
    fn changes_the_pin(&self, from: &str, to: &str) {
        let window = &self.window;
        self.opens_service_menu();
        window.presses_a(Role::Entry, &said("service-change-pin-open"));
        self.begins("change-pin");
        window.sees_a(Role::Dialog, &said("ask-holder-pin-title"));
        window.fills(&said("ask-holder-pin-label"), from);
        window.presses(&said("ask-holder-pin-give"));
        window.enters_the_new_pin(to);
    }

    #[track_caller]
    fn sees_served(&self, service: &str) {
        let service = Arguments::new().with("service", service);
        let (done, failed) = (
            filled("service-done-title", &service),
            filled("service-failed-title", &service),
        );
        if self.window.sees_one_of(&[&done, &failed]) == failed {
            self.window.fails("it was not done");
        }
    }

    #[track_caller]
    fn is_put_in_again(&mut self) {
        self.subject.remove();
        self.office.readers.wait_for_card(1, false);
        self.subject.insert();
        self.office.readers.wait_for_card(1, true);
    }

    /// What OpenSC says when it shows the card this PIN.
    #[track_caller]
    fn shows_pin(&self, pin: &str) -> Ended {
        let reader = self.office.subject_device();
        let tool = self
            .office
            .readers
            .foreign("pkcs15-tool")
            .args(["--reader", &reader]);
        tool.args(["--verify-pin", "--pin", pin]).ends()
    }

    #[track_caller]
    fn opens_with(&self, pin: &str) {
        let ended = self.shows_pin(pin);
        assert!(
            ended.status.success(),
            "the card is to open with its PIN: {ended}"
        );
    }

    /// Has OpenSC type wrong PINs until the card has blocked it.
    #[track_caller]
    fn is_blocked(&self, pin: &str) {
        for wrong in ["918273", "827364", "736455", "645546"] {
            let _ = self.shows_pin(wrong);
        }
        let ended = self.shows_pin(pin);
        assert!(!ended.status.success(), "the PIN is to be blocked: {ended}");
    }
}

/// A field that must be filled, where another's name begins alike.
#[track_caller]
fn required(field: &str) -> String {
    format!("{field} {}", said("field-required"))
}

/// What stands in a PDF, as poppler reads it.
#[track_caller]
fn read(pdf: &Path) -> String {
    let read = Program::foreign("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-");
    read.succeeds().stdout
}
