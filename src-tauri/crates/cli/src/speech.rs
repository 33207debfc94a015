//! In which language the program speaks, and whose dates and numbers it writes.

use configuration::Configuration;
use messages::Language;

/// A language of the catalogue, and a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    pub(crate) language: Language,
    /// ISO 3166; `None` where the system tells none.
    pub(crate) region: Option<String>,
}

impl Speech {
    /// The language of the configuration, else the system's; the region is the system's.
    pub(crate) fn of(configuration: &Configuration) -> Self {
        let locales: Vec<_> = sys_locale::get_locales().collect();
        Self::chosen(configuration.locale().tag(), &locales)
    }

    fn chosen(language: Option<&str>, locales: &[String]) -> Self {
        let language = match language {
            Some(tag) => Language::negotiate([tag]),
            None => Language::negotiate(locales),
        };
        // What the system prefers less may still tell where it stands.
        let region = locales.iter().find_map(|locale| region(locale));
        Self { language, region }
    }
}

/// The region of a tag such as `sv-SE` or `zh-Hant-TW`.
fn region(locale: &str) -> Option<String> {
    let parts = locale.split(['-', '_']).skip(1);
    let is_region =
        |part: &&str| part.len() == 2 && part.bytes().all(|one| one.is_ascii_alphabetic());
    parts.into_iter().find(is_region).map(str::to_uppercase)
}

#[cfg(test)]
mod tests {
    use messages::Language;

    use super::Speech;

    fn chosen(language: Option<&str>, locales: &[&str]) -> (Language, Option<String>) {
        let locales: Vec<_> = locales.iter().map(|locale| (*locale).to_owned()).collect();
        let speech = Speech::chosen(language, &locales);
        (speech.language, speech.region)
    }

    #[test]
    fn what_is_set_goes_before_what_the_system_prefers() {
        let region = |region: &str| Some(region.to_owned());
        assert_eq!(
            chosen(Some("sv"), &["de-AT"]),
            (Language::Swedish, region("AT"))
        );
        assert_eq!(
            chosen(None, &["nb-NO", "sv-SE"]),
            (Language::Swedish, region("NO"))
        );
        assert_eq!(
            chosen(None, &["fr", "fr-ca"]),
            (Language::French, region("CA"))
        );
        assert_eq!(
            chosen(None, &["zh-Hant-TW"]),
            (Language::English, region("TW"))
        );
        assert_eq!(chosen(None, &["C"]), (Language::English, None));
        assert_eq!(chosen(None, &[]), (Language::English, None));
    }
}
