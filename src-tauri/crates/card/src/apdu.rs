use std::fmt;

use zeroize::Zeroizing;

/// The commands that the driver sends, by their instruction byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// SELECT (`SP 800-73-5 Part 2 §3.1.1`).
    Select,
    /// GET DATA (`§3.1.2`).
    GetData,
    /// VERIFY (`§3.2.1`).
    Verify,
    /// CHANGE REFERENCE DATA (`§3.2.2`).
    ChangeReferenceData,
    /// RESET RETRY COUNTER (`§3.2.3`).
    ResetRetryCounter,
    /// GENERAL AUTHENTICATE (`§3.2.4`).
    GeneralAuthenticate,
    /// PUT DATA (`§3.3.1`).
    PutData,
    /// GENERATE ASYMMETRIC KEY PAIR (`§3.3.2`).
    GenerateKeyPair,
    /// GET RESPONSE (`ISO/IEC 7816-4 §5.3.4`).
    GetResponse,
    /// Vendor extension FD: the application's version.
    GetVersion,
    /// Vendor extension F8: the card's serial number.
    GetSerial,
    /// Vendor extension F7: what the card tells about a key, PIN or PUK.
    GetMetadata,
    /// Vendor extension F9: attestation of a generated key.
    Attest,
    /// Vendor extension FF: a new card management key.
    SetManagementKey,
    /// Vendor extension FE: a private key from outside.
    ImportKey,
    /// Vendor extension FA: how often a wrong PIN and a wrong PUK may be tried.
    SetPinRetries,
}

impl Instruction {
    /// The instruction byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Select => 0xA4,
            Self::GetData => 0xCB,
            Self::Verify => 0x20,
            Self::ChangeReferenceData => 0x24,
            Self::ResetRetryCounter => 0x2C,
            Self::GeneralAuthenticate => 0x87,
            Self::PutData => 0xDB,
            Self::GenerateKeyPair => 0x47,
            Self::GetResponse => 0xC0,
            Self::GetVersion => 0xFD,
            Self::GetSerial => 0xF8,
            Self::GetMetadata => 0xF7,
            Self::Attest => 0xF9,
            Self::SetManagementKey => 0xFF,
            Self::ImportKey => 0xFE,
            Self::SetPinRetries => 0xFA,
        }
    }

    /// Whether what answers it is a status alone: it is sent without Le then (`SP 800-73-5 Part 2 §3.2`: Le is empty),
    /// which a strict card wants (`ISO/IEC 7816-3 §12.1.3`, cases 1 and 3). Of the vendor extensions, those that are known
    /// to be taken so.
    pub(crate) const fn answers_status_alone(self) -> bool {
        matches!(
            self,
            Self::Verify
                | Self::ChangeReferenceData
                | Self::ResetRetryCounter
                | Self::PutData
                | Self::SetManagementKey
                | Self::ImportKey
        )
    }

    /// Whether sending it twice does nothing that sending it once does not.
    pub(crate) const fn only_reads(self) -> bool {
        matches!(
            self,
            Self::Select
                | Self::GetData
                | Self::GetVersion
                | Self::GetSerial
                | Self::GetMetadata
                | Self::Attest
        )
    }
}

impl fmt::Display for Instruction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Select => "SELECT",
            Self::GetData => "GET DATA",
            Self::Verify => "VERIFY",
            Self::ChangeReferenceData => "CHANGE REFERENCE DATA",
            Self::ResetRetryCounter => "RESET RETRY COUNTER",
            Self::GeneralAuthenticate => "GENERAL AUTHENTICATE",
            Self::PutData => "PUT DATA",
            Self::GenerateKeyPair => "GENERATE ASYMMETRIC KEY PAIR",
            Self::GetResponse => "GET RESPONSE",
            Self::GetVersion => "GET VERSION",
            Self::GetSerial => "GET SERIAL",
            Self::GetMetadata => "GET METADATA",
            Self::Attest => "ATTEST",
            Self::SetManagementKey => "SET MANAGEMENT KEY",
            Self::ImportKey => "IMPORT KEY",
            Self::SetPinRetries => "SET PIN RETRIES",
        })
    }
}

/// A command as the driver means it, before it becomes one APDU or several.
pub(crate) struct Command {
    pub(crate) instruction: Instruction,
    pub(crate) p1: u8,
    pub(crate) p2: u8,
    /// Wiped with the command: it may be a PIN.
    pub(crate) data: Zeroizing<Vec<u8>>,
    /// Whether the answer may be longer than the 256 bytes of a short APDU.
    pub(crate) long_answer: bool,
}

impl Command {
    pub(crate) fn new(instruction: Instruction, p1: u8, p2: u8) -> Self {
        Self {
            instruction,
            p1,
            p2,
            data: Zeroizing::default(),
            long_answer: false,
        }
    }

    pub(crate) fn data(mut self, data: Zeroizing<Vec<u8>>) -> Self {
        self.data = data;
        self
    }

    pub(crate) fn long_answer(mut self) -> Self {
        self.long_answer = true;
        self
    }

    /// Whether it needs an extended APDU to fit into one.
    pub(crate) fn needs_extended(&self) -> bool {
        self.data.len() > SHORT_BLOCK || self.long_answer
    }

