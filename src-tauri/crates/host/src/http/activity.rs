use axum::{
    Json,
    body::Bytes,
    extract::{Path, State, rejection::BytesRejection},
    http::HeaderMap,
};
use protocol::{ActDetails, ActivityPage, ActivityQuery, Refusal};

use super::{peer::SignedIn, refusal::json};
use crate::{Host, Refused};

pub(super) async fn search(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ActivityPage>, Refused> {
    let query: ActivityQuery = json(&headers, body)?;
    Ok(Json(host.activity(&officer, &query).await?))
}

pub(super) async fn act(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    Path(id): Path<String>,
) -> Result<Json<ActDetails>, Refused> {
    let id = id.parse().map_err(|_| Refusal::UnknownOrder)?;
    Ok(Json(host.act_details(&officer, id).await?))
}
