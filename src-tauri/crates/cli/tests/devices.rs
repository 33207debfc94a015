//! A desk where no smart card service runs.

#![cfg(target_os = "linux")]

mod program;

use program::countersign;

#[test]
fn what_to_install_and_start_is_said_at_once() {
    for command in [&["devices"][..], &["card"], &["card", "--device", "Reader"]] {
        let ended = countersign(command, "");
        assert_eq!((ended.code, ended.stdout.as_str()), (5, ""), "{command:?}");
        assert!(
            ended.stderr.contains("sudo apt install pcscd"),
            "{}",
            ended.stderr
        );
        insta::allow_duplicates! { insta::assert_snapshot!("no_smart_card_service", ended.stderr); }
    }
}

#[test]
fn a_program_gets_it_as_json() {
    let ended = countersign(&["devices", "--json"], "");
    assert_eq!(ended.code, 5);
    assert_eq!(ended.json()[0]["error"]["code"], "reader-no-service");
}
