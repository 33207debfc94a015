use std::collections::BTreeSet;

use contents::{
    CardContents, CardIdentity, CertificateObject, KeyAlgorithm, KeyReference, KnownBy,
    MalformedCertificate,
};
use proptest::prelude::*;

use super::{Missing, Plan, PlanStep, ProofKind, Summary, plan};
use crate::{
    Action, CertificateId, CertificateKind, CertificateThere, ContentTable, Draft, DraftFault,
    ExpectedKey, KeyChoice, KeyProcedure, PinDistribution, ProductionKey, Recovery, RequestDigest,
    Role, StockRecord, StockRule, TokenProcedure, WhyNot, check_draft,
    test_cards::{
        certificate, empty_card, fill, identity, on_card, pre_personalized, public_key, put,
        put_unsupported, shipped,
    },
};

mod secrets;

fn roles() -> BTreeSet<Role> {
    [Role::IssueCertificate, Role::RecoverKey].into()
}

#[test]
fn a_plan_names_everything_in_its_order() {
    let procedure = shipped("employee-card");
    let (card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    draft.keys.get_mut(&KeyReference::Signature).unwrap().action = Action::Issue;
    fill(&procedure, &mut draft);
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles()).unwrap();
    let (a, c, d) = (
        KeyReference::Authentication,
        KeyReference::Signature,
        KeyReference::KeyManagement,
    );
    assert_eq!(
        plan.steps(),
        [
            PlanStep::Prove {
                key: a,
                by: ProofKind::Signature
            },
            PlanStep::Prove {
                key: c,
                by: ProofKind::Signature
            },
            PlanStep::Prove {
                key: d,
                by: ProofKind::Agreement
            },
            PlanStep::Request { key: a },
            PlanStep::Request { key: c },
            PlanStep::Request { key: d },
            PlanStep::Store { key: a },
            PlanStep::Store { key: d },
            PlanStep::Check { key: a },
            PlanStep::Check { key: d },
            PlanStep::SetPin {
                distribution: PinDistribution::ShowAtRa
            },
        ]
    );
    let expected = Summary {
        certificates: 3,
        stored: 2,
        generated: 0,
        archived: 0,
        recovered: 0,
        overwritten_keys: 0,
        overwritten_certificates: 2,
    };
    assert_eq!(plan.summary(), expected);
    assert_eq!(
        plan.keys[0].overwritten.certificate.kind(),
        Some(CertificateKind::Transport)
    );
    assert_eq!(
        plan.keys[1].overwritten.certificate,
        CertificateThere::Absent
    );
    assert!(!plan.holder_pin_needed);
}

#[test]
fn a_spent_certificate_that_add_overwrites_is_named() {
    let procedure = shipped("blank-card");
    let (mut card, mut stock) = (empty_card(), crate::test_cards::blank_stock());
    let key = public_key(KeyAlgorithm::EccP256, 5);
    let spent = certificate("Anna", &key);
    let reference = KeyReference::KeyManagement;
    stock.spent.insert(reference, [spent.fingerprint()].into());
    put(&mut card, reference, Some(&key), Some(spent.clone()));
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    assert_eq!(draft.keys[&reference].action, Action::Add);
    fill(&procedure, &mut draft);
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles()).unwrap();
    let named = CertificateThere::Spent(spent.into());
    assert_eq!(plan.keys[2].overwritten.certificate, named);
    assert_eq!(
        plan.keys[2].overwritten.key.as_ref().unwrap().public_key,
        key
    );
    assert_eq!(plan.summary().overwritten_certificates, 1);
    assert!(check_draft(&procedure, Some(&stock), &draft).is_ok());
}

