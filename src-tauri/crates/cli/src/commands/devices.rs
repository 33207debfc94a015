use desk::{CardView, Coded, Desk, DeviceContent, DeviceEvent, DeviceView};
use messages::Arguments as Fill;
use serde::Serialize;

use super::card::card_words;
use crate::{
    arguments::Devices,
    output::{Answer, Failure, Output, Table},
    session,
};

pub(crate) async fn run(arguments: &Devices, output: &Output) -> Result<(), Failure> {
    let workstation = session::without_host().await?;
    let desk = workstation.desk();
    if arguments.watch {
        watch(desk, output).await
    } else {
        list(desk, output).await
    }
}

async fn list(desk: &Desk, output: &Output) -> Result<(), Failure> {
    let mut devices = Vec::new();
    for device in desk.devices().await? {
        devices.push(read(desk, device).await);
    }
    output.answer(&DeviceList { devices });
    Ok(())
}

async fn read(desk: &Desk, device: DeviceView) -> ListedDevice {
    let (card, unreadable) = match &device.content {
        DeviceContent::Card { .. } => match desk.read_card(&device.name).await {
            Ok(card) => (Some(card.view()), None),
            Err(error) => (None, Some(error.code())),
        },
        DeviceContent::Empty | DeviceContent::Mute => (None, None),
    };
    ListedDevice {
        device,
        card,
        unreadable,
    }
}

async fn watch(desk: &Desk, output: &Output) -> Result<(), Failure> {
    let mut watch = desk.watch_devices().await?;
    while let Some(event) = watch.next().await {
        output.event(&Told(event));
    }
    Ok(())
}

#[derive(Serialize)]
struct DeviceList {
    devices: Vec<ListedDevice>,
}

/// A device with what could be read of the card in it.
#[derive(Serialize)]
struct ListedDevice {
    #[serde(flatten)]
    device: DeviceView,
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<CardView>,
    /// Why the card could not be read, as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
}

impl Answer for DeviceList {
    fn text(&self, output: &Output) -> String {
        if self.devices.is_empty() {
            return output.say("no-devices");
        }
        let mut table = Table::new(["device", "card"].map(|key| output.say(key)));
        for device in &self.devices {
            table.row([device.device.name.clone(), device.words(output)]);
        }
        table.to_string()
    }
}

impl ListedDevice {
    fn words(&self, output: &Output) -> String {
        match (&self.card, &self.unreadable, &self.device.content) {
            (Some(card), _, _) => card_words(card, output),
            (None, Some(code), _) => unreadable_words(code, output),
            (None, None, DeviceContent::Empty) => output.say("device-empty"),
            (None, None, DeviceContent::Mute | DeviceContent::Card { .. }) => {
                output.say("device-mute")
            }
        }
    }
}

fn unreadable_words(code: &str, output: &Output) -> String {
    match code {
        "card-not-piv" => output.say("device-not-piv"),
        other => output.fill("device-unreadable", &Fill::new().with("code", other)),
    }
}

/// One event, as a line.
#[derive(Serialize)]
#[serde(transparent)]
struct Told(DeviceEvent);

impl Answer for Told {
    fn text(&self, output: &Output) -> String {
        let say = |key: &str, device: &str| output.fill(key, &Fill::new().with("device", device));
        match &self.0 {
            DeviceEvent::ServiceStarted => output.say("event-service-started"),
            DeviceEvent::ServiceStopped => output.say("event-service-stopped"),
            DeviceEvent::DeviceAdded { device } => say("event-device-added", device),
            DeviceEvent::DeviceRemoved { device } => say("event-device-removed", device),
            DeviceEvent::CardInserted { device, .. } => say("event-card-inserted", device),
            DeviceEvent::CardMute { device } => say("event-card-mute", device),
            DeviceEvent::CardRemoved { device } => say("event-card-removed", device),
            DeviceEvent::CardRead { device, card } => {
                let words = Fill::new()
                    .with("device", device.as_str())
                    .with("card", card_words(card, output));
                output.fill("event-card-read", &words)
            }
            DeviceEvent::CardUnreadable { device, trouble } => {
                let words = Fill::new()
                    .with("device", device.as_str())
                    .with("card", unreadable_words(&trouble.code, output));
                output.fill("event-card-read", &words)
            }
        }
    }
}
