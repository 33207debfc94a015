//! What an order's grant brings: what opens the card, and what the run sets on it.

use procedure::{CardPinLimits, HolderData, PinRules, PukRules, TokenProcedure};
use protocol::{CardSecrets, NewCardSecrets, OrderId, TakeIn};
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk, factory};
use sqlx::Row as _;
use zeroize::Zeroizing;

use super::{pending::Pending, secrets::PinKind};
use crate::{
    Fault, Host,
    database::{Connection, Write},
};

/// How often a PIN is drawn anew because it is the factory's: once is rare, so often is no accident.
const DRAWS: usize = 8;

/// What a run sets, by its procedure and its open request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ToSet<'a> {
    pub(crate) procedure: &'a TokenProcedure,
    /// What was typed about the holder.
    pub(crate) holder: &'a HolderData,
    pub(crate) take_in: Option<TakeIn>,
}

/// What a grant brings, and where of it lies in the database what lies there already: what an earlier run was to set and
/// has no receipt for goes out again, so that there are few values that the card may have.
pub(crate) struct GrantedSecrets {
    pub(crate) secrets: CardSecrets,
    rows: Rows,
}

#[derive(Clone, Copy, Debug, Default)]
struct Rows {
    pin: Option<i64>,
    puk: Option<i64>,
    management_key: Option<i64>,
}

impl Host {
    /// What the grant for that card brings; `None` is a card that is taken in by it. Nothing is stored yet: that is
    /// [`store_granted`](Self::store_granted), if the card's generation is still the same then.
    pub(crate) async fn granted_secrets(
        &self,
        connection: &mut Connection,
        card: Option<i64>,
        to_set: ToSet<'_>,
    ) -> Result<GrantedSecrets, Fault> {
        let mut granted = match card {
            Some(card) => self.secrets_in_stock(connection, card, to_set).await?,
            None => GrantedSecrets {
                secrets: as_from_the_factory(to_set)?,
                rows: Rows::default(),
            },
        };
        let new = &mut granted.secrets.new;
        let procedure = to_set.procedure;
        if procedure.pin_procedure.tries.is_some() && new.pin.is_none() {
            new.pin = Some(system_pin(&procedure.pin_procedure.policy, to_set.holder)?);
        }
        if let Some(puk) = &procedure.puk_procedure
            && new.puk.is_none()
        {
            new.puk = Some(system_puk(&puk.policy)?);
        }
        if let Some(take_in) = to_set.take_in
            && new.management_key.is_none()
        {
            new.management_key = Some(random_key(take_in.management_key)?);
        }
        Ok(granted)
    }

    async fn secrets_in_stock(
        &self,
        connection: &mut Connection,
        card: i64,
        to_set: ToSet<'_>,
    ) -> Result<GrantedSecrets, Fault> {
        let mut secrets = self.card_secrets(connection, card).await?;
        let (mut rows, mut new) = (Rows::default(), NewCardSecrets::default());
        let pin_procedure = &to_set.procedure.pin_procedure;
        if pin_procedure.tries.is_some()
            && let Some((row, pin)) = self.interim_pin(connection, card).await?
            && fits_pin(&pin_procedure.policy, to_set.holder, &pin)
        {
            (rows.pin, new.pin) = (Some(row), Some(pin));
        }
        if let Some(procedure) = &to_set.procedure.puk_procedure {
            for pending in self.pending_puks(connection, card).await? {
                let puk = pending.secret;
                if new.puk.is_none() && procedure.policy.are_kept_by(&puk) {
                    // A second owner: the card may have it, and it is to be set.
                    (rows.puk, new.puk) = (Some(pending.row), Some(puk.duplicate()));
                }
                if pending.may_be_set {
                    secrets.puks.push(puk);
                }
            }
            secrets.puks.push(self.puk(connection, card).await?);
        }
        if let Some(take_in) = to_set.take_in {
            let pending = self.pending_management_keys(connection, card).await?;
            let fits = |pending: &Pending<ManagementKey>| {
                pending.secret.algorithm() == take_in.management_key
            };
            if let Some(Pending { row, secret, .. }) = pending.into_iter().find(fits) {
                (rows.management_key, new.management_key) = (Some(row), Some(secret));
            }
        }
        secrets.new = new;
        Ok(GrantedSecrets { secrets, rows })
    }

    /// The newest PIN that a run was to set for as long as it takes, with its row.
    async fn interim_pin(
        &self,
        connection: &mut Connection,
        card: i64,
    ) -> Result<Option<(i64, Pin)>, Fault> {
        let row = sqlx::query(
            "SELECT id, sealed_pin FROM card_pins WHERE card = $1 AND kind = 'interim' ORDER BY id DESC LIMIT 1",
        )
        .bind(card)
        .fetch_optional(&mut *connection)
        .await?;
        let pin = |row: crate::database::AnswerRow| {
            let id = row.try_get("id")?;
            Ok((id, self.unseal_pin(id, row.try_get("sealed_pin")?)?))
        };
        row.map(pin).transpose()
    }

