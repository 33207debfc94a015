//! Our own messages, changed.

use const_oid::db::rfc5912::{ECDSA_WITH_SHA_384, ID_SHA_384};
use der::{
    Decode, Encode,
    asn1::{OctetStringRef, SetOfVec},
};
use spki::AlgorithmIdentifierRef;

use super::*;
use crate::cms::form::{ContentInfo, ID_DATA, signed_attributes, signed_bytes};

struct Signed {
    signer: TestSigner,
    message: Vec<u8>,
}

/// One message for each way to sign.
static SIGNED: LazyLock<Vec<Signed>> = LazyLock::new(|| {
    [
        KeyAlgorithm::EccP256,
        KeyAlgorithm::EccP384,
        KeyAlgorithm::Rsa2048,
    ]
    .into_iter()
    .map(|algorithm| {
        let signer = fixtures::signer(algorithm);
        let message = open_request_by(&signer);
        Signed { signer, message }
    })
    .collect()
});

/// A message of ours with one thing changed and everything around it encoded anew.
fn changed<'a>(change: impl FnOnce(&mut ContentInfo<'a>)) -> Vec<u8> {
    let mut parsed: ContentInfo<'a> = ContentInfo::from_der(&SIGNED[0].message).unwrap();
    change(&mut parsed);
    parsed.to_der().unwrap()
}

/// The same, signed again by the same signer.
fn signed_again<'a>(change: impl FnOnce(&mut ContentInfo<'a>)) -> Vec<u8> {
    let mut parsed: ContentInfo<'a> = ContentInfo::from_der(&SIGNED[0].message).unwrap();
    change(&mut parsed);
    let mut parsed: ContentInfo<'_> = parsed;
    let mut info = parsed.content.signers.as_slice()[0].clone();
    let signature = SIGNED[0]
        .signer
        .key
        .sign(&signed_bytes(&info.signed_attributes).unwrap())
        .unwrap();
    info.signature = OctetStringRef::new(&signature).unwrap();
    parsed.content.signers = SetOfVec::try_from(vec![info]).unwrap();
    parsed.to_der().unwrap()
}

fn each_signer<'a>(
    parsed: &mut ContentInfo<'a>,
    change: impl Fn(&mut crate::cms::form::SignerInfo<'a>),
) {
    let mut info = parsed.content.signers.as_slice()[0].clone();
    change(&mut info);
    parsed.content.signers = SetOfVec::try_from(vec![info]).unwrap();
}

#[test]
fn other_content_is_refused() {
    let other = canonical::to_vec(&fixtures::grant()).unwrap();
    let message =
        changed(|parsed| parsed.content.content.content = OctetStringRef::new(&other).unwrap());
    assert_eq!(refused(&message, &trusted()), DocumentFault::Digest.into());
}

#[test]
fn other_attributes_do_not_match_the_signature() {
    let other = canonical::to_vec(&fixtures::grant()).unwrap();
    let digest = Sha256Hex::of(&other).0;
    let message = changed(|parsed| {
        parsed.content.content.content = OctetStringRef::new(&other).unwrap();
        each_signer(parsed, |info| {
            info.signed_attributes =
                signed_attributes(&digest, &SIGNED[0].signer.certificate, ID_DATA, &[]).unwrap();
        });
    });
    assert_eq!(
        refused(&message, &trusted()),
        DocumentFault::Signature.into()
    );
}

#[test]
fn attributes_must_name_the_certificate_that_is_there() {
    let digest = Sha256Hex::of(&canonical::to_vec(&fixtures::open_request()).unwrap()).0;
    let message = signed_again(|parsed| {
        each_signer(parsed, |info| {
            info.signed_attributes =
                signed_attributes(&digest, &SIGNED[1].signer.certificate, ID_DATA, &[]).unwrap();
        });
    });
    assert_eq!(refused(&message, &trusted()), DocumentFault::Signer.into());
}

#[test]
fn fewer_or_repeated_attributes_are_refused() {
    for kept in [
        &[0, 1][..],
        &[0, 2],
        &[1, 2],
        &[0, 1, 1],
        &[0, 1, 2, 2],
        &[],
    ] {
        let message = signed_again(|parsed| {
            each_signer(parsed, |info| {
                let all = info.signed_attributes.clone();
                info.signed_attributes = SetOfVec::new();
                for index in kept {
                    info.signed_attributes
                        .insert(all.as_slice()[*index].clone())
                        .unwrap();
                }
            });
        });
        assert_eq!(
            refused(&message, &trusted()),
            DocumentFault::Form.into(),
            "{kept:?}"
        );
    }
}

#[test]
fn algorithms_off_the_list_are_refused() {
    let other = |oid| AlgorithmIdentifierRef {
        oid,
        parameters: None,
    };
    let digest = changed(|parsed| {
        parsed.content.digest_algorithms = SetOfVec::try_from(vec![other(ID_SHA_384)]).unwrap();
        each_signer(parsed, |info| info.digest_algorithm = other(ID_SHA_384));
    });
    assert_eq!(
        refused(&digest, &trusted()),
        DocumentFault::Algorithm.into()
    );
    let signature = changed(|parsed| {
        each_signer(parsed, |info| {
            info.signature_algorithm = other(ECDSA_WITH_SHA_384)
        })
    });
    assert_eq!(
        refused(&signature, &trusted()),
        DocumentFault::Algorithm.into()
    );
    let disagreeing = changed(|parsed| {
        parsed.content.digest_algorithms = SetOfVec::try_from(vec![other(ID_SHA_384)]).unwrap();
    });
    assert_eq!(
        refused(&disagreeing, &trusted()),
        DocumentFault::Form.into()
    );
}

