use zeroize::Zeroizing;

use super::Piv;
use crate::{CardError, Instruction, Status, apdu::Command};

/// The identifiers of the PIV application (`SP 800-73-5 Part 1 §2.2`), the most exact first: the full one with its
/// version, which every card knows that has the application, and the one truncated before the version, for a card with
/// another version. The registered provider alone (five bytes) is never asked for: some cards refuse it, and on others
/// it selects another application of the same provider.
const APPLICATIONS: [&[u8]; 2] = [
    &[0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0, 1, 0],
    &[0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0],
];

impl Piv<'_> {
    /// SELECT (`SP 800-73-5 Part 2 §3.1.1`). The application property template in the answer is not needed: what the
    /// card can do is seen when it is asked to.
    pub(super) fn select(&mut self) -> Result<(), CardError> {
        let known = self.connection.seen.application;
        let mut refused = Status::NotFound;
        for (index, application) in APPLICATIONS.iter().enumerate().skip(known) {
            match self.select_application(application)? {
                Status::Success => {
                    self.connection.seen.application = index;
                    return Ok(());
                }
                status => refused = status,
            }
        }
        Err(CardError::NotPiv { status: refused })
    }

    fn select_application(&mut self, application: &[u8]) -> Result<Status, CardError> {
        let command = Command::new(Instruction::Select, 0x04, 0x00)
            .data(Zeroizing::new(application.to_vec()));
        Ok(self.send(&command)?.status)
    }
}
