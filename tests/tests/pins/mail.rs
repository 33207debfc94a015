use acceptance::{MailSecurity, MailServer, Office};
use serde_json::Value;

use crate::bench::{HOLDER, digits_in, office, opens_with, shows_pin, text};

#[track_caller]
fn issues(office: &Office, address: &str) -> acceptance::Program {
    office
        .issue("mail-card", &[])
        .args(HOLDER)
        .args(["--input", "delivery_email=post.room@example.org"])
        .args(["--pin-mail", address])
}

#[track_caller]
fn is_mailed(security: MailSecurity) {
    let office = office();
    let server = MailServer::start(security);
    server.serves(&office.host);
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let issued = issues(&office, "asa.oberg@example.org").succeeds();
    let mail = server.mail();
    assert_eq!(mail.to, ["asa.oberg@example.org"]);
    assert!(mail.is_safe, "{mail:?}");
    let pin = digits_in(&mail.text);
    assert!(
        !issued.stdout.contains(&pin) && !issued.stderr.contains(&pin),
        "{issued}"
    );
    assert!(
        mail.text.contains("Auto-Submitted: auto-generated"),
        "{}",
        mail.text
    );
    opens_with(&office, &pin);
    assert!(
        !shows_pin(&office, card.pin()).status.success(),
        "the transport PIN is gone"
    );
    let sent = only_mail(&office);
    assert_eq!(text(&sent, "/state"), "sent");
    assert!(server.has_no_more());
}

/// The one mail that the host knows of.
#[track_caller]
fn only_mail(office: &Office) -> Value {
    let listed = office.as_officer("mails", &["list"]).succeeds().json();
    let mails = listed["mails"].as_array().cloned().unwrap_or_default();
    assert_eq!(mails.len(), 1, "{listed}");
    mails[0].clone()
}

/// That mail, once it is in this state.
#[track_caller]
fn mail_that_is(office: &Office, state: &str) -> Value {
    for _ in 0..100 {
        let mail = only_mail(office);
        if mail["state"] == state {
            return mail;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    panic!("the mail is not {state}: {}", only_mail(office))
}

#[test]
fn a_pin_is_mailed_after_starttls_and_the_card_opens_with_it() {
    is_mailed(MailSecurity::StartTls);
}

#[test]
fn a_pin_is_mailed_over_tls_and_the_card_opens_with_it() {
    is_mailed(MailSecurity::Tls);
}

#[test]
fn a_mail_that_is_refused_waits_for_another_address() {
    let office = office();
    let server = MailServer::start(MailSecurity::StartTls);
    server.serves(&office.host);
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    issues(&office, "refused.asa@example.org").succeeds();
    let failed = mail_that_is(&office, "failed");
    assert!(
        text(&failed, "/answer").contains("no such mailbox here"),
        "{failed}"
    );
    assert!(server.has_no_more());
    let number = text(&failed, "/mail");
    let reason = ["--reason", "The first address was wrong."];
    let forbidden = ["resend", &number, "--address", "post.room@example.org"];
    let refused = office.as_officer("mails", &forbidden).args(reason).fails();
    refused.says("pin-mailer-where-the-card-goes");
    let other = ["resend", &number, "--address", "asa.oberg@example.org"];
    office.as_officer("mails", &other).args(reason).succeeds();
    let mail = server.mail();
    assert_eq!(mail.to, ["asa.oberg@example.org"]);
    opens_with(&office, &digits_in(&mail.text));
    mail_that_is(&office, "sent");
    let again = office.as_officer("mails", &other).args(reason).fails();
    again.says("mail-erased");
}

#[test]
fn what_cannot_be_mailed_leaves_card_and_host_as_they_were() {
    let office = office();
    let card = office.card("pre-personalized", &[]);
    let _subject = office.insert(&card);
    let refused = |address: &str, code: &str| {
        issues(&office, address).arg("--json").fails().says(code);
    };
    refused("asa.oberg@example.org", "pin-mailer-mail-not-set-up");
    let server = MailServer::start(MailSecurity::StartTls);
    server.serves(&office.host);
    refused("post.room@example.org", "pin-mailer-where-the-card-goes");
    refused("not an address", "pin-mailer-not-an-address");
    let nobody = office
        .issue("mail-card", &[])
        .args(HOLDER)
        .arg("--json")
        .fails();
    nobody.says("pin-mailer-missing");
    assert!(server.has_no_more());
    opens_with(&office, card.pin());
    let orders = office.orders(&["list"]).succeeds().json();
    assert_eq!(
        orders["orders"].as_array().map(Vec::len),
        Some(0),
        "{orders}"
    );
}
