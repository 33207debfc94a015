//! Keys that are archived and recovered: the form, what comes of it, and the Archive tab.

use desk::{HostError, SessionView, SittingView, Trouble};

use super::{
    Scenario,
    sitting::{HOST_URL, at_host},
};

mod drafts;
mod forms;
mod found;
mod requests;
mod rows;
mod runs;

const DIGEST: &str = "5f0b6d1c9a7e43f28b8c20de4f6a1b3d7c9e8f0a2b4c6d8e0f1a3b5c7d9e0f12";

const REASON: &str = "Card lost on 18 November; Anna Berg reads her old mail again.";

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = forms::forms();
    all.extend(forms::approvals());
    all.extend(runs::runs());
    all.extend(requests::tab());
    all
}

fn with(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}

fn with_roles(mut sitting: SittingView, roles: &[&str]) -> SittingView {
    if let SessionView::SignedIn { officer } = &mut sitting.officer.session {
        officer.roles = roles.iter().map(|role| (*role).to_owned()).collect();
    }
    sitting
}

fn unreachable() -> Trouble {
    Trouble::from(&HostError::Unreachable {
        url: HOST_URL.to_owned(),
    })
}
