use contents::{
    KeyOnCard, KeyOrigin, KeyReference, KnownBy, PinPolicy, ReferenceDataState, TouchPolicy,
    UnsupportedKey,
};
use secret::ManagementKeyAlgorithm;

use super::{Piv, key_use::algorithm_from, public_key};
use crate::{CardError, Instruction, Status, apdu::Command, tlv};

/// What the card tells about a key, PIN or PUK by vendor extension F7.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    algorithm: Option<u8>,
    policies: Option<[u8; 2]>,
    origin: Option<u8>,
    public_key: Option<Vec<u8>>,
    is_factory: Option<bool>,
    /// Tries in all, tries left.
    tries: Option<[u8; 2]>,
}

/// The PIN's key reference (`SP 800-73-5 Part 1 §5.1`, Table 4).
pub(super) const PIN: u8 = 0x80;
/// The PUK's.
pub(super) const PUK: u8 = 0x81;
/// The card management key's.
pub(super) const MANAGEMENT_KEY: u8 = 0x9B;

impl Piv<'_> {
    /// What the card tells about that reference, if anything.
    pub(super) fn metadata(&mut self, reference: u8) -> Result<Option<Metadata>, CardError> {
        Ok(match self.ask_metadata(reference)? {
            Told::Metadata(metadata) => Some(metadata),
            Told::NotThere | Told::Nothing => None,
        })
    }

    /// Whether the card tells metadata. Asked once per connection.
    pub(super) fn tells_metadata(&mut self) -> Result<bool, CardError> {
        if self.connection.seen.metadata.is_none() {
            self.ask_metadata(PIN)?;
        }
        Ok(self.connection.seen.metadata == Some(true))
    }

    /// What the card tells about a key.
    pub(super) fn key_metadata(&mut self, key: KeyReference) -> Result<KeyTold, CardError> {
        if !self.tells_metadata()? {
            return Ok(KeyTold::Nothing);
        }
        Ok(match self.ask_metadata(key.byte())? {
            Told::Metadata(metadata) => metadata.into_key(),
            Told::NotThere => KeyTold::NoKey,
            Told::Nothing => KeyTold::Nothing,
        })
    }

    /// An answer that cannot be read tells nothing. Whether a card knows the command shows when it is asked about the
    /// PIN, which every card has: one that has nothing to tell of it, or nothing that can be read, does not know it and
    /// is not asked again. Before that, "not found" tells nothing of a key: some cards answer so to what they do not
    /// know.
    fn ask_metadata(&mut self, reference: u8) -> Result<Told, CardError> {
        if self.connection.seen.metadata == Some(false) {
            return Ok(Told::Nothing);
        }
        let known = self.connection.seen.metadata == Some(true);
        let answer =
            self.send(&Command::new(Instruction::GetMetadata, 0x00, reference).long_answer())?;
        let told = match answer.status {
            Status::Success => parse(&answer.data).map_or(Told::Nothing, Told::Metadata),
            Status::ReferencedDataNotFound | Status::NotFound if known => Told::NotThere,
            _ => Told::Nothing,
        };
        if reference == PIN && !known {
            self.connection.seen.metadata = Some(matches!(told, Told::Metadata(_)));
        }
        Ok(told)
    }
}

enum Told {
    Metadata(Metadata),
    NotThere,
    Nothing,
}

/// What a card tells about a key's place.
pub(super) enum KeyTold {
    /// This key lies there.
    Key(Box<KeyOnCard>),
    /// A key lies there that Countersign does not certify.
    Unsupported(UnsupportedKey),
    /// No key lies there.
    NoKey,
    /// It does not tell, or not in a way that can be read.
    Nothing,
}

impl Metadata {
    pub(super) fn reference_data_state(&self) -> ReferenceDataState {
        ReferenceDataState {
            tries: self.tries.map(|[tries, _]| tries),
            tries_left: self.tries.map(|[_, left]| left),
            is_factory: self.is_factory,
        }
    }

    pub(super) fn is_factory(&self) -> Option<bool> {
        self.is_factory
    }

    pub(super) fn management_key_algorithm(&self) -> Option<ManagementKeyAlgorithm> {
        self.algorithm
            .and_then(ManagementKeyAlgorithm::from_identifier)
    }

    /// The key. One whose public half cannot be read cannot be certified either, but it is there.
    fn into_key(self) -> KeyTold {
        let Some(identifier) = self.algorithm else {
            return KeyTold::Nothing;
        };
        let public_key = algorithm_from(identifier)
            .zip(self.public_key.as_deref())
            .and_then(|(algorithm, key)| public_key::parse(algorithm, key).ok());
        let Some(public_key) = public_key else {
            return KeyTold::Unsupported(unsupported(identifier));
        };
        let [pin, touch] = self.policies.unwrap_or_default();
        KeyTold::Key(Box::new(KeyOnCard {
            algorithm: public_key.algorithm(),
            public_key,
            known_by: KnownBy::Metadata,
            origin: match self.origin {
                Some(1) => KeyOrigin::Generated,
                Some(2) => KeyOrigin::Imported,
                _ => KeyOrigin::Unknown,
            },
            pin_policy: pin_policy(pin),
            touch_policy: touch_policy(touch),
        }))
    }
}

