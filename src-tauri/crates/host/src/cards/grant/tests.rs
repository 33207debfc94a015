//! The host's PINs and PUKs are drawn evenly: the very functions that grants and orders use, with the system's random
//! generator. The bounds are so far out that chance passes one of them less often than once in a hundred million runs.

use std::collections::BTreeMap;

use procedure::{FieldName, HolderData, PinRules, PukCharacters, PukRules};

use super::{DRAWS, drawn_pin, system_pin, system_puk};

const RULES: PinRules = PinRules {
    min_length: 4,
    max_length: 8,
    system_length: 4,
    no_repeats: true,
    no_sequences: true,
    not_holder_data: true,
};

fn holder() -> HolderData {
    let field = |name: &str, value: &str| (name.parse::<FieldName>().unwrap(), value.to_owned());
    let fields = BTreeMap::from([
        field("telephone", "070-174 07 12"),
        field("birth", "1987-05-23"),
        field("common_name", "Anna Berg"),
    ]);
    HolderData::of(&fields)
}

/// Pearson's statistic of counts that should all be alike, less its mean, in standard deviations.
fn deviations(counts: &[u32]) -> f64 {
    let cells = f64::from(u32::try_from(counts.len()).unwrap());
    let total: f64 = counts.iter().copied().map(f64::from).sum();
    let expected = total / cells;
    assert!(expected >= 5.0, "too few draws to say anything");
    let distance = |count: &u32| (f64::from(*count) - expected).powi(2) / expected;
    let statistic: f64 = counts.iter().map(distance).sum();
    let freedom = cells - 1.0;
    (statistic - freedom) / (2.0 * freedom).sqrt()
}

#[test]
fn every_pin_that_the_rules_allow_is_as_likely_and_no_other_comes() {
    let holder = holder();
    let rules = [
        procedure::PinRequirement::NoRepeats,
        procedure::PinRequirement::NoSequences,
        holder.requirement(),
    ];
    let allowed = |pin: &str| {
        let pin = secret::Pin::new(pin.to_owned());
        rules.iter().all(|rule| rule.is_met(&pin))
    };
    let all = (0..10_000).map(|number| format!("{number:04}"));
    let mut counts: BTreeMap<String, u32> =
        all.filter(|pin| allowed(pin)).map(|pin| (pin, 0)).collect();
    assert!(counts.len() < 9_970, "the holder's are not among them");
    assert!(!counts.contains_key("1740") && !counts.contains_key("2305"));
    for _ in 0..100_000 {
        let pin = system_pin(&RULES, &holder).unwrap();
        *counts.get_mut(pin.expose()).expect("allowed") += 1;
    }
    let counts: Vec<u32> = counts.into_values().collect();
    assert!(deviations(&counts).abs() < 6.0, "{}", deviations(&counts));
}

#[test]
fn the_digits_of_a_pin_as_cards_take_it_are_even_and_apart() {
    let (rules, holder) = (
        PinRules {
            min_length: 6,
            system_length: 6,
            ..RULES
        },
        holder(),
    );
    let mut places = [[0_u32; 10]; 6];
    let mut pairs = vec![0_u32; 100];
    for _ in 0..50_000 {
        let pin = system_pin(&rules, &holder).unwrap();
        let digits: Vec<usize> = pin
            .expose()
            .bytes()
            .map(|byte| usize::from(byte - b'0'))
            .collect();
        for (place, digit) in digits.iter().enumerate() {
            places[place][*digit] += 1;
        }
        pairs[digits[0] * 10 + digits[5]] += 1;
    }
    for counts in places {
        assert!(deviations(&counts) < 8.0, "{counts:?}");
    }
    assert!(deviations(&pairs) < 8.0, "{pairs:?}");
}

#[test]
fn the_factorys_pin_is_drawn_anew_and_a_generator_that_fails_gives_none() {
    let rules = PinRules {
        min_length: 6,
        system_length: 6,
        no_repeats: false,
        no_sequences: false,
        ..RULES
    };
    let nobody = HolderData::default();
    // The first bytes are the digits of 123456, the next ones those of 604817.
    let mut digits = [[1, 2, 3, 4, 5, 6], [6, 0, 4, 8, 1, 7]].into_iter();
    let pin = drawn_pin(&rules, &nobody, |bytes| {
        bytes[..6].copy_from_slice(&digits.next().unwrap());
        true
    });
    assert_eq!(pin.unwrap().expose(), "604817");
    let mut draws = 0;
    let only_the_factorys = drawn_pin(&rules, &nobody, |bytes| {
        draws += 1;
        bytes[..6].copy_from_slice(&[1, 2, 3, 4, 5, 6]);
        true
    });
    assert!(only_the_factorys.is_err() && draws >= DRAWS);
    let failing = drawn_pin(&rules, &nobody, |bytes| {
        bytes[..6].copy_from_slice(&[6, 0, 4, 8, 1, 7]);
        false
    });
    assert!(failing.is_err());
}

#[test]
fn rules_that_no_pin_meets_are_a_fault_and_no_endless_search() {
    let nothing = PinRules {
        min_length: 8,
        ..RULES
    };
    assert!(system_pin(&nothing, &HolderData::default()).is_err());
}

#[test]
fn every_character_of_a_puk_is_as_likely_in_each_place() {
    for (characters, alphabet) in [
        (PukCharacters::Digits, "0123456789"),
        (PukCharacters::Unambiguous, "34679ACDEFGHJKLMNPQRTUVWXY"),
    ] {
        let rules = PukRules {
            length: 8,
            characters,
        };
        let mut places = vec![vec![0_u32; alphabet.len()]; 8];
        let mut pairs = vec![0_u32; alphabet.len() * alphabet.len()];
        for _ in 0..50_000 {
            let puk = system_puk(&rules).unwrap();
            assert!(rules.are_kept_by(&puk));
            let at = |character| alphabet.find(character).expect("of the alphabet");
            let found: Vec<usize> = puk.expose().chars().map(at).collect();
            for (place, index) in found.iter().enumerate() {
                places[place][*index] += 1;
            }
            pairs[found[0] * alphabet.len() + found[7]] += 1;
        }
        for counts in &places {
            assert!(deviations(counts) < 8.0, "{counts:?}");
        }
        assert!(deviations(&pairs) < 8.0);
    }
}
