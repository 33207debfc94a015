use std::fmt;

use unic_langid::LanguageIdentifier;

use crate::files;

/// A language in which the texts are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in which every text is written first.
    #[default]
    English,
    /// Swedish.
    Swedish,
    /// German.
    German,
    /// French.
    French,
}

impl Language {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::English, Self::Swedish, Self::German, Self::French];

    /// The language's tag (BCP 47), which is also what configurations and addresses call it: `sv`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Swedish => "sv",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// The language of exactly that [`tag`](Self::tag).
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first of the preferred languages in which the texts are there; English where they are in none.
    ///
    /// Tags are taken as systems give them: `de-AT`, `sv_SE.UTF-8`, `fr_CA@euro`. Region and script do not matter; what is
    /// no tag (`C`, `POSIX`) is passed over.
    pub fn negotiate(preferred: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        preferred
            .into_iter()
            .find_map(|tag| Self::spoken(tag.as_ref()))
            .unwrap_or_default()
    }

    fn spoken(tag: &str) -> Option<Self> {
        let tag = tag.split(['.', '@']).next().unwrap_or_default();
        let language: LanguageIdentifier = tag.parse().ok()?;
        Self::of_tag(language.language.as_str())
    }

    /// Its files, each a name and its content.
    pub(crate) fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => files::EN,
            Self::Swedish => files::SV,
            Self::German => files::DE,
            Self::French => files::FR,
        }
    }

    /// As Fluent has it. Every tag here is one; were one none, numbers would have no plurals.
    pub(crate) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use unic_langid::LanguageIdentifier;

    use super::Language;

    #[test]
    fn the_first_preferred_one_that_is_there_is_taken() {
        for (preferred, language) in [
            (&["sv-SE"][..], Language::Swedish),
            (&["de_AT.UTF-8"], Language::German),
            (&["fr_CA@euro", "en"], Language::French),
            (&["nb-NO", "sv-SE", "en-GB"], Language::Swedish),
            (&["zh-Hant-TW", "DE"], Language::German),
            (
                &["C", "POSIX", "C.UTF-8", "", "not a tag"],
                Language::English,
            ),
            (&["nb-NO"], Language::English),
            (&[], Language::English),
        ] {
            assert_eq!(Language::negotiate(preferred), language, "{preferred:?}");
        }
    }

    #[test]
    fn a_tag_names_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
            assert_ne!(language.identifier(), LanguageIdentifier::default());
        }
        assert_eq!(Language::of_tag("sv-SE"), None);
        assert_eq!(Language::of_tag("system"), None);
    }
}
