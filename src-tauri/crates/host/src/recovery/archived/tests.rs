use super::*;
use crate::database::plan::scans;

#[tokio::test]
async fn an_index_finds_the_keys_of_a_holder() {
    for query in [BY_ID, BY_HOLDER] {
        assert_eq!(scans(query, &[]).await, [""; 0], "{query}");
    }
}
