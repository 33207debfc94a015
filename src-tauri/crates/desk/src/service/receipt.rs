use protocol::{CardServiceReceipt, ServiceOutcome, keys::ReceiptFault};
use tokio::runtime::Handle;

use super::{order::Granted, run::Run};
use crate::submit::SubmitFault;

impl Run {
    /// Tells the host what came of it. The same bytes are sent again while no answer comes: the host takes them once.
    pub(super) fn give_receipt(
        &self,
        host: &Handle,
        granted: &Granted,
        outcome: ServiceOutcome,
    ) -> Result<(), SubmitFault> {
        let receipt = CardServiceReceipt {
            order: self.order,
            grant: granted.digest,
            made_at: (self.outside.clock)(),
            card: self.card.identity.clone(),
            outcome,
        };
        let signed = self
            .order_key
            .sign_receipt(&receipt)
            .map_err(|fault: ReceiptFault| SubmitFault::Signing { why: fault.code() })?;
        let path = format!("/v1/orders/{}/receipt", self.order);
        host.block_on(self.session.connection().post_json(&path, &signed))?;
        Ok(())
    }
}
