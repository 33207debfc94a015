//! The subject card's side, before there is a form.

use card::{CardError, ReaderError, Status};
use desk::{
    CardFault, CardRole, CardView, HostError, ReadCardError, SittingView, SubjectCardView,
    SubjectSideView, Trouble, WatchedCardView,
};

use super::{
    Scenario,
    card::{card, pre_personalized, transport_keys},
    procedures,
    sentence::plain,
    sitting::{
        HOST_URL, OFFICER_DEVICE, PRINTER, SUBJECT_DEVICE, at_host, device, devices, lies_there,
        signed_in,
    },
};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = nothing_there();
    all.extend(card_there());
    all.extend(unreadable());
    all.extend(procedure_choice());
    all
}

fn subject(name: &'static str, shows: &'static str, sitting: SittingView) -> Scenario {
    Scenario::new(name, shows, at_host(), sitting)
}

fn nothing_there() -> Vec<Scenario> {
    let mut one_reader = with(SubjectCardView::NoDevice, WatchedCardView::Empty);
    one_reader.devices.devices.truncate(1);
    one_reader.subject.device = None;
    let mut not_chosen = with(SubjectCardView::NoDevice, WatchedCardView::Empty);
    not_chosen.devices = devices([
        device(OFFICER_DEVICE, lies_there(super::card::officer_card())),
        device(PRINTER, WatchedCardView::Empty),
        device(SUBJECT_DEVICE, WatchedCardView::Empty),
    ]);
    not_chosen.subject.device = None;
    let mut gone = with(SubjectCardView::DeviceGone, WatchedCardView::Empty);
    gone.devices.devices.truncate(1);
    let mut service = gone.clone();
    service.devices.devices.clear();
    service.devices.trouble = Some(Trouble::from(&ReaderError::NoService));
    let empty = with(SubjectCardView::Empty, WatchedCardView::Empty);
    let mut offered = empty.clone();
    offered
        .devices
        .devices
        .push(device(PRINTER, lies_there(pre_personalized())));
    offered.subject.offered = Some(PRINTER.to_owned());
    vec![
        subject(
            "subject-one-reader",
            "There is no second reader.",
            one_reader,
        ),
        subject(
            "subject-no-device",
            "No device was chosen for the subject card.",
            not_chosen,
        ),
        subject(
            "subject-device-gone",
            "The device that was chosen was unplugged.",
            gone,
        ),
        subject(
            "subject-no-service",
            "The smart card service stopped.",
            service,
        ),
        subject("subject-empty", "The device is empty.", empty),
        subject(
            "subject-offered",
            "A card was put into another device.",
            offered,
        ),
        subject(
            "subject-mute",
            "The card does not answer.",
            with(SubjectCardView::Mute, WatchedCardView::Mute),
        ),
    ]
}

fn card_there() -> Vec<Scenario> {
    let begun = Vec::new();
    let two = transport_keys()[..2].to_vec();
    let reading = |keys: Vec<_>| {
        let watched = WatchedCardView::Reading { keys: keys.clone() };
        with(SubjectCardView::Reading { keys }, watched)
    };
    let unknown = |card: CardView| {
        let mut sitting = with(
            SubjectCardView::Read {
                card: Box::new(card.clone()),
                in_stock: Some(false),
                open_order: None,
                issued: false,
            },
            lies_there(card),
        );
        sitting.procedures = none_for_the_card("card-not-in-stock");
        sitting
    };
    let mut nameless = card("20417799", Vec::new());
    nameless.identity = None;
    nameless.product = "PIV".to_owned();
    let mut no_identity = unknown(nameless);
    no_identity.procedures = none_for_the_card("card-no-identity");
    vec![
        subject(
            "subject-reading-begun",
            "The card was put in just now.",
            reading(begun),
        ),
        subject(
            "subject-reading",
            "Two places were read so far.",
            reading(two),
        ),
        subject(
            "subject-unknown",
            "The host's stock does not have the card.",
            unknown(pre_personalized()),
        ),
        subject(
            "subject-no-identity",
            "The card tells nothing of itself.",
            no_identity,
        ),
        subject(
            "subject-read",
            "The card was read; no procedure was chosen.",
            signed_in(),
        ),
    ]
}

/// Every procedure is hidden for the same reason.
fn none_for_the_card(why: &str) -> desk::ProceduresView {
    let choice = procedures::not_chosen();
    let shown = choice
        .offered
        .into_iter()
        .map(|procedure| procedures::hidden(procedure, plain(why)));
    desk::ProceduresView {
        offered: Vec::new(),
        recent: 0,
        hidden: shown.collect(),
        ..procedures::none()
    }
}

fn unreadable() -> Vec<Scenario> {
    let busy = ReaderError::Busy {
        reader: SUBJECT_DEVICE.to_owned(),
    };
    let down = ReadCardError::Host(HostError::Unreachable {
        url: HOST_URL.to_owned(),
    });
    vec![
        subject(
            "subject-busy",
            "Another program holds the card.",
            at_card(CardError::Reader(busy)),
        ),
        subject("subject-not-piv", "The card has no PIV application.", {
            let status = Status::from_word(0x6A82);
            at_card(CardError::NotPiv { status })
        }),
        subject(
            "subject-reset",
            "Another program reset the card while it was read.",
            at_card(CardError::SessionLost),
        ),
        subject(
            "subject-host-down",
            "The host could not be asked about the card.",
            {
                let trouble = Trouble::from(&down);
                let mut sitting = with(
                    SubjectCardView::Unreadable {
                        trouble: trouble.clone(),
                    },
                    lies_there(pre_personalized()),
                );
                sitting.procedures.trouble = Some(trouble);
                sitting
            },
        ),
    ]
}

fn at_card(error: CardError) -> SittingView {
    let trouble = Trouble::from(&ReadCardError::Card(CardFault {
        role: CardRole::Subject,
        device: SUBJECT_DEVICE.to_owned(),
        error,
    }));
    let there = WatchedCardView::Unreadable {
        trouble: trouble.clone(),
    };
    with(SubjectCardView::Unreadable { trouble }, there)
}

fn procedure_choice() -> Vec<Scenario> {
    let mut loading = signed_in();
    loading.procedures = desk::ProceduresView {
        loading: true,
        ..procedures::none()
    };
    let mut trouble = signed_in();
    trouble.procedures = desk::ProceduresView {
        trouble: Some(Trouble::from(&HostError::Timeout {
            url: HOST_URL.to_owned(),
        })),
        ..procedures::none()
    };
    let mut none = signed_in();
    none.procedures = none_for_the_card("card-not-pre-personalized");
    let mut empty_host = signed_in();
    empty_host.procedures = procedures::none();
    vec![
        subject(
            "procedures-loading",
            "The procedures are being asked for.",
            loading,
        ),
        subject(
            "procedures-trouble",
            "The host did not answer when it was asked for them.",
            trouble,
        ),
        subject(
            "procedures-none-for-card",
            "No procedure is for this card.",
            none,
        ),
        subject("procedures-none", "The host has no procedure.", empty_host),
    ]
}

/// Signed in, with this in the subject card's device, and no procedures known.
fn with(card: SubjectCardView, watched: WatchedCardView) -> SittingView {
    let base = signed_in();
    let officer_device = base.devices.devices[0].clone();
    SittingView {
        devices: devices([officer_device, device(SUBJECT_DEVICE, watched)]),
        subject: SubjectSideView {
            card,
            ..base.subject
        },
        procedures: procedures::not_chosen(),
        ..base
    }
}
