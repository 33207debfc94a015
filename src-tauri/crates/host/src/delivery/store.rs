//! From the order's first transaction to its receipt: what is to be delivered waits.

use std::collections::BTreeMap;

use procedure::{FieldName, PinDistribution, PinLetter, PinProcedure, PukDistribution};
use protocol::{LetterId, OrderId};
use secret::{Pin, Puk};
use zeroize::Zeroizing;

use super::{
    Changed, Delivery,
    address::{address, form},
    language_name,
};
use crate::{
    Fault, Host,
    database::{Connection, Write, millis},
    sealing::Place,
};

/// What stands in a letter for a digit that the other part has.
pub(super) const DOT: char = '•';

impl Host {
    /// Stores what an order will deliver by mail or letter, sealed; it waits for the order's receipt. What reaches the
    /// holder otherwise is not stored here.
    pub(crate) async fn store_delivery(
        &self,
        write: &mut Write,
        delivery: &Delivery<'_>,
        pin: Option<&Pin>,
        puk: Option<&Puk>,
    ) -> Result<(), Fault> {
        let by = delivery.pin.distribution;
        if let (PinDistribution::Email, Some(pin), Some(address)) =
            (by, pin, &delivery.mailer.address)
        {
            self.store_mail(write, delivery, address, pin).await?;
        }
        let pin = pin.filter(|_| by == PinDistribution::Letter);
        let by_letter = |puk: &procedure::PukProcedure| puk.distribution == PukDistribution::Letter;
        let puk = puk.filter(|_| delivery.puk.is_some_and(by_letter));
        match &delivery.mailer.letter {
            Some(id) if pin.is_some() || puk.is_some() => {
                self.store_letter(write, delivery, id, (pin, puk)).await
            }
            _ => Ok(()),
        }
    }

    /// The receipt is there: what the order delivers can be sent and printed from here on, and what was to be delivered
    /// of the card before is erased where the card has another one now.
    pub(crate) async fn release_delivery(
        &self,
        write: &mut Write,
        order: OrderId,
        card: i64,
        changed: Changed,
    ) -> Result<(), Fault> {
        self.erase_overtaken(write, order, card, changed).await?;
        let (id, now) = (order.to_string(), millis(self.now()));
        sqlx::query(
            "UPDATE pin_mails SET state = 'queued', next_at = $1, changed_at = $1 WHERE order_id = $2 AND state = 'waiting'",
        )
        .bind(now)
        .bind(&id)
        .execute(&mut **write)
        .await?;
        sqlx::query("UPDATE letters SET state = 'ready', changed_at = $1 WHERE order_id = $2 AND state = 'waiting'")
            .bind(now)
            .bind(&id)
            .execute(&mut **write)
            .await?;
        self.use_letter_id(write, order).await?;
        self.inner.mail_queued.notify_one();
        Ok(())
    }

    /// The order came to nothing: what it would have delivered is erased, and its letter ID is free again.
    pub(crate) async fn drop_delivery(
        &self,
        write: &mut Write,
        order: OrderId,
    ) -> Result<(), Fault> {
        self.erase_waiting(write, order).await?;
        self.release_letter_id(write, order).await
    }

