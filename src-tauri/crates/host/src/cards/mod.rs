//! Card stock: what production recorded of each card, sealed where it is secret, and what became of it.

mod find;
mod grant;
mod import;
mod list;
mod not_the_format;
mod pending;
mod production_file;
mod record;
mod secrets;
mod take_in;

pub use find::CardInStock;
pub(crate) use find::{StockedCard, stocked_identity};
pub(crate) use grant::{GrantedSecrets, ToSet, system_pin};
pub use import::{ImportCardsError, ImportedCards};
pub use list::ListedCard;
pub use not_the_format::NotTheFormat;
pub use production_file::{MAX_PRODUCTION_FILE, ProductionFileError};
pub(crate) use secrets::PinKind;
