//! What can be typed, and what is said about what cannot.

mod program;

use program::countersign;

#[test]
fn help_explains_every_command() {
    let mut said = String::new();
    for command in [
        &["--help"][..],
        &["devices", "--help"],
        &["card", "--help"],
        &["procedures", "--help"],
        &["issue", "--help"],
        &["archive", "--help"],
        &["archive", "search", "--help"],
        &["recovery", "--help"],
        &["recovery", "request", "--help"],
        &["recovery", "list", "--help"],
        &["recovery", "approve", "--help"],
        &["recovery", "refuse", "--help"],
        &["orders", "--help"],
        &["orders", "list", "--help"],
        &["orders", "show", "--help"],
        &["orders", "verify", "--help"],
        &["orders", "abandon", "--help"],
        &["orders", "export", "--help"],
        &["practice", "--help"],
        &["completions", "--help"],
    ] {
        let ended = countersign(command, "");
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        said.push_str(&format!(
            "$ countersign {}\n{}\n",
            command.join(" "),
            ended.stdout.replace(".exe", "")
        ));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_command_line_that_is_not_understood_is_told() {
    for (arguments, word) in [
        (&["issue"][..], "--procedure"),
        (
            &["issue", "--procedure", "p", "--input", "name"],
            "not of the form NAME=VALUE",
        ),
        (
            &["issue", "--procedure", "p", "--action", "9b=add"],
            "names no key",
        ),
        (
            &["issue", "--procedure", "p", "--action", "9a=drop"],
            "add, redo, issue, blank",
        ),
        (&["issue", "--procedure", "p", "--key", "9a=dsa"], "eccp256"),
        (
            &["issue", "--procedure", "p", "--recover", "9d="],
            "no Certificate ID after =",
        ),
        (
            &["issue", "--procedure", "p", "--request", "0a1b"],
            "not 6 to 64 hexadecimal digits",
        ),
        (&["archive", "search"], "--serial"),
        (&["recovery", "approve"], "DIGEST"),
        (&["recovery", "refuse", "0a1b2c3d"], "--reason"),
        (&["procedures", "--host", "https://host.example"], "--ca"),
        (
            &[
                "procedures",
                "--host",
                "https://h",
                "--ca",
                "f",
                "--data",
                "d",
            ],
            "--data",
        ),
        (
            &["orders", "abandon", "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01"],
            "--reason",
        ),
        (&["print"], "print"),
    ] {
        let ended = countersign(arguments, "");
        assert_eq!(
            (ended.code, ended.stdout.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert!(
            ended.stderr.contains(word),
            "{arguments:?}: {}",
            ended.stderr
        );
    }
}

#[test]
fn a_program_gets_its_mistakes_as_json() {
    let ended = countersign(
        &["issue", "--json", "--procedure", "p", "--input", "name"],
        "",
    );
    assert_eq!((ended.code, ended.stderr.as_str()), (2, ""));
    let [error] = &ended.json()[..] else {
        panic!("{}", ended.stdout)
    };
    assert_eq!(error["error"]["code"], "usage");
    assert_eq!(error["error"]["exit"], 2);
    let ended = countersign(&["issue", "--json"], "");
    let what = &ended.json()[0]["error"]["what"];
    let named = "The command line was not understood: --procedure <PROCEDURE> is missing.";
    assert_eq!(what, named);
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ended = countersign(&["completions", shell], "");
        assert_eq!(ended.code, 0);
        for word in ["practice", "officer-device", "abandon"] {
            assert!(ended.stdout.contains(word), "{shell}: {word}");
        }
    }
}
