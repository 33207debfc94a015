use secret::Pin;
use serde::Deserialize;

use super::{CardPinLimits, HolderData, NoSystemPin, PinRequirement};
use crate::{FieldName, PinRules, PukCharacters, PukRules};

/// A row of the case table, which the window's own check is held to as well. The card's limits are PIV's.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    pin: String,
    min: u8,
    max: u8,
    no_repeats: bool,
    no_sequences: bool,
    /// What was typed about the holder; where it is there, the rule is.
    #[serde(default)]
    holder: Option<String>,
    /// The runs of digits that are made of it.
    #[serde(default)]
    holder_digits: Vec<String>,
    faults: Vec<String>,
}

#[test]
fn the_case_table_holds() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../pin-cases.json")).unwrap();
    for case in cases {
        let rules = PinRules {
            min_length: case.min,
            max_length: case.max,
            system_length: case.min,
            no_repeats: case.no_repeats,
            no_sequences: case.no_sequences,
            not_holder_data: case.holder.is_some(),
        };
        let holder = holder(case.holder.as_deref().unwrap_or_default());
        let found = rules
            .check(&Pin::new(case.pin.clone()), CardPinLimits::PIV, &holder)
            .err()
            .unwrap_or_default();
        let found: Vec<_> = found.iter().map(super::PinFault::code).collect();
        assert_eq!(found, case.faults, "{}", case.pin);
        assert_eq!(Vec::from_iter(holder.0), case.holder_digits, "{}", case.pin);
    }
}

#[test]
fn requirements_cross_as_data() {
    let rules = rules(6);
    let requirements = rules.requirements(CardPinLimits::PIV, &holder("+46 70-174 07 12"));
    let json = serde_json::to_string(&requirements).unwrap();
    assert_eq!(
        json,
        r#"[{"rule":"only-digits"},{"rule":"min-length","digits":6},{"rule":"max-length","digits":8},{"rule":"no-repeats"},{"rule":"no-sequences"}]"#
    );
    assert_eq!(
        serde_json::from_str::<Vec<PinRequirement>>(&json).unwrap(),
        requirements
    );
}

fn rules(system_length: u8) -> PinRules {
    PinRules {
        min_length: system_length,
        max_length: 8,
        system_length,
        no_repeats: true,
        no_sequences: true,
        not_holder_data: false,
    }
}

/// What was typed into one field.
fn holder(value: &str) -> HolderData {
    let field: FieldName = "typed".parse().unwrap();
    HolderData::of([(&field, &value.to_owned())])
}

/// A generator that is good enough to tell a biased draw from a uniform one, and the same in each run (SplitMix64).
fn generator(mut state: u64) -> impl FnMut(&mut [u8]) {
    move |bytes| {
        for chunk in bytes.chunks_mut(8) {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            chunk.copy_from_slice(&mixed.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// How far counts are from all being equal: about as much as there are counts, where they come from equal chances.
#[allow(clippy::cast_precision_loss)]
fn chi_square(counts: &[u32]) -> f64 {
    let expected = f64::from(counts.iter().sum::<u32>()) / counts.len() as f64;
    counts
        .iter()
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum()
}

#[test]
fn every_digit_is_equally_likely_in_every_place() {
    let mut random = generator(1);
    let mut counts = [[0_u32; 10]; 6];
    let mut all = [0_u32; 10];
    for _ in 0..60_000 {
        let pin = rules(6)
            .system_pin(&HolderData::default(), &mut random)
            .unwrap();
        for (place, digit) in pin.expose().bytes().enumerate() {
            counts[place][usize::from(digit - b'0')] += 1;
            all[usize::from(digit - b'0')] += 1;
        }
    }
    // 9 degrees of freedom: 43 is passed once in some 500,000 tests.
    for counts in counts {
        assert!(chi_square(&counts) < 43.0, "{counts:?}");
    }
    assert!(chi_square(&all) < 43.0, "{all:?}");
}

#[test]
fn the_statistic_sees_a_draw_without_rejection() {
    let mut random = generator(2);
    let mut all = [0_u32; 10];
    let mut bytes = [0_u8; 6];
    for _ in 0..60_000 {
        random(&mut bytes);
        for byte in bytes {
            all[usize::from(byte % 10)] += 1;
        }
    }
    assert!(chi_square(&all) > 43.0, "{all:?}");
}

#[test]
fn every_pin_that_meets_the_rules_is_equally_likely() {
    let mut random = generator(3);
    let mut counts = [0_u32; 100];
    for _ in 0..70_000 {
        let pin = rules(2)
            .system_pin(&HolderData::default(), &mut random)
            .unwrap();
        counts[pin.expose().parse::<usize>().unwrap()] += 1;
    }
    let drawn: Vec<_> = counts.iter().copied().filter(|count| *count > 0).collect();
    // Of 100, ten repeat and twenty step up or down, 9 and 0 being neighbours.
    assert_eq!(drawn.len(), 70);
    // 69 degrees of freedom: 132 is passed once in some 100,000 tests.
    assert!(chi_square(&drawn) < 132.0, "{counts:?}");
}

#[test]
fn a_source_that_is_not_random_ends_in_an_error() {
    assert_eq!(
        rules(6)
            .system_pin(&HolderData::default(), |bytes| bytes.fill(0))
            .err(),
        Some(NoSystemPin)
    );
    assert_eq!(
        rules(6)
            .system_pin(&HolderData::default(), |bytes| bytes.fill(255))
            .err(),
        Some(NoSystemPin)
    );
    let impossible = PinRules {
        min_length: 8,
        ..rules(6)
    };
    assert_eq!(
        impossible
            .system_pin(&HolderData::default(), generator(4))
            .err(),
        Some(NoSystemPin)
    );
}

#[test]
fn a_puk_is_drawn_evenly_and_is_never_the_factorys() {
    let mut random = generator(11);
    for (characters, many) in [
        (PukCharacters::Digits, 10),
        (PukCharacters::Unambiguous, 26),
    ] {
        let rules = PukRules {
            length: 8,
            characters,
        };
        let mut counts = std::collections::BTreeMap::<char, u32>::new();
        for _ in 0..5000 {
            let puk = rules.system_puk(&mut random).unwrap();
            assert_eq!(puk.expose().len(), 8);
            for character in puk.expose().chars() {
                *counts.entry(character).or_default() += 1;
            }
        }
        let counts: Vec<_> = counts.into_values().collect();
        assert_eq!(counts.len(), many);
        // Beyond this once in 10⁶ for 25 degrees of freedom, and more rarely for 9.
        assert!(chi_square(&counts) < 72.0, "{counts:?}");
    }
    let rules = PukRules {
        length: 8,
        characters: PukCharacters::Digits,
    };
    // Bytes that spell the factory's PUK, for ever.
    let factory = |bytes: &mut [u8]| {
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from(place % 8).unwrap() + 1;
        }
    };
    assert_eq!(rules.system_puk(factory).err(), Some(NoSystemPin));
}
