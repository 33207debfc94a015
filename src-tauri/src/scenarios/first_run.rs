//! Before there is an officer to sign in.

use desk::{
    HostError, OfficerSideView, PinRuleView, SessionView, SittingView, Trouble, WatchedCardView,
};
use workstation::{FirstOfficerView, OfficerCardView};

use super::{
    Scenario,
    card::{SUBJECT_SERIAL, officer_card, officer_certificate, pre_personalized},
    certificate::OFFICER_CA,
    procedures,
    sentence::card_serial,
    sitting::{
        HOST_URL, OFFICER_DEVICE, PRINTER, SUBJECT_DEVICE, device, devices, lies_there, signed_out,
    },
};
use crate::view::{PlaceKind, PlaceView};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = place();
    all.extend(first_officer());
    all
}

fn place() -> Vec<Scenario> {
    let opening = |place| PlaceView::Opening { place };
    let unreachable = HostError::Unreachable {
        url: HOST_URL.to_owned(),
    };
    let wrong_certificate = HostError::WrongCertificate {
        url: HOST_URL.to_owned(),
        why: "UnknownIssuer".to_owned(),
    };
    vec![
        Scenario::of(
            "first-run",
            "The first start: where to work.",
            PlaceView::NotChosen {
                trouble: None,
                url: None,
                ca: None,
            },
            None,
        ),
        Scenario::of(
            "first-run-unreachable",
            "The host that was chosen last cannot be reached.",
            not_opened(&unreachable),
            None,
        ),
        Scenario::of(
            "first-run-wrong-certificate",
            "Somebody else answers at the host's address.",
            not_opened(&wrong_certificate),
            None,
        ),
        Scenario::of(
            "opening-practice",
            "The practice desk is being set up.",
            opening(PlaceKind::Practice),
            None,
        ),
        Scenario::of(
            "opening-own-host",
            "The own host is being started.",
            opening(PlaceKind::OwnHost),
            None,
        ),
        Scenario::of(
            "opening-remote",
            "The host is being asked.",
            opening(PlaceKind::Remote),
            None,
        ),
    ]
}

fn not_opened(error: &HostError) -> PlaceView {
    PlaceView::NotChosen {
        trouble: Some(Trouble::from(error)),
        url: Some(HOST_URL.to_owned()),
        ca: Some("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".to_owned()),
    }
}

fn first_officer() -> Vec<Scenario> {
    let look = "look_at_officer_card";
    vec![
        Scenario::new(
            "first-officer-enrol",
            "The inserted card has an officer's certificates: enrol them.",
            own_host(24),
            with_card(),
        )
        .answering(look, &enrol(Vec::new())),
        Scenario::new(
            "first-officer-enrol-issuer",
            "The same, and the issuer's certificate is not on the card.",
            own_host(24),
            with_card(),
        )
        .answering(look, &enrol(vec![OFFICER_CA.to_owned()])),
        Scenario::new(
            "first-officer-issue",
            "The only card is in stock: issue officer certificates to it. Nobody chose its device.",
            own_host(24),
            with_blank_card(),
        )
        .answering(look, &issue()),
        Scenario::new(
            "first-officer-neither",
            "The inserted card can be made no officer card.",
            own_host(0),
            with_blank_card(),
        )
        .answering(look, &neither()),
        Scenario::new(
            "first-officer-two-cards",
            "Two cards lie there, and none is an officer's: which one it is to be is asked.",
            own_host(24),
            with_two_cards(),
        ),
        Scenario::new(
            "first-officer-no-card",
            "There is no card yet.",
            own_host(0),
            without_officer_card([device(OFFICER_DEVICE, WatchedCardView::Empty)].to_vec()),
        ),
        Scenario::new(
            "first-officer-no-reader",
            "There is no reader.",
            own_host(0),
            without_officer_card(Vec::new()),
        ),
    ]
}

fn own_host(cards_in_stock: u32) -> PlaceView {
    PlaceView::OwnHost {
        first_officer: Some(FirstOfficerView {
            folder: "C:\\Users\\olivia.lind\\AppData\\Local\\Countersign\\host".to_owned(),
            sealing: "credential-store".to_owned(),
            cards_in_stock,
        }),
    }
}

fn with_card() -> SittingView {
    SittingView {
        devices: devices([device(OFFICER_DEVICE, lies_there(officer_card()))]),
        ..alone(Some(OFFICER_DEVICE))
    }
}

/// No officer's certificates tell that device from others.
fn with_blank_card() -> SittingView {
    without_officer_card(vec![device(SUBJECT_DEVICE, lies_there(pre_personalized()))])
}

fn with_two_cards() -> SittingView {
    let blank = |name| device(name, lies_there(pre_personalized()));
    without_officer_card(vec![blank(SUBJECT_DEVICE), blank(PRINTER)])
}

/// Without an officer's certificates, by which the desk would choose a device.
fn without_officer_card(there: Vec<desk::WatchedDeviceView>) -> SittingView {
    let mut sitting = alone(None);
    sitting.devices.devices = there;
    sitting.officer.certificate = None;
    sitting.officer.tries_left = None;
    sitting
}

/// With one device and no subject card.
fn alone(officer_device: Option<&str>) -> SittingView {
    let out = signed_out();
    SittingView {
        officer: OfficerSideView {
            device: officer_device.map(str::to_owned),
            session: SessionView::SignedOut,
            ..out.officer
        },
        subject: desk::SubjectSideView {
            device: None,
            card: desk::SubjectCardView::NoDevice,
            offered: None,
        },
        procedures: procedures::none(),
        ..out
    }
}

fn enrol(missing_issuers: Vec<String>) -> OfficerCardView {
    OfficerCardView::Enrol {
        authentication: Box::new(officer_certificate("9a")),
        signature: Box::new(officer_certificate("9c")),
        name: "Olivia Lind".to_owned(),
        missing_issuers,
        tries_left: Some(3),
    }
}

fn issue() -> OfficerCardView {
    OfficerCardView::Issue {
        card: card_serial(SUBJECT_SERIAL),
        rules: pin_rules(),
    }
}

/// What a new PIN must be, as most procedures have it.
pub(super) fn pin_rules() -> Vec<PinRuleView> {
    vec![
        PinRuleView::MinLength { digits: 6 },
        PinRuleView::MaxLength { digits: 8 },
        PinRuleView::OnlyDigits,
        PinRuleView::NoRepeats,
        PinRuleView::NoSequences,
    ]
}

fn neither() -> OfficerCardView {
    OfficerCardView::Neither {
        why: Trouble::new("officer-card-not-in-stock"),
    }
}
