//! The host's ephemeral keys for proofs by agreement, sealed between grant and order.

use contents::KeyAlgorithm;
use protocol::{OrderId, keys::AgreementKeyPair};
use sqlx::Row as _;
use zeroize::Zeroizing;

use crate::{Fault, Host, database::Connection, sealing::Place};

impl Host {
    /// The pair, sealed for the order's row.
    pub(super) fn sealed_pair(
        &self,
        order: &str,
        pair: &Option<AgreementKeyPair>,
        column: &'static str,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let Some(pair) = pair else { return Ok(None) };
        let der = pair.private_der().map_err(|_| Fault::Random)?;
        Ok(Some(self.sealing().seal(
            Place {
                table: "orders",
                row: order,
                column,
            },
            &der,
        )?))
    }

    /// The host's ephemeral pair of that curve for the order, where the grant made one.
    pub(super) async fn agreement_pair(
        &self,
        connection: &mut Connection,
        order: OrderId,
        curve: KeyAlgorithm,
    ) -> Result<Option<AgreementKeyPair>, Fault> {
        let column = match curve {
            KeyAlgorithm::EccP256 => "sealed_agreement_p256",
            KeyAlgorithm::EccP384 => "sealed_agreement_p384",
            _ => return Ok(None),
        };
        let id = order.to_string();
        let row = sqlx::query(
            "SELECT sealed_agreement_p256, sealed_agreement_p384 FROM orders WHERE id = $1",
        )
        .bind(&id)
        .fetch_one(&mut *connection)
        .await?;
        let Some(sealed) = row.try_get::<Option<Vec<u8>>, _>(column)? else {
            return Ok(None);
        };
        let der: Zeroizing<Vec<u8>> = self.sealing().unseal(
            Place {
                table: "orders",
                row: &id,
                column,
            },
            &sealed,
        )?;
        let pair = AgreementKeyPair::from_private_der(curve, &der);
        pair.map(Some).map_err(|_| Fault::Corrupt {
            what: "orders.sealed_agreement",
        })
    }
}
