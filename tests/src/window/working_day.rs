//! A day at the desk, in rounds: a card in and out, an order, and a look at everything else the window has.

use super::{Key, Role, Window, said};
use crate::{Host, Office, Readers};

/// An officer at the window of an office, who works card after card.
#[derive(Debug)]
pub struct WorkingDay {
    /// Where it is.
    pub office: Office,
    /// The window.
    pub window: Window,
}

/// Of so many rounds the officer leaves the desk in one, with the officer card.
const LEAVES: usize = 4;

impl WorkingDay {
    /// Begins: the window is open and the officer signed in.
    #[track_caller]
    pub fn begin() -> Self {
        let roles = ["issue-certificate", "revoke-certificate", "recover-key"];
        let office = Office::open_with(Readers::start(), Host::init(&[]), &roles);
        let window = Window::open_and_collect_all(&office.readers);
        window
            .connects_to(&office.host)
            .chooses_officer_device(&office.officer_device())
            .signs_in(office.officer_card().pin())
            .chooses_subject_device(&office.subject_device())
            .counts_from_now();
        Self { office, window }
    }

    /// One round; it ends as it began, with no card in the subject device and no form.
    #[track_caller]
    pub fn round(&mut self, number: usize) {
        self.issues_a_card();
        self.goes_through_the_tabs();
        self.opens_and_closes_dialogs();
        if number.is_multiple_of(LEAVES) {
            self.leaves_and_comes_back();
        }
    }

    #[track_caller]
    fn issues_a_card(&self) {
        let (office, window) = (&self.office, &self.window);
        let card = office.card("pre-personalized", &[]);
        let inserted = office.insert(&card);
        if window.value(&said("procedure")).is_empty() {
            window.chooses_procedure("Employee card");
        }
        window
            .fills("Common name", "Anna Berg")
            .fills("E-mail", "anna.berg@example.org")
            .presses(&said("submit-words"))
            .presses(&said("close"))
            .submits(office.officer_card().pin())
            .notes_the_pin_code();
        window.sees_the_card_issued();
        window.goes_to_the_next_card();
        drop(inserted);
        window.sees(&said("subject-state-empty"));
    }

    #[track_caller]
    fn goes_through_the_tabs(&self) {
        let window = &self.window;
        window.presses(&said("archive"));
        window.sees_a(Role::Heading, &said("archive-requests"));
        window.presses(&said("frame-activity"));
        window.sees("Anna Berg");
        window.presses(&said("smart-card"));
        window.sees_a(Role::Choice, &said("procedure"));
    }

    #[track_caller]
    fn opens_and_closes_dialogs(&self) {
        let window = &self.window;
        window.chord(Key::Control, ",");
        self.closes(&said("settings-title"));
        window.chord(Key::Control, "k");
        self.closes(&said("palette-title"));
        window.key(Key::F1);
        self.closes(&said("shortcuts-title"));
        window.presses(self.office.officer_name());
        window.presses_a(Role::Entry, &said("frame-about"));
        self.closes(&said("about-title"));
    }

    #[track_caller]
    fn closes(&self, dialog: &str) {
        let window = &self.window;
        window.sees_a(Role::Dialog, dialog);
        // A dialog that is just being drawn does not hear the key yet: a person presses it again.
        window.until(&format!("“{dialog}” does not close"), || {
            window.key(Key::Escape);
            (!window.has_a(Role::Dialog, dialog)).then_some(())
        });
    }

    /// Locks the window by taking the card along.
    #[track_caller]
    pub fn leaves_and_comes_back(&mut self) {
        self.office.officer.remove();
        self.window.sees_a(Role::Heading, &said("locked-title"));
        self.office.officer.insert();
        self.window.unlocks(self.office.officer_card().pin());
    }

    /// Loads the page again, as after a fault of its process.
    #[track_caller]
    pub fn reloads(&self) {
        self.window.reload();
        self.window
            .sees_a(Role::Choice, &said("procedure"))
            .sees(&said("subject-state-empty"))
            .counts_from_now();
    }
}
