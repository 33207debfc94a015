use aws_lc_rs::{
    agreement::{self, ECDH_P256, ECDH_P384, UnparsedPublicKey},
    encoding::AsDer,
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair,
        RSA_PKCS1_SHA256,
    },
};
use contents::{KeyAlgorithm, PublicKey};
use zeroize::Zeroizing;

/// Signs messages.
pub type Signing = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// A private key that a card would hold: it signs, or agrees.
#[derive(Clone)]
pub struct Key {
    algorithm: KeyAlgorithm,
    pkcs8: Vec<u8>,
    public: PublicKey,
}

impl Key {
    pub fn new(algorithm: KeyAlgorithm) -> Self {
        let agreement = |curve| {
            let key = agreement::PrivateKey::generate(curve).unwrap();
            let pkcs8: aws_lc_rs::encoding::Pkcs8V1Der<'_> = key.as_der().unwrap();
            let public =
                PublicKey::ecc(algorithm, key.compute_public_key().unwrap().as_ref()).unwrap();
            (pkcs8.as_ref().to_vec(), public)
        };
        let rsa = |size| {
            let key = RsaKeyPair::generate(size).unwrap();
            let pkcs8: aws_lc_rs::encoding::Pkcs8V1Der<'_> = key.as_der().unwrap();
            let spki = aws_lc_rs::signature::KeyPair::public_key(&key)
                .as_der()
                .unwrap();
            (
                pkcs8.as_ref().to_vec(),
                PublicKey::from_spki(spki.as_ref()).unwrap(),
            )
        };
        let (pkcs8, public) = match algorithm {
            KeyAlgorithm::EccP256 => agreement(&ECDH_P256),
            KeyAlgorithm::EccP384 => agreement(&ECDH_P384),
            KeyAlgorithm::Rsa2048 => rsa(KeySize::Rsa2048),
            KeyAlgorithm::Rsa3072 => rsa(KeySize::Rsa3072),
            KeyAlgorithm::Rsa4096 => rsa(KeySize::Rsa4096),
        };
        Self {
            algorithm,
            pkcs8,
            public,
        }
    }

    pub fn public(&self) -> PublicKey {
        self.public.clone()
    }

    pub fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.signer()(message)
    }

    /// The key, read once, for many signatures.
    pub fn signer(&self) -> Signing {
        let random = SystemRandom::new();
        let ecdsa = |algorithm| EcdsaKeyPair::from_pkcs8(algorithm, &self.pkcs8).unwrap();
        match self.algorithm {
            KeyAlgorithm::EccP256 => {
                let pair = ecdsa(&ECDSA_P256_SHA256_ASN1_SIGNING);
                Box::new(move |message| pair.sign(&random, message).unwrap().as_ref().to_vec())
            }
            KeyAlgorithm::EccP384 => {
                let pair = ecdsa(&ECDSA_P384_SHA384_ASN1_SIGNING);
                Box::new(move |message| pair.sign(&random, message).unwrap().as_ref().to_vec())
            }
            _ => {
                let pair = RsaKeyPair::from_pkcs8(&self.pkcs8).unwrap();
                Box::new(move |message| {
                    let mut signature = vec![0; pair.public_modulus_len()];
                    pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                        .unwrap();
                    signature
                })
            }
        }
    }

    /// The x-coordinate of the shared point, as a card answers it.
    pub fn agree(&self, other: &PublicKey) -> Zeroizing<Vec<u8>> {
        let curve = if self.algorithm == KeyAlgorithm::EccP256 {
            &ECDH_P256
        } else {
            &ECDH_P384
        };
        let key = agreement::PrivateKey::from_private_key_der(curve, &self.pkcs8).unwrap();
        let other = UnparsedPublicKey::new(curve, other.key_bits());
        agreement::agree(&key, &other, (), |zz| Ok(Zeroizing::new(zz.to_vec()))).unwrap()
    }
}
