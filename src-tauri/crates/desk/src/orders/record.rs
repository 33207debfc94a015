use contents::CardIdentity;
use procedure::Role;
use protocol::{OrderDetails, OrderState};
use serde::Serialize;
use specta::Type;

use super::{
    OrderCertificateView, OrderView, OrdersError, VerifiedKey, documents_of,
    standing::{CardLook, StandingView},
    verify::{Learned, VerifiedOrder, verify},
};
use crate::{Desk, Sentence, procedures::Listed, session::SignedIn};

impl Desk {
    /// An order as a person reads it, with what is true at the host; no card is looked at, and fields have no labels.
    ///
    /// # Errors
    /// [`OrdersError`].
    pub async fn order(&self, order: &str) -> Result<OrderRecordView, OrdersError> {
        self.order_with(order, |_| CardLook::NotLookedAt, &[]).await
    }

    /// The same; `look` says where the order's card is, and fields have the labels of the procedures that are listed.
    pub(crate) async fn order_with(
        &self,
        order: &str,
        look: impl FnOnce(&CardIdentity) -> CardLook,
        listed: &[Listed],
    ) -> Result<OrderRecordView, OrdersError> {
        let details = self.order_details(order).await?;
        let session = self.session()?;
        let card = look(&details.summary.card);
        OrderRecordView::new(&details, &session, &card, listed)
    }
}

/// Everything that is known of an order, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderRecordView {
    /// As in a list.
    pub summary: OrderView,
    /// The officer who signed it.
    pub officer: String,
    /// Whether that is who is signed in.
    pub own: bool,
    /// When the host took the signed order (`RFC 3339`).
    pub signed_at: Option<String>,
    /// The states that it came to, oldest first.
    pub history: Vec<OrderEventView>,
    /// Its certificates.
    pub certificates: Vec<OrderCertificateView>,
    /// What was typed, by field, as signed; nothing where the order does not verify.
    pub fields: Vec<OrderFieldView>,
    /// What was to happen to each key, as signed; nothing where the order does not verify.
    pub keys: Vec<VerifiedKey>,
    /// Which of its documents the host has: `open-request`, `order`, `fulfilment`, `receipt`, `abandoned-by`.
    pub documents: Vec<String>,
    /// What is true of it now, for one that is open.
    pub standing: Option<StandingView>,
    /// Whether who is signed in may give it up.
    pub may_abandon: bool,
    /// Why not.
    pub why_not_abandon: Option<Sentence>,
}

/// A state that an order came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderEventView {
    /// When (`RFC 3339`).
    pub at: String,
    /// Which: `granted`, `executing`, `fulfilled`, `completed`, `abandoned`, `superseded`, `expired`.
    pub event: String,
    /// The officer who made it so; nobody where the host did by itself.
    pub officer: Option<String>,
    /// Milliseconds since the one before.
    pub took_ms: Option<u32>,
}

/// What was typed into a field, as signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderFieldView {
    /// Its name, as signed.
    pub name: String,
    /// The name that officers read, where the revision that was signed is listed here; it is not part of the order.
    pub label: Option<String>,
    /// Its value, as signed.
    pub value: String,
}

impl OrderRecordView {
    fn new(
        details: &OrderDetails,
        session: &SignedIn,
        card: &CardLook,
        listed: &[Listed],
    ) -> Result<Self, OrdersError> {
        let summary = OrderView::new(&details.summary);
        let certificates = OrderCertificateView::all(details)?;
        let signed = verify(details, session, &summary.order, &mut Learned::default()).ok();
        let (fields, keys) = signed
            .map(|signed| (OrderFieldView::all(&signed, listed), signed.keys))
            .unwrap_or_default();
        let why_not_abandon = why_not_abandon(details, session);
        Ok(Self {
            officer: summary.officer.clone(),
            own: details.summary.officer == session.officer,
            signed_at: details.signed_at.map(|time| time.to_string()),
            history: history(details),
            fields,
            documents: documents_of(details),
            standing: summary
                .open
                .then(|| StandingView::new(details, &certificates, &keys, card)),
            certificates,
            keys,
            may_abandon: why_not_abandon.is_none(),
            why_not_abandon,
            summary,
        })
    }
}

