use std::sync::LazyLock;

use contents::{KeyAlgorithm, PublicKey};
use proptest::prelude::*;
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin, Puk};
use zeroize::Zeroizing;

use super::{
    EnvelopeFault, MAX_SEALED_BYTES, OpenError, Package, PackageFault, SealError, open_sealed, seal,
};
use crate::{
    Base64, CardSecrets, CertificateFault, DocumentFault, LetterBatch, NewCardSecrets, OrderId,
    PinPackage, SealedLetters, ServiceSecrets,
    cms::SignerTrust,
    fixtures::{self, Openssl, TestSigner, at, time},
    keys::{AgreementKeyPair, TransportKey},
};

fn secrets(pins: &[&str]) -> CardSecrets {
    CardSecrets {
        pins: pins.iter().map(|pin| Pin::new((*pin).to_owned())).collect(),
        puks: vec![puk("73519426"), puk("A7FQ4RNT")],
        management_keys: vec![key(ManagementKeyAlgorithm::Aes256, 32), factory()],
        new: NewCardSecrets {
            pin: Some(Pin::new("604817".to_owned())),
            puk: Some(puk("73519426")),
            management_key: Some(key(ManagementKeyAlgorithm::Aes256, 32)),
        },
    }
}

/// What a card without anything new needs.
fn key_alone() -> CardSecrets {
    CardSecrets {
        pins: vec![],
        puks: vec![],
        management_keys: vec![factory()],
        new: NewCardSecrets::default(),
    }
}

fn puk(text: &str) -> Puk {
    Puk::new(text.to_owned())
}

fn key(algorithm: ManagementKeyAlgorithm, length: u8) -> ManagementKey {
    ManagementKey::new(algorithm, (0..length).collect()).unwrap()
}

fn factory() -> ManagementKey {
    secret::factory::management_key(ManagementKeyAlgorithm::TripleDes).unwrap()
}

fn service(puks: usize) -> ServiceSecrets {
    ServiceSecrets {
        pin: Pin::new("48151623".to_owned()),
        puks: (0..puks).map(|_| puk("73519426")).collect(),
    }
}

fn letters(bytes: usize) -> SealedLetters {
    SealedLetters {
        pdf: Zeroizing::new((0..bytes).map(|at| (at % 251).to_le_bytes()[0]).collect()),
    }
}

fn pin(text: &str) -> PinPackage {
    PinPackage {
        pin: Pin::new(text.to_owned()),
    }
}

struct Run {
    host: TestSigner,
    key: TransportKey,
    sealed: Vec<u8>,
}

static RUN: LazyLock<Run> = LazyLock::new(|| {
    let (host, key) = (fixtures::registration(), TransportKey::generate().unwrap());
    let sealed = seal(
        &pin("48151623"),
        fixtures::order_id(),
        key.public_key(),
        &host,
    )
    .unwrap();
    Run { host, key, sealed }
});

impl Run {
    fn open(&self, sealed: &[u8]) -> Result<PinPackage, OpenError> {
        self.open_for(sealed, fixtures::order_id())
    }

    fn open_as<P: Package>(&self, sealed: &[u8]) -> Result<P, OpenError> {
        let trust = SignerTrust::exact(&self.host.certificate);
        open_sealed(sealed, &self.key, fixtures::order_id(), &trust, at())
    }

    fn open_for(&self, sealed: &[u8], order: OrderId) -> Result<PinPackage, OpenError> {
        open_sealed(
            sealed,
            &self.key,
            order,
            &SignerTrust::exact(&self.host.certificate),
            at(),
        )
    }
}

/// Why it was not opened; a package cannot be printed.
fn refused<P>(result: Result<P, OpenError>) -> OpenError {
    result.err().expect("refused")
}

