use std::sync::LazyLock;

use contents::{KeyAlgorithm, PublicKey};
use proptest::prelude::*;
use secret::{ManagementKey, ManagementKeyAlgorithm, Pin};

use super::{
    EnvelopeFault, MAX_SEALED_BYTES, OpenError, PackageFault, SealError, open_sealed, seal,
};
use crate::{
    CardSecrets, CertificateFault, DocumentFault, OrderId, PinPackage,
    cms::SignerTrust,
    fixtures::{self, Openssl, TestSigner, at, time},
    keys::{AgreementKeyPair, TransportKey},
};

fn secrets(pins: &[&str]) -> CardSecrets {
    CardSecrets {
        pins: pins.iter().map(|pin| Pin::new((*pin).to_owned())).collect(),
        management_key: ManagementKey::new(ManagementKeyAlgorithm::Aes256, (0..32).collect())
            .unwrap(),
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
        assert_eq!(
            opened.management_key.algorithm(),
            ManagementKeyAlgorithm::Aes256
        );
        assert_eq!(opened.management_key.expose(), (0..32).collect::<Vec<u8>>());
    }
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
    let recipient = fixtures::public_key(1);
    let written = super::package::write(
        &secrets(&["123456", "ä/\u{7f}é"][..1]),
        fixtures::order_id(),
        &recipient,
    );
    let text = String::from_utf8(written.unwrap().to_vec()).unwrap();
    assert_eq!(serde_json_canonicalizer::pipe(&text).unwrap(), text);
    insta::assert_snapshot!(text);
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