/// By what cards with the vendor extensions have beside `SP 800-78-5`, Table 9.
fn unsupported(identifier: u8) -> UnsupportedKey {
    match (identifier, algorithm_from(identifier)) {
        (_, Some(algorithm)) => UnsupportedKey::named(algorithm.to_string()),
        (0x06, _) => UnsupportedKey::named("RSA-1024"),
        (0xE0, _) => UnsupportedKey::named("Ed25519"),
        (0xE1, _) => UnsupportedKey::named("X25519"),
        _ => UnsupportedKey::named(format!("algorithm {identifier:02X}")),
    }
}

fn parse(answer: &[u8]) -> Option<Metadata> {
    let mut metadata = Metadata::default();
    for object in tlv::objects(answer) {
        let object = object.ok()?;
        match (object.tag, object.value) {
            (0x01, [algorithm]) => metadata.algorithm = Some(*algorithm),
            (0x02, [pin, touch]) => metadata.policies = Some([*pin, *touch]),
            (0x03, [origin]) => metadata.origin = Some(*origin),
            (0x04, key) => metadata.public_key = Some(key.to_vec()),
            (0x05, [default]) => metadata.is_factory = Some(*default != 0),
            (0x06, [tries, left, ..]) => metadata.tries = Some([*tries, *left]),
            _ => {}
        }
    }
    (metadata != Metadata::default()).then_some(metadata)
}

fn pin_policy(byte: u8) -> PinPolicy {
    match byte {
        1 => PinPolicy::Never,
        2 => PinPolicy::Once,
        3 => PinPolicy::Always,
        _ => PinPolicy::Default,
    }
}

fn touch_policy(byte: u8) -> TouchPolicy {
    match byte {
        1 => TouchPolicy::Never,
        2 => TouchPolicy::Always,
        3 => TouchPolicy::Cached,
        _ => TouchPolicy::Default,
    }
}

#[cfg(test)]
mod tests {
    use contents::{KeyAlgorithm, KeyOrigin, PinPolicy, TouchPolicy};
    use secret::ManagementKeyAlgorithm;

    use super::{KeyTold, parse};

    #[test]
    fn a_generated_key_is_read() {
        let point = format!("04{}{}", "11".repeat(32), "22".repeat(32));
        let answer = hex::decode(format!("010111020203010301010443864104{}", &point[2..])).unwrap();
        let KeyTold::Key(key) = parse(&answer).unwrap().into_key() else {
            panic!("a key is told");
        };
        assert_eq!(key.algorithm, KeyAlgorithm::EccP256);
        assert_eq!(hex::encode(key.public_key.key_bits()), point);
        assert_eq!(key.origin, KeyOrigin::Generated);
        assert_eq!(
            (key.pin_policy, key.touch_policy),
            (PinPolicy::Always, TouchPolicy::Never)
        );
    }

    #[test]
    fn a_pin_and_a_management_key_are_read() {
        let pin = parse(&hex::decode("0101ff0501010602 0302".replace(' ', "")).unwrap()).unwrap();
        let state = pin.reference_data_state();
        assert_eq!(
            (state.tries, state.tries_left, state.is_factory),
            (Some(3), Some(2), Some(true))
        );
        let key = parse(&hex::decode("01010a02020001050100").unwrap()).unwrap();
        assert_eq!(
            key.management_key_algorithm(),
            Some(ManagementKeyAlgorithm::Aes192)
        );
        assert_eq!(key.is_factory(), Some(false));
    }

    #[test]
    fn what_cannot_be_read_tells_nothing() {
        for answer in [
            "",
            "0101",
            "0901ff",
            "010111 0203".replace(' ', "").as_str(),
        ] {
            assert_eq!(parse(&hex::decode(answer).unwrap()), None, "{answer}");
        }
    }

    #[test]
    fn a_key_that_is_not_certified_here_is_there_all_the_same() {
        for (answer, name) in [
            ("0101e0", "Ed25519"),
            ("010106", "RSA-1024"),
            ("0101e2", "algorithm E2"),
            ("01011104038601ff", "P-256"),
        ] {
            let told = parse(&hex::decode(answer).unwrap()).unwrap().into_key();
            assert!(
                matches!(&told, KeyTold::Unsupported(key) if key.algorithm() == name),
                "{answer}"
            );
        }
    }
}