#[test]
fn what_was_sealed_comes_out_again() {
    assert_eq!(RUN.open(&RUN.sealed).unwrap().pin.expose(), "48151623");
    let order = fixtures::order_id();
    for pins in [&[][..], &["123456"], &["48151623", "Größe 1!"]] {
        let sealed = seal(&secrets(pins), order, RUN.key.public_key(), &RUN.host).unwrap();
        let trust = SignerTrust::exact(&RUN.host.certificate);
        let opened: CardSecrets = open_sealed(&sealed, &RUN.key, order, &trust, at()).unwrap();
        assert_eq!(
            opened.pins.iter().map(Pin::expose).collect::<Vec<_>>(),
            pins
        );
        let puks: Vec<_> = opened.puks.iter().map(Puk::expose).collect();
        assert_eq!(puks, ["73519426", "A7FQ4RNT"]);
        let keys: Vec<_> = opened
            .management_keys
            .iter()
            .map(ManagementKey::algorithm)
            .collect();
        let (aes, triple) = (
            ManagementKeyAlgorithm::Aes256,
            ManagementKeyAlgorithm::TripleDes,
        );
        assert_eq!(keys, [aes, triple]);
        assert_eq!(
            opened.management_keys[0].expose(),
            (0..32).collect::<Vec<u8>>()
        );
        assert_eq!(opened.management_keys[1].expose(), factory().expose());
        assert_eq!(opened.new.pin.unwrap().expose(), "604817");
        assert_eq!(opened.new.puk.unwrap().expose(), "73519426");
        assert_eq!(opened.new.management_key.unwrap().algorithm(), aes);
    }
    let sealed = seal(&key_alone(), order, RUN.key.public_key(), &RUN.host).unwrap();
    let opened: CardSecrets = RUN.open_as(&sealed).unwrap();
    assert!(opened.pins.is_empty() && opened.puks.is_empty());
    assert!(opened.new.pin.is_none() && opened.new.puk.is_none());
    assert!(opened.new.management_key.is_none());
}

#[test]
fn what_a_service_needs_comes_out_again() {
    let order = fixtures::order_id();
    for puks in [0, 1, 4] {
        let sealed = seal(&service(puks), order, RUN.key.public_key(), &RUN.host).unwrap();
        let opened: ServiceSecrets = RUN.open_as(&sealed).unwrap();
        assert_eq!(opened.pin.expose(), "48151623");
        assert_eq!(opened.puks.len(), puks);
        assert!(opened.puks.iter().all(|puk| puk.expose() == "73519426"));
    }
}

/// The largest PDF fits into its package, its envelope and the host's signed answer.
#[test]
fn letters_come_out_again_however_large_they_may_be() {
    let order = fixtures::order_id();
    for bytes in [0, 1, 2, 3, 70_000, SealedLetters::MAX_BYTES] {
        let sealed = seal(&letters(bytes), order, RUN.key.public_key(), &RUN.host).unwrap();
        assert!(sealed.len() <= MAX_SEALED_BYTES);
        let opened: SealedLetters = RUN.open_as(&sealed).unwrap();
        assert!(*opened.pdf == *letters(bytes).pdf, "{bytes} bytes");
        let batch = LetterBatch {
            letters: Base64(sealed),
            ..fixtures::letter_batch()
        };
        assert!(crate::canonical::to_vec(&batch).is_ok(), "{bytes} bytes");
    }
    let large = letters(SealedLetters::MAX_BYTES + 1);
    let refused = seal(&large, order, RUN.key.public_key(), &RUN.host);
    assert!(matches!(
        refused,
        Err(SealError::Package(PackageFault::TooLarge))
    ));
}

/// A package of each kind, sealed for the run's order, and how another order and every kind but its own is refused.
#[test]
fn no_package_passes_for_another_or_in_another_order() {
    fn kinds(sealed: &[u8]) -> [Option<OpenError>; 4] {
        [
            RUN.open_as::<CardSecrets>(sealed).err(),
            RUN.open_as::<PinPackage>(sealed).err(),
            RUN.open_as::<ServiceSecrets>(sealed).err(),
            RUN.open_as::<SealedLetters>(sealed).err(),
        ]
    }
    fn sealed<P: Package>(package: &P, order: OrderId) -> Vec<u8> {
        seal(package, order, RUN.key.public_key(), &RUN.host).unwrap()
    }
    let all = |order| {
        [
            sealed(&secrets(&["123456"]), order),
            sealed(&pin("48151623"), order),
            sealed(&service(1), order),
            sealed(&letters(2000), order),
        ]
    };
    for (own, sealed) in all(fixtures::order_id()).iter().enumerate() {
        for (kind, fault) in kinds(sealed).into_iter().enumerate() {
            let expected = (kind != own).then_some(PackageFault::Malformed.into());
            assert_eq!(fault, expected, "{own} as {kind}");
        }
    }
    for (own, sealed) in all(fixtures::other_order_id()).iter().enumerate() {
        assert_eq!(kinds(sealed)[own], Some(PackageFault::OtherOrder.into()));
    }
}