#[test]
fn a_generated_key_overwrites_what_lies_there() {
    let procedure = shipped("blank-card");
    let mut card = empty_card();
    let stock = crate::test_cards::blank_stock();
    let stray = public_key(KeyAlgorithm::Rsa2048, 5);
    put(&mut card, KeyReference::KeyManagement, Some(&stray), None);
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    fill(&procedure, &mut draft);
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles()).unwrap();
    assert_eq!(plan.summary().generated, 3);
    assert_eq!(plan.summary().overwritten_keys, 1);
    assert_eq!(
        plan.keys[2].overwritten.key.as_ref().unwrap().public_key,
        stray
    );
    let algorithm = KeyAlgorithm::EccP256;
    assert_eq!(
        plan.steps()[0],
        PlanStep::Generate {
            key: KeyReference::Authentication,
            algorithm
        }
    );
}

#[test]
fn a_key_that_cannot_be_certified_is_overwritten_only_by_redo_and_named() {
    let mut procedure = shipped("blank-card");
    let mut card = empty_card();
    let stock = crate::test_cards::blank_stock();
    put_unsupported(&mut card, KeyReference::KeyManagement);
    let judged = |procedure: &TokenProcedure, action| {
        let table = ContentTable::new(procedure, &card, Some(&stock));
        let row = table.row(KeyReference::KeyManagement).unwrap();
        row.why_not(action).cloned()
    };
    let what = CertificateKind::Foreign;
    assert_eq!(
        judged(&procedure, Action::Add),
        Some(WhyNot::CertificateThere { what })
    );
    let rule = procedure
        .keys
        .iter_mut()
        .find(|rule| rule.reference == KeyReference::KeyManagement)
        .unwrap();
    rule.actions.insert(Action::Redo);
    let name = rule.key_procedure.clone();
    for (replace, why_not) in [(false, Some(WhyNot::LiveCertificate)), (true, None)] {
        let Some(KeyProcedure::Generate { replace: says, .. }) =
            procedure.key_procedures.get_mut(&name)
        else {
            panic!("the key is generated");
        };
        *says = replace;
        assert_eq!(judged(&procedure, Action::Redo), why_not);
    }
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    let choice = KeyChoice::of(Action::Redo);
    draft.keys.insert(KeyReference::KeyManagement, choice);
    fill(&procedure, &mut draft);
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles()).unwrap();
    assert_eq!(plan.summary().overwritten_keys, 1);
    assert_eq!(plan.summary().overwritten_certificates, 1);
    let planned = &plan.keys[2];
    assert_eq!(planned.overwritten.key, None);
    assert_eq!(
        planned
            .overwritten
            .unsupported_key
            .as_ref()
            .unwrap()
            .algorithm(),
        "Ed25519"
    );
}

#[test]
fn what_is_missing_is_listed() {
    let procedure = shipped("employee-card");
    let (card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    let mut draft = Draft::default();
    fill(&procedure, &mut draft);
    let choice = KeyChoice::of(Action::Add);
    draft.keys.insert(KeyReference::Signature, choice);
    let why = WhyNot::CertificateThere {
        what: CertificateKind::Transport,
    };
    let fault = DraftFault::Action {
        key: KeyReference::Signature,
        action: Action::Add,
        why,
    };
    assert_eq!(
        plan(&procedure, &card, Some(&stock), &draft, &BTreeSet::new()),
        Err(vec![
            Missing::Role(Role::IssueCertificate),
            Missing::Draft(fault)
        ])
    );
}

/// A card that takes keys from outside.
fn importing_card() -> CardContents {
    let mut card = empty_card();
    card.capabilities.imports = &KeyAlgorithm::ALL;
    card
}

#[test]
fn an_archived_key_is_imported_and_not_proven() {
    let procedure = shipped("archived-encryption");
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    card.capabilities.imports = &KeyAlgorithm::ALL;
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    let d = KeyReference::KeyManagement;
    draft.keys.retain(|key, _| *key == d);
    fill(&procedure, &mut draft);
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles()).unwrap();
    assert_eq!(
        plan.steps(),
        [
            PlanStep::Request { key: d },
            PlanStep::Import { key: d },
            PlanStep::Store { key: d },
            PlanStep::Check { key: d },
            PlanStep::SetPin {
                distribution: PinDistribution::ShowAtRa
            },
        ]
    );
    assert_eq!(
        plan.summary(),
        Summary {
            certificates: 1,
            stored: 1,
            archived: 1,
            overwritten_keys: 1,
            overwritten_certificates: 1,
            ..Summary::default()
        }
    );
    assert_eq!(plan.keys[0].proof, None);
}