    /// Stores what the grant tells the desk to set, exactly that, in the transaction that records the grant. A PIN comes
    /// with it where the procedure sets the tries: the desk sets that PIN and the PUK before it orders anything.
    pub(crate) async fn store_granted(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
        granted: &GrantedSecrets,
    ) -> Result<(), Fault> {
        let GrantedSecrets { secrets, rows } = granted;
        let of = (card, order);
        match (&secrets.new.pin, rows.pin) {
            (Some(pin), None) => {
                self.store_pin(write, card, (Some(order), PinKind::Interim), pin)
                    .await?;
            }
            (Some(_), Some(row)) => self.use_interim_again(write, row, order).await?,
            (None, _) => {}
        }
        match (&secrets.new.puk, rows.puk) {
            (Some(puk), None) => self.store_pending_puk(write, of, puk).await?,
            (Some(_), Some(row)) => self.hand_out_again(write, (row, order)).await?,
            (None, _) => {}
        }
        if secrets.new.pin.is_some() {
            self.puk_may_be_set(write, order).await?;
        }
        match (&secrets.new.management_key, rows.management_key) {
            (Some(key), None) => self.store_pending_key(write, of, key).await?,
            (Some(_), Some(row)) => self.hand_out_again(write, (row, order)).await?,
            (None, _) => {}
        }
        Ok(())
    }

    async fn use_interim_again(
        &self,
        write: &mut Write,
        row: i64,
        order: OrderId,
    ) -> Result<(), Fault> {
        sqlx::query("UPDATE card_pins SET order_id = $1 WHERE id = $2")
            .bind(order.to_string())
            .bind(row)
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}

/// A card that is taken in has what every card of its kind leaves its factory with.
fn as_from_the_factory(to_set: ToSet<'_>) -> Result<CardSecrets, Fault> {
    let take_in = to_set.take_in.ok_or(Fault::Corrupt { what: "cards" })?;
    let sets_puk = to_set.procedure.puk_procedure.is_some();
    Ok(CardSecrets {
        pins: vec![factory::pin()],
        puks: sets_puk.then(factory::puk).into_iter().collect(),
        management_keys: vec![factory_key(take_in.management_key)?],
        new: NewCardSecrets::default(),
    })
}

pub(super) fn factory_key(algorithm: ManagementKeyAlgorithm) -> Result<ManagementKey, Fault> {
    factory::management_key(algorithm).map_err(|_| Fault::Document("no factory key of that cipher"))
}

/// A PIN for the host to give out: uniform over all that the rules allow, but never the factory's, which everybody knows.
pub(crate) fn system_pin(rules: &PinRules, holder: &HolderData) -> Result<Pin, Fault> {
    drawn_pin(rules, holder, |bytes| aws_lc_rs::rand::fill(bytes).is_ok())
}

/// As [`system_pin`], from a generator that says whether it filled the bytes.
fn drawn_pin(
    rules: &PinRules,
    holder: &HolderData,
    mut fill: impl FnMut(&mut [u8]) -> bool,
) -> Result<Pin, Fault> {
    for _ in 0..DRAWS {
        let mut failed = false;
        let pin = rules.system_pin(holder, |bytes| failed |= !fill(bytes));
        match pin {
            // Exposed to be compared.
            Ok(pin) if !failed && pin.expose() != factory::pin().expose() => return Ok(pin),
            Ok(_) if !failed => {}
            _ => break,
        }
    }
    Err(Fault::Random)
}

/// A PUK for the host to give out: uniform over all that the rules allow but the factory's.
fn system_puk(rules: &PukRules) -> Result<Puk, Fault> {
    let mut failed = false;
    let puk = rules.system_puk(|bytes| {
        failed |= aws_lc_rs::rand::fill(bytes).is_err();
    });
    match puk {
        Ok(puk) if !failed => Ok(puk),
        _ => Err(Fault::Random),
    }
}

fn random_key(algorithm: ManagementKeyAlgorithm) -> Result<ManagementKey, Fault> {
    let mut key = Zeroizing::new(vec![0; algorithm.key_length()]);
    aws_lc_rs::rand::fill(&mut key).map_err(|_| Fault::Random)?;
    // Handed over, not copied: the key wipes it from here on.
    ManagementKey::new(algorithm, std::mem::take(&mut *key)).map_err(|_| Fault::Random)
}

fn fits_pin(rules: &PinRules, holder: &HolderData, pin: &Pin) -> bool {
    // Exposed to be judged.
    let digits = pin.expose().len();
    digits == usize::from(rules.system_length)
        && rules.check(pin, CardPinLimits::PIV, holder).is_ok()
}

#[cfg(test)]
mod tests;
