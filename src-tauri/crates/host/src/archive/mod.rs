//! The archive: private keys that the host generated for holders, encrypted, to be recovered when a card is lost.
//!
//! Each key is CMS AuthEnvelopedData under a data key of its own ([`envelope`]); data keys are wrapped by the archive
//! key, which a [`keeper`] holds. The database alone opens nothing. A key is here durably before the order that made it
//! is answered, and stays for good; rotating the archive key wraps data keys anew and leaves the encrypted keys alone.

mod deliver;
mod envelope;
mod generate;
mod inventory;
mod keeper;
mod pool;
mod record;
mod rotate;
mod store;

pub use inventory::ListedArchiveKey;
pub use pool::KeyPool;
pub use rotate::RotatedArchiveKey;

pub(crate) use deliver::PackageFor;
use generate::NewKey;
pub(crate) use keeper::ArchiveKeeper;
use keeper::NewArchiveKey;
pub(crate) use record::ArchivedKey;
pub use record::NotGood;
pub(crate) use store::{ArchivedFor, Archiving};
