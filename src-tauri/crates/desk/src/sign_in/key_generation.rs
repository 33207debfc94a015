use contents::Certificate;
use jiff::Timestamp;
use protocol::{CertificateUse, Session, check_certificate};

use crate::host::HostError;

/// The certificate of who signs key packages, once it is seen to be made for that and to chain to the host's
/// authorities: key packages bring no chain along.
pub(super) fn certificate(
    opened: &Session,
    authorities: &[Certificate],
    now: Timestamp,
) -> Result<Certificate, HostError> {
    let certificate = read(&opened.key_generation_certificate.0)?;
    let intermediates = opened.intermediates.iter().map(|one| read(&one.0));
    let intermediates = intermediates.collect::<Result<Vec<_>, _>>()?;
    checked(certificate, &intermediates, authorities, now)
}

fn read(der: &[u8]) -> Result<Certificate, HostError> {
    Certificate::from_der(der).map_err(|error| unusable(&error))
}

fn checked(
    certificate: Certificate,
    intermediates: &[Certificate],
    authorities: &[Certificate],
    now: Timestamp,
) -> Result<Certificate, HostError> {
    let usage = CertificateUse::KeyGeneration;
    check_certificate(&certificate, intermediates, authorities, now, usage)
        .map_err(|fault| unusable(&fault))?;
    Ok(certificate)
}

fn unusable(error: &dyn std::fmt::Display) -> HostError {
    HostError::NotUnderstood {
        what: format!("the key generation certificate: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use contents::Certificate;
    use rcgen::{
        BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose,
        IsCa, KeyPair, KeyUsagePurpose, date_time_ymd,
    };

    use super::checked;

    const KEY_GENERATION: &[u64] = &[1, 3, 6, 1, 5, 5, 7, 3, 32];
    const CLIENT_AUTHENTICATION: &[u64] = &[1, 3, 6, 1, 5, 5, 7, 3, 2];

    type Issuer = CertifiedIssuer<'static, KeyPair>;

    fn named(name: &str) -> CertificateParams {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.not_before = date_time_ymd(2026, 1, 1);
        params.not_after = date_time_ymd(2029, 1, 1);
        params
    }

    fn authority(name: &str) -> CertificateParams {
        let mut params = named(name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        params
    }

    fn root() -> Issuer {
        Issuer::self_signed(authority("Root"), KeyPair::generate().unwrap()).unwrap()
    }

    fn below(root: &Issuer) -> Issuer {
        Issuer::signed_by(authority("Issuing"), KeyPair::generate().unwrap(), root).unwrap()
    }

    fn end_entity(issuing: &Issuer, purpose: &[u64]) -> Certificate {
        let mut params = named("Key Generation");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Other(purpose.to_vec())];
        let key = KeyPair::generate().unwrap();
        of(params.signed_by(&key, issuing).unwrap().der())
    }

    fn of(der: &[u8]) -> Certificate {
        Certificate::from_der(der).unwrap()
    }

    #[test]
    fn only_one_that_chains_and_is_made_for_it_is_taken() {
        let root = root();
        let issuing = below(&root);
        let good = end_entity(&issuing, KEY_GENERATION);
        let roots = [of(root.der())];
        let between = [of(issuing.der())];
        let now = "2026-06-01T12:00:00Z".parse().unwrap();
        let taken = checked(good.clone(), &between, &roots, now);
        assert_eq!(taken.as_ref(), Ok(&good));

        let stranger = self::root();
        let other = below(&stranger);
        let later = "2030-01-01T12:00:00Z".parse().unwrap();
        for (certificate, between, at) in [
            (
                end_entity(&issuing, CLIENT_AUTHENTICATION),
                &between[..],
                now,
            ),
            (end_entity(&other, KEY_GENERATION), &[of(other.der())], now),
            (good.clone(), &[], now),
            (good, &between, later),
        ] {
            let refused = checked(certificate, between, &roots, at).unwrap_err();
            assert!(
                refused
                    .to_string()
                    .contains("the key generation certificate")
            );
        }
    }
}
