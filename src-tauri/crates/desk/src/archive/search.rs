use protocol::{ArchiveFound, ArchiveQuery, CertificateId, serial_number};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ArchiveError, ArchivedView};
use crate::{Desk, session::SignedIn};

impl Desk {
    /// Searches the archive: one page, newest first. The criteria refer to the certificate that was issued when the key
    /// was created; all that are there must hold.
    ///
    /// # Errors
    /// [`ArchiveError`]: a criterion that is none, a role that is missing, and whatever keeps the host from answering.
    pub async fn search_archive(&self, query: &SearchQuery) -> Result<ArchivePage, ArchiveError> {
        let session = self.session()?;
        let found = search(&session, &query.parsed()?).await?;
        let now = (self.clock())();
        let certificates = found.certificates.iter();
        let certificates = certificates.map(|found| ArchivedView::new(found, now));
        Ok(ArchivePage {
            certificates: certificates.collect::<Result<_, _>>()?,
            more: found.more,
        })
    }

    /// The certificate of an archived key that has this Certificate ID.
    ///
    /// # Errors
    /// As [`search_archive`](Self::search_archive), and [`ArchiveError::NotArchived`].
    pub async fn archived(&self, id: &str) -> Result<ArchivedView, ArchiveError> {
        let query = SearchQuery {
            id: Some(id.to_owned()),
            ..SearchQuery::default()
        };
        let mut page = self.search_archive(&query).await?;
        let found = page.certificates.pop();
        let not_archived = || ArchiveError::NotArchived { id: id.to_owned() };
        found
            .filter(|found| found.id == id)
            .ok_or_else(not_archived)
    }
}

/// What an archive is searched for. Empty texts count as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchQuery {
    /// A serial number, hexadecimal, as a person types it.
    pub serial: Option<String>,
    /// A part of the subject.
    pub subject: Option<String>,
    /// The Certificate ID, decimal.
    #[specta(optional)]
    pub id: Option<String>,
    /// The Certificate ID of the last one of the page before.
    pub after: Option<String>,
}

/// A page of what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArchivePage {
    /// At most 50, newest first.
    pub certificates: Vec<ArchivedView>,
    /// Whether there are more after the last.
    pub more: bool,
}

impl SearchQuery {
    fn parsed(&self) -> Result<ArchiveQuery, ArchiveError> {
        let query = ArchiveQuery {
            serial: given(&self.serial).map(parsed_serial).transpose()?,
            subject: given(&self.subject).map(parsed_subject).transpose()?,
            id: given(&self.id).map(parsed_id).transpose()?,
            after: given(&self.after).map(parsed_id).transpose()?,
        };
        if query.serial.is_none() && query.subject.is_none() && query.id.is_none() {
            return Err(ArchiveError::NothingToSearchFor);
        }
        Ok(query)
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    let text = text.as_deref().map(str::trim);
    text.filter(|text| !text.is_empty())
}

fn parsed_serial(typed: &str) -> Result<String, ArchiveError> {
    serial_number(typed).ok_or_else(|| ArchiveError::MalformedSerial {
        typed: typed.to_owned(),
    })
}

fn parsed_subject(typed: &str) -> Result<String, ArchiveError> {
    match typed.chars().count() {
        ..ArchiveQuery::MIN_SUBJECT => Err(ArchiveError::subject_too_short()),
        ArchiveQuery::MIN_SUBJECT..=ArchiveQuery::MAX_SUBJECT => Ok(typed.to_owned()),
        _ => Err(ArchiveError::subject_too_long()),
    }
}

fn parsed_id(given: &str) -> Result<CertificateId, ArchiveError> {
    given.parse().map_err(|_| ArchiveError::MalformedId {
        id: given.to_owned(),
    })
}

pub(super) async fn search(
    session: &SignedIn,
    query: &ArchiveQuery,
) -> Result<ArchiveFound, ArchiveError> {
    let connection = session.connection();
    Ok(connection.ask("/v1/archive/search", query).await?)
}

#[cfg(test)]
mod tests {
    use protocol::{ArchiveQuery, CertificateId};

    use super::SearchQuery;
    use crate::archive::ArchiveError;

    fn query(serial: &str, subject: &str) -> Result<ArchiveQuery, ArchiveError> {
        let query = SearchQuery {
            serial: Some(serial.to_owned()),
            subject: Some(subject.to_owned()),
            ..SearchQuery::default()
        };
        query.parsed()
    }

    #[test]
    fn a_serial_number_is_taken_as_people_write_it() {
        for typed in ["0x0A:bc", " 0a BC ", "abc", "000a-bc"] {
            let parsed = query(typed, "").unwrap();
            assert_eq!(parsed.serial.as_deref(), Some("0abc"), "{typed}");
            assert_eq!(parsed.subject, None);
        }
        for typed in ["0x", "12g4", "serial"] {
            let typed = typed.to_owned();
            assert_eq!(
                query(&typed, "Anna"),
                Err(ArchiveError::MalformedSerial { typed })
            );
        }
    }

    #[test]
    fn a_subject_has_three_characters_at_least() {
        assert_eq!(
            query("", "Än"),
            Err(ArchiveError::SubjectTooShort { min: 3 })
        );
        assert_eq!(query("", " Änn ").unwrap().subject.as_deref(), Some("Änn"));
        let long = "a".repeat(201);
        assert_eq!(
            query("", &long),
            Err(ArchiveError::SubjectTooLong { max: 200 })
        );
    }

    #[test]
    fn a_page_alone_is_no_criterion() {
        assert_eq!(query("", "  "), Err(ArchiveError::NothingToSearchFor));
        let query = SearchQuery {
            subject: Some("Anna".to_owned()),
            after: Some("17".to_owned()),
            ..SearchQuery::default()
        };
        assert_eq!(query.parsed().unwrap().after, Some(CertificateId(17)));
        let query = SearchQuery {
            after: Some("017".to_owned()),
            ..query
        };
        assert_eq!(
            query.parsed(),
            Err(ArchiveError::MalformedId {
                id: "017".to_owned()
            })
        );
    }
}