impl OrderFieldView {
    fn all(signed: &VerifiedOrder, listed: &[Listed]) -> Vec<Self> {
        // Another revision may mean another thing by the same name.
        let revision = listed.iter().find(|one| {
            one.revision.id.as_str() == signed.procedure_id
                && one.revision.revision.to_string() == signed.revision
        });
        let label = |name: &str| {
            let mut known = revision.iter().flat_map(|one| &one.procedure.fields);
            let found = known.find(|field| field.name.as_str() == name);
            found.map(|field| field.label.clone())
        };
        let fields = signed.fields.iter().map(|field| Self {
            name: field.name.clone(),
            label: label(&field.name),
            value: field.value.clone(),
        });
        fields.collect()
    }
}

/// The host's rules, for the window to say them before somebody types a reason and a PIN. Whether the officer still has
/// the roles that an own order was made with, the host alone judges.
fn why_not_abandon(details: &OrderDetails, session: &SignedIn) -> Option<Sentence> {
    let state = details.summary.state;
    if !state.is_open() {
        return Some(Sentence::new("abandon-order-closed").with("state", state.code()));
    }
    if state == OrderState::Executing {
        return Some(Sentence::new("abandon-order-executing"));
    }
    let own = details.summary.officer == session.officer;
    if !own && !session.roles.contains(&Role::RevokeCertificate) {
        let role = Role::RevokeCertificate.name();
        return Some(Sentence::new("abandon-order-of-another").with("role", role));
    }
    None
}

fn history(details: &OrderDetails) -> Vec<OrderEventView> {
    let mut before = None;
    let events = details.history.iter().map(|event| {
        let since = before
            .replace(event.at)
            .map(|before| event.at.duration_since(before));
        OrderEventView {
            at: event.at.to_string(),
            event: event.event.code().to_owned(),
            officer: event.officer.clone(),
            took_ms: since.and_then(|since| u32::try_from(since.as_millis()).ok()),
        }
    });
    events.collect()
}

#[cfg(test)]
mod tests {
    use procedure::{SHIPPED, TokenProcedure};

    use super::{super::VerifiedField, Listed, OrderFieldView, VerifiedOrder};
    use crate::Sentence;

    fn listed() -> Listed {
        let (file, text) = SHIPPED[0];
        let procedure = TokenProcedure::from_toml(text, file).unwrap();
        Listed {
            revision: procedure.procedure_revision(),
            number: 1,
            procedure,
        }
    }

    /// Nothing but what names its procedure, and fields.
    fn signed(listed: &Listed, fields: &[&str]) -> VerifiedOrder {
        let field = |name: &&str| VerifiedField {
            name: (*name).to_owned(),
            value: "typed".to_owned(),
        };
        VerifiedOrder {
            order: String::new(),
            state: String::new(),
            abandoned: None,
            documents: Vec::new(),
            procedure_id: listed.revision.id.to_string(),
            revision: listed.revision.revision.to_string(),
            procedure: String::new(),
            card: Sentence::new("card-serial"),
            officer: String::new(),
            signed_by: String::new(),
            signed_by_serial: String::new(),
            authorities: Vec::new(),
            verified_at: String::new(),
            digest: String::new(),
            keys: Vec::new(),
            fields: fields.iter().map(field).collect(),
        }
    }

    #[test]
    fn fields_have_the_labels_of_the_revision_that_was_signed_and_of_no_other() {
        let listed = listed();
        let known = &listed.procedure.fields[0];
        let mut order = signed(&listed, &[known.name.as_str(), "unheard_of"]);
        let labels = |order: &VerifiedOrder, listed: &[Listed]| {
            let fields = OrderFieldView::all(order, listed);
            fields
                .into_iter()
                .map(|field| field.label)
                .collect::<Vec<_>>()
        };
        let one = std::slice::from_ref(&listed);
        assert_eq!(labels(&order, one), [Some(known.label.clone()), None]);
        assert_eq!(labels(&order, &[]), [None, None]);
        order.revision = "0".repeat(64);
        assert_eq!(labels(&order, one), [None, None]);
    }
}
