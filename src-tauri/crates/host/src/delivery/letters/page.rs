//! A letter on A4 for a window envelope (DIN 5008 form B: C5/6 and DL; the window 45 mm from above, 85 mm by 45 mm).

use jiff::{Timestamp, tz::TimeZone};
use krilla::{
    Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder},
    image::Image,
    metadata::{DateTime, Metadata},
    page::PageSettings,
};
use messages::{Arguments, Language, Messages};
use protocol::{PrintLetters, SealedLetters};
use zeroize::Zeroizing;

use super::{
    LetterTemplate,
    drawing::{Drawing, mm},
    fonts::{self, Typefaces},
    window::MOST_LINES,
};
use crate::Fault;

/// What stands in one letter.
pub(super) struct Letter {
    pub(super) id: String,
    pub(super) part: u8,
    pub(super) parts: u8,
    pub(super) language: Language,
    pub(super) address: Vec<String>,
    /// The organisation's text in the letter's language, if it has one.
    pub(super) text: Option<String>,
    pub(super) pin: Option<Zeroizing<String>>,
    pub(super) puk: Option<Zeroizing<String>>,
}

impl Letter {
    /// The letter of a language on which the most stands.
    fn sample(language: Language, template: &LetterTemplate) -> Self {
        let secret = |length| Some(Zeroizing::new("0".repeat(length)));
        Self {
            id: "0".repeat(32),
            part: 1,
            parts: 2,
            language,
            // As many lines as there can be.
            address: vec!["0".repeat(30); MOST_LINES],
            text: template.texts.get(language.tag()).cloned(),
            pin: secret(8),
            puk: secret(8),
        }
    }
}

/// Bytes of a page beyond those of a sample: in a real letter no character is like the one before.
const MORE_OF_A_PAGE: usize = 4 * 1024;

/// The language in which a letter's text has no room on its page; nothing where all have.
pub(super) fn without_room(
    template: &LetterTemplate,
    at: Timestamp,
) -> Result<Option<Language>, Fault> {
    // It stands beside the text, and is slow to pack.
    let without_logo = LetterTemplate {
        logo: None,
        ..template.clone()
    };
    for language in Language::ALL {
        let letter = Letter::sample(language, template);
        if !rendered(&[letter], &without_logo, at)?.fits {
            return Ok(Some(language));
        }
    }
    Ok(None)
}

/// Whether as many letters as are printed at once take more bytes than are handed out.
pub(super) fn is_too_large(template: &LetterTemplate, at: Timestamp) -> Result<bool, Fault> {
    let languages = Language::ALL.into_iter().cycle();
    let letters: Vec<_> = languages
        .take(PrintLetters::MAX_LETTERS)
        .map(|language| Letter::sample(language, template))
        .collect();
    let bytes = rendered(&letters, template, at)?.pdf.len();
    let more = fonts::BYTES + letters.len() * MORE_OF_A_PAGE;
    Ok(bytes + more > SealedLetters::MAX_BYTES)
}

/// One PDF (PDF/A-2b) with a page for each letter. The same letters of the same time give the same bytes.
pub(super) fn pdf(
    letters: &[Letter],
    template: &LetterTemplate,
    at: Timestamp,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    Ok(rendered(letters, template, at)?.pdf)
}

struct Rendered {
    pdf: Zeroizing<Vec<u8>>,
    /// Whether each page has room for all that stands on it.
    fits: bool,
}

fn rendered(
    letters: &[Letter],
    template: &LetterTemplate,
    at: Timestamp,
) -> Result<Rendered, Fault> {
    let failed = |error: &dyn std::fmt::Debug| {
        // What the library says of its objects, never of the text in them.
        tracing::error!(?error, "letters were not rendered");
        Fault::Document("letters could not be rendered")
    };
    let archival = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B);
    let settings = SerializeSettings {
        configuration: archival.finish().map_err(|error| failed(&error))?,
        enable_tagging: false,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(letters, at));
    let faces = Typefaces::built_in()?;
    let logo = template.logo.as_deref().map(unpacked).transpose()?;
    let size = PageSettings::from_wh(mm(210.0), mm(297.0)).ok_or_else(|| failed(&"size"))?;
    let mut fits = true;
    for letter in letters {
        let mut page = document.start_page_with(size.clone());
        let messages = Messages::of(letter.language);
        let drawing = Drawing {
            surface: page.surface(),
            faces,
            messages: &messages,
            letter,
            template,
            logo: logo.as_ref(),
            at,
        };
        fits &= drawing.draw()?;
        page.finish();
    }
    let pdf = Zeroizing::new(document.finish().map_err(|error| failed(&error))?);
    Ok(Rendered { pdf, fits })
}

fn unpacked(logo: &[u8]) -> Result<Image, Fault> {
    // PDF/A forbids smoothing (ISO 19005-2 §6.2.8).
    let smoothed = false;
    Image::from_png(logo.to_vec().into(), smoothed).map_err(|_| Fault::Corrupt {
        what: "letter_template.logo",
    })
}

