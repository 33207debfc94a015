use axum::{Json, extract::State};
use protocol::ProcedureList;

use super::peer::SignedIn;
use crate::{Host, Refused};

pub(super) async fn list(
    State(host): State<Host>,
    SignedIn(_): SignedIn,
) -> Result<Json<ProcedureList>, Refused> {
    Ok(Json(host.active_procedures().await?))
}
