//! An authority of the host's own.

use std::sync::Arc;

use contents::Certificate;
use der::{Decode, Encode};
use jiff::{Timestamp, ToSpan};
use procedure::ProcedureId;
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::{certificate::Version, name::Name, time::Validity};

use super::{
    Profile, Serial, Signer, key_identifier,
    structure::{ToBeSigned, signed, time},
};
use crate::Fault;

/// The name of the root among a host's authorities.
pub(crate) const ROOT: &str = "root";
/// The name of the one for officers: cards of holders come from others, so that a desk can tell an officer card by who
/// issued its certificate.
pub(crate) const OFFICERS: &str = "officers";

/// A certification authority: a certificate, the key that signs for it, and where its list is published.
#[derive(Clone, Debug)]
pub(crate) struct Authority {
    id: ProcedureId,
    certificate: Certificate,
    name: Name,
    key_identifier: [u8; 20],
    signer: Arc<dyn Signer>,
    public_url: Option<String>,
}

/// What an authority is asked to certify.
#[derive(Debug)]
pub(crate) struct Issuance<'a> {
    pub(crate) serial: Serial,
    pub(crate) subject: Name,
    /// DER SubjectPublicKeyInfo.
    pub(crate) public_key: &'a [u8],
    pub(crate) not_before: Timestamp,
    /// Cut to the authority's own end.
    pub(crate) not_after: Timestamp,
    pub(crate) profile: Profile,
}

impl Authority {
    pub(crate) fn new(
        id: ProcedureId,
        certificate: &[u8],
        signer: Arc<dyn Signer>,
        public_url: Option<String>,
    ) -> Result<Self, Fault> {
        let unreadable = |_| Fault::Corrupt {
            what: "an authority's certificate",
        };
        let parsed = x509_cert::Certificate::from_der(certificate)?;
        let certificate = Certificate::from_der(certificate).map_err(unreadable)?;
        if certificate.public_key() != signer.public_key() {
            return Err(Fault::Corrupt {
                what: "an authority's key",
            });
        }
        Ok(Self {
            id,
            name: parsed.tbs_certificate().subject().clone(),
            key_identifier: key_identifier(certificate.public_key().spki())?,
            certificate,
            signer,
            public_url,
        })
    }

    /// A root's certificate over its own key (`RFC 5280 §3.2`, self-signed).
    pub(crate) fn self_signed(
        signer: &dyn Signer,
        issuance: Issuance<'_>,
    ) -> Result<Vec<u8>, Fault> {
        let issuer = issuance.subject.clone();
        let to_be_signed = to_be_signed(signer, issuer, issuance, None, None)?;
        complete("root", signer, &to_be_signed)
    }

    pub(crate) fn id(&self) -> &ProcedureId {
        &self.id
    }

    pub(crate) fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Whether it issues to holders; a root issues to authorities alone, and the one for officers to them.
    pub(crate) fn issues(&self) -> bool {
        self.id.as_str() != ROOT && !self.is_for_officers()
    }

    /// Whether it issues to officers.
    pub(crate) fn is_for_officers(&self) -> bool {
        self.id.as_str() == OFFICERS
    }

    pub(super) fn name(&self) -> &Name {
        &self.name
    }

    pub(super) fn key_identifier(&self) -> [u8; 20] {
        self.key_identifier
    }

    pub(super) fn signer(&self) -> &dyn Signer {
        self.signer.as_ref()
    }

    /// The end of a validity that begins then and lasts `days`, the last second included; never past this authority's
    /// own end.
    pub(crate) fn end_of(&self, not_before: Timestamp, days: u16) -> Timestamp {
        let wanted = not_before
            .checked_add((i64::from(days) * 24).hours())
            .and_then(|end| end.checked_sub(1.second()))
            .unwrap_or(Timestamp::MAX);
        wanted.min(self.certificate.not_after())
    }

    /// The part of a certificate that is signed. Nothing is signed yet: what comes back can be recorded first.
    pub(crate) fn prepare(&self, issuance: Issuance<'_>) -> Result<Vec<u8>, Fault> {
        let not_after = issuance.not_after.min(self.certificate.not_after());
        let issuance = Issuance {
            not_after,
            ..issuance
        };
        let places = self.public_url.as_deref().map(|url| self.places(url));
        to_be_signed(
            self.signer(),
            self.name.clone(),
            issuance,
            Some(self.key_identifier),
            places,
        )
    }

    /// Signs what was prepared. Blocks while the key signs.
    pub(crate) fn sign(&self, to_be_signed: &[u8]) -> Result<Vec<u8>, Fault> {
        complete(self.id.as_str(), self.signer(), to_be_signed)
    }

    /// Prepares and signs at once, for the host's own certificates.
    pub(crate) fn issue(&self, issuance: Issuance<'_>) -> Result<Vec<u8>, Fault> {
        self.sign(&self.prepare(issuance)?)
    }

    fn places(&self, url: &str) -> (String, String) {
        let base = format!("{}/v1/authorities/{}", url.trim_end_matches('/'), self.id);
        (format!("{base}.crl"), format!("{base}.cer"))
    }
}

pub(super) fn complete(
    key: &str,
    signer: &dyn Signer,
    to_be_signed: &[u8],
) -> Result<Vec<u8>, Fault> {
    let signature = signer.sign(to_be_signed).ok_or_else(|| Fault::Signing {
        key: key.to_owned(),
    })?;
    signed(to_be_signed, signer.algorithm().identifier(), &signature)
}

fn to_be_signed(
    signer: &dyn Signer,
    issuer: Name,
    issuance: Issuance<'_>,
    issuer_key: Option<[u8; 20]>,
    places: Option<(String, String)>,
) -> Result<Vec<u8>, Fault> {
    let mut profile = issuance.profile;
    profile.identify(key_identifier(issuance.public_key)?, issuer_key)?;
    if let Some((list, certificate)) = places {
        profile.locate(&list, &certificate)?;
    }
    let to_be_signed = ToBeSigned {
        version: Version::V3,
        serial_number: issuance.serial.number()?,
        signature: signer.algorithm().identifier(),
        issuer,
        validity: Validity::new(time(issuance.not_before)?, time(issuance.not_after)?),
        subject: issuance.subject,
        subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(issuance.public_key)?,
        extensions: profile.extensions,
    };
    Ok(to_be_signed.to_der()?)
}
