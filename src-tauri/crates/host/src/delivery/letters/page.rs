//! A letter on A4 for a window envelope (DIN 5008 form B: C5/6 and DL; the window 45 mm from above, 85 mm by 45 mm).

use icu_calendar::Gregorian;
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets::YMD, input::Date};
use icu_locale_core::{Locale, subtags::Region};
use jiff::{Timestamp, tz::TimeZone};
use krilla::{
    Data, Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder},
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    metadata::{DateTime, Metadata},
    page::PageSettings,
    paint::{LineCap, Stroke},
    surface::Surface,
    text::TextDirection,
};
use messages::{Arguments, Language, Messages};
use zeroize::Zeroizing;

use super::{
    LetterTemplate, Window,
    fonts::{Typeface, Typefaces},
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
            address: Vec::new(),
            text: template.texts.get(language.tag()).cloned(),
            pin: secret(8),
            puk: secret(8),
        }
    }
}

/// Whether all that stands on a letter of that language has room on its page.
pub(super) fn sample_fits(
    language: Language,
    template: &LetterTemplate,
    at: Timestamp,
) -> Result<bool, Fault> {
    let letter = Letter::sample(language, template);
    Ok(rendered(&[letter], template, at)?.fits)
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
            at,
        };
        fits &= drawing.draw()?;
        page.finish();
    }
    let pdf = Zeroizing::new(document.finish().map_err(|error| failed(&error))?);
    Ok(Rendered { pdf, fits })
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

const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Points, but for what says so; the baseline of the first line of the text.
const TEXT_TOP: f32 = mm(114.0);
const LEFT: f32 = mm(25.0);
const WIDTH: f32 = mm(160.0);
const BODY: f32 = 10.5;
const LEADING: f32 = 15.0;
/// Nothing but the foot stands below this.
const BOTTOM: f32 = mm(278.0);
/// Lines of an address that fit into the window.
const ADDRESS_LINES: usize = 7;

/// PDF/A forbids smoothing (ISO 19005-2 §6.2.8).
const SMOOTHED: bool = false;

struct Drawing<'a, 'page> {
    surface: Surface<'page>,
    faces: &'a Typefaces,
    messages: &'a Messages,
    letter: &'a Letter,
    template: &'a LetterTemplate,
    at: Timestamp,
}

impl Drawing<'_, '_> {
    /// Whether all had room.
    fn draw(mut self) -> Result<bool, Fault> {
        self.fold_marks();
        self.head()?;
        self.address();
        self.reference();
        let end = self.body();
        self.foot(end);
        self.surface.finish();
        // Where the next line would stand: the last one is above.
        Ok(end <= BOTTOM + LEADING)
    }

    /// Where the paper is folded to fit the envelope (DIN 5008 form B).
    fn fold_marks(&mut self) {
        for y in [mm(105.0), mm(210.0)] {
            self.line((mm(4.0), y), (mm(8.0), y), 0.4);
        }
    }

    /// The logo, or else the organisation's name, above and beside the window.
    fn head(&mut self) -> Result<(), Fault> {
        let (left, width, top, height) = (self.beside(), mm(70.0), mm(12.0), mm(24.0));
        let Some(logo) = &self.template.logo else {
            let name = self.template.organisation.clone();
            let lines = self
                .faces
                .text
                .lines(&self.faces.text.drawable(&name), 15.0, width);
            for (index, line) in lines.iter().take(3).enumerate() {
                self.text(line, 15.0, (left, mm(22.0) + 19.0 * index as f32));
            }
            return Ok(());
        };
        let data: Data = logo.clone().into();
        let image = Image::from_png(data, SMOOTHED).map_err(|_| Fault::Corrupt {
            what: "letter_template.logo",
        })?;
        let (across, down) = image.size();
        let (across, down) = (across as f32, down as f32);
        let scale = (width / across).min(height / down);
        let size = Size::from_wh(across * scale, down * scale).ok_or(Fault::Corrupt {
            what: "letter_template.logo",
        })?;
        self.surface
            .push_transform(&Transform::from_translate(left, top));
        self.surface.draw_image(image, size);
        self.surface.pop();
        Ok(())
    }

    /// Within the window: the sender on a line of its own, and the address below.
    fn address(&mut self) {
        let left = self.window() + mm(5.0);
        let sender = self.faces.text.drawable(&self.template.sender);
        if !sender.is_empty() {
            let width = mm(76.0);
            let size = (6.5 * width / self.faces.text.width(&sender, 6.5)).clamp(4.5, 6.5);
            self.text(&sender, size, (left, mm(50.0)));
            self.line((left, mm(51.2)), (left + width, mm(51.2)), 0.3);
        }
        let width = mm(76.0);
        let lines: Vec<_> = self
            .letter
            .address
            .iter()
            .map(|line| self.faces.text.drawable(line))
            .collect();
        for (index, line) in lines.iter().take(ADDRESS_LINES).enumerate() {
            let size = (10.5 * width / self.faces.text.width(line, 10.5)).clamp(7.0, 10.5);
            self.text(line, size, (left, mm(57.5) + mm(4.6) * index as f32));
        }
    }

