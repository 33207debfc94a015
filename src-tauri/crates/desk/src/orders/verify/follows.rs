use contents::{Certificate, KeyReference};
use jiff::Timestamp;
use procedure::Action;
use protocol::{
    AbandonOrder, Base64, Document, Fulfilment, IssueOrder, IssuedCertificate, OpenRequest,
    OrderCertificate, OrderDetails, Sha256Hex, SignedReceipt,
    cms::{self, SignerTrust, Verified},
    proof::{self, ProofKind, Statement},
};

use super::{ABANDONED_BY, FULFILMENT, Failed, ORDER, RECEIPT};
use crate::session::SignedIn;

pub(super) fn signed<T: Document>(
    message: &Base64,
    trust: &SignerTrust<'_>,
    at: Timestamp,
    document: &'static str,
) -> Result<Verified<T>, Failed> {
    cms::verify(&message.0, trust, at).map_err(|error| Failed(document, error.to_string()))
}

pub(super) fn order_follows(
    order: &Verified<IssueOrder>,
    open: &Verified<OpenRequest>,
) -> Result<(), Failed> {
    let (issue, request) = (&order.document, &open.document);
    let checks = [
        (
            order.signer == open.signer,
            "another officer signed it than the open request",
        ),
        (
            issue.open_request == open.digest,
            "it is for another open request",
        ),
        (
            issue.order == request.order,
            "it has another id than its open request",
        ),
        (
            issue.procedure == request.procedure,
            "it follows another procedure than its open request",
        ),
        (
            issue.card == request.card,
            "it is for another card than its open request",
        ),
        (
            issue.draft == request.draft,
            "it has another draft than its open request",
        ),
        (
            issue.transport_key == request.transport_key,
            "it has another transport key than its open request",
        ),
        (
            issue.order_key == request.order_key,
            "it has another order key than its open request",
        ),
        (keys_follow(issue), "its keys are not those of its draft"),
    ];
    checks
        .into_iter()
        .try_for_each(|(holds, else_why)| must(holds, ORDER, else_why))
}

/// The keys that lie on the card are among those of the draft, and none of them is recovered; without a recovery in the
/// draft, nothing is. Which of the others the host was to make, its procedure says.
fn keys_follow(issue: &IssueOrder) -> bool {
    let recovers = |action: Action| action == Action::Recover;
    let mut choices = issue.draft.keys.values();
    let may_recover = choices.any(|choice| recovers(choice.action));
    let of_draft = |key: &KeyReference| {
        let choice = issue.draft.keys.get(key);
        choice.is_some_and(|choice| !recovers(choice.action))
    };
    issue.keys.keys().all(of_draft) && (may_recover || issue.recovered.is_empty())
}

/// Those by signature; the ones by key agreement only the host can verify.
pub(super) fn proofs_hold(issue: &IssueOrder) -> Result<(), Failed> {
    for (key, certified) in &issue.keys {
        let statement = Statement {
            order: issue.order,
            open_request: issue.open_request,
            nonce: issue.nonce,
            key: *key,
            public_key: certified.public_key.clone(),
        };
        if statement.kind() == ProofKind::Signature {
            proof::verify(&certified.proof, &statement, None)
                .map_err(|error| Failed(ORDER, format!("the proof for key {key}: {error}")))?;
        }
    }
    Ok(())
}

pub(super) fn receipt_follows(
    receipt: &SignedReceipt,
    order: &Verified<IssueOrder>,
    fulfilment: &Verified<Fulfilment>,
) -> Result<(), Failed> {
    let receipt: protocol::Receipt = receipt
        .verify(&order.document.order_key)
        .map_err(|error| Failed(RECEIPT, error.to_string()))?;
    must(
        receipt.fulfilment == fulfilment.digest,
        RECEIPT,
        "it is for another fulfilment",
    )?;
    must(
        receipt.card == order.document.card,
        RECEIPT,
        "it is for another card",
    )
}

