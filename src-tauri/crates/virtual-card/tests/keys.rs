//! Keys of every algorithm: made on the card, imported, used, attested; judged by another library.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod management;

use aws_lc_rs::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use der::{Decode as _, Encode as _};
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _};
use sha2::Digest as _;
use virtual_card::profiles::{Authority, Blank};
use virtual_card::{Algorithm, KeySlot, Model, VirtualCard};
use x509_cert::Certificate;

const SIGN_IN_9A: u8 = 0x9A;

struct Desk(VirtualCard);

impl Desk {
    fn new() -> Self {
        let maker = Authority::new("Example Card Maker", "Example Attestation Root").unwrap();
        let card = Blank {
            model: Model::yubikey(77),
            chuid: false,
            attestation: Some(&maker),
        }
        .make()
        .unwrap();
        let mut desk = Self(VirtualCard::in_memory(card.state));
        desk.0.power_on();
        desk.expect_ok(&[
            0x00, 0xA4, 0x04, 0x00, 0x05, 0xA0, 0x00, 0x00, 0x03, 0x08, 0x00,
        ]);
        desk.expect_ok(b"\x00\x20\x00\x80\x08123456\xFF\xFF");
        management::authenticate(&mut desk.0);
        desk
    }

    fn expect_ok(&mut self, apdu: &[u8]) -> Vec<u8> {
        let mut answer = self.0.transmit(apdu);
        let status = answer.split_off(answer.len() - 2);
        assert_eq!(status, [0x90, 0x00], "{apdu:02X?}");
        answer
    }

    fn extended(&mut self, instruction: u8, p1: u8, p2: u8, data: &[u8]) -> Vec<u8> {
        self.expect_ok(&extended(instruction, p1, p2, data))
    }

    fn generate(&mut self, slot: u8, algorithm: Algorithm) {
        let answer = self.extended(
            0x47,
            0x00,
            slot,
            &[0xAC, 0x03, 0x80, 0x01, algorithm.identifier()],
        );
        assert_eq!(answer[..2], [0x7F, 0x49]);
    }

    fn authenticate(&mut self, slot: u8, algorithm: Algorithm, tag: u8, input: &[u8]) -> Vec<u8> {
        let template = tlv(0x7C, &[vec![0x82, 0x00], tlv(tag, input)].concat());
        let answer = self.extended(0x87, algorithm.identifier(), slot, &template);
        value_of(value_of(&answer, 0x7C), 0x82).to_vec()
    }

    /// The public key's bits, as other libraries want them.
    fn public_key(&self, slot: u8) -> Vec<u8> {
        let slot = KeySlot::new(slot).unwrap();
        let (_, key) = self
            .0
            .state()
            .keys()
            .find(|(other, _)| *other == slot)
            .unwrap();
        let info = spki::SubjectPublicKeyInfoOwned::from_der(&key.public_key_der()).unwrap();
        info.subject_public_key.raw_bytes().to_vec()
    }
}

fn extended(instruction: u8, p1: u8, p2: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    [
        &[0x00, instruction, p1, p2, 0x00][..],
        &length,
        data,
        &[0, 0],
    ]
    .concat()
}

fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).unwrap().to_be_bytes();
    [&[tag, 0x82][..], &length, value].concat()
}

fn value_of(object: &[u8], tag: u8) -> &[u8] {
    assert_eq!(object[0], tag);
    match object[1] {
        0x81 => &object[3..],
        0x82 => &object[4..],
        _ => &object[2..],
    }
}

/// EMSA-PKCS1-v1_5 as a host builds it.
fn padded_sha256(message: &[u8], length: usize) -> Vec<u8> {
    let info = hex::decode("3031300d060960864801650304020105000420").unwrap();
    let hash = sha2::Sha256::digest(message);
    let filling = vec![0xFF; length - 3 - info.len() - hash.len()];
    [&[0x00, 0x01][..], &filling, &[0x00], &info, &hash].concat()
}

fn verify(
    algorithm: &'static dyn VerificationAlgorithm,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) {
    UnparsedPublicKey::new(algorithm, key)
        .verify(message, signature)
        .unwrap();
}

#[test]
fn rsa_keys_of_every_length_sign_raw() {
    for (algorithm, length) in [
        (Algorithm::Rsa2048, 256),
        (Algorithm::Rsa3072, 384),
        (Algorithm::Rsa4096, 512),
    ] {
        let mut desk = Desk::new();
        desk.generate(SIGN_IN_9A, algorithm);
        let signature = desk.authenticate(
            SIGN_IN_9A,
            algorithm,
            0x81,
            &padded_sha256(b"message", length),
        );
        assert_eq!(signature.len(), length);
        verify(
            &signature::RSA_PKCS1_2048_8192_SHA256,
            &desk.public_key(SIGN_IN_9A),
            b"message",
            &signature,
        );
        assert_eq!(
            desk.0.transmit(&extended(
                0x87,
                algorithm.identifier(),
                0x9A,
                &tlv(
                    0x7C,
                    &[vec![0x82, 0x00], tlv(0x81, &vec![0xFF; length])].concat()
                )
            )),
            [0x6A, 0x80],
            "a number that is not smaller than the modulus"
        );
    }
}

