//! Devices watched.

use desk::{CertificateView, DeviceContent, DeviceEvent};

use crate::bench::{Bench, EC, OFFICER, Person, SUBJECT};

#[tokio::test]
async fn what_lies_there_is_told_and_read_and_then_what_happens() {
    let bench = Bench::new().await;
    let mut watch = bench.desk.watch_devices().await.unwrap();
    let mut at = async |device: &str| loop {
        let event = watch.next().await.unwrap();
        if event.device() == Some(device) {
            return event;
        }
    };
    assert_eq!(
        at(SUBJECT).await,
        DeviceEvent::DeviceAdded {
            device: SUBJECT.to_owned()
        }
    );
    bench.deliver(EC).await;
    assert!(matches!(
        at(SUBJECT).await,
        DeviceEvent::CardInserted { .. }
    ));
    let DeviceEvent::CardRead { card, .. } = at(SUBJECT).await else {
        panic!("not read")
    };
    assert_eq!(card.identity, bench.read().await.view().identity);
    assert!(
        card.keys
            .iter()
            .all(|key| matches!(key.certificate, CertificateView::Present(_)))
    );
    bench.bay(SUBJECT).remove();
    assert_eq!(
        at(SUBJECT).await,
        DeviceEvent::CardRemoved {
            device: SUBJECT.to_owned()
        }
    );
    let devices = bench.desk.devices().await.unwrap();
    assert_eq!(
        devices
            .iter()
            .map(|device| device.name.as_str())
            .collect::<Vec<_>>(),
        [OFFICER, SUBJECT]
    );
    assert!(matches!(devices[0].content, DeviceContent::Card { .. }));
    assert_eq!(devices[1].content, DeviceContent::Empty);
}

#[tokio::test]
async fn the_session_ends_with_the_officers_card() {
    let bench = Bench::signed_in().await;
    let mut watch = bench.desk.watch_devices().await.unwrap();
    while !matches!(watch.next().await, Some(DeviceEvent::CardRead { device, .. }) if device == OFFICER)
    {
    }
    assert!(bench.desk.officer().is_some());
    bench.bay(OFFICER).remove();
    while !matches!(watch.next().await, Some(DeviceEvent::CardRemoved { device }) if device == OFFICER)
    {
    }
    assert_eq!(bench.desk.officer(), None);
    bench.bay(OFFICER).reinsert();
    bench.desk.sign_in(OFFICER, Person::new()).await.unwrap();
}
