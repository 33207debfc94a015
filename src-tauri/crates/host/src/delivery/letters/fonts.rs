//! The fonts of letters: DejaVu, in Latin, Greek and Cyrillic. What they lack is refused before it can stand on a letter;
//! where it stands there nevertheless, it is drawn as an empty box.

use std::sync::LazyLock;

use krilla::text::Font;
use ttf_parser::Face;

use crate::Fault;

static TEXT: &[u8] = include_bytes!("../../../fonts/DejaVuSans.ttf");
static SECRET: &[u8] = include_bytes!("../../../fonts/DejaVuSansMono-Bold.ttf");

/// Bytes of both fonts: a PDF has no more of them.
pub(super) const BYTES: usize = TEXT.len() + SECRET.len();
/// What stands for a character that a font lacks.
const LACKING: char = '□';
/// Most characters that are named.
const MOST_NAMED: usize = 10;

/// A font that can be drawn with and measured.
pub(super) struct Typeface {
    pub(super) font: Font,
    face: Face<'static>,
}

/// The fonts of a letter.
pub(super) struct Typefaces {
    pub(super) text: Typeface,
    /// Each character as wide as the others, and none like another.
    pub(super) secret: Typeface,
}

impl Typefaces {
    /// The fonts that are built in.
    pub(super) fn built_in() -> Result<&'static Self, Fault> {
        static FACES: LazyLock<Option<Typefaces>> = LazyLock::new(|| {
            Some(Typefaces {
                text: Typeface::read(TEXT)?,
                secret: Typeface::read(SECRET)?,
            })
        });
        FACES
            .as_ref()
            .ok_or(Fault::Document("a font cannot be read"))
    }
}

impl Typeface {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            face: Face::parse(bytes, 0).ok()?,
        })
    }

    /// How wide a text is at a size, in the size's unit.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advance = |one| self.face.glyph_hor_advance(self.face.glyph_index(one)?);
        let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        units as f32 / f32::from(self.face.units_per_em()) * size
    }

    /// A text of which each character can be drawn; those that steer the text are left out.
    pub(super) fn drawable(&self, text: &str) -> String {
        let drawn = |one| self.face.glyph_index(one).map_or(LACKING, |_| one);
        let mut shown = String::with_capacity(text.len());
        shown.extend(text.chars().filter(|one| !steers(*one)).map(drawn));
        shown
    }

    /// The characters of a text that cannot be drawn, each once, with commas; nothing where all can be.
    pub(super) fn lacking(&self, text: &str) -> Option<String> {
        let mut lacking: Vec<String> = Vec::new();
        for one in text.chars().filter(|one| !steers(*one)) {
            if self.face.glyph_index(one).is_none() && !lacking.contains(&one.to_string()) {
                lacking.push(one.to_string());
            }
        }
        lacking.truncate(MOST_NAMED);
        (!lacking.is_empty()).then(|| lacking.join(", "))
    }

    /// Lines of a text, each no wider than that. A word that is wider alone is broken.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_whitespace() {
                let longer = if line.is_empty() {
                    word.to_owned()
                } else {
                    format!("{line} {word}")
                };
                if self.width(&longer, size) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                for one in word.chars() {
                    line.push(one);
                    if self.width(&line, size) > width {
                        line.pop();
                        lines.push(std::mem::replace(&mut line, one.to_string()));
                    }
                }
            }
            lines.push(line);
        }
        lines
    }
}

/// Whether a character steers the text and is not seen itself.
fn steers(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::Typefaces;

    #[test]
    fn names_of_europe_can_be_drawn_and_what_cannot_is_a_box() {
        let text = &Typefaces::built_in().unwrap().text;
        for name in [
            "Åsa Öberg",
            "Łukasz Żółć",
            "Čeněk Ďuriš",
            "Şükrü Ğ İ",
            "Ελένη",
            "Юлия Ёжикова",
            "Þór",
            "Nguyễn",
        ] {
            assert_eq!(text.drawable(name), name);
        }
        assert_eq!(text.drawable("田中\u{202e}\n"), "□□");
        assert_eq!(text.lacking("Ng\u{75}\u{301}\n – “Ünal”"), None);
        assert_eq!(text.lacking("田 中田").as_deref(), Some("田, 中"));
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let text = &Typefaces::built_in().unwrap().text;
        let long = format!("One two three four {} five\n\nsix", "w".repeat(80));
        let lines = text.lines(&long, 10.0, 120.0);
        assert!(
            lines.iter().all(|line| text.width(line, 10.0) <= 120.0),
            "{lines:?}"
        );
        assert_eq!(lines.last().unwrap(), "six");
        let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_spaces(&lines.concat()), without_spaces(&long));
    }
}
