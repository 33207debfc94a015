use std::{path::PathBuf, sync::Arc};

use card::PcscSource;
use desk::{AddressError, Desk, HostAddress};

use crate::{
    embedded::{Embedded, EmbeddedError},
    practice::{Practice, PracticeError},
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
    Practice,
}

/// A desk, with whatever must run for it in this program.
pub struct Workstation {
    desk: Arc<Desk>,
    beside: Beside,
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
        match place {
            Place::NoHost => {
                let desk = Desk::without_host(Arc::new(PcscSource));
                Ok(Self {
                    desk: Arc::new(desk),
                    beside: Beside::Nothing,
                })
            }
            Place::Remote { url, ca } => {
                let desk = Desk::new(Arc::new(PcscSource), HostAddress::new(&url, &ca)?);
                Ok(Self {
                    desk: Arc::new(desk),
                    beside: Beside::Nothing,
                })
            }
            Place::Embedded { data } => {
                let embedded = Embedded::open(data).await?;
                let desk = Desk::new(Arc::new(PcscSource), embedded.address()?);
                Ok(Self {
                    desk: Arc::new(desk),
                    beside: Beside::Host(embedded),
                })
            }
            Place::Practice => {
                let practice = Practice::open().await?;
                let desk = Desk::new(practice.readers(), practice.address()?);
                Ok(Self {
                    desk: Arc::new(desk),
                    beside: Beside::Practice(Box::new(practice)),
                })
            }
        }
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
