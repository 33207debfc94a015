//! Devices and cards, as they come and go.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    time::Duration,
};

use card::{Channel, Ending, Reader, ReaderError, ReaderEvent, ReaderSource, ReaderWatch};
use desk::{Remembered, Sitting, SittingView, SubjectCardView, Trouble, WatchedCardView};
use virtual_card::{Algorithm, Model, VirtualCard};
use workstation::practice::PracticeReaders;
use zeroize::Zeroizing;

use super::{AtDesk, text};
use crate::bench::{Bench, EC, OFFICER, SUBJECT};

const THIRD: &str = "third";

fn remembering(officer: &str, subject: &str) -> Remembered {
    Remembered {
        officer_device: Some(officer.to_owned()),
        subject_device: Some(subject.to_owned()),
        ..Remembered::default()
    }
}

/// A desk with three readers, whose officer is signed in with the first.
async fn three_readers() -> AtDesk {
    let bench = Bench::empty(&[OFFICER, SUBJECT, THIRD]).await;
    let card = bench.officer_card(Model::yubikey(7_301), Algorithm::EccP256, "Olivia Lind");
    bench
        .add_officer("Olivia Lind", &procedure::Role::ALL, &card)
        .await;
    bench
        .bay(OFFICER)
        .insert(VirtualCard::in_memory(card.state));
    let readers = Arc::new(bench.readers.clone());
    let desk = AtDesk::with(bench, readers, remembering(OFFICER, SUBJECT)).await;
    desk.sign_in().await;
    desk.until("three", |view| view.devices.devices.len() == 3)
        .await;
    // What comes right after its reader lay there before; cards come later than that from here on.
    tokio::time::sleep(Duration::from_millis(200)).await;
    desk
}

fn another_card(bench: &Bench) -> VirtualCard {
    VirtualCard::in_memory(bench.make(EC).state)
}

#[tokio::test]
async fn a_card_in_another_reader_is_taken_by_an_empty_form_and_offered_to_one_with_input() {
    let desk = three_readers().await;
    assert_eq!(desk.sitting.view().subject.device.as_deref(), Some(SUBJECT));
    desk.bench.bay(THIRD).insert(another_card(&desk.bench));
    let view = desk
        .until("taken", |view| {
            view.subject.device.as_deref() == Some(THIRD)
        })
        .await;
    assert_eq!(view.subject.offered, None);
    desk.bench.bay(THIRD).take();
    desk.until("nothing there", |view| {
        view.subject.card == SubjectCardView::Empty
    })
    .await;

    desk.bench.deliver(EC).await;
    desk.in_stock().await;
    assert_eq!(desk.sitting.view().subject.device.as_deref(), Some(SUBJECT));
    desk.sitting.choose_procedure("employee-card").unwrap();
    desk.fill().await;
    desk.bench.bay(SUBJECT).remove();
    desk.bench.bay(THIRD).insert(another_card(&desk.bench));
    let view = desk
        .until("offered", |view| view.subject.offered.is_some())
        .await;
    assert_eq!(
        (
            view.subject.device.as_deref(),
            view.subject.offered.as_deref()
        ),
        (Some(SUBJECT), Some(THIRD))
    );
    desk.bench.bay(THIRD).remove();
    desk.until("no longer offered", |view| view.subject.offered.is_none())
        .await;
    desk.bench.bay(THIRD).reinsert();
    desk.until("offered", |view| view.subject.offered.is_some())
        .await;
    desk.sitting.choose_subject_device(THIRD).unwrap();
    let view = desk
        .until("taken", |view| {
            matches!(view.subject.card, SubjectCardView::Read { .. })
        })
        .await;
    assert_eq!(
        (view.subject.device.as_deref(), view.subject.offered),
        (Some(THIRD), None)
    );
    assert_eq!(
        desk.sitting.remembered().subject_device.as_deref(),
        Some(THIRD)
    );
}

