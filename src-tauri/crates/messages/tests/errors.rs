//! Every error's texts, as a person reads them.

#![recursion_limit = "512"]

use messages::{Arguments, ErrorText, Language, Messages};
use samples::{LEFT_BEHIND, samples};

#[path = "samples/mod.rs"]
mod samples;

#[test]
fn every_error_reads_like_this() {
    let messages = Messages::english();
    let mut read = String::new();
    for code in Messages::error_codes() {
        let texts = samples().map(|sample| {
            shown(
                &messages
                    .error(code, &Arguments::from_json(&sample))
                    .unwrap(),
            )
        });
        read.push_str(&format!("[{code}]\n{}", texts[0]));
        if texts[1] != texts[0] {
            read.push_str(&format!("- or -\n{}", texts[1]));
        }
        read.push('\n');
    }
    insta::assert_snapshot!(read);
}

#[test]
fn what_a_run_left_behind_stands_for_what_was_not_done() {
    let messages = Messages::english();
    let mut read = String::new();
    for left in LEFT_BEHIND {
        let data = Arguments::from_json(&samples()[1]).with("left-behind", left);
        let text = messages.error("card-removed", &data).unwrap();
        read.push_str(&format!("[{left}]\n{}\n", shown(&text)));
    }
    insta::assert_snapshot!(read);
}

#[test]
fn every_error_is_short_and_in_the_products_words() {
    for language in Language::ALL {
        let messages = Messages::of(language);
        for code in Messages::error_codes() {
            for sample in samples() {
                let text = messages
                    .error(code, &Arguments::from_json(&sample))
                    .unwrap();
                for part in [&text.what, &text.not_done, &text.next] {
                    check(language, code, part);
                }
            }
        }
    }
}

fn check(language: Language, code: &str, text: &str) {
    // The same takes more room in other languages.
    let most = if language == Language::English {
        330
    } else {
        430
    };
    assert!(
        text.ends_with(['.', ')']) || text.contains(": "),
        "{language}: {code}: a sentence ends: {text}"
    );
    assert!(
        text.chars().count() <= most,
        "{language}: {code}: too long to be read: {text}"
    );
    assert!(
        !text.contains('\n') && !text.contains("  "),
        "{language}: {code}: one line without gaps: {text}"
    );
    if language != Language::English {
        return;
    }
    for word in [
        "please",
        "oops",
        "sorry",
        "server",
        "token card",
        "smartcard",
        "slot",
    ] {
        assert!(
            !text.to_lowercase().contains(word),
            "{language}: {code}: “{word}” is not a word of the product: {text}"
        );
    }
}

fn shown(text: &ErrorText) -> String {
    format!("{}\n{}\n{}\n", text.what, text.not_done, text.next)
}
