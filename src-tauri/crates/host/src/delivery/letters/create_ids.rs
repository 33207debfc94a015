use procedure::Role;
use protocol::{
    ActState, ActivityKind, CreateLetterIds, LetterFault, LetterId, Refusal, cms::Verified,
};
use serde_json::json;

use crate::{
    Actor, Host, Refused,
    activity::{ActSubject, SignedAct},
    audit::{Entry, Event},
    database::{Write, millis},
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
            self.insert_letter_id(&mut write, officer, id).await?;
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

    async fn insert_letter_id(
        &self,
        write: &mut Write,
        officer: &Officer,
        id: &LetterId,
    ) -> Result<(), Refused> {
        let inserted = sqlx::query(
            "INSERT INTO letter_ids (id, created_at, created_by, state) VALUES ($1, $2, $3, 'free')
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(id.as_str())
        .bind(millis(self.now()))
        .bind(officer.number())
        .execute(&mut **write)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(());
        }
        let why = LetterFault::IdTaken { id: id.clone() };
        Err(Refusal::Letters { why }.into())
    }
}

fn ids(order: &CreateLetterIds) -> Result<Vec<LetterId>, Refusal> {
    let malformed = |what: &str| Refusal::Malformed {
        what: what.to_owned(),
    };
    if !(1..=CreateLetterIds::MAX_COUNT).contains(&order.count) || !(1..=12).contains(&order.digits)
    {
        return Err(malformed(
            "1 to 5000 letter IDs of 1 to 12 digits are created at once",
        ));
    }
    let row = (0..u64::from(order.count))
        .map(|index| LetterId::in_row(&order.prefix, order.digits, order.first, index));
    row.collect::<Result<_, _>>()
        .map_err(|_| malformed("a letter ID is 1 to 32 of A to Z, 0 to 9 and -"))
}
