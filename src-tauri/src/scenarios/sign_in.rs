//! The officer's side: signing in, locked.

use card::{CardError, ReaderError};
use desk::{
    CardFault, CardRole, HostError, LockedBecause, OfficerSideView, SessionView, SignInError,
    SittingView, Trouble, WatchedCardView,
};

use super::{
    Scenario,
    card::{OFFICER_SERIAL, card, officer_card, pre_personalized},
    form,
    sitting::{
        HOST_URL, OFFICER_DEVICE, PRINTER, SUBJECT_DEVICE, at_host, device, devices, lies_there,
        officer, signed_out,
    },
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = no_card();
    all.extend(pin());
    all.extend(refused());
    all.extend(locked());
    all
}

fn sign_in(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}

fn no_card() -> Vec<Scenario> {
    let mut no_service = signed_out_with(None, WatchedCardView::Empty);
    no_service.devices.devices.clear();
    no_service.devices.trouble = Some(Trouble::from(&ReaderError::NoService));
    let mut no_reader = signed_out_with(None, WatchedCardView::Empty);
    no_reader.devices.devices.clear();
    let mut choose = signed_out_with(None, lies_there(officer_card()));
    choose.devices = devices([
        device(OFFICER_DEVICE, lies_there(officer_card())),
        device(PRINTER, WatchedCardView::Empty),
        device(SUBJECT_DEVICE, lies_there(pre_personalized())),
    ]);
    let here = Some(OFFICER_DEVICE);
    let bare = lies_there(card(OFFICER_SERIAL, Vec::new()));
    let partly = WatchedCardView::Reading {
        keys: officer_card().keys[..1].to_vec(),
    };
    let empty = WatchedCardView::Empty;
    vec![
        sign_in(
            "sign-in-no-service",
            "The smart card service does not run.",
            no_service,
        ),
        sign_in("sign-in-no-reader", "There is no reader.", no_reader),
        sign_in(
            "sign-in-choose-device",
            "Several devices, and none was chosen.",
            choose,
        ),
        sign_in(
            "sign-in-no-card",
            "The device is empty.",
            signed_out_with(here, empty),
        ),
        sign_in(
            "sign-in-mute",
            "The card does not answer.",
            signed_out_with(here, WatchedCardView::Mute),
        ),
        sign_in(
            "sign-in-reading",
            "The card is being read.",
            signed_out_with(here, partly),
        ),
        sign_in(
            "sign-in-no-certificates",
            "The card has no certificates.",
            signed_out_with(here, bare),
        ),
    ]
}

/// Without a certificate to sign in with; nothing is known of its PIN.
fn signed_out_with(officer_device: Option<&str>, card: WatchedCardView) -> SittingView {
    let out = signed_out();
    SittingView {
        devices: devices([
            device(OFFICER_DEVICE, card),
            device(SUBJECT_DEVICE, lies_there(pre_personalized())),
        ]),
        officer: OfficerSideView {
            device: officer_device.map(str::to_owned),
            certificate: None,
            tries_left: None,
            ..out.officer
        },
        ..out
    }
}

fn pin() -> Vec<Scenario> {
    let mut untold = with_tries(3, None);
    untold.officer.tries_left = None;
    let mut signing_in = with_tries(3, None);
    signing_in.officer.session = SessionView::SigningIn { locked: None };
    let wrong = |tries_left| Some(at_card(CardError::WrongPin { tries_left }));
    let blocked = Some(at_card(CardError::PinBlocked));
    vec![
        sign_in("sign-in", "Ready for the PIN.", with_tries(3, None)),
        sign_in(
            "sign-in-tries-untold",
            "A card that does not tell the tries.",
            untold,
        ),
        sign_in(
            "sign-in-tries-low",
            "Two tries are left.",
            with_tries(2, None),
        ),
        sign_in("sign-in-last-try", "The last try.", with_tries(1, None)),
        sign_in(
            "sign-in-wrong-pin",
            "The PIN was wrong.",
            with_tries(2, wrong(2)),
        ),
        sign_in(
            "sign-in-wrong-pin-last-try",
            "It was wrong again.",
            with_tries(1, wrong(1)),
        ),
        sign_in(
            "sign-in-blocked",
            "The PIN is blocked.",
            with_tries(0, blocked),
        ),
        sign_in(
            "sign-in-under-way",
            "The officer is being signed in.",
            signing_in,
        ),
    ]
}

fn with_tries(tries_left: u8, trouble: Option<Trouble>) -> SittingView {
    let out = signed_out();
    SittingView {
        officer: OfficerSideView {
            tries_left: Some(tries_left),
            trouble,
            ..out.officer
        },
        ..out
    }
}

fn at_card(error: CardError) -> Trouble {
    Trouble::from(&SignInError::Card(CardFault {
        role: CardRole::Officer,
        device: OFFICER_DEVICE.to_owned(),
        error,
    }))
}

fn refused() -> Vec<Scenario> {
    let down = SignInError::Host(HostError::Unreachable {
        url: HOST_URL.to_owned(),
    });
    let another = SignInError::NotAnOfficers {
        device: OFFICER_DEVICE.to_owned(),
    };
    vec![
        sign_in(
            "sign-in-host-down",
            "The host cannot be reached.",
            with_tries(3, Some(Trouble::from(&down))),
        ),
        sign_in(
            "sign-in-not-an-officers",
            "The card is no officer's at this host.",
            with_tries(3, Some(Trouble::from(&another))),
        ),
    ]
}

fn locked() -> Vec<Scenario> {
    let mut gone = locked_with(LockedBecause::CardRemoved);
    gone.devices.devices[0].card = WatchedCardView::Empty;
    gone.officer.certificate = None;
    gone.officer.tries_left = None;
    let mut wrong = locked_with(LockedBecause::CardRemoved);
    wrong.officer.tries_left = Some(2);
    wrong.officer.trouble = Some(at_card(CardError::WrongPin { tries_left: 2 }));
    let mut under_way = locked_with(LockedBecause::CardRemoved);
    under_way.officer.session = SessionView::SigningIn {
        locked: Some(officer()),
    };
    vec![
        sign_in(
            "locked-card-removed",
            "The officer card was pulled with a half-filled form.",
            gone,
        ),
        sign_in(
            "locked-card-back",
            "It was put back.",
            locked_with(LockedBecause::CardRemoved),
        ),
        sign_in(
            "locked-idle",
            "Nothing was done for a while.",
            locked_with(LockedBecause::Idle),
        ),
        sign_in("locked-wrong-pin", "The PIN to unlock was wrong.", wrong),
        sign_in(
            "locked-under-way",
            "The window is being unlocked.",
            under_way,
        ),
    ]
}

/// The form is as it was.
fn locked_with(why: LockedBecause) -> SittingView {
    let mut sitting = form::half_filled();
    sitting.officer.session = SessionView::Locked {
        officer: officer(),
        why,
    };
    sitting
}
