//! Cards that come into stock by the order that gives them their own secrets.

use contents::{CardIdentity, Guid};
use procedure::{CardSecret, StockRecord, TokenProcedure};
use protocol::{OpenRequest, OrderId, Refusal, TakeIn, TakeInFault, canonical};
use secret::factory;

use super::{
    StockedCard, find::card_number, grant::factory_key, production_file::canonical_decimal,
    secrets::PinKind,
};
use crate::{
    Fault, Host, Refused,
    database::{Connection, Write, millis},
    officers::Officer,
};

/// The open requests of a card's orders ($1) that have no receipt.
const WITHOUT_RECEIPT: &str =
    "SELECT open_document FROM orders WHERE card = $1 AND state <> 'completed'";

impl Host {
    /// The card that a request names: in stock, or one that it takes in. Refused where that may not be, and where the
    /// procedure would leave a secret of the factory's on it, by what the host keeps.
    pub(crate) async fn card_of_request(
        &self,
        connection: &mut Connection,
        procedure: &TokenProcedure,
        (identity, take_in): (&CardIdentity, Option<TakeIn>),
    ) -> Result<StockedCard, Refused> {
        let card = self.find_card(connection, identity).await?;
        let card = match (card, take_in) {
            (None, None) => return Err(Refusal::UnknownCard.into()),
            (Some(card), None) => card,
            (card, Some(take_in)) => {
                self.must_take_in(connection, procedure, card.as_ref(), (identity, take_in))
                    .await?;
                card.unwrap_or_else(|| StockedCard::to_take_in(identity))
            }
        };
        must_leave_no_factory_secret(procedure, &card, take_in)?;
        Ok(card)
    }

    async fn must_take_in(
        &self,
        connection: &mut Connection,
        procedure: &TokenProcedure,
        card: Option<&StockedCard>,
        (identity, take_in): (&CardIdentity, TakeIn),
    ) -> Result<(), Refused> {
        if !procedure.card.take_in {
            return Err(refused(TakeInFault::NotAllowed));
        }
        match card {
            Some(card) if !card.record.factory.management_key => {
                return Err(refused(TakeInFault::InStock));
            }
            Some(card) => {
                must_last(identity, take_in.chuid)?;
                let key = self.management_key(connection, card.id).await?;
                must_be_of_cipher(key.algorithm() == take_in.management_key)?;
                self.must_be_its_first(connection, card.id, take_in.chuid)
                    .await?;
            }
            None => {
                must_last(identity, take_in.chuid)?;
                must_be_of_cipher(factory::management_key(take_in.management_key).is_ok())?;
            }
        }
        must_be_nobodys(connection, card.map(|card| card.id), take_in.chuid).await
    }