#[test]
fn a_recovered_key_takes_its_place_and_what_lay_there_is_named() {
    let procedure = shipped("recover-encryption-key");
    let (mut card, stock) = pre_personalized(KeyAlgorithm::EccP256);
    card.capabilities.imports = &KeyAlgorithm::ALL;
    let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
    fill(&procedure, &mut draft);
    draft.recovery = Some(Recovery {
        reason: "The card was lost.".to_owned(),
        ..Recovery::default()
    });
    let d = KeyReference::KeyManagement;
    let roles = [Role::RecoverKey].into();
    let plan = plan(&procedure, &card, Some(&stock), &draft, &roles).unwrap();
    assert_eq!(
        plan.steps(),
        [
            PlanStep::Recover { key: d },
            PlanStep::Import { key: d },
            PlanStep::Store { key: d },
            PlanStep::Check { key: d },
            PlanStep::SetPin {
                distribution: PinDistribution::EnterAtRa
            },
        ]
    );
    assert_eq!(
        plan.summary(),
        Summary {
            recovered: 1,
            overwritten_keys: 1,
            overwritten_certificates: 1,
            ..Summary::default()
        }
    );
    let overwritten = &plan.recoveries[0].overwritten;
    assert_eq!(
        overwritten.certificate.kind(),
        Some(CertificateKind::Transport)
    );
    assert!(overwritten.loses_key());
}

#[test]
fn each_plan_wants_the_roles_of_what_its_procedure_does() {
    let card = importing_card();
    let stock = crate::test_cards::blank_stock();
    let missing = |id: &str| {
        let procedure = shipped(id);
        let mut draft = ContentTable::new(&procedure, &card, Some(&stock)).preset();
        fill(&procedure, &mut draft);
        if procedure.recoveries() > 0 {
            draft.recovery = Some(Recovery {
                reason: "Lost.".to_owned(),
                ..Recovery::default()
            });
        }
        plan(&procedure, &card, Some(&stock), &draft, &BTreeSet::new()).unwrap_err()
    };
    assert_eq!(
        missing("archived-encryption"),
        [Missing::Role(Role::IssueCertificate)]
    );
    assert_eq!(
        missing("recover-encryption-key"),
        [Missing::Role(Role::RecoverKey)]
    );
    assert_eq!(
        missing("recover-for-investigation"),
        [
            Missing::Role(Role::RecoverKey),
            Missing::Draft(DraftFault::NoCertificateChosen {
                key: KeyReference::KeyManagement
            })
        ]
    );
}

#[test]
fn the_holder_types_a_pin_that_the_host_does_not_hold() {
    let procedure = shipped("authentication-only");
    let (card, mut stock) = pre_personalized(KeyAlgorithm::EccP256);
    stock.pin_held = false;
    let table = ContentTable::new(&procedure, &card, Some(&stock));
    let mut draft = table.preset();
    assert_eq!(draft.keys.len(), 1, "not knowing the PIN disables nothing");
    fill(&procedure, &mut draft);
    assert!(
        plan(&procedure, &card, Some(&stock), &draft, &roles())
            .unwrap()
            .holder_pin_needed
    );
}

/// What can lie in one place of a card.
#[derive(Clone, Debug)]
struct Place {
    production: Option<KeyAlgorithm>,
    transport_recorded: bool,
    key: KeyInPlace,
    certificate: CertificateInPlace,
    live: bool,
}

#[derive(Clone, Copy, Debug)]
enum KeyInPlace {
    None,
    Production,
    Other(KeyAlgorithm),
}

#[derive(Clone, Copy, Debug)]
enum CertificateInPlace {
    None,
    Transport,
    Issued,
    Spent,
    Foreign,
    Malformed,
}

