use protocol::Refusal;

use crate::sealing::{DoesNotOpen, SealingError};

/// Something that failed inside the host and is no caller's doing.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A sealed value.
    #[error(transparent)]
    Unseal(#[from] DoesNotOpen),
    /// Sealing.
    #[error(transparent)]
    Seal(#[from] SealingError),
    /// A structure that the host itself encodes.
    #[error("encoding: {0}")]
    Der(#[from] der::Error),
    /// A key of the host did not sign.
    #[error("the key {key} did not sign")]
    Signing {
        /// Whose key.
        key: String,
    },
    /// Something in the database that the host would not have written.
    #[error("the database holds something in {what} that cannot be read")]
    Corrupt {
        /// The column or table.
        what: &'static str,
    },
    /// The random generator.
    #[error("the system's random generator failed")]
    Random,
    /// An authority that a procedure names and the host does not have.
    #[error("there is no authority {0}")]
    NoAuthority(String),
    /// An archived key.
    #[error(transparent)]
    Archive(#[from] crate::NotGood),
    /// A document that the host made could not be signed or sealed.
    #[error("{0}")]
    Document(&'static str),
    /// Others changed the same card again and again meanwhile.
    #[error("others changed the same card meanwhile, again and again")]
    Contended,
    /// A task that ended before its work was done.
    #[error("a task of the host ended early")]
    Task,
}

/// Why a request of a desk was not done: refused, or failed inside.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The caller is told exactly this.
    #[error(transparent)]
    Because(#[from] Refusal),
    /// The caller is told a reference; the log has the rest.
    #[error(transparent)]
    Inside(#[from] Fault),
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        Self::Inside(error.into())
    }
}

impl From<DoesNotOpen> for Refused {
    fn from(error: DoesNotOpen) -> Self {
        Self::Inside(error.into())
    }
}

impl From<SealingError> for Refused {
    fn from(error: SealingError) -> Self {
        Self::Inside(error.into())
    }
}

impl From<der::Error> for Refused {
    fn from(error: der::Error) -> Self {
        Self::Inside(error.into())
    }
}