    /// Puts a card in stock as it came from its factory; its row, or nothing where another order has put it there
    /// meanwhile. To be done in the transaction that records the order's grant.
    pub(crate) async fn take_card_in(
        &self,
        write: &mut Write,
        officer: &Officer,
        (identity, take_in): (&CardIdentity, TakeIn),
    ) -> Result<Option<i64>, Refused> {
        if card_number(write, identity).await?.is_some() {
            return Ok(None);
        }
        must_be_nobodys(write, None, take_in.chuid).await?;
        let (mut serial, mut key, mut guid) = (None, None, take_in.chuid);
        match identity {
            CardIdentity::Serial(text) => serial = Some(canonical_decimal(text)),
            CardIdentity::CardAuthenticationKey(fingerprint) => key = Some(fingerprint),
            CardIdentity::Guid(of_chuid) => guid = Some(*of_chuid),
            CardIdentity::AttestationKey(_) => return Err(refused(TakeInFault::NoIdentity)),
        }
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO cards (card_type, serial, key_fingerprint, guid, producer, sealed_puk, sealed_management_key,
                                created_at)
             VALUES ('piv', $1, $2, $3, $4, x'', x'', $5) RETURNING id",
        )
        .bind(serial)
        .bind(key)
        .bind(guid.map(|guid| guid.to_string()))
        .bind(format!("taken in by {}", officer.name))
        .bind(millis(self.now()))
        .fetch_one(&mut **write)
        .await?;
        let management_key = factory_key(take_in.management_key)?;
        self.store_card_secrets(write, id, &factory::puk(), &management_key)
            .await?;
        self.store_pin(write, id, (None, PinKind::Transport), &factory::pin())
            .await?;
        Ok(Some(id))
    }

    /// Says which order took the card in, once that is recorded.
    pub(crate) async fn was_taken_in_by(
        &self,
        write: &mut Write,
        (card, order): (i64, OrderId),
    ) -> Result<(), Fault> {
        sqlx::query("UPDATE cards SET taken_in_by = $1 WHERE id = $2")
            .bind(order.to_string())
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    /// A card that gets a GUID has none. What the stock has for it must be of a run that was to write it and has no
    /// receipt: where production recorded it, the card is another one, or was reset, and gets no other name.
    async fn must_be_its_first(
        &self,
        connection: &mut Connection,
        card: i64,
        chuid: Option<Guid>,
    ) -> Result<(), Refused> {
        let Some(chuid) = chuid else { return Ok(()) };
        let stocked: Option<String> = sqlx::query_scalar("SELECT guid FROM cards WHERE id = $1")
            .bind(card)
            .fetch_one(&mut *connection)
            .await?;
        let Some(stocked) = stocked else {
            return Ok(());
        };
        if stocked == chuid.to_string() {
            return Ok(());
        }
        let documents: Vec<String> = sqlx::query_scalar(WITHOUT_RECEIPT)
            .bind(card)
            .fetch_all(&mut *connection)
            .await?;
        for document in documents {
            let open: OpenRequest =
                canonical::from_slice(document.as_bytes()).map_err(|_| Fault::Corrupt {
                    what: "orders.open_document",
                })?;
            let wrote = open.take_in.and_then(|take_in| take_in.chuid);
            if wrote.is_some_and(|guid| guid.to_string() == stocked) {
                return Ok(());
            }
        }
        Err(refused(TakeInFault::InStock))
    }

    /// The desk will write this GUID to a card in stock that has none: what the stock has of an earlier run was never
    /// written.
    pub(crate) async fn will_have_guid(
        &self,
        write: &mut Write,
        (card, guid): (i64, Guid),
    ) -> Result<(), Refused> {
        must_be_nobodys(write, Some(card), Some(guid)).await?;
        self.must_be_its_first(write, card, Some(guid)).await?;
        sqlx::query("UPDATE cards SET guid = $1 WHERE id = $2")
            .bind(guid.to_string())
            .bind(card)
            .execute(&mut **write)
            .await?;
        Ok(())
    }
}

impl StockedCard {
    /// No row has it: they begin at 1.
    const NO_ROW: i64 = 0;

    /// A card that is not in stock yet.
    fn to_take_in(identity: &CardIdentity) -> Self {
        Self {
            id: Self::NO_ROW,
            record: StockRecord::factory_new(identity.clone()),
            spent: std::collections::BTreeMap::new(),
            open_order: None,
            generation: 0,
        }
    }

    /// Its row, if it is in stock.
    pub(crate) fn row(&self) -> Option<i64> {
        (self.id != Self::NO_ROW).then_some(self.id)
    }
}

fn must_leave_no_factory_secret(
    procedure: &TokenProcedure,
    card: &StockedCard,
    take_in: Option<TakeIn>,
) -> Result<(), Refusal> {
    // The key is replaced where the request says so, and not because the procedure would.
    let sets = |secret| match secret {
        CardSecret::ManagementKey => take_in.is_some(),
        CardSecret::Pin | CardSecret::Puk => procedure.sets(secret),
    };
    let factory = card.record.factory;
    let left = |secret: &CardSecret| factory.has(*secret) && !sets(*secret);
    match CardSecret::ALL.into_iter().find(left) {
        Some(secret) => Err(Refusal::FactorySecretLeft { secret }),
        None => Ok(()),
    }
}

fn must_be_of_cipher(is: bool) -> Result<(), Refused> {
    if is {
        return Ok(());
    }
    let what = "no card has the factory's management key of that cipher".to_owned();
    Err(Refusal::Malformed { what }.into())
}

/// A card whose identity is gone with the next run could be taken in again and again.
fn must_last(identity: &CardIdentity, chuid: Option<Guid>) -> Result<(), Refused> {
    let lasts = match identity {
        CardIdentity::Serial(_) | CardIdentity::CardAuthenticationKey(_) => true,
        // It has one, and gets no other.
        CardIdentity::Guid(_) => chuid.is_none(),
        CardIdentity::AttestationKey(_) => false,
    };
    if lasts {
        Ok(())
    } else {
        Err(refused(TakeInFault::NoIdentity))
    }
}

async fn must_be_nobodys(
    connection: &mut Connection,
    card: Option<i64>,
    guid: Option<Guid>,
) -> Result<(), Refused> {
    let Some(guid) = guid else { return Ok(()) };
    let owner = card_number(connection, &CardIdentity::Guid(guid)).await?;
    match owner {
        Some(owner) if Some(owner) != card => Err(refused(TakeInFault::GuidTaken)),
        _ => Ok(()),
    }
}

fn refused(why: TakeInFault) -> Refused {
    Refusal::TakeIn { why }.into()
}
