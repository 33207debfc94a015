use axum::{
    Json,
    body::Bytes,
    extract::rejection::BytesRejection,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use protocol::Refusal;
use serde::de::DeserializeOwned;

use crate::Refused;

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let refusal = match self {
            Self::Because(refusal) => {
                tracing::info!(%refusal, "refused");
                refusal
            }
            Self::Inside(fault) => {
                let reference = uuid::Uuid::new_v4().to_string();
                tracing::error!(%reference, %fault, "a request failed inside");
                Refusal::Internal { reference }
            }
        };
        (status(&refusal), Json(refusal)).into_response()
    }
}

fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotSignedIn | Refusal::UnknownOfficer => StatusCode::UNAUTHORIZED,
        Refusal::OfficerCertificate { .. } | Refusal::MissingRole { .. } => StatusCode::FORBIDDEN,
        Refusal::UnknownProcedure { .. } | Refusal::UnknownCard | Refusal::UnknownOrder => {
            StatusCode::NOT_FOUND
        }
        Refusal::StaleRevision { .. }
        | Refusal::OrderIdTaken
        | Refusal::OrderState { .. }
        | Refusal::NonceNotGood => StatusCode::CONFLICT,
        Refusal::Malformed { .. } => StatusCode::BAD_REQUEST,
        Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Gives errors that a layer made (unknown path, body too large, out of time) the form that desks understand, and keeps
/// every answer out of caches.
pub(super) async fn always_a_refusal(response: Response) -> Response {
    let status = response.status();
    let json = HeaderValue::from_static("application/json");
    let says_why = response.headers().get(CONTENT_TYPE) == Some(&json);
    let mut response = if says_why || !(status.is_client_error() || status.is_server_error()) {
        response
    } else {
        let what = status.canonical_reason().unwrap_or("error").to_lowercase();
        (status, Json(Refusal::Malformed { what })).into_response()
    };
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A whole body, within the limit.
pub(super) fn whole(body: Result<Bytes, BytesRejection>) -> Result<Bytes, Refusal> {
    body.map_err(|rejection| Refusal::Malformed {
        what: rejection.body_text(),
    })
}

/// A body of JSON, said to be so.
pub(super) fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<T, Refusal> {
    let is_json = headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !is_json {
        return Err(Refusal::Malformed {
            what: "the body is not said to be application/json".to_owned(),
        });
    }
    serde_json::from_slice(&whole(body)?).map_err(|error| Refusal::Malformed {
        what: error.to_string(),
    })
}

/// A body of CMS, said to be so.
pub(super) fn cms(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Bytes, Refusal> {
    if headers
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind != "application/cms")
    {
        return Err(Refusal::Malformed {
            what: "the body is not said to be application/cms".to_owned(),
        });
    }
    whole(body)
}
