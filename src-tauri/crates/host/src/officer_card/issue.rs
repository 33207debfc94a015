use std::collections::BTreeMap;

use contents::{Certificate, KeyReference};
use jiff::Timestamp;
use procedure::CheckedKey;
use protocol::{CertifiedKey, Sha256Hex, proof};
use secret::Pin;
use serde_json::json;

use super::{OfficerCardError, OfficerCardRun};
use crate::{
    Actor, Fault, Host,
    audit::{Entry, Event},
    authority::{Authority, Issuance, Profile, Serial, subject},
    cards::PinKind,
    database::{Connection, Write, millis},
};

/// A certificate that is going to be signed.
struct Prepared<'a> {
    ordered: &'a CheckedKey,
    authority: Authority,
    serial: Serial,
    subject: String,
    fingerprint: String,
    not_before: Timestamp,
    not_after: Timestamp,
    to_be_signed: Vec<u8>,
}

impl Host {
    /// Certifies the keys that the card generated and proved. `opened_with` is the PIN that the card has, and `new_pin`
    /// the one that it gets next: both are kept, sealed, until the run is complete, so that a card that was pulled in
    /// between opens again.
    ///
    /// # Errors
    /// [`OfficerCardError`]; nothing is issued then.
    pub async fn issue_officer_certificates(
        &self,
        run: &mut OfficerCardRun,
        keys: &BTreeMap<KeyReference, CertifiedKey>,
        opened_with: &Pin,
        new_pin: &Pin,
    ) -> Result<BTreeMap<KeyReference, Certificate>, OfficerCardError> {
        let mut connection = self.database().pool().acquire().await?;
        let now = self.now();
        let mut prepared = Vec::new();
        for ordered in &run.draft.keys {
            let key = keys.get(&ordered.reference);
            let key = key.ok_or(OfficerCardError::NotProven {
                key: ordered.reference,
            })?;
            self.check_officer_key(&mut connection, run, ordered, key)
                .await?;
            prepared.push(self.prepare_officer_certificate(ordered, key, now)?);
        }
        drop(connection);
        let mut write = self.database().write().await?;
        if !self.unchanged(&mut write, run.card, run.generation).await? {
            return Err(OfficerCardError::GivenUp);
        }
        run.generation += 1;
        self.keep_only_pin(&mut write, run.card, opened_with)
            .await?;
        self.store_pin(&mut write, run.card, (None, PinKind::System), new_pin)
            .await?;
        let ids = self.reserve(&mut write, run.card, &prepared).await?;
        self.audit_issuance(&mut write, run, &prepared).await?;
        write.commit().await?;
        self.sign_officer_certificates(run, &ids, &prepared).await
    }

    async fn check_officer_key(
        &self,
        connection: &mut Connection,
        run: &OfficerCardRun,
        ordered: &CheckedKey,
        certified: &CertifiedKey,
    ) -> Result<(), OfficerCardError> {
        let key = ordered.reference;
        let statement = run.statements()(key, certified.public_key.clone());
        let proven = ordered.key.accepts(&certified.public_key)
            && proof::verify(&certified.proof, &statement, None).is_ok();
        if !proven {
            return Err(OfficerCardError::NotProven { key });
        }
        let known = sqlx::query(
            "SELECT 1 FROM certificates WHERE fingerprint = $1
             UNION ALL SELECT 1 FROM card_keys WHERE fingerprint = $1 LIMIT 1",
        )
        .bind(certified.public_key.fingerprint())
        .fetch_optional(&mut *connection)
        .await?;
        match known {
            Some(_) => Err(OfficerCardError::NotNew { key }),
            None => Ok(()),
        }
    }

