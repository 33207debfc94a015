//! Token procedures to choose from.

use desk::{HiddenProcedure, ProcedureView, ProceduresView, Sentence};

use super::{
    certificate::digits,
    sentence::{plain, said},
};

/// A procedure in the list.
pub(super) fn procedure(id: &str, name: &str, description: &str, number: u32) -> ProcedureView {
    ProcedureView {
        id: id.to_owned(),
        name: name.to_owned(),
        description: description.to_owned(),
        number,
        revision: digits(&[id, name], 64),
    }
}

/// Three certificates on the keys of production.
pub(super) fn employee_card() -> ProcedureView {
    procedure(
        "employee-card",
        "Employee card",
        "Authentication, signature and encryption for an employee, on the keys that production put on the card.",
        4,
    )
}

/// Keys that are generated.
pub(super) fn blank_card() -> ProcedureView {
    procedure(
        "blank-card",
        "Blank card",
        "Generates the keys on a card that left production without any, and certifies them.",
        2,
    )
}

/// What an officer has to choose from who has issued cards before.
pub(super) fn choice() -> ProceduresView {
    ProceduresView {
        loading: false,
        trouble: None,
        offered: offered(),
        recent: 2,
        hidden: vec![
            hidden(blank_card(), plain("card-not-blank")),
            hidden(
                procedure(
                    "visitor-card",
                    "Visitor card",
                    "One certificate for the doors, for a week at most.",
                    1,
                ),
                said(
                    "card-serial-not-in-range",
                    [("serial", super::card::SUBJECT_SERIAL)],
                ),
            ),
            hidden(
                procedure(
                    "revocation-desk",
                    "Revocation desk",
                    "For officers who take cards back.",
                    3,
                ),
                said("missing-role", [("role", "revoke-certificate")]),
            ),
        ],
        chosen: Some("employee-card".to_owned()),
        filter: Vec::new(),
    }
}

fn offered() -> Vec<ProcedureView> {
    vec![
        employee_card(),
        procedure(
            "authentication-only",
            "Authentication only",
            "One certificate for logging on, on the key that production put on the card.",
            1,
        ),
        procedure(
            "contractor-card",
            "Contractor card",
            "As the employee card, for twelve months.",
            7,
        ),
        procedure(
            "hsm-operators",
            "Operatörskort för driftcentralen i Sundsvall, två certifikat på kortets egna nycklar med beröringskrav",
            "För driftpersonal. Beröring krävs vid varje underskrift.",
            12,
        ),
        procedure(
            "replace-transport-certificates",
            "Replace transport certificates",
            "Replaces the transport certificates of a new card, and leaves every other certificate alone.",
            1,
        ),
    ]
}

/// One that cannot be used, with why.
pub(super) fn hidden(procedure: ProcedureView, why: Sentence) -> HiddenProcedure {
    HiddenProcedure { procedure, why }
}

/// None was chosen.
pub(super) fn not_chosen() -> ProceduresView {
    ProceduresView {
        chosen: None,
        ..choice()
    }
}

/// None, before anybody could ask for them.
pub(super) fn none() -> ProceduresView {
    ProceduresView {
        loading: false,
        trouble: None,
        offered: Vec::new(),
        recent: 0,
        hidden: Vec::new(),
        chosen: None,
        filter: Vec::new(),
    }
}
