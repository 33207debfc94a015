/// The token procedures that come with Countersign, as file name and TOML text: a host takes them when it is set up,
/// and an organisation makes its own of them.
pub const SHIPPED: &[(&str, &str)] = &[
    (
        "employee-card.toml",
        include_str!("../shipped/employee-card.toml"),
    ),
    (
        "authentication-only.toml",
        include_str!("../shipped/authentication-only.toml"),
    ),
    (
        "replace-transport-certificates.toml",
        include_str!("../shipped/replace-transport-certificates.toml"),
    ),
    (
        "blank-card.toml",
        include_str!("../shipped/blank-card.toml"),
    ),
    (
        "blank-card-taken-in.toml",
        include_str!("../shipped/blank-card-taken-in.toml"),
    ),
    (
        "letter-card.toml",
        include_str!("../shipped/letter-card.toml"),
    ),
    ("mail-card.toml", include_str!("../shipped/mail-card.toml")),
    ("renewal.toml", include_str!("../shipped/renewal.toml")),
    (
        "archived-encryption.toml",
        include_str!("../shipped/archived-encryption.toml"),
    ),
    (
        "recover-encryption-key.toml",
        include_str!("../shipped/recover-encryption-key.toml"),
    ),
    (
        "recover-for-investigation.toml",
        include_str!("../shipped/recover-for-investigation.toml"),
    ),
];

#[cfg(test)]
mod tests {
    use super::SHIPPED;
    use crate::TokenProcedure;

    #[test]
    fn every_shipped_procedure_is_read_without_a_mistake() {
        for (file, text) in SHIPPED {
            let procedure = TokenProcedure::from_toml(text, file).unwrap_or_else(|mistakes| {
                panic!(
                    "{}",
                    mistakes
                        .iter()
                        .map(|m| format!("{m}\n"))
                        .collect::<String>()
                )
            });
            assert_eq!(*file, format!("{}.toml", procedure.id));
        }
    }
}
