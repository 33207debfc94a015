//! What the tests share: a small hierarchy of authorities, signers of every algorithm, one of each document, and the
//! `openssl` program.

mod documents;
mod openssl;
mod signers;

pub(crate) use documents::{
    abandon_order, fulfilment, grant, issue_order, open_request, order_id, other_order_id,
    public_key, receipt, recovery_decision, recovery_refusal, recovery_request,
};
pub(crate) use openssl::Openssl;
pub(crate) use signers::{
    Authority, TestSigner, at, issue, key_generation_authority, key_pair, names_key_generation,
    registration, signer, time,
};
