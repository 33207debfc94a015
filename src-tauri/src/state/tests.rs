use std::{fs, time::Duration};

use desk::Trouble;

use super::Shell;
use crate::{
    shell_error::ShellError,
    view::{AppearanceView, LanguageCode, PlaceChoice, PlaceView, WindowView},
};

fn shell(folder: &tempfile::TempDir) -> Shell {
    Shell::in_folder(folder.path())
}

/// A desk whose machine has this configuration, and this policy.
fn configured(folder: &tempfile::TempDir, machine: &str, policy: &str) -> Shell {
    fs::write(folder.path().join("client.conf"), machine).unwrap();
    fs::write(folder.path().join("policy.conf"), policy).unwrap();
    shell(folder)
}

async fn until(shell: &Shell, what: impl FnMut(&WindowView) -> bool) -> WindowView {
    let mut views = shell.views();
    let waited = tokio::time::timeout(Duration::from_secs(60), views.wait_for(what)).await;
    waited.expect("it is shown in time").unwrap().clone()
}

fn not_chosen(view: &WindowView) -> bool {
    matches!(view.place, PlaceView::NotChosen { .. })
}

fn trouble(view: &WindowView) -> Option<&Trouble> {
    match &view.place {
        PlaceView::NotChosen { trouble, .. } => trouble.as_ref(),
        _ => None,
    }
}

fn remote(url: &str, ca: &str) -> PlaceChoice {
    PlaceChoice::Remote {
        url: url.to_owned(),
        ca: ca.to_owned(),
    }
}

#[test]
fn on_the_first_run_nothing_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let view = shell(&folder).view();
    assert!(not_chosen(&view));
    assert_eq!(trouble(&view), None);
    assert_eq!(shell(&folder).desk().err(), Some(ShellError::NoPlace));
}

#[tokio::test]
async fn a_place_that_does_not_open_says_why_and_keeps_the_address() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    for (choice, code) in [
        (remote("http://host", ""), "address-malformed"),
        (
            remote("https://host.example", "no certificate"),
            "authority-unusable",
        ),
    ] {
        let number = shell.view().number;
        shell.open(choice.clone()).unwrap();
        let view = until(&shell, |view| not_chosen(view) && view.number > number).await;
        assert_eq!(trouble(&view).unwrap().code, code);
        let PlaceView::NotChosen { url, ca, .. } = view.place else {
            unreachable!();
        };
        assert_eq!(url.as_deref(), choice.url());
        assert_eq!(ca.as_deref(), choice.ca());
    }
    assert_eq!(shell.remembered().kept().place, None);
}

#[tokio::test]
async fn practice_opens_is_remembered_and_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    shell.open(PlaceChoice::Practice).unwrap();
    // The web view may send a command twice.
    shell.open(PlaceChoice::OwnHost).unwrap();
    let view = until(&shell, |view| view.sitting.is_some()).await;
    assert!(matches!(view.place, PlaceView::Practice { .. }), "{view:?}");
    let kept = shell.remembered().kept();
    assert_eq!(kept.place, Some(PlaceChoice::Practice));
    assert_eq!(kept.sitting, desk::Remembered::default());

    shell.leave().await.unwrap();
    assert!(not_chosen(&shell.view()));
    assert_eq!(shell.view().sitting, None);
    assert_eq!(shell.remembered().kept().place, None);
    shell.close().await;
}

#[tokio::test]
async fn what_was_asked_for_at_a_start_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    shell.open_this_time(PlaceChoice::Practice).unwrap();
    until(&shell, |view| view.sitting.is_some()).await;
    assert_eq!(shell.remembered().kept().place, None);
    assert!(shell.may_close());
    shell.close().await;
}

#[tokio::test]
async fn a_start_while_it_is_ending_is_kept_in_mind_and_one_before_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    assert!(!shell.start_again_if_ending());
    shell.end_run().await;
    assert!(!shell.is_wanted_again());
    assert!(shell.start_again_if_ending());
    assert!(shell.is_wanted_again());
    assert!(shell.may_close());
}

