//! Which device is meant.

use desk::{Desk, DeviceContent, DeviceView};
use serde_json::json;

use crate::{exit::Exit, output::Failure};

/// Whose card is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Officer,
    Subject,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Subject => "subject",
        }
    }
}

/// The device of that name, or of the one name that has `named` in it. Without a name, the only device with a card.
pub(crate) async fn choose(
    desk: &Desk,
    named: Option<&str>,
    role: Role,
) -> Result<String, Failure> {
    pick(&desk.devices().await?, named, role, None)
}

/// The officer's device and the subject card's, which are two. What is named is looked for first, so that the other one
/// can be the only one left.
pub(crate) async fn choose_both(
    desk: &Desk,
    officer: Option<&str>,
    subject: Option<&str>,
) -> Result<(String, String), Failure> {
    pick_both(&desk.devices().await?, officer, subject)
}

fn pick_both(
    devices: &[DeviceView],
    officer: Option<&str>,
    subject: Option<&str>,
) -> Result<(String, String), Failure> {
    let named = subject
        .map(|subject| pick(devices, Some(subject), Role::Subject, None))
        .transpose()?;
    let officer = pick(devices, officer, Role::Officer, named.as_deref())?;
    let subject = match named {
        Some(named) => named,
        None => pick(devices, None, Role::Subject, Some(&officer))?,
    };
    if officer == subject {
        let data = json!({ "device": subject });
        return Err(Failure::new("same-device", data, Exit::Card));
    }
    Ok((officer, subject))
}

/// As [`choose`]; of the devices with a card, the one that the other role has `taken` is left aside.
fn pick(
    devices: &[DeviceView],
    named: Option<&str>,
    role: Role,
    taken: Option<&str>,
) -> Result<String, Failure> {
    let Some(named) = named else {
        let with_card = |device: &&DeviceView| device.content != DeviceContent::Empty;
        let free = devices
            .iter()
            .filter(with_card)
            .filter(|device| Some(device.name.as_str()) != taken);
        return only(&free.collect::<Vec<_>>(), role);
    };
    if let Some(device) = devices.iter().find(|device| device.name == named) {
        return Ok(device.name.clone());
    }
    let wanted = named.to_lowercase();
    let similar: Vec<_> = devices
        .iter()
        .filter(|device| device.name.to_lowercase().contains(&wanted))
        .collect();
    match similar.as_slice() {
        [] => {
            let choices = choices(&devices.iter().collect::<Vec<_>>());
            Err(Failure::new(
                "unknown-device",
                json!({ "device": named, "choices": choices }),
                Exit::Card,
            ))
        }
        found => only(found, role),
    }
}

fn only(devices: &[&DeviceView], role: Role) -> Result<String, Failure> {
    match devices {
        [device] => Ok(device.name.clone()),
        [] => Err(Failure::new(
            "no-device",
            json!({ "role": role.name() }),
            Exit::Card,
        )),
        several => {
            let data = json!({ "role": role.name(), "choices": choices(several) });
            Err(Failure::new("several-devices", data, Exit::Usage))
        }
    }
}

fn choices(devices: &[&DeviceView]) -> Vec<String> {
    devices
        .iter()
        .map(|device| format!("“{}”", device.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use desk::{DeviceContent, DeviceView};

    use super::{Role, pick, pick_both};

    fn devices() -> Vec<DeviceView> {
        let card = || DeviceContent::Card { atr: "3b00".into() };
        [
            ("Desk 00 00", card()),
            ("Desk 00 01", card()),
            ("Printer 01 00", DeviceContent::Empty),
        ]
        .map(|(name, content)| DeviceView {
            name: name.into(),
            content,
        })
        .into()
    }

    fn picked(named: Option<&str>, taken: Option<&str>) -> Result<String, String> {
        pick(&devices(), named, Role::Subject, taken).map_err(|failure| failure.code().to_owned())
    }

    #[test]
    fn a_name_a_part_of_one_or_the_only_card_decides() {
        assert_eq!(
            picked(Some("Desk 00 01"), None).as_deref(),
            Ok("Desk 00 01")
        );
        assert_eq!(
            picked(Some("printer"), None).as_deref(),
            Ok("Printer 01 00")
        );
        assert_eq!(
            picked(None, Some("Desk 00 00")).as_deref(),
            Ok("Desk 00 01")
        );
    }

    #[test]
    fn officer_and_subject_card_lie_in_two_devices() {
        let picked = |officer, subject| {
            pick_both(&devices(), officer, subject).map_err(|failure| failure.code().to_owned())
        };
        let (first, second) = ("Desk 00 00".to_owned(), "Desk 00 01".to_owned());
        let both = Ok((first.clone(), second.clone()));
        assert_eq!(picked(Some("00 00"), Some("00 01")), both);
        assert_eq!(picked(Some("00 00"), None), both);
        assert_eq!(picked(None, Some("00 01")), both);
        for (officer, subject) in [("00 00", "Desk 00 00"), ("printer", "printer")] {
            let refused = picked(Some(officer), Some(subject));
            assert_eq!(refused, Err("same-device".into()));
        }
        assert_eq!(picked(None, None), Err("several-devices".into()));
    }

    #[test]
    fn what_can_mean_several_or_none_is_asked_back() {
        assert_eq!(picked(Some("desk"), None), Err("several-devices".into()));
        assert_eq!(picked(None, None), Err("several-devices".into()));
        assert_eq!(picked(Some("other"), None), Err("unknown-device".into()));
        let none =
            pick(&[], None, Role::Officer, None).map_err(|failure| failure.code().to_owned());
        assert_eq!(none, Err("no-device".into()));
    }
}
