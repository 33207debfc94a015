use contents::{
    KeyAlgorithm, KeyOnCard, KeyOrigin, KeyReference, KnownBy, PinPolicy, ReferenceDataState,
    TouchPolicy,
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

    /// Whether the card tells metadata, as seen so far.
    pub(super) fn tells_metadata(&self) -> bool {
        self.connection.seen.metadata == Some(true)
    }

    /// What the card tells about a key.
    pub(super) fn key_metadata(&mut self, key: KeyReference) -> Result<KeyTold, CardError> {
        Ok(match self.ask_metadata(key.byte())? {
            Told::Metadata(metadata) => metadata
                .into_key()
                .map_or(KeyTold::Nothing, |key| KeyTold::Key(Box::new(key))),
            Told::NotThere => KeyTold::NoKey,
            Told::Nothing => KeyTold::Nothing,
        })
    }

    /// An answer that cannot be read tells nothing. A card that does not know the command is not asked again; one that
    /// answers the first question with nothing at all does not know it.
    fn ask_metadata(&mut self, reference: u8) -> Result<Told, CardError> {
        if self.connection.seen.metadata == Some(false) {
            return Ok(Told::Nothing);
        }
        let answer =
            self.send(&Command::new(Instruction::GetMetadata, 0x00, reference).long_answer())?;
        let told = match answer.status {
            Status::Success => parse(&answer.data).map_or(Told::Nothing, Told::Metadata),
            Status::ReferencedDataNotFound | Status::NotFound => Told::NotThere,
            _ => Told::Nothing,
        };
        self.connection
            .seen
            .metadata
            .get_or_insert(!matches!(told, Told::Nothing));
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

    /// The key, if it is of an algorithm that Countersign certifies and its public key can be read.
    fn into_key(self) -> Option<KeyOnCard> {
        let algorithm: KeyAlgorithm = algorithm_from(self.algorithm?)?;
        let [pin, touch] = self.policies.unwrap_or_default();
        Some(KeyOnCard {
            algorithm,
            public_key: public_key::parse(algorithm, &self.public_key?).ok()?,
            known_by: KnownBy::Metadata,
            origin: match self.origin {
                Some(1) => KeyOrigin::Generated,
                Some(2) => KeyOrigin::Imported,
                _ => KeyOrigin::Unknown,
            },
            pin_policy: pin_policy(pin),
            touch_policy: touch_policy(touch),
        })
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

    use super::parse;

    #[test]
    fn a_generated_key_is_read() {
        let point = format!("04{}{}", "11".repeat(32), "22".repeat(32));
        let answer = hex::decode(format!("010111020203010301010443864104{}", &point[2..])).unwrap();
        let key = parse(&answer).unwrap().into_key().unwrap();
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
        let unknown_algorithm = parse(&hex::decode("0101e0").unwrap()).unwrap();
        assert!(unknown_algorithm.into_key().is_none());
    }
}
