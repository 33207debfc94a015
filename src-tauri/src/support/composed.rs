use std::path::PathBuf;

use configuration::Configuration;
use desk::{Datum, DeviceView, SessionView, SittingView, WatchedCardView};
use serde_json::{Value, json};

use super::{
    SupportFile, logs,
    redactor::{Known, Redactor},
};
use crate::{
    settings,
    view::{AboutView, PlaceView, SettingView, WindowView},
};

/// What a bundle is composed of. All of it was known before; nothing is asked of cards or hosts.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// What this program is.
    pub(crate) about: AboutView,
    /// How it is set.
    pub(crate) configuration: Configuration,
    /// What the window shows; little of it is taken.
    pub(crate) view: WindowView,
    /// The devices, where they could be asked for.
    pub(crate) devices: Option<Vec<DeviceView>>,
    /// The folder of the log files.
    pub(crate) logs: Option<PathBuf>,
    /// The user's home folder.
    pub(crate) home: Option<PathBuf>,
    /// The user's name at the system.
    pub(crate) user: Option<String>,
}

/// The files of a bundle. Data for whoever helps, in one form for all languages.
pub(super) fn files(facts: &Facts) -> Vec<SupportFile> {
    let mut redactor = Redactor::new(&known(facts));
    let mut redacted = |name: &str, value: &Value| SupportFile {
        name: name.to_owned(),
        text: redactor.redact(&format!("{value:#}\n")),
    };
    let mut files = vec![
        redacted("program.json", &program(&facts.about)),
        redacted("settings.json", &settings(&facts.configuration)),
        redacted("window.json", &window(&facts.view)),
    ];
    files.push(devices(&mut redactor, facts.devices.as_deref()));
    let logs = facts.logs.as_deref().map(logs::last_days);
    files.extend(logs.into_iter().flatten().map(|file| SupportFile {
        text: redactor.redact(&file.text),
        ..file
    }));
    files
}

fn program(about: &AboutView) -> Value {
    json!({
        "version": about.version,
        "commit": about.commit,
        "tauri": about.tauri,
        "webview": about.webview,
        "system": about.system,
    })
}

fn settings(configuration: &Configuration) -> Value {
    let entries = configuration.entries();
    let entries = entries.iter().map(SettingView::from).map(|entry| {
        json!({
            "key": entry.key,
            "value": entry.value.map(without_pem),
            "source": entry.source,
            "from": entry.from,
            "locked": entry.locked,
        })
    });
    json!({
        "entries": entries.collect::<Vec<_>>(),
        "mistakes": settings::mistakes(configuration),
    })
}

/// Whom a host trusts is nobody else's business.
fn without_pem(value: String) -> String {
    if value.contains("-----BEGIN ") {
        "PEM".to_owned()
    } else {
        value
    }
}

/// How far the work is; not whose.
fn window(view: &WindowView) -> Value {
    let place = match &view.place {
        PlaceView::NotChosen { .. } => "not-chosen",
        PlaceView::Opening { .. } => "opening",
        PlaceView::Practice { .. } => "practice",
        PlaceView::OwnHost { .. } => "own-host",
        PlaceView::Remote { .. } => "remote",
    };
    let trouble = match &view.place {
        PlaceView::NotChosen { trouble, .. } => trouble.as_ref().map(|trouble| &trouble.code),
        _ => None,
    };
    json!({
        "place": place,
        "trouble": trouble,
        "settings": view.settings,
        "sitting": view.sitting.as_ref().map(sitting),
    })
}

fn sitting(sitting: &SittingView) -> Value {
    let session = match &sitting.officer.session {
        SessionView::SignedOut => "signed-out",
        SessionView::SigningIn { .. } => "signing-in",
        SessionView::SignedIn { .. } => "signed-in",
        SessionView::Locked { .. } => "locked",
    };
    let run = sitting.run.as_ref();
    json!({
        "session": session,
        "officer-device": sitting.officer.device,
        "officer-trouble": sitting.officer.trouble.as_ref().map(|trouble| &trouble.code),
        "devices-trouble": sitting.devices.trouble.as_ref().map(|trouble| &trouble.code),
        "form": sitting.draft.is_some(),
        "form-touched": sitting.draft_touched,
        "run": run.map(|run| if run.outcome.is_some() { "ended" } else { "under-way" }),
    })
}

/// An answer to reset tells the make of a card, not which one it is: it is the one long number that stays.
fn devices(redactor: &mut Redactor, devices: Option<&[DeviceView]>) -> SupportFile {
    let devices = devices.map(|devices| {
        let devices = devices.iter().map(|device| DeviceView {
            name: redactor.redact(&device.name),
            content: device.content.clone(),
        });
        devices.collect::<Vec<_>>()
    });
    SupportFile {
        name: "devices.json".to_owned(),
        text: format!("{:#}\n", json!(devices)),
    }
}

/// Who works here, what is in the form, and which cards lie in devices: none of it should be in a log.
fn known(facts: &Facts) -> Known {
    let (mut names, mut cards) = (Vec::new(), Vec::new());
    if let Some(sitting) = &facts.view.sitting {
        names.extend(officer(&sitting.officer.session));
        let draft = sitting.draft.as_ref();
        let fields = draft.iter().flat_map(|draft| &draft.fields);
        names.extend(fields.map(|field| field.value.clone()));
        cards.extend(sitting.devices.devices.iter().flat_map(|it| card(&it.card)));
    }
    Known {
        home: facts.home.as_ref().map(|home| home.display().to_string()),
        user: facts.user.clone(),
        names,
        cards,
    }
}

/// What tells a card from every other one.
fn card(card: &WatchedCardView) -> Vec<String> {
    let WatchedCardView::Read { card } = card else {
        return Vec::new();
    };
    let identity = card.identity.as_ref();
    let identity = match identity.and_then(|identity| identity.data.get("id")) {
        Some(Datum::Text(id)) => Some(id.clone()),
        _ => None,
    };
    identity.into_iter().chain(card.guid.clone()).collect()
}

fn officer(session: &SessionView) -> Option<String> {
    let officer = match session {
        SessionView::SignedOut => None,
        SessionView::SigningIn { locked } => locked.as_ref(),
        SessionView::SignedIn { officer } | SessionView::Locked { officer, .. } => Some(officer),
    };
    officer.map(|officer| officer.name.clone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use desk::{CardView, ReferenceDataView, Sentence};

    use super::*;

    #[test]
    fn a_card_is_known_by_its_serial_number_and_its_guid() {
        let data = ReferenceDataView {
            tries_left: None,
            tries: None,
            is_factory: None,
        };
        let id = Datum::Text("40217".to_owned());
        let read = CardView {
            identity: Some(Sentence {
                code: "card-serial".to_owned(),
                data: BTreeMap::from([("id".to_owned(), id)]),
            }),
            product: "PIV card".to_owned(),
            guid: Some("0193b5c23f6a7c109d510a1b2c3d4e5f".to_owned()),
            keys: Vec::new(),
            places: 4,
            pin: data.clone(),
            puk: data,
            management_key: None,
            management_key_is_factory: None,
            metadata: false,
        };
        let read = WatchedCardView::Read {
            card: Box::new(read),
        };
        assert_eq!(card(&read), ["40217", "0193b5c23f6a7c109d510a1b2c3d4e5f"]);
        assert_eq!(card(&WatchedCardView::Mute), [""; 0]);
    }
}
