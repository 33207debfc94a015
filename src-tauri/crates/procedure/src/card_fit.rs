use std::cmp::Ordering;

use contents::{CardContents, CardIdentity, Certificate, KeyReference};

use crate::{
    CardRule, CardSecret, FactorySecrets, StockRecord, StockRule, TokenProcedure, codes::told,
    tries::tries_to_set,
};

/// Whether a token procedure is for a card: the list of procedures hides those that are not, and says why.
///
/// # Errors
/// [`WhyNotCard`], the first reason.
pub fn applies_to(
    procedure: &TokenProcedure,
    contents: &CardContents,
    stock: Option<&StockRecord>,
) -> Result<(), WhyNotCard> {
    let identity = contents.identity.as_ref().ok_or(WhyNotCard::NoIdentity)?;
    // The record of another card says nothing about this one.
    let stock = stock.filter(|stock| stock.identity == *identity);
    let factory = FactorySecrets::of(contents, stock);
    match stock {
        Some(stock) => takes_stock(&procedure.card, stock)?,
        None => takes_in(&procedure.card, identity, factory)?,
    }
    leaves_no_factory_secret(procedure, factory)?;
    // Known before anything is written: a run that replaces the factory's key could not end.
    if factory.management_key && !contents.capabilities.changes_management_key {
        return Err(WhyNotCard::ManagementKeyStays);
    }
    tries_to_set(procedure, contents, stock).map(drop)
}

/// As [`applies_to`], by the stock alone.
pub(crate) fn takes_card(
    procedure: &TokenProcedure,
    stock: Option<&StockRecord>,
) -> Result<(), WhyNotCard> {
    let stock = stock.ok_or(WhyNotCard::NotInStock)?;
    takes_stock(&procedure.card, stock)?;
    leaves_no_factory_secret(procedure, stock.factory)
}

fn takes_stock(rule: &CardRule, stock: &StockRecord) -> Result<(), WhyNotCard> {
    let has_keys = !stock.production_keys.is_empty();
    match rule.stock {
        StockRule::PrePersonalized if !has_keys => return Err(WhyNotCard::NotPrePersonalized),
        StockRule::Blank if has_keys => return Err(WhyNotCard::NotBlank),
        StockRule::PrePersonalized | StockRule::Blank | StockRule::Any => {}
    }
    takes_serial(rule, &stock.identity)
}

/// Whether a card that is not in stock is one that a run may take in: all three secrets are the factory's, or the host
/// could not open it.
fn takes_in(
    rule: &CardRule,
    identity: &CardIdentity,
    factory: FactorySecrets,
) -> Result<(), WhyNotCard> {
    if !rule.take_in {
        return Err(WhyNotCard::NotInStock);
    }
    if factory != FactorySecrets::ALL {
        return Err(WhyNotCard::NotFactoryNew);
    }
    takes_serial(rule, identity)
}

fn takes_serial(rule: &CardRule, identity: &CardIdentity) -> Result<(), WhyNotCard> {
    if rule.serials.is_empty() {
        return Ok(());
    }
    let CardIdentity::Serial(serial) = identity else {
        return Err(WhyNotCard::NoSerial);
    };
    if rule.serials.iter().any(|range| range.contains(serial)) {
        Ok(())
    } else {
        Err(WhyNotCard::SerialNotInRange {
            serial: serial.clone(),
        })
    }
}

/// Whoever finds a card that keeps a factory secret can use it, or block it for its holder.
fn leaves_no_factory_secret(
    procedure: &TokenProcedure,
    factory: FactorySecrets,
) -> Result<(), WhyNotCard> {
    let left = |secret: &CardSecret| factory.has(*secret) && !procedure.sets(*secret);
    match CardSecret::ALL.into_iter().find(left) {
        Some(secret) => Err(WhyNotCard::FactorySecretLeft { secret }),
        None => Ok(()),
    }
}

/// Whether a certificate is the transport certificate that production recorded for that key. One that merely looks
/// like it, or was issued by the same production authority for another card, is not.
pub fn is_transport_certificate(
    certificate: &Certificate,
    key: KeyReference,
    stock: Option<&StockRecord>,
) -> bool {
    stock
        .and_then(|stock| stock.production_keys.get(&key))
        .and_then(|production| production.transport_certificate.as_ref())
        .is_some_and(|transport| transport == certificate)
}

