use std::collections::BTreeMap;

use procedure::{FieldName, Role};
use protocol::{
    ActState, ActivityKind, MailFault, MailState, PinMailerFault, Refusal, ResendMail,
    cms::Verified,
};
use serde_json::json;
use sqlx::Row as _;

use crate::{
    Actor, Host, Refused,
    activity::{ActSubject, SignedAct},
    audit::{Entry, Event},
    database::{self, Write, millis},
    delivery::{check, must_be_a_reason},
    officers::Officer,
};

impl Host {
    /// Queues a mail that failed once more, to the address that the order names. The same document again changes
    /// nothing.
    pub(crate) async fn resend_mail(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<(), Refused> {
        let order: Verified<ResendMail> = self.verified(officer, message).await?;
        let order = order.document;
        let mut write = self.database().write().await?;
        if self.is_known(&mut write, order.order, message).await? {
            return Ok(());
        }
        self.must_be_recent(order.made_at)?;
        officer.must_have(Role::ManagePinLetters)?;
        must_be_a_reason(&order.reason)?;
        if !self.mail_is_set_up(&mut write).await? {
            return Err(check::refused(PinMailerFault::MailNotSetUp {}));
        }
        let (of_order, holder) = self.queue_again(&mut write, &order).await?;
        let entry = Entry {
            actor: Actor::Officer(officer.id),
            event: Event::MailResent,
            subject: &order.order.to_string(),
            details: json!({
                "mail": order.mail, "of": of_order, "address": order.address, "reason": order.reason,
            }),
            document: Some(message),
        };
        self.audit(&mut write, entry).await?;
        let act = SignedAct {
            at: self.now(),
            officer,
            kind: ActivityKind::MailResend,
            order: order.order,
            message,
            state: ActState::Done,
            expires_at: None,
            about: ActSubject {
                holder: &holder,
                reason: Some(&order.reason),
                words: vec![of_order, order.address.clone()],
                ..ActSubject::default()
            },
        };
        self.record_act(&mut write, &act).await?;
        self.remember(&mut write, order.order, message).await?;
        write.commit().await?;
        self.inner.mail_queued.notify_one();
        Ok(())
    }

    /// The order that the mail is of, and whose it is.
    async fn queue_again(
        &self,
        write: &mut Write,
        order: &ResendMail,
    ) -> Result<(String, String), Refused> {
        let refused = |why| Refused::from(Refusal::Mail { why });
        let number = i64::try_from(order.mail.0).map_err(|_| refused(MailFault::Unknown))?;
        let row = sqlx::query(
            "SELECT order_id, holder, state, never_to FROM pin_mails WHERE number = $1",
        )
        .bind(number)
        .fetch_optional(&mut **write)
        .await?
        .ok_or_else(|| refused(MailFault::Unknown))?;
        match database::word(&row, "state")? {
            MailState::Failed => {}
            MailState::Waiting | MailState::Queued => return Err(refused(MailFault::UnderWay)),
            MailState::Sent | MailState::Erased => return Err(refused(MailFault::Erased)),
        }
        let never: BTreeMap<FieldName, String> = database::json(&row, "never_to")?;
        check::must_be_an_address(&order.address, &never)?;
        sqlx::query(
            "UPDATE pin_mails SET state = 'queued', address = $1, tried = 0, next_at = $2, changed_at = $2,
                 lease_until = NULL, message_id = $3 WHERE number = $4",
        )
        .bind(&order.address)
        .bind(millis(self.now()))
        .bind(order.order.to_string())
        .bind(number)
        .execute(&mut **write)
        .await?;
        Ok((row.try_get("order_id")?, row.try_get("holder")?))
    }
}
