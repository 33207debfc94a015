//! Everything that the window shows.

use std::path::PathBuf;

use desk::{SittingView, Trouble};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;
use workstation::{FirstOfficerView, Place, PracticeView, practice::Pace};

mod about;
mod clipboard;
mod settings;
mod support;

pub(crate) use about::{AboutView, ComponentView};
pub(crate) use clipboard::PinCopiedView;
pub(crate) use settings::{
    AppearanceView, LanguageCode, SetHostView, SettingFilesView, SettingKind, SettingSource,
    SettingView, SettingsInEffect, SettingsView,
};
pub(crate) use support::{SupportBundleView, SupportFileView};

/// Everything that the window shows. Each one says everything, so that one that is skipped loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WindowView {
    /// Rises with each one: an older one that comes late is not shown.
    pub(crate) number: u32,
    /// The settings that it goes by.
    pub(crate) settings: SettingsInEffect,
    /// Where the desk is.
    pub(crate) place: PlaceView,
    /// The sitting at the desk that is open.
    pub(crate) sitting: Option<SittingView>,
    /// Whether somebody wanted to close the window during the run that is under way: it stays open until the run has
    /// ended.
    pub(crate) closing_refused: bool,
}

/// Where the desk is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub(crate) enum PlaceView {
    /// Nobody has said yet.
    NotChosen {
        /// Why the place that was chosen last did not open.
        trouble: Option<Trouble>,
        /// The address that was typed last.
        url: Option<String>,
        /// The authority certificates (PEM) that were given with an address that did not open.
        ca: Option<String>,
    },
    /// It is being opened.
    Opening {
        /// Which kind: `practice`, `own-host`, `remote`.
        place: PlaceKind,
    },
    /// The practice desk.
    Practice {
        /// Its cards.
        practice: PracticeView,
    },
    /// This desk's own host.
    OwnHost {
        /// What is needed where it has no officer yet; nobody can sign in before.
        first_officer: Option<FirstOfficerView>,
    },
    /// A host elsewhere.
    Remote {
        /// Its address.
        url: String,
    },
}

/// Kinds of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PlaceKind {
    /// The practice desk.
    Practice,
    /// This desk's own host.
    OwnHost,
    /// A host elsewhere.
    Remote,
}

/// Where a desk is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub(crate) enum PlaceChoice {
    /// At the practice desk.
    Practice,
    /// At this desk's own host.
    OwnHost,
    /// At a host elsewhere.
    Remote {
        /// `https://name:port`.
        url: String,
        /// The host's authority certificates, PEM.
        ca: String,
    },
}

impl PlaceChoice {
    /// Which kind of place that is.
    pub(crate) const fn kind(&self) -> PlaceKind {
        match self {
            Self::Practice => PlaceKind::Practice,
            Self::OwnHost => PlaceKind::OwnHost,
            Self::Remote { .. } => PlaceKind::Remote,
        }
    }

    /// The address that was typed.
    pub(crate) fn url(&self) -> Option<&str> {
        match self {
            Self::Practice | Self::OwnHost => None,
            Self::Remote { url, .. } => Some(url),
        }
    }

    /// The authority certificates of the host elsewhere, PEM.
    pub(crate) fn ca(&self) -> Option<&str> {
        match self {
            Self::Practice | Self::OwnHost => None,
            Self::Remote { ca, .. } => Some(ca),
        }
    }
}

impl From<PlaceChoice> for Place {
    fn from(choice: PlaceChoice) -> Self {
        match choice {
            PlaceChoice::Practice => Self::Practice {
                pace: Pace::Silicon,
            },
            PlaceChoice::OwnHost => Self::Embedded {
                // The same variable as for the command line and the host's console.
                data: std::env::var_os("COUNTERSIGN_DATA").map(PathBuf::from),
            },
            PlaceChoice::Remote { url, ca } => Self::Remote {
                url,
                ca: ca.into_bytes(),
            },
        }
    }
}

/// What is seen has changed.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub(crate) struct ViewChanged(pub(crate) WindowView);