pub(super) fn fulfilment_follows(
    message: &[u8],
    order: &Verified<IssueOrder>,
    session: &SignedIn,
) -> Result<Verified<Fulfilment>, Failed> {
    // The registration certificate of that time may have been another one under the same authority; when it was good
    // is only known once the fulfilment is read, and is checked then.
    let failed = |error: cms::VerifyError| Failed(FULFILMENT, error.to_string());
    let trust = SignerTrust::authorities(&session.authorities);
    let signer = cms::unverified_signer(message).map_err(|error| failed(error.into()))?;
    let fulfilment: Verified<Fulfilment> =
        cms::verify(message, &trust, signer.not_before()).map_err(failed)?;
    let fulfilled_at = fulfilment.document.fulfilled_at;
    cms::verify::<Fulfilment>(message, &trust, fulfilled_at).map_err(failed)?;
    must(
        fulfilment.document.order_digest == order.digest,
        FULFILMENT,
        "it is for another order",
    )?;
    for (key, issued) in &fulfilment.document.certificates {
        let certificate = Certificate::from_der(&issued.certificate.0).map_err(|error| {
            Failed(
                FULFILMENT,
                format!("the certificate for key {key}: {error}"),
            )
        })?;
        must(
            is_for_its_key(*key, &certificate, &order.document, &fulfilment.document),
            FULFILMENT,
            "a certificate is for another key",
        )?;
    }
    Ok(fulfilment)
}

/// A key on the card was named by the order, a key that the host made by its archive receipt. A recovered one was named
/// by the certificate that it had.
fn is_for_its_key(
    key: KeyReference,
    certificate: &Certificate,
    order: &IssueOrder,
    fulfilment: &Fulfilment,
) -> bool {
    let public = certificate.public_key();
    let on_card = order.keys.get(&key);
    let archived = fulfilment.archived.get(&key);
    match (on_card, archived) {
        (Some(certified), None) => certified.public_key == *public,
        (None, Some(receipt)) => receipt.public_key == Sha256Hex::of(public.spki()),
        (None, None) => order.recovered.contains_key(&key),
        (Some(_), Some(_)) => false,
    }
}

/// What the host keeps beside the documents is what it signed for; certificates that were reused are another order's.
pub(super) fn certificates_are_kept(
    details: &OrderDetails,
    order: &IssueOrder,
    fulfilment: &Fulfilment,
) -> Result<(), Failed> {
    let issued = |kept: &OrderCertificate| {
        let issued = fulfilment.certificates.get(&kept.key);
        issued
            .is_some_and(|issued| (issued.id, &issued.certificate) == (kept.id, &kept.certificate))
    };
    let kept = |key: &KeyReference| details.certificates.iter().any(|kept| kept.key == *key);
    let reused = |(key, issued): (&KeyReference, &IssuedCertificate)| {
        order.recovered.get(key) == Some(&issued.id)
    };
    let mut certificates = fulfilment.certificates.iter();
    must(
        details.certificates.iter().all(issued)
            && certificates.all(|(key, issued)| kept(key) || reused((key, issued))),
        FULFILMENT,
        "the host keeps other certificates than it names",
    )
}

/// The order that gave this one up came from an officer, too, when the host closed this one.
pub(super) fn abandonment_follows(
    message: &Base64,
    details: &OrderDetails,
    trust: &SignerTrust<'_>,
) -> Result<Verified<AbandonOrder>, Failed> {
    let abandonment: Verified<AbandonOrder> =
        signed(message, trust, details.summary.changed_at, ABANDONED_BY)?;
    must(
        abandonment.document.abandons == details.summary.order,
        ABANDONED_BY,
        "it gives up another order",
    )?;
    Ok(abandonment)
}

pub(super) fn must(holds: bool, document: &'static str, else_why: &str) -> Result<(), Failed> {
    if holds {
        Ok(())
    } else {
        Err(Failed(document, else_why.to_owned()))
    }
}
