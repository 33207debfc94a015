use super::*;
use crate::database::plan::scans;

#[tokio::test]
async fn an_index_answers_every_search() {
    for query in [BY_ID, BY_SERIAL, BY_SUBJECT, SUBJECT_OF] {
        assert_eq!(scans(query, &["page"]).await, [""; 0], "{query}");
    }
}

#[tokio::test]
async fn the_test_would_see_a_scan() {
    let query = "SELECT id FROM certificates WHERE subject LIKE '%Anna%'";
    assert_eq!(scans(query, &[]).await, ["SCAN certificates"]);
}

#[test]
fn what_is_typed_is_text_for_the_index() {
    assert_eq!(phrase("na B").unwrap(), "\"na B\"");
    assert_eq!(phrase("\"B\" OR").unwrap(), "\"\"\"B\"\" OR\"");
    for refused in ["", "na", "Åß", "a\nb", &"x".repeat(201)] {
        assert!(phrase(refused).is_err(), "{refused:?}");
    }
}
