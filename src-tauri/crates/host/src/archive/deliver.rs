use contents::{Certificate, KeyReference, PublicKey};
use protocol::{Base64, OrderId, sealing};

use super::{ArchiveKeeper, ArchivedKey};
use crate::{Fault, Host};

/// An archived key on its way to the card of an order.
pub(crate) struct PackageFor<'a> {
    pub(crate) order: OrderId,
    /// The place that the key takes.
    pub(crate) place: KeyReference,
    pub(crate) key: &'a ArchivedKey,
    /// The certificate it comes with, DER.
    pub(crate) certificate: &'a [u8],
    /// The transport key of the order.
    pub(crate) recipient: &'a PublicKey,
}

impl Host {
    /// The private key as a package for the order's desk, by the key generation key. Blocks while keys are used.
    ///
    /// # Errors
    /// [`Fault::Archive`] where the record is not good, or its key is not the certificate's.
    pub(crate) fn key_package(
        &self,
        keeper: &dyn ArchiveKeeper,
        delivery: &PackageFor<'_>,
    ) -> Result<Base64, Fault> {
        let unreadable = |_| Fault::Corrupt {
            what: "certificates.certificate",
        };
        let certificate = Certificate::from_der(delivery.certificate).map_err(unreadable)?;
        let key = delivery.key.open(keeper, certificate.public_key())?;
        let sealed = sealing::seal_key(
            &key,
            delivery.order,
            delivery.place,
            delivery.recipient,
            &self.inner.key_generation,
        );
        sealed.map(Base64).map_err(|error| {
            tracing::error!(%error, "a private key was not sealed");
            Fault::Document("a private key could not be sealed")
        })
    }
}
