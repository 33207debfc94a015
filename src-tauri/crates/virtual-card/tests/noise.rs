//! No APDU makes a card panic, answer without a status word, or forget who is verified wrongly.

#![allow(clippy::unwrap_used, reason = "a test")]

mod management;

use proptest::collection::vec;
use proptest::prelude::*;
use virtual_card::{CardState, Model, ReaderBay, VirtualCard};

fn any_model() -> impl Strategy<Value = Model> {
    prop_oneof![
        Just(Model::yubikey(1)),
        Just(Model::generic()),
        Just(Model::Generic {
            short_apdus_only: true,
            full_aid_only: true,
            strict_le: true,
            tells_puk_tries: true
        }),
    ]
}

/// Bytes that look like a command: known instructions, references and tags, with noise.
fn likely_apdu() -> impl Strategy<Value = Vec<u8>> {
    let class = prop_oneof![8 => Just(0x00u8), 2 => Just(0x10), 1 => any::<u8>()];
    let instruction = prop_oneof![
        12 => proptest::sample::select(vec![0x20u8, 0x24, 0x2C, 0x47, 0x87, 0xCB, 0xDB, 0xC0, 0xA4, 0xF6, 0xF7, 0xF9, 0xFA, 0xFB, 0xFE, 0xFF]),
        1 => any::<u8>(),
    ];
    // Not 05, 07 and 16: making RSA keys is slow.
    let p1 = proptest::sample::select(vec![
        0x00u8, 0x03, 0x04, 0x0A, 0x11, 0x14, 0x3F, 0x82, 0x9A, 0xFF,
    ]);
    let p2 = proptest::sample::select(vec![
        0x00u8, 0x80, 0x81, 0x82, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0xF9, 0xFF,
    ]);
    let part = (
        proptest::sample::select(vec![
            0x01u8, 0x06, 0x53, 0x5C, 0x7C, 0x7E, 0x80, 0x81, 0x82, 0x85, 0xAA, 0xAB, 0xAC,
        ]),
        likely_value(),
    );
    let data = prop_oneof![
        vec(any::<u8>(), 0..40),
        vec(part, 0..4).prop_map(|parts| parts
            .into_iter()
            .flat_map(|(tag, value)| tlv(tag, &value))
            .collect()),
        (
            proptest::sample::select(vec![0x7Cu8, 0xAC]),
            vec(
                (
                    proptest::sample::select(vec![0x80u8, 0x81, 0x82, 0x85, 0xAA, 0xAB]),
                    likely_value()
                ),
                0..4
            )
        )
            .prop_map(|(outer, parts)| tlv(
                outer,
                &parts
                    .iter()
                    .flat_map(|(tag, value)| tlv(*tag, value))
                    .collect::<Vec<_>>()
            )),
    ];
    (
        class,
        instruction,
        p1,
        p2,
        data,
        any::<bool>(),
        vec(any::<u8>(), 0..3),
    )
        .prop_map(|(class, instruction, p1, p2, data, extended, le)| {
            let mut apdu = vec![class, instruction, p1, p2];
            if extended {
                apdu.push(0);
                apdu.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
            } else {
                apdu.push(u8::try_from(data.len().min(255)).unwrap());
            }
            apdu.extend(data);
            apdu.extend(le);
            apdu
        })
}

/// Nothing, an algorithm or policy, an object's tag, a challenge, a hash, a point, noise.
fn likely_value() -> impl Strategy<Value = Vec<u8>> {
    let point = hex::decode(POINT).unwrap();
    prop_oneof![
        Just(vec![]),
        proptest::sample::select(vec![0x01u8, 0x02, 0x03, 0x11, 0x14]).prop_map(|byte| vec![byte]),
        Just(vec![0x5F, 0xC1, 0x02]),
        vec(any::<u8>(), 16..=16),
        vec(any::<u8>(), 32..=32),
        Just(point),
        vec(any::<u8>(), 0..70),
    ]
}

/// The base point of P-256.
const POINT: &str = "046B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C2964FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5";

fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    if value.len() > 0x7F {
        out.push(0x81);
    }
    out.push(u8::try_from(value.len().min(255)).unwrap());
    out.extend(&value[..value.len().min(255)]);
    out
}

/// A card with a verified PIN, so that noise reaches beyond the first refusal.
fn opened(model: Model) -> VirtualCard {
    let mut card = VirtualCard::in_memory(CardState::factory(model));
    card.power_on();
    card.transmit(&hex::decode("00A4040009A0000003080000100000").unwrap());
    card.transmit(&hex::decode("0020008008313233343536FFFF").unwrap());
    card
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_answered(model in any_model(), apdus in vec(vec(any::<u8>(), 0..300), 1..20)) {
        let mut card = opened(model);
        for apdu in apdus {
            prop_assert!(card.transmit(&apdu).len() >= 2);
        }
    }

    #[test]
    fn likely_commands_are_answered(model in any_model(), authenticated in any::<bool>(), apdus in vec(likely_apdu(), 1..40)) {
        let mut card = opened(model);
        if authenticated {
            management::authenticate(&mut card);
        }
        for apdu in apdus {
            let answer = card.transmit(&apdu);
            prop_assert!(answer.len() >= 2);
            let class = answer[answer.len() - 2];
            prop_assert!(matches!(class, 0x61 | 0x63 | 0x65..=0x6F | 0x90), "{:02X?} -> {:02X?}", apdu, answer);
        }
    }

    /// Nothing but an authentication with the management key opens writing, whatever comes before.
    #[test]
    fn noise_never_opens_the_card(model in any_model(), apdus in vec(likely_apdu(), 1..40)) {
        let bay = ReaderBay::new();
        let insertion = bay.insert(opened(model));
        for apdu in &apdus {
            bay.transmit(insertion, apdu).unwrap();
        }
        bay.reset(insertion).unwrap();
        bay.transmit(insertion, &hex::decode("00A4040009A0000003080000100000").unwrap()).unwrap();
        let write = bay.transmit(insertion, &hex::decode("00DB3FFF095C035FC10253020102").unwrap()).unwrap();
        prop_assert_eq!(write, vec![0x69, 0x82]);
    }
}
