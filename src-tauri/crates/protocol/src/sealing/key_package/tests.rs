use std::sync::LazyLock;

use contents::{KeyAlgorithm, KeyReference, PublicKey};
use der::{Decode, Encode};
use proptest::prelude::*;
use rcgen::{ExtendedKeyUsagePurpose, KeyPair};
use secret::PrivateKey;
use zeroize::Zeroizing;

use super::{
    Attribute, BINDING, ID_KEY_PACKAGE, MAX_SEALED_KEY_BYTES, binding, open_key, package_of,
    seal_key,
};
use crate::{
    CertificateFault, DocumentFault, OrderId,
    cms::{SignerTrust, Unsigned, VerifyError},
    fixtures::{self, Authority, Openssl, TestSigner, at, time},
    keys::{AgreementKeyPair, TransportKey, private},
    sealing::{EnvelopeFault, OpenError, PackageFault, SealError, key_envelope},
};

const ENTRY: KeyReference = KeyReference::KeyManagement;

struct Run {
    authority: TestSigner,
    key: TransportKey,
    archived: KeyPair,
    sealed: Vec<u8>,
}

impl Run {
    fn of(algorithm: KeyAlgorithm) -> Self {
        let authority = fixtures::key_generation_authority();
        let key = TransportKey::generate().unwrap();
        let archived = fixtures::key_pair(algorithm);
        let sealed = seal_key(
            &private_key(&archived),
            fixtures::order_id(),
            ENTRY,
            key.public_key(),
            &authority,
        )
        .unwrap();
        Self {
            authority,
            key,
            archived,
            sealed,
        }
    }

    fn open(&self, sealed: &[u8]) -> Result<PrivateKey, OpenError> {
        self.open_for(sealed, fixtures::order_id(), ENTRY)
    }

    fn open_for(
        &self,
        sealed: &[u8],
        order: OrderId,
        entry: KeyReference,
    ) -> Result<PrivateKey, OpenError> {
        let trust = SignerTrust::exact(&self.authority.certificate);
        open_key(sealed, &self.key, order, entry, &trust, at())
    }

    /// Seals what was signed by the authority as it is.
    fn sealed(&self, content: &[u8], attributes: &[Attribute]) -> Vec<u8> {
        self.sealed_by(&self.authority, content, attributes)
    }

    fn sealed_by(&self, signer: &TestSigner, content: &[u8], attributes: &[Attribute]) -> Vec<u8> {
        let signed = signed(signer, content, attributes);
        key_envelope::seal(&signed, self.key.public_key()).unwrap()
    }

    fn binding(&self) -> Vec<Attribute> {
        binding(fixtures::order_id(), ENTRY, self.key.public_key()).unwrap()
    }

    fn package(&self) -> Vec<u8> {
        package_of(&private_key(&self.archived)).unwrap().to_vec()
    }
}

static RUN: LazyLock<Run> = LazyLock::new(|| Run::of(KeyAlgorithm::EccP256));

fn private_key(pair: &KeyPair) -> PrivateKey {
    PrivateKey::new(Zeroizing::new(pair.serialized_der().to_vec()))
}

fn signed(signer: &TestSigner, content: &[u8], attributes: &[Attribute]) -> Zeroizing<Vec<u8>> {
    let content = Zeroizing::new(content.to_vec());
    let unsigned = Unsigned::of_typed(
        ID_KEY_PACKAGE,
        content,
        attributes,
        &signer.certificate,
        &[],
    )
    .unwrap();
    let signature =
        rcgen::SigningKey::sign(&signer.key, unsigned.to_be_signed().message()).unwrap();
    unsigned.secret_with_signature(&signature).unwrap()
}

/// Why it was not opened; a key cannot be printed.
fn refused(result: Result<PrivateKey, OpenError>) -> OpenError {
    result.err().expect("refused")
}

#[test]
fn a_key_of_each_algorithm_comes_out_again() {
    for algorithm in KeyAlgorithm::ALL {
        let run = Run::of(algorithm);
        let opened = run.open(&run.sealed).unwrap();
        assert_eq!(opened.expose(), run.archived.serialized_der());
        assert_eq!(private::public_key(&opened).unwrap().algorithm(), algorithm);
        assert!(run.sealed.len() <= MAX_SEALED_KEY_BYTES / 2);
        let plain = run.archived.serialized_der();
        let part = &plain[plain.len() / 2..][..16];
        assert!(!run.sealed.windows(16).any(|bytes| bytes == part));
    }
}

