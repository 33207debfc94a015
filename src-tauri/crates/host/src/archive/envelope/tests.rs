use super::*;

fn bound(record: u64, public_key: &[u8]) -> Bound {
    Bound {
        record: ArchiveRecordId(record),
        public_key: Sha256Hex::of(public_key),
    }
}

fn key(length: usize) -> PrivateKey {
    PrivateKey::new(Zeroizing::new(vec![0x30; length]))
}

/// Where the archive key's name is, and what it wrapped.
const ARCHIVE_KEY: std::ops::Range<usize> = 39..55;
const WRAPPED: std::ops::Range<usize> = 70..110;
const DATA_KEY: [u8; 32] = [7; 32];

fn recipient_of(fill: u8) -> Recipient {
    Recipient {
        archive_key: ArchiveKeyId([fill; 16]),
        wrapped: [fill; WRAPPED_LENGTH],
    }
}

fn sealed(length: usize) -> Vec<u8> {
    let data_key = DataKey::new(DATA_KEY);
    seal(&key(length), &data_key, &recipient_of(1), bound(5, b"spki")).unwrap()
}

fn opened(enveloped: &[u8], bound: Bound) -> Result<Vec<u8>, EnvelopeFault> {
    open(enveloped, bound, |_| Some(DataKey::new(DATA_KEY))).map(|key| key.expose().to_vec())
}

#[test]
fn a_key_opens_only_as_the_record_it_is() {
    for length in [1, 138, 185, 1218, 2375] {
        let enveloped = sealed(length);
        let open = opened(&enveloped, bound(5, b"spki"));
        assert_eq!(open.unwrap(), vec![0x30; length]);
        for other in [bound(6, b"spki"), bound(5, b"other")] {
            assert_eq!(opened(&enveloped, other), Err(EnvelopeFault::Bound));
        }
    }
}

#[test]
fn a_changed_byte_opens_nothing() {
    let enveloped = sealed(138);
    for index in 0..enveloped.len() {
        let mut changed = enveloped.clone();
        changed[index] ^= 1;
        let opened = opened(&changed, bound(5, b"spki"));
        // Which archive key and what it wrapped is the keeper's to judge: here it has one data key for all.
        let is_keepers = ARCHIVE_KEY.contains(&index) || WRAPPED.contains(&index);
        if !is_keepers {
            assert!(opened.is_err(), "byte {index}");
        }
        let cut = super::open(&enveloped[..index], bound(5, b"spki"), |_| {
            Some(DataKey::new(DATA_KEY))
        });
        assert!(cut.is_err(), "cut at {index}");
    }
    let mut longer = enveloped;
    longer.push(0);
    assert_eq!(opened(&longer, bound(5, b"spki")), Err(EnvelopeFault::Form));
}

#[test]
fn another_data_key_opens_nothing() {
    let enveloped = sealed(138);
    let other = open(&enveloped, bound(5, b"spki"), |_| {
        Some(DataKey::new([8; 32]))
    });
    assert_eq!(other.err(), Some(EnvelopeFault::Changed));
    let none = open(&enveloped, bound(5, b"spki"), |_| None);
    assert_eq!(none.err(), Some(EnvelopeFault::DataKey));
}

/// The database's trigger lets nothing change from byte 111 on.
#[test]
fn wrapping_anew_changes_the_recipient_alone() {
    for length in [138, 185, 1218, 2375] {
        let before = sealed(length);
        let after = rewrapped(&before, &recipient_of(2)).unwrap();
        assert_eq!(recipient(&before).unwrap(), recipient_of(1));
        assert_eq!(recipient(&after).unwrap(), recipient_of(2));
        assert_eq!(before[110..], after[110..]);
        assert_eq!(before[..ARCHIVE_KEY.start], after[..ARCHIVE_KEY.start]);
        assert_eq!(
            before[ARCHIVE_KEY.end..WRAPPED.start],
            after[ARCHIVE_KEY.end..WRAPPED.start]
        );
        assert_eq!(
            opened(&after, bound(5, b"spki")).unwrap(),
            vec![0x30; length]
        );
        let back = rewrapped(&after, &recipient_of(1)).unwrap();
        assert_eq!(back, before);
    }
}

#[test]
fn the_same_key_is_enveloped_differently() {
    assert_ne!(sealed(138)[110..], sealed(138)[110..]);
}

/// Tag, whole encoding and value of each part of a constructed value.
fn parts(mut value: &[u8]) -> Vec<(u8, &[u8], &[u8])> {
    let mut parts = Vec::new();
    while let [tag, first, ..] = *value {
        let octets = usize::from(first.saturating_sub(0x80));
        let length = match octets {
            0 => usize::from(first),
            _ => value[2..2 + octets]
                .iter()
                .fold(0, |length, octet| length << 8 | usize::from(*octet)),
        };
        let begin = 2 + octets;
        parts.push((tag, &value[..begin + length], &value[begin..begin + length]));
        value = &value[begin + length..];
    }
    parts
}

/// Taken apart by hand: what is authenticated are the attributes as a SET OF (`RFC 5083 §2.2`).
#[test]
fn another_reader_opens_it() {
    let enveloped = sealed(138);
    let content_info = parts(parts(&enveloped)[0].2);
    let fields = parts(parts(content_info[1].2)[0].2);
    let tags: Vec<_> = fields.iter().map(|(tag, ..)| *tag).collect();
    assert_eq!(tags, [0x02, 0x31, 0x30, 0xa1, 0x04]);
    let content = parts(fields[2].2);
    let nonce = parts(parts(content[1].2)[1].2)[0].2;
    let mut attributes = fields[3].1.to_vec();
    attributes[0] = 0x31;
    let mut text = [content[2].2, fields[4].2].concat();
    let key = cipher(&DataKey::new(DATA_KEY)).unwrap();
    let nonce = Nonce::try_assume_unique_for_key(nonce).unwrap();
    let clear = key.open_in_place(nonce, Aad::from(attributes), &mut text);
    assert_eq!(clear.unwrap(), [0x30; 138]);
    let attributes = parts(fields[3].2);
    let values: Vec<_> = attributes
        .iter()
        .map(|(_, _, value)| parts(parts(value)[1].2)[0].2.to_vec())
        .collect();
    assert_eq!(values.len(), 3);
    assert!(values.contains(&vec![5]), "the record");
    assert!(
        values.contains(&Sha256Hex::of(b"spki").0.to_vec()),
        "the key"
    );
}