#[test]
fn other_versions_are_refused() {
    assert_eq!(
        refused(&changed(|parsed| parsed.content.version = 3), &trusted()),
        DocumentFault::Form.into()
    );
    let signer = changed(|parsed| each_signer(parsed, |info| info.version = 3));
    assert_eq!(refused(&signer, &trusted()), DocumentFault::Form.into());
}

#[test]
fn the_signer_cannot_be_swapped() {
    // Another certificate for the same key, of the same name: the signature fits, what was signed does not.
    let key = KeyPair::try_from(SIGNED[0].signer.key.serialized_der()).unwrap();
    let twin = fixtures::issue(Authority::trusted(), key, |params| {
        params.serial_number = Some(rcgen::SerialNumber::from(7_u64));
    });
    let certificates = [
        twin.certificate.der().to_vec(),
        Authority::trusted().intermediate().der().to_vec(),
    ];
    let info = crate::cms::form::IssuerAndSerialNumber::of(&twin.certificate).unwrap();
    let message = changed(|parsed| {
        let certificates = certificates
            .iter()
            .map(|one| der::AnyRef::try_from(one.as_slice()).unwrap());
        parsed.content.certificates = SetOfVec::try_from(certificates.collect::<Vec<_>>()).unwrap();
        each_signer(parsed, |signer| signer.signer = info.clone());
    });
    assert_eq!(refused(&message, &trusted()), DocumentFault::Signer.into());
}

#[test]
fn what_is_no_certificate_is_not_carried() {
    let certificates: Vec<Vec<u8>> = {
        let parsed: ContentInfo<'_> = ContentInfo::from_der(&SIGNED[0].message).unwrap();
        let certificates = parsed.content.certificates.iter();
        certificates.map(|one| one.to_der().unwrap()).collect()
    };
    // A number, an empty sequence, the tag of an attribute certificate (RFC 5652 §10.2.2), another sequence.
    for stowaway in [
        vec![0x02, 1, 7],
        vec![0x30, 0],
        vec![0xA2, 3, 0x02, 1, 1],
        vec![0x30, 3, 0x02, 1, 1],
    ] {
        let message = changed(|parsed| {
            let all = certificates.iter().chain([&stowaway]);
            let all = all.map(|one| der::AnyRef::try_from(one.as_slice()).unwrap());
            parsed.content.certificates = SetOfVec::try_from(all.collect::<Vec<_>>()).unwrap();
        });
        assert_eq!(refused(&message, &trusted()), DocumentFault::Form.into());
    }
}

#[test]
fn a_message_without_its_end_or_with_more_is_refused() {
    let message = &SIGNED[0].message;
    for length in 0..message.len() {
        assert_eq!(
            refused(&message[..length], &trusted()),
            DocumentFault::Form.into()
        );
    }
    for more in [&[0][..], message] {
        assert_eq!(
            refused(&[message, more].concat(), &trusted()),
            DocumentFault::Form.into()
        );
    }
}

#[test]
fn a_message_beyond_its_limit_is_not_read() {
    let message = vec![0x30; OpenRequest::MAX_BYTES + crate::cms::MAX_OVERHEAD + 1];
    assert_eq!(refused(&message, &trusted()), DocumentFault::Form.into());
}

/// A changed message is refused, or says exactly the same, by the same signer, and OpenSSL accepts it too.
fn refused_or_the_same(signed: &Signed, message: &[u8], openssl: &Openssl) {
    let roots = &Authority::trusted().roots;
    for trust in [
        SignerTrust::authorities(roots),
        SignerTrust::exact(&signed.signer.certificate),
    ] {
        let Ok(verified) = verify::<OpenRequest>(message, &trust, at()) else {
            continue;
        };
        assert_eq!(verified.document, fixtures::open_request());
        assert_eq!(verified.signer, signed.signer.certificate);
        // The one part that is not signed are further certificates, which only a chain needs.
        if verify::<OpenRequest>(message, &SignerTrust::authorities(roots), at()).is_ok() {
            assert!(openssl.cms_verify(message, roots, at()).is_some());
        }
    }
}

#[test]
fn every_byte_matters() {
    let openssl = Openssl::new();
    for signed in SIGNED.iter() {
        for position in 0..signed.message.len() {
            let mut message = signed.message.clone();
            message[position] ^= 0x01;
            refused_or_the_same(signed, &message, &openssl);
        }
    }
}

proptest! {
    #[test]
    fn a_changed_message_is_refused_or_says_the_same(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let signed = which.get(&SIGNED);
        let mut message = signed.message.clone();
        for (position, byte) in changes {
            let position = position.index(message.len());
            message[position] = byte;
        }
        refused_or_the_same(signed, &message, &Openssl::new());
    }

    #[test]
    fn a_cut_or_stretched_message_is_refused(
        position in any::<prop::sample::Index>(),
        inserted in prop::collection::vec(any::<u8>(), 0..8),
        removed in 0_usize..8,
    ) {
        let message = &SIGNED[0].message;
        let start = position.index(message.len());
        let end = (start + removed).min(message.len());
        let changed = [&message[..start], &inserted, &message[end..]].concat();
        if changed != *message {
            refused_or_the_same(&SIGNED[0], &changed, &Openssl::new());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), start in 0_usize..120) {
        prop_assert!(verify::<OpenRequest>(&bytes, &trusted(), at()).is_err());
        // Behind a beginning that is right, so that the parser gets further.
        let message = [&SIGNED[0].message[..start], &bytes].concat();
        prop_assert!(verify::<OpenRequest>(&message, &trusted(), at()).is_err());
        prop_assert!(unverified_type(&message).is_err());
    }
}