#[tokio::test]
async fn a_card_that_lay_in_a_third_reader_before_is_not_offered() {
    let bench = Bench::empty(&[OFFICER, SUBJECT, THIRD]).await;
    for reader in [SUBJECT, THIRD] {
        bench.bay(reader).insert(another_card(&bench));
    }
    let readers = Arc::new(bench.readers.clone());
    let desk = AtDesk::with(bench, readers, remembering(OFFICER, SUBJECT)).await;
    let all_read = |view: &SittingView| {
        let devices = view.devices.devices.iter();
        devices
            .filter(|device| matches!(device.card, WatchedCardView::Read { .. }))
            .count()
            == 2
    };
    let view = desk.until("both cards read", all_read).await;
    assert_eq!(
        (view.subject.device.as_deref(), view.subject.offered),
        (Some(SUBJECT), None)
    );
}

#[tokio::test]
async fn a_device_chosen_for_the_officer_changes_places_with_the_subject_cards() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let desk = AtDesk::new(bench).await;
    desk.until("both", |view| {
        view.officer.device.is_some() && view.subject.device.is_some()
    })
    .await;
    assert_eq!(
        desk.sitting
            .choose_officer_device("no such")
            .unwrap_err()
            .code,
        "reader-not-found"
    );
    desk.sitting.choose_officer_device(SUBJECT).unwrap();
    let view = desk.sitting.view();
    assert_eq!(
        (
            view.officer.device.as_deref(),
            view.subject.device.as_deref()
        ),
        (Some(SUBJECT), Some(OFFICER))
    );
    let refused = desk
        .sitting
        .sign_in(desk::OperationId::fresh(), super::pin("000000"));
    assert_eq!(refused.await.unwrap_err().code, "card-not-an-officers");
    assert_eq!(
        desk.sitting.view().officer.trouble.unwrap().code,
        "card-not-an-officers"
    );
    desk.sitting.choose_officer_device(OFFICER).unwrap();
    desk.sign_in().await;
    assert_eq!(
        desk.in_stock().await.subject.device.as_deref(),
        Some(SUBJECT)
    );
}

/// Readers that something is the matter with, at the subject card.
struct Hindered {
    inner: PracticeReaders,
    how: How,
}

#[derive(Clone)]
enum How {
    /// The card takes its time.
    Slow,
    /// Another program holds the card, as long as it is said to.
    Held(Arc<AtomicBool>),
    /// The card knows no application that it is asked for.
    NoPiv,
}

impl Hindered {
    fn new(bench: &Bench, how: How) -> Arc<Self> {
        let inner = bench.readers.clone();
        Arc::new(Self { inner, how })
    }
}

impl ReaderSource for Hindered {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        self.inner.readers()
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        self.inner.watch()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        if reader != SUBJECT {
            return self.inner.open(reader);
        }
        match &self.how {
            How::Held(held) if held.load(Ordering::SeqCst) => Err(ReaderError::Busy {
                reader: reader.to_owned(),
            }),
            How::Held(_) => self.inner.open(reader),
            how @ (How::Slow | How::NoPiv) => Ok(Box::new(HinderedChannel {
                inner: self.inner.open(reader)?,
                how: how.clone(),
            })),
        }
    }
}

struct HinderedChannel {
    inner: Box<dyn Channel>,
    how: How,
}

impl Channel for HinderedChannel {
    fn reader(&self) -> &str {
        self.inner.reader()
    }

    fn atr(&self) -> &[u8] {
        self.inner.atr()
    }

