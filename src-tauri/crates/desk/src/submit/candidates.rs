//! Secrets that a card may have, in the order in which they are shown to it.

use card::{CardError, ManagementKeyProof, Piv};
use secret::{ManagementKey, Pin, Puk, factory};

/// Fewest tries that must be left for a guess of the desk's own; the last one is a person's.
pub(crate) const TRIES_TO_GUESS: u8 = 2;

/// Shows a card the management keys that it may have, and tells which it was. A wrong one costs nothing.
pub(super) fn authenticate<'k>(
    session: &mut Piv<'_>,
    keys: impl IntoIterator<Item = &'k ManagementKey>,
) -> Result<usize, CardError> {
    let mut refused = None;
    for (index, key) in keys.into_iter().enumerate() {
        match session.authenticate_management_key(key, ManagementKeyProof::Mutual) {
            Ok(()) => return Ok(index),
            Err(
                error @ (CardError::ManagementKeyRefused
                | CardError::ManagementKeyAlgorithmRefused { .. }),
            ) => {
                refused.get_or_insert(error);
            }
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or(CardError::ManagementKeyRefused))
}

/// Sets a PUK, by each of those that the card may have, while more than the last try is left.
pub(super) fn set_puk(session: &mut Piv<'_>, may_be: &[Puk], new: &Puk) -> Result<(), CardError> {
    let mut wrong = CardError::PukBlocked;
    for puk in may_be {
        match session.change_puk(puk, new) {
            Err(CardError::WrongPuk { tries_left }) => {
                wrong = CardError::WrongPuk { tries_left };
                if tries_left <= 1 {
                    break;
                }
            }
            other => return other,
        }
    }
    Err(wrong)
}

/// Whether a PUK may be tried that the card may not have: a guess never takes the last try, and where the card does not
/// tell how many are left, this might be it.
pub(crate) fn may_guess_puk(session: &mut Piv<'_>) -> bool {
    let left = session.puk_tries_left().ok().flatten();
    left.is_some_and(|left| left >= TRIES_TO_GUESS)
}

/// The PINs that a card may have, with what it tells of the factory's.
pub(super) fn pins(held: Vec<Pin>, is_factory: Option<bool>) -> Vec<Pin> {
    let factory = factory::pin();
    // Exposed to be compared with what everybody knows.
    told(held, is_factory, factory, |one, other| {
        one.expose() == other.expose()
    })
}

/// As [`pins`].
pub(super) fn puks(held: Vec<Puk>, is_factory: Option<bool>) -> Vec<Puk> {
    let factory = factory::puk();
    // Exposed to be compared with what everybody knows.
    told(held, is_factory, factory, |one, other| {
        one.expose() == other.expose()
    })
}

/// As [`pins`]; only a card whose cipher the factory has keys for can have its key.
pub(super) fn management_keys(
    held: Vec<ManagementKey>,
    is_factory: Option<bool>,
) -> Vec<ManagementKey> {
    let algorithm = held.first().map(ManagementKey::algorithm);
    let factory = algorithm.and_then(|algorithm| factory::management_key(algorithm).ok());
    match (factory, is_factory) {
        (Some(factory), Some(true)) => {
            // Exposed to be compared with what everybody knows.
            told(held, is_factory, factory, |one, other| {
                one.expose() == other.expose()
            })
        }
        _ => held,
    }
}

/// A secret that the card tells is the factory's is tried first, and one that it tells is not is not tried.
fn told<T>(
    mut held: Vec<T>,
    is_factory: Option<bool>,
    factory: T,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let Some(is_factory) = is_factory else {
        return held;
    };
    held.retain(|one| !same(one, &factory));
    if is_factory {
        held.insert(0, factory);
    }
    held
}

#[cfg(test)]
mod tests {
    use secret::Pin;

    use super::pins;

    fn tried(held: &[&str], is_factory: Option<bool>) -> Vec<String> {
        let held = held.iter().map(|pin| Pin::new((*pin).to_owned())).collect();
        let pins = pins(held, is_factory);
        pins.iter().map(|pin| pin.expose().to_owned()).collect()
    }

    #[test]
    fn the_factorys_pin_is_tried_where_the_card_tells_that_it_has_it() {
        assert_eq!(
            tried(&["482915", "123456"], Some(true)),
            ["123456", "482915"]
        );
        assert_eq!(tried(&[], Some(true)), ["123456"]);
        assert_eq!(tried(&["123456", "482915"], Some(false)), ["482915"]);
        assert_eq!(tried(&["482915", "123456"], None), ["482915", "123456"]);
    }
}
