use contents::KeyAlgorithm;
use rcgen::{
    BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};

use super::{CertificateUse, check_certificate};
use crate::{
    CertificateFault,
    fixtures::{self, Authority, TestSigner, at, time},
};

const USES: [CertificateUse; 3] = [
    CertificateUse::Signing,
    CertificateUse::Authentication,
    CertificateUse::Any,
];

fn check(signer: &TestSigner, usage: CertificateUse) -> Result<(), CertificateFault> {
    let roots = &Authority::trusted().roots;
    check_certificate(
        &signer.certificate,
        &signer.intermediates,
        roots,
        at(),
        usage,
    )
}

fn issued(change: impl FnOnce(&mut CertificateParams)) -> TestSigner {
    let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    fixtures::issue(Authority::trusted(), key, change)
}

/// Which of [`USES`] the certificate is good for; what is refused is refused for its use.
fn good_for(change: impl FnOnce(&mut CertificateParams)) -> [bool; 3] {
    let signer = issued(change);
    USES.map(|usage| match check(&signer, usage) {
        Ok(()) => true,
        Err(fault) => {
            assert_eq!(fault, CertificateFault::WrongUsage);
            false
        }
    })
}

#[test]
fn each_use_asks_for_its_own_key_usage_and_purposes() {
    assert_eq!(good_for(|_| {}), [true; 3]);
    assert_eq!(
        good_for(|params| params.key_usages = vec![]),
        [false, true, true]
    );
    assert_eq!(
        good_for(|params| params.key_usages = vec![KeyUsagePurpose::ContentCommitment]),
        [true, false, true]
    );
    assert_eq!(
        good_for(|params| params.key_usages = vec![KeyUsagePurpose::KeyAgreement]),
        [false, false, true]
    );
    assert_eq!(
        good_for(|params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::EmailProtection];
        }),
        [true, false, true]
    );
    assert_eq!(
        good_for(|params| params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth]),
        [true; 3]
    );
}

#[test]
fn an_authority_is_no_end_entity_for_any_use() {
    let authority = good_for(|params| params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0)));
    assert_eq!(authority, [false; 3]);
}

#[test]
fn validity_and_chain_hold_for_every_use() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    let roots = &Authority::trusted().roots;
    let strangers = Authority::new("Test").roots;
    let (leaf, over) = (&signer.certificate, &signer.intermediates);
    for usage in USES {
        assert_eq!(check(&signer, usage), Ok(()));
        let untrusted = Err(CertificateFault::Untrusted);
        assert_eq!(check_certificate(leaf, &[], roots, at(), usage), untrusted);
        assert_eq!(check_certificate(leaf, over, &[], at(), usage), untrusted);
        assert_eq!(
            check_certificate(leaf, over, &strangers, at(), usage),
            untrusted
        );
        // One of several is enough.
        let both = [strangers.clone(), roots.clone()].concat();
        assert_eq!(check_certificate(leaf, over, &both, at(), usage), Ok(()));
        assert_eq!(
            check_certificate(leaf, over, roots, time("2027-06-01T00:00:00Z"), usage),
            Err(CertificateFault::OutsideValidity)
        );
    }
}

#[test]
fn an_issuing_authority_may_be_the_one_that_is_trusted() {
    let signer = fixtures::signer(KeyAlgorithm::EccP256);
    for usage in USES {
        assert_eq!(
            check_certificate(&signer.certificate, &[], &signer.intermediates, at(), usage),
            Ok(())
        );
    }
}

#[test]
fn only_a_certificate_that_names_the_purpose_generates_keys() {
    let generates = |signer: &TestSigner| check(signer, CertificateUse::KeyGeneration);
    let good = issued(fixtures::names_key_generation);
    assert_eq!(generates(&good), Ok(()));
    let wrong = Err(CertificateFault::WrongUsage);
    assert_eq!(generates(&issued(|_| {})), wrong);
    let other = issued(|params| {
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Any];
    });
    assert_eq!(generates(&other), wrong);
    let agrees = issued(|params| {
        fixtures::names_key_generation(params);
        params.key_usages = vec![KeyUsagePurpose::KeyAgreement];
    });
    assert_eq!(generates(&agrees), wrong);
}

#[test]
fn an_issuing_authority_may_keep_the_purpose_to_itself() {
    for (purposes, good) in [
        (vec![], true),
        (vec![ExtendedKeyUsagePurpose::ClientAuth], false),
    ] {
        let authority = Authority::differing(
            "Purposes",
            |_| {},
            |params| params.extended_key_usages = purposes,
        );
        let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
        let signer = fixtures::issue(&authority, key, fixtures::names_key_generation);
        let checked = check_certificate(
            &signer.certificate,
            &signer.intermediates,
            &authority.roots,
            at(),
            CertificateUse::KeyGeneration,
        );
        assert_eq!(checked.is_ok(), good);
    }
}
