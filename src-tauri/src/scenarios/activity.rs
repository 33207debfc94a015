//! The Activity tab, and certificates and cards in full. The tab and what is opened from it are opened by whoever shows
//! these.

use desk::{ActivityEntryView, ActivityPageView, HostError, OrderRecordView, SittingView, Trouble};
use serde_json::{Value, json};

use super::{
    Scenario, form, practice,
    sentence::said,
    sitting::{HOST_URL, at_host, signed_in},
};

mod card;
mod certificate;
mod entries;
mod order;

use entries::{abandonment, issue, page, refusal, request};
use order::{completed, exported, not_verified, open, verified};

pub(super) fn scenarios() -> Vec<Scenario> {
    let mut all = lists();
    all.extend(orders());
    all.extend(at_practice());
    all.extend(opened_elsewhere());
    all
}

fn lists() -> Vec<Scenario> {
    vec![
        tab(
            "activity",
            "What was done, newest first.",
            0,
            &everything(),
            &completed(),
        ),
        with("activity-none", "Nothing was done yet.", 0).answering("activity", &page(Vec::new())),
        with("activity-trouble", "The host cannot be asked.", 0)
            .answering("activity", &refused(&unreachable())),
        tab(
            "activity-long-names",
            "Names that are long, and names that run from right to left.",
            0,
            &page(vec![entries::long(), entries::right_to_left()]),
            &order::long(),
        ),
        with(
            "activity-acts",
            "What was done to cards that were issued, and to PIN letters.",
            0,
        )
        .answering("activity", &acts()),
        with("activity-request", "A request for a recovery.", 0)
            .answering("activity", &page(vec![request(), refusal()])),
    ]
}

fn orders() -> Vec<Scenario> {
    let one_open = || page(vec![issue("fulfilled"), issue("granted")]);
    let mut elsewhere = open();
    order::away(&mut elsewhere);
    let mut unfinished = open();
    order::not_issued(&mut unfinished);
    let mut of_another = open();
    of_another.own = false;
    of_another.may_abandon = false;
    of_another.why_not_abandon = Some(said(
        "abandon-order-of-another",
        [("role", "revoke-certificate")],
    ));
    vec![
        tab(
            "activity-open",
            "Orders that are open; the card of the first one lies in a device.",
            2,
            &one_open(),
            &open(),
        ),
        tab(
            "activity-open-elsewhere",
            "An open order whose card is somewhere else.",
            2,
            &one_open(),
            &elsewhere,
        ),
        tab(
            "activity-open-granted",
            "An open order of which nothing was issued.",
            1,
            &page(vec![issue("granted")]),
            &unfinished,
        ),
        tab(
            "activity-open-of-another",
            "An open order that this officer cannot abandon.",
            1,
            &one_open(),
            &of_another,
        ),
        tab(
            "activity-abandoned",
            "An order that was abandoned.",
            0,
            &page(vec![abandonment(), issue("abandoned")]),
            &order::abandoned(),
        )
        .answering("verify_order", &order::verified_abandoned()),
        tab(
            "activity-not-verified",
            "An order whose signatures do not verify.",
            0,
            &page(vec![issue("completed")]),
            &completed(),
        )
        .answering("verify_order", &not_verified()),
        with("activity-order-trouble", "An order cannot be had.", 0)
            .answering("activity", &everything())
            .answering("order_record", &refused(&unreachable())),
    ]
}

fn opened_elsewhere() -> Vec<Scenario> {
    vec![
        at_form(
            "record-certificate",
            "A certificate of the host, from the content table.",
        )
        .answering("certificate_on_card", &certificate::own()),
        at_form(
            "record-certificate-foreign",
            "A certificate that the host did not issue, with extensions that nobody knows.",
        )
        .answering("certificate_on_card", &certificate::foreign()),
        at_form(
            "record-certificate-trouble",
            "What the host knows of a certificate cannot be had.",
        )
        .answering("certificate_on_card", &refused(&unreachable())),
        at_form("record-card", "The card in the device.")
            .answering("card_record", &card::issued())
            .answering("certificate_record", &certificate::own()),
        at_form("record-card-not-in-stock", "A card that is not in stock.")
            .answering("card_record", &card::unknown()),
    ]
}

/// The list with an order beside it, and what can be done with that.
fn tab(
    name: &'static str,
    shows: &'static str,
    open: u32,
    page: &ActivityPageView,
    order: &OrderRecordView,
) -> Scenario {
    with(name, shows, open)
        .answering("activity", page)
        .answering("order_record", order)
        .answering("verify_order", &verified())
        .answering("export_order", &exported())
        .answering("certificate_record", &certificate::own())
        .answering("card_record_of_order", &card::away())
}

fn with(name: &'static str, shows: &'static str, open: u32) -> Scenario {
    let sitting = SittingView {
        open_orders: Some(open),
        ..signed_in()
    };
    Scenario::new(name, shows, at_host(), sitting)
}

/// Beside the practice desk's panel there is less room; in the United States a time is longer.
fn at_practice() -> Vec<Scenario> {
    let there = |mut scenario: Scenario| {
        let sitting = scenario.view.sitting.take();
        scenario.view.sitting = sitting.map(practice::at_desk);
        scenario.view.place = practice::place(true, Some(1));
        scenario.view.settings.region = "en-US".to_owned();
        scenario
    };
    let page = page(vec![issue("fulfilled"), issue("granted")]);
    let mut record = open();
    if let Some(now) = &mut record.standing {
        now.card = said("standing-card-here", [("device", practice::SUBJECT)]);
    }
    vec![
        there(tab(
            "activity-practice",
            "What was done, beside the practice desk's panel.",
            0,
            &everything(),
            &completed(),
        )),
        there(tab(
            "activity-practice-open",
            "Orders that are open, beside the practice desk's panel.",
            2,
            &page,
            &record,
        )),
    ]
}

fn at_form(name: &'static str, shows: &'static str) -> Scenario {
    Scenario::new(name, shows, at_host(), form::with(form::ready(), true))
}

/// The officer's open orders.
pub(super) fn open_orders() -> ActivityPageView {
    let mut other = entries::long();
    if let Some(order) = &mut other.order {
        order.order = "0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3b".to_owned();
    }
    page(vec![issue("fulfilled"), other])
}

fn everything() -> ActivityPageView {
    let mut older: Vec<ActivityEntryView> = vec![
        issue("completed"),
        abandonment(),
        issue("abandoned"),
        request(),
        entries::approval(),
        refusal(),
        issue("superseded"),
        issue("expired"),
        entries::of_another(),
    ];
    older.extend((0..12).map(|_| issue("completed")));
    ActivityPageView {
        more: true,
        ..page(older)
    }
}

fn acts() -> ActivityPageView {
    let mut reprint = entries::letters("letter-reprint", &["PL-000412", "PL-000413"], 2);
    reprint.reason = Some("The printer jammed, and the first ones were torn.".to_owned());
    page(vec![
        entries::act("unblock", "not-done"),
        entries::act("unblock", "done"),
        entries::act("change-pin", "open"),
        entries::act("unblock", "expired"),
        entries::act("mail-resend", "done"),
        reprint,
        entries::letters("letter-print", &["PL-000411"], 1),
        entries::letters("letter-ids", &["PL-000001", "PL-005000"], 5000),
    ])
}

fn unreachable() -> Trouble {
    Trouble::from(&HostError::Unreachable {
        url: HOST_URL.to_owned(),
    })
}

fn refused(trouble: &Trouble) -> Value {
    json!({ "refused": trouble })
}