#[test]
fn no_two_sealings_are_alike() {
    let again = seal_key(
        &private_key(&RUN.archived),
        fixtures::order_id(),
        ENTRY,
        RUN.key.public_key(),
        &RUN.authority,
    )
    .unwrap();
    assert_ne!(again, RUN.sealed);
    assert_eq!(
        RUN.open(&again).unwrap().expose(),
        RUN.archived.serialized_der()
    );
}

#[test]
fn openssl_opens_it_in_two_steps() {
    for algorithm in [
        KeyAlgorithm::Rsa2048,
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
    ] {
        let (openssl, run) = (Openssl::new(), Run::of(algorithm));
        openssl.write("sealed.der", &run.sealed);
        openssl.write_private_der("transport.pem", &run.key.private_der());
        openssl.succeed(&[
            "cms",
            "-decrypt",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "sealed.der",
            "-inkey",
            "transport.pem",
            "-out",
            "signed.der",
        ]);
        let signed = openssl.read("signed.der");
        let roots = std::slice::from_ref(&run.authority.certificate);
        let content = openssl
            .cms_verify(&signed, roots, at())
            .expect("a signature that OpenSSL accepts");
        assert_eq!(content, run.package());
        let shown = openssl.succeed(&[
            "cms",
            "-cmsout",
            "-print",
            "-inform",
            "DER",
            "-in",
            "signed.der",
        ]);
        let shown = String::from_utf8_lossy(&shown);
        for name in [
            "2.16.840.1.101.2.1.2.78.5",
            "2.25.289316094100976653861106159203804808083",
            "2.25.46012055580389156065998014233611277315",
            "2.25.95924970631340354241262357990420252688",
        ] {
            assert!(shown.contains(name), "{name}");
        }
        // The one key of the package is a PKCS#8 that OpenSSL reads, and the pair of the public key.
        openssl.write(
            "key.der",
            &content[content.len() - run.archived.serialized_der().len()..],
        );
        let public = openssl.succeed(&[
            "pkey", "-inform", "DER", "-in", "key.der", "-check", "-pubout", "-outform", "DER",
        ]);
        let key = private::public_key(&private_key(&run.archived)).unwrap();
        assert!(public.ends_with(key.spki()));
    }
}

#[test]
fn another_recipient_order_entry_or_authority_opens_nothing() {
    let other = Run::of(KeyAlgorithm::EccP256);
    let order = fixtures::order_id();
    assert_eq!(
        refused(other.open(&RUN.sealed)),
        EnvelopeFault::Recipient.into()
    );
    assert_eq!(
        refused(RUN.open_for(&RUN.sealed, fixtures::other_order_id(), ENTRY)),
        PackageFault::OtherOrder.into()
    );
    for entry in [
        KeyReference::Signature,
        KeyReference::from_byte(0x82).unwrap(),
    ] {
        assert_eq!(
            refused(RUN.open_for(&RUN.sealed, order, entry)),
            PackageFault::OtherEntry.into()
        );
    }
    let open = |signer: &TestSigner, at| {
        let trust = SignerTrust::exact(&signer.certificate);
        refused(open_key(&RUN.sealed, &RUN.key, order, ENTRY, &trust, at))
    };
    assert_eq!(
        open(&other.authority, at()),
        VerifyError::from(DocumentFault::Signer).into()
    );
    assert_eq!(
        open(&RUN.authority, time("2027-06-01T00:00:00Z")),
        VerifyError::from(CertificateFault::OutsideValidity).into()
    );
}

#[test]
fn a_package_that_was_opened_cannot_be_sealed_to_somebody_else() {
    let meant_for = Run::of(KeyAlgorithm::EccP256);
    let signed = key_envelope::open(&meant_for.sealed, &meant_for.key).unwrap();
    let forwarded = key_envelope::seal(&signed, RUN.key.public_key()).unwrap();
    let trust = SignerTrust::exact(&meant_for.authority.certificate);
    let opened = open_key(
        &forwarded,
        &RUN.key,
        fixtures::order_id(),
        ENTRY,
        &trust,
        at(),
    );
    assert_eq!(refused(opened), PackageFault::OtherRecipient.into());
}