    fn begin(&mut self) -> Result<(), ReaderError> {
        self.inner.begin()
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReaderError> {
        if matches!(self.how, How::NoPiv) {
            return Ok(Zeroizing::new(vec![0x6A, 0x82]));
        }
        std::thread::sleep(Duration::from_millis(25));
        self.inner.transmit(command)
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.inner.end(ending)
    }
}

/// Why the subject card cannot be read.
async fn unreadable(desk: &AtDesk) -> Trouble {
    let view = desk.until("unreadable", |view| {
        matches!(view.subject.card, SubjectCardView::Unreadable { .. })
    });
    match view.await.subject.card {
        SubjectCardView::Unreadable { trouble } => trouble,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn rows_come_as_they_are_read() {
    let bench = Bench::new().await;
    let readers = Hindered::new(&bench, How::Slow);
    let desk = AtDesk::with(bench, readers, Remembered::default()).await;
    desk.sign_in().await;
    let mut watch = desk.sitting.watch();
    desk.bench.deliver(EC).await;
    let mut rows = Vec::new();
    let card = loop {
        match watch.next().await.unwrap().subject.card {
            SubjectCardView::Reading { keys } => rows.push(keys),
            SubjectCardView::Read {
                card,
                in_stock: Some(true),
                ..
            } => break card,
            _ => {}
        }
    };
    let counts: Vec<_> = rows.iter().map(Vec::len).collect();
    assert!(
        counts.is_sorted() && counts.contains(&0) && counts.contains(&1) && counts.contains(&4),
        "{counts:?}"
    );
    assert_eq!(
        rows.pop().unwrap(),
        card.keys,
        "what came first is what was read"
    );
}

#[tokio::test]
async fn a_card_that_another_program_holds_is_named_and_read_when_it_is_asked_for_again() {
    let bench = Bench::new().await;
    let held = Arc::new(AtomicBool::new(true));
    let readers = Hindered::new(&bench, How::Held(held.clone()));
    let desk = AtDesk::with(bench, readers, Remembered::default()).await;
    desk.bench.deliver(EC).await;
    desk.sign_in().await;
    let trouble = unreadable(&desk).await;
    assert_eq!(
        (trouble.code.as_str(), text(&trouble, "device")),
        ("reader-busy", SUBJECT.to_owned())
    );
    assert_eq!(text(&trouble, "role"), "subject");
    held.store(false, Ordering::SeqCst);
    desk.sitting.reload().unwrap();
    desk.in_stock().await;
}

#[tokio::test]
async fn a_card_without_piv_is_said_to_be_none() {
    let bench = Bench::new().await;
    let readers = Hindered::new(&bench, How::NoPiv);
    let desk = AtDesk::with(bench, readers, Remembered::default()).await;
    desk.bench.deliver(EC).await;
    desk.sign_in().await;
    assert_eq!(unreadable(&desk).await.code, "card-not-piv");
}

/// Events of readers, told by hand.
struct ToldByHand(Mutex<Option<mpsc::Receiver<ReaderEvent>>>);

impl ReaderSource for ToldByHand {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        Ok(Vec::new())
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        let events = self
            .0
            .lock()
            .unwrap()
            .take()
            .ok_or(ReaderError::NoService)?;
        Ok(ReaderWatch::new(events, || ()))
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        Err(ReaderError::Unresponsive {
            reader: reader.to_owned(),
        })
    }
}

#[tokio::test]
async fn a_service_that_stops_is_told_and_its_devices_are_gone() {
    let (tell, events) = mpsc::channel();
    let readers = Arc::new(ToldByHand(Mutex::new(Some(events))));
    let sitting = Sitting::begin(
        Arc::new(desk::Desk::without_host(readers)),
        Remembered::default(),
    )
    .await;
    let bench = Bench::empty(&[]).await;
    let desk = AtDesk { bench, sitting };
    let reader = || "a reader".to_owned();
    tell.send(ReaderEvent::ReaderAdded { reader: reader() })
        .unwrap();
    tell.send(ReaderEvent::CardMute { reader: reader() })
        .unwrap();
    let view = desk
        .until("mute", |view| view.subject.card == SubjectCardView::Mute)
        .await;
    assert_eq!(view.devices.devices[0].card, WatchedCardView::Mute);
    tell.send(ReaderEvent::CardInserted {
        reader: reader(),
        atr: vec![0x3B],
    })
    .unwrap();
    assert_eq!(unreadable(&desk).await.code, "reader-unresponsive");
    tell.send(ReaderEvent::ReaderRemoved { reader: reader() })
        .unwrap();
    tell.send(ReaderEvent::ServiceStopped).unwrap();
    let view = desk
        .until("stopped", |view| view.devices.trouble.is_some())
        .await;
    let trouble = view.devices.trouble.unwrap();
    assert_eq!(
        (trouble.code.as_str(), text(&trouble, "system").as_str()),
        ("reader-no-service", std::env::consts::OS)
    );
    assert_eq!(
        (view.devices.devices, view.subject.card),
        (vec![], SubjectCardView::DeviceGone)
    );
    tell.send(ReaderEvent::ServiceStarted).unwrap();
    tell.send(ReaderEvent::ReaderAdded { reader: reader() })
        .unwrap();
    let view = desk
        .until("back", |view| view.subject.card == SubjectCardView::Empty)
        .await;
    assert_eq!(view.devices.trouble, None);
}
