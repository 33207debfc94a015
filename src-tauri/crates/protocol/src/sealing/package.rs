use contents::PublicKey;
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{CardSecrets, OrderId, PinPackage, Sha256Hex};

/// Most bytes of a package's JSON.
pub(super) const MAX_BYTES: usize = 16 * 1024;

/// Most PINs in a [`CardSecrets`].
const MAX_PINS: usize = 4;

/// Most bytes of a PIN.
const MAX_PIN_BYTES: usize = 64;

/// What can be sealed: [`CardSecrets`] and [`PinPackage`].
pub trait Package: Sized + private::Form {}

impl Package for CardSecrets {}
impl Package for PinPackage {}

/// What is wrong with a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageFault {
    /// It holds more, or longer, secrets than fit.
    #[error("too many or too long secrets")]
    TooLarge,
    /// A PIN has characters that JSON would escape, or none at all.
    #[error("a PIN has characters that cannot be sealed")]
    Characters,
    /// Not the JSON of such a package.
    #[error("not such a package")]
    Malformed,
    /// It was sealed in another order.
    #[error("sealed for another order")]
    OtherOrder,
    /// A key that was sealed for another place on the card.
    #[error("sealed for another place on the card")]
    OtherEntry,
    /// It holds more than one key.
    #[error("more than one key")]
    SeveralKeys,
    /// It was signed for another recipient.
    #[error("signed for another recipient")]
    OtherRecipient,
}

impl PackageFault {
    /// The fault's name for texts and logs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "package-too-large",
            Self::Characters => "package-characters",
            Self::Malformed => "package-malformed",
            Self::OtherOrder => "package-other-order",
            Self::OtherEntry => "package-other-entry",
            Self::SeveralKeys => "package-several-keys",
            Self::OtherRecipient => "package-other-recipient",
        }
    }
}

/// The package's canonical JSON, in a buffer that never grows and is wiped.
pub(super) fn write<P: Package>(
    package: &P,
    order: OrderId,
    recipient: &PublicKey,
) -> Result<Zeroizing<Vec<u8>>, PackageFault> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_BYTES));
    package.write(
        Binding {
            order,
            recipient: Sha256Hex::of(recipient.spki()),
        },
        Fixed(&mut bytes),
    )?;
    Ok(bytes)
}

/// Reads a package's canonical JSON without leaving a copy of a secret behind.
pub(super) fn read<P: Package>(
    bytes: &[u8],
    order: OrderId,
    recipient: &PublicKey,
) -> Result<P, PackageFault> {
    if bytes.len() > MAX_BYTES {
        return Err(PackageFault::TooLarge);
    }
    let (package, found) = P::parse(bytes)?;
    if found.order != order {
        return Err(PackageFault::OtherOrder);
    }
    if found.recipient != Sha256Hex::of(recipient.spki()) {
        return Err(PackageFault::OtherRecipient);
    }
    if write(&package, order, recipient)?.as_slice() == bytes {
        Ok(package)
    } else {
        Err(PackageFault::Malformed)
    }
}

/// What a package is bound to beside its type: the order, and the key it was meant for, so that a package that was
/// opened cannot be sealed again to somebody else.
pub struct Binding {
    order: OrderId,
    recipient: Sha256Hex,
}

mod private {
    use super::{Binding, Fixed, PackageFault};

    /// How a package is written and read. Both keep secrets in wiped buffers; so neither goes through a JSON value.
    pub trait Form: Sized {
        fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault>;
        fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault>;
    }
}

/// Members in the order of `RFC 8785 §3.2.3`, and texts that need no escape: what serde_json writes is canonical. Texts
/// are borrowed, so that reading copies none and refuses what has an escape.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct CardSecretsForm<'a> {
    document: &'a str,
    #[serde(borrow)]
    management_key: ManagementKeyForm<'a>,
    order: OrderId,
    #[serde(borrow)]
    pins: Vec<&'a str>,
    recipient: Sha256Hex,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ManagementKeyForm<'a> {
    algorithm: &'a str,
    key: &'a str,
}

