use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::Path,
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId, TargetKind};

use super::{Component, texts_in};

/// The crates that are linked into the program for that system. Macros and build scripts run beside the compiler, and
/// tests beside the program: they are not inside.
pub(super) fn linked(target: &str) -> Result<Vec<Component>, Box<dyn Error>> {
    let metadata = MetadataCommand::new()
        .other_options(["--locked", "--filter-platform", target].map(str::to_owned))
        .exec()?;
    let packages: BTreeMap<_, _> = metadata.packages.iter().map(|one| (&one.id, one)).collect();
    let own = metadata.packages.iter();
    let own = own.filter(|package| package.name.as_str() == env!("CARGO_PKG_NAME"));
    let mut to_see: Vec<_> = own.map(|package| &package.id).collect();
    let mut seen = BTreeSet::new();
    let mut linked = Vec::new();
    while let Some(id) = to_see.pop() {
        let Some(package) = packages.get(id).filter(|package| !is_macro(package)) else {
            continue;
        };
        if seen.insert(id) {
            to_see.extend(used_by(&metadata, id));
            // Our own has no registry.
            if package.source.is_some() {
                linked.push(component(package)?);
            }
        }
    }
    Ok(linked)
}

fn is_macro(package: &Package) -> bool {
    let mut targets = package.targets.iter();
    targets.any(|target| target.kind.contains(&TargetKind::ProcMacro))
}

fn used_by<'m>(metadata: &'m Metadata, id: &PackageId) -> impl Iterator<Item = &'m PackageId> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let node = nodes.filter(move |node| node.id == *id).take(1);
    let used = node.flat_map(|node| &node.deps).filter(|used| {
        let mut kinds = used.dep_kinds.iter();
        kinds.any(|used| used.kind == DependencyKind::Normal)
    });
    used.map(|used| &used.pkg).collect::<Vec<_>>().into_iter()
}

fn component(package: &Package) -> Result<Component, Box<dyn Error>> {
    let folder = package.manifest_path.as_std_path().parent();
    Ok(Component {
        name: package.name.to_string(),
        version: package.version.to_string(),
        // A slash is how a choice was written once.
        licence: package
            .license
            .as_deref()
            .unwrap_or_default()
            .replace('/', " OR "),
        repository: package.repository.clone(),
        authors: package.authors.clone(),
        texts: texts_in(folder.unwrap_or(Path::new(".")))?,
    })
}