#[derive(Clone, Debug)]
struct Scene {
    procedure: TokenProcedure,
    card: CardContents,
    stock: Option<StockRecord>,
}

fn algorithm() -> impl Strategy<Value = KeyAlgorithm> {
    prop::sample::select(KeyAlgorithm::ALL.to_vec())
}

fn place() -> impl Strategy<Value = Place> {
    let key = prop_oneof![
        2 => Just(KeyInPlace::None),
        4 => Just(KeyInPlace::Production),
        2 => algorithm().prop_map(KeyInPlace::Other),
    ];
    let certificate = prop::sample::select(vec![
        CertificateInPlace::None,
        CertificateInPlace::Transport,
        CertificateInPlace::Issued,
        CertificateInPlace::Spent,
        CertificateInPlace::Foreign,
        CertificateInPlace::Malformed,
    ]);
    (
        prop::option::weighted(0.7, algorithm()),
        any::<bool>(),
        key,
        certificate,
        any::<bool>(),
    )
        .prop_map(
            |(production, transport_recorded, key, certificate, live)| Place {
                production,
                transport_recorded,
                key,
                certificate,
                live,
            },
        )
}

/// The shipped procedures, and those that generate with and without leave to replace, for any card.
fn procedure() -> impl Strategy<Value = TokenProcedure> {
    let ids = [
        "employee-card",
        "authentication-only",
        "replace-transport-certificates",
        "blank-card",
        "archived-encryption",
        "recover-encryption-key",
        "recover-for-investigation",
    ];
    (
        prop::sample::select(ids.to_vec()),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(id, any_stock, may_replace, all_actions)| {
            let mut procedure = shipped(id);
            if any_stock {
                procedure.card.stock = StockRule::Any;
            }
            for key_procedure in procedure.key_procedures.values_mut() {
                match key_procedure {
                    KeyProcedure::Generate { replace, .. }
                    | KeyProcedure::Archive { replace, .. } => *replace = may_replace,
                    KeyProcedure::Recover(rule) => rule.replace = may_replace,
                    KeyProcedure::Production { .. } => {}
                }
            }
            if all_actions {
                procedure
                    .keys
                    .iter_mut()
                    .for_each(|rule| rule.actions.extend(Action::ALL));
            }
            procedure
        })
}

prop_compose! {
    fn scene()(
        procedure in procedure(),
        places in prop::collection::vec(place(), 5),
        metadata in any::<bool>(),
        in_stock in prop::bool::weighted(0.95),
        blank in prop::bool::weighted(0.3),
        pin_held in any::<bool>(),
        blocked in prop::bool::weighted(0.05),
        by_key in prop::bool::weighted(0.2),
        import in prop::bool::weighted(0.8),
    ) -> Scene {
        let mut card = empty_card();
        card.capabilities.metadata = metadata;
        card.capabilities.imports = if import { &KeyAlgorithm::ALL } else { &[] };
        card.pin.tries_left = Some(if blocked { 0 } else { 3 });
        let mut stock = crate::test_cards::blank_stock();
        stock.pin_held = pin_held;
        for (seed, (reference, place)) in (10..).step_by(10).zip(KeyReference::all().zip(&places)) {
            put_place(&mut card, &mut stock, reference, place, seed, metadata, blank);
        }
        let identity = if by_key { CardIdentity::CardAuthenticationKey("00".repeat(32)) } else { identity() };
        card.identity = Some(identity.clone());
        stock.identity = identity;
        Scene { procedure, card, stock: in_stock.then_some(stock) }
    }
}

