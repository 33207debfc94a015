use contents::{KeyAlgorithm, KeyReference, PublicKey};
use rcgen::SigningKey;

use super::{Challenge, CheckFault, Task, unpadded};
use crate::{
    fixtures::{self, Openssl},
    keys::AgreementKeyPair,
};

#[test]
fn keys_that_sign_are_asked_for_a_signature() {
    for algorithm in [
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
        KeyAlgorithm::Rsa2048,
    ] {
        let signer = fixtures::signer(algorithm);
        let challenge = || {
            Challenge::for_key(signer.certificate.public_key(), KeyReference::Signature).unwrap()
        };
        let asked = challenge();
        let Task::Sign(to_be_signed) = asked.task().clone() else {
            panic!("a signature")
        };
        let signature = signer.key.sign(to_be_signed.message()).unwrap();
        assert_eq!(asked.verify(&signature), Ok(()));
        // Each challenge is another one.
        assert_eq!(challenge().verify(&signature), Err(CheckFault::WrongAnswer));
        assert_eq!(challenge().verify(&[]), Err(CheckFault::WrongAnswer));
    }
}

#[test]
fn rsa_keys_that_decrypt_are_asked_to_decrypt() {
    let openssl = Openssl::new();
    let (signer, other) = (
        fixtures::signer(KeyAlgorithm::Rsa2048),
        fixtures::signer(KeyAlgorithm::Rsa2048),
    );
    let challenge = || {
        Challenge::for_key(signer.certificate.public_key(), KeyReference::KeyManagement).unwrap()
    };
    let asked = challenge();
    let Task::Decrypt(block) = asked.task().clone() else {
        panic!("a decryption")
    };
    assert_eq!(block.len(), 256);
    let answer = openssl.raw_rsa(&signer.key, &block);
    assert_eq!(asked.verify(&answer), Ok(()));
    assert_eq!(challenge().verify(&answer), Err(CheckFault::WrongAnswer));
    // The block may be beyond the other key's modulus, which OpenSSL refuses; a card answers something.
    let other = openssl.raw_rsa(&other.key, &[&[0], &block[1..]].concat());
    assert_eq!(challenge().verify(&other), Err(CheckFault::WrongAnswer));
}

#[test]
fn ec_keys_that_agree_are_asked_to_agree() {
    for algorithm in [KeyAlgorithm::EccP256, KeyAlgorithm::EccP384] {
        let (card, other) = (
            AgreementKeyPair::generate(algorithm).unwrap(),
            AgreementKeyPair::generate(algorithm).unwrap(),
        );
        for (holder, expected) in [(&card, Ok(())), (&other, Err(CheckFault::WrongAnswer))] {
            let challenge =
                Challenge::for_key(card.public_key(), KeyReference::KeyManagement).unwrap();
            let Task::Agree(point) = challenge.task().clone() else {
                panic!("an agreement")
            };
            let peer = PublicKey::ecc(algorithm, &point).unwrap();
            assert_eq!(challenge.verify(&holder.agree(&peer).unwrap()), expected);
        }
    }
}

#[test]
fn a_key_that_is_none_cannot_be_checked() {
    let off = PublicKey::ecc(KeyAlgorithm::EccP256, &[&[4][..], &[1; 64]].concat()).unwrap();
    assert_eq!(
        Challenge::for_key(&off, KeyReference::KeyManagement).err(),
        Some(CheckFault::Key)
    );
}

#[test]
fn padding_is_taken_off_strictly() {
    let block = |padding: usize| [&[0, 2][..], &vec![9; padding], &[0, 7, 0, 7]].concat();
    assert_eq!(unpadded(&block(8)), Some(&[7, 0, 7][..]));
    assert_eq!(unpadded(&block(7)), None);
    assert_eq!(unpadded(&[0, 2, 9, 9, 9, 9, 9, 9, 9, 9]), None);
    assert_eq!(unpadded(&[0, 1, 9, 9, 9, 9, 9, 9, 9, 9, 0]), None);
    assert_eq!(unpadded(&[]), None);
}
