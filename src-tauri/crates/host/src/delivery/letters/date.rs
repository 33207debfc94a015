//! Dates of letters.

use icu_calendar::Gregorian;
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets::YMD, input::Date};
use icu_locale_core::{Locale, subtags::Region};
use jiff::{Timestamp, tz::TimeZone};
use messages::Language;

/// The day as the language writes it, in UTC.
pub(super) fn date(language: Language, at: Timestamp) -> String {
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
    use messages::Language;

    use super::date;

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
}
