//! Canonical JSON (`RFC 8785`): the one text that a document has.
//!
//! Reading is strict: size and depth are limited, unknown, missing and repeated members are refused, and the document
//! that was read is written again and compared with the bytes that came. What is signed is therefore all there is.

use crate::{Document, Sha256Hex};

mod tagged;

use tagged::{Tagged, TaggedRef};

/// Most levels of objects and arrays in a document.
pub const MAX_DEPTH: usize = 12;

/// The document's canonical JSON.
///
/// # Errors
/// [`CanonicalFault::TooLarge`] when it exceeds [`Document::MAX_BYTES`]; [`CanonicalFault::Malformed`] for what JSON
/// cannot hold.
pub fn to_vec<T: Document>(document: &T) -> Result<Vec<u8>, CanonicalFault> {
    let bytes = serde_json_canonicalizer::to_vec(&TaggedRef::new(document))
        .map_err(CanonicalFault::Malformed)?;
    if bytes.len() > T::MAX_BYTES {
        return Err(CanonicalFault::TooLarge {
            limit: T::MAX_BYTES,
        });
    }
    Ok(bytes)
}

/// SHA-256 of the document's canonical JSON: how other documents refer to it.
///
/// # Errors
/// As [`to_vec`].
pub fn digest<T: Document>(document: &T) -> Result<Sha256Hex, CanonicalFault> {
    Ok(Sha256Hex::of(&to_vec(document)?))
}

/// Reads a document from its canonical JSON.
///
/// # Errors
/// [`CanonicalFault`] for everything that is not exactly what [`to_vec`] writes for a `T`.
pub fn from_slice<T: Document>(bytes: &[u8]) -> Result<T, CanonicalFault> {
    if bytes.len() > T::MAX_BYTES {
        return Err(CanonicalFault::TooLarge {
            limit: T::MAX_BYTES,
        });
    }
    within_depth(bytes)?;
    let document = serde_json::from_slice::<Tagged<T>>(bytes)
        .map_err(CanonicalFault::Malformed)?
        .into_inner();
    if to_vec(&document)? == bytes {
        Ok(document)
    } else {
        Err(CanonicalFault::NotCanonical)
    }
}

/// Why bytes are not a document's canonical JSON, or a document has none.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalFault {
    /// More bytes than the document may have.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// Objects or arrays are nested too deeply.
    #[error("nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
    /// Not JSON, or not this document: the wrong type, a missing, unknown or malformed member.
    #[error("not the document: {0}")]
    Malformed(#[source] serde_json::Error),
    /// The document, but written in another way than the canonical one.
    #[error("not in canonical form")]
    NotCanonical,
}

impl CanonicalFault {
    /// The fault's name for texts and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "canonical-too-large",
            Self::TooDeep => "canonical-too-deep",
            Self::Malformed(_) => "canonical-malformed",
            Self::NotCanonical => "canonical-form",
        }
    }
}

/// Counts brackets outside of strings, so that depth is refused before a parser recurses.
fn within_depth(bytes: &[u8]) -> Result<(), CanonicalFault> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(CanonicalFault::TooDeep);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
