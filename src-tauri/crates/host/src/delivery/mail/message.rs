use jiff::Timestamp;
use lettre::{
    Address, Message,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use zeroize::Zeroizing;

use crate::Fault;

/// A mail before it has its form.
pub(super) struct Mail<'a> {
    pub(super) sender: &'a str,
    pub(super) address: &'a str,
    /// Before the `@` of the Message-ID.
    pub(super) id: &'a str,
    pub(super) subject: &'a str,
    pub(super) text: &'a str,
    pub(super) at: Timestamp,
}

/// A mail as it goes to the server (`RFC 5322`).
pub(super) struct Formed {
    pub(super) envelope: Envelope,
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

impl Mail<'_> {
    /// Text in UTF-8, said to be sent by a program (`RFC 3834 §5`), so that nobody's absence note answers it.
    pub(super) fn formed(&self) -> Result<Formed, Fault> {
        let not_formed = || Fault::Document("a mail could not be formed");
        let sender: Mailbox = self.sender.parse().map_err(|_| not_formed())?;
        let to: Address = self.address.parse().map_err(|_| not_formed())?;
        let id = format!("<{}@{}>", self.id, sender.email.domain());
        let message = Message::builder()
            .from(sender)
            .to(Mailbox::new(None, to))
            .date(self.at.into())
            .message_id(Some(id))
            .subject(self.subject)
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.to_owned())
            .map_err(|_| not_formed())?;
        Ok(Formed {
            envelope: message.envelope().clone(),
            bytes: Zeroizing::new(message.formatted()),
        })
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Mail;

    #[test]
    fn a_mail_is_said_to_come_from_a_program_and_has_one_message_id() {
        let mail = Mail {
            sender: "Kortexpedition Åre <pin@example.org>",
            address: "anna@example.net",
            id: "0193",
            subject: "Din PIN-kod för kortet",
            text: "Hej Åsa!\n\n123456\n",
            at: "2026-11-22T10:05:00Z".parse().unwrap(),
        };
        let formed = mail.formed().unwrap();
        let text = String::from_utf8(formed.bytes.to_vec()).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        for line in [
            "To: anna@example.net",
            "Message-ID: <0193@example.org>",
            "Date: Sun, 22 Nov 2026 10:05:00 +0000",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(head.contains(line), "{line} in {head}");
        }
        assert!(!head.contains("123456") && text.is_ascii());
        assert_eq!(formed.envelope.to().len(), 1);
    }
}
