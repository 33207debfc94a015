use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use protocol::{ArchiveFound, ArchiveQuery};

use super::{peer::SignedIn, refusal::json};
use crate::{Host, Refused};

pub(super) async fn search(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ArchiveFound>, Refused> {
    let query: ArchiveQuery = json(&headers, body)?;
    Ok(Json(host.search_archive(&officer, &query).await?))
}
