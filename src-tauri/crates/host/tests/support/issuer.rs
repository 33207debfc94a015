use const_oid::{
    ObjectIdentifier,
    db::{rfc5280::ID_KP_CLIENT_AUTH, rfc5912::ECDSA_WITH_SHA_256},
};
use contents::{Certificate, KeyAlgorithm, PublicKey};
use der::{
    Decode, Encode, Sequence,
    asn1::{Any, BitString, OctetString},
    flagset::FlagSet,
};
use jiff::{SignedDuration, Timestamp};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    certificate::Version,
    ext::{
        Extension,
        pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages},
    },
    name::Name,
    serial_number::SerialNumber,
    time::{Time, Validity},
};

use super::Key;

/// An authority of somebody else: the one of officer cards, or production's.
pub struct Issuer {
    key: Key,
    name: Name,
    certificate: Certificate,
}

/// A certificate that is wanted.
pub struct Wanted {
    subject: String,
    key: PublicKey,
    usage: FlagSet<KeyUsages>,
    purposes: Vec<ObjectIdentifier>,
    authority: bool,
    valid: (Timestamp, Timestamp),
}

impl Wanted {
    pub fn new(subject: &str, key: &PublicKey) -> Self {
        let now = Timestamp::now();
        let valid = (
            now - SignedDuration::from_hours(24),
            now + SignedDuration::from_hours(24 * 365),
        );
        let subject = format!("CN={subject}");
        Self {
            subject,
            key: key.clone(),
            usage: FlagSet::default(),
            purposes: Vec::new(),
            authority: false,
            valid,
        }
    }

    pub fn client(mut self) -> Self {
        self.purposes.push(ID_KP_CLIENT_AUTH);
        self.usage |= KeyUsages::DigitalSignature;
        self
    }

    pub fn purpose(mut self, oid: &str) -> Self {
        self.purposes.push(oid.parse().unwrap());
        self.usage |= KeyUsages::DigitalSignature;
        self
    }

    pub fn signs(mut self) -> Self {
        self.usage |= KeyUsages::NonRepudiation;
        self
    }

    pub fn ends(mut self, at: Timestamp) -> Self {
        self.valid.1 = at;
        self
    }

    fn extensions(&self) -> Vec<Extension> {
        let mut extensions = Vec::new();
        let mut push = |extn_id, critical, der: Vec<u8>| {
            extensions.push(Extension {
                extn_id,
                critical,
                extn_value: OctetString::new(der).unwrap(),
            });
        };
        if self.authority {
            let constraints = BasicConstraints {
                ca: true,
                path_len_constraint: None,
            };
            push(
                const_oid::db::rfc5280::ID_CE_BASIC_CONSTRAINTS,
                true,
                constraints.to_der().unwrap(),
            );
        }
        push(
            const_oid::db::rfc5280::ID_CE_KEY_USAGE,
            true,
            KeyUsage(self.usage).to_der().unwrap(),
        );
        if !self.purposes.is_empty() {
            let purposes = ExtendedKeyUsage(self.purposes.clone());
            push(
                const_oid::db::rfc5280::ID_CE_EXT_KEY_USAGE,
                false,
                purposes.to_der().unwrap(),
            );
        }
        extensions
    }
}

#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", default = "Default::default")]
    version: Version,
    serial: SerialNumber,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    key: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct Signed {
    to_be_signed: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

impl Issuer {
    pub fn new(name: &str) -> Self {
        let key = Key::new(KeyAlgorithm::EccP256);
        let mut wanted = Wanted::new(name, &key.public());
        wanted.authority = true;
        wanted.usage |= KeyUsages::KeyCertSign;
        let name: Name = wanted.subject.parse().unwrap();
        let certificate = certificate(&key, &name, wanted);
        Self {
            key,
            name,
            certificate,
        }
    }

    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub fn pem(&self) -> String {
        der::pem::encode_string(
            "CERTIFICATE",
            der::pem::LineEnding::LF,
            self.certificate.der(),
        )
        .unwrap()
    }

    pub fn issue(&self, wanted: Wanted) -> Certificate {
        certificate(&self.key, &self.name, wanted)
    }
}

fn certificate(key: &Key, issuer: &Name, wanted: Wanted) -> Certificate {
    let algorithm = AlgorithmIdentifierOwned {
        oid: ECDSA_WITH_SHA_256,
        parameters: None,
    };
    let serial: u128 = uuid::Uuid::new_v4().as_u128() >> 1;
    let time = |at: Timestamp| {
        let seconds = std::time::Duration::from_secs(at.as_second().try_into().unwrap());
        Time::from(der::DateTime::from_unix_duration(seconds).unwrap())
    };
    let to_be_signed = ToBeSigned {
        version: Version::V3,
        serial: SerialNumber::new(&serial.to_be_bytes()).unwrap(),
        algorithm: algorithm.clone(),
        issuer: issuer.clone(),
        validity: Validity::new(time(wanted.valid.0), time(wanted.valid.1)),
        subject: wanted.subject.parse().unwrap(),
        key: SubjectPublicKeyInfoOwned::from_der(wanted.key.spki()).unwrap(),
        extensions: wanted.extensions(),
    };
    let der = to_be_signed.to_der().unwrap();
    let signature = BitString::from_bytes(&key.sign(&der)).unwrap();
    let signed = Signed {
        to_be_signed: Any::from_der(&der).unwrap(),
        algorithm,
        signature,
    };
    Certificate::from_der(&signed.to_der().unwrap()).unwrap()
}
