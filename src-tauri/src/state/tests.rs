use std::time::Duration;

use desk::Trouble;

use super::Shell;
use crate::{
    settings::Settings,
    shell_error::ShellError,
    view::{PlaceChoice, PlaceView, WindowView},
};

fn shell(folder: &tempfile::TempDir) -> Shell {
    let (settings, trouble) = Settings::read_in(Some(folder.path().to_owned()));
    Shell::new(settings, trouble)
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
        shell.open(choice.clone());
        let view = until(&shell, |view| not_chosen(view) && view.number > number).await;
        assert_eq!(trouble(&view).unwrap().code, code);
        let PlaceView::NotChosen { url, ca, .. } = view.place else {
            unreachable!();
        };
        assert_eq!(url.as_deref(), choice.url());
        assert_eq!(ca.as_deref(), choice.ca());
    }
    assert_eq!(shell.settings().kept().place, None);
}

#[tokio::test]
async fn practice_opens_is_remembered_and_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    shell.open(PlaceChoice::Practice);
    // The web view may send a command twice.
    shell.open(PlaceChoice::OwnHost);
    let view = until(&shell, |view| view.sitting.is_some()).await;
    assert!(matches!(view.place, PlaceView::Practice { .. }), "{view:?}");
    let kept = shell.settings().kept();
    assert_eq!(kept.place, Some(PlaceChoice::Practice));
    assert_eq!(kept.sitting, desk::Remembered::default());

    shell.leave().await.unwrap();
    assert!(not_chosen(&shell.view()));
    assert_eq!(shell.view().sitting, None);
    assert_eq!(shell.settings().kept().place, None);
    shell.close().await;
}

#[tokio::test]
async fn what_was_asked_for_at_a_start_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let shell = shell(&folder);
    shell.open_this_time(PlaceChoice::Practice);
    until(&shell, |view| view.sitting.is_some()).await;
    assert_eq!(shell.settings().kept().place, None);
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
    shell.open(remote("not an address", ""));
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