fn put_place(
    card: &mut CardContents,
    stock: &mut StockRecord,
    reference: KeyReference,
    place: &Place,
    seed: u8,
    metadata: bool,
    blank: bool,
) {
    let production = place
        .production
        .filter(|_| !blank)
        .map(|algorithm| public_key(algorithm, seed));
    let other = match place.key {
        KeyInPlace::Other(algorithm) => Some(public_key(algorithm, seed + 1)),
        KeyInPlace::None | KeyInPlace::Production => None,
    };
    let key = match place.key {
        KeyInPlace::None => None,
        KeyInPlace::Production => production.clone(),
        KeyInPlace::Other(_) => other,
    };
    let transport = production.as_ref().map(|key| certificate("TC", key));
    let issued = key.as_ref().map(|key| certificate("Anna", key));
    let found = match place.certificate {
        CertificateInPlace::Transport => transport.clone(),
        CertificateInPlace::Issued => issued.clone(),
        CertificateInPlace::Spent => key.as_ref().map(|key| certificate("Bo", key)),
        CertificateInPlace::Foreign => Some(certificate(
            "Else",
            &public_key(KeyAlgorithm::EccP256, seed + 2),
        )),
        CertificateInPlace::None | CertificateInPlace::Malformed => None,
    };
    if let (CertificateInPlace::Spent, Some(found)) = (place.certificate, &found) {
        stock.spent.insert(reference, [found.fingerprint()].into());
    }
    let entry = card
        .keys
        .iter_mut()
        .find(|entry| entry.reference == reference)
        .unwrap();
    entry.key = match (&key, &found) {
        (Some(key), _) if metadata => Some(on_card(key, KnownBy::Metadata)),
        (_, Some(found)) if !metadata => Some(on_card(found.public_key(), KnownBy::Certificate)),
        _ => None,
    };
    entry.certificate = match (found, place.certificate) {
        (_, CertificateInPlace::Malformed) => {
            CertificateObject::Malformed(MalformedCertificate::Truncated)
        }
        (Some(found), _) => CertificateObject::Present(found.into()),
        (None, _) => CertificateObject::Absent,
    };
    if let Some(public_key) = production {
        let transport_certificate = transport.filter(|_| place.transport_recorded);
        stock.production_keys.insert(
            reference,
            ProductionKey {
                public_key,
                transport_certificate,
            },
        );
    }
    if let Some(issued) = issued.filter(|_| place.live) {
        stock.live.insert(reference, issued);
    }
}

fn drafted(scene: &Scene, key: KeyReference, action: Action) -> Draft {
    let mut draft = Draft::default();
    draft.keys.insert(key, KeyChoice::of(action));
    complete(&scene.procedure, &mut draft);
    draft
}

/// Fills in all that an officer would say beside the actions.
fn complete(procedure: &TokenProcedure, draft: &mut Draft) {
    for choice in draft.keys.values_mut() {
        if choice.action == Action::Recover {
            choice.certificate = Some(CertificateId(815));
            draft.recovery = Some(Recovery {
                reason: "The card was lost.".to_owned(),
                request: Some(RequestDigest([7; 32])),
                ..Recovery::default()
            });
        }
    }
    fill(procedure, draft);
}

