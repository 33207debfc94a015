//! A sitting at the desk, in the states that others change a part of.

use desk::{
    CardView, DevicesView, OfficerSideView, OfficerView, SessionView, SittingView, SubjectCardView,
    SubjectSideView, WatchedCardView, WatchedDeviceView,
};

use super::{
    card::{OFFICER_SERIAL, officer_card, officer_certificate, pre_personalized},
    procedures,
    sentence::card_serial,
};
use crate::view::PlaceView;

pub(super) const OFFICER_DEVICE: &str = "ACS ACR39U ICC Reader 00 00";
pub(super) const SUBJECT_DEVICE: &str =
    "HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422 Smartcard Reader] 01 00";
pub(super) const PRINTER: &str = "Evolis Primacy 2 Contact Encoder 02 00";
pub(super) const HOST_URL: &str = "https://countersign.example.test:7443";

/// A desk at the organisation's host.
pub(super) fn at_host() -> PlaceView {
    PlaceView::Remote {
        url: HOST_URL.to_owned(),
    }
}

/// Who works here.
pub(super) fn officer() -> OfficerView {
    OfficerView {
        officer: "7".to_owned(),
        name: "Olivia Lind".to_owned(),
        roles: vec![
            "issue-certificate".to_owned(),
            "revoke-certificate".to_owned(),
        ],
        device: OFFICER_DEVICE.to_owned(),
        card: card_serial(OFFICER_SERIAL),
        host: "Example AB Registration".to_owned(),
        url: HOST_URL.to_owned(),
        expires_at: "2026-11-20T17:45:00Z".to_owned(),
    }
}

/// What lies in a device.
pub(super) fn device(name: &str, card: WatchedCardView) -> WatchedDeviceView {
    WatchedDeviceView {
        name: name.to_owned(),
        card,
    }
}

/// A card that was read.
pub(super) fn lies_there(card: CardView) -> WatchedCardView {
    WatchedCardView::Read {
        card: Box::new(card),
    }
}

/// Devices of which none is in trouble.
pub(super) fn devices<const N: usize>(devices: [WatchedDeviceView; N]) -> DevicesView {
    DevicesView {
        trouble: None,
        devices: devices.to_vec(),
    }
}

/// Nobody has signed in. The officer card lies in its device, a subject card in the other.
pub(super) fn signed_out() -> SittingView {
    SittingView {
        devices: devices([
            device(OFFICER_DEVICE, lies_there(officer_card())),
            device(SUBJECT_DEVICE, lies_there(pre_personalized())),
        ]),
        officer: OfficerSideView {
            device: Some(OFFICER_DEVICE.to_owned()),
            certificate: Some(officer_certificate("9a")),
            tries_left: Some(3),
            pinpad: false,
            session: SessionView::SignedOut,
            trouble: None,
        },
        subject: SubjectSideView {
            device: Some(SUBJECT_DEVICE.to_owned()),
            card: read(None),
            offered: None,
        },
        procedures: procedures::none(),
        draft: None,
        draft_touched: false,
        run: None,
        open_orders: Some(0),
    }
}

/// The officer has signed in; the subject card is in stock, no procedure was chosen.
pub(super) fn signed_in() -> SittingView {
    let out = signed_out();
    SittingView {
        officer: OfficerSideView {
            session: SessionView::SignedIn { officer: officer() },
            ..out.officer
        },
        subject: SubjectSideView {
            card: read(Some(true)),
            ..out.subject
        },
        procedures: procedures::not_chosen(),
        ..out
    }
}

fn read(in_stock: Option<bool>) -> SubjectCardView {
    SubjectCardView::Read {
        card: Box::new(pre_personalized()),
        in_stock,
        open_order: None,
        issued: false,
    }
}