#[test]
fn ec_keys_sign() {
    let mut desk = Desk::new();
    desk.generate(SIGN_IN_9A, Algorithm::EccP256);
    let signature = desk.authenticate(
        SIGN_IN_9A,
        Algorithm::EccP256,
        0x81,
        &sha2::Sha256::digest(b"message"),
    );
    verify(
        &signature::ECDSA_P256_SHA256_ASN1,
        &desk.public_key(SIGN_IN_9A),
        b"message",
        &signature,
    );
    desk.generate(SIGN_IN_9A, Algorithm::EccP384);
    let signature = desk.authenticate(
        SIGN_IN_9A,
        Algorithm::EccP384,
        0x81,
        &sha2::Sha384::digest(b"message"),
    );
    verify(
        &signature::ECDSA_P384_SHA384_ASN1,
        &desk.public_key(SIGN_IN_9A),
        b"message",
        &signature,
    );
}

#[test]
fn ec_keys_agree() {
    use aws_lc_rs::agreement;
    for (algorithm, other) in [
        (Algorithm::EccP256, &agreement::ECDH_P256),
        (Algorithm::EccP384, &agreement::ECDH_P384),
    ] {
        let mut desk = Desk::new();
        desk.generate(0x9D, algorithm);
        let private = agreement::PrivateKey::generate(other).unwrap();
        let ours = desk.authenticate(
            0x9D,
            algorithm,
            0x85,
            private.compute_public_key().unwrap().as_ref(),
        );
        let card = agreement::UnparsedPublicKey::new(other, desk.public_key(0x9D));
        agreement::agree(&private, card, (), |theirs| {
            assert_eq!(ours, theirs);
            Ok(())
        })
        .unwrap();
    }
}

/// The numbers of an import, each half as long as the modulus.
fn numbers(key: &rsa::RsaPrivateKey) -> [Vec<u8>; 5] {
    let half = key.size() / 2;
    let number = |number: &rsa::BoxedUint| {
        let bytes = number.to_be_bytes_trimmed_vartime();
        [vec![0; half - bytes.len()], bytes.to_vec()].concat()
    };
    [
        number(&key.primes()[0]),
        number(&key.primes()[1]),
        number(key.dp().unwrap()),
        number(key.dq().unwrap()),
        number(&key.crt_coefficient().unwrap()),
    ]
}

fn import(numbers: &[Vec<u8>]) -> Vec<u8> {
    let tagged = numbers.iter().zip(1u8..);
    tagged.flat_map(|(number, tag)| tlv(tag, number)).collect()
}

fn made(length: aws_lc_rs::rsa::KeySize) -> rsa::RsaPrivateKey {
    use aws_lc_rs::encoding::AsDer as _;
    use pkcs8::DecodePrivateKey as _;

    let pair = aws_lc_rs::rsa::KeyPair::generate(length).unwrap();
    rsa::RsaPrivateKey::from_pkcs8_der(pair.as_der().unwrap().as_ref()).unwrap()
}

#[test]
fn imported_rsa_keys_of_every_length_decrypt_and_broken_ones_are_refused() {
    use aws_lc_rs::rsa::KeySize;

    for (algorithm, length) in [
        (Algorithm::Rsa2048, KeySize::Rsa2048),
        (Algorithm::Rsa3072, KeySize::Rsa3072),
        (Algorithm::Rsa4096, KeySize::Rsa4096),
    ] {
        let key = made(length);
        let numbers = numbers(&key);
        let mut desk = Desk::new();
        desk.extended(0xFE, algorithm.identifier(), 0x9D, &import(&numbers));
        let message = [&vec![0; key.size() - 3][..], &[0x00, 0x02, 0x03]].concat();
        let bits = u32::try_from(key.size() * 8).unwrap();
        let number = rsa::BoxedUint::from_be_slice(&message, bits).unwrap();
        let encrypted = rsa::hazmat::rsa_encrypt(&key, &number)
            .unwrap()
            .to_be_bytes();
        assert_eq!(
            desk.authenticate(0x9D, algorithm, 0x81, &encrypted),
            message
        );

        let mut refused = |numbers: &[Vec<u8>], what: &str| {
            let command = extended(0xFE, algorithm.identifier(), 0x9D, &import(numbers));
            assert_eq!(
                desk.0.transmit(&command),
                [0x6A, 0x80],
                "{algorithm:?}: {what}"
            );
        };
        for broken in 0..5 {
            let with = |change: &dyn Fn(&mut Vec<u8>)| {
                let mut numbers = numbers.clone();
                change(&mut numbers[broken]);
                numbers
            };
            let last = key.size() / 2 - 1;
            refused(
                &with(&|number| number[last] ^= 0x04),
                &format!("another number {broken}"),
            );
            refused(
                &with(&|number| number.truncate(last)),
                &format!("number {broken} too short"),
            );
            refused(
                &with(&|number| number.insert(0, 0)),
                &format!("number {broken} too long"),
            );
        }
        refused(&numbers[..4], "a number is missing");
    }
}

