use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use protocol::{
    LetterPage, LetterPreview, LetterQuery, MailPage, MailQuery, NextLetterId, NextLetterNumber,
    NextLetterNumberQuery,
};

use super::{peer::SignedIn, refusal::json};
use crate::{Host, Refused};

pub(super) async fn search(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<LetterPage>, Refused> {
    let query: LetterQuery = json(&headers, body)?;
    Ok(Json(host.search_letters(&officer, &query).await?))
}

pub(super) async fn preview(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    let wanted: LetterPreview = json(&headers, body)?;
    let pdf = host.preview_letter(&officer, &wanted).await?;
    Ok(([(CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

pub(super) async fn next_id(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
) -> Result<Json<NextLetterId>, Refused> {
    Ok(Json(host.next_letter_id(&officer).await?))
}

pub(super) async fn next_number(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<NextLetterNumber>, Refused> {
    let query: NextLetterNumberQuery = json(&headers, body)?;
    Ok(Json(host.next_letter_number(&officer, &query).await?))
}

pub(super) async fn mails(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<MailPage>, Refused> {
    let query: MailQuery = json(&headers, body)?;
    Ok(Json(host.search_mails(&officer, &query).await?))
}
