use std::cmp::Ordering;

use super::{Check, Path, Rule};
use crate::{SerialRange, card_fit::compare_decimal};

impl Check<'_> {
    pub(super) fn card(&mut self) {
        let serials = &self.procedure.card.serials;
        let root = Path::default().key("card").key("serials");
        for (index, range) in serials.iter().enumerate() {
            let path = root.index(index);
            if compare_decimal(&range.from, &range.to) == Some(Ordering::Greater) {
                self.report(path.clone(), &[], Rule::SerialsReversed);
            }
            let earlier = serials
                .iter()
                .take(index)
                .enumerate()
                .find(|(_, other)| overlap(range, other));
            if let Some((other_index, other)) = earlier {
                let rule = Rule::SerialsOverlap {
                    other: other.from.clone(),
                };
                self.report(path, &[root.index(other_index)], rule);
            }
        }
    }
}

fn overlap(range: &SerialRange, other: &SerialRange) -> bool {
    range.contains(&other.from) || other.contains(&range.from)
}
