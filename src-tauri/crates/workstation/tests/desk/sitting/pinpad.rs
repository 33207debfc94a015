//! The officer's PIN, typed on the keys of the reader: the window gives none.

use std::sync::{Arc, atomic::Ordering};

use desk::{
    LeftBehind, OperationId, OutcomeView, QuestionView, Remembered, SittingView, TypedOnTheReader,
};

use super::{AtDesk, is_signed_in, pin};
use crate::{
    bench::{Bench, EC, OFFICER, OFFICER_PIN},
    pinpad::{Key, Keys, RIGHT, WithKeys},
};

async fn sat_down(bench: Bench, keys: &[Key]) -> (AtDesk, Arc<WithKeys>) {
    let readers = WithKeys::new(&bench, keys);
    let desk = AtDesk::with(bench, readers.clone(), Remembered::default()).await;
    let view = desk.until("the officer card", |view| {
        view.officer.certificate.is_some()
    });
    assert!(view.await.officer.pinpad);
    (desk, readers)
}

#[tokio::test]
async fn a_card_is_issued_with_no_pin_from_the_window() {
    let bench = Bench::new().await;
    bench.deliver(EC).await;
    let (desk, readers) = sat_down(bench, &[RIGHT]).await;
    let signed_in = desk.sitting.sign_in(OperationId::fresh(), pin(""));
    signed_in.await.unwrap();
    desk.in_stock().await;
    desk.sitting.choose_procedure("employee-card").unwrap();
    desk.fill().await;
    let shown = desk.told_while(readers.keys.clone(), &[RIGHT, RIGHT]).await;
    assert!(shown, "it was told while the reader waited");
    desk.take_and_note().await;
    assert!(matches!(desk.outcome().await, OutcomeView::Done { .. }));
}

#[tokio::test]
async fn keys_that_do_not_serve_are_not_counted_on_again() {
    let (desk, readers) = sat_down(Bench::new().await, &[Key::Refuses]).await;
    let refused = desk.sitting.sign_in(OperationId::fresh(), pin("")).await;
    assert_eq!(refused.unwrap_err().code, "pinpad-not-taken");
    let view = desk.sitting.view();
    assert!(!view.officer.pinpad && !is_signed_in(&view));
    assert_eq!(view.officer.device.as_deref(), Some(OFFICER));
    let signed_in = desk.sitting.sign_in(OperationId::fresh(), pin(OFFICER_PIN));
    signed_in.await.unwrap();
    assert_eq!(readers.keys.entries(), 1);
}

#[tokio::test]
async fn a_window_that_gives_no_pin_is_refused_where_the_reader_has_no_keys() {
    let desk = AtDesk::with_form("employee-card").await;
    assert!(!desk.sitting.view().officer.pinpad);
    desk.sitting.submit(OperationId::fresh(), pin("")).unwrap();
    let failed = desk.failed().await;
    assert_eq!(failed.trouble.code, "declined");
    assert_eq!(failed.left_behind, LeftBehind::Nothing);
}

impl AtDesk {
    /// Submits without a PIN, and types it when the reader asks: whether that was told meanwhile, each time.
    async fn told_while(&self, keys: Arc<Keys>, typed: &[Key]) -> bool {
        keys.patient.store(true, Ordering::SeqCst);
        self.sitting.submit(OperationId::fresh(), pin("")).unwrap();
        let mut told = true;
        for key in typed {
            let question = self.question().await;
            told &= matches!(
                question,
                QuestionView::OnTheReader { ref ask, .. }
                    if ask.reader == OFFICER && ask.what == TypedOnTheReader::SignaturePin
            );
            keys.press(&[*key]);
            let gone = |view: &SittingView| {
                view.run.as_ref().and_then(|run| run.question.clone()) != Some(question.clone())
            };
            self.until("the PIN typed", gone).await;
        }
        told
    }
}
