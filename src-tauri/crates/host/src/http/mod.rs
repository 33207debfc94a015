//! The interface to desks: what `protocol` documents, over axum.

mod activity;
mod archive;
mod authorities;
mod cards;
mod certificates;
mod letters;
mod orders;
mod peer;
mod procedures;
mod recovery_requests;
mod refusal;
mod session;

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware,
    routing::{get, post},
};
use tower_http::timeout::TimeoutLayer;

pub(crate) use peer::Peer;

use crate::Host;

/// How long a request may take; an order goes on without its connection.
const REQUEST: Duration = Duration::from_secs(60);

/// All paths.
pub(crate) fn router(host: Host) -> Router {
    Router::new()
        .route("/v1/session", post(session::open))
        .route("/v1/procedures", get(procedures::list))
        .route("/v1/cards/find", post(cards::find))
        .route("/v1/cards/record", post(cards::record))
        .route("/v1/cards/service", post(cards::service))
        .route("/v1/certificates/find", post(certificates::find))
        .route("/v1/activity/search", post(activity::search))
        .route("/v1/acts/{id}", get(activity::act))
        .route("/v1/open", post(orders::open))
        .route("/v1/orders", post(orders::submit).get(orders::list))
        .route("/v1/orders/{id}", get(orders::show))
        .route("/v1/orders/{id}/receipt", post(orders::receipt))
        .route("/v1/archive/search", post(archive::search))
        .route("/v1/recovery-requests", get(recovery_requests::list))
        .route("/v1/letters/search", post(letters::search))
        .route("/v1/letters/preview", post(letters::preview))
        .route("/v1/letters/next-id", get(letters::next_id))
        .route("/v1/letters/next-number", post(letters::next_number))
        .route("/v1/mails/search", post(letters::mails))
        .route("/v1/authorities", get(authorities::list))
        .route("/v1/authorities/{file}", get(authorities::file))
        .with_state(host)
        .layer(DefaultBodyLimit::max(protocol::cms::MAX_BYTES))
        .layer(middleware::from_fn(peer::no_web_page))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            REQUEST,
        ))
        .layer(middleware::map_response(refusal::always_a_refusal))
}
