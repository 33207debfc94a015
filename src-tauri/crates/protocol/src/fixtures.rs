//! What the tests share: a small hierarchy of authorities, signers of every algorithm, one of each document, and the
//! `openssl` program.

mod documents;
mod openssl;
mod signers;

pub(crate) use documents::{
    abandon_order, card_service, card_service_grant, card_service_not_done, card_service_receipt,
    create_letter_ids, fulfilment, grant, issue_order, letter_batch, letters_receipt, open_request,
    order_id, other_order_id, print_letters, public_key, receipt, recovery_decision,
    recovery_refusal, recovery_request, resend_mail,
};
pub(crate) use openssl::Openssl;
pub(crate) use signers::{
    Authority, TestSigner, at, issue, key_generation_authority, key_pair, names_key_generation,
    registration, signer, time,
};
