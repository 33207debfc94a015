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
