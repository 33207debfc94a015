use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::HeaderMap,
};
use protocol::{CertificateAnswer, CertificateQuery};

use super::{peer::SignedIn, refusal::json};
use crate::{Host, Refused};

pub(super) async fn find(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CertificateAnswer>, Refused> {
    let query: CertificateQuery = json(&headers, body)?;
    Ok(Json(CertificateAnswer {
        certificate: host.find_certificate(&officer, &query).await?,
    }))
}
