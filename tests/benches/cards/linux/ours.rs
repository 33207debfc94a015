//! The work by countersign, taken apart into what each part of a run cost at the card.

use acceptance::{Card, Exchange, Office, Program, Traffic};

use super::table::sum;

/// What one run cost at the subject card.
pub(crate) struct Run {
    /// Looking at the card before anything is decided, and finding it unchanged.
    pub(crate) read: Traffic,
    /// Opening the card, generating keys, and proving that the card has them.
    pub(crate) prove: Traffic,
    /// Importing keys and writing certificates.
    pub(crate) write: Traffic,
    /// Reading them back, and using every key once.
    pub(crate) check: Traffic,
    /// Setting the PIN, and PUK and management key where the procedure does.
    pub(crate) pin: Traffic,
}

impl Run {
    /// The part that other tools do as well.
    pub(crate) fn prove_and_write(&self) -> Traffic {
        sum([self.prove, self.write])
    }

    pub(crate) fn total(&self) -> Traffic {
        sum([self.read, self.prove, self.write, self.check, self.pin])
    }

    /// The parts in their order, and the whole.
    pub(crate) fn parts(&self) -> [Traffic; 6] {
        [
            self.read,
            self.prove,
            self.write,
            self.check,
            self.pin,
            self.total(),
        ]
    }
}

/// Issues to a fresh card of this office.
pub(crate) fn issue(office: &Office, card: &Card, procedure: &str, options: &[&str]) -> Run {
    let mut inserted = office.insert(card);
    inserted.reset_traffic();
    run(office, procedure, options).succeeds();
    take_apart(&inserted.exchanges())
}

/// The run for the card in the subject reader.
pub(crate) fn run(office: &Office, procedure: &str, options: &[&str]) -> Program {
    let inputs = [
        "--input",
        "common_name=Anna Berg",
        "--input",
        "email=anna.berg@example.org",
    ];
    let run = office.issue(procedure, &[]);
    run.args(inputs).args(options)
}

const CHANGE_REFERENCE_DATA: u8 = 0x24;
const GENERATE: u8 = 0x47;
const GENERAL_AUTHENTICATE: u8 = 0x87;
const SELECT: u8 = 0xA4;
const PUT_DATA: u8 = 0xDB;

/// A run is a row of sessions, each begun by SELECT: some that only read, those that use keys, and the last
/// one, which writes, checks and sets the PIN, in this order.
fn take_apart(exchanges: &[Exchange]) -> Run {
    let session_of = |instructions: &[u8]| {
        let first = exchanges
            .iter()
            .position(|one| instructions.contains(&one.instruction));
        let first = first.expect("a run uses keys and writes");
        exchanges[..first]
            .iter()
            .rposition(|one| one.instruction == SELECT)
            .expect("a session begins with SELECT")
    };
    let last = |instruction| {
        exchanges
            .iter()
            .rposition(|one| one.instruction == instruction)
    };
    let [proving, writing] = [
        session_of(&[GENERATE, GENERAL_AUTHENTICATE]),
        session_of(&[PUT_DATA]),
    ];
    let checking = last(PUT_DATA).expect("a run writes") + 1;
    let setting = last(CHANGE_REFERENCE_DATA).expect("a run sets the PIN");
    Run {
        read: traffic(&exchanges[..proving]),
        prove: traffic(&exchanges[proving..writing]),
        write: traffic(&exchanges[writing..checking]),
        check: traffic(&exchanges[checking..setting]),
        pin: traffic(&exchanges[setting..]),
    }
}

fn traffic(exchanges: &[Exchange]) -> Traffic {
    Traffic {
        apdus: exchanges.len() as u64,
        bytes: exchanges.iter().map(|one| one.bytes).sum(),
    }
}
