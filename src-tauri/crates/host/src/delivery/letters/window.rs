//! What stands in the envelope's window: each line of an address within it, or nothing.

use super::{
    drawing::mm,
    fonts::{Typeface, Typefaces},
};
use crate::Fault;

/// Most lines of an address.
pub(in crate::delivery) const MOST_LINES: usize = 7;
/// How wide they are at most.
pub(super) const WIDTH: f32 = mm(76.0);
/// What can be read through a window.
const SIZES: [f32; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0];
const SMALLEST: f32 = SIZES[SIZES.len() - 1];
/// A sender's line is smaller, as on every letter.
const SENDER: [f32; 5] = [6.5, 6.0, 5.5, 5.0, 4.5];

/// An address as it is drawn.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) size: f32,
    /// At most [`MOST_LINES`], none wider than [`WIDTH`].
    pub(super) lines: Vec<String>,
    /// Whether nothing was left out.
    pub(super) is_whole: bool,
}

/// Lines are wrapped, and all of them are made smaller where there are too many, or a word alone is too wide.
pub(super) fn fitted(face: &Typeface, address: &[String]) -> Fitted {
    let drawn: Vec<_> = address.iter().map(|line| face.drawable(line)).collect();
    let text = drawn.join("\n");
    let at = |size| Fitted {
        size,
        lines: face.lines(&text, size, WIDTH),
        is_whole: true,
    };
    let has_room = |one: &Fitted| one.lines.len() <= MOST_LINES;
    let breaks_no_word = |one: &Fitted| {
        let mut words = text.split_whitespace();
        words.all(|word| face.width(word, one.size) <= WIDTH)
    };
    let sizes = || SIZES.into_iter().map(at).filter(has_room);
    let found = sizes().find(breaks_no_word).or_else(|| sizes().next());
    found.unwrap_or_else(|| {
        let mut cut = at(SMALLEST);
        cut.lines.truncate(MOST_LINES);
        cut.is_whole = false;
        cut
    })
}

/// The size of the sender's line; nothing where it is too long for the window.
pub(super) fn sender_size(face: &Typeface, sender: &str) -> Option<f32> {
    let mut sizes = SENDER.into_iter();
    sizes.find(|size| face.width(sender, *size) <= WIDTH)
}

/// Why an address cannot stand on a letter.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::delivery) enum Unfit {
    /// No letter can show these characters of one of its parts.
    Characters {
        /// Which part, from 0.
        part: usize,
        /// The characters, each once.
        characters: String,
    },
    /// There is no room for it.
    Room {
        /// The part that is longest, from 0.
        part: usize,
        /// How many lines it would have altogether.
        lines: usize,
    },
}

/// Why an address of these parts cannot stand on a letter; nothing where it can.
pub(in crate::delivery) fn unfit(parts: &[String]) -> Result<Option<Unfit>, Fault> {
    let face = &Typefaces::built_in()?.text;
    for (part, text) in parts.iter().enumerate() {
        if let Some(characters) = face.lacking(text) {
            return Ok(Some(Unfit::Characters { part, characters }));
        }
    }
    if fitted(face, parts).is_whole {
        return Ok(None);
    }
    let lines = |text: &String| face.lines(&face.drawable(text), SMALLEST, WIDTH).len();
    let wide = |text: &String| face.width(text, SMALLEST);
    let longest = parts.iter().enumerate().max_by(|(_, one), (_, other)| {
        let by_lines = lines(one).cmp(&lines(other));
        by_lines.then(wide(one).total_cmp(&wide(other)))
    });
    Ok(Some(Unfit::Room {
        part: longest.map_or(0, |(part, _)| part),
        lines: parts.iter().map(lines).sum(),
    }))
}

#[cfg(test)]
mod tests {
    use super::{MOST_LINES, Typefaces, Unfit, WIDTH, fitted, unfit};

    fn parts(parts: &[&str]) -> Vec<String> {
        parts.iter().map(|&part| part.to_owned()).collect()
    }

    #[test]
    fn an_address_is_wrapped_and_made_smaller_and_nothing_of_it_is_lost() {
        let face = &Typefaces::built_in().unwrap().text;
        let long = "Landesamt für Digitalisierung, Breitband und Vermessung, Referat 42 für Karten";
        let wide = "Donaudampfschifffahrtsgesellschaft";
        for address in [
            parts(&["Anna Berg", "Storgatan 1", "837 22 Järpen"]),
            parts(&[long, long, "80538 München"]),
            parts(&[wide, "Wien"]),
            parts(&["A", "B", "C", "D", "E", "F", "G"]),
            vec!["W".repeat(170)],
        ] {
            let fitted = fitted(face, &address);
            assert!(fitted.is_whole && fitted.lines.len() <= MOST_LINES);
            let mut lines = fitted.lines.iter();
            assert!(lines.all(|line| face.width(line, fitted.size) <= WIDTH));
            let all = |lines: &[String]| lines.concat().replace(' ', "");
            assert_eq!(all(&fitted.lines), all(&address));
            assert_eq!(unfit(&address).unwrap(), None);
        }
        let whole = fitted(face, &parts(&[wide, "Wien"]));
        assert_eq!(
            whole.lines,
            [wide, "Wien"],
            "no word is broken that need not be"
        );
    }

    #[test]
    fn what_has_no_room_or_cannot_be_shown_is_named() {
        let face = &Typefaces::built_in().unwrap().text;
        let long = ["Anna".to_owned(), "W".repeat(256), "Järpen".to_owned()];
        let refused = unfit(&long).unwrap();
        assert!(
            matches!(refused, Some(Unfit::Room { part: 1, lines }) if lines > MOST_LINES),
            "{refused:?}"
        );
        // Letters that were stored before addresses were looked at.
        let cut = fitted(face, &long);
        assert_eq!((cut.lines.len(), cut.is_whole), (MOST_LINES, false));
        for (name, characters) in [
            ("田中さん", "田, 中, さ, ん"),
            ("Anna علي", "ع, ل, ي"),
            ("דוד דוד", "ד, ו"),
            ("สมชาย", "ส, ม, ช, า, ย"),
        ] {
            let refused = unfit(&parts(&["Storgatan 1", name])).unwrap();
            let characters = characters.to_owned();
            let part = 1;
            assert_eq!(refused, Some(Unfit::Characters { part, characters }));
        }
    }
}
