use std::collections::BTreeMap;

use procedure::{FieldName, MailerNeeded, PinProcedure, PukProcedure, TokenProcedure, is_email};
use protocol::{LetterId, PinMailer, PinMailerFault, Refusal};

use super::{
    address::{form, must_be_printable},
    letter_ids::first_free,
};
use crate::{Fault, Host, Refused, activity, database::Connection};

/// Checks that the letter of an order can show its address, which can be typed otherwise still.
pub(crate) fn check_address(
    procedure: &TokenProcedure,
    fields: &BTreeMap<FieldName, String>,
) -> Result<(), Refused> {
    let (pin, puk) = (&procedure.pin_procedure, procedure.puk_procedure.as_ref());
    let needed = MailerNeeded::of(pin, puk);
    if !needed.letter() {
        return Ok(());
    }
    let form = form(pin, puk, needed.letter_for_pin);
    must_be_printable(&form, fields, &activity::holder(procedure, fields))
}

impl Host {
    /// Checks what was said of where PIN and PUK go, against their procedures and what was typed about the holder. Reads
    /// only: an ID that another order has reserved is refused when this one reserves it. `puk` is the procedure's, where
    /// the order sets a PUK.
    pub(crate) async fn check_pin_mailer(
        &self,
        connection: &mut Connection,
        procedure: &TokenProcedure,
        puk: Option<&PukProcedure>,
        fields: &BTreeMap<FieldName, String>,
        mailer: Option<&PinMailer>,
    ) -> Result<(), Refused> {
        let pin = &procedure.pin_procedure;
        let needed = MailerNeeded::of(pin, puk);
        let none = PinMailer::default();
        let said = mailer.unwrap_or(&none);
        if mailer.is_some() && needed.is_nothing() {
            return Err(refused(PinMailerFault::NotAskedFor {}));
        }
        match (&said.address, needed.address) {
            (Some(address), true) => {
                must_be_good(address, pin, fields)?;
                if !self.mail_is_set_up(connection).await? {
                    return Err(refused(PinMailerFault::MailNotSetUp {}));
                }
            }
            (None, true) => return Err(refused(PinMailerFault::NoAddress {})),
            (Some(_), false) => return Err(refused(PinMailerFault::NotAskedFor {})),
            (None, false) => {}
        }
        match (&said.letter, needed.letter()) {
            (Some(id), true) if letter_id_is_used(connection, id).await? => {
                Err(letter_id_used(connection, id).await?)
            }
            (None, true) => Err(refused(PinMailerFault::NoLetterId {})),
            (Some(_), false) => Err(refused(PinMailerFault::NotAskedFor {})),
            _ => Ok(()),
        }
    }
}

/// Refuses what is no address, and the one that the card goes to, however it is written there.
fn must_be_good(
    address: &str,
    pin: &PinProcedure,
    fields: &BTreeMap<FieldName, String>,
) -> Result<(), Refused> {
    let never = pin.mail.iter().flat_map(|mail| &mail.never_to);
    let values = never.filter_map(|field| fields.get_key_value(field));
    must_be_an_address(address, values)
}

/// As [`must_be_good`], by the values that it must not be.
pub(super) fn must_be_an_address<'a>(
    address: &str,
    never: impl IntoIterator<Item = (&'a FieldName, &'a String)>,
) -> Result<(), Refused> {
    if !is_email(address) {
        return Err(refused(PinMailerFault::NotAnAddress {}));
    }
    let same = |(_, value): &(&FieldName, &String)| value.trim().eq_ignore_ascii_case(address);
    match never.into_iter().find(same) {
        Some((field, _)) => Err(refused(PinMailerFault::WhereTheCardGoes {
            field: field.clone(),
        })),
        None => Ok(()),
    }
}

async fn letter_id_is_used(connection: &mut Connection, id: &LetterId) -> Result<bool, Fault> {
    let used = sqlx::query("SELECT number FROM letter_ids WHERE id = $1 AND state = 'used'")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(used.is_some())
}

/// Why an ID is refused that another letter has, with the one to go on with.
pub(super) async fn letter_id_used(
    connection: &mut Connection,
    id: &LetterId,
) -> Result<Refused, Fault> {
    let next = first_free(connection).await?;
    let id = id.clone();
    Ok(refused(PinMailerFault::LetterIdUsed { id, next }))
}

pub(super) fn refused(why: PinMailerFault) -> Refused {
    Refusal::PinMailer { why }.into()
}
