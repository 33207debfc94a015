//! Procedures that archive and recover, and what a desk does with them.

use contents::{Certificate, KeyReference};
use host::Actor;
use jiff::ToSpan;
use procedure::{Action, Draft, KeyChoice, Recovery, RequestDigest, Role};
use protocol::{
    ArchiveFound, ArchiveQuery, CertificateId, Decision, Fulfilment, RecoveryDecision,
    RecoveryFault, RecoveryRequest, RecoveryRequestList, Refusal, canonical, keys::private,
};
use secret::PrivateKey;

use super::{Card, Desk, Run, World, new_order, now, post_json};

/// Everything but its id and where the key in 9D comes from.
const PROCEDURE: &str = r#"
format = 1
id = "ID"
name = "Procedure ID"
description = "One key that decrypts, archived or from the archive."
roles = ["ROLE"]

[card]
type = "piv"
stock = "any"

[[key]]
reference = "9d"
name = "Encryption"
certificate-procedure = "encryption"
key-procedure = "key"
ACTIONS

[certificate-procedures.encryption]
issuer = "default"
subject = [{ attribute = "common-name", value = "{common_name}" }]
alternative-names = [{ type = "email", value = "{email}" }]
key-usage = [USAGE]
validity-days = 1095

[key-procedures.key]
SOURCE

[pin-procedure]
distribution = "show-at-ra"
policy = { min-length = 6, max-length = 8, system-length = 6, no-repeats = true, no-sequences = true }

[[field]]
name = "common_name"
label = "Common name"
required = true
max-length = 64

[[field]]
name = "email"
label = "E-mail"
required = true
format = "email"
max-length = 254

[[field]]
name = "upn"
label = "User principal name"
"#;