#[test]
fn only_a_key_generation_authority_signs_keys() {
    let wrong_use = OpenError::from(VerifyError::from(CertificateFault::WrongUsage));
    let key = || KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let issued = |purposes: Vec<ExtendedKeyUsagePurpose>| {
        fixtures::issue(Authority::trusted(), key(), |params| {
            params.extended_key_usages = purposes;
        })
    };
    let open_by = |signer: &TestSigner| {
        let sealed = RUN.sealed_by(signer, &RUN.package(), &RUN.binding());
        let trust = SignerTrust::exact(&signer.certificate);
        open_key(&sealed, &RUN.key, fixtures::order_id(), ENTRY, &trust, at())
    };
    for signer in [
        fixtures::registration(),
        issued(vec![]),
        issued(vec![ExtendedKeyUsagePurpose::Any]),
        issued(vec![ExtendedKeyUsagePurpose::EmailProtection]),
    ] {
        assert_eq!(refused(open_by(&signer)), wrong_use);
    }
    let good = fixtures::issue(Authority::trusted(), key(), fixtures::names_key_generation);
    assert!(open_by(&good).is_ok());
    let no_signer = fixtures::issue(Authority::trusted(), key(), |params| {
        fixtures::names_key_generation(params);
        params.key_usages = vec![rcgen::KeyUsagePurpose::KeyAgreement];
    });
    assert_eq!(refused(open_by(&no_signer)), wrong_use);
}

#[test]
fn an_authority_under_the_roots_opens_as_well_as_a_known_one() {
    let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let authority = Authority::new("Other");
    // Signed by the root itself would need no intermediate; a key package has none.
    let signer = fixtures::issue(&authority, key, fixtures::names_key_generation);
    let issuing = [authority.intermediate()];
    let sealed = RUN.sealed_by(&signer, &RUN.package(), &RUN.binding());
    let open = |roots| {
        let trust = SignerTrust::exact_under(&signer.certificate, roots);
        open_key(&sealed, &RUN.key, fixtures::order_id(), ENTRY, &trust, at())
    };
    assert!(open(&issuing).is_ok());
    assert_eq!(
        refused(open(&Authority::trusted().roots)),
        VerifyError::from(CertificateFault::Untrusted).into()
    );
}

#[test]
fn a_package_has_exactly_one_key_that_can_be_certified() {
    let key = RUN.archived.serialized_der();
    let other = fixtures::key_pair(KeyAlgorithm::EccP384);
    let ed25519 = KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    let sequence = |parts: &[&[u8]]| {
        let content = parts.concat();
        der::asn1::AnyRef::new(der::Tag::Sequence, &content)
            .unwrap()
            .to_der()
            .unwrap()
    };
    let set = der::asn1::AnyRef::new(der::Tag::Set, key).unwrap();
    for (package, fault) in [
        (
            sequence(&[key, other.serialized_der()]),
            PackageFault::SeveralKeys,
        ),
        (sequence(&[key, key]), PackageFault::SeveralKeys),
        (sequence(&[key, &[0]]), PackageFault::SeveralKeys),
        (sequence(&[]), PackageFault::Malformed),
        (sequence(&[&[4, 1, 0]]), PackageFault::Malformed),
        (sequence(&[&key[..key.len() - 1]]), PackageFault::Malformed),
        (
            sequence(&[ed25519.serialized_der()]),
            PackageFault::Malformed,
        ),
        (set.to_der().unwrap(), PackageFault::Malformed),
        (key.to_vec(), PackageFault::SeveralKeys),
        (
            [sequence(&[key]), vec![0]].concat(),
            PackageFault::Malformed,
        ),
        (vec![], PackageFault::Malformed),
    ] {
        let sealed = RUN.sealed(&package, &RUN.binding());
        assert_eq!(refused(RUN.open(&sealed)), fault.into());
    }
    let sealed = RUN.sealed(&sequence(&[key]), &RUN.binding());
    assert!(RUN.open(&sealed).is_ok());
}

#[test]
fn what_binds_a_package_is_there_once() {
    let form = OpenError::from(VerifyError::from(DocumentFault::Form));
    let (package, all) = (RUN.package(), RUN.binding());
    for missing in 0..BINDING.len() {
        let mut some = all.clone();
        some.remove(missing);
        assert_eq!(refused(RUN.open(&RUN.sealed(&package, &some))), form);
    }
    let mut more = all.clone();
    let unknown = crate::Oid::of_uuid(1);
    more.push(Attribute::new(unknown, all[0].values.as_slice()[0].clone()).unwrap());
    assert_eq!(refused(RUN.open(&RUN.sealed(&package, &more))), form);
    let mut twice = all.clone();
    twice.push(
        binding(fixtures::other_order_id(), ENTRY, RUN.key.public_key())
            .unwrap()
            .swap_remove(0),
    );
    assert_eq!(refused(RUN.open(&RUN.sealed(&package, &twice))), form);
    let mut values = all;
    let second = values[1].values.as_slice()[0].clone();
    values[0].values.insert(second).unwrap();
    assert_eq!(refused(RUN.open(&RUN.sealed(&package, &values))), form);
}

