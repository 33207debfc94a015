use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use contents::CardIdentity;
use protocol::{CardRecord, ServiceOffer, StockAnswer};

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

pub(super) async fn record(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CardRecord>, Refused> {
    let identity: CardIdentity = json(&headers, body)?;
    Ok(Json(host.card_record(&officer, &identity).await?))
}

pub(super) async fn service(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ServiceOffer>, Refused> {
    let identity: CardIdentity = json(&headers, body)?;
    Ok(Json(host.service_offer(&officer, &identity).await?))
}
