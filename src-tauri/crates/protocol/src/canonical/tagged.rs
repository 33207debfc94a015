use std::marker::PhantomData;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        self, DeserializeSeed, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer,
    },
};

use crate::Document;

/// A document with its member `document`, for writing.
#[derive(Serialize)]
pub(super) struct TaggedRef<'a, T> {
    document: &'static str,
    #[serde(flatten)]
    fields: &'a T,
}

impl<'a, T: Document> TaggedRef<'a, T> {
    pub(super) fn new(fields: &'a T) -> Self {
        Self {
            document: T::TYPE,
            fields,
        }
    }
}

/// A document with its member `document`, for reading. By hand: serde's `flatten` cannot refuse unknown members, and
/// its `tag` is not checked when a struct is read.
pub(super) struct Tagged<T>(T);

impl<T> Tagged<T> {
    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

impl<'de, T: Document> Deserialize<'de> for Tagged<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TaggedVisitor(PhantomData))
    }
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: Document> Visitor<'de> for TaggedVisitor<T> {
    type Value = Tagged<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a document {}", T::TYPE)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        let mut fields = Fields {
            members,
            expected: T::TYPE,
            seen: false,
        };
        let document = T::deserialize(MapAccessDeserializer::new(&mut fields))?;
        if fields.seen {
            Ok(Tagged(document))
        } else {
            Err(de::Error::missing_field(TAG))
        }
    }
}

const TAG: &str = "document";

/// All members but `document`, which is taken out and checked on the way.
struct Fields<A> {
    members: A,
    expected: &'static str,
    seen: bool,
}

impl<'de, A: MapAccess<'de>> Fields<A> {
    fn check_tag(&mut self) -> Result<(), A::Error> {
        if self.seen {
            return Err(de::Error::duplicate_field(TAG));
        }
        self.seen = true;
        let found: String = self.members.next_value()?;
        if found == self.expected {
            Ok(())
        } else {
            Err(de::Error::invalid_value(
                de::Unexpected::Str(&found),
                &self.expected,
            ))
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.members.next_key::<String>()? {
            if key != TAG {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
            self.check_tag()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}
