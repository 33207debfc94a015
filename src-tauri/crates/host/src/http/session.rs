use axum::{
    Extension, Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use protocol::{Session, SessionRequest};

use super::{Peer, refusal::json};
use crate::{Host, Refused};

pub(super) async fn open(
    State(host): State<Host>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Session>, Refused> {
    let request: SessionRequest = json(&headers, body)?;
    Ok(Json(
        host.open_session(&peer.certificate()?, &request).await?,
    ))
}
