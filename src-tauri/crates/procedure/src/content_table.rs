use std::{collections::BTreeMap, fmt};

use contents::{
    CardContents, Certificate, CertificateObject, KeyAlgorithm, KeyEntry, KeyReference, KnownBy,
    MalformedCertificate, PublicKey, UnsupportedKey,
};

use crate::{
    Action, Draft, KeyChoice, KeyProcedure, RecoveryRule, StockRecord, TokenProcedure, WhyNot,
    situation::Situation,
};

/// The content table: what lies on the card, key by key, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentTable {
    /// The procedure's keys in its order, then the keys in use that it does not deal with: they stay as they are.
    pub rows: Vec<Row>,
}

/// One key's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which key.
    pub reference: KeyReference,
    /// The name that officers read: the procedure's, or the usual one.
    pub name: String,
    /// The key that lies there, as far as card, certificates or the host's record tell.
    pub key: Option<KeyThere>,
    /// The key that lies there, where it is none that can be certified.
    pub unsupported_key: Option<UnsupportedKey>,
    /// The certificate that lies there.
    pub certificate: CertificateThere,
    /// For each action why it cannot be taken; `None` where it can.
    pub actions: BTreeMap<Action, Option<WhyNot>>,
    /// The action that is chosen at first: the first of the procedure's presets that can be taken.
    pub preset: Option<Action>,
    /// What Add and Redo can make, on the card or at the host, the default first; empty where they make no key. Of
    /// what the host makes, only what the card takes.
    pub algorithms: Vec<KeyAlgorithm>,
    /// Whether the host makes and archives the key (*generate & archive*).
    pub archives: bool,
    /// What is recovered, where the row's key comes from the archive.
    pub recovers: Option<RecoveryRule>,
}

/// A key that lies on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyThere {
    /// The key, with its algorithm.
    pub public_key: PublicKey,
    /// Who says so. [`KnownBy::Certificate`] is the certificate beside it, or the host's live one for the place.
    pub known_by: KnownBy,
}

/// The certificate in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateThere {
    /// None.
    Absent,
    /// The transport certificate of production's record.
    Transport(Box<Certificate>),
    /// A live certificate of the host.
    Own(Box<Certificate>),
    /// One of the host that is spent: of no use, now or with the card's next order, as [`StockRecord::spent`] has it.
    /// Its key is not in use.
    Spent(Box<Certificate>),
    /// Any other: of another authority, or none that the host tells of.
    Foreign(Box<Certificate>),
    /// One for a key that cannot be certified here, and so of another authority.
    Unsupported(Box<Certificate<UnsupportedKey>>),
    /// Something that cannot be read as a certificate.
    Malformed(MalformedCertificate),
}

/// What kind of certificate lies in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CertificateKind {
    /// The transport certificate.
    Transport,
    /// A live one of the host.
    Own,
    /// One of the host that is of no use any more: [`CertificateThere::Spent`].
    Spent,
    /// Any other.
    Foreign,
    /// One that cannot be read.
    Malformed,
}

impl CertificateKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Transport,
        Self::Own,
        Self::Spent,
        Self::Foreign,
        Self::Malformed,
    ];

    /// The name in data: `transport`, ….
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transport => "transport",
            Self::Own => "own",
            Self::Spent => "spent",
            Self::Foreign => "foreign",
            Self::Malformed => "malformed",
        }
    }
}

impl fmt::Display for CertificateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Transport => "a transport certificate",
            Self::Own => "a certificate of this host",
            Self::Spent => "a spent certificate of this host",
            Self::Foreign => "a foreign certificate",
            Self::Malformed => "a malformed certificate",
        })
    }
}

impl CertificateThere {
    /// The certificate, where one can be read and its key is one that can be certified.
    pub fn certificate(&self) -> Option<&Certificate> {
        match self {
            Self::Transport(certificate)
            | Self::Own(certificate)
            | Self::Spent(certificate)
            | Self::Foreign(certificate) => Some(certificate),
            Self::Absent | Self::Unsupported(_) | Self::Malformed(_) => None,
        }
    }

    /// Its kind; `None` where there is none.
    pub const fn kind(&self) -> Option<CertificateKind> {
        match self {
            Self::Absent => None,
            Self::Transport(_) => Some(CertificateKind::Transport),
            Self::Own(_) => Some(CertificateKind::Own),
            Self::Spent(_) => Some(CertificateKind::Spent),
            Self::Foreign(_) | Self::Unsupported(_) => Some(CertificateKind::Foreign),
            Self::Malformed(_) => Some(CertificateKind::Malformed),
        }
    }
}

impl ContentTable {
    /// The table of one card under one token procedure. `stock` is the host's record of the card; one of another card
    /// counts as none.
    pub fn new(
        procedure: &TokenProcedure,
        contents: &CardContents,
        stock: Option<&StockRecord>,
    ) -> Self {
        let situation = Situation::at_the_desk(procedure, contents, stock);
        let stock = stock.filter(|stock| contents.identity.as_ref() == Some(&stock.identity));
        let named = procedure
            .keys
            .iter()
            .map(|rule| (rule.reference, rule.name.clone()));
        let others = contents
            .keys
            .iter()
            .filter(|entry| {
                procedure
                    .keys
                    .iter()
                    .all(|rule| rule.reference != entry.reference)
            })
            .filter(|entry| entry.is_occupied())
            .map(|entry| (entry.reference, usual_name(entry.reference)));
        let rows = named
            .chain(others)
            .map(|(key, name)| row(&situation, contents, stock, key, name))
            .collect();
        Self { rows }
    }