#[test]
fn every_kind_of_package_ends_at_a_changed_byte() {
    fn refused_everywhere<P: Package>(package: &P) {
        let (order, key) = (fixtures::order_id(), RUN.key.public_key());
        let sealed = seal(package, order, key, &RUN.host).unwrap();
        for position in (0..sealed.len()).step_by(97) {
            let mut changed = sealed.clone();
            changed[position] ^= 0x10;
            assert!(RUN.open_as::<P>(&changed).is_err(), "byte {position}");
        }
        assert!(RUN.open_as::<P>(&sealed[..sealed.len() - 1]).is_err());
    }
    refused_everywhere(&secrets(&["123456"]));
    refused_everywhere(&service(2));
    refused_everywhere(&letters(3000));
}

#[test]
fn openssl_opens_it_in_two_steps() {
    let openssl = Openssl::new();
    openssl.write("sealed.der", &RUN.sealed);
    openssl.write_private_der("transport.pem", &RUN.key.private_der());
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
    let roots = std::slice::from_ref(&RUN.host.certificate);
    let content = openssl
        .cms_verify(&signed, roots, at())
        .expect("a signature that OpenSSL accepts");
    let expected = format!(
        r#"{{"document":"countersign-pin-1","order":"{}","pin":"48151623","recipient":"{}"}}"#,
        fixtures::order_id(),
        RUN.key.public_key().fingerprint(),
    );
    assert_eq!(String::from_utf8(content).unwrap(), expected);
}

#[test]
fn the_text_inside_is_canonical() {
    fn text<P: Package>(package: &P) -> String {
        let recipient = fixtures::public_key(1);
        let written = super::package::write(package, fixtures::order_id(), &recipient);
        let text = String::from_utf8(written.unwrap().to_vec()).unwrap();
        assert_eq!(serde_json_canonicalizer::pipe(&text).unwrap(), text);
        text
    }
    insta::assert_snapshot!("card_secrets", text(&secrets(&["123456"])));
    insta::assert_snapshot!("service_secrets", text(&service(1)));
    insta::assert_snapshot!("letters", text(&letters(9)));
    insta::assert_snapshot!("pin", text(&pin("48151623")));
    text(&key_alone());
    text(&service(0));
}

#[test]
fn another_key_order_or_host_opens_nothing() {
    let order = fixtures::order_id();
    let other = Run {
        key: TransportKey::generate().unwrap(),
        host: fixtures::registration(),
        sealed: vec![],
    };
    assert_eq!(
        refused(other.open(&RUN.sealed)),
        EnvelopeFault::Recipient.into()
    );
    assert_eq!(
        refused(RUN.open_for(&RUN.sealed, fixtures::other_order_id())),
        PackageFault::OtherOrder.into()
    );

    let trust = SignerTrust::exact(&other.host.certificate);
    let stranger = open_sealed::<PinPackage>(&RUN.sealed, &RUN.key, order, &trust, at());
    assert!(
        matches!(refused(stranger), OpenError::Signature(fault) if fault == DocumentFault::Signer.into())
    );
    let trust = SignerTrust::exact(&RUN.host.certificate);
    let late = open_sealed::<PinPackage>(
        &RUN.sealed,
        &RUN.key,
        order,
        &trust,
        time("2027-06-01T00:00:00Z"),
    );
    assert!(
        matches!(refused(late), OpenError::Signature(fault) if fault == CertificateFault::OutsideValidity.into())
    );
    let as_other = open_sealed::<CardSecrets>(&RUN.sealed, &RUN.key, order, &trust, at());
    assert_eq!(refused(as_other), PackageFault::Malformed.into());
}

#[test]
fn a_package_that_was_opened_cannot_be_sealed_to_somebody_else() {
    let meant_for = TransportKey::generate().unwrap();
    let sealed = seal(
        &pin("48151623"),
        fixtures::order_id(),
        meant_for.public_key(),
        &RUN.host,
    )
    .unwrap();
    let signed = super::envelope::open(&sealed, &meant_for).unwrap();
    let forwarded = super::envelope::seal(signed, RUN.key.public_key()).unwrap();
    assert_eq!(
        refused(RUN.open(&forwarded)),
        PackageFault::OtherRecipient.into()
    );
}