/// The title names the first letter, never what stands in it.
fn metadata(letters: &[Letter], at: Timestamp) -> Metadata {
    let first = letters.first();
    let language = first.map_or(Language::English, |letter| letter.language);
    let ids: Vec<_> = letters.iter().map(|letter| letter.id.as_str()).collect();
    let title = Messages::of(language).text("host-letter-title", &Arguments::new());
    let time = TimeZone::UTC.to_datetime(at);
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(u16::try_from(time.year()).unwrap_or(1970))
        .month(part(time.month()))
        .day(part(time.day()))
        .hour(part(time.hour()))
        .minute(part(time.minute()))
        .second(part(time.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(title.unwrap_or_default())
        .creator("Countersign".to_owned())
        .language(language.tag().to_owned())
        .document_id(ids.join(" "))
        .creation_date(date)
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write as _,
        process::{Command, Stdio},
    };

    use messages::Language;
    use zeroize::Zeroizing;

    use super::{Letter, MOST_LINES, PrintLetters, is_too_large, mm, pdf, without_room};
    use crate::{LetterTemplate, Window};

    const RGB: &[u8] = include_bytes!("../../../tests/logos/rgb.png");

    fn letter(
        language: Language,
        address: &[&str],
        pin: Option<&str>,
        puk: Option<&str>,
    ) -> Letter {
        let secret = |text: &str| Zeroizing::new(text.to_owned());
        Letter {
            id: "PL-0042".to_owned(),
            part: 1,
            parts: 1,
            language,
            address: address.iter().map(|&line| line.to_owned()).collect(),
            text: None,
            pin: pin.map(secret),
            puk: puk.map(secret),
        }
    }

    fn rendered(letters: &[Letter], window: Window) -> Vec<u8> {
        let template = LetterTemplate {
            organisation: "Åre kommun".to_owned(),
            sender: "Åre kommun · Kortexpeditionen · Box 201 · 837 22 Järpen".to_owned(),
            window,
            ..LetterTemplate::default()
        };
        let at = "2026-11-22T10:05:00Z".parse().unwrap();
        pdf(letters, &template, at).unwrap().to_vec()
    }

    /// What `pdftotext` of poppler-utils reads.
    fn read_out(pdf: &[u8], how: &str) -> String {
        let mut tool = Command::new("pdftotext")
            .args([how, "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("pdftotext of poppler-utils (`npm test` installs it)");
        tool.stdin.take().unwrap().write_all(pdf).unwrap();
        String::from_utf8(tool.wait_with_output().unwrap().stdout).unwrap()
    }

    fn pages(pdf: &[u8]) -> Vec<String> {
        let text = read_out(pdf, "-layout");
        text.split('\u{c}').map(str::to_owned).collect()
    }

    /// A word of a page, and its box in points from the upper left corner.
    struct Word {
        text: String,
        left: f32,
        top: f32,
        right: f32,
        bottom: f32,
    }

    /// The words of a PDF with one page.
    fn words(pdf: &[u8]) -> Vec<Word> {
        let boxes = read_out(pdf, "-bbox");
        let word = |line: &str| {
            let (place, text) = line.trim().strip_prefix("<word ")?.split_once('>')?;
            let at = |name: &str| {
                let (_, rest) = place.split_once(&format!("{name}=\""))?;
                rest.split_once('"')?.0.parse().ok()
            };
            Some(Word {
                text: text.strip_suffix("</word>")?.to_owned(),
                left: at("xMin")?,
                top: at("yMin")?,
                right: at("xMax")?,
                bottom: at("yMax")?,
            })
        };
        boxes.lines().filter_map(word).collect()
    }

    #[test]
    fn a_letter_says_who_what_and_which() {
        let anna = [
            "Åsa Łukasiewicz-Öberg",
            "c/o Юлия Ёжикова",
            "Storgatan 1",
            "837 22 Järpen",
        ];
        let mut split = letter(Language::German, &anna, Some("123•••"), None);
        (split.part, split.parts) = (1, 2);
        let letters = [
            letter(Language::Swedish, &anna, Some("482915"), Some("73904412")),
            split,
            letter(Language::French, &["Zoë 田中"], None, Some("K3PR7WXA")),
        ];
        let bytes = rendered(&letters, Window::Left);
        assert!(bytes.len() < 60_000, "{}", bytes.len());
        let pages = pages(&bytes);
        for line in anna {
            assert!(pages[0].contains(line), "{line} in {}", pages[0]);
        }
        for part in ["PL-0042", "22 november 2026", "482 915", "7390 4412"] {
            assert!(pages[0].contains(part), "{part} in {}", pages[0]);
        }
        assert!(
            pages[1].contains("1 von 2") && pages[1].contains("123 •••"),
            "{}",
            pages[1]
        );
        assert!(
            pages[2].contains("Zoë □□") && pages[2].contains("K3PR 7WXA"),
            "{}",
            pages[2]
        );
    }

    #[test]
    fn the_same_letters_are_the_same_bytes_and_their_title_has_no_secret() {
        let one = [letter(
            Language::English,
            &["Anna Berg"],
            Some("482915"),
            None,
        )];
        let bytes = rendered(&one, Window::Right);
        assert_eq!(bytes, rendered(&one, Window::Right));
        let has = |part: &str| {
            bytes
                .windows(part.len())
                .any(|window| window == part.as_bytes())
        };
        assert!(has("PIN letter") && !has("482915"));
        assert!(has("pdfaid:part"), "it says that it is PDF/A");
    }

    #[test]
    fn built_in_texts_leave_room_for_all_and_a_long_one_does_not() {
        let at = "2026-11-22T10:05:00Z".parse().unwrap();
        for language in Language::ALL {
            let mut template = LetterTemplate {
                organisation: "Kommunalförvaltningen".repeat(4),
                ..LetterTemplate::default()
            };
            assert_eq!(without_room(&template, at).unwrap(), None);
            for (words, expected) in [(100, None), (300, Some(language))] {
                let text = "word ".repeat(words);
                template.texts.insert(language.tag().to_owned(), text);
                let without = without_room(&template, at).unwrap();
                assert_eq!(without, expected, "{words} words");
            }
        }
    }

    #[test]
    fn an_address_stays_in_the_window_and_is_whole_however_long_its_lines_are() {
        let company = "Landesamt für Digitalisierung, Breitband und Vermessung Referat 42";
        let street = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkstraße 12";
        let address = ["Anna-Katharina Berg", company, street, "80538 München"];
        for window in [Window::Left, Window::Right] {
            let one = letter(Language::German, &address, Some("482915"), None);
            let words = words(&rendered(&[one], window));
            // DIN 5008 form B: 45 mm from above, 85 mm by 45 mm; below its line the sender stands on.
            let left = if window == Window::Left {
                mm(20.0)
            } else {
                mm(105.0)
            };
            let (right, top, bottom) = (left + mm(85.0), mm(52.0), mm(90.0));
            let at_its_height = |word: &&Word| word.bottom > top && word.top < mm(100.0);
            let beside = |word: &&Word| match window {
                Window::Left => word.left >= mm(125.0),
                Window::Right => word.left < mm(95.0),
            };
            let within: Vec<_> = words
                .iter()
                .filter(at_its_height)
                .filter(|word| !beside(word))
                .collect();
            for word in &within {
                let is_in = word.left >= left && word.right <= right && word.bottom <= bottom;
                assert!(
                    is_in,
                    "{} ends at {}, {}",
                    word.text, word.right, word.bottom
                );
            }
            let read: String = within.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(read, address.concat().replace(' ', ""));
        }
    }

    #[test]
    fn whatever_stands_on_a_letter_stays_on_the_paper() {
        let endless = "W".repeat(300);
        let mut long = letter(
            Language::English,
            &[&endless, "Anna", &endless, "B", "C", "D", "E", "F", "G"],
            Some("482915"),
            Some("12345678"),
        );
        long.text = Some("word ".repeat(300));
        long.id = "W".repeat(32);
        let template = LetterTemplate {
            organisation: "W".repeat(100),
            sender: endless.clone(),
            ..LetterTemplate::default()
        };
        let at = "2026-11-22T10:05:00Z".parse().unwrap();
        let bytes = pdf(&[long], &template, at).unwrap();
        let words = words(&bytes);
        assert!(words.len() > 200);
        for Word {
            text,
            left,
            top,
            right,
            bottom,
        } in &words
        {
            let on_paper =
                *left >= mm(8.0) && *right <= mm(202.0) && *top >= mm(8.0) && *bottom <= mm(292.0);
            assert!(on_paper, "{text}: {left} {top} {right} {bottom}");
            let in_column = *right <= mm(105.0) || *left >= mm(120.0);
            assert!(in_column || *top > mm(90.0), "{text}: {left} {right}");
        }
        let name: usize = words
            .iter()
            .filter(|word| word.bottom < mm(48.0))
            .map(|word| word.text.len())
            .sum();
        assert_eq!(name, 100, "no part of the organisation's name is lost");
        let address = words
            .iter()
            .filter(|word| word.right < mm(105.0) && word.top > mm(52.0) && word.bottom < mm(95.0));
        assert_eq!(address.count(), MOST_LINES);
        let text = &pages(&bytes)[0];
        assert!(text.contains("482 915") && text.contains("1234 5678"));
    }

    #[test]
    fn all_pages_share_one_picture() {
        let template = LetterTemplate {
            organisation: "Åre kommun".to_owned(),
            logo: Some(RGB.to_vec()),
            ..LetterTemplate::default()
        };
        let at = "2026-11-22T10:05:00Z".parse().unwrap();
        let letters = || letter(Language::English, &["Anna"], Some("482915"), None);
        let twenty: Vec<_> = (0..PrintLetters::MAX_LETTERS).map(|_| letters()).collect();
        let bytes = pdf(&twenty, &template, at).unwrap();
        let all = String::from_utf8_lossy(&bytes).replace(' ', "");
        assert_eq!(all.matches("/Subtype/Image").count(), 1);
        assert_eq!(
            pages(&bytes)
                .iter()
                .filter(|page| page.contains("Anna"))
                .count(),
            20
        );
        assert!(!is_too_large(&template, at).unwrap());
    }
}
