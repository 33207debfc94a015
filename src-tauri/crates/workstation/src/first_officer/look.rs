use std::collections::BTreeMap;

use contents::{CardContents, CardIdentity, Certificate, CertificateObject, KeyReference, KnownBy};
use desk::{CertificateDetails, Desk, NewOfficerPin, Sentence, Trouble, common_name};
use host::{CardInStock, Host};
use jiff::Timestamp;
use procedure::{ContentTable, DraftFault, KeyChoice, WhyNot, is_transport_certificate};

use super::FirstOfficerError;
use crate::OfficerCardView;

/// The places of an officer's two keys.
const PLACES: [KeyReference; 2] = [KeyReference::Authentication, KeyReference::Signature];

/// A card that was read, and what can be made of it.
pub(super) struct Looked {
    pub(super) identity: CardIdentity,
    pub(super) way: Way,
}

/// What can be made of a card.
pub(super) enum Way {
    /// Its certificates are enrolled.
    Enrol(Box<OfficerCertificates>),
    /// It gets certificates: these are the actions for its places.
    Issue(BTreeMap<KeyReference, KeyChoice>),
}

/// The certificates of a card that is an officer's elsewhere.
pub(super) struct OfficerCertificates {
    pub(super) authentication: Certificate,
    pub(super) signature: Certificate,
    /// Those of who issued the two, where they are on the card as well.
    pub(super) issuers: Vec<Certificate>,
}

/// What can be made of the card in that device.
pub(super) async fn look(
    host: &Host,
    desk: &Desk,
    device: &str,
) -> Result<OfficerCardView, FirstOfficerError> {
    if !host.needs_first_officer().await? {
        return Err(FirstOfficerError::NotFirst);
    }
    let contents = desk.read_officer_card(device).await?;
    let tries_left = contents.pin.tries_left;
    match judge(host, contents).await {
        Ok(Looked { identity, way }) => match way {
            Way::Enrol(certificates) => Ok(certificates.view(tries_left)),
            Way::Issue(_) => Ok(OfficerCardView::Issue {
                card: Sentence::of_card(&identity),
                rules: NewOfficerPin::rules(&Host::officer_card_procedure()?.pin_procedure.policy),
            }),
        },
        Err(error @ FirstOfficerError::Host(_)) => Err(error),
        Err(error) => Ok(OfficerCardView::Neither {
            why: Trouble::from(&error),
        }),
    }
}

/// What can be made of a card that was read. One in stock whose places are free, or as production left them, gets
/// certificates; any other is enrolled with those that it has.
pub(super) async fn judge(
    host: &Host,
    contents: CardContents,
) -> Result<Looked, FirstOfficerError> {
    let identity = contents.identity.clone();
    let identity = identity.ok_or(FirstOfficerError::WithoutIdentity)?;
    let stocked = host.card_in_stock(&identity).await?;
    let way = match issue(&contents, stocked.as_ref()) {
        Ok(actions) => Way::Issue(actions),
        Err(FirstOfficerError::PinBlocked) => return Err(FirstOfficerError::PinBlocked),
        Err(why) if !may_be_enrolled(&contents, stocked.as_ref()) => return Err(why),
        Err(_) => Way::Enrol(Box::new(enrol(&contents)?)),
    };
    Ok(Looked { identity, way })
}

/// Whether any certificate is there, and none that is there only until it is replaced: production's, and those of runs
/// that came to nothing.
fn may_be_enrolled(contents: &CardContents, stocked: Option<&CardInStock>) -> bool {
    let record = stocked.map(|stocked| &stocked.record);
    let stopgap = |(place, certificate): &(KeyReference, &Certificate)| {
        let spent = record.and_then(|record| record.spent.get(place));
        is_transport_certificate(certificate, *place, record)
            || spent.is_some_and(|spent| spent.contains(&certificate.fingerprint()))
    };
    let mut there = PLACES
        .into_iter()
        .filter_map(|place| Some((place, certificate(contents, place)?)))
        .peekable();
    there.peek().is_some() && !there.any(|one| stopgap(&one))
}

