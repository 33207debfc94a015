use std::sync::Arc;

use protocol::{CreateLetterIds, LetterId, MalformedId};
use serde::Serialize;
use specta::Type;
use tokio::runtime::Handle;

use super::LettersError;
use crate::{
    Desk, OperationId,
    prompts::{Prompts, SignaturePurpose},
    signed_document::{Signing, fresh_order},
};

/// Most digits of a number.
const MAX_DIGITS: u8 = CreateLetterIds::MAX_DIGITS;

/// Most characters of a prefix, as the configuration takes it: there is room for the digits after it.
const MAX_PREFIX: usize = 20;

/// Letter IDs that are to be created: each 1 after the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLetterIds {
    /// What each begins with; may be empty.
    pub prefix: String,
    /// The number of the first.
    pub first: u64,
    /// How many digits the numbers have at least, 1 to 12.
    pub digits: u8,
    /// How many, 1 to 5000.
    pub count: u16,
}

impl NewLetterIds {
    fn as_typed(&self) -> Result<Self, LettersError> {
        Ok(Self {
            prefix: typed_prefix(&self.prefix)?,
            ..self.clone()
        })
    }

    /// The first and the last of them.
    fn ends(&self) -> Result<(LetterId, LetterId), LettersError> {
        let max = CreateLetterIds::MAX_COUNT;
        let last = self.first.saturating_add(u64::from(self.count));
        let last = last.saturating_sub(1);
        let counts = (1..=max).contains(&self.count) && (1..=MAX_DIGITS).contains(&self.digits);
        if !counts || last > CreateLetterIds::MAX_NUMBER {
            return Err(LettersError::HowManyIds {
                max,
                max_digits: MAX_DIGITS,
            });
        }
        let at = |index| LetterId::in_row(&self.prefix, self.digits, self.first, index);
        Ok((at(0)?, at(u64::from(self.count) - 1)?))
    }
}

/// A prefix as a typed letter ID is read: small letters count as capitals, white space around it does not count.
pub(super) fn typed_prefix(text: &str) -> Result<String, LettersError> {
    let prefix = text.trim().to_ascii_uppercase();
    if prefix.chars().count() > MAX_PREFIX || LetterId::in_row(&prefix, 1, 0, 0).is_err() {
        return Err(LettersError::LetterId(MalformedId(prefix)));
    }
    Ok(prefix)
}

impl Desk {
    /// Creates letter IDs ahead, for paper that is printed with them: an order of the officer's.
    ///
    /// Called again with the same operation id, it runs no second time and gives the same result.
    ///
    /// # Errors
    /// [`LettersError`]; the host refuses where one of them is there already.
    pub async fn create_letter_ids(
        &self,
        operation: OperationId,
        ids: &NewLetterIds,
        prompts: Arc<dyn Prompts>,
    ) -> Result<IdsCreatedView, LettersError> {
        let begin = || {
            let prepared = self.session().map_err(LettersError::from);
            let prepared = prepared.and_then(|session| {
                let ids = ids.as_typed()?;
                let ends = ids.ends()?;
                let purpose = SignaturePurpose::CreateLetterIds;
                Ok((Signing::new(self, session, prompts, purpose), ids, ends))
            });
            let host = Handle::current();
            async move {
                let (signing, ids, ends) = prepared?;
                crate::blocking::run(move || create(&signing, &ids, &host)).await?;
                Ok(IdsCreatedView {
                    first: ends.0.to_string(),
                    last: ends.1.to_string(),
                })
            }
        };
        match self.letter_ids_created.once(operation, begin).await {
            Some(result) => Arc::unwrap_or_clone(result),
            None => Err(LettersError::Ended),
        }
    }
}

fn create(signing: &Signing, ids: &NewLetterIds, host: &Handle) -> Result<(), LettersError> {
    let signed = signing.sign(&CreateLetterIds {
        order: fresh_order()?,
        made_at: (signing.clock)(),
        prefix: ids.prefix.clone(),
        first: ids.first,
        digits: ids.digits,
        count: ids.count,
    })?;
    let connection = signing.session.connection();
    let sent = host.block_on(connection.post_signed("/v1/orders", &signed.message));
    sent.map_err(|failed| failed.error)?;
    Ok(())
}

/// Letter IDs that were created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IdsCreatedView {
    /// The first.
    pub first: String,
    /// The last.
    pub last: String,
}

#[cfg(test)]
mod tests {
    use super::{LettersError, NewLetterIds};

    fn row(prefix: &str, digits: u8, count: u16) -> NewLetterIds {
        NewLetterIds {
            prefix: prefix.to_owned(),
            first: 9_999,
            digits,
            count,
        }
    }

    #[test]
    fn a_row_is_judged_by_its_ends() {
        let (first, last) = row("PL-", 4, 2).ends().unwrap();
        assert_eq!((first.as_str(), last.as_str()), ("PL-9999", "PL-10000"));
        row(&"A".repeat(20), 12, 2).ends().unwrap();
        for prefix in ["A".repeat(21), "Å".to_owned()] {
            let refused = row(&prefix, 4, 2).as_typed();
            assert!(
                matches!(refused, Err(LettersError::LetterId(_))),
                "{refused:?}"
            );
        }
        let (typed, _) = row(" pl-", 4, 1).as_typed().unwrap().ends().unwrap();
        assert_eq!(typed.as_str(), "PL-9999");
        for (digits, count) in [(0, 1), (13, 1), (4, 0), (4, 5001)] {
            let refused = row("PL-", digits, count).ends();
            assert!(
                matches!(refused, Err(LettersError::HowManyIds { .. })),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn the_last_number_has_twelve_digits() {
        let from = |first| NewLetterIds {
            first,
            ..row("PL-", 12, 2)
        };
        from(999_999_999_998).ends().unwrap();
        for first in [999_999_999_999, u64::MAX] {
            let refused = from(first).ends();
            assert!(
                matches!(refused, Err(LettersError::HowManyIds { .. })),
                "{refused:?}"
            );
        }
    }
}