fn planned(scene: &Scene, draft: &Draft) -> Result<Plan, Vec<Missing>> {
    plan(
        &scene.procedure,
        &scene.card,
        scene.stock.as_ref(),
        draft,
        &roles(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// The table and the plan agree, action by action, and the host agrees with what the desk plans.
    #[test]
    fn an_action_leads_to_a_plan_exactly_where_the_table_allows_it(scene in scene()) {
        let table = ContentTable::new(&scene.procedure, &scene.card, scene.stock.as_ref());
        for row in &table.rows {
            for action in Action::ALL {
                let draft = drafted(&scene, row.reference, action);
                let plan = planned(&scene, &draft);
                prop_assert_eq!(plan.is_ok(), row.allows(action), "{} {}: {:?}", row.reference, action, plan);
                if plan.is_ok() {
                    let host = check_draft(&scene.procedure, scene.stock.as_ref(), &draft);
                    prop_assert!(host.is_ok(), "{:?}", host);
                    let (host, plan) = (host.unwrap(), plan.unwrap());
                    prop_assert_eq!(plan.keys.len() + plan.recoveries.len(), 1);
                    let keys: Vec<_> = plan.keys.into_iter().map(|key| key.checked).collect();
                    prop_assert_eq!(host.keys, keys);
                    let recoveries: Vec<_> =
                        plan.recoveries.into_iter().map(|key| key.checked).collect();
                    prop_assert_eq!(host.recoveries, recoveries);
                }
            }
        }
    }

    /// A live certificate keeps its key, unless the procedure says replace.
    #[test]
    fn no_plan_overwrites_the_key_of_a_live_certificate_without_replace(scene in scene()) {
        for rule in &scene.procedure.keys {
            for action in Action::ALL {
                let Ok(plan) = planned(&scene, &drafted(&scene, rule.reference, action)) else { continue };
                let live = scene.stock.as_ref().unwrap().live.contains_key(&rule.reference);
                let replace = match &scene.procedure.key_procedures[&rule.key_procedure] {
                    KeyProcedure::Generate { replace, .. }
                    | KeyProcedure::Archive { replace, .. } => *replace,
                    KeyProcedure::Recover(recovery) => recovery.replace,
                    KeyProcedure::Production { .. } => false,
                };
                let overwritten = plan.overwritten().next().unwrap();
                let generates = plan
                    .keys
                    .iter()
                    .all(|key| !matches!(key.checked.key, ExpectedKey::Present(_)));
                prop_assert!(!(live && generates) || replace);
                // And what is overwritten is named.
                let there = scene.card.key(rule.reference).unwrap();
                if action.stores() && there.certificate != CertificateObject::Absent {
                    prop_assert!(overwritten.certificate.kind().is_some());
                }
                if generates && there.key.is_some() {
                    prop_assert!(overwritten.key.is_some());
                }
            }
        }
    }

    /// What is chosen at first can be done, all of it at once.
    #[test]
    fn presets_are_among_what_is_allowed(scene in scene()) {
        let table = ContentTable::new(&scene.procedure, &scene.card, scene.stock.as_ref());
        for row in &table.rows {
            prop_assert!(row.preset.is_none_or(|action| row.allows(action)));
        }
        let mut draft = table.preset();
        if !draft.keys.is_empty() {
            complete(&scene.procedure, &mut draft);
            prop_assert!(planned(&scene, &draft).is_ok());
        }
    }

    /// Whatever a broken run wrote, the next one presets every key that the broken one was preset for.
    #[test]
    fn a_spent_certificate_takes_no_key_out_of_the_preset(scene in scene()) {
        let preset = |card: &CardContents| {
            let table = ContentTable::new(&scene.procedure, card, scene.stock.as_ref());
            table.preset().keys.into_keys().collect::<BTreeSet<_>>()
        };
        let mut before = scene.card.clone();
        let spent = scene.stock.iter().flat_map(|stock| stock.spent.keys());
        for reference in spent.copied() {
            // As the place was before the run: the transport certificate, or nothing.
            let production = scene.stock.as_ref().and_then(|stock| stock.production_keys.get(&reference));
            let transport = production.and_then(|key| key.transport_certificate.clone());
            let key = scene.card.key(reference).and_then(|entry| entry.key.clone());
            put(&mut before, reference, key.map(|key| key.public_key).as_ref(), transport);
        }
        prop_assert!(preset(&before).is_subset(&preset(&scene.card)));
    }

    /// A key that is certified is production's, one that the host knows, or a new one; never any that lies there.
    #[test]
    fn only_keys_on_record_are_certified(scene in scene()) {
        for rule in &scene.procedure.keys {
            for action in Action::ALL {
                let Ok(plan) = planned(&scene, &drafted(&scene, rule.reference, action)) else { continue };
                let Some(ExpectedKey::Present(key)) = plan.keys.first().map(|key| &key.checked.key) else {
                    continue;
                };
                let stock = scene.stock.as_ref().unwrap();
                let production = stock.production_keys.get(&rule.reference).map(|found| &found.public_key);
                let certified = stock.live.get(&rule.reference).map(contents::Certificate::public_key);
                prop_assert!(production == Some(key) || certified == Some(key));
                let there = scene.card.key(rule.reference).unwrap().key.as_ref();
                prop_assert!(there.is_none_or(|there| there.public_key == *key));
            }
        }
    }
}