    /// As one extended APDU that asks for as much as there is, if for anything (`ISO/IEC 7816-3 §12.1.3`, case 2E, 3E or
    /// 4E; without data and answer there is case 1 alone, which is neither).
    pub(crate) fn extended(&self) -> Zeroizing<Vec<u8>> {
        let mut apdu = Zeroizing::new(Vec::with_capacity(self.data.len() + 9));
        apdu.extend([0x00, self.instruction.byte(), self.p1, self.p2]);
        let asks = !self.instruction.answers_status_alone();
        if asks || !self.data.is_empty() {
            apdu.push(0x00);
        }
        if !self.data.is_empty() {
            // Data stays below 65,536 bytes: the longest is an object, whose length its writer limits.
            let length = u16::try_from(self.data.len()).unwrap_or(u16::MAX);
            apdu.extend(length.to_be_bytes());
            apdu.extend_from_slice(&self.data);
        }
        if asks {
            apdu.extend([0x00, 0x00]);
        }
        apdu
    }

    /// As short APDUs with at most `block` bytes of data each, chained where one is not enough (`ISO/IEC 7816-4
    /// §5.3.3`). Only the last one asks for an answer, if any does.
    pub(crate) fn short(&self, block: usize) -> Vec<Zeroizing<Vec<u8>>> {
        let block = block.clamp(1, SHORT_BLOCK);
        let last = self.data.len().saturating_sub(1) / block;
        if self.data.is_empty() {
            return vec![self.short_block(&[], true)];
        }
        self.data
            .chunks(block)
            .enumerate()
            .map(|(index, data)| self.short_block(data, index == last))
            .collect()
    }

    fn short_block(&self, data: &[u8], is_last: bool) -> Zeroizing<Vec<u8>> {
        let class = if is_last { 0x00 } else { CHAINED };
        let mut apdu = Zeroizing::new(Vec::with_capacity(data.len() + 6));
        apdu.extend([class, self.instruction.byte(), self.p1, self.p2]);
        if let Ok(length @ 1..) = u8::try_from(data.len()) {
            apdu.push(length);
            apdu.extend_from_slice(data);
        }
        if is_last && !self.instruction.answers_status_alone() {
            apdu.push(0x00);
        }
        apdu
    }
}

/// The most data that a short APDU carries, in bytes.
pub(crate) const SHORT_BLOCK: usize = 255;

/// Class of a command that another one continues.
const CHAINED: u8 = 0x10;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zeroize::Zeroizing;

    use super::{Command, Instruction};

    fn get_data() -> Command {
        Command::new(Instruction::GetData, 0x3F, 0xFF)
            .data(Zeroizing::new(hex::decode("5c035fc105").unwrap()))
    }

    #[test]
    fn a_short_command_asks_for_an_answer() {
        let apdus = get_data().short(255);
        assert_eq!(apdus.len(), 1);
        assert_eq!(hex::encode(&*apdus[0]), "00cb3fff055c035fc10500");
        let serial = Command::new(Instruction::GetSerial, 0, 0).short(255);
        assert_eq!(hex::encode(&*serial[0]), "00f8000000");
    }

    #[test]
    fn an_extended_command_asks_for_all_there_is() {
        assert_eq!(
            hex::encode(&*get_data().extended()),
            "00cb3fff0000055c035fc1050000"
        );
        let serial = Command::new(Instruction::GetSerial, 0, 0);
        assert_eq!(hex::encode(&*serial.extended()), "00f80000000000");
    }

    #[test]
    fn what_is_answered_by_a_status_alone_asks_for_nothing() {
        for instruction in [
            Instruction::Verify,
            Instruction::ChangeReferenceData,
            Instruction::ResetRetryCounter,
            Instruction::PutData,
            Instruction::SetManagementKey,
            Instruction::ImportKey,
        ] {
            let name = format!("{:02x}", instruction.byte());
            let empty = Command::new(instruction, 0, 0x80);
            assert_eq!(hex::encode(&*empty.short(255)[0]), format!("00{name}0080"));
            assert_eq!(hex::encode(&*empty.extended()), format!("00{name}0080"));
            let shown = empty.data(Zeroizing::new(vec![0x31; 2]));
            assert_eq!(
                hex::encode(&*shown.short(255)[0]),
                format!("00{name}0080023131")
            );
            assert_eq!(
                hex::encode(&*shown.extended()),
                format!("00{name}00800000023131")
            );
        }
    }

    proptest! {
        #[test]
        fn chained_blocks_carry_the_data_whatever_their_size(
            data in proptest::collection::vec(any::<u8>(), 0..2000),
            block in 0usize..400,
        ) {
            let command = Command::new(Instruction::PutData, 0x3F, 0xFF).data(Zeroizing::new(data.clone()));
            let apdus = command.short(block);
            let mut carried = Vec::new();
            for (index, apdu) in apdus.iter().enumerate() {
                let is_last = index + 1 == apdus.len();
                prop_assert_eq!(&apdu[..4], &[if is_last { 0x00 } else { 0x10 }, 0xDB, 0x3F, 0xFF]);
                if data.is_empty() {
                    prop_assert_eq!(&apdu[4..], &[0u8; 0]);
                    continue;
                }
                let length = usize::from(apdu[4]);
                prop_assert!(length >= 1 && length <= block.clamp(1, 255));
                carried.extend_from_slice(&apdu[5..5 + length]);
                prop_assert_eq!(&apdu[5 + length..], &[0u8; 0]);
            }
            prop_assert_eq!(carried, data);
        }
    }
}