    /// The letter's ID, its part and the date, beside the window.
    fn reference(&mut self) {
        let left = self.beside();
        let mut rows = vec![
            (self.said("host-letter-id"), self.letter.id.clone()),
            (
                self.said("host-letter-date"),
                date(self.letter.language, self.at),
            ),
        ];
        if self.letter.parts > 1 {
            let arguments = Arguments::new()
                .with("part", i64::from(self.letter.part))
                .with("parts", i64::from(self.letter.parts));
            let part = self.messages.text("host-letter-part-of", &arguments);
            rows.push((self.said("host-letter-part"), part.unwrap_or_default()));
        }
        for (index, (label, value)) in rows.iter().enumerate() {
            let top = mm(51.0) + mm(12.0) * index as f32;
            self.text(label, 7.5, (left, top));
            let lines = self.faces.text.lines(value, 10.5, mm(70.0));
            for (line, text) in lines.iter().take(2).enumerate() {
                self.text(text, 10.5, (left, top + 13.0 + 12.0 * line as f32));
            }
        }
    }

    /// Title, text and secrets; where they end.
    fn body(&mut self) -> f32 {
        let what = match (&self.letter.pin, &self.letter.puk) {
            (Some(_), Some(_)) => "both",
            (None, _) => "puk",
            (Some(_), None) => "pin",
        };
        let arguments = Arguments::new()
            .with("what", what.to_owned())
            .with("organisation", self.template.organisation.clone())
            .with("part", i64::from(self.letter.part));
        let said =
            |messages: &Messages, key: &str| messages.text(key, &arguments).unwrap_or_default();
        let title = said(self.messages, "host-letter-heading");
        self.text(&title, 16.0, (LEFT, TEXT_TOP));
        let own = self.letter.text.clone();
        let text = own.unwrap_or_else(|| said(self.messages, "host-letter-text"));
        let mut y = self.paragraphs(&text, BODY, TEXT_TOP + 26.0) + 12.0;
        let letter = self.letter;
        for (label, secret) in [
            ("host-letter-pin", &letter.pin),
            ("host-letter-puk", &letter.puk),
        ] {
            if let Some(secret) = secret {
                y = self.secret(label, secret, y) + 12.0;
            }
        }
        let mut y = y + 8.0;
        if letter.parts > 1 {
            y = self.paragraphs(&said(self.messages, "host-letter-split"), BODY, y) + 4.0;
        }
        self.paragraphs(&said(self.messages, "host-letter-advice"), BODY, y)
    }

    /// A secret in a frame with its name; where the frame ends.
    fn secret(&mut self, label: &str, secret: &str, top: f32) -> f32 {
        let (size, gap, height) = (30.0, 16.0, mm(19.0));
        let label = self.said(label);
        if let Some(frame) = Rect::from_xywh(LEFT, top, WIDTH, height) {
            let mut path = PathBuilder::new();
            path.push_rect(frame);
            if let Some(path) = path.finish() {
                self.surface.set_fill(None);
                self.surface.set_stroke(Some(stroke(0.8)));
                self.surface.draw_path(&path);
                self.surface.set_stroke(None);
                self.surface.set_fill(Some(krilla::paint::Fill::default()));
            }
        }
        let middle = top + height / 2.0;
        self.text(&label, 13.0, (LEFT + mm(6.0), middle + 5.0));
        let mut x = LEFT + mm(50.0);
        let face: &Typeface = &self.faces.secret;
        for group in groups(secret) {
            let at = Point::from_xy(x, middle + size * 0.36);
            let direction = TextDirection::LeftToRight;
            self.surface
                .draw_text(at, face.font.clone(), size, group, false, direction);
            x += face.width(group, size) + gap;
        }
        top + height
    }

    fn foot(&mut self, above: f32) {
        let (y, size) = (mm(284.0), 7.5);
        let line = self.faces.text.drawable(&format!(
            "{} · {}",
            self.template.organisation, self.letter.id
        ));
        if above < y - 12.0 && !self.template.organisation.is_empty() {
            self.text(&line, size, (LEFT, y));
        }
    }

    /// The baseline after the last line.
    fn paragraphs(&mut self, text: &str, size: f32, top: f32) -> f32 {
        let text: Vec<_> = text
            .lines()
            .map(|line| self.faces.text.drawable(line))
            .collect();
        let lines = self.faces.text.lines(&text.join("\n"), size, WIDTH);
        let mut y = top;
        for line in &lines {
            // Never beyond the paper. What has no room is counted all the same: no template with it is taken.
            if y <= BOTTOM {
                self.text(line, size, (LEFT, y));
            }
            y += LEADING;
        }
        y
    }

