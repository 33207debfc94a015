use std::collections::BTreeMap;

use messages::Language;
use serde::Serialize;
use serde_json::json;
use sqlx::Row as _;

use super::{
    fonts::Typefaces,
    page::{is_too_large, without_room},
    window,
};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    database::{self, Connection},
};

/// On which side the envelope's window is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// On the left (DIN 5008, and most of Europe).
    #[default]
    Left,
    /// On the right (Sweden, France).
    Right,
}

impl Window {
    /// `left` or `right`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl std::str::FromStr for Window {
    type Err = LetterTemplateError;

    fn from_str(text: &str) -> Result<Self, LetterTemplateError> {
        [Self::Left, Self::Right]
            .into_iter()
            .find(|one| one.name() == text)
            .ok_or(LetterTemplateError::Window)
    }
}

/// What an organisation puts on its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LetterTemplate {
    /// Its name, 1 to 100 characters.
    pub organisation: String,
    /// The line above the address, up to 120 characters, and no more than the window has room for; with nothing in it
    /// there is none.
    pub sender: String,
    /// A PNG of up to 256 KiB and 2000 pixels each way; instead of the organisation's name.
    #[serde(skip)]
    pub logo: Option<Vec<u8>>,
    /// Where the window is.
    pub window: Window,
    /// Texts in place of the built-in ones, by language: up to 1500 characters each, and no more than the page has room
    /// for. Nothing is put into them: PIN and PUK have frames of their own.
    pub texts: BTreeMap<String, String>,
}

/// Why a template for letters is not taken.
#[derive(Debug, thiserror::Error)]
pub enum LetterTemplateError {
    /// There is no such language.
    #[error("“{0}” is none of the languages en, sv, de and fr")]
    Language(String),
    /// Neither side.
    #[error("the window is left or right")]
    Window,
    /// A text is too long or has control characters.
    #[error("{what} has up to {most} characters, and no control characters{}", if *.lines { " but line breaks" } else { "" })]
    Text {
        /// Which.
        what: &'static str,
        /// Most characters.
        most: usize,
        /// Whether it may have lines.
        lines: bool,
    },
    /// Nobody would know who the letter is from.
    #[error("an organisation has a name")]
    Organisation,
    /// A text has a place for what is never put into it.
    #[error(
        "{0} is not put into the text of a letter: PIN and PUK have frames of their own below it"
    )]
    Place(&'static str),
    /// A letter with this text would not fit on its page.
    #[error("a letter in {0} does not fit on one page: its text is too long")]
    Room(String),
    /// No PNG, or too large.
    #[error("a logo is a PNG of up to 256 KiB and 2000 pixels each way")]
    Logo,
    /// Within a letter it takes more bytes than as a file.
    #[error(
        "letters with this logo would be too large: take one of fewer pixels, or of fewer colours"
    )]
    LogoTooLarge,
    /// No letter can show a character.
    #[error("{what} has characters that no letter can show: {characters}")]
    Characters {
        /// Which text.
        what: &'static str,
        /// The characters, each once.
        characters: String,
    },
    /// The sender's line has no room in the window.
    #[error("the sender is too long for the envelope's window")]
    Sender,
    /// Something failed inside.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const MAX_LOGO: usize = 256 * 1024;
const MAX_SIDE: u32 = 2000;

