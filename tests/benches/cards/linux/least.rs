//! The least that a job can cost: one session, one external authentication with the management key, and no
//! command that the job can do without.

use acceptance::Traffic;

/// The least for a job, counted for one certificate of a certain size.
#[derive(Clone, Copy)]
pub(crate) struct Least {
    traffic: Traffic,
    certificate: u64,
}

/// Generate P-256, prove, write the certificate; extended length.
pub(crate) const P256: Least = Least::of(7, 1277, 955);
/// The same with short APDUs.
pub(crate) const P256_SHORT: Least = Least::of(10, 1294, 955);
/// Generate RSA-2048, prove, write the certificate; extended length.
pub(crate) const RSA2048: Least = Least::of(7, 2101, 1158);
/// The same with short APDUs.
pub(crate) const RSA2048_SHORT: Least = Least::of(14, 2142, 1158);

/// Import RSA-2048, write the certificate; extended length.
pub(crate) const IMPORT_RSA2048: Least = Least::of(5, 1959, 1194);

/// Before anything is written, the card is asked which one it is.
pub(crate) const WHICH_CARD: u64 = 1;

/// Between proof and certificate the host works, and no session is held meanwhile: the second one selects,
/// finds out which card it is, and authenticates again.
pub(crate) const SECOND_SESSION: u64 = 3;

/// One SELECT, and a GET DATA for each of 24 certificates; with short APDUs an answer takes several.
pub(crate) const LIST_24: u64 = 25;

impl Least {
    const fn of(apdus: u64, bytes: u64, certificate: u64) -> Self {
        Self {
            traffic: Traffic { apdus, bytes },
            certificate,
        }
    }

    /// The same for a certificate of this size. The number of short APDUs that take it stays the one counted.
    pub(crate) fn with_certificate_of(self, bytes: u64) -> Traffic {
        Traffic {
            bytes: self.traffic.bytes - self.certificate + bytes,
            ..self.traffic
        }
    }
}

/// The least for the parts of a run that issues an *Employee card* from keys that lie on the card, in APDUs: bytes
/// depend on the certificates.
pub(crate) struct LeastRun([u64; 5]);

/// What [`employee_card`] adds up.
pub(crate) const EMPLOYEE_CARD: &str = "\
The least adds up what each part cannot do without, with extended length and in the two sessions between which the \
host works.
Read: SELECT, GET DATA for three transport certificates. Prove: SELECT, VERIFY, three uses of a key. Write: SELECT, \
two for the management key, three PUT DATA.
Check: three GET DATA, VERIFY, three uses of a key. PIN: CHANGE REFERENCE DATA.";

pub(crate) const fn employee_card() -> LeastRun {
    const KEYS: u64 = 3;
    const SELECT: u64 = 1;
    const VERIFY: u64 = 1;
    const MANAGEMENT_KEY: u64 = 2;
    LeastRun([
        SELECT + KEYS,
        SELECT + VERIFY + KEYS,
        SELECT + MANAGEMENT_KEY + KEYS,
        KEYS + VERIFY + KEYS,
        1,
    ])
}

impl LeastRun {
    /// The parts in their order, and the whole.
    pub(crate) fn shown(&self) -> [String; 6] {
        let [read, prove, write, check, pin] = self.0;
        [read, prove, write, check, pin, self.0.iter().sum()].map(|apdus| apdus.to_string())
    }
}
