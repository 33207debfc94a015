use std::ffi::OsString;

/// What a start asks for. There is no more than this: everything else is asked in the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `--practice`: opens the practice desk, this time only.
    pub(crate) practice: bool,
}

impl Arguments {
    /// Words that mean nothing are logged and left alone: desktops add words of their own.
    pub(crate) fn of(words: impl IntoIterator<Item = OsString>) -> Self {
        let mut arguments = Self::default();
        for word in words {
            if word == "--practice" {
                arguments.practice = true;
            } else {
                tracing::warn!(?word, "this means nothing here");
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn of(words: &[&str]) -> Arguments {
        Arguments::of(words.iter().map(Into::into))
    }

    #[test]
    fn practice_is_one_word() {
        assert!(!of(&[]).practice);
        assert!(of(&["--practice"]).practice);
        assert!(of(&["-psn_0_1", "--practice"]).practice);
        assert!(!of(&["practice"]).practice);
    }
}
