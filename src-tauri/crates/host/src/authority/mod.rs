//! What stands behind the host and signs: for now its own authorities; others come beside `local`.

mod crl;
mod extensions;
mod local;
mod name;
mod signer;
mod software_key;
mod structure;

pub(crate) use crl::{RevocationList, Revoked};
pub(crate) use extensions::{
    Profile, authority_profile, key_generation_profile, registration_profile, tls_profile,
};
pub(crate) use local::{Authority, Issuance, OFFICERS, ROOT};
pub(crate) use name::{common_name, subject};
pub(crate) use signer::Signer;
pub(crate) use software_key::SoftwareKey;
pub(crate) use structure::{Serial, key_identifier};
