use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
};

use super::Component;

/// The licences of which a text lies in `licences/`, each allowed alone by those that name it.
const KEPT: [&str; 4] = ["MIT", "Apache-2.0", "BSD-3-Clause", "ISC"];

/// Finds a text for those that were published without one: what others from the same repository have, else the licence's
/// own words over the names of its authors.
pub(super) fn complete(components: &mut [Component]) -> Result<(), Box<dyn Error>> {
    let mut of_repositories = BTreeMap::<String, BTreeSet<String>>::new();
    for component in components.iter() {
        if let Some(repository) = repository(component) {
            let texts = of_repositories.entry(repository).or_default();
            texts.extend(component.texts.iter().cloned());
        }
    }
    for component in components.iter_mut().filter(|one| one.licence.is_empty()) {
        component.licence = named_in(&component.texts).to_owned();
    }
    for component in components.iter_mut().filter(|one| one.texts.is_empty()) {
        let beside = repository(component).and_then(|name| of_repositories.get(&name).cloned());
        component.texts = beside.unwrap_or_default();
        if component.texts.is_empty() {
            component.texts.extend(own_words(component)?);
        }
        if component.texts.is_empty() {
            println!(
                "cargo::warning={} has no text of its licence {}",
                component.name, component.licence
            );
        }
    }
    Ok(())
}

fn repository(component: &Component) -> Option<String> {
    let repository = component.repository.as_deref()?;
    let repository = repository.split("/tree/").next()?;
    Some(
        repository
            .trim_end_matches(".git")
            .trim_end_matches('/')
            .to_owned(),
    )
}

fn own_words(component: &Component) -> Result<Option<String>, Box<dyn Error>> {
    let named = |kept: &&&str| {
        component
            .licence
            .split([' ', '(', ')'])
            .any(|word| word == **kept)
    };
    let Some(kept) = KEPT.iter().find(named) else {
        return Ok(None);
    };
    let words = fs::read_to_string(format!("licences/{kept}.txt"))?;
    let authors = component.authors.join(", ");
    let whose = if authors.is_empty() {
        &component.name
    } else {
        &authors
    };
    Ok(Some(format!("Copyright (c) {whose}\n\n{}", words.trim())))
}

/// The licence whose words these are, where nobody says.
fn named_in(texts: &BTreeSet<String>) -> &'static str {
    let words = [
        ("MIT", "Permission is hereby granted, free of charge"),
        ("ISC", "Permission to use, copy, modify, and/or distribute"),
        ("Apache-2.0", "Apache License"),
        (
            "BSD-3-Clause",
            "Redistribution and use in source and binary forms",
        ),
    ];
    let said = |words: &str| texts.iter().any(|text| text.contains(words));
    let named = words.into_iter().find(|(_, words)| said(words));
    named.map_or("LicenseRef-of-its-own", |(name, _)| name)
}
