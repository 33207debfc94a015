use axum::{Json, extract::State};
use protocol::RecoveryRequestList;

use super::peer::SignedIn;
use crate::{Host, Refused};

pub(super) async fn list(
    State(host): State<Host>,
    SignedIn(officer): SignedIn,
) -> Result<Json<RecoveryRequestList>, Refused> {
    Ok(Json(host.recovery_requests(&officer).await?))
}
