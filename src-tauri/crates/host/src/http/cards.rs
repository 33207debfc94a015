use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use contents::CardIdentity;
use protocol::StockAnswer;

use super::{peer::SignedIn, refusal::json};
use crate::{Host, Refused};

pub(super) async fn find(
    State(host): State<Host>,
    SignedIn(_): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<StockAnswer>, Refused> {
    let identity: CardIdentity = json(&headers, body)?;
    Ok(Json(host.stock(&identity).await?))
}