#[tokio::test]
async fn each_view_has_a_higher_number() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    let mut views = shell.views();
    let mut last = views.borrow_and_update().number;
    shell.open(remote("not an address", "")).unwrap();
    loop {
        views.changed().await.unwrap();
        let view = views.borrow_and_update().clone();
        assert!(view.number > last, "{} after {last}", view.number);
        last = view.number;
        if trouble(&view).is_some() {
            return;
        }
    }
}

const HOST: &str = "https://host.example:8443";

/// A configuration that names a host which nobody can reach, with an authority that is none.
fn names_a_host() -> String {
    format!("[host]\nurl = \"{HOST}\"\nca = \"\"\"-----BEGIN CERTIFICATE-----\"\"\"\n")
}

#[tokio::test]
async fn the_host_that_the_machine_sets_is_opened_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    let shell = configured(&folder, &names_a_host(), "");
    assert!(!shell.asks_at_start());
    let host = shell.view().settings.host.unwrap();
    assert_eq!((host.url.as_str(), host.locked), (HOST, false));
    shell.open_at_start(None);
    // It was tried: its authority is none.
    let view = until(&shell, |view| trouble(view).is_some()).await;
    assert_eq!(trouble(&view).unwrap().code, "authority-unusable");
    assert_eq!(shell.remembered().kept().place, None);
}

#[tokio::test]
async fn another_place_is_chosen_and_kept_where_the_host_is_not_locked() {
    let folder = tempfile::tempdir().unwrap();
    let first = configured(&folder, &names_a_host(), "");
    first.open(PlaceChoice::Practice).unwrap();
    until(&first, |view| view.sitting.is_some()).await;
    first.close().await;
    let second = shell(&folder);
    second.open_at_start(None);
    let view = until(&second, |view| view.sitting.is_some()).await;
    assert!(matches!(view.place, PlaceView::Practice { .. }));
    second.leave().await.unwrap();
    assert!(!second.asks_at_start());
    second.close().await;
}

#[tokio::test]
async fn a_locked_host_is_the_only_one_beside_practice() {
    let folder = tempfile::tempdir().unwrap();
    let before = shell(&folder);
    before
        .remembered()
        .change(|kept| kept.place = Some(PlaceChoice::OwnHost));
    let shell = configured(&folder, "", &names_a_host());
    assert!(shell.view().settings.host.unwrap().locked);
    let locked = ShellError::PlaceLocked {
        url: HOST.to_owned(),
    };
    for other in [PlaceChoice::OwnHost, remote("https://other.example", "")] {
        assert_eq!(shell.open(other), Err(locked.clone()));
    }
    // What was open before it was locked is not opened any more.
    shell.open_at_start(None);
    let view = until(&shell, |view| trouble(view).is_some()).await;
    assert_eq!(trouble(&view).unwrap().code, "authority-unusable");
    shell.open(PlaceChoice::Practice).unwrap();
    until(&shell, |view| view.sitting.is_some()).await;
    shell.leave().await.unwrap();
    shell.close().await;
}

#[tokio::test]
async fn a_host_of_the_policy_that_is_not_known_allows_no_host() {
    for (policy, line) in [("host.url = 'http://bad'\n", ":1"), ("\n[host\n", ":2")] {
        let folder = tempfile::tempdir().unwrap();
        let before = shell(&folder);
        before
            .remembered()
            .change(|kept| kept.place = Some(PlaceChoice::OwnHost));
        let shell = configured(&folder, "", policy);
        let file = folder.path().join("policy.conf");
        let place = format!("{}{line}", file.display());
        let closed = ShellError::PlaceClosed { place };
        for other in [PlaceChoice::OwnHost, remote("https://other.example", "")] {
            assert_eq!(shell.open(other), Err(closed.clone()));
        }
        assert_eq!(shell.open_set_host(), Err(closed.clone()));
        shell.open_at_start(None);
        assert_eq!(trouble(&shell.view()), Some(&Trouble::from(closed)));
    }
}