/// A procedure whose key in 9D is archived.
pub fn archives() -> String {
    let source = r#"source = "archive"
algorithms = ["eccp256", "eccp384"]
replace = true"#;
    procedure("archives", r#"actions = ["add", "redo"]"#, source)
        .replace("ROLE", "issue-certificate")
        .replace("USAGE", "\"key-agreement\"")
}

/// A procedure whose key in 9D is recovered as those lines say.
pub fn recovers(id: &str, lines: &str) -> String {
    let source = format!("source = \"recover\"\nholder = [\"email\"]\nreplace = true\n{lines}");
    let roles = if lines.contains("\"new\"") {
        "issue-certificate\", \"recover-key"
    } else {
        "recover-key"
    };
    procedure(id, r#"actions = ["recover"]"#, &source)
        .replace("ROLE", roles)
        .replace("USAGE", "\"key-encipherment\", \"key-agreement\"")
}

fn procedure(id: &str, actions: &str, source: &str) -> String {
    PROCEDURE
        .replace("ID", id)
        .replace("ACTIONS", actions)
        .replace("SOURCE", source)
}

impl World {
    /// A host with a procedure that archives, and Olivia, who may issue and recover.
    pub async fn with_archive() -> (Self, Desk) {
        let world = Self::new().await;
        world.activate(&archives()).await;
        for (id, lines) in [
            ("last-reuse", "keys = \"last\"\ncertificate = \"reuse\""),
            ("last-new", "keys = \"last\"\ncertificate = \"new\""),
            ("all-reuse", "keys = \"all\"\ncertificate = \"reuse\""),
            ("all-new", "keys = \"all\"\ncertificate = \"new\""),
            (
                "approved",
                "keys = \"last\"\ncertificate = \"reuse\"\nother-holder = true\napprovals = 2",
            ),
        ] {
            world.activate(&recovers(id, lines)).await;
        }
        let roles = [Role::IssueCertificate, Role::RecoverKey];
        let desk = world.desk_of("Olivia Lind", &roles).await;
        (world, desk)
    }

    pub async fn activate(&self, toml: &str) {
        let imported = self
            .host
            .import_procedure(Actor::Console, toml, "test.toml")
            .await
            .unwrap();
        self.host
            .activate_procedure(Actor::Console, &imported.revision)
            .await
            .unwrap();
    }

    pub async fn desk_of(&self, name: &str, roles: &[Role]) -> Desk {
        let officer = self.officer(name, roles).await;
        Desk::sign_in(&self.running, officer).await.unwrap()
    }

    /// A card in stock without keys.
    pub async fn blank(&self, serial: &str) -> Card {
        self.stocked(serial, &[]).await
    }
}

/// A draft for 9D.
pub fn for_9d(action: Action, holder: &str, email: &str) -> Draft {
    let fields = [("common_name", holder), ("email", email)];
    Draft {
        keys: [(KeyReference::KeyManagement, KeyChoice::of(action))].into(),
        fields: fields
            .into_iter()
            .map(|(name, value)| (name.parse().unwrap(), value.to_owned()))
            .collect(),
        recovery: None,
    }
}

pub const REASON: &str = "The card was lost";

/// A draft that recovers to 9D, with so many free retired places.
pub fn recover(holder: &str, email: &str, free: u8) -> Draft {
    let mut draft = for_9d(Action::Recover, holder, email);
    let places = KeyReference::all().skip(4).take(free.into());
    draft.recovery = Some(Recovery {
        reason: REASON.to_owned(),
        free_places: places.collect(),
        request: None,
    });
    draft
}

/// The same draft with a chosen certificate.
pub fn choosing(mut draft: Draft, id: CertificateId) -> Draft {
    let choice = draft.keys.get_mut(&KeyReference::KeyManagement).unwrap();
    choice.certificate = Some(id);
    draft
}

/// The same draft, citing a request.
pub fn citing(mut draft: Draft, request: &RecoveryRequest) -> Draft {
    let digest = RequestDigest(canonical::digest(request).unwrap().0);
    draft.recovery.as_mut().unwrap().request = Some(digest);
    draft
}

/// The refusal of a recovery.
pub fn fault<T>(result: Result<T, Refusal>) -> RecoveryFault {
    match result.err() {
        Some(Refusal::Recovery { why }) => why,
        other => panic!("no recovery fault: {other:?}"),
    }
}

impl Desk {
    /// Archives a key for that holder on the card.
    pub async fn archive(&self, card: &Card, holder: &str, email: &str) -> Archived {
        self.archive_by(Action::Add, card, holder, email).await
    }

    pub async fn archive_by(
        &self,
        action: Action,
        card: &Card,
        holder: &str,
        email: &str,
    ) -> Archived {
        let draft = for_9d(action, holder, email);
        let (run, fulfilment) = self.issue(card, "archives", draft).await.unwrap();
        let issued = &fulfilment.certificates[&KeyReference::KeyManagement];
        let certificate = Certificate::from_der(&issued.certificate.0).unwrap();
        let private = run.key(self, &fulfilment, "9d");
        assert!(private::matches(&private, certificate.public_key()));
        Archived {
            id: issued.id,
            certificate,
            private,
        }
    }

    pub async fn search(&self, query: &ArchiveQuery) -> Result<ArchiveFound, Refusal> {
        let url = format!("{}/v1/archive/search", self.base);
        let answer = post_json(&self.client, url, query).await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    /// A request as a desk makes it for the draft that is to cite it.
    pub async fn recovery_request(
        &self,
        card: &Card,
        procedure: &str,
        draft: &Draft,
        certificates: &[CertificateId],
    ) -> RecoveryRequest {
        let email = "email".parse().unwrap();
        let value = draft.fields.get(&email).cloned();
        RecoveryRequest {
            request: new_order(),
            made_at: now(),
            expires_at: now() + 24.hours(),
            procedure: self.revision(procedure).await,
            card: card.identity(),
            holder: value.map(|value| (email, value)).into_iter().collect(),
            certificates: certificates.to_vec(),
            reason: REASON.to_owned(),
        }
    }

    pub async fn ask(&self, request: &RecoveryRequest) -> Result<(), Refusal> {
        self.post_cms("/v1/orders", self.signed(request))
            .await
            .map(drop)
    }

    pub async fn approve(&self, request: &RecoveryRequest) -> Result<(), Refusal> {
        self.decide(request, Decision::Approve {}).await
    }

    pub async fn refuse(&self, request: &RecoveryRequest, reason: &str) -> Result<(), Refusal> {
        let reason = reason.to_owned();
        self.decide(request, Decision::Refuse { reason }).await
    }

    async fn decide(&self, request: &RecoveryRequest, decision: Decision) -> Result<(), Refusal> {
        let decision = RecoveryDecision {
            order: new_order(),
            made_at: now(),
            request: request.clone(),
            decision,
        };
        self.post_cms("/v1/orders", self.signed(&decision))
            .await
            .map(drop)
    }

    pub async fn recovery_requests(&self) -> Result<RecoveryRequestList, Refusal> {
        self.get("/v1/recovery-requests").await
    }
}

/// A key that was archived.
pub struct Archived {
    pub id: CertificateId,
    pub certificate: Certificate,
    pub private: PrivateKey,
}

impl Run {
    /// Whether that place gets exactly this archived key.
    pub fn brings(
        &self,
        desk: &Desk,
        fulfilment: &Fulfilment,
        place: KeyReference,
        key: &Archived,
    ) -> bool {
        let private = self.key(desk, fulfilment, &place.to_string());
        self.grant.recovered[&place].id == key.id && private.expose() == key.private.expose()
    }
}

pub fn retired() -> KeyReference {
    "82".parse().unwrap()
}
