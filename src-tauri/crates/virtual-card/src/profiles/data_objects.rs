//! Data objects that production writes (SP 800-73-5 Part 1 §3 and Appendix A).

use std::time::SystemTime;

use der::DateTime;

use crate::objects::ObjectId;
use crate::state::CardState;
use crate::tlv;

/// A FASC-N for cards outside the federal government: agency, system and credential all nines.
const FASC_N: [u8; 25] = [
    0xD4, 0xE7, 0x39, 0xDA, 0x73, 0x9C, 0xED, 0x39, 0xCE, 0x73, 0x9D, 0x83, 0x68, 0x58, 0x21, 0x08,
    0x42, 0x10, 0x84, 0x21, 0xC8, 0x42, 0x10, 0xC3, 0xEB,
];
const ERROR_DETECTION_CODE: u32 = 0xFE;

/// Writes CHUID and card capability container and returns the new GUID.
pub(super) fn identify(state: &mut CardState) -> [u8; 16] {
    let guid = random_uuid();
    state.objects.insert(ObjectId::CHUID, chuid(guid));
    state
        .objects
        .insert(ObjectId::CARD_CAPABILITY, card_capability_container());
    guid
}

/// A certificate as its object holds it: 70 certificate, 71 not compressed, FE.
pub(super) fn certificate_object(certificate: &[u8]) -> Vec<u8> {
    let mut object = tlv::encode(0x70, certificate);
    tlv::put(&mut object, 0x71, &[0]);
    tlv::put(&mut object, ERROR_DETECTION_CODE, &[]);
    object
}

/// How many retired keys have their certificates on the card; none have them elsewhere.
pub(super) fn key_history(with_certificate: u8) -> Vec<u8> {
    let mut object = tlv::encode(0xC1, &[with_certificate]);
    tlv::put(&mut object, 0xC2, &[0]);
    tlv::put(&mut object, 0xF3, &[]);
    tlv::put(&mut object, ERROR_DETECTION_CODE, &[]);
    object
}

/// Unsigned: the signature field is there and empty.
fn chuid(guid: [u8; 16]) -> Vec<u8> {
    let mut object = tlv::encode(0x30, &FASC_N);
    tlv::put(&mut object, 0x34, &guid);
    tlv::put(&mut object, 0x35, expiry().as_bytes());
    tlv::put(&mut object, 0x3E, &[]);
    tlv::put(&mut object, ERROR_DETECTION_CODE, &[]);
    object
}

/// The last day of the tenth year from now, `YYYYMMDD`.
fn expiry() -> String {
    let year = DateTime::from_system_time(SystemTime::now()).map_or(2040, |now| now.year());
    format!("{:04}1231", year + 10)
}

fn card_capability_container() -> Vec<u8> {
    let mut identifier = vec![0xA0, 0x00, 0x00, 0x01, 0x16, 0xFF, 0x02];
    identifier.extend_from_slice(&rand::random::<[u8; 14]>());
    let mut object = tlv::encode(0xF0, &identifier);
    tlv::put(&mut object, 0xF1, &[0x21]);
    tlv::put(&mut object, 0xF2, &[0x21]);
    tlv::put(&mut object, 0xF3, &[]);
    tlv::put(&mut object, 0xF4, &[0x00]);
    tlv::put(&mut object, 0xF5, &[0x10]);
    for tag in [0xF6, 0xF7, 0xFA, 0xFB, 0xFC, 0xFD, ERROR_DETECTION_CODE] {
        tlv::put(&mut object, tag, &[]);
    }
    object
}

/// RFC 9562 §5.4.
fn random_uuid() -> [u8; 16] {
    let mut uuid: [u8; 16] = rand::random();
    uuid[6] = (uuid[6] & 0x0F) | 0x40;
    uuid[8] = (uuid[8] & 0x3F) | 0x80;
    uuid
}