impl crate::SerialRange {
    /// Whether a serial number lies in the range, compared as numbers; what is not digits does not.
    pub fn contains(&self, serial: &str) -> bool {
        compare_decimal(&self.from, serial).is_some_and(Ordering::is_le)
            && compare_decimal(serial, &self.to).is_some_and(Ordering::is_le)
    }
}

/// Compares two decimal numbers of any length; `None` where one is not digits.
pub(crate) fn compare_decimal(left: &str, right: &str) -> Option<Ordering> {
    let significant = |text: &'_ str| -> Option<String> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.trim_start_matches('0').to_owned())
    };
    let (left, right) = (significant(left)?, significant(right)?);
    Some(left.len().cmp(&right.len()).then_with(|| left.cmp(&right)))
}

/// Why a token procedure is not for a card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyNotCard {
    /// The card offers nothing that tells it from another.
    #[error("the card has nothing that tells it from another one")]
    NoIdentity,
    /// The host's stock does not have it.
    #[error("the card is not in the host's stock")]
    NotInStock,
    /// Production put no keys on it, and the procedure wants them.
    #[error(
        "the card left production without keys, and the procedure is for pre-personalized cards"
    )]
    NotPrePersonalized,
    /// Production put keys on it, and the procedure is for blank cards.
    #[error("the card left production with keys, and the procedure is for blank cards")]
    NotBlank,
    /// The procedure is for ranges of serial numbers, and the card tells none.
    #[error("the card tells no serial number, and the procedure is for certain ones")]
    NoSerial,
    /// Its serial number is outside the procedure's ranges.
    #[error("the card's serial number {serial} is not one of those the procedure is for")]
    SerialNotInRange {
        /// The card's.
        serial: String,
    },
    /// The procedure takes cards in, and this one is not in stock and does not tell that all its secrets are the
    /// factory's.
    #[error(
        "the card is not in the host's stock, and does not tell that its PIN, PUK and card management key are the factory's"
    )]
    NotFactoryNew,
    /// The procedure would leave a secret on the card that everybody knows.
    #[error("the card has the factory's {secret}, and the procedure would leave it so")]
    FactorySecretLeft {
        /// The first one.
        secret: CardSecret,
    },
    /// The card has the factory's card management key, and nothing can replace it.
    #[error("the card has the factory's card management key, and does not let anybody replace it")]
    ManagementKeyStays,
    /// The procedure sets how often PIN and PUK may be typed wrong, and the card does not offer that.
    #[error("the card does not let anybody set how often PIN and PUK may be typed wrong")]
    TriesNotOffered,
    /// The same, and there is a key or a certificate on the card already.
    #[error(
        "how often PIN and PUK may be typed wrong is set before there is any key on the card, and there is one"
    )]
    TriesWithKeys,
}

told! {
    WhyNotCard:
    Self::NoIdentity => "card-no-identity",
    Self::NotInStock => "card-not-in-stock",
    Self::NotPrePersonalized => "card-not-pre-personalized",
    Self::NotBlank => "card-not-blank",
    Self::NoSerial => "card-no-serial",
    Self::SerialNotInRange { serial } => "card-serial-not-in-range" { "serial": serial },
    Self::NotFactoryNew => "card-not-factory-new",
    Self::FactorySecretLeft { secret } => "factory-secret-left" { "secret": secret.name() },
    Self::ManagementKeyStays => "management-key-stays",
    Self::TriesNotOffered => "tries-not-offered",
    Self::TriesWithKeys => "tries-with-keys",
}

#[cfg(test)]
mod tests {
    use crate::SerialRange;

    #[test]
    fn serials_compare_as_numbers() {
        let range = SerialRange {
            from: "0099".to_owned(),
            to: "100000000000000000000000000".to_owned(),
        };
        for inside in [
            "99",
            "00100",
            "99999999999999999999999999",
            "100000000000000000000000000",
        ] {
            assert!(range.contains(inside), "{inside}");
        }
        for outside in ["98", "0", "", "1x", "-1", "100000000000000000000000001"] {
            assert!(!range.contains(outside), "{outside}");
        }
    }
}