#[test]
fn what_does_not_fit_is_not_sealed() {
    let recipient = RUN.key.public_key();
    let fault = |pin: &str| match seal(&self::pin(pin), fixtures::order_id(), recipient, &RUN.host)
    {
        Err(SealError::Package(fault)) => fault,
        _ => panic!("{pin} was sealed"),
    };
    assert_eq!(fault(""), PackageFault::Characters);
    assert_eq!(fault("12\"456"), PackageFault::Characters);
    assert_eq!(fault("12\\456"), PackageFault::Characters);
    assert_eq!(fault("12\n456"), PackageFault::Characters);
    assert_eq!(fault(&"1".repeat(65)), PackageFault::TooLarge);
    let many = seal(
        &secrets(&["123456"; 5]),
        fixtures::order_id(),
        recipient,
        &RUN.host,
    );
    assert!(matches!(
        many,
        Err(SealError::Package(PackageFault::TooLarge))
    ));
    let order = fixtures::order_id();
    let with = |change: fn(&mut CardSecrets)| {
        let mut secrets = secrets(&["123456"]);
        change(&mut secrets);
        match seal(&secrets, order, recipient, &RUN.host) {
            Err(SealError::Package(fault)) => Some(fault),
            _ => None,
        }
    };
    assert_eq!(with(|_| ()), None);
    let too_large = Some(PackageFault::TooLarge);
    assert_eq!(
        with(|all| all.puks.resize_with(5, || puk("73519426"))),
        too_large
    );
    assert_eq!(
        with(|all| all.management_keys.resize_with(5, factory)),
        too_large
    );
    let characters = Some(PackageFault::Characters);
    assert_eq!(with(|all| all.puks.push(puk("7351\t426"))), characters);
    assert_eq!(with(|all| all.new.puk = Some(puk(""))), characters);
    assert_eq!(
        with(|all| all.new.pin = Some(Pin::new("\"".to_owned()))),
        characters
    );
    let puks = seal(&service(5), order, recipient, &RUN.host);
    assert!(matches!(
        puks,
        Err(SealError::Package(PackageFault::TooLarge))
    ));
}

/// Nobody can open a card without its card management key.
#[test]
fn card_secrets_without_a_management_key_are_refused() {
    let mut secrets = secrets(&["123456"]);
    secrets.management_keys.clear();
    let (order, recipient) = (fixtures::order_id(), RUN.key.public_key());
    let sealed = seal(&secrets, order, recipient, &RUN.host).unwrap();
    assert_eq!(
        refused(RUN.open_as::<CardSecrets>(&sealed)),
        PackageFault::Malformed.into()
    );
}

#[test]
fn a_key_that_is_no_transport_key_is_refused() {
    let p384 = AgreementKeyPair::generate(KeyAlgorithm::EccP384)
        .unwrap()
        .public_key()
        .clone();
    let off = PublicKey::ecc(KeyAlgorithm::EccP256, &[&[4][..], &[1; 64]].concat()).unwrap();
    for recipient in [p384, off] {
        let refused = seal(&pin("123456"), fixtures::order_id(), &recipient, &RUN.host);
        assert!(matches!(
            refused,
            Err(SealError::Envelope(EnvelopeFault::Key))
        ));
    }
}

#[test]
fn a_host_does_not_have_to_pick_texts_that_are_safe() {
    // Signed by the host and sealed, but not what this crate writes.
    let recipient = RUN.key.public_key();
    let right = super::package::write(&pin("123456"), fixtures::order_id(), recipient).unwrap();
    let right = String::from_utf8(right.to_vec()).unwrap();
    for text in [
        right.replace("123456", r"12345\u0036"),
        right.replace("123456", ""),
        right.replacen('{', "{ ", 1),
        right.replacen('{', r#"{"also":1,"#, 1),
        right.replace("countersign-pin-1", "countersign-pin-2"),
        String::new(),
    ] {
        let content = zeroize::Zeroizing::new(text.clone().into_bytes());
        let unsigned =
            crate::cms::Unsigned::of_content(content, &RUN.host.certificate, &[]).unwrap();
        let signature =
            rcgen::SigningKey::sign(&RUN.host.key, unsigned.to_be_signed().message()).unwrap();
        let signed = unsigned.secret_with_signature(&signature).unwrap();
        let sealed = super::envelope::seal(signed, recipient).unwrap();
        let fault = refused(RUN.open(&sealed));
        assert!(
            matches!(
                fault,
                OpenError::Package(PackageFault::Malformed | PackageFault::Characters)
            ),
            "{text}"
        );
    }
}

#[test]
fn every_byte_matters() {
    for position in 0..RUN.sealed.len() {
        let mut sealed = RUN.sealed.clone();
        sealed[position] ^= 0x01;
        assert!(
            matches!(refused(RUN.open(&sealed)), OpenError::Envelope(_)),
            "byte {position}"
        );
    }
    for length in 0..RUN.sealed.len() {
        assert_eq!(
            refused(RUN.open(&RUN.sealed[..length])),
            EnvelopeFault::Form.into()
        );
    }
    let large = vec![0x30; MAX_SEALED_BYTES + 1];
    assert_eq!(refused(RUN.open(&large)), EnvelopeFault::Form.into());
}

proptest! {
    #[test]
    fn a_changed_package_is_not_opened(
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
