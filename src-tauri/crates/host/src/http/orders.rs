use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use protocol::{
    AbandonOrder, ActivityKind, CardService, CreateLetterIds, Document, DocumentFault, IssueOrder,
    OrderDetails, OrderId, OrderList, PrintLetters, RecoveryDecision, RecoveryRequest, Refusal,
    ResendMail, SignedReceipt, cms::unverified_type,
};
use serde::Deserialize;

use super::{
    peer::SignedIn,
    refusal::{cms, json},
};
use crate::{Fault, Host, Refused, officers::Officer};

pub(super) async fn open(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    let message = cms(&headers, body)?;
    Ok(signed(host.open_order(&officer, &message).await?))
}

/// Carries out an order, whatever its kind.
pub(super) async fn submit(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    let message = cms(&headers, body)?;
    // A task of its own: what has begun goes on when the desk hangs up or the time for an answer is over.
    let done = tokio::spawn(async move { carry_out(&host, &officer, &message).await });
    done.await.map_err(|_| Fault::Task)?
}

async fn carry_out(host: &Host, officer: &Officer, message: &[u8]) -> Result<Response, Refused> {
    match unverified_type(message)
        .map_err(|why| Refusal::Document { why })?
        .as_str()
    {
        IssueOrder::TYPE => Ok(signed(host.issue(officer, message).await?)),
        AbandonOrder::TYPE => {
            host.abandon(officer, message).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        CardService::TYPE => Ok(signed(host.grant_service(officer, message).await?)),
        PrintLetters::TYPE => Ok(signed(host.print_letters(officer, message).await?)),
        CreateLetterIds::TYPE => {
            host.create_letter_ids(officer, message).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        ResendMail::TYPE => {
            host.resend_mail(officer, message).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        RecoveryRequest::TYPE => {
            host.request_recovery(officer, message).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        RecoveryDecision::TYPE => {
            host.decide_recovery(officer, message).await?;
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        _ => Err(Refusal::Document {
            why: DocumentFault::Content,
        }
        .into()),
    }
}

pub(super) async fn receipt(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Refused> {
    let receipt: SignedReceipt = json(&headers, body)?;
    let id = order_id(&id)?;
    let kind = {
        let mut connection = host.database().pool().acquire().await?;
        host.act_kind(&mut connection, id).await?
    };
    match kind {
        Some(ActivityKind::Unblock | ActivityKind::ChangePin) => {
            host.take_service_receipt(&officer, id, &receipt).await?;
        }
        Some(ActivityKind::LetterPrint | ActivityKind::LetterReprint) => {
            host.take_letters_receipt(&officer, id, &receipt).await?;
        }
        _ => host.take_receipt(&officer, id, &receipt).await?,
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Which orders are listed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    state: Option<String>,
}

pub(super) async fn list(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    Query(which): Query<Which>,
) -> Result<Json<OrderList>, Refused> {
    let open = match which.state.as_deref() {
        None => false,
        Some("open") => true,
        Some(_) => {
            return Err(Refusal::Malformed {
                what: "state can be “open” alone".to_owned(),
            }
            .into());
        }
    };
    Ok(Json(host.orders_for(&officer, open).await?))
}

pub(super) async fn show(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
    Path(id): Path<String>,
) -> Result<Json<OrderDetails>, Refused> {
    Ok(Json(host.order_details(&officer, order_id(&id)?).await?))
}

fn order_id(text: &str) -> Result<OrderId, Refusal> {
    text.parse().map_err(|_| Refusal::UnknownOrder)
}

fn signed(message: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, "application/cms")], message).into_response()
}
