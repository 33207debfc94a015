//! The blocks that a card raises to its private exponent: PIV cards do RSA raw (`SP 800-73-5 Part 2`, Appendix A.4.1).

use super::Digest;

/// EMSA-PKCS1-v1_5 (`RFC 8017 §9.2`), `size` bytes.
pub(super) fn pkcs1(digest: &Digest, size: usize) -> Vec<u8> {
    let info = [&digest.info_prefix(), digest.bytes()].concat();
    let mut block = vec![0xFF; size.saturating_sub(info.len() + 1)];
    if let Some(start) = block.first_chunk_mut() {
        *start = [0x00, 0x01];
    }
    block.push(0x00);
    block.extend(info);
    block
}

/// EMSA-PSS (`RFC 8017 §9.1.1`) with MGF1 over the same hash function, for a modulus of exactly `8 * size` bits.
pub(super) fn pss(digest: &Digest, salt: &[u8], size: usize) -> Vec<u8> {
    let hash = digest.again(&[&[0; 8], digest.bytes(), salt].concat());
    let masked_length = size.saturating_sub(hash.bytes().len() + 1);
    let mut block = vec![0; masked_length.saturating_sub(salt.len() + 1)];
    block.push(0x01);
    block.extend(salt);
    for (byte, mask) in block.iter_mut().zip(mgf1(&hash, masked_length)) {
        *byte ^= mask;
    }
    // emBits is one less than the modulus has, so the leftmost bit is cleared.
    if let Some(first) = block.first_mut() {
        *first &= 0x7F;
    }
    block.extend(hash.bytes());
    block.push(0xBC);
    block
}

/// MGF1 (`RFC 8017 §B.2.1`).
fn mgf1(seed: &Digest, length: usize) -> Vec<u8> {
    (0u32..)
        .flat_map(|counter| {
            seed.again(&[seed.bytes(), &counter.to_be_bytes()].concat())
                .bytes()
                .to_vec()
        })
        .take(length)
        .collect()
}

/// The leftmost bytes of a digest, as an integer of `size` bytes (`FIPS 186-5 §6.4.1`, step 2).
pub(super) fn ecdsa(digest: &Digest, size: usize) -> Vec<u8> {
    let taken = digest.bytes().get(..size).unwrap_or(digest.bytes());
    let mut block = vec![0; size - taken.len()];
    block.extend(taken);
    block
}

#[cfg(test)]
mod tests {
    use super::{ecdsa, pkcs1, pss};
    use crate::Digest;

    #[test]
    fn pkcs1_blocks_have_the_size_of_the_modulus() {
        let block = pkcs1(&Digest::sha256(b"abc"), 256);
        assert_eq!(block.len(), 256);
        assert_eq!(&block[..3], [0, 1, 0xFF]);
        assert_eq!(
            hex::encode(&block[204..224]),
            "003031300d060960864801650304020105000420"
        );
    }

    #[test]
    fn ecdsa_takes_the_leftmost_bytes() {
        let digest = Digest::sha384(b"abc");
        assert_eq!(ecdsa(&digest, 32), digest.bytes()[..32]);
        let digest = Digest::sha256(b"abc");
        assert_eq!(ecdsa(&digest, 48), [&[0; 16], digest.bytes()].concat());
    }

    #[test]
    fn pss_blocks_end_as_they_must() {
        let block = pss(&Digest::sha256(b"abc"), &[7; 32], 256);
        assert_eq!(block.len(), 256);
        assert_eq!(block.last(), Some(&0xBC));
        assert!(block[0] < 0x80);
    }
}
