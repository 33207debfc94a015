use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use protocol::{ActivityPage, ActivityQuery};

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
