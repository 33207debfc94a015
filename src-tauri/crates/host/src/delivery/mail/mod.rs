//! PIN mails: queued by a receipt, sent by the serving process, tried again, and told to officers.
//!
//! A mail goes out at least once. The server's answer is recorded after it took the mail; where the host ends between
//! the two, the mail is sent once more, under the same Message-ID: a PIN that comes twice is better than one that never
//! comes.

mod list;
mod message;
mod queue;
mod resend;
mod send;
mod settings;
mod template;

pub use send::{MailAnswer, NotSent};
pub use settings::{MailSecurity, MailSettings, MailSettingsError};
pub use template::{MailTemplate, MailTemplateError};
