//! Certificate revocation lists (`RFC 5280 §5`).

use const_oid::AssociatedOid;
use der::{
    Encode,
    asn1::{OctetString, Uint},
};
use jiff::Timestamp;
use x509_cert::{
    certificate::{Rfc5280, Version},
    crl::{RevokedCert, TbsCertList},
    ext::{
        Extension,
        pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason},
    },
    serial_number::SerialNumber,
};

use super::{Authority, local::complete, structure::time};
use crate::Fault;

/// What goes into a list.
#[derive(Debug)]
pub(crate) struct RevocationList {
    pub(crate) number: u64,
    pub(crate) this_update: Timestamp,
    pub(crate) next_update: Timestamp,
    pub(crate) revoked: Vec<Revoked>,
}

/// One revoked certificate.
#[derive(Debug)]
pub(crate) struct Revoked {
    /// Hexadecimal digits.
    pub(crate) serial: String,
    pub(crate) at: Timestamp,
    pub(crate) reason: crate::certificates::RevocationReason,
}

impl Authority {
    /// Signs a list. Blocks while the key signs.
    pub(crate) fn revocation_list(&self, list: &RevocationList) -> Result<Vec<u8>, Fault> {
        let revoked = list
            .revoked
            .iter()
            .map(entry)
            .collect::<Result<Vec<_>, _>>()?;
        let to_be_signed: TbsCertList<Rfc5280> = TbsCertList {
            version: Version::V2,
            signature: self.signer().algorithm().identifier(),
            issuer: self.name().clone(),
            this_update: time(list.this_update)?,
            next_update: Some(time(list.next_update)?),
            // RFC 5280 §5.1.2.6: absent where nothing is revoked.
            revoked_certificates: (!revoked.is_empty()).then_some(revoked),
            crl_extensions: Some(self.list_extensions(list.number)?),
        };
        complete(self.id().as_str(), self.signer(), &to_be_signed.to_der()?)
    }

    /// RFC 5280 §5.2.1 and §5.2.3: both are there always, neither is critical.
    fn list_extensions(&self, number: u64) -> Result<Vec<Extension>, der::Error> {
        let key_identifier = Some(OctetString::new(self.key_identifier())?);
        let issuer = AuthorityKeyIdentifier {
            key_identifier,
            ..AuthorityKeyIdentifier::default()
        };
        Ok(vec![
            extension(&issuer)?,
            extension(&CrlNumber(Uint::new(&number.to_be_bytes())?))?,
        ])
    }
}

fn entry(revoked: &Revoked) -> Result<RevokedCert, Fault> {
    let serial = hex::decode(&revoked.serial).map_err(|_| Fault::Corrupt {
        what: "certificates.serial",
    })?;
    // RFC 5280 §5.3.1: no reason is said by leaving the extension out, never by “unspecified”.
    let extensions = match revoked.reason.code() {
        CrlReason::Unspecified => None,
        reason => Some(vec![extension(&reason)?]),
    };
    Ok(RevokedCert {
        serial_number: SerialNumber::new(&serial)?,
        revocation_date: time(revoked.at)?,
        crl_entry_extensions: extensions,
    })
}

fn extension<T: AssociatedOid + Encode>(value: &T) -> Result<Extension, der::Error> {
    Ok(Extension {
        extn_id: T::OID,
        critical: false,
        extn_value: OctetString::new(value.to_der()?)?,
    })
}