#[test]
fn an_imported_rsa_key_is_of_the_length_that_is_said() {
    let numbers = numbers(&made(aws_lc_rs::rsa::KeySize::Rsa2048));
    for algorithm in [Algorithm::Rsa3072, Algorithm::Rsa4096, Algorithm::EccP256] {
        let mut desk = Desk::new();
        let command = extended(0xFE, algorithm.identifier(), 0x9D, &import(&numbers));
        assert_eq!(desk.0.transmit(&command), [0x6A, 0x80], "{algorithm:?}");
    }
}

#[test]
fn imported_ec_keys_agree_and_others_are_refused() {
    use aws_lc_rs::agreement;

    for (algorithm, other, length) in [
        (Algorithm::EccP256, &agreement::ECDH_P256, 32),
        (Algorithm::EccP384, &agreement::ECDH_P384, 48),
    ] {
        let mut desk = Desk::new();
        let scalar = vec![0x21; length];
        desk.extended(0xFE, algorithm.identifier(), 0x9D, &tlv(0x06, &scalar));
        let private = agreement::PrivateKey::generate(other).unwrap();
        let ours = desk.authenticate(
            0x9D,
            algorithm,
            0x85,
            private.compute_public_key().unwrap().as_ref(),
        );
        let card = agreement::PrivateKey::from_private_key(other, &scalar).unwrap();
        let card = agreement::UnparsedPublicKey::new(
            other,
            card.compute_public_key().unwrap().as_ref().to_vec(),
        );
        agreement::agree(&private, card, (), |theirs| {
            assert_eq!(ours, theirs);
            Ok(())
        })
        .unwrap();
        for (wrong, what) in [
            (tlv(0x06, &scalar[1..]), "too short"),
            (tlv(0x06, &[&[0], &scalar[..]].concat()), "too long"),
            (tlv(0x06, &vec![0xFF; length]), "not below the order"),
            (tlv(0x06, &vec![0; length]), "zero"),
            (tlv(0x01, &scalar), "a number of an RSA key"),
        ] {
            let command = extended(0xFE, algorithm.identifier(), 0x9D, &wrong);
            assert_eq!(
                desk.0.transmit(&command),
                [0x6A, 0x80],
                "{algorithm:?}: {what}"
            );
        }
    }
}

#[test]
fn a_key_from_the_card_is_attested() {
    let mut desk = Desk::new();
    desk.generate(SIGN_IN_9A, Algorithm::EccP384);
    let attestation =
        Certificate::from_der(&desk.expect_ok(&[0x00, 0xF9, 0x9A, 0x00, 0x00, 0x00, 0x00]))
            .unwrap();
    let signer = desk.0.state().certificate(KeySlot::ATTESTATION).unwrap();
    let signer = Certificate::from_der(&signer).unwrap();
    assert_eq!(
        attestation.tbs_certificate().issuer(),
        signer.tbs_certificate().subject()
    );
    let key = attestation
        .tbs_certificate()
        .subject_public_key_info()
        .subject_public_key
        .raw_bytes();
    assert_eq!(key, desk.public_key(SIGN_IN_9A));
    let signer_key = signer
        .tbs_certificate()
        .subject_public_key_info()
        .subject_public_key
        .raw_bytes();
    let signed = attestation.tbs_certificate().to_der().unwrap();
    verify(
        &signature::ECDSA_P256_SHA256_ASN1,
        signer_key,
        &signed,
        attestation.signature().raw_bytes(),
    );
    let extensions = attestation.tbs_certificate().extensions().unwrap();
    let value = |oid: &str| {
        extensions
            .iter()
            .find(|extension| extension.extn_id.to_string() == oid)
            .unwrap()
            .extn_value
            .as_bytes()
    };
    assert_eq!(value("1.3.6.1.4.1.41482.3.3"), [5, 7, 4]);
    assert_eq!(value("1.3.6.1.4.1.41482.3.7"), [0x02, 0x01, 77]);
    assert_eq!(value("1.3.6.1.4.1.41482.3.8"), [2, 1]);
}