    fn prepare_officer_certificate<'a>(
        &self,
        ordered: &'a CheckedKey,
        key: &CertifiedKey,
        now: Timestamp,
    ) -> Result<Prepared<'a>, Fault> {
        let content = &ordered.certificate;
        let attributes = content.subject.iter();
        let subject = subject(attributes.map(|(attribute, value)| (*attribute, value.as_str())))?;
        let authority = self.authority(&content.issuer);
        let authority = authority.ok_or_else(|| Fault::NoAuthority(content.issuer.to_string()))?;
        let (serial, text) = (Serial::random()?, subject.to_string());
        let not_after = authority.end_of(now, content.validity_days);
        let to_be_signed = authority.prepare(Issuance {
            serial,
            subject,
            public_key: key.public_key.spki(),
            not_before: now,
            not_after,
            profile: Profile::of(content)?,
        })?;
        Ok(Prepared {
            ordered,
            authority: authority.clone(),
            serial,
            subject: text,
            fingerprint: key.public_key.fingerprint(),
            not_before: now,
            not_after,
            to_be_signed,
        })
    }

    /// The numbers of the certificates, which exist from here on: what is not signed after all is revoked.
    async fn reserve(
        &self,
        write: &mut Write,
        card: i64,
        prepared: &[Prepared<'_>],
    ) -> Result<Vec<i64>, Fault> {
        let mut ids = Vec::new();
        for one in prepared {
            let id: i64 = sqlx::query_scalar(
                "INSERT INTO certificates (serial, authority, card, key, action, subject, fingerprint, not_before,
                     not_after, to_be_signed)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
            )
            .bind(one.serial.hex())
            .bind(one.authority.id().as_str())
            .bind(card)
            .bind(one.ordered.reference.to_string())
            .bind(one.ordered.action.name())
            .bind(&one.subject)
            .bind(&one.fingerprint)
            .bind(millis(one.not_before))
            .bind(millis(one.not_after))
            .bind(&one.to_be_signed)
            .fetch_one(&mut **write)
            .await?;
            ids.push(id);
        }
        Ok(ids)
    }

    async fn audit_issuance(
        &self,
        write: &mut Write,
        run: &OfficerCardRun,
        prepared: &[Prepared<'_>],
    ) -> Result<(), Fault> {
        let serials = prepared.iter().map(|one| {
            let key = one.ordered.reference.to_string();
            (key, serde_json::Value::from(one.serial.hex()))
        });
        let serials: serde_json::Map<_, _> = serials.collect();
        let entry = Entry {
            actor: Actor::Console,
            event: Event::OfficerCertificatesIssued,
            subject: &run.id.to_string(),
            details: json!({ "name": run.name, "serials": serials }),
            document: None,
        };
        self.audit(write, entry).await
    }

    async fn sign_officer_certificates(
        &self,
        run: &OfficerCardRun,
        ids: &[i64],
        prepared: &[Prepared<'_>],
    ) -> Result<BTreeMap<KeyReference, Certificate>, OfficerCardError> {
        let parts: Vec<_> = prepared
            .iter()
            .map(|one| (one.authority.clone(), one.to_be_signed.clone()))
            .collect();
        let signed = tokio::task::spawn_blocking(move || {
            let sign = |(authority, part): &(Authority, Vec<u8>)| authority.sign(part);
            parts.iter().map(sign).collect::<Result<Vec<_>, _>>()
        })
        .await
        .map_err(|_| Fault::Task)??;
        let mut write = self.database().write().await?;
        let mut certificates = BTreeMap::new();
        for ((id, one), der) in ids.iter().zip(prepared).zip(&signed) {
            sqlx::query(
                "UPDATE certificates SET certificate = $1, digest = $2 WHERE id = $3 AND card = $4",
            )
            .bind(der)
            .bind(Sha256Hex::of(der).to_string())
            .bind(id)
            .bind(run.card)
            .execute(&mut *write)
            .await?;
            let certificate = Certificate::from_der(der).map_err(|_| Fault::Corrupt {
                what: "certificates.certificate",
            })?;
            certificates.insert(one.ordered.reference, certificate);
        }
        write.commit().await?;
        Ok(certificates)
    }
}
