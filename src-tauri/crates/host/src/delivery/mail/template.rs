use std::collections::BTreeMap;

use messages::{Arguments, Language, Messages};
use serde::Serialize;
use serde_json::json;
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
};

/// The text of PIN mails in one language.
///
/// In the text, `{pin}` is the PIN's place, which is there exactly once; `{holder}` and `{card}` stand for the holder's
/// name and the card's serial number, in the text and in the subject. Another word in braces is refused: it is mistyped.
/// Other braces stand as they are. The PIN is never in the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct MailTemplate {
    /// One line of 1 to 150 characters.
    pub subject: String,
    /// Up to 8000 characters.
    pub text: String,
}

/// Why a text for mails is not taken.
#[derive(Debug, thiserror::Error)]
pub enum MailTemplateError {
    /// There is no such language.
    #[error("“{0}” is none of the languages en, sv, de and fr")]
    Language(String),
    /// The subject is empty, too long, or has line breaks.
    #[error("a subject is one line of 1 to 150 characters")]
    Subject,
    /// The subject has the PIN's place.
    #[error("the PIN never stands in a subject: {{pin}} is for the text")]
    PinInSubject,
    /// The text is too long, or has control characters.
    #[error("a text has up to 8000 characters, and no control characters but line breaks and tabs")]
    Text,
    /// The PIN's place is not there, or more than once.
    #[error("the text must have {{pin}} exactly once, and has it {0} times")]
    PinPlaces(usize),
    /// A place that nothing is put into.
    #[error("{0} is no place: there are {{pin}}, {{holder}} and {{card}}")]
    Place(String),
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const PIN: &str = "{pin}";
/// What else is put in.
const PLACES: [&str; 3] = [PIN, "{holder}", "{card}"];

impl MailTemplate {
    /// The text that is there where an organisation has none of its own.
    pub fn built_in(language: Language) -> Self {
        let messages = Messages::of(language);
        let text = |key: &str| messages.text(key, &Arguments::new()).unwrap_or_default();
        Self {
            subject: text("host-mail-subject"),
            text: text("host-mail-text"),
        }
    }

    fn check(&self) -> Result<(), MailTemplateError> {
        let subject = self.subject.chars();
        if !(1..=150).contains(&subject.clone().count()) || subject.clone().any(char::is_control) {
            return Err(MailTemplateError::Subject);
        }
        if self.subject.contains(PIN) {
            return Err(MailTemplateError::PinInSubject);
        }
        let steers = |one: char| one.is_control() && !matches!(one, '\n' | '\r' | '\t');
        if self.text.chars().count() > 8000 || self.text.chars().any(steers) {
            return Err(MailTemplateError::Text);
        }
        for text in [&self.subject, &self.text] {
            must_have_known_places(text)?;
        }
        match self.text.matches(PIN).count() {
            1 => Ok(()),
            places => Err(MailTemplateError::PinPlaces(places)),
        }
    }
}

/// Refuses `{word}` that is none of the places.
fn must_have_known_places(text: &str) -> Result<(), MailTemplateError> {
    let is_word = |one: char| one.is_alphanumeric() || matches!(one, '-' | '_');
    for (at, _) in text.match_indices('{') {
        let Some((word, _)) = text[at + 1..].split_once('}') else {
            break;
        };
        let place = format!("{{{word}}}");
        if !word.is_empty() && word.chars().all(is_word) && !PLACES.contains(&place.as_str()) {
            return Err(MailTemplateError::Place(place));
        }
    }
    Ok(())
}

/// A text with what stands in its places. What is put in is not looked through again.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> Zeroizing<String> {
    let room: usize = values.iter().map(|(_, value)| value.len()).sum();
    // Room for values that occur some times, so that it hardly ever moves and leaves a copy behind.
    let mut filled = Zeroizing::new(String::with_capacity(text.len() + room * 8));
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, place) = rest.split_at(at);
        filled.push_str(before);
        let found = values.iter().find(|(name, _)| place.starts_with(name));
        let (put, length) = found.map_or(("{", 1), |(name, value)| (*value, name.len()));
        filled.push_str(put);
        rest = &place[length..];
    }
    filled.push_str(rest);
    filled
}

