//! What a command line says of keys that come from the archive, taken over into a draft; and the recovery request that
//! a beginning of a digest means.

use desk::{CardDraft, Desk, RecoveryRequestView};
use serde_json::json;

use crate::{arguments::RecoveryOptions, draft::once, exit::Exit, output::Failure};

/// Digits of a whole digest.
const WHOLE: usize = 64;

/// Refuses a place that is named twice, be it to request its key or not to.
pub(crate) fn each_once(options: &RecoveryOptions) -> Result<(), Failure> {
    let recover = options.recover.iter().map(|recover| recover.key);
    let none = options.no_request.iter().copied();
    let places = recover.chain(none).map(|key| key.to_string());
    once("--recover, --no-request", places)
}

/// Takes over which keys are requested, which archived certificates were chosen for them, and why.
pub(crate) async fn take(
    desk: &Desk,
    mut draft: CardDraft,
    options: &RecoveryOptions,
) -> Result<CardDraft, Failure> {
    for key in &options.no_request {
        draft.request(*key, false)?;
    }
    for recover in &options.recover {
        // What the card or the procedure rules out is said before the host is asked for a certificate.
        draft.request(recover.key, true)?;
        if let Some(certificate) = &recover.certificate {
            let archived = desk.archived(certificate).await?;
            draft.choose_archived(recover.key, Some(&archived))?;
        }
    }
    if let Some(reason) = &options.reason {
        draft.set_reason(reason)?;
    }
    Ok(draft)
}

/// Has the draft cite the recovery request of that digest, or beginning of one. What a whole digest means, the host
/// judges: it knows those, too, that are no longer listed.
pub(crate) async fn cite(
    desk: &Desk,
    mut draft: CardDraft,
    request: Option<&str>,
) -> Result<CardDraft, Failure> {
    match request {
        None => {}
        Some(whole) if whole.len() == WHOLE => draft.cite_request(Some(whole))?,
        Some(beginning) => {
            let meant = request_of(desk, beginning).await?;
            draft.cite_request(Some(&meant.digest))?;
        }
    }
    Ok(draft)
}

/// The request with this digest, or the only one whose digest begins so, of those that are open.
pub(crate) async fn request_of(desk: &Desk, digest: &str) -> Result<RecoveryRequestView, Failure> {
    only(desk.recovery_requests().await?, digest)
}

fn only(
    mut requests: Vec<RecoveryRequestView>,
    digest: &str,
) -> Result<RecoveryRequestView, Failure> {
    requests.retain(|request| request.digest.starts_with(digest));
    match requests.len() {
        0 | 1 => requests.pop().ok_or_else(|| {
            let data = json!({ "digest": digest });
            Failure::new("recovery-unknown-request", data, Exit::Refused)
        }),
        _ => {
            let digests: Vec<_> = requests.iter().map(|request| &request.digest).collect();
            let data = json!({ "digest": digest, "choices": digests });
            Err(Failure::new("several-requests", data, Exit::Usage))
        }
    }
}

#[cfg(test)]
mod tests {
    use desk::{RecoveryRequestView, Sentence};

    use super::{each_once, only};
    use crate::arguments::{Recovered, RecoveryOptions};

    fn request(digest: &str) -> RecoveryRequestView {
        RecoveryRequestView {
            digest: digest.to_owned(),
            request: "0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01".into(),
            state: "pending".into(),
            officer: "Olga Falk".into(),
            mine: false,
            procedure: "Recover for an investigation".into(),
            card: Sentence {
                code: "card-serial".into(),
                data: [].into(),
            },
            holder: Vec::new(),
            certificates: Vec::new(),
            reason: "Case 17".into(),
            made_at: "2026-11-22T10:00:00Z".into(),
            expires_at: "2026-11-29T10:00:00Z".into(),
            approvals_needed: 2,
            approved_by: Vec::new(),
            refused: None,
            approve_why_not: None,
            decide_why_not: None,
        }
    }

    fn meant(digest: &str) -> Result<String, String> {
        let requests = ["0a1b2c3d", "0a1b2c4e", "77"].map(request).into();
        let meant = only(requests, digest).map(|request| request.digest);
        meant.map_err(|failure| failure.code().to_owned())
    }

    #[test]
    fn a_beginning_must_mean_one_request() {
        assert_eq!(meant("0a1b2c3").as_deref(), Ok("0a1b2c3d"));
        assert_eq!(meant("0a1b2c"), Err("several-requests".into()));
        assert_eq!(meant("0a1b2d"), Err("recovery-unknown-request".into()));
    }

    #[test]
    fn a_place_is_named_once() {
        let key = contents::KeyReference::KeyManagement;
        let recover = Recovered {
            key,
            certificate: None,
        };
        let options = RecoveryOptions {
            recover: vec![recover.clone()],
            no_request: vec![key],
            reason: None,
        };
        let refused = each_once(&options).map_err(|failure| failure.code().to_owned());
        assert_eq!(refused, Err("given-twice".into()));
        let options = RecoveryOptions {
            recover: vec![recover],
            no_request: Vec::new(),
            reason: None,
        };
        assert_eq!(each_once(&options), Ok(()));
    }
}
