//! Who may name whom. The picture is in `docs/ARCHITECTURE.md`; this is the rule that keeps it true.
//!
//! Only what is shipped counts: a crate's tests may use any crate (`[dev-dependencies]`).

#![expect(clippy::expect_used, reason = "a test fails by it")]

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

/// For each package the packages of this workspace it may name. A package that is missing here is a package
/// nobody has thought about: it fails the test. `acceptance`, which is not shipped, may name any.
const ALLOWED: &[(&str, &[&str])] = &[
    ("secret", &[]),
    ("contents", &["secret"]),
    ("procedure", &["contents", "secret"]),
    ("protocol", &["procedure", "contents", "secret"]),
    ("card", &["contents", "secret"]),
    ("messages", &[]),
    ("configuration", &[]),
    (
        "desk",
        &[
            "card",
            "protocol",
            "procedure",
            "contents",
            "secret",
            "messages",
        ],
    ),
    (
        "host",
        &["protocol", "procedure", "contents", "secret", "messages"],
    ),
    ("virtual-card", &[]),
    (
        "workstation",
        &[
            "desk",
            "host",
            "virtual-card",
            "card",
            "protocol",
            "procedure",
            "contents",
            "secret",
        ],
    ),
    (
        "cli",
        &[
            "workstation",
            "configuration",
            "desk",
            "contents",
            "secret",
            "messages",
        ],
    ),
    (
        "countersign-desktop",
        &["workstation", "configuration", "desk", "messages"],
    ),
];

/// Packages that compute and do nothing else, with what they may name from outside. A list of what is allowed
/// and not of what is forbidden: the next crate that reaches for the network has a name nobody knows yet.
const PURE: &[(&str, &[&str])] = &[
    ("secret", &["zeroize"]),
    (
        "contents",
        &[
            "base64",
            "const-oid",
            "der",
            "hex",
            "jiff",
            "serde",
            "sha2",
            "spki",
            "thiserror",
            "x509-cert",
        ],
    ),
    (
        "procedure",
        &[
            "const-oid",
            "der",
            "email_address",
            "hex",
            // Dates that are typed about a holder; no clock.
            "jiff",
            "regex",
            "schemars",
            "serde",
            "serde_json",
            "serde_json_canonicalizer",
            "sha2",
            "thiserror",
            "toml",
            "unicode-normalization",
            "zeroize",
        ],
    ),
];

#[test]
fn every_package_names_only_what_it_may() {
    let shipped = Shipped::read();
    let allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    let mut mistakes = Vec::new();
    for (name, dependencies) in &shipped.packages {
        match allowed.get(name.as_str()) {
            None => mistakes.push(format!("{name} is new: say in ALLOWED whom it may name")),
            Some(allowed) => mistakes.extend(
                dependencies
                    .iter()
                    .filter(|other| shipped.is_ours(other) && !allowed.contains(&other.as_str()))
                    .map(|other| format!("{name} must not name {other}")),
            ),
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn the_rules_speak_of_packages_that_exist() {
    let shipped = Shipped::read();
    let named = ALLOWED
        .iter()
        .flat_map(|(name, others)| others.iter().chain([name]));
    let strangers: BTreeSet<_> = named.filter(|name| !shipped.is_ours(name)).collect();
    assert!(strangers.is_empty(), "no such packages: {strangers:?}");
}

#[test]
fn what_only_computes_names_nothing_that_reaches_outside() {
    let shipped = Shipped::read();
    let mut mistakes = Vec::new();
    for (name, allowed) in PURE {
        let others = shipped.packages[*name].iter();
        let strangers =
            others.filter(|other| !shipped.is_ours(other) && !allowed.contains(&other.as_str()));
        mistakes.extend(
            strangers.map(|other| format!("{name} only computes: it must not name {other}")),
        );
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn only_the_workstation_puts_desk_host_and_virtual_card_together() {
    let shipped = Shipped::read();
    let all_three = ["desk", "host", "virtual-card"].map(str::to_owned);
    let those: Vec<_> = shipped
        .packages
        .iter()
        .filter(|(_, others)| all_three.iter().all(|one| others.contains(one)))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(those, ["workstation"]);
}

#[test]
fn only_the_shell_names_tauri() {
    let shipped = Shipped::read();
    let those: Vec<_> = shipped
        .packages
        .iter()
        .filter(|(_, others)| others.iter().any(|other| other.starts_with("tauri")))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(those, ["countersign-desktop"]);
}

/// The packages that are shipped, each with what it names for being built and run, on any system.
struct Shipped {
    packages: BTreeMap<String, BTreeSet<String>>,
}

impl Shipped {
    fn read() -> Self {
        let metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
            .no_deps()
            .other_options(["--offline".to_owned()])
            .exec()
            .expect("cargo describes the workspace");
        let packages = metadata
            .workspace_packages()
            .into_iter()
            .filter(|package| package.name != "acceptance")
            .map(|package| (package.name.to_string(), named_by(package)))
            .collect();
        Self { packages }
    }

    fn is_ours(&self, name: &str) -> bool {
        self.packages.contains_key(name)
    }
}

fn named_by(package: &Package) -> BTreeSet<String> {
    let dependencies = package.dependencies.iter();
    dependencies
        .filter(|dependency| dependency.kind != DependencyKind::Development)
        .map(|dependency| dependency.name.clone())
        .collect()
}
