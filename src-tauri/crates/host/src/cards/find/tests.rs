use super::*;
use crate::database::plan::scans;

#[tokio::test]
async fn an_index_answers_what_lies_on_a_card() {
    // The view's rows of one card are made once, then read through.
    assert_eq!(scans(LIVE, &["stored"]).await, [""; 0]);
    assert_eq!(scans(SPENT, &["stored", "spent"]).await, [""; 0]);
}
