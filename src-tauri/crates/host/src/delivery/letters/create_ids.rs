use procedure::Role;
use protocol::{
    ActState, ActivityKind, CreateLetterIds, LetterFault, LetterId, Refusal, cms::Verified,
};
use serde_json::json;

use crate::{
    Actor, Fault, Host, Refused,
    activity::{ActSubject, SignedAct},
    audit::{Entry, Event},
    database::{Write, millis},
    delivery::letter_ids::{malformed, next_number},
    officers::Officer,
};

impl Host {
    /// Creates letter IDs ahead, all or none. The same document again changes nothing.
    pub(crate) async fn create_letter_ids(
        &self,
        officer: &Officer,
        message: &[u8],
    ) -> Result<(), Refused> {
        let order: Verified<CreateLetterIds> = self.verified(officer, message).await?;
        let order = order.document;
        let mut write = self.database().write().await?;
        if self.is_known(&mut write, order.order, message).await? {
            return Ok(());
        }
        self.must_be_recent(order.made_at)?;
        officer.must_have(Role::ManagePinLetters)?;
        let ids = ids(&order)?;
        for id in &ids {
            if !self.insert_letter_id(&mut write, officer, id).await? {
                drop(write);
                return Err(self.id_taken(id.clone(), &order.prefix).await?);
            }
        }
        let entry = Entry {
            actor: Actor::Officer(officer.id),
            event: Event::LetterIdsCreated,
            subject: &order.order.to_string(),
            details: json!({ "first": ids.first(), "last": ids.last(), "count": ids.len() }),
            document: Some(message),
        };
        self.audit(&mut write, entry).await?;
        let ends = [ids.first(), ids.last()].into_iter().flatten().cloned();
        let act = SignedAct {
            at: self.now(),
            officer,
            kind: ActivityKind::LetterIds,
            order: order.order,
            message,
            state: ActState::Done,
            expires_at: None,
            about: ActSubject {
                letters: ends.collect(),
                count: u32::from(order.count),
                ..ActSubject::default()
            },
        };
        self.record_act(&mut write, &act).await?;
        self.remember(&mut write, order.order, message).await?;
        write.commit().await?;
        Ok(())
    }

    /// Whether it was not there.
    async fn insert_letter_id(
        &self,
        write: &mut Write,
        officer: &Officer,
        id: &LetterId,
    ) -> Result<bool, Fault> {
        let inserted = sqlx::query(
            "INSERT INTO letter_ids (id, created_at, created_by, state) VALUES ($1, $2, $3, 'free')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(id.as_str())
        .bind(millis(self.now()))
        .bind(officer.number())
        .execute(&mut **write)
        .await?;
        Ok(inserted.rows_affected() == 1)
    }

    /// Why nothing was created, with what can be; asked outside the transaction, which has some of the IDs.
    async fn id_taken(&self, id: LetterId, prefix: &str) -> Result<Refused, Fault> {
        let mut read = self.database().read().await?;
        let free_from = next_number(&mut read, prefix).await?.first;
        let why = LetterFault::IdTaken { id, free_from };
        Ok(Refusal::Letters { why }.into())
    }
}

fn ids(order: &CreateLetterIds) -> Result<Vec<LetterId>, Refusal> {
    let last = order.first.saturating_add(u64::from(order.count));
    if !(1..=CreateLetterIds::MAX_COUNT).contains(&order.count)
        || !(1..=CreateLetterIds::MAX_DIGITS).contains(&order.digits)
        || last.saturating_sub(1) > CreateLetterIds::MAX_NUMBER
    {
        let what = "1 to 5000 letter IDs of 1 to 12 digits are created at once".to_owned();
        return Err(Refusal::Malformed { what });
    }
    let row = (0..u64::from(order.count))
        .map(|index| LetterId::in_row(&order.prefix, order.digits, order.first, index));
    row.collect::<Result<_, _>>().map_err(|_| malformed())
}
