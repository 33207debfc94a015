use contents::KeyAlgorithm;
use secret::PrivateKey;
use zeroize::Zeroizing;

use super::{MAX_BYTES, matches, public_key};
use crate::{fixtures::key_pair, keys::KeyFault};

fn private(bytes: &[u8]) -> PrivateKey {
    PrivateKey::new(Zeroizing::new(bytes.to_vec()))
}

#[test]
fn each_algorithm_has_its_public_key_and_no_other() {
    let pairs: Vec<_> = KeyAlgorithm::ALL.map(key_pair).into_iter().collect();
    let publics: Vec<_> = pairs
        .iter()
        .map(|pair| public_key(&private(pair.serialized_der())).unwrap())
        .collect();
    for (at, pair) in pairs.iter().enumerate() {
        let key = private(pair.serialized_der());
        assert_eq!(publics[at].algorithm(), KeyAlgorithm::ALL[at]);
        assert_eq!(
            publics[at].spki(),
            rcgen::PublicKeyData::subject_public_key_info(pair)
        );
        for (other, public) in publics.iter().enumerate() {
            assert_eq!(matches(&key, public), at == other);
        }
    }
    let second = key_pair(KeyAlgorithm::EccP256);
    let first = publics
        .iter()
        .find(|public| public.algorithm() == KeyAlgorithm::EccP256);
    assert!(!matches(&private(second.serialized_der()), first.unwrap()));
}

#[test]
fn what_is_no_key_of_ours_is_refused() {
    let good = key_pair(KeyAlgorithm::EccP256).serialized_der().to_vec();
    let mut longer = good.clone();
    longer.push(0);
    let ed25519 = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    for bytes in [
        &[][..],
        &good[1..],
        &good[..good.len() - 1],
        &longer,
        ed25519.serialized_der(),
        &vec![0x30; MAX_BYTES + 1],
    ] {
        assert_eq!(public_key(&private(bytes)), Err(KeyFault::Malformed));
    }
}

#[test]
fn a_key_that_contradicts_itself_is_refused() {
    // The private half of one pair beside the public half of another, in the place where PKCS#8 has it.
    let point = |der: &[u8]| public_key(&private(der)).unwrap().key_bits();
    let (one, two) = (
        key_pair(KeyAlgorithm::EccP256).serialized_der().to_vec(),
        key_pair(KeyAlgorithm::EccP256).serialized_der().to_vec(),
    );
    let (own, other) = (point(&one), point(&two));
    let at = one
        .windows(own.len())
        .position(|found| found == own)
        .expect("a key with its point");
    let mut mixed = one.clone();
    mixed[at..at + other.len()].copy_from_slice(&other);
    assert_eq!(public_key(&private(&mixed)), Err(KeyFault::Malformed));

    let rsa = key_pair(KeyAlgorithm::Rsa2048).serialized_der().to_vec();
    let modulus = contents::PublicKey::key_bits(&public_key(&private(&rsa)).unwrap());
    // RSAPublicKey: two headers of four bytes and the sign byte, then the modulus.
    let modulus = &modulus[9..9 + 256];
    let at = rsa
        .windows(256)
        .position(|found| found == modulus)
        .expect("a key with its modulus");
    let mut mixed = rsa.clone();
    mixed[at + 255] ^= 2;
    assert_eq!(public_key(&private(&mixed)), Err(KeyFault::Malformed));
}
