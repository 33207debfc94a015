use contents::{KeyReference, PublicKey};
use jiff::Timestamp;
use protocol::{ArchiveReceipt, ArchiveRecordId, CertificateId, OrderId, Sha256Hex, keys::private};
use secret::PrivateKey;
use sqlx::Row as _;

use super::{
    envelope::{self, Bound, EnvelopeFault},
    keeper::{ArchiveKeeper, ArchiveKeyId},
};
use crate::{
    Fault, Host,
    database::{self, AnswerRow, Connection},
};

/// A record of the archive, its key encrypted.
#[derive(Clone, Debug)]
pub(crate) struct ArchivedKey {
    pub(crate) id: ArchiveRecordId,
    /// SHA-256 of the key's SubjectPublicKeyInfo.
    pub(crate) public_key: Sha256Hex,
    pub(crate) archived_at: Timestamp,
    /// The certificate that was issued when the key was created.
    pub(crate) certificate: CertificateId,
    pub(super) archive_key: ArchiveKeyId,
    pub(super) enveloped: Vec<u8>,
}

/// A record that is not used: it was changed, or does not belong to its certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the archived key {record} is not good: {why}")]
pub struct NotGood {
    pub(crate) record: ArchiveRecordId,
    pub(crate) why: WhyNotGood,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WhyNotGood {
    #[error(transparent)]
    Envelope(#[from] EnvelopeFault),
    #[error("it is wrapped by another archive key than it says")]
    ArchiveKey,
    #[error("its certificate is for another key")]
    Certificate,
    #[error("the private key is not the one of its public key")]
    Pair,
}

/// Columns of `archived_keys` that [`ArchivedKey::read`] wants.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT archived_keys.id, archived_keys.fingerprint, archived_keys.archived_at,
                 archived_keys.certificate, archived_keys.archive_key, archived_keys.enveloped
             FROM archived_keys ",
            $rest
        )
    };
}

impl Host {
    /// The record of the key for which a certificate was issued when it was created.
    pub(crate) async fn archived_key_of(
        &self,
        connection: &mut Connection,
        certificate: CertificateId,
    ) -> Result<Option<ArchivedKey>, Fault> {
        let Ok(certificate) = i64::try_from(certificate.0) else {
            return Ok(None);
        };
        let row = sqlx::query(select!("WHERE certificate = $1"))
            .bind(certificate)
            .fetch_optional(connection)
            .await?;
        row.as_ref().map(ArchivedKey::read).transpose()
    }

    /// What an order archived, by the place of each key.
    pub(crate) async fn archived_by(
        &self,
        connection: &mut Connection,
        order: OrderId,
    ) -> Result<Vec<(KeyReference, ArchivedKey)>, Fault> {
        let rows = sqlx::query(
            "SELECT archived_keys.*, certificates.key FROM archived_keys
             JOIN certificates ON certificates.id = archived_keys.certificate
             WHERE archived_keys.order_id = $1 ORDER BY archived_keys.id",
        )
        .bind(order.to_string())
        .fetch_all(connection)
        .await?;
        let read = |row: &AnswerRow| Ok((database::parsed(row, "key")?, ArchivedKey::read(row)?));
        rows.iter().map(read).collect()
    }
}

impl ArchivedKey {
    pub(super) fn read(row: &AnswerRow) -> Result<Self, Fault> {
        let number = |column: &'static str| {
            let number: i64 = row.try_get(column)?;
            u64::try_from(number).map_err(|_| Fault::Corrupt { what: column })
        };
        let fingerprint: &str = row.try_get("fingerprint")?;
        let mut public_key = Sha256Hex([0; 32]);
        hex::decode_to_slice(fingerprint, &mut public_key.0).map_err(|_| Fault::Corrupt {
            what: "archived_keys.fingerprint",
        })?;
        Ok(Self {
            id: ArchiveRecordId(number("id")?),
            public_key,
            archived_at: database::time(row, "archived_at")?,
            certificate: CertificateId(number("certificate")?),
            archive_key: database::parsed(row, "archive_key")?,
            enveloped: row.try_get("enveloped")?,
        })
    }

    pub(super) fn bound(&self) -> Bound {
        Bound {
            record: self.id,
            public_key: self.public_key,
        }
    }

    /// The private key, which is the one of `certified`, the public key in its certificate. Blocks while the keeper
    /// unwraps.
    ///
    /// # Errors
    /// [`NotGood`] where the record was changed, is wrapped by a key that the keeper does not have, or holds another
    /// key.
    pub(crate) fn open(
        &self,
        keeper: &dyn ArchiveKeeper,
        certified: &PublicKey,
    ) -> Result<PrivateKey, NotGood> {
        self.opened(keeper, certified).map_err(|why| NotGood {
            record: self.id,
            why,
        })
    }

    fn opened(
        &self,
        keeper: &dyn ArchiveKeeper,
        certified: &PublicKey,
    ) -> Result<PrivateKey, WhyNotGood> {
        if Sha256Hex::of(certified.spki()) != self.public_key {
            return Err(WhyNotGood::Certificate);
        }
        if envelope::recipient(&self.enveloped)?.archive_key != self.archive_key {
            return Err(WhyNotGood::ArchiveKey);
        }
        let key = envelope::open(&self.enveloped, self.bound(), |recipient| {
            keeper.unwrap(recipient.archive_key, &recipient.wrapped)
        })?;
        if private::matches(&key, certified) {
            Ok(key)
        } else {
            Err(WhyNotGood::Pair)
        }
    }

    /// That the key is in the archive.
    pub(crate) fn receipt(&self) -> ArchiveReceipt {
        ArchiveReceipt {
            record: self.id,
            public_key: self.public_key,
            archived_at: self.archived_at,
        }
    }
}
