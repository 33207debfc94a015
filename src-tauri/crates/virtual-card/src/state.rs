//! Everything a card remembers without power, and where it is kept.

mod file;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::key::{KeySlot, PrivateKey, StoredKey};
use crate::management_key::ManagementKey;
use crate::model::Model;
use crate::objects::ObjectId;
use crate::reference_data::{FACTORY_PIN, FACTORY_PUK, FACTORY_TRIES, ReferenceData};

pub(crate) use file::StateFile;
pub use file::{OpenError, SaveError};

/// What a card remembers: JSON in the state file, `"format": "countersign-virtual-card-1"`.
///
/// Private keys, PIN, PUK and management key stand in it in the clear: a virtual card is for tests and
/// practice and protects nothing. It has no `Debug`, so that it does not end in a log by accident.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardState {
    format: Format,
    pub(crate) model: Model,
    pub(crate) pin: ReferenceData,
    pub(crate) puk: ReferenceData,
    pub(crate) management_key: ManagementKey,
    pub(crate) keys: BTreeMap<KeySlot, StoredKey>,
    #[serde(with = "objects_in_hex")]
    pub(crate) objects: BTreeMap<ObjectId, Vec<u8>>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "countersign-virtual-card-1")]
    V1,
}

impl CardState {
    /// A card as it leaves the factory: PIN `123456`, PUK `12345678`, the factory's management key
    /// (AES-192 on a YubiKey since 5.7, 3DES otherwise), no keys, and no objects but the discovery object.
    #[must_use]
    pub fn factory(model: Model) -> Self {
        Self {
            format: Format::V1,
            model,
            pin: ReferenceData::from_padded(*b"123456\xFF\xFF", FACTORY_TRIES),
            puk: ReferenceData::from_padded(*b"12345678", FACTORY_TRIES),
            management_key: ManagementKey::factory(model.factory_management_algorithm()),
            keys: BTreeMap::new(),
            objects: BTreeMap::from([(ObjectId::DISCOVERY, crate::objects::DISCOVERY.to_vec())]),
        }
    }

    /// Which card it is.
    #[must_use]
    pub fn model(&self) -> Model {
        self.model
    }

    /// The PIN's counters.
    #[must_use]
    pub fn pin(&self) -> &ReferenceData {
        &self.pin
    }

    /// The PUK's counters.
    #[must_use]
    pub fn puk(&self) -> &ReferenceData {
        &self.puk
    }

    /// The card management key.
    #[must_use]
    pub fn management_key(&self) -> &ManagementKey {
        &self.management_key
    }

    /// The keys on the card.
    pub fn keys(&self) -> impl Iterator<Item = (KeySlot, &StoredKey)> {
        self.keys.iter().map(|(slot, key)| (*slot, key))
    }

    /// The data objects on the card, each with the value of its tag 53 (for 7E and 7F61: of that tag).
    pub fn objects(&self) -> impl Iterator<Item = (ObjectId, &[u8])> {
        self.objects
            .iter()
            .map(|(id, value)| (*id, value.as_slice()))
    }

    /// The certificate beside the key in `slot`, in DER, if one is stored and not compressed.
    #[must_use]
    pub fn certificate(&self, slot: KeySlot) -> Option<Vec<u8>> {
        let object = self.objects.get(&ObjectId::certificate_of(slot))?;
        let parts = crate::tlv::parse_all(object).ok()?;
        parts
            .iter()
            .find(|part| part.tag == 0x70)
            .map(|part| part.value.to_vec())
    }

    pub(crate) fn factory_pin_and_puk(&mut self, pin_tries: u8, puk_tries: u8) {
        self.pin = ReferenceData::from_padded(*b"123456\xFF\xFF", pin_tries);
        self.puk = ReferenceData::from_padded(*b"12345678", puk_tries);
    }

    pub(crate) fn pin_is_factory(&self) -> bool {
        self.pin.is(FACTORY_PIN)
    }

    pub(crate) fn puk_is_factory(&self) -> bool {
        self.puk.is(FACTORY_PUK)
    }

    pub(crate) fn private_key(&self, slot: KeySlot) -> Option<&PrivateKey> {
        self.keys.get(&slot).map(|key| &key.private)
    }
}

mod objects_in_hex {
    use std::collections::BTreeMap;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    use crate::objects::ObjectId;

    pub(super) fn serialize<S: Serializer>(
        objects: &BTreeMap<ObjectId, Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let texts: BTreeMap<&ObjectId, String> = objects
            .iter()
            .map(|(id, value)| (id, hex::encode(value)))
            .collect();
        texts.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<ObjectId, Vec<u8>>, D::Error> {
        let texts = BTreeMap::<ObjectId, String>::deserialize(deserializer)?;
        let decode = |(id, text): (ObjectId, String)| hex::decode(text).map(|value| (id, value));
        texts
            .into_iter()
            .map(decode)
            .collect::<Result<_, _>>()
            .map_err(|_| D::Error::custom("not hexadecimal"))
    }
}