#[tokio::test]
async fn a_word_of_the_policy_on_practice_that_is_not_known_allows_none() {
    let folder = tempfile::tempdir().unwrap();
    for policy in ["practice.enabled = 'no'\n", "[practice\n"] {
        let shell = configured(&folder, "practice.enabled = true\n", policy);
        assert!(!shell.view().settings.practice_enabled);
        let refused = shell.open(PlaceChoice::Practice);
        assert_eq!(refused, Err(ShellError::PracticeDisabled), "{policy}");
    }
}

#[tokio::test]
async fn a_locked_host_without_practice_is_not_left() {
    let folder = tempfile::tempdir().unwrap();
    let policy = names_a_host() + "[practice]\nenabled = false\n";
    let shell = configured(&folder, "", &policy);
    let left = shell.leave().await;
    assert!(
        matches!(left, Err(ShellError::PlaceLocked { .. })),
        "{left:?}"
    );
}

#[tokio::test]
async fn practice_that_is_switched_off_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let before = shell(&folder);
    before
        .remembered()
        .change(|kept| kept.place = Some(PlaceChoice::Practice));
    let shell = configured(&folder, "[practice]\nenabled = false\n", "");
    let refused = Err(ShellError::PracticeDisabled);
    assert_eq!(shell.open(PlaceChoice::Practice), refused);
    assert!(shell.asks_at_start());
    shell.open_at_start(None);
    assert_eq!(trouble(&shell.view()), None);
    shell.open_at_start(Some(PlaceChoice::Practice));
    assert_eq!(trouble(&shell.view()).unwrap().code, "practice-disabled");
}

#[test]
fn a_host_without_its_authority_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("host-ca.pem");
    let url = format!("[host]\nurl = \"{HOST}\"\n");
    let with_file = format!("{url}ca = '{}'\n", missing.display());
    for (machine, code) in [
        (url, "host-authority-not-set"),
        (with_file, "host-authority-unreadable"),
    ] {
        let shell = configured(&folder, &machine, "");
        shell.open_at_start(None);
        assert_eq!(trouble(&shell.view()).unwrap().code, code);
    }
}

#[tokio::test]
async fn a_setting_that_is_changed_is_in_effect_at_once_and_after_a_start() {
    let folder = tempfile::tempdir().unwrap();
    let first = shell(&folder);
    let number = first.view().number;
    for (key, value) in [
        ("locale", "sv"),
        ("appearance", "dark"),
        ("pin.show_seconds", "60"),
        ("pin.allow_copy", "true"),
    ] {
        let changed = first.change_setting(key.to_owned(), Some(value.to_owned()));
        changed.await.unwrap();
    }
    assert_eq!(first.view().number, number + 4);
    for shell in [first, shell(&folder)] {
        let settings = shell.view().settings;
        assert_eq!(settings.language, LanguageCode::Sv);
        assert_eq!(settings.appearance, AppearanceView::Dark);
        assert_eq!(settings.pin_show_seconds, 60);
        assert!(settings.pin_allow_copy);
    }
}

#[tokio::test]
async fn a_setting_that_cannot_be_that_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let shell = configured(&folder, "", "locale = \"de\"\n");
    let before = shell.view();
    for (key, value, code) in [
        ("locale", "sv", "setting-locked"),
        ("pin.show_seconds", "1", "setting-unfit"),
        ("colour", "red", "setting-unknown"),
    ] {
        let changed = shell.change_setting(key.to_owned(), Some(value.to_owned()));
        assert_eq!(Trouble::from(changed.await.unwrap_err()).code, code);
    }
    assert_eq!(shell.view(), before);
    assert_eq!(before.settings.language, LanguageCode::De);
}
