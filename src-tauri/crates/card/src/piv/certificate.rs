use std::io::Read;

use contents::{Certificate, CertificateObject, KeyReference, MalformedCertificate};
use flate2::read::{GzDecoder, ZlibDecoder};

use super::{Piv, object::ObjectTag};
use crate::{CardError, tlv};

impl Piv<'_> {
    /// The certificate object of a key: one command. What cannot be read as a certificate is told, not an error.
    pub fn certificate(&mut self, key: KeyReference) -> Result<CertificateObject, CardError> {
        self.certificate_object(ObjectTag::certificate(key))
    }

    pub(super) fn certificate_object(
        &mut self,
        tag: ObjectTag,
    ) -> Result<CertificateObject, CardError> {
        let malformed = match self.object(tag) {
            Ok(None) => return Ok(CertificateObject::Absent),
            Ok(Some(content)) => match decode(&content) {
                Ok(object) => return Ok(object),
                Err(malformed) => malformed,
            },
            Err(CardError::Malformed { .. }) => MalformedCertificate::Container,
            Err(CardError::Refused { status, .. }) => MalformedCertificate::Refused {
                status: status.word(),
            },
            Err(other) => return Err(other),
        };
        Ok(CertificateObject::Malformed(malformed))
    }

    /// Writes the certificate of a key, uncompressed. Wants the management key. Whether it belongs to the key on the
    /// card is the caller's to check.
    ///
    /// # Errors
    /// [`CardError::NotAuthorised`] without the management key, [`CardError::CardFull`].
    pub fn put_certificate(
        &mut self,
        key: KeyReference,
        certificate: &Certificate,
    ) -> Result<(), CardError> {
        self.put_object(ObjectTag::certificate(key), &encode(certificate.der()))
    }

    /// Deletes the certificate object of a key; the key stays. Wants the management key.
    ///
    /// # Errors
    /// [`CardError::NotAuthorised`] without the management key.
    pub fn delete_certificate(&mut self, key: KeyReference) -> Result<(), CardError> {
        self.put_object(ObjectTag::certificate(key), &[])
    }
}

// The certificate objects' elements (SP 800-73-5 Part 1, Appendix A, X.509 certificate tables).
const CERTIFICATE: u32 = 0x70;
const CERT_INFO: u32 = 0x71;
const ERROR_DETECTION_CODE: u32 = 0xFE;

/// The bit of CertInfo that says gzip (`SP 800-73-5 Part 1`, Appendix A, CertInfo byte encoding).
const COMPRESSED: u8 = 0x01;

/// How gzip begins (`RFC 1952 §2.3.1`).
const GZIP: &[u8] = &[0x1F, 0x8B];

/// How some middleware begins a zlib stream (`RFC 1950`): two bytes, then the length when unpacked, low byte first.
const PREFIXED_ZLIB: &[u8] = &[0x01, 0x00];

/// The longest certificate that is unpacked, in bytes: a small compressed object may claim any size.
const LONGEST_CERTIFICATE: usize = 0x8000;

fn encode(der: &[u8]) -> Vec<u8> {
    tlv::template(&[
        (CERTIFICATE, der),
        (CERT_INFO, &[0]),
        (ERROR_DETECTION_CODE, &[]),
    ])
    .to_vec()
}

fn decode(content: &[u8]) -> Result<CertificateObject, MalformedCertificate> {
    let der = certificate_in(content)?;
    match Certificate::from_padded_der(&der) {
        Ok(certificate) => Ok(CertificateObject::Present(certificate.into())),
        Err(MalformedCertificate::PublicKey(_)) => Ok(CertificateObject::Unsupported(
            Certificate::of_unsupported_key(&der)?.into(),
        )),
        Err(malformed) => Err(malformed),
    }
}