impl Host {
    /// Takes what stands on letters, in place of what was there.
    ///
    /// # Errors
    /// [`LetterTemplateError`].
    pub async fn set_letter_template(
        &self,
        actor: Actor,
        template: &LetterTemplate,
    ) -> Result<(), LetterTemplateError> {
        check(template)?;
        self.must_render(template).await?;
        let mut write = self.database().write().await?;
        sqlx::query(
            "INSERT OR REPLACE INTO letter_template (one, organisation, sender, logo, window) VALUES (1, $1, $2, $3, $4)",
        )
        .bind(&template.organisation)
        .bind(&template.sender)
        .bind(&template.logo)
        .bind(template.window.name())
        .execute(&mut *write)
        .await
        .map_err(Fault::from)?;
        sqlx::query("DELETE FROM letter_texts")
            .execute(&mut *write)
            .await
            .map_err(Fault::from)?;
        for (language, text) in &template.texts {
            sqlx::query("INSERT INTO letter_texts (language, text) VALUES ($1, $2)")
                .bind(language)
                .bind(text)
                .execute(&mut *write)
                .await
                .map_err(Fault::from)?;
        }
        let logo = template.logo.as_deref().map(protocol::Sha256Hex::of);
        let details = json!({
            "organisation": template.organisation, "sender": template.sender, "window": template.window.name(),
            "logo": logo.map(|digest| digest.to_string()), "texts": template.texts,
        });
        let entry = Entry {
            actor,
            event: Event::LetterTemplateSet,
            subject: "letters",
            details,
            document: None,
        };
        self.audit(&mut write, entry).await?;
        write.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    /// Refuses what would break letters only when they are printed: a logo that cannot be unpacked or makes them too
    /// large to be handed out, and a text that leaves no room for the secrets.
    async fn must_render(&self, template: &LetterTemplate) -> Result<(), LetterTemplateError> {
        let (template, now) = (template.clone(), self.now());
        let has_logo = template.logo.is_some();
        let sampled = tokio::task::spawn_blocking(move || {
            let room = without_room(&template, now)?;
            Ok((room, has_logo && is_too_large(&template, now)?))
        });
        match sampled.await.map_err(|_| Fault::Task).flatten() {
            Ok((None, false)) => Ok(()),
            Ok((Some(language), _)) => Err(LetterTemplateError::Room(language.tag().to_owned())),
            Ok((None, true)) => Err(LetterTemplateError::LogoTooLarge),
            // All else on a letter can be drawn.
            Err(_) if has_logo => Err(LetterTemplateError::Logo),
            Err(fault) => Err(fault.into()),
        }
    }

    /// What stands on letters; the host's name where nobody said.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn letter_template(&self) -> Result<LetterTemplate, Fault> {
        let mut read = self.database().read().await?;
        self.stored_letter_template(&mut read).await
    }

    pub(super) async fn stored_letter_template(
        &self,
        connection: &mut Connection,
    ) -> Result<LetterTemplate, Fault> {
        let row = sqlx::query("SELECT * FROM letter_template")
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else {
            return Ok(LetterTemplate {
                organisation: self.name().to_owned(),
                ..LetterTemplate::default()
            });
        };
        let texts: Vec<(String, String)> =
            sqlx::query_as("SELECT language, text FROM letter_texts")
                .fetch_all(&mut *connection)
                .await?;
        Ok(LetterTemplate {
            organisation: row.try_get("organisation")?,
            sender: row.try_get("sender")?,
            logo: row.try_get("logo")?,
            window: database::parsed(&row, "window")?,
            texts: texts.into_iter().collect(),
        })
    }
}

fn check(template: &LetterTemplate) -> Result<(), LetterTemplateError> {
    if template.organisation.trim().is_empty() {
        return Err(LetterTemplateError::Organisation);
    }
    must_fit(
        "the organisation's name",
        &template.organisation,
        100,
        false,
    )?;
    must_fit("the sender", &template.sender, 120, false)?;
    let face = &Typefaces::built_in()?.text;
    if window::sender_size(face, &face.drawable(&template.sender)).is_none() {
        return Err(LetterTemplateError::Sender);
    }
    for (language, text) in &template.texts {
        if Language::of_tag(language).is_none() {
            return Err(LetterTemplateError::Language(language.clone()));
        }
        must_fit("a letter's text", text, 1500, true)?;
        must_have_no_place(text)?;
    }
    template
        .logo
        .as_ref()
        .map_or(Ok(()), |logo| check_logo(logo))
}

fn check_logo(logo: &[u8]) -> Result<(), LetterTemplateError> {
    // Width and height stand at the beginning (PNG §11.2.1): looked at before anything is unpacked.
    let side = |at: usize| {
        let bytes = logo.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let small = |side: Option<u32>| side.is_some_and(|side| (1..=MAX_SIDE).contains(&side));
    let fits = logo.starts_with(b"\x89PNG\r\n\x1a\n")
        && logo.len() <= MAX_LOGO
        && small(side(16))
        && small(side(20));
    if fits {
        Ok(())
    } else {
        Err(LetterTemplateError::Logo)
    }
}

/// Places of mails: in a letter they would be printed as they stand.
fn must_have_no_place(text: &str) -> Result<(), LetterTemplateError> {
    let text = text.to_lowercase();
    match ["{pin}", "{puk}"]
        .into_iter()
        .find(|place| text.contains(place))
    {
        Some(place) => Err(LetterTemplateError::Place(place)),
        None => Ok(()),
    }
}

fn must_fit(
    what: &'static str,
    text: &str,
    most: usize,
    lines: bool,
) -> Result<(), LetterTemplateError> {
    let steers = |one: char| one.is_control() && !(lines && matches!(one, '\n' | '\r'));
    if text.chars().count() > most || text.chars().any(steers) {
        return Err(LetterTemplateError::Text { what, most, lines });
    }
    match Typefaces::built_in()?.text.lacking(text) {
        Some(characters) => Err(LetterTemplateError::Characters { what, characters }),
        None => Ok(()),
    }
}
