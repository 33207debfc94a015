//! What an officer does at the desk in the window, in the words of the job.

use messages::Arguments;

use super::{Role, Window, said};
use crate::Host;

impl Window {
    /// Chooses the practice desk at the first run: one press.
    #[track_caller]
    pub fn practises(&self) -> &Self {
        self.presses(&said("first-run-practice-go"));
        self.sees_a(Role::Heading, &said("sign-in-title"))
    }

    /// Chooses this desk's own host at the first run.
    #[track_caller]
    pub fn sets_up_its_own_host(&self) -> &Self {
        self.presses(&said("first-run-own-host-go"));
        self.sees_a(Role::Heading, &said("first-officer-title"))
    }

    /// Chooses a host elsewhere at the first run, with the certificate of its authority from a file.
    #[track_caller]
    pub fn connects_to(&self, host: &Host) -> &Self {
        self.presses(&said("first-run-remote-open"));
        self.fills(&said("first-run-url"), &host.url());
        self.gives_file(&said("pem-choose"), host.ca_file());
        self.until("the file was not read", || {
            (!self.value(&said("first-run-ca")).is_empty()).then_some(())
        });
        self.presses(&said("first-run-remote-go"));
        self.sees_a(Role::Heading, &said("sign-in-title"))
    }

    /// Says in which device the officer card lies.
    #[track_caller]
    pub fn chooses_officer_device(&self, device: &str) -> &Self {
        self.chooses(&said("sign-in-device"), device);
        self.sees_a(Role::Field, &said("sign-in-pin"))
    }

    /// Signs in with the officer card that lies in the chosen device.
    #[track_caller]
    pub fn signs_in(&self, pin: &str) -> &Self {
        self.fills(&said("sign-in-pin"), pin);
        self.presses(&said("sign-in-go"));
        self.sees_a(Role::Choice, &said("procedure"))
    }

    /// Unlocks, after the officer card was put back.
    #[track_caller]
    pub fn unlocks(&self, pin: &str) -> &Self {
        self.fills(&said("sign-in-pin"), pin);
        self.presses(&said("sign-in-unlock"));
        self.sees_a(Role::Choice, &said("procedure"))
    }

    /// Says in which device the subject card lies.
    #[track_caller]
    pub fn chooses_subject_device(&self, device: &str) -> &Self {
        self.chooses(&said("subject-device"), device)
    }

    /// Chooses a procedure by its name.
    #[track_caller]
    pub fn chooses_procedure(&self, name: &str) -> &Self {
        self.chooses(&said("procedure"), name)
    }

    /// Types the Signature PIN and submits.
    #[track_caller]
    pub fn submits(&self, pin: &str) -> &Self {
        self.fills(&said("signature-pin"), pin);
        self.presses(&said("submit"))
    }

    /// Reads the PIN code off its box and says that it was noted.
    #[track_caller]
    pub fn notes_the_pin_code(&self) -> String {
        let pin = self.reads_the_pin_code();
        self.presses(&said("pin-code-noted"));
        pin
    }

    /// Reads the PIN code off its box. Digits that are to be read one by one are told so to those who hear them.
    #[track_caller]
    pub fn reads_the_pin_code(&self) -> String {
        self.sees_a(Role::Dialog, &said("pin-code-title"));
        let script = "const heard = [...top().querySelectorAll('p')].map((one) => one.textContent.trim())\
             .find((words) => /^\\d( \\d)+$/.test(words));\
             const seen = top().querySelector('[data-shows=\"pin\"][aria-hidden=\"true\"]')?.innerText;\
             return heard && seen ? [heard, seen] : null;";
        let (digits, seen) = self.until("no PIN code", || {
            let both = self.script(script);
            let digits =
                |which: usize| Some(both.get(which)?.as_str()?.replace(char::is_whitespace, ""));
            Some((digits(0)?, digits(1)?))
        });
        assert_eq!(digits, seen, "what is heard is not what is seen");
        digits
    }

    /// Types a new PIN twice, and has it set.
    #[track_caller]
    pub fn enters_the_new_pin(&self, pin: &str) -> &Self {
        self.sees_a(Role::Dialog, &said("new-pin-title"));
        self.fills(&said("pin-new"), pin);
        self.fills(&said("pin-new-again"), pin);
        self.presses(&said("new-pin-set"))
    }

    /// Waits until the card is issued; the id of the order.
    #[track_caller]
    pub fn sees_the_card_issued(&self) -> String {
        let (done, failed) = (said("done-title"), said("failed-title"));
        let how = self.sees_one_of(&[&done, &failed]).to_owned();
        if how == failed {
            self.fails("the card was not issued");
        }
        self.until("no order is named", || order_in(&self.text()))
    }

    /// Waits until the run has failed with this error, with all of its texts; what the page says.
    #[track_caller]
    pub fn sees_the_run_failed(&self, code: &str) -> String {
        self.sees(&said("failed-title"));
        self.sees_the_code(code);
        self.text()
    }

    /// Waits until an error is shown with this code.
    #[track_caller]
    pub fn sees_the_code(&self, code: &str) -> &Self {
        self.sees(&format!("{} {code}", said("trouble-code")))
    }

    /// Goes on to the next card: the window waits for it.
    #[track_caller]
    pub fn goes_to_the_next_card(&self) -> &Self {
        self.presses(&said("next-card"));
        self.sees(&said("card-issued-title"))
    }
}

/// The first id of an order: a UUID.
fn order_in(text: &str) -> Option<String> {
    let is_id = |word: &&str| {
        let parts: Vec<_> = word.split('-').map(str::len).collect();
        parts == [8, 4, 4, 4, 12]
            && word
                .chars()
                .all(|one| one == '-' || one.is_ascii_hexdigit())
    };
    let mut words = text.split(|one: char| !(one == '-' || one.is_ascii_alphanumeric()));
    words.find(is_id).map(str::to_owned)
}

/// What an error says happened, as people read it.
#[track_caller]
pub fn said_of_error(code: &str, arguments: &Arguments) -> String {
    super::filled(&format!("error-{code}"), arguments)
}
