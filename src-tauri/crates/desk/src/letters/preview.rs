use base64::prelude::{BASE64_STANDARD, Engine as _};
use protocol::LetterPreview;
use serde::Serialize;
use specta::Type;

use super::{LettersError, list::letter_number};
use crate::{Desk, printing::draw_pages};

/// Most pages of a preview: a letter has one.
const PAGES: usize = 2;

/// Dots of the picture for each point of the page: sharp on a screen, and small.
const SCALE: f32 = 1.5;

impl Desk {
    /// A letter as it will look, with dots instead of its secrets, page by page.
    ///
    /// # Errors
    /// [`LettersError`] when there is no such letter, or the host does not answer with a PDF.
    pub async fn letter_preview(&self, letter: &str) -> Result<Vec<PagePicture>, LettersError> {
        let asked = LetterPreview {
            letter: letter_number(letter)?,
        };
        let session = self.session()?;
        let connection = session.connection();
        let pdf = connection.post_json("/v1/letters/preview", &asked).await?;
        let drawn = crate::blocking::run(move || pictures(pdf)).await;
        drawn.ok_or(LettersError::Preview)
    }

    /// The same as the host's PDF, for whoever shows PDFs by other means.
    ///
    /// # Errors
    /// [`LettersError`] when there is no such letter, or the host does not answer.
    pub async fn letter_preview_pdf(&self, letter: &str) -> Result<Vec<u8>, LettersError> {
        let asked = LetterPreview {
            letter: letter_number(letter)?,
        };
        let session = self.session()?;
        let connection = session.connection();
        Ok(connection.post_json("/v1/letters/preview", &asked).await?)
    }
}

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PagePicture {
    /// PNG, Base64.
    pub png: String,
    /// Its width in dots.
    pub width: u32,
    /// Its height in dots.
    pub height: u32,
}

fn pictures(pdf: Vec<u8>) -> Option<Vec<PagePicture>> {
    let mut pictures = Vec::new();
    draw_pages(
        pdf,
        PAGES,
        |_| SCALE,
        |page| {
            let (width, height) = (page.width().into(), page.height().into());
            let png = page.into_png().ok()?;
            pictures.push(PagePicture {
                png: BASE64_STANDARD.encode(png),
                width,
                height,
            });
            Some(())
        },
    )?;
    Some(pictures)
}
