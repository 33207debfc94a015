//! Transactions that end badly once all was done in them.

use std::sync::Mutex;

use zeroize::Zeroizing;

use super::*;

/// Readers that lose the card at the end of the transaction in which the subject card's PIN was changed.
struct LostAtTheEnd {
    inner: PracticeReaders,
    lost: Arc<AtomicBool>,
}

struct ChannelLostAtTheEnd {
    inner: Box<dyn Channel>,
    pin_changed: Mutex<bool>,
    lost: Arc<AtomicBool>,
}

impl Channel for ChannelLostAtTheEnd {
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
        let answer = self.inner.transmit(command)?;
        if command[1..4] == [0x24, 0x00, 0x80] && answer[..] == [0x90, 0x00] {
            *self.pin_changed.lock().unwrap() = true;
        }
        Ok(answer)
    }

    fn end(&mut self, ending: Ending) -> Result<(), ReaderError> {
        self.inner.end(ending)?;
        if *self.pin_changed.lock().unwrap() {
            self.lost.store(true, Ordering::SeqCst);
            return Err(ReaderError::CardRemoved);
        }
        Ok(())
    }
}

impl ReaderSource for LostAtTheEnd {
    fn readers(&self) -> Result<Vec<Reader>, ReaderError> {
        self.inner.readers()
    }

    fn watch(&self) -> Result<ReaderWatch, ReaderError> {
        self.inner.watch()
    }

    fn open(&self, reader: &str) -> Result<Box<dyn Channel>, ReaderError> {
        let inner = self.inner.open(reader)?;
        if reader != SUBJECT {
            return Ok(inner);
        }
        Ok(Box::new(ChannelLostAtTheEnd {
            inner,
            pin_changed: Mutex::new(false),
            lost: self.lost.clone(),
        }))
    }
}

#[tokio::test]
async fn a_card_that_is_pulled_once_its_pin_was_set_is_done_and_the_pin_is_shown() {
    let bench = Bench::signed_in().await;
    bench.deliver(EC).await;
    let lost = Arc::new(AtomicBool::new(false));
    let readers = LostAtTheEnd {
        inner: bench.readers.clone(),
        lost: lost.clone(),
    };
    let desk = bench.desk_at(&bench.url, Arc::new(readers));
    desk.sign_in(crate::bench::OFFICER, Person::new())
        .await
        .unwrap();
    let draft = bench.draft_at(&desk, "employee-card").await;
    let person = Person::new();
    let (operation, progress) = (OperationId::fresh(), ProgressReporter::unread());
    let submitted = desk
        .submit(operation, &draft, person.clone(), Cancel::new(), progress)
        .await
        .unwrap();
    assert!(lost.load(Ordering::SeqCst));
    assert_eq!(submitted.pin, PinSet::System);
    let pin = person.shown().unwrap();
    assert_eq!(verify_pin(bench.bay(SUBJECT), &pin), Ok(()));
    assert_eq!(desk.orders(WhichOrders::Open).await.unwrap(), []);
}
