//! Dates, times and numbers as people read them. Programs get RFC 3339 and digits.

use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDT},
    input::{Date, DateTime, Time},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::{Locale, subtags::Region};
use jiff::{Timestamp, civil, tz::TimeZone};

use crate::speech::Speech;

/// As a language and a region write them (CLDR). Times come in UTC and stay in UTC: documents and audits have them so.
///
/// The data of all regions are built in; were they not, what comes would be shown as it came.
pub(crate) struct Formats(Locale);

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

impl Formats {
    pub(crate) fn of(speech: &Speech) -> Self {
        Self(locale(speech))
    }

    /// The day of a point in time (RFC 3339): `22 Nov 2026`. What is no point in time stands as it came.
    pub(crate) fn day(&self, time: &str) -> String {
        self.written_day(time).unwrap_or_else(|| time.to_owned())
    }

    /// Day and minute of a point in time (RFC 3339): `22 Nov 2026, 10:05 UTC`. What is no point in time stands as it came.
    pub(crate) fn minute(&self, time: &str) -> String {
        self.written_minute(time).unwrap_or_else(|| time.to_owned())
    }

    /// Seconds with one decimal: `5.0`.
    pub(crate) fn seconds(&self, milliseconds: u32) -> String {
        let mut decimal = Decimal::from((milliseconds + 50) / 100);
        decimal.multiply_pow10(-1);
        match DecimalFormatter::try_new((&self.0).into(), Default::default()) {
            Ok(formatter) => formatter.format(&decimal).to_string(),
            Err(_) => decimal.to_string(),
        }
    }

    fn written_day(&self, time: &str) -> Option<String> {
        let formatter: Formatter<YMD> =
            FixedCalendarDateTimeFormatter::try_new((&self.0).into(), YMD::medium()).ok()?;
        Some(formatter.format(&date(utc(time)?)?).to_string())
    }

    fn written_minute(&self, time: &str) -> Option<String> {
        let fields = YMD::medium().with_time_hm();
        let formatter: Formatter<YMDT> =
            FixedCalendarDateTimeFormatter::try_new((&self.0).into(), fields).ok()?;
        let utc = utc(time)?;
        let (hour, minute) = (utc.hour().try_into().ok()?, utc.minute().try_into().ok()?);
        let time = Time::try_new(hour, minute, 0, 0).ok()?;
        let date = date(utc)?;
        Some(format!(
            "{} UTC",
            formatter.format(&DateTime { date, time })
        ))
    }
}

/// The language as the region writes it. Where no region is known, English is written as in Europe: the day before the
/// month, and 24 hours.
fn locale(speech: &Speech) -> Locale {
    let mut locale: Locale = speech.language.tag().parse().unwrap_or(Locale::UNKNOWN);
    let english = || (speech.language == messages::Language::English).then_some("150");
    let region = speech.region.as_deref().or_else(english);
    locale.id.region = region.and_then(|region| region.parse::<Region>().ok());
    locale
}

fn utc(time: &str) -> Option<civil::DateTime> {
    let time: Timestamp = time.parse().ok()?;
    Some(TimeZone::UTC.to_datetime(time))
}

fn date(utc: civil::DateTime) -> Option<Date<Gregorian>> {
    let (month, day) = (utc.month().try_into().ok()?, utc.day().try_into().ok()?);
    Date::try_new_gregorian(utc.year().into(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use messages::Language;

    use super::Formats;
    use crate::speech::Speech;

    const TIME: &str = "2026-11-02T10:05:59.123Z";

    fn formats(language: Language, region: Option<&str>) -> Formats {
        let region = region.map(ToOwned::to_owned);
        Formats::of(&Speech { language, region })
    }

    #[test]
    fn dates_are_written_as_the_language_and_the_region_write_them() {
        for (language, region, day, minute) in [
            (
                Language::English,
                None,
                "2 Nov 2026",
                "2 Nov 2026, 10:05 UTC",
            ),
            (
                Language::English,
                Some("GB"),
                "2 Nov 2026",
                "2 Nov 2026, 10:05 UTC",
            ),
            (
                Language::English,
                Some("US"),
                "Nov 2, 2026",
                "Nov 2, 2026, 10:05\u{202f}AM UTC",
            ),
            (
                Language::Swedish,
                Some("SE"),
                "2 nov. 2026",
                "2 nov. 2026 10:05 UTC",
            ),
            (
                Language::German,
                Some("AT"),
                "02.11.2026",
                "02.11.2026, 10:05 UTC",
            ),
            (
                Language::French,
                None,
                "2 nov. 2026",
                "2 nov. 2026, 10:05 UTC",
            ),
        ] {
            let formats = formats(language, region);
            assert_eq!(formats.day(TIME), day, "{language} {region:?}");
            assert_eq!(formats.minute(TIME), minute, "{language} {region:?}");
        }
    }

    #[test]
    fn what_is_no_time_stands_as_it_came() {
        let formats = formats(Language::German, None);
        assert_eq!(formats.day("soon"), "soon");
        assert_eq!(formats.minute("aTé"), "aTé");
    }

    #[test]
    fn seconds_have_the_languages_decimal_sign() {
        assert_eq!(formats(Language::English, None).seconds(5_040), "5.0");
        assert_eq!(formats(Language::German, None).seconds(12_950), "13,0");
        assert_eq!(formats(Language::French, None).seconds(60), "0,1");
    }
}
