use crate::{Certificate, MalformedCertificate, MalformedPublicKey};

const ED25519: &[u8] = include_bytes!("samples/ed25519.der");
const RSA1024: &[u8] = include_bytes!("samples/rsa1024.der");
const P521: &[u8] = include_bytes!("samples/p521.der");
/// P-256, serial number -5, and a subject with a control sequence of terminals and a right-to-left override.
const QUIRKS: &[u8] = include_bytes!("samples/quirks.der");
/// P-256, valid until 99991231235959Z.
const ENDLESS: &[u8] = include_bytes!("samples/endless.der");

#[test]
fn a_certificate_for_a_key_that_is_not_certified_here_is_still_one() {
    for (der, subject, algorithm) in [
        (ED25519, "CN=ed25519", "Ed25519"),
        (RSA1024, "CN=rsa1024", "RSA-1024"),
        (P521, "CN=p521", "P-521"),
    ] {
        let refused = Certificate::from_der(der).err();
        assert!(
            matches!(
                refused,
                Some(MalformedCertificate::PublicKey(
                    MalformedPublicKey::UnsupportedAlgorithm | MalformedPublicKey::WrongSize
                ))
            ),
            "{refused:?}"
        );
        let padded = [der, &[0, 0]].concat();
        let read = Certificate::of_unsupported_key(&padded).unwrap();
        assert_eq!(read.subject(), subject);
        assert_eq!(read.public_key().algorithm(), algorithm);
        assert_eq!(read.der(), der);
    }
}

#[test]
fn a_negative_serial_number_is_read() {
    assert_eq!(Certificate::from_der(QUIRKS).unwrap().serial(), "fb");
}

#[test]
fn a_name_cannot_steer_what_shows_it() {
    let certificate = Certificate::from_der(QUIRKS).unwrap();
    assert_eq!(certificate.subject(), r"CN=a\c2\9b31mb\e2\80\aec");
    assert_eq!(certificate.issuer(), certificate.subject());
}

#[test]
fn a_certificate_that_never_ends_is_read() {
    let certificate = Certificate::from_der(ENDLESS).unwrap();
    assert_eq!(certificate.not_after().to_string(), "9999-12-30T22:00:00Z");
}