    async fn store_mail(
        &self,
        write: &mut Write,
        delivery: &Delivery<'_>,
        address: &str,
        pin: &Pin,
    ) -> Result<(), Fault> {
        let language = delivery.pin.mail.as_ref().and_then(|mail| mail.language);
        let never_to = serde_json::to_string(&never_to(delivery.pin, delivery.fields))
            .map_err(|_| Fault::Document("fields have no JSON"))?;
        let number: i64 = sqlx::query_scalar(
            "INSERT INTO pin_mails (order_id, card, officer, address, language, holder, state, ordered_at, changed_at,
                 never_to, message_id)
             VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7, $8, $9) RETURNING number",
        )
        .bind(delivery.order.to_string())
        .bind(delivery.card)
        .bind(delivery.officer.number())
        .bind(address)
        .bind(language_name(language.unwrap_or_default()))
        .bind(delivery.holder)
        .bind(millis(delivery.at))
        .bind(never_to)
        .bind(uuid::Uuid::new_v4().to_string())
        .fetch_one(&mut **write)
        .await?;
        // Exposed to be sealed, bound to the row that was just made.
        let plain = pin.expose().as_bytes();
        let sealed = self
            .sealing()
            .seal(mail_place(&number.to_string()), plain)?;
        sqlx::query("UPDATE pin_mails SET sealed_pin = $1 WHERE number = $2")
            .bind(sealed)
            .bind(number)
            .execute(&mut **write)
            .await?;
        Ok(())
    }

    async fn store_letter(
        &self,
        write: &mut Write,
        delivery: &Delivery<'_>,
        id: &LetterId,
        (pin, puk): (Option<&Pin>, Option<&Puk>),
    ) -> Result<(), Fault> {
        let form = form(delivery.pin, delivery.puk, pin.is_some());
        let parts: u8 = if form.split { 2 } else { 1 };
        for part in 1..=parts {
            let number = self
                .insert_letter(
                    write,
                    delivery,
                    id,
                    (&form, part, parts),
                    (pin.is_some(), puk.is_some()),
                )
                .await?;
            let row = number.to_string();
            // Exposed to be sealed; each part of a split letter gets its own characters alone.
            let pin = pin.map(|pin| shown(pin.expose(), part, parts));
            let puk = puk.map(|puk| shown(puk.expose(), part, parts));
            let seal = |column, text: Option<Zeroizing<String>>| {
                let sealed = text.map(|text| {
                    self.sealing()
                        .seal(letter_place(&row, column), text.as_bytes())
                });
                sealed.transpose()
            };
            sqlx::query("UPDATE letters SET sealed_pin = $1, sealed_puk = $2 WHERE number = $3")
                .bind(seal("sealed_pin", pin)?)
                .bind(seal("sealed_puk", puk)?)
                .bind(number)
                .execute(&mut **write)
                .await?;
        }
        Ok(())
    }

    async fn insert_letter(
        &self,
        write: &mut Write,
        delivery: &Delivery<'_>,
        id: &LetterId,
        (form, part, parts): (&PinLetter, u8, u8),
        (has_pin, has_puk): (bool, bool),
    ) -> Result<i64, Fault> {
        let address = address(form, delivery.fields, delivery.holder);
        let address: Vec<String> = address.into_iter().map(|(_, part)| part).collect();
        let holder = address.first().map_or(delivery.holder, String::as_str);
        let lines = serde_json::to_string(&address)
            .map_err(|_| Fault::Document("an address has no JSON"))?;
        let card = card_value(write, delivery.card).await?;
        let found_by = format!("{id}\n{holder}\n{card}").to_lowercase();
        Ok(sqlx::query_scalar(
            "INSERT INTO letters (id, part, parts, order_id, card, officer, language, address, holder, has_pin, has_puk,
                 state, ordered_at, changed_at, found_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $12, $13) RETURNING number",
        )
        .bind(id.as_str())
        .bind(i64::from(part))
        .bind(i64::from(parts))
        .bind(delivery.order.to_string())
        .bind(delivery.card)
        .bind(delivery.officer.number())
        .bind(language_name(form.language.unwrap_or_default()))
        .bind(lines)
        .bind(holder)
        .bind(has_pin)
        .bind(has_puk)
        .bind(millis(delivery.at))
        .bind(found_by)
        .fetch_one(&mut **write)
        .await?)
    }
}

/// What a card is called, for searches.
async fn card_value(connection: &mut Connection, card: i64) -> Result<String, Fault> {
    Ok(sqlx::query_scalar(
        "SELECT COALESCE(serial, key_fingerprint, guid, '') FROM cards WHERE id = $1",
    )
    .bind(card)
    .fetch_one(connection)
    .await?)
}

/// The values that the mail must not go to, by their fields.
fn never_to<'a>(
    pin: &PinProcedure,
    fields: &'a BTreeMap<FieldName, String>,
) -> BTreeMap<&'a FieldName, &'a String> {
    let never = pin.mail.iter().flat_map(|mail| &mail.never_to);
    never
        .filter_map(|field| fields.get_key_value(field))
        .collect()
}

/// The characters of a secret that stand in a part: all of them, or the first or second half, with dots for the others.
fn shown(secret: &str, part: u8, parts: u8) -> Zeroizing<String> {
    let half = secret.chars().count().div_ceil(2);
    // Room for all, so that it does not move and leave a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(secret.len() * DOT.len_utf8()));
    for (index, character) in secret.chars().enumerate() {
        let here = parts == 1 || (part == 1) == (index < half);
        text.push(if here { character } else { DOT });
    }
    text
}

pub(super) fn mail_place(row: &str) -> Place<'_> {
    Place {
        table: "pin_mails",
        row,
        column: "sealed_pin",
    }
}

pub(super) fn letter_place<'a>(row: &'a str, column: &'static str) -> Place<'a> {
    Place {
        table: "letters",
        row,
        column,
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn the_parts_of_a_split_letter_have_each_character_once() {
        for secret in ["123456", "1234567", "ABCD2345"] {
            let (one, two) = (shown(secret, 1, 2), shown(secret, 2, 2));
            let both = one.chars().zip(two.chars()).zip(secret.chars());
            for ((one, two), character) in both {
                assert!([(character, '•'), ('•', character)].contains(&(one, two)));
            }
            let dots = |text: &str| text.chars().filter(|one| *one == '•').count();
            assert!(dots(&one).abs_diff(dots(&two)) <= 1 && dots(&one) > 0);
            assert_eq!(shown(secret, 1, 1).as_str(), secret);
        }
    }
}
