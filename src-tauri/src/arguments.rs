use std::ffi::OsString;

/// What a start asks for. There is no more than this: everything else is asked in the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// `--practice`: opens the practice desk, this time only.
    pub(crate) practice: bool,
    /// How many words mean nothing. The words are not kept: a file that was dropped on the program may be called after a
    /// holder.
    unknown: usize,
}

impl Arguments {
    /// Words that mean nothing are counted in the log and left alone: desktops add words of their own.
    pub(crate) fn of(words: impl IntoIterator<Item = OsString>) -> Self {
        let mut arguments = Self::default();
        for word in words {
            if word == "--practice" {
                arguments.practice = true;
            } else {
                arguments.unknown += 1;
            }
        }
        if arguments.unknown > 0 {
            tracing::warn!(words = arguments.unknown, "these mean nothing here");
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

    #[test]
    fn of_words_that_mean_nothing_only_the_number_is_kept() {
        assert_eq!(of(&["--practice"]).unknown, 0);
        let arguments = of(&["Anna Berg.pdf", "--practice", "-psn_0_1"]);
        assert_eq!(arguments.unknown, 2);
        assert!(!format!("{arguments:?}").contains("Anna"));
    }
}
