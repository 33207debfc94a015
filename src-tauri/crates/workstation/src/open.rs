use std::{path::PathBuf, sync::Arc};

use card::{PcscSource, ReaderSource};
use desk::{AddressError, Coded, Desk, HostAddress};
use serde_json::{Map, Value, json};

use crate::{
    embedded::{Embedded, EmbeddedError},
    first_officer::{FirstOfficerError, FirstOfficerWork},
    practice::{Pace, Practice, PracticeError},
};

/// Where the host is that a desk works with.
#[derive(Clone, Debug)]
pub enum Place {
    /// There is none: devices are watched and cards are read, and nobody can sign in.
    NoHost,
    /// In this program, with its data in this user's folder, or in another that is named.
    Embedded {
        /// The folder; [`default_data_folder`](crate::default_data_folder) where there is none.
        data: Option<PathBuf>,
    },
    /// Elsewhere.
    Remote {
        /// `https://name:port`.
        url: String,
        /// The host's authority certificates, PEM or DER.
        ca: Vec<u8>,
    },
    /// Nowhere: readers, cards and host are simulated, in memory and a temporary folder. Neither the system's smart
    /// card service nor its credential store is touched.
    Practice {
        /// How long its cards take: [`Pace::Silicon`] for people, who are to see what a real card does and to have the
        /// time to pull it; [`Pace::Immediate`] where nobody looks.
        pace: Pace,
    },
}

/// A desk, with whatever must run for it in this program.
pub struct Workstation {
    desk: Arc<Desk>,
    beside: Beside,
    first_officer: FirstOfficerWork,
}

/// What runs beside the desk.
enum Beside {
    Nothing,
    Host(Embedded),
    Practice(Box<Practice>),
}

impl Workstation {
    /// Opens a workstation. Nobody is signed in yet.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(place: Place) -> Result<Self, OpenError> {
        Self::open_with(place, Arc::new(PcscSource)).await
    }

    /// The same with other readers than those of the system's smart card service. The practice desk has its own, always.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_with(
        place: Place,
        readers: Arc<dyn ReaderSource>,
    ) -> Result<Self, OpenError> {
        let (desk, beside) = match place {
            Place::NoHost => (Desk::without_host(readers), Beside::Nothing),
            Place::Remote { url, ca } => {
                let desk = Desk::new(readers, HostAddress::new(&url, &ca)?);
                (desk, Beside::Nothing)
            }
            Place::Embedded { data } => {
                let embedded = Embedded::open(data).await?;
                let desk = Desk::new(readers, embedded.address()?);
                (desk, Beside::Host(embedded))
            }
            Place::Practice { pace } => {
                let practice = Practice::open(pace).await?;
                let desk = Desk::new(practice.readers(), practice.address()?);
                (desk, Beside::Practice(Box::new(practice)))
            }
        };
        Ok(Self {
            desk: Arc::new(desk),
            beside,
            first_officer: FirstOfficerWork::default(),
        })
    }

    /// This desk's own host, where it runs in this program.
    pub(crate) fn own_host(&self) -> Result<&host::Host, FirstOfficerError> {
        match &self.beside {
            Beside::Host(embedded) => embedded.host().ok_or(FirstOfficerError::NoOwnHost),
            Beside::Nothing | Beside::Practice(_) => Err(FirstOfficerError::NoOwnHost),
        }
    }

    pub(crate) fn first_officer_work(&self) -> &FirstOfficerWork {
        &self.first_officer
    }

    /// The desk: everything an officer does.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The simulated readers and cards, at a practice desk.
    pub fn practice(&self) -> Option<&Practice> {
        match &self.beside {
            Beside::Practice(practice) => Some(practice),
            Beside::Nothing | Beside::Host(_) => None,
        }
    }

    /// The host that runs in this program: nothing where it runs elsewhere, another program's included.
    pub fn embedded_host(&self) -> Option<&host::Host> {
        match &self.beside {
            Beside::Nothing => None,
            Beside::Host(embedded) => embedded.host(),
            Beside::Practice(practice) => Some(practice.host()),
        }
    }

    /// Signs out, and shuts down what runs in this program: requests that are under way are answered first.
    pub async fn close(self) {
        self.desk.sign_out();
        match self.beside {
            Beside::Nothing => {}
            Beside::Host(embedded) => embedded.close().await,
            Beside::Practice(practice) => practice.close().await,
        }
    }
}

/// Why a workstation did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The host's address or authority cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The embedded host did not start.
    #[error(transparent)]
    Embedded(#[from] EmbeddedError),
    /// The practice desk could not be set up.
    #[error(transparent)]
    Practice(#[from] PracticeError),
}

impl OpenError {
    /// All codes, in alphabetical order.
    pub const CODES: &[&str] = &[
        "address-malformed",
        "authority-unusable",
        "embedded-host",
        "practice",
    ];
}

impl Coded for OpenError {
    fn code(&self) -> String {
        match self {
            Self::Address(AddressError::Url { .. }) => "address-malformed",
            Self::Address(AddressError::Authority) => "authority-unusable",
            Self::Embedded(_) => "embedded-host",
            Self::Practice(_) => "practice",
        }
        .to_owned()
    }

    fn data(&self) -> Map<String, Value> {
        let data = match self {
            Self::Address(AddressError::Url { url }) => json!({ "url": url }),
            Self::Address(AddressError::Authority) => json!({}),
            Self::Embedded(error) => json!({ "why": error.to_string() }),
            Self::Practice(error) => json!({ "why": error.to_string() }),
        };
        data.as_object().cloned().unwrap_or_default()
    }
}