    fn said(&self, key: &str) -> String {
        self.messages
            .text(key, &Arguments::new())
            .unwrap_or_default()
    }

    fn text(&mut self, text: &str, size: f32, (x, y): (f32, f32)) {
        if text.is_empty() {
            return;
        }
        let font = self.faces.text.font.clone();
        let at = Point::from_xy(x, y);
        self.surface
            .draw_text(at, font, size, text, false, TextDirection::LeftToRight);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        let Some(path) = path.finish() else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke(width)));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(krilla::paint::Fill::default()));
    }

    /// Where the window begins.
    fn window(&self) -> f32 {
        match self.template.window {
            Window::Left => mm(20.0),
            Window::Right => mm(105.0),
        }
    }

    /// Where the other column begins.
    fn beside(&self) -> f32 {
        match self.template.window {
            Window::Left => mm(125.0),
            Window::Right => LEFT,
        }
    }
}

fn stroke(width: f32) -> Stroke {
    Stroke {
        width,
        line_cap: LineCap::Butt,
        ..Stroke::default()
    }
}

/// A secret in groups that can be read at a glance: of up to four characters.
fn groups(secret: &str) -> Vec<&str> {
    let count = secret.chars().count();
    let each = match count {
        0..=4 => count.max(1),
        5 | 6 => 3,
        _ => 4,
    };
    let mut groups = Vec::new();
    let mut rest = secret;
    while !rest.is_empty() {
        let end = rest
            .char_indices()
            .nth(each)
            .map_or(rest.len(), |(end, _)| end);
        let (group, after) = rest.split_at(end);
        groups.push(group);
        rest = after;
    }
    groups
}

/// The day as the language writes it, in UTC.
fn date(language: Language, at: Timestamp) -> String {
    let civil = TimeZone::UTC.to_datetime(at).date();
    let mut locale: Locale = language.tag().parse().unwrap_or(Locale::UNKNOWN);
    if language == Language::English {
        // As in Europe: the day before the month.
        locale.id.region = "150".parse::<Region>().ok();
    }
    let written = || {
        let formatter: FixedCalendarDateTimeFormatter<Gregorian, YMD> =
            FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?;
        let (month, day) = (civil.month().try_into().ok()?, civil.day().try_into().ok()?);
        let day = Date::try_new_gregorian(civil.year().into(), month, day).ok()?;
        Some(formatter.format(&day).to_string())
    };
    written().unwrap_or_else(|| civil.to_string())
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write as _,
        process::{Command, Stdio},
    };

    use messages::Language;
    use zeroize::Zeroizing;

    use super::{Letter, date, groups, pdf, sample_fits};
    use crate::{LetterTemplate, Window};

    #[test]
    fn secrets_are_read_in_groups() {
        for (secret, grouped) in [
            ("1234", "1234"),
            ("12345", "123 45"),
            ("123456", "123 456"),
            ("1234567", "1234 567"),
            ("AB3D5F7H", "AB3D 5F7H"),
            ("123•••", "123 •••"),
        ] {
            assert_eq!(groups(secret).join(" "), grouped);
        }
    }

    #[test]
    fn the_date_is_as_the_language_writes_it() {
        let at = "2026-11-22T10:05:00Z".parse().unwrap();
        let dates = Language::ALL.map(|language| date(language, at));
        assert_eq!(
            dates,
            [
                "22 November 2026",
                "22 november 2026",
                "22. November 2026",
                "22 novembre 2026"
            ]
        );
    }

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

    /// What `pdftotext` of poppler-utils reads, page by page; nothing where the tool is not there.
    fn read_out(pdf: &[u8]) -> Option<Vec<String>> {
        let mut tool = Command::new("pdftotext")
            .args(["-layout", "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        tool.stdin.take().unwrap().write_all(pdf).unwrap();
        let output = tool.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        Some(text.split('\u{c}').map(str::to_owned).collect())
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
        let Some(pages) = read_out(&bytes) else {
            return;
        };
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
            assert!(sample_fits(language, &template, at).unwrap(), "{language}");
            for (words, fits) in [(100, true), (300, false)] {
                let text = "word ".repeat(words);
                template.texts.insert(language.tag().to_owned(), text);
                let has_room = sample_fits(language, &template, at).unwrap();
                assert_eq!(has_room, fits, "{language}: {words} words");
            }
        }
    }

    #[test]
    fn however_long_a_text_is_it_stays_on_the_paper() {
        let mut long = letter(
            Language::English,
            &["A"; 12],
            Some("482915"),
            Some("12345678"),
        );
        long.text = Some("word ".repeat(300));
        let bytes = rendered(&[long], Window::Left);
        if let Some(pages) = read_out(&bytes) {
            assert!(pages[0].contains("482 915") && pages[0].contains("1234 5678"));
        }
    }
}