/// The actions for the two places, by the rules of the procedure for officer cards.
fn issue(
    contents: &CardContents,
    stocked: Option<&CardInStock>,
) -> Result<BTreeMap<KeyReference, KeyChoice>, FirstOfficerError> {
    if contents.pin.tries_left == Some(0) {
        return Err(FirstOfficerError::PinBlocked);
    }
    let stocked = stocked.ok_or(FirstOfficerError::NotInStock)?;
    let procedure = Host::officer_card_procedure()?;
    let table = ContentTable::new(&procedure, contents, Some(&stocked.record));
    let preset = table.preset().keys;
    let taken = PLACES.into_iter().find(|place| !preset.contains_key(place));
    if let Some(key) = taken {
        return Err(FirstOfficerError::PlaceTaken { key });
    }
    if stocked.has_open_order {
        return Err(FirstOfficerError::OpenOrder);
    }
    if !stocked.record.pin_held {
        return Err(FirstOfficerError::NoPin);
    }
    Ok(preset)
}

/// What the host says of a draft that was judged by the card before: something changed, or it is the name.
pub(super) fn refused(faults: &[DraftFault]) -> FirstOfficerError {
    let of = |fault: &DraftFault| match fault {
        DraftFault::Field { .. } => Some(FirstOfficerError::Name),
        DraftFault::Card(_) => Some(FirstOfficerError::NotInStock),
        DraftFault::Action {
            why: WhyNot::Card(_),
            ..
        } => Some(FirstOfficerError::NotInStock),
        DraftFault::Action { key, .. } => Some(FirstOfficerError::PlaceTaken { key: *key }),
        _ => None,
    };
    // A certificate that cannot be made of the name.
    faults
        .iter()
        .find_map(of)
        .unwrap_or(FirstOfficerError::Name)
}

/// The two certificates, as far as they can be judged without their issuers; all is judged where they are enrolled.
fn enrol(contents: &CardContents) -> Result<OfficerCertificates, FirstOfficerError> {
    let [authentication, signature] = PLACES.map(|place| usable(contents, place));
    let (authentication, signature) = (authentication?, signature?);
    if authentication == signature {
        return Err(FirstOfficerError::SameCertificate);
    }
    let others = contents
        .keys
        .iter()
        .filter(|entry| !PLACES.contains(&entry.reference))
        .filter_map(|entry| entry.certificate.certificate());
    let issuers = others.filter(|one| {
        [&authentication, &signature]
            .iter()
            .any(|certificate| certificate.issuer() == one.subject())
    });
    let issuers = issuers.cloned().collect();
    Ok(OfficerCertificates {
        authentication,
        signature,
        issuers,
    })
}

fn usable(contents: &CardContents, key: KeyReference) -> Result<Certificate, FirstOfficerError> {
    let found = certificate(contents, key).ok_or(FirstOfficerError::NoCertificate { key })?;
    let told = contents.key(key).and_then(|entry| entry.key.as_ref());
    let other = told.is_some_and(|told| {
        told.known_by == KnownBy::Metadata && told.public_key != *found.public_key()
    });
    if other {
        return Err(FirstOfficerError::OtherKey { key });
    }
    let now = Timestamp::now();
    if now < found.not_before() || found.not_after() < now {
        let why = protocol::CertificateFault::OutsideValidity;
        return Err(FirstOfficerError::Certificate {
            key,
            why: why.code().to_owned(),
        });
    }
    Ok(found.clone())
}

fn certificate(contents: &CardContents, key: KeyReference) -> Option<&Certificate> {
    match &contents.key(key)?.certificate {
        CertificateObject::Present(certificate) => Some(certificate),
        _ => None,
    }
}

impl OfficerCertificates {
    fn view(&self, tries_left: Option<u8>) -> OfficerCardView {
        let mut missing_issuers: Vec<String> = Vec::new();
        for certificate in [&self.authentication, &self.signature] {
            let issuer = certificate.issuer();
            let known = self.issuers.iter().any(|one| one.subject() == issuer);
            if !known && !missing_issuers.iter().any(|missing| missing == issuer) {
                missing_issuers.push(issuer.to_owned());
            }
        }
        OfficerCardView::Enrol {
            authentication: Box::new(CertificateDetails::of(&self.authentication)),
            signature: Box::new(CertificateDetails::of(&self.signature)),
            name: common_name(&self.signature).unwrap_or_default(),
            missing_issuers,
            tries_left,
        }
    }
}
