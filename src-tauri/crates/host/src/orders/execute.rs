//! The part of an order that signs: outside any transaction, between the one that reserved and the one that records.

use std::{collections::BTreeMap, sync::Arc};

use contents::{Certificate, KeyReference};
use jiff::{SignedDuration, Timestamp};
use procedure::ProcedureId;
use protocol::{
    Base64, CertificateId, Fulfilment, IssuedCertificate, OrderId, OrderState, PinPackage,
    Sha256Hex, canonical, sealing,
};
use serde_json::json;
use sqlx::Row as _;

use super::StoredOrder;
use crate::{
    Actor, Fault, Host,
    archive::{ArchiveKeeper, ArchivedKey, PackageFor},
    audit::{Entry, Event},
    authority::Authority,
    database::{self, AnswerRow, Write, millis},
    recovery::Delivery,
};

/// How long a process has for signing before another one may take the order over.
pub(super) const LEASE: SignedDuration = SignedDuration::from_mins(1);

/// A certificate that was reserved for an order.
struct Reserved {
    id: i64,
    key: KeyReference,
    authority: Authority,
    to_be_signed: Vec<u8>,
    certificate: Option<Vec<u8>>,
}

/// What an executing order leaves to be done.
struct Unfinished {
    order: StoredOrder,
    reserved: Vec<Reserved>,
    archived: Vec<(KeyReference, ArchivedKey)>,
    recovered: Vec<Delivery>,
    keeper: Arc<dyn ArchiveKeeper>,
    pin: Option<secret::Pin>,
}

/// What signing made.
struct Signed {
    certificates: Vec<(i64, KeyReference, Vec<u8>)>,
    fulfilment: Vec<u8>,
    digest: String,
}

impl Host {
    /// Signs what an executing order reserved and fulfils it; the fulfilment, CMS. Whoever else finished it meanwhile,
    /// there is one fulfilment.
    pub(super) async fn finish(&self, id: OrderId) -> Result<Vec<u8>, Fault> {
        // Of one moment: what is archived may be wrapped by another archive key in the next.
        let mut connection = self.database().read().await?;
        let missing = || Fault::Corrupt { what: "orders" };
        let order = self
            .stored_order(&mut connection, id)
            .await?
            .ok_or_else(missing)?;
        let rows = sqlx::query("SELECT id, key, authority, to_be_signed, certificate FROM certificates WHERE order_id = $1")
            .bind(id.to_string())
            .fetch_all(&mut *connection)
            .await?;
        let archived = self.archived_by(&mut connection, id).await?;
        let recovered = self.deliveries(&mut connection, id).await?;
        let keeper = self.archive_keeper(&mut connection).await?;
        let procedure = self.procedure_of(&mut connection, &order.procedure).await?;
        let sets_pin = procedure.pin_procedure.distribution.sets();
        drop(connection);
        let reserved = rows
            .iter()
            .map(|row| self.reserved(row))
            .collect::<Result<Vec<_>, _>>()?;
        let pin = self.pin_of_order(id).await?;
        if pin.is_some() != sets_pin {
            return Err(Fault::Corrupt { what: "card_pins" });
        }
        let (host, now) = (self.clone(), self.now());
        let unfinished = Unfinished {
            order,
            reserved,
            archived,
            recovered,
            keeper,
            pin,
        };
        let signed = tokio::task::spawn_blocking(move || host.sign_all(unfinished, now)).await;
        let signed = signed.map_err(|_| Fault::Task)??;
        self.fulfil(id, signed).await
    }

    fn reserved(&self, row: &AnswerRow) -> Result<Reserved, Fault> {
        let authority: ProcedureId = database::parsed(row, "authority")?;
        let known = self.authority(&authority).cloned();
        Ok(Reserved {
            id: row.try_get("id")?,
            key: database::parsed(row, "key")?,
            authority: known.ok_or_else(|| Fault::NoAuthority(authority.to_string()))?,
            to_be_signed: row.try_get("to_be_signed")?,
            certificate: row.try_get("certificate")?,
        })
    }

    /// Blocks while keys sign.
    fn sign_all(&self, unfinished: Unfinished, now: Timestamp) -> Result<Signed, Fault> {
        let Unfinished {
            order, reserved, ..
        } = &unfinished;
        let (_, order_digest) = order.order.as_ref().ok_or(Fault::Corrupt {
            what: "orders.order_document",
        })?;
        let mut certificates = Vec::new();
        let mut answer = BTreeMap::new();
        for one in reserved {
            let certificate = match &one.certificate {
                Some(certificate) => certificate.clone(),
                None => one.authority.sign(&one.to_be_signed)?,
            };
            let id = u64::try_from(one.id).map_err(|_| Fault::Corrupt {
                what: "certificates.id",
            })?;
            let issued = IssuedCertificate {
                id: CertificateId(id),
                certificate: Base64(certificate.clone()),
            };
            answer.insert(one.key, issued);
            certificates.push((one.id, one.key, certificate));
        }
        let reused = unfinished.recovered.iter().filter(|one| one.reused);
        answer.extend(reused.map(Delivery::certificate));
        let keys = self.key_packages(&unfinished, &answer)?;
        let receipt = |(place, key): &(KeyReference, ArchivedKey)| (*place, key.receipt());
        let archived = unfinished.archived.iter().map(receipt).collect();
        let authorities = self.issuers(&unfinished)?;
        let (order, order_digest) = (&unfinished.order, *order_digest);
        let registration = &self.inner.registration;
        let sealed = |pin| {
            let package = PinPackage { pin };
            sealing::seal(&package, order.id, &order.open.transport_key, registration)
        };
        let pin = unfinished.pin.map(sealed).transpose().map_err(|error| {
            tracing::error!(%error, "a system PIN was not sealed");
            Fault::Document("the system PIN could not be sealed")
        })?;
        let fulfilment = Fulfilment {
            order: order.id,
            order_digest,
            fulfilled_at: now,
            certificates: answer,
            keys,
            archived,
            authorities,
            pin: pin.map(Base64),
        };
        let digest = canonical::digest(&fulfilment)
            .map_err(|_| Fault::Document("a fulfilment has no JSON"))?;
        Ok(Signed {
            certificates,
            fulfilment: registration.sign(&fulfilment)?,
            digest: digest.to_string(),
        })
    }

