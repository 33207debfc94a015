use std::sync::Arc;

use super::approve::decided;
use crate::{
    arguments::RefuseRequest,
    output::{Failure, Output},
};

pub(super) async fn run(arguments: &RefuseRequest, output: &Arc<Output>) -> Result<(), Failure> {
    let because = Some(arguments.reason.as_str());
    output.answer(&decided(&arguments.decided, because, output).await?);
    Ok(())
}
