use std::error::Error as _;

use protocol::Refusal;
use rustls::{AlertDescription, CertificateError};

/// Why the host could not be asked, or what it answered instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// No connection: the host does not run, or the network does not reach it. The request was not sent.
    #[error("the host at {url} cannot be reached")]
    Unreachable {
        /// Its address.
        url: String,
    },
    /// Who answers does not prove to be the host. The request was not sent.
    #[error("the certificate at {url} is not one of the host’s: {why}")]
    WrongCertificate {
        /// The address.
        url: String,
        /// What the check found: `expired`, `not-yet-valid`, `revoked`, `unknown-issuer`, `another-name`,
        /// `wrong-usage`, or what the TLS library calls it.
        why: String,
    },
    /// No connection of the kind that is accepted could be made. The request was not sent.
    #[error("no secure connection to {url}: {why}")]
    Tls {
        /// The address.
        url: String,
        /// What failed.
        why: String,
    },
    /// No answer in time. The host may have acted on the request.
    #[error("the host at {url} did not answer in time")]
    Timeout {
        /// Its address.
        url: String,
    },
    /// The connection broke before the answer was complete. The host may have acted on the request.
    #[error("the connection to the host at {url} broke")]
    Interrupted {
        /// Its address.
        url: String,
    },
    /// The host said no, and why.
    #[error("the host refused: {0}")]
    Refused(Refusal),
    /// The answer is larger than such an answer can be.
    #[error("the host’s answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u32,
    },
    /// The answer is not what the interface promises.
    #[error("the host’s answer was not understood: {what}")]
    NotUnderstood {
        /// What is wrong with it.
        what: String,
    },
}

impl HostError {
    /// Whether the host may have acted on a request that ended so.
    pub fn may_have_acted(&self) -> bool {
        match self {
            // It says itself that it failed somewhere inside.
            Self::Refused(Refusal::Internal { .. }) => true,
            Self::Unreachable { .. }
            | Self::WrongCertificate { .. }
            | Self::Tls { .. }
            | Self::Refused(_) => false,
            Self::Timeout { .. }
            | Self::Interrupted { .. }
            | Self::TooLarge { .. }
            | Self::NotUnderstood { .. } => true,
        }
    }

    /// Whether the same bytes may be sent again in the hope of an answer.
    pub(crate) fn is_a_lost_answer(&self) -> bool {
        matches!(self, Self::Timeout { .. } | Self::Interrupted { .. })
    }

    pub(crate) fn of(error: &reqwest::Error, url: &str) -> Self {
        let url = url.to_owned();
        match tls_error(error) {
            Some(rustls::Error::InvalidCertificate(why)) => {
                return Self::WrongCertificate {
                    url,
                    why: certificate_fault(why),
                };
            }
            // In TLS 1.3 the client's certificate is judged after the client thinks the handshake is over, so that a
            // plain connection error may hide an alert (RFC 8446 §4.4.4); it still means the request was not read.
            Some(rustls::Error::AlertReceived(alert))
                if *alert != AlertDescription::CloseNotify =>
            {
                return Self::Tls {
                    url,
                    why: format!("alert {alert:?}"),
                };
            }
            Some(other) => {
                return Self::Tls {
                    url,
                    why: other.to_string(),
                };
            }
            None => {}
        }
        if error.is_timeout() && !error.is_connect() {
            Self::Timeout { url }
        } else if error.is_connect() {
            Self::Unreachable { url }
        } else {
            Self::Interrupted { url }
        }
    }
}

/// What is wrong with a host's certificate, by a name that texts choose by.
fn certificate_fault(fault: &CertificateError) -> String {
    let name = match fault {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "not-yet-valid"
        }
        CertificateError::Revoked => "revoked",
        CertificateError::UnknownIssuer => "unknown-issuer",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "another-name"
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "wrong-usage"
        }
        other => return format!("{other:?}"),
    };
    name.to_owned()
}

/// What the TLS library said, wherever it is wrapped.
fn tls_error(error: &reqwest::Error) -> Option<&rustls::Error> {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(found) = wrapped(cause) {
            return Some(found);
        }
        source = cause.source();
    }
    None
}

/// An I/O error is no source of what it wraps, and may wrap another one.
fn wrapped<'a>(cause: &'a (dyn std::error::Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(found) = cause.downcast_ref::<rustls::Error>() {
        return Some(found);
    }
    let inner = cause.downcast_ref::<std::io::Error>()?.get_ref()?;
    wrapped(inner)
}
