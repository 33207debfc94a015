use std::path::Path;

use acceptance::{Office, Printing, Program};
use serde_json::Value;

use crate::bench::{
    AT_HOME, HOLDER, is_blocked, office, opens_with, pkcs15, read, secret_after, text,
};

#[track_caller]
fn issues(office: &Office, id: &str) -> Program {
    office
        .issue("letter-card", &[])
        .args(HOLDER)
        .args(AT_HOME)
        .args(["--letter-id", id])
}

#[track_caller]
fn letters(office: &Office) -> Vec<Value> {
    let listed = office.as_officer("letters", &["list"]).succeeds().json();
    listed["letters"].as_array().cloned().unwrap_or_default()
}

#[test]
fn a_letter_is_printed_once_and_opens_the_card() {
    let office = office();
    let printing = Printing::start();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office, "pl-0042").succeeds();
    let [letter] = &letters(&office)[..] else {
        panic!("one letter: {:?}", letters(&office))
    };
    assert_eq!(text(letter, "/state"), "ready");
    assert_eq!(text(letter, "/id"), "PL-0042");
    let number = text(letter, "/letter");

    let preview = office.file("preview.pdf");
    let to = preview.display().to_string();
    office
        .as_officer("letters", &["preview", &number, "--to", &to])
        .succeeds();
    let shown = read(&preview);
    for expected in ["PL-0042", "Åsa Öberg", "Östra Vägen 7", "Växjö"] {
        assert!(shown.contains(expected), "no {expected} in {shown}");
    }

    let print = |words: &[&str]| {
        let program = office
            .as_officer("letters", &["print", &number])
            .args(words);
        program.env("CUPS_SERVER", printing.server())
    };
    let missing = print(&["--printer", "Elsewhere"]).fails();
    missing.says("printer-not-found");
    // One that the system did not take was not printed: that needs no reason.
    print(&["--printer", Printing::PRINTER]).succeeds();
    let [paper] = &printing.printed(1)[..] else {
        panic!("one job")
    };

    let again = print(&["--printer", Printing::VERBATIM]).fails();
    again.says("letter-printed-before");
    let reason = "The envelope was torn.";
    print(&["--printer", Printing::VERBATIM, "--reason", reason]).succeeds();
    let sent = printing.sent();
    let letter = read(&sent);
    let (pin, puk) = (secret_after(&letter, "PIN"), secret_after(&letter, "PUK"));
    assert_eq!((pin.len(), puk.len()), (6, 8), "{letter}");
    let [paper, sent] = [paper, &sent].map(|pdf| squares(&office, pdf));
    assert!(
        differing(&sent, &vec![255; sent.len()]) > 200,
        "something stands on the paper"
    );
    assert!(
        differing(&paper, &sent) < 4,
        "what was printed looks otherwise"
    );
    assert!(!shown.contains(&pin) && !shown.contains(&puk), "{shown}");
    opens_with(&office, &pin);
    is_blocked(&office, &pin);
    pkcs15(&office)
        .args(["--unblock-pin", "--puk", &puk, "--new-pin", "91827364"])
        .succeeds();
    opens_with(&office, "91827364");

    let [letter] = &letters(&office)[..] else {
        panic!("one letter")
    };
    assert_eq!(text(letter, "/state"), "printed");
    assert!(letter.to_string().contains(reason), "{letter}");
}

/// The greys of a page, in squares as big as a letter: what comes through filters and PostScript is the same from some
/// steps away, and not point by point.
#[track_caller]
fn squares(office: &Office, pdf: &Path) -> Vec<usize> {
    const SIDE: usize = 8;
    const ACROSS: usize = 40;
    const DOWN: usize = 57;
    let to = office.file("page");
    let [width, height] = [ACROSS, DOWN].map(|squares| (squares * SIDE).to_string());
    Program::foreign("pdftoppm")
        .args([
            "-gray",
            "-singlefile",
            "-scale-to-x",
            &width,
            "-scale-to-y",
            &height,
        ])
        .arg(pdf)
        .arg(&to)
        .succeeds();
    let picture = std::fs::read(to.with_extension("pgm")).expect("a picture");
    let points = &picture[picture.len() - ACROSS * DOWN * SIDE * SIDE..];
    let square = |at: usize| {
        let (left, top) = (at % ACROSS * SIDE, at / ACROSS * SIDE);
        let rows = (top..top + SIDE).map(|row| row * ACROSS * SIDE + left);
        let sum: usize = rows
            .flat_map(|row| &points[row..row + SIDE])
            .map(|grey| usize::from(*grey))
            .sum();
        sum / (SIDE * SIDE)
    };
    (0..ACROSS * DOWN).map(square).collect()
}

/// How many squares are clearly darker on one page than on the other.
fn differing(one: &[usize], other: &[usize]) -> usize {
    let differ = |(one, other): &(&usize, &usize)| one.abs_diff(**other) > 24;
    one.iter().zip(other).filter(differ).count()
}

#[test]
fn an_id_that_is_used_and_an_officer_without_the_role_are_refused() {
    let mut office = office();
    let card = office.card("pre-personalized", &[]);
    let subject = office.insert(&card);
    issues(&office, "PL-0042").succeeds();
    drop(subject);
    let other = office.card("pre-personalized", &[]);
    let subject = office.insert(&other);
    let used = issues(&office, "PL-0042").arg("--json").fails();
    used.says("pin-mailer-letter-id-used");
    opens_with(&office, other.pin());
    drop(subject);

    let created = [
        "create-ids",
        "--prefix",
        "PL-",
        "--first",
        "40",
        "--digits",
        "4",
    ];
    let taken = office
        .as_officer("letters", &created)
        .args(["--count", "5"])
        .fails();
    taken.says("letter-id-taken");
    let created = [
        "create-ids",
        "--prefix",
        "PL-",
        "--first",
        "43",
        "--digits",
        "4",
    ];
    office
        .as_officer("letters", &created)
        .args(["--count", "5"])
        .succeeds();
    let next = ["create-ids", "--prefix", "PL-", "--digits", "4"];
    let created = office.as_officer("letters", &next).args(["--count", "2"]);
    created.succeeds().says("PL-0048");

    let colleague = office.add_colleague("Per Ek", &["issue-certificate"]);
    let refused = office.as_colleague(&colleague, |office| office.as_officer("letters", &["list"]));
    assert!(!refused.status.success());
    refused.says("missing-role");
}

#[test]
fn a_letter_of_an_order_that_was_given_up_is_never_printed() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let mut subject = office.insert(&card);
    // Pulled while certificates are written: the order stays open.
    subject.pull_before(60);
    let pulled = issues(&office, "PL-0001").arg("--json").fails();
    let orders = office.orders(&["list"]).succeeds().json();
    let order = text(&orders, "/orders/0/order");
    assert!(
        pulled.stderr.contains(&order) || pulled.stdout.contains(&order),
        "{pulled}"
    );
    for letter in letters(&office) {
        assert_eq!(text(&letter, "/state"), "waiting");
    }
    let reason = ["--reason", "The card broke."];
    office.orders(&["abandon", &order]).args(reason).succeeds();
    for letter in letters(&office) {
        assert_eq!(text(&letter, "/state"), "erased");
        let number = text(&letter, "/letter");
        let print = office.as_officer("letters", &["print", &number]);
        print.args(["--printer", "any"]).fails();
    }
    drop(subject);
    let next = office.card("pre-personalized", &[]);
    let _subject = office.insert(&next);
    issues(&office, "PL-0001").succeeds();
}