    /// The private keys that the run imports, each with its certificate.
    fn key_packages(
        &self,
        unfinished: &Unfinished,
        certificates: &BTreeMap<KeyReference, IssuedCertificate>,
    ) -> Result<BTreeMap<KeyReference, Base64>, Fault> {
        let mut packages = BTreeMap::new();
        let archived = unfinished.archived.iter().map(|(place, key)| (place, key));
        let recovered = unfinished.recovered.iter();
        let recovered = recovered.map(|one| (&one.place, &one.record));
        for (place, key) in archived.chain(recovered) {
            let certificate = certificates.get(place).ok_or(Fault::Corrupt {
                what: "archived_keys.certificate",
            })?;
            let delivery = PackageFor {
                order: unfinished.order.id,
                place: *place,
                key,
                certificate: &certificate.certificate.0,
                recipient: &unfinished.order.open.transport_key,
            };
            let package = self.key_package(unfinished.keeper.as_ref(), &delivery)?;
            packages.insert(*place, package);
        }
        Ok(packages)
    }

    /// The issuers, each once, and the root they end in.
    fn issuers(&self, unfinished: &Unfinished) -> Result<Vec<Base64>, Fault> {
        let reserved = unfinished.reserved.iter().map(|one| Ok(&one.authority));
        let reused = unfinished.recovered.iter().filter(|one| one.reused);
        let reused = reused.map(|one| {
            let known = self.authority(&one.authority);
            known.ok_or_else(|| Fault::NoAuthority(one.authority.to_string()))
        });
        let mut issuers: Vec<&Certificate> = Vec::new();
        for authority in reserved.chain(reused) {
            issuers.push(authority?.certificate());
        }
        issuers.push(self.root_certificate());
        let mut ders: Vec<Base64> = Vec::new();
        for issuer in issuers {
            let der = Base64(issuer.der().to_vec());
            if !ders.contains(&der) {
                ders.push(der);
            }
        }
        Ok(ders)
    }

    /// The second transaction: the certificates and the fulfilment, all or none.
    async fn fulfil(&self, id: OrderId, signed: Signed) -> Result<Vec<u8>, Fault> {
        let mut write = self.database().write().await?;
        let missing = || Fault::Corrupt { what: "orders" };
        let order = self
            .stored_order(&mut write, id)
            .await?
            .ok_or_else(missing)?;
        if order.state != OrderState::Executing {
            // Another process was faster, or gave the order up.
            return order
                .fulfilment
                .filter(|_| matches!(order.state, OrderState::Fulfilled | OrderState::Completed))
                .ok_or(Fault::Contended);
        }
        for (certificate, _, der) in &signed.certificates {
            sqlx::query("UPDATE certificates SET certificate = $1, digest = $2 WHERE id = $3")
                .bind(der)
                .bind(Sha256Hex::of(der).to_string())
                .bind(certificate)
                .execute(&mut *write)
                .await?;
        }
        self.record_fulfilment(&mut write, &order, &signed).await?;
        write.commit().await?;
        Ok(signed.fulfilment)
    }

    async fn record_fulfilment(
        &self,
        write: &mut Write,
        order: &StoredOrder,
        signed: &Signed,
    ) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE orders SET state = 'fulfilled', changed_at = $1, lease_until = NULL, fulfilment = $2,
                 fulfilment_digest = $3
             WHERE id = $4",
        )
        .bind(millis(self.now()))
        .bind(&signed.fulfilment)
        .bind(&signed.digest)
        .bind(order.id.to_string())
        .execute(&mut **write)
        .await?;
        self.pending_may_be_set(write, order.id).await?;
        self.changed(write, order.card).await?;
        let certificates: Vec<_> = signed
            .certificates
            .iter()
            .map(|(id, key, _)| (key.to_string(), *id))
            .collect();
        let entry = Entry {
            actor: Actor::Host,
            event: Event::OrderFulfilled,
            subject: &order.id.to_string(),
            details: json!({ "certificates": certificates }),
            document: Some(&signed.fulfilment),
        };
        self.audit(write, entry).await?;
        self.audit_recovered(write, order).await
    }
}
