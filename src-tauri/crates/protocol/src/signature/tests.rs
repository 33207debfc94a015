use contents::KeyAlgorithm;
use rcgen::SigningKey;

use super::{BadSignature, ToBeSigned, verify};
use crate::fixtures::{self, Openssl};

#[test]
fn each_algorithm_verifies_its_own_signatures_alone() {
    let message = b"a message".to_vec();
    for algorithm in KeyAlgorithm::ALL {
        let signer = fixtures::signer(algorithm);
        let key = signer.certificate.public_key();
        let signature = signer.key.sign(&message).unwrap();
        let to_be_signed = ToBeSigned::new(algorithm, message.clone());
        assert_eq!(to_be_signed.verify(key, &signature), Ok(()), "{algorithm}");
        assert_eq!(verify(key, b"another", &signature), Err(BadSignature));
        assert_eq!(verify(key, &message, &signature[1..]), Err(BadSignature));
        assert_eq!(verify(key, &message, &[]), Err(BadSignature));
        for other in KeyAlgorithm::ALL
            .into_iter()
            .filter(|other| *other != algorithm)
        {
            assert_eq!(
                ToBeSigned::new(other, message.clone()).verify(key, &signature),
                Err(BadSignature)
            );
        }
    }
}

#[test]
fn a_card_that_applies_the_raw_operation_makes_an_rsa_signature() {
    let openssl = Openssl::new();
    for algorithm in [KeyAlgorithm::Rsa2048, KeyAlgorithm::Rsa3072] {
        let signer = fixtures::signer(algorithm);
        let to_be_signed = ToBeSigned::new(algorithm, b"a message".to_vec());
        let block = to_be_signed.card_block();
        assert_eq!(block.len(), algorithm.size());
        let signature = openssl.raw_rsa(&signer.key, &block);
        assert_eq!(
            to_be_signed.verify(signer.certificate.public_key(), &signature),
            Ok(())
        );
    }
}

#[test]
fn a_card_gets_the_digest_for_an_ec_key() {
    let message = b"a message".to_vec();
    let p256 = ToBeSigned::new(KeyAlgorithm::EccP256, message.clone());
    assert_eq!(p256.card_block(), p256.digest());
    assert_eq!(p256.digest().len(), 32);
    assert_eq!(
        ToBeSigned::new(KeyAlgorithm::EccP384, message)
            .card_block()
            .len(),
        48
    );
}