const CARD_SECRETS: &str = "countersign-card-secrets-1";

impl private::Form for CardSecrets {
    fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault> {
        if self.pins.len() > MAX_PINS {
            return Err(PackageFault::TooLarge);
        }
        // Exposed to be sealed: the desk needs the PINs and the key to open the card.
        let pins = self
            .pins
            .iter()
            .map(|pin| sealable(pin.expose()))
            .collect::<Result<_, _>>()?;
        let key = Zeroizing::new(hex::encode(self.management_key.expose()));
        let form = CardSecretsForm {
            document: CARD_SECRETS,
            management_key: ManagementKeyForm {
                algorithm: self.management_key.algorithm().name(),
                key: &key,
            },
            order: binding.order,
            pins,
            recipient: binding.recipient,
        };
        serde_json::to_writer(out, &form).map_err(|_| PackageFault::TooLarge)
    }

    fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault> {
        let form: CardSecretsForm<'_> =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Malformed)?;
        if form.document != CARD_SECRETS {
            return Err(PackageFault::Malformed);
        }
        let pins = form
            .pins
            .iter()
            .map(|pin| Pin::new((*pin).to_owned()))
            .collect();
        let management_key = management_key(&form.management_key)?;
        Ok((
            Self {
                pins,
                management_key,
            },
            Binding {
                order: form.order,
                recipient: form.recipient,
            },
        ))
    }
}

/// As [`CardSecretsForm`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PinPackageForm<'a> {
    document: &'a str,
    order: OrderId,
    pin: &'a str,
    recipient: Sha256Hex,
}

const PIN_PACKAGE: &str = "countersign-pin-1";

impl private::Form for PinPackage {
    fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault> {
        let form = PinPackageForm {
            document: PIN_PACKAGE,
            order: binding.order,
            // Exposed to be sealed: the desk sets it on the card and shows it.
            pin: sealable(self.pin.expose())?,
            recipient: binding.recipient,
        };
        serde_json::to_writer(out, &form).map_err(|_| PackageFault::TooLarge)
    }

    fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault> {
        let form: PinPackageForm<'_> =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Malformed)?;
        if form.document != PIN_PACKAGE {
            return Err(PackageFault::Malformed);
        }
        let pin = Pin::new(form.pin.to_owned());
        Ok((
            Self { pin },
            Binding {
                order: form.order,
                recipient: form.recipient,
            },
        ))
    }
}

/// A PIN that stands in JSON as it is (`RFC 8785 §3.2.2.2`).
fn sealable(pin: &str) -> Result<&str, PackageFault> {
    let plain = !pin.is_empty()
        && !pin
            .chars()
            .any(|c| c.is_control() || matches!(c, '"' | '\\'));
    match (pin.len() <= MAX_PIN_BYTES, plain) {
        (true, true) => Ok(pin),
        (false, _) => Err(PackageFault::TooLarge),
        (true, false) => Err(PackageFault::Characters),
    }
}

fn management_key(form: &ManagementKeyForm<'_>) -> Result<ManagementKey, PackageFault> {
    let algorithm =
        ManagementKeyAlgorithm::from_name(form.algorithm).ok_or(PackageFault::Malformed)?;
    let mut key = Zeroizing::new(vec![0; algorithm.key_length()]);
    hex::decode_to_slice(form.key, &mut key).map_err(|_| PackageFault::Malformed)?;
    // Handed over, not copied: the key wipes it from here on.
    ManagementKey::new(algorithm, std::mem::take(&mut *key)).map_err(|_| PackageFault::Malformed)
}

/// A buffer that takes no more than it has room for, so that it never moves and leaves a copy behind.
pub struct Fixed<'a>(&'a mut Vec<u8>);

impl std::io::Write for Fixed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if bytes.len() > self.0.capacity() - self.0.len() {
            return Err(std::io::ErrorKind::WriteZero.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
