//! What the program's exit code says to a script.

use std::process::ExitCode;

/// The classes of ends; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// What was asked for was done.
    Done = 0,
    /// Something failed that is none of the below.
    Failed = 1,
    /// The command line was not understood, or something it needs was not given.
    Usage = 2,
    /// The officer cancelled; nothing was issued.
    Cancelled = 3,
    /// A PIN was wrong, is blocked, or does not meet the rules.
    Pin = 4,
    /// A device or a card: none, the wrong one, held by another program, removed, failed.
    Card = 5,
    /// The draft: a field, an action or a procedure that does not fit.
    Draft = 6,
    /// The host refused.
    Refused = 7,
    /// The host cannot be reached, or is not the one that is trusted.
    Unreachable = 8,
    /// Certificates were, or may have been, issued, but the card is not done: the order stays open.
    Incomplete = 9,
    /// An order or another document does not verify.
    Verification = 10,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// The class of an error of the desk or the host, by its code.
    pub(crate) fn of_code(code: &str) -> Self {
        CLASSES
            .iter()
            .find(|(_, codes)| codes.contains(&code))
            .map_or(Self::Failed, |(exit, _)| *exit)
    }
}

/// The classes of codes that come from desk, host and workstation. The command line's own errors name theirs where they are made.
const CLASSES: &[(Exit, &[&str])] = &[
    (Exit::Cancelled, &["cancelled", "declined", "order-ran-out"]),
    (
        Exit::Pin,
        &[
            "card-refused-new-pin",
            "new-pin-refused",
            "pin-blocked",
            "pin-needed",
            "pin-not-acceptable",
            "pinpad-cancelled",
            "pinpad-pins-differ",
            "pinpad-timed-out",
            "pinpad-wrong-length",
            "puk-blocked",
            "puk-last-try",
            "puk-not-known",
            "wrong-pin",
            "wrong-puk",
        ],
    ),
    (
        Exit::Card,
        &[
            "another-card",
            "card-full",
            "card-has-no-certificate",
            "card-malformed-answer",
            "card-not-an-officers",
            "card-not-offered",
            "card-not-piv",
            "card-proof-wrong",
            "card-refused",
            "card-removed",
            "card-session-lost",
            "card-without-identity",
            "certificate-differs",
            "certificate-unreadable",
            "check-failed",
            "key-differs",
            "key-unsuitable",
            "management-key-refused",
            "no-certificate-there",
            "no-such-key",
            "officer-certificate-unusable",
            "pinpad-missing",
            "pinpad-not-taken",
            "place-taken",
            "read-back-differs",
            "reader-busy",
            "reader-failed",
            "reader-no-card",
            "reader-no-service",
            "reader-not-found",
            "reader-unresponsive",
            "recovered-key-not-taken",
            "run-under-way",
            "same-device",
            "signing-failed",
            "touch-not-given",
        ],
    ),
    (
        Exit::Refused,
        &[
            "card-has-open-order",
            "card-not-issued",
            "clock-apart",
            "differs-from-open-request",
            "document",
            "factory-secret-left",
            "internal",
            "letter-id-taken",
            "letter-printed-before",
            "letter-state",
            "letter-unknown",
            "mail-erased",
            "mail-under-way",
            "mail-unknown",
            "malformed",
            "missing-role",
            "nonce-not-good",
            "not-signed-in",
            "not-the-production-key",
            "officer-certificate",
            "order-id-taken",
            "order-state",
            "pin-mailer-letter-id-used",
            "pin-mailer-mail-not-set-up",
            "proof-refused",
            "puk-not-held",
            "receipt-refused",
            "recovery-approvals-missing",
            "recovery-compromised",
            "recovery-decided-already",
            "recovery-differs-from-request",
            "recovery-more-places-needed",
            "recovery-none-found",
            "recovery-not-archived",
            "recovery-other-holder",
            "recovery-own-request",
            "recovery-record-not-good",
            "recovery-request-state",
            "recovery-several-holders",
            "recovery-signing-key",
            "recovery-too-many-requests",
            "recovery-unknown-request",
            "stale-revision",
            "take-in-guid-taken",
            "take-in-in-stock",
            "take-in-no-identity",
            "take-in-not-allowed",
            "unknown-card",
            "unknown-certificate",
            "unknown-officer",
            "unknown-order",
        ],
    ),
    (
        Exit::Unreachable,
        &[
            "embedded-host",
            "host-answer-not-understood",
            "host-answer-too-large",
            "host-certificate",
            "host-interrupted",
            "host-timeout",
            "host-tls",
            "host-unreachable",
        ],
    ),
    (Exit::Draft, DRAFT),
    (
        Exit::Verification,
        &[
            "delivered-key-differs",
            "fulfilment-not-accepted",
            "grant-not-accepted",
            "key-package-not-accepted",
            "letters-not-accepted",
            "recovery-request-not-accepted",
            "verification-failed",
        ],
    ),
    (
        Exit::Usage,
        &[
            "address-malformed",
            "authority-unusable",
            "certificate-id-malformed",
            "letter-id-malformed",
            "letter-ids-how-many",
            "letter-number-malformed",
            "letter-reason-malformed",
            "letters-how-many",
            "no-host",
            "nothing-to-search-for",
            "order-id-malformed",
            "pin-mailer-no-address",
            "pin-mailer-no-letter-id",
            "pin-mailer-not-an-address",
            "pin-mailer-not-asked-for",
            "pin-mailer-where-the-card-goes",
            "printer-not-found",
            "reason-malformed",
            "refusal-reason-malformed",
            "request-digest-malformed",
            "search-position-malformed",
            "search-text-too-long",
            "search-text-too-short",
            "search-words-too-many",
            "serial-malformed",
            "subject-too-long",
            "subject-too-short",
        ],
    ),
];

const DRAFT: &[&str] = &[
    "action-not-possible",
    "draft-algorithm-not-offered",
    "draft-incomplete",
    "draft-refused",
    "draft-unknown-field",
    "draft-unknown-key",
    "field-not-hideable",
    "field-too-long",
    "nothing-generated",
    "nothing-recovered",
    "recovery-no-reason",
    "recovery-nothing-to-approve",
    "recovery-reason-character",
    "recovery-request-incomplete",
    "unknown-procedure",
];

#[cfg(test)]
mod tests {
    use super::Exit;

    /// Codes that only a window meets: the command line has no sitting, and makes no officer.
    const OF_A_WINDOW: [&str; 15] = [
        "card-not-read",
        "no-form",
        "officer-card-another-pin",
        "officer-card-key-not-proven",
        "officer-device-not-chosen",
        "officer-signed-in",
        "pin-not-taken",
        "pin-taken",
        "pins-differ",
        "procedure-not-chosen",
        "question-gone",
        "run-not-put-away",
        "sign-in-under-way",
        "subject-card-not-read",
        "unknown-action",
    ];

    #[test]
    fn every_code_of_the_desk_has_a_class() {
        let failed = [
            "letter-preview-unreadable",
            "letters-not-told",
            "no-randomness",
            "practice",
            "printing-no-answer",
            "printing-not-there",
            "printing-refused",
            "program-ending",
        ];
        let without = [&OF_A_WINDOW[..], &failed].concat();
        let codes = desk::CODES.iter().chain(workstation::OpenError::CODES);
        for code in codes.filter(|code| !without.contains(code)) {
            assert_ne!(Exit::of_code(code), Exit::Failed, "{code}");
        }
    }
}