impl Host {
    /// Takes an organisation's own text for mails in a language.
    ///
    /// # Errors
    /// [`MailTemplateError`].
    pub async fn set_mail_template(
        &self,
        actor: Actor,
        language: &str,
        template: &MailTemplate,
    ) -> Result<(), MailTemplateError> {
        let language = known(language)?;
        template.check()?;
        let mut write = self.database().write().await?;
        sqlx::query(
            "INSERT OR REPLACE INTO mail_templates (language, subject, text) VALUES ($1, $2, $3)",
        )
        .bind(language.tag())
        .bind(&template.subject)
        .bind(&template.text)
        .execute(&mut *write)
        .await
        .map_err(Fault::from)?;
        let details = json!({ "subject": template.subject, "text": template.text });
        self.audit(&mut write, entry(actor, language, details))
            .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    /// Goes back to the built-in text for mails in a language.
    ///
    /// # Errors
    /// [`MailTemplateError::Language`], [`MailTemplateError::Fault`].
    pub async fn reset_mail_template(
        &self,
        actor: Actor,
        language: &str,
    ) -> Result<(), MailTemplateError> {
        let language = known(language)?;
        let mut write = self.database().write().await?;
        sqlx::query("DELETE FROM mail_templates WHERE language = $1")
            .bind(language.tag())
            .execute(&mut *write)
            .await
            .map_err(Fault::from)?;
        self.audit(&mut write, entry(actor, language, json!({})))
            .await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    /// The texts for mails that are in use, by language.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn mail_templates(&self) -> Result<BTreeMap<String, MailTemplate>, Fault> {
        let mut templates = BTreeMap::new();
        for language in Language::ALL {
            let template = self.mail_template(language).await?;
            templates.insert(language.tag().to_owned(), template);
        }
        Ok(templates)
    }

    pub(super) async fn mail_template(&self, language: Language) -> Result<MailTemplate, Fault> {
        let row = sqlx::query("SELECT subject, text FROM mail_templates WHERE language = $1")
            .bind(language.tag())
            .fetch_optional(self.database().pool())
            .await?;
        match row {
            Some(row) => Ok(MailTemplate {
                subject: row.try_get("subject")?,
                text: row.try_get("text")?,
            }),
            None => Ok(MailTemplate::built_in(language)),
        }
    }
}

fn known(language: &str) -> Result<Language, MailTemplateError> {
    Language::of_tag(language).ok_or_else(|| MailTemplateError::Language(language.to_owned()))
}

fn entry<'a>(actor: Actor, language: Language, details: serde_json::Value) -> Entry<'a> {
    Entry {
        actor,
        event: Event::MailTemplateSet,
        subject: language.tag(),
        details,
        document: None,
    }
}

#[cfg(test)]
mod tests {
    use messages::Language;

    use super::{MailTemplate, MailTemplateError, filled};

    #[test]
    fn the_built_in_texts_are_good_in_every_language() {
        for language in Language::ALL {
            let template = MailTemplate::built_in(language);
            assert!(template.check().is_ok(), "{language}: {template:?}");
        }
    }

    #[test]
    fn the_pin_has_one_place_in_the_text_and_none_in_the_subject() {
        let template = |subject: &str, text: &str| MailTemplate {
            subject: subject.to_owned(),
            text: text.to_owned(),
        };
        assert!(
            template("Your card", "PIN: {pin}\n{holder}")
                .check()
                .is_ok()
        );
        for (text, times) in [("none", 0), ("{pin} {pin}", 2), ("{ pin }", 0)] {
            let fault = template("Your card", text).check();
            assert!(
                matches!(fault, Err(MailTemplateError::PinPlaces(n)) if n == times),
                "{text}"
            );
        }
        let fault = template("{pin}", "{pin}").check();
        assert!(matches!(fault, Err(MailTemplateError::PinInSubject)));
        for (subject, text, mistyped) in [
            ("{name}", "{pin}", "{name}"),
            ("x", "{pin} {PUK}", "{PUK}"),
            ("x", "{ {pin} {{kort-id}}", "{kort-id}"),
        ] {
            let fault = template(subject, text).check();
            assert!(
                matches!(&fault, Err(MailTemplateError::Place(place)) if place == mistyped),
                "{fault:?}"
            );
        }
        assert!(template("x {", "{pin} {two words} {} {").check().is_ok());
        for subject in ["", "two\nlines", &"x".repeat(151)] {
            let fault = template(subject, "{pin}").check();
            assert!(
                matches!(fault, Err(MailTemplateError::Subject)),
                "{subject}"
            );
        }
        let fault = template("x", "{pin}\u{7}").check();
        assert!(matches!(fault, Err(MailTemplateError::Text)));
    }

    #[test]
    fn what_is_put_in_is_not_looked_through_again() {
        let values = [("{pin}", "123456"), ("{holder}", "{pin}")];
        let text = filled("{holder}: {pin} {x} {", &values);
        assert_eq!(text.as_str(), "{pin}: 123456 {x} {");
    }
}