/// The bytes of the certificate, padding included.
fn certificate_in(content: &[u8]) -> Result<Vec<u8>, MalformedCertificate> {
    let (mut certificate, mut info) = (None, 0);
    let mut objects = tlv::objects(content);
    loop {
        // Zero bytes after the last element are padding, as ISO/IEC 7816-4 allows.
        if objects.rest().iter().all(|byte| *byte == 0) {
            break;
        }
        match objects.next() {
            Some(Ok(object)) if object.tag == CERTIFICATE => certificate = Some(object.value),
            Some(Ok(object)) if object.tag == CERT_INFO => {
                info = object.value.first().copied().unwrap_or(0)
            }
            Some(Ok(_)) => {}
            Some(Err(_)) => return Err(MalformedCertificate::Container),
            None => break,
        }
    }
    let certificate = certificate.ok_or(MalformedCertificate::Container)?;
    if info & COMPRESSED == 0 {
        Ok(certificate.to_vec())
    } else if certificate.starts_with(GZIP) {
        unpack(GzDecoder::new(certificate))
    } else if let Some([_, _, stream @ ..]) = certificate.strip_prefix(PREFIXED_ZLIB) {
        unpack(ZlibDecoder::new(stream))
    } else {
        Err(MalformedCertificate::Compression)
    }
}

fn unpack(stream: impl Read) -> Result<Vec<u8>, MalformedCertificate> {
    let mut der = Vec::new();
    stream
        .take(LONGEST_CERTIFICATE as u64 + 1)
        .read_to_end(&mut der)
        .map_err(|_| MalformedCertificate::Compression)?;
    if der.len() > LONGEST_CERTIFICATE {
        Err(MalformedCertificate::Compression)
    } else {
        Ok(der)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use contents::{Certificate, CertificateObject, MalformedCertificate};
    use flate2::{
        Compression,
        write::{GzEncoder, ZlibEncoder},
    };

    use super::{LONGEST_CERTIFICATE, decode, encode};
    use crate::tlv;

    const DER: &[u8] = include_bytes!("../../tests/data/certificate.der");

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn certificate(content: &[u8]) -> Certificate {
        match decode(content) {
            Ok(CertificateObject::Present(certificate)) => *certificate,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let content = encode(DER);
        assert_eq!(certificate(&content).der(), DER);
        assert!(content.ends_with(&[0x71, 1, 0, 0xFE, 0]));
    }

    #[test]
    fn a_compressed_certificate_and_padding_are_read() {
        let content = tlv::template(&[(0x70, &zipped(DER)), (0x71, &[1]), (0xFE, &[])]);
        assert_eq!(certificate(&content).der(), DER);
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(DER).unwrap();
        let length = u16::try_from(DER.len()).unwrap().to_le_bytes();
        let prefixed = [&[1, 0], &length[..], &encoder.finish().unwrap()].concat();
        let content = tlv::template(&[(0x70, &prefixed), (0x71, &[1]), (0xFE, &[])]);
        assert_eq!(certificate(&content).der(), DER);
        let padded = [DER, &[0; 7]].concat();
        let content = [
            &tlv::template(&[(0x70, &padded), (0x71, &[0]), (0xFE, &[])])[..],
            &[0; 3],
        ]
        .concat();
        assert_eq!(certificate(&content).der(), DER);
    }

    #[test]
    fn a_certificate_for_a_key_that_is_not_certified_here_is_told_as_one() {
        let content = encode(include_bytes!("../../tests/data/ed25519.der"));
        let Ok(CertificateObject::Unsupported(found)) = decode(&content) else {
            panic!("a certificate is there");
        };
        assert_eq!(found.subject(), "CN=ed25519");
        assert_eq!(found.public_key().algorithm(), "Ed25519");
    }

    #[test]
    fn what_is_no_certificate_is_named() {
        let bomb = zipped(&vec![0; LONGEST_CERTIFICATE + 1]);
        for (content, malformed) in [
            (vec![0x70, 5, 1], MalformedCertificate::Container),
            (vec![0x71, 1, 0, 0xFE, 0], MalformedCertificate::Container),
            (
                [&encode(DER)[..], &[0x01, 0x85]].concat(),
                MalformedCertificate::Container,
            ),
            (
                tlv::template(&[(0x70, DER), (0x71, &[1])]).to_vec(),
                MalformedCertificate::Compression,
            ),
            (
                tlv::template(&[(0x70, &bomb), (0x71, &[1])]).to_vec(),
                MalformedCertificate::Compression,
            ),
            (
                encode(&DER[..DER.len() - 1]),
                MalformedCertificate::Truncated,
            ),
        ] {
            assert_eq!(decode(&content).err(), Some(malformed));
        }
        assert!(matches!(
            decode(&encode(&[0x30, 0])),
            Err(MalformedCertificate::Der(_))
        ));
    }
}