#[test]
fn a_key_package_is_no_other_package_and_no_other_is_one() {
    let pin = crate::PinPackage {
        pin: secret::Pin::new("123456".to_owned()),
    };
    let sealed = super::super::seal(
        &pin,
        fixtures::order_id(),
        RUN.key.public_key(),
        &RUN.authority,
    )
    .unwrap();
    assert_eq!(refused(RUN.open(&sealed)), EnvelopeFault::Form.into());
    let trust = SignerTrust::exact(&RUN.authority.certificate);
    let as_pin = super::super::open_sealed::<crate::PinPackage>(
        &RUN.sealed,
        &RUN.key,
        fixtures::order_id(),
        &trust,
        at(),
    );
    assert!(matches!(
        as_pin,
        Err(OpenError::Envelope(EnvelopeFault::Form))
    ));
    // The same key, signed as id-data.
    let unsigned = Unsigned::of_content(
        Zeroizing::new(RUN.package()),
        &RUN.authority.certificate,
        &[],
    )
    .unwrap();
    let signature =
        rcgen::SigningKey::sign(&RUN.authority.key, unsigned.to_be_signed().message()).unwrap();
    let signed = unsigned.secret_with_signature(&signature).unwrap();
    let sealed = key_envelope::seal(&signed, RUN.key.public_key()).unwrap();
    assert_eq!(
        refused(RUN.open(&sealed)),
        VerifyError::from(DocumentFault::Form).into()
    );
}

#[test]
fn what_is_no_key_is_not_sealed() {
    let seal = |key: &[u8], recipient: &PublicKey| {
        let key = PrivateKey::new(Zeroizing::new(key.to_vec()));
        seal_key(&key, fixtures::order_id(), ENTRY, recipient, &RUN.authority)
    };
    let recipient = RUN.key.public_key();
    for key in [&[][..], b"no key", &vec![0x30; 5000]] {
        assert!(matches!(
            seal(key, recipient),
            Err(SealError::Package(PackageFault::Malformed))
        ));
    }
    let p384 = AgreementKeyPair::generate(KeyAlgorithm::EccP384).unwrap();
    assert!(matches!(
        seal(RUN.archived.serialized_der(), p384.public_key()),
        Err(SealError::Envelope(EnvelopeFault::Key))
    ));
}

#[test]
fn every_byte_of_the_envelope_matters() {
    for position in 0..RUN.sealed.len() {
        let mut sealed = RUN.sealed.clone();
        sealed[position] ^= 0x01;
        assert!(RUN.open(&sealed).is_err(), "byte {position}");
    }
    for length in 0..RUN.sealed.len() {
        assert_eq!(
            refused(RUN.open(&RUN.sealed[..length])),
            EnvelopeFault::Form.into()
        );
    }
    let large = vec![0x30; MAX_SEALED_KEY_BYTES + 1];
    assert_eq!(refused(RUN.open(&large)), EnvelopeFault::Form.into());
}

#[test]
fn every_byte_of_the_signed_message_matters() {
    let signed = key_envelope::open(&RUN.sealed, &RUN.key).unwrap();
    for position in 0..signed.len() {
        let mut changed = signed.to_vec();
        changed[position] ^= 0x01;
        let sealed = key_envelope::seal(&changed, RUN.key.public_key()).unwrap();
        assert!(
            matches!(refused(RUN.open(&sealed)), OpenError::Signature(_)),
            "byte {position}"
        );
    }
}

#[test]
fn the_message_inside_is_of_version_three() {
    let signed = key_envelope::open(&RUN.sealed, &RUN.key).unwrap();
    let outer = der::asn1::AnyRef::from_der(&signed).unwrap();
    // ContentInfo ::= { OID, [0] { SignedData { version, … } } }.
    let version = [&[0x02, 0x01, 0x03, 0x31][..]].concat();
    let at = outer
        .value()
        .windows(version.len())
        .position(|bytes| bytes == version);
    assert!(at.is_some_and(|at| at < 32));
}

proptest! {
    #[test]
    fn a_changed_key_is_not_opened(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..4),
        start in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let mut sealed = RUN.sealed.clone();
        for (position, flip) in changes {
            let position = position.index(sealed.len());
            sealed[position] ^= flip;
        }
        prop_assert!(sealed == RUN.sealed || RUN.open(&sealed).is_err());
        let start = start.index(RUN.sealed.len());
        prop_assert!(RUN.open(&[&RUN.sealed[..start], &bytes].concat()).is_err());
        prop_assert!(RUN.open(&bytes).is_err());
    }
}
