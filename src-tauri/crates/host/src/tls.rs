//! TLS 1.3, server side.
//!
//! A client certificate is optional, and any is taken here whose key made the handshake's signature: whose it is and
//! whether it is good is decided where a refusal can be said in words ([`Host`](crate::Host) sessions). A connection
//! without one reaches what everybody may read.
//!
//! The host asks for the certificate by the names of the authorities that its officers' certificates come from
//! (`RFC 8446 §4.2.4`), so that a desk can see that a card is no officer's before it shows the card a PIN. The names are
//! read for each connection: an officer who was added a moment ago, by another process even, signs in with the next one.

use std::sync::Arc;

use der::{Decode, Encode};
use rustls::{
    DigitallySignedStruct, DistinguishedName, Error, ServerConfig, SignatureScheme,
    client::danger::HandshakeSignatureValid,
    crypto::{WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls13_signature},
    server::{
        NoServerSessionStorage,
        danger::{ClientCertVerified, ClientCertVerifier},
    },
    sign::{CertifiedKey, SingleCertAndKey},
};
use rustls_pki_types::{CertificateDer, UnixTime};

use crate::{Fault, Host};

/// Most bytes of a client certificate, and most certificates that are shown with it.
const MAX_CERTIFICATE: usize = 16 * 1024;
const MAX_INTERMEDIATES: usize = 8;

/// Most authorities that are named, and most bytes of their names; beyond either none is, and desks cannot tell.
const MAX_AUTHORITIES: usize = 64;
const MAX_NAMES: usize = 16 * 1024;

impl Host {
    /// The names of the authorities that the certificates of active officers come from: each officer's certificates are
    /// issued by one of them directly. Empty without officers, or where there are too many to name.
    pub(crate) async fn officer_authority_names(&self) -> Result<Vec<DistinguishedName>, Fault> {
        let certificates: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT DISTINCT certificate FROM officer_authorities JOIN officers ON officers.id = officer
             WHERE state = 'active' LIMIT $1",
        )
        .bind(i64::try_from(MAX_AUTHORITIES + 1).unwrap_or(i64::MAX))
        .fetch_all(self.database().pool())
        .await?;
        let names = certificates.iter().map(|der| subject(der));
        let names = names.collect::<Result<Vec<_>, _>>()?;
        let bytes: usize = names.iter().map(|name| name.as_ref().len()).sum();
        if names.len() > MAX_AUTHORITIES || bytes > MAX_NAMES {
            return Ok(Vec::new());
        }
        Ok(names)
    }
}

fn subject(authority: &[u8]) -> Result<DistinguishedName, Fault> {
    let corrupt = |_| Fault::Corrupt {
        what: "officer_authorities.certificate",
    };
    let authority = x509_cert::Certificate::from_der(authority).map_err(corrupt)?;
    let name = authority.tbs_certificate().subject().to_der();
    Ok(DistinguishedName::from(name.map_err(corrupt)?))
}

/// The configuration of a connection; `authorities` are named where the client certificate is asked for.
pub(crate) fn server_config(
    key: Arc<CertifiedKey>,
    authorities: Vec<DistinguishedName>,
) -> Result<ServerConfig, Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = Arc::new(AnyKeyHolder {
        algorithms: provider.signature_verification_algorithms,
        authorities,
    });
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_client_cert_verifier(verifier)
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(Arc::unwrap_or_clone(key))));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    // Each connection proves its key anew: nothing is resumed, and nothing is kept that another process lacks.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(config)
}

/// Takes every certificate whose key signs the handshake.
#[derive(Debug)]
struct AnyKeyHolder {
    algorithms: WebPkiSupportedAlgorithms,
    authorities: Vec<DistinguishedName>,
}

impl ClientCertVerifier for AnyKeyHolder {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.authorities
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let small =
            certificate.len() <= MAX_CERTIFICATE && intermediates.len() <= MAX_INTERMEDIATES;
        if small {
            Ok(ClientCertVerified::assertion())
        } else {
            Err(Error::InvalidCertificate(
                rustls::CertificateError::BadEncoding,
            ))
        }
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::PeerIncompatible(
            rustls::PeerIncompatible::Tls12NotOffered,
        ))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
