//! What is drawn on the page of a letter, and where.

use jiff::Timestamp;
use krilla::{
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    paint::{LineCap, Stroke},
    surface::Surface,
    text::TextDirection,
};
use messages::{Arguments, Messages};

use super::{
    LetterTemplate, Window,
    date::date,
    fonts::{Typeface, Typefaces},
    page::Letter,
    window,
};
use crate::Fault;

pub(super) const fn mm(millimetres: f32) -> f32 {
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

/// One page, while it is drawn.
pub(super) struct Drawing<'a, 'page> {
    pub(super) surface: Surface<'page>,
    pub(super) faces: &'a Typefaces,
    pub(super) messages: &'a Messages,
    pub(super) letter: &'a Letter,
    pub(super) template: &'a LetterTemplate,
    /// The template's, unpacked once for all pages.
    pub(super) logo: Option<&'a Image>,
    pub(super) at: Timestamp,
}

impl Drawing<'_, '_> {
    /// Whether all had room.
    pub(super) fn draw(mut self) -> Result<bool, Fault> {
        self.fold_marks();
        self.head()?;
        let has_address = self.address();
        self.reference();
        let end = self.body();
        self.foot(end);
        self.surface.finish();
        // Where the next line would stand: the last one is above.
        Ok(has_address && end <= BOTTOM + LEADING)
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
        let Some(image) = self.logo else {
            self.name(left, width);
            return Ok(());
        };
        let (across, down) = image.size();
        let (across, down) = (across as f32, down as f32);
        let scale = (width / across).min(height / down);
        let size = Size::from_wh(across * scale, down * scale).ok_or(Fault::Corrupt {
            what: "letter_template.logo",
        })?;
        self.surface
            .push_transform(&Transform::from_translate(left, top));
        self.surface.draw_image(image.clone(), size);
        self.surface.pop();
        Ok(())
    }

    /// The organisation's name, above what stands beside the window: a long one is smaller.
    fn name(&mut self, left: f32, width: f32) {
        let face = &self.faces.text;
        let name = face.drawable(&self.template.organisation);
        let at = |(size, most): (f32, usize)| (size, most, face.lines(&name, size, width));
        let sizes = || [(15.0, 3), (12.0, 4), (9.0, 5)].into_iter().map(at);
        let found = sizes().find(|(_, most, lines)| lines.len() <= *most);
        let (size, most, lines) = found.unwrap_or_else(|| at((9.0, 5)));
        for (index, line) in lines.iter().take(most).enumerate() {
            self.text(line, size, (left, mm(22.0) + size * 1.27 * index as f32));
        }
    }

    /// Within the window: the sender on a line of its own, and the address below. Whether both had room.
    fn address(&mut self) -> bool {
        let (left, face) = (self.window() + mm(5.0), &self.faces.text);
        let sender = face.drawable(&self.template.sender);
        let size = window::sender_size(face, &sender);
        if let Some(size) = size.filter(|_| !sender.is_empty()) {
            self.text(&sender, size, (left, mm(50.0)));
            self.line((left, mm(51.2)), (left + window::WIDTH, mm(51.2)), 0.3);
        }
        let address = window::fitted(face, &self.letter.address);
        for (index, line) in address.lines.iter().enumerate() {
            let y = mm(57.5) + mm(4.6) * index as f32;
            self.text(line, address.size, (left, y));
        }
        size.is_some() && address.is_whole
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
        let face = &self.faces.text;
        let line = format!("{} · {}", self.template.organisation, self.letter.id);
        let lines = face.lines(&face.drawable(&line), size, WIDTH);
        if above < y - 12.0 && !self.template.organisation.is_empty() {
            for (index, line) in lines.iter().take(3).enumerate() {
                self.text(line, size, (LEFT, y + 9.0 * index as f32));
            }
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

#[cfg(test)]
mod tests {
    use super::groups;

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
}
