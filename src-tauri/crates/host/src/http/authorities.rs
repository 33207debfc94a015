use axum::{
    Json,
    extract::{Path, State},
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use procedure::ProcedureId;
use protocol::{Authorities, Authority, Base64, Refusal};

use crate::{Host, Refused};

pub(super) async fn list(State(host): State<Host>) -> Json<Authorities> {
    let authority = |one: &crate::authority::Authority| Authority {
        id: one.id().clone(),
        certificate: Base64(one.certificate().der().to_vec()),
    };
    Json(Authorities {
        authorities: host.inner.authorities.values().map(authority).collect(),
    })
}

/// `ID.crl`, the authority's list, or `ID.cer`, its certificate; both DER.
pub(super) async fn file(
    State(host): State<Host>,
    Path(file): Path<String>,
) -> Result<Response, Refused> {
    let unknown = || Refusal::Malformed {
        what: "there is no such file of an authority".to_owned(),
    };
    let (id, kind) = file.rsplit_once('.').ok_or_else(unknown)?;
    let id: ProcedureId = id.parse().map_err(|_| unknown())?;
    let authority = host.authority(&id).ok_or_else(unknown)?;
    match kind {
        "crl" => {
            let list = host.revocation_list(authority).await?;
            Ok(([(CONTENT_TYPE, "application/pkix-crl")], list).into_response())
        }
        "cer" => {
            let certificate = authority.certificate().der().to_vec();
            Ok(([(CONTENT_TYPE, "application/pkix-cert")], certificate).into_response())
        }
        _ => Err(unknown().into()),
    }
}
