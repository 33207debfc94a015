use base64::prelude::{BASE64_STANDARD, Engine as _};
use contents::PublicKey;
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    CardSecrets, NewCardSecrets, OrderId, PinPackage, SealedLetters, ServiceSecrets, Sha256Hex,
};

/// Most bytes of the JSON of a package of PINs, PUKs and keys.
const MAX_SMALL_BYTES: usize = 16 * 1024;

/// Most of each kind of secret that a card may have, in one package.
const MAX_CANDIDATES: usize = 4;

/// Most bytes of a PIN.
const MAX_PIN_BYTES: usize = 64;

/// What can be sealed: [`CardSecrets`], [`PinPackage`], [`ServiceSecrets`] and [`SealedLetters`].
pub trait Package: Sized + private::Form {}

impl Package for CardSecrets {}
impl Package for PinPackage {}
impl Package for ServiceSecrets {}
impl Package for SealedLetters {}

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
    let mut bytes = Zeroizing::new(Vec::with_capacity(P::MAX_BYTES));
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
    if bytes.len() > P::MAX_BYTES {
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
        /// Most bytes of its JSON.
        const MAX_BYTES: usize;
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
    management_keys: Vec<ManagementKeyForm<'a>>,
    #[serde(borrow)]
    new: NewSecretsForm<'a>,
    order: OrderId,
    #[serde(borrow)]
    pins: Vec<&'a str>,
    #[serde(borrow)]
    puks: Vec<&'a str>,
    recipient: Sha256Hex,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct NewSecretsForm<'a> {
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    management_key: Option<ManagementKeyForm<'a>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    pin: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    puk: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ManagementKeyForm<'a> {
    algorithm: &'a str,
    key: &'a str,
}

const CARD_SECRETS: &str = "countersign-card-secrets-1";

impl private::Form for CardSecrets {
    const MAX_BYTES: usize = MAX_SMALL_BYTES;

    fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault> {
        let counts = [self.pins.len(), self.puks.len(), self.management_keys.len()];
        if counts.into_iter().any(|count| count > MAX_CANDIDATES) {
            return Err(PackageFault::TooLarge);
        }
        // Exposed to be sealed, all of them: the desk needs them to open the card, and sets the new ones.
        let pins = all_sealable(self.pins.iter().map(Pin::expose))?;
        let puks = all_sealable(self.puks.iter().map(Puk::expose))?;
        let hex = |key: &ManagementKey| Zeroizing::new(hex::encode(key.expose()));
        let keys: Vec<_> = self.management_keys.iter().map(hex).collect();
        let new_key = self.new.management_key.as_ref();
        let new_hex = new_key.map(hex);
        let names = self
            .management_keys
            .iter()
            .map(|key| key.algorithm().name());
        let form = CardSecretsForm {
            document: CARD_SECRETS,
            management_keys: names
                .zip(&keys)
                .map(|(algorithm, key)| ManagementKeyForm { algorithm, key })
                .collect(),
            new: NewSecretsForm {
                management_key: new_key.zip(new_hex.as_ref()).map(|(key, hex)| {
                    let algorithm = key.algorithm().name();
                    ManagementKeyForm {
                        algorithm,
                        key: hex,
                    }
                }),
                pin: self
                    .new
                    .pin
                    .as_ref()
                    .map(|pin| sealable(pin.expose()))
                    .transpose()?,
                puk: self
                    .new
                    .puk
                    .as_ref()
                    .map(|puk| sealable(puk.expose()))
                    .transpose()?,
            },
            order: binding.order,
            pins,
            puks,
            recipient: binding.recipient,
        };
        serde_json::to_writer(out, &form).map_err(|_| PackageFault::TooLarge)
    }

    fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault> {
        let form: CardSecretsForm<'_> =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Malformed)?;
        let known = form.document == CARD_SECRETS && !form.management_keys.is_empty();
        if !known {
            return Err(PackageFault::Malformed);
        }
        let pin = |text: &&str| Pin::new((*text).to_owned());
        let puk = |text: &&str| Puk::new((*text).to_owned());
        let management_keys = form.management_keys.iter().map(management_key);
        let new_key = form.new.management_key.as_ref().map(management_key);
        let secrets = Self {
            pins: form.pins.iter().map(pin).collect(),
            puks: form.puks.iter().map(puk).collect(),
            management_keys: management_keys.collect::<Result<_, _>>()?,
            new: NewCardSecrets {
                pin: form.new.pin.as_ref().map(pin),
                puk: form.new.puk.as_ref().map(puk),
                management_key: new_key.transpose()?,
            },
        };
        let binding = Binding {
            order: form.order,
            recipient: form.recipient,
        };
        Ok((secrets, binding))
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
    const MAX_BYTES: usize = MAX_SMALL_BYTES;

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

/// As [`CardSecretsForm`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ServiceSecretsForm<'a> {
    document: &'a str,
    order: OrderId,
    pin: &'a str,
    #[serde(borrow)]
    puks: Vec<&'a str>,
    recipient: Sha256Hex,
}

const SERVICE_SECRETS: &str = "countersign-service-secrets-1";

impl private::Form for ServiceSecrets {
    const MAX_BYTES: usize = MAX_SMALL_BYTES;

    fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault> {
        if self.puks.len() > MAX_CANDIDATES {
            return Err(PackageFault::TooLarge);
        }
        let form = ServiceSecretsForm {
            document: SERVICE_SECRETS,
            order: binding.order,
            // Exposed to be sealed: the desk unblocks with the one, and sets the other.
            pin: sealable(self.pin.expose())?,
            puks: all_sealable(self.puks.iter().map(Puk::expose))?,
            recipient: binding.recipient,
        };
        serde_json::to_writer(out, &form).map_err(|_| PackageFault::TooLarge)
    }

    fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault> {
        let form: ServiceSecretsForm<'_> =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Malformed)?;
        if form.document != SERVICE_SECRETS {
            return Err(PackageFault::Malformed);
        }
        let puks = form.puks.iter().map(|puk| Puk::new((*puk).to_owned()));
        let secrets = Self {
            pin: Pin::new(form.pin.to_owned()),
            puks: puks.collect(),
        };
        let binding = Binding {
            order: form.order,
            recipient: form.recipient,
        };
        Ok((secrets, binding))
    }
}

/// As [`CardSecretsForm`]; the PDF in Base64 (`RFC 4648 §4`).
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SealedLettersForm<'a> {
    document: &'a str,
    order: OrderId,
    pdf: &'a str,
    recipient: Sha256Hex,
}

const SEALED_LETTERS: &str = "countersign-letters-1";

impl private::Form for SealedLetters {
    const MAX_BYTES: usize = Self::MAX_BYTES / 3 * 4 + 1024;

    fn write(&self, binding: Binding, out: Fixed<'_>) -> Result<(), PackageFault> {
        if self.pdf.len() > Self::MAX_BYTES {
            return Err(PackageFault::TooLarge);
        }
        let mut pdf = Zeroizing::new(String::with_capacity(self.pdf.len() / 3 * 4 + 4));
        BASE64_STANDARD.encode_string(self.pdf.as_slice(), &mut pdf);
        let form = SealedLettersForm {
            document: SEALED_LETTERS,
            order: binding.order,
            pdf: &pdf,
            recipient: binding.recipient,
        };
        serde_json::to_writer(out, &form).map_err(|_| PackageFault::TooLarge)
    }

    fn parse(bytes: &[u8]) -> Result<(Self, Binding), PackageFault> {
        let form: SealedLettersForm<'_> =
            serde_json::from_slice(bytes).map_err(|_| PackageFault::Malformed)?;
        if form.document != SEALED_LETTERS {
            return Err(PackageFault::Malformed);
        }
        let mut pdf = Zeroizing::new(Vec::with_capacity(form.pdf.len() / 4 * 3 + 3));
        let decoded = BASE64_STANDARD.decode_vec(form.pdf, &mut pdf);
        decoded.map_err(|_| PackageFault::Malformed)?;
        let binding = Binding {
            order: form.order,
            recipient: form.recipient,
        };
        Ok((Self { pdf }, binding))
    }
}

fn all_sealable<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Vec<&'a str>, PackageFault> {
    texts.map(sealable).collect()
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
