use std::sync::Arc;

use axum::{
    Extension,
    extract::{FromRequestParts, Request},
    http::{header::ORIGIN, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use contents::Certificate;
use protocol::{CertificateFault, Refusal};
use rustls::ServerConnection;

use crate::{Host, Refused, officers::Officer};

/// Whose key made the connection.
#[derive(Clone, Debug)]
pub(crate) struct Peer(Option<Arc<[u8]>>);

impl Peer {
    /// The client certificate of a connection after its handshake.
    pub(crate) fn of(connection: &ServerConnection) -> Self {
        let certificate = connection.peer_certificates().and_then(<[_]>::first);
        Self(certificate.map(|certificate| Arc::from(certificate.as_ref())))
    }

    /// The certificate; one that cannot be read is refused.
    pub(super) fn certificate(&self) -> Result<Certificate, Refusal> {
        let der = self.0.as_ref().ok_or(Refusal::NotSignedIn)?;
        let malformed = |_| Refusal::OfficerCertificate {
            why: CertificateFault::Malformed,
        };
        Certificate::from_der(der).map_err(malformed)
    }
}

/// The officer whose session the connection belongs to.
pub(super) struct SignedIn(pub(super) Officer);

impl FromRequestParts<Host> for SignedIn {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, host: &Host) -> Result<Self, Refused> {
        let peer = Extension::<Peer>::from_request_parts(parts, host).await;
        let Extension(peer) = peer.map_err(|_| Refusal::NotSignedIn)?;
        let certificate = peer.certificate().map_err(|_| Refusal::NotSignedIn)?;
        Ok(Self(
            host.officer_of_session(certificate.public_key()).await?,
        ))
    }
}

/// Refuses what a web page sends: a browser that has the officer's card would lend it to any page.
pub(super) async fn no_web_page(request: Request, next: Next) -> Response {
    if request.headers().contains_key(ORIGIN) {
        return Refused::from(Refusal::Malformed {
            what: "requests of web pages are not taken".to_owned(),
        })
        .into_response();
    }
    next.run(request).await
}
