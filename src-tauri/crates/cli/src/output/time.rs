//! Times as people read them. They come as RFC 3339 in UTC and stay in UTC: documents and audits have them so.

/// The day: `2026-11-22`.
pub(crate) fn day(time: &str) -> String {
    time.split('T').next().unwrap_or(time).to_owned()
}

/// Day and minute: `2026-11-22 10:05 UTC`.
pub(crate) fn minute(time: &str) -> String {
    match time.split_once('T') {
        Some((day, clock)) if clock.is_ascii() && clock.len() >= 5 => {
            format!("{day} {} UTC", &clock[..5])
        }
        _ => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, minute};

    #[test]
    fn times_are_shortened_and_other_texts_stay() {
        assert_eq!(day("2026-11-22T10:05:59.123Z"), "2026-11-22");
        assert_eq!(minute("2026-11-22T10:05:59.123Z"), "2026-11-22 10:05 UTC");
        assert_eq!(minute("soon"), "soon");
        assert_eq!(minute("aTé"), "aTé");
    }
}