    /// The row of that key.
    pub fn row(&self, reference: KeyReference) -> Option<&Row> {
        self.rows.iter().find(|row| row.reference == reference)
    }

    /// A draft with the presets chosen and nothing typed.
    pub fn preset(&self) -> Draft {
        let choices = self.rows.iter().filter_map(|row| {
            row.preset
                .map(|action| (row.reference, KeyChoice::of(action)))
        });
        Draft {
            keys: choices.collect(),
            ..Draft::default()
        }
    }
}

impl Row {
    /// Whether the action can be taken.
    pub fn allows(&self, action: Action) -> bool {
        self.actions.get(&action).is_some_and(Option::is_none)
    }

    /// Why the action cannot be taken; `None` where it can.
    pub fn why_not(&self, action: Action) -> Option<&WhyNot> {
        self.actions.get(&action).and_then(Option::as_ref)
    }
}

fn row(
    situation: &Situation<'_>,
    contents: &CardContents,
    stock: Option<&StockRecord>,
    reference: KeyReference,
    name: String,
) -> Row {
    let entry = contents.key(reference);
    let actions: BTreeMap<_, _> = Action::ALL
        .into_iter()
        .map(|action| (action, situation.why_not(reference, action)))
        .collect();
    let rule = situation.rule(reference);
    let preset = rule.and_then(|(rule, key_procedure)| {
        let presets = match key_procedure {
            // One recovery is requested by default; of several, none until the officer says which.
            KeyProcedure::Recover(_) if situation.procedure().recoveries() == 1 => {
                &[Action::Recover][..]
            }
            KeyProcedure::Recover(_) => &[],
            _ => &rule.preset,
        };
        presets
            .iter()
            .copied()
            .find(|action| actions.get(action).is_some_and(Option::is_none))
    });
    let key_procedure = rule.map(|(_, key_procedure)| key_procedure);
    Row {
        reference,
        name,
        key: key_there(contents, stock, reference),
        unsupported_key: entry.and_then(|entry| entry.unsupported_key.clone()),
        certificate: certificate_there(situation, entry, reference),
        actions,
        preset,
        algorithms: situation.new_key_algorithms(reference),
        archives: matches!(key_procedure, Some(KeyProcedure::Archive { .. })),
        recovers: match key_procedure {
            Some(KeyProcedure::Recover(rule)) => Some(rule.clone()),
            _ => None,
        },
    }
}

/// The key in a place. Where the card itself tells nothing, the host's live certificate speaks before production's
/// record: the run that issued it may have replaced production's key.
pub(crate) fn key_there(
    contents: &CardContents,
    stock: Option<&StockRecord>,
    reference: KeyReference,
) -> Option<KeyThere> {
    let entry = contents.key(reference)?;
    if let Some(key) = &entry.key {
        return Some(KeyThere {
            public_key: key.public_key.clone(),
            known_by: key.known_by,
        });
    }
    if contents.capabilities.metadata || entry.unsupported_key.is_some() {
        return None;
    }
    let stock = stock?;
    let live = stock
        .live
        .get(&reference)
        .map(|certificate| (certificate.public_key(), KnownBy::Certificate));
    let production = stock
        .production_keys
        .get(&reference)
        .map(|key| (&key.public_key, KnownBy::Production));
    live.or(production).map(|(key, known_by)| KeyThere {
        public_key: key.clone(),
        known_by,
    })
}

pub(crate) fn certificate_there(
    situation: &Situation<'_>,
    entry: Option<&KeyEntry>,
    reference: KeyReference,
) -> CertificateThere {
    let Some(entry) = entry else {
        return CertificateThere::Absent;
    };
    match (
        &entry.certificate,
        situation.certificate_kind(reference, &entry.certificate),
    ) {
        (CertificateObject::Absent, _) => CertificateThere::Absent,
        (CertificateObject::Unsupported(found), _) => CertificateThere::Unsupported(found.clone()),
        (CertificateObject::Malformed(why), _) => CertificateThere::Malformed(why.clone()),
        (CertificateObject::Present(found), Some(CertificateKind::Transport)) => {
            CertificateThere::Transport(found.clone())
        }
        (CertificateObject::Present(found), Some(CertificateKind::Own)) => {
            CertificateThere::Own(found.clone())
        }
        (CertificateObject::Present(found), Some(CertificateKind::Spent)) => {
            CertificateThere::Spent(found.clone())
        }
        (CertificateObject::Present(found), _) => CertificateThere::Foreign(found.clone()),
    }
}

/// The name of a key that the procedure does not name.
fn usual_name(reference: KeyReference) -> String {
    match reference {
        KeyReference::Authentication => "Authentication".to_owned(),
        KeyReference::Signature => "Signature".to_owned(),
        KeyReference::KeyManagement => "Encryption".to_owned(),
        KeyReference::CardAuthentication => "Card authentication".to_owned(),
        KeyReference::Retired(number) => format!("Retired {}", number.value()),
    }
}

#[cfg(test)]
mod tests;
